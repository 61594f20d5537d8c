/* spool.c - the files of a bundle at hand, in any order: a container is read from its beginning to
 * its end, captures need a text here and a source there. The bytes lie in one file beside the
 * archive, whose name is taken away as soon as it is open: it is gone with the process, however
 * that ends. */
#include "bundle.h"
#include "io.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TRIES 100 /* at the name, which another process may take in the same moment */

struct blob {
    struct stet_oid oid;
    uint32_t bytes;
    uint64_t at;
};

struct journal {
    struct stet_oid oid;
    char path[STET_NAME_BYTES];
};

struct stet_spool {
    int fd;
    struct stet_buf path; /* while it had one; for messages */
    uint64_t end;
    struct blob *blobs; /* in order of names, once it is sorted */
    size_t count, room;
    struct journal *journals; /* likewise of paths */
    size_t journal_count, journal_room;
    bool sorted;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot keep a bundle's files: no memory");
}

/* A name that is there was left by a process that died between these lines, or is that of one which
 * is between them: neither needs it. */
static enum stet_status open_nameless(struct stet_spool *spool, struct stet_error *error)
{
    const char *path = spool->path.ptr;
    for (unsigned tries = 0; spool->fd < 0 && tries < TRIES; tries++) {
        unlink(path);
        spool->fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (spool->fd < 0 && errno != EEXIST)
            break;
    }
    if (spool->fd < 0)
        return stet_io_error(error, "write", spool->path.ptr);
    unlink(path);
    return STET_OK;
}

enum stet_status stet_spool_open(struct stet_spool **out, const char *folder,
                                 struct stet_error *error)
{
    struct stet_spool *spool = calloc(1, sizeof(*spool));
    *out = NULL;
    if (!spool)
        return no_memory(error);
    spool->fd = -1;
    stet_buf_init(&spool->path, 65536);
    stet_buf_printf(&spool->path, "%s/stet", folder);
    enum stet_status status = stet_buf_status(&spool->path, "a path", error);
    if (status == STET_OK) /* a clone made with git has no such folder yet */
        status = stet_io_make_dirs(spool->path.ptr, error);
    stet_buf_puts(&spool->path, "/bundle");
    if (status == STET_OK)
        status = stet_buf_status(&spool->path, "a path", error);
    if (status == STET_OK)
        status = open_nameless(spool, error);
    if (status == STET_OK)
        *out = spool;
    else
        stet_spool_close(spool);
    return status;
}

void stet_spool_close(struct stet_spool *spool)
{
    if (!spool)
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    stet_buf_free(&spool->path);
    free(spool->blobs);
    free(spool->journals);
    free(spool);
}

static enum stet_status add_journal(struct stet_spool *spool, const char *path,
                                    const struct stet_oid *oid, struct stet_error *error)
{
    if (strlen(path) >= STET_NAME_BYTES)
        return stet_error_set(error, STET_ERR_INPUT, "'%.100s' is no name of a journal", path);
    void *journals = stet_room(spool->journals, spool->journal_count, &spool->journal_room,
                               sizeof(*spool->journals));
    if (!journals)
        return no_memory(error);
    spool->journals = journals;
    struct journal *journal = &spool->journals[spool->journal_count++];
    journal->oid = *oid;
    strcpy(journal->path, path);
    return STET_OK;
}

enum stet_status stet_spool_add(struct stet_spool *spool, const char *path,
                                const struct stet_oid *oid, const struct stet_buf *content,
                                struct stet_error *error)
{
    enum stet_status status = STET_OK;
    void *blobs = stet_room(spool->blobs, spool->count, &spool->room, sizeof(*spool->blobs));
    if (!blobs)
        return no_memory(error);
    spool->blobs = blobs;
    if (content->len > STET_MAX_OBJECT_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT, "'%.200s' is larger than %zu bytes", path,
                              STET_MAX_OBJECT_BYTES);
    if (stet_rules_is_journal(path))
        status = add_journal(spool, path, oid, error);
    if (status == STET_OK)
        status = stet_io_write_all(spool->fd, content->ptr, content->len, spool->path.ptr, error);
    if (status != STET_OK)
        return status;
    spool->blobs[spool->count++] = (struct blob){*oid, (uint32_t)content->len, spool->end};
    spool->end += content->len;
    spool->sorted = false;
    return STET_OK;
}

static int by_oid(const void *a, const void *b)
{
    return memcmp(((const struct blob *)a)->oid.id, ((const struct blob *)b)->oid.id,
                  STET_OID_BYTES);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct journal *)a)->path, ((const struct journal *)b)->path);
}

static void sort(struct stet_spool *spool)
{
    if (spool->count && !spool->sorted)
        qsort(spool->blobs, spool->count, sizeof(*spool->blobs), by_oid);
    if (spool->journal_count && !spool->sorted)
        qsort(spool->journals, spool->journal_count, sizeof(*spool->journals), by_path);
    spool->sorted = true;
}

enum stet_status stet_spool_each_journal(struct stet_spool *spool, stet_path_fn *each,
                                         void *context)
{
    enum stet_status status = STET_OK;
    sort(spool);
    for (size_t i = 0; i < spool->journal_count && status == STET_OK; i++)
        status = each(context, spool->journals[i].path, &spool->journals[i].oid);
    return status;
}

enum stet_status stet_spool_read(struct stet_spool *spool, const struct stet_oid *oid,
                                 struct stet_buf *out, struct stet_error *error)
{
    const struct blob wanted = {.oid = *oid}, *blob = NULL;
    char hex[2 * STET_OID_BYTES + 1];
    size_t done = 0;
    sort(spool);
    if (spool->count)
        blob = bsearch(&wanted, spool->blobs, spool->count, sizeof(*spool->blobs), by_oid);
    stet_hex(oid->id, STET_OID_BYTES, hex);
    if (!blob)
        return stet_error_set(error, STET_ERR_CORRUPT, "the bundle does not hold blob %s", hex);
    if (!stet_buf_reserve(out, blob->bytes))
        return stet_buf_status(out, "a file of a bundle", error);
    while (done < blob->bytes) {
        ssize_t n =
            pread(spool->fd, out->ptr + out->len, blob->bytes - done, (off_t)(blob->at + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return stet_io_error(error, "read", spool->path.ptr);
        out->len += (size_t)n;
        done += (size_t)n;
    }
    out->ptr[out->len] = '\0';
    struct stet_oid found;
    stet_blob_name((struct stet_span){out->ptr + out->len - done, done}, &found);
    return stet_oid_equal(&found, oid)
               ? STET_OK
               : stet_error_set(error, STET_ERR_IO,
                                "cannot read '%s': blob %s comes back as another", spool->path.ptr,
                                hex);
}
