/* checkreach.c - what the branch needs, from the newest commit back: what is missing is called by
 * its path, and so is, in a second round that only a damaged archive sees, what is damaged. */
#include "arena.h"
#include "check.h"
#include "digest.h"
#include "limits.h"
#include "map.h"
#include "room.h"
#include "span.h"
#include "tree.h"
#include <stdlib.h>
#include <string.h>

struct reach {
    struct stet_check *check;
    bool naming; /* the second round */
    bool newest; /* below the newest commit */
    struct stet_buf path;
    struct stet_oid *commits; /* still to be looked at */
    size_t count, cap;
    struct stet_arena *arena;
    struct stet_map *missing; /* what was reported */
    struct stet_error *error;
};

static enum stet_status no_memory(struct reach *reach)
{
    return stet_error_set(reach->error, STET_ERR_MEMORY, "cannot check the archive: no memory");
}

static enum stet_status report_missing(struct reach *reach, const struct stet_oid *oid,
                                       const char *name)
{
    char hex[STET_OID_HEX + 1];
    bool added;
    if (reach->naming)
        return STET_OK;
    char *key = stet_arena_dup(reach->arena, (const char *)oid->id, STET_OID_BYTES);
    if (!key || !stet_map_put(reach->missing, (struct stet_span){key, STET_OID_BYTES}, &added))
        return no_memory(reach);
    stet_oid_hex(oid, hex);
    if (added)
        stet_check_report(reach->check, name, "object %s is missing", hex);
    return STET_OK;
}

/* A folder or commit that does not read: damaged, as is found out when all objects have been read,
 * or something else. */
static void report_unread(struct reach *reach, const struct stet_oid *oid, const char *name,
                          const struct stet_error *found)
{
    struct stet_check *check = reach->check;
    check->unread = true;
    if (reach->naming && check->states[stet_roll_find(&check->roll, oid)] & STET_CHECK_GOOD)
        stet_check_report(check, name, "%s", found->message);
}

/* Notes that an object is needed. *fresh: that was not known, and it is there. */
static enum stet_status need(struct reach *reach, const struct stet_oid *oid, const char *name,
                             uint8_t bits, bool *fresh)
{
    char hex[STET_OID_HEX + 1];
    uint32_t number = stet_roll_find(&reach->check->roll, oid);
    *fresh = false;
    if (number == STET_ROLL_NONE)
        return report_missing(reach, oid, name);
    uint8_t *state = &reach->check->states[number];
    *fresh = !(*state & STET_CHECK_SEEN);
    *state |= bits | STET_CHECK_SEEN;
    if (*fresh && reach->naming && !(*state & STET_CHECK_GOOD)) {
        stet_oid_hex(oid, hex);
        stet_check_report(reach->check, name, "object %s is damaged", hex);
    }
    return STET_OK;
}

static enum stet_status need_file(struct reach *reach, const struct stet_oid *oid)
{
    struct stet_check *check = reach->check;
    bool fresh, wanted = reach->newest && check->wants && check->wants(reach->path.ptr);
    return need(reach, oid, reach->path.ptr, wanted ? STET_CHECK_WANTED : 0, &fresh);
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
    enum stet_status status = need(reach, oid, name, 0, &fresh);
    if (status != STET_OK || !fresh)
        return status;
    if (depth > STET_TREE_DEPTH) {
        if (!reach->naming)
            stet_check_report(reach->check, name, "folders lie too deep");
        return STET_OK;
    }
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    bool read =
        stet_store_object(reach->check->store, oid, STET_OBJECT_TREE, &bytes, &found) == STET_OK;
    if (!read)
        report_unread(reach, oid, name, &found);
    struct stet_span rest = {bytes.ptr, read ? bytes.len : 0};
    while (status == STET_OK && (status = stet_tree_next(&rest, &item, &found)) == STET_OK) {
        if (len)
            stet_buf_putc(&reach->path, '/');
        stet_buf_append(&reach->path, item.name.ptr, item.name.len);
        status = stet_buf_status(&reach->path, "a path of the archive", reach->error);
        if (status == STET_OK)
            status =
                item.folder ? reach_tree(reach, &item.oid, depth + 1) : need_file(reach, &item.oid);
        reach->path.len = len;
        reach->path.ptr[len] = '\0';
    }
    if (status == STET_ERR_CORRUPT && !reach->naming)
        stet_check_report(reach->check, name, "%s", found.message);
    stet_buf_free(&bytes);
    return status == STET_END || status == STET_ERR_CORRUPT ? STET_OK : status;
}

static enum stet_status push_commit(struct reach *reach, const struct stet_oid *oid)
{
    void *commits = stet_room(reach->commits, reach->count, &reach->cap, sizeof(*reach->commits));
    if (!commits)
        return no_memory(reach);
    reach->commits = commits;
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
    enum stet_status status = need(reach, oid, name, 0, &fresh);
    if (status != STET_OK || !fresh)
        return status;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    bool read =
        stet_store_object(reach->check->store, oid, STET_OBJECT_COMMIT, &bytes, &found) == STET_OK;
    if (!read)
        report_unread(reach, oid, name, &found);
    rest = (struct stet_span){bytes.ptr, read ? bytes.len : 0};
    while (status == STET_OK && stet_span_line(&rest, &line) && line.len > 0) {
        bool tree = stet_span_starts(line, "tree "), parent = stet_span_starts(line, "parent ");
        if (!tree && !parent)
            break;
        if (stet_hex_parse(stet_span_sub(line, tree ? 5 : 7, line.len), other.id, STET_OID_BYTES))
            status = tree ? reach_tree(reach, &other, 1) : push_commit(reach, &other);
        else if (!reach->naming)
            stet_check_report(reach->check, name, "it is damaged");
    }
    stet_buf_free(&bytes);
    return status;
}

static enum stet_status reach_all(struct stet_check *check, bool naming, struct stet_error *error)
{
    struct reach reach = {.check = check, .naming = naming, .newest = !naming, .error = error};
    stet_buf_init(&reach.path, STET_PATH_LENGTH);
    reach.arena = stet_arena_new(SIZE_MAX / 2);
    reach.missing = stet_map_new();
    enum stet_status status =
        reach.arena && reach.missing ? push_commit(&reach, &check->commit) : no_memory(&reach);
    while (status == STET_OK && reach.count > 0) {
        struct stet_oid next = reach.commits[--reach.count];
        status = reach_commit(&reach, &next);
        reach.newest = false;
    }
    free(reach.commits);
    stet_map_free(reach.missing);
    stet_arena_free(reach.arena);
    stet_buf_free(&reach.path);
    return status;
}

enum stet_status stet_check_reach(struct stet_check *check, struct stet_error *error)
{
    struct stet_error found;
    if (stet_ref_read(check->store, &check->commit, &found) == STET_OK)
        return reach_all(check, false, error);
    stet_check_report(check, STET_BRANCH, "%s", found.message);
    return STET_OK;
}

enum stet_status stet_check_name_damaged(struct stet_check *check, struct stet_error *error)
{
    bool damaged = check->unread;
    for (uint32_t i = 0; i < check->roll.count; i++)
        damaged |= (check->states[i] & (STET_CHECK_SEEN | STET_CHECK_GOOD)) == STET_CHECK_SEEN;
    if (!damaged)
        return STET_OK;
    for (uint32_t i = 0; i < check->roll.count; i++)
        check->states[i] &= (uint8_t)~STET_CHECK_SEEN;
    return reach_all(check, true, error);
}
