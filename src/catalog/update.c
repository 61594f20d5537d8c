/* update.c - what two commits differ by in, rows out.
 *
 * First the journals: they name the URLs, and through them the folders. Then every folder that
 * differs, its versions and the texts not seen before. Last the numbers of the articles that were
 * touched. Tables only gain texts: where one is no longer held by any version the catalog is made
 * anew, because FTS5 would want the old text to forget it. */
#include "update.h"
#include "limits.h"
#include "span.h"
#include "url.h"

/* What is counted of an article. first and last: by the journal, else by the versions. Outcome 0
 * gave a text. */
#define NUMBERS(versions)                                                                          \
    " captures = max(" versions ","                                                                \
    "  (SELECT count(*) FROM captures AS c WHERE c.article = id AND c.outcome = 0)),"              \
    " first_utc = coalesce("                                                                       \
    "  (SELECT min(captured_utc) FROM captures AS c WHERE c.article = id AND c.outcome = 0),"      \
    "  (SELECT min(captured_utc) FROM versions AS v WHERE v.article = id), 0),"                    \
    " last_utc = coalesce((SELECT max(captured_utc) FROM captures AS c WHERE c.article = id),"     \
    "  (SELECT max(captured_utc) FROM versions AS v WHERE v.article = id), 0)"

static const char *const sources[STATEMENTS] = {
    [ADD_ARTICLE] = "INSERT OR IGNORE INTO articles (id, url, path, host, host_key)"
                    " VALUES (?1, ?2, ?3, ?4, ?5)",
    /* One capture may stand in two journals that say it differently: whichever came first, the
     * same one stays. */
    [ADD_CAPTURE] = "INSERT INTO captures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                    " ON CONFLICT DO UPDATE SET text = excluded.text,"
                    " media_type = excluded.media_type, encoding = excluded.encoding,"
                    " source_bytes = excluded.source_bytes"
                    " WHERE (excluded.text, excluded.media_type, excluded.encoding)"
                    " < (text, media_type, encoding)",
    [TOUCH] = "INSERT OR IGNORE INTO temp.touched VALUES (?1)",
    [FIND_PATH] = "SELECT id FROM articles WHERE id >= ?2 AND id < ?2 || 'g' AND path = ?1",
    [NOTE_TEXTS] =
        "INSERT OR IGNORE INTO temp.dropped SELECT text, coalesce(before, x'') FROM versions"
        " WHERE article = ?1",
    [DROP_VERSIONS] = "DELETE FROM versions WHERE article = ?1",
    [ADD_VERSION] = "INSERT INTO versions VALUES (?1, ?2, ?3, ?4, ?5)",
    [ADD_TEXT] = "INSERT OR IGNORE INTO texts (oid) VALUES (?1)",
    [ADD_WORDS] = "INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)",
    [ADD_SKETCH] = "INSERT INTO sketches VALUES (?1, ?2)",
    [SET_ARTICLE] = "UPDATE articles SET title = ?2, title_folded = ?3, published = ?4,"
                    " published_utc = ?5, language = ?6, site = ?7, authors = ?8, words = ?9,"
                    " versions = ?10," NUMBERS("?10") " WHERE id = ?1",
    [UNTOUCH] = "DELETE FROM temp.touched WHERE id = ?1",
    [FIND_STEP] = "SELECT 1 FROM steps WHERE after = ?1 AND before = ?2",
    [ADD_STEP] = "INSERT INTO steps (after, before, weight, types, mains, words_removed,"
                 " words_added, rewrite) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [ADD_SAID] = "INSERT INTO said (rowid, removed, added) VALUES (?1, ?2, ?3)",
    [DROP_SAID] = "INSERT INTO said (said, rowid, removed, added) VALUES ('delete', ?1, ?2, ?3)",
};

static const char before[] =
    "CREATE TEMP TABLE IF NOT EXISTS touched (id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE IF NOT EXISTS dropped (oid BLOB, before BLOB, PRIMARY KEY (oid, before))"
    " WITHOUT ROWID;"
    "DELETE FROM temp.touched; DELETE FROM temp.dropped;";

/* Of the articles that only the journals speak of now. */
static const char recount[] =
    "UPDATE articles SET" NUMBERS("versions") " WHERE id IN (SELECT id FROM temp.touched)";

_Static_assert(STET_OUTCOME_CAPTURED == 0, "the statements above say so");

