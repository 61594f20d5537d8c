/* test_parse.c - pages and the trees they give, written as HTML; the ceilings; hostile shapes. */
#include "limits.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stet/html.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static struct stet_html *parse(struct stet_span text)
{
    struct stet_html *html = NULL;
    struct stet_error error;
    if (stet_html_parse(&html, text, &error) != STET_OK)
        fail_msg("%s", error.message);
    return html;
}

/* The page parsed and written; what every page has around the body's content is left out. */
static void expect(const char *page, const char *body)
{
    struct stet_html *html = parse(stet_span_of(page));
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    stet_html_write(html, STET_HTML_DOCUMENT, &out);
    struct stet_span got = {out.ptr, out.len};
    const char *before = "<html><head></head><body>", *after = "</body></html>";
    if (stet_span_starts(got, before) && stet_span_ends(got, after))
        got = stet_span_sub(got, strlen(before), got.len - strlen(after));
    if (!stet_span_is(got, body))
        fail_msg("'%s' gave\n%.*s\nnot\n%s", page, (int)got.len, got.ptr, body);
    stet_buf_free(&out);
    stet_html_free(html);
}

static void test_empty(void **state)
{
    (void)state;
    expect("", "");
    expect("  \n", "");
    expect("x", "x");
    struct stet_html *html = parse((struct stet_span){NULL, 0});
    assert_int_equal(stet_html_kind(html, STET_HTML_DOCUMENT), STET_HTML_KIND_DOCUMENT);
    stet_html_free(html);
    stet_html_free(NULL);
}

static void test_head(void **state)
{
    (void)state;
    expect("<!DOCTYPE html><title>A &amp; <b></title><p>x",
           "<!DOCTYPE html><html><head><title>A &amp; &lt;b&gt;</title></head><body><p>x</p></body>"
           "</html>");
    expect("<head></head><meta charset=utf-8>x",
           "<html><head><meta charset=\"utf-8\"></head><body>x</body></html>");
    expect(
        "<noscript><link></noscript><noscript><p>y</noscript>",
        "<html><head><noscript><link></noscript><noscript></noscript></head><body><p>y</p></body>"
        "</html>");
}

