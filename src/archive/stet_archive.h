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

#endif
