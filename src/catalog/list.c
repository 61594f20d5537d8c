/* list.c - articles in an order. */
#include "database.h"
#include "limits.h"
#include "span.h"
#include "url.h"

struct list {
    const struct stet_list_query *query;
    struct stet_buf host, title; /* a host's key, a title's part, folded as the tables are */
    struct stet_buf sql;
    stet_article_fn *each;
    void *context;
    uint64_t *total;
};

/* Forwards and reversed. What has no date or title comes last in both. An index serves the first
 * row both ways. */
static const char *const orders[][2] = {
    [STET_ORDER_CAPTURED] = {"a.last_utc DESC, a.url", "a.last_utc, a.url DESC"},
    [STET_ORDER_PUBLISHED] = {"a.published_utc IS NULL, a.published_utc DESC, a.url",
                              "a.published_utc IS NULL, a.published_utc, a.url"},
    [STET_ORDER_TITLE] = {"a.title_folded = '', a.title_folded, a.url",
                          "a.title_folded = '', a.title_folded DESC, a.url"},
    [STET_ORDER_URL] = {"a.url", "a.url DESC"},
    [STET_ORDER_WEIGHT] = {"c.weight DESC, a.url", "c.weight, a.url DESC"},
};

/* The steps of a time; filtered: only those that the filter shows. */
static void put_changes(struct stet_buf *sql, const struct stet_list_query *query, bool filtered)
{
    stet_buf_puts(sql, " JOIN (SELECT v.article AS article, count(*) AS changes,"
                       " max(s.weight) AS weight, stet_or(s.types) AS types FROM versions AS v"
                       " JOIN steps AS s ON s.after = v.text AND s.before = v.before WHERE 1");
    if (query->since_utc)
        stet_buf_puts(sql, " AND v.captured_utc >= ?3");
    if (query->until_utc)
        stet_buf_puts(sql, " AND v.captured_utc <= ?4");
    if (filtered)
        stet_buf_puts(sql, " AND s.weight >= ?7 AND (?8 = 0 OR s.types & ?8)"
                           " AND (?9 = 0 OR s.mains & ~?9)");
    stet_buf_puts(sql, " GROUP BY v.article) AS c ON c.article = a.number");
}

/* Only the conditions that are asked for, so that SQLite can see which index serves. */
static void put_where(struct stet_buf *sql, const struct stet_list_query *query, bool filtered)
{
    stet_buf_puts(sql, " FROM articles AS a");
    if (query->changed)
        put_changes(sql, query, filtered);
    stet_buf_puts(sql, " WHERE a.versions > 0");
    if (query->host) /* '/' is what follows '.' */
        stet_buf_puts(sql, " AND a.host_key >= ?1 || '.' AND a.host_key < ?1 || '/'");
    if (query->title)
        stet_buf_puts(sql, " AND instr(a.title_folded, ?2) > 0");
    if (query->since_utc && !query->changed)
        stet_buf_puts(sql, " AND a.last_utc >= ?3");
    if (query->until_utc && !query->changed)
        stet_buf_puts(sql, " AND a.last_utc <= ?4");
}

static void bind(sqlite3_stmt *statement, const struct list *list)
{
    const struct stet_list_query *query = list->query;
    if (query->host)
        stet_database_bind_span(statement, 1, (struct stet_span){list->host.ptr, list->host.len});
    if (query->title)
        stet_database_bind_span(statement, 2, (struct stet_span){list->title.ptr, list->title.len});
    if (query->since_utc)
        sqlite3_bind_int64(statement, 3, query->since_utc);
    if (query->until_utc)
        sqlite3_bind_int64(statement, 4, query->until_utc);
    if (!query->changed)
        return;
    sqlite3_bind_int64(statement, 7, (int64_t)(query->filter.min_weight * 1000 + 0.5));
    sqlite3_bind_int64(statement, 8, query->filter.only);
    sqlite3_bind_int64(statement, 9, query->filter.ignore);
}

