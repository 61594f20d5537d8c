/* Commit messages. */
#include "message.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *given, const size_t *counts, const char *title, const char *url,
                   const char *wanted)
{
    struct stet_buf out;
    const struct stet_message_line only = {title, url};
    stet_buf_init(&out, 4096);
    stet_message_write(&out, given, counts, &only);
    assert_string_equal(out.ptr, wanted);
    stet_buf_free(&out);
}

static void test_one_article(void **state)
{
    (void)state;
    const size_t counts[5] = {[STET_CHANGE_CHANGED] = 1};
    expect(NULL, counts, "A title", "https://example.org/a",
           "A title: changed\n\nhttps://example.org/a\n");
    expect(NULL, counts, "", "https://example.org/a", "https://example.org/a: changed\n");
    /* A title cannot forge a trailer or reach the terminal. */
    expect(NULL, counts, "A\nSigned-off-by: x\x1b[31m", "u",
           "A\\x0aSigned-off-by: x\\x1b[31m: changed\n\nu\n");
}

static void test_many(void **state)
{
    (void)state;
    const size_t counts[5] = {
        [STET_CHANGE_NEW] = 3, [STET_CHANGE_UNCHANGED] = 2, [STET_CHANGE_FAILED] = 1};
    expect(NULL, counts, NULL, NULL, "6 captures: 3 new, 2 unchanged, 1 failed\n");
    expect("Morning round", counts, NULL, NULL,
           "Morning round\n\n6 captures: 3 new, 2 unchanged, 1 failed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_article),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
