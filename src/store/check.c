/* check.c - the whole repository against its digests: first every object that is there, then every
 * one that the branch needs, from the newest commit back, so that a damaged one is called by its
 * path. */
#include "check.h"
#include "digest.h"
#include "limits.h"
#include "span.h"
#include "tree.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- the set of objects
 * --------------------------------------------------------------------------- */

static struct stet_check_slot *find(struct stet_check_slot *slots, size_t size,
                                    const struct stet_oid *oid)
{
    size_t at;
    memcpy(&at, oid->id, sizeof(at)); /* a digest is its own hash */
    for (at &= size - 1; slots[at].state && !stet_oid_equal(&slots[at].oid, oid);)
        at = (at + 1) & (size - 1);
    return &slots[at];
}

uint8_t stet_check_state(const struct stet_check *check, const struct stet_oid *oid)
{
    return check->size ? find(check->slots, check->size, oid)->state : 0;
}

enum stet_status stet_check_mark(struct stet_check *check, const struct stet_oid *oid, uint8_t bits,
                                 struct stet_error *error)
{
    if (check->count >= check->size / 4 * 3) {
        size_t size = check->size ? check->size * 2 : 4096;
        struct stet_check_slot *slots = calloc(size, sizeof(*slots));
        if (!slots)
            return stet_error_set(error, STET_ERR_MEMORY, "cannot check the archive: no memory");
        for (size_t i = 0; i < check->size; i++)
            if (check->slots[i].state)
                *find(slots, size, &check->slots[i].oid) = check->slots[i];
        free(check->slots);
        check->slots = slots;
        check->size = size;
    }
    struct stet_check_slot *slot = find(check->slots, check->size, oid);
    check->count += slot->state == 0;
    slot->oid = *oid;
    slot->state |= bits;
    return STET_OK;
}

/* ---- what the branch needs
 * -------------------------------------------------------------------------- */

struct reach {
    struct stet_check *check;
    struct stet_buf path;
    struct stet_oid *commits; /* still to be looked at */
    size_t count, cap;
    struct stet_error *error;
};

/* Notes that an object is needed; false if that was known. Reports it if it is not there or
 * damaged. */
static enum stet_status need(struct reach *reach, const struct stet_oid *oid, const char *name,
                             bool *fresh)
{
    char hex[STET_OID_HEX + 1];
    uint8_t state = stet_check_state(reach->check, oid);
    *fresh = !(state & STET_CHECK_SEEN);
    if (!*fresh)
        return STET_OK;
    stet_oid_hex(oid, hex);
    if (!(state & (STET_CHECK_GOOD | STET_CHECK_BAD)))
        stet_check_report(reach->check, name, "object %s is missing", hex);
    else if (!(state & STET_CHECK_GOOD))
        stet_check_report(reach->check, name, "object %s is damaged", hex);
    return stet_check_mark(reach->check, oid, STET_CHECK_SEEN, reach->error);
}

/* A tree and what is below it; the format is 6 deep, and no deeper than STET_TREE_DEPTH is gone. */
static enum stet_status reach_tree(struct reach *reach, const struct stet_oid *oid, unsigned depth)
{
    struct stet_buf bytes;
    struct stet_tree_item item;
    struct stet_error found;
    size_t len = reach->path.len;
    const char *name = len ? reach->path.ptr : "the root of a commit";
    bool fresh;
    enum stet_status status = need(reach, oid, name, &fresh);
    if (status != STET_OK || !fresh)
        return status;
    if (depth > STET_TREE_DEPTH) {
        stet_check_report(reach->check, name, "folders lie too deep");
        return STET_OK;
    }
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    bool read =
        stet_store_object(reach->check->store, oid, STET_OBJECT_TREE, &bytes, &found) == STET_OK;
    struct stet_span rest = {bytes.ptr, read ? bytes.len : 0};
    while (status == STET_OK && (status = stet_tree_next(&rest, &item, &found)) == STET_OK) {
        if (len)
            stet_buf_putc(&reach->path, '/');
        stet_buf_append(&reach->path, item.name.ptr, item.name.len);
        status = stet_buf_status(&reach->path, "a path of the archive", reach->error);
        if (status == STET_OK)
            status = item.folder ? reach_tree(reach, &item.oid, depth + 1)
                                 : need(reach, &item.oid, reach->path.ptr, &fresh);
        reach->path.len = len;
        reach->path.ptr[len] = '\0';
    }
    if (status == STET_ERR_CORRUPT)
        stet_check_report(reach->check, name, "%s", found.message);
    stet_buf_free(&bytes);
    return status == STET_END || status == STET_ERR_CORRUPT ? STET_OK : status;
}

