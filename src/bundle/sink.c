/* sink.c - where a bundle is written: a packed file through libarchive, or a folder. What is
 * written lies under a temporary name beside the target until it is whole and durable. */
#include "bundle.h"
#include "io.h"
#include "late.h"
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* clang-format off */
#define FUNCTIONS(F) \
    F(archive_write_set_format_zip) F(archive_write_set_format_pax_restricted) \
    F(archive_write_add_filter_zstd) F(archive_write_add_filter_gzip) \
    F(archive_write_set_filter_option) F(archive_write_new) \
    F(archive_write_set_bytes_in_last_block) F(archive_write_open_fd) F(archive_write_header) \
    F(archive_write_data) F(archive_write_close) F(archive_write_free) F(archive_entry_new) \
    F(archive_entry_set_pathname) F(archive_entry_set_filetype) F(archive_entry_set_perm) \
    F(archive_entry_set_size) F(archive_entry_set_mtime) F(archive_entry_free) F(archive_errno) \
    F(archive_error_string)
/* clang-format on */
STET_LATE_LIBRARY(STET_LIBARCHIVE, FUNCTIONS)

struct stet_sink {
    struct archive *packer; /* NULL: a folder */
    int fd;
    enum stet_bundle_format format;
    bool dated; /* entries carry mtime_utc */
    int64_t mtime_utc;
    char *path;
    struct stet_buf temp;
};

static enum stet_status packer_error(const struct stet_sink *sink, struct stet_error *error)
{
    char reason[STET_IO_REASON];
    int code = late.archive_errno(sink->packer);
    const char *why = late.archive_error_string(sink->packer);
    if (code > 0) /* libarchive's own codes are negative */
        why = stet_io_reason(code, reason);
    return stet_error_set(error, STET_ERR_IO, "cannot write '%s': %s", sink->path,
                          why ? why : "libarchive does not say why");
}

/* The same bytes in every time zone, locale and year: no time stamp in the gzip header, no local
 * time in ZIP (its entries are dated by the format's own first day). */
static int choose_format(struct stet_sink *sink, enum stet_bundle_format format)
{
    struct archive *a = sink->packer;
    sink->dated = format != STET_BUNDLE_ZIP;
    if (format == STET_BUNDLE_ZIP)
        return late.archive_write_set_format_zip(a);
    if (late.archive_write_set_format_pax_restricted(a) != ARCHIVE_OK)
        return ARCHIVE_FATAL;
    if (format == STET_BUNDLE_TAR_ZST)
        return late.archive_write_add_filter_zstd(a);
    if (late.archive_write_add_filter_gzip(a) != ARCHIVE_OK)
        return ARCHIVE_FATAL;
    return late.archive_write_set_filter_option(a, "gzip", "timestamp", NULL);
}

