/* index.c - writing the index of a pack, version 2: sorted oids with CRCs and offsets, and the
 * digests of the pack and of itself. */
#include "digest.h"
#include "pack.h"
#include <stdlib.h>
#include <string.h>

#define FAN_OUT    256
#define HEAD_BYTES (8 + 4 * (size_t)FAN_OUT)
#define FAR        UINT32_C(0x80000000) /* an offset that stands in the table of 64 bits */
#define ENTRY      ((size_t)STET_OID_BYTES + 4 + 4)

static const uint8_t magic[8] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};

static int by_oid(const void *a, const void *b)
{
    const struct stet_pack_entry *x = a, *y = b;
    return memcmp(x->oid.id, y->oid.id, STET_OID_BYTES);
}

static uint8_t *put32(uint8_t *out, uint32_t value)
{
    *out++ = (uint8_t)(value >> 24);
    *out++ = (uint8_t)(value >> 16);
    *out++ = (uint8_t)(value >> 8);
    *out++ = (uint8_t)value;
    return out;
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
