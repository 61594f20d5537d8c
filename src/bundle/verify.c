/* verify.c - proving a bundle: every file against the manifests, the manifests against the files,
 * and the rules of its tree. */
#include "bundle.h"
#include "limits.h"
#include "map.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERIFY_ARENA ((size_t)4096 * STET_MIB)
#define PAYLOAD      5 /* bytes of "data/" */

/* A journal, kept until all files are known. */
struct journal {
    const char *path;
    struct stet_buf content;
    struct journal *next;
};

struct seen {
    const char *path;
    uint8_t sha256[STET_SHA256_BYTES];
    struct stet_oid oid; /* of the payload */
    bool payload;
    bool listed; /* in a manifest */
};

struct verify {
    struct stet_verify_summary *out;
    stet_problem_fn *problem;
    void *context;
    struct stet_error *error;
    struct stet_arena *arena;
    struct stet_rules *rules;
    struct stet_map *files; /* path -> index in seen */
    struct seen *seen;
    size_t count, room;
    const struct seen **sources; /* those that the rules want, by their blobs */
    size_t source_count;
    const char *top; /* the bag's folder with its slash, "" of an unpacked bag */
    struct journal *journals, **last;
    struct stet_buf manifest, tag_manifest, declaration, info;
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

/* The name git gives the same bytes. */
static void blob_oid(const struct stet_buf *content, struct stet_oid *out)
{
    char head[32];
    int len = snprintf(head, sizeof(head), "blob %zu", content->len) + 1;
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    stet_sha1_update(&hash, head, (size_t)len);
    stet_sha1_update(&hash, content->ptr, content->len);
    stet_sha1_final(&hash, out->id);
}

static enum stet_status remember(struct verify *verify, const char *path,
                                 const uint8_t sha256[STET_SHA256_BYTES])
{
    if (verify->count == verify->room) {
        size_t room = verify->room ? 2 * verify->room : 256;
        struct seen *seen = realloc(verify->seen, room * sizeof(*seen));
        if (!seen)
            return no_memory(verify);
        verify->seen = seen;
        verify->room = room;
    }
    bool added;
    char *copy = stet_arena_dup(verify->arena, path, strlen(path));
    size_t *slot = copy ? stet_map_put(verify->files, stet_span_of(copy), &added) : NULL;
    if (!slot)
        return no_memory(verify);
    if (!added)
        report(verify, path, "is there twice");
    *slot = verify->count;
    struct seen *seen = &verify->seen[verify->count++];
    *seen = (struct seen){.path = copy};
    memcpy(seen->sha256, sha256, STET_SHA256_BYTES);
    return STET_OK;
}

static enum stet_status keep_journal(struct verify *verify, const char *path,
                                     const struct stet_buf *content)
{
    struct journal *journal = calloc(1, sizeof(*journal));
    if (!journal)
        return no_memory(verify);
    stet_buf_init(&journal->content, STET_MAX_JOURNAL_BYTES);
    stet_buf_append(&journal->content, content->ptr, content->len);
    journal->path = stet_arena_dup(verify->arena, path, strlen(path));
    *verify->last = journal;
    verify->last = &journal->next;
    if (!journal->path)
        return no_memory(verify);
    return stet_buf_status(&journal->content, path, verify->error);
}

/* What was remembered last is a file of the tree, at path. */
static enum stet_status take_payload(struct verify *verify, const char *path,
                                     const struct stet_buf *content)
{
    struct seen *seen = &verify->seen[verify->count - 1];
    seen->payload = true;
    verify->out->files++;
    verify->out->bytes += content->len;
    blob_oid(content, &seen->oid);
    return stet_rules_is_journal(path) ? keep_journal(verify, path, content) : STET_OK;
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
        verify->top = stet_arena_dup(verify->arena, path, packed ? (size_t)(slash - path) + 1 : 0);
    }
    size_t len = verify->top ? strlen(verify->top) : 0;
    return strncmp(path, verify->top ? verify->top : "", len) == 0 ? path + len : NULL;
}

static enum stet_status take(void *opaque, const char *whole, const struct stet_buf *content)
{
    struct verify *verify = opaque;
    uint8_t sha256[STET_SHA256_BYTES];
    const char *path = strip_top(verify, whole);
    if (!path) {
        report(verify, whole, "lies outside the bag's folder");
        return STET_OK;
    }
    stet_sha256(content->ptr, content->len, sha256);
    enum stet_status status = remember(verify, path, sha256);
    if (status != STET_OK)
        return status;
    if (strncmp(path, "data/", PAYLOAD) == 0)
        return take_payload(verify, path + PAYLOAD, content);
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
        size_t *index = stet_map_get(verify->files, path);
        char *named = stet_arena_dup(verify->arena, path.ptr, path.len);
        if (!index && verify->cut)
            continue;
        if (!index) {
            report(verify, named ? named : name, "is missing");
            continue;
        }
        struct seen *seen = &verify->seen[*index];
        seen->listed = true;
        stet_hex(seen->sha256, STET_SHA256_BYTES, hex);
        if (memcmp(hex, line.ptr, STET_SHA256_HEX) != 0)
            report(verify, seen->path, differs);
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
    for (size_t i = 0; i < verify->count; i++)
        if (!verify->seen[i].listed && strcmp(verify->seen[i].path, "tagmanifest-sha256.txt") != 0)
            report(verify, verify->seen[i].path, "is in no manifest");
    char oxum[64];
    snprintf(oxum, sizeof(oxum), "Payload-Oxum: %llu.%llu\n",
             (unsigned long long)verify->out->bytes, (unsigned long long)verify->out->files);
    if (!strstr(verify->info.ptr, oxum))
        report(verify, "bag-info.txt", "does not give the size of what is there");
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct seen *)a)->path, ((const struct seen *)b)->path);
}

