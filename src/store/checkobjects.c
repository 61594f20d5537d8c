/* checkobjects.c - packs read from end to end: the digest of the file and the CRC of every entry by
 * one thread, the objects against their names by all. Faults are told in the order of the pack. */
#include "check.h"
#include "digest.h"
#include "io.h"
#include "limits.h"
#include "odb.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_BYTES  12
#define CHUNK       ((size_t)1024 * 1024)
#define TOGETHER    512 /* objects a thread takes at once: deltas on each other stand together */
#define MAX_THREADS 16

struct reading {
    struct stet_check *check;
    const char *stem;
    const struct stet_indexfile *index;
    uint32_t first;  /* number of the object that the index names first */
    char name[300];  /* for reports: "objects/pack/pack-....pack" */
    uint32_t *order; /* places by offset */
    int fd;
    uint64_t size;
    uint8_t *chunk;
    uint8_t head[HEAD_BYTES], trailer[STET_OID_BYTES];
    bool *hit;      /* by the order: its CRC does not match */
    uint8_t *types; /* by the order: what it is, 0 if it is damaged */

    pthread_mutex_t lock; /* of what follows */
    uint32_t next;        /* to be taken */
    uint64_t bytes;
};

/* code: an errno, or 0 for a file that ended too soon. */
static void report_unread(const struct reading *reading, int code)
{
    char reason[STET_IO_REASON];
    if (code == 0)
        stet_check_report(reading->check, reading->name, "it is cut short");
    else
        stet_check_report(reading->check, reading->name, "cannot be read: %s",
                          stet_io_reason(code, reason));
}

