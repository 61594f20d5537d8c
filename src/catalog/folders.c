/* folders.c - the folder of an article in, its versions, their words and what is known of it out.
 */
#include "indexed.h"
#include "instant.h"
#include "span.h"
#include "update.h"
#include <stdio.h>

#define ID8 8 /* digits of the id in a folder's name */

/* What was known of an article before. */
struct article {
    int64_t number, versions, captures;
};

/* Its versions as they were written now. */
struct versions {
    int64_t count, first_utc, last_utc;
};

/* A text made ready: lent by whoever offered it, or made here. */
struct ready {
    const struct stet_indexed *indexed; /* NULL: not needed yet */
    struct stet_indexed *own;
};

static void drop(struct ready *ready)
{
    stet_indexed_free(ready->own);
    *ready = (struct ready){0};
}

static enum stet_status make_ready(struct stet_update *update, const struct stet_oid *oid,
                                   struct ready *ready)
{
    struct stet_catalog *catalog = update->catalog;
    drop(ready);
    ready->indexed = stet_offer_find(catalog, oid);
    if (ready->indexed)
        return STET_OK;
    if (!catalog->indexer)
        catalog->indexer = stet_indexer_new();
    if (!catalog->indexer)
        return stet_error_set(update->error, STET_ERR_MEMORY, "cannot index a text: no memory");
    stet_buf_clear(&update->bytes);
    enum stet_status status = stet_store_read(catalog->store, oid, &update->bytes, update->error);
    if (status == STET_OK)
        status = stet_indexer_run(catalog->indexer, oid,
                                  (struct stet_span){update->bytes.ptr, update->bytes.len},
                                  &ready->own, update->error);
    ready->indexed = ready->own;
    return status;
}

/* Indexes a text that is not there yet; then it is made ready, too. */
static enum stet_status add_text(struct stet_update *update, const struct stet_oid *oid,
                                 struct ready *ready)
{
    sqlite3 *db = update->catalog->db;
    sqlite3_stmt *words = update->statements[ADD_WORDS];
    stet_database_bind_blob(update->statements[ADD_TEXT], 1, oid->id, sizeof oid->id);
    enum stet_status status = stet_update_run(update, ADD_TEXT);
    if (status != STET_OK || sqlite3_changes(db) == 0)
        return status;
    int64_t number = sqlite3_last_insert_rowid(db);
    status = make_ready(update, oid, ready);
    if (status != STET_OK)
        return status;
    sqlite3_bind_int64(words, 1, number);
    stet_database_bind_span(words, 2, ready->indexed->title_words);
    stet_database_bind_span(words, 3, ready->indexed->body_words);
    status = stet_update_run(update, ADD_WORDS);
    if (status != STET_OK || ready->indexed->sketch.len == 0)
        return status;
    sqlite3_bind_int64(update->statements[ADD_SKETCH], 1, number);
    stet_database_bind_blob(update->statements[ADD_SKETCH], 2, ready->indexed->sketch.ptr,
                            ready->indexed->sketch.len);
    return stet_update_run(update, ADD_SKETCH);
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

/* Binds what is counted of an article: captures, when it was first and last seen; by the journal,
 * else by its versions. */
static enum stet_status bind_numbers(struct stet_update *update, const struct article *article,
                                     const struct versions *versions)
{
    sqlite3_stmt *set = update->statements[SET_ARTICLE], *count = update->statements[COUNT];
    sqlite3_bind_int64(count, 1, article->number);
    enum stet_status status = stet_database_step(update->catalog, count, update->error);
    if (status == STET_OK) {
        int64_t captures = sqlite3_column_int64(count, 0);
        if (captures < versions->count)
            captures = versions->count;
        bool has_first = sqlite3_column_type(count, 1) != SQLITE_NULL;
        bool has_last = sqlite3_column_type(count, 2) != SQLITE_NULL;
        sqlite3_bind_int64(set, 10, versions->count);
        sqlite3_bind_int64(set, 11, captures);
        sqlite3_bind_int64(set, 12,
                           has_first ? sqlite3_column_int64(count, 1) : versions->first_utc);
        sqlite3_bind_int64(set, 13, has_last ? sqlite3_column_int64(count, 2) : versions->last_utc);
        update->totals.captures += captures - (article->versions > 0 ? article->captures : 0);
        update->totals.versions += versions->count - article->versions;
    }
    sqlite3_reset(count);
    return status;
}

/* Fills in the article from its newest text. */
static enum stet_status set_article(struct stet_update *update, const struct article *article,
                                    const struct stet_indexed *newest,
                                    const struct versions *versions)
{
    sqlite3_stmt *statement = update->statements[SET_ARTICLE];
    sqlite3_bind_int64(statement, 1, article->number);
    stet_database_bind_span(statement, 2, newest->title);
    stet_database_bind_span(statement, 3, newest->title_folded);
    stet_database_bind_span(statement, 4, newest->published);
    bind_published(statement, 5, newest->published);
    stet_database_bind_span(statement, 6, newest->language);
    stet_database_bind_span(statement, 7, newest->site);
    stet_database_bind_span(statement, 8, newest->authors);
    sqlite3_bind_int64(statement, 9, (int64_t)newest->words);
    enum stet_status status = bind_numbers(update, article, versions);
    if (status == STET_OK)
        status = stet_update_run(update, SET_ARTICLE);
    sqlite3_bind_int64(update->statements[UNTOUCH], 1, article->number);
    return status == STET_OK ? stet_update_run(update, UNTOUCH) : status;
}

/* Writes the versions of a folder: its entries, but for those whose text is their neighbour's. */
static enum stet_status set_versions(struct stet_update *update, const struct article *article,
                                     const struct stet_folder *folder)
{
    sqlite3_stmt *add = update->statements[ADD_VERSION];
    struct ready ready = {0};
    const struct stet_oid *before = NULL;
    struct versions versions = {0};
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < folder->count && status == STET_OK; i++) {
        const struct stet_entry *entry = &folder->entries[i];
        if (i > 0 && stet_oid_equal(&entry->text, &folder->entries[i - 1].text))
            continue;
        if (versions.count++ == 0)
            versions.first_utc = entry->captured_utc;
        versions.last_utc = entry->captured_utc;
        sqlite3_bind_int64(add, 1, article->number);
        stet_database_bind_text(add, 2, entry->stem);
        sqlite3_bind_int64(add, 3, entry->captured_utc);
        stet_database_bind_blob(add, 4, entry->text.id, sizeof entry->text.id);
        sqlite3_bind_null(add, 5);
        if (before)
            stet_database_bind_blob(add, 5, before->id, sizeof before->id);
        status = stet_update_run(update, ADD_VERSION);
        drop(&ready);
        if (status == STET_OK)
            status = add_text(update, &entry->text, &ready);
        if (status == STET_OK && before)
            status = stet_steps_add(update, before, &entry->text);
        before = &entry->text;
    }
    if (status == STET_OK && versions.count > 0) {
        if (!ready.indexed) /* indexed before */
            status = make_ready(update, &folder->entries[folder->count - 1].text, &ready);
        if (status == STET_OK)
            status = set_article(update, article, ready.indexed, &versions);
    }
    drop(&ready);
    return status;
}

