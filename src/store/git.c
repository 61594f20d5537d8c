/* git.c - libgit2 wrapped: started once with the options the archive depends on, its thread-local
 * errors copied at once. It opens repositories, reads refs, and hashes what comes from outside;
 * objects are read by odb.c, as libgit2 1.5 writes outside its memory on damaged ones. */
#include "limits.h"
#include "repo.h"
#include <ctype.h>
#include <errno.h>
#include <git2.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int started;

/* The options are process-wide, so they are set once, before any thread reads. */
static void start(void)
{
    static const int levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                 GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL};
    started = git_libgit2_init();
    if (started < 0)
        return;
    int rc = git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    rc |= git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
    rc |= git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 1);
    rc |= git_libgit2_opts(GIT_OPT_SET_PACK_MAX_OBJECTS, (size_t)200 * 1000 * 1000);
    /* Nothing of a repository is ever run, so another owner's archive is safe to read. */
    rc |= git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    /* The user's own git settings must not change the archive. */
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
        rc |= git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
    if (rc != 0)
        started = -1;
}

enum stet_status stet_git_start(struct stet_error *error)
{
    pthread_once(&once, start);
    if (started < 0)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot start libgit2");
    return STET_OK;
}

enum stet_status stet_git_error(struct stet_error *error, int code, const char *verb,
                                const char *name)
{
    const git_error *last = git_error_last(); /* may be NULL before libgit2 1.8 */
    char reason[256];
    snprintf(reason, sizeof(reason), "%s", last && last->message ? last->message : "unknown error");
    if (reason[0] >= 'A' && reason[0] <= 'Z' && islower((unsigned char)reason[1]))
        reason[0] = (char)(reason[0] + 32);
    enum stet_status status = STET_ERR_CORRUPT;
    if (last && last->klass == GIT_ERROR_NOMEMORY)
        status = STET_ERR_MEMORY;
    else if (last && last->klass == GIT_ERROR_OS)
        status = STET_ERR_IO;
    else if (code == GIT_ENOTFOUND)
        status = STET_ERR_NOT_FOUND;
    return stet_error_set(error, status, "cannot %s '%s': %s", verb, name, reason);
}

void stet_oid_hex(const struct stet_oid *oid, char out[STET_OID_HEX + 1])
{
    git_oid id;
    memcpy(id.id, oid->id, STET_OID_BYTES);
    git_oid_tostr(out, STET_OID_HEX + 1, &id);
}

enum stet_status stet_git_hash(struct stet_oid *out, const void *ptr, size_t len,
                               struct stet_error *error)
{
    enum stet_status status = stet_git_start(error);
    if (status != STET_OK)
        return status;
    git_oid id;
    int rc = git_odb_hash(&id, ptr ? ptr : "", len, GIT_OBJECT_BLOB);
    if (rc < 0) {
        status = stet_git_error(error, rc, "hash", "an object");
        return status == STET_ERR_CORRUPT
                   ? (error ? error->status = STET_ERR_INPUT, STET_ERR_INPUT : STET_ERR_INPUT)
                   : status;
    }
    memcpy(out->id, id.id, STET_OID_BYTES);
    return STET_OK;
}
