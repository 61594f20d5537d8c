/* read.c - Markdown to a document, through md4c.
 *
 * In: canonical bytes, or anybody's Markdown. Out: a tree; each soft line end is a SENTENCE. md4c
 * calls back at each beginning and end; read_tree.c grows the tree. */
#include "read.h"
#include "span.h"
#include "utf8.h"
#include <md4c.h>

/* Returned to md4c: read again without tables, without links. */
#define ABORT_TABLES (-100)
#define ABORT_LINKS  (-101)

/* What a callback returns: 0, or what ends the parse. */
static int outcome(const struct stet_reader *r)
{
    return r->abort != 0 ? r->abort : (int)r->status;
}

/* ---- attributes of md4c --------------------------------------------------------------------- */

static bool is_of_source(const struct stet_reader *r, const char *ptr)
{
    return ptr >= r->text.ptr && ptr < r->text.ptr + r->text.len;
}

/* What lies in the source as it is, is lent from there: a definition may serve many links. */
static struct stet_span attribute(struct stet_reader *r, const MD_ATTRIBUTE *attribute)
{
    r->attributes += attribute->size;
    if (r->attributes > 4 * r->text.len + STET_MIB) /* one definition, used over and over */
        r->abort = ABORT_LINKS;
    if (attribute->size == 0 || r->abort != 0)
        return (struct stet_span){"", 0};
    if (!r->covers && is_of_source(r, attribute->text) &&
        attribute->substr_types[0] == MD_TEXT_NORMAL &&
        attribute->substr_offsets[1] == attribute->size)
        return (struct stet_span){attribute->text, attribute->size};
    struct stet_buf out;
    stet_buf_init(&out, STET_MAX_DECODED_BYTES);
    for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
        size_t start = attribute->substr_offsets[i], end = attribute->substr_offsets[i + 1];
        struct stet_span piece = {attribute->text + start, end - start};
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            stet_read_append_decoded(&out, piece);
        else if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
            stet_utf8_append(&out, STET_REPLACEMENT);
        else
            stet_buf_append(&out, piece.ptr, piece.len);
    }
    if (r->covers)
        stet_read_uncover(out.ptr, out.len);
    struct stet_span copy = stet_read_copy(r, (struct stet_span){out.ptr, out.len});
    stet_buf_free(&out);
    return copy;
}

/* ---- blocks --------------------------------------------------------------------------------- */

static void begin_verbatim(struct stet_reader *r, enum stet_node_kind kind)
{
    r->verbatim = kind;
    r->held_offset = STET_NO_OFFSET;
    stet_buf_clear(&r->held);
}

/* Ends it; what it held, in the arena. */
static struct stet_span end_verbatim(struct stet_reader *r)
{
    r->verbatim = STET_NODE_DOCUMENT;
    if (r->held.failed)
        r->status = STET_ERR_MEMORY;
    struct stet_span text = stet_read_copy(r, (struct stet_span){r->held.ptr, r->held.len});
    stet_buf_clear(&r->held);
    return text;
}

static void begin_list(struct stet_reader *r, bool ordered, unsigned number)
{
    if (!stet_read_open_container(r, STET_NODE_LIST))
        return;
    r->block->ordered = ordered;
    r->block->number = ordered ? number : 0;
}

static void begin_leaf(struct stet_reader *r, struct stet_node *parent, enum stet_node_kind kind)
{
    stet_read_end_leaf(r);
    r->leaf = stet_node_add(r->document, parent, kind);
    if (!r->leaf)
        r->status = STET_ERR_MEMORY;
}

static void begin_row(struct stet_reader *r)
{
    stet_read_end_leaf(r);
    struct stet_node *table = r->block->last;
    if (!table || !stet_node_add(r->document, table, STET_NODE_ROW))
        r->status = STET_ERR_MEMORY;
}

static int begin_cell(struct stet_reader *r)
{
    if (++r->cells > r->max_cells)
        return ABORT_TABLES;
    struct stet_node *row = r->block->last ? r->block->last->last : NULL;
    if (row)
        begin_leaf(r, row, STET_NODE_CELL);
    return 0;
}

static void end_html_block(struct stet_reader *r)
{
    stet_read_end_leaf(r);
    stet_read_html(r, true);
    r->dropping = NULL;
    stet_read_end_leaf(r);
}

static void end_code_block(struct stet_reader *r)
{
    struct stet_node *node = r->block->last;
    size_t offset = r->held_offset;
    struct stet_span text = end_verbatim(r);
    if (!node)
        return;
    if (text.len > 0 && text.ptr[text.len - 1] == '\n')
        text.len--;
    node->text = text;
    node->offset = offset;
}

