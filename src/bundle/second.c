/* second.c - the journal lines of one second in one file: an archive has them in as many files as
 * batches brought them, a bundle has them as if all had come in one, so that it follows from the
 * captures alone. */
#include "bundle.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

struct stet_second_line {
    char id[STET_ID_HEX + 1]; /* empty if the article never became known */
    uint8_t sha256[STET_SHA256_BYTES];
    size_t at, len; /* in the text; with its LF */
};

void stet_second_start(struct stet_second *second)
{
    stet_buf_free(&second->text);
    free(second->lines);
    *second = (struct stet_second){0};
    stet_buf_init(&second->text, STET_MAX_SECOND_BYTES);
}

enum stet_status stet_second_add(struct stet_second *second, const struct stet_capture *capture,
                                 struct stet_span line, struct stet_error *error)
{
    void *lines = stet_room(second->lines, second->count, &second->room, sizeof(*second->lines));
    if (!lines)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot export: no memory");
    second->lines = lines;
    struct stet_second_line *added = &second->lines[second->count++];
    *added = (struct stet_second_line){.at = second->text.len, .len = line.len + 1};
    if (capture->url)
        stet_store_article_id(stet_span_of(capture->url), added->id);
    memcpy(added->sha256, capture->source_sha256, sizeof(added->sha256));
    stet_buf_append(&second->text, line.ptr, line.len);
    stet_buf_putc(&second->text, '\n');
    return stet_buf_status(&second->text, "the journal of one second", error);
}

/* A line and its text, for qsort, which hands no context on. */
struct sorted {
    const struct stet_second_line *line;
    const char *text;
};

static int by_place(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    int order = strcmp(x->line->id, y->line->id);
    if (order == 0)
        order = memcmp(x->line->sha256, y->line->sha256, STET_SHA256_BYTES);
    if (order == 0) {
        size_t len = x->line->len < y->line->len ? x->line->len : y->line->len;
        order = memcmp(x->text, y->text, len);
    }
    return order;
}

/* Cuts as the store does: a file ends with the line that fills it. */
static enum stet_status write_lines(const struct sorted *sorted, size_t count,
                                    enum stet_status (*each)(void *context, struct stet_span lines),
                                    void *context, struct stet_error *error)
{
    struct stet_buf file;
    enum stet_status status = STET_OK;
    stet_buf_init(&file, STET_MAX_JOURNAL_BYTES);
    for (size_t i = 0; i < count && status == STET_OK; i++) {
        bool twice = i > 0 && by_place(&sorted[i - 1], &sorted[i]) == 0;
        if (!twice)
            stet_buf_append(&file, sorted[i].text, sorted[i].line->len);
        if (i + 1 < count && file.len < STET_JOURNAL_FILE_BYTES)
            continue;
        status = stet_buf_status(&file, "a journal", error);
        if (status == STET_OK && file.len)
            status = each(context, (struct stet_span){file.ptr, file.len});
        stet_buf_clear(&file);
    }
    stet_buf_free(&file);
    return status;
}

enum stet_status stet_second_join(const struct stet_second *second,
                                  enum stet_status (*each)(void *context, struct stet_span lines),
                                  void *context, struct stet_error *error)
{
    struct sorted *sorted = calloc(second->count + 1, sizeof(*sorted));
    if (!sorted)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot export: no memory");
    for (size_t i = 0; i < second->count; i++)
        sorted[i] = (struct sorted){&second->lines[i], second->text.ptr + second->lines[i].at};
    if (second->count)
        qsort(sorted, second->count, sizeof(*sorted), by_place);
    enum stet_status status = write_lines(sorted, second->count, each, context, error);
    free(sorted);
    return status;
}
