/* write.c - a document's canonical bytes: the blocks.
 *
 * In: a normalised document. Out: front matter, then blocks apart by exactly one blank line. Lists
 * are tight unless one of their items holds more than one block. The tree is walked without
 * recursion; containers live in a prefix that every line begins with. */
#include "write.h"
#include "escape.h"
#include "span.h"
#include <stdio.h>

#define MAX_ITEM_NUMBER 999999999u /* CommonMark reads nine digits */

void stet_write_begin_line(struct stet_writer *w)
{
    if (!w->mid_line)
        stet_buf_append(w->out, w->prefix.ptr, w->prefix.len);
    w->mid_line = false;
    w->line_start = w->out->len;
}

void stet_write_end_line(struct stet_writer *w)
{
    stet_buf_putc(w->out, '\n');
}

static void blank_line(struct stet_writer *w)
{
    size_t len = w->prefix.len;
    while (len > 0 && w->prefix.ptr[len - 1] == ' ')
        len--;
    stet_buf_append(w->out, w->prefix.ptr, len);
    stet_buf_putc(w->out, '\n');
}

/* The blank line between two blocks. In a list none follows a heading, a rule or a code block: none
 * is needed, and md4c 0.4.8 may take what comes after it out of the item (its hack for empty items
 * reads a line's offset as a block's type). */
static void separate(struct stet_writer *w)
{
    bool closed = w->last == STET_NODE_HEADING || w->last == STET_NODE_RULE ||
                  w->last == STET_NODE_CODE_BLOCK;
    if (!closed || w->depth == 0)
        blank_line(w);
}

static void put_line(struct stet_writer *w, const char *text)
{
    stet_write_begin_line(w);
    stet_buf_puts(w->out, text);
    stet_write_end_line(w);
}

static void cut_prefix(struct stet_writer *w, size_t len)
{
    w->prefix.len -= len < w->prefix.len ? len : w->prefix.len;
}

/* ---- lists ---------------------------------------------------------------------------------- */

static enum stet_status open_list(struct stet_writer *w, const struct stet_node *node,
                                  struct stet_error *error)
{
    if (w->depth == STET_MAX_DOCUMENT_DEPTH)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "cannot write a document with lists within "
                              "lists more than %d deep: normalise it first",
                              STET_MAX_DOCUMENT_DEPTH);
    struct stet_write_list *list = &w->lists[w->depth++];
    const struct stet_node *before = node->previous;
    bool touching = before && before->kind == STET_NODE_LIST && before->ordered == node->ordered;
    *list = (struct stet_write_list){
        .number = node->number,
        .ordered = node->ordered,
        .tight = true,
        .other_mark = touching && !list->other_mark, /* still holds what the sibling had */
    };
    for (const struct stet_node *item = node->first; item; item = item->next)
        if (item->first && item->first->next)
            list->tight = false;
    return STET_OK;
}

/* The mark of the item whose number is next. */
static size_t item_mark(const struct stet_write_list *list, char mark[16])
{
    if (!list->ordered)
        return (size_t)snprintf(mark, 16, "%c ", list->other_mark ? '+' : '-');
    uint32_t number = list->number < MAX_ITEM_NUMBER ? list->number : MAX_ITEM_NUMBER;
    return (size_t)snprintf(mark, 16, "%u%c ", (unsigned)number, list->other_mark ? ')' : '.');
}

static void open_item(struct stet_writer *w, const struct stet_node *node)
{
    struct stet_write_list plain = {.tight = true}; /* an item outside a list: not normalised */
    char mark[16];
    size_t len = item_mark(w->depth > 0 ? &w->lists[w->depth - 1] : &plain, mark);
    stet_write_begin_line(w);
    stet_buf_append(w->out, mark, node->first ? len : len - 1);
    if (!node->first) {
        stet_write_end_line(w);
        return;
    }
    w->mid_line = true;
    for (size_t i = 0; i < len; i++)
        stet_buf_putc(&w->prefix, ' ');
}

static void close_item(struct stet_writer *w, const struct stet_node *node)
{
    struct stet_write_list plain = {0}, *list = w->depth > 0 ? &w->lists[w->depth - 1] : &plain;
    char mark[16];
    if (node->first)
        cut_prefix(w, item_mark(list, mark));
    list->number++;
}

/* ---- code, tables, embeds ------------------------------------------------------------------- */

static void write_code_block(struct stet_writer *w, const struct stet_node *node)
{
    size_t fence = 3, run = 0;
    for (size_t i = 0; i < node->text.len; i++) {
        run = node->text.ptr[i] == '`' ? run + 1 : 0;
        if (run >= fence)
            fence = run + 1;
    }
    stet_write_begin_line(w);
    for (size_t i = 0; i < fence; i++)
        stet_buf_putc(w->out, '`');
    stet_buf_append(w->out, node->title.ptr, node->title.len);
    stet_write_end_line(w);
    struct stet_span rest = node->text, line;
    while (stet_span_line(&rest, &line)) {
        if (line.len == 0) {
            blank_line(w);
            continue;
        }
        stet_write_begin_line(w);
        stet_buf_append(w->out, line.ptr, line.len);
        stet_write_end_line(w);
    }
    stet_write_begin_line(w);
    for (size_t i = 0; i < fence; i++)
        stet_buf_putc(w->out, '`');
    stet_write_end_line(w);
}

