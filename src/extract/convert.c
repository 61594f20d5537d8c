/* convert.c - the chosen parts of a page as nodes of a document.
 *
 * One pass over the parts, with a stack of open elements. Paragraphs open where text comes and
 * close at every block; inline elements are made when text comes, so that none is empty or crosses
 * a block. */
#include "convert.h"
#include "limits.h"
#include "span.h"
#include "url.h"
#include <stdlib.h>

#define CONTAINERS_MAX (STET_MAX_DOCUMENT_DEPTH - 4)

struct stet_span stet_convert_url(struct stet_converter *to, struct stet_span reference)
{
    struct stet_span none = {NULL, 0};
    reference = stet_span_trim(reference);
    if (reference.len == 0 || reference.ptr[0] == '#' || reference.len > STET_MAX_URL_BYTES ||
        stet_span_starts_nocase(reference, "javascript:") ||
        stet_span_starts_nocase(reference, "data:") || stet_span_starts_nocase(reference, "about:"))
        return none;
    struct stet_buf url;
    stet_buf_init(&url, 4 * STET_MAX_URL_BYTES);
    stet_url_resolve(to->page->base, reference, &url);
    struct stet_span copy = none;
    if (!url.failed)
        copy = stet_document_copy(to->document, (struct stet_span){url.ptr, url.len});
    stet_buf_free(&url);
    return copy;
}

static struct stet_frame *open_frame(struct stet_converter *to, uint32_t end)
{
    if (to->count == to->room) {
        size_t more = to->room ? to->room * 2 : 64;
        struct stet_frame *grown = realloc(to->frames, more * sizeof(*grown));
        if (!grown) {
            to->failed = true;
            return NULL;
        }
        to->frames = grown;
        to->room = more;
    }
    to->frames[to->count] = (struct stet_frame){.end = end};
    return &to->frames[to->count++];
}

static void close_frame(struct stet_converter *to)
{
    struct stet_frame *frame = &to->frames[to->count - 1];
    if (frame->closing)
        stet_convert_text(to, stet_span_of(frame->closing));
    frame = &to->frames[--to->count];
    if (frame->is_inline) {
        to->marks--;
        if (frame->made)
            to->target = frame->made->parent;
        else
            to->unmade--;
        return;
    }
    if (frame->closing)
        return;
    if (frame->holder) {
        to->fixed = false;
        to->holder = NULL;
    }
    stet_convert_close_paragraph(to);
    if (frame->block) {
        to->block = frame->block;
        to->depth--;
    }
}

/* An element that holds blocks: from here on they go into a new node. */
static void open_container(struct stet_converter *to, uint32_t part, enum stet_node_kind kind)
{
    stet_convert_close_paragraph(to);
    struct stet_frame *frame = open_frame(to, to->page->parts[part].end);
    if (!frame || to->fixed || to->depth >= CONTAINERS_MAX)
        return;
    struct stet_node *node = stet_convert_add(to, to->block, kind);
    if (!node)
        return;
    node->offset = stet_html_offset(to->page->html, to->page->parts[part].node);
    frame->block = to->block;
    to->block = node;
    to->depth++;
}

static void open_block(struct stet_converter *to, uint32_t part)
{
    stet_convert_close_paragraph(to);
    (void)open_frame(to, to->page->parts[part].end);
}

/* A heading or a cell: all text up to its end goes into it. */
static struct stet_node *open_fixed(struct stet_converter *to, uint32_t part,
                                    enum stet_node_kind kind)
{
    stet_convert_close_paragraph(to);
    struct stet_frame *frame = open_frame(to, to->page->parts[part].end);
    if (!frame || to->fixed)
        return NULL;
    struct stet_node *node = stet_convert_add(to, to->block, kind);
    if (!node)
        return NULL;
    node->offset = stet_html_offset(to->page->html, to->page->parts[part].node);
    frame->holder = true;
    to->holder = to->target = node;
    to->fixed = true;
    to->space = false;
    return node;
}

static void open_mark(struct stet_converter *to, uint32_t part, enum stet_node_kind kind)
{
    if (to->marks >= STET_MARKS_MAX)
        return;
    struct stet_frame *frame = open_frame(to, to->page->parts[part].end);
    if (!frame)
        return;
    frame->is_inline = true;
    frame->kind = kind;
    to->marks++;
    to->unmade++;
}

