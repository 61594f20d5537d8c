/* inline.c - the inlines of one block, brought into their one form.
 *
 * The block's leaves are read in order and laid anew: visible text is gathered in one run of bytes;
 * white space, line breaks and empty containers wait until something visible follows, and then
 * stand as far out as they can. Two containers alike that touch become one. Then comes NFC, then
 * the ends of sentences. All of it is linear. */
#include "limits.h"
#include "rules.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

/* A container of the old tree that the walk is in. */
struct frame {
    struct stet_node *next; /* the old sibling behind it */
    size_t depth;           /* of the new path around it */
};

struct layer {
    struct stet_node *node;
    bool attached;
};

struct laying {
    struct stet_normalizer *n;
    struct stet_node *block;
    char *flat; /* the visible text, room for all of it */
    size_t len;

    struct layer path[STET_MAX_DOCUMENT_DEPTH + 1]; /* the block, then new containers */
    size_t depth;                                   /* of the innermost */
    size_t common; /* the least depth since the last visible thing */

    bool started;   /* something visible stands before */
    bool touching;  /* nothing was between it and what comes */
    bool space;     /* white space waits */
    bool new_line;  /* a line end was in it */
    size_t breaks;  /* BREAKs wait */
    uint32_t last;  /* the last visible character; 0 for what is no text */
    size_t joiners; /* wait, in held */
    char held[24];  /* ZWJ and ZWNJ before what comes */
    size_t held_len;
    struct stet_node *reuse; /* the old TEXT being read, until it stands in the new tree */
    struct stet_span keep;   /* of each bidi control of the block in order: 1 if it stays */
    size_t controls;         /* met so far */
};

/* ---- the new tree --------------------------------------------------------------------------- */

static bool are_alike(const struct stet_node *a, const struct stet_node *b)
{
    return a->kind == b->kind && stet_span_equal(a->url, b->url) &&
           stet_span_equal(a->title, b->title);
}

static bool is_container(const struct stet_node *node)
{
    return node->kind >= STET_NODE_EMPHASIS && node->kind <= STET_NODE_SUPERSCRIPT;
}

/* Puts the path down to depth into the tree. */
static void attach(struct laying *l, size_t depth)
{
    for (size_t i = 1; i <= depth; i++) {
        if (l->path[i].attached)
            continue;
        struct stet_node *parent = l->path[i - 1].node, *last = parent->last;
        if (l->touching && last && is_container(last) && are_alike(last, l->path[i].node))
            l->path[i].node = last;
        else
            stet_node_append(parent, l->path[i].node);
        l->path[i].attached = true;
    }
}

/* Adds bytes to the text at a depth of the path. */
static void put_text(struct laying *l, size_t depth, const char *bytes, size_t len)
{
    attach(l, depth);
    struct stet_node *parent = l->path[depth].node, *text = parent->last;
    memcpy(l->flat + l->len, bytes, len);
    if (!text || text->kind != STET_NODE_TEXT ||
        text->text.ptr + text->text.len != l->flat + l->len) {
        text = l->reuse;
        l->reuse = NULL;
        if (!text)
            text = stet_node_add(l->n->document, NULL, STET_NODE_TEXT);
        if (!text) {
            l->n->failed = true;
            return;
        }
        text->text = (struct stet_span){l->flat + l->len, 0};
        stet_node_append(parent, text);
    }
    text->text.len += len;
    l->len += len;
}

/* What waited comes before what is visible. */
static void settle(struct laying *l, uint32_t next)
{
    bool wanted = l->space && l->started && l->breaks == 0;
    if (l->new_line && stet_character_is_wide(l->last) && !stet_sentence_ends_wide(l->last) &&
        stet_character_is_wide(next))
        wanted = false; /* a line end in Chinese or Japanese text is no space */
    if (wanted || l->breaks > 0)
        l->touching = false;
    for (; l->breaks > 0 && l->started; l->breaks--) {
        struct stet_node *node = stet_node_add(l->n->document, NULL, STET_NODE_BREAK);
        if (!node) {
            l->n->failed = true;
            return;
        }
        attach(l, l->common);
        stet_node_append(l->path[l->common].node, node);
        l->flat[l->len++] = '\n';
    }
    if (wanted) {
        struct stet_node *reuse = l->reuse;
        bool outside = l->common < l->depth; /* then it is not of the text being read */
        if (outside)
            l->reuse = NULL;
        put_text(l, l->common, " ", 1);
        if (outside)
            l->reuse = reuse;
    }
    l->breaks = 0;
    l->space = l->new_line = false;
    size_t held = l->held_len;
    l->held_len = l->joiners = 0;
    if (held > 0)
        put_text(l, l->depth, l->held, held);
}

static void visible(struct laying *l, uint32_t code, const char *bytes, size_t len)
{
    settle(l, code);
    put_text(l, l->depth, bytes, len);
    l->started = l->touching = true;
    l->last = code;
    l->common = l->depth;
}

static void put_atom(struct laying *l, struct stet_node *node)
{
    settle(l, 0);
    attach(l, l->depth);
    stet_node_append(l->path[l->depth].node, node);
    l->flat[l->len++] = '\1';
    l->started = l->touching = true;
    l->last = 0;
    l->common = l->depth;
}

/* ---- characters ----------------------------------------------------------------------------- */

