/* index.c - the index of a pack, version 2: sorted oids with CRCs and offsets, and the digests of
 * the pack and of itself. */
#include "digest.h"
#include "io.h"
#include "pack.h"
#include <stdlib.h>
#include <string.h>

#define FAN_OUT    256
#define HEAD_BYTES (8 + 4 * (size_t)FAN_OUT)
#define FAR        UINT32_C(0x80000000) /* an offset that stands in the table of 64 bits */
#define ENTRY      ((size_t)STET_OID_BYTES + 4 + 4)
#define MAX_BYTES  ((size_t)1 << 34) /* of an index: 600 million objects */

static const uint8_t magic[8] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};

static int by_oid(const void *a, const void *b)
{
    const struct stet_pack_entry *x = a, *y = b;
    return memcmp(x->oid.id, y->oid.id, STET_OID_BYTES);
}

static int by_offset(const void *a, const void *b)
{
    const struct stet_pack_entry *x = a, *y = b;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

void stet_index_sort_by_offset(struct stet_pack_entry *entries, size_t count)
{
    qsort(entries, count, sizeof(*entries), by_offset);
}

static uint8_t *put32(uint8_t *out, uint32_t value)
{
    *out++ = (uint8_t)(value >> 24);
    *out++ = (uint8_t)(value >> 16);
    *out++ = (uint8_t)(value >> 8);
    *out++ = (uint8_t)value;
    return out;
}

static uint32_t get32(const uint8_t *ptr)
{
    return (uint32_t)ptr[0] << 24 | (uint32_t)ptr[1] << 16 | (uint32_t)ptr[2] << 8 | ptr[3];
}

static uint64_t get64(const uint8_t *ptr)
{
    return (uint64_t)get32(ptr) << 32 | get32(ptr + 4);
}

/* The tables behind the head; returns the end. */
static uint8_t *put_tables(uint8_t *out, const struct stet_pack_entry *entries, size_t count)
{
    uint32_t far = 0;
    for (size_t b = 0, i = 0; b < FAN_OUT; b++) {
        while (i < count && entries[i].oid.id[0] <= b)
            i++;
        out = put32(out, (uint32_t)i);
    }
    for (size_t i = 0; i < count; i++, out += STET_OID_BYTES)
        memcpy(out, entries[i].oid.id, STET_OID_BYTES);
    for (size_t i = 0; i < count; i++)
        out = put32(out, entries[i].crc);
    for (size_t i = 0; i < count; i++)
        out = put32(out, entries[i].offset < FAR ? (uint32_t)entries[i].offset : FAR | far++);
    for (size_t i = 0; i < count; i++)
        if (entries[i].offset >= FAR) {
            out = put32(out, (uint32_t)(entries[i].offset >> 32));
            out = put32(out, (uint32_t)entries[i].offset);
        }
    return out;
}

enum stet_status stet_index_write(const char *path, struct stet_pack_entry *entries, size_t count,
                                  const uint8_t pack_sha1[STET_OID_BYTES], struct stet_error *error)
{
    qsort(entries, count, sizeof(*entries), by_oid);
    uint8_t *bytes = malloc(HEAD_BYTES + count * (ENTRY + 8) + 2 * (size_t)STET_OID_BYTES);
    if (!bytes)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", path);
    memcpy(bytes, magic, sizeof(magic));
    uint8_t *end = put_tables(bytes + sizeof(magic), entries, count);
    memcpy(end, pack_sha1, STET_OID_BYTES);
    end += STET_OID_BYTES;
    struct stet_sha1 *hash = stet_sha1_new();
    stet_sha1_update(hash, bytes, (size_t)(end - bytes));
    stet_sha1_final(hash, end);
    stet_sha1_free(hash);
    end += STET_OID_BYTES;
    enum stet_status status = stet_durable_file(path, bytes, (size_t)(end - bytes), error);
    free(bytes);
    return status;
}

static enum stet_status bad(struct stet_error *error, const char *path, const char *what)
{
    return stet_error_set(error, STET_ERR_CORRUPT, "'%s' is damaged: %s", path, what);
}

/* Fills entries from a file whose size and digest are right. */
static const char *read_tables(const uint8_t *bytes, size_t len, struct stet_pack_entry *entries,
                               size_t count)
{
    const uint8_t *oids = bytes + HEAD_BYTES, *crcs = oids + count * STET_OID_BYTES;
    const uint8_t *offsets = crcs + count * 4, *far = offsets + count * 4;
    size_t fars = (len - HEAD_BYTES - count * ENTRY - 2 * (size_t)STET_OID_BYTES) / 8;
    for (size_t i = 0; i < count; i++) {
        struct stet_pack_entry *entry = &entries[i];
        memcpy(entry->oid.id, oids + i * STET_OID_BYTES, STET_OID_BYTES);
        entry->crc = get32(crcs + i * 4);
        uint32_t offset = get32(offsets + i * 4);
        entry->offset = offset;
        if (offset & FAR) {
            if ((offset & ~FAR) >= fars)
                return "an offset lies outside";
            entry->offset = get64(far + (size_t)(offset & ~FAR) * 8);
        }
        if (i > 0 && memcmp(entry[-1].oid.id, entry->oid.id, STET_OID_BYTES) >= 0)
            return "its names are not in order";
    }
    for (size_t b = 0, i = 0; b < FAN_OUT; b++) {
        while (i < count && entries[i].oid.id[0] <= b)
            i++;
        if (get32(bytes + 8 + b * 4) != i)
            return "its first table is wrong";
    }
    return NULL;
}

enum stet_status stet_index_read(const char *path, struct stet_pack_entry **entries, size_t *count,
                                 uint8_t pack_sha1[STET_OID_BYTES], struct stet_error *error)
{
    struct stet_buf file;
    uint8_t digest[STET_OID_BYTES];
    stet_buf_init(&file, MAX_BYTES);
    *entries = NULL;
    enum stet_status status = stet_io_read_file(path, MAX_BYTES, &file, error);
    if (status != STET_OK)
        goto out;
    const uint8_t *bytes = (const uint8_t *)file.ptr;
    size_t least = HEAD_BYTES + 2 * (size_t)STET_OID_BYTES;
    if (file.len < least || memcmp(bytes, magic, sizeof(magic)) != 0) {
        status = bad(error, path, "it is no index of version 2");
        goto out;
    }
    struct stet_sha1 *hash = stet_sha1_new();
    stet_sha1_update(hash, bytes, file.len - STET_OID_BYTES);
    stet_sha1_final(hash, digest);
    stet_sha1_free(hash);
    *count = get32(bytes + HEAD_BYTES - 4);
    if (memcmp(digest, bytes + file.len - STET_OID_BYTES, STET_OID_BYTES) != 0) {
        status = bad(error, path, "its digest does not match");
    } else if (*count > (file.len - least) / ENTRY || (file.len - least - *count * ENTRY) % 8) {
        status = bad(error, path, "its size does not match");
    } else if (!(*entries = calloc(*count + 1, sizeof(**entries)))) {
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", path);
    } else {
        memcpy(pack_sha1, bytes + file.len - 2 * (size_t)STET_OID_BYTES, STET_OID_BYTES);
        const char *what = read_tables(bytes, file.len, *entries, *count);
        if (what)
            status = bad(error, path, what);
    }
out:
    if (status != STET_OK) {
        free(*entries);
        *entries = NULL;
    }
    stet_buf_free(&file);
    return status;
}
