/* map.h - a hash map from bytes to a number. Keys are lent and must outlive the map. */
#ifndef STET_MAP_H
#define STET_MAP_H

#include <stet/base.h>

struct stet_map;

/* NULL without memory. */
struct stet_map *stet_map_new(void);
void stet_map_free(struct stet_map *map);
/* How many keys it has. */
size_t stet_map_count(const struct stet_map *map);
/* The value of key, or NULL. Lent until the next put. */
size_t *stet_map_get(const struct stet_map *map, struct stet_span key);
/* The value of key, made with the value 0 if it is new (*added tells; may be NULL). NULL without
 * memory. */
size_t *stet_map_put(struct stet_map *map, struct stet_span key, bool *added) STET_MUST_CHECK;
/* Which key it is, counted from 0 in the order in which they came; made if it is new. */
#define STET_MAP_NO_MEMORY SIZE_MAX
size_t stet_map_number(struct stet_map *map, struct stet_span key, bool *added) STET_MUST_CHECK;
/* The same, or STET_MAP_NOT_FOUND. */
#define STET_MAP_NOT_FOUND SIZE_MAX
size_t stet_map_find(const struct stet_map *map, struct stet_span key);
/* Makes room for so many keys at once. false without memory. */
bool stet_map_reserve(struct stet_map *map, size_t keys) STET_MUST_CHECK;

#endif
