/* run.c - one run of archiving: operands in, captures out, in batches of one commit each.
 *
 * A result is told only when its batch is durable: telling it is the acknowledgement. Only this
 * thread writes; preparing is done by the pipeline's. */
#include "arena.h"
#include "digest.h"
#include "ingest.h"
#include "limits.h"
#include "map.h"
#include "message.h"
#include "pipeline.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Names of the pages of one run: STET_MAX_INPUTS of some hundred bytes. */
#define RUN_ARENA (1024 * STET_MIB)

struct run {
    struct stet_archive *archive;
    const struct stet_run_options *options;
    const struct stet_run_events *events;
    struct stet_run_summary *summary;
    struct stet_txn *txn;           /* NULL between batches */
    struct stet_snapshot *snapshot; /* of a dry run on an archive */
    struct stet_prepared *batch;    /* to be told; without their objects, so they are small */
    size_t count, room, done, total;
    struct stet_map *named;  /* URL that a page gave itself -> its struct twin */
    struct stet_arena *keys; /* of named, and the twins */
};

static void count_change(struct stet_run_summary *summary, enum stet_change change)
{
    switch (change) {
    case STET_CHANGE_NEW: summary->created++; break;
    case STET_CHANGE_CHANGED: summary->changed++; break;
    case STET_CHANGE_UNCHANGED: summary->unchanged++; break;
    case STET_CHANGE_REFUSED: summary->refused++; break;
    case STET_CHANGE_FAILED: summary->failed++; break;
    }
}

static void tell(struct run *run, const struct stet_prepared *prepared, const char *commit)
{
    count_change(run->summary, prepared->change);
    if (!run->events->result)
        return;
    const struct stet_run_result result = {
        .change = prepared->change,
        .input = prepared->input,
        .url = prepared->url,
        .id = prepared->id[0] ? prepared->id : NULL,
        .title = prepared->title,
        .kind = prepared->capture.kind,
        .reason = prepared->reason,
        .note = prepared->note,
        .commit = commit,
        .captured_utc = prepared->capture.captured_utc,
        .words = prepared->words,
        .diagnostics = prepared->diagnostics,
    };
    run->events->result(run->events->context, &result);
}

static void forget_batch(struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        stet_prepared_free(&run->batch[i]);
    run->count = 0;
}

/* Makes the batch durable, then acknowledges it. */
static enum stet_status finish_batch(struct run *run, struct stet_error *error)
{
    if (!run->txn)
        return STET_OK;
    struct stet_txn *txn = run->txn;
    struct stet_buf message;
    struct stet_oid commit;
    stet_buf_init(&message, 64 * 1024);
    struct stet_message_line only = {0};
    if (run->count == 1)
        only = (struct stet_message_line){run->batch[0].title, run->batch[0].url};
    size_t counts[STET_CHANGE_FAILED + 1] = {0};
    for (size_t i = 0; i < run->count; i++)
        counts[run->batch[i].change]++;
    stet_message_write(&message, run->options->message, counts, &only);
    run->txn = NULL;
    enum stet_status status =
        stet_txn_commit(txn, message.ptr, run->options->now_utc, &commit, error);
    stet_buf_free(&message);
    if (status < 0)
        return status;
    char hex[2 * STET_OID_BYTES + 1];
    stet_hex(commit.id, sizeof(commit.id), hex);
    for (size_t i = 0; i < run->count; i++)
        tell(run, &run->batch[i], hex);
    forget_batch(run);
    return STET_OK;
}

/* Whether nothing came of a capture; then its change says so. The store's own answer is about its
 * line of the journal: the same failure in the same second is "unchanged" to it. */
static bool is_bad(struct stet_prepared *prepared)
{
    switch (prepared->capture.outcome) {
    case STET_OUTCOME_REFUSED: prepared->change = STET_CHANGE_REFUSED; return true;
    case STET_OUTCOME_FAILED: prepared->change = STET_CHANGE_FAILED; return true;
    default: return false;
    }
}

/* What a capture would turn out to be, as far as the newest tree tells. */
static enum stet_status predict(struct run *run, struct stet_prepared *prepared,
                                struct stet_error *error)
{
    const struct stet_capture *capture = &prepared->capture;
    if (is_bad(prepared))
        return STET_OK;
    prepared->change = STET_CHANGE_NEW;
    if (!run->snapshot)
        return STET_OK;
    struct stet_buf path;
    struct stet_folder folder = {0};
    stet_buf_init(&path, 1024);
    stet_store_article_path(stet_span_of(prepared->url), &path);
    enum stet_status status = stet_snapshot_folder(run->snapshot, path.ptr, &folder, error);
    for (size_t i = 0; status == STET_OK && i < folder.count; i++)
        if (folder.entries[i].captured_utc <= capture->captured_utc)
            prepared->change =
                stet_oid_equal(&folder.entries[i].text, stet_object_oid(prepared->text))
                    ? STET_CHANGE_UNCHANGED
                    : STET_CHANGE_CHANGED;
    stet_folder_free(&folder);
    stet_buf_free(&path);
    return status == STET_ERR_NOT_FOUND ? STET_OK : status;
}

