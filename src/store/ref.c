/* ref.c - the branch: read from its file or from packed-refs, moved by git's own protocol
 * (main.lock, compare, rename), every step of it synced here so that it can be counted and its
 * failures told apart. */
#include "digest.h"
#include "io.h"
#include "limits.h"
#include "repo.h"
#include "span.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FOREIGN_LOCK_S 10 /* no living git holds the lock of a branch for so long */

/* Reads a file of the git folder; STET_ERR_NOT_FOUND if there is none. */
static enum stet_status read_in(const char *dir, const char *name, struct stet_buf *out,
                                struct stet_error *error)
{
    char path[STET_PATH_LENGTH];
    if (!stet_durable_join(path, dir, name))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", dir);
    enum stet_status status = stet_io_read_file(path, out->max, out, error);
    return status != STET_OK && access(path, F_OK) != 0 && errno == ENOENT ? STET_ERR_NOT_FOUND
                                                                           : status;
}

/* Finds the line "<commit> refs/heads/main"; what is not of that form is about something else. */
static bool find_packed(struct stet_span packed, struct stet_span *commit)
{
    struct stet_span line;
    while (stet_span_line(&packed, &line)) {
        if (line.len <= STET_OID_HEX || line.ptr[STET_OID_HEX] != ' ' ||
            !stet_span_is(stet_span_sub(line, STET_OID_HEX + 1, line.len), STET_BRANCH))
            continue;
        *commit = stet_span_sub(line, 0, STET_OID_HEX);
        return true;
    }
    return false;
}

enum stet_status stet_ref_read(struct stet_store *store, struct stet_oid *out,
                               struct stet_error *error)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_OBJECT_BYTES);
    enum stet_status status = read_in(store->path, STET_BRANCH, &text, error);
    struct stet_span commit = stet_span_trim((struct stet_span){text.ptr, text.len});
    if (status == STET_ERR_NOT_FOUND) { /* git packs a branch before it removes the file */
        status = read_in(store->path, "packed-refs", &text, error);
        if (status == STET_OK && !find_packed((struct stet_span){text.ptr, text.len}, &commit))
            status = STET_ERR_NOT_FOUND;
    }
    if (status == STET_ERR_NOT_FOUND)
        status = stet_error_set(error, STET_ERR_CORRUPT,
                                "the archive '%s' has no branch 'main': it was lost, or removed",
                                store->path);
    else if (status == STET_OK && !stet_hex_parse(commit, out->id, STET_OID_BYTES))
        status = stet_error_set(error, STET_ERR_CORRUPT,
                                "the branch 'main' of the archive '%s' is damaged", store->path);
    stet_buf_free(&text);
    return status;
}

static bool lock_path(const char *dir, char out[STET_PATH_LENGTH])
{
    return stet_durable_join(out, dir, STET_BRANCH ".lock");
}

enum stet_status stet_ref_unlock_stale(const char *dir, bool ours, struct stet_error *error)
{
    char path[STET_PATH_LENGTH];
    struct stat st;
    if (!lock_path(dir, path))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", dir);
    for (unsigned tries = 0; lstat(path, &st) == 0; tries++) {
        time_t now = time(NULL);
        bool old = st.st_mtime + FOREIGN_LOCK_S < now || st.st_mtime > now + 1;
        if (ours || old || tries > FOREIGN_LOCK_S * 10) {
            if (unlink(path) != 0 && errno != ENOENT)
                return stet_io_error(error, "remove", path);
            return STET_OK;
        }
        struct timespec pause = {0, 100 * 1000000L};
        nanosleep(&pause, NULL);
    }
    return STET_OK;
}

/* Whether the branch still is where the batch began. */
static enum stet_status compare(struct stet_store *store, const struct stet_oid *old,
                                struct stet_error *error)
{
    struct stet_oid now;
    if (!store)
        return STET_OK;
    enum stet_status status = stet_ref_read(store, &now, error);
    if (status == STET_OK && !stet_oid_equal(&now, old))
        status =
            stet_error_set(error, STET_ERR_BUSY,
                           "another program has changed the archive '%s'; try again", store->path);
    return status;
}

enum stet_status stet_ref_move(struct stet_store *store, const char *dir,
                               const struct stet_oid *old, const struct stet_oid *commit,
                               struct stet_error *error)
{
    char lock[STET_PATH_LENGTH], ref[STET_PATH_LENGTH], heads[STET_PATH_LENGTH];
    char line[STET_OID_HEX + 2];
    if (!lock_path(dir, lock) || !stet_durable_join(ref, dir, STET_BRANCH) ||
        !stet_durable_join(heads, dir, "refs/heads"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", dir);
    stet_oid_hex(commit, line);
    memcpy(line + STET_OID_HEX, "\n", 2);
    if (mkdir(heads, 0777) != 0 && errno != EEXIST) /* some copies leave empty folders out */
        return stet_io_error(error, "make folder", heads);
    enum stet_status status = stet_durable_file(lock, line, STET_OID_HEX + 1, error);
    if (status != STET_OK)
        return access(lock, F_OK) == 0
                   ? stet_error_set(error, STET_ERR_BUSY,
                                    "another program holds '%s'; try again when it is done", lock)
                   : status;
    status = compare(store, old, error);
    if (status == STET_OK && rename(lock, ref) != 0)
        status = stet_io_error(error, "write", ref);
    if (status != STET_OK) {
        unlink(lock);
        return status;
    }
    /* The branch has moved; a failure from here on says that it may not last. */
    status = stet_durable_dir(heads, error);
    if (status != STET_OK)
        stet_error_prefix(error, "what was written may not last");
    return status;
}
