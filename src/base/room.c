/* room.c - arrays that grow as their items come. */
#include "room.h"
#include <stdint.h>
#include <stdlib.h>

#define FIRST 16 /* items */

void *stet_room_grow(void *items, size_t *capacity, size_t size)
{
    size_t wanted = *capacity ? *capacity : FIRST / 2;
    if (wanted > SIZE_MAX / 2 / size)
        return NULL;
    wanted *= 2;
    void *grown = realloc(items, wanted * size);
    if (grown)
        *capacity = wanted;
    return grown;
}
