/* catalog.c - opens the index, notices that it is old or damaged, and mends it from the repository.
 *
 * A file that cannot be written is read as long as it reflects the newest commit; failing that the
 * whole is kept in memory. A file is never removed but emptied in a transaction: other processes
 * may have it open, and SQLite would take their journals for the new file's. */
#include "database.h"
#include "io.h"
#include "span.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ATTEMPTS = 3, PATH_BYTES = 65536 };

static char *join(const char *folder, const char *name)
{
    struct stet_buf path;
    stet_buf_init(&path, PATH_BYTES);
    stet_buf_printf(&path, "%s/%s", folder, name);
    if (path.failed)
        stet_buf_free(&path);
    return path.len > 0 ? stet_buf_take(&path) : NULL;
}

/* STET_OK if the file reflects the newest commit; STET_DIFFERENT if not. One transaction: each
 * costs the file's locks. */
static enum stet_status is_current(struct stet_catalog *catalog, struct stet_error *error)
{
    struct stet_snapshot *newest = NULL;
    struct stet_oid commit;
    enum stet_status status = stet_database_run(catalog, "BEGIN", error);
    if (status == STET_OK)
        status = stet_schema_check(catalog, error);
    if (status == STET_OK)
        status = stet_schema_commit(catalog, &commit, error);
    if (status == STET_OK)
        status = stet_snapshot_open(catalog->store, NULL, &newest, error);
    if (status == STET_OK && !stet_oid_equal(&commit, stet_snapshot_commit(newest)))
        status = STET_DIFFERENT;
    stet_snapshot_close(newest);
    if (!sqlite3_get_autocommit(catalog->db))
        sqlite3_exec(catalog->db, "ROLLBACK", NULL, NULL, NULL); /* it only read */
    return status == STET_END ? STET_DIFFERENT : status;
}

/* Within a write transaction: STET_DIFFERENT if what is there cannot be continued. */
static enum stet_status catch_up(struct stet_catalog *catalog, struct stet_error *error)
{
    struct stet_snapshot *newest = NULL;
    struct stet_oid commit;
    bool filled = false;
    enum stet_status status = stet_schema_check(catalog, error);
    if (status == STET_OK) {
        filled = true;
        status = stet_schema_commit(catalog, &commit, error);
        if (status == STET_END)
            status = STET_DIFFERENT;
    } else if (status == STET_END) {
        status = stet_schema_create(catalog, error);
    }
    if (status == STET_OK)
        status = stet_snapshot_open(catalog->store, NULL, &newest, error);
    if (status == STET_OK && !(filled && stet_oid_equal(&commit, stet_snapshot_commit(newest)))) {
        status = stet_update(catalog, filled ? &commit : NULL, newest, error);
        if (status == STET_OK)
            status = stet_schema_set_commit(catalog, stet_snapshot_commit(newest), error);
    }
    stet_snapshot_close(newest);
    return status;
}

/* Brings a writable connection up to the newest commit, from nothing if need be. */
static enum stet_status bring_up(struct stet_catalog *catalog, bool anew, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        catalog->damaged = catalog->refused = false;
        status = anew ? stet_database_reset(catalog, error) : STET_OK;
        if (status == STET_OK)
            status = stet_database_run(catalog, "BEGIN IMMEDIATE", error);
        if (status == STET_OK)
            status = catch_up(catalog, error);
        if (status == STET_OK)
            status = stet_database_run(catalog, "COMMIT", error);
        if (status == STET_OK) {
            stet_database_write_ahead(catalog);
            return STET_OK;
        }
        if (!sqlite3_get_autocommit(catalog->db))
            sqlite3_exec(catalog->db, "ROLLBACK", NULL, NULL, NULL);
        if (status != STET_DIFFERENT && !catalog->damaged)
            return status;
        anew = true;
    }
    catalog->refused = true; /* it will not be mended: leave the file alone */
    if (status == STET_DIFFERENT)
        return stet_error_set(error, STET_ERR_CORRUPT, "cannot make the catalog of '%.300s'",
                              stet_store_path(catalog->store));
    return status;
}

