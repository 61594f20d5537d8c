/* check.h - what the parts of a check share. */
#ifndef STET_CHECK_H
#define STET_CHECK_H

#include "indexfile.h"
#include "pack.h"
#include "roll.h"

/* What is known of an object; above these bits stands its type. */
#define STET_CHECK_GOOD   1u /* a copy was read, and its hash is right */
#define STET_CHECK_BAD    2u /* a copy is damaged */
#define STET_CHECK_SEEN   4u /* reached from the branch */
#define STET_CHECK_WANTED 8u /* its SHA-256 is asked for */
#define STET_CHECK_TYPE   4  /* bits to shift */

/* A pack whose index is sound. */
struct stet_check_pack {
    char *stem;                         /* "<git>/objects/pack/pack-<sha1>" */
    const struct stet_indexfile *index; /* lent by the store's odb */
};

struct stet_check {
    struct stet_store *store;
    struct stet_store_check out;
    bool (*wants)(const char *path);
    void (*bad)(void *context, const char *name, const char *what);
    void *context;
    uint64_t problems;
    uint64_t mark;          /* of the packs there were when it began */
    struct stet_oid commit; /* the newest */
    bool unread;            /* a folder or commit that is needed does not read */

    struct stet_check_pack *packs;
    size_t pack_count;
    struct stet_buf loose; /* names of loose objects */
    struct stet_roll roll; /* of the packs, then of the loose ones */

    /* By the number of the object in the roll: */
    uint8_t *states;
    uint32_t *sizes;
    uint32_t *wanted_before; /* how many are wanted before each 64th */
    uint8_t *digests;        /* SHA-256 of those that are wanted */
};

void stet_check_report(struct stet_check *check, const char *name, const char *format, ...)
    STET_PRINTF(3, 4);
/* Keeps what was read of an object, whose hash is right. Threads may do so for different objects;
 * its state is for the caller to set. */
void stet_check_keep(struct stet_check *check, uint32_t number, const struct stet_buf *bytes);

/* checkpack.c: the packs and the proof of their indexes; checkobjects.c: every pack read. Faults
 * are reported; a failure is that of the check itself. A mark says which packs there are. */
uint64_t stet_check_mark(const struct stet_check *check);
enum stet_status stet_check_find_packs(struct stet_check *check,
                                       struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_check_packs(struct stet_check *check,
                                  struct stet_error *error) STET_MUST_CHECK;
/* checkloose.c: the same of loose objects; the files that name commits. */
enum stet_status stet_check_find_loose(struct stet_check *check,
                                       struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_check_loose(struct stet_check *check,
                                  struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_check_refs(struct stet_check *check,
                                 struct stet_error *error) STET_MUST_CHECK;
/* checkreach.c: whether every object that the branch needs is there. Notes the newest commit, and
 * what is wanted of it. */
enum stet_status stet_check_reach(struct stet_check *check,
                                  struct stet_error *error) STET_MUST_CHECK;
/* The same once more when all objects have been read, if any that is needed is damaged: calls it by
 * its path. */
enum stet_status stet_check_name_damaged(struct stet_check *check,
                                         struct stet_error *error) STET_MUST_CHECK;

#endif
