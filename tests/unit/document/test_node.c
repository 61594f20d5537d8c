/* The tree: made, moved and walked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "document.h"

static void test_nodes_move(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *root = document->root;
    struct stet_node *a = stet_node_add(document, root, STET_NODE_PARAGRAPH);
    struct stet_node *b = stet_node_add(document, root, STET_NODE_QUOTE);
    struct stet_node *c = stet_node_add(document, root, STET_NODE_RULE);
    assert_ptr_equal(root->first, a);
    assert_ptr_equal(root->last, c);
    stet_node_remove(b);
    assert_null(b->parent);
    assert_ptr_equal(a->next, c);
    assert_ptr_equal(c->previous, a);
    stet_node_insert_before(a, b);
    assert_ptr_equal(root->first, b);
    stet_node_remove(a);
    stet_node_append(b, a);
    assert_ptr_equal(b->first, a);
    assert_ptr_equal(b->next, c);
    stet_node_remove(c);
    assert_ptr_equal(root->last, b);
    stet_document_free(document);
}

static void test_walk_goes_in_document_order(void **state)
{
    (void)state;
    struct stet_document *document = stet_document_new();
    struct stet_node *root = document->root;
    struct stet_node *quote = stet_node_add(document, root, STET_NODE_QUOTE);
    struct stet_node *inner = stet_node_add(document, quote, STET_NODE_PARAGRAPH);
    struct stet_node *text = stet_node_add_text(document, inner, (struct stet_span){"abc", 2});
    struct stet_node *rule = stet_node_add(document, root, STET_NODE_RULE);
    assert_string_equal(text->text.ptr, "ab");
    assert_ptr_equal(stet_node_walk(root, root, false), quote);
    assert_ptr_equal(stet_node_walk(root, inner, false), text);
    assert_ptr_equal(stet_node_walk(root, text, false), rule);
    assert_ptr_equal(stet_node_walk(root, quote, true), rule);
    assert_null(stet_node_walk(root, rule, false));
    assert_null(stet_node_walk(quote, text, false)); /* not out of the root */
    stet_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes_move),
        cmocka_unit_test(test_walk_goes_in_document_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
