/* text.c - plain text into a document.
 *
 * In: UTF-8. Out: blocks under the root, and metadata from the head. The text is read in runs of
 * lines that hold text; each run gives paragraphs, lists, quotes, headings; the first ones may be
 * title, date, byline and caption. */
#include "text.h"

#include "limits.h"
#include "span.h"
#include "text_head.h"
#include "text_marks.h"
#include <stdlib.h>

#define MAX_RUN        2048 /* lines of a run; a longer one is read in pieces */
#define MAX_HEAD_UNITS 8    /* paragraphs that may stand before the first real one */

/* A paragraph to be: lines joined. */
struct unit {
    struct stet_span text;
    size_t offset;
    size_t lines;
    bool lone; /* it is all of its run */
};

struct builder {
    struct stet_document *document;
    struct text_layout layout;
    char language[16]; /* empty if unknown */
    struct stet_buf joined;
    bool failed; /* a node found no memory */

    struct text_line *lines; /* the run */
    size_t count;
    struct text_line next; /* the first line of the run behind it; without text: there is none */

    bool head;               /* no paragraph of running text was seen yet */
    size_t units;            /* blocks seen while head */
    bool below_date;         /* the line before was a date line of the same run */
    struct stet_node *title; /* a paragraph that may be the title */
    bool title_doubtful;     /* it is only if a date or a byline follows */
    size_t since_title;      /* blocks behind it */

    struct stet_node *list;    /* the list that the next item may go on */
    struct text_marker marker; /* of its last item */
};

static struct stet_node *add(struct builder *builder, struct stet_node *parent,
                             enum stet_node_kind kind, size_t offset)
{
    struct stet_node *node = parent ? stet_node_add(builder->document, parent, kind) : NULL;
    if (node)
        node->offset = offset;
    else
        builder->failed = true;
    return node;
}

static void add_text(struct builder *builder, struct stet_node *parent, struct stet_span text,
                     size_t offset)
{
    struct stet_node *node = parent ? stet_node_add_text(builder->document, parent, text) : NULL;
    if (node)
        node->offset = offset;
    else
        builder->failed = true;
}

/* A block with one text in it. */
static struct stet_node *add_block(struct builder *builder, struct stet_node *parent,
                                   enum stet_node_kind kind, struct stet_span text, size_t offset)
{
    struct stet_node *node = add(builder, parent, kind, offset);
    add_text(builder, node, text, offset);
    return node;
}

/* ---- what a paragraph is ----------------------------------------------------------------------
 */

/* The candidate becomes the title, unless too much stands between it and the running text. */
static void settle_title(struct builder *builder)
{
    struct stet_node *node = builder->title;
    builder->head = false;
    builder->title = NULL;
    if (!node || builder->title_doubtful || builder->since_title > 1 || !node->first)
        return;
    struct stet_span text = node->first->text;
    stet_document_set(builder->document, &builder->document->meta.title, text, STET_ORIGIN_TEXT);
    stet_document_diagnose(builder->document, "title-line", node->offset, text);
    stet_node_remove(node);
}

static bool is_running_text(struct stet_span text)
{
    size_t words = stet_text_words(text);
    return words >= 30 || (words >= 8 && stet_text_ends_sentence(text));
}

static void add_caption(struct builder *builder, const struct unit *unit)
{
    struct stet_node *figure =
        add(builder, builder->document->root, STET_NODE_FIGURE, unit->offset);
    add_block(builder, figure, STET_NODE_PARAGRAPH, unit->text, unit->offset);
}

/* Lines at the head that are no text: they go to the metadata, or are captions. */
static bool take_head_line(struct builder *builder, const struct unit *unit)
{
    const char *language = builder->language[0] ? builder->language : NULL;
    bool below_date = builder->below_date;
    builder->below_date = false;
    if (stet_head_take_line(builder->document, unit->text, unit->offset)) {
        builder->below_date = true;
        builder->title_doubtful = false;
        return true;
    }
    if (!stet_head_is_caption(unit->text, below_date, language))
        return false;
    add_caption(builder, unit);
    return true;
}

static bool is_heading(const struct builder *builder, const struct unit *unit)
{
    return unit->lone && unit->lines == 1 && !builder->layout.shouted &&
           builder->next.text.len > 0 && stet_text_is_capitals(unit->text) &&
           stet_text_words(unit->text) <= 15 && !stet_text_ends_open(unit->text) &&
           unit->text.ptr[unit->text.len - 1] != '.';
}

/* Can this unit, the first of the text, be its title? Below it there must be more. */
static bool may_be_title(struct builder *builder, const struct unit *unit)
{
    bool weak;
    if (!builder->head || builder->units > 0 || unit->lines > 3 ||
        builder->document->meta.title.origin != STET_ORIGIN_NONE ||
        (builder->next.text.len == 0 && unit->lone) || !stet_head_is_title(unit->text, &weak))
        return false;
    builder->title_doubtful = weak || !unit->lone;
    return true;
}

