/* page.h - a page from a string, for the tests of its parts. */
#ifndef STET_TEST_PAGE_H
#define STET_TEST_PAGE_H

#include "extract.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct test_page {
    struct stet_html *html;
    struct stet_page page;
};

static inline void test_page_open(struct test_page *test, const char *text)
{
    struct stet_error error;
    *test = (struct test_page){0};
    assert_int_equal(stet_html_parse(&test->html, stet_span_of(text), &error), STET_OK);
    test->page.html = test->html;
    test->page.document = stet_document_new();
    assert_non_null(test->page.document);
    assert_int_equal(stet_parts_make(&test->page, STET_HTML_DOCUMENT, &error), STET_OK);
}

static inline void test_page_close(struct test_page *test)
{
    stet_parts_free(&test->page);
    stet_document_free(test->page.document);
    stet_html_free(test->html);
}

/* The first part with this id, or 0. */
static inline uint32_t test_part(const struct test_page *test, const char *id)
{
    struct stet_span value;
    for (uint32_t i = 0; i < test->page.count; i++)
        if (stet_html_attribute(test->html, test->page.parts[i].node, STET_HTML_ATTR_ID, &value) &&
            stet_span_is(value, id))
            return i;
    return 0;
}

#endif
