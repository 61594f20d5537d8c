/* update.c - what two commits differ by in, rows out.
 *
 * First the journals: they name the URLs, and through them the folders. Then every folder that
 * differs, its versions and the texts not seen before. Last the numbers of the articles that were
 * touched. Tables only gain texts: where one is no longer held by any version the catalog is made
 * anew, because FTS5 would want the old text to forget it. */
#include "database.h"
#include "digest.h"
#include "instant.h"
#include "limits.h"
#include "span.h"
#include "url.h"
#include <stdio.h>
#include <stet/diff.h>
#include <stet/document.h>

enum statement {
    ADD_ARTICLE,
    ADD_CAPTURE,
    TOUCH,
    FIND_PATH,
    NOTE_TEXTS,
    DROP_VERSIONS,
    ADD_VERSION,
    ADD_TEXT,
    ADD_WORDS,
    SET_ARTICLE,
    STATEMENTS
};

static const char *const sources[STATEMENTS] = {
    [ADD_ARTICLE] = "INSERT OR IGNORE INTO articles (id, url, path, host) VALUES (?1, ?2, ?3, ?4)",
    /* One capture may stand in two journals that say it differently: whichever came first, the
     * same one stays. */
    [ADD_CAPTURE] = "INSERT INTO captures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                    " ON CONFLICT DO UPDATE SET text = excluded.text,"
                    " media_type = excluded.media_type, encoding = excluded.encoding,"
                    " source_bytes = excluded.source_bytes"
                    " WHERE (excluded.text, excluded.media_type, excluded.encoding)"
                    " < (text, media_type, encoding)",
    [TOUCH] = "INSERT OR IGNORE INTO temp.touched VALUES (?1)",
    [FIND_PATH] = "SELECT id FROM articles WHERE path = ?1",
    [NOTE_TEXTS] =
        "INSERT OR IGNORE INTO temp.dropped SELECT text FROM versions WHERE article = ?1",
    [DROP_VERSIONS] = "DELETE FROM versions WHERE article = ?1",
    [ADD_VERSION] = "INSERT INTO versions VALUES (?1, ?2, ?3, ?4)",
    [ADD_TEXT] = "INSERT OR IGNORE INTO texts (oid) VALUES (?1)",
    [ADD_WORDS] = "INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)",
    [SET_ARTICLE] = "UPDATE articles SET title = ?2, title_folded = ?3, published = ?4,"
                    " published_utc = ?5, language = ?6, site = ?7, authors = ?8, words = ?9,"
                    " versions = ?10 WHERE id = ?1",
};

static const char before[] =
    "CREATE TEMP TABLE IF NOT EXISTS touched (id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE IF NOT EXISTS dropped (oid BLOB PRIMARY KEY) WITHOUT ROWID;"
    "DELETE FROM temp.touched; DELETE FROM temp.dropped;";

/* first and last: by the journal, else by the versions. Outcome 0 gave a text. */
static const char recount[] =
    "UPDATE articles SET"
    " captures = max(versions,"
    "  (SELECT count(*) FROM captures AS c WHERE c.article = id AND c.outcome = 0)),"
    " first_utc = coalesce("
    "  (SELECT min(captured_utc) FROM captures AS c WHERE c.article = id AND c.outcome = 0),"
    "  (SELECT min(captured_utc) FROM versions AS v WHERE v.article = id), 0),"
    " last_utc = coalesce((SELECT max(captured_utc) FROM captures AS c WHERE c.article = id),"
    "  (SELECT max(captured_utc) FROM versions AS v WHERE v.article = id), 0)"
    " WHERE id IN (SELECT id FROM temp.touched)";

_Static_assert(STET_OUTCOME_CAPTURED == 0, "the statement above says so");

struct update {
    struct stet_catalog *catalog;
    struct stet_snapshot *to;
    struct stet_error *error;
    sqlite3_stmt *statements[STATEMENTS];
    struct stet_buf bytes, strings, text, folded, authors, path;
    size_t done; /* articles */
};

