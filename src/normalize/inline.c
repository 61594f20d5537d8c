/* inline.c - the inlines of one block, brought into their one form.
 *
 * The block's leaves are read in order and laid anew (inline_lay.c); then come NFC and the ends of
 * sentences (inline_ends.c). All of it is linear. */
#include "laying.h"
#include <stdlib.h>
#include <string.h>

/* A container of the old tree that the walk is in. */
struct frame {
    struct stet_node *next; /* the old sibling behind it */
    size_t depth;           /* of the new path around it */
};

struct survey {
    size_t bytes, leaves;
    bool has_controls; /* of direction */
};

static bool may_have_controls(struct stet_span text)
{
    const unsigned char *ptr = (const unsigned char *)text.ptr;
    for (size_t i = 0; i + 1 < text.len; i++) {
        uint64_t word;
        if (text.len - i >= sizeof(word)) {
            memcpy(&word, ptr + i, sizeof(word));
            if ((word & UINT64_C(0x8080808080808080)) == 0) {
                i += sizeof(word) - 1;
                continue;
            }
        }
        if (ptr[i] < 0xD8)
            continue;
        if ((ptr[i] == 0xD8 && ptr[i + 1] == 0x9C) || (ptr[i] == 0xE2 && ptr[i + 1] == 0x81))
            return true;
        if (ptr[i] == 0xE2 && ptr[i + 1] == 0x80 && i + 2 < text.len &&
            (ptr[i + 2] == 0x8E || ptr[i + 2] == 0x8F ||
             (ptr[i + 2] >= 0xAA && ptr[i + 2] <= 0xAE)))
            return true;
    }
    return false;
}

static struct survey survey_block(const struct stet_node *block)
{
    struct survey s = {0};
    for (struct stet_node *node = block->first; node; node = stet_node_walk(block, node, false)) {
        s.leaves++;
        if (node->kind != STET_NODE_TEXT)
            continue;
        s.bytes += node->text.len;
        s.has_controls = s.has_controls || may_have_controls(node->text);
    }
    return s;
}

static void lay_leaf(struct laying *l, struct stet_node *node)
{
    switch (node->kind) {
    case STET_NODE_TEXT: stet_laying_text(l, node); break;
    case STET_NODE_SENTENCE: stet_laying_space(l, true); break;
    case STET_NODE_BREAK:
        stet_laying_drop_joiners(l);
        l->breaks += l->started;
        break;
    case STET_NODE_CODE:
        node->text = stet_line_normalize(l->n, node->text);
        if (node->text.len > 0)
            stet_laying_atom(l, node);
        break;
    case STET_NODE_INLINE_IMAGE:
        node->text = stet_line_normalize(l->n, node->text);
        node->url = stet_url_normalize(l->n, node->url, true);
        if (node->url.len > 0)
            stet_laying_atom(l, node);
        break;
    default: break;
    }
}

/* A container within one of its kind, without a target, or too deep, is but its content. */
static bool is_needless(const struct laying *l, const struct stet_node *node)
{
    if (l->depth == STET_MAX_DOCUMENT_DEPTH || (node->kind == STET_NODE_LINK && node->url.len == 0))
        return true;
    for (size_t i = 1; i <= l->depth; i++)
        if (l->path[i].node->kind == node->kind)
            return true;
    return false;
}

static void open_container(struct laying *l, struct stet_node *node)
{
    if (!stet_laying_is_container(node)) {
        stet_laying_space(l, true); /* a block where none can be */
        return;
    }
    if (node->kind == STET_NODE_LINK) {
        node->url = stet_url_normalize(l->n, node->url, false);
        node->title = stet_line_normalize(l->n, node->title);
    }
    if (!is_needless(l, node))
        l->path[++l->depth] = (struct layer){.node = node};
}

static bool push(struct stet_normalizer *n, size_t count, struct frame frame)
{
    if (count == n->frame_room) {
        size_t room = count ? count * 2 : 32;
        struct frame *frames = realloc(n->frames, room * sizeof(*frames));
        if (!frames)
            return false;
        n->frames = frames;
        n->frame_room = room;
    }
    ((struct frame *)n->frames)[count] = frame;
    return true;
}

static void lay_all(struct laying *l)
{
    struct stet_node *node = l->block->first;
    size_t count = 0; /* of frames */
    l->block->first = l->block->last = NULL;
    l->path[0] = (struct layer){.node = l->block, .attached = true};
    while (!l->n->failed) {
        while (!node && count > 0) {
            struct frame frame = ((struct frame *)l->n->frames)[--count];
            l->depth = frame.depth;
            if (l->common > l->depth)
                l->common = l->depth;
            node = frame.next;
        }
        if (!node)
            break;
        struct stet_node *next = node->next, *first = node->first;
        node->parent = node->previous = node->next = node->first = node->last = NULL;
        if (first) {
            if (!push(l->n, count++, (struct frame){.next = next, .depth = l->depth})) {
                l->n->failed = true;
                break;
            }
            open_container(l, node);
            node = first;
        } else {
            lay_leaf(l, node);
            node = next;
        }
    }
    stet_laying_drop_joiners(l);
}

void stet_inline_normalize(struct stet_normalizer *n, struct stet_node *block)
{
    struct survey s = survey_block(block);
    struct laying l = {.n = n, .block = block};
    l.flat = stet_arena_alloc(n->document->arena, s.bytes + s.leaves + 1);
    if (!l.flat) {
        n->failed = true;
        return;
    }
    if (s.has_controls)
        l.keep = stet_direction_match(n, block);
    lay_all(&l);
    if (n->failed)
        return;
    stet_laying_compose(&l);
    if (block->kind == STET_NODE_PARAGRAPH && !n->failed)
        stet_laying_end_sentences(&l);
}
