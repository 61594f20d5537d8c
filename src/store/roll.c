/* roll.c - numbers for objects. Names stay in the indexes they come from; a table of numbers finds
 * them by their digests. */
#include "roll.h"
#include <stdlib.h>
#include <string.h>

#define MOST (UINT32_MAX / 2) /* names: two thousand million */

enum stet_status stet_roll_add(struct stet_roll *roll, const uint8_t *names, size_t count,
                               struct stet_error *error)
{
    if (count > MOST - roll->count)
        return stet_error_set(error, STET_ERR_LIMIT, "the archive has more than %u objects", MOST);
    void *blocks = realloc(roll->blocks, (roll->block_count + 1) * sizeof(*roll->blocks));
    if (!blocks)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot list the objects: no memory");
    roll->blocks = blocks;
    roll->blocks[roll->block_count++] = (struct stet_roll_block){names, roll->count};
    roll->count += (uint32_t)count;
    return STET_OK;
}

static const uint8_t *name_of(const struct stet_roll *roll, uint32_t number)
{
    size_t low = 0, high = roll->block_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (roll->blocks[middle].first <= number)
            low = middle;
        else
            high = middle;
    }
    const struct stet_roll_block *block = &roll->blocks[low];
    return block->names + (size_t)(number - block->first) * STET_OID_BYTES;
}

/* The slot of a name, or the free one where it belongs. */
static uint32_t *slot_of(const struct stet_roll *roll, const uint8_t *name)
{
    /* A digest is its own hash; this way a block, which is in order, fills the table from end to
     * end. */
    uint32_t key =
        (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 | name[3];
    uint32_t at = (uint32_t)((uint64_t)key * roll->slot_count >> 32);
    for (;; at = at + 1 < roll->slot_count ? at + 1 : 0) {
        uint32_t *slot = &roll->slots[at];
        if (*slot == 0 || memcmp(name_of(roll, *slot - 1), name, STET_OID_BYTES) == 0)
            return slot;
    }
}

enum stet_status stet_roll_close(struct stet_roll *roll, struct stet_error *error)
{
    roll->slot_count = roll->count + roll->count / 2 + 1;
    roll->slots = calloc(roll->slot_count, sizeof(*roll->slots));
    if (!roll->slots)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot list the objects: no memory");
    for (uint32_t number = 0; number < roll->count; number++) {
        uint32_t *slot = slot_of(roll, name_of(roll, number));
        if (*slot == 0)
            *slot = number + 1;
        else
            roll->twice++;
    }
    return STET_OK;
}

uint32_t stet_roll_find(const struct stet_roll *roll, const struct stet_oid *oid)
{
    if (roll->count == 0)
        return STET_ROLL_NONE;
    uint32_t slot = *slot_of(roll, oid->id);
    return slot ? slot - 1 : STET_ROLL_NONE;
}

struct stet_oid stet_roll_name(const struct stet_roll *roll, uint32_t number)
{
    struct stet_oid oid;
    memcpy(oid.id, name_of(roll, number), STET_OID_BYTES);
    return oid;
}

void stet_roll_free(struct stet_roll *roll)
{
    free(roll->blocks);
    free(roll->slots);
    *roll = (struct stet_roll){0};
}
