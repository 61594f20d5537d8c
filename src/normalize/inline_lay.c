/* inline_lay.c - visible text gathered in one run of bytes, and the new tree over it.
 *
 * White space, line breaks and empty containers wait until something visible follows, and then
 * stand as far out as they can. Two containers alike that touch become one. */
#include "laying.h"
#include "span.h"
#include "utf8.h"
#include <string.h>

/* ---- the new tree --------------------------------------------------------------------------- */

static bool are_alike(const struct stet_node *a, const struct stet_node *b)
{
    return a->kind == b->kind && stet_span_equal(a->url, b->url) &&
           stet_span_equal(a->title, b->title);
}

/* Puts the path down to depth into the tree. */
static void attach(struct laying *l, size_t depth)
{
    for (size_t i = 1; i <= depth; i++) {
        if (l->path[i].attached)
            continue;
        struct stet_node *parent = l->path[i - 1].node, *last = parent->last;
        if (l->touching && last && stet_laying_is_container(last) &&
            are_alike(last, l->path[i].node))
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

void stet_laying_atom(struct laying *l, struct stet_node *node)
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

void stet_laying_drop_joiners(struct laying *l)
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

void stet_laying_space(struct laying *l, bool new_line)
{
    stet_laying_drop_joiners(l);
    l->new_line = l->new_line || new_line;
    l->space = true;
}

static void put_special(struct laying *l, uint32_t code, const char *bytes, size_t len)
{
    enum stet_char_role role = stet_character_role(code);
    switch (role) {
    case STET_ROLE_SPACE: stet_laying_space(l, false); break;
    case STET_ROLE_NEW_LINE: stet_laying_space(l, true); break;
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

/* The same of eight bytes at once, with single blanks between. */
static bool is_plain_eight(uint64_t eight)
{
    return stet_eight_ascii(eight) && stet_eight_words(eight);
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

void stet_laying_text(struct laying *l, struct stet_node *node)
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
                while (len - end >= 8 && is_plain_eight(stet_eight(ptr + end)))
                    end += 7; /* the eighth is seen with what follows it */
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
