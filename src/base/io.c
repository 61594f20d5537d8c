/* io.c - whole files in, whole files out, each made durable in order. */
#include "io.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *stet_io_reason(int code, char out[STET_IO_REASON])
{
    char space[STET_IO_REASON];
    const char *remedy = "";
    if (code == ENOSPC || code == EDQUOT)
        remedy = "; make room, then run it again";
    snprintf(out, STET_IO_REASON, "%s%s", strerror_r(code, space, sizeof(space)), remedy);
    if (out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
        out[0] = (char)(out[0] + 32);
    return out;
}

enum stet_status stet_io_error(struct stet_error *error, const char *verb, const char *name)
{
    int code = errno;
    char reason[STET_IO_REASON];
    return stet_error_set(error, code == ENOMEM ? STET_ERR_MEMORY : STET_ERR_IO,
                          "cannot %s '%s': %s", verb, name, stet_io_reason(code, reason));
}

/* Reads to the end; the expected bytes, as many as a file is said to hold, without a copy. */
static enum stet_status read_fd(int fd, const char *name, size_t expected, size_t max,
                                struct stet_buf *out, struct stet_error *error)
{
    size_t got = 0;
    for (;;) {
        char chunk[65536];
        size_t room = expected && stet_buf_reserve(out, expected) ? expected : 0;
        ssize_t n = read(fd, room ? out->ptr + out->len : chunk, room ? room : sizeof(chunk));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return stet_io_error(error, "read", name);
        if (n == 0)
            return stet_buf_status(out, name, error);
        got += (size_t)n;
        if (got > max)
            return stet_error_set(error, STET_ERR_LIMIT,
                                  "cannot read '%s': more than %zu bytes, the limit for one source",
                                  name, max);
        if (room) {
            out->len += (size_t)n;
            out->ptr[out->len] = '\0';
            expected -= (size_t)n;
        } else {
            stet_buf_append(out, chunk, (size_t)n);
        }
    }
}

static enum stet_status read_path(const char *path, bool pipes, size_t max, struct stet_buf *out,
                                  struct stet_error *error)
{
    if (strcmp(path, "-") == 0)
        return read_fd(STDIN_FILENO, "standard input", 0, max, out, error);
    /* O_NONBLOCK: a fifo without a writer must not hang the run. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (pipes ? 0 : O_NONBLOCK));
    if (fd < 0)
        return stet_io_error(error, "read", path);
    struct stat st;
    enum stet_status status;
    if (fstat(fd, &st) != 0)
        status = stet_io_error(error, "read", path);
    else if (pipes && (S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode)))
        status = read_fd(fd, path, 0, max, out, error);
    else if (!S_ISREG(st.st_mode))
        status = stet_error_set(error, STET_ERR_IO, "cannot read '%s': %s", path,
                                S_ISDIR(st.st_mode) ? "it is a folder" : "not a regular file");
    else if ((uint64_t)st.st_size > max)
        status = stet_error_set(error, STET_ERR_LIMIT,
                                "cannot read '%s': %lld bytes, the limit for one source is %zu",
                                path, (long long)st.st_size, max);
    else
        status = read_fd(fd, path, (size_t)st.st_size, max, out, error);
    close(fd);
    return status;
}

enum stet_status stet_io_read_file(const char *path, size_t max, struct stet_buf *out,
                                   struct stet_error *error)
{
    return read_path(path, false, max, out, error);
}

enum stet_status stet_io_read_operand(const char *path, size_t max, struct stet_buf *out,
                                      struct stet_error *error)
{
    return read_path(path, true, max, out, error);
}

enum stet_status stet_io_write_all(int fd, const void *ptr, size_t len, const char *name,
                                   struct stet_error *error)
{
    const char *bytes = ptr;
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return stet_io_error(error, "write", name);
        bytes += n;
        len -= (size_t)n;
    }
    return STET_OK;
}

enum stet_status stet_io_sync_fd(int fd, const char *name, struct stet_error *error)
{
    while (fsync(fd) != 0)
        if (errno != EINTR)
            return stet_io_error(error, "sync", name);
    return STET_OK;
}

enum stet_status stet_io_sync_dir(const char *dir, struct stet_error *error)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return stet_io_error(error, "open", dir);
    enum stet_status status = stet_io_sync_fd(fd, dir, error);
    close(fd);
    return status;
}

/* The folder of path, as a string the caller frees; NULL without memory. */
static char *parent_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

enum stet_status stet_io_write_file(const char *path, const void *ptr, size_t len,
                                    struct stet_error *error)
{
    struct stet_buf temp;
    stet_buf_init(&temp, 65536);
    stet_buf_printf(&temp, "%s.tmp%ld", path, (long)getpid());
    char *dir = parent_of(path);
    enum stet_status status = STET_OK;
    int fd = -1;
    if (temp.failed || !dir) {
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", path);
        goto out;
    }
    fd = open(temp.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        status = stet_io_error(error, "write", path);
        goto out;
    }
    status = stet_io_write_all(fd, ptr, len, path, error);
    if (status == STET_OK)
        status = stet_io_sync_fd(fd, path, error);
    if (close(fd) != 0 && status == STET_OK)
        status = stet_io_error(error, "write", path);
    if (status == STET_OK && rename(temp.ptr, path) != 0)
        status = stet_io_error(error, "write", path);
    if (status != STET_OK)
        unlink(temp.ptr);
    else
        status = stet_io_sync_dir(dir, error);
out:
    free(dir);
    stet_buf_free(&temp);
    return status;
}

enum stet_status stet_io_make_dirs(const char *dir, struct stet_error *error)
{
    char *path = strdup(dir);
    if (!path)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot make '%s': no memory", dir);
    enum stet_status status = STET_OK;
    for (char *p = path + 1; status == STET_OK; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char kept = *p;
        *p = '\0';
        struct stat st;
        if (mkdir(path, 0777) != 0 &&
            (errno != EEXIST || stat(path, &st) != 0 || !S_ISDIR(st.st_mode))) {
            if (errno == EEXIST)
                errno = ENOTDIR;
            status = stet_io_error(error, "make folder", path);
        }
        *p = kept;
        if (kept == '\0')
            break;
    }
    free(path);
    return status;
}
