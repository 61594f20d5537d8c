/* list.c - articles in an order, and what the archive holds in numbers. */
#include "database.h"
#include "limits.h"
#include "span.h"
#include "url.h"

struct list {
    const struct stet_list_query *query;
    struct stet_buf host, title; /* folded as the tables are */
    stet_article_fn *each;
    void *context;
    uint64_t *total;
};

/* ?1 host, ?2 title (NULL: any), ?3 since, ?4 until (0: any). */
#define WHERE                                                                                      \
    " FROM articles AS a WHERE a.versions > 0"                                                     \
    " AND (?1 IS NULL OR a.host = ?1 OR substr(a.host, -1 - length(?1)) = '.' || ?1)"              \
    " AND (?2 IS NULL OR instr(a.title_folded, ?2) > 0)"                                           \
    " AND (?3 = 0 OR a.last_utc >= ?3) AND (?4 = 0 OR a.last_utc <= ?4)"
#define SELECT(order) "SELECT " STET_ROW_SQL WHERE " ORDER BY " order ", a.url LIMIT ?5 OFFSET ?6"

/* Forwards and reversed. What has no date or title comes last in both. */
static const char *const selects[][2] = {
    [STET_ORDER_CAPTURED] = {SELECT("a.last_utc DESC"), SELECT("a.last_utc")},
    [STET_ORDER_PUBLISHED] = {SELECT("a.published_utc IS NULL, a.published_utc DESC"),
                              SELECT("a.published_utc IS NULL, a.published_utc")},
    [STET_ORDER_TITLE] = {SELECT("a.title_folded = '', a.title_folded"),
                          SELECT("a.title_folded = '', a.title_folded DESC")},
    [STET_ORDER_URL] = {SELECT("a.url"), SELECT("a.url DESC")},
};

static void bind(sqlite3_stmt *statement, const struct list *list)
{
    const struct stet_list_query *query = list->query;
    if (query->host)
        stet_database_bind_span(statement, 1, (struct stet_span){list->host.ptr, list->host.len});
    if (query->title)
        stet_database_bind_span(statement, 2, (struct stet_span){list->title.ptr, list->title.len});
    sqlite3_bind_int64(statement, 3, query->since_utc);
    sqlite3_bind_int64(statement, 4, query->until_utc);
}

static enum stet_status run_list(struct stet_catalog *catalog, void *context,
                                 struct stet_error *error)
{
    const struct list *list = context;
    const struct stet_list_query *query = list->query;
    sqlite3_stmt *statement = NULL;
    enum stet_status status =
        stet_database_prepare(catalog, "SELECT count(*)" WHERE, &statement, error);
    if (status == STET_OK) {
        bind(statement, list);
        status = stet_row_number(catalog, statement, list->total, error);
    }
    sqlite3_finalize(statement);
    statement = NULL;
    if (status == STET_OK)
        status = stet_database_prepare(catalog, selects[query->order][query->reverse ? 1 : 0],
                                       &statement, error);
    if (status == STET_OK) {
        bind(statement, list);
        sqlite3_bind_int64(statement, 5, query->limit ? (int64_t)query->limit : -1);
        sqlite3_bind_int64(statement, 6, (int64_t)query->offset);
        status = stet_row_each(catalog, statement, list->each, list->context, error);
    }
    sqlite3_finalize(statement);
    return status;
}

/* The host as URLs have it: lower case, ASCII. */
static void canonical_host(const char *host, struct stet_buf *out)
{
    struct stet_buf text, canonical;
    struct stet_url url;
    struct stet_error ignored;
    stet_buf_init(&text, out->max);
    stet_buf_init(&canonical, out->max);
    stet_buf_printf(&text, "https://%s/", host);
    if (!text.failed &&
        stet_url_canonical((struct stet_span){text.ptr, text.len}, &canonical, &ignored) ==
            STET_OK &&
        stet_url_parse((struct stet_span){canonical.ptr, canonical.len}, &url))
        stet_buf_append(out, url.host.ptr, url.host.len);
    else
        stet_buf_puts(out, host);
    stet_buf_free(&text);
    stet_buf_free(&canonical);
}

enum stet_status stet_catalog_list(struct stet_catalog *catalog,
                                   const struct stet_list_query *query, stet_article_fn *each,
                                   void *context, uint64_t *total, struct stet_error *error)
{
    static const struct stet_list_query all = {0};
    uint64_t uncounted = 0;
    struct list list = {.query = query ? query : &all, .each = each, .context = context};
    list.total = total ? total : &uncounted;
    *list.total = 0;
    if ((size_t)list.query->order >= sizeof selects / sizeof selects[0])
        return stet_error_set(error, STET_ERR_USAGE, "there is no such order of a list");
    stet_buf_init(&list.host, 4 * STET_MAX_URL_BYTES);
    stet_buf_init(&list.title, 4 * STET_MAX_URL_BYTES);
    if (list.query->host)
        canonical_host(list.query->host, &list.host);
    if (list.query->title)
        stet_terms_fold(catalog->terms, stet_span_of(list.query->title), &list.title);
    enum stet_status status = stet_buf_status(&list.host, "the host's name", error);
    if (status == STET_OK)
        status = stet_buf_status(&list.title, "the title's part", error);
    if (status == STET_OK)
        status = stet_catalog_query(catalog, run_list, &list, error);
    stet_buf_free(&list.host);
    stet_buf_free(&list.title);
    return status;
}

static enum stet_status run_counts(struct stet_catalog *catalog, void *context,
                                   struct stet_error *error)
{
    static const char sql[] =
        "SELECT a.*, c.* FROM"
        " (SELECT count(*), total(versions), total(captures), count(DISTINCT nullif(host, ''))"
        "  FROM articles WHERE versions > 0) AS a,"
        " (SELECT total(outcome = ?1), total(outcome = ?2), min(captured_utc), max(captured_utc)"
        "  FROM captures) AS c";
    struct stet_archive_counts *out = context;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(catalog, sql, &statement, error);
    if (status == STET_OK) {
        sqlite3_bind_int(statement, 1, STET_OUTCOME_REFUSED);
        sqlite3_bind_int(statement, 2, STET_OUTCOME_FAILED);
        status = stet_database_step(catalog, statement, error);
    }
    if (status == STET_OK) {
        uint64_t *const numbers[] = {&out->articles, &out->versions, &out->captures,
                                     &out->hosts,    &out->refused,  &out->failed};
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
