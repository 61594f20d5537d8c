/* join.c - many small packs become few: as soon as four of about one size lie there, or eight
 * large ones, they are copied into one, entry by entry, without inflating. A thousand runs of one
 * article each leave about a dozen.
 *
 * Only packs are taken in which every entry matches its CRC and is whole or a delta that names an
 * object before it, and that no other file (.keep, .promisor, .bitmap ...) speaks of. Of an object
 * that lies in two of them the first is copied, so bases stay before their deltas. The new pack is
 * durable before an old one is removed, so a death in between leaves objects twice, which is no
 * harm. */
#include "indexfile.h"
#include "io.h"
#include "limits.h"
#include "odb.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TOGETHER   4 /* packs of one class make one of the next */
#define CLASS_STEP 2 /* a class spans a factor of 4: bits of the size */
/* Packs from 4 MiB on, as whole batches make, are one class. Copying them takes long, so they wait
 * for more; but each costs every command that opens the archive 40 us. */
#define LARGE      5
#define LARGE_ONES 8
#define MAX_BYTES  ((uint64_t)64 * STET_MIB) /* larger packs are left as they are */
#define MAX_PACKS  4096                      /* looked at in one go */
#define HEAD_BYTES 12

struct candidate {
    char stem[64]; /* "pack-<sha1>" */
    uint64_t size;
    unsigned class;
};

static unsigned class_of(uint64_t size)
{
    unsigned bits = 0;
    for (size >>= 14; size && bits < LARGE; size >>= CLASS_STEP) /* below 16 KiB all are one */
        bits++;
    return bits;
}

/* Whether the folder has a file of that stem that is neither pack nor index. */
static bool has_sidecar(const char *folder, const char *stem)
{
    static const char *const endings[] = {".keep",   ".promisor", ".bitmap",
                                          ".mtimes", ".rev",      ".bad"};
    char path[STET_PATH_LENGTH];
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (snprintf(path, sizeof(path), "%s/%s%s", folder, stem, endings[i]) >=
                (int)sizeof(path) ||
            access(path, F_OK) == 0)
            return true;
    return false;
}

/* The packs that could be joined; how many. */
static enum stet_status list_packs(const char *folder, struct candidate *out, size_t *count,
                                   struct stet_error *error)
{
    char path[STET_PATH_LENGTH], index[STET_PATH_LENGTH];
    struct stat st;
    DIR *dir = opendir(folder);
    *count = 0;
    if (!dir)
        return stet_io_error(error, "read", folder);
    for (struct dirent *entry; *count < MAX_PACKS && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);
        struct candidate *found = &out[*count];
        if (len != strlen("pack-.pack") + STET_OID_HEX || strncmp(entry->d_name, "pack-", 5) != 0 ||
            strcmp(entry->d_name + len - 5, ".pack") != 0 ||
            !stet_durable_join(path, folder, entry->d_name))
            continue;
        snprintf(found->stem, sizeof(found->stem), "%.*s", (int)len - 5, entry->d_name);
        if (stat(path, &st) != 0 || (uint64_t)st.st_size > MAX_BYTES ||
            snprintf(index, sizeof(index), "%s/%s.idx", folder, found->stem) >=
                (int)sizeof(index) ||
            access(index, F_OK) != 0 || has_sidecar(folder, found->stem))
            continue;
        found->size = (uint64_t)st.st_size;
        found->class = class_of(found->size);
        ++*count;
    }
    closedir(dir);
    return STET_OK;
}

static int by_class(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    return strcmp(x->stem, y->stem);
}

/* Chooses a class that has enough packs, and all smaller ones with it: moves them to the front. */
static size_t choose(struct candidate *packs, size_t count)
{
    size_t chosen = 0, start = 0;
    qsort(packs, count, sizeof(*packs), by_class);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && packs[i].class != packs[i - 1].class)
            start = i;
        if (i + 1 - start >= (packs[i].class == LARGE ? LARGE_ONES : TOGETHER))
            chosen = i + 1;
    }
    return chosen;
}

/* An old pack: its index, the places in order of offset, and the pack. */
struct old {
    struct stet_indexfile index;
    uint32_t *order;
    int fd;
};

static void close_old(struct old *old)
{
    if (old->fd >= 0)
        close(old->fd);
    free(old->order);
    stet_indexfile_close(&old->index);
}

/* STET_UNCHANGED if it is not one to touch. To be closed, whatever comes back. */
static enum stet_status open_old(const char *folder, const struct candidate *candidate,
                                 struct old *old, struct stet_error *error)
{
    char path[STET_PATH_LENGTH];
    *old = (struct old){.fd = -1};
    int len = snprintf(path, sizeof(path), "%s/%s.idx", folder, candidate->stem);
    if (len < 0 || (size_t)len >= sizeof(path))
        return STET_UNCHANGED;
    enum stet_status status = stet_indexfile_open_proved(&old->index, path, error);
    if (status != STET_OK)
        return status == STET_ERR_MEMORY ? status : STET_UNCHANGED;
    old->order = stet_indexfile_order(&old->index);
    if (!old->order)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot join packs: no memory");
    len = snprintf(path, sizeof(path), "%s/%s.pack", folder, candidate->stem);
    old->fd = len > 0 && (size_t)len < sizeof(path) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    return old->fd < 0 ? STET_UNCHANGED : STET_OK;
}

