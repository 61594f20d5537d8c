/* test_escape.c - each escaper for its place. */
#include "escape.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(struct stet_buf *out, const char *want)
{
    assert_string_equal(out->ptr, want);
    stet_buf_free(out);
}

static void html_cannot_be_left(void **state)
{
    (void)state;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    stet_escape_html_text(&out, STET_SPAN_LITERAL("a<b>&amp;\"'"));
    check(&out, "a&lt;b&gt;&amp;amp;\"'");
    stet_escape_html_attribute(&out, STET_SPAN_LITERAL("\"><script>\n&"));
    check(&out, "&quot;&gt;&lt;script&gt;&#10;&amp;");
    stet_escape_html_text(&out, STET_SPAN_LITERAL("a\0b"));
    check(&out, "a\xEF\xBF\xBD"
                "b");
}

static void a_terminal_is_never_commanded(void **state)
{
    (void)state;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    stet_escape_terminal(&out, STET_SPAN_LITERAL("\x1b[2J\n\t\r\x7f\xc2\x9b"), true);
    check(&out, "\\x1b[2J\n\t\\x0d\\x7f\\x9b");
    stet_escape_terminal(&out, STET_SPAN_LITERAL("a\nb\tc\0d"), false);
    check(&out, "a\\x0ab\\x09c\\x00d");
    stet_escape_terminal(
        &out, STET_SPAN_LITERAL("\xe2\x80\xae\xe2\x81\xa6\xef\xbb\xbf\xe2\x80\x8b"), true);
    check(&out, "\\u202e\\u2066\\ufeff\\u200b");
    /* Persian with a non-joiner, a family of emoji. */
    const char joined[] =
        "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7";
    stet_escape_terminal(&out, stet_span_of(joined), false);
    check(&out, joined);
    stet_escape_terminal(&out,
                         STET_SPAN_LITERAL("\xff\xe2\x82"
                                           "caf\xc3\xa9 \xef\xbf\xbd"),
                         true);
    check(&out, "\\xff\\xe2\\x82"
                "caf\xc3\xa9 \xef\xbf\xbd");
}

static void json_strings_are_whole(void **state)
{
    (void)state;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    stet_escape_json(&out, STET_SPAN_LITERAL("\"\\\n\r\t\b\x01/\xc3\xa9\0"));
    check(&out, "\"\\\"\\\\\\n\\r\\t\\u0008\\u0001/\xc3\xa9\\u0000\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_cannot_be_left),
        cmocka_unit_test(a_terminal_is_never_commanded),
        cmocka_unit_test(json_strings_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
