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
#define NAMED                                                                                      \
    " WHERE a.versions > 0"                                                                        \
    " AND (?1 IS NULL OR a.host = ?1 OR substr(a.host, -1 - length(?1)) = '.' || ?1)"              \
    " AND (?2 IS NULL OR instr(a.title_folded, ?2) > 0)"
#define ALL_FROM                                                                                   \
    ", 0 AS changes, 0 AS weight, 0 AS types FROM articles AS a" NAMED                             \
    " AND (?3 = 0 OR a.last_utc >= ?3) AND (?4 = 0 OR a.last_utc <= ?4)"

/* ?7 least weight, ?8 only, ?9 ignore (0: any). */
#define CHANGES                                                                                    \
    " FROM articles AS a JOIN (SELECT v.article AS article, count(*) AS changes,"                  \
    "  max(s.weight) AS weight, stet_or(s.types) AS types"                                         \
    "  FROM versions AS v JOIN steps AS s ON s.after = v.text AND s.before = v.before"             \
    "  WHERE (?3 = 0 OR v.captured_utc >= ?3) AND (?4 = 0 OR v.captured_utc <= ?4)"
#define SHOWN "  AND s.weight >= ?7 AND (?8 = 0 OR s.types & ?8) AND (?9 = 0 OR s.mains & ~?9)"
#define CHANGED_FROM                                                                               \
    ", c.changes, c.weight, c.types" CHANGES SHOWN                                                 \
    "  GROUP BY v.article) AS c ON c.article = a.id" NAMED
#define BY(order) " ORDER BY " order ", a.url LIMIT ?5 OFFSET ?6"

/* Forwards and reversed. What has no date or title comes last in both. */
static const char *const orders[][2] = {
    [STET_ORDER_CAPTURED] = {BY("a.last_utc DESC"), BY("a.last_utc")},
    [STET_ORDER_PUBLISHED] = {BY("a.published_utc IS NULL, a.published_utc DESC"),
                              BY("a.published_utc IS NULL, a.published_utc")},
    [STET_ORDER_TITLE] = {BY("a.title_folded = '', a.title_folded"),
                          BY("a.title_folded = '', a.title_folded DESC")},
    [STET_ORDER_URL] = {BY("a.url"), BY("a.url DESC")},
    [STET_ORDER_WEIGHT] = {BY("weight DESC"), BY("weight")},
};

static const char selecting_all[] = "SELECT " STET_ROW_SQL ALL_FROM;
static const char selecting_changed[] = "SELECT " STET_ROW_SQL CHANGED_FROM;
static const char counting_all[] = "SELECT count(*)" ALL_FROM;
static const char counting_changed[] = "SELECT count(*)" CHANGED_FROM;
static const char counting_unfiltered[] =
    "SELECT count(*)" CHANGES "  GROUP BY v.article) AS c ON c.article = a.id" NAMED;

static void bind(sqlite3_stmt *statement, const struct list *list)
{
    const struct stet_list_query *query = list->query;
    if (query->host)
        stet_database_bind_span(statement, 1, (struct stet_span){list->host.ptr, list->host.len});
    if (query->title)
        stet_database_bind_span(statement, 2, (struct stet_span){list->title.ptr, list->title.len});
    sqlite3_bind_int64(statement, 3, query->since_utc);
    sqlite3_bind_int64(statement, 4, query->until_utc);
    if (!query->changed)
        return;
    sqlite3_bind_int64(statement, 7, (int64_t)(query->filter.min_weight * 1000 + 0.5));
    sqlite3_bind_int64(statement, 8, query->filter.only);
    sqlite3_bind_int64(statement, 9, query->filter.ignore);
}

static enum stet_status count(struct stet_catalog *catalog, const struct list *list,
                              const char *sql, uint64_t *out, struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(catalog, sql, &statement, error);
    if (status == STET_OK) {
        bind(statement, list);
        status = stet_row_number(catalog, statement, out, error);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status count_all(struct stet_catalog *catalog, const struct list *list,
                                  struct stet_error *error)
{
    const struct stet_list_query *query = list->query;
    uint64_t unfiltered = 0;
    enum stet_status status =
        count(catalog, list, query->changed ? counting_changed : counting_all, list->total, error);
    if (status == STET_OK && query->changed && query->hidden) {
        status = count(catalog, list, counting_unfiltered, &unfiltered, error);
        *query->hidden = unfiltered - *list->total;
    }
    return status;
}

static enum stet_status list_row(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                 const struct list *list)
{
    struct stet_article article;
    stet_row_read(statement, &article);
    article.changes = (uint64_t)sqlite3_column_int64(statement, STET_ROW_COLUMNS);
    article.weight = (double)sqlite3_column_int64(statement, STET_ROW_COLUMNS + 1) / 1000;
    article.types = (uint32_t)sqlite3_column_int64(statement, STET_ROW_COLUMNS + 2);
    catalog->answered = true;
    return list->each(list->context, &article);
}

static enum stet_status run_list(struct stet_catalog *catalog, void *context,
                                 struct stet_error *error)
{
    const struct list *list = context;
    const struct stet_list_query *query = list->query;
    sqlite3_stmt *statement = NULL;
    struct stet_buf sql;
    stet_buf_init(&sql, 16384);
    stet_buf_puts(&sql, query->changed ? selecting_changed : selecting_all);
    stet_buf_puts(&sql, orders[query->order][query->reverse ? 1 : 0]);
    enum stet_status status = stet_buf_status(&sql, "a query", error);
    if (status == STET_OK)
        status = count_all(catalog, list, error);
    if (status == STET_OK)
        status = stet_database_prepare(catalog, sql.ptr, &statement, error);
    stet_buf_free(&sql);
    if (status == STET_OK) {
        bind(statement, list);
        sqlite3_bind_int64(statement, 5, query->limit ? (int64_t)query->limit : -1);
        sqlite3_bind_int64(statement, 6, (int64_t)query->offset);
    }
    while (status == STET_OK && (status = stet_database_step(catalog, statement, error)) == STET_OK)
        if ((status = list_row(catalog, statement, list)) != STET_OK)
            goto out;
    if (status == STET_END)
        status = STET_OK;
out:
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
    if (list.query->hidden)
        *list.query->hidden = 0;
    if ((size_t)list.query->order >= sizeof orders / sizeof orders[0])
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
