/* said_search.c - words in, the sentences out that lost or gained them from one version to the
 * next.
 *
 * The index knows of a sentence only its step and its place there; how it reads is taken from the
 * texts, which are compared once more. */
#include "database.h"
#include "limits.h"
#include "query.h"
#include "said.h"
#include "span.h"
#include <stdlib.h>

struct search {
    const struct stet_said_query *asked;
    struct stet_query *words;
    struct stet_buf match; /* of FTS5 */
    enum stet_status (*each)(void *context, const struct stet_said_hit *hit);
    void *context;
    uint64_t *total, *hidden;
    struct stet_buf before_text, after_text; /* of the step that was compared last */
    struct stet_oid before, after;
    struct stet_diff *diff;
    struct stet_buf before_line, after_line;
};

/* ?1 the expression of FTS5, ?2 since, ?3 until (0: any). */
#define FOUND                                                                                      \
    "WITH found AS MATERIALIZED (SELECT rowid AS row FROM said WHERE said MATCH ?1),"              \
    " hits AS MATERIALIZED (SELECT v.article AS article, v.stem AS stem,"                          \
    "  v.captured_utc AS captured_utc, s.before AS before, s.after AS after,"                      \
    "  f.row & 4194303 AS ordinal FROM found AS f JOIN steps AS s ON s.number = f.row >> 22"       \
    "  JOIN versions AS v ON v.text = s.after AND v.before = s.before)"
#define SHOWN " (?2 = 0 OR h.captured_utc >= ?2) AND (?3 = 0 OR h.captured_utc <= ?3)"

_Static_assert(STET_SAID_BITS == 22, "the statement above says so");

static const char counting[] = FOUND " SELECT coalesce(sum(" SHOWN "), 0), count(*) FROM hits AS h";

/* The last capture before the version: of the journal, else the version before. */
static const char paging[] = FOUND
    ", page AS MATERIALIZED (SELECT h.* FROM hits AS h JOIN articles AS a ON a.number = h.article"
    "  WHERE" SHOWN "  ORDER BY h.captured_utc DESC, a.url, h.ordinal LIMIT ?4 OFFSET ?5)"
    " SELECT " STET_ROW_SQL ", p.captured_utc, p.before, p.after, p.ordinal,"
    "  (SELECT count(*) FROM versions AS n WHERE n.article = p.article AND n.stem <= p.stem),"
    "  max((SELECT max(n.captured_utc) FROM versions AS n"
    "    WHERE n.article = p.article AND n.stem < p.stem),"
    "   coalesce((SELECT max(c.captured_utc) FROM captures AS c WHERE c.article = p.article"
    "    AND c.outcome = 0 AND c.captured_utc < p.captured_utc), 0))"
    " FROM page AS p JOIN articles AS a ON a.number = p.article"
    " ORDER BY p.captured_utc DESC, a.url, p.ordinal";

/* The sentence with one ordinal. */
struct wanted {
    struct search *search;
    size_t ordinal;
    bool found;
};

static enum stet_status take(void *context, const struct stet_said *said)
{
    struct wanted *wanted = context;
    if (said->ordinal != wanted->ordinal)
        return STET_OK;
    stet_buf_append(&wanted->search->before_line, said->before.ptr, said->before.len);
    stet_buf_append(&wanted->search->after_line, said->after.ptr, said->after.len);
    wanted->found = true;
    return STET_END;
}

/* Compares the texts of a step, unless that was done for the hit before. */
static enum stet_status compare(struct stet_catalog *catalog, struct search *search,
                                const struct stet_oid *before, const struct stet_oid *after,
                                struct stet_error *error)
{
    if (search->diff && stet_oid_equal(&search->before, before) &&
        stet_oid_equal(&search->after, after))
        return STET_OK;
    stet_diff_free(search->diff);
    search->diff = NULL;
    search->before = *before;
    search->after = *after;
    stet_buf_clear(&search->before_text);
    stet_buf_clear(&search->after_text);
    enum stet_status status = stet_store_read(catalog->store, before, &search->before_text, error);
    if (status == STET_OK)
        status = stet_store_read(catalog->store, after, &search->after_text, error);
    if (status != STET_OK)
        return status;
    return stet_diff(&search->diff,
                     (struct stet_span){search->before_text.ptr, search->before_text.len},
                     (struct stet_span){search->after_text.ptr, search->after_text.len}, error);
}

/* Replaces a sentence by its passage with the words marked. */
static bool mark(struct stet_catalog *catalog, struct search *search, struct stet_buf *line)
{
    struct stet_buf marked;
    stet_buf_init(&marked, STET_MIB);
    stet_snippet_clean(line);
    bool found =
        line->len > 0 && stet_snippet(catalog->terms, search->words,
                                      (struct stet_span){line->ptr, line->len}, false, &marked);
    if (found) {
        stet_buf_clear(line);
        stet_buf_append(line, marked.ptr, marked.len);
    }
    found = line->len > 0 && strstr(line->ptr, "\uE000") != NULL;
    stet_buf_free(&marked);
    return found;
}

static enum stet_status damaged(struct stet_catalog *catalog, struct stet_error *error)
{
    catalog->damaged = true;
    return stet_error_set(error, STET_ERR_CORRUPT, "the catalog '%.300s' is damaged",
                          catalog->path);
}

