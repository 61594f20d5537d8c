/* test_span.c - small questions about lent text. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void comparing(void **state)
{
    (void)state;
    struct stet_span text = STET_SPAN_LITERAL("Content-Type: x");
    assert_true(stet_span_starts(text, "Content"));
    assert_false(stet_span_starts(text, "content"));
    assert_true(stet_span_starts_nocase(text, "content-type:"));
    assert_false(stet_span_starts_nocase(text, "content-type: xy"));
    assert_true(stet_span_ends(text, ": x"));
    assert_true(stet_span_ends(text, ""));
    assert_false(stet_span_ends(STET_SPAN_LITERAL("x"), "xx"));
    assert_true(stet_span_is_nocase(STET_SPAN_LITERAL("HTML"), "html"));
    assert_false(stet_span_is_nocase(STET_SPAN_LITERAL("HTMLx"), "html"));
    assert_true(stet_span_equal((struct stet_span){NULL, 0}, stet_span_of("")));
}

static void finding(void **state)
{
    (void)state;
    struct stet_span text = STET_SPAN_LITERAL("one Two one");
    assert_int_equal(stet_span_find(text, "one"), 0);
    assert_int_equal(stet_span_find(text, " one"), 7);
    assert_int_equal(stet_span_find(text, "two"), text.len);
    assert_int_equal(stet_span_find_nocase(text, "two"), 4);
    assert_int_equal(stet_span_find_nocase(text, "three"), text.len);
    assert_int_equal(stet_span_find(stet_span_of(""), "x"), 0);
}

static void trimming(void **state)
{
    (void)state;
    assert_true(stet_span_is(stet_span_trim(STET_SPAN_LITERAL(" \t\r\n\fa b\n ")), "a b"));
    assert_int_equal(stet_span_trim(STET_SPAN_LITERAL(" \n")).len, 0);
}

static void lines(void **state)
{
    (void)state;
    struct stet_span rest = STET_SPAN_LITERAL("a\n\nb"), line;
    assert_true(stet_span_line(&rest, &line));
    assert_true(stet_span_is(line, "a"));
    assert_true(stet_span_line(&rest, &line));
    assert_int_equal(line.len, 0);
    assert_true(stet_span_line(&rest, &line));
    assert_true(stet_span_is(line, "b"));
    assert_false(stet_span_line(&rest, &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparing),
        cmocka_unit_test(finding),
        cmocka_unit_test(trimming),
        cmocka_unit_test(lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
