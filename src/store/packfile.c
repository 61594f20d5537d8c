/* packfile.c - single objects out of one pack: found by its index, inflated, deltas applied.
 *
 * Offsets, sizes and deltas are the file's claims: each is checked against what is there, and the
 * whole against the object's name by the caller. */
#include "delta.h"
#include "limits.h"
#include "odb.h"
#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OFS_DELTA   6
#define REF_DELTA   7
#define MAX_CHAIN   4096 /* deltas on deltas; git makes 50, and allows 4095 */
#define MAX_WORK    (128 * STET_MAX_OBJECT_BYTES) /* bytes made of one such chain */
#define MAX_RATIO   1032                          /* what a byte of deflate gives at most */
#define HEAD_BYTES  32 /* of an entry, at most: type and size, then a base */
#define INPUT_KEPT  (64 * 1024)
#define AHEAD_BYTES 4096            /* read with an entry's head */
#define CACHE_SLOTS 256             /* bases of deltas that were used last */
#define CACHE_BYTES (32 * STET_MIB) /* all of them */

/* What an entry's head says. */
struct entry {
    unsigned type;
    size_t size;   /* inflated */
    size_t head;   /* bytes before the deflated ones */
    uint64_t base; /* of a delta */
};

struct cached {
    uint64_t offset;
    enum stet_object_type type;
    struct stet_buf bytes;
};

struct stet_packfile {
    char *stem;
    struct stet_indexfile index;
    int fd;
    uint64_t size;
    struct libdeflate_decompressor *inflate;
    uint8_t *input; /* bytes read last: input_len from input_at on */
    uint64_t input_at;
    size_t input_len, input_cap;
    struct cached *cache; /* NULL before the first delta: most packs are opened and not read */
    size_t cached;        /* bytes */
};

static enum stet_status map_index(struct stet_packfile *pack, struct stet_error *error)
{
    char path[STET_PATH_LENGTH];
    if (snprintf(path, sizeof(path), "%s.idx", pack->stem) >= (int)sizeof(path))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", pack->stem);
    return stet_indexfile_open(&pack->index, path, error);
}

enum stet_status stet_packfile_open(struct stet_packfile **out, const char *stem,
                                    struct stet_error *error)
{
    struct stet_packfile *pack = calloc(1, sizeof(*pack));
    *out = NULL;
    if (pack) {
        pack->fd = -1;
        pack->stem = strdup(stem);
    }
    if (!pack || !pack->stem) {
        stet_packfile_close(pack);
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", stem);
    }
    enum stet_status status = map_index(pack, error);
    if (status == STET_OK)
        *out = pack;
    else
        stet_packfile_close(pack);
    return status;
}

void stet_packfile_close(struct stet_packfile *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; pack->cache && i < CACHE_SLOTS; i++)
        stet_buf_free(&pack->cache[i].bytes);
    free(pack->cache);
    stet_indexfile_close(&pack->index);
    if (pack->fd >= 0)
        close(pack->fd);
    if (pack->inflate)
        libdeflate_free_decompressor(pack->inflate);
    free(pack->input);
    free(pack->stem);
    free(pack);
}

const char *stet_packfile_stem(const struct stet_packfile *pack)
{
    return pack->stem;
}

const struct stet_indexfile *stet_packfile_index(const struct stet_packfile *pack)
{
    return &pack->index;
}

bool stet_packfile_find(const struct stet_packfile *pack, const struct stet_oid *oid,
                        uint64_t *offset)
{
    uint32_t place;
    return stet_indexfile_find(&pack->index, oid, &place) &&
           stet_indexfile_offset(&pack->index, place, offset);
}

/* Opens the pack itself, at the first read. */
static bool open_pack(struct stet_packfile *pack)
{
    char path[STET_PATH_LENGTH];
    struct stat st;
    if (pack->fd >= 0)
        return true;
    if (!pack->inflate)
        pack->inflate = libdeflate_alloc_decompressor();
    if (!pack->inflate || snprintf(path, sizeof(path), "%s.pack", pack->stem) >= (int)sizeof(path))
        return false;
    pack->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (pack->fd < 0)
        return false;
    if (fstat(pack->fd, &st) != 0 || st.st_size < STET_OID_BYTES) {
        close(pack->fd);
        pack->fd = -1;
        return false;
    }
    pack->size = (uint64_t)st.st_size - STET_OID_BYTES;
    return true;
}

