/* trace_html.c - why a page became what it is, as one HTML page: its structure with every block of
 * text marked as kept or dropped, and why.
 *
 * Nothing of the page is put out but its text, escaped, and the names of harmless elements, without
 * attributes: no script, style, address or image of it can work, whatever it holds. */
#include "escape.h"
#include "render.h"
#include "span.h"

/* Elements that are kept for their shape. What is not here is but its content. */
static bool has_shape(enum stet_html_tag tag)
{
    switch (tag) {
    case STET_HTML_TAG_ADDRESS:
    case STET_HTML_TAG_ARTICLE:
    case STET_HTML_TAG_ASIDE:
    case STET_HTML_TAG_B:
    case STET_HTML_TAG_BLOCKQUOTE:
    case STET_HTML_TAG_CAPTION:
    case STET_HTML_TAG_CENTER:
    case STET_HTML_TAG_CITE:
    case STET_HTML_TAG_CODE:
    case STET_HTML_TAG_DD:
    case STET_HTML_TAG_DIV:
    case STET_HTML_TAG_DL:
    case STET_HTML_TAG_DT:
    case STET_HTML_TAG_EM:
    case STET_HTML_TAG_FIGCAPTION:
    case STET_HTML_TAG_FIGURE:
    case STET_HTML_TAG_FOOTER:
    case STET_HTML_TAG_H1:
    case STET_HTML_TAG_H2:
    case STET_HTML_TAG_H3:
    case STET_HTML_TAG_H4:
    case STET_HTML_TAG_H5:
    case STET_HTML_TAG_H6:
    case STET_HTML_TAG_HEADER:
    case STET_HTML_TAG_I:
    case STET_HTML_TAG_LI:
    case STET_HTML_TAG_MAIN:
    case STET_HTML_TAG_NAV:
    case STET_HTML_TAG_OL:
    case STET_HTML_TAG_P:
    case STET_HTML_TAG_PRE:
    case STET_HTML_TAG_SECTION:
    case STET_HTML_TAG_SMALL:
    case STET_HTML_TAG_STRONG:
    case STET_HTML_TAG_SUB:
    case STET_HTML_TAG_SUP:
    case STET_HTML_TAG_TABLE:
    case STET_HTML_TAG_TBODY:
    case STET_HTML_TAG_TD:
    case STET_HTML_TAG_TFOOT:
    case STET_HTML_TAG_TH:
    case STET_HTML_TAG_THEAD:
    case STET_HTML_TAG_TR:
    case STET_HTML_TAG_UL: return true;
    default: return false;
    }
}

/* Elements whose content is no text of a page. */
static bool is_silent(enum stet_html_tag tag)
{
    switch (tag) {
    case STET_HTML_TAG_HEAD:
    case STET_HTML_TAG_SCRIPT:
    case STET_HTML_TAG_STYLE:
    case STET_HTML_TAG_TEMPLATE:
    case STET_HTML_TAG_NOSCRIPT:
    case STET_HTML_TAG_TEXTAREA:
    case STET_HTML_TAG_SELECT:
    case STET_HTML_TAG_OBJECT:
    case STET_HTML_TAG_SVG:
    case STET_HTML_TAG_IFRAME:
    case STET_HTML_TAG_NOFRAMES: return true;
    default: return false;
    }
}

static const char style[] =
    "<style>\nbody{max-width:60rem}main *{float:none;position:static}\n"
    ".k,.d{-webkit-box-decoration-break:clone;box-decoration-break:clone;border-radius:2px;"
    "padding:.05em .15em}\n"
    ".k{outline:1px solid var(--come);background:var(--come-bg)}\n"
    ".d{outline:1px dashed var(--gone);color:var(--quiet)}\n"
    ".l{font:600 .7rem/1 system-ui,sans-serif;padding:.1em .4em;border-radius:2px;"
    "margin-inline-end:.3em;cursor:help}\n"
    ".k>.l{background:var(--come);color:var(--paper)}.d>.l{background:var(--gone);color:var(--"
    "paper)"
    "}\n"
    ".n{opacity:.45}.v{font-size:.8rem;color:var(--quiet)}\n"
    "main div,main section,main td,main li{min-width:0}\n</style>\n";

