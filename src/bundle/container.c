/* container.c - reading a bundle that may come from anybody: tar and zip only, gzip and zstd only,
 * regular files only, nothing written anywhere, every size counted while it is read. */
#include "bundle.h"
#include "io.h"
#include "late.h"
#include "limits.h"
#include "span.h"
#include "utf8.h"
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* clang-format off */
#define FUNCTIONS(F) \
    F(archive_read_data) F(archive_read_next_header) F(archive_read_new) \
    F(archive_read_support_format_tar) F(archive_read_support_format_zip_seekable) \
    F(archive_read_support_filter_gzip) F(archive_read_support_filter_zstd) \
    F(archive_read_open_filename) F(archive_read_free) F(archive_entry_pathname) \
    F(archive_entry_filetype) F(archive_entry_hardlink) F(archive_entry_symlink) \
    F(archive_error_string)
/* clang-format on */
STET_LATE_LIBRARY(STET_LIBARCHIVE, FUNCTIONS)

struct reading {
    const char *bundle;
    stet_entry_fn *each;
    stet_problem_fn *damaged;
    void *context;
    struct stet_error *error;
    struct stet_buf content;
    uint64_t total;
    size_t entries;
    bool cut; /* the container could not be read to its end */
};

/* A relative path without "..", without control characters, in UTF-8. */
static bool is_safe_path(const char *path)
{
    struct stet_span rest = stet_span_of(path);
    if (rest.len == 0 || rest.len > STET_MAX_BUNDLE_PATH_BYTES || path[0] == '/' ||
        stet_utf8_check(path, rest.len) != rest.len)
        return false;
    for (size_t i = 0; i < rest.len; i++)
        if ((unsigned char)path[i] < 0x20 || path[i] == 0x7f || path[i] == '\\')
            return false;
    while (rest.len) {
        const char *slash = memchr(rest.ptr, '/', rest.len);
        size_t len = slash ? (size_t)(slash - rest.ptr) : rest.len;
        struct stet_span part = {rest.ptr, len};
        if (len == 0 || stet_span_is(part, "..") || stet_span_is(part, "."))
            return false;
        rest = stet_span_sub(rest, slash ? len + 1 : len, rest.len);
    }
    return true;
}

/* What a file may be large: the store takes no larger ones, but a manifest has a line for each. */
static void set_limit(struct reading *reading, const char *path)
{
    bool manifest = stet_span_ends(stet_span_of(path), "manifest-sha256.txt");
    stet_buf_clear(&reading->content);
    reading->content.max = manifest ? STET_MAX_MANIFEST_BYTES : STET_MAX_OBJECT_BYTES;
}

static enum stet_status count_entry(struct reading *reading)
{
    reading->total += reading->content.len;
    if (++reading->entries > STET_MAX_BUNDLE_ENTRIES || reading->total > STET_MAX_BUNDLE_BYTES)
        return stet_error_set(
            reading->error, STET_ERR_LIMIT, "cannot check '%s': more than %d files or %llu bytes",
            reading->bundle, STET_MAX_BUNDLE_ENTRIES, (unsigned long long)STET_MAX_BUNDLE_BYTES);
    return STET_OK;
}

/* What libarchive says begins with a capital letter, or is nothing at all. */
static void report_damage(struct reading *reading, struct archive *unpacker, const char *path)
{
    const char *text = late.archive_error_string(unpacker);
    char why[256];
    snprintf(why, sizeof(why), "cannot be unpacked: %s", text ? text : "its container is damaged");
    char *first = why + strlen("cannot be unpacked: ");
    *first = stet_ascii_lower(*first);
    reading->cut = true;
    reading->damaged(reading->context, path, why);
}

/* STET_END: the container cannot be read on. */
static enum stet_status read_entry(struct reading *reading, struct archive *unpacker,
                                   const char *path)
{
    char chunk[65536];
    la_ssize_t n;
    set_limit(reading, path);
    while ((n = late.archive_read_data(unpacker, chunk, sizeof(chunk))) > 0) {
        stet_buf_append(&reading->content, chunk, (size_t)n);
        if (reading->content.failed)
            return stet_error_set(reading->error, STET_ERR_LIMIT,
                                  "cannot check '%s': '%s' is larger than %zu bytes",
                                  reading->bundle, path, reading->content.max);
    }
    if (n < 0) {
        report_damage(reading, unpacker, path);
        return STET_END;
    }
    enum stet_status status = count_entry(reading);
    return status == STET_OK ? reading->each(reading->context, path, &reading->content) : status;
}

