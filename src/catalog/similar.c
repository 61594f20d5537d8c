/* similar.c - a text in, the articles out that share some of it.
 *
 * Every sketch of the catalog is held against the text's own: that takes about a microsecond each
 * and needs no index. What promises most is then read and compared word for word; only that is
 * told. */
#include "database.h"
#include "limits.h"
#include "map.h"
#include "overlap.h"
#include "room.h"
#include "sketch.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <stet/document.h>

#define MOST_READ     200 /* articles that are compared word for word */
#define PASSAGE_BYTES 160

struct candidate {
    int64_t number; /* of its text */
    size_t common;  /* numbers of the sketches */
};

struct result {
    char id[STET_ID_HEX + 1], stem[STET_STEM_BYTES + 1];
    struct stet_overlap_result overlap;
};

struct similar {
    const char *id;
    const struct stet_oid *text;
    const struct stet_similar_query *query;
    enum stet_status (*each)(void *context, const struct stet_similar *similar);
    void *context;
    struct stet_similar_counts *counts;
    struct candidate *candidates;
    size_t count, capacity;
    struct result results[MOST_READ];
    size_t read, kept;
    struct stet_map *seen; /* ids of articles; they lie in results */
    struct stet_overlap *overlap;
    struct stet_buf bytes, plain, other, passage;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot compare texts: no memory");
}

static enum stet_status add_candidate(struct similar *similar, int64_t number, size_t common,
                                      struct stet_error *error)
{
    void *grown = stet_room(similar->candidates, similar->count, &similar->capacity,
                            sizeof(*similar->candidates));
    if (!grown)
        return no_memory(error);
    similar->candidates = grown;
    similar->candidates[similar->count++] = (struct candidate){number, common};
    return STET_OK;
}

/* The one that shares most, then the one that came in last. */
static int by_common(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->common != y->common)
        return x->common < y->common ? 1 : -1;
    return (x->number < y->number) - (x->number > y->number);
}

static struct stet_span sketch_in(sqlite3_stmt *statement, int column)
{
    const void *blob = sqlite3_column_blob(statement, column);
    return (struct stet_span){blob, blob ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}

/* The text's own sketch; empty if it has none. */
static enum stet_status read_own(struct stet_catalog *catalog, const struct similar *similar,
                                 struct stet_buf *out, struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog,
        "SELECT s.sketch FROM texts AS t JOIN sketches AS s ON s.number = t.number"
        " WHERE t.oid = ?1",
        &statement, error);
    if (status == STET_OK) {
        stet_database_bind_blob(statement, 1, similar->text->id, sizeof similar->text->id);
        status = stet_database_step(catalog, statement, error);
    }
    if (status == STET_OK) {
        struct stet_span own = sketch_in(statement, 0);
        stet_buf_append(out, own.ptr, own.len);
    }
    sqlite3_finalize(statement);
    return status < 0 ? status : stet_buf_status(out, "a sketch", error);
}

static enum stet_status scan(struct stet_catalog *catalog, struct similar *similar,
                             struct stet_span own, struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status =
        stet_database_prepare(catalog, "SELECT number, sketch FROM sketches", &statement, error);
    while (status == STET_OK &&
           (status = stet_database_step(catalog, statement, error)) == STET_OK) {
        size_t of, common = stet_sketch_common(own, sketch_in(statement, 1), &of);
        if (common > 0)
            status = add_candidate(similar, sqlite3_column_int64(statement, 0), common, error);
    }
    sqlite3_finalize(statement);
    if (similar->count)
        qsort(similar->candidates, similar->count, sizeof *similar->candidates, by_common);
    return status == STET_END ? STET_OK : status;
}

static enum stet_status read_plain(struct stet_catalog *catalog, struct similar *similar,
                                   const struct stet_oid *oid, struct stet_buf *out,
                                   struct stet_error *error)
{
    struct stet_document *document = NULL;
    stet_buf_clear(&similar->bytes);
    stet_buf_clear(out);
    enum stet_status status = stet_store_read(catalog->store, oid, &similar->bytes, error);
    if (status == STET_OK)
        status = stet_document_read(
            &document, (struct stet_span){similar->bytes.ptr, similar->bytes.len}, error);
    if (status != STET_OK)
        return status;
    stet_document_text(document, out);
    stet_document_free(document);
    return stet_buf_status(out, "a text", error);
}

