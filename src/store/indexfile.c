/* indexfile.c - reading the index of a pack, version 2: names in order, with CRCs and offsets. What
 * it says is its claim, until it is proved. */
#include "indexfile.h"
#include "digest.h"
#include "io.h"
#include "order.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FAN_OUT     256
#define HEAD_BYTES  (8 + 4 * (size_t)FAN_OUT)
#define ENTRY       ((size_t)STET_OID_BYTES + 4 + 4)
#define TRAIL_BYTES (2 * (size_t)STET_OID_BYTES)
#define FAR         UINT32_C(0x80000000) /* an offset that stands in the table of 64 bits */
#define GUESSES     4                    /* looks before it is halved */
#define CHUNK       ((size_t)256 * 1024)

static const uint8_t magic[8] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};

static uint32_t get32(const uint8_t *ptr)
{
    return (uint32_t)ptr[0] << 24 | (uint32_t)ptr[1] << 16 | (uint32_t)ptr[2] << 8 | ptr[3];
}

static enum stet_status bad(struct stet_error *error, const char *path, const char *what)
{
    return stet_error_set(error, STET_ERR_CORRUPT, "'%s' is damaged: %s", path, what);
}

static const uint8_t *crcs_of(const struct stet_indexfile *index)
{
    return index->bytes + HEAD_BYTES + (size_t)index->count * STET_OID_BYTES;
}

/* How many offsets of 64 bits there is room for. */
static size_t fars_of(const struct stet_indexfile *index)
{
    return (index->len - HEAD_BYTES - index->count * ENTRY - TRAIL_BYTES) / 8;
}

static enum stet_status map(struct stet_indexfile *out, int fd, const char *path,
                            struct stet_error *error)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return stet_io_error(error, "read", path);
    if ((uint64_t)st.st_size < HEAD_BYTES + TRAIL_BYTES)
        return stet_error_set(error, STET_ERR_CORRUPT, "'%s' is cut short", path);
    void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return stet_io_error(error, "read", path);
    *out = (struct stet_indexfile){.bytes = bytes, .len = (size_t)st.st_size};
    if (memcmp(out->bytes, magic, sizeof(magic)) != 0)
        return bad(error, path, "it is no index of version 2");
    for (size_t i = 1; i < FAN_OUT; i++)
        if (get32(out->bytes + 4 + 4 * i) > get32(out->bytes + 8 + 4 * i))
            return bad(error, path, "its first table is wrong");
    out->count = get32(out->bytes + HEAD_BYTES - 4);
    if (out->count > (out->len - HEAD_BYTES - TRAIL_BYTES) / ENTRY)
        return bad(error, path, "its size does not match");
    return STET_OK;
}

