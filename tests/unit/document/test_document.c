/* Metadata fields, and names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "document.h"
#include "span.h"
#include <stdio.h>

static void test_fields(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    char value[] = "Title";
    stet_document_set(document, &document->meta.title, stet_span_of(value), STET_ORIGIN_META);
    value[0] = 'X'; /* it was copied */
    assert_true(stet_span_is(document->meta.title.value, "Title"));
    stet_document_set(document, &document->meta.title, stet_span_of(""), STET_ORIGIN_URL);
    assert_int_equal(document->meta.title.origin, STET_ORIGIN_META);
    stet_document_free(document);
}

static void test_lists_are_bounded_and_without_doubles(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_field_list *tags = &document->meta.tags;
    stet_document_add(document, tags, stet_span_of("a"), STET_ORIGIN_META);
    stet_document_add(document, tags, stet_span_of("a"), STET_ORIGIN_META);
    stet_document_add(document, tags, stet_span_of(""), STET_ORIGIN_META);
    assert_int_equal(tags->count, 1);
    for (int i = 0; i < 200; i++) {
        char name[16];
        snprintf(name, sizeof(name), "tag %d", i);
        stet_document_add(document, tags, stet_span_of(name), STET_ORIGIN_JSON_LD);
    }
    assert_int_equal(tags->count, 100);
    assert_int_equal(tags->origin, STET_ORIGIN_META); /* of the first */
    stet_document_free(document);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(stet_document_kind_name(STET_KIND_ERROR_PAGE), "error");
    assert_string_equal(stet_document_kind_name(STET_KIND_EMPTY), "empty");
    assert_true(stet_document_kind_is_substitute(STET_KIND_LOGIN));
    assert_false(stet_document_kind_is_substitute(STET_KIND_PAYWALLED));
    assert_string_equal(stet_origin_name(STET_ORIGIN_JSON_LD), "json-ld");
    assert_string_equal(stet_origin_name(STET_ORIGIN_TEXT), "text");
    assert_string_equal(stet_node_kind_name(STET_NODE_DOCUMENT), "document");
    assert_string_equal(stet_node_kind_name(STET_NODE_SENTENCE), "sentence");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_lists_are_bounded_and_without_doubles),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
