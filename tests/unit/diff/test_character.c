/* test_character.c - what differs in typography only, and what does not. */
#include "diff.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <unicode/uchar.h>

static bool same(const char *a, const char *b)
{
    bool forth = stet_character_same_typography(stet_span_of(a), stet_span_of(b));
    assert_int_equal(forth, stet_character_same_typography(stet_span_of(b), stet_span_of(a)));
    return forth;
}

static void test_forms_of_one_mark(void **state)
{
    (void)state;
    assert_true(same("He said \"no\"", "He said “no”"));
    assert_true(same("“non”", "« non »"));
    assert_true(same("don't", "don’t"));
    assert_true(same("1990-1995", "1990–1995"));
    assert_true(same("so - it - is", "so—it—is"));
    assert_true(same("a -- b", "a – b"));
    assert_true(same("wait...", "wait…"));
    assert_true(same("10 km", "10\xC2\xA0km"));
    assert_true(same("Oh !", "Oh!"));
    assert_true(same("a  b ", "a b"));
    assert_true(same("- - - -", "-"));
    assert_true(same("", ""));
}

static void test_what_a_reader_reads_otherwise(void **state)
{
    (void)state;
    assert_false(same("non stop", "nonstop"));
    assert_false(same("5′", "5″"));
    assert_false(same("it's", "its"));
    assert_false(same("rose 5", "rose -5"));
    assert_false(same("a, b", "a; b"));
    assert_false(same("No", "no"));
    assert_false(same("\\*a", "*a"));
}

static void test_case_is_what_icu_says(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x3000; code++) {
        assert_int_equal(stet_character_is_upper(code), u_isupper((UChar32)code));
        assert_int_equal(stet_character_fold_case(code),
                         u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_one_mark),
        cmocka_unit_test(test_what_a_reader_reads_otherwise),
        cmocka_unit_test(test_case_is_what_icu_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
