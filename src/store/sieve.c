/* sieve.c - two bits of one word for each name, a word for every eight names: of others, six in a
 * hundred are let through at most. */
#include "sieve.h"
#include <stdlib.h>
#include <string.h>

#define NAMES_PER_WORD 8

void stet_sieve_start(struct stet_sieve *sieve, size_t names)
{
    size_t count = 1024;
    while (count < names / NAMES_PER_WORD)
        count *= 2;
    free(sieve->words);
    sieve->words = calloc(count, sizeof(*sieve->words));
    sieve->count = sieve->words ? count : 0;
}

/* A digest is its own hash; its first bytes order packs and fans, so the next ones are taken. */
static uint64_t bits_of(const struct stet_sieve *sieve, const uint8_t *oid, size_t *at)
{
    uint64_t place;
    memcpy(&place, oid + 8, sizeof(place));
    *at = (size_t)place & (sieve->count - 1);
    return UINT64_C(1) << (oid[16] & 63) | UINT64_C(1) << (oid[17] & 63);
}

void stet_sieve_add(struct stet_sieve *sieve, const uint8_t oid[STET_OID_BYTES])
{
    size_t at;
    if (sieve->count == 0)
        return;
    uint64_t bits = bits_of(sieve, oid, &at);
    sieve->words[at] |= bits;
}

bool stet_sieve_lets(const struct stet_sieve *sieve, const struct stet_oid *oid)
{
    size_t at;
    if (sieve->count == 0)
        return true;
    uint64_t bits = bits_of(sieve, oid->id, &at);
    return (sieve->words[at] & bits) == bits;
}

void stet_sieve_free(struct stet_sieve *sieve)
{
    free(sieve->words);
    *sieve = (struct stet_sieve){0};
}
