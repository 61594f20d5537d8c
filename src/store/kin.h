/* kin.h - what the objects of some packs are, and which are akin: pages of a host, versions of an
 * article, states of a folder. */
#ifndef STET_KIN_H
#define STET_KIN_H

#include "repo.h"

/* In the order in which they stand in a compacted pack. */
enum stet_kin_kind {
    STET_KIN_COMMIT,
    STET_KIN_TREE,    /* group: its path */
    STET_KIN_JOURNAL, /* all are of one group */
    STET_KIN_ARTICLE, /* text or source; group: the article */
    STET_KIN_OTHER    /* not found below the branch, or no part of the format */
};

struct stet_kin {
    struct stet_oid oid;
    uint8_t kind;
    bool text;     /* of ARTICLE: a version's text, not a source */
    uint8_t steps; /* in the new pack: deltas from here to a whole object */
    uint64_t host; /* of ARTICLE; digests, as group, whose collisions cost only space */
    uint64_t group;
    int64_t order;   /* in the group: the newest first */
    uint64_t offset; /* in the new pack; 0: not there yet */
};

struct stet_kin_set {
    struct stet_kin *all;
    size_t count, cap;
    uint32_t *slots; /* open addressing: index in all plus one; gone once sorted */
    size_t slots_size;
};

/* Adds an object of unknown kind; one that is there already is not added twice. */
enum stet_status stet_kin_add(struct stet_kin_set *set, const struct stet_oid *oid,
                              struct stet_error *error) STET_MUST_CHECK;
/* Finds out what they are from the commits, newest first, and the trees that are in the set. stop
 * (may be NULL) is asked now and then: STET_ERR_INTERRUPTED if it says so. Takes as long as reading
 * those trees. */
enum stet_status stet_kin_walk(struct stet_kin_set *set, struct stet_store *store,
                               bool (*stop)(void *context), void *context,
                               struct stet_error *error) STET_MUST_CHECK;
/* By kind, host, group, order; of one order, sources before texts. */
void stet_kin_sort(struct stet_kin_set *set);
void stet_kin_free(struct stet_kin_set *set);

#endif
