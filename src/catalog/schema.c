/* schema.c - the catalog's tables, and how one tells that a file is a catalog of this stet.
 *
 * What the tables say does not depend on the order in which things came in. Articles, texts and
 * steps are numbered as they come, and these numbers stay inside: rows that are keyed by them are
 * added at the end of their tables, where digests as keys would touch pages all over them. */
#include "database.h"
#include "span.h"

/* SCHEMA is raised with the tables, and with what is computed for them: words, sketches, types and
 * weights of edits. */
enum { APPLICATION = 0x73746574 /* "stet" */, SCHEMA = 5 };

static const char tables[] =
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    /* Kept, as counting is linear: see totals.c. */
    "INSERT INTO meta VALUES ('articles', 0), ('versions', 0), ('captures', 0), ('refused', 0),"
    " ('failed', 0), ('first_utc', NULL), ('last_utc', NULL);"
    "CREATE TABLE hosts (host_key TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;"
    /* An article is known from its first journal line; it is one once it has versions. */
    "CREATE TABLE articles ("
    " number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, path TEXT NOT NULL, "
    "host TEXT NOT NULL,"
    " host_key TEXT NOT NULL,"
    " title TEXT NOT NULL DEFAULT '', title_folded TEXT NOT NULL DEFAULT '',"
    " published TEXT NOT NULL DEFAULT '', published_utc INTEGER,"
    " language TEXT NOT NULL DEFAULT '', site TEXT NOT NULL DEFAULT '',"
    " authors TEXT NOT NULL DEFAULT '',"
    " first_utc INTEGER NOT NULL DEFAULT 0, last_utc INTEGER NOT NULL DEFAULT 0,"
    " versions INTEGER NOT NULL DEFAULT 0, captures INTEGER NOT NULL DEFAULT 0,"
    " words INTEGER NOT NULL DEFAULT 0);"
    "CREATE UNIQUE INDEX articles_url ON articles (url);"
    /* host_key: "org.example.news.", so that what lies below a host is a range, which is put in
     * order without its rows. */
    "CREATE INDEX articles_captured ON articles (last_utc DESC, url) WHERE versions > 0;"
    "CREATE INDEX articles_host ON articles (host_key, last_utc, url) WHERE versions > 0;"
    /* key: SHA-256 of the source, of a failed capture that of its journal line. article: 0 if no
     * URL became known. */
    "CREATE TABLE captures ("
    " article INTEGER NOT NULL, captured_utc INTEGER NOT NULL, key BLOB NOT NULL,"
    " outcome INTEGER NOT NULL, text BLOB, media_type TEXT NOT NULL, encoding TEXT NOT NULL,"
    " source_bytes INTEGER NOT NULL, PRIMARY KEY (article, captured_utc, key, outcome)) WITHOUT "
    "ROWID;"
    /* stem: "20241203T083000Z-1a2b3c4d", in the order of time. before: the text of the version
     * before it. */
    "CREATE TABLE versions ("
    " article INTEGER NOT NULL, stem TEXT NOT NULL, captured_utc INTEGER NOT NULL, text BLOB NOT "
    "NULL,"
    " before BLOB, PRIMARY KEY (article, stem)) WITHOUT ROWID;"
    "CREATE INDEX versions_text ON versions (text);"
    /* Every text once, however many versions have it; number is its row in words. */
    "CREATE TABLE texts (number INTEGER PRIMARY KEY, oid BLOB NOT NULL UNIQUE);"
    "CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='stet');"
    /* Of every text with words enough; see sketch.h. Read as a whole, in a row. */
    "CREATE TABLE sketches (number INTEGER PRIMARY KEY, sketch BLOB NOT NULL);"
    /* Every step from one text to the next once; number, shifted, and an ordinal below it are a row
     * in said. weight: in thousandths; types, mains: bits of the edits' types, all and the main
     * ones. */
    "CREATE TABLE steps ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT, before BLOB NOT NULL, after BLOB NOT NULL,"
    " weight INTEGER NOT NULL, types INTEGER NOT NULL, mains INTEGER NOT NULL,"
    " words_removed INTEGER NOT NULL, words_added INTEGER NOT NULL, rewrite INTEGER NOT NULL,"
    " UNIQUE (after, before));"
    "CREATE VIRTUAL TABLE said USING fts5(removed, added, content='', columnsize=0,"
    " tokenize='stet');"
    /* Kept in the file: as much is gathered in memory before a segment is written. */
    "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);";

