/* pack.c - one pack file, written front to back under a temporary name: entries in, a durable pack
 * with its index out.
 *
 * Nothing refers to it before stet_pack_finish has synced pack, index and folder in that order, so
 * a death at any point leaves at most files that stet_pack_clean removes. */
#include "pack.h"
#include "digest.h"
#include "io.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HEAD_BYTES   12
#define BUFFER_BYTES ((size_t)1024 * 1024)
#define TEMP         "tmp_stet" /* the lock's holder alone uses it; git's own gc knows tmp_* as waste */
#define KEEP_NOTE    "stet is about to use this pack\n"
#define ORPHAN_S     3600 /* an index without its pack is another program's for this long */

struct stet_pack {
    char folder[STET_PATH_LENGTH]; /* <git>/objects/pack */
    char temp[STET_PATH_LENGTH], temp_index[STET_PATH_LENGTH];
    char name[STET_PATH_LENGTH]; /* empty until finished */
    int fd;
    bool kept;
    uint8_t *buffer;
    size_t buffered;
    uint64_t size;  /* bytes given so far, the head included */
    uint32_t *crcs; /* of entries, as they stand */
    uint64_t *offsets;
    struct stet_oid *oids; /* held unless name_of tells them */
    struct stet_oid (*name_of)(const void *context, uint32_t i);
    const void *context;
    size_t count, cap;
    uint32_t *slots; /* open addressing: index of an entry plus one */
    size_t slots_size;
};

static enum stet_status new_pack(struct stet_pack **out, const char *git, const char *temp,
                                 const char *temp_index, struct stet_error *error)
{
    struct stet_pack *pack = calloc(1, sizeof(*pack));
    *out = pack;
    if (!pack)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write to '%s': no memory", git);
    pack->fd = -1;
    pack->size = HEAD_BYTES;
    if (stet_durable_join(pack->folder, git, "objects/pack") &&
        stet_durable_join(pack->temp, git, temp) &&
        stet_durable_join(pack->temp_index, git, temp_index))
        return STET_OK;
    stet_pack_free(pack);
    *out = NULL;
    return stet_error_set(error, STET_ERR_LIMIT, "cannot write to '%s': the path is too long", git);
}

enum stet_status stet_pack_new(struct stet_pack **out, const char *git, struct stet_error *error)
{
    return new_pack(out, git, "objects/pack/" TEMP "_pack", "objects/pack/" TEMP "_idx", error);
}

enum stet_status stet_pack_new_at(struct stet_pack **out, const char *git, const char *temp,
                                  struct stet_oid (*name)(const void *context, uint32_t i),
                                  const void *context, struct stet_error *error)
{
    char pack[256], index[256];
    snprintf(pack, sizeof(pack), "%s.pack", temp);
    snprintf(index, sizeof(index), "%s.idx", temp);
    enum stet_status status = new_pack(out, git, pack, index, error);
    if (status == STET_OK) {
        (*out)->name_of = name;
        (*out)->context = context;
    }
    return status;
}

uint64_t stet_pack_size(const struct stet_pack *pack)
{
    return pack->size;
}

uint64_t stet_pack_offset(const struct stet_pack *pack, size_t i)
{
    return pack->offsets[i];
}

static uint32_t *find(const struct stet_pack *pack, const struct stet_oid *oid)
{
    size_t at;
    memcpy(&at, oid->id, sizeof(at)); /* a digest is its own hash */
    for (at &= pack->slots_size - 1;; at = (at + 1) & (pack->slots_size - 1)) {
        uint32_t *slot = &pack->slots[at];
        if (*slot == 0 || stet_oid_equal(&pack->oids[*slot - 1], oid))
            return slot;
    }
}

bool stet_pack_has(const struct stet_pack *pack, const struct stet_oid *oid)
{
    return pack->count > 0 && *find(pack, oid) != 0;
}

const char *stet_pack_name(const struct stet_pack *pack)
{
    return pack->name;
}

