/* archive.c - opening an archive, and the questions its catalog answers. */
#include "stet_archive.h"
#include <stdlib.h>
#include <string.h>

const char *stet_change_name(enum stet_change change)
{
    static const char *const names[] = {[STET_CHANGE_NEW] = "new",
                                        [STET_CHANGE_CHANGED] = "changed",
                                        [STET_CHANGE_UNCHANGED] = "unchanged",
                                        [STET_CHANGE_REFUSED] = "refused",
                                        [STET_CHANGE_FAILED] = "failed"};
    return names[change];
}

enum stet_status stet_archive_init(const char *path, int64_t now_utc, struct stet_error *error)
{
    return stet_store_init(path, now_utc, error);
}

enum stet_status stet_archive_open(const char *path, struct stet_archive **out,
                                   struct stet_error *error)
{
    struct stet_archive *archive = calloc(1, sizeof(*archive));
    if (!archive)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot open '%s': no memory", path);
    enum stet_status status = stet_store_open(path, &archive->store, error);
    if (status != STET_OK) {
        free(archive);
        return status;
    }
    *out = archive;
    return STET_OK;
}

void stet_archive_close(struct stet_archive *archive)
{
    if (!archive)
        return;
    stet_catalog_close(archive->catalog);
    stet_store_close(archive->store);
    free(archive);
}

const char *stet_archive_path(const struct stet_archive *archive)
{
    return stet_store_path(archive->store);
}

struct stet_store *stet_archive_store(struct stet_archive *archive)
{
    return archive->store;
}

enum stet_status stet_archive_catalog(struct stet_archive *archive, struct stet_catalog **out,
                                      struct stet_error *error)
{
    enum stet_status status =
        archive->catalog ? stet_catalog_update(archive->catalog, error)
                         : stet_catalog_open(archive->store, &archive->catalog, NULL, NULL, error);
    *out = archive->catalog;
    return status;
}

enum stet_status stet_archive_reindex(struct stet_archive *archive,
                                      void (*progress)(void *context, size_t done), void *context,
                                      struct stet_error *error)
{
    stet_catalog_close(archive->catalog);
    archive->catalog = NULL;
    enum stet_status status = stet_catalog_remove(archive->store, error);
    if (status != STET_OK)
        return status;
    status = stet_catalog_open(archive->store, &archive->catalog, progress, context, error);
    if (status == STET_OK && !stet_catalog_is_kept(archive->catalog))
        return stet_error_set(error, STET_ERR_IO,
                              "cannot write the catalog '%.400s/stet/catalog.db': each question "
                              "makes its own, which takes its time",
                              stet_store_path(archive->store));
    return status;
}

enum stet_status stet_archive_compact(struct stet_archive *archive,
                                      const struct stet_compact_options *options,
                                      struct stet_compact_summary *summary,
                                      struct stet_error *error)
{
    return stet_store_compact(archive->store, options, summary, error);
}

enum stet_status stet_archive_list(struct stet_archive *archive,
                                   const struct stet_list_query *query, stet_article_fn *each,
                                   void *context, uint64_t *total, struct stet_error *error)
{
    struct stet_catalog *catalog;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK ? status
                             : stet_catalog_list(catalog, query, each, context, total, error);
}

enum stet_status stet_archive_find(struct stet_archive *archive, const char *selector, size_t limit,
                                   stet_article_fn *each, void *context, uint64_t *total,
                                   struct stet_error *error)
{
    struct stet_catalog *catalog;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK
               ? status
               : stet_catalog_find(catalog, selector, limit, each, context, total, error);
}

enum stet_status stet_archive_search(struct stet_archive *archive, const char *query, bool every,
                                     size_t limit, size_t offset,
                                     enum stet_status (*each)(void *context,
                                                              const struct stet_hit *hit),
                                     void *context, uint64_t *total, struct stet_error *error)
{
    struct stet_catalog *catalog;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK ? status
                             : stet_catalog_search(catalog, query, every, limit, offset, each,
                                                   context, total, error);
}

enum stet_status
stet_archive_said(struct stet_archive *archive, const struct stet_said_query *query,
                  enum stet_status (*each)(void *context, const struct stet_said_hit *hit),
                  void *context, uint64_t *total, uint64_t *hidden, struct stet_error *error)
{
    struct stet_catalog *catalog;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK
               ? status
               : stet_catalog_said(catalog, query, each, context, total, hidden, error);
}

enum stet_status
stet_archive_similar(struct stet_archive *archive, const struct stet_history *history, size_t index,
                     const struct stet_similar_query *query,
                     enum stet_status (*each)(void *context, const struct stet_similar *similar),
                     void *context, struct stet_similar_counts *counts, struct stet_error *error)
{
    struct stet_catalog *catalog;
    struct stet_oid text;
    memcpy(text.id, history->versions[index].text_oid, sizeof(text.id));
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK ? status
                             : stet_catalog_similar(catalog, history->article.id, &text, query,
                                                    each, context, counts, error);
}

enum stet_status stet_archive_counts(struct stet_archive *archive, struct stet_archive_counts *out,
                                     struct stet_error *error)
{
    struct stet_catalog *catalog;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK ? status : stet_catalog_counts(catalog, out, error);
}
