/* repack.c - a set of objects, sorted by kinship, into one pack.
 *
 * The newest of a group comes first, whole or as a delta on a page of the same template; each older
 * one is a delta on a newer: on the best of the last few, or on an anchor. Every fourth item is an
 * anchor, and stands no deeper than it would on the anchor before it, or, if it is a multiple of
 * 16, on the one 16 before, and so on by powers of 4. So the newest is at hand at once, and n
 * versions are never more than 3 log4 n deltas away. A text can also stand on the page it was taken
 * from. */
#include "repack.h"
#include "alike.h"
#include "delta.h"
#include "limits.h"
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL          12             /* of libdeflate: the smallest */
#define FAN            4              /* 8 saved 2 %, and made chains half as long again */
#define POWERS         12             /* 4 to the 12th: 16 million versions of a thing */
#define TEMPLATE_STEPS 2              /* deltas from page to page */
#define TEMPLATES      3              /* pages that are tried as a base */
#define RECENT         64             /* items of a group that are tried, at most */
#define TRIED_BYTES    (8 * STET_MIB) /* of them, about */
#define FEW_STEPS      10 /* an item that is no anchor stands no deeper, if its anchor does not */
#define STEP_COST      4  /* bytes that a step less is worth */
#define MAX_STEPS      200
#define MAX_CANDIDATES (RECENT + TEMPLATES + 2)
#define HEAD_BYTES     24 /* type and size, and the way back to a base */
#define OFS_DELTA      6
#define SURE           5 /* a delta of less than a fifth is not compared with the whole */
#define NONE           SIZE_MAX

/* The items of a group so far, sources and texts apart. */
struct chain {
    size_t count;
    size_t last[POWERS];   /* the last whose number is a multiple of FAN to that power */
    size_t recent[RECENT]; /* a ring */
};

struct repack {
    struct stet_kin_set *set;
    struct stet_pack *pack;
    struct stet_bases *bases;
    struct stet_alike *alike;
    struct libdeflate_compressor *compressor;
    struct chain chains[2]; /* by kin->text */
    size_t last_source;     /* of the article */
    struct stet_buf delta, best, entry, whole;
    struct stet_repack_result *result;
};

/* A way to write an item. */
struct choice {
    size_t base; /* NONE: whole */
    size_t cost;
};

/* The anchor that the next item of a chain, which is not the first, can stand on. */
static size_t anchor_of(const struct chain *chain)
{
    size_t n = chain->count / FAN, power = 1;
    if (chain->count % FAN)
        return chain->last[1];
    for (; n % FAN == 0 && power + 1 < POWERS; n /= FAN)
        power++;
    return chain->last[power];
}

static void chain_add(struct chain *chain, size_t item)
{
    size_t n = chain->count++;
    chain->recent[n % RECENT] = item;
    for (size_t power = 0; power < POWERS; power++, n /= FAN) {
        chain->last[power] = item;
        if (n % FAN)
            break;
    }
}

static bool same_group(const struct stet_kin *a, const struct stet_kin *b)
{
    return a->kind == b->kind && a->host == b->host && a->group == b->group;
}

/* How many of the last items are worth a try. The best base of a folder is known: its next state.
 * Captures of a page come in variants, so that the best one may lie further off. */
static size_t tries_for(const struct stet_kin *kin, size_t len)
{
    if (kin->kind != STET_KIN_ARTICLE && kin->kind != STET_KIN_JOURNAL)
        return 2;
    size_t tries = len ? TRIED_BYTES / len : RECENT;
    return tries > RECENT ? RECENT : tries < 2 ? 2 : tries;
}

/* Adds the items of a chain that the next one could stand on. */
static size_t add_chain(const struct repack *repack, const struct chain *chain, size_t tries,
                        size_t *out)
{
    const struct stet_kin *all = repack->set->all;
    size_t count = 0;
    if (chain->count == 0)
        return 0;
    size_t anchor = anchor_of(chain);
    unsigned deepest = all[anchor].steps;
    if (chain->count % FAN && deepest < FEW_STEPS - 1)
        deepest = FEW_STEPS - 1;
    for (size_t i = chain->count; i > 0 && i + tries > chain->count; i--) {
        size_t item = chain->recent[(i - 1) % RECENT];
        if (item != anchor && all[item].steps <= deepest)
            out[count++] = item;
    }
    out[count++] = anchor;
    return count;
}

