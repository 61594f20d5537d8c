/* search.c - words in, the versions that hold them out, best first, each with a passage. */
#include "database.h"
#include "limits.h"
#include "query.h"
#include "span.h"
#include <stdlib.h>
#include <stet/document.h>

struct search {
    struct stet_query *query;
    bool every;
    size_t limit, offset;
    enum stet_status (*each)(void *context, const struct stet_hit *hit);
    void *context;
    uint64_t *total;
    struct stet_buf bytes, text, snippet;
};

/* Scores of the texts, at most one more than are ranked, the last indexed first; what of the
 * versions that have them is a hit. A word in the title weighs as much as several in the body. */
#define FOUND(group)                                                                               \
    "WITH found AS MATERIALIZED (SELECT rowid AS number, bm25(words, 4.0, 1.0) AS score"           \
    "  FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?4),"                             \
    " hits AS MATERIALIZED (SELECT v.article AS article, max(v.stem) AS stem, f.*,"                \
    "  v.captured_utc AS captured_utc, v.text AS text"                                             \
    "  FROM found AS f JOIN texts AS t ON t.number = f.number"                                     \
    "  JOIN versions AS v ON v.text = t.oid GROUP BY " group ")"
#define NEWEST "v.article"
#define EVERY  "v.article, v.stem"

#define COUNTS "(SELECT count(*) FROM hits), (SELECT count(*) FROM found)"
/* The page is cut before the columns are fetched; equal scores go by URL, then the newest first. */
#define PAGE(group)                                                                                \
    FOUND(group)                                                                                   \
    ", page AS MATERIALIZED (SELECT h.* FROM hits AS h JOIN articles AS a ON a.number = h.article" \
    "  ORDER BY h.score, a.url, h.stem DESC LIMIT ?2 OFFSET ?3)"                                   \
    " SELECT " STET_ROW_SQL ", p.captured_utc, p.text,"                                            \
    "  (SELECT count(*) FROM versions AS n WHERE n.article = p.article AND n.stem <= p.stem),"     \
    "  " COUNTS " FROM page AS p JOIN articles AS a ON a.number = p.article"                       \
    " ORDER BY p.score, a.url, p.stem DESC"
#define COUNT(group) FOUND(group) " SELECT " COUNTS

/* Fills in the passage of the text with that oid; in the title if the body has none of the words.
 */
static enum stet_status make_snippet(struct stet_catalog *catalog, struct search *search,
                                     const struct stet_oid *oid, struct stet_error *error)
{
    struct stet_document *document = NULL;
    stet_buf_clear(&search->bytes);
    stet_buf_clear(&search->text);
    stet_buf_clear(&search->snippet);
    enum stet_status status = stet_store_read(catalog->store, oid, &search->bytes, error);
    if (status == STET_OK)
        status = stet_document_read(
            &document, (struct stet_span){search->bytes.ptr, search->bytes.len}, error);
    if (status != STET_OK)
        return status;
    stet_document_text(document, &search->text);
    stet_snippet_clean(&search->text);
    struct stet_span body = {search->text.ptr, search->text.len};
    if (!stet_snippet(catalog->terms, search->query, body, true, &search->snippet)) {
        stet_buf_clear(&search->bytes);
        stet_buf_append(&search->bytes, document->meta.title.value.ptr,
                        document->meta.title.value.len);
        stet_snippet_clean(&search->bytes);
        struct stet_span title = {search->bytes.ptr, search->bytes.len};
        if (!stet_snippet(catalog->terms, search->query, title, true, &search->snippet))
            (void)stet_snippet(catalog->terms, search->query, body, false, &search->snippet);
    }
    stet_document_free(document);
    return stet_buf_status(&search->snippet, "a passage of a text", error);
}

