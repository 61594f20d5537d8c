/* commit.h - the bytes of a commit. */
#ifndef STET_COMMIT_H
#define STET_COMMIT_H

#include "pack.h"

/* A commit of the archive's own hand; parent NULL for the first. The same facts give the same id.
 */
enum stet_status stet_commit_make(struct stet_object **out, const struct stet_oid *tree,
                                  const struct stet_oid *parent, const char *message,
                                  int64_t now_utc, struct stet_error *error) STET_MUST_CHECK;

#endif
