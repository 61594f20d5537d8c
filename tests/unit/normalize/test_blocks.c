/* Blocks in the shape that canonical bytes can hold, and stray nodes put in their place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "limits.h"
#include "normalize.h"
#include "span.h"

static void check_body(struct stet_document *document, const char *expected)
{
    struct stet_buf out;
    struct stet_error error;
    stet_buf_init(&out, STET_MIB);
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    assert_int_equal(stet_document_write(document, &out, &error), STET_OK);
    assert_string_equal(out.ptr + strlen("---\nnormalizer: 1\n---\n"), expected);
    stet_buf_free(&out);
    stet_document_free(document);
}

static struct stet_node *add(struct stet_document *document, struct stet_node *parent,
                             enum stet_node_kind kind, const char *text)
{
    struct stet_node *node = stet_node_add(document, parent, kind);
    assert_non_null(node);
    node->text = stet_document_copy(document, stet_span_of(text));
    return node;
}

static void test_stray_inlines_get_paragraphs(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *quote = add(document, document->root, STET_NODE_QUOTE, "");
    add(document, quote, STET_NODE_TEXT, "one");
    struct stet_node *list = add(document, quote, STET_NODE_LIST, "");
    add(document, list, STET_NODE_TEXT, "two");
    add(document, document->root, STET_NODE_TEXT, "three");
    check_body(document, "\n> one\n>\n> - two\n\nthree\n");
}

static void test_empty_blocks_go(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *list = add(document, document->root, STET_NODE_LIST, "");
    struct stet_node *item = add(document, list, STET_NODE_ITEM, "");
    add(document, add(document, item, STET_NODE_PARAGRAPH, ""), STET_NODE_TEXT, " \n ");
    add(document, document->root, STET_NODE_HEADING, "");
    add(document, document->root, STET_NODE_CODE_BLOCK, " \n\n");
    add(document, document->root, STET_NODE_EMBED, "no URL");
    add(document, add(document, document->root, STET_NODE_FIGURE, ""), STET_NODE_IMAGE, "no URL");
    check_body(document, "");
}

static void test_images_and_figures(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *stray = add(document, document->root, STET_NODE_IMAGE, "stray");
    stray->url = stet_span_of("https://x.org/1.jpg");
    struct stet_node *figure = add(document, document->root, STET_NODE_FIGURE, "");
    add(document, add(document, figure, STET_NODE_PARAGRAPH, ""), STET_NODE_TEXT, "Caption.");
    struct stet_node *image = add(document, figure, STET_NODE_IMAGE, "alt [2]");
    image->url = stet_span_of("https://x.org/2 .jpg");
    check_body(document, "\n![stray](https://x.org/1.jpg)\n\n<figure>\n\n"
                         "![alt \\[2\\]](https://x.org/2%20.jpg)\n\nCaption.\n\n</figure>\n");
}

static void test_tables_are_filled_up(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *table = add(document, document->root, STET_NODE_TABLE, "");
    for (int i = 0; i < 3; i++) {
        struct stet_node *row = add(document, table, STET_NODE_ROW, "");
        for (int k = 0; k < (i == 1 ? 1 : 2); k++) {
            struct stet_node *cell = add(document, row, STET_NODE_CELL, "");
            if (i != 1)
                add(document, cell, STET_NODE_TEXT, i == 0 ? " a. B " : "c|d");
        }
    }
    check_body(document, "\n| a. B | a. B |\n| --- | --- |\n| c\\|d | c\\|d |\n");
}

static void test_a_table_that_is_a_bomb_becomes_text(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *table = add(document, document->root, STET_NODE_TABLE, "");
    struct stet_node *row = add(document, table, STET_NODE_ROW, "");
    for (int i = 0; i < 3000; i++)
        add(document, row, STET_NODE_CELL, "");
    for (int i = 0; i < 3000; i++) {
        row = add(document, table, STET_NODE_ROW, "");
        add(document, add(document, row, STET_NODE_CELL, ""), STET_NODE_TEXT, i < 2 ? "x" : "y");
    }
    struct stet_error error;
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    assert_int_equal(document->root->first->kind, STET_NODE_PARAGRAPH);
    assert_string_equal(document->diagnostics.first->code, "table-too-wide");
    stet_document_free(document);
}

static void test_what_nests_too_deep_is_lifted(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *node = document->root;
    for (int i = 0; i < 5000; i++)
        node = add(document, node, i % 3 ? STET_NODE_QUOTE : STET_NODE_LIST, "");
    add(document, node, STET_NODE_TEXT, "deep");
    struct stet_error error;
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    size_t depth = 0;
    for (node = document->root; node->first; node = node->first)
        depth++;
    assert_true(depth <= STET_MAX_DOCUMENT_DEPTH + 2);
    assert_true(stet_span_is(node->text, "deep"));
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    assert_int_equal(stet_document_write(document, &out, &error), STET_OK);
    stet_buf_free(&out);
    stet_document_free(document);
}

static void test_code_keeps_its_columns(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *code =
        add(document, document->root, STET_NODE_CODE_BLOCK, "if:\r\n\tx \r  \ty\x01\n\n```\n\n");
    code->title = stet_span_of("c++ onload");
    check_body(document, "\n````c++\nif:\n    x\n    y\n\n```\n````\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stray_inlines_get_paragraphs),
        cmocka_unit_test(test_empty_blocks_go),
        cmocka_unit_test(test_images_and_figures),
        cmocka_unit_test(test_tables_are_filled_up),
        cmocka_unit_test(test_a_table_that_is_a_bomb_becomes_text),
        cmocka_unit_test(test_what_nests_too_deep_is_lifted),
        cmocka_unit_test(test_code_keeps_its_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
