/* test_access.c - what the handles of a small page answer. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stet/html.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static const char page[] =
    "<!DOCTYPE html><!--c--><p Class='a &lt; b' data-x=1 hidden>one <x-y>two</x-y>"
    "<svg viewbox=1><fegaussianblur>";

static int setup(void **state)
{
    struct stet_error error;
    return stet_html_parse((struct stet_html **)state, stet_span_of(page), &error);
}

static int teardown(void **state)
{
    stet_html_free(*state);
    return 0;
}

static stet_html_node find(const struct stet_html *html, const char *name)
{
    stet_html_node node = STET_HTML_DOCUMENT;
    while (node && !stet_span_is(stet_html_name(html, node), name))
        node = stet_html_walk(html, STET_HTML_DOCUMENT, node, false);
    return node;
}

static void test_kinds(void **state)
{
    const struct stet_html *html = *state;
    stet_html_node doctype = stet_html_first_child(html, STET_HTML_DOCUMENT);
    stet_html_node comment = stet_html_next(html, doctype);
    assert_int_equal(stet_html_kind(html, doctype), STET_HTML_KIND_DOCTYPE);
    assert_true(stet_span_is(stet_html_text(html, doctype), "html"));
    assert_int_equal(stet_html_kind(html, comment), STET_HTML_KIND_COMMENT);
    assert_true(stet_span_is(stet_html_text(html, comment), "c"));
    assert_int_equal(stet_html_previous(html, comment), doctype);
    assert_int_equal(stet_html_last_child(html, STET_HTML_DOCUMENT), find(html, "html"));
    assert_int_equal(stet_html_tag(html, comment), STET_HTML_TAG_OTHER);
}

static void test_names(void **state)
{
    const struct stet_html *html = *state;
    assert_int_equal(stet_html_tag(html, find(html, "p")), STET_HTML_TAG_P);
    stet_html_node own = find(html, "x-y"), blur = find(html, "feGaussianBlur");
    assert_int_equal(stet_html_tag(html, own), STET_HTML_TAG_OTHER);
    assert_int_equal(stet_html_kind(html, own), STET_HTML_KIND_ELEMENT);
    assert_int_equal(stet_html_tag(html, blur), STET_HTML_TAG_FEGAUSSIANBLUR);
    assert_int_equal(stet_html_namespace(html, blur), STET_HTML_NS_SVG);
    assert_int_equal(stet_html_namespace(html, own), STET_HTML_NS_HTML);
}

static void test_attributes(void **state)
{
    const struct stet_html *html = *state;
    stet_html_node p = find(html, "p");
    struct stet_span name, value;
    assert_true(stet_html_attribute(html, p, STET_HTML_ATTR_CLASS, &value));
    assert_true(stet_span_is(value, "a < b"));
    assert_true(stet_html_attribute(html, p, STET_HTML_ATTR_HIDDEN, &value));
    assert_int_equal(value.len, 0);
    assert_false(stet_html_attribute(html, p, STET_HTML_ATTR_HREF, &value));
    assert_true(stet_html_attribute_at(html, p, 1, &name, &value));
    assert_true(stet_span_is(name, "data-x") && stet_span_is(value, "1"));
    assert_false(stet_html_attribute_at(html, p, 3, &name, &value));
    assert_false(stet_html_attribute(html, STET_HTML_DOCUMENT, STET_HTML_ATTR_CLASS, &value));
    assert_true(stet_html_attribute_at(html, find(html, "svg"), 0, &name, &value));
    assert_true(stet_span_is(name, "viewBox"));
    enum stet_html_attr number = STET_HTML_ATTR_CLASS;
    assert_true(stet_html_attribute_known(html, p, 1, &number, &value));
    assert_true(number == STET_HTML_ATTR_OTHER && stet_span_is(value, "1"));
    assert_true(stet_html_attribute_known(html, p, 0, &number, &value));
    assert_true(number == STET_HTML_ATTR_CLASS && stet_span_is(value, "a < b"));
    assert_false(stet_html_attribute_known(html, p, 3, &number, &value));
    assert_false(stet_html_attribute_known(html, STET_HTML_DOCUMENT, 0, &number, &value));
}

static void test_offsets(void **state)
{
    const struct stet_html *html = *state;
    stet_html_node p = find(html, "p");
    assert_int_equal(stet_html_offset(html, p), strstr(page, "<p") - page);
    assert_int_equal(stet_html_offset(html, stet_html_first_child(html, p)),
                     strstr(page, "one") - page);
    assert_true(stet_html_offset(html, find(html, "body")) == SIZE_MAX);
}

static void test_text_is_lent(void **state)
{
    const struct stet_html *html = *state;
    struct stet_span text = stet_html_text(html, stet_html_first_child(html, find(html, "p")));
    assert_true(stet_span_is(text, "one "));
    assert_true(text.ptr > page && text.ptr < page + sizeof(page));
}

static void test_walk(void **state)
{
    const struct stet_html *html = *state;
    stet_html_node p = find(html, "p"), own = find(html, "x-y"), svg = find(html, "svg");
    assert_int_equal(stet_html_walk(html, p, own, true), svg);
    assert_int_equal(stet_html_walk(html, p, own, false), stet_html_first_child(html, own));
    assert_int_equal(stet_html_walk(html, p, svg, true), STET_HTML_NONE);
    assert_int_equal(stet_html_walk(html, own, own, true), STET_HTML_NONE);
    size_t count = 0;
    for (stet_html_node node = p; node; node = stet_html_walk(html, p, node, false))
        count++;
    assert_int_equal(count, 6);
}

static void test_no_node(void **state)
{
    const struct stet_html *html = *state;
    struct stet_span value;
    assert_int_equal(stet_html_parent(html, STET_HTML_NONE), STET_HTML_NONE);
    assert_int_equal(stet_html_first_child(html, 1000000), STET_HTML_NONE);
    assert_int_equal(stet_html_text(html, 1000000).len, 0);
    assert_false(stet_html_attribute(html, STET_HTML_NONE, STET_HTML_ATTR_CLASS, &value));
    assert_int_equal(stet_html_walk(html, STET_HTML_DOCUMENT, STET_HTML_NONE, false),
                     STET_HTML_NONE);
}

static void test_memory(void **state)
{
    const struct stet_html *html = *state;
    assert_true(stet_html_memory(html) > 0);
    assert_true(stet_html_memory(html) < 10000);
    assert_int_equal(stet_html_flattened(html), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),        cmocka_unit_test(test_names),
        cmocka_unit_test(test_attributes),   cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_text_is_lent), cmocka_unit_test(test_walk),
        cmocka_unit_test(test_no_node),      cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
