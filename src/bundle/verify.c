/* verify.c - proving a bundle: every file against the manifests, the manifests against the files,
 * and the rules of its tree. */
#include "bundle.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAYLOAD 5 /* bytes of "data/" */

/* A journal, kept until all files are known. */
struct journal {
    const char *path; /* in the tree; the file's */
    struct stet_buf content;
    struct journal *next;
};

struct verify {
    struct stet_verify_summary *out;
    stet_problem_fn *problem;
    stet_keep_fn *keep; /* may be NULL */
    void *context;
    struct stet_error *error;
    struct stet_rules *rules;
    struct stet_files files;
    const char *top; /* the bag's folder with its slash, "" of an unpacked bag */
    struct journal *journals, **last;
    uint64_t journal_bytes;
    struct stet_buf manifest, tag_manifest, declaration, info, format;
    bool cut; /* the container could not be read to its end */
};

static void report(void *opaque, const char *file, const char *what)
{
    struct verify *verify = opaque;
    verify->out->problems++;
    verify->problem(verify->context, file, what);
}

static enum stet_status no_memory(struct verify *verify)
{
    return stet_error_set(verify->error, STET_ERR_MEMORY, "cannot check: no memory");
}

static enum stet_status keep_journal(struct verify *verify, const char *path,
                                     const struct stet_buf *content)
{
    verify->journal_bytes += content->len;
    if (verify->journal_bytes > STET_MAX_BUNDLE_JOURNALS)
        return stet_error_set(verify->error, STET_ERR_LIMIT,
                              "cannot check a bundle with more than %zu bytes of journals",
                              STET_MAX_BUNDLE_JOURNALS);
    struct journal *journal = calloc(1, sizeof(*journal));
    if (!journal)
        return no_memory(verify);
    stet_buf_init(&journal->content, STET_MAX_JOURNAL_BYTES);
    stet_buf_append(&journal->content, content->ptr, content->len);
    journal->path = path;
    *verify->last = journal;
    verify->last = &journal->next;
    return stet_buf_status(&journal->content, path, verify->error);
}

static enum stet_status take_payload(struct verify *verify, struct stet_file *file,
                                     const struct stet_buf *content)
{
    const char *path = file->path + PAYLOAD;
    file->in_data = path;
    verify->out->files++;
    verify->out->bytes += content->len;
    stet_blob_name((struct stet_span){content->ptr, content->len}, &file->oid);
    if (strcmp(path, "stet.json") == 0)
        stet_buf_append(&verify->format, content->ptr, content->len);
    enum stet_status status =
        stet_rules_is_journal(path) ? keep_journal(verify, path, content) : STET_OK;
    return status == STET_OK && verify->keep
               ? verify->keep(verify->context, path, &file->oid, content)
               : status;
}

static void take_tag(struct verify *verify, const char *path, const struct stet_buf *content)
{
    const struct {
        const char *name;
        struct stet_buf *kept;
    } tags[] = {{"bagit.txt", &verify->declaration},
                {"bag-info.txt", &verify->info},
                {"manifest-sha256.txt", &verify->manifest},
                {"tagmanifest-sha256.txt", &verify->tag_manifest}};
    for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
        if (strcmp(path, tags[i].name) == 0)
            stet_buf_append(tags[i].kept, content->ptr, content->len);
}

/* The path within the bag; the first entry tells the bag's top folder. */
static const char *strip_top(struct verify *verify, const char *path)
{
    if (!verify->top) {
        const char *slash = strchr(path, '/');
        bool packed = slash && strncmp(path, "data/", 5) != 0;
        verify->top =
            stet_arena_dup(verify->files.arena, path, packed ? (size_t)(slash - path) + 1 : 0);
    }
    size_t len = verify->top ? strlen(verify->top) : 0;
    return strncmp(path, verify->top ? verify->top : "", len) == 0 ? path + len : NULL;
}

