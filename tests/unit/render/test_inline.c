/* test_inline.c - what is seen of a canonical line, and how. */
#include "render.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Text with its style and link ("word/1/url"), "{}" around syntax, "<>" around a target's url. */
static void assert_inlines(const char *line, const char *expected)
{
    struct stet_span text = stet_span_of(line);
    struct stet_block block;
    struct stet_inlines inlines = {0};
    struct stet_buf out;
    unsigned style = 0;
    size_t at = 0;
    stet_buf_init(&out, 1 << 16);
    stet_block_read(text, (struct stet_range){0, text.len}, 0, &block);
    assert_true(stet_inline_read(text, (struct stet_range){0, text.len}, &block, &style, &inlines));
    for (size_t i = 0; i < inlines.count; i++) {
        const struct stet_inline *item = &inlines.items[i];
        bool plain = item->kind == STET_INLINE_TEXT;
        struct stet_range range = item->kind == STET_INLINE_TARGET ? item->url : item->range;
        assert_int_equal(item->range.start, at);
        at = item->range.end;
        stet_buf_puts(&out, plain ? "" : item->kind == STET_INLINE_SYNTAX ? "{" : "<");
        stet_buf_append(&out, text.ptr + range.start, range.end - range.start);
        stet_buf_puts(&out, plain ? "" : item->kind == STET_INLINE_SYNTAX ? "}" : ">");
        if (plain && (item->style || item->url.end > item->url.start))
            stet_buf_printf(&out, "/%u/", item->style);
        if (plain && item->url.end > item->url.start)
            stet_buf_append(&out, text.ptr + item->url.start, item->url.end - item->url.start);
    }
    assert_int_equal(at, text.len);
    assert_string_equal(out.ptr, expected);
    free(inlines.items);
    stet_buf_free(&out);
}

static void test_emphasis(void **state)
{
    (void)state;
    assert_inlines("a *b* **c**", "a {*}b/1/{*} {**}c/2/{**}");
    assert_inlines("5 * 3 snake_case 4\\*", "5 * 3 snake_case 4{\\}*");
    assert_inlines("`a*b` and `c", "{`}a*b/4/{`} and `c");
    assert_inlines("H<sub>2</sub>O", "H{<sub>}2/8/{</sub>}O");
}

static void test_links(void **state)
{
    (void)state;
    assert_inlines("see [the *x*](https://e.org/a \"t\").",
                   "see {[}the /0/https://e.org/a{*}x/1/https://e.org/a{*}<https://e.org/a>.");
    assert_inlines("![alt](<a b>)", "{![}alt/32/a b<a b>");
    assert_inlines("[sic] and [a](b", "[sic] and [a](b");
    assert_inlines("[sic] [a](b)", "[sic] {[}a/0/b<b>");
    assert_inlines("[![a](b)](c)", "{[}{![}a/32/b<b><c>");
    assert_inlines("[sic] alone", "[sic] alone");
}

static void test_block_starts(void **state)
{
    (void)state;
    assert_inlines("## Head", "{## }Head");
    assert_inlines("> - item", "{> - }item");
    assert_inlines("12. item", "{12. }item");
    assert_inlines("1986\\. A year", "1986{\\}. A year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_emphasis),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_block_starts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
