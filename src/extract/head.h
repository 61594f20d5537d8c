/* head.h - tables of wordings are looked up by how a text begins. */
#ifndef STET_HEAD_H
#define STET_HEAD_H

#include <stddef.h>
#include <stdint.h>

#define STET_HEAD_BYTES   4
#define STET_HEAD_BITS    10
#define STET_HEAD_BUCKETS (1 << STET_HEAD_BITS)

/* The bucket of all that begins with the same four bytes, or has fewer and is the same. */
static inline size_t stet_head_bucket(const char *text, size_t len)
{
    uint32_t head = 0;
    for (size_t i = 0; i < STET_HEAD_BYTES && i < len; i++)
        head |= (uint32_t)(unsigned char)text[i] << (8 * i);
    return (head * UINT32_C(2654435769)) >> (32 - STET_HEAD_BITS);
}

#endif
