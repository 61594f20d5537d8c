/* roll.h - the names of many objects, numbered where they lie: five bytes an object. */
#ifndef STET_ROLL_H
#define STET_ROLL_H

#include "repo.h"

#define STET_ROLL_NONE UINT32_MAX

struct stet_roll_block {
    const uint8_t *names; /* one behind the other */
    uint32_t first;       /* number of the first */
};

/* All zero: an empty one. */
struct stet_roll {
    struct stet_roll_block *blocks;
    size_t block_count;
    uint32_t count;  /* numbers: all names, those that stand in two blocks twice */
    uint32_t twice;  /* how many do */
    uint32_t *slots; /* open addressing: number plus one */
    uint32_t slot_count;
};

/* Adds names, lent as long as the roll is used. STET_ERR_MEMORY, STET_ERR_LIMIT. */
enum stet_status stet_roll_add(struct stet_roll *roll, const uint8_t *names, size_t count,
                               struct stet_error *error) STET_MUST_CHECK;
/* To be called once all are added, before any is looked for. */
enum stet_status stet_roll_close(struct stet_roll *roll, struct stet_error *error) STET_MUST_CHECK;
/* The number of an object, or NONE; of one that stands in two blocks, that of the first. */
uint32_t stet_roll_find(const struct stet_roll *roll, const struct stet_oid *oid);
/* The name of that number. */
struct stet_oid stet_roll_name(const struct stet_roll *roll, uint32_t number);
void stet_roll_free(struct stet_roll *roll);

#endif