static enum stet_status begin_batch(struct run *run, struct stet_error *error)
{
    return stet_txn_begin(run->archive->store, STET_LOCK_WAIT_S, run->events->waiting,
                          run->events->context, &run->txn, error);
}

/* A capture that the store will not have (its name is taken by another source of the same second)
 * is told as failed, like any bad input. */
static enum stet_status store(struct run *run, struct stet_prepared *prepared,
                              struct stet_error *error)
{
    struct stet_capture *capture = &prepared->capture;
    enum stet_status status = stet_txn_add(
        run->txn, capture, capture->outcome == STET_OUTCOME_CAPTURED ? prepared->text : NULL,
        capture->outcome != STET_OUTCOME_FAILED ? prepared->source : NULL, prepared->extension,
        &prepared->change, error);
    if (status == STET_ERR_INPUT) {
        stet_prepared_fail(prepared, error->message);
        status = stet_txn_add(run->txn, capture, NULL, NULL, prepared->extension, &prepared->change,
                              error);
    }
    is_bad(prepared);
    return status;
}

/* Two pages of one run that say they are the same article were seen at the same time, so a
 * difference in their texts is no edit: mostly the page misnames itself. The second goes by its own
 * address. */
static enum stet_status keep_apart(struct run *run, struct stet_prepared *prepared,
                                   struct stet_error *error)
{
    struct twin {
        struct stet_oid text;
        const char *input;
    } * twin;
    if (!prepared->named_by_page || prepared->capture.outcome != STET_OUTCOME_CAPTURED)
        return STET_OK;
    size_t *slot = stet_map_get(run->named, stet_span_of(prepared->url));
    if (slot) {
        char note[512];
        memcpy(&twin, slot, sizeof(twin));
        if (stet_oid_equal(&twin->text, stet_object_oid(prepared->text)))
            return STET_OK;
        snprintf(note, sizeof(note),
                 "'%.120s' gives itself the URL of '%.120s', but its text is another: archived "
                 "under its own address",
                 prepared->input, twin->input);
        stet_prepared_separate(prepared, note);
        return STET_OK;
    }
    const char *key = stet_arena_dup(run->keys, prepared->url, strlen(prepared->url));
    twin = stet_arena_alloc(run->keys, sizeof(*twin));
    if (key && twin)
        twin->input = stet_arena_dup(run->keys, prepared->input, strlen(prepared->input));
    slot = key && twin && twin->input ? stet_map_put(run->named, stet_span_of(key), NULL) : NULL;
    if (!slot)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    twin->text = *stet_object_oid(prepared->text);
    memcpy(slot, &twin, sizeof(twin));
    return STET_OK;
}

/* Takes over what prepared holds, whatever comes back. */
static enum stet_status add(struct run *run, struct stet_prepared *prepared,
                            struct stet_error *error)
{
    enum stet_status status = STET_OK;
    if (prepared->out_of_memory)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    else
        status = keep_apart(run, prepared, error);
    if (status == STET_OK && run->options->dry_run)
        status = predict(run, prepared, error);
    else if (status == STET_OK && !run->txn)
        status = begin_batch(run, error);
    if (status == STET_OK && !run->options->dry_run)
        status = store(run, prepared, error);
    if (status < 0) {
        stet_prepared_free(prepared);
        return status;
    }
    stet_object_free(prepared->text);
    stet_object_free(prepared->source);
    prepared->text = prepared->source = NULL;
    run->batch[run->count++] = *prepared;
    run->done++;
    if (run->events->progress)
        run->events->progress(run->events->context, run->done, run->total);
    if (run->count < run->room)
        return STET_OK;
    if (!run->options->dry_run)
        return finish_batch(run, error);
    for (size_t i = 0; i < run->count; i++)
        tell(run, &run->batch[i], NULL);
    forget_batch(run);
    return STET_OK;
}

/* Operands that could not be walked: kept until the run can journal them. */
struct refusals {
    struct stet_prepared *items;
    size_t count;
    const struct stet_run_options *options;
    bool failed;
};

