/* find.c - what a person calls an article in, the articles that go by it out.
 *
 * Everything is compared as text, by equality or between two bounds, so no character is a wildcard.
 */
#include "database.h"
#include "limits.h"
#include "span.h"
#include "url.h"

/* A URL may be given without its scheme, and without "www." */
static const char *const beginnings[] = {"", "https://", "http://", "https://www.", "http://www."};
enum { FORMS = sizeof beginnings / sizeof beginnings[0], TEXT_BYTES = 65536 };

struct find {
    struct stet_buf typed[FORMS];     /* with a beginning, the host in lower case */
    struct stet_buf canonical[FORMS]; /* the same as URLs are kept; empty if it is none */
    struct stet_buf tail;             /* "/notes.txt": of a file's URL; empty if it cannot be one */
    char id[STET_ID_HEX + 1];         /* the beginning of an id; empty if it cannot be one */
    size_t limit;
    stet_article_fn *each;
    void *context;
    uint64_t *total;
};

#define EXACT                                                                                      \
    " FROM articles AS a WHERE a.versions > 0 AND"                                                 \
    " (a.url IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) OR a.id = ?11)"
/* U+10FFFF is in no URL: between p and p with it behind lies what begins with p. */
#define BEGINS(p) "(a.url >= " p " AND a.url < " p " || char(1114111))"
#define PREFIX                                                                                     \
    " FROM articles AS a WHERE a.versions > 0 AND (" BEGINS("?1") " OR " BEGINS(                   \
        "?2") " OR " BEGINS("?3") " OR " BEGINS("?4") " OR " BEGINS("?5") " OR (a.id >= ?11 AND "  \
                                                                          "a.id < ?11 || 'g')"     \
                                                                          " OR (a.url >= 'file:' " \
                                                                          "AND a.url < 'file;' "   \
                                                                          "AND substr(a.url, "     \
                                                                          "-length(?12)) = ?12))"

static void bind_buf(sqlite3_stmt *statement, int index, const struct stet_buf *text)
{
    if (text->len > 0) /* else NULL, which equals nothing */
        stet_database_bind_span(statement, index, (struct stet_span){text->ptr, text->len});
}

static void bind(sqlite3_stmt *statement, const struct find *find)
{
    for (int i = 0; i < FORMS; i++) {
        bind_buf(statement, 1 + i, &find->typed[i]);
        if (sqlite3_bind_parameter_count(statement) >= 6 + i)
            bind_buf(statement, 6 + i, &find->canonical[i]);
    }
    if (find->id[0])
        stet_database_bind_text(statement, 11, find->id);
    bind_buf(statement, 12, &find->tail);
}

/* Gives the first articles; *more if there are others, *given tells how many there were. */
static enum stet_status give(struct stet_catalog *catalog, const struct find *find,
                             sqlite3_stmt *statement, uint64_t *given, bool *more,
                             struct stet_error *error)
{
    enum stet_status status;
    while ((status = stet_database_step(catalog, statement, error)) == STET_OK) {
        struct stet_article article;
        *more = *given == find->limit;
        if (*more)
            return STET_OK;
        ++*given;
        stet_row_read(statement, &article);
        catalog->answered = true;
        status = find->each(find->context, &article);
        if (status != STET_OK)
            return status;
    }
    return status == STET_END ? STET_OK : status;
}

