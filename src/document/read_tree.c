/* read_tree.c - the tree as it grows while Markdown is read: blocks, open inlines, text in pieces.
 */
#include "read.h"
#include "span.h"

struct stet_span stet_read_copy(struct stet_reader *r, struct stet_span text)
{
    char *copy = stet_arena_dup(r->document->arena, text.ptr, text.len);
    if (!copy) {
        r->status = STET_ERR_MEMORY;
        return (struct stet_span){"", 0};
    }
    return (struct stet_span){copy, text.len};
}

static struct stet_node *add(struct stet_reader *r, struct stet_node *parent,
                             enum stet_node_kind kind)
{
    struct stet_node *node = stet_node_add(r->document, parent, kind);
    if (!node)
        r->status = STET_ERR_MEMORY;
    return node;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Where inlines go: the innermost open one, or the leaf; a paragraph is opened at need. */
static struct stet_node *place(struct stet_reader *r)
{
    if (r->depth > 0)
        return r->open[r->depth - 1].node;
    if (!r->leaf) {
        r->leaf = add(r, r->block, STET_NODE_PARAGRAPH);
        r->implicit = true;
    }
    return r->leaf;
}

static void flush_text(struct stet_reader *r)
{
    if (r->run.len == 0 && r->pieces.len == 0)
        return;
    struct stet_span text = r->run;
    if (r->pieces.failed)
        r->status = STET_ERR_MEMORY;
    if (r->pieces.len > 0) {
        text = stet_read_copy(r, (struct stet_span){r->pieces.ptr, r->pieces.len});
        stet_buf_clear(&r->pieces);
    }
    r->run.len = 0;
    struct stet_node *parent = place(r), *node = parent ? add(r, parent, STET_NODE_TEXT) : NULL;
    if (node) {
        node->text = text;
        node->offset = r->run_offset;
    }
}

static size_t offset_of(const struct stet_reader *r, const char *ptr)
{
    bool inside = ptr >= r->text.ptr && ptr < r->text.ptr + r->text.len;
    return inside ? (size_t)(ptr - r->text.ptr) : STET_NO_OFFSET;
}

void stet_read_text(struct stet_reader *r, struct stet_span text)
{
    if (r->dropping || text.len == 0)
        return;
    if (r->verbatim != STET_NODE_DOCUMENT) {
        if (r->held.len == 0 && r->held_offset == STET_NO_OFFSET)
            r->held_offset = offset_of(r, text.ptr);
        stet_buf_append(&r->held, text.ptr, text.len);
        return;
    }
    (void)place(r);
    if (r->run.len == 0 && r->pieces.len == 0) {
        r->run = text;
        r->run_offset = offset_of(r, text.ptr);
    } else if (r->pieces.len == 0 && text.ptr == r->run.ptr + r->run.len) {
        r->run.len += text.len;
    } else {
        if (r->pieces.len == 0)
            stet_buf_append(&r->pieces, r->run.ptr, r->run.len);
        stet_buf_append(&r->pieces, text.ptr, text.len);
    }
}

/* ---- inlines -------------------------------------------------------------------------------- */

struct stet_node *stet_read_add_inline(struct stet_reader *r, enum stet_node_kind kind)
{
    flush_text(r);
    struct stet_node *parent = place(r);
    return parent ? add(r, parent, kind) : NULL;
}

void stet_read_open_span(struct stet_reader *r, enum stet_node_kind kind, struct stet_span url,
                         struct stet_span title)
{
    if (r->verbatim != STET_NODE_DOCUMENT || r->depth == STET_MAX_DOCUMENT_DEPTH) {
        r->overflow++;
        return;
    }
    struct stet_node *node = stet_read_add_inline(r, kind);
    if (!node)
        return;
    node->url = url;
    node->title = title;
    r->open[r->depth++] = (struct stet_read_open){.node = node};
}

void stet_read_close_span(struct stet_reader *r)
{
    if (r->overflow > 0) {
        r->overflow--;
        return;
    }
    flush_text(r);
    while (r->depth > 0)
        if (!r->open[--r->depth].from_html)
            break;
}

void stet_read_open_inline(struct stet_reader *r, enum stet_node_kind kind, struct stet_span url)
{
    if (r->overflow > 0 || r->depth == STET_MAX_DOCUMENT_DEPTH)
        return;
    struct stet_node *node = stet_read_add_inline(r, kind);
    if (!node)
        return;
    node->url = url;
    r->open[r->depth++] = (struct stet_read_open){.node = node, .from_html = true};
}

bool stet_read_close_inline(struct stet_reader *r, enum stet_node_kind kind)
{
    size_t depth = r->depth;
    while (depth > 0 && r->open[depth - 1].from_html && r->open[depth - 1].node->kind != kind)
        depth--;
    if (r->overflow > 0 || depth == 0 || !r->open[depth - 1].from_html)
        return false;
    flush_text(r);
    r->depth = depth - 1;
    return true;
}

/* ---- blocks --------------------------------------------------------------------------------- */

void stet_read_end_leaf(struct stet_reader *r)
{
    if (r->verbatim == STET_NODE_CODE) { /* a <code> that nothing closed */
        r->verbatim = STET_NODE_DOCUMENT;
        stet_read_text(r, stet_read_copy(r, (struct stet_span){r->held.ptr, r->held.len}));
        stet_buf_clear(&r->held);
    }
    flush_text(r);
    r->depth = 0;
    r->leaf = NULL;
    r->implicit = false;
}

struct stet_node *stet_read_add_block(struct stet_reader *r, enum stet_node_kind kind)
{
    stet_read_end_leaf(r);
    return add(r, r->block, kind);
}

bool stet_read_open_container(struct stet_reader *r, enum stet_node_kind kind)
{
    stet_read_end_leaf(r);
    bool item = kind == STET_NODE_ITEM;
    if (r->lifted > 0 || (!item && r->containers + 2 > STET_MAX_DOCUMENT_DEPTH)) {
        r->lifted++;
        return false;
    }
    struct stet_node *node = add(r, r->block, kind);
    if (!node)
        return false;
    r->block = node;
    r->containers++;
    return true;
}

void stet_read_close_container(struct stet_reader *r, enum stet_node_kind kind)
{
    stet_read_end_leaf(r);
    if (r->lifted > 0) {
        r->lifted--;
        return;
    }
    while (r->block->kind != kind && r->block->parent) /* figures that nothing closed */
        r->block = r->block->parent, r->containers--;
    if (r->block->parent)
        r->block = r->block->parent, r->containers--;
}

void stet_read_open_figure(struct stet_reader *r)
{
    if (r->lifted > 0 || !stet_read_open_container(r, STET_NODE_FIGURE))
        r->lifted = r->lifted > 0 ? r->lifted - 1 : 0; /* its end will find no figure */
}

void stet_read_close_figure(struct stet_reader *r)
{
    stet_read_end_leaf(r);
    if (r->lifted > 0 || r->block->kind != STET_NODE_FIGURE)
        return;
    stet_node_take_image(r->block);
    r->block = r->block->parent;
    r->containers--;
}