/* Whether every entry of a pack can be copied, as in those that we wrote. */
static bool is_ours(const char *folder, const struct candidate *candidate)
{
    struct old old;
    struct stet_packfile *pack = NULL;
    char stem[STET_PATH_LENGTH];
    struct stet_error ignored;
    bool ours = open_old(folder, candidate, &old, &ignored) == STET_OK &&
                stet_durable_join(stem, folder, candidate->stem) &&
                stet_packfile_open(&pack, stem, &ignored) == STET_OK;
    for (uint32_t i = 0; ours && i < old.index.count; i++) {
        uint64_t offset;
        ours =
            stet_indexfile_offset(&old.index, i, &offset) && stet_packfile_can_move(pack, offset);
    }
    stet_packfile_close(pack);
    close_old(&old);
    return ours;
}

/* Takes other programs' packs out of the choice, until there are none in it. */
static size_t choose_ours(const char *folder, struct candidate *packs, size_t count)
{
    for (;;) {
        size_t chosen = choose(packs, count), kept = 0;
        for (size_t i = 0; i < count; i++)
            if (i >= chosen || is_ours(folder, &packs[i]))
                packs[kept++] = packs[i];
        if (kept == count)
            return chosen;
        count = kept;
    }
}

/* Copies the entries of one pack. STET_UNCHANGED if the pack is not one to touch. */
static enum stet_status copy_entries(struct stet_pack *pack, const struct old *old, uint64_t end,
                                     struct stet_error *error)
{
    uint8_t *bytes = NULL;
    size_t cap = 0;
    uint64_t expected = HEAD_BYTES, from = 0, next = 0;
    enum stet_status status = STET_OK;
    for (uint32_t i = 0; i < old->index.count && status == STET_OK; i++, expected = next) {
        struct stet_oid oid;
        uint32_t place = old->order[i], crc = stet_indexfile_crc(&old->index, place);
        bool last = i + 1 == old->index.count;
        next = end;
        if (!stet_indexfile_offset(&old->index, place, &from) ||
            (!last && !stet_indexfile_offset(&old->index, old->order[i + 1], &next)) ||
            from != expected || next <= from || next > end ||
            next - from > 2 * STET_MAX_OBJECT_BYTES) {
            status = STET_UNCHANGED;
            break;
        }
        size_t len = (size_t)(next - from);
        if (len > cap) {
            uint8_t *more = realloc(bytes, len);
            if (!more) {
                status = stet_error_set(error, STET_ERR_MEMORY, "cannot join packs: no memory");
                break;
            }
            bytes = more;
            cap = len;
        }
        memcpy(oid.id, stet_indexfile_name(&old->index, place), STET_OID_BYTES);
        if (pread(old->fd, bytes, len, (off_t)from) != (ssize_t)len ||
            stet_object_crc(0, bytes, len) != crc)
            status = STET_UNCHANGED; /* damaged: it stays as it is */
        else
            status = stet_pack_add(pack, &oid, crc, bytes, len, error);
    }
    free(bytes);
    return status;
}

/* Adds one old pack to the new one. */
static enum stet_status copy_pack(struct stet_pack *pack, const char *folder,
                                  const struct candidate *candidate, struct stet_error *error)
{
    struct old old;
    enum stet_status status = open_old(folder, candidate, &old, error);
    if (status == STET_OK)
        status = copy_entries(pack, &old, candidate->size - STET_OID_BYTES, error);
    close_old(&old);
    return status;
}

/* The pack before its index: a reader takes an index without its pack for no pack at all. */
static void remove_old(const char *folder, const struct candidate *old, const char *new_name)
{
    char path[STET_PATH_LENGTH];
    bool gone = false;
    if (snprintf(path, sizeof(path), "%s/%s", folder, old->stem) >= (int)sizeof(path) ||
        strcmp(path, new_name) == 0)
        return;
    if (snprintf(path, sizeof(path), "%s/%s.pack", folder, old->stem) < (int)sizeof(path))
        gone = unlink(path) == 0 || errno == ENOENT;
    if (gone && snprintf(path, sizeof(path), "%s/%s.idx", folder, old->stem) < (int)sizeof(path))
        unlink(path);
}

enum stet_status stet_join_packs(const char *git, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH];
    size_t count, chosen = 0, copied = 0;
    struct stet_pack *pack = NULL;
    struct candidate *packs = calloc(MAX_PACKS, sizeof(*packs));
    if (!packs || !stet_durable_join(folder, git, "objects/pack")) {
        free(packs);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot join packs: no memory");
    }
    enum stet_status status = list_packs(folder, packs, &count, error);
    if (status == STET_OK)
        chosen = choose_ours(folder, packs, count);
    if (status == STET_OK && chosen > 0)
        status = stet_pack_new(&pack, git, error);
    for (size_t i = 0; i < chosen && status == STET_OK; i++) {
        status = copy_pack(pack, folder, &packs[i], error);
        if (status == STET_OK)
            packs[copied++] = packs[i];
        else if (status == STET_UNCHANGED) /* what was copied of it is there twice, no more */
            status = STET_OK;
    }
    if (status == STET_OK && copied > 1) {
        status = stet_pack_finish(pack, error);
        for (size_t i = 0; i < copied && status == STET_OK; i++)
            remove_old(folder, &packs[i], stet_pack_name(pack));
    }
    stet_pack_free(pack);
    free(packs);
    return status;
}
