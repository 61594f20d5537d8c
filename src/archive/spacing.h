/* spacing.h - where the clock says when pages were seen, two texts of one article are not of one
 * second: within it they would stand in the order of their digests, not in that of their coming. */
#ifndef STET_SPACING_H
#define STET_SPACING_H

#include "store.h"

struct stet_spacing;

/* Learns what is archived as seen at from_utc, when this run began, or since. */
enum stet_status stet_spacing_open(struct stet_spacing **out, struct stet_store *store,
                                   int64_t from_utc, int64_t (*clock_utc)(void),
                                   struct stet_error *error) STET_MUST_CHECK;
/* If that has another text of the article of the second *captured_utc, waits until that is over,
 * and makes *captured_utc the clock's. A clock that stands still is not waited for. */
void stet_spacing_wait(const struct stet_spacing *spacing, const char id[STET_ID_HEX + 1],
                       const struct stet_oid *text, int64_t *captured_utc);
/* NULL is fine. */
void stet_spacing_close(struct stet_spacing *spacing);

#endif
