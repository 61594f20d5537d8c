/* verify_archive.c - proving an archive: every object of its repository, then the rules of its
 * newest tree. */
#include "bundle.h"
#include "limits.h"
#include <string.h>

struct verify {
    struct stet_verify_summary *out;
    stet_problem_fn *problem;
    void *context;
    struct stet_store *store;
    struct stet_rules *rules;
    struct stet_buf content;
    struct stet_error *error;
};

static void report(void *opaque, const char *file, const char *what)
{
    struct verify *verify = opaque;
    verify->out->problems++;
    verify->problem(verify->context, file, what);
}

/* The bytes of a file; one that cannot be read is reported, and false. */
static bool read_file(struct verify *verify, const char *path, const struct stet_oid *oid)
{
    struct stet_error why;
    stet_buf_clear(&verify->content);
    if (stet_store_read(verify->store, oid, &verify->content, &why) == STET_OK)
        return true;
    report(verify, path, why.message);
    return false;
}

static enum stet_status take(void *opaque, const char *path, const struct stet_oid *oid)
{
    struct verify *verify = opaque;
    uint8_t sha256[STET_SHA256_BYTES];
    verify->out->files++;
    if (!read_file(verify, path, oid))
        return STET_OK;
    verify->out->bytes += verify->content.len;
    stet_sha256(verify->content.ptr, verify->content.len, sha256);
    return stet_rules_add(verify->rules, path, oid, sha256, verify->error);
}

static enum stet_status take_journal(void *opaque, const char *path, const struct stet_oid *oid)
{
    struct verify *verify = opaque;
    if (stet_rules_is_journal(path) && read_file(verify, path, oid))
        stet_rules_journal(verify->rules, path,
                           (struct stet_span){verify->content.ptr, verify->content.len}, report,
                           verify);
    return STET_OK;
}

static enum stet_status check_tree(struct verify *verify)
{
    struct stet_snapshot *snapshot = NULL;
    enum stet_status status = stet_snapshot_open(verify->store, NULL, &snapshot, verify->error);
    if (status == STET_OK) {
        stet_hex(stet_snapshot_commit(snapshot)->id, STET_OID_BYTES, verify->out->digest);
        status = stet_snapshot_each_file(snapshot, take, verify, verify->error);
    }
    if (status == STET_OK)
        status = stet_snapshot_each_file(snapshot, take_journal, verify, verify->error);
    if (status == STET_OK)
        stet_rules_finish(verify->rules, verify->out, report, verify);
    stet_snapshot_close(snapshot);
    return status;
}

enum stet_status stet_archive_verify(const char *path, struct stet_verify_summary *out,
                                     stet_problem_fn *problem, void *context,
                                     struct stet_error *error)
{
    *out = (struct stet_verify_summary){0};
    struct verify verify = {.out = out,
                            .problem = problem,
                            .context = context,
                            .rules = stet_rules_new(),
                            .error = error};
    struct stet_store_check objects;
    stet_buf_init(&verify.content, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        verify.rules ? stet_store_check(path, &objects, report, &verify, error)
                     : stet_error_set(error, STET_ERR_MEMORY, "cannot check: no memory");
    /* What is damaged may still be read in part; where it cannot, that is a finding too. */
    if (status == STET_OK || status == STET_ERR_CORRUPT)
        status = stet_store_open(path, &verify.store, error);
    if (status == STET_OK)
        status = check_tree(&verify);
    if (status == STET_ERR_CORRUPT) {
        if (out->problems == 0)
            report(&verify, path, error->message);
        status = STET_OK;
    }
    stet_store_close(verify.store);
    stet_rules_free(verify.rules);
    stet_buf_free(&verify.content);
    return status == STET_OK && out->problems ? STET_DIFFERENT : status;
}
