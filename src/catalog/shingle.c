/* shingle.c - tokens in, a number for every five that follow each other out. */
#include "sketch.h"

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
    shingles->words[shingles->count++ % STET_SHINGLE_WORDS] = hash(token, len);
    if (shingles->count < STET_SHINGLE_WORDS)
        return false;
    uint64_t all = 0;
    for (size_t i = 0; i < STET_SHINGLE_WORDS; i++) /* the oldest first */
        all = (all + shingles->words[(shingles->count + i) % STET_SHINGLE_WORDS]) *
              UINT64_C(0x9e3779b97f4a7c15);
    *out = mix(all);
    return true;
}
