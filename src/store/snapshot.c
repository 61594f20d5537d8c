/* snapshot.c - the archive as of one commit. The trees on the way to a folder are kept until
 * another is asked for, so that a walk in order reads each once. */
#include "commit.h"
#include "folder.h"
#include "limits.h"
#include "repo.h"
#include "span.h"
#include "tree.h"
#include <stdlib.h>
#include <string.h>

#define LEVELS 5 /* root, articles, host, x, xx; or root, captures, year, month, day */

struct level {
    bool valid;
    struct stet_oid oid;
    struct stet_buf bytes;
};

struct stet_snapshot {
    struct stet_store *store;
    struct stet_oid commit, tree;
    struct level levels[LEVELS];
};

enum stet_status stet_snapshot_open(struct stet_store *store, const struct stet_oid *commit,
                                    struct stet_snapshot **out, struct stet_error *error)
{
    struct stet_snapshot *snapshot = calloc(1, sizeof(*snapshot));
    *out = NULL;
    if (!snapshot)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read the archive: no memory");
    snapshot->store = store;
    for (size_t i = 0; i < LEVELS; i++)
        stet_buf_init(&snapshot->levels[i].bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status = STET_OK;
    if (commit)
        snapshot->commit = *commit;
    else
        status = stet_ref_read(store, &snapshot->commit, error);
    if (status == STET_OK)
        status = stet_commit_tree(store, &snapshot->commit, &snapshot->tree, error);
    if (status == STET_OK)
        *out = snapshot;
    else
        stet_snapshot_close(snapshot);
    return status;
}

void stet_snapshot_close(struct stet_snapshot *snapshot)
{
    if (!snapshot)
        return;
    for (size_t i = 0; i < LEVELS; i++)
        stet_buf_free(&snapshot->levels[i].bytes);
    free(snapshot);
}

struct stet_store *stet_snapshot_store(const struct stet_snapshot *snapshot)
{
    return snapshot->store;
}

const struct stet_oid *stet_snapshot_commit(const struct stet_snapshot *snapshot)
{
    return &snapshot->commit;
}

static enum stet_status read_level(struct stet_snapshot *snapshot, size_t i,
                                   const struct stet_oid *oid, struct stet_error *error)
{
    struct level *level = &snapshot->levels[i];
    if (level->valid && stet_oid_equal(&level->oid, oid))
        return STET_OK;
    level->valid = false;
    stet_buf_clear(&level->bytes);
    enum stet_status status =
        stet_store_object(snapshot->store, oid, STET_OBJECT_TREE, &level->bytes, error);
    level->oid = *oid;
    level->valid = status == STET_OK;
    return status;
}

static enum stet_status no_article(struct stet_error *error, const char *path)
{
    return stet_error_set(error, STET_ERR_NOT_FOUND, "no article at '%s'", path);
}

/* What is at path, LEVELS names deep: its folder's bytes stay where they are until the next call.
 * STET_ERR_NOT_FOUND. */
static enum stet_status find_item(struct stet_snapshot *snapshot, const char *path,
                                  struct stet_tree_item *item, struct stet_error *error)
{
    struct stet_oid oid = snapshot->tree;
    const char *rest = path;
    for (size_t i = 0; i < LEVELS; i++) {
        const char *slash = strchr(rest, '/');
        bool last = i + 1 == LEVELS;
        if (last != !slash)
            return no_article(error, path);
        struct stet_span name = {rest, slash ? (size_t)(slash - rest) : strlen(rest)};
        enum stet_status status = read_level(snapshot, i, &oid, error);
        const struct stet_buf *bytes = &snapshot->levels[i].bytes;
        if (status == STET_OK)
            status = stet_tree_find((struct stet_span){bytes->ptr, bytes->len}, name, item, error);
        if (status == STET_ERR_NOT_FOUND || (status == STET_OK && !last && !item->folder))
            return no_article(error, path);
        if (status != STET_OK)
            return status;
        oid = item->oid;
        rest = slash ? slash + 1 : rest;
    }
    return STET_OK;
}

/* The tree of the folder at path. */
static enum stet_status find_folder(struct stet_snapshot *snapshot, const char *path,
                                    struct stet_oid *out, struct stet_error *error)
{
    struct stet_tree_item item;
    enum stet_status status = find_item(snapshot, path, &item, error);
    if (status == STET_OK && !item.folder)
        return no_article(error, path);
    if (status == STET_OK)
        *out = item.oid;
    return status;
}

enum stet_status stet_snapshot_has_journal(struct stet_snapshot *snapshot, const char *path,
                                           const struct stet_oid *oid, bool *is,
                                           struct stet_error *error)
{
    struct stet_tree_item item;
    enum stet_status status = find_item(snapshot, path, &item, error);
    *is = status == STET_OK && !item.folder && stet_oid_equal(&item.oid, oid);
    return status == STET_ERR_NOT_FOUND ? STET_OK : status;
}

/* Adds a file to the entries; those of one version stand side by side. */
static enum stet_status add_file(struct stet_folder *folder, size_t *cap, bool *has_text,
                                 const struct stet_folder_file *file, const struct stet_oid *oid,
                                 struct stet_error *error)
{
    struct stet_entry *entry = folder->count ? &folder->entries[folder->count - 1] : NULL;
    if (!entry || strcmp(entry->stem, file->stem) != 0) {
        if (entry && !*has_text)
            return stet_error_set(error, STET_ERR_CORRUPT, "'%s/%s' has a source but no text",
                                  folder->path, entry->stem);
        if (folder->count == *cap) {
            *cap = *cap ? *cap * 2 : 4;
            void *entries = realloc(folder->entries, *cap * sizeof(*entry));
            if (!entries)
                return stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory",
                                      folder->path);
            folder->entries = entries;
        }
        entry = &folder->entries[folder->count++];
        *entry = (struct stet_entry){.captured_utc = file->captured_utc};
        memcpy(entry->stem, file->stem, sizeof(entry->stem));
        *has_text = false;
    }
    if (file->text) {
        entry->text = *oid;
        *has_text = true;
    } else {
        entry->source = *oid;
        entry->has_source = true;
        memcpy(entry->extension, file->extension, sizeof(entry->extension));
    }
    return STET_OK;
}

enum stet_status stet_snapshot_folder(struct stet_snapshot *snapshot, const char *path,
                                      struct stet_folder *out, struct stet_error *error)
{
    struct stet_oid oid;
    struct stet_buf bytes;
    struct stet_tree_item item;
    struct stet_folder_file file;
    size_t cap = 0;
    bool has_text = true;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    *out = (struct stet_folder){0};
    enum stet_status status = find_folder(snapshot, path, &oid, error);
    if (status == STET_OK && !(out->path = strdup(path)))
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot read '%s': no memory", path);
    if (status == STET_OK)
        status = stet_store_object(snapshot->store, &oid, STET_OBJECT_TREE, &bytes, error);
    struct stet_span rest = {bytes.ptr, bytes.len};
    while (status == STET_OK && (status = stet_tree_next(&rest, &item, error)) == STET_OK)
        if (!item.folder && stet_folder_file_parse(item.name, &file))
            status = add_file(out, &cap, &has_text, &file, &item.oid, error);
    if (status == STET_END)
        status = STET_OK;
    if (status == STET_OK && !has_text)
        status = stet_error_set(error, STET_ERR_CORRUPT, "'%s/%s' has a source but no text", path,
                                out->entries[out->count - 1].stem);
    stet_buf_free(&bytes);
    if (status != STET_OK)
        stet_folder_free(out);
    return status;
}
