/* test_overlap.c - words that stand in both texts in stretches of five or more, counted. */
#include "overlap.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct stet_overlap_result compare(const char *text, const char *other)
{
    struct stet_terms *terms = stet_terms_new();
    struct stet_overlap *overlap;
    struct stet_overlap_result result;
    assert_non_null(terms);
    assert_int_equal(stet_overlap_new(&overlap, terms, stet_span_of(text), NULL), STET_OK);
    assert_int_equal(stet_overlap_compare(overlap, terms, stet_span_of(other), &result, NULL),
                     STET_OK);
    stet_overlap_free(overlap);
    stet_terms_free(terms);
    return result;
}

static void test_same(void **state)
{
    (void)state;
    static const char text[] = "One two three four five six, one two three four five seven.";
    struct stet_overlap_result result = compare(text, text);
    assert_int_equal(result.words, 12);
    assert_int_equal(result.shared, 12);
    assert_int_equal(result.other_shared, 12);
    assert_int_equal(result.longest, 12);
    assert_int_equal(result.start, 0);
    assert_int_equal(result.end, sizeof(text) - 2); /* the full stop is no word */
}

static void test_part(void **state)
{
    (void)state;
    struct stet_overlap_result result =
        compare("Before it: the Città burnt on Friday night. Nobody knows why.",
                "They say \xE2\x80\x9Cthe citta BURNT on friday night\xE2\x80\x9D and no more");
    assert_int_equal(result.shared, 6);
    assert_int_equal(result.other_shared, 6);
    assert_int_equal(result.words, 11);
    assert_int_equal(result.other_words, 11);
    assert_int_equal(result.longest, 6);
    assert_int_equal(result.start, 11);
}

static void test_less_than_five(void **state)
{
    (void)state;
    struct stet_overlap_result result = compare("one two three four and so", "one two three four");
    assert_int_equal(result.shared, 0);
    assert_int_equal(result.longest, 0);
    result = compare("", "one two three four five");
    assert_int_equal(result.words, 0);
    assert_int_equal(result.shared, 0);
    result = compare("one two three four five", "");
    assert_int_equal(result.other_words, 0);
}

/* What the other has twice counts twice there, and once here. */
static void test_twice(void **state)
{
    (void)state;
    struct stet_overlap_result result =
        compare("the harbour burnt on friday", "the harbour burnt on friday x the harbour burnt on "
                                               "friday");
    assert_int_equal(result.shared, 5);
    assert_int_equal(result.other_shared, 10);
    assert_int_equal(result.longest, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_part),
        cmocka_unit_test(test_less_than_five),
        cmocka_unit_test(test_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