static enum stet_status read_entries(struct reading *reading, struct archive *unpacker)
{
    for (;;) {
        struct archive_entry *entry;
        int code = late.archive_read_next_header(unpacker, &entry);
        if (code == ARCHIVE_EOF)
            return STET_OK;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
            report_damage(reading, unpacker, reading->bundle);
            return STET_OK;
        }
        const char *path = late.archive_entry_pathname(entry);
        if (late.archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        if (!path || !is_safe_path(path) || late.archive_entry_filetype(entry) != AE_IFREG ||
            late.archive_entry_hardlink(entry) || late.archive_entry_symlink(entry))
            return stet_error_set(
                reading->error, STET_ERR_INPUT,
                "cannot check '%s': it holds '%.80s', which is no plain file of a "
                "bundle",
                reading->bundle, path ? path : "an entry without name");
        enum stet_status status = read_entry(reading, unpacker, path);
        if (status == STET_END)
            return STET_OK;
        if (status != STET_OK)
            return status;
    }
}

static enum stet_status read_packed(struct reading *reading, const char *path)
{
    enum stet_status status = stet_late_load(&library, reading->error);
    if (status != STET_OK)
        return status;
    struct archive *unpacker = late.archive_read_new();
    if (!unpacker)
        return stet_error_set(reading->error, STET_ERR_MEMORY, "cannot check '%s': no memory",
                              path);
    late.archive_read_support_format_tar(unpacker);
    late.archive_read_support_format_zip_seekable(unpacker);
    late.archive_read_support_filter_gzip(unpacker);
    late.archive_read_support_filter_zstd(unpacker);
    enum stet_bundle_format format = STET_BUNDLE_FOLDER;
    bool named =
        stet_bundle_format_of(path, &format, NULL) == STET_OK && format != STET_BUNDLE_FOLDER;
    if (late.archive_read_open_filename(unpacker, path, 65536) == ARCHIVE_OK)
        status = read_entries(reading, unpacker);
    else if (named)
        report_damage(reading, unpacker, path);
    else
        status = stet_error_set(reading->error, STET_ERR_FORMAT,
                                "cannot check '%s': it is no bundle (.tar.gz, .tar.zst, .zip or a "
                                "folder)",
                                path);
    if ((status == STET_OK || status == STET_ERR_INPUT) && named &&
        stet_seal_is_broken(path, format)) {
        reading->damaged(reading->context, path, "is not byte for byte what was exported");
        status = STET_OK; /* an entry that no bundle holds comes of the damage */
    }
    late.archive_read_free(unpacker);
    return status;
}

static enum stet_status read_file(struct reading *reading, const FTSENT *file, const char *relative)
{
    if (file->fts_info != FTS_F || !is_safe_path(relative))
        return stet_error_set(reading->error, STET_ERR_INPUT,
                              "cannot check '%s': it holds '%.80s', which is no plain file of a "
                              "bundle",
                              reading->bundle, relative);
    set_limit(reading, relative);
    enum stet_status status = stet_io_read_file(file->fts_accpath, reading->content.max,
                                                &reading->content, reading->error);
    if (status == STET_OK)
        status = count_entry(reading);
    return status == STET_OK ? reading->each(reading->context, relative, &reading->content)
                             : status;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum stet_status read_folder(struct reading *reading, const char *path)
{
    char *roots[] = {(char *)path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (!walk)
        return stet_io_error(reading->error, "read", path);
    enum stet_status status = STET_OK;
    size_t base = strlen(path);
    FTSENT *file;
    while (status == STET_OK && (errno = 0, file = fts_read(walk)) != NULL) {
        const char *relative = file->fts_path + (base < file->fts_pathlen ? base : 0);
        relative += strspn(relative, "/");
        if (file->fts_info == FTS_DNR || file->fts_info == FTS_ERR || file->fts_info == FTS_NS) {
            errno = file->fts_errno;
            status = stet_io_error(reading->error, "read", file->fts_path);
        } else if (file->fts_info != FTS_D && file->fts_info != FTS_DP) {
            status = read_file(reading, file, relative);
        }
    }
    if (status == STET_OK && errno) /* else the rest of the folder would be called missing */
        status = stet_io_error(reading->error, "read", path);
    fts_close(walk);
    return status;
}

enum stet_status stet_container_read(const char *path, stet_entry_fn *each,
                                     stet_problem_fn *damaged, void *context,
                                     struct stet_error *error)
{
    struct stat st;
    struct reading reading = {
        .bundle = path, .each = each, .damaged = damaged, .context = context, .error = error};
    if (stat(path, &st) != 0)
        return stet_io_error(error, "read", path);
    stet_buf_init(&reading.content, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        S_ISDIR(st.st_mode) ? read_folder(&reading, path) : read_packed(&reading, path);
    stet_buf_free(&reading.content);
    return status == STET_OK && reading.cut ? STET_DIFFERENT : status;
}
