/* stet_archive.h - the archive as one thing: the store, and the catalog opened when it is first
 * asked.
 */
#ifndef STET_ARCHIVE_PRIVATE_H
#define STET_ARCHIVE_PRIVATE_H

#include "catalog.h"
#include "store.h"
#include <stet/archive.h>

struct stet_archive {
    struct stet_store *store;
    struct stet_catalog *catalog; /* NULL until stet_archive_catalog */
};

/* The catalog, opened and level with the newest commit. Lent. */
enum stet_status stet_archive_catalog(struct stet_archive *archive, struct stet_catalog **out,
                                      struct stet_error *error) STET_MUST_CHECK;
/* The store. Lent. */
struct stet_store *stet_archive_store(struct stet_archive *archive);

/* Where captures are merged from. */
struct stet_merge_source {
    void *context;
    const char *message; /* of the commits: their first line */
    /* Calls each with every journal that known has not, in byte order of paths, and perhaps with
     * other files under captures/. */
    enum stet_status (*each_file)(void *context, struct stet_snapshot *known, stet_path_fn *each,
                                  void *each_context, struct stet_error *error);
    /* Appends the blob of that name, checked by it. STET_ERR_CORRUPT: it is not there, or another;
     * the captures that need it are left out. */
    enum stet_status (*read)(void *context, const struct stet_oid *oid, struct stet_buf *out,
                             struct stet_error *error);
};

/* As stet_archive_merge. */
enum stet_status stet_archive_merge_from(struct stet_archive *archive,
                                         const struct stet_merge_source *source, int64_t now_utc,
                                         const struct stet_merge_events *events,
                                         struct stet_merge_summary *summary,
                                         struct stet_error *error) STET_MUST_CHECK;

#endif