static enum stet_status open_memory(struct stet_catalog *catalog, struct stet_error *error)
{
    enum stet_status status = stet_database_open(catalog, NULL, false, error);
    return status == STET_OK ? bring_up(catalog, false, error) : status;
}

static enum stet_status open_writable(struct stet_catalog *catalog, struct stet_error *error)
{
    bool anew = false;
    enum stet_status status = stet_database_open(catalog, catalog->path, false, error);
    if (status != STET_OK && catalog->damaged) {
        anew = true;
        status = stet_database_reset(catalog, error);
        if (status == STET_OK)
            status = stet_database_open(catalog, catalog->path, false, error);
    }
    if (status == STET_OK && !anew)
        status = is_current(catalog, error);
    else if (status == STET_OK)
        status = STET_DIFFERENT;
    if (status == STET_DIFFERENT || (status < 0 && catalog->damaged && catalog->db))
        status = bring_up(catalog, status < 0, error);
    return status;
}

/* In a folder that cannot be written WAL has no place to work in; nobody else can write there
 * either, so the file can be taken as it lies. */
static enum stet_status open_reader(struct stet_catalog *catalog, struct stet_error *error)
{
    enum stet_status status = stet_database_open(catalog, catalog->path, true, error);
    if (status == STET_OK)
        status = is_current(catalog, error);
    if (status >= 0 || catalog->damaged)
        return status;
    char *uri = sqlite3_mprintf("file:%s?immutable=1", catalog->path);
    if (!uri)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot open the catalog: no memory");
    for (char *p = uri + 5; *p;
         p++) /* a path with these letters cannot be written as a URI so simply */
        if ((*p == '?' && strcmp(p, "?immutable=1") != 0) || *p == '%' || *p == '#')
            status = STET_DIFFERENT;
    if (status != STET_DIFFERENT)
        status = stet_database_open(catalog, uri, true, error);
    if (status == STET_OK)
        status = is_current(catalog, error);
    sqlite3_free(uri);
    return status;
}

/* Whether only files of our own lie where the catalog is or will be. An archive may come from
 * somebody who left a link there, and what a damaged catalog is, is emptied. */
static bool is_ours(const struct stet_catalog *catalog)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    struct stat info;
    bool ours = true;
    char *folder = join(stet_store_path(catalog->store), "stet");
    if (!folder || (lstat(folder, &info) == 0 && !S_ISDIR(info.st_mode)))
        ours = false;
    free(folder);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && ours; i++) {
        char *path = sqlite3_mprintf("%s%s", catalog->path, endings[i]);
        ours = path && (lstat(path, &info) != 0 || (S_ISREG(info.st_mode) && info.st_nlink == 1));
        sqlite3_free(path);
    }
    return ours;
}

/* The best of the three ways. Errors of the repository itself are the only ones that are returned.
 */
static enum stet_status open_somewhere(struct stet_catalog *catalog, struct stet_error *error)
{
    if (!is_ours(catalog))
        return open_memory(catalog, error);
    catalog->damaged = catalog->refused = false;
    enum stet_status status = open_writable(catalog, error);
    if (status == STET_OK || !catalog->refused)
        return status;
    catalog->damaged = catalog->refused = false;
    status = open_reader(catalog, error);
    if (status == STET_OK || (status < 0 && !catalog->damaged && !catalog->refused))
        return status;
    return open_memory(catalog, error);
}

