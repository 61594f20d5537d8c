/* order.c - sorting by digits of the key, the last first: linear, whatever the keys are. */
#include "order.h"
#include <stdlib.h>
#include <string.h>

#define MOST_BITS 16
#define FEW_BITS  8 /* of few numbers: the table of digits is not to cost more than they do */

struct digit {
    stet_order_fn *key;
    const void *context;
    unsigned shift, bits;
    uint32_t *starts;
};

static size_t digit_of(const struct digit *digit, uint32_t i)
{
    uint64_t mask = (UINT64_C(1) << digit->bits) - 1;
    return (size_t)(digit->key(digit->context, i) >> digit->shift & mask);
}

/* Puts numbers in order of one digit; those that share it stay as they were. */
static void sort_by(const struct digit *digit, const uint32_t *from, uint32_t *to, uint32_t count)
{
    size_t digits = (size_t)1 << digit->bits;
    memset(digit->starts, 0, (digits + 1) * sizeof(*digit->starts));
    for (uint32_t i = 0; i < count; i++)
        digit->starts[digit_of(digit, from[i]) + 1]++;
    for (size_t d = 1; d < digits; d++)
        digit->starts[d] += digit->starts[d - 1];
    for (uint32_t i = 0; i < count; i++)
        to[digit->starts[digit_of(digit, from[i])]++] = from[i];
}

uint32_t *stet_order(uint32_t count, stet_order_fn *key, const void *context)
{
    struct digit digit = {.key = key, .context = context};
    digit.bits = count >> MOST_BITS ? MOST_BITS : FEW_BITS;
    digit.starts = malloc((((size_t)1 << digit.bits) + 1) * sizeof(*digit.starts));
    uint32_t *order = malloc(((size_t)count + 1) * sizeof(*order));
    uint32_t *other = malloc(((size_t)count + 1) * sizeof(*other));
    uint64_t used = 0; /* bits that some key has */
    bool good = digit.starts && order && other;
    for (uint32_t i = 0; good && i < count; i++) {
        order[i] = i;
        used |= key(context, i);
    }
    for (; good && digit.shift < 64 && used >> digit.shift; digit.shift += digit.bits) {
        uint32_t *sorted = other;
        sort_by(&digit, order, sorted, count);
        other = order;
        order = sorted;
    }
    free(other);
    free(digit.starts);
    if (good)
        return order;
    free(order);
    return NULL;
}
