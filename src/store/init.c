/* init.c - making an archive: a bare git repository written file by file, so that every byte of it
 * is known and synced.
 *
 * The file stet.unfinished comes first and HEAD comes last, each durable before the next step:
 * whatever kills the making of an archive leaves a folder that is no repository yet, and that the
 * next try clears. */
#include "commit.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include "tree.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARKER "stet.unfinished"

static const char config[] = "[core]\n"
                             "\trepositoryformatversion = 0\n"
                             "\tfilemode = true\n"
                             "\tbare = true\n"
                             "\thooksPath = /dev/null\n"
                             "\tfsync = all\n"
                             "[gc]\n"
                             "\tauto = 0\n"
                             "\tpruneExpire = never\n"
                             "[receive]\n"
                             "\tfsckObjects = true\n"
                             "\tdenyNonFastForwards = true\n"
                             "\tdenyDeletes = true\n"
                             "[transfer]\n"
                             "\tfsckObjects = true\n";

static const char format_json[] = "{\"format\": 2}\n";

static const char readme[] =
    "# An archive of articles\n"
    "\n"
    "This is a git repository in which `stet` keeps articles: every version of each, with the "
    "bytes\n"
    "it was taken from. It can be read without stet.\n"
    "\n"
    "- `articles/<host>/<x>/<xx>/<name>-<id>/article.md` is the newest version of an article, as\n"
    "  Markdown with one sentence a line. `git log -p` of it shows what was edited.\n"
    "- Beside it lies every version by the time it was captured (UTC), as "
    "`20241203T083000Z-....md`,\n"
    "  with its source, as `20241203T083000Z-....html`. The digits behind the time are the first "
    "of\n"
    "  the source's SHA-256.\n"
    "- `captures/<year>/<month>/<day>/` says when each article was looked at and what came of it:\n"
    "  one line of JSON a capture, and in folders named by the second the sources of captures "
    "that\n"
    "  gave no version.\n"
    "\n"
    "Nothing is ever rewritten or taken away by stet. Do not run `git gc --prune=now` while stet\n"
    "writes.\n";

static const char *const folders[] = {"objects", "objects/info", "objects/pack",
                                      "refs",    "refs/heads",   "refs/tags"};

/* Removes what an unfinished try left: files two levels deep in folders that git has. */
static void clear_folder(const char *path, unsigned depth)
{
    DIR *dir = opendir(path);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));) {
        char name[STET_PATH_LENGTH];
        struct stat st;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            !stet_durable_join(name, path, entry->d_name) || lstat(name, &st) != 0)
            continue;
        if (!S_ISDIR(st.st_mode)) {
            unlink(name);
        } else if (depth > 0) {
            clear_folder(name, depth - 1);
            rmdir(name);
        }
    }
    closedir(dir);
}

static enum stet_status clear_unfinished(const char *path, struct stet_error *error)
{
    static const char *const names[] = {"objects", "refs"};
    static const char *const files[] = {"config", "HEAD.new"};
    char name[STET_PATH_LENGTH];
    for (size_t i = 0; i < 2; i++) {
        if (!stet_durable_join(name, path, names[i]))
            return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", path);
        clear_folder(name, 1);
        rmdir(name);
        if (stet_durable_join(name, path, files[i]))
            unlink(name);
    }
    return STET_OK;
}

static enum stet_status write_in(const char *path, const char *name, const char *text,
                                 struct stet_error *error)
{
    char full[STET_PATH_LENGTH];
    if (!stet_durable_join(full, path, name))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", path);
    return stet_durable_file(full, text, strlen(text), error);
}

static enum stet_status sync_in(const char *path, const char *name, struct stet_error *error)
{
    char full[STET_PATH_LENGTH];
    if (!stet_durable_join(full, path, name))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", path);
    return stet_durable_dir(full, error);
}

static enum stet_status add_to_pack(void *context, const struct stet_object *object,
                                    struct stet_error *error)
{
    return stet_pack_add(context, &object->oid, object->crc, object->entry, object->len, error);
}

static enum stet_status add_file(struct stet_pack *pack, struct stet_tree *root, const char *name,
                                 const char *text, struct stet_error *error)
{
    struct stet_object *object = NULL;
    enum stet_status status = stet_object_new(&object, text, strlen(text), error);
    if (status == STET_OK)
        status = add_to_pack(pack, object, error);
    if (status == STET_OK)
        status = stet_tree_put(root, name, &object->oid, error);
    stet_object_free(object);
    return status;
}

/* The pack with the first commit. */
static enum stet_status first_commit(const char *path, int64_t now_utc, struct stet_error *error)
{
    struct stet_oid tree;
    struct stet_pack *pack = NULL;
    struct stet_object *commit = NULL;
    struct stet_arena *arena = stet_arena_new(STET_MIB);
    struct stet_tree *root = arena ? stet_tree_new(NULL, arena, NULL) : NULL;
    enum stet_status status = STET_OK;
    if (!root)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot make '%s': no memory", path);
    if (status == STET_OK)
        status = stet_pack_new(&pack, path, error);
    if (status == STET_OK)
        status = add_file(pack, root, "stet.json", format_json, error);
    if (status == STET_OK)
        status = add_file(pack, root, "README.md", readme, error);
    if (status == STET_OK)
        status = stet_tree_write(root, &tree, add_to_pack, pack, error);
    if (status == STET_OK)
        status = stet_commit_make(&commit, &tree, NULL, "Make the archive", now_utc, error);
    if (status == STET_OK)
        status = add_to_pack(pack, commit, error);
    if (status == STET_OK)
        status = stet_pack_finish(pack, error);
    if (status == STET_OK)
        status = stet_ref_move(NULL, path, NULL, &commit->oid, error);
    stet_object_free(commit);
    stet_pack_free(pack);
    stet_arena_free(arena);
    return status;
}