enum stet_status stet_schema_create(struct stet_catalog *catalog, struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    char *pragmas =
        sqlite3_mprintf("PRAGMA application_id=%d; PRAGMA user_version=%d;", APPLICATION, SCHEMA);
    if (!pragmas)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot make the catalog: no memory");
    enum stet_status status = stet_database_run(catalog, tables, error);
    if (status == STET_OK)
        status = stet_database_run(catalog, pragmas, error);
    sqlite3_free(pragmas);
    if (status == STET_OK)
        status = stet_database_prepare(catalog, "INSERT INTO meta VALUES ('tokenizer', ?1)",
                                       &statement, error);
    if (status == STET_OK) {
        stet_database_bind_text(statement, 1, stet_terms_version());
        status = stet_database_do(catalog, statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}

/* The first column of the first row that sql gives, as a number. */
static enum stet_status number(struct stet_catalog *catalog, const char *sql, int64_t *out,
                               struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(catalog, sql, &statement, error);
    if (status == STET_OK)
        status = stet_database_step(catalog, statement, error);
    if (status == STET_OK)
        *out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

enum stet_status stet_schema_check(struct stet_catalog *catalog, struct stet_error *error)
{
    int64_t application = 0, schema = 0, count = 0, page = STET_PAGE_BYTES;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = number(catalog, "PRAGMA application_id", &application, error);
    if (status == STET_OK)
        status = number(catalog, "PRAGMA user_version", &schema, error);
    if (status == STET_OK && application == 0 && schema == 0)
        status = number(catalog, "SELECT count(*) FROM sqlite_schema", &count, error);
    if (status == STET_OK && !catalog->in_memory)
        status = number(catalog, "PRAGMA page_size", &page, error);
    if (status != STET_OK)
        return status;
    if (page != STET_PAGE_BYTES) /* its pages would go unchecked */
        return STET_DIFFERENT;
    if (application == 0 && schema == 0 && count == 0)
        return STET_END;
    if (application != APPLICATION || schema != SCHEMA)
        return STET_DIFFERENT;
    status = stet_database_prepare(catalog, "SELECT value FROM meta WHERE name = 'tokenizer'",
                                   &statement, error);
    if (status == STET_OK)
        status = stet_database_step(catalog, statement, error);
    if (status == STET_END ||
        (status == STET_OK && strcmp(stet_database_text(statement, 0), stet_terms_version()) != 0))
        status = STET_DIFFERENT;
    sqlite3_finalize(statement);
    return status;
}

void stet_schema_host_key(struct stet_span host, struct stet_buf *out)
{
    for (size_t end = host.len; end > 0;) {
        size_t start = end;
        while (start > 0 && host.ptr[start - 1] != '.')
            start--;
        stet_buf_append(out, host.ptr + start, end - start);
        stet_buf_putc(out, '.');
        end = start > 0 ? start - 1 : 0;
    }
}

enum stet_status stet_schema_commit(struct stet_catalog *catalog, struct stet_oid *out,
                                    struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog, "SELECT value FROM meta WHERE name = 'commit'", &statement, error);
    if (status == STET_OK)
        status = stet_database_step(catalog, statement, error);
    if (status == STET_OK && !stet_database_blob(statement, 0, out->id, sizeof out->id))
        status = STET_END;
    sqlite3_finalize(statement);
    return status;
}

enum stet_status stet_schema_set_commit(struct stet_catalog *catalog, const struct stet_oid *commit,
                                        struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog, "INSERT OR REPLACE INTO meta VALUES ('commit', ?1)", &statement, error);
    if (status == STET_OK) {
        stet_database_bind_blob(statement, 1, commit->id, sizeof commit->id);
        status = stet_database_do(catalog, statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}