static void open_link(struct stet_converter *to, uint32_t part)
{
    struct stet_span href, title;
    stet_html_node node = to->page->parts[part].node;
    for (size_t i = 0; to->marks > 0 && i < to->count; i++)
        if (to->frames[i].is_inline && to->frames[i].kind == STET_NODE_LINK)
            return;
    if (to->marks >= STET_MARKS_MAX ||
        !stet_html_attribute(to->page->html, node, STET_HTML_ATTR_HREF, &href))
        return;
    struct stet_span url = stet_convert_mail(to, href);
    if (url.len == 0)
        url = stet_convert_url(to, href);
    if (url.len == 0)
        return;
    open_mark(to, part, STET_NODE_LINK);
    to->frames[to->count - 1].url = url;
    if (stet_html_attribute(to->page->html, node, STET_HTML_ATTR_TITLE, &title))
        to->frames[to->count - 1].title = stet_document_copy(to->document, stet_span_trim(title));
}

/* Code in a line: its text, without what is marked in it. */
static void convert_code(struct stet_converter *to, uint32_t part)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_HTML_ARENA);
    stet_part_text(to->page, part, STET_MAX_HTML_ARENA, &text);
    if (text.len > 0) {
        stet_convert_breaks(to);
        if (to->space && to->holder && to->holder->first &&
            !stet_node_add_text(to->document, to->target, STET_SPAN_LITERAL(" ")))
            to->failed = true;
        struct stet_node *target = stet_convert_target(to);
        struct stet_node *code = target ? stet_convert_add(to, target, STET_NODE_CODE) : NULL;
        if (code)
            code->text = stet_document_copy(to->document, (struct stet_span){text.ptr, text.len});
        to->space = false;
    }
    stet_buf_free(&text);
}

static void open_list(struct stet_converter *to, uint32_t part, bool ordered)
{
    struct stet_span start;
    struct stet_node *before = to->block;
    open_container(to, part, STET_NODE_LIST);
    if (to->block == before)
        return;
    to->block->ordered = ordered;
    to->block->number = 1;
    if (!ordered || !stet_html_attribute(to->page->html, to->page->parts[part].node,
                                         STET_HTML_ATTR_START, &start))
        return;
    uint32_t number = 0;
    for (size_t i = 0; i < start.len && stet_is_digit(start.ptr[i]) && number < 100000000; i++)
        number = number * 10 + (uint32_t)(start.ptr[i] - '0');
    to->block->number = number;
}

static void open_cell(struct stet_converter *to, uint32_t part)
{
    struct stet_span value;
    if (to->block->kind != STET_NODE_ROW) {
        open_block(to, part);
        return;
    }
    (void)open_fixed(to, part, STET_NODE_CELL);
    if (!stet_html_attribute(to->page->html, to->page->parts[part].node, STET_HTML_ATTR_COLSPAN,
                             &value))
        return;
    unsigned span = 0;
    for (size_t i = 0; i < value.len && stet_is_digit(value.ptr[i]) && span < 50; i++)
        span = span * 10 + (unsigned)(value.ptr[i] - '0');
    for (unsigned i = 1; i < span && i < 50; i++)
        (void)stet_convert_add(to, to->block, STET_NODE_CELL);
}

static void open_quotation(struct stet_converter *to, uint32_t part)
{
    stet_convert_text(to, STET_SPAN_LITERAL("\xE2\x80\x9C"));
    struct stet_frame *frame = open_frame(to, to->page->parts[part].end);
    if (frame)
        frame->closing = "\xE2\x80\x9D";
}

