/* side.c - fetching what is to be compared, as canonical bytes. */
#include "side.h"
#include "instant.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <stet/extract.h>

void stet_side_init(struct stet_side *side)
{
    stet_buf_init(&side->text, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&side->name, 2 * STET_MAX_URL_BYTES);
    stet_buf_init(&side->title, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&side->url, STET_MAX_URL_BYTES);
}

void stet_side_free(struct stet_side *side)
{
    stet_buf_free(&side->text);
    stet_buf_free(&side->name);
    stet_buf_free(&side->title);
    stet_buf_free(&side->url);
}

/* The length of the front matter if the text says that it is canonical already, else 0. */
static size_t canonical_front(struct stet_span text)
{
    char last[64];
    snprintf(last, sizeof(last), "\nnormalizer: %d\n---\n", STET_NORMALIZER);
    if (!stet_span_starts(text, "---\n") || text.len > STET_MAX_CANONICAL_BYTES)
        return 0;
    size_t end = stet_span_find(text, "\n---\n");
    if (end == text.len)
        return 0;
    end += strlen("\n---\n");
    bool said = stet_span_ends(stet_span_sub(text, 0, end), last);
    return said && stet_utf8_check(text.ptr, text.len) == text.len ? end : 0;
}

/* Takes a text that stet wrote as it is: so that an edit of it is an edit, and offsets are the
 * file's. */
static enum stet_status take_canonical(struct stet_side *side, struct stet_buf *source,
                                       size_t front, struct stet_document **document,
                                       struct stet_error *error)
{
    struct stet_buf empty = side->text;
    side->text = *source;
    *source = empty;
    return stet_document_read(document, (struct stet_span){side->text.ptr, front}, error);
}

enum stet_status stet_side_from_file(struct stet_side *side, const char *path,
                                     struct stet_error *error)
{
    struct stet_buf source;
    struct stet_document *document = NULL;
    stet_buf_init(&source, STET_MAX_SOURCE_BYTES);
    enum stet_status status = stet_io_read_operand(path, STET_MAX_SOURCE_BYTES, &source, error);
    size_t front =
        status == STET_OK ? canonical_front((struct stet_span){source.ptr, source.len}) : 0;
    if (status == STET_OK && front > 0) {
        status = take_canonical(side, &source, front, &document, error);
    } else if (status == STET_OK) {
        const struct stet_source said = {.bytes = {(const uint8_t *)source.ptr, source.len},
                                         .name = path};
        status = stet_extract(&document, &said, error);
        if (status != STET_OK)
            stet_error_prefix(error, "cannot compare '%s'", path);
        else
            status = stet_document_write(document, &side->text, error);
    }
    if (status == STET_OK) {
        const struct stet_field *title = &document->meta.title;
        stet_buf_append(&side->title, title->value.ptr, title->value.len);
        stet_buf_puts(&side->name, path);
    }
    stet_document_free(document);
    stet_buf_free(&source);
    return status;
}

enum stet_status stet_side_from_version(struct stet_side *side, struct stet_cli *cli,
                                        const struct stet_history *history, size_t version,
                                        struct stet_error *error)
{
    char when[STET_INSTANT_TEXT];
    const struct stet_version *v = &history->versions[version];
    stet_instant_rfc3339(v->captured_utc, when);
    stet_buf_printf(&side->name, "@%llu (%s)", (unsigned long long)v->number, when);
    stet_buf_puts(&side->title, history->article.title);
    stet_buf_puts(&side->url, history->article.url);
    return stet_archive_text(cli->archive, v, &side->text, error);
}

void stet_side_name_article(struct stet_side *side)
{
    if (side->url.len == 0)
        return;
    struct stet_buf name = side->name;
    stet_buf_init(&side->name, name.max);
    stet_buf_append(&side->name, side->url.ptr, side->url.len);
    stet_buf_append(&side->name, name.ptr, name.len);
    stet_buf_free(&name);
}
