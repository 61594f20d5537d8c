/* arena.h - memory that is given out piece by piece and freed in one call. */
#ifndef STET_ARENA_H
#define STET_ARENA_H

#include <stet/base.h>

struct stet_arena;

/* A new arena that gives out at most max bytes; NULL if there is no memory. */
struct stet_arena *stet_arena_new(size_t max);
/* Frees the arena and all it gave out. NULL is fine. */
void stet_arena_free(struct stet_arena *arena);
/* size bytes, zeroed, aligned for any type; NULL at the ceiling or without memory. Size 0 gives a
 * valid pointer. */
void *stet_arena_alloc(struct stet_arena *arena, size_t size) STET_MUST_CHECK;
/* A NUL-terminated copy of len bytes; NULL as above. */
char *stet_arena_dup(struct stet_arena *arena, const char *ptr, size_t len) STET_MUST_CHECK;
/* Bytes given out so far. */
size_t stet_arena_used(const struct stet_arena *arena);

#endif
