/* The selectors of rules: what they match, and what is none. */
#include "css.h"
#include "page.h"

static const char page[] =
    "<body class=all><div id=a class='box wide'><p id=b>x</p><section id=c><p id=d class=box "
    "data-kind='two words'>y</p></section></div><p id=e LANG=it>z</p><div id=f><div id=g><p id=h>"
    "</p></div></div>";

struct found {
    const struct stet_html *html;
    struct stet_buf ids;
};

static bool note(void *context, stet_html_node node)
{
    struct found *found = context;
    struct stet_span id;
    stet_html_attribute(found->html, node, STET_HTML_ATTR_ID, &id);
    stet_buf_append(&found->ids, id.ptr, id.len);
    return true;
}

/* The ids of what a selector matches, in order. */
static void expect(const char *text, const char *ids)
{
    struct stet_error error;
    struct stet_css *css = NULL;
    struct found found = {0};
    struct stet_html *html = NULL;
    assert_int_equal(stet_html_parse(&html, stet_span_of(page), &error), STET_OK);
    if (stet_css_read(&css, stet_span_of(text), &error) != STET_OK)
        fail_msg("'%s': %s", text, error.message);
    found.html = html;
    stet_buf_init(&found.ids, 1000);
    stet_css_each(css, html, note, &found);
    if (strcmp(found.ids.ptr, ids) != 0)
        fail_msg("'%s' matches '%s', not '%s'", text, found.ids.ptr, ids);
    stet_buf_free(&found.ids);
    stet_css_free(css);
    stet_html_free(html);
}

static void matches(void **state)
{
    (void)state;
    expect("p", "bdeh");
    expect("P", "bdeh");
    expect("#d", "d");
    expect(".box", "ad");
    expect("p.box", "d");
    expect("div.box.wide", "a");
    expect("div p", "bdh");
    expect("div > p", "bh");
    expect("div>p", "bh");
    expect(".box .box", "d");
    expect("body > div > div > p", "h");
    expect("div div p, #e", "eh");
    expect("section *", "d");
    expect("[data-kind]", "d");
    expect("[data-kind=\"two words\"]", "d");
    expect("[ data-kind = 'two words' ]", "d");
    expect("p[lang=it]", "e");
    expect("[data-kind=two]", "");
    expect("main p", "");
    expect("html body.all > p", "e");
}

static void mistakes(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",       "  ",  "#",      "p >",           "> p",   "p,",   ",p",
        "[a",     "[a=", "[a='b]", "p:first-child", "p + p", "a..b", "a{b}",
        "[a~=b]", "p\\", "[]"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct stet_error error;
        struct stet_css *css = NULL;
        if (stet_css_read(&css, stet_span_of(texts[i]), &error) != STET_ERR_INPUT)
            fail_msg("'%s' was read", texts[i]);
        assert_null(css);
    }
    struct stet_error error;
    struct stet_css *css = NULL;
    struct stet_buf text;
    stet_buf_init(&text, 10000);
    for (size_t i = 0; i < 65; i++)
        stet_buf_puts(&text, "a ");
    assert_int_equal(stet_css_read(&css, (struct stet_span){text.ptr, text.len}, &error),
                     STET_ERR_INPUT);
    for (size_t i = 0; i < 1000; i++)
        stet_buf_puts(&text, "a ");
    assert_int_equal(stet_css_read(&css, (struct stet_span){text.ptr, text.len}, &error),
                     STET_ERR_LIMIT);
    stet_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(matches), cmocka_unit_test(mistakes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
