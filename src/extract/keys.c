/* keys.c - a merge sort of keys: no call for each comparison, and no input is slow. */
#include "keys.h"
#include <string.h>

#define RUN 8 /* so many are sorted by insertion */

static void insert(struct stet_key *keys, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        struct stet_key key = keys[i];
        uint32_t at = i;
        for (; at > 0 && keys[at - 1].key > key.key; at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
}

/* Merges two sorted runs that lie one behind the other. */
static void merge(struct stet_key *keys, uint32_t middle, uint32_t count, struct stet_key *spare)
{
    if (keys[middle - 1].key <= keys[middle].key)
        return;
    memcpy(spare, keys, middle * sizeof(*keys));
    for (uint32_t left = 0, right = middle, to = 0; left < middle; to++)
        if (right == count || spare[left].key <= keys[right].key)
            keys[to] = spare[left++];
        else
            keys[to] = keys[right++];
}

void stet_keys_sort(struct stet_key *keys, struct stet_key *spare, uint32_t count)
{
    for (uint32_t start = 0; start < count; start += RUN)
        insert(keys + start, count - start < RUN ? count - start : RUN);
    for (uint64_t run = RUN; run < count; run *= 2)
        for (uint64_t start = 0; start + run < count; start += 2 * run) {
            uint64_t rest = count - start;
            merge(keys + start, (uint32_t)run, (uint32_t)(rest < 2 * run ? rest : 2 * run), spare);
        }
}
