/* write.c - the tree as HTML again, by the standard's serialisation algorithm. In: a node. Out:
 * text, which gives the same tree when it is parsed, but for what the algorithm cannot express. */
#include "names.h"

/* Appends text with what means something in its place replaced. */
static void write_escaped(struct stet_buf *out, struct stet_span text, bool attribute)
{
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *with = NULL;
        size_t used = 1;
        switch (text.ptr[i]) {
        case '&': with = "&amp;"; break;
        case '<': with = "&lt;"; break;
        case '>': with = "&gt;"; break;
        case '"': with = attribute ? "&quot;" : NULL; break;
        case '\xC2':
            if (i + 1 < text.len && text.ptr[i + 1] == '\xA0') {
                with = "&nbsp;";
                used = 2;
            }
            break;
        default: break;
        }
        if (!with)
            continue;
        stet_buf_append(out, text.ptr + start, i - start);
        stet_buf_puts(out, with);
        start = i + used;
        i = start - 1;
    }
    stet_buf_append(out, text.ptr + start, text.len - start);
}

static void write_span(struct stet_buf *out, struct stet_span span)
{
    stet_buf_append(out, span.ptr, span.len);
}

static unsigned traits(const struct stet_html *html, stet_html_node node)
{
    const struct node *self = &html->nodes[node];
    if (self->kind != STET_HTML_KIND_ELEMENT)
        return 0;
    return html_traits(self->name, (enum stet_html_namespace)self->ns);
}

static void write_start(const struct stet_html *html, stet_html_node node, struct stet_buf *out)
{
    struct stet_span name, value;
    stet_buf_putc(out, '<');
    write_span(out, stet_html_name(html, node));
    for (size_t i = 0; stet_html_attribute_at(html, node, i, &name, &value); i++) {
        stet_buf_putc(out, ' ');
        write_span(out, name);
        stet_buf_puts(out, "=\"");
        write_escaped(out, value, true);
        stet_buf_putc(out, '"');
    }
    stet_buf_putc(out, '>');
}

static void write_open(const struct stet_html *html, stet_html_node node, struct stet_buf *out)
{
    struct stet_span text = stet_html_text(html, node);
    switch (stet_html_kind(html, node)) {
    case STET_HTML_KIND_DOCUMENT: break;
    case STET_HTML_KIND_DOCTYPE:
        stet_buf_puts(out, "<!DOCTYPE ");
        write_span(out, text);
        stet_buf_putc(out, '>');
        break;
    case STET_HTML_KIND_ELEMENT: write_start(html, node, out); break;
    case STET_HTML_KIND_TEXT:
        if (traits(html, html->nodes[node].parent) & TRAIT_RAW)
            write_span(out, text);
        else
            write_escaped(out, text, false);
        break;
    case STET_HTML_KIND_COMMENT:
        stet_buf_puts(out, "<!--");
        write_span(out, text);
        stet_buf_puts(out, "-->");
        break;
    }
}

static void write_close(const struct stet_html *html, stet_html_node node, struct stet_buf *out)
{
    if (html->nodes[node].kind != STET_HTML_KIND_ELEMENT || traits(html, node) & TRAIT_VOID)
        return;
    stet_buf_puts(out, "</");
    write_span(out, stet_html_name(html, node));
    stet_buf_putc(out, '>');
}

void stet_html_write(const struct stet_html *html, stet_html_node node, struct stet_buf *out)
{
    stet_html_node at = node;
    if (!node || node >= html->node_count)
        return;
    for (;;) {
        write_open(html, at, out);
        if (html->nodes[at].first && !(traits(html, at) & TRAIT_VOID)) {
            at = html->nodes[at].first;
            continue;
        }
        write_close(html, at, out);
        while (at != node && !html->nodes[at].next) {
            at = html->nodes[at].parent;
            write_close(html, at, out);
        }
        if (at == node)
            return;
        at = html->nodes[at].next;
    }
}
