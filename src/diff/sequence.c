/* sequence.c - Myers' O(ND) comparison in linear space, for lists of numbers.
 *
 * Two searches, from either end, meet in the middle; each half is then a smaller problem, kept on a
 * list instead of the call stack. A search that costs too much stops at the furthest point it has
 * reached: the result stays correct, and is merely longer than it could be. */
#include "diff.h"
#include <stdlib.h>
#include <string.h>

/* The part still to be compared: a[a_start, a_end) against b[b_start, b_end). */
struct box {
    ptrdiff_t a_start, a_end, b_start, b_end;
};

#define FEW_DIAGONALS 256 /* of two sentences; and boxes: these need no memory of their own */
#define FEW_BOXES     32

struct search {
    const struct stet_sequence *sequence;
    ptrdiff_t *forward, *backward; /* by diagonal a - b: the furthest place in a */
    ptrdiff_t max_cost;
    struct box *boxes;
    size_t box_count, box_capacity;
    struct box few_boxes[FEW_BOXES];
};

struct point {
    ptrdiff_t a, b;
};

/* A band of diagonals that one of the two searches has reached. */
struct band {
    ptrdiff_t low, high;
};

/* Widens the band by one on either side, or narrows it at the edge of the box. */
static void band_step(struct band *band, ptrdiff_t *reach, ptrdiff_t low, ptrdiff_t high,
                      ptrdiff_t never)
{
    if (band->low > low)
        reach[--band->low - 1] = never;
    else
        band->low++;
    if (band->high < high)
        reach[++band->high + 1] = never;
    else
        band->high--;
}

static bool step_forward(struct search *search, const struct box *box, const struct band *own,
                         const struct band *other, bool meets, struct point *middle)
{
    const uint32_t *a = search->sequence->a, *b = search->sequence->b;
    for (ptrdiff_t d = own->high; d >= own->low; d -= 2) {
        ptrdiff_t below = search->forward[d - 1], above = search->forward[d + 1];
        ptrdiff_t x = below < above ? above : below + 1;
        ptrdiff_t y = x - d;
        while (x < box->a_end && y < box->b_end && a[x] == b[y]) {
            x++;
            y++;
        }
        search->forward[d] = x;
        if (meets && other->low <= d && d <= other->high && search->backward[d] <= x) {
            *middle = (struct point){x, y};
            return true;
        }
    }
    return false;
}

static bool step_backward(struct search *search, const struct box *box, const struct band *own,
                          const struct band *other, bool meets, struct point *middle)
{
    const uint32_t *a = search->sequence->a, *b = search->sequence->b;
    for (ptrdiff_t d = own->high; d >= own->low; d -= 2) {
        ptrdiff_t below = search->backward[d - 1], above = search->backward[d + 1];
        ptrdiff_t x = below < above ? below : above - 1;
        ptrdiff_t y = x - d;
        while (x > box->a_start && y > box->b_start && a[x - 1] == b[y - 1]) {
            x--;
            y--;
        }
        search->backward[d] = x;
        if (meets && other->low <= d && d <= other->high && x <= search->forward[d]) {
            *middle = (struct point){x, y};
            return true;
        }
    }
    return false;
}

/* The point furthest from its corner that either search has reached. */
static struct point furthest(const struct search *search, const struct box *box,
                             const struct band *forward, const struct band *backward)
{
    struct point best_forward = {box->a_start, box->b_start},
                 best_backward = {box->a_end, box->b_end};
    for (ptrdiff_t d = forward->low; d <= forward->high; d += 2) {
        ptrdiff_t x = search->forward[d] < box->a_end ? search->forward[d] : box->a_end;
        if (x - d > box->b_end)
            x = box->b_end + d;
        if (x + x - d > best_forward.a + best_forward.b)
            best_forward = (struct point){x, x - d};
    }
    for (ptrdiff_t d = backward->low; d <= backward->high; d += 2) {
        ptrdiff_t x = search->backward[d] > box->a_start ? search->backward[d] : box->a_start;
        if (x - d < box->b_start)
            x = box->b_start + d;
        if (x + x - d < best_backward.a + best_backward.b)
            best_backward = (struct point){x, x - d};
    }
    ptrdiff_t done = best_forward.a + best_forward.b - box->a_start - box->b_start;
    ptrdiff_t left = box->a_end + box->b_end - best_backward.a - best_backward.b;
    return done >= left ? best_forward : best_backward;
}

