/* delta.c - deltas as git's packs hold them, made and applied.
 *
 * A delta is the sizes of base and target, then copies (from, length) and insertions of up to 127
 * bytes. To make one, the base is cut into blocks, their hashes put in a table; the target is read
 * byte by byte, and where its next bytes are those of a block, the match is grown both ways and
 * taken if the copy is cheaper than the bytes. */
#include "delta.h"
#include <stdlib.h>
#include <string.h>

#define WINDOW     12      /* bytes that must be equal for a match to be seen */
#define STEP       4       /* between two blocks of a base: a match of 15 bytes is always seen */
#define TRIES      24      /* blocks of one hash that are looked at */
#define INSERT_MAX 127     /* bytes of one insertion */
#define COPY_MAX   0x10000 /* bytes of one copy */

struct stet_delta_index {
    struct stet_span base;
    unsigned bits;   /* of the hash */
    uint32_t *heads; /* by hash: a block's number plus one */
    uint32_t *nexts; /* by block: the next of that hash */
};

static uint64_t load64(const char *ptr)
{
    uint64_t value;
    memcpy(&value, ptr, sizeof(value));
    return value;
}

static uint32_t hash(const char *ptr, unsigned bits)
{
    uint32_t tail;
    memcpy(&tail, ptr + 8, sizeof(tail));
    uint64_t mixed = (load64(ptr) ^ (uint64_t)tail << 27) * UINT64_C(0x9E3779B97F4A7C15);
    mixed ^= tail * UINT64_C(0xD6E8FEB86659FD93);
    return (uint32_t)((mixed * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - bits));
}

struct stet_delta_index *stet_delta_index_new(struct stet_span base)
{
    struct stet_delta_index *index = calloc(1, sizeof(*index));
    if (!index || base.len > UINT32_MAX) {
        free(index);
        return NULL;
    }
    size_t blocks = base.len < WINDOW ? 0 : (base.len - WINDOW) / STEP + 1;
    index->base = base;
    for (index->bits = 4; (size_t)2 << index->bits < blocks;)
        index->bits++;
    index->heads = calloc((size_t)1 << index->bits, sizeof(*index->heads));
    index->nexts = malloc((blocks + 1) * sizeof(*index->nexts));
    if (!index->heads || !index->nexts) {
        stet_delta_index_free(index);
        return NULL;
    }
    uint32_t last = UINT32_MAX;
    for (size_t i = blocks; i-- > 0;) { /* so that the first in the base is found first */
        uint32_t h = hash(base.ptr + i * STEP, index->bits);
        if (h == last && memcmp(base.ptr + i * STEP, base.ptr + (i + 1) * STEP, WINDOW) == 0) {
            index->nexts[i] = index->nexts[i + 1]; /* a run of one byte: its start is enough */
            index->heads[h] = (uint32_t)i + 1;
            continue;
        }
        index->nexts[i] = index->heads[h];
        index->heads[h] = (uint32_t)i + 1;
        last = h;
    }
    return index;
}

void stet_delta_index_free(struct stet_delta_index *index)
{
    if (!index)
        return;
    free(index->heads);
    free(index->nexts);
    free(index);
}

/* ---- making ---------------------------------------------------------------------------------- */

struct match {
    size_t from; /* in the base */
    size_t back; /* how many bytes before the place it starts */
    size_t len;  /* from there */
};

struct making {
    const struct stet_delta_index *index;
    struct stet_span target;
    unsigned weight;
    size_t pending; /* where the bytes that no copy covers begin */
    size_t cost;    /* in 1/256 of a byte */
    struct stet_buf *out;
};

static size_t common(const char *a, const char *b, size_t most)
{
    size_t n = 0;
    while (n + 8 <= most && load64(a + n) == load64(b + n))
        n += 8;
    while (n < most && a[n] == b[n])
        n++;
    return n;
}

/* The longest match of the target's bytes at that place. */
static bool find(const struct making *making, size_t at, struct match *best)
{
    const struct stet_delta_index *index = making->index;
    struct stet_span base = index->base, target = making->target;
    unsigned tries = TRIES;
    best->len = 0;
    for (uint32_t i = index->heads[hash(target.ptr + at, index->bits)]; i > 0 && tries > 0;
         i = index->nexts[i - 1], tries--) {
        size_t from = (size_t)(i - 1) * STEP, back = 0;
        if (memcmp(base.ptr + from, target.ptr + at, WINDOW) != 0)
            continue;
        size_t most = base.len - from < target.len - at ? base.len - from : target.len - at;
        size_t len = common(base.ptr + from, target.ptr + at, most);
        while (back < from && at - back > making->pending &&
               base.ptr[from - back - 1] == target.ptr[at - back - 1])
            back++;
        if (back + len > best->len)
            *best = (struct match){from - back, back, back + len};
    }
    return best->len > 0;
}

