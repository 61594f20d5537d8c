/* sieve.h - tells of most names that they are not among those it was given, by one look. */
#ifndef STET_SIEVE_H
#define STET_SIEVE_H

#include "repo.h"

/* Bits by names; all zero is an empty one. */
struct stet_sieve {
    uint64_t *words;
    size_t count; /* of words: 0 or a power of two */
};

/* Makes room for so many names and forgets all; without memory it lets every name through. */
void stet_sieve_start(struct stet_sieve *sieve, size_t names);
void stet_sieve_add(struct stet_sieve *sieve, const uint8_t oid[STET_OID_BYTES]);
/* False only if the name was not added since the start. */
bool stet_sieve_lets(const struct stet_sieve *sieve, const struct stet_oid *oid);
void stet_sieve_free(struct stet_sieve *sieve);

#endif
