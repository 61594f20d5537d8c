/* repack.h - the objects of a set written anew, each as a delta where that is smaller. */
#ifndef STET_REPACK_H
#define STET_REPACK_H

#include "delta.h"
#include "kin.h"
#include "pack.h"

struct stet_repack_result {
    uint64_t whole; /* objects that are no delta */
    unsigned steps; /* the most deltas to a whole object */
};

/* Writes the objects of a sorted set into pack. progress (may be NULL) is told how far it is, and
 * returns false to stop: STET_ERR_INTERRUPTED. STET_ERR_CORRUPT if an object does not read. */
enum stet_status stet_repack_write(struct stet_kin_set *set, struct stet_store *store,
                                   struct stet_pack *pack,
                                   bool (*progress)(void *context, size_t done, size_t total),
                                   void *context, struct stet_repack_result *result,
                                   struct stet_error *error) STET_MUST_CHECK;

/* ---- bases.c: objects that were read lately -------------------------------------------------- */

struct stet_base {
    size_t item; /* in the set */
    enum stet_object_type type;
    struct stet_buf bytes;
    struct stet_delta_index *index; /* made at need */
    uint64_t used;
    bool pinned; /* set by the caller: it stays, whatever else is got */
};

struct stet_bases;

/* NULL: no memory. */
struct stet_bases *stet_bases_new(struct stet_store *store, const struct stet_kin_set *set);
void stet_bases_free(struct stet_bases *bases);
/* An object of the set, its hash checked. Lent until the next is got, or as long as it
 * is pinned. */
enum stet_status stet_bases_get(struct stet_bases *bases, size_t item, struct stet_base **out,
                                struct stet_error *error) STET_MUST_CHECK;

#endif