/* Joiners that wait are beside a space or an end. */
static void drop_joiners(struct laying *l)
{
    l->n->repairs.invisible += l->joiners;
    l->held_len = l->joiners = 0;
}

static void hold_joiner(struct laying *l, const char *bytes, size_t len)
{
    if (!l->started || l->space || l->breaks > 0 || l->held_len + len > sizeof(l->held)) {
        l->n->repairs.invisible++;
        return;
    }
    memcpy(l->held + l->held_len, bytes, len);
    l->held_len += len;
    l->joiners++;
}

static void white_space(struct laying *l, bool new_line)
{
    drop_joiners(l);
    l->new_line = l->new_line || new_line;
    l->space = true;
}

static void put_special(struct laying *l, uint32_t code, const char *bytes, size_t len)
{
    enum stet_char_role role = stet_character_role(code);
    switch (role) {
    case STET_ROLE_SPACE: white_space(l, false); break;
    case STET_ROLE_NEW_LINE: white_space(l, true); break;
    case STET_ROLE_REMOVED: l->n->repairs.invisible++; break;
    case STET_ROLE_JOINER: hold_joiner(l, bytes, len); break;
    case STET_ROLE_VISIBLE: visible(l, code, bytes, len); break;
    default: /* what stays of the controls of direction is laid as if it were visible */
        if (l->controls < l->keep.len && l->keep.ptr[l->controls])
            visible(l, code, bytes, len);
        else
            l->n->repairs.directions++;
        l->controls++;
        break;
    }
}

static bool is_plain_byte(unsigned char c)
{
    return c > ' ' && c < 0x7F;
}

/* The length of the character at at if it is a visible one for certain; else 0. */
static size_t plain_length(const char *ptr, size_t len, size_t at, uint32_t *code)
{
    size_t end = at;
    unsigned char c = at < len ? (unsigned char)ptr[at] : ' ';
    uint32_t read = c;
    if (c < 0x80)
        end++;
    else
        read = stet_utf8_next(ptr, len, &end);
    bool plain = (read > ' ' && read < 0x7F) || (read > 0xAD && read < 0x61C) ||
                 (read >= 0x800 && read < 0x1000) || (read >= 0x4000 && read < 0xD000);
    if (plain)
        *code = read;
    return plain ? end - at : 0;
}

static void lay_text(struct laying *l, struct stet_node *node)
{
    const char *ptr = node->text.ptr;
    size_t len = node->text.len;
    l->reuse = node;
    for (size_t at = 0; at < len;) {
        uint32_t first = 0, last;
        size_t end = at + plain_length(ptr, len, at, &first);
        if (end > at) {
            last = first;
            for (size_t more = 1; more > 0;) {
                size_t run = end;
                while (end < len && (is_plain_byte((unsigned char)ptr[end]) ||
                                     (ptr[end] == ' ' && end + 1 < len &&
                                      is_plain_byte((unsigned char)ptr[end + 1]))))
                    end++;
                last = end > run ? (unsigned char)ptr[end - 1] : last;
                bool space = end < len && ptr[end] == ' '; /* a single one stays */
                more = plain_length(ptr, len, end + space, &last);
                end += more > 0 ? space + more : 0;
            }
            visible(l, first, ptr + at, end - at);
            l->last = last;
            at = end;
            continue;
        }
        uint32_t code = stet_utf8_next(ptr, len, &end);
        put_special(l, code, ptr + at, end - at);
        at = end;
    }
    l->reuse = NULL;
}

/* ---- leaves and the walk -------------------------------------------------------------------- */

static void lay_leaf(struct laying *l, struct stet_node *node)
{
    switch (node->kind) {
    case STET_NODE_TEXT: lay_text(l, node); break;
    case STET_NODE_SENTENCE: white_space(l, true); break;
    case STET_NODE_BREAK:
        drop_joiners(l);
        l->breaks += l->started;
        break;
    case STET_NODE_CODE:
        node->text = stet_line_normalize(l->n, node->text);
        if (node->text.len > 0)
            put_atom(l, node);
        break;
    case STET_NODE_INLINE_IMAGE:
        node->text = stet_line_normalize(l->n, node->text);
        node->url = stet_url_normalize(l->n, node->url, true);
        if (node->url.len > 0)
            put_atom(l, node);
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
    if (!is_container(node)) {
        white_space(l, true); /* a block where none can be */
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
    drop_joiners(l);
}

/* ---- before: what there is ------------------------------------------------------------------ */

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

/* ---- after: NFC, then sentences -------------------------------------------------------------- */

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

/* Brings the texts into NFC; the run of the block is gathered again if that changed one. */
static void compose_all(struct laying *l)
{
    size_t before = l->n->repairs.composed, len = 0;
    if (stet_nfc_is_plain((struct stet_span){l->flat, l->len}))
        return;
    for (struct stet_node *node = l->block->first; node;
         node = stet_node_walk(l->block, node, false)) {
        if (node->kind == STET_NODE_TEXT)
            node->text = compose(l->n, node->text);
        len += node->kind == STET_NODE_TEXT ? node->text.len : !is_container(node);
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
        } else if (!is_container(node)) {
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

static void add_sentences(struct laying *l)
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
    compose_all(&l);
    if (block->kind == STET_NODE_PARAGRAPH && !n->failed)
        add_sentences(&l);
}
