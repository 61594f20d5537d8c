/* journal.c - the capture journal during one transaction.
 *
 * Archived journals are read only when a capture comes in that is older than the newest of them,
 * and then from its time on, once. */
#include "journal.h"
#include "digest.h"
#include "instant.h"
#include "limits.h"
#include "map.h"
#include "names.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

struct line {
    int64_t captured_utc;
    char id[STET_ID_HEX + 1]; /* empty if the article never became known */
    uint8_t sha256[32];
    struct stet_span text; /* with its LF; in the arena */
};

struct stet_journal {
    struct stet_store *store;
    struct stet_oid tree;
    struct stet_arena *arena;
    struct line *lines;
    size_t count, cap;
    struct stet_map *by_id; /* keys lie in the arena */
    struct stet_chain *chains;
    size_t chain_count, chain_cap;
    size_t loaded;           /* archived captures in the chains */
    int64_t loaded_from;     /* archived captures from here on are in the chains */
    struct stet_map *failed; /* lines of FAILED captures, of this batch and of failed_utc */
    int64_t failed_utc;
    bool failed_known;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot keep the capture journal: no memory");
}

int stet_seen_compare(const struct stet_seen *a, const struct stet_seen *b)
{
    if (a->captured_utc != b->captured_utc)
        return a->captured_utc < b->captured_utc ? -1 : 1;
    return memcmp(a->sha256, b->sha256, sizeof(a->sha256));
}

enum stet_status stet_journal_new(struct stet_journal **out, struct stet_store *store,
                                  const struct stet_oid *tree, struct stet_error *error)
{
    int64_t newest;
    *out = NULL;
    enum stet_status status = stet_scan_newest(store, tree, &newest, error);
    if (status != STET_OK)
        return status;
    struct stet_journal *journal = calloc(1, sizeof(*journal));
    if (!journal)
        return no_memory(error);
    journal->store = store;
    journal->tree = *tree;
    journal->loaded_from = newest == INT64_MIN ? newest : newest + 1;
    journal->arena = stet_arena_new(SIZE_MAX / 2);
    journal->by_id = stet_map_new();
    journal->failed = stet_map_new();
    if (!journal->arena || !journal->by_id || !journal->failed) {
        stet_journal_free(journal);
        return no_memory(error);
    }
    *out = journal;
    return STET_OK;
}

void stet_journal_free(struct stet_journal *journal)
{
    if (!journal)
        return;
    for (size_t i = 0; i < journal->chain_count; i++)
        free(journal->chains[i].seen);
    free(journal->chains);
    free(journal->lines);
    if (journal->by_id)
        stet_map_free(journal->by_id);
    if (journal->failed)
        stet_map_free(journal->failed);
    stet_arena_free(journal->arena);
    free(journal);
}

struct stet_chain *stet_journal_chain(struct stet_journal *journal, const char *id, bool *added)
{
    size_t *index = stet_map_get(journal->by_id, (struct stet_span){id, STET_ID_HEX});
    if (added)
        *added = !index;
    if (index)
        return &journal->chains[*index];
    void *chains = stet_room(journal->chains, journal->chain_count, &journal->chain_cap,
                             sizeof(*journal->chains));
    if (!chains)
        return NULL;
    journal->chains = chains;
    char *key = stet_arena_dup(journal->arena, id, STET_ID_HEX);
    index = key ? stet_map_put(journal->by_id, (struct stet_span){key, STET_ID_HEX}, NULL) : NULL;
    if (!index)
        return NULL;
    *index = journal->chain_count;
    struct stet_chain *chain = &journal->chains[journal->chain_count++];
    *chain = (struct stet_chain){0};
    memcpy(chain->id, id, STET_ID_HEX);
    return chain;
}

