/* document_html.c - a document as one HTML page: its metadata as a head, then its blocks. */
#include "escape.h"
#include "render.h"
#include "span.h"
#include "utf8.h"

/* The elements of nodes that need nothing but one. */
static const char *const elements[STET_NODE_SENTENCE + 1] = {
    [STET_NODE_QUOTE] = "blockquote", [STET_NODE_ITEM] = "li",
    [STET_NODE_FIGURE] = "figure",    [STET_NODE_PARAGRAPH] = "p",
    [STET_NODE_EMPHASIS] = "em",      [STET_NODE_STRONG] = "strong",
    [STET_NODE_SUBSCRIPT] = "sub",    [STET_NODE_SUPERSCRIPT] = "sup",
};

static bool is_inline_text(enum stet_node_kind kind)
{
    return kind == STET_NODE_TEXT || kind == STET_NODE_CODE;
}

/* A link to what a page that loads nothing cannot show. */
static void put_reference(struct stet_buf *out, const char *what, const struct stet_node *node)
{
    stet_buf_printf(out, "%s: <a", what);
    stet_page_href(out, node->url);
    stet_buf_putc(out, '>');
    stet_escape_html_text(out, node->text.len > 0 ? node->text : node->url);
    stet_buf_puts(out, "</a>");
}

/* Between sentences stands a space, but for scripts that set none. */
static void put_sentence_break(struct stet_buf *out, const struct stet_node *node)
{
    const struct stet_node *before = node->previous;
    while (before && before->last)
        before = before->last;
    if (before && is_inline_text(before->kind) && before->text.len > 0) {
        size_t start = before->text.len;
        stet_utf8_prev(before->text.ptr, &start);
        if (stet_render_width(stet_span_sub(before->text, start, before->text.len)) == 2)
            return;
    }
    stet_buf_putc(out, '\n');
}

static void open_list(struct stet_buf *out, const struct stet_node *node)
{
    if (!node->ordered)
        stet_buf_puts(out, "<ul>");
    else if (node->number == 1)
        stet_buf_puts(out, "<ol>");
    else
        stet_buf_printf(out, "<ol start=\"%lu\">", (unsigned long)node->number);
}

static unsigned heading_level(const struct stet_node *node)
{
    return node->number < 2   ? 2
           : node->number > 6 ? 6
                              : (unsigned)node->number; /* h1 is the title */
}

static const char *cell_element(const struct stet_node *node)
{
    return node->parent && !node->parent->previous ? "th" : "td";
}

static void put_code_block(struct stet_buf *out, const struct stet_node *node)
{
    stet_buf_puts(out, "<pre><code>");
    stet_escape_html_text(out, node->text);
    stet_buf_puts(out, "</code></pre>\n");
}

static void open_row(struct stet_buf *out, const struct stet_node *node)
{
    if (!node->previous)
        stet_buf_puts(out, "<thead>");
    else if (!node->previous->previous)
        stet_buf_puts(out, "<tbody>\n");
    stet_buf_puts(out, "<tr>");
}

static bool begins_caption(const struct stet_node *node)
{
    return node->parent && node->parent->kind == STET_NODE_FIGURE &&
           node->kind != STET_NODE_IMAGE &&
           (!node->previous || node->previous->kind == STET_NODE_IMAGE);
}

static void enter(struct stet_buf *out, const struct stet_node *node)
{
    if (begins_caption(node))
        stet_buf_puts(out, "<figcaption>");
    switch (node->kind) {
    case STET_NODE_LIST: open_list(out, node); break;
    case STET_NODE_TABLE: stet_buf_puts(out, "<table>\n"); break;
    case STET_NODE_ROW: open_row(out, node); break;
    case STET_NODE_CELL: stet_buf_printf(out, "<%s>", cell_element(node)); break;
    case STET_NODE_HEADING: stet_buf_printf(out, "<h%u>", heading_level(node)); break;
    case STET_NODE_CODE_BLOCK: put_code_block(out, node); break;
    case STET_NODE_IMAGE:
        stet_buf_puts(out, "<p>");
        put_reference(out, "Image", node);
        stet_buf_puts(out, "</p>\n");
        break;
    case STET_NODE_EMBED:
        stet_buf_puts(out, "<p>");
        put_reference(out, "Embedded", node);
        stet_buf_puts(out, "</p>\n");
        break;
    case STET_NODE_INLINE_IMAGE: put_reference(out, "Image", node); break;
    case STET_NODE_RULE: stet_buf_puts(out, "<hr>\n"); break;
    case STET_NODE_LINK:
        stet_buf_puts(out, "<a");
        stet_page_href(out, node->url);
        if (node->title.len > 0) {
            stet_buf_puts(out, " title=\"");
            stet_escape_html_attribute(out, node->title);
            stet_buf_putc(out, '"');
        }
        stet_buf_putc(out, '>');
        break;
    case STET_NODE_TEXT: stet_escape_html_text(out, node->text); break;
    case STET_NODE_CODE:
        stet_buf_puts(out, "<code>");
        stet_escape_html_text(out, node->text);
        stet_buf_puts(out, "</code>");
        break;
    case STET_NODE_BREAK: stet_buf_puts(out, "<br>\n"); break;
    case STET_NODE_SENTENCE: put_sentence_break(out, node); break;
    default:
        if (elements[node->kind])
            stet_buf_printf(out, "<%s>", elements[node->kind]);
    }
}

