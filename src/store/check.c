/* check.c - the whole repository against its digests: what objects there are; which of them the
 * branch needs, so that a missing one is called by its path; then every one is read. What was found
 * is kept by the number of the object: with the roll 11 bytes each, and 32 for what is asked for.
 */
#include "check.h"
#include "digest.h"
#include "limits.h"
#include "odb.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 64

void stet_check_report(struct stet_check *check, const char *name, const char *format, ...)
{
    char what[400];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    check->problems++;
    if (check->bad)
        check->bad(check->context, name, what);
}

/* ---- what is kept of each object ------------------------------------------------------------- */

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot check the archive: no memory");
}

static enum stet_status make_tables(struct stet_check *check, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < check->pack_count && status == STET_OK; i++) {
        const struct stet_indexfile *index = check->packs[i].index;
        status = stet_roll_add(&check->roll, stet_indexfile_names(index), index->count, error);
    }
    if (status == STET_OK)
        status = stet_roll_add(&check->roll, (const uint8_t *)check->loose.ptr,
                               check->loose.len / STET_OID_BYTES, error);
    if (status == STET_OK)
        status = stet_roll_close(&check->roll, error);
    if (status != STET_OK)
        return status;
    check->states = calloc((size_t)check->roll.count + 1, sizeof(*check->states));
    check->sizes = calloc((size_t)check->roll.count + 1, sizeof(*check->sizes));
    return check->states && check->sizes ? STET_OK : no_memory(error);
}

/* Room for the digests that are wanted. */
static enum stet_status make_digests(struct stet_check *check, struct stet_error *error)
{
    uint32_t wanted = 0;
    check->wanted_before = malloc((check->roll.count / BLOCK + 1) * sizeof(*check->wanted_before));
    if (!check->wanted_before)
        return no_memory(error);
    for (uint32_t i = 0; i < check->roll.count; i++) {
        if (i % BLOCK == 0)
            check->wanted_before[i / BLOCK] = wanted;
        wanted += (check->states[i] & STET_CHECK_WANTED) != 0;
    }
    check->digests = calloc((size_t)wanted + 1, STET_SHA256_BYTES);
    return check->digests ? STET_OK : no_memory(error);
}

static uint8_t *digest_of(const struct stet_check *check, uint32_t number)
{
    uint32_t start = number - number % BLOCK, at = check->wanted_before[number / BLOCK];
    for (uint32_t i = start; i < number; i++)
        at += (check->states[i] & STET_CHECK_WANTED) != 0;
    return check->digests + (size_t)at * STET_SHA256_BYTES;
}

void stet_check_keep(struct stet_check *check, uint32_t number, const struct stet_buf *bytes)
{
    check->sizes[number] = (uint32_t)bytes->len; /* STET_MAX_OBJECT_BYTES at most */
    if (check->states[number] & STET_CHECK_WANTED)
        stet_sha256(bytes->ptr, bytes->len, digest_of(check, number));
}

/* ---- the check ------------------------------------------------------------------------------- */

static enum stet_status check_all(struct stet_check *check, struct stet_error *error)
{
    check->mark = stet_check_mark(check);
    enum stet_status status = stet_check_find_packs(check, error);
    if (status == STET_OK)
        status = stet_check_find_loose(check, error);
    if (status == STET_OK)
        status = make_tables(check, error);
    if (status == STET_OK)
        status = stet_check_reach(check, error);
    if (status == STET_OK)
        status = make_digests(check, error);
    if (status == STET_OK)
        status = stet_check_packs(check, error);
    if (status == STET_OK)
        status = stet_check_loose(check, error);
    if (status == STET_OK)
        status = stet_check_refs(check, error);
    return status == STET_OK ? stet_check_name_damaged(check, error) : status;
}

enum stet_status stet_check_open(const char *path, bool (*wants)(const char *path),
                                 void (*bad)(void *context, const char *name, const char *what),
                                 void *context, struct stet_check **out, struct stet_error *error)
{
    struct stet_check *check = calloc(1, sizeof(*check));
    *out = check;
    if (!check)
        return no_memory(error);
    check->wants = wants;
    check->bad = bad;
    check->context = context;
    stet_buf_init(&check->loose, SIZE_MAX / 2);
    enum stet_status status = stet_store_open_unread(path, &check->store, error);
    if (status == STET_OK) {
        stet_odb_hold(check->store->odb, true);
        status = check_all(check, error);
    }
    if (status == STET_OK && check->problems)
        status = stet_error_set(error, STET_ERR_CORRUPT, "the archive '%s' has %llu faults", path,
                                (unsigned long long)check->problems);
    if (status == STET_OK || status == STET_ERR_CORRUPT)
        return status;
    stet_check_close(check);
    *out = NULL;
    return status;
}

void stet_check_close(struct stet_check *check)
{
    if (!check)
        return;
    for (size_t i = 0; i < check->pack_count; i++)
        free(check->packs[i].stem);
    free(check->packs);
    stet_buf_free(&check->loose);
    stet_roll_free(&check->roll);
    free(check->states);
    free(check->sizes);
    free(check->wanted_before);
    free(check->digests);
    stet_store_close(check->store);
    free(check);
}

bool stet_check_moved(const struct stet_check *check)
{
    return check->store && stet_check_mark(check) != check->mark;
}

struct stet_store *stet_check_store(const struct stet_check *check)
{
    return check->store;
}

const struct stet_oid *stet_check_commit(const struct stet_check *check)
{
    return &check->commit;
}

enum stet_status stet_check_file(const struct stet_check *check, const struct stet_oid *oid,
                                 uint64_t *bytes, const uint8_t **sha256, struct stet_error *error)
{
    char hex[STET_OID_HEX + 1];
    uint32_t number = stet_roll_find(&check->roll, oid);
    bool there = number != STET_ROLL_NONE;
    bool good = there && check->states[number] & STET_CHECK_GOOD;
    if (good && check->states[number] >> STET_CHECK_TYPE == STET_OBJECT_BLOB) {
        *bytes = check->sizes[number];
        *sha256 = check->states[number] & STET_CHECK_WANTED ? digest_of(check, number) : NULL;
        return STET_OK;
    }
    stet_oid_hex(oid, hex);
    return stet_error_set(error, STET_ERR_CORRUPT, "object %s of the archive is %s", hex,
                          good    ? "of another kind"
                          : there ? "damaged"
                                  : "missing");
}

enum stet_status stet_store_check(const char *path, struct stet_store_check *out,
                                  void (*bad)(void *context, const char *name, const char *what),
                                  void *context, struct stet_error *error)
{
    struct stet_check *check;
    enum stet_status status = stet_check_open(path, NULL, bad, context, &check, error);
    *out = check ? check->out : (struct stet_store_check){0};
    stet_check_close(check);
    return status;
}
