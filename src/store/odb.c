/* odb.c - objects by their names: every pack is asked, then the loose files; a copy counts only if
 * its hash is right. A reader never waits: packs that another process joined are found again at
 * need. */
#include "odb.h"
#include "io.h"
#include "limits.h"
#include "room.h"
#include "sieve.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASKED 2000 /* questions after which it pays to read all names into a sieve */

struct stet_odb {
    char *git, *folder;
    struct stet_packfile **packs;
    size_t count, cap;
    bool held;               /* packs that have gone stay */
    size_t asked;            /* how often stet_odb_has_packed was */
    struct stet_sieve sieve; /* of the names in the first so many packs */
    size_t sieved, room;     /* packs and names; names that went with their pack count, too */
    size_t names;
};

enum stet_status stet_odb_open(struct stet_odb **out, const char *git, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH];
    struct stet_odb *odb = calloc(1, sizeof(*odb));
    *out = NULL;
    if (odb && stet_durable_join(folder, git, "objects/pack")) {
        odb->git = strdup(git);
        odb->folder = strdup(folder);
    }
    if (!odb || !odb->git || !odb->folder) {
        stet_odb_close(odb);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", git);
    }
    enum stet_status status = stet_odb_refresh(odb, error);
    if (status == STET_OK)
        *out = odb;
    else
        stet_odb_close(odb);
    return status;
}

void stet_odb_close(struct stet_odb *odb)
{
    if (!odb)
        return;
    for (size_t i = 0; i < odb->count; i++)
        stet_packfile_close(odb->packs[i]);
    stet_sieve_free(&odb->sieve);
    free(odb->packs);
    free(odb->git);
    free(odb->folder);
    free(odb);
}

void stet_odb_hold(struct stet_odb *odb, bool held)
{
    odb->held = held;
}

const struct stet_packfile *stet_odb_pack(const struct stet_odb *odb, const char *stem)
{
    for (size_t i = 0; i < odb->count; i++)
        if (strcmp(stet_packfile_stem(odb->packs[i]), stem) == 0)
            return odb->packs[i];
    return NULL;
}

static enum stet_status add_pack(struct stet_odb *odb, const char *stem, struct stet_error *error)
{
    void *packs = stet_room(odb->packs, odb->count, &odb->cap, sizeof(*odb->packs));
    if (!packs)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", odb->git);
    odb->packs = packs;
    enum stet_status status = stet_packfile_open(&odb->packs[odb->count], stem, error);
    if (status == STET_OK)
        odb->count++;
    /* A damaged index, or one that went away this moment, only hides its objects. */
    return status == STET_ERR_MEMORY ? status : STET_OK;
}

/* Lets go of packs whose index has been removed. */
static void drop_gone(struct stet_odb *odb)
{
    char path[STET_PATH_LENGTH];
    size_t kept = 0, sieved = 0;
    for (size_t i = 0; i < odb->count; i++) {
        snprintf(path, sizeof(path), "%s.idx", stet_packfile_stem(odb->packs[i]));
        if (access(path, F_OK) != 0 && errno == ENOENT) {
            stet_packfile_close(odb->packs[i]);
            continue;
        }
        odb->packs[kept++] = odb->packs[i];
        sieved += i < odb->sieved;
    }
    odb->count = kept;
    odb->sieved = sieved;
}

enum stet_status stet_odb_refresh(struct stet_odb *odb, struct stet_error *error)
{
    char stem[STET_PATH_LENGTH];
    if (!odb->held)
        drop_gone(odb);
    DIR *dir = opendir(odb->folder);
    if (!dir && errno == ENOENT)
        return STET_OK;
    if (!dir)
        return stet_io_error(error, "read", odb->folder);
    enum stet_status status = STET_OK;
    for (struct dirent *entry; status == STET_OK && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);
        if (strncmp(entry->d_name, "pack-", 5) != 0 || len < 9 ||
            strcmp(entry->d_name + len - 4, ".idx") != 0 ||
            !stet_durable_join(stem, odb->folder, entry->d_name))
            continue;
        stem[strlen(stem) - 4] = '\0';
        if (!stet_odb_pack(odb, stem))
            status = add_pack(odb, stem, error);
    }
    closedir(dir);
    return status;
}

