/* arena.c - chunks that double up to a megabyte; a large request gets a chunk of its own. */
#include "arena.h"
#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK ((size_t)4096)
#define LAST_CHUNK  ((size_t)1024 * 1024)

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t data[];
};

struct stet_arena {
    struct chunk *chunks;
    size_t used, max, next_size;
};

struct stet_arena *stet_arena_new(size_t max)
{
    struct stet_arena *arena = calloc(1, sizeof(*arena));
    if (arena) {
        arena->max = max;
        arena->next_size = FIRST_CHUNK;
    }
    return arena;
}

void stet_arena_free(struct stet_arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

static struct chunk *add_chunk(struct stet_arena *arena, size_t size)
{
    bool large = size > arena->next_size / 4;
    size_t want = large ? size : arena->next_size;
    struct chunk *chunk = malloc(sizeof(*chunk) + want);
    if (!chunk)
        return NULL;
    chunk->used = 0;
    chunk->size = want;
    if (large && arena->chunks) { /* keep filling the current chunk */
        chunk->next = arena->chunks->next;
        arena->chunks->next = chunk;
    } else {
        chunk->next = arena->chunks;
        arena->chunks = chunk;
        if (arena->next_size < LAST_CHUNK)
            arena->next_size *= 2;
    }
    return chunk;
}

void *stet_arena_alloc(struct stet_arena *arena, size_t size)
{
    size_t align = _Alignof(max_align_t);
    if (size > arena->max || arena->used > arena->max - size)
        return NULL;
    size_t need = (size + align - 1) / align * align;
    struct chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < need) {
        chunk = add_chunk(arena, need);
        if (!chunk)
            return NULL;
    }
    void *ptr = (char *)chunk->data + chunk->used;
    chunk->used += need;
    arena->used += size;
    return memset(ptr, 0, size);
}

char *stet_arena_dup(struct stet_arena *arena, const char *ptr, size_t len)
{
    char *copy = stet_arena_alloc(arena, len + 1);
    if (copy && len)
        memcpy(copy, ptr, len);
    return copy;
}

size_t stet_arena_used(const struct stet_arena *arena)
{
    return arena->used;
}