/* Opens or converts an element; true if what is below it is done too. */
static bool convert_element(struct stet_converter *to, uint32_t part)
{
    const struct stet_part *element = &to->page->parts[part];
    struct stet_node *heading;
    switch (element->tag) {
    case STET_HTML_TAG_H1:
    case STET_HTML_TAG_H2:
    case STET_HTML_TAG_H3:
    case STET_HTML_TAG_H4:
    case STET_HTML_TAG_H5:
    case STET_HTML_TAG_H6:
        heading = open_fixed(to, part, STET_NODE_HEADING);
        if (heading)
            heading->number =
                (uint32_t)(stet_html_name(to->page->html, element->node).ptr[1] - '0');
        return false;
    case STET_HTML_TAG_BLOCKQUOTE: open_container(to, part, STET_NODE_QUOTE); return false;
    case STET_HTML_TAG_UL: open_list(to, part, false); return false;
    case STET_HTML_TAG_OL: open_list(to, part, true); return false;
    case STET_HTML_TAG_LI:
        if (to->block->kind == STET_NODE_LIST)
            open_container(to, part, STET_NODE_ITEM);
        else
            open_block(to, part);
        return false;
    case STET_HTML_TAG_TABLE:
        if (!to->fixed && stet_table_is_data(to->page, part))
            open_container(to, part, STET_NODE_TABLE);
        else
            open_block(to, part);
        return false;
    case STET_HTML_TAG_TR:
        if (to->block->kind == STET_NODE_TABLE)
            open_container(to, part, STET_NODE_ROW);
        else
            open_block(to, part);
        return false;
    case STET_HTML_TAG_TD:
    case STET_HTML_TAG_TH: open_cell(to, part); return false;
    case STET_HTML_TAG_FIGURE:
        if (stet_figure_of(to->page, part) == STET_FIGURE_PICTURE)
            open_container(to, part, STET_NODE_FIGURE);
        else
            open_block(to, part);
        return false;
    case STET_HTML_TAG_PRE: stet_convert_pre(to, part); return true;
    case STET_HTML_TAG_IMG: stet_convert_image(to, part); return true;
    case STET_HTML_TAG_IFRAME:
    case STET_HTML_TAG_EMBED:
    case STET_HTML_TAG_VIDEO:
    case STET_HTML_TAG_AUDIO: stet_convert_embed(to, part); return true;
    case STET_HTML_TAG_BR: to->breaks++; return true;
    case STET_HTML_TAG_HR:
        stet_convert_close_paragraph(to);
        if (!to->fixed && to->block->kind != STET_NODE_LIST &&
            to->block->kind != STET_NODE_FIGURE && to->block->kind != STET_NODE_TABLE &&
            to->block->kind != STET_NODE_ROW)
            (void)stet_convert_add(to, to->block, STET_NODE_RULE);
        return true;
    case STET_HTML_TAG_A: open_link(to, part); return stet_convert_hidden_mail(to, part);
    case STET_HTML_TAG_SPAN: return stet_convert_hidden_mail(to, part);
    case STET_HTML_TAG_EM:
    case STET_HTML_TAG_I:
    case STET_HTML_TAG_CITE: open_mark(to, part, STET_NODE_EMPHASIS); return false;
    case STET_HTML_TAG_STRONG:
    case STET_HTML_TAG_B: open_mark(to, part, STET_NODE_STRONG); return false;
    case STET_HTML_TAG_SUB: open_mark(to, part, STET_NODE_SUBSCRIPT); return false;
    case STET_HTML_TAG_SUP: open_mark(to, part, STET_NODE_SUPERSCRIPT); return false;
    case STET_HTML_TAG_CODE:
    case STET_HTML_TAG_KBD:
    case STET_HTML_TAG_SAMP:
    case STET_HTML_TAG_TT: convert_code(to, part); return true;
    case STET_HTML_TAG_Q: open_quotation(to, part); return false;
    default:
        if (element->flow == STET_FLOW_BLOCK)
            open_block(to, part);
        return false;
    }
}

static void convert_range(struct stet_converter *to, uint32_t start)
{
    const struct stet_page *page = to->page;
    uint32_t end = page->parts[start].end;
    for (uint32_t i = start; i < end && !to->failed;) {
        while (to->count > 0 && to->frames[to->count - 1].end <= i)
            close_frame(to);
        const struct stet_part *part = &page->parts[i];
        if (part->drop) {
            if (part->flow != STET_FLOW_INLINE)
                stet_convert_close_paragraph(to);
            i = part->end;
        } else if (part->text) {
            stet_convert_text(to, stet_html_text(page->html, part->node));
            i++;
        } else {
            i = convert_element(to, i) ? part->end : i + 1;
        }
    }
    while (to->count > 0)
        close_frame(to);
    stet_convert_close_paragraph(to);
}

enum stet_status stet_convert(struct stet_page *page, struct stet_error *error)
{
    struct stet_converter to = {.page = page, .document = page->document};
    to.block = page->document->root;
    for (uint32_t i = 0; i < page->count && !to.failed;) {
        if (page->parts[i].drop) {
            i = page->parts[i].end;
        } else if (page->parts[i].chosen) {
            convert_range(&to, i);
            i = page->parts[i].end;
        } else {
            i++;
        }
    }
    free(to.frames);
    if (to.failed && stet_arena_used(page->document->arena) > STET_MAX_DOCUMENT_ARENA - STET_MIB)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "the document needs more than %zu bytes of memory",
                              STET_MAX_DOCUMENT_ARENA);
    if (to.failed)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot convert a page: no memory");
    return STET_OK;
}
