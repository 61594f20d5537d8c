/* bases.c - objects that were read lately, with the index that deltas are made from, up to a
 * ceiling of memory. */
#include "delta.h"
#include "limits.h"
#include "odb.h"
#include "repack.h"
#include <stdlib.h>

#define SLOTS      192
#define MAX_BYTES  (24 * STET_MIB)     /* of objects; an index takes about twice as much */
#define KEPT_BYTES ((size_t)64 * 1024) /* a buffer that is larger is not kept for the next */

struct stet_bases {
    struct stet_store *store;
    const struct stet_kin_set *set;
    struct stet_base slots[SLOTS];
    size_t bytes;
    uint64_t clock;
};

struct stet_bases *stet_bases_new(struct stet_store *store, const struct stet_kin_set *set)
{
    struct stet_bases *bases = calloc(1, sizeof(*bases));
    if (!bases)
        return NULL;
    bases->store = store;
    bases->set = set;
    for (size_t i = 0; i < SLOTS; i++)
        stet_buf_init(&bases->slots[i].bytes, STET_MAX_OBJECT_BYTES);
    return bases;
}

static void drop(struct stet_bases *bases, struct stet_base *base)
{
    bases->bytes -= base->bytes.len;
    stet_delta_index_free(base->index);
    base->index = NULL;
    base->used = 0;
    if (base->bytes.cap > KEPT_BYTES)
        stet_buf_free(&base->bytes);
    stet_buf_clear(&base->bytes);
}

void stet_bases_free(struct stet_bases *bases)
{
    if (!bases)
        return;
    for (size_t i = 0; i < SLOTS; i++) {
        drop(bases, &bases->slots[i]);
        stet_buf_free(&bases->slots[i].bytes);
    }
    free(bases);
}

/* The one that was used longest ago, of all or of those that hold something. */
static struct stet_base *oldest(struct stet_bases *bases, bool filled)
{
    struct stet_base *found = NULL;
    for (size_t i = 0; i < SLOTS; i++) {
        struct stet_base *base = &bases->slots[i];
        if (!base->pinned && (base->used || !filled) && (!found || base->used < found->used))
            found = base;
    }
    return found;
}

enum stet_status stet_bases_get(struct stet_bases *bases, size_t item, struct stet_base **out,
                                struct stet_error *error)
{
    for (size_t i = 0; i < SLOTS; i++) {
        struct stet_base *base = &bases->slots[i];
        if (base->used && base->item == item) {
            base->used = ++bases->clock;
            *out = base;
            return STET_OK;
        }
    }
    struct stet_base *base = oldest(bases, false);
    drop(bases, base);
    base->item = item;
    base->type = STET_OBJECT_ANY;
    const struct stet_oid oid = stet_kin_name(bases->set, item);
    enum stet_status status =
        stet_odb_read(bases->store->odb, &oid, &base->type, &base->bytes, error);
    bases->bytes += base->bytes.len;
    if (status != STET_OK) {
        drop(bases, base);
        return status;
    }
    base->used = ++bases->clock;
    for (struct stet_base *last; bases->bytes > MAX_BYTES; drop(bases, last)) {
        last = oldest(bases, true);
        if (last == base)
            break;
    }
    *out = base;
    return STET_OK;
}