static enum stet_status answer(struct stet_catalog *catalog, struct search *search,
                               sqlite3_stmt *statement, struct stet_error *error)
{
    struct stet_said_hit hit = {.side = STET_SAID_REMOVED};
    struct stet_oid before, after;
    int column = STET_ROW_COLUMNS;
    stet_row_read(statement, &hit.article);
    hit.interval.by_utc = sqlite3_column_int64(statement, column++);
    if (!stet_database_blob(statement, column++, before.id, sizeof before.id) ||
        !stet_database_blob(statement, column++, after.id, sizeof after.id))
        return damaged(catalog, error);
    struct wanted wanted = {search, (size_t)sqlite3_column_int64(statement, column++), false};
    hit.version = (uint64_t)sqlite3_column_int64(statement, column++);
    hit.interval.has_after = true;
    hit.interval.after_utc = sqlite3_column_int64(statement, column);
    stet_buf_clear(&search->before_line);
    stet_buf_clear(&search->after_line);
    enum stet_status status = compare(catalog, search, &before, &after, error);
    if (status == STET_OK)
        status = stet_said_each(search->diff, take, &wanted, error);
    if (status < 0)
        return status;
    if (!wanted.found)
        return damaged(catalog, error);
    bool was = mark(catalog, search, &search->before_line);
    bool is = mark(catalog, search, &search->after_line);
    if (search->asked->sides == STET_SAID_ADDED || (is && !was))
        hit.side = STET_SAID_ADDED;
    hit.before = search->before_line.ptr;
    hit.after = search->after_line.ptr;
    catalog->answered = true;
    return search->each(search->context, &hit);
}

static void bind(sqlite3_stmt *statement, const struct search *search)
{
    stet_database_bind_span(statement, 1, (struct stet_span){search->match.ptr, search->match.len});
    sqlite3_bind_int64(statement, 2, search->asked->since_utc);
    sqlite3_bind_int64(statement, 3, search->asked->until_utc);
}

static enum stet_status count(struct stet_catalog *catalog, const struct search *search,
                              struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(catalog, counting, &statement, error);
    if (status == STET_OK) {
        bind(statement, search);
        status = stet_database_step(catalog, statement, error);
    }
    if (status == STET_OK) {
        *search->total = (uint64_t)sqlite3_column_int64(statement, 0);
        *search->hidden = (uint64_t)sqlite3_column_int64(statement, 1) - *search->total;
    }
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status run_said(struct stet_catalog *catalog, void *context,
                                 struct stet_error *error)
{
    struct search *search = context;
    const struct stet_said_query *asked = search->asked;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = count(catalog, search, error);
    if (status != STET_OK || *search->total == 0)
        return status;
    status = stet_database_prepare(catalog, paging, &statement, error);
    if (status == STET_OK) {
        bind(statement, search);
        sqlite3_bind_int64(statement, 4, asked->limit ? (int64_t)asked->limit : -1);
        sqlite3_bind_int64(statement, 5, (int64_t)asked->offset);
    }
    while (status == STET_OK && (status = stet_database_step(catalog, statement, error)) == STET_OK)
        if ((status = answer(catalog, search, statement, error)) != STET_OK)
            goto out;
    if (status == STET_END)
        status = STET_OK;
out:
    sqlite3_finalize(statement);
    return status;
}

/* One side has the words and the other has not. */
static void put_side(struct stet_buf *match, const struct stet_query *words, const char *with,
                     const char *without)
{
    stet_buf_printf(match, "({%s} : (%s) NOT {%s} : (%s))", with, words->match.ptr, without,
                    words->match.ptr);
}

static void make_match(struct search *search)
{
    unsigned sides = search->asked->sides;
    if (sides & STET_SAID_REMOVED)
        put_side(&search->match, search->words, "removed", "added");
    if (sides == (STET_SAID_REMOVED | STET_SAID_ADDED))
        stet_buf_puts(&search->match, " OR ");
    if (sides & STET_SAID_ADDED)
        put_side(&search->match, search->words, "added", "removed");
}

static void each_buffer(struct search *search, void (*use)(struct stet_buf *buf))
{
    struct stet_buf *const buffers[] = {&search->match, &search->before_text, &search->after_text,
                                        &search->before_line, &search->after_line};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        use(buffers[i]);
}

static void init(struct stet_buf *buf)
{
    stet_buf_init(buf, STET_MAX_CANONICAL_BYTES);
}

enum stet_status
stet_catalog_said(struct stet_catalog *catalog, const struct stet_said_query *query,
                  enum stet_status (*each)(void *context, const struct stet_said_hit *hit),
                  void *context, uint64_t *total, uint64_t *hidden, struct stet_error *error)
{
    uint64_t uncounted[2];
    struct search search = {.asked = query,
                            .each = each,
                            .context = context,
                            .total = total ? total : &uncounted[0],
                            .hidden = hidden ? hidden : &uncounted[1]};
    *search.total = *search.hidden = 0;
    search.words = malloc(sizeof *search.words);
    if (!search.words)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot search: no memory");
    each_buffer(&search, init);
    enum stet_status status = stet_query_parse(search.words, catalog->terms, query->words, error);
    if (status == STET_OK) {
        make_match(&search);
        status = stet_buf_status(&search.match, "the query", error);
    }
    if (status == STET_OK)
        status = stet_catalog_query(catalog, run_said, &search, error);
    stet_diff_free(search.diff);
    each_buffer(&search, stet_buf_free);
    stet_query_free(search.words);
    free(search.words);
    return status;
}