/* Reads len bytes at offset into the input. */
static bool read_input(struct stet_packfile *pack, uint64_t offset, size_t len)
{
    pack->input_len = 0;
    if (len > pack->input_cap) {
        uint8_t *input = realloc(pack->input, len);
        if (!input)
            return false;
        pack->input = input;
        pack->input_cap = len;
    }
    for (size_t got = 0; got < len;) {
        ssize_t n = pread(pack->fd, pack->input + got, len - got, (off_t)(offset + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        got += (size_t)n;
    }
    pack->input_at = offset;
    pack->input_len = len;
    return true;
}

/* Up to len bytes at offset, lent until the next call; *got tells how many. A small entry comes in
 * one read with its head. */
static const uint8_t *fetch(struct stet_packfile *pack, uint64_t offset, size_t len, size_t *got)
{
    uint64_t left = offset < pack->size ? pack->size - offset : 0;
    *got = 0;
    if (len > left)
        len = (size_t)left;
    bool held = offset >= pack->input_at && offset - pack->input_at <= pack->input_len &&
                len <= pack->input_len - (size_t)(offset - pack->input_at);
    size_t more = left < AHEAD_BYTES ? (size_t)left : AHEAD_BYTES;
    if (len == 0 || (!held && !read_input(pack, offset, len < more ? more : len)))
        return NULL;
    *got = len;
    return pack->input + (size_t)(offset - pack->input_at);
}

/* Reads the head of the entry at offset. */
static bool read_head(struct stet_packfile *pack, uint64_t offset, struct entry *out)
{
    size_t len, i = 0;
    const uint8_t *in = fetch(pack, offset, HEAD_BYTES, &len);
    if (len < 2)
        return false;
    out->type = in[0] >> 4 & 7;
    uint64_t size = in[0] & 15;
    for (unsigned shift = 4; in[i++] & 0x80; shift += 7) {
        if (i >= len || shift > 32)
            return false;
        size |= (uint64_t)(in[i] & 0x7f) << shift;
    }
    out->size = (size_t)size;
    if (out->type == OFS_DELTA) {
        uint64_t back = 0;
        for (bool more = true; more; i++) {
            if (i >= len || back > UINT64_MAX >> 8)
                return false;
            back = (back << 7) + (in[i] & 0x7f);
            more = in[i] & 0x80;
            back += more;
        }
        if (back == 0 || back > offset)
            return false;
        out->base = offset - back;
    } else if (out->type == REF_DELTA) {
        struct stet_oid oid;
        if (i + STET_OID_BYTES > len)
            return false;
        memcpy(oid.id, in + i, STET_OID_BYTES);
        i += STET_OID_BYTES;
        if (!stet_packfile_find(pack, &oid, &out->base))
            return false;
    }
    out->head = i;
    return out->type != 0 && out->type != 5 && size <= STET_MAX_OBJECT_BYTES;
}

/* Appends what the entry's deflated bytes give: exactly its size. */
static bool inflate_entry(struct stet_packfile *pack, uint64_t offset, const struct entry *entry,
                          struct stet_buf *out)
{
    /* No deflater makes more of it than an eighth more. */
    size_t got;
    const uint8_t *in =
        fetch(pack, offset + entry->head, entry->size + entry->size / 8 + 256, &got);
    if (got < entry->size / MAX_RATIO) /* before memory is asked for what cannot be */
        return false;
    uint8_t *bytes = malloc(entry->size + 1);
    bool good = got > 0 && bytes &&
                libdeflate_zlib_decompress_ex(pack->inflate, in, got, bytes, entry->size, NULL,
                                              NULL) == LIBDEFLATE_SUCCESS;
    if (good)
        stet_buf_append(out, bytes, entry->size);
    free(bytes);
    if (pack->input_cap > INPUT_KEPT) { /* of a journal: there are many packs, and one in each */
        free(pack->input);
        pack->input = NULL;
        pack->input_len = pack->input_cap = 0;
    }
    return good && !out->failed;
}

static bool make_cache(struct stet_packfile *pack)
{
    if (pack->cache)
        return true;
    pack->cache = calloc(CACHE_SLOTS, sizeof(*pack->cache));
    for (size_t i = 0; pack->cache && i < CACHE_SLOTS; i++)
        stet_buf_init(&pack->cache[i].bytes, CACHE_BYTES);
    return pack->cache != NULL;
}

static struct cached *slot_of(struct stet_packfile *pack, uint64_t offset)
{
    return &pack->cache[(offset ^ offset >> 7) % CACHE_SLOTS];
}

/* Keeps a base for the next delta on it. */
static void keep(struct stet_packfile *pack, uint64_t offset, enum stet_object_type type,
                 const struct stet_buf *bytes)
{
    struct cached *slot = slot_of(pack, offset);
    if (bytes->len > CACHE_BYTES / 4)
        return;
    if (pack->cached + bytes->len > CACHE_BYTES) {
        for (size_t i = 0; i < CACHE_SLOTS; i++) {
            stet_buf_free(&pack->cache[i].bytes);
            pack->cache[i].offset = 0;
        }
        pack->cached = 0;
    }
    pack->cached -= slot->bytes.len;
    stet_buf_clear(&slot->bytes);
    stet_buf_append(&slot->bytes, bytes->ptr, bytes->len);
    pack->cached += slot->bytes.len;
    slot->offset = slot->bytes.failed ? 0 : offset;
    slot->type = type;
}

/* Walks from an entry down to one that is whole or cached: chain has the deltas in between, *count
 * of them; its content goes to bytes. */
static bool find_base(struct stet_packfile *pack, uint64_t offset, uint64_t *chain, size_t *count,
                      enum stet_object_type *type, struct stet_buf *bytes)
{
    struct entry entry;
    for (*count = 0; *count < MAX_CHAIN; offset = entry.base) {
        struct cached *slot = slot_of(pack, offset);
        if (offset && slot->offset == offset) {
            *type = slot->type;
            stet_buf_append(bytes, slot->bytes.ptr, slot->bytes.len);
            return !bytes->failed;
        }
        if (!read_head(pack, offset, &entry))
            return false;
        if (entry.type < OFS_DELTA) {
            *type = (enum stet_object_type)entry.type;
            bool good = inflate_entry(pack, offset, &entry, bytes);
            if (good && *count > 0)
                keep(pack, offset, *type, bytes);
            return good;
        }
        chain[(*count)++] = offset;
    }
    return false;
}

bool stet_packfile_can_move(struct stet_packfile *pack, uint64_t offset)
{
    struct entry entry;
    return open_pack(pack) && read_head(pack, offset, &entry) && entry.type != OFS_DELTA &&
           (entry.type != REF_DELTA || entry.base < offset);
}

bool stet_packfile_read(struct stet_packfile *pack, uint64_t offset, enum stet_object_type *type,
                        struct stet_buf *out)
{
    struct stet_buf base, delta, next;
    struct entry entry;
    size_t count = 0;
    if (!open_pack(pack))
        return false;
    if (read_head(pack, offset, &entry) &&
        entry.type < OFS_DELTA) { /* as most in packs just written */
        *type = (enum stet_object_type)entry.type;
        return inflate_entry(pack, offset, &entry, out);
    }
    stet_buf_init(&base, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&delta, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&next, STET_MAX_OBJECT_BYTES);
    uint64_t *chain = malloc(MAX_CHAIN * sizeof(*chain));
    bool good = chain && make_cache(pack) && find_base(pack, offset, chain, &count, type, &base);
    for (size_t work = 0; good && count > 0;) {
        uint64_t at = chain[--count];
        stet_buf_clear(&delta);
        stet_buf_clear(&next);
        good = read_head(pack, at, &entry) && inflate_entry(pack, at, &entry, &delta) &&
               stet_delta_apply((struct stet_span){base.ptr, base.len},
                                (struct stet_span){delta.ptr, delta.len}, STET_MAX_OBJECT_BYTES,
                                &next);
        struct stet_buf old = base;
        base = next;
        next = old;
        work += base.len;
        if (good)
            keep(pack, at, *type, &base);
        good = good && work <= MAX_WORK;
    }
    if (good)
        stet_buf_append(out, base.ptr, base.len);
    free(chain);
    stet_buf_free(&base);
    stet_buf_free(&delta);
    stet_buf_free(&next);
    return good && !out->failed;
}