/* How many there are in all is kept; of a part of them it is counted. */
static enum stet_status count(struct stet_catalog *catalog, struct list *list, bool filtered,
                              uint64_t *out, struct stet_error *error)
{
    const struct stet_list_query *query = list->query;
    sqlite3_stmt *statement = NULL;
    stet_buf_clear(&list->sql);
    if (query->host || query->title || query->since_utc || query->until_utc || query->changed) {
        stet_buf_puts(&list->sql, "SELECT count(*)");
        put_where(&list->sql, query, filtered);
    } else {
        stet_buf_puts(&list->sql, "SELECT value FROM meta WHERE name = 'articles'");
    }
    enum stet_status status = stet_database_prepare(catalog, list->sql.ptr, &statement, error);
    if (status == STET_OK) {
        bind(statement, list);
        status = stet_row_number(catalog, statement, out, error);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status count_hidden(struct stet_catalog *catalog, struct list *list,
                                     struct stet_error *error)
{
    const struct stet_list_query *query = list->query;
    uint64_t all = 0;
    if (!query->changed || !query->hidden)
        return STET_OK;
    enum stet_status status = count(catalog, list, false, &all, error);
    *query->hidden = all - *list->total;
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

static enum stet_status each_row(struct stet_catalog *catalog, sqlite3_stmt *statement,
                                 const struct list *list, struct stet_error *error)
{
    enum stet_status status;
    while ((status = stet_database_step(catalog, statement, error)) == STET_OK)
        if ((status = list_row(catalog, statement, list)) != STET_OK)
            return status;
    return status == STET_END ? STET_OK : status;
}

/* The page is cut before the columns are fetched: an index has what it is put in order by. Where
 * steps are joined they come with the rows. */
static void put_page(struct stet_buf *sql, const struct stet_list_query *query)
{
    const char *order = orders[query->order][query->reverse ? 1 : 0];
    stet_buf_puts(sql, "SELECT " STET_ROW_SQL);
    stet_buf_puts(sql, query->changed ? ", c.changes, c.weight, c.types" : ", 0, 0, 0");
    if (!query->changed)
        stet_buf_puts(sql, " FROM articles AS a WHERE a.number IN (SELECT a.number");
    put_where(sql, query, true);
    stet_buf_printf(sql, " ORDER BY %s LIMIT ?5 OFFSET ?6", order);
    if (!query->changed)
        stet_buf_printf(sql, ") ORDER BY %s", order);
}

static enum stet_status run_list(struct stet_catalog *catalog, void *context,
                                 struct stet_error *error)
{
    struct list *list = context;
    const struct stet_list_query *query = list->query;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = count(catalog, list, true, list->total, error);
    if (status == STET_OK)
        status = count_hidden(catalog, list, error);
    stet_buf_clear(&list->sql);
    put_page(&list->sql, query);
    if (status == STET_OK)
        status = stet_database_prepare(catalog, list->sql.ptr, &statement, error);
    if (status == STET_OK) {
        bind(statement, list);
        sqlite3_bind_int64(statement, 5, query->limit ? (int64_t)query->limit : -1);
        sqlite3_bind_int64(statement, 6, (int64_t)query->offset);
        status = each_row(catalog, statement, list, error);
    }
    sqlite3_finalize(statement);
    return status;
}

/* The key of a host as URLs have it (lower case, ASCII), without its last dot. */
static void host_key(const char *host, struct stet_buf *out)
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
        stet_schema_host_key(url.host, out);
    else
        stet_schema_host_key(stet_span_of(host), out);
    if (out->len > 0 && !out->failed)
        out->ptr[--out->len] = '\0';
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
    if (list.query->order == STET_ORDER_WEIGHT && !list.query->changed)
        return stet_error_set(error, STET_ERR_USAGE, "only changed articles have a weight");
    stet_buf_init(&list.host, 4 * STET_MAX_URL_BYTES);
    stet_buf_init(&list.title, 4 * STET_MAX_URL_BYTES);
    stet_buf_init(&list.sql, 4096);
    if (list.query->host)
        host_key(list.query->host, &list.host);
    if (list.query->title)
        stet_terms_fold(catalog->terms, stet_span_of(list.query->title), &list.title);
    enum stet_status status = stet_buf_status(&list.host, "the host's name", error);
    if (status == STET_OK)
        status = stet_buf_status(&list.title, "the title's part", error);
    if (status == STET_OK)
        status = stet_catalog_query(catalog, run_list, &list, error);
    stet_buf_free(&list.host);
    stet_buf_free(&list.title);
    stet_buf_free(&list.sql);
    return status;
}
