/* compact.c - the packs of an archive become one in which most objects are deltas on their kin.
 *
 * Invariants:
 *  1. Nothing is changed or removed before the new pack has been read back whole: every object of
 *     every old pack inflated from it, and hashed.
 *  2. Before the first old pack goes, the new one, its index and their names are synced.
 *  3. The new pack grows in <git>/stet/compact, which readers, writers and git do not look at, and
 *     which only the holder of stet/compact/lock touches. The archive's own lock is held for the
 *     exchange alone.
 *  4. A reader that has an old pack open goes on reading it; one that comes too late for it looks
 *     again, and finds the new one (odb.c).
 *
 *  state       what may lie on the disk              next state by
 *  NONE        nothing                               take: TAKEN
 *  TAKEN       stet/compact/lock                     stet_repack_write: WRITING
 *  WRITING     stet/compact/new.pack, .idx           stet_pack_seal: SEALED
 *  SEALED      both, synced                          check, stet_lock_take: CHECKED
 *  CHECKED     the same                              stet_pack_publish: PUBLISHED
 *  PUBLISHED   old packs and the new, and .keep      exchange: NONE
 *
 * A death up to CHECKED leaves files that the next writer or compaction removes; in PUBLISHED
 * objects that are there twice, until the next compaction. */
#include "compact.h"
#include "io.h"
#include "kin.h"
#include "limits.h"
#include "lock.h"
#include "odb.h"
#include "repack.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "stet/compact"
#define NEW    FOLDER "/new"

struct run {
    struct stet_store *store;
    const struct stet_compact_options *options;
    struct stet_compact_summary *summary;
    int lock;
    struct stet_packs packs;
    size_t chosen; /* of the packs: those in front */
    struct stet_kin_set set;
    struct stet_pack *pack;
    size_t done; /* of the two rounds: writing and reading back */
};

static bool go_on(void *context, size_t done, size_t total)
{
    const struct run *run = context;
    return !run->options->progress ||
           run->options->progress(run->options->context, run->done + done, 2 * total);
}

static bool must_stop(void *context)
{
    const struct run *run = context;
    return !go_on(context, 0, run->set.count);
}

/* ---- the folder of its own ------------------------------------------------------------------- */

static void remove_new(const char *git)
{
    char path[STET_PATH_LENGTH];
    if (stet_durable_join(path, git, NEW ".pack"))
        unlink(path);
    if (stet_durable_join(path, git, NEW ".idx"))
        unlink(path);
}

void stet_compact_clean(const char *git)
{
    char path[STET_PATH_LENGTH];
    if (!stet_durable_join(path, git, FOLDER "/lock"))
        return;
    int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        remove_new(git);
    close(fd);
}