static bool is_enough(const struct similar *similar, const struct stet_overlap_result *overlap)
{
    double least = similar->query->min_share;
    size_t passage = similar->query->min_passage;
    return (passage > 0 && overlap->longest >= passage) ||
           (double)overlap->shared >= least * (double)overlap->words ||
           (double)overlap->other_shared >= least * (double)overlap->other_words;
}

/* Compares the text of an article's version that statement stands on. */
static enum stet_status compare(struct stet_catalog *catalog, struct similar *similar,
                                sqlite3_stmt *statement, struct stet_error *error)
{
    struct stet_oid oid;
    struct result *result = &similar->results[similar->read];
    snprintf(result->id, sizeof result->id, "%s", stet_database_text(statement, 0));
    snprintf(result->stem, sizeof result->stem, "%s", stet_database_text(statement, 1));
    if (strcmp(result->id, similar->id) == 0)
        return STET_OK;
    bool added;
    if (!stet_map_put(similar->seen, stet_span_of(result->id), &added))
        return no_memory(error);
    if (!added)
        return STET_OK;
    if (!stet_database_blob(statement, 2, oid.id, sizeof oid.id)) {
        catalog->damaged = true;
        return stet_error_set(error, STET_ERR_CORRUPT, "the catalog '%.300s' is damaged",
                              catalog->path);
    }
    similar->read++; /* its id stays: it is a key */
    enum stet_status status = read_plain(catalog, similar, &oid, &similar->other, error);
    if (status != STET_OK)
        return status;
    return stet_overlap_compare(similar->overlap, catalog->terms,
                                (struct stet_span){similar->other.ptr, similar->other.len},
                                &result->overlap, error);
}

/* Reads the candidates, the best first, as far as that goes. */
static enum stet_status read_candidates(struct stet_catalog *catalog, struct similar *similar,
                                        struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog,
        "SELECT a.id, v.stem, v.text FROM texts AS t JOIN versions AS v ON v.text = t.oid"
        " JOIN articles AS a ON a.number = v.article"
        " WHERE t.number = ?1 ORDER BY v.stem DESC",
        &statement, error);
    size_t i = 0;
    for (; i < similar->count && similar->read < MOST_READ && status == STET_OK; i++) {
        sqlite3_bind_int64(statement, 1, similar->candidates[i].number);
        while (similar->read < MOST_READ && status == STET_OK &&
               (status = stet_database_step(catalog, statement, error)) == STET_OK)
            status = compare(catalog, similar, statement, error);
        sqlite3_reset(statement);
        if (status == STET_END)
            status = STET_OK;
    }
    similar->counts->unread = similar->count - i;
    sqlite3_finalize(statement);
    return status;
}

struct shares {
    double greater, lesser; /* of the two texts' */
};

static struct shares shares_of(const struct stet_overlap_result *overlap)
{
    double share = overlap->words ? (double)overlap->shared / (double)overlap->words : 0;
    double other =
        overlap->other_words ? (double)overlap->other_shared / (double)overlap->other_words : 0;
    return share > other ? (struct shares){share, other} : (struct shares){other, share};
}

static int by_share(const void *a, const void *b)
{
    const struct result *x = a, *y = b;
    struct shares left = shares_of(&x->overlap), right = shares_of(&y->overlap);
    if (left.greater != right.greater)
        return left.greater < right.greater ? 1 : -1;
    if (left.lesser != right.lesser)
        return left.lesser < right.lesser ? 1 : -1;
    return strcmp(x->id, y->id);
}

/* The results that are shown, the best first. */
static void keep_enough(struct similar *similar)
{
    stet_map_free(similar->seen); /* its keys move */
    similar->seen = NULL;
    for (size_t i = 0; i < similar->read; i++)
        if (is_enough(similar, &similar->results[i].overlap) && similar->results[i].overlap.shared)
            similar->results[similar->kept++] = similar->results[i];
    similar->counts->found = similar->kept;
    similar->counts->hidden = similar->read - similar->kept;
    qsort(similar->results, similar->kept, sizeof similar->results[0], by_share);
}

