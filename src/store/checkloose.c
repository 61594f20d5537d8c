/* checkloose.c - loose objects, inflated and hashed by ourselves, and the files that name commits.
 */
#include "check.h"
#include "digest.h"
#include "io.h"
#include "limits.h"
#include "odb.h"
#include "span.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REF_BYTES 4096

/* Adds the names in one of the 256 folders. */
static enum stet_status find_folder(struct stet_check *check, unsigned first,
                                    struct stet_error *error)
{
    char folder[STET_PATH_LENGTH], part[16], hex[64];
    snprintf(part, sizeof(part), "objects/%02x", first);
    if (!stet_durable_join(folder, check->store->path, part))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long",
                              check->store->path);
    DIR *dir = opendir(folder);
    if (!dir)
        return STET_OK;
    for (struct dirent *entry; (entry = readdir(dir));) {
        struct stet_oid oid;
        snprintf(hex, sizeof(hex), "%02x%.60s", first, entry->d_name);
        if (stet_hex_parse(stet_span_of(hex), oid.id, STET_OID_BYTES))
            stet_buf_append(&check->loose, oid.id, STET_OID_BYTES);
    }
    closedir(dir);
    return stet_buf_status(&check->loose, "the loose objects of the archive", error);
}

enum stet_status stet_check_find_loose(struct stet_check *check, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (unsigned first = 0; first < 256 && status == STET_OK; first++)
        status = find_folder(check, first, error);
    return status;
}

static void check_one(struct stet_check *check, const char *path, const char *name,
                      const struct stet_oid *oid)
{
    struct stet_buf bytes;
    enum stet_object_type type;
    bool there;
    uint32_t number = stet_roll_find(&check->roll, oid);
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    const char *what = stet_loose_read(path, oid, &type, &bytes, &there);
    check->out.objects++;
    check->out.bytes += bytes.len;
    if (what) {
        stet_check_report(check, name, "%s", what);
        check->states[number] |= STET_CHECK_BAD;
    } else {
        stet_check_keep(check, number, &bytes);
        check->states[number] |= (uint8_t)(STET_CHECK_GOOD | (unsigned)type << STET_CHECK_TYPE);
    }
    stet_buf_free(&bytes);
}

enum stet_status stet_check_loose(struct stet_check *check, struct stet_error *error)
{
    char path[STET_PATH_LENGTH], name[80], hex[STET_OID_HEX + 1];
    for (size_t at = 0; at < check->loose.len; at += STET_OID_BYTES) {
        struct stet_oid oid;
        memcpy(oid.id, check->loose.ptr + at, STET_OID_BYTES);
        stet_oid_hex(&oid, hex);
        snprintf(name, sizeof(name), "objects/%.2s/%s", hex, hex + 2);
        if (!stet_durable_join(path, check->store->path, name))
            return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long",
                                  check->store->path);
        check_one(check, path, name, &oid);
    }
    return STET_OK;
}

/* ---- refs ------------------------------------------------------------------------------------ */

/* Reads a small file of the repository; false if it is not there. */
static bool read_small(struct stet_check *check, const char *name, size_t max, struct stet_buf *out)
{
    char path[STET_PATH_LENGTH];
    stet_buf_clear(out);
    return stet_durable_join(path, check->store->path, name) &&
           stet_io_read_file(path, max, out, NULL) == STET_OK;
}

/* 40 digits in lower case that name an object that is there. */
static void check_id(struct stet_check *check, const char *name, struct stet_span hex)
{
    struct stet_oid oid;
    bool lower = true;
    for (size_t i = 0; i < hex.len; i++)
        lower &= hex.ptr[i] == stet_ascii_lower(hex.ptr[i]);
    if (!lower || !stet_hex_parse(hex, oid.id, STET_OID_BYTES))
        stet_check_report(check, name, "it is damaged: not the name of a commit");
    else if (stet_roll_find(&check->roll, &oid) == STET_ROLL_NONE)
        stet_check_report(check, name, "it names %.*s, which is not there", (int)hex.len, hex.ptr);
}

static void check_loose_refs(struct stet_check *check, const char *part, struct stet_buf *text)
{
    char folder[STET_PATH_LENGTH], name[300];
    DIR *dir = stet_durable_join(folder, check->store->path, part) ? opendir(folder) : NULL;
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));) {
        struct stet_span file = stet_span_of(entry->d_name);
        snprintf(name, sizeof(name), "%s/%s", part, entry->d_name);
        if (file.ptr[0] == '.' || stet_span_ends(file, ".lock") ||
            !read_small(check, name, REF_BYTES, text))
            continue;
        bool ended = text->len > 0 && text->ptr[text->len - 1] == '\n';
        check_id(check, name, (struct stet_span){text->ptr, text->len - ended});
        if (!ended)
            stet_check_report(check, name, "it is damaged: its line does not end");
    }
    closedir(dir);
}

/* "<id> <ref>" a line, "^<id>" behind a tag, "#" before a comment. */
static void check_packed_refs(struct stet_check *check, const struct stet_buf *text)
{
    struct stet_span rest = {text->ptr, text->len}, line;
    while (stet_span_line(&rest, &line)) {
        if (line.len > 0 && line.ptr[0] == '#')
            continue;
        size_t skip = line.len > 0 && line.ptr[0] == '^';
        size_t end = skip + STET_OID_HEX < line.len ? skip + STET_OID_HEX : line.len;
        check_id(check, "packed-refs", stet_span_sub(line, skip, end));
        if (!skip && !stet_span_starts(stet_span_sub(line, end, line.len), " refs/"))
            stet_check_report(check, "packed-refs", "it is damaged: a line names no ref");
    }
}

enum stet_status stet_check_refs(struct stet_check *check, struct stet_error *error)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_OBJECT_BYTES);
    if (!read_small(check, "HEAD", REF_BYTES, &text) ||
        strcmp(text.ptr, "ref: " STET_BRANCH "\n") != 0)
        stet_check_report(check, "HEAD", "it does not name " STET_BRANCH);
    check_loose_refs(check, "refs/heads", &text);
    check_loose_refs(check, "refs/tags", &text);
    if (read_small(check, "packed-refs", STET_MAX_OBJECT_BYTES, &text))
        check_packed_refs(check, &text);
    enum stet_status status = stet_buf_status(&text, "a ref of the archive", error);
    stet_buf_free(&text);
    return status;
}
