/* text.c - plain text into a document.
 *
 * In: UTF-8. Out: blocks under the root, and metadata from the head. The text is read in runs of
 * lines that hold text; text_build.c makes blocks of each. */
#include "text.h"

#include "limits.h"
#include "span.h"
#include "text_build.h"
#include "text_head.h"
#include <stdlib.h>

#define MAX_RUN 2048 /* lines of a run; a longer one is read in pieces */

/* "Title: x" and the like at the very top, all of a run. */
static bool take_header(struct text_builder *builder)
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

/* Reads the next run, and the line that the one behind it begins with; false at the end. */
static bool next_run(struct text_builder *builder, struct stet_span text, size_t *pos)
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

static enum stet_status build(struct text_builder *builder, struct stet_span text,
                              struct stet_error *error)
{
    builder->lines = malloc(MAX_RUN * sizeof(*builder->lines));
    builder->failed = builder->lines == NULL;
    bool first = true;
    for (size_t pos = 0; !builder->failed && next_run(builder, text, &pos); first = false) {
        if (!first || !take_header(builder))
            stet_text_add_run(builder);
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
    struct text_builder builder = {.document = document, .head = true};
    bool words;
    enum stet_status status = check_lines(text, &words, error);
    if (status == STET_OK && words) {
        stet_text_measure(text, &builder.layout);
        stet_head_set_language(document, text);
        struct stet_span language = document->meta.language.value;
        if (language.len > 0 && language.len < sizeof(builder.language))
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
