/* map.c - open addressing, linear probing, at most half full. Keys come from hostile input, so the
 * hash is seeded once a process. */
#include "map.h"
#include "span.h"
#include <stdlib.h>
#include <sys/random.h>

struct slot {
    struct stet_span key;
    uint64_t hash; /* 0: empty */
    size_t value;
};

struct stet_map {
    struct slot *slots;
    size_t size, count; /* size is a power of two */
    uint64_t seed;
};

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    return h ^ h >> 32;
}

static uint64_t hash_key(const struct stet_map *map, struct stet_span key)
{
    uint64_t h = map->seed ^ key.len, word;
    size_t i = 0;
    for (; i + sizeof(word) <= key.len; i += sizeof(word)) {
        memcpy(&word, key.ptr + i, sizeof(word));
        h = mix(h ^ word);
    }
    word = 0;
    if (key.len > i)
        memcpy(&word, key.ptr + i, key.len - i);
    h = mix(h ^ word);
    return h ? h : 1;
}

struct stet_map *stet_map_new(void)
{
    struct stet_map *map = calloc(1, sizeof(*map));
    if (!map)
        return NULL;
    map->size = 64;
    map->slots = calloc(map->size, sizeof(*map->slots));
    if (!map->slots || getrandom(&map->seed, sizeof(map->seed), 0) < 0) {
        stet_map_free(map);
        return NULL;
    }
    return map;
}

void stet_map_free(struct stet_map *map)
{
    if (map)
        free(map->slots);
    free(map);
}

size_t stet_map_count(const struct stet_map *map)
{
    return map->count;
}

/* Every step of the mixing can be undone, so short keys of one length and hash are the same: the
 * bytes, which seldom are in a cache, need not be read. Hash 1 may have been a 0. */
static bool same_key(const struct slot *slot, struct stet_span key, uint64_t hash)
{
    if (slot->hash != hash || slot->key.len != key.len)
        return false;
    return (key.len <= sizeof(uint64_t) && hash != 1) || stet_span_equal(slot->key, key);
}

/* The slot that holds key, or the empty one where it belongs. */
static struct slot *find(const struct stet_map *map, struct stet_span key, uint64_t hash)
{
    for (size_t i = hash & (map->size - 1);; i = (i + 1) & (map->size - 1)) {
        struct slot *slot = &map->slots[i];
        if (slot->hash == 0 || same_key(slot, key, hash))
            return slot;
    }
}

size_t *stet_map_get(const struct stet_map *map, struct stet_span key)
{
    struct slot *slot = find(map, key, hash_key(map, key));
    return slot->hash ? &slot->value : NULL;
}

static bool grow(struct stet_map *map)
{
    struct slot *old = map->slots;
    size_t old_size = map->size;
    struct slot *slots = calloc(old_size * 2, sizeof(*slots));
    if (!slots)
        return false;
    map->slots = slots;
    map->size = old_size * 2;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].hash)
            *find(map, old[i].key, old[i].hash) = old[i];
    free(old);
    return true;
}

size_t *stet_map_put(struct stet_map *map, struct stet_span key, bool *added)
{
    if (map->count >= map->size / 2 && !grow(map))
        return NULL;
    uint64_t hash = hash_key(map, key);
    struct slot *slot = find(map, key, hash);
    if (added)
        *added = slot->hash == 0;
    if (slot->hash == 0) {
        *slot = (struct slot){key, hash, 0};
        map->count++;
    }
    return &slot->value;
}
