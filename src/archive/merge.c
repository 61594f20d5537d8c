/* merge.c - another archive's captures in, this archive with them.
 *
 * Where they come from, an archive or a bundle, is behind two functions. A capture is added as if
 * it came in now: what the tree makes of it follows from the set of captures alone
 * (docs/format.md), so there is nothing to decide between the two. Journals that both have are not
 * looked at. */
#include "digest.h"
#include "limits.h"
#include "message.h"
#include "span.h"
#include "stet_archive.h"
#include <string.h>

struct merge {
    struct stet_store *store;
    const struct stet_merge_source *other;
    const struct stet_merge_events *events;
    struct stet_merge_summary *summary;
    struct stet_error *error;
    int64_t now_utc;
    struct stet_txn *txn; /* NULL between batches */
    size_t counts[STET_CHANGE_FAILED + 1];
    uint64_t added; /* in the batch */
    struct stet_buf journal, strings, text, source;
};

static enum stet_status finish_batch(struct merge *merge)
{
    struct stet_buf message;
    struct stet_oid commit;
    struct stet_txn *txn = merge->txn;
    if (!txn)
        return STET_OK;
    merge->txn = NULL;
    stet_buf_init(&message, 4096);
    stet_message_write(&message, merge->other->message, merge->counts,
                       &(struct stet_message_line){0});
    enum stet_status status =
        stet_txn_commit(txn, message.ptr, merge->now_utc, &commit, merge->error);
    stet_buf_free(&message);
    if (status < 0)
        return status;
    merge->summary->added += merge->added;
    merge->added = 0;
    memset(merge->counts, 0, sizeof(merge->counts));
    return STET_OK;
}

/* This capture stays where it is; the others come. */
static enum stet_status leave(struct merge *merge, const struct stet_capture *capture,
                              const char *why)
{
    merge->summary->left++;
    if (merge->events->left)
        merge->events->left(merge->events->context, capture->url, why);
    return STET_OK;
}

/* The blob's bytes as an object of ours; they were checked by its name. */
static enum stet_status take(struct merge *merge, const struct stet_oid *oid,
                             struct stet_buf *bytes, struct stet_object **out)
{
    stet_buf_clear(bytes);
    enum stet_status status = merge->other->read(merge->other->context, oid, bytes, merge->error);
    return status == STET_OK ? stet_object_new(out, bytes->ptr, bytes->len, merge->error) : status;
}

static enum stet_status take_blobs(struct merge *merge, const struct stet_capture *capture,
                                   struct stet_object **text, struct stet_object **source)
{
    uint8_t digest[STET_SHA256_BYTES];
    enum stet_status status = STET_OK;
    if (capture->outcome == STET_OUTCOME_FAILED)
        return STET_OK;
    status = take(merge, &capture->source, &merge->source, source);
    if (status != STET_OK)
        return status;
    stet_sha256(merge->source.ptr, merge->source.len, digest);
    if (memcmp(digest, capture->source_sha256, sizeof(digest)) != 0)
        return stet_error_set(merge->error, STET_ERR_CORRUPT,
                              "its source is not the one that the journal names");
    return capture->outcome == STET_OUTCOME_CAPTURED
               ? take(merge, &capture->text, &merge->text, text)
               : STET_OK;
}

static enum stet_status add(struct merge *merge, struct stet_capture *capture,
                            const struct stet_object *text, const struct stet_object *source)
{
    enum stet_change change;
    enum stet_status status = STET_OK;
    if (!merge->txn)
        status = stet_txn_begin(merge->store, STET_LOCK_WAIT_S, merge->events->waiting,
                                merge->events->context, &merge->txn, merge->error);
    if (status != STET_OK)
        return status;
    size_t before = stet_txn_count(merge->txn);
    status =
        stet_txn_add(merge->txn, capture, text, source, capture->extension, &change, merge->error);
    if (status == STET_ERR_INPUT) /* its name is taken by another source of the same second */
        return leave(merge, capture, merge->error->message);
    if (status != STET_OK)
        return status;
    if (stet_txn_count(merge->txn) > before) {
        merge->added++;
        merge->counts[change]++;
    }
    return stet_txn_count(merge->txn) >= STET_BATCH_CAPTURES ? finish_batch(merge) : STET_OK;
}

