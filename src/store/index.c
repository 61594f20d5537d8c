/* index.c - writing the index of a pack, version 2: sorted oids with CRCs and offsets, and the
 * digests of the pack and of itself. */
#include "digest.h"
#include "io.h"
#include "order.h"
#include "pack.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FAN_OUT      256
#define FAR          UINT32_C(0x80000000) /* an offset that stands in the table of 64 bits */
#define BUFFER_BYTES ((size_t)64 * 1024)

static const uint8_t magic[8] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};

/* The file being written. */
struct out {
    const char *path;
    int fd;
    struct stet_sha1 hash;
    size_t used;
    enum stet_status status; /* the first failure stays */
    struct stet_error *error;
    uint8_t bytes[BUFFER_BYTES];
};

static void flush(struct out *out)
{
    stet_sha1_update(&out->hash, out->bytes, out->used);
    if (out->status == STET_OK)
        out->status = stet_io_write_all(out->fd, out->bytes, out->used, out->path, out->error);
    out->used = 0;
}

static void put(struct out *out, const void *ptr, size_t len)
{
    if (out->used + len > BUFFER_BYTES)
        flush(out);
    memcpy(out->bytes + out->used, ptr, len);
    out->used += len;
}

static void put32(struct out *out, uint32_t value)
{
    const uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8),
                              (uint8_t)value};
    put(out, bytes, sizeof(bytes));
}

static uint64_t by_name(const void *context, uint32_t i)
{
    const struct stet_pack_entries *entries = context;
    const struct stet_oid oid = entries->name(entries->context, i);
    uint64_t key = 0;
    for (size_t b = 0; b < sizeof(key); b++)
        key = key << 8 | oid.id[b];
    return key;
}

/* Names whose first 8 bytes are equal, if there are any. */
static void settle(const struct stet_pack_entries *entries, uint32_t *order)
{
    for (uint32_t i = 1; i < entries->count; i++)
        for (uint32_t k = i; k > 0 && by_name(entries, order[k - 1]) == by_name(entries, order[k]);
             k--) {
            const struct stet_oid a = entries->name(entries->context, order[k - 1]);
            const struct stet_oid b = entries->name(entries->context, order[k]);
            if (memcmp(a.id, b.id, STET_OID_BYTES) < 0)
                break;
            uint32_t spare = order[k];
            order[k] = order[k - 1];
            order[k - 1] = spare;
        }
}

static void put_tables(struct out *out, const struct stet_pack_entries *entries,
                       const uint32_t *order)
{
    uint32_t far = 0, ends[FAN_OUT] = {0};
    for (uint32_t i = 0; i < entries->count; i++)
        ends[entries->name(entries->context, i).id[0]]++;
    for (size_t b = 0; b < FAN_OUT; b++) {
        ends[b] += b ? ends[b - 1] : 0;
        put32(out, ends[b]);
    }
    for (uint32_t i = 0; i < entries->count; i++)
        put(out, entries->name(entries->context, order[i]).id, STET_OID_BYTES);
    for (uint32_t i = 0; i < entries->count; i++)
        put32(out, entries->crcs[order[i]]);
    for (uint32_t i = 0; i < entries->count; i++) {
        uint64_t offset = entries->offsets[order[i]];
        put32(out, offset < FAR ? (uint32_t)offset : FAR | far++);
    }
    for (uint32_t i = 0; i < entries->count && far > 0; i++) {
        uint64_t offset = entries->offsets[order[i]];
        if (offset < FAR)
            continue;
        put32(out, (uint32_t)(offset >> 32));
        put32(out, (uint32_t)offset);
    }
}

static void write_all(struct out *out, const struct stet_pack_entries *entries,
                      const uint32_t *order, const uint8_t pack_sha1[STET_OID_BYTES])
{
    uint8_t digest[STET_OID_BYTES];
    put(out, magic, sizeof(magic));
    put_tables(out, entries, order);
    put(out, pack_sha1, STET_OID_BYTES);
    flush(out);
    stet_sha1_final(&out->hash, digest);
    put(out, digest, STET_OID_BYTES);
    flush(out);
}

enum stet_status stet_index_write(const char *path, const struct stet_pack_entries *entries,
                                  const uint8_t pack_sha1[STET_OID_BYTES], struct stet_error *error)
{
    uint32_t *order = stet_order(entries->count, by_name, entries);
    struct out *out = malloc(sizeof(*out));
    enum stet_status status = STET_OK;
    if (!order || !out) {
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", path);
        goto out;
    }
    settle(entries, order);
    *out = (struct out){.path = path, .error = error};
    out->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (out->fd < 0) {
        status = stet_io_error(error, "write", path);
        goto out;
    }
    stet_sha1_init(&out->hash);
    write_all(out, entries, order, pack_sha1);
    status = out->status;
    if (status == STET_OK)
        status = stet_durable_fd(out->fd, path, error);
    if (close(out->fd) != 0 && status == STET_OK)
        status = stet_io_error(error, "write", path);
    if (status != STET_OK)
        unlink(path);
out:
    free(order);
    free(out);
    return status;
}
