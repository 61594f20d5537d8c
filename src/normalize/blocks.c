/* blocks.c - the blocks, brought into the shape that canonical bytes can hold.
 *
 * First pass, from the root: stray inlines get paragraphs, stray items a list, what nests too deep
 * is lifted up. Second pass, from the leaves: inlines are normalised, what is empty goes. */
#include "limits.h"
#include "rules.h"
#include "span.h"

#define MAX_HEADING 6
#define MAX_NUMBER  999999999u /* CommonMark reads nine digits */

static bool is_block_container(enum stet_node_kind kind)
{
    return kind <= STET_NODE_FIGURE;
}

static struct stet_node *add_before(struct stet_normalizer *n, struct stet_node *sibling,
                                    enum stet_node_kind kind)
{
    struct stet_node *node = stet_node_add(n->document, NULL, kind);
    if (node)
        stet_node_insert_before(sibling, node);
    else
        n->failed = true;
    return node;
}

static void move_children(struct stet_node *from, struct stet_node *to)
{
    for (struct stet_node *child = from->first, *next; child; child = next) {
        next = child->next;
        stet_node_remove(child);
        stet_node_append(to, child);
    }
}

/* ---- the first pass ------------------------------------------------------------------------- */

/* Runs of inlines where only blocks can be become paragraphs. */
static void wrap_inlines(struct stet_normalizer *n, struct stet_node *parent)
{
    struct stet_node *paragraph = NULL;
    for (struct stet_node *node = parent->first, *next; node; node = next) {
        next = node->next;
        if (!stet_node_is_inline(node->kind)) {
            paragraph = NULL;
            continue;
        }
        if (!paragraph)
            paragraph = add_before(n, node, STET_NODE_PARAGRAPH);
        if (!paragraph)
            return;
        stet_node_remove(node);
        stet_node_append(paragraph, node);
    }
}

static void wrap_items(struct stet_normalizer *n, struct stet_node *list)
{
    for (struct stet_node *node = list->first, *next; node; node = next) {
        next = node->next;
        if (node->kind == STET_NODE_ITEM)
            continue;
        struct stet_node *item = add_before(n, node, STET_NODE_ITEM);
        if (!item)
            return;
        stet_node_remove(node);
        stet_node_append(item, node);
    }
}

/* Puts the children of node in its place; the first of them, or what stood behind node. */
static struct stet_node *lift(struct stet_node *node)
{
    struct stet_node *first = node->first ? node->first : node->next;
    for (struct stet_node *child = node->first, *next; child; child = next) {
        next = child->next;
        stet_node_remove(child);
        stet_node_insert_before(node, child);
    }
    stet_node_remove(node);
    return first;
}

/* An image that is in no figure, or the second of one, becomes one in a paragraph. */
static void place_image(struct stet_normalizer *n, struct stet_node *node)
{
    if (node->parent->kind == STET_NODE_FIGURE && node->parent->first == node)
        return;
    struct stet_node *image = stet_node_add(n->document, NULL, STET_NODE_INLINE_IMAGE);
    if (!image) {
        n->failed = true;
        return;
    }
    image->url = node->url;
    image->text = node->text;
    image->offset = node->offset;
    node->kind = STET_NODE_PARAGRAPH;
    node->url = node->text = (struct stet_span){0};
    stet_node_append(node, image);
}

/* The image of a figure stands first. */
static void arrange_figure(struct stet_node *figure)
{
    for (struct stet_node *node = figure->first; node; node = node->next) {
        if (node->kind != STET_NODE_IMAGE)
            continue;
        if (node != figure->first) {
            stet_node_remove(node);
            stet_node_insert_before(figure->first, node);
        }
        return;
    }
}

static bool is_too_deep(const struct stet_node *node, size_t depth)
{
    if (node->kind == STET_NODE_ITEM)
        return node->parent->kind != STET_NODE_LIST;
    return node->kind != STET_NODE_DOCUMENT && depth + 2 > STET_MAX_DOCUMENT_DEPTH;
}

