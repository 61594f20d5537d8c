/* definition.c - definitions of links: "[label]: destination "title"" at the beginning of a
 * paragraph. In: the paragraph's lines. Out: the definitions, by label; the lines that are left. */
#include "blocks.h"
#include "span.h"
#include <stdlib.h>
#include <unicode/ucasemap.h>

/* White space becomes single spaces, case is folded: labels that are alike become equal bytes. */
static bool make_label(struct stet_span raw, struct stet_buf *label)
{
    struct stet_buf plain;
    bool space = false;
    UErrorCode code = U_ZERO_ERROR;
    stet_buf_init(&plain, STET_MAX_DECODED_BYTES);
    for (size_t i = 0; i < raw.len; i++) {
        bool here = stet_is_space(raw.ptr[i]);
        if (!here && space && plain.len > 0)
            stet_buf_putc(&plain, ' ');
        if (!here)
            stet_buf_putc(&plain, raw.ptr[i]);
        space = here;
    }
    UCaseMap *map = ucasemap_open("", U_FOLD_CASE_DEFAULT, &code);
    char folded[4096]; /* a label has 999 bytes, and folding makes none three times as long */
    int32_t len = map && !plain.failed ? ucasemap_utf8FoldCase(map, folded, sizeof(folded),
                                                               plain.ptr, (int32_t)plain.len, &code)
                                       : 0;
    ucasemap_close(map);
    stet_buf_free(&plain);
    if (len <= 0 || U_FAILURE(code))
        return false;
    stet_buf_append(label, folded, (size_t)len);
    return !label->failed;
}

const struct definition *markdown_definition(struct parse *p, struct stet_span label)
{
    struct stet_buf key;
    if (p->definition_count == 0 || label.len > 999)
        return NULL;
    stet_buf_init(&key, STET_MAX_DECODED_BYTES);
    const size_t *found = make_label(label, &key)
                              ? stet_map_get(p->labels, (struct stet_span){key.ptr, key.len})
                              : NULL;
    stet_buf_free(&key);
    return found ? &p->definitions[*found] : NULL;
}

static void define(struct parse *p, struct stet_span label, struct definition definition)
{
    struct stet_buf key;
    stet_buf_init(&key, STET_MAX_DECODED_BYTES);
    bool added = false;
    if (!p->labels)
        p->labels = stet_map_new();
    if (p->labels && make_label(label, &key)) {
        struct stet_span copy = markdown_copy(p, (struct stet_span){key.ptr, key.len});
        size_t *place = stet_map_put(p->labels, copy, &added);
        if (!place)
            p->failed = true;
        else if (added)
            *place = p->definition_count;
    }
    stet_buf_free(&key);
    p->failed |= !p->labels;
    if (!added || !markdown_reserve(p, &p->definitions, &p->definition_cap, p->definition_count,
                                    sizeof(*p->definitions)))
        return;
    p->definitions[p->definition_count++] = definition;
}

/* The place behind blanks up to the line's end and with it; 0 if something else stands there. */
static size_t line_end(struct stet_span text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    if (at == text.len)
        return at;
    return text.ptr[at] == '\n' ? at + 1 : 0;
}

/* Reads one definition at the beginning of text; its length with the line end, or 0. */
static size_t take_one(struct parse *p, struct stet_span text)
{
    struct stet_span url, title = {"", 0};
    size_t label = markdown_scan_label(text, 0), at = label;
    if (label == 0 || at == text.len || text.ptr[at] != ':')
        return 0;
    at++;
    at += markdown_scan_space(text, at);
    size_t len = markdown_scan_destination(text, at, &url);
    if (len == 0)
        return 0;
    at += len;
    size_t end = line_end(text, at), space = markdown_scan_space(text, at);
    size_t titled = space > 0 ? markdown_scan_title(text, at + space, &title) : 0;
    size_t end_of_title = titled > 0 ? line_end(text, at + space + titled) : 0;
    if (end_of_title == 0)
        title = (struct stet_span){"", 0};
    else
        end = end_of_title;
    if (end == 0)
        return 0;
    define(p, stet_span_sub(text, 1, label - 1),
           (struct definition){markdown_resolve(p, url), markdown_resolve(p, title)});
    return end;
}

/* The lines put together; they are in the arena, as definitions lie in them. */
static struct stet_span join_lines(struct parse *p, const struct line *lines, size_t count)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_DECODED_BYTES);
    for (size_t i = 0; i < count; i++) {
        stet_buf_append(&text, lines[i].ptr, lines[i].len);
        stet_buf_putc(&text, '\n');
    }
    struct stet_span copy = markdown_copy(p, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
    return copy;
}

void markdown_take_definitions(struct parse *p, struct block *paragraph)
{
    const struct line *lines = &p->lines[paragraph->first_line];
    if (paragraph->line_count == 0 || lines[0].len == 0 || lines[0].ptr[0] != '[')
        return;
    struct stet_span text = join_lines(p, lines, paragraph->line_count);
    while (text.len > 0 && text.ptr[0] == '[') {
        size_t len = take_one(p, text);
        if (len == 0)
            break;
        for (size_t i = 0; i < len; i++)
            if (text.ptr[i] == '\n') {
                paragraph->first_line++;
                paragraph->line_count--;
            }
        text = stet_span_sub(text, len, text.len);
    }
}
