/* test_write.c - the serialiser: what it escapes, what it leaves, and that its output parses back.
 */
#include "limits.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stet/html.h>
// clang-format off
#include <cmocka.h>
// clang-format on

/* The first element of that tag, written. */
static void write_first(const char *page, enum stet_html_tag tag, struct stet_buf *out)
{
    struct stet_html *html = NULL;
    struct stet_error error;
    stet_buf_init(out, STET_MIB);
    assert_int_equal(stet_html_parse(&html, stet_span_of(page), &error), STET_OK);
    stet_html_node node = STET_HTML_DOCUMENT;
    while (node && stet_html_tag(html, node) != tag)
        node = stet_html_walk(html, STET_HTML_DOCUMENT, node, false);
    stet_html_write(html, node, out);
    stet_html_free(html);
}

static void expect(const char *page, enum stet_html_tag tag, const char *text)
{
    struct stet_buf out;
    write_first(page, tag, &out);
    assert_string_equal(out.ptr, text);
    stet_buf_free(&out);
}

static void test_escapes(void **state)
{
    (void)state;
    expect("<p a='\"<>&amp;&nbsp;'>\"&lt;&gt;&amp;&nbsp;\xC2\xA9", STET_HTML_TAG_P,
           "<p a=\"&quot;&lt;&gt;&amp;&nbsp;\">\"&lt;&gt;&amp;&nbsp;\xC2\xA9</p>");
}

static void test_raw(void **state)
{
    (void)state;
    expect("<script>a<b && c</script>", STET_HTML_TAG_SCRIPT, "<script>a<b && c</script>");
    expect("<svg><style>a&lt;b", STET_HTML_TAG_SVG, "<svg><style>a&lt;b</style></svg>");
    expect("<noscript>a&lt;b", STET_HTML_TAG_NOSCRIPT, "<noscript></noscript>");
}

static void test_part(void **state)
{
    (void)state;
    expect("<div><p>a<br>b<p>c</div>d", STET_HTML_TAG_DIV, "<div><p>a<br>b</p><p>c</p></div>");
    expect("<p>a<p>b", STET_HTML_TAG_P, "<p>a</p>");
    expect("<img src=x>y", STET_HTML_TAG_IMG, "<img src=\"x\">");
    expect("x", STET_HTML_TAG_VIDEO, ""); /* there is none: no node writes nothing */
}

static void test_again(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<!DOCTYPE html><title>x</title><p>a<b>b<p>c</b>&nbsp;<table><tr><td>d</table>e",
        "<ul><li>a<li>b</ul><svg viewbox=1><foreignobject><p>x</p></foreignobject></svg>",
        "<select><option>a<option selected>b</select><template><td>x</template>",
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct stet_buf once, twice;
        write_first(pages[i], STET_HTML_TAG_HTML, &once);
        write_first(once.ptr, STET_HTML_TAG_HTML, &twice);
        assert_string_equal(once.ptr, twice.ptr);
        stet_buf_free(&once);
        stet_buf_free(&twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_part),
        cmocka_unit_test(test_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
