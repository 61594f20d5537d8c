/* odb.h - reading objects from packs and loose files. Every byte of them may be damaged: nothing is
 * trusted before its hash is checked, and no damage does more than make an object unreadable. */
#ifndef STET_ODB_H
#define STET_ODB_H

#include "indexfile.h"
#include "pack.h"

#define STET_OBJECT_ANY ((enum stet_object_type)0)

struct stet_odb;

/* Opens the packs of <git>/objects/pack. */
enum stet_status stet_odb_open(struct stet_odb **out, const char *git,
                               struct stet_error *error) STET_MUST_CHECK;
void stet_odb_close(struct stet_odb *odb);
/* Takes in packs that have come, and lets go of those that have gone. */
enum stet_status stet_odb_refresh(struct stet_odb *odb, struct stet_error *error) STET_MUST_CHECK;

/* While it is held, packs that have gone are not let go of: what is lent of them stays. */
void stet_odb_hold(struct stet_odb *odb, bool held);
/* The pack of that name ("<git>/objects/pack/pack-<sha1>"); NULL if it is not known. Lent. */
const struct stet_packfile *stet_odb_pack(const struct stet_odb *odb, const char *stem);

/* Appends an object; *type is what was wanted, or ANY, and becomes what it is. Every copy is tried
 * until one has the right hash. STET_ERR_CORRUPT (damaged, of another type, or not there: the
 * message says which), STET_ERR_LIMIT. */
enum stet_status stet_odb_read(struct stet_odb *odb, const struct stet_oid *oid,
                               enum stet_object_type *type, struct stet_buf *out,
                               struct stet_error *error) STET_MUST_CHECK;
/* Whether a pack known at the last refresh holds a copy that reads back with its hash. */
bool stet_odb_has_packed(struct stet_odb *odb, const struct stet_oid *oid);

/* ---- packfile.c: one pack, as far as reading single objects goes ----------------------------- */

struct stet_packfile;

/* "<folder>/<stem>" without ending; maps the index. STET_ERR_CORRUPT, STET_ERR_IO. */
enum stet_status stet_packfile_open(struct stet_packfile **out, const char *stem,
                                    struct stet_error *error) STET_MUST_CHECK;
void stet_packfile_close(struct stet_packfile *pack);
const char *stet_packfile_stem(const struct stet_packfile *pack);
const struct stet_indexfile *stet_packfile_index(const struct stet_packfile *pack);
/* The offset of an object; false if it is not in the index. */
bool stet_packfile_find(const struct stet_packfile *pack, const struct stet_oid *oid,
                        uint64_t *offset);
/* Appends the object at offset, its hash not checked; false if it cannot be read. */
bool stet_packfile_read(struct stet_packfile *pack, uint64_t offset, enum stet_object_type *type,
                        struct stet_buf *out);

/* Whether the entry at offset says the same in another pack: it is whole, or a delta that names its
 * base, which stands before it. */
bool stet_packfile_can_move(struct stet_packfile *pack, uint64_t offset);

/* ---- loose.c --------------------------------------------------------------------------------- */

/* Appends a loose object's content, its hash checked; NULL, or what is wrong with it ("it does not
 * inflate"). *there is false if there is no such file. */
const char *stet_loose_read(const char *path, const struct stet_oid *oid,
                            enum stet_object_type *type, struct stet_buf *out, bool *there);

/* Whether content of that type has that name. */
bool stet_object_is(const struct stet_oid *oid, enum stet_object_type type, const void *ptr,
                    size_t len);

#endif
