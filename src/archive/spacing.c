/* spacing.c - two texts of one article that come right after each other: a second apart. */
#include "spacing.h"
#include "span.h"
#include <time.h>

#define LOOK_MS 10
#define MOST_MS 2000 /* a second, and what a clock that is being set may lose */

static enum stet_status take_time(void *context, const struct stet_commit *commit)
{
    *(int64_t *)context = commit->time_utc;
    return STET_END;
}

enum stet_status stet_spacing_newest(struct stet_store *store, int64_t *out_utc,
                                     struct stet_error *error)
{
    *out_utc = INT64_MIN;
    enum stet_status status = stet_store_each_commit(store, take_time, out_utc, error);
    return status == STET_END ? STET_OK : status;
}

/* *has: whether the article has a text of that second, but not this one. */
static enum stet_status has_other(struct stet_snapshot *snapshot, const char *url,
                                  const struct stet_oid *text, int64_t captured_utc, bool *has,
                                  struct stet_error *error)
{
    struct stet_buf path;
    struct stet_folder folder = {0};
    bool same = false, other = false;
    stet_buf_init(&path, 1024);
    stet_store_article_path(stet_span_of(url), &path);
    enum stet_status status = stet_snapshot_folder(snapshot, path.ptr, &folder, error);
    for (size_t i = 0; status == STET_OK && i < folder.count; i++)
        if (folder.entries[i].captured_utc == captured_utc)
            *(stet_oid_equal(&folder.entries[i].text, text) ? &same : &other) = true;
    *has = other && !same;
    stet_folder_free(&folder);
    stet_buf_free(&path);
    return status == STET_ERR_NOT_FOUND ? STET_OK : status;
}

enum stet_status stet_spacing_wait(struct stet_snapshot *snapshot, const char *url,
                                   const struct stet_oid *text, int64_t (*clock_utc)(void),
                                   int64_t *captured_utc, struct stet_error *error)
{
    bool has;
    enum stet_status status = has_other(snapshot, url, text, *captured_utc, &has, error);
    if (status != STET_OK || !has)
        return status;
    const struct timespec look = {0, LOOK_MS * 1000000L};
    int64_t now_utc = clock_utc();
    for (int waited = 0; now_utc <= *captured_utc && waited < MOST_MS; waited += LOOK_MS) {
        nanosleep(&look, NULL);
        now_utc = clock_utc();
    }
    if (now_utc > *captured_utc)
        *captured_utc = now_utc;
    return STET_OK;
}
