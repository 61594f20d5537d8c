/* text_head.c - dates, bylines, captions and titles, told by one line each.
 *
 * In: a line near the head of a text or of a Markdown file. Out: metadata of the document, with
 * diagnostics for what the body loses. */
#include "text_head.h"

#include "byline.h"
#include "date.h"
#include "language.h"
#include "phrases.h"
#include "span.h"
#include "text_lines.h"
#include <stdio.h>

#define MAX_LINE  300 /* bytes of a line at the head */
#define MAX_PARTS 8   /* of a line cut at its bars and dots */

static const char *language_of(const struct stet_document *document, char tag[16])
{
    struct stet_span value = document->meta.language.value;
    if (value.len == 0 || value.len >= 16)
        return NULL;
    memcpy(tag, value.ptr, value.len);
    tag[value.len] = '\0';
    return tag;
}

static void set_date(struct stet_document *document, const struct stet_date *date,
                     enum stet_date_role role)
{
    struct stet_field *field =
        role == STET_DATE_MODIFIED ? &document->meta.modified : &document->meta.published;
    char text[STET_DATE_TEXT];
    if (date->year == 0 || field->origin != STET_ORIGIN_NONE)
        return;
    stet_date_write(date, text);
    stet_document_set(document, field, stet_span_of(text), STET_ORIGIN_TEXT);
}

/* What a part of a line is; dates and names are only looked at with apply. */
static const char *take_part(struct stet_document *document, struct stet_span part, bool apply)
{
    char tag[16];
    struct stet_date date, modified;
    enum stet_date_role role;
    struct stet_span names[STET_BYLINE_NAMES];
    if (stet_date_is_line(part, language_of(document, tag), &role, &date, &modified)) {
        if (apply) {
            set_date(document, &date, role);
            set_date(document, &modified, STET_DATE_MODIFIED);
        }
        return "date-line";
    }
    size_t count = stet_byline_names(part, true, names);
    if (apply && count > 0 && stet_date_find(part, language_of(document, tag), &date))
        set_date(document, &date, STET_DATE_PUBLISHED); /* "By A. Writer on 3 December 2024" */
    if (apply && document->meta.authors.count == 0) {
        for (size_t i = 0; i < count; i++)
            stet_document_add(document, &document->meta.authors, names[i], STET_ORIGIN_TEXT);
    }
    return count > 0 ? "byline-line" : NULL;
}

/* Cuts a line at " | ", " · ", " • " and " - ". */
static size_t split(struct stet_span line, struct stet_span parts[MAX_PARTS])
{
    static const char *const bars[] = {" | ", " · ", " • ", " – ", " — ", " - ", " / ", "｜"};
    size_t count = 0, start = 0;
    for (size_t pos = 0; pos < line.len && count + 1 < MAX_PARTS; pos++) {
        for (size_t i = 0; i < sizeof(bars) / sizeof(bars[0]); i++) {
            if (stet_span_starts(stet_span_sub(line, pos, line.len), bars[i])) {
                parts[count++] = stet_span_trim(stet_span_sub(line, start, pos));
                start = pos + strlen(bars[i]);
                pos = start - 1;
                break;
            }
        }
    }
    parts[count++] = stet_span_trim(stet_span_sub(line, start, line.len));
    return count;
}

/* What the whole line is; with apply, its dates and names are taken. */
static const char *take_parts(struct stet_document *document, struct stet_span line, bool apply)
{
    struct stet_span parts[MAX_PARTS];
    if (line.len == 0 || line.len > MAX_LINE)
        return NULL;
    const char *code = take_part(document, line, apply);
    size_t count = code ? 0 : split(line, parts);
    if (count < 2)
        return code;
    for (size_t i = 0; i < count; i++) {
        code = take_part(document, parts[i], false);
        if (!code)
            return NULL;
    }
    for (size_t i = 0; apply && i < count; i++)
        (void)take_part(document, parts[i], true);
    return code;
}

bool stet_head_take_line(struct stet_document *document, struct stet_span line, size_t offset)
{
    const char *code = take_parts(document, line, true);
    if (code)
        stet_document_diagnose(document, code, offset, line);
    return code != NULL;
}

bool stet_head_is_line(struct stet_document *document, struct stet_span line)
{
    return take_parts(document, line, false) || stet_phrase_kind(line) ||
           stet_head_is_caption(line, false, NULL);
}

bool stet_head_drop_phrase(struct stet_document *document, struct stet_span line, size_t offset)
{
    const char *code = stet_phrase_kind(line);
    if (code)
        stet_document_diagnose(document, code, offset, line);
    return code != NULL;
}

bool stet_head_is_running_text(struct stet_span text)
{
    size_t words = stet_text_words(text);
    return words >= 30 || (words >= 8 && stet_text_ends_sentence(text));
}

bool stet_head_is_title(struct stet_span line, bool *weak)
{
    size_t words = stet_text_words(line);
    *weak = false;
    if (words == 0 || line.len > MAX_LINE || stet_text_width(line) > 160 ||
        stet_text_ends_open(line))
        return false;
    if (!stet_text_ends_sentence(line)) {
        *weak = stet_text_width(line) > 110;
        return words <= 60;
    }
    char last = line.ptr[line.len - 1];
    *weak = last == '?' || last == '!';
    return *weak && words <= 20;
}

void stet_head_set_language(struct stet_document *document, struct stet_span text)
{
    struct stet_language language;
    if (document->meta.language.origin == STET_ORIGIN_NONE &&
        stet_language_detect(text, &language) && language.confidence >= 50)
        stet_document_set(document, &document->meta.language, stet_span_of(language.tag),
                          STET_ORIGIN_TEXT);
}