/* Answers in one of the two ways. All are counted only if not all were given. */
static enum stet_status answer(struct stet_catalog *catalog, const struct find *find,
                               const char *count, const char *select, struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    bool more = false;
    enum stet_status status = stet_database_prepare(catalog, select, &statement, error);
    if (status == STET_OK) {
        bind(statement, find);
        status = give(catalog, find, statement, find->total, &more, error);
    }
    sqlite3_finalize(statement);
    statement = NULL;
    if (status != STET_OK || !more)
        return status;
    status = stet_database_prepare(catalog, count, &statement, error);
    if (status == STET_OK) {
        bind(statement, find);
        status = stet_row_number(catalog, statement, find->total, error);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status run_find(struct stet_catalog *catalog, void *context,
                                 struct stet_error *error)
{
    const struct find *find = context;
    *find->total = 0;
    enum stet_status status = answer(catalog, find, "SELECT count(*)" EXACT,
                                     "SELECT " STET_ROW_SQL EXACT " ORDER BY a.url", error);
    if (status == STET_OK && *find->total == 0)
        status = answer(catalog, find, "SELECT count(*)" PREFIX,
                        "SELECT " STET_ROW_SQL PREFIX " ORDER BY a.url", error);
    return status;
}

/* Appends selector as the rest of a URL that begins so; the scheme and host in lower case. */
static void put_form(struct stet_buf *out, const char *beginning, struct stet_span selector)
{
    stet_buf_puts(out, beginning);
    stet_buf_append(out, selector.ptr, selector.len);
    struct stet_span text = {out->ptr, out->len};
    size_t scheme = stet_span_find(text, "://");
    if (scheme == text.len)
        return;
    for (size_t i = 0; i < text.len && (i < scheme + 3 || text.ptr[i] != '/'); i++)
        out->ptr[i] = stet_ascii_lower(out->ptr[i]);
}

/* Whether the selector is a name by itself: with a scheme of its own there is nothing to put before
 * it. */
static bool has_scheme(struct stet_span selector)
{
    return stet_span_find(selector, "://") < selector.len ||
           stet_span_starts_nocase(selector, "file:");
}

/* The last parts of a file's URL, from a path as people type it. */
static void put_tail(struct stet_buf *out, struct stet_span selector)
{
    static const char plain[] = "-._~/!$&'()*+,;=:@%";
    while (stet_span_starts(selector, "./"))
        selector = stet_span_sub(selector, 2, selector.len);
    if (!stet_span_starts(selector, "/"))
        stet_buf_putc(out, '/');
    for (size_t i = 0; i < selector.len; i++) {
        char c = selector.ptr[i];
        if (stet_is_alpha(c) || stet_is_digit(c) || memchr(plain, c, sizeof plain - 1))
            stet_buf_putc(out, c);
        else
            stet_buf_printf(out, "%%%02X", (unsigned char)c);
    }
}

static void put_id(char out[STET_ID_HEX + 1], struct stet_span selector)
{
    out[0] = '\0';
    if (selector.len < STET_ID_LEAST || selector.len > STET_ID_HEX)
        return;
    for (size_t i = 0; i < selector.len; i++) {
        char c = stet_ascii_lower(selector.ptr[i]);
        if (!stet_is_digit(c) && !(c >= 'a' && c <= 'f')) {
            out[0] = '\0';
            return;
        }
        out[i] = c;
        out[i + 1] = '\0';
    }
}

static void fill(struct find *find, struct stet_span selector)
{
    bool complete = has_scheme(selector);
    for (int i = 0; i < (complete ? 1 : FORMS); i++) {
        struct stet_error ignored;
        /* The first form is the selector itself: a given name keeps its letters. */
        if (i == 0 && !complete)
            stet_buf_append(&find->typed[i], selector.ptr, selector.len);
        else
            put_form(&find->typed[i], beginnings[i], selector);
        struct stet_span text = {find->typed[i].ptr, find->typed[i].len};
        if (stet_url_canonical(text, &find->canonical[i], &ignored) != STET_OK)
            stet_buf_clear(&find->canonical[i]);
    }
    if (!complete)
        put_tail(&find->tail, selector);
    put_id(find->id, selector);
}

enum stet_status stet_catalog_find(struct stet_catalog *catalog, const char *selector, size_t limit,
                                   stet_article_fn *each, void *context, uint64_t *total,
                                   struct stet_error *error)
{
    uint64_t uncounted;
    struct find find = {.limit = limit, .each = each, .context = context};
    struct stet_span typed = stet_span_of(selector);
    enum stet_status status = STET_OK;
    find.total = total ? total : &uncounted;
    *find.total = 0;
    if (typed.len == 0 || typed.len > STET_MAX_URL_BYTES)
        return STET_OK; /* no article goes by that */
    for (int i = 0; i < FORMS; i++) {
        stet_buf_init(&find.typed[i], TEXT_BYTES);
        stet_buf_init(&find.canonical[i], TEXT_BYTES);
    }
    stet_buf_init(&find.tail, TEXT_BYTES);
    fill(&find, typed);
    status = stet_catalog_query(catalog, run_find, &find, error);
    for (int i = 0; i < FORMS; i++) {
        stet_buf_free(&find.typed[i]);
        stet_buf_free(&find.canonical[i]);
    }
    stet_buf_free(&find.tail);
    return status;
}