static enum stet_status push_commit(struct reach *reach, const struct stet_oid *oid)
{
    if (reach->count == reach->cap) {
        size_t cap = reach->cap ? reach->cap * 2 : 64;
        void *commits = realloc(reach->commits, cap * sizeof(*reach->commits));
        if (!commits)
            return stet_error_set(reach->error, STET_ERR_MEMORY,
                                  "cannot check the archive: no memory");
        reach->commits = commits;
        reach->cap = cap;
    }
    reach->commits[reach->count++] = *oid;
    return STET_OK;
}

/* A commit's tree, and its parents for later. */
static enum stet_status reach_commit(struct reach *reach, const struct stet_oid *oid)
{
    struct stet_buf bytes;
    struct stet_span rest, line;
    struct stet_error found;
    struct stet_oid other;
    char name[64] = "commit ";
    bool fresh;
    stet_oid_hex(oid, name + strlen(name));
    enum stet_status status = need(reach, oid, name, &fresh);
    if (status != STET_OK || !fresh || !(stet_check_state(reach->check, oid) & STET_CHECK_GOOD))
        return status;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    if (stet_store_object(reach->check->store, oid, STET_OBJECT_COMMIT, &bytes, &found) != STET_OK)
        stet_check_report(reach->check, name, "%s", found.message);
    rest = (struct stet_span){bytes.ptr, bytes.len};
    while (status == STET_OK && stet_span_line(&rest, &line) && line.len > 0) {
        bool tree = stet_span_starts(line, "tree "), parent = stet_span_starts(line, "parent ");
        if (!tree && !parent)
            break;
        if (!stet_hex_parse(stet_span_sub(line, tree ? 5 : 7, line.len), other.id, STET_OID_BYTES))
            stet_check_report(reach->check, name, "it is damaged");
        else
            status = tree ? reach_tree(reach, &other, 1) : push_commit(reach, &other);
    }
    stet_buf_free(&bytes);
    return status;
}

static enum stet_status reach_all(struct stet_check *check, struct stet_error *error)
{
    struct reach reach = {.check = check, .error = error};
    struct stet_oid head;
    struct stet_error found;
    stet_buf_init(&reach.path, STET_PATH_LENGTH);
    if (stet_ref_read(check->store, &head, &found) != STET_OK) {
        stet_check_report(check, STET_BRANCH, "%s", found.message);
        return STET_OK;
    }
    enum stet_status status = push_commit(&reach, &head);
    while (status == STET_OK && reach.count > 0) {
        struct stet_oid next = reach.commits[--reach.count];
        status = reach_commit(&reach, &next);
    }
    free(reach.commits);
    stet_buf_free(&reach.path);
    return status;
}

enum stet_status stet_store_check(const char *path, struct stet_store_check *out,
                                  void (*bad)(void *context, const char *name, const char *what),
                                  void *context, struct stet_error *error)
{
    struct stet_check check = {.out = out, .bad = bad, .context = context};
    *out = (struct stet_store_check){0};
    enum stet_status status = stet_store_open_unread(path, &check.store, error);
    if (status != STET_OK)
        return status;
    status = stet_check_packs(&check, error);
    if (status == STET_OK)
        status = stet_check_loose(&check, error);
    if (status == STET_OK)
        status = stet_check_refs(&check, error);
    if (status == STET_OK)
        status = reach_all(&check, error);
    if (status == STET_OK && check.problems)
        status = stet_error_set(error, STET_ERR_CORRUPT, "the archive '%s' has %llu faults", path,
                                (unsigned long long)check.problems);
    free(check.slots);
    stet_store_close(check.store);
    return status;
}
