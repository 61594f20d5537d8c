/* test_snippet.c - passages: the best window, its marks, its ends. */
#include "query.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define A "\uE000"
#define Z "\uE001"

static struct stet_terms *terms;

static void check(const char *typed, const char *text, const char *passage)
{
    static struct stet_query query;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    assert_int_equal(stet_query_parse(&query, terms, typed, NULL), STET_OK);
    bool found = stet_snippet(terms, &query, stet_span_of(text), true, &out);
    assert_int_equal(found, passage != NULL);
    assert_string_equal(out.ptr, passage ? passage : "");
    stet_query_free(&query);
    stet_buf_free(&out);
}

static void test_short(void **state)
{
    (void)state;
    check("two", "One two\n\nthree.\n", "One " A "two" Z " three.");
    check("tw*", "One TWO twenty", "One " A "TWO" Z " " A "twenty" Z);
    check("\"two three\"", "Two, two three", "Two, " A "two three" Z);
    check("\"two three\" three", "two three", A "two three" Z);
    check("\"one tw\"*", "one two", A "one two" Z);
    check("\u00E9t\u00E9", "L\u2019ete.", "L\u2019" A "ete" Z ".");
    check("\u4EAC\u5927", "\u5317\u4EAC\u5927\u5B66\u3002",
          "\u5317" A "\u4EAC\u5927" Z "\u5B66\u3002");
    check("four", "One two three", NULL);
    check("two", "", NULL);
}

/* Forty words w0 to w39 between two others. */
static void test_window(void **state)
{
    struct stet_buf text;
    (void)state;
    stet_buf_init(&text, 100000);
    stet_buf_puts(&text, "apple ");
    for (int i = 0; i < 40; i++)
        stet_buf_printf(&text, "w%d ", i);
    stet_buf_puts(&text, "pear apple ");
    for (int i = 0; i < 40; i++)
        stet_buf_printf(&text, "x%d ", i);
    /* Where both are, not where the first is. */
    check("apple pear", text.ptr,
          "\u2026 w31 w32 w33 w34 w35 w36 w37 w38 w39 " A "pear" Z " " A "apple" Z
          " x0 x1 x2 x3 x4 x5 x6 x7 x8 \u2026");
    check("apple", text.ptr,
          A "apple" Z " w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 \u2026");
    stet_buf_free(&text);
}

static void test_beginning(void **state)
{
    static struct stet_query query;
    struct stet_buf out;
    (void)state;
    stet_buf_init(&out, 1000);
    assert_int_equal(stet_query_parse(&query, terms, "absent", NULL), STET_OK);
    assert_true(stet_snippet(terms, &query, STET_SPAN_LITERAL("One two."), false, &out));
    assert_string_equal(out.ptr, "One two.");
    stet_query_free(&query);
    stet_buf_free(&out);
}

static void test_clean(void **state)
{
    struct stet_buf text;
    (void)state;
    stet_buf_init(&text, 1000);
    stet_buf_puts(&text, A "a" Z "\uE002" A Z "b\xEE\x80");
    stet_snippet_clean(&text);
    assert_string_equal(text.ptr, "a\uE002b\xEE\x80");
    stet_buf_free(&text);
}

/* Long gaps, long phrases and thousands of hits stay small. */
static void test_bounds(void **state)
{
    static struct stet_query query;
    struct stet_buf text, out;
    (void)state;
    stet_buf_init(&text, 1 << 22);
    stet_buf_init(&out, 1 << 14);
    for (int i = 0; i < 100000; i++)
        stet_buf_puts(&text, i % 2 ? "a " : "a ---------");
    for (int i = 0; i < 1000000; i++)
        stet_buf_putc(&text, '=');
    stet_buf_puts(&text, "b");
    assert_int_equal(stet_query_parse(&query, terms, "a b \"a a a a\"", NULL), STET_OK);
    assert_true(stet_snippet(terms, &query, (struct stet_span){text.ptr, text.len}, true, &out));
    assert_false(out.failed);
    assert_true(out.len > 0);
    stet_query_free(&query);
    stet_buf_free(&out);
    stet_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short),     cmocka_unit_test(test_window),
        cmocka_unit_test(test_beginning), cmocka_unit_test(test_clean),
        cmocka_unit_test(test_bounds),
    };
    terms = stet_terms_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    stet_terms_free(terms);
    return failed;
}
