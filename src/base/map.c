/* map.c - open addressing, linear probing, at most two thirds full. Keys come from hostile input,
 * so the hash is seeded once a map. A slot has what tells most keys apart; the rest of them stands
 * elsewhere, in the order in which they came. */
#include "map.h"
#include "span.h"
#include <stdlib.h>
#include <sys/random.h>

struct slot {
    uint64_t hash;   /* 0: empty */
    uint32_t number; /* of the entry */
    uint32_t len;    /* of the key; its last 32 bits */
};

struct entry {
    struct stet_span key;
    size_t value;
};

struct stet_map {
    struct slot *slots;
    struct entry *entries;
    size_t size, count, capacity; /* size, of the slots, is a power of two */
    uint64_t seed;
};

/* Every step can be undone: keys of one length and at most 8 bytes have different hashes. */
static uint64_t mix(uint64_t h)
{
    h *= UINT64_C(0xd6e8feb86659fd93);
    return h ^ h >> 32;
}

static uint64_t word_at(const char *ptr)
{
    uint64_t word;
    memcpy(&word, ptr, sizeof(word));
    return word;
}

/* Up to 8 bytes as a number that no others of the same length have. */
static uint64_t tail_at(const char *ptr, size_t len)
{
    uint32_t first, last;
    if (len < sizeof(first)) {
        uint64_t word = 0;
        for (size_t i = 0; i < len; i++)
            word = word << 8 | (unsigned char)ptr[i];
        return word;
    }
    memcpy(&first, ptr, sizeof(first));
    memcpy(&last, ptr + len - sizeof(last), sizeof(last));
    return (uint64_t)first << 32 | last;
}

static uint64_t hash_key(const struct stet_map *map, struct stet_span key)
{
    uint64_t h = map->seed ^ key.len;
    for (; key.len > sizeof(uint64_t); key = stet_span_sub(key, sizeof(uint64_t), key.len))
        h = mix(h ^ word_at(key.ptr));
    h = mix(mix(h ^ tail_at(key.ptr, key.len)));
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
    if (map) {
        free(map->slots);
        free(map->entries);
    }
    free(map);
}

size_t stet_map_count(const struct stet_map *map)
{
    return map->count;
}

/* Of short keys the bytes, which seldom are in a cache, need not be read. Hash 1 may have been a
 * 0. */
static bool same_key(const struct stet_map *map, const struct slot *slot, struct stet_span key,
                     uint64_t hash)
{
    if (slot->hash != hash || slot->len != (uint32_t)key.len)
        return false;
    return (key.len <= sizeof(uint64_t) && hash != 1) ||
           stet_span_equal(map->entries[slot->number].key, key);
}

/* The slot that holds key, or the empty one where it belongs. */
static struct slot *find(const struct stet_map *map, struct stet_span key, uint64_t hash)
{
    size_t i = hash & (map->size - 1);
    while (map->slots[i].hash != 0 && !same_key(map, &map->slots[i], key, hash))
        i = (i + 1) & (map->size - 1);
    return &map->slots[i];
}

size_t *stet_map_get(const struct stet_map *map, struct stet_span key)
{
    const struct slot *slot = find(map, key, hash_key(map, key));
    return slot->hash ? &map->entries[slot->number].value : NULL;
}

static bool resize_slots(struct stet_map *map, size_t size)
{
    struct slot *slots = calloc(size, sizeof(*slots));
    if (!slots)
        return false;
    for (size_t i = 0; i < map->size; i++) {
        size_t to = map->slots[i].hash & (size - 1);
        if (map->slots[i].hash == 0)
            continue;
        while (slots[to].hash != 0)
            to = (to + 1) & (size - 1);
        slots[to] = map->slots[i];
    }
    free(map->slots);
    map->slots = slots;
    map->size = size;
    return true;
}

static bool resize_entries(struct stet_map *map, size_t capacity)
{
    struct entry *entries = realloc(map->entries, capacity * sizeof(*entries));
    if (!entries)
        return false;
    map->entries = entries;
    map->capacity = capacity;
    return true;
}

static bool is_full(size_t size, size_t keys)
{
    return keys >= size / 3 * 2;
}

/* Makes room for one more. */
static bool grow(struct stet_map *map)
{
    if (map->count >= UINT32_MAX)
        return false;
    if (map->count == map->capacity && !resize_entries(map, map->capacity ? map->capacity * 2 : 16))
        return false;
    return !is_full(map->size, map->count) || resize_slots(map, map->size * 2);
}

bool stet_map_reserve(struct stet_map *map, size_t keys)
{
    size_t size = map->size;
    while (is_full(size, keys))
        size *= 2;
    return (size == map->size || resize_slots(map, size)) &&
           (keys <= map->capacity || resize_entries(map, keys));
}

size_t stet_map_find(const struct stet_map *map, struct stet_span key)
{
    const struct slot *slot = find(map, key, hash_key(map, key));
    return slot->hash ? slot->number : STET_MAP_NOT_FOUND;
}

size_t stet_map_number(struct stet_map *map, struct stet_span key, bool *added)
{
    uint64_t hash = hash_key(map, key);
    struct slot *slot = find(map, key, hash);
    if (added)
        *added = slot->hash == 0;
    if (slot->hash != 0)
        return slot->number;
    if (!grow(map))
        return STET_MAP_NO_MEMORY;
    map->entries[map->count] = (struct entry){key, 0};
    *find(map, key, hash) = (struct slot){hash, (uint32_t)map->count, (uint32_t)key.len};
    return map->count++;
}

size_t *stet_map_put(struct stet_map *map, struct stet_span key, bool *added)
{
    size_t number = stet_map_number(map, key, added);
    return number == STET_MAP_NO_MEMORY ? NULL : &map->entries[number].value;
}
