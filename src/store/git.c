/* git.c - what of libgit2 the archive uses: SHA-1 that refuses the known collision attacks, for
 * what comes from outside. libgit2 is loaded with the first object that is made: its start reads
 * all certificates of the system, and who only reads an archive needs none of it. */
#include "digest.h"
#include "late.h"
#include "repo.h"
#include <git2.h>
#include <pthread.h>
#include <string.h>

#define FUNCTIONS(F) F(git_libgit2_init) F(git_odb_hash) F(git_error_last)
STET_LATE_LIBRARY(STET_LIBGIT2, FUNCTIONS)

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct stet_error failure; /* of the start; STET_OK if there was none */

static void start(void)
{
    if (stet_late_load(&library, &failure) == STET_OK && late.git_libgit2_init() < 0)
        stet_error_set(&failure, STET_ERR_MEMORY, "cannot start libgit2");
}

enum stet_status stet_git_start(struct stet_error *error)
{
    pthread_once(&once, start);
    return failure.status == STET_OK ? STET_OK
                                     : stet_error_set(error, failure.status, "%s", failure.message);
}

enum stet_status stet_git_hash(struct stet_oid *out, const void *ptr, size_t len,
                               struct stet_error *error)
{
    git_oid id;
    enum stet_status status = stet_git_start(error);
    if (status != STET_OK)
        return status;
    if (late.git_odb_hash(&id, ptr ? ptr : "", len, GIT_OBJECT_BLOB) < 0) {
        const git_error *last = late.git_error_last(); /* of this thread; may be NULL */
        return stet_error_set(error, STET_ERR_INPUT, "cannot hash %zu bytes: %s", len,
                              last && last->message ? last->message : "libgit2 does not say why");
    }
    memcpy(out->id, id.id, STET_OID_BYTES);
    return STET_OK;
}

void stet_oid_hex(const struct stet_oid *oid, char out[STET_OID_HEX + 1])
{
    stet_hex(oid->id, STET_OID_BYTES, out);
}