/* Items that could be the base of this one; how many. */
static size_t find_candidates(struct repack *repack, size_t item, size_t len,
                              const struct stet_alike_sketch *sketch, size_t out[MAX_CANDIDATES])
{
    const struct stet_kin *kin = &repack->set->all[item];
    if (kin->kind == STET_KIN_OTHER)
        return 0;
    size_t count = add_chain(repack, &repack->chains[kin->text], tries_for(kin, len), out);
    if (kin->text && repack->last_source != NONE)
        out[count++] = repack->last_source;
    if (sketch)
        count += stet_alike_find(repack->alike, sketch, out + count, TEMPLATES);
    return count;
}

/* Makes the deltas; the best is in repack->best. */
static enum stet_status choose(struct repack *repack, const struct stet_base *target,
                               const size_t *candidates, size_t count, struct choice *choice,
                               struct stet_error *error)
{
    struct stet_span bytes = {target->bytes.ptr, target->bytes.len};
    unsigned weight = target->type == STET_OBJECT_TREE ? STET_DELTA_BINARY : STET_DELTA_TEXT;
    *choice = (struct choice){NONE, bytes.len * weight / 256};
    for (size_t i = 0; i < count; i++) {
        struct stet_base *base;
        size_t cost, depth = repack->set->all[candidates[i]].steps, toll = depth * STEP_COST;
        if (depth >= MAX_STEPS || choice->cost <= toll)
            continue;
        enum stet_status status = stet_bases_get(repack->bases, candidates[i], &base, error);
        if (status != STET_OK)
            return status;
        if (base->type != target->type)
            continue;
        if (!base->index)
            base->index =
                stet_delta_index_new((struct stet_span){base->bytes.ptr, base->bytes.len});
        if (!base->index)
            return stet_error_set(error, STET_ERR_MEMORY, "cannot compact the archive: no memory");
        stet_buf_clear(&repack->delta);
        if (!stet_delta_make(base->index, bytes, weight, choice->cost - toll, &cost,
                             &repack->delta) ||
            cost + toll >= choice->cost)
            continue;
        struct stet_buf spare = repack->best;
        repack->best = repack->delta;
        repack->delta = spare;
        *choice = (struct choice){candidates[i], cost + toll};
    }
    return STET_OK;
}

/* Type and size, 4 and then 7 bits a byte; of a delta, how far back its base is. */
static void put_head(struct stet_buf *out, unsigned type, size_t size, uint64_t back)
{
    unsigned c = type << 4 | (size & 15);
    for (size >>= 4; size; size >>= 7) {
        stet_buf_putc(out, (char)(c | 0x80));
        c = size & 0x7f;
    }
    stet_buf_putc(out, (char)c);
    if (type != OFS_DELTA)
        return;
    uint8_t bytes[10];
    size_t at = sizeof(bytes);
    bytes[--at] = back & 0x7f;
    while (back >>= 7)
        bytes[--at] = (uint8_t)(0x80 | (--back & 0x7f));
    stet_buf_append(out, bytes + at, sizeof(bytes) - at);
}

static enum stet_status deflate(struct repack *repack, const struct stet_buf *bytes,
                                struct stet_buf *out, struct stet_error *error)
{
    size_t bound = libdeflate_zlib_compress_bound(repack->compressor, bytes->len);
    uint8_t *space = malloc(bound);
    size_t len =
        space ? libdeflate_zlib_compress(repack->compressor, bytes->ptr, bytes->len, space, bound)
              : 0;
    if (len > 0)
        stet_buf_append(out, space, len);
    free(space);
    if (len == 0)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot compact the archive: no memory");
    return stet_buf_status(out, "an object of the archive", error);
}

/* Writes the item as chosen, or whole if that turns out to be smaller. */
static enum stet_status write_item(struct repack *repack, size_t item,
                                   const struct stet_base *target, const struct choice *choice,
                                   struct stet_error *error)
{
    struct stet_kin *kin = &repack->set->all[item];
    struct stet_buf *entry = &repack->entry;
    size_t base = choice->base;
    enum stet_status status = STET_OK;
    stet_buf_clear(entry);
    stet_buf_clear(&repack->whole);
    if (base != NONE) {
        put_head(entry, OFS_DELTA, repack->best.len,
                 stet_pack_size(repack->pack) - stet_pack_offset(repack->pack, base));
        status = deflate(repack, &repack->best, entry, error);
    }
    if (status == STET_OK && (base == NONE || entry->len > target->bytes.len / SURE)) {
        put_head(&repack->whole, target->type, target->bytes.len, 0);
        status = deflate(repack, &target->bytes, &repack->whole, error);
        if (base == NONE || repack->whole.len <= entry->len) {
            entry = &repack->whole;
            base = NONE;
        }
    }
    if (status != STET_OK)
        return status;
    kin->steps = base == NONE ? 0 : (uint8_t)(repack->set->all[base].steps + 1);
    repack->result->whole += base == NONE;
    if (kin->steps > repack->result->steps)
        repack->result->steps = kin->steps;
    const struct stet_oid oid = stet_kin_name(repack->set, item);
    return stet_pack_add(repack->pack, &oid, stet_object_crc(0, entry->ptr, entry->len), entry->ptr,
                         entry->len, error);
}