static bool grow_slots(struct stet_pack *pack)
{
    size_t size = pack->cap * 2;
    uint32_t *slots = calloc(size, sizeof(*slots));
    if (!slots)
        return false;
    free(pack->slots);
    pack->slots = slots;
    pack->slots_size = size;
    for (size_t i = 0; i < pack->count; i++)
        *find(pack, &pack->oids[i]) = (uint32_t)(i + 1);
    return true;
}

static bool grow(struct stet_pack *pack)
{
    if (pack->count < pack->cap)
        return true;
    size_t cap = pack->cap ? pack->cap * 2 : 1024;
    if (cap > UINT32_MAX / 2)
        return false;
    void *crcs = realloc(pack->crcs, cap * sizeof(*pack->crcs));
    if (crcs)
        pack->crcs = crcs;
    void *offsets = realloc(pack->offsets, cap * sizeof(*pack->offsets));
    if (offsets)
        pack->offsets = offsets;
    void *oids = pack->name_of ? NULL : realloc(pack->oids, cap * sizeof(*pack->oids));
    if (oids)
        pack->oids = oids;
    if (!crcs || !offsets || (!oids && !pack->name_of))
        return false;
    pack->cap = cap;
    return pack->name_of || grow_slots(pack);
}

static enum stet_status start(struct stet_pack *pack, struct stet_error *error)
{
    pack->buffer = malloc(BUFFER_BYTES);
    if (!pack->buffer)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", pack->temp);
    pack->fd = open(pack->temp, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (pack->fd < 0)
        return stet_io_error(error, "write", pack->temp);
    static const uint8_t head[HEAD_BYTES] = "PACK\0\0\0\2"; /* the count follows in the end */
    memcpy(pack->buffer, head, HEAD_BYTES);
    pack->buffered = HEAD_BYTES;
    return STET_OK;
}

static enum stet_status flush(struct stet_pack *pack, struct stet_error *error)
{
    size_t len = pack->buffered;
    pack->buffered = 0;
    return stet_io_write_all(pack->fd, pack->buffer, len, pack->temp, error);
}

enum stet_status stet_pack_add(struct stet_pack *pack, const struct stet_oid *oid, uint32_t crc,
                               const void *entry, size_t len, struct stet_error *error)
{
    if (!pack->name_of && stet_pack_has(pack, oid))
        return STET_OK;
    enum stet_status status = STET_OK;
    if (!grow(pack))
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", pack->temp);
    if (pack->fd < 0)
        status = start(pack, error);
    if (status == STET_OK && pack->buffered + len > BUFFER_BYTES)
        status = flush(pack, error);
    if (status != STET_OK)
        return status;
    if (len > BUFFER_BYTES) {
        status = stet_io_write_all(pack->fd, entry, len, pack->temp, error);
    } else {
        memcpy(pack->buffer + pack->buffered, entry, len);
        pack->buffered += len;
    }
    pack->crcs[pack->count] = crc;
    pack->offsets[pack->count] = pack->size;
    if (!pack->name_of) {
        pack->oids[pack->count] = *oid;
        *find(pack, oid) = (uint32_t)pack->count + 1;
    }
    pack->count++;
    pack->size += len;
    return status;
}

static enum stet_status read_at(struct stet_pack *pack, uint64_t offset, size_t len,
                                struct stet_error *error)
{
    for (size_t got = 0; got < len;) {
        ssize_t n = pread(pack->fd, pack->buffer + got, len - got, (off_t)(offset + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return stet_io_error(error, "read back", pack->temp);
        if (n == 0)
            return stet_error_set(error, STET_ERR_IO, "cannot read back '%s': it was cut short",
                                  pack->temp);
        got += (size_t)n;
    }
    return STET_OK;
}

/* Reads the whole file again: its digest, and each entry against the CRC it was given with. */
static enum stet_status read_back(struct stet_pack *pack, uint8_t digest[STET_OID_BYTES],
                                  struct stet_error *error)
{
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    enum stet_status status = STET_OK;
    size_t next = 0; /* the entry that goes on at pos; entries are held in order of offset */
    uint32_t crc = 0;
    for (uint64_t pos = 0; status == STET_OK && pos < pack->size;) {
        size_t len = pack->size - pos < BUFFER_BYTES ? (size_t)(pack->size - pos) : BUFFER_BYTES;
        status = read_at(pack, pos, len, error);
        if (status != STET_OK)
            break;
        stet_sha1_update(&hash, pack->buffer, len);
        for (uint64_t at = pos ? pos : HEAD_BYTES; at < pos + len;) {
            uint64_t end = next + 1 < pack->count ? pack->offsets[next + 1] : pack->size;
            uint64_t stop = end < pos + len ? end : pos + len;
            crc = stet_object_crc(crc, pack->buffer + (at - pos), (size_t)(stop - at));
            at = stop;
            if (at < end)
                break;
            if (crc != pack->crcs[next]) {
                status = stet_error_set(error, STET_ERR_IO,
                                        "cannot write '%s': it does not read back as written",
                                        pack->temp);
                break;
            }
            crc = 0;
            next++;
        }
        pos += len;
    }
    stet_sha1_final(&hash, digest);
    return status;
}

static enum stet_status finish_file(struct stet_pack *pack, uint8_t digest[STET_OID_BYTES],
                                    struct stet_error *error)
{
    uint8_t count[4] = {(uint8_t)(pack->count >> 24), (uint8_t)(pack->count >> 16),
                        (uint8_t)(pack->count >> 8), (uint8_t)pack->count};
    enum stet_status status = flush(pack, error);
    if (status == STET_OK && pwrite(pack->fd, count, sizeof(count), 8) != (ssize_t)sizeof(count))
        status = stet_io_error(error, "write", pack->temp);
    if (status == STET_OK)
        status = read_back(pack, digest, error);
    if (status == STET_OK)
        status = stet_io_write_all(pack->fd, digest, STET_OID_BYTES, pack->temp, error);
    if (status == STET_OK && fchmod(pack->fd, 0444) != 0)
        status = stet_io_error(error, "write", pack->temp);
    if (status == STET_OK)
        status = stet_durable_fd(pack->fd, pack->temp, error);
    int fd = pack->fd;
    pack->fd = -1;
    if (close(fd) != 0 && status == STET_OK)
        status = stet_io_error(error, "write", pack->temp);
    return status;
}

static bool path_of(const struct stet_pack *pack, const char *extension, char out[STET_PATH_LENGTH])
{
    int len = snprintf(out, STET_PATH_LENGTH, "%s%s", pack->name, extension);
    return len > 0 && len < STET_PATH_LENGTH;
}

/* Gives the synced files their names: the pack first, as an index without its pack would be seen.
 */
enum stet_status stet_pack_publish(struct stet_pack *pack, struct stet_error *error)
{
    char file[STET_PATH_LENGTH], index[STET_PATH_LENGTH], keep[STET_PATH_LENGTH];
    if (!path_of(pack, ".pack", file) || !path_of(pack, ".idx", index) ||
        !path_of(pack, ".keep", keep))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", pack->name);
    int fd = open(keep, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return stet_io_error(error, "write", keep);
    pack->kept = true;
    enum stet_status status = stet_io_write_all(fd, KEEP_NOTE, sizeof(KEEP_NOTE) - 1, keep, error);
    close(fd);
    if (status == STET_OK && rename(pack->temp, file) != 0)
        status = stet_io_error(error, "write", file);
    if (status == STET_OK && rename(pack->temp_index, index) != 0)
        status = stet_io_error(error, "write", index);
    return status == STET_OK ? stet_durable_dir(pack->folder, error) : status;
}

static struct stet_oid own_name(const void *context, uint32_t i)
{
    const struct stet_pack *pack = context;
    return pack->oids[i];
}

enum stet_status stet_pack_seal(struct stet_pack *pack, struct stet_error *error)
{
    uint8_t digest[STET_OID_BYTES];
    char hex[STET_OID_HEX + 1];
    enum stet_status status = finish_file(pack, digest, error);
    if (status != STET_OK)
        return status;
    stet_hex(digest, STET_OID_BYTES, hex);
    int len = snprintf(pack->name, sizeof(pack->name), "%s/pack-%s", pack->folder, hex);
    if (len < 0 || (size_t)len >= sizeof(pack->name) - 8)
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", pack->folder);
    const struct stet_pack_entries entries = {
        .count = (uint32_t)pack->count,
        .crcs = pack->crcs,
        .offsets = pack->offsets,
        .name = pack->name_of ? pack->name_of : own_name,
        .context = pack->name_of ? pack->context : pack,
    };
    return stet_index_write(pack->temp_index, &entries, digest, error);
}

enum stet_status stet_pack_finish(struct stet_pack *pack, struct stet_error *error)
{
    if (pack->count == 0)
        return STET_OK;
    enum stet_status status = stet_pack_seal(pack, error);
    return status == STET_OK ? stet_pack_publish(pack, error) : status;
}

void stet_pack_release(struct stet_pack *pack)
{
    char keep[STET_PATH_LENGTH];
    if (pack->kept && path_of(pack, ".keep", keep))
        unlink(keep);
    pack->kept = false;
}

void stet_pack_free(struct stet_pack *pack)
{
    if (!pack)
        return;
    if (pack->fd >= 0)
        close(pack->fd);
    if (pack->buffer) { /* it was begun; what was published has another name by now */
        unlink(pack->temp);
        unlink(pack->temp_index);
    }
    stet_pack_release(pack);
    free(pack->buffer);
    free(pack->crcs);
    free(pack->offsets);
    free(pack->oids);
    free(pack->slots);
    free(pack);
}

/* Whether the .keep file at path is one of ours. */
static bool is_our_keep(const char *path)
{
    struct stet_buf note;
    stet_buf_init(&note, 4096);
    bool ours =
        stet_io_read_file(path, 4096, &note, NULL) == STET_OK && strcmp(note.ptr, KEEP_NOTE) == 0;
    stet_buf_free(&note);
    return ours;
}

/* Whether path is an index whose pack has been gone for long. */
static bool is_orphan(const char *path)
{
    char other[STET_PATH_LENGTH];
    struct stat st;
    size_t len = strlen(path);
    snprintf(other, sizeof(other), "%.*s.pack", (int)(len - 4), path);
    return access(other, F_OK) != 0 && errno == ENOENT && stat(path, &st) == 0 &&
           st.st_mtime + ORPHAN_S < time(NULL);
}

/* A writer that was killed between the two renames left a pack without its index, and our .keep. */
static void remove_unindexed(const char *keep)
{
    char pack[STET_PATH_LENGTH], index[STET_PATH_LENGTH];
    int stem = (int)strlen(keep) - 5;
    if (snprintf(pack, sizeof(pack), "%.*s.pack", stem, keep) < STET_PATH_LENGTH &&
        snprintf(index, sizeof(index), "%.*s.idx", stem, keep) < STET_PATH_LENGTH &&
        access(index, F_OK) != 0 && errno == ENOENT)
        unlink(pack);
}

enum stet_status stet_pack_clean(const char *git, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH], path[STET_PATH_LENGTH];
    if (!stet_durable_join(folder, git, "objects/pack"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    DIR *dir = opendir(folder);
    if (!dir)
        return stet_io_error(error, "read", folder);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *name = entry->d_name;
        size_t len = strlen(name);
        if (len < 5 || !stet_durable_join(path, folder, name))
            continue;
        bool temp = strncmp(name, TEMP, strlen(TEMP)) == 0;
        bool keep = strcmp(name + len - 5, ".keep") == 0 && is_our_keep(path);
        bool orphan = strcmp(name + len - 4, ".idx") == 0 && is_orphan(path);
        if (keep)
            remove_unindexed(path);
        if (temp || keep || orphan)
            unlink(path);
    }
    closedir(dir);
    return STET_OK;
}