enum stet_status stet_catalog_open(struct stet_store *store, struct stet_catalog **out,
                                   void (*progress)(void *context, size_t done), void *context,
                                   struct stet_error *error)
{
    char *folder = join(stet_store_path(store), "stet");
    struct stet_catalog *catalog = calloc(1, sizeof *catalog);
    struct stet_error ignored;
    enum stet_status status = STET_OK;
    if (catalog && folder) {
        catalog->store = store;
        catalog->progress = progress;
        catalog->progress_context = context;
        catalog->path = join(stet_store_path(store), "stet/catalog.db");
        catalog->terms = stet_terms_new();
    }
    if (!catalog || !folder || !catalog->path || !catalog->terms) {
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot open the catalog: no memory");
    } else {
        (void)!stet_io_make_dirs(folder, &ignored); /* without it the catalog is kept in memory */
        status = open_somewhere(catalog, error);
    }
    free(folder);
    if (status != STET_OK) {
        stet_catalog_close(catalog);
        catalog = NULL;
    }
    *out = catalog;
    return status;
}

void stet_catalog_close(struct stet_catalog *catalog)
{
    if (!catalog)
        return;
    stet_database_close(catalog);
    stet_catalog_withdraw(catalog);
    stet_indexer_free(catalog->indexer);
    stet_terms_free(catalog->terms);
    free(catalog->path);
    free(catalog);
}

bool stet_catalog_is_kept(const struct stet_catalog *catalog)
{
    return !catalog->in_memory;
}

enum stet_status stet_catalog_remove(struct stet_store *store, struct stet_error *error)
{
    struct stet_catalog catalog = {.store = store};
    catalog.path = join(stet_store_path(store), "stet/catalog.db");
    catalog.terms = stet_terms_new();
    enum stet_status status = STET_OK;
    if (!catalog.path || !catalog.terms)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot remove the catalog: no memory");
    else if (access(catalog.path, F_OK) == 0 && is_ours(&catalog)) {
        status = stet_database_open(&catalog, catalog.path, false, error);
        if (catalog.db && (status == STET_OK || catalog.damaged))
            status = stet_database_reset(&catalog, error);
    }
    stet_database_close(&catalog);
    stet_terms_free(catalog.terms);
    free(catalog.path);
    return status;
}

enum stet_status stet_catalog_update(struct stet_catalog *catalog, struct stet_error *error)
{
    if (!sqlite3_get_autocommit(catalog->db))
        return STET_OK; /* from within an answer: all of it is of one moment */
    catalog->damaged = catalog->refused = false;
    enum stet_status status = is_current(catalog, error);
    if (status == STET_OK)
        return STET_OK;
    if (status < 0 && !catalog->damaged && !catalog->refused)
        return status;
    if (catalog->read_only)
        return open_somewhere(catalog, error);
    status = bring_up(catalog, status < 0 && catalog->damaged, error);
    if (status < 0 && catalog->refused && !catalog->in_memory)
        status = open_memory(catalog, error);
    return status;
}

/* Makes the catalog anew after damage that a query found. */
static enum stet_status mend(struct stet_catalog *catalog, struct stet_error *error)
{
    if (catalog->read_only || catalog->in_memory)
        return open_memory(catalog, error);
    enum stet_status status = bring_up(catalog, true, error);
    return status < 0 && catalog->refused ? open_memory(catalog, error) : status;
}

enum stet_status stet_catalog_query(struct stet_catalog *catalog, stet_query_fn *run, void *query,
                                    struct stet_error *error)
{
    if (!sqlite3_get_autocommit(catalog->db)) /* from within an answer of another query */
        return run(catalog, query, error);
    catalog->answered = false;
    for (int attempt = 0;; attempt++) {
        catalog->damaged = catalog->refused = false;
        enum stet_status status = stet_database_run(catalog, "BEGIN", error);
        if (status == STET_OK)
            status = run(catalog, query, error);
        if (!sqlite3_get_autocommit(catalog->db))
            sqlite3_exec(catalog->db, "ROLLBACK", NULL, NULL, NULL); /* it only read */
        if (status >= 0 || !catalog->damaged || attempt > 0)
            return status;
        struct stet_error mending;
        enum stet_status mended = mend(catalog, &mending);
        if (catalog->answered)
            return stet_error_set(error, STET_ERR_CORRUPT,
                                  "the catalog was damaged and is made anew; try again");
        if (mended != STET_OK) {
            if (error)
                *error = mending;
            return mended;
        }
    }
}
