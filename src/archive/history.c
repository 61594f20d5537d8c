/* history.c - an article's versions, read from its folder in the newest tree, and the captures that
 * found each of them again, read from the catalog. */
#include "arena.h"
#include "instant.h"
#include "limits.h"
#include "span.h"
#include "stet_archive.h"
#include <stdlib.h>

/* Room for the strings of one article. */
#define HISTORY_ARENA (4 * STET_MIB)

struct found {
    struct stet_arena *arena;
    struct stet_article article;
    bool failed;
};

static const char *keep(struct found *found, const char *text)
{
    const char *copy = stet_arena_dup(found->arena, text, strlen(text));
    if (!copy)
        found->failed = true;
    return copy;
}

static enum stet_status keep_article(void *context, const struct stet_article *article)
{
    struct found *found = context;
    found->article = *article;
    found->article.id = keep(found, article->id);
    found->article.url = keep(found, article->url);
    found->article.path = keep(found, article->path);
    found->article.host = keep(found, article->host);
    found->article.title = keep(found, article->title);
    found->article.published = keep(found, article->published);
    found->article.language = keep(found, article->language);
    found->article.site = keep(found, article->site);
    found->article.authors = keep(found, article->authors);
    return STET_OK;
}

/* The entries of a folder as versions: neighbours with equal text are one. */
static enum stet_status fill_versions(struct stet_history *out, const struct stet_folder *folder,
                                      struct stet_error *error)
{
    out->versions = calloc(folder->count ? folder->count : 1, sizeof(*out->versions));
    if (!out->versions)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read the history: no memory");
    for (size_t i = 0; i < folder->count; i++) {
        const struct stet_entry *entry = &folder->entries[i];
        struct stet_version *last = out->count ? &out->versions[out->count - 1] : NULL;
        if (last && memcmp(last->text_oid, entry->text.id, STET_OID_BYTES) == 0)
            continue;
        struct stet_version *version = &out->versions[out->count++];
        version->number = out->count;
        version->captured_utc = version->last_seen_utc = entry->captured_utc;
        memcpy(version->text_oid, entry->text.id, STET_OID_BYTES);
        memcpy(version->source_oid, entry->source.id, STET_OID_BYTES);
        memcpy(version->extension, entry->extension, sizeof(version->extension));
    }
    return STET_OK;
}

struct visits {
    struct stet_history *history;
    size_t at; /* the version that the captures seen so far have reached */
};

static enum stet_status count_visit(void *context, const struct stet_visit *visit)
{
    struct visits *visits = context;
    struct stet_history *history = visits->history;
    while (visits->at + 1 < history->count &&
           history->versions[visits->at + 1].captured_utc <= visit->captured_utc)
        visits->at++;
    struct stet_version *version = &history->versions[visits->at];
    if (memcmp(version->text_oid, visit->text.id, STET_OID_BYTES) != 0)
        return STET_OK; /* two captures in one second: the other one is the version */
    if (visit->version) {
        strncpy(version->source_sha256, visit->source_sha256, sizeof(version->source_sha256) - 1);
    } else {
        version->revisits++;
        version->last_seen_utc = visit->captured_utc;
    }
    return STET_OK;
}

static enum stet_status find_article(struct stet_archive *archive, const char *selector,
                                     struct found *found, struct stet_error *error)
{
    uint64_t total = 0;
    enum stet_status status =
        stet_archive_find(archive, selector, 1, keep_article, found, &total, error);
    if (status != STET_OK)
        return status;
    if (found->failed)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read the history: no memory");
    if (total == 0)
        return stet_error_set(error, STET_ERR_NOT_FOUND,
                              "no article goes by '%s' in the archive '%s'; 'stet list' shows all, "
                              "'stet search WORDS' looks into their texts",
                              selector, stet_archive_path(archive));
    if (total > 1)
        return stet_error_set(error, STET_ERR_AMBIGUOUS,
                              "'%s' names %llu articles; give more of the URL, or the id", selector,
                              (unsigned long long)total);
    return STET_OK;
}

