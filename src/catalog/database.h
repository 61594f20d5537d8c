/* database.h - SQLite as the files of the catalog use it. */
#ifndef STET_DATABASE_H
#define STET_DATABASE_H

#include "catalog.h"
#include "terms.h"
#include <sqlite3.h>
#include <stet/base.h>

struct stet_catalog {
    struct stet_store *store;
    struct stet_terms *terms;     /* of queries */
    struct stet_indexer *indexer; /* of texts that were not offered; NULL until the first */
    struct stet_map *offers;      /* by oid; keys and values are the lenders'. NULL: none */
    char *path;                   /* of the file */
    sqlite3 *db;
    bool read_only; /* the file cannot be written: it is used only while it reflects the newest
                       commit */
    bool in_memory;
    bool damaged;  /* what SQLite last complained of is damage that making it anew mends */
    bool refused;  /* ... is that the file cannot be used or written here */
    bool answered; /* an answer was given to the caller of the running query */
    void (*progress)(void *context, size_t done);
    void *progress_context;
};

/* ---- database.c ----------------------------------------------------------------------------- */

/* Opens path (NULL: memory) with the settings all connections have, and FTS5 with our tokenizer. */
enum stet_status stet_database_open(struct stet_catalog *catalog, const char *path, bool read_only,
                                    struct stet_error *error) STET_MUST_CHECK;
void stet_database_close(struct stet_catalog *catalog);
/* Empties the file whatever is in it, in one transaction that other processes see as such. If
 * nobody else has it open, it is without a log then. */
enum stet_status stet_database_reset(struct stet_catalog *catalog,
                                     struct stet_error *error) STET_MUST_CHECK;
/* From now on writes go to a log first, so that readers need not wait. An empty file is better
 * filled before that: then each page is written once, to its own place, and what is kept to undo it
 * all is one page. Others that read just now may prevent it; it is tried again after the next
 * update. */
void stet_database_write_ahead(struct stet_catalog *catalog);

/* Says what SQLite complained of: sets damaged or refused. Always fails. */
enum stet_status stet_database_fail(struct stet_catalog *catalog, struct stet_error *error);
enum stet_status stet_database_run(struct stet_catalog *catalog, const char *sql,
                                   struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_database_prepare(struct stet_catalog *catalog, const char *sql,
                                       sqlite3_stmt **out,
                                       struct stet_error *error) STET_MUST_CHECK;
/* STET_OK with a row, STET_END behind the last. */
enum stet_status stet_database_step(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                    struct stet_error *error) STET_MUST_CHECK;
/* Runs a statement that gives no rows, and makes it ready for the next values. */
enum stet_status stet_database_do(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                  struct stet_error *error) STET_MUST_CHECK;
/* Values are lent until the statement is reset. */
void stet_database_bind_span(sqlite3_stmt *statement, int index, struct stet_span text);
void stet_database_bind_text(sqlite3_stmt *statement, int index, const char *text);
void stet_database_bind_blob(sqlite3_stmt *statement, int index, const void *ptr, size_t len);
/* Never NULL. Lent until the next step. */
const char *stet_database_text(sqlite3_stmt *statement, int column);
/* false if the value is no blob of len bytes. */
bool stet_database_blob(sqlite3_stmt *statement, int column, void *out, size_t len) STET_MUST_CHECK;

/* ---- pages.c -------------------------------------------------------------------------------- */

#define STET_PAGE_BYTES     8192
#define STET_PAGE_RESERVE   8    /* of each page, for its checksum */
#define STET_PAGE_UNCHECKED 7374 /* a file control: *(bool *) turns the checks off */

/* The name of a layer under SQLite that gives pages a checksum. */
const char *stet_pages_vfs(void);

/* ---- fts.c ---------------------------------------------------------------------------------- */

/* Gives the connection the tokenizer "stet". */
enum stet_status stet_fts_register(struct stet_catalog *catalog,
                                   struct stet_error *error) STET_MUST_CHECK;

/* ---- steps_list.c --------------------------------------------------------------------------- */

/* Gives the connection the aggregate stet_or: all bits of its numbers. */
enum stet_status stet_steps_register(struct stet_catalog *catalog,
                                     struct stet_error *error) STET_MUST_CHECK;

/* ---- schema.c ------------------------------------------------------------------------------- */

enum stet_status stet_schema_create(struct stet_catalog *catalog,
                                    struct stet_error *error) STET_MUST_CHECK;
/* STET_OK: of this version; STET_END: the file is empty; STET_DIFFERENT: it is something else. */
enum stet_status stet_schema_check(struct stet_catalog *catalog,
                                   struct stet_error *error) STET_MUST_CHECK;
/* Appends a host with its labels in reverse, each with a dot behind it. */
void stet_schema_host_key(struct stet_span host, struct stet_buf *out);
/* The commit the catalog reflects; STET_END if it has none. */
enum stet_status stet_schema_commit(struct stet_catalog *catalog, struct stet_oid *out,
                                    struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_schema_set_commit(struct stet_catalog *catalog, const struct stet_oid *commit,
                                        struct stet_error *error) STET_MUST_CHECK;

/* ---- update.c ------------------------------------------------------------------------------- */

/* Brings the tables from a commit (NULL: they are empty) to another, within the running
 * transaction. STET_DIFFERENT if that cannot be done in place: the catalog must be made anew. */
enum stet_status stet_update(struct stet_catalog *catalog, const struct stet_oid *from,
                             struct stet_snapshot *to, struct stet_error *error) STET_MUST_CHECK;

/* ---- offer.c -------------------------------------------------------------------------------- */

/* A text that was offered, or NULL. Lent. */
const struct stet_indexed *stet_offer_find(const struct stet_catalog *catalog,
                                           const struct stet_oid *oid);

/* ---- row.c ---------------------------------------------------------------------------------- */

/* The columns of an article, for a SELECT from articles AS a; as many as STET_ROW_COLUMNS. */
#define STET_ROW_SQL                                                                               \
    "a.id, a.url, a.path, a.host, a.title, a.published, a.language, a.site, a.authors, "           \
    "a.first_utc, a.last_utc, ifnull((SELECT k.captured_utc FROM captures AS k WHERE k.article = " \
    "a.number AND k.outcome = 0 ORDER BY k.captured_utc DESC LIMIT 1), a.last_utc), a.versions, "  \
    "a.captures, a.words"
#define STET_ROW_COLUMNS 15

/* The article in the row that statement stands on. Lent until the next step. */
void stet_row_read(sqlite3_stmt *statement, struct stet_article *out);
/* The number in the only row of statement. */
enum stet_status stet_row_number(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                 uint64_t *out, struct stet_error *error) STET_MUST_CHECK;

/* ---- catalog.c ------------------------------------------------------------------------------ */

typedef enum stet_status stet_query_fn(struct stet_catalog *catalog, void *query,
                                       struct stet_error *error);
/* Runs a query within one read transaction. Finds the file damaged before the first answer: makes
 * the catalog anew and runs it again. */
enum stet_status stet_catalog_query(struct stet_catalog *catalog, stet_query_fn *run, void *query,
                                    struct stet_error *error) STET_MUST_CHECK;

#endif