/* false: errno says why, 0 at the file's end. */
static bool read_at(int fd, void *out, size_t len, uint64_t offset)
{
    for (size_t got = 0; got < len;) {
        ssize_t n = pread(fd, (char *)out + got, len - got, (off_t)(offset + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = 0;
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

static struct stet_oid name_at(const struct reading *reading, uint32_t i)
{
    struct stet_oid oid;
    memcpy(oid.id, stet_indexfile_name(reading->index, reading->order[i]), STET_OID_BYTES);
    return oid;
}

static uint64_t offset_at(const struct reading *reading, uint32_t i)
{
    uint64_t offset = 0; /* its index is proved */
    bool there = stet_indexfile_offset(reading->index, reading->order[i], &offset);
    assert(there);
    (void)there;
    return offset;
}

/* The file's bytes: its digest, and the CRC of each entry, which tells which object is hit. */
static void check_bytes(struct reading *reading)
{
    struct stet_check *check = reading->check;
    uint8_t digest[STET_OID_BYTES];
    uint32_t crc, count = reading->index->count;
    uint64_t end = reading->size - STET_OID_BYTES;
    bool entries_good = true;
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    bool read = read_span(reading, &hash, 0, HEAD_BYTES, &crc);
    for (uint32_t i = 0; i < count && read; i++) {
        uint64_t offset = offset_at(reading, i), from = i == 0 ? HEAD_BYTES : offset;
        uint64_t next = i + 1 < count ? offset_at(reading, i + 1) : end;
        if (offset < HEAD_BYTES || offset != from || next <= from || next > end) {
            stet_check_report(check, reading->name, "its index names places it does not have");
            read = read_span(reading, &hash, from < end ? from : end, end, &crc);
            entries_good = false;
            break;
        }
        read = read_span(reading, &hash, from, next, &crc);
        reading->hit[i] = read && crc != stet_indexfile_crc(reading->index, reading->order[i]);
        entries_good &= !reading->hit[i];
    }
    if (!read)
        report_unread(reading, errno);
    stet_sha1_final(&hash, digest);
    if (read && entries_good && memcmp(digest, reading->trailer, STET_OID_BYTES) != 0)
        stet_check_report(check, reading->name, "its digest does not match");
}

static uint32_t get32(const uint8_t *ptr)
{
    return (uint32_t)ptr[0] << 24 | (uint32_t)ptr[1] << 16 | (uint32_t)ptr[2] << 8 | ptr[3];
}

/* Head, trailer and index agree with each other and with the file's size. */
static bool check_frame(struct reading *reading)
{
    struct stat st;
    if (fstat(reading->fd, &st) != 0 || st.st_size < HEAD_BYTES + STET_OID_BYTES) {
        stet_check_report(reading->check, reading->name, "it is cut short");
        return false;
    }
    reading->size = (uint64_t)st.st_size;
    if (!read_at(reading->fd, reading->head, HEAD_BYTES, 0) ||
        !read_at(reading->fd, reading->trailer, STET_OID_BYTES, reading->size - STET_OID_BYTES)) {
        report_unread(reading, errno);
        return false;
    }
    if (memcmp(reading->head, "PACK\0\0\0\2", 8) != 0 ||
        get32(reading->head + 8) != reading->index->count)
        stet_check_report(reading->check, reading->name, "its head is damaged");
    if (memcmp(reading->trailer, stet_indexfile_pack(reading->index), STET_OID_BYTES) != 0)
        stet_check_report(reading->check, reading->name, "its trailer is not what its index says");
    return true;
}

/* ---- the objects ----------------------------------------------------------------------------- */

/* The number of the object that comes at i by offset. */
static uint32_t number_at(const struct reading *reading, uint32_t i)
{
    const struct stet_roll *roll = &reading->check->roll;
    if (roll->twice == 0)
        return reading->first + reading->order[i];
    struct stet_oid oid = name_at(reading, i);
    return stet_roll_find(roll, &oid);
}

/* Inflates and hashes the entry that comes at i by offset. */
static uint64_t read_object(struct reading *reading, struct stet_packfile *pack, uint32_t i,
                            struct stet_buf *bytes)
{
    struct stet_oid oid = name_at(reading, i);
    enum stet_object_type type;
    stet_buf_clear(bytes);
    if (!stet_packfile_read(pack, offset_at(reading, i), &type, bytes) ||
        !stet_object_is(&oid, type, bytes->ptr, bytes->len))
        return bytes->len;
    stet_check_keep(reading->check, number_at(reading, i), bytes);
    reading->types[i] = (uint8_t)type;
    return bytes->len;
}

static void read_objects(struct reading *reading, struct stet_packfile *pack)
{
    struct stet_buf bytes;
    uint64_t sum = 0;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    for (uint32_t count = reading->index->count;;) {
        pthread_mutex_lock(&reading->lock);
        uint32_t from = reading->next, to = count - from < TOGETHER ? count : from + TOGETHER;
        reading->next = to;
        reading->bytes += sum;
        pthread_mutex_unlock(&reading->lock);
        sum = 0;
        if (from == to)
            break;
        for (uint32_t i = from; i < to; i++)
            sum += read_object(reading, pack, i, &bytes);
    }
    stet_buf_free(&bytes);
}

static void *help(void *opaque)
{
    struct reading *reading = opaque;
    struct stet_packfile *pack;
    struct stet_error ignored;
    if (stet_packfile_open(&pack, reading->stem, &ignored) == STET_OK) {
        read_objects(reading, pack);
        stet_packfile_close(pack);
    }
    return NULL;
}

/* Reads all of it; who has read the bytes helps with the objects. */
static void check_contents(struct reading *reading, struct stet_packfile *pack)
{
    pthread_t threads[MAX_THREADS];
    size_t started = 0;
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = online < 1 ? 0 : online > MAX_THREADS ? MAX_THREADS : (size_t)online - 1;
    if (reading->index->count <= TOGETHER)
        wanted = 0;
    while (started < wanted && pthread_create(&threads[started], NULL, help, reading) == 0)
        started++;
    if (check_frame(reading))
        check_bytes(reading);
    read_objects(reading, pack);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    reading->check->out.bytes += reading->bytes;
}

/* Takes down what was found. */
static void settle(struct reading *reading, bool told)
{
    struct stet_check *check = reading->check;
    char hex[STET_OID_HEX + 1];
    check->out.objects += reading->index->count;
    for (uint32_t i = 0; i < reading->index->count; i++) {
        uint8_t *state = &check->states[number_at(reading, i)];
        bool good = reading->types[i] != 0;
        if (good)
            *state |= (uint8_t)(STET_CHECK_GOOD | (unsigned)reading->types[i] << STET_CHECK_TYPE);
        if (good && !reading->hit[i])
            continue;
        *state |= STET_CHECK_BAD;
        struct stet_oid oid = name_at(reading, i);
        stet_oid_hex(&oid, hex);
        if (!told)
            stet_check_report(check, reading->name, "object %s is damaged", hex);
    }
}

static enum stet_status check_pack(struct stet_check *check, const struct stet_check_pack *one,
                                   uint32_t first, struct stet_error *error)
{
    char path[STET_PATH_LENGTH + 8];
    struct stet_packfile *pack = NULL;
    struct stet_error found;
    size_t count = one->index->count;
    struct reading reading = {.check = check,
                              .stem = one->stem,
                              .index = one->index,
                              .first = first,
                              .order = stet_indexfile_order(one->index),
                              .hit = calloc(count + 1, sizeof(*reading.hit)),
                              .types = calloc(count + 1, 1),
                              .chunk = malloc(CHUNK)};
    pthread_mutex_init(&reading.lock, NULL);
    snprintf(reading.name, sizeof(reading.name), "objects/pack%s.pack", strrchr(one->stem, '/'));
    snprintf(path, sizeof(path), "%s.pack", one->stem);
    reading.fd = open(path, O_RDONLY | O_CLOEXEC);
    int failed = errno;
    enum stet_status status = stet_packfile_open(&pack, one->stem, &found);
    if (!reading.order || !reading.hit || !reading.types || !reading.chunk ||
        status == STET_ERR_MEMORY) {
        status =
            stet_error_set(error, STET_ERR_MEMORY, "cannot check '%s': no memory", reading.name);
    } else {
        bool open = reading.fd >= 0 && status == STET_OK;
        if (reading.fd < 0)
            report_unread(&reading, failed);
        else if (!open)
            stet_check_report(check, reading.name, "%s", found.message);
        else
            check_contents(&reading, pack);
        settle(&reading, !open);
        status = STET_OK;
    }
    stet_packfile_close(pack);
    if (reading.fd >= 0)
        close(reading.fd);
    pthread_mutex_destroy(&reading.lock);
    free(reading.order);
    free(reading.hit);
    free(reading.types);
    free(reading.chunk);
    return status;
}

enum stet_status stet_check_packs(struct stet_check *check, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < check->pack_count && status == STET_OK; i++)
        status = check_pack(check, &check->packs[i], check->roll.blocks[i].first, error);
    return status;
}