struct writer {
    const struct stet_trace *trace;
    const struct stet_html *html;
    struct stet_buf *out;
    size_t last; /* block whose label was put out, or SIZE_MAX */
};

/* "LINK_SHARE 3 (percent of letters in links), ...": what was measured and is not 0, for who points
 * at the label. */
static void put_features(struct stet_buf *out, const struct stet_trace_block *block)
{
    bool any = false;
    for (size_t i = 0; i < stet_trace_feature_count(); i++)
        if (block->features[i] != 0) {
            stet_buf_printf(out, "%s%s %u", any ? ", " : "", stet_trace_feature_name(i),
                            (unsigned)block->features[i]);
            if (*stet_trace_feature_about(i))
                stet_buf_printf(out, " (%s)", stet_trace_feature_about(i));
            any = true;
        }
}

static void put_label(struct writer *writer, const struct stet_trace_block *block)
{
    struct stet_buf *out = writer->out;
    struct stet_span why = stet_span_of(stet_trace_reason(block));
    stet_buf_puts(out, "<span class=\"l\" title=\"");
    stet_escape_html_attribute(out, block->element);
    stet_buf_printf(out, ", %lu letters, %lu%% in links: ", (unsigned long)block->letters,
                    (unsigned long)block->link_percent);
    put_features(out, block);
    stet_buf_printf(out, "\">%s %+.2f", block->kept ? "kept" : "dropped",
                    (double)block->score / 1000);
    if (why.len > 0) {
        stet_buf_puts(out, block->kept && block->reason ? " despite " : ": ");
        stet_escape_html_text(out, why);
    }
    stet_buf_puts(out, "</span>");
}

static void put_text(struct writer *writer, stet_html_node node)
{
    struct stet_span text = stet_html_text(writer->html, node);
    size_t number = stet_trace_block_of(writer->trace, node);
    bool blank = stet_span_trim(text).len == 0;
    if (blank || number == SIZE_MAX) {
        stet_buf_puts(writer->out, blank ? "" : "<span class=\"n\">");
        stet_escape_html_text(writer->out, text);
        stet_buf_puts(writer->out, blank ? "" : "</span>");
        return;
    }
    const struct stet_trace_block *block = stet_trace_get(writer->trace, number);
    stet_buf_printf(writer->out, "<span class=\"%s\">", block->kept ? "k" : "d");
    if (number != writer->last)
        put_label(writer, block);
    writer->last = number;
    stet_escape_html_text(writer->out, text);
    stet_buf_puts(writer->out, "</span>");
}

static void put_void(struct writer *writer, stet_html_node node)
{
    struct stet_span alt;
    switch (stet_html_tag(writer->html, node)) {
    case STET_HTML_TAG_BR: stet_buf_puts(writer->out, "<br>"); return;
    case STET_HTML_TAG_HR: stet_buf_puts(writer->out, "<hr>"); return;
    case STET_HTML_TAG_IMG:
        stet_html_attribute(writer->html, node, STET_HTML_ATTR_ALT, &alt);
        stet_buf_puts(writer->out, " <span class=\"v\">[image");
        stet_buf_puts(writer->out, alt.len > 0 ? ": " : "");
        stet_escape_html_text(writer->out, alt);
        stet_buf_puts(writer->out, "]</span> ");
        return;
    case STET_HTML_TAG_VIDEO:
    case STET_HTML_TAG_AUDIO:
    case STET_HTML_TAG_EMBED:
        stet_buf_puts(writer->out, " <span class=\"v\">[media]</span> ");
        return;
    default: return;
    }
}

