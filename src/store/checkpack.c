/* checkpack.c - the packs that are there: their indexes proved, and what git makes beside them. */
#include "check.h"
#include "digest.h"
#include "io.h"
#include "odb.h"
#include "span.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum stet_status add_pack(struct stet_check *check, const char *stem,
                                 const struct stet_indexfile *index, struct stet_error *error)
{
    void *packs = realloc(check->packs, (check->pack_count + 1) * sizeof(*check->packs));
    if (packs)
        check->packs = packs;
    char *copy = packs ? strdup(stem) : NULL;
    if (!copy)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot check the archive: no memory");
    check->packs[check->pack_count++] = (struct stet_check_pack){copy, index};
    return STET_OK;
}

/* A pack without an index is what a killed writer left: no object of it counts as there. */
static enum stet_status find_pack(struct stet_check *check, const char *folder, const char *file,
                                  struct stet_error *error)
{
    char stem[STET_PATH_LENGTH], path[STET_PATH_LENGTH + 8], name[300];
    struct stet_indexfile proved;
    struct stet_error found;
    int len = (int)(strlen(file) - strlen(".pack"));
    if (!stet_durable_join(stem, folder, file))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", folder);
    stem[strlen(stem) - strlen(".pack")] = '\0';
    snprintf(path, sizeof(path), "%s.idx", stem);
    if (access(path, F_OK) != 0)
        return STET_OK;
    check->out.packs++;
    enum stet_status status = stet_indexfile_open_proved(&proved, path, &found);
    stet_indexfile_close(&proved);
    if (status == STET_ERR_MEMORY)
        return stet_error_set(error, status, "%s", found.message);
    const struct stet_packfile *pack = stet_odb_pack(check->store->odb, stem);
    if (status == STET_OK && pack)
        return add_pack(check, stem, stet_packfile_index(pack), error);
    snprintf(name, sizeof(name), "objects/pack/%.*s.idx", len, file);
    stet_check_report(check, name, "%s", status == STET_OK ? "cannot be opened" : found.message);
    return STET_OK;
}

/* Files that git makes beside packs end with the SHA-1 of what stands before. */
static void check_trailer(struct stet_check *check, const char *folder, const char *file)
{
    char path[STET_PATH_LENGTH], name[300];
    struct stet_buf bytes;
    uint8_t digest[STET_OID_BYTES];
    stet_buf_init(&bytes, SIZE_MAX / 2);
    snprintf(name, sizeof(name), "objects/pack/%s", file);
    if (!stet_durable_join(path, folder, file) ||
        stet_io_read_file(path, SIZE_MAX / 2, &bytes, NULL) != STET_OK) {
        stet_check_report(check, name, "cannot be read");
    } else {
        size_t len = bytes.len > STET_OID_BYTES ? bytes.len - STET_OID_BYTES : 0;
        struct stet_sha1 hash;
        stet_sha1_init(&hash);
        stet_sha1_update(&hash, bytes.ptr, len);
        stet_sha1_final(&hash, digest);
        if (len == 0 || memcmp(digest, bytes.ptr + len, STET_OID_BYTES) != 0)
            stet_check_report(check, name, "its digest does not match");
    }
    stet_buf_free(&bytes);
}

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), end = strlen(ending);
    return len > end && strcmp(name + len - end, ending) == 0;
}

uint64_t stet_check_mark(const struct stet_check *check)
{
    char folder[STET_PATH_LENGTH];
    uint64_t mark = 0;
    DIR *dir =
        stet_durable_join(folder, check->store->path, "objects/pack") ? opendir(folder) : NULL;
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        uint8_t digest[STET_OID_BYTES]; /* that the pack is called by */
        uint64_t part;
        struct stet_span file = stet_span_of(entry->d_name);
        if (file.len != strlen("pack-.idx") + STET_OID_HEX || !ends_with(file.ptr, ".idx") ||
            !stet_hex_parse(stet_span_sub(file, strlen("pack-"), strlen("pack-") + STET_OID_HEX),
                            digest, sizeof(digest)))
            continue;
        memcpy(&part, digest, sizeof(part));
        mark += part;
    }
    if (dir)
        closedir(dir);
    return mark;
}

enum stet_status stet_check_find_packs(struct stet_check *check, struct stet_error *error)
{
    char folder[STET_PATH_LENGTH];
    if (!stet_durable_join(folder, check->store->path, "objects/pack"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long",
                              check->store->path);
    enum stet_status status = stet_odb_refresh(check->store->odb, error);
    if (status != STET_OK)
        return status;
    DIR *dir = opendir(folder);
    if (!dir)
        return stet_io_error(error, "read", folder);
    for (struct dirent *entry; status == STET_OK && (entry = readdir(dir));) {
        const char *name = entry->d_name;
        if (strncmp(name, "pack-", 5) == 0 && ends_with(name, ".pack"))
            status = find_pack(check, folder, name, error);
        else if (ends_with(name, ".rev") || ends_with(name, ".bitmap") ||
                 strcmp(name, "multi-pack-index") == 0)
            check_trailer(check, folder, name);
    }
    closedir(dir);
    return status;
}
