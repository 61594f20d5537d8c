/* locate.c - finding the archive a command means. */
#include "locate.h"
#include "output.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path of the user's own archive. */
static enum stet_status locate_default(struct stet_buf *out, struct stet_error *error)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && data[0] == '/')
        stet_buf_printf(out, "%s/stet/archive", data);
    else if (home && home[0] == '/')
        stet_buf_printf(out, "%s/.local/share/stet/archive", home);
    else
        return stet_error_set(error, STET_ERR_USAGE,
                              "which archive? there is no $HOME; give --archive DIR");
    return stet_buf_status(out, "the archive's path", error);
}

static bool is_repository(const char *dir)
{
    struct stat st;
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    stet_buf_printf(&path, "%s/objects", dir);
    bool is = stat(path.ptr, &st) == 0 && S_ISDIR(st.st_mode);
    stet_buf_clear(&path);
    stet_buf_printf(&path, "%s/HEAD", dir);
    is = is && stat(path.ptr, &st) == 0 && S_ISREG(st.st_mode);
    stet_buf_free(&path);
    return is;
}

static bool holds(const char *folder, const char *name)
{
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    stet_buf_printf(&path, "%s/%s", folder, name);
    bool is = !path.failed && access(path.ptr, F_OK) == 0;
    stet_buf_free(&path);
    return is;
}

enum stet_place stet_locate_place(const char *path)
{
    struct stat st;
    struct stet_buf inner;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode) || holds(path, "bagit.txt") ||
        holds(path, "manifest-sha256.txt"))
        return STET_PLACE_BUNDLE;
    stet_buf_init(&inner, 65536);
    stet_buf_printf(&inner, "%s/.git", path);
    bool is = is_repository(path) || is_repository(inner.ptr);
    stet_buf_free(&inner);
    return is ? STET_PLACE_ARCHIVE : STET_PLACE_OTHER;
}

enum stet_status stet_locate_path(const char *given, struct stet_buf *path,
                                  struct stet_error *error)
{
    const char *named = given ? given : getenv("STET_ARCHIVE");
    if (given && !given[0])
        return stet_error_set(error, STET_ERR_USAGE, "--archive is empty; give a folder");
    if (named && named[0])
        stet_buf_puts(path, named);
    else if (is_repository(".") || (is_repository(".git") && holds(".", "stet.json")))
        stet_buf_putc(path, '.'); /* bare, or a clone's work tree */
    else
        return locate_default(path, error);
    return stet_buf_status(path, "the archive's path", error);
}

enum stet_status stet_locate_archive(const char *given, bool make, int64_t now_utc,
                                     struct stet_archive **out, struct stet_error *error)
{
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    enum stet_status status = stet_locate_path(given, &path, error);
    if (status == STET_OK && make) {
        status = stet_archive_init(path.ptr, now_utc, error);
        if (status == STET_OK)
            stet_output_warn("made a new archive at '%s'", path.ptr);
    }
    if (status >= 0) {
        status = stet_archive_open(path.ptr, out, error);
        if (status == STET_ERR_NOT_FOUND)
            status = stet_error_set(error, STET_ERR_NOT_FOUND,
                                    "there is no archive at '%s'; 'stet archive SOURCE...' or "
                                    "'stet init' makes one",
                                    path.ptr);
    }
    stet_buf_free(&path);
    return status;
}
