/* pack.h - objects, pack files and their indexes (git's formats: pack 2, idx 2), written by
 * ourselves. */
#ifndef STET_PACK_H
#define STET_PACK_H

#include "repo.h"

/* ---- object.c ----------------------------------------------------------------------------------
 */

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

/* ---- index.c: the .idx of a pack
 * ----------------------------------------------------------------- */

struct stet_pack_entry {
    struct stet_oid oid;
    uint32_t crc;
    uint64_t offset;
};

/* Sorts the entries by oid and writes a new index file, synced. */
enum stet_status stet_index_write(const char *path, struct stet_pack_entry *entries, size_t count,
                                  const uint8_t pack_sha1[STET_OID_BYTES],
                                  struct stet_error *error) STET_MUST_CHECK;
/* Reads an index and checks its digest and its order: entries (the caller frees them) are sorted by
 * oid. STET_ERR_CORRUPT. */
enum stet_status stet_index_read(const char *path, struct stet_pack_entry **entries, size_t *count,
                                 uint8_t pack_sha1[STET_OID_BYTES],
                                 struct stet_error *error) STET_MUST_CHECK;
/* Sorts entries by offset. */
void stet_index_sort_by_offset(struct stet_pack_entry *entries, size_t count);

/* ---- pack.c: one pack being written ------------------------------------------------------------
 */

struct stet_pack;

/* A pack in <git>/objects/pack under a temporary name; the archive's lock must be held. Touches no
 * disk before the first object. */
enum stet_status stet_pack_new(struct stet_pack **out, const char *git,
                               struct stet_error *error) STET_MUST_CHECK;
/* The same under <git>/<temp>.pack and .idx, in a folder that the caller has for itself: no lock is
 * needed before stet_pack_publish. */
enum stet_status stet_pack_new_at(struct stet_pack **out, const char *git, const char *temp,
                                  struct stet_error *error) STET_MUST_CHECK;
/* Bytes so far: where the next entry will stand. */
uint64_t stet_pack_size(const struct stet_pack *pack);
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

/* ---- join.c ------------------------------------------------------------------------------------
 */

/* Joins small packs into larger ones when there are several of about one size; the lock must be
 * held. */
enum stet_status stet_join_packs(const char *git, struct stet_error *error) STET_MUST_CHECK;

#endif
