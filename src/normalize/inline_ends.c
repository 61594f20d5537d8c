/* inline_ends.c - what is laid, brought into NFC, and the ends of its sentences. */
#include "laying.h"
#include "span.h"
#include <string.h>

static struct stet_span compose(struct stet_normalizer *n, struct stet_span text)
{
    bool changed;
    stet_buf_clear(&n->scratch);
    stet_nfc_append(&n->scratch, text, &changed);
    if (n->scratch.failed)
        n->failed = true;
    if (!changed)
        return text;
    n->repairs.composed++;
    return stet_document_copy(n->document, (struct stet_span){n->scratch.ptr, n->scratch.len});
}

void stet_laying_compose(struct laying *l)
{
    size_t before = l->n->repairs.composed, len = 0;
    if (stet_nfc_is_plain((struct stet_span){l->flat, l->len}))
        return;
    for (struct stet_node *node = l->block->first; node;
         node = stet_node_walk(l->block, node, false)) {
        if (node->kind == STET_NODE_TEXT)
            node->text = compose(l->n, node->text);
        len += node->kind == STET_NODE_TEXT ? node->text.len : !stet_laying_is_container(node);
    }
    if (before == l->n->repairs.composed)
        return;
    char *flat = stet_arena_alloc(l->n->document->arena, len);
    if (!flat) {
        l->n->failed = true;
        return;
    }
    l->flat = flat;
    l->len = 0;
    for (struct stet_node *node = l->block->first; node;
         node = stet_node_walk(l->block, node, false)) {
        if (node->kind == STET_NODE_TEXT) {
            memcpy(l->flat + l->len, node->text.ptr, node->text.len);
            node->text.ptr = l->flat + l->len;
            l->len += node->text.len;
        } else if (!stet_laying_is_container(node)) {
            l->flat[l->len++] = node->kind == STET_NODE_BREAK ? '\n' : '\1';
        }
    }
}

/* A SENTENCE behind node, as far out as it can stand. */
static void add_sentence_behind(struct laying *l, struct stet_node *node)
{
    struct stet_node *sentence = stet_node_add(l->n->document, NULL, STET_NODE_SENTENCE);
    if (!sentence) {
        l->n->failed = true;
        return;
    }
    while (!node->next && node->parent != l->block)
        node = node->parent;
    if (node->next)
        stet_node_insert_before(node->next, sentence);
    else
        stet_node_append(l->block, sentence);
}

/* Splits a text at a boundary; what is behind it, or NULL if the text ended there. */
static struct stet_node *split(struct laying *l, struct stet_node *node,
                               const struct stet_boundary *boundary)
{
    size_t start = (size_t)(node->text.ptr - l->flat), at = boundary->offset - start;
    struct stet_span rest = stet_span_sub(node->text, at + boundary->space, node->text.len);
    struct stet_node *behind = NULL;
    if (rest.len > 0) {
        behind = stet_node_add(l->n->document, NULL, STET_NODE_TEXT);
        if (!behind) {
            l->n->failed = true;
            return NULL;
        }
        behind->text = rest;
        if (node->next)
            stet_node_insert_before(node->next, behind);
        else
            stet_node_append(node->parent, behind);
    }
    node->text.len = at;
    if (at == 0) { /* the space alone stood before it */
        node->kind = STET_NODE_SENTENCE;
        node->text = (struct stet_span){0};
        node->offset = STET_NO_OFFSET;
        return behind;
    }
    if (boundary->space || rest.len > 0) {
        struct stet_node *sentence = stet_node_add(l->n->document, NULL, STET_NODE_SENTENCE);
        if (!sentence)
            l->n->failed = true;
        else if (node->next)
            stet_node_insert_before(node->next, sentence);
        else
            stet_node_append(node->parent, sentence);
    } else {
        add_sentence_behind(l, node);
    }
    return behind;
}

void stet_laying_end_sentences(struct laying *l)
{
    struct stet_boundaries *list = &l->n->boundaries;
    stet_sentence_find(list, (struct stet_span){l->flat, l->len});
    if (list->failed)
        l->n->failed = true;
    size_t next = 0;
    struct stet_node *node = l->block->first;
    while (node && next < list->count && !l->n->failed) {
        const struct stet_boundary *boundary = &list->items[next];
        struct stet_node *following = NULL;
        if (node->kind == STET_NODE_TEXT &&
            boundary->offset + boundary->space <=
                (size_t)(node->text.ptr - l->flat) + node->text.len) {
            following = split(l, node, boundary);
            next++;
        }
        node = following ? following : stet_node_walk(l->block, node, false);
    }
}
