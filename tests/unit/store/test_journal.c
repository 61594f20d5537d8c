/* test_journal.c - the captures of an article in order of time, each once. */
#include "fixture.h"
#include "journal.h"

static void test_chain(void **state)
{
    struct stet_chain chain = {0};
    struct stet_error error;
    (void)state;
    const struct stet_seen seen[] = {{.captured_utc = 20, .sha256 = {2}},
                                     {.captured_utc = 10, .sha256 = {9}},
                                     {.captured_utc = 20, .sha256 = {1}},
                                     {.captured_utc = 30, .sha256 = {0}}};
    for (int twice = 0; twice < 2; twice++)
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(stet_chain_add(&chain, &seen[i], &error), STET_OK);
    assert_int_equal(chain.count, 4);
    const size_t order[] = {1, 2, 0, 3};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(stet_seen_compare(&chain.seen[i], &seen[order[i]]), 0);
        assert_int_equal(stet_chain_find(&chain, &seen[order[i]]), i);
    }
    free(chain.seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_chain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
