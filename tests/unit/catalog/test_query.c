/* test_query.c - what people and attackers type into a search. */
#include "query.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct stet_terms *terms;

static void check(const char *typed, const char *match)
{
    static struct stet_query query;
    struct stet_error error = {STET_OK, ""};
    enum stet_status status = stet_query_parse(&query, terms, typed, &error);
    if (match) {
        assert_int_equal(status, STET_OK);
        assert_string_equal(query.match.ptr, match);
    } else {
        assert_int_equal(status, STET_ERR_USAGE);
        assert_true(error.message[0] != '\0');
    }
    stet_query_free(&query);
}

static void test_terms(void **state)
{
    (void)state;
    check("one", "\"one\"");
    check(" one\ttwo ", "\"one\" AND \"two\"");
    check("\"one two\" three", "\"one two\" AND \"three\"");
    check("elect*", "\"elect\"*");
    check("\"prime min\"*", "\"prime min\"*");
    check("one\"two\"", "\"one\" AND \"two\"");
    check("\"never closed", "\"never closed\"");
    check("e\u0301te\u0301", "\"\u00E9t\u00E9\""); /* composed */
}

static void test_operators_are_words(void **state)
{
    (void)state;
    check("AND", "\"AND\"");
    check("a OR NOT b", "\"a\" AND \"OR\" AND \"NOT\" AND \"b\"");
    check("x:y", "\"x:y\"");
    check("-x", "\"-x\"");
    check("C++", "\"C++\"");
    check("(a) {b} ^c + NEAR(d,2)", "\"(a)\" AND \"{b}\" AND \"^c\" AND \"NEAR(d,2)\"");
}

static void test_nothing_to_look_for(void **state)
{
    static char long_query[10001], many[200];
    (void)state;
    check("", NULL);
    check("  \n", NULL);
    check("\"", NULL);
    check("\"\" \"\" *", NULL);
    check("+++ ---", NULL);
    memset(long_query, 'a', 10000);
    check(long_query, NULL);
    for (size_t i = 0; i < 2 * (STET_MAX_QUERY_TERMS + 1); i += 2)
        memcpy(many + i, "a ", 2);
    check(many, NULL);
    many[2 * STET_MAX_QUERY_TERMS] = '\0';
    static struct stet_query query;
    assert_int_equal(stet_query_parse(&query, terms, many, NULL), STET_OK);
    assert_int_equal(query.count, STET_MAX_QUERY_TERMS);
    stet_query_free(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_operators_are_words),
        cmocka_unit_test(test_nothing_to_look_for),
    };
    terms = stet_terms_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    stet_terms_free(terms);
    return failed;
}