/* depth: of the containers above node. What comes next is *next if node went. */
static bool shape(struct stet_normalizer *n, struct stet_node *node, size_t depth,
                  struct stet_node **next)
{
    if (!is_block_container(node->kind)) {
        if (node->kind == STET_NODE_IMAGE)
            place_image(n, node);
        return true;
    }
    wrap_inlines(n, node);
    if (node->kind == STET_NODE_LIST)
        wrap_items(n, node);
    if (is_too_deep(node, depth)) {
        n->repairs.lifted++;
        *next = lift(node);
        return false;
    }
    if (node->kind == STET_NODE_FIGURE)
        arrange_figure(node);
    return true;
}

static void shape_all(struct stet_normalizer *n, struct stet_node *root)
{
    size_t depth = 0;
    struct stet_node *node = root;
    while (!n->failed) {
        struct stet_node *parent = node->parent, *next = NULL;
        if (!shape(n, node, depth, &next)) {
            if (next) {
                node = next;
                continue;
            }
            node = parent; /* nothing is left behind it in its parent */
            depth--;
        } else if (is_block_container(node->kind) && node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
        }
        if (node == root)
            return;
        node = node->next;
    }
}

/* ---- code ----------------------------------------------------------------------------------- */

/* LF line ends, tabs as spaces to columns of four, no controls, no white space at the ends of
 * lines. */
static void clean_code(struct stet_buf *out, struct stet_span text)
{
    size_t line = 0; /* where it begins in out */
    for (size_t i = 0; i <= text.len; i++) {
        unsigned char c = i < text.len ? (unsigned char)text.ptr[i] : '\n';
        if (c == '\r') {
            if (i + 1 < text.len && text.ptr[i + 1] == '\n')
                continue;
            c = '\n';
        }
        if (c == '\n') {
            while (out->len > line && out->ptr[out->len - 1] == ' ')
                out->len--;
            stet_buf_putc(out, '\n');
            line = out->len;
        } else if (c == '\t') {
            do
                stet_buf_putc(out, ' ');
            while ((out->len - line) % 4 != 0 && !out->failed);
        } else if (c == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xA0) {
            i++; /* a C1 control */
        } else if (c >= ' ' && c != 0x7F) {
            stet_buf_putc(out, (char)c);
        }
    }
    while (out->len > 0 && out->ptr[out->len - 1] == '\n')
        out->len--;
}

static void normalize_code(struct stet_normalizer *n, struct stet_node *node)
{
    struct stet_buf code;
    bool changed;
    stet_buf_init(&code, STET_MAX_DECODED_BYTES);
    clean_code(&code, node->text);
    stet_buf_clear(&n->scratch);
    stet_nfc_append(&n->scratch, (struct stet_span){code.ptr, code.len}, &changed);
    n->failed = n->failed || code.failed || n->scratch.failed;
    stet_buf_free(&code);
    struct stet_span text = {n->scratch.ptr, n->scratch.len};
    if (!stet_span_equal(text, node->text)) {
        node->text = stet_document_copy(n->document, text);
        n->failed = n->failed || node->text.len != text.len;
    }
    size_t len = 0; /* of the language: a word */
    while (len < node->title.len && len < 40 &&
           (stet_is_alpha(node->title.ptr[len]) || stet_is_digit(node->title.ptr[len]) ||
            memchr("+-#._", node->title.ptr[len], 5)))
        len++;
    node->title.len = len;
}

/* ---- tables --------------------------------------------------------------------------------- */

static bool is_empty_row(const struct stet_node *row)
{
    for (const struct stet_node *cell = row->first; cell; cell = cell->next)
        if (cell->first)
            return false;
    return true;
}

/* Rows become paragraphs, as the table's shape would cost far more than it holds. */
static void dissolve_table(struct stet_normalizer *n, struct stet_node *table)
{
    for (struct stet_node *row = table->first; row; row = row->next) {
        if (is_empty_row(row))
            continue;
        struct stet_node *paragraph = add_before(n, table, STET_NODE_PARAGRAPH);
        if (!paragraph)
            return;
        for (struct stet_node *cell = row->first; cell; cell = cell->next) {
            move_children(cell, paragraph);
            if (!stet_node_add_text(n->document, paragraph, STET_SPAN_LITERAL(" ")))
                n->failed = true;
        }
        stet_inline_normalize(n, paragraph);
    }
    stet_document_diagnose(n->document, "table-too-wide", table->offset, (struct stet_span){"", 0});
    stet_node_remove(table);
}

