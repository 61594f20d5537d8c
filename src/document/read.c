/* read.c - Markdown to a document.
 *
 * In: canonical bytes, or anybody's Markdown. Out: a tree; each soft line end is a SENTENCE. The
 * Markdown reader calls back at each beginning and end; read_tree.c grows the tree. */
#include "read.h"
#include "markdown.h"
#include "span.h"
#include "utf8.h"

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

static void begin_cell(struct stet_reader *r)
{
    struct stet_node *row = r->block->last ? r->block->last->last : NULL;
    if (row)
        begin_leaf(r, row, STET_NODE_CELL);
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

static void enter_block(struct stet_reader *r, const struct stet_markdown_event *event)
{
    struct stet_node *node;
    switch (event->kind) {
    case STET_MARKDOWN_QUOTE: (void)stet_read_open_container(r, STET_NODE_QUOTE); break;
    case STET_MARKDOWN_LIST: begin_list(r, event->ordered, event->number); break;
    case STET_MARKDOWN_ITEM: (void)stet_read_open_container(r, STET_NODE_ITEM); break;
    case STET_MARKDOWN_RULE: (void)stet_read_add_block(r, STET_NODE_RULE); break;
    case STET_MARKDOWN_HEADING:
        begin_leaf(r, r->block, STET_NODE_HEADING);
        if (r->leaf)
            r->leaf->number = event->number;
        break;
    case STET_MARKDOWN_CODE_BLOCK:
        node = stet_read_add_block(r, STET_NODE_CODE_BLOCK);
        if (node)
            node->title = event->title;
        begin_verbatim(r, STET_NODE_CODE_BLOCK);
        break;
    case STET_MARKDOWN_HTML_BLOCK: stet_read_end_leaf(r); break;
    case STET_MARKDOWN_PARAGRAPH: begin_leaf(r, r->block, STET_NODE_PARAGRAPH); break;
    case STET_MARKDOWN_TABLE: (void)stet_read_add_block(r, STET_NODE_TABLE); break;
    case STET_MARKDOWN_ROW: begin_row(r); break;
    default: begin_cell(r); break;
    }
}

static void leave_block(struct stet_reader *r, enum stet_markdown_kind kind)
{
    if (kind == STET_MARKDOWN_HTML_BLOCK) {
        end_html_block(r);
        return;
    }
    flush_html(r);
    r->dropping = NULL;
    switch (kind) {
    case STET_MARKDOWN_QUOTE: stet_read_close_container(r, STET_NODE_QUOTE); break;
    case STET_MARKDOWN_LIST: stet_read_close_container(r, STET_NODE_LIST); break;
    case STET_MARKDOWN_ITEM: stet_read_close_container(r, STET_NODE_ITEM); break;
    case STET_MARKDOWN_CODE_BLOCK: end_code_block(r); break;
    default: stet_read_end_leaf(r); break;
    }
}

/* ---- inlines -------------------------------------------------------------------------------- */

static void enter_span(struct stet_reader *r, const struct stet_markdown_event *event)
{
    struct stet_span none = {"", 0};
    flush_html(r);
    if (r->images > 0) {
        r->images += event->kind == STET_MARKDOWN_IMAGE;
        return;
    }
    switch (event->kind) {
    case STET_MARKDOWN_EMPHASIS: stet_read_open_span(r, STET_NODE_EMPHASIS, none, none); break;
    case STET_MARKDOWN_STRONG: stet_read_open_span(r, STET_NODE_STRONG, none, none); break;
    case STET_MARKDOWN_LINK:
        stet_read_open_span(r, STET_NODE_LINK, event->url, event->title);
        break;
    case STET_MARKDOWN_IMAGE:
        if (r->verbatim != STET_NODE_DOCUMENT) {
            r->overflow++;
            break;
        }
        r->images = 1;
        r->url = event->url;
        begin_verbatim(r, STET_NODE_INLINE_IMAGE);
        break;
    default:
        if (r->verbatim == STET_NODE_DOCUMENT)
            begin_verbatim(r, STET_NODE_CODE);
        else
            r->overflow++;
        break;
    }
}

static void end_leaf_span(struct stet_reader *r, enum stet_node_kind kind)
{
    size_t offset = r->held_offset;
    struct stet_span text = end_verbatim(r);
    struct stet_node *node = stet_read_add_inline(r, kind);
    if (!node)
        return;
    node->text = text;
    node->offset = offset;
    if (kind == STET_NODE_INLINE_IMAGE)
        node->url = r->url;
}

static void leave_span(struct stet_reader *r, enum stet_markdown_kind kind)
{
    flush_html(r);
    if (r->images > 0) {
        r->images -= kind == STET_MARKDOWN_IMAGE;
        if (r->images == 0)
            end_leaf_span(r, STET_NODE_INLINE_IMAGE);
    } else if (kind == STET_MARKDOWN_CODE && r->overflow == 0 && r->verbatim == STET_NODE_CODE) {
        end_leaf_span(r, STET_NODE_CODE);
    } else {
        stet_read_close_span(r);
    }
}

static void line_end(struct stet_reader *r, enum stet_node_kind kind)
{
    if (r->verbatim != STET_NODE_DOCUMENT)
        stet_read_text(r, STET_SPAN_LITERAL(" "));
    else if (!r->dropping)
        (void)stet_read_add_inline(r, kind);
}

static void hold_html(struct stet_reader *r, struct stet_span text)
{
    bool inside = text.ptr >= r->text.ptr && text.ptr < r->text.ptr + r->text.len;
    if (r->html.len == 0)
        r->html_offset = inside ? (size_t)(text.ptr - r->text.ptr) : STET_NO_OFFSET;
    stet_buf_append(&r->html, text.ptr, text.len);
}

static void take_text(struct stet_reader *r, const struct stet_markdown_event *event)
{
    if (event->kind == STET_MARKDOWN_HTML) {
        hold_html(r, event->text);
        return;
    }
    flush_html(r);
    if (event->kind == STET_MARKDOWN_HARD_BREAK)
        line_end(r, STET_NODE_BREAK);
    else if (event->kind == STET_MARKDOWN_SOFT_BREAK)
        line_end(r, STET_NODE_SENTENCE);
    else
        stet_read_text(r, event->text);
}

static void take_event(void *context, const struct stet_markdown_event *event)
{
    struct stet_reader *r = context;
    if (r->status != STET_OK)
        return;
    if (event->kind >= STET_MARKDOWN_TEXT)
        take_text(r, event);
    else if (event->kind >= STET_MARKDOWN_EMPHASIS && event->leave)
        leave_span(r, event->kind);
    else if (event->kind >= STET_MARKDOWN_EMPHASIS)
        enter_span(r, event);
    else if (event->leave)
        leave_block(r, event->kind);
    else
        enter_block(r, event);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static enum stet_status read_body(struct stet_document *document, struct stet_span text,
                                  size_t start, struct stet_error *error)
{
    struct stet_reader r = {.document = document, .text = text, .block = document->root};
    stet_buf_init(&r.pieces, STET_MAX_DECODED_BYTES);
    stet_buf_init(&r.held, STET_MAX_DECODED_BYTES);
    stet_buf_init(&r.html, STET_MAX_DECODED_BYTES);
    enum stet_status status =
        stet_markdown_read(stet_span_sub(text, start, text.len), document->arena, take_event, &r);
    stet_read_end_leaf(&r);
    stet_buf_free(&r.pieces);
    stet_buf_free(&r.held);
    stet_buf_free(&r.html);
    if (status == STET_OK && r.status == STET_OK)
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
    enum stet_status status = read_body(document, text_copy, start, error);
    if (status != STET_OK) {
        stet_document_free(document);
        return status;
    }
    *out = document;
    return STET_OK;
}