static enum stet_status answer(struct stet_catalog *catalog, struct search *search,
                               sqlite3_stmt *statement, struct stet_error *error)
{
    struct stet_hit hit;
    struct stet_oid oid;
    stet_row_read(statement, &hit.article);
    hit.captured_utc = sqlite3_column_int64(statement, STET_ROW_COLUMNS);
    hit.version = (uint64_t)sqlite3_column_int64(statement, STET_ROW_COLUMNS + 2);
    hit.latest = hit.version == hit.article.versions;
    if (!stet_database_blob(statement, STET_ROW_COLUMNS + 1, oid.id, sizeof oid.id)) {
        catalog->damaged = true;
        return stet_error_set(error, STET_ERR_CORRUPT, "the catalog '%.300s' is damaged",
                              catalog->path);
    }
    enum stet_status status = make_snippet(catalog, search, &oid, error);
    if (status != STET_OK)
        return status;
    hit.snippet = search->snippet.ptr;
    catalog->answered = true;
    return search->each(search->context, &hit);
}

static void bind(sqlite3_stmt *statement, const struct search *search)
{
    stet_database_bind_span(statement, 1,
                            (struct stet_span){search->query->match.ptr, search->query->match.len});
    sqlite3_bind_int64(statement, 4, STET_MAX_RANKED_TEXTS + 1);
}

/* Takes the total from the row that statement stands on. */
static void take_total(sqlite3_stmt *statement, int column, const struct search *search)
{
    bool many = sqlite3_column_int64(statement, column + 1) > STET_MAX_RANKED_TEXTS;
    *search->total = many ? STET_MANY : (uint64_t)sqlite3_column_int64(statement, column);
}

/* Of a page behind the last one. */
static enum stet_status count(struct stet_catalog *catalog, const struct search *search,
                              struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog, search->every ? COUNT(EVERY) : COUNT(NEWEST), &statement, error);
    if (status == STET_OK) {
        bind(statement, search);
        status = stet_database_step(catalog, statement, error);
    }
    if (status == STET_OK)
        take_total(statement, 0, search);
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status run_search(struct stet_catalog *catalog, void *context,
                                   struct stet_error *error)
{
    struct search *search = context;
    sqlite3_stmt *statement = NULL;
    bool any = false;
    enum stet_status status = stet_database_prepare(
        catalog, search->every ? PAGE(EVERY) : PAGE(NEWEST), &statement, error);
    if (status == STET_OK) {
        bind(statement, search);
        sqlite3_bind_int64(statement, 2, search->limit ? (int64_t)search->limit : -1);
        sqlite3_bind_int64(statement, 3, (int64_t)search->offset);
    }
    while (status == STET_OK &&
           (status = stet_database_step(catalog, statement, error)) == STET_OK) {
        if (!any)
            take_total(statement, STET_ROW_COLUMNS + 3, search);
        any = true;
        if ((status = answer(catalog, search, statement, error)) != STET_OK)
            goto out;
    }
    if (status == STET_END)
        status = !any && search->offset > 0 ? count(catalog, search, error) : STET_OK;
out:
    sqlite3_finalize(statement);
    return status;
}

enum stet_status stet_catalog_search(struct stet_catalog *catalog, const char *query, bool every,
                                     size_t limit, size_t offset,
                                     enum stet_status (*each)(void *context,
                                                              const struct stet_hit *hit),
                                     void *context, uint64_t *total, struct stet_error *error)
{
    uint64_t uncounted;
    struct search search = {.every = every,
                            .limit = limit,
                            .offset = offset,
                            .each = each,
                            .context = context,
                            .total = total ? total : &uncounted};
    *search.total = 0;
    search.query = malloc(sizeof *search.query);
    if (!search.query)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot search: no memory");
    stet_buf_init(&search.bytes, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&search.text, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&search.snippet, STET_MIB);
    enum stet_status status = stet_query_parse(search.query, catalog->terms, query, error);
    if (status == STET_OK)
        status = stet_catalog_query(catalog, run_search, &search, error);
    stet_buf_free(&search.bytes);
    stet_buf_free(&search.text);
    stet_buf_free(&search.snippet);
    stet_query_free(search.query);
    free(search.query);
    return status;
}