static enum stet_status take(void *opaque, const char *whole, const struct stet_buf *content)
{
    struct verify *verify = opaque;
    bool twice;
    const char *path = strip_top(verify, whole);
    struct stet_file *file = stet_files_add(&verify->files, path ? path : whole, &twice);
    if (!file)
        return no_memory(verify);
    if (twice)
        report(verify, file->path, "is there twice");
    file->outside = !path;
    file->bytes = content->len;
    stet_sha256(content->ptr, content->len, file->sha256);
    if (!path)
        return STET_OK;
    if (strncmp(path, "data/", PAYLOAD) == 0)
        return take_payload(verify, file, content);
    take_tag(verify, path, content);
    return STET_OK;
}

/* Each line "<sha256>  <path>" against the file of that name. Of a bundle that was cut nobody knows
 * what is missing. */
static void check_manifest(struct verify *verify, const char *name, const struct stet_buf *manifest)
{
    struct stet_span rest = {manifest->ptr, manifest->len}, line;
    char differs[96], hex[STET_SHA256_HEX + 1];
    snprintf(differs, sizeof(differs), "differs from its SHA-256 in %s", name);
    while (stet_span_line(&rest, &line)) {
        bool formed = line.len > STET_SHA256_HEX + 2 && line.ptr[STET_SHA256_HEX] == ' ' &&
                      line.ptr[STET_SHA256_HEX + 1] == ' ';
        if (!formed) {
            report(verify, name, "holds a line that is no digest and path");
            continue;
        }
        struct stet_span path = stet_span_sub(line, STET_SHA256_HEX + 2, line.len);
        struct stet_file *file = stet_files_get(&verify->files, path);
        char *named = stet_arena_dup(verify->files.arena, path.ptr, path.len);
        if (!file && verify->cut)
            continue;
        if (!file) {
            report(verify, named ? named : name, "is missing");
            continue;
        }
        file->listed = true;
        stet_hex(file->sha256, STET_SHA256_BYTES, hex);
        if (memcmp(hex, line.ptr, STET_SHA256_HEX) != 0)
            report(verify, file->path, differs);
    }
}

static void check_manifests(struct verify *verify)
{
    check_manifest(verify, "manifest-sha256.txt", &verify->manifest);
    check_manifest(verify, "tagmanifest-sha256.txt", &verify->tag_manifest);
}

static void check_bag(struct verify *verify)
{
    if (strcmp(verify->declaration.ptr, STET_BAG_DECLARATION) != 0)
        report(verify, "bagit.txt", "is missing or not that of a BagIt 1.0 bag");
    if (verify->manifest.len == 0)
        report(verify, "manifest-sha256.txt", "is missing or empty");
    if (verify->tag_manifest.len == 0)
        report(verify, "tagmanifest-sha256.txt", "is missing or empty");
    check_manifests(verify);
    for (size_t i = 0; i < verify->files.count; i++) {
        const struct stet_file *file = &verify->files.all[i];
        if (file->outside)
            report(verify, file->path, "lies outside the bag's folder");
        else if (!file->listed && strcmp(file->path, "tagmanifest-sha256.txt") != 0)
            report(verify, file->path, "is in no manifest");
    }
    char oxum[64];
    snprintf(oxum, sizeof(oxum), "Payload-Oxum: %llu.%llu\n",
             (unsigned long long)verify->out->bytes, (unsigned long long)verify->out->files);
    if (!strstr(verify->info.ptr, oxum))
        report(verify, "bag-info.txt", "does not give the size of what is there");
}

/* The rules see the files in order. */
static enum stet_status check_tree(struct verify *verify)
{
    struct stet_files *files = &verify->files;
    enum stet_status status = stet_files_sort(files) ? STET_OK : no_memory(verify);
    for (size_t i = 0; i < files->count && status == STET_OK; i++) {
        const struct stet_file *file = &files->all[i];
        if (file->in_data)
            status = stet_rules_add(verify->rules, file->in_data, &file->oid, file->sha256, report,
                                    verify, verify->error);
    }
    if (status != STET_OK)
        return status;
    for (struct journal *journal = verify->journals; journal; journal = journal->next)
        stet_rules_journal(verify->rules, journal->path,
                           (struct stet_span){journal->content.ptr, journal->content.len}, report,
                           verify);
    bool spoken = stet_rules_finish(verify->rules, verify->out);
    for (size_t i = 0; i < files->count && !spoken; i++)
        if (files->all[i].in_data)
            stet_rules_unspoken(verify->rules, files->all[i].in_data, &files->all[i].oid, report,
                                verify);
    return STET_OK;
}