/* The article that goes by a folder's path; STET_END if none does yet. */
static enum stet_status look_up(struct stet_update *update, const struct stet_folder *folder,
                                struct article *out)
{
    sqlite3_stmt *find = update->statements[FIND_PATH];
    size_t len = strlen(folder->path); /* it ends with the first digits of the id */
    stet_database_bind_text(find, 1, folder->path);
    stet_database_bind_text(find, 2, folder->path + (len > ID8 ? len - ID8 : 0));
    enum stet_status status = stet_database_step(update->catalog, find, update->error);
    if (status == STET_OK) {
        *out = (struct article){.number = sqlite3_column_int64(find, 0),
                                .versions = sqlite3_column_int64(find, 1),
                                .captures = sqlite3_column_int64(find, 2)};
        if (out->versions == 0)
            status = stet_totals_article(update, stet_span_of(stet_database_text(find, 3)));
    }
    sqlite3_reset(find);
    return status;
}

/* The article in a folder: by the journal, or by the URL in its own text. */
static enum stet_status find_article(struct stet_update *update, const struct stet_folder *folder,
                                     struct article *out)
{
    struct ready ready = {0};
    char id[STET_ID_HEX + 1];
    int64_t number;
    enum stet_status status = look_up(update, folder, out);
    if (status != STET_END)
        return status;
    status = make_ready(update, &folder->entries[folder->count - 1].text, &ready);
    if (status == STET_OK) {
        struct stet_span url = ready.indexed->url;
        stet_buf_clear(&update->path);
        stet_store_article_path(url, &update->path);
        if (strcmp(update->path.ptr, folder->path) == 0) {
            stet_store_article_id(url, id);
            status = stet_update_article(update, id, url, &number);
            if (status == STET_OK)
                status = look_up(update, folder, out);
        } else {
            status = stet_error_set(update->error, STET_ERR_CORRUPT,
                                    "folder '%.300s': no journal names its article", folder->path);
        }
    }
    drop(&ready);
    return status;
}

/* Writes what a folder holds. */
static enum stet_status set_folder(struct stet_update *update, const struct stet_folder *folder)
{
    static const enum stet_update_statement steps[] = {NOTE_TEXTS, DROP_VERSIONS};
    struct article article = {0};
    enum stet_status status = STET_OK;
    if (folder->count > 0) {
        status = find_article(update, folder, &article);
        for (size_t i = 0; i < 2 && status == STET_OK && article.versions > 0; i++) {
            sqlite3_bind_int64(update->statements[steps[i]], 1, article.number);
            status = stet_update_run(update, steps[i]);
        }
        if (status == STET_OK)
            status = set_versions(update, &article, folder);
    }
    update->done++;
    if (status == STET_OK && update->catalog->progress)
        update->catalog->progress(update->catalog->progress_context, update->done);
    return status;
}

static enum stet_status read_and_set(struct stet_update *update, const char *path)
{
    struct stet_folder folder = {0};
    enum stet_status status = stet_snapshot_folder(update->to, path, &folder, update->error);
    if (status == STET_OK)
        status = set_folder(update, &folder);
    stet_folder_free(&folder);
    return status;
}

enum stet_status stet_folders_ready(void *context, struct stet_ahead_folder *ready)
{
    struct stet_update *update = context;
    if (ready->status != STET_OK) /* once more, for its message */
        return read_and_set(update, ready->folder.path);
    for (size_t i = 0; i < ready->count; i++)
        stet_catalog_offer(update->catalog, ready->texts[i]);
    enum stet_status status = set_folder(update, &ready->folder);
    stet_catalog_withdraw(update->catalog);
    return status;
}

enum stet_status stet_folders_set(void *context, const char *path, const struct stet_oid *oid)
{
    struct stet_update *update = context;
    if (!oid)
        return STET_DIFFERENT; /* gone, and its texts with it */
    if (!update->ahead)
        return read_and_set(update, path);
    enum stet_status status = stet_ahead_add(update->ahead, path);
    if (status == STET_ERR_MEMORY)
        return stet_error_set(update->error, status, "cannot index the archive: no memory");
    return status;
}
