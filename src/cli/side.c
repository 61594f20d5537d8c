/* side.c - fetching what is to be compared, as canonical bytes. */
#include "side.h"
#include "instant.h"
#include "io.h"
#include "limits.h"
#include <stet/extract.h>

void stet_side_init(struct stet_side *side)
{
    stet_buf_init(&side->text, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&side->name, STET_MAX_URL_BYTES);
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

enum stet_status stet_side_from_file(struct stet_side *side, const char *path,
                                     struct stet_error *error)
{
    struct stet_buf source;
    struct stet_document *document = NULL;
    stet_buf_init(&source, STET_MAX_SOURCE_BYTES);
    enum stet_status status = stet_io_read_file(path, STET_MAX_SOURCE_BYTES, &source, error);
    if (status == STET_OK) {
        const struct stet_source said = {.bytes = {(const uint8_t *)source.ptr, source.len},
                                         .name = path};
        status = stet_extract(&document, &said, error);
        if (status != STET_OK)
            stet_error_prefix(error, "cannot compare '%s'", path);
    }
    if (status == STET_OK)
        status = stet_document_write(document, &side->text, error);
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
