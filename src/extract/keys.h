/* keys.h - blocks brought together by a number that some have in common. */
#ifndef STET_KEYS_H
#define STET_KEYS_H

#include <stdint.h>

struct stet_key {
    uint64_t key;
    uint32_t block;
};

/* Sorts by key; blocks of one key stay in their order. spare: room for as many. */
void stet_keys_sort(struct stet_key *keys, struct stet_key *spare, uint32_t count);

#endif
