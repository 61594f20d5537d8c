/* catalog.h - the index beside the repository: what articles there are, and the words in them.
 *
 * All of it follows from the repository. It records the commit it reflects; if it lags it catches
 * up, if it is lost or damaged it is made anew. */
#ifndef STET_CATALOG_H
#define STET_CATALOG_H

#include "store.h"

struct stet_catalog;
struct stet_document;

/* Opens (or makes) <repository>/stet/catalog.db and brings it up to the newest commit. A
 * damaged one is made anew. Where the folder cannot be written it is kept in memory. progress, if
 * given, is called with the number of articles done. STET_ERR_IO, STET_ERR_CORRUPT (the
 * repository's data). */
enum stet_status stet_catalog_open(struct stet_store *store, struct stet_catalog **out,
                                   void (*progress)(void *context, size_t done), void *context,
                                   struct stet_error *error) STET_MUST_CHECK;
/* Empties the catalog's file, so that the next open makes it anew. (It is not unlinked: another
 * process may have it open.) */
enum stet_status stet_catalog_remove(struct stet_store *store,
                                     struct stet_error *error) STET_MUST_CHECK;
/* Catches up with the newest commit again. Does nothing from within a callback of an answer. */
enum stet_status stet_catalog_update(struct stet_catalog *catalog,
                                     struct stet_error *error) STET_MUST_CHECK;
void stet_catalog_close(struct stet_catalog *catalog);
/* false: its file cannot be written, so that it is in memory and made anew by each process. */
bool stet_catalog_is_kept(const struct stet_catalog *catalog);

/* ---- texts made ready by any thread --------------------------------------------------------- */

/* What one thread needs for that. NULL without memory. */
struct stet_indexer;
struct stet_indexer *stet_indexer_new(void);
void stet_indexer_free(struct stet_indexer *indexer);

/* A text as the catalog takes it in: its words, and what it says of itself. */
struct stet_indexed;
/* Makes it of a text's canonical bytes and their blob's oid. Takes linear time. The caller frees
 * *out. STET_ERR_CORRUPT, STET_ERR_LIMIT, STET_ERR_MEMORY. */
enum stet_status stet_indexer_run(struct stet_indexer *indexer, const struct stet_oid *oid,
                                  struct stet_span canonical, struct stet_indexed **out,
                                  struct stet_error *error) STET_MUST_CHECK;
/* The same of the normalised document that they were written from: its tree is the one that reading
 * them would give. */
enum stet_status stet_indexer_take(struct stet_indexer *indexer, const struct stet_oid *oid,
                                   struct stet_span canonical, const struct stet_document *document,
                                   struct stet_indexed **out,
                                   struct stet_error *error) STET_MUST_CHECK;
/* How many words a reader counts in it. */
size_t stet_indexed_words(const struct stet_indexed *indexed);
/* The memory it takes. */
size_t stet_indexed_bytes(const struct stet_indexed *indexed);
void stet_indexed_free(struct stet_indexed *indexed);

/* Lends the next updates a text, so that they need not read and cut it. It must live until
 * stet_catalog_withdraw. Without memory it is not lent, which is no harm. */
void stet_catalog_offer(struct stet_catalog *catalog, const struct stet_indexed *indexed);
/* Gives back all that was lent. */
void stet_catalog_withdraw(struct stet_catalog *catalog);

/* The answers are those of <stet/archive.h>. */
enum stet_status stet_catalog_list(struct stet_catalog *catalog,
                                   const struct stet_list_query *query, stet_article_fn *each,
                                   void *context, uint64_t *total,
                                   struct stet_error *error) STET_MUST_CHECK;

/* Articles that selector names: a URL (with or without scheme), an id, or a prefix of either, or a
 * given name; an exact name wins over prefixes. Calls each for at most limit; *total is how many.
 */
enum stet_status stet_catalog_find(struct stet_catalog *catalog, const char *selector, size_t limit,
                                   stet_article_fn *each, void *context, uint64_t *total,
                                   struct stet_error *error) STET_MUST_CHECK;

/* Captures of an article that gave a text, oldest first. */
struct stet_visit {
    int64_t captured_utc;
    bool version; /* its text differs from the one before it */
    struct stet_oid text;
    const char *encoding, *media_type; /* lent for the call */
    uint64_t source_bytes;
    const char *source_sha256; /* 64 hex digits */
};
enum stet_status stet_catalog_visits(struct stet_catalog *catalog, const char *id,
                                     enum stet_status (*each)(void *context,
                                                              const struct stet_visit *visit),
                                     void *context, struct stet_error *error) STET_MUST_CHECK;

/* How many captures of an article gave no text, and when the last of them was; 0 and 0. */
struct stet_fruitless {
    uint64_t count;
    int64_t last_utc;
};
enum stet_status stet_catalog_fruitless(struct stet_catalog *catalog, const char *id,
                                        struct stet_fruitless *out,
                                        struct stet_error *error) STET_MUST_CHECK;

/* Versions that hold all the words of query ("quoted" ones next to each other), best first. One hit
 * an article (its newest version that has them), or with every every version. *total counts hits,
 * or is STET_MANY. */
enum stet_status
stet_catalog_search(struct stet_catalog *catalog, const char *query, bool every, size_t limit,
                    size_t offset,
                    enum stet_status (*each)(void *context, const struct stet_hit *hit),
                    void *context, uint64_t *total, struct stet_error *error) STET_MUST_CHECK;

enum stet_status
stet_catalog_said(struct stet_catalog *catalog, const struct stet_said_query *query,
                  enum stet_status (*each)(void *context, const struct stet_said_hit *hit),
                  void *context, uint64_t *total, uint64_t *hidden,
                  struct stet_error *error) STET_MUST_CHECK;

/* Articles but the one with that id that share words with a text of it. */
enum stet_status
stet_catalog_similar(struct stet_catalog *catalog, const char *id, const struct stet_oid *text,
                     const struct stet_similar_query *query,
                     enum stet_status (*each)(void *context, const struct stet_similar *similar),
                     void *context, struct stet_similar_counts *counts,
                     struct stet_error *error) STET_MUST_CHECK;

/* How each version of an article differs from the one before it, oldest first; not called for the
 * first, nor where that is not known. */
enum stet_status stet_catalog_steps(struct stet_catalog *catalog, const char *id,
                                    enum stet_status (*each)(void *context, int64_t captured_utc,
                                                             const struct stet_oid *text,
                                                             const struct stet_step *step),
                                    void *context, struct stet_error *error) STET_MUST_CHECK;

enum stet_status stet_catalog_counts(struct stet_catalog *catalog, struct stet_archive_counts *out,
                                     struct stet_error *error) STET_MUST_CHECK;

#endif
