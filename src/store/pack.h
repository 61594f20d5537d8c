/* pack.h - objects, pack files and their indexes (git's formats: pack 2, idx 2), written by
 * ourselves. */
#ifndef STET_PACK_H
#define STET_PACK_H

#include "repo.h"

/* ---- object.c -------------------------------------------------------------------------------- */

struct stet_object {
    struct stet_oid oid;
    uint32_t crc;   /* of the entry */
    size_t len;     /* bytes of the entry */
    uint8_t *entry; /* as it stands in a pack: type and size, then the deflated content */
    bool is_delta;  /* what is deflated is one on base, whose name stands before it */
    struct stet_oid base;
};

/* An object of any type; trees and commits are our own bytes, so they are hashed and deflated the
 * fast way. */
enum stet_status stet_object_make(struct stet_object **out, enum stet_object_type type,
                                  const void *ptr, size_t len,
                                  struct stet_error *error) STET_MUST_CHECK;

/* The same object as an entry of its own, of its delta and the whole object that this is on. */
enum stet_status stet_object_whole(struct stet_object **out, const struct stet_object *delta,
                                   const struct stet_object *base,
                                   struct stet_error *error) STET_MUST_CHECK;

uint32_t stet_object_crc(uint32_t crc, const void *ptr, size_t len);

/* ---- index.c: the .idx of a pack, written ---------------------------------------------------- */

/* Entries of a pack, in the order in which they stand in it. */
struct stet_pack_entries {
    uint32_t count;
    const uint32_t *crcs;
    const uint64_t *offsets;
    struct stet_oid (*name)(const void *context, uint32_t i);
    const void *context;
};

/* Writes a new index file, synced. Takes 8 bytes an entry meanwhile. */
enum stet_status stet_index_write(const char *path, const struct stet_pack_entries *entries,
                                  const uint8_t pack_sha1[STET_OID_BYTES],
                                  struct stet_error *error) STET_MUST_CHECK;

/* ---- pack.c: one pack being written ---------------------------------------------------------- */

struct stet_pack;

/* A pack in <git>/objects/pack under a temporary name; the archive's lock must be held. Touches no
 * disk before the first object. */
enum stet_status stet_pack_new(struct stet_pack **out, const char *git,
                               struct stet_error *error) STET_MUST_CHECK;
/* The same under <git>/<temp>.pack and .idx, in a folder that the caller has for itself: no lock is
 * needed before stet_pack_publish. Every object is added once, and name tells which came i-th, as
 * long as there is something to add or to seal: so names are not held here, 12 bytes an entry. */
enum stet_status stet_pack_new_at(struct stet_pack **out, const char *git, const char *temp,
                                  struct stet_oid (*name)(const void *context, uint32_t i),
                                  const void *context, struct stet_error *error) STET_MUST_CHECK;
/* Bytes so far: where the next entry will stand. */
uint64_t stet_pack_size(const struct stet_pack *pack);
/* Where entry i stands. */
uint64_t stet_pack_offset(const struct stet_pack *pack, size_t i);
/* Not of a pack that does not hold its names. */
bool stet_pack_has(const struct stet_pack *pack, const struct stet_oid *oid);
/* Appends one entry as it stands in a pack; one that is there already is not written twice. Of a
 * delta, the base must stand before it in this pack. */
enum stet_status stet_pack_add(struct stet_pack *pack, const struct stet_oid *oid, uint32_t crc,
                               const void *entry, size_t len,
                               struct stet_error *error) STET_MUST_CHECK;
/* Reads all of it back, checks it, and puts pack and index durably in place, with a .keep file
 * beside it that tells other programs' gc to leave it alone until stet_pack_release. */
enum stet_status stet_pack_finish(struct stet_pack *pack, struct stet_error *error) STET_MUST_CHECK;
/* The two halves of it: both files read back and durable under their temporary names; both under
 * their own, for which the lock must be held. */
enum stet_status stet_pack_seal(struct stet_pack *pack, struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_pack_publish(struct stet_pack *pack,
                                   struct stet_error *error) STET_MUST_CHECK;
/* "<git>/objects/pack/pack-<sha1>", once finished. Lent. */
const char *stet_pack_name(const struct stet_pack *pack);
/* Removes the .keep file: the pack is reachable now, or is not needed. */
void stet_pack_release(struct stet_pack *pack);
/* Frees; an unfinished pack leaves nothing behind. NULL is fine. */
void stet_pack_free(struct stet_pack *pack);
/* Removes what killed writers left in <git>/objects/pack; the lock must be held. */
enum stet_status stet_pack_clean(const char *git, struct stet_error *error) STET_MUST_CHECK;

/* ---- join.c ---------------------------------------------------------------------------------- */

/* Joins small packs into larger ones when there are several of about one size; the lock must be
 * held. */
enum stet_status stet_join_packs(const char *git, struct stet_error *error) STET_MUST_CHECK;

#endif
