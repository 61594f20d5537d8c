/* The trace of a page: its blocks in order, with verdicts that agree with the text. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stet/extract.h>

#include <cmocka.h>

static const char page[] =
    "<!DOCTYPE html><title>x</title><body><nav><a href=/a>Home</a> <a "
    "href=/b>News</a></nav><article>"
    "<p>The first paragraph of the text, with a comma, is long enough to be one of an article.</p>"
    "<x-odd>The second, in an element that nobody knows, with <em>emphasis</em>, goes on for a "
    "while, "
    "too.</x-odd><p hidden>Nobody sees this.</p></article><script>var text = 'no block';</script>"
    "<footer>Copyright of the paper</footer>";

static struct stet_source source_of(const char *text, const char *type)
{
    return (struct stet_source){.bytes = {(const uint8_t *)text, strlen(text)}, .media_type = type};
}

static void blocks(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_document *document = NULL, *plain = NULL;
    struct stet_trace *trace = NULL;
    const struct stet_source source = source_of(page, "text/html");
    assert_int_equal(stet_extract_traced(&document, &trace, &source, &error), STET_OK);
    assert_int_equal(stet_extract(&plain, &source, &error), STET_OK);
    assert_true(stet_trace_count(trace) >= 3);
    size_t offset = 0, kept = 0;
    for (size_t i = 0; i < stet_trace_count(trace); i++) {
        const struct stet_trace_block *block = stet_trace_get(trace, i);
        assert_true(block->offset >= offset && block->offset < sizeof(page));
        assert_true(block->text.len > 0 && block->element.len > 0 && block->letters > 0);
        assert_true(block->kept || block->reason);
        assert_true(stet_span_find(block->text, "no block") == block->text.len);
        offset = block->offset;
        kept += block->kept;
    }
    assert_true(kept >= 2); /* the weights may change */
    assert_true(stet_trace_feature_count() > 50);
    for (size_t i = 0; i < stet_trace_feature_count(); i++)
        assert_non_null(stet_trace_feature_name(i));

    /* Text nodes know their blocks; being asked for a trace changes nothing. */
    const struct stet_html *html = stet_trace_html(trace);
    size_t found = 0;
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false)) {
        size_t number = stet_trace_block_of(trace, n);
        assert_true(number == SIZE_MAX || number < stet_trace_count(trace));
        if (number != SIZE_MAX && stet_span_is(stet_html_text(html, n), "emphasis"))
            found += stet_trace_get(trace, number)->kept;
    }
    assert_int_equal(found, 1);
    struct stet_buf one, other;
    stet_buf_init(&one, 10000);
    stet_buf_init(&other, 10000);
    assert_int_equal(stet_document_write(document, &one, &error), STET_OK);
    assert_int_equal(stet_document_write(plain, &other, &error), STET_OK);
    assert_string_equal(one.ptr, other.ptr);
    stet_buf_free(&one);
    stet_buf_free(&other);
    stet_document_free(document);
    stet_document_free(plain);
    stet_trace_free(trace);
}

static void other_sources(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_document *document = NULL;
    struct stet_trace *trace = NULL;
    const struct stet_source text = source_of("A line.\n\nAnother line.\n", "text/plain");
    assert_int_equal(stet_extract_traced(&document, &trace, &text, &error), STET_OK);
    assert_int_equal(stet_trace_count(trace), 0);
    assert_null(stet_trace_html(trace));
    assert_int_equal(stet_trace_block_of(trace, 1), SIZE_MAX);
    stet_document_free(document);
    stet_trace_free(trace);

    const struct stet_source junk = source_of("\x01\x02\x03\x04", NULL);
    document = NULL;
    trace = NULL;
    assert_int_equal(stet_extract_traced(&document, &trace, &junk, &error), STET_ERR_INPUT);
    assert_null(document);
    assert_null(trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(blocks), cmocka_unit_test(other_sources)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