static void start_group(struct repack *repack, size_t item)
{
    const struct stet_kin *all = repack->set->all;
    if (item > 0 && same_group(&all[item - 1], &all[item]))
        return;
    memset(repack->chains, 0, sizeof(repack->chains));
    repack->last_source = NONE;
}

/* Chooses and writes an item that is pinned. */
static enum stet_status place(struct repack *repack, size_t item, const struct stet_base *target,
                              struct stet_error *error)
{
    const struct stet_kin *kin = &repack->set->all[item];
    size_t candidates[MAX_CANDIDATES];
    struct stet_alike_sketch sketch;
    struct choice choice;
    bool page = kin->kind == STET_KIN_ARTICLE && !kin->text && repack->chains[0].count == 0;
    if (page)
        stet_alike_sketch_make(&sketch, (struct stet_span){target->bytes.ptr, target->bytes.len});
    size_t count =
        find_candidates(repack, item, target->bytes.len, page ? &sketch : NULL, candidates);
    enum stet_status status = choose(repack, target, candidates, count, &choice, error);
    if (status == STET_OK)
        status = write_item(repack, item, target, &choice, error);
    if (status != STET_OK)
        return status;
    chain_add(&repack->chains[kin->text], item);
    if (kin->kind == STET_KIN_ARTICLE && !kin->text)
        repack->last_source = item;
    if (page && choice.base != NONE)
        stet_alike_use(repack->alike, choice.base);
    if (page && kin->steps < TEMPLATE_STEPS)
        stet_alike_add(repack->alike, &sketch, item);
    return STET_OK;
}

static enum stet_status write_next(struct repack *repack, size_t item, struct stet_error *error)
{
    struct stet_base *target;
    start_group(repack, item);
    enum stet_status status = stet_bases_get(repack->bases, item, &target, error);
    if (status != STET_OK)
        return status;
    target->pinned = true;
    status = place(repack, item, target, error);
    target->pinned = false;
    return status;
}

enum stet_status stet_repack_write(struct stet_kin_set *set, struct stet_store *store,
                                   struct stet_pack *pack,
                                   bool (*progress)(void *context, size_t done, size_t total),
                                   void *context, struct stet_repack_result *result,
                                   struct stet_error *error)
{
    struct repack repack = {.set = set, .pack = pack, .result = result};
    enum stet_status status = STET_OK;
    repack.bases = stet_bases_new(store, set);
    repack.alike = calloc(1, sizeof(*repack.alike));
    repack.compressor = libdeflate_alloc_compressor(LEVEL);
    stet_buf_init(&repack.delta, 2 * STET_MAX_OBJECT_BYTES);
    stet_buf_init(&repack.best, 2 * STET_MAX_OBJECT_BYTES);
    stet_buf_init(&repack.entry, 3 * STET_MAX_OBJECT_BYTES);
    stet_buf_init(&repack.whole, 3 * STET_MAX_OBJECT_BYTES);
    *result = (struct stet_repack_result){0};
    if (!repack.bases || !repack.alike || !repack.compressor)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot compact the archive: no memory");
    for (size_t i = 0; i < set->count && status == STET_OK; i++) {
        if (progress && !progress(context, i, set->count))
            status = stet_error_set(error, STET_ERR_INTERRUPTED, "stopped");
        else
            status = write_next(&repack, i, error);
    }
    stet_bases_free(repack.bases);
    free(repack.alike);
    libdeflate_free_compressor(repack.compressor);
    stet_buf_free(&repack.delta);
    stet_buf_free(&repack.best);
    stet_buf_free(&repack.entry);
    stet_buf_free(&repack.whole);
    return status;
}