static void add_unit(struct builder *builder, const struct unit *unit)
{
    struct stet_node *root = builder->document->root;
    bool single = unit->lines == 1;
    builder->list = NULL;
    if (single && stet_head_drop_phrase(builder->document, unit->text, unit->offset))
        return;
    if (single && builder->head && take_head_line(builder, unit))
        return;
    if (single && stet_head_is_credit(unit->text)) {
        add_caption(builder, unit);
        return;
    }
    if (may_be_title(builder, unit)) {
        builder->title = add_block(builder, root, STET_NODE_PARAGRAPH, unit->text, unit->offset);
        builder->units++;
        return;
    }
    if (builder->head && is_running_text(unit->text))
        settle_title(builder);
    struct stet_node *node = add_block(
        builder, root, is_heading(builder, unit) ? STET_NODE_HEADING : STET_NODE_PARAGRAPH,
        unit->text, unit->offset);
    if (node && node->kind == STET_NODE_HEADING)
        node->number = 2;
    builder->since_title += builder->title != NULL;
    if (builder->head && ++builder->units > MAX_HEAD_UNITS)
        settle_title(builder);
}

/* ---- lines into paragraphs --------------------------------------------------------------------
 */

static bool is_structure(const struct builder *builder, size_t i)
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
static bool goes_on(const struct builder *builder, size_t i)
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
    return line->width >= 30 && line->width <= 110 && !stet_text_ends_sentence(line->text) &&
           stet_text_starts_lower(next->text);
}

/* Lines as of a poem or an address: short, and broken on purpose. */
static bool is_verse(const struct builder *builder, size_t i)
{
    const struct text_line *line = &builder->lines[i], *next = line + 1;
    return i + 1 < builder->count && !is_structure(builder, i + 1) && line->width <= 60 &&
           next->width <= 60 && !(builder->head && builder->count <= 4);
}

static void join(struct builder *builder, size_t first, size_t end)
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

static size_t add_verse(struct builder *builder, size_t first)
{
    struct stet_node *node =
        add(builder, builder->document->root, STET_NODE_PARAGRAPH, builder->lines[first].offset);
    size_t i = first;
    builder->list = NULL;
    for (;; i++) {
        add_text(builder, node, builder->lines[i].text, builder->lines[i].offset);
        if (!is_verse(builder, i))
            break;
        add(builder, node, STET_NODE_BREAK, STET_NO_OFFSET);
    }
    if (builder->head)
        settle_title(builder);
    return i + 1;
}

static size_t add_paragraph(struct builder *builder, size_t first)
{
    size_t end = first + 1;
    while (goes_on(builder, end - 1))
        end++;
    if (end == first + 1 && is_verse(builder, first))
        return add_verse(builder, first);
    join(builder, first, end);
    struct unit unit = {.text = {builder->joined.ptr, builder->joined.len},
                        .offset = builder->lines[first].offset,
                        .lines = end - first,
                        .lone = first == 0 && end == builder->count};
    if (!builder->failed)
        add_unit(builder, &unit);
    return end;
}

/* ---- lists, quotes, headings ------------------------------------------------------------------
 */

/* Does another item follow the one that ends before end? */
static bool list_follows(const struct builder *builder, const struct text_marker *marker,
                         size_t end)
{
    struct text_marker next;
    struct stet_span line = end < builder->count ? builder->lines[end].text : builder->next.text;
    return stet_text_marker(line, &next) && stet_text_marker_follows(marker, &next);
}

/* The line behind an item that begins at first. */
static size_t item_end(const struct builder *builder, size_t first)
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
static size_t add_item(struct builder *builder, size_t i)
{
    struct text_marker marker;
    if (!stet_text_marker(builder->lines[i].text, &marker))
        return i;
    size_t end = item_end(builder, i);
    bool on = builder->list && stet_text_marker_follows(&builder->marker, &marker);
    if (!on && !marker.sure && !list_follows(builder, &marker, end))
        return i;
    if (builder->head)
        settle_title(builder);
    if (!on) {
        builder->list =
            add(builder, builder->document->root, STET_NODE_LIST, builder->lines[i].offset);
        if (!builder->list)
            return end;
        builder->list->ordered = marker.ordered;
        builder->list->number = marker.ordered ? marker.number : 0;
    }
    struct stet_node *item = add(builder, builder->list, STET_NODE_ITEM, builder->lines[i].offset);
    struct text_line *line = &builder->lines[i];
    line->text = stet_span_sub(line->text, marker.skip, line->text.len);
    line->offset += marker.skip;
    join(builder, i, end);
    add_block(builder, item, STET_NODE_PARAGRAPH,
              (struct stet_span){builder->joined.ptr, builder->joined.len}, line->offset);
    builder->marker = marker;
    return end;
}