/* A point that a shortest (or, at the cost limit, a good) path goes through. */
static struct point find_middle(struct search *search, const struct box *box)
{
    ptrdiff_t low = box->a_start - box->b_end, high = box->a_end - box->b_start;
    ptrdiff_t start = box->a_start - box->b_start, end = box->a_end - box->b_end;
    bool odd = (start - end) % 2 != 0;
    struct band forward = {start, start}, backward = {end, end};
    struct point middle;
    search->forward[start] = box->a_start;
    search->backward[end] = box->a_end;
    for (ptrdiff_t cost = 1;; cost++) {
        band_step(&forward, search->forward, low, high, -1);
        if (step_forward(search, box, &forward, &backward, odd, &middle))
            return middle;
        band_step(&backward, search->backward, low, high, PTRDIFF_MAX);
        if (step_backward(search, box, &backward, &forward, !odd, &middle))
            return middle;
        if (cost >= search->max_cost)
            return furthest(search, box, &forward, &backward);
    }
}

static bool push(struct search *search, struct box box)
{
    if (search->box_count == search->box_capacity) {
        bool few = search->boxes == search->few_boxes;
        size_t capacity = search->box_capacity * 2;
        struct box *boxes = realloc(few ? NULL : search->boxes, capacity * sizeof(*boxes));
        if (!boxes)
            return false;
        if (few)
            memcpy(boxes, search->few_boxes, sizeof(search->few_boxes));
        search->boxes = boxes;
        search->box_capacity = capacity;
    }
    search->boxes[search->box_count++] = box;
    return true;
}

/* Cuts off what is equal at both ends. */
static void trim(const struct stet_sequence *sequence, struct box *box)
{
    while (box->a_start < box->a_end && box->b_start < box->b_end &&
           sequence->a[box->a_start] == sequence->b[box->b_start]) {
        box->a_start++;
        box->b_start++;
    }
    while (box->a_start < box->a_end && box->b_start < box->b_end &&
           sequence->a[box->a_end - 1] == sequence->b[box->b_end - 1]) {
        box->a_end--;
        box->b_end--;
    }
}

static bool compare(struct search *search)
{
    while (search->box_count > 0) {
        struct box box = search->boxes[--search->box_count];
        trim(search->sequence, &box);
        if (box.a_start == box.a_end || box.b_start == box.b_end) {
            for (ptrdiff_t i = box.a_start; i < box.a_end; i++)
                search->sequence->a_changed[i] = 1;
            for (ptrdiff_t i = box.b_start; i < box.b_end; i++)
                search->sequence->b_changed[i] = 1;
            continue;
        }
        struct point middle = find_middle(search, &box);
        if (!push(search, (struct box){box.a_start, middle.a, box.b_start, middle.b}) ||
            !push(search, (struct box){middle.a, box.a_end, middle.b, box.b_end}))
            return false;
    }
    return true;
}

bool stet_sequence_mark(const struct stet_sequence *sequence, size_t n, size_t m)
{
    struct box whole = {0, (ptrdiff_t)n, 0, (ptrdiff_t)m};
    trim(sequence, &whole);
    size_t diagonals = (size_t)(whole.a_end - whole.a_start + whole.b_end - whole.b_start) + 3;
    ptrdiff_t few[2 * FEW_DIAGONALS];
    ptrdiff_t *reach = diagonals > FEW_DIAGONALS ? malloc(2 * diagonals * sizeof(*reach)) : few;
    if (!reach)
        return false;
    struct search search;
    search.sequence = sequence;
    search.max_cost = (1 << 24) / (ptrdiff_t)diagonals;
    if (search.max_cost < 64)
        search.max_cost = 64;
    /* Diagonals run from a_start - b_end - 1 to a_end - b_start + 1. */
    search.forward = reach + (whole.b_end - whole.a_start + 1);
    search.backward = search.forward + diagonals;
    search.boxes = search.few_boxes;
    search.box_capacity = FEW_BOXES;
    search.box_count = 0;
    bool done = push(&search, whole) && compare(&search);
    if (search.boxes != search.few_boxes)
        free(search.boxes);
    if (reach != few)
        free(reach);
    return done;
}