enum stet_status stet_indexfile_open(struct stet_indexfile *out, const char *path,
                                     struct stet_error *error)
{
    *out = (struct stet_indexfile){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return stet_io_error(error, "read", path);
    enum stet_status status = map(out, fd, path, error);
    close(fd);
    if (status != STET_OK)
        stet_indexfile_close(out);
    return status;
}

void stet_indexfile_close(struct stet_indexfile *index)
{
    if (index->bytes)
        munmap((void *)(uintptr_t)index->bytes, index->len);
    *index = (struct stet_indexfile){0};
}

/* ---- proof ----------------------------------------------------------------------------------- */

/* The digest of the file but for its last bytes, which should be the same. It is read, not mapped:
 * a disk that fails is an error then, and no signal. */
static enum stet_status check_digest(int fd, const char *path, struct stet_error *error)
{
    uint8_t digest[STET_OID_BYTES], held[STET_OID_BYTES];
    size_t held_len = 0;
    uint8_t *chunk = malloc(CHUNK + sizeof(held));
    if (!chunk)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", path);
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    ssize_t n;
    for (;;) {
        memcpy(chunk, held, held_len);
        n = read(fd, chunk + held_len, CHUNK);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        size_t len = held_len + (size_t)n;
        held_len = len < sizeof(held) ? len : sizeof(held);
        stet_sha1_update(&hash, chunk, len - held_len);
        memcpy(held, chunk + len - held_len, held_len);
    }
    stet_sha1_final(&hash, digest);
    free(chunk);
    if (n < 0)
        return stet_io_error(error, "read", path);
    if (held_len < sizeof(held) || memcmp(held, digest, sizeof(held)) != 0)
        return bad(error, path, "its digest does not match");
    return STET_OK;
}

static const char *check_tables(const struct stet_indexfile *index)
{
    const uint8_t *names = stet_indexfile_names(index);
    uint64_t offset;
    if ((index->len - HEAD_BYTES - TRAIL_BYTES - index->count * ENTRY) % 8 != 0)
        return "its size does not match";
    for (uint32_t i = 0; i < index->count; i++) {
        if (i > 0 && memcmp(names + (i - 1) * (size_t)STET_OID_BYTES,
                            names + i * (size_t)STET_OID_BYTES, STET_OID_BYTES) >= 0)
            return "its names are not in order";
        if (!stet_indexfile_offset(index, i, &offset))
            return "an offset lies outside";
    }
    for (uint32_t b = 0, i = 0; b < FAN_OUT; b++) {
        while (i < index->count && stet_indexfile_name(index, i)[0] <= b)
            i++;
        if (get32(index->bytes + 8 + b * 4) != i)
            return "its first table is wrong";
    }
    return NULL;
}

enum stet_status stet_indexfile_open_proved(struct stet_indexfile *out, const char *path,
                                            struct stet_error *error)
{
    *out = (struct stet_indexfile){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return stet_io_error(error, "read", path);
    enum stet_status status = check_digest(fd, path, error);
    if (status == STET_OK)
        status = map(out, fd, path, error);
    const char *what = status == STET_OK ? check_tables(out) : NULL;
    if (what)
        status = bad(error, path, what);
    close(fd);
    if (status != STET_OK)
        stet_indexfile_close(out);
    return status;
}

/* ---- what it says ---------------------------------------------------------------------------- */

const uint8_t *stet_indexfile_names(const struct stet_indexfile *index)
{
    return index->bytes + HEAD_BYTES;
}

const uint8_t *stet_indexfile_name(const struct stet_indexfile *index, uint32_t place)
{
    return stet_indexfile_names(index) + (size_t)place * STET_OID_BYTES;
}

uint32_t stet_indexfile_crc(const struct stet_indexfile *index, uint32_t place)
{
    return get32(crcs_of(index) + (size_t)place * 4);
}

bool stet_indexfile_offset(const struct stet_indexfile *index, uint32_t place, uint64_t *offset)
{
    const uint8_t *offsets = crcs_of(index) + (size_t)index->count * 4;
    uint32_t near = get32(offsets + (size_t)place * 4);
    *offset = near;
    if (!(near & FAR))
        return true;
    if ((near & ~FAR) >= fars_of(index))
        return false;
    const uint8_t *far = offsets + (size_t)index->count * 4 + (size_t)(near & ~FAR) * 8;
    *offset = (uint64_t)get32(far) << 32 | get32(far + 4);
    return true;
}

const uint8_t *stet_indexfile_pack(const struct stet_indexfile *index)
{
    return index->bytes + index->len - TRAIL_BYTES;
}

/* Names are digests, evenly spread: the first looks go where the name would stand, and mostly two
 * tell that it does not; an index that is made otherwise is halved. */
bool stet_indexfile_find(const struct stet_indexfile *index, const struct stet_oid *oid,
                         uint32_t *out)
{
    const uint8_t *fan = index->bytes + 8, *names = stet_indexfile_names(index);
    uint32_t low = oid->id[0] ? get32(fan + 4 * ((size_t)oid->id[0] - 1)) : 0;
    uint32_t high = get32(fan + 4 * (size_t)oid->id[0]);
    uint64_t key = get32(oid->id), from = (uint64_t)oid->id[0] << 24, to = from + (1 << 24);
    for (unsigned looks = 0; low < high; looks++) {
        uint32_t place = low + (high - low) / 2;
        if (looks < GUESSES && from <= key && key < to)
            place = low + (uint32_t)((key - from) * (high - low) / (to - from));
        const uint8_t *found = names + (size_t)place * STET_OID_BYTES;
        uint64_t there = get32(found);
        int order = there != key ? (there < key ? -1 : 1) : memcmp(found, oid->id, STET_OID_BYTES);
        if (order == 0) {
            *out = place;
            return true;
        }
        if (order < 0) {
            low = place + 1;
            from = there;
        } else {
            high = place;
            to = there;
        }
    }
    return false;
}

/* ---- in the order of the pack ---------------------------------------------------------------- */

static uint64_t offset_of(const void *context, uint32_t place)
{
    uint64_t offset;
    return stet_indexfile_offset(context, place, &offset) ? offset : UINT64_MAX;
}

uint32_t *stet_indexfile_order(const struct stet_indexfile *index)
{
    return stet_order(index->count, offset_of, index);
}
