/* delta.h - git's deltas: an object told as copies from another one, its base, and new bytes. */
#ifndef STET_DELTA_H
#define STET_DELTA_H

#include <stet/base.h>

/* What a byte that no copy covers costs once it is deflated, in 1/256 of a byte. */
#define STET_DELTA_TEXT   115 /* text and markup */
#define STET_DELTA_BINARY 245 /* trees: digests do not deflate */

/* The blocks of a base, to be found again. */
struct stet_delta_index;

/* Indexes a base, which is lent until the index is freed; takes O(n), and two to three times its
 * size in memory. NULL: no memory. */
struct stet_delta_index *stet_delta_index_new(struct stet_span base);
void stet_delta_index_free(struct stet_delta_index *index);

/* Appends the delta that makes target from the base; weight is one of those above. *cost is about
 * what it will take deflated. false if that would be more than most, or out failed: then out holds
 * rubbish. Takes O(n). */
bool stet_delta_make(const struct stet_delta_index *index, struct stet_span target, unsigned weight,
                     size_t most, size_t *cost, struct stet_buf *out) STET_MUST_CHECK;

/* Appends what the delta makes of the base. false if it is not a delta, not of a base of that
 * size, or makes more than max bytes. */
bool stet_delta_apply(struct stet_span base, struct stet_span delta, size_t max,
                      struct stet_buf *out) STET_MUST_CHECK;

#endif
