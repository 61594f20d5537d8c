/* database.c - one connection to SQLite: its settings, its errors, its statements.
 *
 * The catalog is derived, so an error is one of three kinds: damage (make it anew), refusal (this
 * place cannot hold it: keep it in memory), or trouble to report. */
#include "database.h"
#include "limits.h"
#include "span.h"

enum { BUSY_MS = 30000 };

static const struct {
    int limit, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, (int)(STET_MAX_CANONICAL_BYTES + STET_MIB)},
    {SQLITE_LIMIT_SQL_LENGTH, 16384},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 40},
    {SQLITE_LIMIT_COMPOUND_SELECT, 20},
    {SQLITE_LIMIT_FUNCTION_ARG, 20},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_VDBE_OP, 250000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 50},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
};

/* The file may come from elsewhere: nothing in its schema may act, and no page is trusted. */
static void secure(sqlite3 *db)
{
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
}

/* The size of pages to be, and their room for a checksum. What has pages already keeps its own. */
static void shape(sqlite3 *db)
{
    int reserve = STET_PAGE_RESERVE;
    char sql[64];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA page_size=%d", STET_PAGE_BYTES);
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
}

/* The log stays, empty, and its index with it: to make and remove both would be a quarter of what
 * a small question costs. */
static void keep_log(sqlite3 *db)
{
    int keep = 1;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

/* NORMAL: a power cut may take the last transactions, never the order of any. The commit is
 * recorded in the same transaction, so a catalog that lost some catches up again. */
static enum stet_status configure(struct stet_catalog *catalog, bool file, struct stet_error *error)
{
    static const char settings[] = "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                                   "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;"
                                   "PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864;";
    enum stet_status status = stet_fts_register(catalog, error);
    if (status == STET_OK)
        status = stet_steps_register(catalog, error);
    if (status == STET_OK)
        status = stet_database_run(catalog, settings, error);
    if (file)
        shape(catalog->db);
    if (status == STET_OK && file && !catalog->read_only)
        keep_log(catalog->db);
    return status;
}

enum stet_status stet_database_open(struct stet_catalog *catalog, const char *path, bool read_only,
                                    struct stet_error *error)
{
    int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    stet_database_close(catalog);
    catalog->read_only = read_only;
    catalog->in_memory = !path;
    int rc = sqlite3_open_v2(path ? path : ":memory:", &catalog->db,
                             flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, stet_pages_vfs());
    if (rc != SQLITE_OK || !catalog->db)
        return stet_database_fail(catalog, error);
    secure(catalog->db);
    return configure(catalog, path != NULL, error);
}

void stet_database_close(struct stet_catalog *catalog)
{
    sqlite3_close(catalog->db);
    catalog->db = NULL;
}

enum stet_status stet_database_reset(struct stet_catalog *catalog, struct stet_error *error)
{
    sqlite3 *db = catalog->db;
    if (!sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    bool unchecked = true;
    sqlite3_file_control(db, "main", STET_PAGE_UNCHECKED, &unchecked);
    /* Reads the file as far as it can be read, and leaves its log behind, in which the size of
     * pages cannot change. While others have the file open it stays. */
    sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    sqlite3_busy_timeout(db, 0);
    sqlite3_exec(db, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL);
    shape(db);
    enum stet_status status = stet_database_run(catalog, "VACUUM", error);
    sqlite3_db_config(db, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL);
    unchecked = false;
    sqlite3_file_control(db, "main", STET_PAGE_UNCHECKED, &unchecked);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return status;
}

void stet_database_write_ahead(struct stet_catalog *catalog)
{
    if (!catalog->in_memory)
        sqlite3_exec(catalog->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
}

enum stet_status stet_database_fail(struct stet_catalog *catalog, struct stet_error *error)
{
    int rc = catalog->db ? sqlite3_extended_errcode(catalog->db) : SQLITE_NOMEM;
    catalog->damaged = catalog->refused = false;
    enum stet_status status = STET_ERR_IO;
    switch (rc & 0xFF) {
    case SQLITE_ERROR: /* a table or column that is not what it should be */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_RANGE:
    case SQLITE_INTERNAL:
        catalog->damaged = true;
        status = STET_ERR_CORRUPT;
        break;
    case SQLITE_NOMEM: status = STET_ERR_MEMORY; break;
    case SQLITE_TOOBIG: status = STET_ERR_LIMIT; break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        catalog->refused = true;
        status = STET_ERR_BUSY;
        break;
    case SQLITE_IOERR:
        catalog->damaged = rc == SQLITE_IOERR_SHORT_READ || rc == SQLITE_IOERR_CORRUPTFS ||
                           rc == SQLITE_IOERR_DATA;
        catalog->refused = !catalog->damaged;
        break;
    default:
        catalog->refused = true;
        break; /* CANTOPEN, READONLY, PERM, FULL, AUTH, NOLFS, PROTOCOL */
    }
    const char *why = catalog->db ? sqlite3_errmsg(catalog->db) : "no memory";
    return stet_error_set(error, status, "the catalog '%.300s': %.150s",
                          catalog->in_memory ? "in memory" : catalog->path, why);
}

enum stet_status stet_database_run(struct stet_catalog *catalog, const char *sql,
                                   struct stet_error *error)
{
    if (sqlite3_exec(catalog->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return stet_database_fail(catalog, error);
    return STET_OK;
}

enum stet_status stet_database_prepare(struct stet_catalog *catalog, const char *sql,
                                       sqlite3_stmt **out, struct stet_error *error)
{
    if (sqlite3_prepare_v2(catalog->db, sql, -1, out, NULL) != SQLITE_OK)
        return stet_database_fail(catalog, error);
    return STET_OK;
}

enum stet_status stet_database_step(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                    struct stet_error *error)
{
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW)
        return STET_OK;
    return rc == SQLITE_DONE ? STET_END : stet_database_fail(catalog, error);
}

enum stet_status stet_database_do(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                  struct stet_error *error)
{
    int rc = sqlite3_step(statement);
    enum stet_status status =
        rc == SQLITE_DONE || rc == SQLITE_ROW ? STET_OK : stet_database_fail(catalog, error);
    sqlite3_reset(statement);
    return status;
}

void stet_database_bind_span(sqlite3_stmt *statement, int index, struct stet_span text)
{
    sqlite3_bind_text64(statement, index, text.ptr ? text.ptr : "", text.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

void stet_database_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    stet_database_bind_span(statement, index, stet_span_of(text));
}

void stet_database_bind_blob(sqlite3_stmt *statement, int index, const void *ptr, size_t len)
{
    sqlite3_bind_blob64(statement, index, ptr, len, SQLITE_STATIC);
}

const char *stet_database_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

bool stet_database_blob(sqlite3_stmt *statement, int column, void *out, size_t len)
{
    if (sqlite3_column_type(statement, column) != SQLITE_BLOB ||
        sqlite3_column_bytes(statement, column) != (int)len)
        return false;
    memcpy(out, sqlite3_column_blob(statement, column), len);
    return true;
}
