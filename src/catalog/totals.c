/* totals.c - what the archive holds in numbers, kept as it changes: what an update adds in, rows of
 * meta and hosts out. Articles and captures never go: a catalog that lost one is made anew. */
#include "span.h"
#include "update.h"

/* Writes the articles of the host that were counted. */
static enum stet_status write_host(struct stet_update *update)
{
    struct stet_totals *totals = &update->totals;
    sqlite3_stmt *statement = update->statements[ADD_HOST];
    if (totals->host_articles == 0)
        return STET_OK;
    stet_database_bind_span(statement, 1,
                            (struct stet_span){totals->host_key.ptr, totals->host_key.len});
    sqlite3_bind_int64(statement, 2, totals->host_articles);
    totals->host_articles = 0;
    return stet_update_run(update, ADD_HOST);
}

enum stet_status stet_totals_article(struct stet_update *update, struct stet_span host_key)
{
    struct stet_totals *totals = &update->totals;
    enum stet_status status = STET_OK;
    totals->articles++;
    if (host_key.len == 0) /* a file's */
        return STET_OK;
    /* Folders come host by host. */
    if (!stet_span_equal(host_key, (struct stet_span){totals->host_key.ptr, totals->host_key.len}))
        status = write_host(update);
    stet_buf_clear(&totals->host_key);
    stet_buf_append(&totals->host_key, host_key.ptr, host_key.len);
    totals->host_articles++;
    return status == STET_OK ? stet_buf_status(&totals->host_key, "a host's name", update->error)
                             : status;
}

void stet_totals_capture(struct stet_totals *totals, const struct stet_capture *capture)
{
    int64_t utc = capture->captured_utc;
    totals->refused += capture->outcome == STET_OUTCOME_REFUSED;
    totals->failed += capture->outcome == STET_OUTCOME_FAILED;
    if (!totals->any || utc < totals->first_utc)
        totals->first_utc = utc;
    if (!totals->any || utc > totals->last_utc)
        totals->last_utc = utc;
    totals->any = true;
}

enum stet_status stet_totals_write(struct stet_update *update)
{
    /* Without a capture ?6 and ?7 are NULL, and so is the least or greatest with them. */
    static const char add[] =
        "UPDATE meta SET value = CASE name WHEN 'articles' THEN value + ?1"
        " WHEN 'versions' THEN value + ?2 WHEN 'captures' THEN value + ?3"
        " WHEN 'refused' THEN value + ?4 WHEN 'failed' THEN value + ?5"
        " WHEN 'first_utc' THEN coalesce(min(value, ?6), value, ?6)"
        " WHEN 'last_utc' THEN coalesce(max(value, ?7), value, ?7) ELSE value END";
    const struct stet_totals *totals = &update->totals;
    const int64_t numbers[] = {totals->articles, totals->versions, totals->captures,
                               totals->refused,  totals->failed,   totals->first_utc,
                               totals->last_utc};
    sqlite3_stmt *statement = NULL;
    enum stet_status status = write_host(update);
    if (status == STET_OK)
        status = stet_database_prepare(update->catalog, add, &statement, update->error);
    for (int i = 0; i < (totals->any ? 7 : 5) && status == STET_OK; i++)
        sqlite3_bind_int64(statement, i + 1, numbers[i]);
    if (status == STET_OK)
        status = stet_database_do(update->catalog, statement, update->error);
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status run_counts(struct stet_catalog *catalog, void *context,
                                   struct stet_error *error)
{
    static const char sql[] =
        "SELECT max(value) FILTER (WHERE name = 'articles'),"
        " max(value) FILTER (WHERE name = 'versions'), max(value) FILTER (WHERE name = 'captures'),"
        " (SELECT count(*) FROM hosts), max(value) FILTER (WHERE name = 'refused'),"
        " max(value) FILTER (WHERE name = 'failed'), max(value) FILTER (WHERE name = 'first_utc'),"
        " max(value) FILTER (WHERE name = 'last_utc') FROM meta";
    struct stet_archive_counts *out = context;
    uint64_t *const numbers[] = {&out->articles, &out->versions, &out->captures,
                                 &out->hosts,    &out->refused,  &out->failed};
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(catalog, sql, &statement, error);
    if (status == STET_OK)
        status = stet_database_step(catalog, statement, error);
    if (status == STET_OK) {
        int column = 0;
        for (; column < 6; column++)
            *numbers[column] = (uint64_t)sqlite3_column_int64(statement, column);
        out->first_utc = sqlite3_column_int64(statement, column++);
        out->last_utc = sqlite3_column_int64(statement, column);
    }
    sqlite3_finalize(statement);
    return status;
}

enum stet_status stet_catalog_counts(struct stet_catalog *catalog, struct stet_archive_counts *out,
                                     struct stet_error *error)
{
    *out = (struct stet_archive_counts){0};
    return stet_catalog_query(catalog, run_counts, out, error);
}
