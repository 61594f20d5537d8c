/* A run's outcomes: those of its sources, and its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stet/archive.h>

/* Who does not ask for the sentence gets the status all the same. */
static void test_unasked(void **state)
{
    (void)state;
    char name[] = "/nowhere/at.all";
    char *const nothing[] = {name};
    const struct stet_run_events events = {0};
    const struct stet_run_options dry = {.dry_run = true};
    const struct stet_run_options both = {.dry_run = true, .url = "https://x.example/", .id = "x"};
    const struct stet_run_options bad = {.dry_run = true, .url = "no address"};
    struct stet_run_summary summary;
    assert_int_equal(stet_archive_run(NULL, nothing, 1, &dry, &events, &summary, NULL), STET_OK);
    assert_int_equal(summary.failed, 1);
    assert_int_equal(stet_archive_run(NULL, nothing, 1, &both, &events, &summary, NULL),
                     STET_ERR_USAGE);
    assert_int_equal(stet_archive_run(NULL, nothing, 1, &bad, &events, &summary, NULL),
                     STET_ERR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_unasked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
