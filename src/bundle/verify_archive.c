/* verify_archive.c - proving an archive: every object of its repository, then the rules of its
 * newest tree. */
#include "bundle.h"
#include "limits.h"
#include <string.h>

#define TRIES          3               /* beside a writer; then it waits */
#define MAX_TOLD_BYTES (16 * STET_MIB) /* of faults */

struct verify {
    struct stet_verify_summary *out;
    struct stet_buf *told; /* faults: file and what, each ended by NUL */
    struct stet_check *check;
    struct stet_rules *rules;
    struct stet_error *error;
};

static void report(void *opaque, const char *file, const char *what)
{
    struct verify *verify = opaque;
    verify->out->problems++;
    stet_buf_printf(verify->told, "%s%c%s%c", file, '\0', what, '\0');
}

static const uint8_t *source(void *opaque, const struct stet_oid *oid, uint64_t *bytes)
{
    const struct verify *verify = opaque;
    const uint8_t *sha256;
    struct stet_error ignored;
    bool good = stet_check_file(verify->check, oid, bytes, &sha256, &ignored) == STET_OK;
    return good ? sha256 : NULL;
}

/* A file whose blob was read already; one that could not be is reported. */
static enum stet_status take(void *opaque, const char *path, const struct stet_oid *oid)
{
    struct verify *verify = opaque;
    struct stet_error why;
    const uint8_t *sha256;
    uint64_t bytes;
    verify->out->files++;
    if (stet_check_file(verify->check, oid, &bytes, &sha256, &why) != STET_OK) {
        report(verify, path, why.message);
        return STET_OK;
    }
    verify->out->bytes += bytes;
    return stet_rules_add(verify->rules, path, oid, sha256, report, verify, verify->error);
}

static enum stet_status take_journal(void *opaque, const char *path, const struct stet_oid *oid)
{
    struct verify *verify = opaque;
    struct stet_error why;
    struct stet_buf content;
    if (!stet_rules_is_journal(path))
        return STET_OK;
    stet_buf_init(&content, STET_MAX_OBJECT_BYTES);
    if (stet_store_read(stet_check_store(verify->check), oid, &content, &why) == STET_OK)
        stet_rules_journal(verify->rules, path, (struct stet_span){content.ptr, content.len},
                           report, verify);
    else
        report(verify, path, why.message);
    stet_buf_free(&content);
    return STET_OK;
}

static enum stet_status name_unspoken(void *opaque, const char *path, const struct stet_oid *oid)
{
    struct verify *verify = opaque;
    stet_rules_unspoken(verify->rules, path, oid, report, verify);
    return STET_OK;
}

static enum stet_status check_tree(struct verify *verify)
{
    struct stet_snapshot *snapshot = NULL;
    struct stet_store *store = stet_check_store(verify->check);
    const struct stet_oid *commit = stet_check_commit(verify->check);
    enum stet_status status = stet_snapshot_open(store, commit, &snapshot, verify->error);
    if (status == STET_OK) {
        stet_hex(commit->id, STET_OID_BYTES, verify->out->digest);
        status = stet_snapshot_each_file(snapshot, take, verify, verify->error);
    }
    if (status == STET_OK)
        status = stet_store_new_captures(store, NULL, commit, take_journal, verify, verify->error);
    if (status == STET_OK && !stet_rules_finish(verify->rules, verify->out))
        status = stet_snapshot_each_file(snapshot, name_unspoken, verify, verify->error);
    stet_snapshot_close(snapshot);
    return status;
}

/* What no look at its objects would tell: that there is an archive, of a format that is known. */
static enum stet_status check_format(const char *path, struct stet_error *error)
{
    struct stet_store *store;
    enum stet_status status = stet_store_open(path, &store, error);
    stet_store_close(store);
    return status;
}

static enum stet_status verify_once(const char *path, struct stet_verify_summary *out,
                                    struct stet_buf *told, bool *moved, struct stet_error *error)
{
    struct verify verify = {.out = out, .told = told, .error = error};
    *out = (struct stet_verify_summary){0};
    stet_buf_clear(told);
    verify.rules = stet_rules_new(source, &verify);
    enum stet_status status =
        verify.rules
            ? stet_check_open(path, stet_rules_wants, report, &verify, &verify.check, error)
            : stet_error_set(error, STET_ERR_MEMORY, "cannot check: no memory");
    /* What is damaged may still be read in part; where it cannot, that is a finding too. */
    if (status == STET_OK || status == STET_ERR_CORRUPT)
        status = check_format(path, error);
    if (status == STET_OK)
        status = check_tree(&verify);
    if (status == STET_ERR_CORRUPT) {
        if (out->problems == 0)
            report(&verify, path, error->message);
        status = STET_OK;
    }
    *moved = verify.check && stet_check_moved(verify.check);
    stet_check_close(verify.check);
    stet_rules_free(verify.rules);
    return status == STET_OK && out->problems ? STET_DIFFERENT : status;
}

/* With writers kept out, if there can be any. */
static enum stet_status verify_still(const char *path, struct stet_verify_summary *out,
                                     struct stet_buf *told, bool *moved, struct stet_error *error)
{
    struct stet_store *store = NULL;
    struct stet_txn *txn = NULL;
    struct stet_error ignored;
    if (stet_store_open(path, &store, &ignored) != STET_OK ||
        stet_txn_begin(store, STET_LOCK_WAIT_S, NULL, NULL, &txn, &ignored) != STET_OK)
        txn = NULL;
    enum stet_status status = verify_once(path, out, told, moved, error);
    stet_txn_abort(txn);
    stet_store_close(store);
    return status;
}

/* A writer beside it joins packs, so that one that was seen is gone when it is read: then a fault
 * is believed only if it is found again. */
enum stet_status stet_archive_verify(const char *path, struct stet_verify_summary *out,
                                     stet_problem_fn *problem, void *context,
                                     struct stet_error *error)
{
    struct stet_error unasked;
    struct stet_buf told;
    bool moved = true;
    if (!error)
        error = &unasked;
    enum stet_status status = STET_DIFFERENT;
    stet_buf_init(&told, MAX_TOLD_BYTES);
    for (unsigned tries = 0; status == STET_DIFFERENT && moved && tries < TRIES; tries++)
        status = verify_once(path, out, &told, &moved, error);
    if (status == STET_DIFFERENT && moved)
        status = verify_still(path, out, &told, &moved, error);
    for (const char *file = told.ptr, *end = told.ptr + told.len; file < end;) {
        const char *what = file + strlen(file) + 1;
        problem(context, file, what);
        file = what + strlen(what) + 1;
    }
    if (told.failed)
        problem(context, path, "it has more faults than are told");
    stet_buf_free(&told);
    return status;
}
