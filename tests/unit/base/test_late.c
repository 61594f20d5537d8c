/* test_late.c - libraries loaded at need: one that is there, one that is not, one that lacks what
 * is asked of it. */
#include "late.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FUNCTIONS(F) F(strlen) F(strcmp)
STET_LATE_LIBRARY("libc.so.6", FUNCTIONS)

static void test_there(void **state)
{
    (void)state;
    struct stet_error error;
    assert_null(late.strlen);
    for (int i = 0; i < 2; i++)
        assert_int_equal(stet_late_load(&library, &error), STET_OK);
    assert_int_equal(late.strlen("four"), 4);
    assert_int_equal(late.strcmp("a", "a"), 0);
}

static void test_not_there(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_late_library none = {"libstet-none.so.7", late_functions, 2, false};
    for (int i = 0; i < 2; i++)
        assert_int_equal(stet_late_load(&none, &error), STET_ERR_IO);
    assert_non_null(strstr(error.message, "cannot load 'libstet-none.so.7': cannot open"));
    assert_non_null(strstr(error.message, "; install"));
}

static void test_lacks_a_function(void **state)
{
    (void)state;
    struct stet_error error;
    size_t (*pointer)(const char *) = NULL;
    struct stet_late_function function = {"stet_no_such_function", &pointer};
    struct stet_late_library lacking = {"libc.so.6", &function, 1, false};
    assert_int_equal(stet_late_load(&lacking, &error), STET_ERR_IO);
    assert_non_null(strstr(error.message, "it has no 'stet_no_such_function'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there),
        cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_lacks_a_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