static enum stet_status take(struct run *run, struct stet_error *error)
{
    static const char *const folders[] = {"stet", FOLDER};
    const char *git = run->store->path;
    char path[STET_PATH_LENGTH];
    for (size_t i = 0; i < 2; i++) {
        if (!stet_durable_join(path, git, folders[i]))
            return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return stet_io_error(error, "make folder", path);
    }
    if (!stet_durable_join(path, git, FOLDER "/lock"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    run->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (run->lock < 0)
        return stet_io_error(error, "open", path);
    if (flock(run->lock, LOCK_EX | LOCK_NB) != 0)
        return stet_error_set(error, STET_ERR_BUSY, "another process is compacting '%s'", git);
    remove_new(git);
    return STET_OK;
}

/* Lets the lock's taking clear what a killed process left, a .keep file above all; if somebody
 * writes, nothing of the kind is there. */
static enum stet_status clear_stale(struct run *run, struct stet_error *error)
{
    struct stet_lock lock;
    enum stet_status status = stet_lock_take(&lock, run->store->path, 0, NULL, NULL, error);
    if (status == STET_OK)
        stet_lock_drop(&lock);
    return status == STET_ERR_BUSY ? STET_OK : status;
}

/* ---- what to compact ------------------------------------------------------------------------- */

/* Moves a pack to the front. */
static void choose_one(struct run *run, size_t i)
{
    struct stet_packs_item item = run->packs.items[i];
    run->packs.items[i] = run->packs.items[run->chosen];
    run->packs.items[run->chosen++] = item;
    run->summary->packs_before++;
    run->summary->bytes_before += item.size;
}

/* All packs; or, by itself, those that are new, if they are much, and with them compacted ones that
 * are not much larger: so each object is written anew a few times at most, however the archive
 * grows. */
static void choose(struct run *run)
{
    uint64_t sum = 0;
    bool automatic = run->options->automatic;
    for (size_t i = 0; i < run->packs.count; i++)
        sum += run->packs.items[i].compacted ? 0 : run->packs.items[i].size;
    if (automatic && sum < STET_COMPACT_BYTES)
        return;
    for (size_t i = 0; i < run->packs.count; i++)
        if (!run->packs.items[i].compacted)
            choose_one(run, i);
    for (size_t i = run->chosen; i < run->packs.count; i++) {
        if (automatic && run->packs.items[i].size > 2 * sum)
            continue;
        sum += run->packs.items[i].size;
        choose_one(run, i);
    }
    if (run->chosen == 1 && run->packs.items[0].compacted)
        run->chosen = 0;
}

/* Proves the index of a pack; its names, which are lent by the odb, go to the roll. */
static enum stet_status gather_one(struct run *run, const char *name, struct stet_error *error)
{
    char stem[STET_PATH_LENGTH], path[STET_PATH_LENGTH];
    struct stet_indexfile proved;
    const char *git = run->store->path;
    if (snprintf(stem, sizeof(stem), "%s/objects/pack/%s", git, name) >= (int)sizeof(stem) ||
        snprintf(path, sizeof(path), "%s.idx", stem) >= (int)sizeof(path))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    enum stet_status status = stet_indexfile_open_proved(&proved, path, error);
    stet_indexfile_close(&proved);
    if (status != STET_OK)
        return status;
    const struct stet_packfile *pack = stet_odb_pack(run->store->odb, stem);
    if (!pack)
        return stet_error_set(error, STET_ERR_IO, "cannot read '%s'", path);
    const struct stet_indexfile *index = stet_packfile_index(pack);
    return stet_roll_add(&run->set.roll, stet_indexfile_names(index), index->count, error);
}

static enum stet_status gather(struct run *run, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < run->chosen && status == STET_OK; i++)
        status = gather_one(run, run->packs.items[i].stem, error);
    return status == STET_OK ? stet_kin_begin(&run->set, error) : status;
}

static struct stet_oid name_of(const void *context, uint32_t i)
{
    return stet_kin_name(context, i);
}

/* ---- proof and exchange ---------------------------------------------------------------------- */

static enum stet_status not_back(const struct stet_oid *oid, struct stet_error *error)
{
    char hex[STET_OID_HEX + 1];
    stet_oid_hex(oid, hex);
    return stet_error_set(error, STET_ERR_IO, "object %s does not read back", hex);
}

/* Reads every object of the new pack as a reader would, and hashes it: in the order in which they
 * stand, as those on each other stand together. */
static enum stet_status check_new(struct run *run, struct stet_packfile *pack,
                                  const uint32_t *order, struct stet_error *error)
{
    const struct stet_indexfile *index = stet_packfile_index(pack);
    struct stet_buf bytes;
    enum stet_status status = STET_OK;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    for (uint32_t i = 0; i < index->count && status == STET_OK; i++) {
        struct stet_oid oid;
        enum stet_object_type type;
        uint64_t offset;
        memcpy(oid.id, stet_indexfile_name(index, order[i]), STET_OID_BYTES);
        stet_buf_clear(&bytes);
        if (!stet_packfile_find(pack, &oid, &offset) ||
            !stet_packfile_read(pack, offset, &type, &bytes) ||
            !stet_object_is(&oid, type, bytes.ptr, bytes.len))
            status = not_back(&oid, error);
        else if (!go_on(run, i, run->set.count))
            status = STET_ERR_INTERRUPTED;
    }
    stet_buf_free(&bytes);
    return status;
}

/* Every object of every old pack is in the new one, and reads back. */
static enum stet_status check(struct run *run, struct stet_error *error)
{
    char stem[STET_PATH_LENGTH];
    struct stet_packfile *pack;
    uint32_t place;
    const char *git = run->store->path;
    if (!stet_durable_join(stem, git, NEW))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    enum stet_status status = stet_packfile_open(&pack, stem, error);
    if (status != STET_OK)
        return status;
    const struct stet_indexfile *index = stet_packfile_index(pack);
    for (uint32_t i = 0; i < run->set.roll.count && status == STET_OK; i++) {
        const struct stet_oid oid = stet_roll_name(&run->set.roll, i);
        if (!stet_indexfile_find(index, &oid, &place))
            status = not_back(&oid, error);
    }
    uint32_t *order = status == STET_OK ? stet_indexfile_order(index) : NULL;
    run->done = run->set.count;
    if (order)
        status = check_new(run, pack, order, error);
    else if (status == STET_OK)
        status = stet_error_set(error, STET_ERR_MEMORY, "no memory to read it back");
    free(order);
    stet_packfile_close(pack);
    return status;
}

/* Waits for the archive's lock, but not for longer than the caller wants. */
static enum stet_status wait_for_lock(struct run *run, struct stet_lock *lock,
                                      struct stet_error *error)
{
    void (*waiting)(void *, const char *) = run->options->waiting;
    for (unsigned waited_s = 0;; waited_s++) {
        enum stet_status status =
            stet_lock_take(lock, run->store->path, 1, waiting, run->options->context, error);
        if (status != STET_ERR_BUSY || waited_s >= STET_COMPACT_WAIT_S)
            return status;
        if (must_stop(run))
            return STET_ERR_INTERRUPTED;
        waiting = NULL; /* that was told */
    }
}

static enum stet_status exchange(struct run *run, struct stet_error *error)
{
    const char *git = run->store->path;
    struct stet_lock lock;
    struct stet_packs now = {0};
    enum stet_status status = wait_for_lock(run, &lock, error);
    if (status != STET_OK)
        return status;
    status = stet_pack_publish(run->pack, error);
    if (status == STET_OK)
        status = stet_packs_list(git, &now, error); /* somebody may want to keep one by now */
    const char *name = strrchr(stet_pack_name(run->pack), '/') + 1;
    for (size_t i = 0; i < run->chosen && status == STET_OK; i++)
        for (size_t k = 0; k < now.count; k++)
            if (strcmp(run->packs.items[i].stem, now.items[k].stem) == 0 &&
                strcmp(now.items[k].stem, name) != 0)
                stet_packs_remove(git, now.items[k].stem);
    stet_pack_release(run->pack);
    if (status == STET_OK)
        stet_packs_note(git, &run->packs, name);
    stet_packs_free(&now);
    stet_lock_drop(&lock);
    return status;
}

/* A single pack that does not get smaller stays, and is not tried again. */
static bool is_in_vain(const struct run *run)
{
    return run->chosen == 1 && stet_pack_size(run->pack) >= run->packs.items[0].size;
}

static enum stet_status compact(struct run *run, struct stet_error *error)
{
    struct stet_repack_result result;
    enum stet_status status = gather(run, error);
    if (status == STET_OK)
        status = stet_kin_walk(&run->set, run->store, must_stop, run, error);
    if (status != STET_OK)
        return status;
    stet_kin_sort(&run->set);
    run->summary->objects = run->set.count;
    status = stet_pack_new_at(&run->pack, run->store->path, NEW, name_of, &run->set, error);
    if (status == STET_OK)
        status = stet_repack_write(&run->set, run->store, run->pack, go_on, run, &result, error);
    if (status == STET_OK && is_in_vain(run)) {
        stet_packs_note(run->store->path, &run->packs, run->packs.items[0].stem);
        return STET_UNCHANGED;
    }
    if (status == STET_OK)
        status = stet_pack_seal(run->pack, error);
    stet_kin_forget(&run->set);
    if (status == STET_OK)
        status = check(run, error);
    if (status == STET_OK)
        status = exchange(run, error);
    if (status != STET_OK)
        return status;
    run->summary->bytes_after = stet_pack_size(run->pack) + STET_OID_BYTES;
    run->summary->whole = result.whole;
    run->summary->steps = result.steps;
    return STET_OK;
}

enum stet_status stet_store_compact(struct stet_store *store,
                                    const struct stet_compact_options *options,
                                    struct stet_compact_summary *summary, struct stet_error *error)
{
    struct run run = {.store = store, .options = options, .summary = summary, .lock = -1};
    *summary = (struct stet_compact_summary){0};
    if (!store->bare)
        return stet_error_set(error, STET_ERR_FORMAT,
                              "cannot compact '%s': it has a work tree; clone it with --bare",
                              store->path);
    enum stet_status status = take(&run, error);
    if (status == STET_OK)
        status = clear_stale(&run, error);
    if (status == STET_OK)
        status = stet_odb_refresh(store->odb, error);
    stet_odb_hold(store->odb, true);
    if (status == STET_OK)
        status = stet_packs_list(store->path, &run.packs, error);
    if (status == STET_OK) {
        choose(&run);
        if (run.chosen > 0 && options->begin)
            options->begin(options->context, summary);
        status = run.chosen > 0 ? compact(&run, error) : STET_UNCHANGED;
    }
    if (status == STET_ERR_INTERRUPTED)
        status =
            stet_error_set(error, status, "stopped before it was done; the archive is as it was");
    else if (status < STET_OK && status != STET_ERR_BUSY)
        stet_error_prefix(error, "cannot compact the archive");
    stet_pack_free(run.pack);
    stet_kin_free(&run.set);
    stet_odb_hold(store->odb, false);
    if (status == STET_OK)
        status = stet_odb_refresh(store->odb, error);
    stet_packs_free(&run.packs);
    if (run.lock >= 0)
        close(run.lock);
    return status;
}
