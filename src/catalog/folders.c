/* folders.c - the folder of an article in, its versions, their words and what is known of it out.
 */
#include "instant.h"
#include "span.h"
#include "update.h"
#include <stdio.h>
#include <stet/diff.h>
#include <stet/document.h>

/* Reads the canonical bytes of a text into bytes, and its document. The caller frees *out. */
static enum stet_status read_text(struct stet_update *update, const struct stet_oid *oid,
                                  struct stet_document **out)
{
    stet_buf_clear(&update->bytes);
    enum stet_status status =
        stet_store_read(update->catalog->store, oid, &update->bytes, update->error);
    if (status == STET_OK)
        status = stet_document_read(out, (struct stet_span){update->bytes.ptr, update->bytes.len},
                                    update->error);
    return status;
}

/* Indexes a text that is not there yet; *document is then its document, else it stays. */
static enum stet_status add_text(struct stet_update *update, const struct stet_oid *oid,
                                 struct stet_document **document)
{
    sqlite3 *db = update->catalog->db;
    sqlite3_stmt *words = update->statements[ADD_WORDS];
    stet_database_bind_blob(update->statements[ADD_TEXT], 1, oid->id, sizeof oid->id);
    enum stet_status status = stet_update_run(update, ADD_TEXT);
    if (status != STET_OK || sqlite3_changes(db) == 0)
        return status;
    int64_t number = sqlite3_last_insert_rowid(db);
    status = read_text(update, oid, document);
    if (status != STET_OK)
        return status;
    stet_buf_clear(&update->text);
    stet_document_text(*document, &update->text);
    status = stet_buf_status(&update->text, "a text", update->error);
    if (status != STET_OK)
        return status;
    sqlite3_bind_int64(words, 1, number);
    stet_database_bind_span(words, 2, (*document)->meta.title.value);
    stet_database_bind_span(words, 3, (struct stet_span){update->text.ptr, update->text.len});
    return stet_update_run(update, ADD_WORDS);
}

static void bind_published(sqlite3_stmt *statement, int index, struct stet_span published)
{
    int64_t utc, last;
    if (stet_instant_parse_rfc3339(published, &utc) ||
        stet_instant_parse_date(published, &utc, &last))
        sqlite3_bind_int64(statement, index, utc);
    else
        sqlite3_bind_null(statement, index);
}

/* Fills in the article from its newest text, whose canonical bytes are in bytes. */
static enum stet_status set_article(struct stet_update *update, const char *id,
                                    const struct stet_document *document, size_t versions)
{
    sqlite3_stmt *statement = update->statements[SET_ARTICLE];
    const struct stet_metadata *meta = &document->meta;
    stet_buf_clear(&update->folded);
    stet_buf_clear(&update->authors);
    stet_terms_fold(update->catalog->terms, meta->title.value, &update->folded);
    for (size_t i = 0; i < meta->authors.count; i++) {
        if (i > 0)
            stet_buf_puts(&update->authors, ", ");
        stet_buf_append(&update->authors, meta->authors.values[i].ptr, meta->authors.values[i].len);
    }
    stet_database_bind_text(statement, 1, id);
    stet_database_bind_span(statement, 2, meta->title.value);
    stet_database_bind_span(statement, 3,
                            (struct stet_span){update->folded.ptr, update->folded.len});
    stet_database_bind_span(statement, 4, meta->published.value);
    bind_published(statement, 5, meta->published.value);
    stet_database_bind_span(statement, 6, meta->language.value);
    stet_database_bind_span(statement, 7, meta->site.value);
    stet_database_bind_span(statement, 8,
                            (struct stet_span){update->authors.ptr, update->authors.len});
    sqlite3_bind_int64(
        statement, 9,
        (int64_t)stet_diff_words((struct stet_span){update->bytes.ptr, update->bytes.len}));
    sqlite3_bind_int64(statement, 10, (int64_t)versions);
    return stet_update_run(update, SET_ARTICLE);
}

/* Writes the versions of a folder: its entries, but for those whose text is their neighbour's. */
static enum stet_status set_versions(struct stet_update *update, const char *id,
                                     const struct stet_folder *folder)
{
    sqlite3_stmt *add = update->statements[ADD_VERSION];
    struct stet_document *document = NULL;
    size_t versions = 0;
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < folder->count && status == STET_OK; i++) {
        const struct stet_entry *entry = &folder->entries[i];
        if (i > 0 && stet_oid_equal(&entry->text, &folder->entries[i - 1].text))
            continue;
        versions++;
        stet_database_bind_text(add, 1, id);
        stet_database_bind_text(add, 2, entry->stem);
        sqlite3_bind_int64(add, 3, entry->captured_utc);
        stet_database_bind_blob(add, 4, entry->text.id, sizeof entry->text.id);
        status = stet_update_run(update, ADD_VERSION);
        stet_document_free(document);
        document = NULL;
        if (status == STET_OK)
            status = add_text(update, &entry->text, &document);
    }
    if (status == STET_OK && versions > 0) {
        if (!document) /* indexed before */
            status = read_text(update, &folder->entries[folder->count - 1].text, &document);
        if (status == STET_OK)
            status = set_article(update, id, document, versions);
    }
    stet_document_free(document);
    return status;
}

/* The id of the article in a folder: by the journal, or by the URL in its own text. */
static enum stet_status find_id(struct stet_update *update, const struct stet_folder *folder,
                                char id[STET_ID_HEX + 1])
{
    sqlite3_stmt *find = update->statements[FIND_PATH];
    struct stet_document *document = NULL;
    stet_database_bind_text(find, 1, folder->path);
    enum stet_status status = stet_database_step(update->catalog, find, update->error);
    if (status == STET_OK)
        snprintf(id, STET_ID_HEX + 1, "%s", stet_database_text(find, 0));
    sqlite3_reset(find);
    if (status != STET_END)
        return status;
    status = read_text(update, &folder->entries[folder->count - 1].text, &document);
    if (status == STET_OK) {
        struct stet_span url = document->meta.url.value;
        stet_buf_clear(&update->path);
        stet_store_article_path(url, &update->path);
        if (strcmp(update->path.ptr, folder->path) == 0) {
            stet_store_article_id(url, id);
            status = stet_update_article(update, id, url);
        } else {
            status = stet_error_set(update->error, STET_ERR_CORRUPT,
                                    "folder '%.300s': no journal names its article", folder->path);
        }
    }
    stet_document_free(document);
    return status;
}

enum stet_status stet_folders_set(void *context, const char *path, const struct stet_oid *oid)
{
    struct stet_update *update = context;
    struct stet_folder folder = {0};
    char id[STET_ID_HEX + 1] = "";
    if (!oid)
        return STET_DIFFERENT; /* gone, and its texts with it */
    enum stet_status status = stet_snapshot_folder(update->to, path, &folder, update->error);
    if (status != STET_OK)
        return status;
    if (folder.count > 0)
        status = find_id(update, &folder, id);
    if (status == STET_OK && folder.count > 0) {
        static const enum stet_update_statement steps[] = {NOTE_TEXTS, DROP_VERSIONS};
        status = stet_update_touch(update, id);
        for (size_t i = 0; i < 2 && status == STET_OK; i++) {
            stet_database_bind_text(update->statements[steps[i]], 1, id);
            status = stet_update_run(update, steps[i]);
        }
        if (status == STET_OK)
            status = set_versions(update, id, &folder);
    }
    stet_folder_free(&folder);
    update->done++;
    if (status == STET_OK && update->catalog->progress)
        update->catalog->progress(update->catalog->progress_context, update->done);
    return status;
}
