/* store.c - opening an archive, and reading its objects. */
#include "commit.h"
#include "io.h"
#include "limits.h"
#include "odb.h"
#include "span.h"
#include "tree.h"
#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FORMAT_BYTES 4096

/* Whether path is a folder in which nothing, or an archive that was never finished, lies. */
static bool is_blank(const char *path)
{
    char marker[STET_PATH_LENGTH], head[STET_PATH_LENGTH];
    if (!stet_durable_join(marker, path, "stet.unfinished") ||
        !stet_durable_join(head, path, "HEAD"))
        return false;
    if (access(marker, F_OK) == 0 && access(head, F_OK) != 0)
        return true;
    DIR *dir = opendir(path);
    size_t found = 0;
    if (!dir)
        return false;
    for (struct dirent *entry; (entry = readdir(dir));)
        found += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return found == 0;
}

static enum stet_status open_repository(struct stet_store *store, const char *path,
                                        struct stet_error *error)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno != ENOENT)
            return stet_io_error(error, "open archive", path);
        return stet_error_set(error, STET_ERR_NOT_FOUND, "no archive at '%s'", path);
    }
    if (!S_ISDIR(st.st_mode))
        return stet_error_set(error, STET_ERR_FORMAT, "'%s' is a file, not an archive", path);
    enum stet_status status = stet_repository_find(path, &store->path, error);
    if (status == STET_ERR_NOT_FOUND && is_blank(path))
        return stet_error_set(error, STET_ERR_NOT_FOUND, "no archive at '%s'", path);
    if (status == STET_ERR_NOT_FOUND && access(path, R_OK | X_OK) != 0)
        return stet_io_error(error, "open archive", path);
    if (status == STET_ERR_NOT_FOUND)
        return stet_error_set(error, STET_ERR_FORMAT, "'%s' is not an archive of stet", path);
    if (status == STET_OK)
        status = stet_repository_check(store->path, &store->bare, error);
    return status == STET_OK ? stet_odb_open(&store->odb, store->path, error) : status;
}

enum stet_status stet_format_check(struct stet_span json, const char *name,
                                   struct stet_error *error)
{
    json_error_t where;
    json_t *root = json.len <= MAX_FORMAT_BYTES ? json_loadb(json.ptr, json.len, 0, &where) : NULL;
    json_int_t format = json_integer_value(json_object_get(root, "format"));
    json_decref(root);
    if (format > STET_FORMAT)
        return stet_error_set(
            error, STET_ERR_FORMAT,
            "'%s' was written by a newer stet (format %lld); this one knows format %d", name,
            (long long)format, STET_FORMAT);
    if (format < 1)
        return stet_error_set(error, STET_ERR_FORMAT,
                              "'%s' is not of stet: its stet.json names no format", name);
    return format == STET_FORMAT
               ? STET_OK
               : stet_error_set(error, STET_ERR_FORMAT,
                                "'%s' is of format %lld, from before the first release; archive "
                                "its sources anew",
                                name, (long long)format);
}

enum stet_status stet_store_check_format(struct stet_store *store, const struct stet_oid *tree,
                                         struct stet_error *error)
{
    struct stet_buf bytes;
    struct stet_tree_item item;
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status = stet_store_object(store, tree, STET_OBJECT_TREE, &bytes, error);
    if (status == STET_OK)
        status = stet_tree_find((struct stet_span){bytes.ptr, bytes.len},
                                STET_SPAN_LITERAL("stet.json"), &item, error);
    if (status == STET_ERR_NOT_FOUND)
        status =
            stet_error_set(error, STET_ERR_FORMAT,
                           "'%s' is not an archive of stet: it holds no stet.json", store->path);
    stet_buf_clear(&bytes);
    if (status == STET_OK)
        status = stet_store_object(store, &item.oid, STET_OBJECT_BLOB, &bytes, error);
    if (status == STET_OK)
        status = stet_format_check((struct stet_span){bytes.ptr, bytes.len}, store->path, error);
    stet_buf_free(&bytes);
    return status;
}

enum stet_status stet_store_open_unread(const char *path, struct stet_store **out,
                                        struct stet_error *error)
{
    *out = NULL;
    struct stet_store *store = calloc(1, sizeof(*store));
    if (!store)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot open archive '%s': no memory", path);
    enum stet_status status = open_repository(store, path, error);
    if (status == STET_OK)
        *out = store;
    else
        stet_store_close(store);
    return status;
}

/* Is the newest commit there, and its format one that this program knows? */
static enum stet_status check_readable(struct stet_store *store, const char *path,
                                       struct stet_error *error)
{
    struct stet_oid commit, tree;
    enum stet_status status = stet_ref_read(store, &commit, error);
    if (status == STET_ERR_CORRUPT) {
        /* Some other repository has no such branch, and no stet.json. */
        char marker[STET_PATH_LENGTH];
        if (!stet_durable_join(marker, store->path, "stet") || access(marker, F_OK) != 0)
            status = stet_error_set(error, STET_ERR_FORMAT, "'%s' is not an archive of stet", path);
    }
    if (status == STET_OK)
        status = stet_commit_tree(store, &commit, &tree, error);
    return status == STET_OK ? stet_store_check_format(store, &tree, error) : status;
}

enum stet_status stet_store_open(const char *path, struct stet_store **out,
                                 struct stet_error *error)
{
    struct stet_store *store = NULL;
    *out = NULL;
    enum stet_status status = stet_store_open_unread(path, &store, error);
    if (status == STET_OK)
        status = check_readable(store, path, error);
    if (status == STET_OK)
        *out = store;
    else
        stet_store_close(store);
    return status;
}

void stet_store_close(struct stet_store *store)
{
    if (!store)
        return;
    stet_odb_close(store->odb);
    free(store->path);
    free(store);
}

const char *stet_store_path(const struct stet_store *store)
{
    return store->path;
}

enum stet_status stet_store_read(struct stet_store *store, const struct stet_oid *oid,
                                 struct stet_buf *out, struct stet_error *error)
{
    return stet_store_object(store, oid, STET_OBJECT_BLOB, out, error);
}

enum stet_status stet_store_object(struct stet_store *store, const struct stet_oid *oid,
                                   enum stet_object_type type, struct stet_buf *out,
                                   struct stet_error *error)
{
    return stet_odb_read(store->odb, oid, &type, out, error);
}