size_t stet_chain_find(const struct stet_chain *chain, const struct stet_seen *seen)
{
    size_t low = 0, high = chain->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stet_seen_compare(&chain->seen[middle], seen) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum stet_status stet_chain_add(struct stet_chain *chain, const struct stet_seen *seen,
                                struct stet_error *error)
{
    if (chain->count == chain->cap) {
        size_t cap = chain->cap ? chain->cap * 2 : 1; /* most articles have one capture */
        void *list = realloc(chain->seen, cap * sizeof(*chain->seen));
        if (!list)
            return no_memory(error);
        chain->seen = list;
        chain->cap = cap;
    }
    size_t at = stet_chain_find(chain, seen);
    if (at < chain->count && stet_seen_compare(&chain->seen[at], seen) == 0)
        return STET_OK; /* two merged archives may both have the line */
    memmove(chain->seen + at + 1, chain->seen + at, (chain->count - at) * sizeof(*chain->seen));
    chain->seen[at] = *seen;
    chain->count++;
    return STET_OK;
}

/* Calls each with the captures of one archived journal. */
static enum stet_status
read_journal(struct stet_journal *journal, const struct stet_oid *blob,
             enum stet_status (*each)(struct stet_journal *, const struct stet_capture *,
                                      struct stet_span, struct stet_error *),
             struct stet_error *error)
{
    struct stet_buf bytes, strings;
    struct stet_span rest, line;
    struct stet_capture capture;
    stet_buf_init(&bytes, STET_MAX_JOURNAL_BYTES);
    stet_buf_init(&strings, STET_MAX_JOURNAL_BYTES);
    enum stet_status status =
        stet_store_object(journal->store, blob, STET_OBJECT_BLOB, &bytes, error);
    rest = (struct stet_span){bytes.ptr, bytes.len};
    while (status == STET_OK && stet_span_line(&rest, &line)) {
        status = stet_capture_read(line, &capture, &strings, error);
        if (status == STET_OK)
            status = each(journal, &capture, (struct stet_span){line.ptr, line.len + 1}, error);
    }
    stet_buf_free(&strings);
    stet_buf_free(&bytes);
    return status;
}

static enum stet_status keep_seen(struct stet_journal *journal, const struct stet_capture *capture,
                                  struct stet_span line, struct stet_error *error)
{
    (void)line;
    if (capture->outcome != STET_OUTCOME_CAPTURED)
        return STET_OK;
    char id[STET_ID_HEX + 1];
    bool added;
    struct stet_seen seen = {
        .captured_utc = capture->captured_utc, .text = capture->text, .source = capture->source};
    memcpy(seen.sha256, capture->source_sha256, sizeof(seen.sha256));
    strcpy(seen.extension, capture->extension); /* its length was checked when it was read */
    stet_store_article_id(stet_span_of(capture->url), id);
    struct stet_chain *chain = stet_journal_chain(journal, id, &added);
    if (!chain)
        return no_memory(error);
    chain->archived = true;
    if (++journal->loaded > STET_MAX_LATE_CAPTURES)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "cannot add so old a capture: more than %d captures are newer",
                              STET_MAX_LATE_CAPTURES);
    return stet_chain_add(chain, &seen, error);
}

static enum stet_status load_blob(void *context, const struct stet_oid *blob,
                                  struct stet_error *error)
{
    return read_journal(context, blob, keep_seen, error);
}

enum stet_status stet_journal_need(struct stet_journal *journal, int64_t captured_utc,
                                   struct stet_error *error)
{
    if (captured_utc >= journal->loaded_from)
        return STET_OK;
    enum stet_status status =
        stet_scan_journals(journal->store, &journal->tree, captured_utc, journal->loaded_from - 1,
                           load_blob, journal, error);
    if (status == STET_OK)
        journal->loaded_from = captured_utc;
    return status;
}

static enum stet_status keep_failed(struct stet_journal *journal,
                                    const struct stet_capture *capture, struct stet_span line,
                                    struct stet_error *error)
{
    if (capture->outcome != STET_OUTCOME_FAILED)
        return STET_OK;
    char *key = stet_arena_dup(journal->arena, line.ptr, line.len);
    if (!key || !stet_map_put(journal->failed, (struct stet_span){key, line.len}, NULL))
        return no_memory(error);
    return STET_OK;
}

static enum stet_status load_failed(void *context, const struct stet_oid *blob,
                                    struct stet_error *error)
{
    return read_journal(context, blob, keep_failed, error);
}

/* Whether the line of a FAILED capture is known; if not, it is from now on. */
static enum stet_status note_failed(struct stet_journal *journal, int64_t captured_utc,
                                    struct stet_span line, bool *there, struct stet_error *error)
{
    bool added = false;
    enum stet_status status = STET_OK;
    if (!journal->failed_known || journal->failed_utc != captured_utc)
        status = stet_scan_journals(journal->store, &journal->tree, captured_utc, captured_utc,
                                    load_failed, journal, error);
    journal->failed_known = true;
    journal->failed_utc = captured_utc;
    if (status == STET_OK && !stet_map_put(journal->failed, line, &added))
        status = no_memory(error);
    *there = !added;
    return status;
}