/* All of it, in a folder that is empty or unfinished and locked. */
static enum stet_status build(const char *path, int64_t now_utc, struct stet_error *error)
{
    char name[STET_PATH_LENGTH], head[STET_PATH_LENGTH], marker[STET_PATH_LENGTH];
    if (!stet_durable_join(name, path, "stet") || !stet_durable_join(head, path, "HEAD"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", path);
    enum stet_status status = STET_OK;
    if (stet_durable_join(marker, path, MARKER) && access(marker, F_OK) != 0)
        status = write_in(path, MARKER, "", error);
    if (status == STET_OK)
        status = stet_durable_dir(path, error);
    if (status == STET_OK && mkdir(name, 0777) != 0 && errno != EEXIST)
        status = stet_io_error(error, "make folder", name);
    if (status == STET_OK)
        status = clear_unfinished(path, error);
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]) && status == STET_OK; i++)
        if (stet_durable_join(name, path, folders[i]) && mkdir(name, 0777) != 0)
            status = stet_io_error(error, "make folder", name);
    if (status == STET_OK)
        status = write_in(path, "config", config, error);
    if (status == STET_OK)
        status = first_commit(path, now_utc, error);
    if (status == STET_OK)
        status = sync_in(path, "objects", error);
    if (status == STET_OK)
        status = sync_in(path, "refs", error);
    if (status == STET_OK)
        status = write_in(path, "HEAD.new", "ref: " STET_BRANCH "\n", error);
    if (status == STET_OK)
        status = stet_durable_dir(path, error); /* config, objects and refs before HEAD */
    if (status == STET_OK && stet_durable_join(name, path, "HEAD.new") && rename(name, head) != 0)
        status = stet_io_error(error, "write", head);
    if (status == STET_OK)
        status = stet_durable_dir(path, error);
    return status;
}

/* Leaves errno as it is: the reason why nothing could be made of that name. */
static bool is_there(const char *path)
{
    struct stat st;
    int code = errno;
    bool is = stat(path, &st) == 0;
    errno = code;
    return is;
}

/* Makes the folder and its parents and syncs each that was made into its parent. */
static enum stet_status make_parents(const char *path, struct stet_error *error)
{
    char part[STET_PATH_LENGTH];
    size_t len = strlen(path), at = 0;
    if (len >= sizeof(part))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", path);
    enum stet_status status = STET_OK;
    while (status == STET_OK && at < len) {
        size_t end = at + 1;
        while (end < len && path[end] != '/')
            end++;
        memcpy(part, path, end);
        part[end] = '\0';
        /* What an archive holds is for its owner; a folder that was there keeps its mode. */
        bool last = end == len;
        if (mkdir(part, last ? 0700 : 0777) == 0) {
            memcpy(part, path, at);
            strcpy(part + at, at ? "" : path[0] == '/' ? "/" : ".");
            status = stet_durable_dir(part, error);
        } else if (!is_there(part)) {
            status = stet_io_error(error, "make folder", part);
        }
        at = end;
    }
    return status;
}

static enum stet_status init_locked(const char *path, int64_t now_utc, struct stet_error *error)
{
    char name[STET_PATH_LENGTH];
    struct stet_store *store;
    enum stet_status status = stet_store_open(path, &store, error);
    if (status == STET_OK)
        stet_store_close(store);
    if (status != STET_OK && status != STET_ERR_NOT_FOUND)
        return status;
    bool there = status == STET_OK;
    if (!there)
        status = build(path, now_utc, error);
    if (status == STET_OK && stet_durable_join(name, path, MARKER))
        unlink(name);
    return status == STET_OK && there ? STET_UNCHANGED : status;
}

enum stet_status stet_store_init(const char *path, int64_t now_utc, struct stet_error *error)
{
    struct stat st;
    enum stet_status status = stet_git_start(error);
    if (status != STET_OK)
        return status;
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    char *folder = strndup(path, len);
    if (!folder || len == 0) {
        free(folder);
        return stet_error_set(error, len ? STET_ERR_MEMORY : STET_ERR_USAGE,
                              "cannot make an archive at '%s'", path);
    }
    if (stat(folder, &st) == 0 && !S_ISDIR(st.st_mode))
        status = stet_error_set(error, STET_ERR_FORMAT, "'%s' is a file, not an archive", folder);
    else
        status = make_parents(folder, error);
    int fd = -1;
    if (status == STET_OK) {
        fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        /* Two who make the same archive: the second finds it made. */
        if (fd < 0 || flock(fd, LOCK_EX) != 0)
            status = stet_io_error(error, "open", folder);
    }
    if (status == STET_OK)
        status = init_locked(folder, now_utc, error);
    if (fd >= 0)
        close(fd);
    free(folder);
    return status;
}
