/* run.c - one run of archiving: operands in, captures out, in batches of one commit each.
 *
 * A result is told only when its batch is durable: telling it is the acknowledgement. Only this
 * thread writes; preparing is done by the pipeline's. */
#include "cataloguer.h"
#include "digest.h"
#include "limits.h"
#include "message.h"
#include "pipeline.h"
#include "spacing.h"
#include "span.h"
#include "twins.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define TICK_MS  100  /* as often the run looks whether it is stopped, or a batch's time is up */
#define PAUSE_MS 1000 /* a list that pauses for so long has its batch committed */
/* Towards the end a batch of so many is committed when no more than it holds are to come: the
 * catalog of the last one is waited for, with nothing to do beside it. */
#define SMALL_BATCH 1000

struct run {
    struct stet_archive *archive;
    const struct stet_run_options *options;
    const struct stet_run_events *events;
    struct stet_run_summary *summary;
    struct stet_txn *txn;           /* NULL between batches */
    struct stet_snapshot *snapshot; /* of a dry run on an archive */
    struct stet_spacing *spacing;   /* from the first batch on, if times are the clock's */
    struct stet_prepared *batch;    /* to be told; without their objects, so they are small */
    size_t count, room, done, total;
    int64_t began_ms, newest_ms; /* when the batch got its first capture, and its newest */
    struct stet_twins *twins;
    struct stet_cataloguer *cataloguer;
    size_t text_bytes; /* of the batch, held for the catalog */
};

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

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
    run->text_bytes = 0;
}

/* Hands the texts of a batch that was committed to the catalog. */
static void give_texts(struct run *run)
{
    struct stet_indexed **texts = calloc(run->count ? run->count : 1, sizeof(*texts));
    size_t count = 0;
    for (size_t i = 0; texts && i < run->count; i++) {
        if (run->batch[i].indexed)
            texts[count++] = run->batch[i].indexed;
        run->batch[i].indexed = NULL;
    }
    stet_cataloguer_give(run->cataloguer, texts, count);
}

static void tell_batch(struct run *run, const char *commit)
{
    for (size_t i = 0; i < run->count; i++)
        tell(run, &run->batch[i], commit);
    forget_batch(run);
}

/* Makes the batch durable, then acknowledges it. */
static enum stet_status finish_batch(struct run *run, struct stet_error *error)
{
    if (!run->txn) {
        tell_batch(run, NULL); /* of a dry run, or empty */
        return STET_OK;
    }
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
        stet_txn_commit(txn, message.ptr, stet_inputs_now_utc(run->options), &commit, error);
    stet_buf_free(&message);
    if (status < 0)
        return status;
    char hex[2 * STET_OID_BYTES + 1];
    stet_hex(commit.id, sizeof(commit.id), hex);
    give_texts(run);
    tell_batch(run, hex);
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
    struct stet_store *store = run->archive->store;
    enum stet_status status = stet_txn_begin(store, STET_LOCK_WAIT_S, run->events->waiting,
                                             run->events->context, &run->txn, error);
    if (status == STET_OK && run->options->spaced && !run->spacing)
        status = stet_spacing_open(&run->spacing, store, run->options->now_utc,
                                   run->options->clock_utc, error);
    return status;
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
    if (!prepared->named_by_page || prepared->capture.outcome != STET_OUTCOME_CAPTURED)
        return STET_OK;
    enum stet_status status =
        stet_twins_note(run->twins, prepared->id, prepared->capture.captured_utc,
                        stet_object_oid(prepared->text), error);
    if (status != STET_DIFFERENT)
        return status;
    if (strcmp(prepared->input, "-") == 0)
        return STET_OK; /* it has no other address */
    char note[512];
    snprintf(note, sizeof(note),
             "'%.120s' gives itself the URL '%.200s', as another page of this run does, but its "
             "text is another: archived under its own address",
             prepared->input, prepared->url);
    stet_prepared_separate(prepared, note);
    return STET_OK;
}

static bool is_full(const struct run *run)
{
    bool nears_end = run->total > 0 && run->count >= run->total - run->done;
    return run->count == run->room || run->text_bytes >= STET_BATCH_TEXT_BYTES ||
           (nears_end && run->count >= SMALL_BATCH);
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
    if (status == STET_OK && run->spacing && prepared->capture.outcome == STET_OUTCOME_CAPTURED)
        stet_spacing_wait(run->spacing, prepared->id, stet_object_oid(prepared->text),
                          &prepared->capture.captured_utc);
    if (status == STET_OK && !run->options->dry_run)
        status = store(run, prepared, error);
    if (status < 0) {
        stet_prepared_free(prepared);
        return status;
    }
    stet_object_free(prepared->text);
    stet_object_free(prepared->source);
    prepared->text = prepared->source = NULL;
    if (prepared->indexed)
        run->text_bytes += stet_indexed_bytes(prepared->indexed);
    run->newest_ms = clock_ms();
    if (run->count == 0)
        run->began_ms = run->newest_ms;
    run->batch[run->count++] = *prepared;
    run->done++;
    if (run->events->progress)
        run->events->progress(run->events->context, run->done, run->total);
    return is_full(run) ? finish_batch(run, error) : STET_OK;
}

