/* indexfile.h - the index of a pack, read where it lies: nothing of it is copied. */
#ifndef STET_INDEXFILE_H
#define STET_INDEXFILE_H

#include "repo.h"

/* An index, mapped. Its objects have places, from 0 on, in order of their names. */
struct stet_indexfile {
    const uint8_t *bytes;
    size_t len;
    uint32_t count;
};

/* Maps the index at path; its tables lie within it, no more is known. STET_ERR_CORRUPT,
 * STET_ERR_IO, STET_ERR_LIMIT. */
enum stet_status stet_indexfile_open(struct stet_indexfile *out, const char *path,
                                     struct stet_error *error) STET_MUST_CHECK;
/* The same once all of it has been read: its digest is right, its names are in order and different,
 * its tables agree. Takes as long as reading it. */
enum stet_status stet_indexfile_open_proved(struct stet_indexfile *out, const char *path,
                                            struct stet_error *error) STET_MUST_CHECK;
void stet_indexfile_close(struct stet_indexfile *index);

/* The names, one behind the other; one of them; its CRC; its offset (false: it lies outside). */
const uint8_t *stet_indexfile_names(const struct stet_indexfile *index);
const uint8_t *stet_indexfile_name(const struct stet_indexfile *index, uint32_t place);
uint32_t stet_indexfile_crc(const struct stet_indexfile *index, uint32_t place);
bool stet_indexfile_offset(const struct stet_indexfile *index, uint32_t place, uint64_t *offset);
/* The trailer of the pack it belongs to. */
const uint8_t *stet_indexfile_pack(const struct stet_indexfile *index);
/* The place of an object; false if it is not in the index. */
bool stet_indexfile_find(const struct stet_indexfile *index, const struct stet_oid *oid,
                         uint32_t *place);
/* The places in order of offset, to be freed; NULL without memory. The offsets of a proved index
 * lie within it. */
uint32_t *stet_indexfile_order(const struct stet_indexfile *index) STET_MUST_CHECK;

#endif
