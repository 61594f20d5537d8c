/* moment.c - what is archived of some seconds: the captures of their journals. */
#include "commit.h"
#include "journal.h"
#include "limits.h"
#include "repo.h"
#include "span.h"

struct moment {
    struct stet_store *store;
    stet_capture_fn *each;
    void *context;
    struct stet_buf bytes, strings;
};

static enum stet_status read_blob(void *context, const struct stet_oid *blob,
                                  struct stet_error *error)
{
    struct moment *moment = context;
    struct stet_capture capture;
    struct stet_span line;
    stet_buf_clear(&moment->bytes);
    enum stet_status status =
        stet_store_object(moment->store, blob, STET_OBJECT_BLOB, &moment->bytes, error);
    struct stet_span rest = {moment->bytes.ptr, moment->bytes.len};
    while (status == STET_OK && stet_span_line(&rest, &line)) {
        status = stet_capture_read(line, &capture, &moment->strings, error);
        if (status == STET_OK)
            status = moment->each(moment->context, &capture);
    }
    return status;
}

enum stet_status stet_snapshot_captures(struct stet_snapshot *snapshot, int64_t first_utc,
                                        int64_t last_utc, stet_capture_fn *each, void *context,
                                        struct stet_error *error)
{
    struct moment moment = {
        .store = stet_snapshot_store(snapshot), .each = each, .context = context};
    struct stet_oid tree;
    stet_buf_init(&moment.bytes, STET_MAX_JOURNAL_BYTES);
    stet_buf_init(&moment.strings, STET_MAX_JOURNAL_BYTES);
    enum stet_status status =
        stet_commit_tree(moment.store, stet_snapshot_commit(snapshot), &tree, error);
    if (status == STET_OK)
        status =
            stet_scan_journals(moment.store, &tree, first_utc, last_utc, read_blob, &moment, error);
    stet_buf_free(&moment.strings);
    stet_buf_free(&moment.bytes);
    return status;
}
