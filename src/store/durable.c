/* durable.c - the one place of the store that syncs, so that syncs can be counted, and files
 * written with it. A failed sync fails what was being done: it is never tried again on the same
 * file. */
#include "io.h"
#include "repo.h"
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static atomic_ulong syncs;

unsigned long stet_durable_syncs(void)
{
    return atomic_load(&syncs);
}

enum stet_status stet_durable_fd(int fd, const char *name, struct stet_error *error)
{
    atomic_fetch_add(&syncs, 1);
    return stet_io_sync_fd(fd, name, error);
}

enum stet_status stet_durable_dir(const char *dir, struct stet_error *error)
{
    atomic_fetch_add(&syncs, 1);
    return stet_io_sync_dir(dir, error);
}

bool stet_durable_join(char out[STET_PATH_LENGTH], const char *a, const char *b)
{
    int len = snprintf(out, STET_PATH_LENGTH, "%s/%s", a, b);
    return len > 0 && len < STET_PATH_LENGTH;
}

enum stet_status stet_durable_file(const char *path, const void *ptr, size_t len,
                                   struct stet_error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return stet_io_error(error, "write", path);
    enum stet_status status = stet_io_write_all(fd, ptr, len, path, error);
    if (status == STET_OK)
        status = stet_durable_fd(fd, path, error);
    if (close(fd) != 0 && status == STET_OK)
        status = stet_io_error(error, "write", path);
    if (status != STET_OK)
        unlink(path);
    return status;
}
