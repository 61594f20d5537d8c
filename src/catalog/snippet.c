/* snippet.c - a text and a query in, the passage that shows most of the query out.
 *
 * Two passes of the tokenizer and no list of the text's tokens: the first finds where terms stand,
 * the second where the best window begins and ends. Widths are in half words: a character of a
 * script without spaces counts one, a word two. */
#include "query.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

enum { WINDOW = 40, HITS = 4096, STRETCH = 2048, TAIL = 32 };

/* A term found: its bytes in the text, and its place in half words. */
struct hit {
    size_t start, end, from, to;
    uint32_t term;
};

struct scan {
    const struct stet_query *query;
    uint64_t hashes[STET_QUERY_TOKENS]; /* of the newest tokens, by number modulo the size */
    size_t starts[STET_QUERY_TOKENS], places[STET_QUERY_TOKENS];
    size_t token, place;
    struct hit *hits;
    size_t count;
};

static size_t width(const struct stet_term *token)
{
    return token->character ? 1 : 2;
}

/* Whether the term ends with the newest token. */
static bool ends_here(const struct scan *scan, const struct stet_query_term *term,
                      const struct stet_term *token)
{
    const uint64_t *hashes = scan->query->hashes + term->first;
    size_t before = term->count - 1;
    if (scan->token < before)
        return false;
    if (term->prefix) {
        if (token->len < term->last_len || memcmp(token->ptr, term->last, term->last_len) != 0)
            return false;
    } else if (hashes[before] != scan->hashes[scan->token % STET_QUERY_TOKENS]) {
        return false;
    }
    for (size_t i = 0; i < before; i++)
        if (hashes[i] != scan->hashes[(scan->token - before + i) % STET_QUERY_TOKENS])
            return false;
    return true;
}

static int find_terms(void *context, const struct stet_term *token)
{
    struct scan *scan = context;
    size_t slot = scan->token % STET_QUERY_TOKENS;
    scan->hashes[slot] = stet_query_hash(token->ptr, token->len);
    scan->starts[slot] = token->start;
    scan->places[slot] = scan->place;
    for (size_t i = 0; i < scan->query->count && scan->count < HITS; i++) {
        const struct stet_query_term *term = &scan->query->terms[i];
        if (!ends_here(scan, term, token))
            continue;
        size_t first = (scan->token + 1 - term->count) % STET_QUERY_TOKENS;
        scan->hits[scan->count++] =
            (struct hit){scan->starts[first], token->end, scan->places[first],
                         scan->place + width(token), (uint32_t)i};
    }
    scan->token++;
    scan->place += width(token);
    return scan->count == HITS;
}

/* The hits [*first, *end) that fit a window and name most terms, then most hits; the earliest of
 * equals. */
static void best_window(const struct hit *hits, size_t count, size_t *first, size_t *end)
{
    size_t best = 0;
    *first = *end = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t seen = 0;
        size_t score = 0, j = i;
        for (; j < count && j - i < WINDOW && (j == i || hits[j].to <= hits[i].from + WINDOW);
             j++) {
            uint32_t bit = (uint32_t)1 << hits[j].term;
            score += seen & bit ? 1 : 100;
            seen |= bit;
        }
        if (score > best) {
            best = score;
            *first = i;
            *end = j;
        }
    }
}

/* The bytes of the tokens that lie within the places [from, to). */
struct edges {
    size_t from, to, place, start, end;
    bool any, more;
};

static int find_edges(void *context, const struct stet_term *token)
{
    struct edges *edges = context;
    size_t place = edges->place;
    edges->place += width(token);
    if (place >= edges->to || (edges->any && token->end - edges->start > STRETCH)) {
        edges->more = true;
        return 1;
    }
    if (place >= edges->from) {
        if (!edges->any)
            edges->start = token->start;
        edges->any = true;
        edges->end = token->end;
    }
    return 0;
}

/* Appends [start, end) of text with every run of white space as one space. */
static void put_line(struct stet_buf *out, struct stet_span text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        char c = text.ptr[i];
        if ((unsigned char)c > ' ')
            stet_buf_putc(out, c);
        else if (out->len > 0 && out->ptr[out->len - 1] != ' ')
            stet_buf_putc(out, ' ');
    }
}

static void put_window(struct stet_buf *out, struct stet_span text, const struct edges *edges,
                       const struct hit *hits, size_t count)
{
    size_t pos = edges->start;
    if (edges->from > 0)
        stet_buf_puts(out, "\u2026 ");
    for (size_t i = 0; i < count; i++) {
        if (hits[i].start < pos || hits[i].end > edges->end)
            continue; /* terms that overlap: the first is marked */
        put_line(out, text, pos, hits[i].start);
        stet_buf_puts(out, "\uE000");
        put_line(out, text, hits[i].start, hits[i].end);
        stet_buf_puts(out, "\uE001");
        pos = hits[i].end;
    }
    /* The marks behind the last word belong to it. */
    size_t end = edges->end;
    while (!edges->more && end < text.len && end - edges->end < TAIL)
        (void)stet_utf8_next(text.ptr, text.len, &end);
    put_line(out, text, pos, end);
    if (edges->more)
        stet_buf_puts(out, " \u2026");
    while (out->len > 0 && out->ptr[out->len - 1] == ' ')
        out->ptr[--out->len] = '\0';
}

bool stet_snippet(struct stet_terms *tokenizer, const struct stet_query *query,
                  struct stet_span text, bool found, struct stet_buf *out)
{
    struct scan *scan = calloc(1, sizeof *scan);
    struct hit *hits = calloc(HITS, sizeof *hits);
    bool done = false;
    size_t first = 0, end = 0;
    if (!scan || !hits) {
        out->failed = true;
        goto out;
    }
    scan->query = query;
    scan->hits = hits;
    (void)stet_terms_run(tokenizer, text, find_terms, scan);
    if (found && scan->count == 0)
        goto out;
    best_window(hits, scan->count, &first, &end);
    struct edges edges = {.to = WINDOW};
    if (end > first) { /* in the middle of the window, the term that is longer than it alone */
        size_t from = hits[first].from, to = hits[end - 1].to;
        size_t spare = to - from < WINDOW ? (WINDOW - (to - from)) / 2 : 0;
        edges.from = from > spare ? from - spare : 0;
        edges.to = edges.from + WINDOW > to ? edges.from + WINDOW : to;
    }
    (void)stet_terms_run(tokenizer, text, find_edges, &edges);
    put_window(out, text, &edges, hits + first, end - first);
    done = true;
out:
    free(hits);
    free(scan);
    return done;
}

void stet_snippet_clean(struct stet_buf *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->len; i++) {
        const unsigned char *p = (const unsigned char *)text->ptr + i;
        if (text->len - i >= 3 && p[0] == 0xEE && p[1] == 0x80 && (p[2] == 0x80 || p[2] == 0x81)) {
            i += 2;
            continue;
        }
        text->ptr[kept++] = text->ptr[i];
    }
    text->len = kept;
    if (text->cap)
        text->ptr[kept] = '\0';
}
