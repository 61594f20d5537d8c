/* test_markdown.c - what each construct of Markdown becomes, told by a trace of its events. The
 * specification's own examples are run by tests/conformance. */
#include "arena.h"
#include "limits.h"
#include "markdown.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static const char *const names[] = {
    [STET_MARKDOWN_QUOTE] = "quote",       [STET_MARKDOWN_LIST] = "list",
    [STET_MARKDOWN_ITEM] = "item",         [STET_MARKDOWN_TABLE] = "table",
    [STET_MARKDOWN_ROW] = "row",           [STET_MARKDOWN_RULE] = "rule",
    [STET_MARKDOWN_CODE_BLOCK] = "block",  [STET_MARKDOWN_HTML_BLOCK] = "html",
    [STET_MARKDOWN_HEADING] = "h",         [STET_MARKDOWN_PARAGRAPH] = "p",
    [STET_MARKDOWN_CELL] = "cell",         [STET_MARKDOWN_EMPHASIS] = "em",
    [STET_MARKDOWN_STRONG] = "strong",     [STET_MARKDOWN_LINK] = "a",
    [STET_MARKDOWN_IMAGE] = "img",         [STET_MARKDOWN_CODE] = "code",
    [STET_MARKDOWN_SOFT_BREAK] = "/soft/", [STET_MARKDOWN_HARD_BREAK] = "/hard/",
};

/* "p(text)", with what an event carries behind its name. */
static void trace(void *context, const struct stet_markdown_event *event)
{
    struct stet_buf *out = context;
    if (event->kind == STET_MARKDOWN_TEXT || event->kind == STET_MARKDOWN_HTML) {
        stet_buf_append(out, event->text.ptr, event->text.len);
        return;
    }
    if (event->leave) {
        stet_buf_putc(out, ')');
        return;
    }
    stet_buf_puts(out, names[event->kind]);
    if (event->kind >= STET_MARKDOWN_SOFT_BREAK)
        return;
    if (event->number > 0)
        stet_buf_printf(out, "%u", (unsigned)event->number);
    if (event->url.len > 0)
        stet_buf_printf(out, "<%.*s>", (int)event->url.len, event->url.ptr);
    if (event->title.len > 0)
        stet_buf_printf(out, "'%.*s'", (int)event->title.len, event->title.ptr);
    stet_buf_putc(out, '(');
}

static void read_into(struct stet_span text, struct stet_buf *out)
{
    struct stet_arena *arena = stet_arena_new(64 * STET_MIB);
    stet_buf_init(out, 64 * STET_MIB);
    assert_int_equal(stet_markdown_read(text, arena, trace, out), STET_OK);
    assert_false(out->failed);
    stet_buf_putc(out, '\0');
    out->len--;
    stet_arena_free(arena);
}

static void expect(const char *markdown, const char *events)
{
    struct stet_buf out;
    read_into(stet_span_of(markdown), &out);
    assert_string_equal(out.ptr, events);
    stet_buf_free(&out);
}

static void test_blocks(void **state)
{
    (void)state;
    expect("", "");
    expect("one\ntwo\n\nthree", "p(one/soft/two)p(three)");
    expect("# Head #\nSub\n---\n***", "h1(Head)h2(Sub)rule()");
    expect("> a\nlazy\n\n> b", "quote(p(a/soft/lazy))quote(p(b))");
    expect("    code\n\n    more\n", "block(code\n\nmore\n)");
    expect("```c x\n<b>\n```\ntext", "block'c'(<b>\n)p(text)");
    expect("```\nnever closed", "block(never closed\n)");
    expect("<div>\n*x*\n\n*y*", "html(<div>\n*x*\n)p(em(y))");
    expect("<!-- a\n\nb -->\nc", "html(<!-- a\n\nb -->\n)p(c)");
    expect("a\r\nb\rc", "p(a/soft/b/soft/c)");
}

static void test_lists(void **state)
{
    (void)state;
    expect("- a\n- b", "list(item(p(a))item(p(b)))");
    expect("- a\n\n  b\n- c", "list(item(p(a)p(b))item(p(c)))");
    expect("3. a\n4. b\n1) c", "list3(item3(p(a))item4(p(b)))list1(item1(p(c)))");
    expect("- a\n  - b\n    > c\n- d", "list(item(p(a)list(item(p(b)quote(p(c)))))item(p(d)))");
    expect("-\n\n  a", "list(item())p(a)");
    expect("text\n14. is no list", "p(text/soft/14. is no list)");
    expect("-\tfoo\n\n\tbar", "list(item(p(foo)p(bar)))");
    expect("- a\n\ntext", "list(item(p(a)))p(text)");
}