/* Appends a copy from a pack; *seen if one was there, good or not. */
static bool read_packed(struct stet_odb *odb, const struct stet_oid *oid,
                        enum stet_object_type *type, struct stet_buf *out, bool *seen)
{
    uint64_t offset;
    size_t len = out->len;
    for (size_t i = odb->count; i-- > 0;) { /* the newest come last */
        if (!stet_packfile_find(odb->packs[i], oid, &offset))
            continue;
        *seen = true;
        if (stet_packfile_read(odb->packs[i], offset, type, out) &&
            stet_object_is(oid, *type, out->ptr + len, out->len - len))
            return true;
        if (out->len > len) {
            out->len = len;
            out->ptr[len] = '\0';
        }
    }
    return false;
}

static bool read_any(struct stet_odb *odb, const struct stet_oid *oid, enum stet_object_type *type,
                     struct stet_buf *out, bool *seen)
{
    char hex[STET_OID_HEX + 1], path[STET_PATH_LENGTH];
    bool there = false;
    if (read_packed(odb, oid, type, out, seen))
        return true;
    if (out->failed)
        return false;
    stet_oid_hex(oid, hex);
    int len = snprintf(path, sizeof(path), "%s/objects/%.2s/%s", odb->git, hex, hex + 2);
    bool good =
        len > 0 && (size_t)len < sizeof(path) && !stet_loose_read(path, oid, type, out, &there);
    *seen |= there;
    return good;
}

enum stet_status stet_odb_read(struct stet_odb *odb, const struct stet_oid *oid,
                               enum stet_object_type *type, struct stet_buf *out,
                               struct stet_error *error)
{
    char hex[STET_OID_HEX + 1];
    enum stet_object_type found;
    struct stet_error ignored;
    bool seen = false;
    bool good = read_any(odb, oid, &found, out, &seen);
    if (!good && !out->failed && stet_odb_refresh(odb, &ignored) == STET_OK)
        good = read_any(odb, oid, &found, out, &seen);
    stet_oid_hex(oid, hex);
    if (out->failed)
        return stet_buf_status(out, "an object of the archive", error);
    if (!good)
        return stet_error_set(error, STET_ERR_CORRUPT, "object %s of the archive is %s", hex,
                              seen ? "damaged" : "missing");
    if (*type != STET_OBJECT_ANY && *type != found)
        return stet_error_set(error, STET_ERR_CORRUPT,
                              "object %s of the archive is of another kind", hex);
    *type = found;
    return STET_OK;
}

static size_t count_names(const struct stet_odb *odb, size_t from)
{
    size_t count = 0;
    for (size_t i = from; i < odb->count; i++)
        count += stet_packfile_index(odb->packs[i])->count;
    return count;
}

/* Adds to the sieve the names of packs that are not in it yet. */
static void fill_sieve(struct stet_odb *odb)
{
    if (odb->names + count_names(odb, odb->sieved) > odb->room) { /* once more, for twice as many */
        odb->room = 2 * count_names(odb, 0);
        odb->names = odb->sieved = 0;
        stet_sieve_start(&odb->sieve, odb->room);
    }
    for (; odb->sieved < odb->count; odb->sieved++) {
        const struct stet_indexfile *index = stet_packfile_index(odb->packs[odb->sieved]);
        for (uint32_t i = 0; i < index->count; i++)
            stet_sieve_add(&odb->sieve, stet_indexfile_name(index, i));
        odb->names += index->count;
    }
}

/* Of objects that are new, as most are that are written, each pack would have to say no. */
bool stet_odb_has_packed(struct stet_odb *odb, const struct stet_oid *oid)
{
    if (odb->asked < ASKED)
        odb->asked++;
    else if (odb->sieved < odb->count)
        fill_sieve(odb);
    if (odb->asked == ASKED && !stet_sieve_lets(&odb->sieve, oid))
        return false;
    struct stet_buf bytes;
    enum stet_object_type type;
    bool seen = false;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    bool good = read_packed(odb, oid, &type, &bytes, &seen);
    stet_buf_free(&bytes);
    return good;
}