static int by_oid(const void *a, const void *b)
{
    const struct seen *const *x = a, *const *y = b;
    return memcmp((*x)->oid.id, (*y)->oid.id, STET_OID_BYTES);
}

/* Lists the files whose SHA-256 the rules want, by their blobs. */
static enum stet_status list_sources(struct verify *verify)
{
    verify->sources = calloc(verify->count + 1, sizeof(struct seen *));
    if (!verify->sources)
        return no_memory(verify);
    for (size_t i = 0; i < verify->count; i++)
        if (verify->seen[i].payload && stet_rules_wants(verify->seen[i].path + PAYLOAD))
            verify->sources[verify->source_count++] = &verify->seen[i];
    if (verify->source_count)
        qsort(verify->sources, verify->source_count, sizeof(struct seen *), by_oid);
    return STET_OK;
}

static const uint8_t *source(void *opaque, const struct stet_oid *oid)
{
    const struct verify *verify = opaque;
    const struct seen wanted = {.oid = *oid}, *key = &wanted, **found = NULL;
    if (verify->source_count)
        found = bsearch(&key, verify->sources, verify->source_count, sizeof(struct seen *), by_oid);
    return found ? (*found)->sha256 : NULL;
}

/* The rules see the files in order; the map of them is of no more use then. */
static enum stet_status check_tree(struct verify *verify)
{
    if (verify->count)
        qsort(verify->seen, verify->count, sizeof(*verify->seen), by_path);
    enum stet_status status = list_sources(verify);
    for (size_t i = 0; i < verify->count && status == STET_OK; i++) {
        const struct seen *seen = &verify->seen[i];
        if (seen->payload)
            status = stet_rules_add(verify->rules, seen->path + PAYLOAD, &seen->oid, seen->sha256,
                                    report, verify, verify->error);
    }
    if (status != STET_OK)
        return status;
    for (struct journal *journal = verify->journals; journal; journal = journal->next)
        stet_rules_journal(verify->rules, journal->path,
                           (struct stet_span){journal->content.ptr, journal->content.len}, report,
                           verify);
    bool spoken = stet_rules_finish(verify->rules, verify->out);
    for (size_t i = 0; i < verify->count && !spoken; i++)
        if (verify->seen[i].payload)
            stet_rules_unspoken(verify->rules, verify->seen[i].path + PAYLOAD, &verify->seen[i].oid,
                                report, verify);
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
    stet_map_free(verify->files);
    stet_rules_free(verify->rules);
    stet_arena_free(verify->arena);
    free(verify->sources);
    free(verify->seen);
}

enum stet_status stet_bundle_verify(const char *path, struct stet_verify_summary *out,
                                    stet_problem_fn *problem, void *context,
                                    struct stet_error *error)
{
    *out = (struct stet_verify_summary){0};
    struct verify verify = {.out = out,
                            .problem = problem,
                            .context = context,
                            .error = error,
                            .arena = stet_arena_new(VERIFY_ARENA),
                            .files = stet_map_new()};
    verify.rules = stet_rules_new(source, &verify);
    verify.last = &verify.journals;
    stet_buf_init(&verify.manifest, (size_t)STET_MAX_BUNDLE_ENTRIES * 512);
    stet_buf_init(&verify.tag_manifest, STET_MIB);
    stet_buf_init(&verify.declaration, STET_MIB);
    stet_buf_init(&verify.info, STET_MIB);
    enum stet_status status = STET_OK;
    if (!verify.arena || !verify.rules || !verify.files)
        status = no_memory(&verify);
    if (status == STET_OK)
        status = stet_container_read(path, take, report, &verify, error);
    if (status == STET_OK && verify.count == 0 && out->problems == 0)
        status = stet_error_set(error, STET_ERR_FORMAT, "cannot check '%s': it holds no bag", path);
    if (status == STET_DIFFERENT) {
        verify.cut = true;
        check_manifests(&verify);
    } else if (status == STET_OK) {
        check_bag(&verify);
        status = check_tree(&verify);
    }
    if (status >= STET_OK) {
        write_digest(&verify);
        status = out->problems ? STET_DIFFERENT : STET_OK;
    }
    free_verify(&verify);
    return status;
}
