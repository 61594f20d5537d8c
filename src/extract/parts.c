/* parts.c - a page as a flat array of its parts, and the sums over their text. */
#include "names.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

enum stet_flow stet_flow_of(enum stet_html_tag tag)
{
    switch (tag) {
    case STET_HTML_TAG_SCRIPT:
    case STET_HTML_TAG_STYLE:
    case STET_HTML_TAG_NOSCRIPT:
    case STET_HTML_TAG_TEMPLATE:
    case STET_HTML_TAG_HEAD:
    case STET_HTML_TAG_TITLE:
    case STET_HTML_TAG_META:
    case STET_HTML_TAG_LINK:
    case STET_HTML_TAG_SELECT:
    case STET_HTML_TAG_OPTION:
    case STET_HTML_TAG_DATALIST:
    case STET_HTML_TAG_BUTTON:
    case STET_HTML_TAG_INPUT:
    case STET_HTML_TAG_TEXTAREA:
    case STET_HTML_TAG_CANVAS:
    case STET_HTML_TAG_SVG:
    case STET_HTML_TAG_OBJECT:
    case STET_HTML_TAG_APPLET:
    case STET_HTML_TAG_NOFRAMES:
    case STET_HTML_TAG_PROGRESS:
    case STET_HTML_TAG_METER:
    case STET_HTML_TAG_MAP: return STET_FLOW_IGNORED;
    case STET_HTML_TAG_BR:
    case STET_HTML_TAG_HR:
    case STET_HTML_TAG_IMG:
    case STET_HTML_TAG_IFRAME:
    case STET_HTML_TAG_EMBED:
    case STET_HTML_TAG_VIDEO:
    case STET_HTML_TAG_AUDIO: return STET_FLOW_VOID;
    case STET_HTML_TAG_A:
    case STET_HTML_TAG_ABBR:
    case STET_HTML_TAG_B:
    case STET_HTML_TAG_BDI:
    case STET_HTML_TAG_BDO:
    case STET_HTML_TAG_BIG:
    case STET_HTML_TAG_CITE:
    case STET_HTML_TAG_CODE:
    case STET_HTML_TAG_DATA:
    case STET_HTML_TAG_DEL:
    case STET_HTML_TAG_DFN:
    case STET_HTML_TAG_EM:
    case STET_HTML_TAG_FONT:
    case STET_HTML_TAG_I:
    case STET_HTML_TAG_INS:
    case STET_HTML_TAG_KBD:
    case STET_HTML_TAG_LABEL:
    case STET_HTML_TAG_MARK:
    case STET_HTML_TAG_MATH:
    case STET_HTML_TAG_NOBR:
    case STET_HTML_TAG_PICTURE:
    case STET_HTML_TAG_Q:
    case STET_HTML_TAG_RP:
    case STET_HTML_TAG_RT:
    case STET_HTML_TAG_RUBY:
    case STET_HTML_TAG_S:
    case STET_HTML_TAG_SAMP:
    case STET_HTML_TAG_SMALL:
    case STET_HTML_TAG_SPAN:
    case STET_HTML_TAG_STRIKE:
    case STET_HTML_TAG_STRONG:
    case STET_HTML_TAG_SUB:
    case STET_HTML_TAG_SUP:
    case STET_HTML_TAG_TIME:
    case STET_HTML_TAG_TT:
    case STET_HTML_TAG_U:
    case STET_HTML_TAG_VAR:
    case STET_HTML_TAG_WBR:
    case STET_HTML_TAG_OTHER: return STET_FLOW_INLINE;
    default: return STET_FLOW_BLOCK;
    }
}

/* Those of ASCII; what the others are is_mark knows. */
static const uint8_t ascii_marks[0x80] = {
    [','] = 1, ['.'] = 1, [';'] = 1, [':'] = 1, ['!'] = 1, ['?'] = 1,
};

static bool is_mark(uint32_t code)
{
    switch (code) {
    case 0x060C:
    case 0x061B:
    case 0x061F:
    case 0x06D4:
    case 0x0964: /* Arabic, Urdu, Hindi */
    case 0x3001:
    case 0x3002:
    case 0xFF01:
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF1F: return true;
    default: return false;
    }
}

/* Scripts in which a word takes a letter or two: Thai to Burmese, Khmer, the East Asian ones. */
static bool is_dense(uint32_t code)
{
    return (code >= 0x0E00 && code < 0x0F00) || (code >= 0x1000 && code < 0x10A0) ||
           (code >= 0x1780 && code < 0x1800) || (code >= 0x2E80 && code < 0xFB00) ||
           (code >= 0xFF00 && code < 0xFFF0) || code >= 0x20000;
}

static bool holds_address(struct stet_span text)
{
    for (const char *at; text.len > 0 && (at = memchr(text.ptr, ':', text.len));) {
        text = stet_span_sub(text, (size_t)(at - text.ptr), text.len);
        if (stet_span_starts(text, "://"))
            return true;
        text = stet_span_sub(text, 1, text.len);
    }
    return false;
}