enum stet_status stet_update_run(struct stet_update *update, enum stet_update_statement statement)
{
    return stet_database_do(update->catalog, update->statements[statement], update->error);
}

enum stet_status stet_update_touch(struct stet_update *update, const char *id)
{
    stet_database_bind_text(update->statements[TOUCH], 1, id);
    return stet_update_run(update, TOUCH);
}

enum stet_status stet_update_article(struct stet_update *update, const char *id,
                                     struct stet_span url)
{
    sqlite3_stmt *statement = update->statements[ADD_ARTICLE];
    struct stet_url parts;
    bool web = stet_url_parse(url, &parts) && stet_span_starts(parts.scheme, "http");
    stet_buf_clear(&update->path);
    stet_store_article_path(url, &update->path);
    struct stet_span host = web ? parts.host : (struct stet_span){NULL, 0};
    stet_buf_clear(&update->host_key);
    stet_schema_host_key(host, &update->host_key);
    stet_database_bind_text(statement, 1, id);
    stet_database_bind_span(statement, 2, url);
    stet_database_bind_text(statement, 3, update->path.ptr);
    stet_database_bind_span(statement, 4, host);
    stet_database_bind_span(statement, 5,
                            (struct stet_span){update->host_key.ptr, update->host_key.len});
    enum stet_status status = stet_update_run(update, ADD_ARTICLE);
    return status == STET_OK ? stet_update_touch(update, id) : status;
}

/* STET_DIFFERENT if a text was indexed that no version holds any more. */
static enum stet_status check_dropped(struct stet_update *update)
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

static enum stet_status count_articles(struct stet_update *update)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        update->catalog, "UPDATE meta SET value = value + ?1 WHERE name = 'articles'", &statement,
        update->error);
    if (status == STET_OK) {
        sqlite3_bind_int64(statement, 1, (int64_t)update->added);
        status = stet_database_do(update->catalog, statement, update->error);
    }
    sqlite3_finalize(statement);
    return status;
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
static enum stet_status check_ancestor(struct stet_update *update, const struct stet_oid *from)
{
    struct ancestor ancestor = {from, false};
    enum stet_status status =
        stet_store_each_commit(update->catalog->store, is_it, &ancestor, update->error);
    if (status < 0)
        return status;
    return ancestor.found ? STET_OK : STET_DIFFERENT;
}

static enum stet_status follow(struct stet_update *update, const struct stet_oid *from)
{
    struct stet_catalog *catalog = update->catalog;
    const struct stet_oid *to = stet_snapshot_commit(update->to);
    enum stet_status status = stet_database_run(catalog, before, update->error);
    for (int i = 0; i < STATEMENTS && status == STET_OK; i++)
        status = stet_database_prepare(catalog, sources[i], &update->statements[i], update->error);
    if (status == STET_OK && from)
        status = check_ancestor(update, from);
    if (status == STET_OK)
        status = stet_store_new_captures(catalog->store, from, to, stet_journals_add, update,
                                         update->error);
    if (status == STET_OK && !from)
        update->ahead =
            stet_ahead_start(stet_store_path(catalog->store), to, stet_folders_ready, update);
    if (status == STET_OK)
        status = stet_store_changed_folders(catalog->store, from, to, stet_folders_set, update,
                                            update->error);
    if (status == STET_OK && update->ahead)
        status = stet_ahead_finish(update->ahead);
    if (status == STET_OK)
        status = check_dropped(update);
    if (status == STET_OK)
        status = stet_steps_drop(update);
    if (status == STET_OK)
        status = stet_database_run(catalog, recount, update->error);
    if (status == STET_OK)
        status = count_articles(update);
    return status;
}

enum stet_status stet_update(struct stet_catalog *catalog, const struct stet_oid *from,
                             struct stet_snapshot *to, struct stet_error *error)
{
    struct stet_update update = {.catalog = catalog, .to = to, .error = error};
    struct stet_buf *const buffers[] = {
        &update.bytes,       &update.strings,    &update.path,         &update.host_key,
        &update.text_before, &update.text_after, &update.words_before, &update.words_after};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_init(buffers[i], STET_MAX_CANONICAL_BYTES);
    enum stet_status status = follow(&update, from);
    stet_ahead_free(update.ahead);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(update.statements[i]);
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_free(buffers[i]);
    return status;
}