static void refuse(void *context, const char *operand, const struct stet_error *why)
{
    struct refusals *refusals = context;
    struct stet_prepared *items = realloc(refusals->items, (refusals->count + 1) * sizeof(*items));
    if (!items) {
        refusals->failed = true;
        return;
    }
    refusals->items = items;
    stet_prepare_failure(&items[refusals->count++], operand, why->message, refusals->options);
}

static enum stet_status add_all(struct run *run, const struct stet_ingest_list *files,
                                struct refusals *refusals, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; status == STET_OK && i < refusals->count; i++) {
        struct stet_prepared prepared = refusals->items[i];
        refusals->items[i] = (struct stet_prepared){0};
        status = add(run, &prepared, error);
    }
    if (status != STET_OK || files->count == 0)
        return status;
    unsigned jobs = run->options->jobs;
    if (jobs == 0) {
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        jobs = online > 0 ? (unsigned)online : 1;
    }
    if (jobs > files->count)
        jobs = (unsigned)files->count;
    struct stet_pipeline *pipeline = NULL;
    status = stet_pipeline_start(&pipeline, files, jobs, run->options, error);
    struct stet_prepared prepared;
    while (status == STET_OK && stet_pipeline_next(pipeline, &prepared))
        status = add(run, &prepared, error);
    stet_pipeline_free(pipeline);
    return status;
}

static enum stet_status check_options(const struct stet_run_options *options, size_t inputs,
                                      struct stet_error *error)
{
    if (options->url && options->id)
        return stet_error_set(error, STET_ERR_USAGE, "give --url or --id, not both");
    if (inputs > 1 && (options->url || options->id || options->title))
        return stet_error_set(error, STET_ERR_USAGE,
                              "--%s names one source, but there are %zu; archive them one by one",
                              options->url  ? "url"
                              : options->id ? "id"
                                            : "title",
                              inputs);
    char *name;
    enum stet_status status = stet_prepare_name(options, &name, error);
    free(name);
    return status;
}

static enum stet_status run_all(struct run *run, const struct stet_ingest_list *files,
                                struct refusals *refusals, struct stet_error *error)
{
    run->total = files->count + refusals->count;
    run->summary->skipped = files->skipped;
    run->room = run->total < STET_BATCH_CAPTURES ? run->total : STET_BATCH_CAPTURES;
    run->batch = calloc(run->room ? run->room : 1, sizeof(*run->batch));
    run->named = stet_map_new();
    run->keys = stet_arena_new(RUN_ARENA);
    if (!run->batch || !run->named || !run->keys || refusals->failed)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    enum stet_status status = check_options(run->options, run->total, error);
    if (status == STET_OK && run->options->dry_run && run->archive)
        status = stet_snapshot_open(run->archive->store, NULL, &run->snapshot, error);
    if (status == STET_OK)
        status = add_all(run, files, refusals, error);
    if (status == STET_OK && !run->options->dry_run)
        status = finish_batch(run, error);
    for (size_t i = 0; status == STET_OK && i < run->count; i++)
        tell(run, &run->batch[i], NULL);
    return status;
}

/* The catalog follows at once, so that the next question need not wait; if it cannot, the next one
 * makes up for it: it is no failure of the run. */
static void update_catalog(struct run *run)
{
    struct stet_catalog *catalog;
    struct stet_error ignored;
    if (!run->options->dry_run && run->done > 0 &&
        stet_archive_catalog(run->archive, &catalog, &ignored) != STET_OK)
        return;
}

enum stet_status stet_archive_run(struct stet_archive *archive, char *const *operands, size_t count,
                                  const struct stet_run_options *options,
                                  const struct stet_run_events *events,
                                  struct stet_run_summary *summary, struct stet_error *error)
{
    *summary = (struct stet_run_summary){0};
    struct run run = {.archive = archive, .options = options, .events = events, .summary = summary};
    struct stet_ingest_list files = {0};
    struct refusals refusals = {.options = options};
    enum stet_status status = stet_ingest_walk(operands, count, &files, refuse, &refusals, error);
    if (status == STET_OK)
        status = run_all(&run, &files, &refusals, error);
    if (status == STET_OK)
        update_catalog(&run);
    stet_txn_abort(run.txn);
    forget_batch(&run);
    free(run.batch);
    stet_map_free(run.named);
    stet_arena_free(run.keys);
    for (size_t i = 0; i < refusals.count; i++)
        stet_prepared_free(&refusals.items[i]);
    free(refusals.items);
    stet_snapshot_close(run.snapshot);
    stet_ingest_list_free(&files);
    return status;
}
