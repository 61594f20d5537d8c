/* checkpack.c - packs read from end to end: the digest of the file, the CRC of every entry, the
 * index against both, and every object against its name. */
#include "check.h"
#include "digest.h"
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

#define HEAD_BYTES 12
#define CHUNK      ((size_t)1024 * 1024)

struct reading {
    struct stet_check *check;
    const char *name; /* for reports: "objects/pack/pack-....pack" */
    int fd;
    uint64_t size;
    struct stet_pack_entry *entries; /* by offset */
    size_t count;
    uint8_t *chunk;
    uint8_t head[HEAD_BYTES], trailer[STET_OID_BYTES];
};

static bool read_at(int fd, void *out, size_t len, uint64_t offset)
{
    for (size_t got = 0; got < len;) {
        ssize_t n = pread(fd, (char *)out + got, len - got, (off_t)(offset + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        got += (size_t)n;
    }
    return true;
}

/* Reads [from, to) into the digest, and its CRC. */
static bool read_span(struct reading *reading, struct stet_sha1 *hash, uint64_t from, uint64_t to,
                      uint32_t *crc)
{
    *crc = 0;
    while (from < to) {
        size_t len = to - from < CHUNK ? (size_t)(to - from) : CHUNK;
        if (!read_at(reading->fd, reading->chunk, len, from))
            return false;
        stet_sha1_update(hash, reading->chunk, len);
        *crc = stet_object_crc(*crc, reading->chunk, len);
        from += len;
    }
    return true;
}

/* The file's bytes: its digest, and the CRC of each entry, which tells which object is hit. */
static enum stet_status check_bytes(struct reading *reading, struct stet_error *error)
{
    struct stet_check *check = reading->check;
    uint8_t digest[STET_OID_BYTES];
    uint32_t crc;
    uint64_t end = reading->size - STET_OID_BYTES;
    bool entries_good = true;
    struct stet_sha1 *hash = stet_sha1_new();
    bool read = read_span(reading, hash, 0, HEAD_BYTES, &crc);
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < reading->count && read && status == STET_OK; i++) {
        const struct stet_pack_entry *entry = &reading->entries[i];
        uint64_t next = i + 1 < reading->count ? entry[1].offset : end;
        uint64_t from = i == 0 ? HEAD_BYTES : entry->offset;
        if (entry->offset < HEAD_BYTES || entry->offset != from || next <= from || next > end) {
            stet_check_report(check, reading->name, "its index names places it does not have");
            read = read_span(reading, hash, from < end ? from : end, end, &crc);
            entries_good = false;
            break;
        }
        read = read_span(reading, hash, from, next, &crc);
        if (read && crc != entry->crc) {
            char hex[STET_OID_HEX + 1];
            stet_oid_hex(&entry->oid, hex);
            stet_check_report(check, reading->name, "object %s is damaged", hex);
            status = stet_check_mark(check, &entry->oid, STET_CHECK_BAD, error);
            entries_good = false;
        }
    }
    stet_sha1_final(hash, digest);
    stet_sha1_free(hash);
    if (!read)
        stet_check_report(check, reading->name, "cannot be read: %s", strerror(errno));
    else if (entries_good && memcmp(digest, reading->trailer, STET_OID_BYTES) != 0)
        stet_check_report(check, reading->name, "its digest does not match");
    return status;
}

/* The objects themselves, inflated and hashed. */
static enum stet_status check_objects(struct reading *reading, const char *stem,
                                      struct stet_error *error)
{
    struct stet_check *check = reading->check;
    struct stet_packfile *pack;
    struct stet_error found;
    struct stet_buf bytes;
    enum stet_object_type type;
    enum stet_status status = stet_packfile_open(&pack, stem, &found);
    if (status != STET_OK) {
        stet_check_report(check, reading->name, "%s", found.message);
        return status == STET_ERR_MEMORY ? stet_error_set(error, status, "%s", found.message)
                                         : STET_OK;
    }
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    for (size_t i = 0; i < reading->count && status == STET_OK; i++) {
        const struct stet_pack_entry *entry = &reading->entries[i];
        stet_buf_clear(&bytes);
        check->out->objects++;
        bool good = stet_packfile_read(pack, entry->offset, &type, &bytes) &&
                    stet_object_is(&entry->oid, type, bytes.ptr, bytes.len);
        check->out->bytes += bytes.len;
        if (!good && !(stet_check_state(check, &entry->oid) & STET_CHECK_BAD)) {
            char hex[STET_OID_HEX + 1];
            stet_oid_hex(&entry->oid, hex);
            stet_check_report(check, reading->name, "object %s is damaged", hex);
        }
        status =
            stet_check_mark(check, &entry->oid, good ? STET_CHECK_GOOD : STET_CHECK_BAD, error);
    }
    stet_buf_free(&bytes);
    stet_packfile_close(pack);
    return status;
}

static uint32_t get32(const uint8_t *ptr)
{
    return (uint32_t)ptr[0] << 24 | (uint32_t)ptr[1] << 16 | (uint32_t)ptr[2] << 8 | ptr[3];
}

/* Head, trailer and index agree with each other and with the file's size. */
static bool check_frame(struct reading *reading, const uint8_t pack_sha1[STET_OID_BYTES])
{
    struct stat st;
    if (fstat(reading->fd, &st) != 0 || st.st_size < HEAD_BYTES + STET_OID_BYTES) {
        stet_check_report(reading->check, reading->name, "it is cut short");
        return false;
    }
    reading->size = (uint64_t)st.st_size;
    if (!read_at(reading->fd, reading->head, HEAD_BYTES, 0) ||
        !read_at(reading->fd, reading->trailer, STET_OID_BYTES, reading->size - STET_OID_BYTES)) {
        stet_check_report(reading->check, reading->name, "cannot be read: %s", strerror(errno));
        return false;
    }
    if (memcmp(reading->head, "PACK\0\0\0\2", 8) != 0 || get32(reading->head + 8) != reading->count)
        stet_check_report(reading->check, reading->name, "its head is damaged");
    if (memcmp(reading->trailer, pack_sha1, STET_OID_BYTES) != 0)
        stet_check_report(reading->check, reading->name, "its trailer is not what its index says");
    return true;
}

static enum stet_status check_pack(struct stet_check *check, const char *folder, const char *file,
                                   struct stet_error *error)
{
    char path[STET_PATH_LENGTH], index[STET_PATH_LENGTH], name[300], index_name[300];
    uint8_t pack_sha1[STET_OID_BYTES];
    struct stet_error found;
    size_t stem = strlen(file) - strlen(".pack");
    snprintf(name, sizeof(name), "objects/pack/%s", file);
    snprintf(index_name, sizeof(index_name), "objects/pack/%.*s.idx", (int)stem, file);
    if (!stet_durable_join(path, folder, file) ||
        !stet_durable_join(index, folder, index_name + 13))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", folder);
    struct reading reading = {.check = check, .name = name, .fd = -1};
    if (access(index, F_OK) != 0)
        return STET_OK; /* what a killed writer left: no object of it counts as there */
    check->out->packs++;
    enum stet_status status =
        stet_index_read(index, &reading.entries, &reading.count, pack_sha1, &found);
    if (status == STET_ERR_MEMORY)
        return stet_error_set(error, status, "%s", found.message);
    if (status != STET_OK) {
        stet_check_report(check, index_name, "%s", found.message);
        return STET_OK;
    }
    stet_index_sort_by_offset(reading.entries, reading.count);
    reading.chunk = malloc(CHUNK);
    reading.fd = open(path, O_RDONLY | O_CLOEXEC);
    if (!reading.chunk)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot check '%s': no memory", name);
    else if (reading.fd < 0)
        stet_check_report(check, name, "cannot be read: %s", strerror(errno));
    else if (check_frame(&reading, pack_sha1))
        status = check_bytes(&reading, error);
    index[strlen(index) - strlen(".idx")] = '\0';
    if (status == STET_OK)
        status = check_objects(&reading, index, error);
    if (reading.fd >= 0)
        close(reading.fd);
    free(reading.chunk);
    free(reading.entries);
    return status;
}

/* Files that git makes beside packs end with the SHA-1 of what stands before. */
static void check_trailer(struct stet_check *check, const char *folder, const char *file)
{
    char path[STET_PATH_LENGTH], name[300];
    struct stet_buf bytes;
    uint8_t digest[STET_OID_BYTES];
    stet_buf_init(&bytes, SIZE_MAX / 2);
    snprintf(name, sizeof(name), "objects/pack/%s", file);
    if (!stet_durable_join(path, folder, file) ||
        stet_io_read_file(path, SIZE_MAX / 2, &bytes, NULL) != STET_OK) {
        stet_check_report(check, name, "cannot be read");
    } else {
        size_t len = bytes.len > STET_OID_BYTES ? bytes.len - STET_OID_BYTES : 0;
        struct stet_sha1 *hash = stet_sha1_new();
        stet_sha1_update(hash, bytes.ptr, len);
        stet_sha1_final(hash, digest);
        stet_sha1_free(hash);
        if (len == 0 || memcmp(digest, bytes.ptr + len, STET_OID_BYTES) != 0)
            stet_check_report(check, name, "its digest does not match");
    }
    stet_buf_free(&bytes);
}

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), end = strlen(ending);
    return len > end && strcmp(name + len - end, ending) == 0;
}

enum stet_status stet_check_packs(struct stet_check *check, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH];
    if (!stet_durable_join(folder, check->store->path, "objects/pack"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long",
                              check->store->path);
    DIR *dir = opendir(folder);
    if (!dir)
        return stet_durable_error(error, "read", folder);
    enum stet_status status = STET_OK;
    for (struct dirent *entry; status == STET_OK && (entry = readdir(dir));) {
        const char *name = entry->d_name;
        if (strncmp(name, "pack-", 5) == 0 && ends_with(name, ".pack"))
            status = check_pack(check, folder, name, error);
        else if (ends_with(name, ".rev") || ends_with(name, ".bitmap") ||
                 strcmp(name, "multi-pack-index") == 0)
            check_trailer(check, folder, name);
    }
    closedir(dir);
    return status;
}
