/* test_error.c - the sentence in the caller's value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stet/base.h>
#include <string.h>

#include <cmocka.h>

static void a_message_is_one_line_and_fits(void **state)
{
    (void)state;
    struct stet_error error;
    assert_int_equal(stet_error_set(&error, STET_ERR_IO, "cannot read '%s'", "a\nb\x1b[m"),
                     STET_ERR_IO);
    assert_string_equal(error.message, "cannot read 'a?b?[m'");
    char longer[2000];
    memset(longer, 'x', sizeof(longer) - 1);
    longer[sizeof(longer) - 1] = '\0';
    stet_error_set(&error, STET_ERR_INPUT, "%s", longer);
    assert_int_equal(strlen(error.message), sizeof(error.message) - 1);
    stet_error_prefix(&error, "%s", longer);
    assert_int_equal(strlen(error.message), sizeof(error.message) - 1);
    assert_int_equal(stet_error_set(NULL, STET_ERR_MEMORY, "x"), STET_ERR_MEMORY);
}

static void a_subject_goes_in_front(void **state)
{
    (void)state;
    struct stet_error error;
    stet_error_set(&error, STET_ERR_INPUT, "it is %s", "empty");
    stet_error_prefix(&error, "cannot archive '%s'", "x");
    assert_int_equal(error.status, STET_ERR_INPUT);
    assert_string_equal(error.message, "cannot archive 'x': it is empty");
    stet_error_prefix(NULL, "nobody asks %s", "why");
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = STET_ERR_INTERRUPTED; a <= STET_DIFFERENT; a++) {
        assert_string_not_equal(stet_status_name((enum stet_status)a), "unknown");
        for (int b = STET_ERR_INTERRUPTED; b < a; b++)
            assert_string_not_equal(stet_status_name((enum stet_status)a),
                                    stet_status_name((enum stet_status)b));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_one_line_and_fits),
        cmocka_unit_test(a_subject_goes_in_front),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