static enum stet_status open_packed(struct stet_sink *sink, enum stet_bundle_format format,
                                    struct stet_error *error)
{
    enum stet_status status = stet_late_load(&library, error);
    if (status != STET_OK)
        return status;
    sink->fd = open(sink->temp.ptr, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (sink->fd < 0)
        return stet_io_error(error, "write", sink->path);
    sink->packer = late.archive_write_new();
    if (!sink->packer)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", sink->path);
    if (choose_format(sink, format) != ARCHIVE_OK ||
        late.archive_write_set_bytes_in_last_block(sink->packer, 1) != ARCHIVE_OK ||
        late.archive_write_open_fd(sink->packer, sink->fd) != ARCHIVE_OK)
        return packer_error(sink, error);
    return STET_OK;
}

enum stet_status stet_sink_open(struct stet_sink **out, const char *path,
                                enum stet_bundle_format format, int64_t mtime_utc,
                                struct stet_error *error)
{
    struct stet_sink *sink = calloc(1, sizeof(*sink));
    if (!sink)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", path);
    sink->fd = -1;
    sink->format = format;
    sink->mtime_utc = mtime_utc;
    sink->path = strdup(path);
    stet_buf_init(&sink->temp, 65536);
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    stet_buf_printf(&sink->temp, "%.*s.tmp%ld", (int)len, path, (long)getpid());
    enum stet_status status = STET_OK;
    if (!sink->path || sink->temp.failed)
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", path);
    else if (format != STET_BUNDLE_FOLDER)
        status = open_packed(sink, format, error);
    else if (mkdir(sink->temp.ptr, 0777) != 0)
        status = stet_io_error(error, "write", path);
    if (status != STET_OK)
        stet_sink_abort(sink);
    else
        *out = sink;
    return status;
}

static enum stet_status add_to_folder(struct stet_sink *sink, const char *path, const void *ptr,
                                      size_t len, struct stet_error *error)
{
    struct stet_buf full;
    stet_buf_init(&full, 65536);
    stet_buf_printf(&full, "%s/%s", sink->temp.ptr, path);
    char *slash = full.failed ? NULL : strrchr(full.ptr, '/');
    enum stet_status status = stet_buf_status(&full, "a path", error);
    if (status == STET_OK) {
        *slash = '\0';
        status = stet_io_make_dirs(full.ptr, error);
        *slash = '/';
    }
    if (status == STET_OK)
        status = stet_io_write_file(full.ptr, ptr, len, error);
    stet_buf_free(&full);
    return status;
}

enum stet_status stet_sink_add(struct stet_sink *sink, const char *path, const void *ptr,
                               size_t len, struct stet_error *error)
{
    if (!sink->packer)
        return add_to_folder(sink, path, ptr, len, error);
    struct archive_entry *entry = late.archive_entry_new();
    if (!entry)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot write '%s': no memory", sink->path);
    late.archive_entry_set_pathname(entry, path); /* ASCII: the locale has no say in it */
    late.archive_entry_set_filetype(entry, AE_IFREG);
    late.archive_entry_set_perm(entry, 0644);
    late.archive_entry_set_size(entry, (la_int64_t)len);
    if (sink->dated)
        late.archive_entry_set_mtime(entry, (time_t)sink->mtime_utc, 0);
    bool good = late.archive_write_header(sink->packer, entry) == ARCHIVE_OK &&
                (len == 0 || late.archive_write_data(sink->packer, ptr, len) == (la_ssize_t)len);
    late.archive_entry_free(entry);
    return good ? STET_OK : packer_error(sink, error);
}

static enum stet_status finish_packed(struct stet_sink *sink, struct stet_error *error)
{
    if (late.archive_write_close(sink->packer) != ARCHIVE_OK)
        return packer_error(sink, error);
    enum stet_status status = stet_seal_write(sink->fd, sink->format, sink->path, error);
    return status != STET_OK ? status : stet_io_sync_fd(sink->fd, sink->path, error);
}

static enum stet_status show(struct stet_sink *sink, struct stet_error *error)
{
    size_t len = strlen(sink->path);
    while (len > 1 && sink->path[len - 1] == '/')
        sink->path[--len] = '\0';
    if (rename(sink->temp.ptr, sink->path) != 0)
        return stet_io_error(error, "write", sink->path);
    stet_buf_clear(&sink->temp); /* nothing is left to be dropped */
    char *slash = strrchr(sink->path, '/');
    if (!slash)
        return stet_io_sync_dir(".", error);
    *slash = '\0';
    return stet_io_sync_dir(sink->path[0] ? sink->path : "/", error);
}

enum stet_status stet_sink_finish(struct stet_sink *sink, struct stet_error *error)
{
    enum stet_status status = sink->packer ? finish_packed(sink, error) : STET_OK;
    if (status == STET_OK)
        status = show(sink, error);
    stet_sink_abort(sink);
    return status;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
    (void)st;
    (void)type;
    (void)walk;
    return remove(path);
}

void stet_sink_abort(struct stet_sink *sink)
{
    if (!sink)
        return;
    if (sink->packer)
        late.archive_write_free(sink->packer);
    if (sink->fd >= 0)
        close(sink->fd);
    if (sink->temp.len) /* not shown yet */
        nftw(sink->temp.ptr, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    stet_buf_free(&sink->temp);
    free(sink->path);
    free(sink);
}