static enum stet_status merge_capture(struct merge *merge, struct stet_capture *capture)
{
    const struct stet_merge_events *events = merge->events;
    struct stet_object *text = NULL, *source = NULL;
    if (events->stopped && events->stopped(events->context)) {
        merge->summary->stopped = true;
        return STET_END;
    }
    merge->summary->captures++;
    enum stet_status status = take_blobs(merge, capture, &text, &source);
    if (status == STET_OK)
        status = add(merge, capture, text, source);
    else if (status == STET_ERR_CORRUPT)
        status = leave(merge, capture, merge->error->message);
    stet_object_free(text);
    stet_object_free(source);
    if (events->progress)
        events->progress(events->context, (size_t)merge->summary->captures);
    return status;
}

static enum stet_status merge_journal(void *context, const char *path, const struct stet_oid *oid)
{
    struct merge *merge = context;
    struct stet_span line, rest;
    if (!stet_span_ends(stet_span_of(path), ".jsonl"))
        return STET_OK; /* a source: it comes with its line */
    stet_buf_clear(&merge->journal);
    enum stet_status status =
        merge->other->read(merge->other->context, oid, &merge->journal, merge->error);
    rest = (struct stet_span){merge->journal.ptr, merge->journal.len};
    while (status == STET_OK && stet_span_line(&rest, &line)) {
        struct stet_capture capture;
        if (line.len == 0)
            continue;
        status = stet_capture_read(line, &capture, &merge->strings, merge->error);
        bool formed = status == STET_OK;
        if (formed)
            status = merge_capture(merge, &capture);
        if (!formed || status == STET_ERR_LIMIT)
            stet_error_prefix(merge->error, "journal '%.200s'", path);
    }
    return status;
}

static enum stet_status merge_all(struct merge *merge)
{
    struct stet_snapshot *known = NULL;
    enum stet_status status = stet_snapshot_open(merge->store, NULL, &known, merge->error);
    if (status == STET_OK)
        status = merge->other->each_file(merge->other->context, known, merge_journal, merge,
                                         merge->error);
    if (status == STET_OK || status == STET_END)
        status = finish_batch(merge);
    stet_snapshot_close(known);
    return status;
}

enum stet_status stet_archive_merge_from(struct stet_archive *archive,
                                         const struct stet_merge_source *source, int64_t now_utc,
                                         const struct stet_merge_events *events,
                                         struct stet_merge_summary *summary,
                                         struct stet_error *error)
{
    *summary = (struct stet_merge_summary){0};
    struct merge merge = {.store = archive->store,
                          .other = source,
                          .events = events,
                          .summary = summary,
                          .error = error,
                          .now_utc = now_utc};
    stet_buf_init(&merge.journal, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&merge.strings, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&merge.text, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&merge.source, STET_MAX_OBJECT_BYTES);
    enum stet_status status = merge_all(&merge);
    stet_txn_abort(merge.txn);
    stet_buf_free(&merge.journal);
    stet_buf_free(&merge.strings);
    stet_buf_free(&merge.text);
    stet_buf_free(&merge.source);
    return status;
}

/* ---- an archive ------------------------------------------------------------------------------ */

static enum stet_status each_file(void *context, struct stet_snapshot *known, stet_path_fn *each,
                                  void *each_context, struct stet_error *error)
{
    struct stet_snapshot *snapshot = NULL;
    enum stet_status status = stet_snapshot_open(context, NULL, &snapshot, error);
    if (status == STET_OK)
        status = stet_snapshot_new_captures(known, snapshot, each, each_context, error);
    stet_snapshot_close(snapshot);
    return status;
}

static enum stet_status read_object(void *context, const struct stet_oid *oid, struct stet_buf *out,
                                    struct stet_error *error)
{
    return stet_store_read(context, oid, out, error);
}

enum stet_status stet_archive_merge(struct stet_archive *archive, struct stet_archive *other,
                                    int64_t now_utc, const struct stet_merge_events *events,
                                    struct stet_merge_summary *summary, struct stet_error *error)
{
    const struct stet_merge_source source = {other->store, "Merge another archive", each_file,
                                             read_object};
    return stet_archive_merge_from(archive, &source, now_utc, events, summary, error);
}