static void leave(struct stet_buf *out, const struct stet_node *node)
{
    switch (node->kind) {
    case STET_NODE_LIST: stet_buf_puts(out, node->ordered ? "</ol>\n" : "</ul>\n"); break;
    case STET_NODE_TABLE:
        stet_buf_puts(out, node->first && node->first->next ? "</tbody></table>\n" : "</table>\n");
        break;
    case STET_NODE_ROW: stet_buf_puts(out, node->previous ? "</tr>\n" : "</tr></thead>\n"); break;
    case STET_NODE_CELL: stet_buf_printf(out, "</%s>", cell_element(node)); break;
    case STET_NODE_HEADING: stet_buf_printf(out, "</h%u>\n", heading_level(node)); break;
    case STET_NODE_LINK: stet_buf_puts(out, "</a>"); break;
    case STET_NODE_FIGURE:
        stet_buf_puts(out, node->last && node->last->kind != STET_NODE_IMAGE
                               ? "</figcaption></figure>\n"
                               : "</figure>\n");
        break;
    default:
        if (elements[node->kind])
            stet_buf_printf(out, "</%s>%s", elements[node->kind],
                            node->kind < STET_NODE_EMPHASIS ? "\n" : "");
    }
}

static void put_blocks(struct stet_buf *out, const struct stet_node *root)
{
    for (const struct stet_node *node = root; node;) {
        enter(out, node);
        if (node->first) {
            node = node->first;
            continue;
        }
        for (; node; node = node->parent) {
            leave(out, node);
            if (node->next)
                break;
        }
        node = node ? node->next : NULL;
    }
}

static void put_date(struct stet_buf *out, const char *label, struct stet_span date, bool *any)
{
    if (date.len == 0)
        return;
    stet_buf_printf(out, "%s%s <time datetime=\"", *any ? " · " : "", label);
    stet_escape_html_attribute(out, date);
    stet_buf_puts(out, "\">");
    size_t t = stet_span_find(date, "T");
    stet_escape_html_text(out, stet_span_sub(date, 0, t));
    if (date.len >= t + 6) { /* "T09:30", then the zone */
        stet_buf_putc(out, ' ');
        stet_escape_html_text(out, stet_span_sub(date, t + 1, t + 6));
        struct stet_span zone = stet_span_sub(date, t + 6, date.len);
        if (stet_span_starts(zone, ":") && zone.len >= 3)
            zone = stet_span_sub(zone, 3, zone.len);
        stet_buf_putc(out, ' ');
        stet_escape_html_text(out, stet_span_is(zone, "Z") ? STET_SPAN_LITERAL("UTC") : zone);
    }
    stet_buf_puts(out, "</time>");
    *any = true;
}

static void put_byline(struct stet_buf *out, const struct stet_metadata *meta)
{
    if (meta->authors.count > 0)
        stet_buf_puts(out, "<p class=\"meta\">By ");
    for (size_t i = 0; i < meta->authors.count; i++) {
        stet_buf_puts(out, i > 0 ? ", <bdi>" : "<bdi>");
        stet_escape_html_text(out, meta->authors.values[i]);
        stet_buf_puts(out, "</bdi>");
    }
    stet_buf_puts(out, meta->authors.count > 0 ? "</p>\n" : "");
    if (meta->published.value.len + meta->modified.value.len + meta->site.value.len == 0)
        return;
    bool any = meta->site.value.len > 0;
    stet_buf_puts(out, "<p class=\"meta\"><bdi>");
    stet_escape_html_text(out, meta->site.value);
    stet_buf_puts(out, "</bdi>");
    put_date(out, "Published", meta->published.value, &any);
    put_date(out, "Modified", meta->modified.value, &any);
    stet_buf_puts(out, "</p>\n");
}

static void put_header(struct stet_buf *out, const struct stet_document *document)
{
    const struct stet_metadata *meta = &document->meta;
    stet_buf_puts(out, "<header>\n<h1");
    stet_page_language(out, meta->language.value);
    stet_buf_putc(out, '>');
    stet_escape_html_text(out, meta->title.value.len ? meta->title.value
                                                     : STET_SPAN_LITERAL("Untitled"));
    stet_buf_puts(out, "</h1>\n");
    put_byline(out, meta);
    if (meta->url.value.len > 0) {
        stet_buf_puts(out, "<p class=\"meta\"><a");
        stet_page_href(out, meta->url.value);
        stet_buf_putc(out, '>');
        stet_escape_html_text(out, meta->url.value);
        stet_buf_puts(out, "</a></p>\n");
    }
    if (document->kind != STET_KIND_ARTICLE) {
        stet_buf_printf(out, "<p class=\"note\">Not a whole article: %s",
                        stet_document_kind_name(document->kind));
        if (document->kind_reason.len > 0) {
            stet_buf_puts(out, " (");
            stet_escape_html_text(out, document->kind_reason);
            stet_buf_putc(out, ')');
        }
        stet_buf_puts(out, "</p>\n");
    }
    stet_buf_puts(out, "</header>\n");
}

void stet_render_document_html(const struct stet_document *document, struct stet_buf *out)
{
    struct stet_span title = document->meta.title.value;
    stet_page_begin(out, title.len > 0 ? title : STET_SPAN_LITERAL("Untitled"));
    put_header(out, document);
    stet_buf_puts(out, "<main");
    stet_page_language(out, document->meta.language.value);
    stet_buf_puts(out, ">\n");
    put_blocks(out, document->root);
    stet_buf_puts(out, "</main>\n");
    stet_page_end(out);
}
