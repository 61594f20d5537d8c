/* kin.h - what the objects of some packs are, and which are akin: pages of a host, versions of an
 * article, states of a folder. */
#ifndef STET_KIN_H
#define STET_KIN_H

#include "roll.h"

/* In the order in which they stand in a compacted pack. */
enum stet_kin_kind {
    STET_KIN_COMMIT,
    STET_KIN_TREE,    /* group: its path */
    STET_KIN_JOURNAL, /* all are of one group */
    STET_KIN_ARTICLE, /* text or source; group: the article */
    STET_KIN_OTHER    /* not found below the branch, or no part of the format */
};

/* Digests of what they are akin by: a collision costs only space. */
struct stet_kin {
    int64_t order;   /* in the group: the newest first */
    uint32_t number; /* in the roll */
    uint32_t host;   /* of ARTICLE; of TREE a part of the group */
    uint32_t group;
    uint8_t kind;
    bool text;     /* of ARTICLE: a version's text, not a source */
    uint8_t steps; /* in the new pack: deltas from here to a whole object */
};

/* Every object once; until it is sorted, by its number. */
struct stet_kin_set {
    struct stet_kin *all;
    size_t count;
    struct stet_roll roll; /* the caller adds the names */
};

/* Takes in the objects of the roll, of unknown kind. 24 bytes an object, besides the roll. */
enum stet_status stet_kin_begin(struct stet_kin_set *set, struct stet_error *error) STET_MUST_CHECK;
struct stet_oid stet_kin_name(const struct stet_kin_set *set, size_t item);
/* Finds out what they are from the commits, newest first, and the trees that are in the set. stop
 * (may be NULL) is asked now and then: STET_ERR_INTERRUPTED if it says so. Takes as long as reading
 * those trees. */
enum stet_status stet_kin_walk(struct stet_kin_set *set, struct stet_store *store,
                               bool (*stop)(void *context), void *context,
                               struct stet_error *error) STET_MUST_CHECK;
/* By kind, host, group, order; of one order, sources before texts. Objects cannot be found by their
 * names any more. */
void stet_kin_sort(struct stet_kin_set *set);
/* Lets go of all but the names. */
void stet_kin_forget(struct stet_kin_set *set);
void stet_kin_free(struct stet_kin_set *set);

#endif
