/* spacing.h - where the clock says when pages were seen, two texts of one article are not of one
 * second: within it they would stand in the order of their digests, not in that of their coming. */
#ifndef STET_SPACING_H
#define STET_SPACING_H

#include "store.h"

/* The time of the newest commit. */
enum stet_status stet_spacing_newest(struct stet_store *store, int64_t *out_utc,
                                     struct stet_error *error) STET_MUST_CHECK;
/* If the article has another text of the second *captured_utc, waits until that is over, and makes
 * *captured_utc the clock's. A clock that stands still is not waited for. */
enum stet_status stet_spacing_wait(struct stet_snapshot *snapshot, const char *url,
                                   const struct stet_oid *text, int64_t (*clock_utc)(void),
                                   int64_t *captured_utc, struct stet_error *error) STET_MUST_CHECK;

#endif
