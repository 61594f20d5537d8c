/* meta_page.h - what is extracted of a page from a string, for the tests of its metadata. */
#ifndef STET_TEST_META_PAGE_H
#define STET_TEST_META_PAGE_H

#include "page.h"

/* What is extracted of a page. */
static inline struct stet_document *read_page_at(const char *page, const char *url)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), stet_span_of(url), NULL, &error), STET_OK);
    return document;
}

static inline struct stet_document *read_page(const char *page)
{
    return read_page_at(page, "");
}

/* Was this told of it? */
static inline bool diagnosed(const struct stet_document *document, const char *code)
{
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next)
        if (strcmp(at->code, code) == 0)
            return true;
    return false;
}

#define TEXT                                                                                       \
    "<p>Some text that goes on for a while, and then it ends, as texts do, with a sentence.</p>"

#endif
