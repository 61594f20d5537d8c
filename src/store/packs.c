/* packs.c - which packs there are, which of them are compacted already, and how an old one goes.
 *
 * <git>/stet/compact/packs names the compacted ones, a line each. It may be lost or wrong: then
 * something is compacted twice, or later. */
#include "compact.h"
#include "io.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOTE       "stet/compact/packs"
#define STEM_BYTES (5 + STET_OID_HEX) /* "pack-<sha1>" */

static bool path_of(char out[STET_PATH_LENGTH], const char *git, const char *stem,
                    const char *extension)
{
    int len = snprintf(out, STET_PATH_LENGTH, "%s/objects/pack/%s%s", git, stem, extension);
    return len > 0 && len < STET_PATH_LENGTH;
}

/* Whether the pack has an index, and nothing that says it must stay. */
static bool is_free(const char *git, const char *stem)
{
    static const char *const endings[] = {".keep", ".promisor", ".mtimes", ".bad"};
    char path[STET_PATH_LENGTH];
    if (!path_of(path, git, stem, ".idx") || access(path, F_OK) != 0)
        return false;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (!path_of(path, git, stem, endings[i]) || access(path, F_OK) == 0)
            return false;
    return true;
}

static int by_size(const void *a, const void *b)
{
    const struct stet_packs_item *x = a, *y = b;
    if (x->size != y->size)
        return x->size < y->size ? -1 : 1;
    return strcmp(x->stem, y->stem);
}

static void read_note(const char *git, struct stet_packs *packs)
{
    char path[STET_PATH_LENGTH];
    struct stet_buf file;
    struct stet_span rest, line;
    stet_buf_init(&file, 16 * STET_MIB);
    if (stet_durable_join(path, git, NOTE) &&
        stet_io_read_file(path, 16 * STET_MIB, &file, NULL) == STET_OK) {
        rest = (struct stet_span){file.ptr, file.len};
        while (stet_span_line(&rest, &line))
            for (size_t i = 0; i < packs->count; i++)
                packs->items[i].compacted |= stet_span_is(line, packs->items[i].stem);
    }
    stet_buf_free(&file);
}

enum stet_status stet_packs_list(const char *git, struct stet_packs *out, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH], path[STET_PATH_LENGTH];
    size_t cap = 0;
    *out = (struct stet_packs){0};
    if (!stet_durable_join(folder, git, "objects/pack"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", git);
    DIR *dir = opendir(folder);
    if (!dir)
        return stet_io_error(error, "read", folder);
    enum stet_status status = STET_OK;
    for (struct dirent *entry; status == STET_OK && (entry = readdir(dir));) {
        struct stat st;
        char stem[STEM_BYTES + 1];
        size_t len = strlen(entry->d_name);
        if (len != STEM_BYTES + 5 || strncmp(entry->d_name, "pack-", 5) != 0 ||
            strcmp(entry->d_name + len - 5, ".pack") != 0)
            continue;
        snprintf(stem, sizeof(stem), "%.*s", STEM_BYTES, entry->d_name);
        if (!stet_durable_join(path, folder, entry->d_name) || stat(path, &st) != 0 ||
            !is_free(git, stem))
            continue;
        void *items = stet_room(out->items, out->count, &cap, sizeof(*out->items));
        if (!items) {
            status = stet_error_set(error, STET_ERR_MEMORY, "cannot list packs: no memory");
            break;
        }
        out->items = items;
        struct stet_packs_item *item = &out->items[out->count++];
        *item = (struct stet_packs_item){.size = (uint64_t)st.st_size};
        memcpy(item->stem, stem, sizeof(stem));
    }
    closedir(dir);
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), by_size);
    read_note(git, out);
    if (status != STET_OK)
        stet_packs_free(out);
    return status;
}

void stet_packs_free(struct stet_packs *packs)
{
    free(packs->items);
    *packs = (struct stet_packs){0};
}

void stet_packs_remove(const char *git, const char *stem)
{
    /* An index of several packs would still name it; git makes another. Then the pack before its
     * index: a reader takes an index without its pack for no pack at all. A pack that cannot be
     * removed keeps its index, so that the next compaction takes it up. */
    static const char *const endings[] = {".bitmap", ".rev", ".pack", ".idx"};
    char path[STET_PATH_LENGTH];
    if (stet_durable_join(path, git, "objects/pack/multi-pack-index"))
        unlink(path);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (path_of(path, git, stem, endings[i]) && unlink(path) != 0 && errno != ENOENT)
            return;
}

void stet_packs_note(const char *git, const struct stet_packs *packs, const char *stem)
{
    char path[STET_PATH_LENGTH], file[STET_PATH_LENGTH];
    struct stet_buf text;
    struct stet_error ignored;
    stet_buf_init(&text, 16 * STET_MIB);
    for (size_t i = 0; i < packs->count; i++)
        if (packs->items[i].compacted && strcmp(packs->items[i].stem, stem) != 0 &&
            path_of(file, git, packs->items[i].stem, ".pack") && access(file, F_OK) == 0)
            stet_buf_printf(&text, "%s\n", packs->items[i].stem);
    stet_buf_printf(&text, "%s\n", stem);
    if (!text.failed && stet_durable_join(path, git, NOTE)) {
        enum stet_status status = stet_io_write_file(path, text.ptr, text.len, &ignored);
        (void)status;
    }
    stet_buf_free(&text);
}
