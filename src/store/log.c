/* log.c - commits from the newest back: of those whose child was seen, the latest comes next. */
#include "commit.h"
#include "map.h"
#include "room.h"
#include <stdlib.h>
#include <string.h>

struct log {
    struct stet_store *store;
    struct waiting {
        struct stet_oid oid;
        int64_t time_utc;
    } * waiting; /* one, but where histories were merged */
    size_t count, cap;
    struct stet_map *seen; /* commits with a second child, or with two parents */
    struct stet_oid **keys;
    size_t key_count, key_cap;
    struct stet_error *error;
};

static enum stet_status no_memory(struct log *log)
{
    return stet_error_set(log->error, STET_ERR_MEMORY, "cannot read the commits: no memory");
}

/* Notes a commit as seen; *fresh is false if it was. */
static enum stet_status see(struct log *log, const struct stet_oid *oid, bool *fresh)
{
    void *keys = stet_room(log->keys, log->key_count, &log->key_cap, sizeof(*log->keys));
    if (!keys)
        return no_memory(log);
    log->keys = keys;
    struct stet_oid *key = malloc(sizeof(*key));
    if (!key)
        return no_memory(log);
    *key = *oid;
    log->keys[log->key_count++] = key;
    if (!stet_map_put(log->seen, (struct stet_span){(const char *)key->id, STET_OID_BYTES}, fresh))
        return no_memory(log);
    return STET_OK;
}

static enum stet_status push(struct log *log, const struct stet_oid *oid)
{
    struct stet_commit_facts facts;
    bool fresh;
    enum stet_status status = see(log, oid, &fresh);
    if (status != STET_OK || !fresh)
        return status;
    void *waiting = stet_room(log->waiting, log->count, &log->cap, sizeof(*log->waiting));
    if (!waiting)
        return no_memory(log);
    log->waiting = waiting;
    status = stet_commit_read(log->store, oid, &facts, log->error);
    log->waiting[log->count++] = (struct waiting){*oid, facts.time_utc};
    stet_commit_facts_free(&facts);
    return status;
}

/* Takes the latest of those that wait. */
static struct stet_oid take(struct log *log)
{
    size_t best = 0;
    for (size_t i = 1; i < log->count; i++)
        if (log->waiting[i].time_utc > log->waiting[best].time_utc)
            best = i;
    struct stet_oid oid = log->waiting[best].oid;
    log->waiting[best] = log->waiting[--log->count];
    return oid;
}

enum stet_status stet_store_each_commit(struct stet_store *store,
                                        enum stet_status (*each)(void *context,
                                                                 const struct stet_commit *commit),
                                        void *context, struct stet_error *error)
{
    struct log log = {.store = store, .error = error, .seen = stet_map_new()};
    struct stet_oid head;
    enum stet_status status = log.seen ? stet_ref_read(store, &head, error) : no_memory(&log);
    if (status == STET_OK)
        status = push(&log, &head);
    while (status == STET_OK && log.count > 0) {
        struct stet_commit_facts facts;
        struct stet_commit commit = {.oid = take(&log)};
        status = stet_commit_read(store, &commit.oid, &facts, error);
        commit.time_utc = facts.time_utc;
        commit.message = facts.message;
        if (status == STET_OK)
            status = each(context, &commit);
        for (size_t i = 0; i < facts.parent_count && status == STET_OK; i++)
            status = push(&log, &facts.parents[i]);
        stet_commit_facts_free(&facts);
    }
    for (size_t i = 0; i < log.key_count; i++)
        free(log.keys[i]);
    free(log.keys);
    free(log.waiting);
    if (log.seen)
        stet_map_free(log.seen);
    return status;
}