static enum stet_status write_row(struct stet_writer *w, const struct stet_node *row,
                                  struct stet_error *error)
{
    stet_write_begin_line(w);
    stet_buf_putc(w->out, '|');
    for (const struct stet_node *cell = row->first; cell; cell = cell->next) {
        stet_buf_putc(w->out, ' ');
        enum stet_status status = stet_write_inlines(w, cell, error);
        if (status < 0)
            return status;
        stet_buf_puts(w->out, " |");
    }
    stet_write_end_line(w);
    if (row->previous)
        return STET_OK;
    stet_write_begin_line(w);
    stet_buf_putc(w->out, '|');
    for (const struct stet_node *cell = row->first; cell; cell = cell->next)
        stet_buf_puts(w->out, " --- |");
    stet_write_end_line(w);
    return STET_OK;
}

static void write_embed(struct stet_writer *w, const struct stet_node *node)
{
    struct stet_buf url;
    stet_buf_init(&url, w->out->max);
    stet_document_write_url(&url, node->url);
    stet_write_begin_line(w);
    stet_buf_puts(w->out, "<iframe src=\"");
    stet_escape_html_attribute(w->out, (struct stet_span){url.ptr, url.len});
    if (node->text.len > 0) {
        stet_buf_puts(w->out, "\" title=\"");
        stet_escape_html_attribute(w->out, node->text);
    }
    stet_buf_puts(w->out, "\"></iframe>");
    stet_write_end_line(w);
    stet_buf_free(&url);
}

/* ---- the walk ------------------------------------------------------------------------------- */

static bool is_container(enum stet_node_kind kind)
{
    return kind <= STET_NODE_FIGURE;
}

static bool wants_blank_line(const struct stet_writer *w, const struct stet_node *node)
{
    if (node->kind == STET_NODE_ROW)
        return false;
    if (node->kind == STET_NODE_ITEM)
        return node->previous && w->depth > 0 && !w->lists[w->depth - 1].tight;
    return node->previous || node->parent->kind == STET_NODE_FIGURE;
}

/* Writes the node's beginning, or all of it: then *skip. */
static enum stet_status enter(struct stet_writer *w, const struct stet_node *node, bool *skip,
                              struct stet_error *error)
{
    *skip = false;
    if (node->kind == STET_NODE_DOCUMENT)
        return STET_OK;
    if (wants_blank_line(w, node))
        separate(w);
    if (!is_container(node->kind))
        w->last = node->kind;
    switch (node->kind) {
    case STET_NODE_QUOTE:
        if (w->mid_line) /* the mark of the item this quote begins */
            stet_write_begin_line(w), stet_buf_puts(w->out, "> "), w->mid_line = true;
        stet_buf_puts(&w->prefix, "> ");
        return STET_OK;
    case STET_NODE_LIST: return open_list(w, node, error);
    case STET_NODE_ITEM: open_item(w, node); return STET_OK;
    case STET_NODE_FIGURE:
        put_line(w, "<figure>");
        w->last = STET_NODE_FIGURE;
        return STET_OK;
    case STET_NODE_TABLE: return STET_OK;
    default: break;
    }
    *skip = true;
    switch (node->kind) {
    case STET_NODE_ROW: return write_row(w, node, error);
    case STET_NODE_CODE_BLOCK: write_code_block(w, node); return STET_OK;
    case STET_NODE_EMBED: write_embed(w, node); return STET_OK;
    case STET_NODE_RULE: put_line(w, "***"); return STET_OK;
    default: break;
    }
    stet_write_begin_line(w);
    enum stet_status status = STET_OK;
    if (node->kind == STET_NODE_IMAGE) {
        w->block = STET_NODE_PARAGRAPH;
        stet_write_image(w, node->text, node->url);
    } else {
        if (node->kind == STET_NODE_HEADING) {
            for (uint32_t i = 0; i < (node->number < 6 ? node->number : 6); i++)
                stet_buf_putc(w->out, '#');
            stet_buf_putc(w->out, ' ');
        }
        status = stet_write_inlines(w, node, error);
    }
    stet_write_end_line(w);
    return status;
}

static void leave(struct stet_writer *w, const struct stet_node *node)
{
    switch (node->kind) {
    case STET_NODE_QUOTE: cut_prefix(w, 2); break;
    case STET_NODE_ITEM: close_item(w, node); break;
    case STET_NODE_LIST: w->depth--; break;
    case STET_NODE_FIGURE:
        separate(w);
        put_line(w, "</figure>");
        w->last = STET_NODE_FIGURE;
        break;
    default: break;
    }
}

static enum stet_status write_blocks(struct stet_writer *w, const struct stet_node *root,
                                     struct stet_error *error)
{
    for (const struct stet_node *node = root; node;) {
        bool skip;
        enum stet_status status = enter(w, node, &skip, error);
        if (status < 0)
            return status;
        if (!skip && node->first) {
            node = node->first;
            continue;
        }
        if (!skip)
            leave(w, node);
        while (node && !node->next) {
            node = node->parent;
            if (node)
                leave(w, node);
        }
        node = node ? node->next : NULL;
    }
    return STET_OK;
}

enum stet_status stet_document_write(const struct stet_document *document, struct stet_buf *out,
                                     struct stet_error *error)
{
    struct stet_writer w = {.out = out};
    stet_buf_init(&w.prefix, STET_MIB);
    size_t start = out->len;
    stet_write_front_matter(out, &document->meta);
    if (document->root->first)
        stet_buf_putc(out, '\n');
    enum stet_status status = write_blocks(&w, document->root, error);
    if (status == STET_OK)
        status = stet_buf_status(out, "the canonical text", error);
    if (status == STET_OK)
        status = stet_buf_status(&w.prefix, "the nesting of quotes and lists", error);
    if (status == STET_OK && out->len - start > STET_MAX_CANONICAL_BYTES)
        status =
            stet_error_set(error, STET_ERR_LIMIT, "the canonical text is larger than %zu bytes",
                           STET_MAX_CANONICAL_BYTES);
    stet_buf_free(&w.prefix);
    return status;
}