static void test_implied(void **state)
{
    (void)state;
    expect("<p>1<p>2<ul><li>a<li>b<ul><li>c</ul></ul>3",
           "<p>1</p><p>2</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>3");
    expect("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
    expect("<p><div>x</p>", "<p></p><div>x<p></p></div>");
    expect("<h1>a<h2>b</h1>c", "<h1>a</h1><h2>b</h2>c");
    expect("<ruby>a<rt>b<rp>c</ruby>", "<ruby>a<rt>b</rt><rp>c</rp></ruby>");
    expect("a</br>b</p>c", "a<br>b<p></p>c");
    expect("<body><noscript><div>a<p>b</noscript>c</div>d",
           "<noscript><div>a<p>b</p></div></noscript>cd");
}

static void test_formatting(void **state)
{
    (void)state;
    expect("<b>1<p>2</b>3</p>4", "<b>1</b><p><b>2</b>3</p>4");
    expect("<a href=1>x<a href=2>y", "<a href=\"1\">x</a><a href=\"2\">y</a>");
    expect("<b><i>x</b>y</i>z", "<b><i>x</i></b><i>y</i>z");
    expect("<p><b><b><b><b>x<p>y",
           "<p><b><b><b><b>x</b></b></b></b></p><p><b><b><b>y</b></b></b></p>");
    expect("<b id=1><p></b>x", "<b id=\"1\"></b><p><b id=\"1\"></b>x</p>");
    expect("<i>a<object>b</i>c</object>d", "<i>a<object>bc</object>d</i>");
    expect("<a><div><div>x</a>y", "<a></a><div><a></a><div><a>x</a>y</div></div>");
}

static void test_tables(void **state)
{
    (void)state;
    expect("<table><tr><td>a<td>b<tr><th>c</table>d",
           "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>d");
    expect("<table>x<tr><p>y<td>z", "x<p>y</p><table><tbody><tr><td>z</td></tr></tbody></table>");
    expect("<table> <tr> x</table>", " x<table> <tbody><tr></tr></tbody></table>");
    expect("<table><caption>c<col><input type=hidden><tr></table>",
           "<table><caption>c</caption><colgroup><col></colgroup><input type=\"hidden\"><tbody><tr>"
           "</tr></tbody></table>");
    expect("<p><table></table>", "<p><table></table></p>"); /* quirks mode */
    expect("<!DOCTYPE html><p><table></table>",
           "<!DOCTYPE html><html><head></head><body><p></p><table></table></body></html>");
    expect(
        "<table><tr><td><table><td>x</table>y</table>",
        "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table>y</td></tr></tbody>"
        "</table>");
}

static void test_select_and_template(void **state)
{
    (void)state;
    expect("<select><option>a<option>b<optgroup><option>c</select>d",
           "<select><option>a</option><option>b</option><optgroup><option>c</option></optgroup>"
           "</select>d");
    expect("<select><p>x<select>y", "<select><p>x</p></select>y");
    expect("<body><template><tr><td>x</template>y", "<template><tr><td>x</td></tr></template>y");
    expect("<body><template><col>a\tb\n</template>c", "<template><col>\t\n</template>c");
    expect("<body><template>a<template>b", "<template>a<template>b</template></template>");
}

static void test_foreign(void **state)
{
    (void)state;
    expect("<svg viewbox=1><foreignobject><p>x</p></svg>y",
           "<svg viewBox=\"1\"><foreignObject><p>x</p></foreignObject></svg>y");
    expect("<svg><foreignobject><p>x</svg>y",
           "<svg><foreignObject><p>xy</p></foreignObject></svg>");
    expect("<svg><g/><![CDATA[<&]]><p>x", "<svg><g></g>&lt;&amp;</svg><p>x</p>");
    expect("<![CDATA[x]]>", "<!--[CDATA[x]]--><html><head></head><body></body></html>");
    expect("<math><mi>x<p>y</p></mi></math>z", "<math><mi>x<p>y</p></mi></math>z");
    expect("<math><mi>x<p>y</math>z", "<math><mi>x<p>yz</p></mi></math>");
    expect("<math><mn>x</math>z", "<math><mn>x</mn></math>z");
    expect("<svg><title><b>x</b></title><font color=1>y",
           "<svg><title><b>x</b></title></svg><font color=\"1\">y</font>");
    expect("<math definitionurl=x><annotation-xml encoding=TEXT/html><div>y",
           "<math definitionURL=\"x\"><annotation-xml encoding=\"TEXT/html\"><div>y</div>"
           "</annotation-xml></math>");
}

static void test_raw_text(void **state)
{
    (void)state;
    expect("<body><script><!--<script></script>--></script>x",
           "<script><!--<script></script>--></script>x");
    expect("<body><style></sty</style>x", "<style></sty</style>x");
    expect("<body><textarea>\n\nx</TEXTAREA >y", "<textarea>\nx</textarea>y");
    expect("<pre>\r\n\r\nx", "<pre>\nx</pre>");
    expect("<plaintext><b></plaintext>", "<plaintext><b></plaintext></plaintext>");
    expect("<body><title>x", "<title>x</title>");
}

static void test_comments_and_frames(void **state)
{
    (void)state;
    expect("<body><!--a--!b--!>c<!-->d<!--->e<?x>f</ y>g<!h>",
           "<!--a--!b-->c<!---->d<!---->e<!--?x-->f<!-- y-->g<!--h-->");
    expect("<body><!--x--", "<!--x-->");
    expect("<frameset><frame></frameset>x<!--c-->",
           "<html><head></head><frameset><frame></frameset><!--c--></html>");
    expect("</body><p>x</html> <!--c-->",
           "<html><head></head><body><p>x </p></body></html><!--c-->");
    expect("<frameset></frameset>x y\tz", "<html><head></head><frameset></frameset> \t</html>");
    expect("<b><frameset></frameset> </html>x y",
           "<html><head></head><frameset></frameset> <b> </b></html>");
}

static void test_bytes(void **state)
{
    (void)state;
    struct stet_html *html = parse(STET_SPAN_LITERAL("<p a='\0\r\n\r'>x\0\ry\r\nz<svg>\0"));
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    stet_html_write(html, STET_HTML_DOCUMENT, &out);
    assert_string_equal(out.ptr, "<html><head></head><body><p a=\"\xEF\xBF\xBD\n\n\">x\ny\nz<svg>"
                                 "\xEF\xBF\xBD</svg></p></body></html>");
    stet_buf_free(&out);
    stet_html_free(html);
}

/* head, then unit count times. */
static void repeat(struct stet_buf *out, const char *head, const char *unit, size_t count)
{
    stet_buf_init(out, 64 * STET_MIB);
    stet_buf_puts(out, head);
    for (size_t i = 0; i < count; i++)
        stet_buf_puts(out, unit);
}

static size_t deepest(const struct stet_html *html)
{
    size_t depth = 0, most = 0;
    stet_html_node node = STET_HTML_DOCUMENT;
    for (;;) {
        if (stet_html_kind(html, node) == STET_HTML_KIND_ELEMENT && depth > most)
            most = depth;
        if (stet_html_first_child(html, node)) {
            node = stet_html_first_child(html, node);
            depth++;
            continue;
        }
        while (node && !stet_html_next(html, node)) {
            node = stet_html_parent(html, node);
            depth--;
        }
        if (!node)
            return most;
        node = stet_html_next(html, node);
    }
}

static void test_depth(void **state)
{
    (void)state;
    static const char *const units[] = {
        "<div>", "<b><i><div></b></i>", "<form><div></form>", "<table><td>",
        "<svg>", "<a><table><a>",       "<b><p></b>x",        "<font><p></p>"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct stet_buf page;
        repeat(&page, "", units[i], 2000);
        struct stet_html *html = parse((struct stet_span){page.ptr, page.len});
        assert_true(deepest(html) <= STET_MAX_HTML_DEPTH);
        stet_html_free(html);
        stet_buf_free(&page);
    }
}

static void test_flattened(void **state)
{
    (void)state;
    struct stet_buf page;
    repeat(&page, "", "<div>", STET_MAX_HTML_DEPTH - 2 + 5);
    stet_buf_puts(&page, "x");
    struct stet_html *html = parse((struct stet_span){page.ptr, page.len});
    assert_int_equal(stet_html_flattened(html), 5);
    assert_int_equal(deepest(html), STET_MAX_HTML_DEPTH);
    stet_html_free(html);
    stet_buf_free(&page);
}

static void expect_limit(struct stet_buf *page, const char *message)
{
    struct stet_html *html = NULL;
    struct stet_error error;
    assert_int_equal(stet_html_parse(&html, (struct stet_span){page->ptr, page->len}, &error),
                     STET_ERR_LIMIT);
    assert_null(html);
    assert_string_equal(error.message, message);
    stet_buf_free(page);
}

static void test_limits(void **state)
{
    (void)state;
    struct stet_buf page;
    repeat(&page, "", "<div>", STET_MAX_HTML_NESTING + 1);
    expect_limit(&page, "page nests more than 65000 elements deep");
    repeat(&page, "", "<br>", STET_MAX_HTML_NODES + 1);
    expect_limit(&page, "page has more than 4000000 nodes");
    stet_buf_init(&page, 64 * STET_MIB);
    for (size_t i = 0; i <= STET_MAX_HTML_NAMES; i++)
        stet_buf_printf(&page, "<x%zu/></x%zu>", i, i);
    expect_limit(&page, "page has more than 262144 different names");
}

static void test_many_attributes(void **state)
{
    (void)state;
    struct stet_buf page;
    stet_buf_init(&page, 64 * STET_MIB);
    stet_buf_puts(&page, "<p a=1 A=2");
    for (int i = 0; i < 64000; i++)
        stet_buf_printf(&page, " x%d", i);
    stet_buf_puts(&page, ">y");
    struct stet_html *html = parse((struct stet_span){page.ptr, page.len});
    stet_html_node p = stet_html_parent(html, 6);
    struct stet_span name, value;
    size_t count = 0;
    assert_int_equal(stet_html_tag(html, p), STET_HTML_TAG_P);
    while (stet_html_attribute_at(html, p, count, &name, &value))
        count++;
    assert_int_equal(count, STET_MAX_HTML_ATTRIBUTES);
    assert_true(stet_html_attribute_at(html, p, 0, &name, &value));
    assert_true(stet_span_is(name, "a") && stet_span_is(value, "1"));
    stet_html_free(html);
    stet_buf_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_implied),
        cmocka_unit_test(test_formatting),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_select_and_template),
        cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_raw_text),
        cmocka_unit_test(test_comments_and_frames),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_flattened),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_many_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