static void pad_row(struct stet_normalizer *n, struct stet_node *row, size_t columns)
{
    size_t count = 0;
    for (struct stet_node *cell = row->first; cell; cell = cell->next)
        count++;
    for (; count < columns && !n->failed; count++)
        if (!stet_node_add(n->document, row, STET_NODE_CELL))
            n->failed = true;
}

/* All rows get as many cells as the longest; empty rows go, but for the head. */
static void normalize_table(struct stet_normalizer *n, struct stet_node *table)
{
    size_t columns = 0, rows = 0, cells = 0;
    bool any = false;
    for (struct stet_node *row = table->first, *next; row; row = next) {
        next = row->next;
        bool empty = is_empty_row(row);
        any = any || !empty;
        if (empty && row != table->first) {
            stet_node_remove(row);
            continue;
        }
        size_t count = 0;
        for (struct stet_node *cell = row->first; cell; cell = cell->next)
            count++;
        columns = count > columns ? count : columns;
        cells += count;
        rows++;
    }
    if (!any) {
        stet_node_remove(table);
    } else if (columns * rows > 4 * cells + 10000) {
        dissolve_table(n, table);
    } else {
        for (struct stet_node *row = table->first; row; row = row->next)
            pad_row(n, row, columns);
    }
}

/* ---- the second pass ------------------------------------------------------------------------- */

static bool is_in_list(const struct stet_node *node)
{
    while (node && node->kind != STET_NODE_ITEM)
        node = node->parent;
    return node != NULL;
}

/* Neighbouring quotes in a list are one: canonical bytes cannot always hold them apart there. */
static void join_quotes(struct stet_node *into, struct stet_node *from)
{
    while (into && from && into->kind == STET_NODE_QUOTE && from->kind == STET_NODE_QUOTE) {
        struct stet_node *last = into->last, *first = from->first;
        move_children(from, into);
        stet_node_remove(from);
        into = last;
        from = first;
    }
}

static void finish_quote(struct stet_node *node)
{
    if (node->previous && node->previous->kind == STET_NODE_QUOTE && is_in_list(node))
        join_quotes(node->previous, node);
}

/* false if the node is empty and goes. */
static bool finish(struct stet_normalizer *n, struct stet_node *node)
{
    switch (node->kind) {
    case STET_NODE_HEADING:
        node->number = node->number < 1             ? 1
                       : node->number > MAX_HEADING ? MAX_HEADING
                                                    : node->number;
        stet_inline_normalize(n, node);
        return node->first;
    case STET_NODE_PARAGRAPH: stet_inline_normalize(n, node); return node->first;
    case STET_NODE_CELL: stet_inline_normalize(n, node); return true;
    case STET_NODE_CODE_BLOCK: normalize_code(n, node); return node->text.len > 0;
    case STET_NODE_IMAGE:
    case STET_NODE_EMBED:
        node->text = stet_line_normalize(n, node->text);
        node->url = stet_url_normalize(n, node->url, true);
        return node->url.len > 0;
    case STET_NODE_FIGURE: stet_node_take_image(node); return node->first;
    case STET_NODE_LIST:
        node->number = !node->ordered ? 0 : node->number > MAX_NUMBER ? MAX_NUMBER : node->number;
        return node->first;
    case STET_NODE_QUOTE:
        if (!node->first)
            return false;
        finish_quote(node);
        return true;
    case STET_NODE_ITEM: return node->first;
    case STET_NODE_TABLE: normalize_table(n, node); return true;
    default: return true;
    }
}

static struct stet_node *deepest(struct stet_node *node)
{
    while (node->first && node->kind <= STET_NODE_ROW)
        node = node->first;
    return node;
}

void stet_blocks_normalize(struct stet_normalizer *n, struct stet_node *root)
{
    shape_all(n, root);
    for (struct stet_node *node = deepest(root), *next; node != root && !n->failed; node = next) {
        next = node->next ? deepest(node->next) : node->parent;
        if (!finish(n, node))
            stet_node_remove(node);
    }
}