static void flush_html(struct stet_reader *r)
{
    if (r->html.len > 0)
        stet_read_html(r, false);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct stet_reader *r = context;
    struct stet_node *node;
    switch (type) {
    case MD_BLOCK_QUOTE: (void)stet_read_open_container(r, STET_NODE_QUOTE); break;
    case MD_BLOCK_UL: begin_list(r, false, 0); break;
    case MD_BLOCK_OL: begin_list(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->start); break;
    case MD_BLOCK_LI: (void)stet_read_open_container(r, STET_NODE_ITEM); break;
    case MD_BLOCK_HR: (void)stet_read_add_block(r, STET_NODE_RULE); break;
    case MD_BLOCK_H:
        begin_leaf(r, r->block, STET_NODE_HEADING);
        if (r->leaf)
            r->leaf->number = ((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        node = stet_read_add_block(r, STET_NODE_CODE_BLOCK);
        if (node)
            node->title = attribute(r, &((MD_BLOCK_CODE_DETAIL *)detail)->lang);
        begin_verbatim(r, STET_NODE_CODE_BLOCK);
        break;
    case MD_BLOCK_HTML: stet_read_end_leaf(r); break;
    case MD_BLOCK_P: begin_leaf(r, r->block, STET_NODE_PARAGRAPH); break;
    case MD_BLOCK_TABLE: (void)stet_read_add_block(r, STET_NODE_TABLE); break;
    case MD_BLOCK_TR: begin_row(r); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (begin_cell(r) == ABORT_TABLES)
            return ABORT_TABLES;
        break;
    default: break;
    }
    return outcome(r);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct stet_reader *r = context;
    (void)detail;
    if (type == MD_BLOCK_HTML) {
        end_html_block(r);
        return outcome(r);
    }
    flush_html(r);
    r->dropping = NULL;
    switch (type) {
    case MD_BLOCK_QUOTE: stet_read_close_container(r, STET_NODE_QUOTE); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: stet_read_close_container(r, STET_NODE_LIST); break;
    case MD_BLOCK_LI: stet_read_close_container(r, STET_NODE_ITEM); break;
    case MD_BLOCK_CODE: end_code_block(r); break;
    default: stet_read_end_leaf(r); break;
    }
    return outcome(r);
}

/* In a table's cell a pipe in code is escaped, and md4c leaves the backslash. */
static void unescape_pipes(struct stet_buf *text)
{
    size_t len = 0;
    for (size_t i = 0; i < text->len; i++)
        if (text->ptr[i] != '\\' || i + 1 == text->len || text->ptr[i + 1] != '|')
            text->ptr[len++] = text->ptr[i];
    text->len = len;
}

/* ---- inlines -------------------------------------------------------------------------------- */

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct stet_reader *r = context;
    MD_SPAN_A_DETAIL *link = detail;
    struct stet_span none = {"", 0};
    flush_html(r);
    if (r->images > 0) {
        r->images += type == MD_SPAN_IMG;
        return outcome(r);
    }
    switch (type) {
    case MD_SPAN_EM: stet_read_open_span(r, STET_NODE_EMPHASIS, none, none); break;
    case MD_SPAN_STRONG: stet_read_open_span(r, STET_NODE_STRONG, none, none); break;
    case MD_SPAN_A:
        stet_read_open_span(r, STET_NODE_LINK, attribute(r, &link->href),
                            attribute(r, &link->title));
        break;
    case MD_SPAN_IMG:
        if (r->verbatim != STET_NODE_DOCUMENT) {
            r->overflow++;
            break;
        }
        r->images = 1;
        r->url = attribute(r, &((MD_SPAN_IMG_DETAIL *)detail)->src);
        begin_verbatim(r, STET_NODE_INLINE_IMAGE);
        break;
    case MD_SPAN_CODE:
        if (r->verbatim == STET_NODE_DOCUMENT)
            begin_verbatim(r, STET_NODE_CODE);
        else
            r->overflow++;
        break;
    default: break;
    }
    return outcome(r);
}

static void end_leaf_span(struct stet_reader *r, enum stet_node_kind kind)
{
    size_t offset = r->held_offset;
    if (kind == STET_NODE_CODE && r->leaf && r->leaf->kind == STET_NODE_CELL)
        unescape_pipes(&r->held);
    struct stet_span text = end_verbatim(r);
    struct stet_node *node = stet_read_add_inline(r, kind);
    if (!node)
        return;
    node->text = text;
    node->offset = offset;
    if (kind == STET_NODE_INLINE_IMAGE)
        node->url = r->url;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct stet_reader *r = context;
    (void)detail;
    flush_html(r);
    if (r->images > 0) {
        r->images -= type == MD_SPAN_IMG;
        if (r->images == 0)
            end_leaf_span(r, STET_NODE_INLINE_IMAGE);
    } else if (type == MD_SPAN_CODE && r->overflow == 0 && r->verbatim == STET_NODE_CODE) {
        end_leaf_span(r, STET_NODE_CODE);
    } else {
        stet_read_close_span(r);
    }
    return outcome(r);
}

static void line_end(struct stet_reader *r, enum stet_node_kind kind)
{
    if (r->verbatim != STET_NODE_DOCUMENT)
        stet_read_text(r, STET_SPAN_LITERAL(" "));
    else if (!r->dropping)
        (void)stet_read_add_inline(r, kind);
}

static void entity(struct stet_reader *r, struct stet_span text)
{
    uint32_t code;
    if (stet_read_entity(text, &code) == 0) {
        stet_read_text(r, text);
        return;
    }
    char bytes[4];
    size_t len = stet_utf8_put(bytes, code);
    stet_read_text(r, stet_read_copy(r, (struct stet_span){bytes, len}));
}

static int text(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *context)
{
    struct stet_reader *r = context;
    struct stet_span span = {ptr, size};
    if (r->covers && stet_read_is_covered(span)) {
        char *copy = stet_arena_dup(r->document->arena, ptr, size);
        if (!copy)
            return STET_ERR_MEMORY;
        stet_read_uncover(copy, size);
        span.ptr = copy;
    }
    if (type == MD_TEXT_HTML) {
        if (r->html.len == 0) {
            r->html_offset = is_of_source(r, ptr) ? (size_t)(ptr - r->text.ptr) : STET_NO_OFFSET;
        }
        stet_buf_append(&r->html, span.ptr, span.len);
        return outcome(r);
    }
    flush_html(r);
    switch (type) {
    case MD_TEXT_NULLCHAR: stet_read_text(r, STET_SPAN_LITERAL("\xEF\xBF\xBD")); break;
    case MD_TEXT_BR: line_end(r, STET_NODE_BREAK); break;
    case MD_TEXT_SOFTBR: line_end(r, STET_NODE_SENTENCE); break;
    case MD_TEXT_ENTITY: entity(r, span); break;
    default: stet_read_text(r, span); break;
    }
    return outcome(r);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static int parse(struct stet_reader *r, struct stet_span body, unsigned flags)
{
    MD_PARSER parser = {
        .flags = flags,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    r->block = r->document->root;
    r->max_cells = body.len / 2 + 1024; /* a cell takes two bytes at least */
    stet_buf_init(&r->pieces, STET_MAX_DECODED_BYTES);
    stet_buf_init(&r->held, STET_MAX_DECODED_BYTES);
    stet_buf_init(&r->html, STET_MAX_DECODED_BYTES);
    int result = md_parse(body.ptr, (MD_SIZE)body.len, &parser, r);
    stet_read_end_leaf(r);
    stet_buf_free(&r->pieces);
    stet_buf_free(&r->held);
    stet_buf_free(&r->html);
    return result;
}

static int parse_anew(struct stet_reader *r, struct stet_span text, size_t start, unsigned flags)
{
    struct stet_document *document = r->document;
    document->root->first = document->root->last = NULL;
    *r = (struct stet_reader){.document = document, .text = text, .covers = r->covers};
    return parse(r, stet_span_sub(text, start, text.len), flags);
}

static enum stet_status read_body(struct stet_document *document, char *copy, size_t len,
                                  size_t start, struct stet_error *error)
{
    struct stet_span none = {"", 0}, text_copy = {copy, len};
    struct stet_reader r = {.document = document, .text = text_copy};
    r.covers = stet_read_bound(copy + start, len - start);
    unsigned flags = MD_FLAG_TABLES;
    int result = parse(&r, stet_span_sub(text_copy, start, len), flags);
    if (result ==
        ABORT_TABLES) { /* short rows below a very wide head: a bomb, or no table at all */
        stet_document_diagnose(document, "table-too-wide", STET_NO_OFFSET, none);
        result = parse_anew(&r, text_copy, start, flags = 0);
    }
    if (result == ABORT_LINKS) {
        stet_read_cover_brackets(copy + start, len - start, !r.covers);
        r.covers = true;
        result = parse_anew(&r, text_copy, start, flags);
    }
    if (r.covers)
        stet_document_diagnose(document, "markdown-too-complex", STET_NO_OFFSET, none);
    if (result == 0 && r.status == STET_OK)
        return STET_OK;
    if (stet_arena_used(document->arena) > STET_MAX_DOCUMENT_ARENA / 2)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "the Markdown text needs more than %zu bytes of memory",
                              STET_MAX_DOCUMENT_ARENA);
    return stet_error_set(error, STET_ERR_MEMORY, "cannot read the Markdown text: no memory");
}

enum stet_status stet_document_read(struct stet_document **out, struct stet_span source,
                                    struct stet_error *error)
{
    *out = NULL;
    if (source.len > STET_MAX_DECODED_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT, "the Markdown text is larger than %zu bytes",
                              STET_MAX_DECODED_BYTES);
    size_t bad = stet_utf8_check(source.ptr, source.len);
    if (bad < source.len)
        return stet_error_set(error, STET_ERR_INPUT, "the Markdown text is not UTF-8 at byte %zu",
                              bad);
    struct stet_document *document = stet_document_new();
    char *copy = document ? stet_arena_dup(document->arena, source.ptr, source.len) : NULL;
    if (!copy) {
        stet_document_free(document);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read the Markdown text: no memory");
    }
    struct stet_span text_copy = {copy, source.len};
    size_t start = stet_span_starts(text_copy, "\xEF\xBB\xBF") ? 3 : 0;
    start += stet_read_front_matter(document, stet_span_sub(text_copy, start, text_copy.len));
    enum stet_status status = read_body(document, copy, source.len, start, error);
    if (status != STET_OK) {
        stet_document_free(document);
        return status;
    }
    *out = document;
    return STET_OK;
}