#define ROW 32

/* Measures a row of bytes; false: it is not all ASCII. The sums fit a byte, and nothing branches:
 * so a compiler can count many bytes at once. */
static bool measure_row(struct stet_measure *measure, const uint8_t *row)
{
    uint8_t all = 0, chars = 0, marks = 0;
    for (size_t i = 0; i < ROW; i++) {
        all |= row[i];
        chars += row[i] > ' ' ? 1 : 0;
    }
    if (all & 0x80)
        return false;
    for (size_t i = 0; i < ROW; i++) {
        marks += row[i] == ',' ? 1 : 0;
        marks += row[i] == '.' ? 1 : 0;
        marks += row[i] == ';' ? 1 : 0;
        marks += row[i] == ':' ? 1 : 0;
        marks += row[i] == '!' ? 1 : 0;
        marks += row[i] == '?' ? 1 : 0;
    }
    measure->chars += chars;
    measure->marks += marks;
    return true;
}

static struct stet_measure measure_text(struct stet_span text, bool in_link)
{
    struct stet_measure measure = {0, 0, 0, 0};
    for (size_t pos = 0, end; pos < text.len;) {
        end = text.len - pos < ROW ? text.len : pos + ROW;
        if (end - pos == ROW && measure_row(&measure, (const uint8_t *)text.ptr + pos))
            pos = end;
        while (pos < end) {
            uint32_t code = (unsigned char)text.ptr[pos];
            if (code < 0x80) {
                measure.chars += code > ' ';
                measure.marks += ascii_marks[code];
                pos++;
                continue;
            }
            code = stet_utf8_next(text.ptr, text.len, &pos);
            if (code == 0xA0 || code == 0x200B || code == 0xFEFF)
                continue;
            measure.chars += is_dense(code) ? 2 : 1;
            measure.marks += is_mark(code);
        }
    }
    if (in_link && !holds_address(text)) /* an address written out is a source */
        measure.link_chars = measure.chars;
    return measure;
}

uint32_t stet_measure_links(const struct stet_measure *measure)
{
    return measure->chars ? (uint32_t)((uint64_t)measure->link_chars * 100 / measure->chars) : 0;
}

static void measure_add(struct stet_measure *sum, const struct stet_measure *more)
{
    sum->chars += more->chars;
    sum->link_chars += more->link_chars;
    sum->marks += more->marks;
    sum->links += more->links;
}

void stet_parts_measure(struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        if (!page->parts[i].text)
            page->parts[i].all = page->parts[i].own = (struct stet_measure){0, 0, 0, 0};
    for (uint32_t i = page->count; i-- > 1;) {
        struct stet_part *part = &page->parts[i], *parent = &page->parts[part->parent];
        if (part->drop)
            continue;
        struct stet_measure all = part->all;
        all.links += part->tag == STET_HTML_TAG_A;
        part->all = all;
        measure_add(&parent->all, &all);
        if (part->flow != STET_FLOW_BLOCK)
            measure_add(&parent->own, part->text ? &all : &part->own);
    }
}

static bool is_blank(struct stet_span text)
{
    size_t start = 0;
    while (start < text.len && stet_is_space(text.ptr[start]))
        start++;
    return start == text.len;
}

static bool is_block(const struct stet_html *html, stet_html_node node)
{
    return node && stet_html_kind(html, node) == STET_HTML_KIND_ELEMENT &&
           stet_flow_of(stet_html_tag(html, node)) == STET_FLOW_BLOCK;
}

/* A blank text parts words only between two inline neighbours. */
static bool is_idle_blank(const struct stet_html *html, stet_html_node node)
{
    return is_blank(stet_html_text(html, node)) &&
           (is_block(html, stet_html_previous(html, node)) ||
            is_block(html, stet_html_next(html, node)));
}

#define FRAME_DEPTH 8  /* elements between a figure and the noscript in it */
#define FRAME_NODES 99 /* nodes of a figure that are looked at */

/* Does a noscript element hold the one picture of the figure around it, which a script would load?
 */
static bool shows_picture(const struct stet_html *html, stet_html_node noscript)
{
    stet_html_node frame = STET_HTML_NONE, at = stet_html_parent(html, noscript);
    for (unsigned depth = 0; at && depth < FRAME_DEPTH; depth++, at = stet_html_parent(html, at)) {
        enum stet_html_tag tag = stet_html_tag(html, at);
        if (tag == STET_HTML_TAG_FIGURE || tag == STET_HTML_TAG_PICTURE)
            frame = at;
    }
    unsigned nodes = 0, images = 0;
    bool inside = false;
    for (at = frame; at && nodes < FRAME_NODES;
         nodes++, at = stet_html_walk(html, frame, at, false))
        images += stet_html_tag(html, at) == STET_HTML_TAG_IMG;
    for (at = stet_html_first_child(html, noscript); frame && at && !inside;
         at = stet_html_next(html, at))
        inside = stet_html_tag(html, at) == STET_HTML_TAG_IMG;
    return inside && images == 1 && nodes < FRAME_NODES;
}

