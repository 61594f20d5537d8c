/* order.h - many numbers from 0 on, put in order of a key that each has: 8 bytes each, no more. */
#ifndef STET_ORDER_H
#define STET_ORDER_H

#include <stet/base.h>

typedef uint64_t stet_order_fn(const void *context, uint32_t i);

/* The numbers below count, those of equal keys as they were, to be freed; NULL without memory. */
uint32_t *stet_order(uint32_t count, stet_order_fn *key, const void *context) STET_MUST_CHECK;

#endif
