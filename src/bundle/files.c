/* files.c - the files of a bundle that were read: by their paths while they come, then in order of
 * paths, and those that journals speak of by their blobs. */
#include "bundle.h"
#include "limits.h"
#include "map.h"
#include "room.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_BYTES ((size_t)4096 * STET_MIB) /* of paths */

void stet_blob_name(struct stet_span content, struct stet_oid *out)
{
    char head[32];
    int len = snprintf(head, sizeof(head), "blob %zu", content.len) + 1;
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    stet_sha1_update(&hash, head, (size_t)len);
    stet_sha1_update(&hash, content.ptr, content.len);
    stet_sha1_final(&hash, out->id);
}

bool stet_files_init(struct stet_files *files)
{
    *files = (struct stet_files){.arena = stet_arena_new(ARENA_BYTES), .by_path = stet_map_new()};
    return files->arena && files->by_path;
}

void stet_files_free(struct stet_files *files)
{
    stet_map_free(files->by_path);
    stet_arena_free(files->arena);
    free(files->sources);
    free(files->all);
}

struct stet_file *stet_files_add(struct stet_files *files, const char *path, bool *twice)
{
    bool added;
    void *all = stet_room(files->all, files->count, &files->room, sizeof(*files->all));
    char *copy = stet_arena_dup(files->arena, path, strlen(path));
    if (all)
        files->all = all;
    size_t *slot = all && copy ? stet_map_put(files->by_path, stet_span_of(copy), &added) : NULL;
    if (!slot)
        return NULL;
    *twice = !added;
    *slot = files->count;
    struct stet_file *file = &files->all[files->count++];
    *file = (struct stet_file){.path = copy};
    return file;
}

struct stet_file *stet_files_get(struct stet_files *files, struct stet_span path)
{
    const size_t *index = stet_map_get(files->by_path, path);
    return index ? &files->all[*index] : NULL;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct stet_file *)a)->path, ((const struct stet_file *)b)->path);
}

static int by_oid(const void *a, const void *b)
{
    const struct stet_file *const *x = a, *const *y = b;
    return memcmp((*x)->oid.id, (*y)->oid.id, STET_OID_BYTES);
}

bool stet_files_sort(struct stet_files *files)
{
    files->sources = calloc(files->count + 1, sizeof(*files->sources));
    if (!files->sources)
        return false;
    if (files->count)
        qsort(files->all, files->count, sizeof(*files->all), by_path);
    for (size_t i = 0; i < files->count; i++)
        if (files->all[i].in_data && stet_rules_wants(files->all[i].in_data))
            files->sources[files->source_count++] = &files->all[i];
    if (files->source_count)
        qsort(files->sources, files->source_count, sizeof(*files->sources), by_oid);
    return true;
}

const uint8_t *stet_files_source(void *opaque, const struct stet_oid *oid, uint64_t *bytes)
{
    const struct stet_files *files = opaque;
    const struct stet_file wanted = {.oid = *oid}, *key = &wanted, **found = NULL;
    if (files->source_count)
        found = bsearch(&key, files->sources, files->source_count, sizeof(*files->sources), by_oid);
    if (!found)
        return NULL;
    *bytes = (*found)->bytes;
    return (*found)->sha256;
}
