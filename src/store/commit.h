/* commit.h - the bytes of a commit, written and read. */
#ifndef STET_COMMIT_H
#define STET_COMMIT_H

#include "pack.h"

/* A commit of the archive's own hand; parent NULL for the first. The same facts give the same id.
 */
enum stet_status stet_commit_make(struct stet_object **out, const struct stet_oid *tree,
                                  const struct stet_oid *parent, const char *message,
                                  int64_t now_utc, struct stet_error *error) STET_MUST_CHECK;

/* What a commit says. */
struct stet_commit_facts {
    struct stet_buf bytes; /* of the commit; what follows points into it */
    struct stet_oid tree;
    struct stet_oid *parents; /* in their order */
    size_t parent_count;
    int64_t time_utc;
    const char *message;
};

/* Reads a commit. STET_ERR_CORRUPT. Free with stet_commit_facts_free, whatever comes back. */
enum stet_status stet_commit_read(struct stet_store *store, const struct stet_oid *oid,
                                  struct stet_commit_facts *out,
                                  struct stet_error *error) STET_MUST_CHECK;
void stet_commit_facts_free(struct stet_commit_facts *facts);
/* The tree of a commit. */
enum stet_status stet_commit_tree(struct stet_store *store, const struct stet_oid *commit,
                                  struct stet_oid *tree, struct stet_error *error) STET_MUST_CHECK;

#endif
