/* test_sieve.c - what was added is let through, nearly nothing else is. */
#include "digest.h"
#include "fixture.h"
#include "sieve.h"

#define NAMES 20000

static struct stet_oid name(uint32_t number)
{
    struct stet_oid oid;
    uint8_t digest[STET_SHA256_BYTES];
    stet_sha256(&number, sizeof(number), digest);
    memcpy(oid.id, digest, sizeof(oid.id));
    return oid;
}

static size_t count_let(const struct stet_sieve *sieve, uint32_t from, uint32_t to)
{
    size_t count = 0;
    for (uint32_t i = from; i < to; i++) {
        struct stet_oid oid = name(i);
        count += stet_sieve_lets(sieve, &oid);
    }
    return count;
}

static void test_names(void **state)
{
    struct stet_sieve sieve = {0};
    (void)state;
    assert_int_equal(count_let(&sieve, 0, 10), 10); /* without memory: every name */
    stet_sieve_start(&sieve, NAMES);
    assert_int_equal(count_let(&sieve, 0, NAMES), 0);
    for (uint32_t i = 0; i < NAMES; i++)
        stet_sieve_add(&sieve, name(i).id);
    assert_int_equal(count_let(&sieve, 0, NAMES), NAMES);
    assert_in_range(count_let(&sieve, NAMES, 2 * NAMES), 1, NAMES / 12);
    stet_sieve_start(&sieve, NAMES);
    assert_int_equal(count_let(&sieve, 0, NAMES), 0);
    stet_sieve_free(&sieve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