static void test_tables(void **state)
{
    (void)state;
    expect("|a|b|\n|-|:-:|\n|1|`x\\|y`|3|\n|4|\n\nz",
           "table2(row(cell(a)cell(b))row(cell(1)cell(code(x|y)))row(cell(4)cell()))p(z)");
    expect("a|b\n-|-|-", "p(a|b/soft/-|-|-)");
    expect("|a|\n|-|\n> q", "table1(row(cell(a)))quote(p(q))");
}

static void test_emphasis(void **state)
{
    (void)state;
    expect("*a* **b** ***c***", "p(em(a) strong(b) em(strong(c)))");
    expect("_a_b_ snake_case_x", "p(em(a_b) snake_case_x)");
    expect("**a *b** c*", "p(em(em(a em(b)) c))");
    expect("*foo**bar*", "p(em(foo**bar))"); /* the rule of three */
    expect("5 * 3 * 2", "p(5 * 3 * 2)");
    expect("*(*a*)*", "p(em((em(a))))");
    expect("\xC2\xAB*a*\xC2\xBB", "p(\xC2\xAB"
                                  "em(a)\xC2\xBB)");
}

static void test_links(void **state)
{
    (void)state;
    expect("[a](/u \"t\") ![b *c*](<x y>)", "p(a</u>'t'(a) img<x y>(b em(c)))");
    expect("[A  b]\n\n[a B]: /u 'two\nlines'", "p(a</u>'two\nlines'(A  b))");
    expect("[x][y] [y][] [z]\n\n[y]: <>\n[y]: /second", "p(a(x) a(y) [z])");
    expect("[\xCE\xA3]\n\n[\xCF\x83]: /sigma", "p(a</sigma>(\xCE\xA3))");
    expect("[a [b](/in) c](/out)", "p([a a</in>(b) c](/out))");
    expect("<https://a.b/c> <me@a.b>",
           "p(a<https://a.b/c>(https://a.b/c) a<mailto:me@a.b>(me@a.b))");
    expect("[not]: closed <\n", "p([not]: closed <)");
    expect("[a](b(c)d) [a](b c)", "p(a<b(c)d>(a) [a](b c))");
}

static void test_text(void **state)
{
    (void)state;
    expect("a\\*b\\q &amp; &#233; &nope; &copy", "p(a*b\\q & \xC3\xA9 &nope; &copy)");
    expect("`` a`b `` ` open", "p(code(a`b) ` open)");
    expect("a  \nb\\\nc", "p(a/hard/b/hard/c)");
    expect("x<b class=\"y\">z</b> a<b", "p(x<b class=\"y\">z</b> a<b)");
    struct stet_buf out;
    read_into((struct stet_span){"a\0b", 3}, &out);
    assert_string_equal(out.ptr, "p(a\xEF\xBF\xBD"
                                 "b)");
    stet_buf_free(&out);
}

static size_t length_of(const char *unit, size_t count, const char *tail)
{
    struct stet_buf text, out;
    stet_buf_init(&text, 64 * STET_MIB);
    for (size_t i = 0; i < count; i++)
        stet_buf_puts(&text, unit);
    stet_buf_puts(&text, tail);
    read_into((struct stet_span){text.ptr, text.len}, &out);
    size_t len = out.len;
    stet_buf_free(&text);
    stet_buf_free(&out);
    return len;
}

static void test_bounds(void **state)
{
    (void)state;
    /* Containers stop nesting: what is left of the marks is text. */
    assert_true(length_of("> ", 1000, "x") > 2 * (1000 - 2 * STET_MAX_DOCUMENT_DEPTH));
    /* One definition does not serve links without end. */
    assert_true(length_of("[a] ", 100000,
                          "\n\n[a]: /"
                          "long-long-long-long-long-long-long-long-long-long") < 10 * STET_MIB);
    /* Rows of one cell below a wide head. */
    assert_true(length_of("|a", 5000, "|\n") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks), cmocka_unit_test(test_lists),
        cmocka_unit_test(test_tables), cmocka_unit_test(test_emphasis),
        cmocka_unit_test(test_links),  cmocka_unit_test(test_text),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
