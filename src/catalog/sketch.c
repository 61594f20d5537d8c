/* sketch.c - the tokens of a text in, the smallest numbers of its shingles out.
 *
 * Whether a shingle is kept depends on its number alone, so two texts keep the same ones of what
 * they share, and the share of numbers they have in common estimates the share of the text. */
#include "sketch.h"
#include "indexed.h"
#include "span.h"
#include <stdlib.h>

#define BOUND (UINT32_MAX / 16) /* about one shingle in 16 is below */

/* The smallest numbers seen, as a heap with the largest on top. */
struct heap {
    uint32_t numbers[STET_SKETCH_MOST];
    size_t count;
    bool dropped; /* one was pushed out or passed over that is not below the bound */
};

struct making {
    struct stet_shingles shingles;
    struct heap below, least; /* those below BOUND, and the least of all */
};

static void sift_down(struct heap *heap, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
        if (child + 1 < heap->count && heap->numbers[child + 1] > heap->numbers[child])
            child++;
        if (heap->numbers[at] >= heap->numbers[child])
            return;
        uint32_t swap = heap->numbers[at];
        heap->numbers[at] = heap->numbers[child];
        heap->numbers[child] = swap;
    }
}