static enum stet_status read_folder(struct stet_archive *archive, struct stet_history *history,
                                    struct stet_error *error)
{
    struct stet_snapshot *snapshot = NULL;
    struct stet_folder folder = {0};
    enum stet_status status = stet_snapshot_open(archive->store, NULL, &snapshot, error);
    if (status == STET_OK)
        status = stet_snapshot_folder(snapshot, history->article.path, &folder, error);
    if (status == STET_OK)
        status = fill_versions(history, &folder, error);
    stet_folder_free(&folder);
    stet_snapshot_close(snapshot);
    if (status == STET_OK && history->count == 0)
        status = stet_error_set(error, STET_ERR_CORRUPT, "'%s' holds no version; run 'stet verify'",
                                history->article.path);
    return status;
}

enum stet_status stet_archive_history(struct stet_archive *archive, const char *selector,
                                      struct stet_history *out, struct stet_error *error)
{
    *out = (struct stet_history){0};
    struct found found = {.arena = stet_arena_new(HISTORY_ARENA)};
    if (!found.arena)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read the history: no memory");
    out->memory = found.arena;
    enum stet_status status = find_article(archive, selector, &found, error);
    out->article = found.article;
    if (status == STET_OK)
        status = read_folder(archive, out, error);
    if (status == STET_OK) {
        struct visits visits = {.history = out};
        status =
            stet_catalog_visits(archive->catalog, out->article.id, count_visit, &visits, error);
    }
    struct stet_fruitless fruitless = {0};
    if (status == STET_OK)
        status = stet_catalog_fruitless(archive->catalog, out->article.id, &fruitless, error);
    out->fruitless = fruitless.count;
    out->last_fruitless_utc = fruitless.last_utc;
    if (status != STET_OK)
        stet_history_free(out);
    return status;
}

void stet_history_free(struct stet_history *history)
{
    free(history->versions);
    stet_arena_free(history->memory);
    *history = (struct stet_history){0};
}

struct stet_interval stet_history_interval(const struct stet_history *history, size_t index)
{
    struct stet_interval interval = {.by_utc = history->versions[index].captured_utc};
    if (index > 0) {
        interval.has_after = true;
        interval.after_utc = history->versions[index - 1].last_seen_utc;
    }
    return interval;
}

struct filling {
    const struct stet_history *history;
    struct stet_step *steps;
    size_t at;
};

/* Steps come in the order of versions; some may be missing. */
static enum stet_status fill_step(void *context, int64_t captured_utc, const struct stet_oid *text,
                                  const struct stet_step *step)
{
    struct filling *filling = context;
    const struct stet_version *versions = filling->history->versions;
    for (size_t i = filling->at; i < filling->history->count; i++)
        if (versions[i].captured_utc == captured_utc &&
            memcmp(versions[i].text_oid, text->id, STET_OID_BYTES) == 0) {
            filling->steps[i] = *step;
            filling->at = i + 1;
            break;
        }
    return STET_OK;
}

enum stet_status stet_archive_steps(struct stet_archive *archive,
                                    const struct stet_history *history, struct stet_step *out,
                                    struct stet_error *error)
{
    struct filling filling = {history, out, 0};
    struct stet_catalog *catalog;
    for (size_t i = 0; i < history->count; i++)
        out[i] = (struct stet_step){0};
    if (history->count < 2)
        return STET_OK;
    enum stet_status status = stet_archive_catalog(archive, &catalog, error);
    return status != STET_OK
               ? status
               : stet_catalog_steps(catalog, history->article.id, fill_step, &filling, error);
}

bool stet_step_is_shown(const struct stet_step *step, const struct stet_edit_filter *filter)
{
    if (!filter || (filter->min_weight <= 0 && !filter->only && !filter->ignore))
        return true;
    return step->known && step->weight >= filter->min_weight &&
           (!filter->only || (step->types & filter->only)) &&
           (!filter->ignore || (step->main_types & ~filter->ignore));
}

static enum stet_status read_blob(struct stet_archive *archive, const uint8_t id[20],
                                  struct stet_buf *out, struct stet_error *error)
{
    struct stet_oid oid;
    memcpy(oid.id, id, sizeof(oid.id));
    return stet_store_read(archive->store, &oid, out, error);
}

enum stet_status stet_archive_text(struct stet_archive *archive, const struct stet_version *version,
                                   struct stet_buf *out, struct stet_error *error)
{
    return read_blob(archive, version->text_oid, out, error);
}

enum stet_status stet_archive_source(struct stet_archive *archive,
                                     const struct stet_version *version, struct stet_buf *out,
                                     struct stet_error *error)
{
    return read_blob(archive, version->source_oid, out, error);
}