enum stet_status stet_journal_note(struct stet_journal *journal, const struct stet_capture *capture,
                                   bool *there, struct stet_error *error)
{
    struct stet_buf text;
    *there = false;
    void *lines = stet_room(journal->lines, journal->count, &journal->cap, sizeof(*journal->lines));
    if (!lines)
        return no_memory(error);
    journal->lines = lines;
    stet_buf_init(&text, STET_MIB);
    stet_capture_write(capture, &text);
    enum stet_status status = stet_buf_status(&text, "a line of the capture journal", error);
    char *copy = status == STET_OK ? stet_arena_dup(journal->arena, text.ptr, text.len) : NULL;
    if (status == STET_OK && !copy)
        status = no_memory(error);
    struct line *line = &journal->lines[journal->count];
    *line = (struct line){.captured_utc = capture->captured_utc, .text = {copy, text.len}};
    stet_buf_free(&text);
    if (status == STET_OK && capture->outcome == STET_OUTCOME_FAILED)
        status = note_failed(journal, capture->captured_utc, line->text, there, error);
    if (capture->url)
        stet_store_article_id(stet_span_of(capture->url), line->id);
    memcpy(line->sha256, capture->source_sha256, sizeof(line->sha256));
    if (status == STET_OK && !*there)
        journal->count++;
    return status;
}

size_t stet_journal_count(const struct stet_journal *journal)
{
    return journal->count;
}

static int by_place(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->captured_utc != y->captured_utc)
        return x->captured_utc < y->captured_utc ? -1 : 1;
    int order = strcmp(x->id, y->id);
    if (order == 0)
        order = memcmp(x->sha256, y->sha256, sizeof(x->sha256));
    if (order == 0) {
        size_t len = x->text.len < y->text.len ? x->text.len : y->text.len;
        order = memcmp(x->text.ptr, y->text.ptr, len);
    }
    return order;
}

/* One file of lines of one second. */
static enum stet_status
write_file(const struct stet_buf *bytes, int64_t utc, struct stet_tree *root,
           enum stet_status (*add)(void *, const struct stet_object *, struct stet_error *),
           void *context, struct stet_error *error)
{
    char day[STET_NAME_BYTES], name[STET_NAME_BYTES];
    uint8_t digest[STET_SHA256_BYTES];
    struct stet_tree *folder = NULL;
    struct stet_object *object = NULL;
    stet_sha256(bytes->ptr, bytes->len, digest);
    stet_names_day(utc, day);
    enum stet_status status = stet_object_new(&object, bytes->ptr, bytes->len, error);
    if (status == STET_OK)
        status = add(context, object, error);
    if (status == STET_OK)
        status = stet_tree_folder(root, day, true, &folder, error);
    const struct stet_oid *taken = NULL;
    unsigned k = 0;
    do {
        stet_names_journal(utc, digest, k, name);
        if (status == STET_OK)
            status = stet_tree_get(folder, name, &taken, error);
    } while (status == STET_OK && taken && !stet_oid_equal(taken, stet_object_oid(object)) &&
             ++k < 8);
    if (status == STET_OK && k == 8)
        status =
            stet_error_set(error, STET_ERR_INPUT, "no name is left for the journal of %s", day);
    if (status == STET_OK)
        status = stet_tree_put(folder, name, stet_object_oid(object), error);
    stet_object_free(object);
    return status;
}

enum stet_status stet_journal_write(struct stet_journal *journal, struct stet_tree *root,
                                    enum stet_status (*add)(void *, const struct stet_object *,
                                                            struct stet_error *),
                                    void *context, struct stet_error *error)
{
    struct stet_buf bytes;
    enum stet_status status = STET_OK;
    stet_buf_init(&bytes, STET_JOURNAL_FILE_BYTES + STET_MIB);
    if (journal->count)
        qsort(journal->lines, journal->count, sizeof(*journal->lines), by_place);
    for (size_t i = 0; i < journal->count && status == STET_OK; i++) {
        const struct line *line = &journal->lines[i];
        stet_buf_append(&bytes, line->text.ptr, line->text.len);
        bool last = i + 1 == journal->count || line[1].captured_utc != line->captured_utc;
        if (!last && bytes.len < STET_JOURNAL_FILE_BYTES)
            continue;
        status = stet_buf_status(&bytes, "the capture journal", error);
        if (status == STET_OK)
            status = write_file(&bytes, line->captured_utc, root, add, context, error);
        stet_buf_clear(&bytes);
    }
    stet_buf_free(&bytes);
    return status;
}
