/* sketch.h - a text as a few numbers, so that texts which share passages can be told without
 * reading them. */
#ifndef STET_SKETCH_H
#define STET_SKETCH_H

#include <stet/base.h>

#define STET_SHINGLE_WORDS 5    /* that follow each other: what two texts must share */
#define STET_SKETCH_LEAST  16   /* numbers of a short text, if it has so many shingles */
#define STET_SKETCH_MOST   1024 /* of a long one */

/* Appends the sketch of a list of tokens (see indexed.h): a bound, then the numbers of all shingles
 * that are below it, in order; 4 bytes each, the lowest first. About one shingle in 16 is below.
 * Appends nothing if there are less than STET_SHINGLE_WORDS tokens. tokens may lie in out. Takes
 * linear time. */
void stet_sketch_make(struct stet_span tokens, struct stet_buf *out);

/* How many numbers below both bounds a and b share; *of is how many a has there. 0 if one is no
 * sketch. */
size_t stet_sketch_common(struct stet_span a, struct stet_span b, size_t *of);

/* shingle.c: numbers of shingles, as tokens come. */
struct stet_shingles {
    uint64_t words[STET_SHINGLE_WORDS]; /* the last ones, in a ring; 0: none yet */
    uint64_t all;                       /* of them together */
    size_t next;                        /* place of the oldest, which the next word takes */
    size_t count;                       /* of words so far, up to STET_SHINGLE_WORDS */
};
/* Takes the next token; true, and the number of the shingle that ends with it, from the fifth on.
 */
bool stet_shingles_next(struct stet_shingles *shingles, const char *token, size_t len,
                        uint64_t *out);

#endif
