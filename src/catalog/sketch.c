/* sketch.c - the tokens of a text in, the smallest numbers of its shingles out.
 *
 * Whether a shingle is kept depends on its number alone, so two texts keep the same ones of what
 * they share, and the share of numbers they have in common estimates the share of the text. */
#include "sketch.h"
#include "indexed.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>

#define BOUND     (UINT32_MAX / 16) /* about one shingle in 16 is below */
#define UNBOUNDED UINT32_MAX        /* all shingles are kept */

struct making {
    struct stet_shingles shingles;
    uint32_t *below; /* numbers below BOUND */
    size_t count, capacity;
    bool failed;
    uint32_t least[STET_SKETCH_LEAST + 1]; /* the smallest of all, in order, each once */
    size_t least_count;
};

static void keep_least(struct making *making, uint32_t number)
{
    size_t at = making->least_count;
    while (at > 0 && making->least[at - 1] > number)
        at--;
    if (at > STET_SKETCH_LEAST || (at > 0 && making->least[at - 1] == number))
        return;
    size_t behind = making->least_count - at;
    if (making->least_count > STET_SKETCH_LEAST)
        behind--;
    else
        making->least_count++;
    memmove(making->least + at + 1, making->least + at, behind * sizeof(uint32_t));
    making->least[at] = number;
}

static void keep_below(struct making *making, uint32_t number)
{
    void *below =
        stet_room(making->below, making->count, &making->capacity, sizeof(*making->below));
    if (!below) {
        making->failed = true;
        return;
    }
    making->below = below;
    making->below[making->count++] = number;
}

static int take(void *context, const struct stet_term *token)
{
    struct making *making = context;
    uint64_t shingle;
    if (!stet_shingles_next(&making->shingles, token->ptr, token->len, &shingle))
        return 0;
    uint32_t number = (uint32_t)(shingle >> 32);
    if (number == UNBOUNDED)
        return 0;
    if (making->least_count <= STET_SKETCH_LEAST || number < making->least[STET_SKETCH_LEAST])
        keep_least(making, number);
    if (number < BOUND)
        keep_below(making, number);
    return making->failed;
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static size_t without_twins(uint32_t *numbers, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || numbers[i] != numbers[i - 1])
            numbers[kept++] = numbers[i];
    return kept;
}

static void put_number(struct stet_buf *out, uint32_t number)
{
    const unsigned char bytes[4] = {(unsigned char)(number >> 24), (unsigned char)(number >> 16),
                                    (unsigned char)(number >> 8), (unsigned char)number};
    stet_buf_append(out, bytes, sizeof(bytes));
}

static void put_sketch(struct stet_buf *out, uint32_t bound, const uint32_t *numbers, size_t count)
{
    put_number(out, bound);
    for (size_t i = 0; i < count; i++)
        put_number(out, numbers[i]);
}

void stet_sketch_make(struct stet_span tokens, struct stet_buf *out)
{
    struct making making = {0};
    if (stet_indexed_tokens(tokens, take, &making) != 0) {
        out->failed = true;
        free(making.below);
        return;
    }
    if (making.count)
        qsort(making.below, making.count, sizeof(uint32_t), compare);
    size_t count = without_twins(making.below, making.count);
    if (count > STET_SKETCH_MOST)
        put_sketch(out, making.below[STET_SKETCH_MOST], making.below, STET_SKETCH_MOST);
    else if (count >= STET_SKETCH_LEAST)
        put_sketch(out, BOUND, making.below, count);
    else if (making.least_count > STET_SKETCH_LEAST)
        put_sketch(out, making.least[STET_SKETCH_LEAST], making.least, STET_SKETCH_LEAST);
    else if (making.least_count > 0)
        put_sketch(out, UNBOUNDED, making.least, making.least_count);
    free(making.below);
}

static uint32_t number_at(struct stet_span sketch, size_t i)
{
    const unsigned char *p = (const unsigned char *)sketch.ptr + 4 * i;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

size_t stet_sketch_common(struct stet_span a, struct stet_span b, size_t *of)
{
    size_t a_count = a.len / 4, b_count = b.len / 4, common = 0, i = 1, j = 1;
    *of = 0;
    if (a_count == 0 || b_count == 0)
        return 0;
    uint32_t bound = number_at(a, 0) < number_at(b, 0) ? number_at(a, 0) : number_at(b, 0);
    for (; i < a_count; i++) {
        uint32_t number = number_at(a, i);
        if (number >= bound)
            break;
        ++*of;
        while (j < b_count && number_at(b, j) < number)
            j++;
        common += j < b_count && number_at(b, j) == number;
    }
    return common;
}
