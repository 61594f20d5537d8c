/* journals.c - lines of the capture journals in, rows of captures and of articles out. */
#include "digest.h"
#include "span.h"
#include "update.h"

static void bind(sqlite3_stmt *statement, const struct stet_capture *capture, int64_t article,
                 const uint8_t key[STET_SHA256_BYTES])
{
    sqlite3_bind_int64(statement, 1, article);
    sqlite3_bind_int64(statement, 2, capture->captured_utc);
    stet_database_bind_blob(statement, 3, key, STET_SHA256_BYTES);
    sqlite3_bind_int(statement, 4, (int)capture->outcome);
    sqlite3_bind_null(statement, 5);
    if (capture->outcome == STET_OUTCOME_CAPTURED)
        stet_database_bind_blob(statement, 5, capture->text.id, sizeof capture->text.id);
    stet_database_bind_text(statement, 6, capture->media_type);
    stet_database_bind_text(statement, 7, capture->encoding);
    sqlite3_bind_int64(statement, 8, (int64_t)capture->source_bytes);
}

static enum stet_status add_capture(struct stet_update *update, const struct stet_capture *capture,
                                    struct stet_span line)
{
    uint8_t of_line[STET_SHA256_BYTES];
    const uint8_t *key = capture->source_sha256;
    char id[STET_ID_HEX + 1];
    int64_t article = 0;
    enum stet_status status = STET_OK;
    if (capture->outcome == STET_OUTCOME_FAILED) {
        stet_sha256(line.ptr, line.len, of_line);
        key = of_line;
    }
    if (capture->url) {
        stet_store_article_id(stet_span_of(capture->url), id);
        status = stet_update_article(update, id, stet_span_of(capture->url), &article);
    }
    if (status != STET_OK)
        return status;
    bind(update->statements[ADD_CAPTURE], capture, article, key);
    status = stet_update_run(update, ADD_CAPTURE);
    if (status == STET_OK && sqlite3_changes(update->catalog->db) > 0) {
        stet_totals_capture(&update->totals, capture);
        return STET_OK;
    }
    bind(update->statements[MEND_CAPTURE], capture, article, key);
    return status == STET_OK ? stet_update_run(update, MEND_CAPTURE) : status;
}

enum stet_status stet_journals_add(void *context, const char *path, const struct stet_oid *oid)
{
    struct stet_update *update = context;
    struct stet_span line, rest;
    if (!stet_span_ends(stet_span_of(path), ".jsonl"))
        return STET_OK; /* a source that was kept */
    stet_buf_clear(&update->bytes);
    enum stet_status status =
        stet_store_read(update->catalog->store, oid, &update->bytes, update->error);
    rest = (struct stet_span){update->bytes.ptr, update->bytes.len};
    while (status == STET_OK && stet_span_line(&rest, &line)) {
        struct stet_capture capture;
        if (line.len == 0)
            continue;
        status = stet_capture_read(line, &capture, &update->strings, update->error);
        if (status == STET_OK)
            status = add_capture(update, &capture, line);
        else
            stet_error_prefix(update->error, "journal '%.200s'", path);
    }
    return status;
}
