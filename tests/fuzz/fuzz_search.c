/* fuzz_search.c - law: whatever is typed, FTS5 takes the expression made of it; where FTS5 finds it
 * in a text, the passage shows it; terms lie in the text, in order; the passage is UTF-8. The first
 * line end divides the query from the text. */
#include "database.h"
#include "indexed.h"
#include "query.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool law)
{
    if (!law)
        abort();
}

struct seen {
    struct stet_span text;
    size_t end;
};

static int see(void *context, const struct stet_term *term)
{
    struct seen *seen = context;
    require(term->len > 0 && term->len <= STET_TERM_BYTES);
    require(term->start >= seen->end && term->start < term->end && term->end <= seen->text.len);
    seen->end = term->end;
    return 0;
}

/* One connection for all inputs: making one is slow. */
static struct stet_catalog *database(void)
{
    static struct stet_catalog catalog;
    if (!catalog.db) {
        catalog.terms = stet_terms_new();
        require(stet_database_open(&catalog, NULL, false, NULL) == STET_OK);
        require(stet_database_run(&catalog,
                                  "CREATE VIRTUAL TABLE words USING fts5(body, tokenize='stet')",
                                  NULL) == STET_OK);
    }
    return &catalog;
}

static int put(void *context, const struct stet_term *term)
{
    stet_indexed_put(context, term);
    return 0;
}

/* Whether FTS5 finds the query in the text, which it gets as the catalog gives it: cut into tokens.
 */
static bool matches(struct stet_catalog *catalog, const struct stet_query *query,
                    struct stet_span text)
{
    sqlite3_stmt *statement = NULL;
    struct stet_buf tokens;
    uint64_t count = 0;
    stet_buf_init(&tokens, STET_MIB);
    require(stet_terms_run(catalog->terms, text, put, &tokens) == 0 && !tokens.failed);
    require(stet_database_run(catalog, "DELETE FROM words", NULL) == STET_OK);
    require(stet_database_prepare(catalog, "INSERT INTO words VALUES (?1)", &statement, NULL) ==
            STET_OK);
    stet_database_bind_span(statement, 1, (struct stet_span){tokens.ptr, tokens.len});
    require(stet_database_do(catalog, statement, NULL) == STET_OK);
    sqlite3_finalize(statement);
    require(stet_database_prepare(catalog, "SELECT count(*) FROM words WHERE words MATCH ?1",
                                  &statement, NULL) == STET_OK);
    stet_database_bind_span(statement, 1, (struct stet_span){query->match.ptr, query->match.len});
    require(stet_row_number(catalog, statement, &count, NULL) == STET_OK);
    sqlite3_finalize(statement);
    stet_buf_free(&tokens);
    return count > 0;
}

static void check(struct stet_catalog *catalog, const char *typed, struct stet_span text)
{
    static struct stet_query query;
    struct stet_buf passage;
    struct seen seen = {text, 0};
    stet_buf_init(&passage, STET_MIB);
    require(stet_terms_run(catalog->terms, text, see, &seen) == 0);
    enum stet_status status = stet_query_parse(&query, catalog->terms, typed, NULL);
    require(status == STET_OK || status == STET_ERR_USAGE);
    if (status == STET_OK) {
        bool found = stet_snippet(catalog->terms, &query, text, true, &passage);
        require(found || !matches(catalog, &query, text));
        require(!passage.failed);
        if (stet_utf8_check(text.ptr, text.len) == text.len)
            require(stet_utf8_check(passage.ptr, passage.len) == passage.len);
    }
    stet_query_free(&query);
    stet_buf_free(&passage);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_span rest = {(const char *)data, size}, line;
    struct stet_buf typed, text;
    if (size == 0 || size > 65536 || !stet_span_line(&rest, &line))
        return 0;
    stet_buf_init(&typed, 65536);
    stet_buf_init(&text, 65536);
    stet_buf_append(&typed, line.ptr, line.len);
    stet_buf_append(&text, rest.ptr, rest.len);
    stet_snippet_clean(&text);
    check(database(), typed.ptr, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&typed);
    stet_buf_free(&text);
    return 0;
}
