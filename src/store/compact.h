/* compact.h - what the rest of the store knows of compaction. */
#ifndef STET_COMPACT_H
#define STET_COMPACT_H

#include "repo.h"

/* ---- packs.c: the packs of an archive that may be joined or compacted ------------------------ */

struct stet_packs_item {
    char stem[64]; /* "pack-<sha1>" */
    uint64_t size; /* of the pack */
    bool compacted;
};

struct stet_packs {
    struct stet_packs_item *items; /* the smallest first */
    size_t count;
};

/* Lists <git>/objects/pack: packs with an index, of which no other file (.keep, .promisor,
 * .mtimes ...) speaks that forbids it. */
enum stet_status stet_packs_list(const char *git, struct stet_packs *out,
                                 struct stet_error *error) STET_MUST_CHECK;
void stet_packs_free(struct stet_packs *packs);
/* Removes a pack whose objects all lie in another that is durable, and what was derived from it.
 * The lock must be held. */
void stet_packs_remove(const char *git, const char *stem);
/* Notes which packs of an archive are compacted: those of the list that are, and that one. Only
 * saves work, so a failure is none. */
void stet_packs_note(const char *git, const struct stet_packs *packs, const char *stem);

/* ---- compact.c ------------------------------------------------------------------------------- */

/* Removes what a killed compaction left, unless another one is running. */
void stet_compact_clean(const char *git);

#endif
