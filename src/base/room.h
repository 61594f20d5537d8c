/* room.h - arrays that grow as their items come. */
#ifndef STET_ROOM_H
#define STET_ROOM_H

#include <stddef.h>

/* Room for one more item in an array of count items that has room for *capacity: the array, perhaps
 * at another place, to be kept by the caller; or NULL without memory, and all is as it was. size:
 * of an item. Of an array that is not there yet items is NULL and *capacity 0. Doubles, so n items
 * cost O(n). */
void *stet_room_grow(void *items, size_t *capacity, size_t size);
static inline void *stet_room(void *items, size_t count, size_t *capacity, size_t size)
{
    return count < *capacity ? items : stet_room_grow(items, capacity, size);
}

#endif
