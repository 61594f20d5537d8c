/* text_build.c - lines into blocks: paragraphs joined again, verse, lists, quotes, underlined
 * headings.
 *
 * In: a run of lines. Out: nodes under the root; what is a plain paragraph goes to text_unit.c. */
#include "text_build.h"

#include "span.h"
#include "text_head.h"

/* Does a block of its own begin at line i? */
static bool is_structure(const struct text_builder *builder, size_t i)
{
    unsigned level;
    struct text_marker marker;
    const struct text_line *line = &builder->lines[i];
    if (stet_text_quote(line->text) > 0 || stet_text_is_rule(line->text))
        return true;
    if (stet_text_marker(line->text, &marker) && marker.sure)
        return true;
    return i + 1 < builder->count && stet_text_is_underline(line, line + 1, &level);
}

/* Does the next line of the run go on with the paragraph of this one? */
static bool goes_on(const struct text_builder *builder, size_t i)
{
    const struct text_line *line = &builder->lines[i], *next = line + 1;
    if (i + 1 >= builder->count || is_structure(builder, i + 1))
        return false;
    if (builder->layout.wrap > 0) {
        if (next->indent >= line->indent + 2 && i > 0 &&
            line->indent == builder->lines[i - 1].indent)
            return false; /* the first line of a paragraph is indented */
        if (next->indent >= line->indent + 2 && stet_text_ends_sentence(line->text))
            return false;
        if (stet_text_is_full(line, next, builder->layout.wrap))
            return true;
    }
    bool wide = line->width >= 56 && stet_text_joins_tight(line->text, next->text);
    return line->width >= 45 && line->width <= 110 && !stet_text_ends_sentence(line->text) &&
           (wide || stet_text_starts_lower(next->text));
}

/* Is the run one of lines that each say something else: a title, a date, a byline? */
static bool is_head_run(const struct text_builder *builder)
{
    for (size_t i = 0; i < builder->count && builder->count <= 4; i++) {
        if (stet_head_is_line(builder->document, builder->lines[i].text))
            return true;
    }
    return builder->units == 0 && builder->count <= 2;
}

/* Lines as of a poem or an address: short, and broken on purpose. */
static bool is_verse(const struct text_builder *builder, size_t i)
{
    const struct text_line *line = &builder->lines[i], *next = line + 1;
    return i + 1 < builder->count && !is_structure(builder, i + 1) && line->width <= 60 &&
           next->width <= 60 && !(builder->head && is_head_run(builder));
}

static void join(struct text_builder *builder, size_t first, size_t end)
{
    stet_buf_clear(&builder->joined);
    for (size_t i = first; i < end; i++) {
        struct stet_span so_far = {builder->joined.ptr, builder->joined.len};
        if (!stet_text_joins_tight(so_far, builder->lines[i].text))
            stet_buf_putc(&builder->joined, ' ');
        stet_buf_append(&builder->joined, builder->lines[i].text.ptr, builder->lines[i].text.len);
    }
    builder->failed = builder->failed || builder->joined.failed;
}

static size_t add_verse(struct text_builder *builder, size_t first)
{
    struct stet_node *node = stet_text_add(builder, builder->document->root, STET_NODE_PARAGRAPH,
                                           builder->lines[first].offset);
    size_t i = first;
    builder->list = NULL;
    for (;; i++) {
        stet_text_add_text(builder, node, builder->lines[i].text, builder->lines[i].offset);
        if (!is_verse(builder, i))
            break;
        stet_text_add(builder, node, STET_NODE_BREAK, STET_NO_OFFSET);
    }
    if (builder->head)
        stet_text_settle_title(builder);
    return i + 1;
}

static size_t add_paragraph(struct text_builder *builder, size_t first)
{
    size_t end = first + 1;
    while (goes_on(builder, end - 1))
        end++;
    if (end == first + 1 && is_verse(builder, first))
        return add_verse(builder, first);
    join(builder, first, end);
    struct text_unit unit = {.text = {builder->joined.ptr, builder->joined.len},
                             .offset = builder->lines[first].offset,
                             .lines = end - first,
                             .lone = first == 0 && end == builder->count};
    if (!builder->failed)
        stet_text_add_unit(builder, &unit);
    return end;
}

/* ---- lists, quotes, headings ------------------------------------------------------------------
 */

/* Does another item follow the one that ends before end? */
static bool list_follows(const struct text_builder *builder, const struct text_marker *marker,
                         size_t end)
{
    struct text_marker next;
    struct stet_span line = end < builder->count ? builder->lines[end].text : builder->next.text;
    return stet_text_marker(line, &next) && stet_text_marker_follows(marker, &next);
}