/* The beginning of the longest stretch, on one line. */
static void put_passage(struct similar *similar, const struct stet_overlap_result *overlap)
{
    struct stet_span text = {similar->plain.ptr + overlap->start, overlap->end - overlap->start};
    size_t end = text.len <= PASSAGE_BYTES ? text.len : PASSAGE_BYTES;
    while (end > 0 && end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    stet_buf_clear(&similar->passage);
    for (size_t i = 0; i < end; i++)
        if (!stet_is_space(text.ptr[i]))
            stet_buf_putc(&similar->passage, text.ptr[i]);
        else if (i > 0 && !stet_is_space(text.ptr[i - 1]))
            stet_buf_putc(&similar->passage, ' ');
    stet_buf_puts(&similar->passage, end < text.len ? "\u2026" : "");
}

static enum stet_status answer(struct stet_catalog *catalog, struct similar *similar,
                               sqlite3_stmt *statement, const struct result *result,
                               struct stet_error *error)
{
    stet_database_bind_text(statement, 1, result->id);
    stet_database_bind_text(statement, 2, result->stem);
    enum stet_status status = stet_database_step(catalog, statement, error);
    if (status == STET_OK) {
        const struct stet_overlap_result *overlap = &result->overlap;
        struct stet_similar out = {.words = overlap->words,
                                   .shared = overlap->shared,
                                   .other_words = overlap->other_words,
                                   .other_shared = overlap->other_shared,
                                   .longest = overlap->longest};
        stet_row_read(statement, &out.article);
        out.captured_utc = sqlite3_column_int64(statement, STET_ROW_COLUMNS);
        out.version = (uint64_t)sqlite3_column_int64(statement, STET_ROW_COLUMNS + 1);
        put_passage(similar, overlap);
        out.passage = similar->passage.ptr;
        catalog->answered = true;
        status = similar->each(similar->context, &out);
    }
    sqlite3_reset(statement);
    return status == STET_END ? STET_OK : status;
}

static enum stet_status answer_all(struct stet_catalog *catalog, struct similar *similar,
                                   struct stet_error *error)
{
    size_t limit = similar->query->limit;
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog,
        "SELECT " STET_ROW_SQL ", v.captured_utc,"
        " (SELECT count(*) FROM versions AS n WHERE n.article = v.article AND n.stem <= v.stem)"
        " FROM versions AS v JOIN articles AS a ON a.number = v.article"
        " WHERE a.id = ?1 AND v.stem = ?2",
        &statement, error);
    for (size_t i = 0; i < similar->kept && (!limit || i < limit) && status == STET_OK; i++)
        status = answer(catalog, similar, statement, &similar->results[i], error);
    sqlite3_finalize(statement);
    return status;
}

static enum stet_status run_similar(struct stet_catalog *catalog, void *context,
                                    struct stet_error *error)
{
    struct similar *similar = context;
    struct stet_buf own;
    similar->count = similar->read = similar->kept = 0; /* it may run once more */
    stet_map_free(similar->seen);
    stet_overlap_free(similar->overlap);
    similar->overlap = NULL;
    similar->seen = stet_map_new();
    if (!similar->seen)
        return no_memory(error);
    stet_buf_init(&own, 4 * (STET_SKETCH_MOST + 1));
    enum stet_status status = read_own(catalog, similar, &own, error);
    if (status == STET_OK)
        status = read_plain(catalog, similar, similar->text, &similar->plain, error);
    if (status == STET_OK)
        status =
            stet_overlap_new(&similar->overlap, catalog->terms,
                             (struct stet_span){similar->plain.ptr, similar->plain.len}, error);
    if (status == STET_OK)
        status = scan(catalog, similar, (struct stet_span){own.ptr, own.len}, error);
    if (status == STET_OK)
        status = read_candidates(catalog, similar, error);
    if (status == STET_OK) {
        keep_enough(similar);
        status = answer_all(catalog, similar, error);
    }
    stet_buf_free(&own);
    return status;
}

enum stet_status
stet_catalog_similar(struct stet_catalog *catalog, const char *id, const struct stet_oid *text,
                     const struct stet_similar_query *query,
                     enum stet_status (*each)(void *context, const struct stet_similar *similar),
                     void *context, struct stet_similar_counts *counts, struct stet_error *error)
{
    struct similar *similar = calloc(1, sizeof *similar);
    if (!similar)
        return no_memory(error);
    *counts = (struct stet_similar_counts){0};
    similar->id = id;
    similar->text = text;
    similar->query = query;
    similar->each = each;
    similar->context = context;
    similar->counts = counts;
    struct stet_buf *const buffers[] = {&similar->bytes, &similar->plain, &similar->other,
                                        &similar->passage};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_init(buffers[i], STET_MAX_CANONICAL_BYTES);
    enum stet_status status = stet_catalog_query(catalog, run_similar, similar, error);
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        stet_buf_free(buffers[i]);
    stet_overlap_free(similar->overlap);
    stet_map_free(similar->seen);
    free(similar->candidates);
    free(similar);
    return status;
}
