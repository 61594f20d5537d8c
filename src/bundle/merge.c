/* merge.c - a bundle's captures in, this archive with them: the whole bundle is verified while its
 * files are spooled, and if it holds, merged from the spool as another archive is. */
#include "bundle.h"
#include <stdio.h>
#include <string.h>

struct merge {
    struct stet_spool *spool;
    const struct stet_merge_events *events;
    stet_problem_fn *problem;
    uint64_t files;
    struct stet_error *error;
};

static void report(void *opaque, const char *file, const char *what)
{
    const struct merge *merge = opaque;
    merge->problem(merge->events->context, file, what);
}

static enum stet_status keep(void *opaque, const char *path, const struct stet_oid *oid,
                             const struct stet_buf *content)
{
    struct merge *merge = opaque;
    const struct stet_merge_events *events = merge->events;
    if (events->stopped && events->stopped(events->context))
        return stet_error_set(merge->error, STET_ERR_INTERRUPTED, "interrupted");
    if (events->checked)
        events->checked(events->context, (size_t)++merge->files);
    return stet_spool_add(merge->spool, path, oid, content, merge->error);
}

/* Of a journal that the archive has, all captures are known. */
struct journals {
    struct stet_snapshot *known;
    stet_path_fn *each;
    void *context;
    struct stet_error *error;
};

static enum stet_status pass_on(void *opaque, const char *path, const struct stet_oid *oid)
{
    const struct journals *journals = opaque;
    bool known;
    enum stet_status status =
        stet_snapshot_has_journal(journals->known, path, oid, &known, journals->error);
    return status == STET_OK && !known ? journals->each(journals->context, path, oid) : status;
}

static enum stet_status each_file(void *context, struct stet_snapshot *known, stet_path_fn *each,
                                  void *each_context, struct stet_error *error)
{
    struct journals journals = {known, each, each_context, error};
    return stet_spool_each_journal(context, pass_on, &journals);
}

static enum stet_status read_blob(void *context, const struct stet_oid *oid, struct stet_buf *out,
                                  struct stet_error *error)
{
    return stet_spool_read(context, oid, out, error);
}

static enum stet_status check(struct merge *merge, const char *path, char name[STET_BAG_NAME])
{
    struct stet_verify_summary found;
    enum stet_status status = stet_bag_verify(path, &found, report, keep, merge, merge->error);
    if (status == STET_OK)
        stet_bag_name(found.digest, name);
    return status;
}

enum stet_status stet_bundle_merge(struct stet_archive *archive, const char *path, int64_t now_utc,
                                   const struct stet_merge_events *events, stet_problem_fn *problem,
                                   struct stet_merge_summary *summary, struct stet_error *error)
{
    struct merge merge = {.events = events, .problem = problem, .error = error};
    char name[STET_BAG_NAME], message[STET_BAG_NAME + 8];
    *summary = (struct stet_merge_summary){0};
    enum stet_status status = stet_spool_open(&merge.spool, stet_archive_path(archive), error);
    if (status == STET_OK)
        status = check(&merge, path, name);
    if (status == STET_OK) {
        snprintf(message, sizeof(message), "Merge %s", name);
        const struct stet_merge_source source = {merge.spool, message, each_file, read_blob};
        status = stet_archive_merge_from(archive, &source, now_utc, events, summary, error);
    } else if (status == STET_ERR_INTERRUPTED) {
        summary->stopped = true;
        status = STET_OK;
    }
    stet_spool_close(merge.spool);
    return status;
}