/* The line behind an item that begins at first. */
static size_t item_end(const struct text_builder *builder, size_t first)
{
    struct text_marker marker;
    size_t end = first + 1;
    for (; end < builder->count; end++) {
        const struct text_line *line = &builder->lines[end];
        if (is_structure(builder, end) || stet_text_marker(line->text, &marker))
            break;
        if (line->indent <= builder->lines[first].indent &&
            (builder->layout.wrap == 0 || !stet_text_is_full(line - 1, line, builder->layout.wrap)))
            break;
    }
    return end;
}

/* The item that begins at line i, if there is one; returns the line behind it, or i. */
static size_t add_item(struct text_builder *builder, size_t i)
{
    struct text_marker marker;
    if (!stet_text_marker(builder->lines[i].text, &marker))
        return i;
    size_t end = item_end(builder, i);
    bool on = builder->list && stet_text_marker_follows(&builder->marker, &marker);
    if (!on && !marker.sure && !list_follows(builder, &marker, end))
        return i;
    if (builder->head)
        stet_text_settle_title(builder);
    if (!on) {
        builder->list = stet_text_add(builder, builder->document->root, STET_NODE_LIST,
                                      builder->lines[i].offset);
        if (!builder->list)
            return end;
        builder->list->ordered = marker.ordered;
        builder->list->number = marker.ordered ? marker.number : 0;
    }
    struct stet_node *item =
        stet_text_add(builder, builder->list, STET_NODE_ITEM, builder->lines[i].offset);
    struct text_line *line = &builder->lines[i];
    line->text = stet_span_sub(line->text, marker.skip, line->text.len);
    line->offset += marker.skip;
    join(builder, i, end);
    stet_text_add_block(builder, item, STET_NODE_PARAGRAPH,
                        (struct stet_span){builder->joined.ptr, builder->joined.len}, line->offset);
    builder->marker = marker;
    return end;
}

/* The lines quoted with ">" from i on; lines with nothing else stand between paragraphs. */
static size_t add_quote(struct text_builder *builder, size_t i)
{
    struct stet_node *quote =
        stet_text_add(builder, builder->document->root, STET_NODE_QUOTE, builder->lines[i].offset);
    size_t skip, first = i;
    builder->list = NULL;
    for (; i < builder->count && (skip = stet_text_quote(builder->lines[i].text)) > 0; i++) {
        struct text_line *line = &builder->lines[i];
        line->text = stet_span_sub(line->text, skip, line->text.len);
        line->offset += skip;
    }
    for (size_t end = first; first < i; first = end) {
        for (end = first; end < i && builder->lines[end].text.len > 0; end++)
            ;
        if (end > first) {
            join(builder, first, end);
            stet_text_add_block(builder, quote, STET_NODE_PARAGRAPH,
                                (struct stet_span){builder->joined.ptr, builder->joined.len},
                                builder->lines[first].offset);
        } else {
            end++;
        }
    }
    if (quote && !quote->first)
        stet_node_remove(quote);
    if (builder->head)
        stet_text_settle_title(builder);
    return i;
}

static size_t add_underlined(struct text_builder *builder, size_t i, unsigned level)
{
    struct text_line *line = &builder->lines[i];
    struct stet_metadata *meta = &builder->document->meta;
    builder->list = NULL;
    if (builder->head && builder->units == 0 && meta->title.origin == STET_ORIGIN_NONE) {
        stet_document_set(builder->document, &meta->title, line->text, STET_ORIGIN_TEXT);
        stet_document_diagnose(builder->document, "title-line", line->offset, line->text);
        builder->units++;
        return i + 2;
    }
    struct stet_node *node = stet_text_add_block(builder, builder->document->root,
                                                 STET_NODE_HEADING, line->text, line->offset);
    if (node)
        node->number = level == 3 && !builder->double_lines ? 2 : level;
    builder->double_lines = builder->double_lines || level == 2;
    if (builder->head)
        stet_text_settle_title(builder);
    return i + 2;
}

void stet_text_add_run(struct text_builder *builder)
{
    unsigned level;
    builder->below_date = false;
    for (size_t i = 0; i < builder->count && !builder->failed;) {
        struct text_line *line = &builder->lines[i];
        size_t item;
        if (i + 1 < builder->count && stet_text_is_underline(line, line + 1, &level)) {
            i = add_underlined(builder, i, level);
        } else if (stet_text_is_rule(line->text)) {
            builder->list = NULL;
            stet_text_add(builder, builder->document->root, STET_NODE_RULE, line->offset);
            i++;
        } else if (stet_text_quote(line->text) > 0) {
            i = add_quote(builder, i);
        } else if ((item = add_item(builder, i)) > i) {
            i = item;
        } else {
            i = add_paragraph(builder, i);
        }
    }
}