static void put_tag(struct writer *writer, stet_html_node node, const char *before)
{
    struct stet_span name = stet_html_name(writer->html, node);
    if (!has_shape(stet_html_tag(writer->html, node)))
        return;
    stet_buf_puts(writer->out, before);
    stet_buf_append(writer->out, name.ptr, name.len);
    stet_buf_puts(writer->out, ">");
}

/* Puts out what a node begins with; true if what is below it is wanted. */
static bool enter(struct writer *writer, stet_html_node node)
{
    enum stet_html_kind kind = stet_html_kind(writer->html, node);
    if (kind == STET_HTML_KIND_TEXT)
        put_text(writer, node);
    if (kind == STET_HTML_KIND_DOCUMENT)
        return true;
    if (kind != STET_HTML_KIND_ELEMENT || is_silent(stet_html_tag(writer->html, node)))
        return false;
    put_void(writer, node);
    put_tag(writer, node, "<");
    return true;
}

static void put_page(struct writer *writer)
{
    const struct stet_html *html = writer->html;
    for (stet_html_node node = STET_HTML_DOCUMENT; node;) {
        bool below = enter(writer, node);
        if (below && stet_html_first_child(html, node)) {
            node = stet_html_first_child(html, node);
            continue;
        }
        if (below)
            put_tag(writer, node, "</");
        while (node && !stet_html_next(html, node)) {
            node = stet_html_parent(html, node);
            if (node)
                put_tag(writer, node, "</");
        }
        node = node ? stet_html_next(html, node) : STET_HTML_NONE;
    }
}

static void put_head(struct writer *writer, const struct stet_document *document)
{
    struct stet_buf *out = writer->out;
    struct stet_span other = stet_trace_other(document);
    size_t kept = 0, count = stet_trace_count(writer->trace);
    for (size_t i = 0; i < count; i++)
        kept += stet_trace_get(writer->trace, i)->kept;
    stet_buf_puts(out, "<header>\n<h1>");
    stet_escape_html_text(out, document->meta.title.value);
    stet_buf_printf(out, "</h1>\n<p class=\"meta\">Kind: %s",
                    stet_document_kind_name(document->kind));
    if (document->kind_reason.len > 0) {
        stet_buf_puts(out, " (");
        stet_escape_html_text(out, document->kind_reason);
        stet_buf_putc(out, ')');
    }
    stet_buf_printf(out,
                    "</p>\n<p class=\"meta\">%zu of %zu blocks kept. <span class=\"k\"><span "
                    "class=\"l\">kept +1.20</span>text of the article</span> <span class=\"d\">"
                    "<span class=\"l\">dropped \xE2\x88\x92"
                    "1.20: why</span>left out</span> "
                    "<span class=\"n\">hidden, or no text</span></p>\n",
                    kept, count);
    if (other.len > 0) {
        stet_buf_puts(out, "<p class=\"note\">The text was not taken from these blocks, but from ");
        stet_escape_html_text(out, other);
        stet_buf_puts(out, "</p>\n");
    }
    stet_buf_puts(out, "</header>\n");
}

void stet_render_trace_html(const struct stet_trace *trace, const struct stet_document *document,
                            struct stet_buf *out)
{
    struct writer writer = {trace, stet_trace_html(trace), out, SIZE_MAX};
    struct stet_span title = document->meta.title.value;
    stet_page_begin(out, title.len > 0 ? title : STET_SPAN_LITERAL("Untitled"));
    stet_buf_puts(out, style);
    put_head(&writer, document);
    stet_buf_puts(out, "<main");
    stet_page_language(out, document->meta.language.value);
    stet_buf_puts(out, ">\n");
    if (writer.html)
        put_page(&writer);
    else
        stet_buf_puts(out, "<p>This is no HTML: nothing was left out.</p>");
    stet_buf_puts(out, "</main>\n");
    stet_page_end(out);
}