/* What was exported is known by this, if the manifest is there. */
static void write_digest(const struct verify *verify)
{
    uint8_t sha256[STET_SHA256_BYTES];
    if (verify->manifest.len == 0)
        return;
    stet_sha256(verify->manifest.ptr, verify->manifest.len, sha256);
    stet_hex(sha256, sizeof(sha256), verify->out->digest);
}

static void free_verify(struct verify *verify)
{
    for (struct journal *journal = verify->journals, *next; journal; journal = next) {
        next = journal->next;
        stet_buf_free(&journal->content);
        free(journal);
    }
    stet_buf_free(&verify->manifest);
    stet_buf_free(&verify->tag_manifest);
    stet_buf_free(&verify->declaration);
    stet_buf_free(&verify->info);
    stet_buf_free(&verify->format);
    stet_files_free(&verify->files);
    stet_rules_free(verify->rules);
}

/* Whether what was read is a bag at all; where something was damaged, that is told instead. */
static enum stet_status check_kind(struct verify *verify, const char *path)
{
    if (verify->out->problems || verify->declaration.len || verify->manifest.len)
        return STET_OK;
    return stet_error_set(verify->error, STET_ERR_FORMAT,
                          "cannot check '%s': it is no bundle, as it holds no bag", path);
}

/* What a bag holds that is what its manifest says may still be of another format, or of another
 * program. */
static enum stet_status check_format(struct verify *verify, const char *path)
{
    if (verify->out->problems)
        return STET_OK;
    if (!verify->format.len)
        return stet_error_set(verify->error, STET_ERR_FORMAT,
                              "cannot check '%s': it is a bag, but not of stet, as it holds no "
                              "data/stet.json",
                              path);
    return stet_format_check((struct stet_span){verify->format.ptr, verify->format.len}, path,
                             verify->error);
}

static enum stet_status check_all(struct verify *verify, const char *path)
{
    enum stet_status status = stet_container_read(path, take, report, verify, verify->error);
    verify->cut = status == STET_DIFFERENT;
    if (verify->cut) {
        check_manifests(verify);
        return STET_OK;
    }
    if (status == STET_OK)
        status = check_kind(verify, path);
    if (status == STET_OK) {
        check_bag(verify);
        status = check_format(verify, path);
    }
    return status == STET_OK ? check_tree(verify) : status;
}

enum stet_status stet_bag_verify(const char *path, struct stet_verify_summary *out,
                                 stet_problem_fn *problem, stet_keep_fn *keep, void *context,
                                 struct stet_error *error)
{
    *out = (struct stet_verify_summary){0};
    struct verify verify = {.out = out,
                            .problem = problem,
                            .keep = keep,
                            .context = context,
                            .error = error,
                            .rules = stet_rules_new(stet_files_source, &verify.files)};
    verify.last = &verify.journals;
    stet_buf_init(&verify.manifest, STET_MAX_MANIFEST_BYTES);
    stet_buf_init(&verify.tag_manifest, STET_MIB);
    stet_buf_init(&verify.declaration, STET_MIB);
    stet_buf_init(&verify.info, STET_MIB);
    stet_buf_init(&verify.format, STET_MIB);
    enum stet_status status = stet_files_init(&verify.files) && verify.rules
                                  ? check_all(&verify, path)
                                  : no_memory(&verify);
    if (status == STET_OK) {
        write_digest(&verify);
        status = out->problems ? STET_DIFFERENT : STET_OK;
    }
    free_verify(&verify);
    return status;
}

enum stet_status stet_bundle_verify(const char *path, struct stet_verify_summary *out,
                                    stet_problem_fn *problem, void *context,
                                    struct stet_error *error)
{
    return stet_bag_verify(path, out, problem, NULL, context, error);
}
