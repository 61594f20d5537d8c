/* node.c - the tree: making nodes, moving them, walking without recursion. */
#include "document.h"

struct stet_node *stet_node_add(struct stet_document *document, struct stet_node *parent,
                                enum stet_node_kind kind)
{
    struct stet_node *node = stet_arena_alloc(document->arena, sizeof(*node));
    if (!node)
        return NULL;
    node->kind = kind;
    node->offset = STET_NO_OFFSET;
    if (parent)
        stet_node_append(parent, node);
    return node;
}

struct stet_node *stet_node_add_text(struct stet_document *document, struct stet_node *parent,
                                     struct stet_span text)
{
    char *copy = stet_arena_dup(document->arena, text.ptr, text.len);
    struct stet_node *node = copy ? stet_node_add(document, parent, STET_NODE_TEXT) : NULL;
    if (node)
        node->text = (struct stet_span){copy, text.len};
    return node;
}

void stet_node_remove(struct stet_node *node)
{
    if (node->previous)
        node->previous->next = node->next;
    else if (node->parent)
        node->parent->first = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else if (node->parent)
        node->parent->last = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void stet_node_insert_before(struct stet_node *sibling, struct stet_node *node)
{
    node->parent = sibling->parent;
    node->previous = sibling->previous;
    node->next = sibling;
    if (sibling->previous)
        sibling->previous->next = node;
    else
        sibling->parent->first = node;
    sibling->previous = node;
}

void stet_node_append(struct stet_node *parent, struct stet_node *node)
{
    node->parent = parent;
    node->previous = parent->last;
    node->next = NULL;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

struct stet_node *stet_node_walk(const struct stet_node *root, struct stet_node *node, bool skip)
{
    if (!skip && node->first)
        return node->first;
    while (node != root) {
        if (node->next)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

bool stet_node_is_inline(enum stet_node_kind kind)
{
    return kind >= STET_NODE_EMPHASIS;
}

bool stet_node_holds_inlines(enum stet_node_kind kind)
{
    return kind == STET_NODE_HEADING || kind == STET_NODE_PARAGRAPH || kind == STET_NODE_CELL;
}

void stet_node_take_image(struct stet_node *figure)
{
    struct stet_node *first = figure->first, *image = first ? first->first : NULL;
    if (!image || first->kind != STET_NODE_PARAGRAPH || image->next ||
        image->kind != STET_NODE_INLINE_IMAGE)
        return;
    first->kind = STET_NODE_IMAGE;
    first->url = image->url;
    first->text = image->text;
    first->offset = image->offset;
    first->first = first->last = NULL;
}