static size_t bytes_of_copy(size_t from, size_t len)
{
    size_t n = 1;
    for (unsigned shift = 0; shift < 32; shift += 8)
        n += (from >> shift & 0xff) != 0;
    if (len != COPY_MAX)
        n += ((len & 0xff) != 0) + ((len >> 8 & 0xff) != 0);
    return n;
}

static void insert(struct making *making, size_t until)
{
    while (making->pending < until) {
        size_t len = until - making->pending;
        if (len > INSERT_MAX)
            len = INSERT_MAX;
        stet_buf_putc(making->out, (char)len);
        stet_buf_append(making->out, making->target.ptr + making->pending, len);
        making->pending += len;
        making->cost += len * making->weight + 256;
    }
}

static void copy(struct making *making, size_t from, size_t len)
{
    while (len > 0) {
        size_t part = len < COPY_MAX ? len : COPY_MAX, count = 1;
        char op[8];
        unsigned flags = 0x80;
        for (unsigned i = 0; i < 4; i++)
            if (from >> 8 * i & 0xff) {
                op[count++] = (char)(from >> 8 * i & 0xff);
                flags |= 1u << i;
            }
        for (unsigned i = 0; i < 2 && part < COPY_MAX; i++)
            if (part >> 8 * i & 0xff) {
                op[count++] = (char)(part >> 8 * i & 0xff);
                flags |= 0x10u << i;
            }
        op[0] = (char)flags;
        stet_buf_append(making->out, op, count);
        making->cost += count * 256;
        from += part;
        len -= part;
    }
}

static void put_size(struct stet_buf *out, size_t size)
{
    for (; size > 0x7f; size >>= 7)
        stet_buf_putc(out, (char)((size & 0x7f) | 0x80));
    stet_buf_putc(out, (char)size);
}

bool stet_delta_make(const struct stet_delta_index *index, struct stet_span target, unsigned weight,
                     size_t most, size_t *cost, struct stet_buf *out)
{
    struct making making = {index, target, weight, 0, 0, out};
    struct match match;
    put_size(out, index->base.len);
    put_size(out, target.len);
    most = most < SIZE_MAX / 256 ? most * 256 : SIZE_MAX;
    for (size_t at = 0; at + WINDOW <= target.len && making.cost <= most;) {
        /* The copy, and the head of the insertion that it cuts in two. */
        if (!find(&making, at, &match) ||
            match.len * weight <= (bytes_of_copy(match.from, match.len) + 1) * 256) {
            at++;
            continue;
        }
        insert(&making, at - match.back);
        copy(&making, match.from, match.len);
        at += match.len - match.back;
        making.pending = at;
    }
    insert(&making, target.len);
    *cost = making.cost / 256;
    return making.cost <= most && !out->failed;
}

/* ---- applying -------------------------------------------------------------------------------- */

static bool read_size(const uint8_t **in, const uint8_t *end, size_t *out)
{
    uint64_t size = 0;
    for (unsigned shift = 0; *in < end && shift <= 35; shift += 7) {
        uint8_t c = *(*in)++;
        size |= (uint64_t)(c & 0x7f) << shift;
        if (!(c & 0x80)) {
            *out = (size_t)size;
            return true;
        }
    }
    return false;
}

/* Reads where a copy is from and how long it is, as its first byte says. */
static bool read_copy(const uint8_t **in, const uint8_t *end, uint8_t op, size_t *from, size_t *len)
{
    *from = *len = 0;
    for (unsigned bit = 0; bit < 7; bit++) {
        if (!(op >> bit & 1))
            continue;
        if (*in == end)
            return false;
        size_t value = *(*in)++;
        if (bit < 4)
            *from |= value << 8 * bit;
        else
            *len |= value << 8 * (bit - 4);
    }
    if (*len == 0)
        *len = COPY_MAX;
    return true;
}

bool stet_delta_apply(struct stet_span base, struct stet_span delta, size_t max,
                      struct stet_buf *out)
{
    const uint8_t *in = (const uint8_t *)delta.ptr, *end = in + delta.len;
    size_t base_size, size, start = out->len;
    if (!read_size(&in, end, &base_size) || base_size != base.len || !read_size(&in, end, &size) ||
        size > max)
        return false;
    while (in < end) {
        uint8_t op = *in++;
        size_t room = size - (out->len - start), from, len;
        if (op & 0x80) {
            if (!read_copy(&in, end, op, &from, &len) || from > base.len || len > base.len - from ||
                len > room)
                return false;
            stet_buf_append(out, base.ptr + from, len);
        } else {
            if (op == 0 || op > end - in || op > room)
                return false;
            stet_buf_append(out, in, op);
            in += op;
        }
        if (out->failed)
            return false;
    }
    return out->len - start == size && !out->failed;
}