/* The lines quoted with ">" from i on; lines with nothing else stand between paragraphs. */
static size_t add_quote(struct builder *builder, size_t i)
{
    struct stet_node *quote =
        add(builder, builder->document->root, STET_NODE_QUOTE, builder->lines[i].offset);
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
            add_block(builder, quote, STET_NODE_PARAGRAPH,
                      (struct stet_span){builder->joined.ptr, builder->joined.len},
                      builder->lines[first].offset);
        } else {
            end++;
        }
    }
    if (quote && !quote->first)
        stet_node_remove(quote);
    if (builder->head)
        settle_title(builder);
    return i;
}

static size_t add_underlined(struct builder *builder, size_t i, unsigned level)
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
    struct stet_node *node =
        add_block(builder, builder->document->root, STET_NODE_HEADING, line->text, line->offset);
    if (node)
        node->number = level;
    if (builder->head)
        settle_title(builder);
    return i + 2;
}

/* "Title: x" and the like at the very top, all of a run. */
static bool take_header(struct builder *builder)
{
    size_t key, value, known = 0;
    for (size_t i = 0; i < builder->count; i++) {
        struct stet_span line = builder->lines[i].text;
        if (!stet_text_header(line, &key, &value))
            return false;
        known += stet_head_knows_field(stet_span_sub(line, 0, key));
    }
    if (builder->next.text.len == 0 || known * 2 <= builder->count ||
        (builder->count == 1 && !stet_span_starts_nocase(builder->lines[0].text, "title:")))
        return false;
    for (size_t i = 0; i < builder->count; i++) {
        struct stet_span line = builder->lines[i].text;
        (void)stet_text_header(line, &key, &value);
        (void)stet_head_set_field(builder->document, stet_span_sub(line, 0, key),
                                  stet_span_sub(line, value, line.len));
        stet_document_diagnose(builder->document, "header-line", builder->lines[i].offset, line);
    }
    return true;
}

static void add_run(struct builder *builder)
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
            add(builder, builder->document->root, STET_NODE_RULE, line->offset);
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

/* ---- the text ---------------------------------------------------------------------------------
 */

/* Reads the next run, and the line that the one behind it begins with; false at the end. */
static bool next_run(struct builder *builder, struct stet_span text, size_t *pos)
{
    struct text_line line;
    builder->count = 0;
    while (builder->count < MAX_RUN) {
        size_t before = *pos;
        if (!stet_text_line(text, pos, &line))
            break;
        if (line.text.len == 0 && builder->count > 0) {
            *pos = before;
            break;
        }
        if (line.text.len > 0)
            builder->lines[builder->count++] = line;
    }
    builder->next = (struct text_line){.offset = 0};
    for (size_t peek = *pos; stet_text_line(text, &peek, &line);) {
        if (line.text.len > 0) {
            builder->next = line;
            break;
        }
        *pos = peek; /* blank lines are read once */
    }
    return builder->count > 0;
}

static enum stet_status check_lines(struct stet_span text, bool *words, struct stet_error *error)
{
    struct text_line line;
    *words = false;
    for (size_t pos = 0; stet_text_line(text, &pos, &line);) {
        if (line.bytes > STET_MAX_LINE_BYTES)
            return stet_error_set(error, STET_ERR_LIMIT,
                                  "a line of %zu bytes, the limit is %zu: this is no prose",
                                  line.bytes, (size_t)STET_MAX_LINE_BYTES);
        *words = *words || stet_text_words(line.text) > 0;
    }
    return STET_OK;
}

static enum stet_status build(struct builder *builder, struct stet_span text,
                              struct stet_error *error)
{
    builder->lines = malloc(MAX_RUN * sizeof(*builder->lines));
    builder->failed = builder->lines == NULL;
    bool first = true;
    for (size_t pos = 0; !builder->failed && next_run(builder, text, &pos); first = false) {
        if (!first || !take_header(builder))
            add_run(builder);
    }
    free(builder->lines);
    if (!builder->failed)
        return STET_OK;
    if (stet_arena_used(builder->document->arena) + 2 * STET_MAX_LINE_BYTES >
        STET_MAX_DOCUMENT_ARENA)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "the text needs more than %zu bytes as a document",
                              (size_t)STET_MAX_DOCUMENT_ARENA);
    return stet_error_set(error, STET_ERR_MEMORY, "cannot read a text: no memory");
}

enum stet_status stet_extract_text(struct stet_document *document, struct stet_span text,
                                   struct stet_error *error)
{
    struct builder builder = {.document = document, .head = true};
    bool words;
    enum stet_status status = check_lines(text, &words, error);
    if (status == STET_OK && words) {
        stet_text_measure(text, &builder.layout);
        stet_head_set_language(document, text);
        struct stet_span language = document->meta.language.value;
        if (language.len < sizeof(builder.language))
            memcpy(builder.language, language.ptr, language.len);
        stet_buf_init(&builder.joined, STET_MAX_DECODED_BYTES);
        status = build(&builder, text, error);
        stet_buf_free(&builder.joined);
    }
    if (status == STET_OK && !document->root->first) {
        document->kind = STET_KIND_EMPTY;
        document->kind_reason = STET_SPAN_LITERAL("no text was found");
    }
    return status;
}