static enum stet_status run(struct update *update, enum statement statement)
{
    return stet_database_do(update->catalog, update->statements[statement], update->error);
}

static enum stet_status touch(struct update *update, const char *id)
{
    stet_database_bind_text(update->statements[TOUCH], 1, id);
    return run(update, TOUCH);
}

/* ---- journals ------------------------------------------------------------------------------- */

static enum stet_status add_article(struct update *update, const char *id, struct stet_span url)
{
    sqlite3_stmt *statement = update->statements[ADD_ARTICLE];
    struct stet_url parts;
    bool web = stet_url_parse(url, &parts) && stet_span_starts(parts.scheme, "http");
    stet_buf_clear(&update->path);
    stet_store_article_path(url, &update->path);
    stet_database_bind_text(statement, 1, id);
    stet_database_bind_span(statement, 2, url);
    stet_database_bind_text(statement, 3, update->path.ptr);
    stet_database_bind_span(statement, 4, web ? parts.host : (struct stet_span){NULL, 0});
    enum stet_status status = run(update, ADD_ARTICLE);
    return status == STET_OK ? touch(update, id) : status;
}

static enum stet_status add_capture(struct update *update, const struct stet_capture *capture,
                                    struct stet_span line)
{
    sqlite3_stmt *statement = update->statements[ADD_CAPTURE];
    uint8_t of_line[STET_SHA256_BYTES];
    const uint8_t *key = capture->source_sha256;
    char id[STET_ID_HEX + 1] = "";
    enum stet_status status = STET_OK;
    if (capture->outcome == STET_OUTCOME_FAILED) {
        stet_sha256(line.ptr, line.len, of_line);
        key = of_line;
    }
    if (capture->url) {
        stet_store_article_id(stet_span_of(capture->url), id);
        status = add_article(update, id, stet_span_of(capture->url));
    }
    if (status != STET_OK)
        return status;
    stet_database_bind_text(statement, 1, id);
    sqlite3_bind_int64(statement, 2, capture->captured_utc);
    stet_database_bind_blob(statement, 3, key, STET_SHA256_BYTES);
    sqlite3_bind_int(statement, 4, (int)capture->outcome);
    sqlite3_bind_null(statement, 5);
    if (capture->outcome == STET_OUTCOME_CAPTURED)
        stet_database_bind_blob(statement, 5, capture->text.id, sizeof capture->text.id);
    stet_database_bind_text(statement, 6, capture->media_type);
    stet_database_bind_text(statement, 7, capture->encoding);
    sqlite3_bind_int64(statement, 8, (int64_t)capture->source_bytes);
    return run(update, ADD_CAPTURE);
}

