/* export.c - a selection becomes a bundle: gather, digest, describe, write. */
#include "bundle.h"
#include "io.h"
#include "limits.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct writer {
    struct stet_sink *sink;
    const char *name; /* the bag's top folder */
    bool folder;      /* the bundle is a folder: it is the top folder itself */
    struct stet_buf path, content;
    uint64_t done;
    void (*progress)(void *context, uint64_t done);
    void *context;
};

static enum stet_status put(struct writer *writer, const char *folder, const char *path,
                            const struct stet_buf *content, struct stet_error *error)
{
    stet_buf_clear(&writer->path);
    if (!writer->folder)
        stet_buf_printf(&writer->path, "%s/", writer->name);
    stet_buf_printf(&writer->path, "%s%s", folder, path);
    enum stet_status status = stet_buf_status(&writer->path, "a path", error);
    if (status == STET_OK)
        status = stet_sink_add(writer->sink, writer->path.ptr, content->ptr, content->len, error);
    if (writer->progress)
        writer->progress(writer->context, ++writer->done);
    return status;
}

static enum stet_status put_all(struct writer *writer, struct stet_selected *selected,
                                const struct stet_tag_file *tags, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; status == STET_OK && i < STET_BAG_FILES; i++)
        status = put(writer, "", tags[i].name, &tags[i].content, error);
    for (size_t i = 0; status == STET_OK && i < selected->count; i++) {
        stet_buf_clear(&writer->content);
        status = stet_selected_read(selected, &selected->items[i], &writer->content, error);
        if (status == STET_OK)
            status = put(writer, "data/", selected->items[i].path, &writer->content, error);
    }
    return status;
}

static enum stet_status check_target(const char *path, enum stet_bundle_format format, bool force,
                                     struct stet_error *error)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return errno == ENOENT ? STET_OK : stet_io_error(error, "write", path);
    if (format == STET_BUNDLE_FOLDER)
        return stet_error_set(error, STET_ERR_USAGE,
                              "'%s' is there already; remove it, or choose another name", path);
    if (!S_ISREG(st.st_mode))
        return stet_error_set(error, STET_ERR_USAGE, "'%s' is there already, and is no file", path);
    return force ? STET_OK
                 : stet_error_set(error, STET_ERR_USAGE,
                                  "'%s' is there already; --force replaces it", path);
}

static enum stet_status write_bundle(struct stet_selected *selected, const char *path,
                                     enum stet_bundle_format format,
                                     struct stet_bundle_summary *out, struct writer *writer,
                                     struct stet_error *error)
{
    struct stet_tag_file tags[STET_BAG_FILES];
    stet_bag_describe(selected, tags);
    stet_bag_digest(tags, out->digest);
    stet_bag_name(out->digest, out->name);
    writer->name = out->name;
    writer->folder = format == STET_BUNDLE_FOLDER;
    stet_buf_init(&writer->path, 65536);
    stet_buf_init(&writer->content, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        stet_sink_open(&writer->sink, path, format, selected->newest_utc, error);
    if (status == STET_OK) {
        status = put_all(writer, selected, tags, error);
        if (status == STET_OK)
            status = stet_sink_finish(writer->sink, error);
        else
            stet_sink_abort(writer->sink);
    }
    for (size_t i = 0; i < STET_BAG_FILES; i++)
        stet_buf_free(&tags[i].content);
    stet_buf_free(&writer->path);
    stet_buf_free(&writer->content);
    return status;
}

enum stet_status stet_bundle_export(struct stet_archive *archive,
                                    const struct stet_bundle_selection *selection, const char *path,
                                    enum stet_bundle_format format, bool force,
                                    struct stet_bundle_summary *out,
                                    void (*progress)(void *context, uint64_t done), void *context,
                                    struct stet_error *error)
{
    struct stet_selected selected;
    *out = (struct stet_bundle_summary){0};
    enum stet_status status = check_target(path, format, force, error);
    if (status == STET_OK)
        status = stet_selected_gather(&selected, archive, selection, error);
    if (status != STET_OK)
        return status;
    status = stet_selected_digest(&selected, error);
    if (status == STET_OK) {
        struct writer writer = {.progress = progress, .context = context};
        status = write_bundle(&selected, path, format, out, &writer, error);
    }
    out->articles = selected.articles;
    out->versions = selected.versions;
    out->files = selected.count;
    out->bytes = selected.bytes;
    stet_selected_free(&selected);
    return status;
}