/* Whether the batch is to be committed though it is not full. */
static bool is_due(const struct run *run)
{
    const struct stet_run_options *options = run->options;
    int64_t now_ms = clock_ms();
    if (run->count == 0)
        return false;
    if (options->interval_s > 0 && now_ms - run->began_ms >= (int64_t)options->interval_s * 1000)
        return true;
    return options->files_from && now_ms - run->newest_ms >= PAUSE_MS;
}

static enum stet_status add_all(struct run *run, struct stet_inputs *inputs,
                                struct stet_error *error)
{
    const struct stet_run_events *events = run->events;
    struct stet_pipeline *pipeline = NULL;
    struct stet_prepared prepared;
    enum stet_pipeline_answer answer = STET_PIPELINE_LATE;
    unsigned jobs = run->options->jobs;
    if (jobs == 0) {
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        jobs = online > 0 ? (unsigned)online : 1;
    }
    if (run->total > 0 && jobs > run->total)
        jobs = (unsigned)run->total;
    enum stet_status status = stet_pipeline_start(&pipeline, inputs, jobs, run->options, error);
    while (status == STET_OK && answer != STET_PIPELINE_END) {
        if (!run->summary->stopped && events->stopped && events->stopped(events->context)) {
            run->summary->stopped = true;
            stet_pipeline_stop(pipeline);
        }
        answer = stet_pipeline_next(pipeline, TICK_MS, &prepared);
        if (answer == STET_PIPELINE_READY)
            status = add(run, &prepared, error);
        if (status == STET_OK && is_due(run))
            status = finish_batch(run, error);
    }
    if (status ==
        STET_OK) /* what came before the sources ended too soon is archived all the same */
        status = finish_batch(run, error);
    if (status == STET_OK)
        status = stet_pipeline_status(pipeline, error);
    stet_pipeline_free(pipeline);
    return status;
}

static enum stet_status check_options(const struct stet_run_options *options, size_t inputs,
                                      struct stet_error *error)
{
    if (options->url && options->id)
        return stet_error_set(error, STET_ERR_USAGE, "give --url or --id, not both");
    /* Without a time of its own each, sources of one name would all be one moment's. */
    bool timed = options->captured_utc == STET_WHEN_CHANGED;
    const char *of_one = options->title           ? "title"
                         : options->url && !timed ? "url"
                         : options->id && !timed  ? "id"
                                                  : NULL;
    const char *how =
        timed || options->title ? "" : ", or, if they are its captures, with --file-times";
    if (options->files_from && of_one)
        return stet_error_set(error, STET_ERR_USAGE,
                              "--%s names one source, not those of a list; archive it by itself%s",
                              of_one, how);
    if (inputs > 1 && of_one)
        return stet_error_set(error, STET_ERR_USAGE,
                              "--%s names one source, but there are %zu; archive them one by one%s",
                              of_one, inputs, how);
    char *name;
    enum stet_status status = stet_prepare_name(options, &name, error);
    free(name);
    return status;
}

static enum stet_status run_all(struct run *run, struct stet_inputs *inputs,
                                struct stet_error *error)
{
    const struct stet_run_options *options = run->options;
    size_t most = options->batch && options->batch < STET_BATCH_CAPTURES ? options->batch
                                                                         : STET_BATCH_CAPTURES;
    run->total = stet_inputs_total(inputs);
    run->room = run->total > 0 && run->total < most ? run->total : most;
    run->batch = calloc(run->room, sizeof(*run->batch));
    run->twins = stet_twins_new();
    if (!run->batch || !run->twins)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    enum stet_status status = check_options(options, run->total, error);
    if (status == STET_OK && options->dry_run && run->archive)
        status = stet_snapshot_open(run->archive->store, NULL, &run->snapshot, error);
    /* The catalog follows each batch, so that the next question need not wait. */
    if (status == STET_OK && !options->dry_run)
        run->cataloguer = stet_cataloguer_start(stet_archive_path(run->archive));
    if (status == STET_OK)
        status = add_all(run, inputs, error);
    const struct stet_ingest_skipped *skipped = stet_inputs_skipped(inputs);
    run->summary->skipped = skipped->count;
    _Static_assert(sizeof(run->summary->skipped_kinds) == sizeof(skipped->kinds), "one length");
    memcpy(run->summary->skipped_kinds, skipped->kinds, sizeof(skipped->kinds));
    return status;
}

enum stet_status stet_archive_run(struct stet_archive *archive, char *const *operands, size_t count,
                                  const struct stet_run_options *options,
                                  const struct stet_run_events *events,
                                  struct stet_run_summary *summary, struct stet_error *error)
{
    struct stet_error unasked;
    if (!error)
        error = &unasked;
    *summary = (struct stet_run_summary){0};
    struct run run = {.archive = archive, .options = options, .events = events, .summary = summary};
    struct stet_inputs *inputs = NULL;
    enum stet_status status = stet_inputs_open(&inputs, operands, count, options, error);
    if (status == STET_OK)
        status = run_all(&run, inputs, error);
    stet_cataloguer_end(run.cataloguer);
    stet_txn_abort(run.txn);
    forget_batch(&run);
    free(run.batch);
    stet_twins_free(run.twins);
    stet_snapshot_close(run.snapshot);
    stet_spacing_close(run.spacing);
    stet_inputs_close(inputs);
    return status;
}
