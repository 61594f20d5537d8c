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

/* None of them may begin a savepoint of its own, as one with RETURNING or for many rows does: FTS5
 * would write what it has gathered to its table at each. */
static const char *const sources[STATEMENTS] = {
    [ADD_ARTICLE] = "INSERT OR IGNORE INTO articles (id, url, path, host, host_key)"
                    " VALUES (?1, ?2, ?3, ?4, ?5)",
    [FIND_ID] = "SELECT number FROM articles WHERE id = ?1",
    [ADD_CAPTURE] = "INSERT OR IGNORE INTO captures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    /* One capture may stand in two journals that say it differently: whichever came first, the
     * same one stays. */
    [MEND_CAPTURE] = "UPDATE captures SET text = ?5, media_type = ?6, encoding = ?7,"
                     " source_bytes = ?8 WHERE article = ?1 AND captured_utc = ?2 AND key = ?3"
                     " AND outcome = ?4 AND (?5, ?6, ?7) < (text, media_type, encoding)",
    [TOUCH] = "INSERT OR IGNORE INTO temp.touched VALUES (?1)",
    [FIND_PATH] = "SELECT number, versions, captures, host_key FROM articles"
                  " WHERE id >= ?2 AND id < ?2 || 'g' AND path = ?1",
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
                    " versions = ?10, captures = ?11, first_utc = ?12, last_utc = ?13"
                    " WHERE number = ?1",
    /* Outcome 0 gave a text. */
    [COUNT] = "SELECT count(*) FILTER (WHERE outcome = 0),"
              " min(captured_utc) FILTER (WHERE outcome = 0), max(captured_utc)"
              " FROM captures WHERE article = ?1",
    [UNTOUCH] = "DELETE FROM temp.touched WHERE number = ?1",
    [ADD_HOST] = "INSERT INTO hosts VALUES (?1, ?2)"
                 " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
    [FIND_STEP] = "SELECT 1 FROM steps WHERE after = ?1 AND before = ?2",
    [ADD_STEP] = "INSERT INTO steps (after, before, weight, types, mains, words_removed,"
                 " words_added, rewrite) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [ADD_SAID] = "INSERT INTO said (rowid, removed, added) VALUES (?1, ?2, ?3)",
    [DROP_SAID] = "INSERT INTO said (said, rowid, removed, added) VALUES ('delete', ?1, ?2, ?3)",
};

static const char before[] =
    "CREATE TEMP TABLE IF NOT EXISTS touched (number INTEGER PRIMARY KEY);"
    "CREATE TEMP TABLE IF NOT EXISTS dropped (oid BLOB, before BLOB, PRIMARY KEY (oid, before))"
    " WITHOUT ROWID;"
    "DELETE FROM temp.touched; DELETE FROM temp.dropped;";

/* Of the articles that only the journals speak of now. first and last: by the journal, else by the
 * versions. */
static const char numbers_of_touched[] =
    "UPDATE articles SET captures = max(versions,"
    "  (SELECT count(*) FROM captures AS c WHERE c.article = number AND c.outcome = 0)),"
    " first_utc = coalesce("
    "  (SELECT min(captured_utc) FROM captures AS c WHERE c.article = number AND c.outcome = 0),"
    "  (SELECT min(captured_utc) FROM versions AS v WHERE v.article = number), 0),"
    " last_utc = coalesce((SELECT max(captured_utc) FROM captures AS c WHERE c.article = number),"
    "  (SELECT max(captured_utc) FROM versions AS v WHERE v.article = number), 0)"
    " WHERE number IN (SELECT number FROM temp.touched)";

_Static_assert(STET_OUTCOME_CAPTURED == 0, "the statements above say so");

enum stet_status stet_update_run(struct stet_update *update, enum stet_update_statement statement)
{
    return stet_database_do(update->catalog, update->statements[statement], update->error);
}

static enum stet_status touch(struct stet_update *update, int64_t article)
{
    sqlite3_bind_int64(update->statements[TOUCH], 1, article);
    return stet_update_run(update, TOUCH);
}

enum stet_status stet_update_article(struct stet_update *update, const char *id,
                                     struct stet_span url, int64_t *article)
{
    sqlite3_stmt *statement = update->statements[ADD_ARTICLE], *find = update->statements[FIND_ID];
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
    if (status == STET_OK && sqlite3_changes(update->catalog->db) > 0) {
        *article = sqlite3_last_insert_rowid(update->catalog->db);
    } else if (status == STET_OK) {
        stet_database_bind_text(find, 1, id);
        status = stet_database_step(update->catalog, find, update->error);
        *article = status == STET_OK ? sqlite3_column_int64(find, 0) : 0;
        sqlite3_reset(find);
        if (status == STET_END) { /* its URL is another article's */
            update->catalog->damaged = true;
            status = stet_error_set(update->error, STET_ERR_CORRUPT,
                                    "the catalog '%.300s' is damaged", update->catalog->path);
        }
    }
    return status == STET_OK ? touch(update, *article) : status;
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

/* Counts the articles that only the journals speak of now, and adds the difference. */
static enum stet_status recount(struct stet_update *update)
{
    static const char captures[] =
        "SELECT total(a.captures) FROM temp.touched AS t"
        " CROSS JOIN articles AS a ON a.number = t.number WHERE a.versions > 0";
    sqlite3_stmt *statement = NULL;
    uint64_t old = 0, now = 0;
    enum stet_status status =
        stet_database_prepare(update->catalog, captures, &statement, update->error);
    if (status == STET_OK)
        status = stet_row_number(update->catalog, statement, &old, update->error);
    sqlite3_reset(statement);
    if (status == STET_OK)
        status = stet_database_run(update->catalog, numbers_of_touched, update->error);
    if (status == STET_OK)
        status = stet_row_number(update->catalog, statement, &now, update->error);
    sqlite3_finalize(statement);
    update->totals.captures += (int64_t)(now - old);
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
        status = recount(update);
    if (status == STET_OK)
        status = stet_totals_write(update);
    return status;
}

enum stet_status stet_update(struct stet_catalog *catalog, const struct stet_oid *from,
                             struct stet_snapshot *to, struct stet_error *error)
{
    struct stet_update update = {.catalog = catalog, .to = to, .error = error};
    struct stet_buf *const buffers[] = {
        &update.bytes,        &update.strings,     &update.path,
        &update.host_key,     &update.text_before, &update.text_after,
        &update.words_before, &update.words_after, &update.totals.host_key};
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
