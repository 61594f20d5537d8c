/* spacing.c - two texts of one article that come right after each other: a second apart. */
#include "spacing.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LOOK_MS 10
#define MOST_MS 2000 /* a second, and what a clock that is being set may lose */

struct seen {
    char id[STET_ID_HEX + 1];
    int64_t captured_utc;
    struct stet_oid text;
};

struct stet_spacing {
    int64_t (*clock_utc)(void);
    struct seen *seen; /* mostly none: nobody archived in the second in which this run began */
    size_t count, cap;
};

static enum stet_status note(void *context, const struct stet_capture *capture)
{
    struct stet_spacing *spacing = context;
    if (capture->outcome != STET_OUTCOME_CAPTURED)
        return STET_OK;
    void *list = stet_room(spacing->seen, spacing->count, &spacing->cap, sizeof(*spacing->seen));
    if (!list)
        return STET_ERR_MEMORY;
    spacing->seen = list;
    struct seen *seen = &spacing->seen[spacing->count++];
    *seen = (struct seen){.captured_utc = capture->captured_utc, .text = capture->text};
    stet_store_article_id(stet_span_of(capture->url), seen->id);
    return STET_OK;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct seen *)a)->id, ((const struct seen *)b)->id);
}

enum stet_status stet_spacing_open(struct stet_spacing **out, struct stet_store *store,
                                   int64_t from_utc, int64_t (*clock_utc)(void),
                                   struct stet_error *error)
{
    struct stet_snapshot *snapshot = NULL;
    struct stet_spacing *spacing = calloc(1, sizeof(*spacing));
    if (!spacing)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    spacing->clock_utc = clock_utc;
    enum stet_status status = stet_snapshot_open(store, NULL, &snapshot, error);
    if (status == STET_OK)
        status = stet_snapshot_captures(snapshot, from_utc, clock_utc(), note, spacing, error);
    if (status == STET_ERR_MEMORY)
        stet_error_set(error, status, "cannot archive: no memory");
    if (status == STET_OK && spacing->count > 0)
        qsort(spacing->seen, spacing->count, sizeof(*spacing->seen), by_id);
    stet_snapshot_close(snapshot);
    if (status == STET_OK)
        *out = spacing;
    else
        stet_spacing_close(spacing);
    return status;
}

/* The first of the article, or the end. */
static size_t find(const struct stet_spacing *spacing, const char *id)
{
    size_t first = 0, end = spacing->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (strcmp(spacing->seen[middle].id, id) < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

static bool has_other(const struct stet_spacing *spacing, const char *id,
                      const struct stet_oid *text, int64_t captured_utc)
{
    const struct seen *seen = spacing->seen;
    for (size_t i = find(spacing, id); i < spacing->count && strcmp(seen[i].id, id) == 0; i++)
        if (seen[i].captured_utc == captured_utc && !stet_oid_equal(&seen[i].text, text))
            return true;
    return false;
}

void stet_spacing_wait(const struct stet_spacing *spacing, const char id[STET_ID_HEX + 1],
                       const struct stet_oid *text, int64_t *captured_utc)
{
    if (!has_other(spacing, id, text, *captured_utc))
        return;
    const struct timespec look = {0, LOOK_MS * 1000000L};
    int64_t now_utc = spacing->clock_utc();
    for (int waited = 0; now_utc <= *captured_utc && waited < MOST_MS; waited += LOOK_MS) {
        nanosleep(&look, NULL);
        now_utc = spacing->clock_utc();
    }
    if (now_utc > *captured_utc)
        *captured_utc = now_utc;
}

void stet_spacing_close(struct stet_spacing *spacing)
{
    if (!spacing)
        return;
    free(spacing->seen);
    free(spacing);
}
