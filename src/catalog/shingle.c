/* shingle.c - tokens in, a number for every five that follow each other out. */
#include "sketch.h"

/* Five words w0 to w4 make w0 * PRIME^5 + ... + w4 * PRIME: the oldest is taken off, the new one
 * put on. */
#define PRIME   UINT64_C(0x9e3779b97f4a7c15)
#define PRIME_2 (PRIME * PRIME)
#define PRIME_5 (PRIME_2 * PRIME_2 * PRIME)
_Static_assert(STET_SHINGLE_WORDS == 5, "PRIME_5 is for five words");

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    return h ^ h >> 32;
}

static uint64_t hash(const char *token, size_t len)
{
    uint64_t h = UINT64_C(14695981039346656037); /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)token[i]) * UINT64_C(1099511628211);
    return h;
}

bool stet_shingles_next(struct stet_shingles *shingles, const char *token, size_t len,
                        uint64_t *out)
{
    uint64_t word = hash(token, len), *oldest = &shingles->words[shingles->next];
    shingles->all = (shingles->all - *oldest * PRIME_5 + word) * PRIME;
    *oldest = word;
    shingles->next = shingles->next + 1 < STET_SHINGLE_WORDS ? shingles->next + 1 : 0;
    if (shingles->count < STET_SHINGLE_WORDS)
        shingles->count++;
    *out = mix(shingles->all);
    return shingles->count == STET_SHINGLE_WORDS;
}