/* What the walk over the tree holds. */
struct walk {
    struct stet_page *page;
    uint32_t room;
    struct stet_classes classes;
};

/* tag: of an element or the root; flow: what follows from it. */
static bool add_part(struct walk *walk, stet_html_node node, uint32_t parent,
                     enum stet_html_kind kind, enum stet_html_tag tag, enum stet_flow flow)
{
    struct stet_page *page = walk->page;
    if (page->count == walk->room) {
        uint32_t more = walk->room ? walk->room * 2 : 1024;
        struct stet_part *grown = realloc(page->parts, more * sizeof(*grown));
        if (!grown)
            return false;
        page->parts = grown;
        walk->room = more;
    }
    struct stet_part *part = &page->parts[page->count++];
    *part = (struct stet_part){.node = node, .parent = parent};
    part->in_link = page->count > 1 && page->parts[parent].in_link;
    if (kind == STET_HTML_KIND_TEXT) {
        part->text = true;
        part->all = measure_text(stet_html_text(page->html, node), part->in_link);
        return true;
    }
    part->tag = (uint16_t)tag;
    part->flow = (uint8_t)flow;
    stet_names_read(&walk->classes, page->html, part);
    return true;
}

enum stet_status stet_parts_make(struct stet_page *page, stet_html_node root,
                                 struct stet_error *error)
{
    struct walk walk = {.page = page};
    uint32_t current = 0;
    bool skip = false;
    for (stet_html_node node = root; node; node = stet_html_walk(page->html, root, node, skip)) {
        enum stet_html_kind kind = stet_html_kind(page->html, node);
        enum stet_html_tag tag = STET_HTML_TAG_OTHER;
        enum stet_flow flow = STET_FLOW_INLINE;
        skip = false;
        if (kind == STET_HTML_KIND_COMMENT || kind == STET_HTML_KIND_DOCTYPE)
            continue;
        if (kind == STET_HTML_KIND_ELEMENT) {
            tag = stet_html_tag(page->html, node);
            flow = stet_flow_of(tag);
            if (tag == STET_HTML_TAG_NOSCRIPT && shows_picture(page->html, node))
                flow = STET_FLOW_INLINE;
            skip = flow == STET_FLOW_IGNORED || flow == STET_FLOW_VOID;
            if (flow == STET_FLOW_IGNORED)
                continue;
        } else if (kind == STET_HTML_KIND_TEXT && is_idle_blank(page->html, node)) {
            continue;
        }
        stet_html_node above = stet_html_parent(page->html, node);
        for (; node != root && page->parts[current].node != above;
             current = page->parts[current].parent)
            page->parts[current].end = page->count;
        if (!add_part(&walk, node, current, kind, tag, flow))
            return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
        page->parts[page->count - 1].end = page->count;
        if (kind != STET_HTML_KIND_TEXT)
            current = page->count - 1;
    }
    for (; current > 0; current = page->parts[current].parent)
        page->parts[current].end = page->count;
    page->parts[0].end = page->count;
    return STET_OK;
}

void stet_parts_free(struct stet_page *page)
{
    free(page->parts);
    page->parts = NULL;
    page->count = 0;
}

void stet_part_drop(struct stet_page *page, uint32_t part, enum stet_drop why)
{
    if (!page->parts[part].drop)
        page->parts[part].drop = (uint8_t)why;
}

void stet_part_add_words(const struct stet_page *page, const struct stet_part *part, size_t start,
                         size_t max, bool *space, struct stet_buf *out)
{
    struct stet_span text = {NULL, 0};
    if (part->text)
        text = stet_html_text(page->html, part->node);
    for (size_t k = 0; k < text.len && out->len - start < max;) {
        if (stet_is_space(text.ptr[k])) {
            *space = true;
            k++;
            continue;
        }
        if (*space && out->len > start)
            stet_buf_putc(out, ' ');
        *space = false;
        size_t len = stet_span_words(text, k) - k, used = out->len - start;
        size_t room = used < max ? max - used : 1;
        if (len > room)
            len = room + (text.ptr[k + room - 1] == ' '); /* a blank is never the last */
        stet_buf_append(out, text.ptr + k, len);
        k += len;
    }
}

void stet_part_text(const struct stet_page *page, uint32_t part, size_t max, struct stet_buf *out)
{
    size_t start = out->len;
    bool space = false;
    for (uint32_t i = part; i < page->parts[part].end && out->len - start < max;) {
        const struct stet_part *at = &page->parts[i];
        if (at->drop && i != part) {
            i = at->end;
            continue;
        }
        space = space || at->flow != STET_FLOW_INLINE;
        stet_part_add_words(page, at, start, max, &space, out);
        i++;
    }
}