static enum stet_status add_journal(void *context, const char *path, const struct stet_oid *oid)
{
    struct update *update = context;
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

/* ---- folders -------------------------------------------------------------------------------- */

/* Reads the canonical bytes of a text into bytes, and its document. The caller frees *out. */
static enum stet_status read_text(struct update *update, const struct stet_oid *oid,
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
static enum stet_status add_text(struct update *update, const struct stet_oid *oid,
                                 struct stet_document **document)
{
    sqlite3 *db = update->catalog->db;
    sqlite3_stmt *words = update->statements[ADD_WORDS];
    stet_database_bind_blob(update->statements[ADD_TEXT], 1, oid->id, sizeof oid->id);
    enum stet_status status = run(update, ADD_TEXT);
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
    return run(update, ADD_WORDS);
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
static enum stet_status set_article(struct update *update, const char *id,
                                    const struct stet_document *document, size_t versions)
{
    sqlite3_stmt *statement = update->statements[SET_ARTICLE];
    const struct stet_metadata *meta = &document->meta;
    stet_buf_clear(&update->folded);
    stet_buf_clear(&update->authors);
    stet_terms_fold(update->catalog->tokenizer, meta->title.value, &update->folded);
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
    return run(update, SET_ARTICLE);
}

/* Writes the versions of a folder: its entries, but for those whose text is their neighbour's. */
static enum stet_status set_versions(struct update *update, const char *id,
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
        status = run(update, ADD_VERSION);
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
static enum stet_status find_id(struct update *update, const struct stet_folder *folder,
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
            status = add_article(update, id, url);
        } else {
            status = stet_error_set(update->error, STET_ERR_CORRUPT,
                                    "folder '%.300s': no journal names its article", folder->path);
        }
    }
    stet_document_free(document);
    return status;
}

static enum stet_status set_folder(void *context, const char *path, const struct stet_oid *oid)
{
    struct update *update = context;
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
        static const enum statement steps[] = {NOTE_TEXTS, DROP_VERSIONS};
        status = touch(update, id);
        for (size_t i = 0; i < 2 && status == STET_OK; i++) {
            stet_database_bind_text(update->statements[steps[i]], 1, id);
            status = run(update, steps[i]);
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

/* ---- the whole ------------------------------------------------------------------------------ */

/* STET_DIFFERENT if a text was indexed that no version holds any more. */
static enum stet_status check_dropped(struct update *update)
{
    sqlite3_stmt *statement = NULL;
    uint64_t orphans = 0;
    enum stet_status status = stet_database_prepare(
        update->catalog,
        "SELECT count(*) FROM temp.dropped AS d"
        " WHERE NOT EXISTS (SELECT 1 FROM versions AS v WHERE v.text = d.oid)",
        &statement, update->error);
    if (status == STET_OK)
        status = stet_row_number(update->catalog, statement, &orphans, update->error);
    sqlite3_finalize(statement);
    return status == STET_OK && orphans > 0 ? STET_DIFFERENT : status;
}

struct ancestor {
    const struct stet_oid *commit;
    bool found;
};

static enum stet_status is_it(void *context, const struct stet_commit *commit)
{
    struct ancestor *ancestor = context;
    ancestor->found = stet_oid_equal(&commit->oid, ancestor->commit);
    return ancestor->found ? STET_END : STET_OK;
}

/* STET_DIFFERENT if from is not a commit before the newest one. */
static enum stet_status check_ancestor(struct update *update, const struct stet_oid *from)
{
    struct ancestor ancestor = {from, false};
    enum stet_status status =
        stet_store_each_commit(update->catalog->store, is_it, &ancestor, update->error);
    if (status < 0)
        return status;
    return ancestor.found ? STET_OK : STET_DIFFERENT;
}

static enum stet_status follow(struct update *update, const struct stet_oid *from)
{
    struct stet_catalog *catalog = update->catalog;
    const struct stet_oid *to = stet_snapshot_commit(update->to);
    enum stet_status status = stet_database_run(catalog, before, update->error);
    for (int i = 0; i < STATEMENTS && status == STET_OK; i++)
        status = stet_database_prepare(catalog, sources[i], &update->statements[i], update->error);
    if (status == STET_OK && from)
        status = check_ancestor(update, from);
    if (status == STET_OK)
        status =
            stet_store_new_captures(catalog->store, from, to, add_journal, update, update->error);
    if (status == STET_OK)
        status =
            stet_store_changed_folders(catalog->store, from, to, set_folder, update, update->error);
    if (status == STET_OK)
        status = check_dropped(update);
    if (status == STET_OK)
        status = stet_database_run(catalog, recount, update->error);
    return status;
}

enum stet_status stet_update(struct stet_catalog *catalog, const struct stet_oid *from,
                             struct stet_snapshot *to, struct stet_error *error)
{
    struct update update = {.catalog = catalog, .to = to, .error = error};
    struct stet_buf *const buffers[] = {&update.bytes,  &update.strings, &update.text,
                                        &update.folded, &update.authors, &update.path};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_init(buffers[i], STET_MAX_CANONICAL_BYTES);
    enum stet_status status = follow(&update, from);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(update.statements[i]);
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_free(buffers[i]);
    return status;
}
