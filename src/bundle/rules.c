/* rules.c - what the files of a tree of format 2 say of each other: names against digests, versions
 * against the journal, the journal against the sources. Used for a bundle and for an archive. */
#include "bundle.h"
#include "limits.h"
#include "map.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RULES_ARENA ((size_t)4096 * STET_MIB)

struct file {
    const char *path;
    struct stet_oid oid;
    uint8_t sha256[STET_SHA256_BYTES];
    bool journalled; /* a version that a line of the journal speaks of */
};

struct stet_rules {
    struct stet_arena *arena;
    struct stet_map *paths;   /* path -> index in files */
    struct stet_map *sources; /* SHA-256 in hex, of every file */
    struct stet_map *texts;   /* folder, ':', oid in hex, of every version */
    struct file *files;
    size_t count, room;
    uint64_t captures;
};

struct stet_rules *stet_rules_new(void)
{
    struct stet_rules *rules = calloc(1, sizeof(*rules));
    if (!rules)
        return NULL;
    rules->arena = stet_arena_new(RULES_ARENA);
    rules->paths = stet_map_new();
    rules->sources = stet_map_new();
    rules->texts = stet_map_new();
    if (rules->arena && rules->paths && rules->sources && rules->texts)
        return rules;
    stet_rules_free(rules);
    return NULL;
}

void stet_rules_free(struct stet_rules *rules)
{
    if (!rules)
        return;
    stet_map_free(rules->paths);
    stet_map_free(rules->sources);
    stet_map_free(rules->texts);
    stet_arena_free(rules->arena);
    free(rules->files);
    free(rules);
}

bool stet_rules_is_journal(const char *path)
{
    struct stet_span span = stet_span_of(path);
    return stet_span_starts(span, "captures/") && stet_span_ends(span, ".jsonl");
}

static bool is_version(struct stet_span path)
{
    return stet_span_starts(path, "articles/") && stet_span_ends(path, ".md") &&
           !stet_span_ends(path, ".source.md") && !stet_span_ends(path, "/article.md");
}

static bool is_article(struct stet_span path)
{
    return stet_span_starts(path, "articles/") && stet_span_ends(path, "/article.md");
}

static struct stet_span folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (struct stet_span){path, slash ? (size_t)(slash - path) : 0};
}

/* "folder:oid", the key of texts. */
static void text_key(struct stet_buf *out, struct stet_span folder, const struct stet_oid *oid)
{
    char hex[2 * STET_OID_BYTES + 1];
    stet_hex(oid->id, STET_OID_BYTES, hex);
    stet_buf_clear(out);
    stet_buf_append(out, folder.ptr, folder.len);
    stet_buf_printf(out, ":%s", hex);
}

static bool note(struct stet_rules *rules, struct stet_map *map, const char *key, size_t value)
{
    const char *copy = stet_arena_dup(rules->arena, key, strlen(key));
    size_t *slot = copy ? stet_map_put(map, stet_span_of(copy), NULL) : NULL;
    if (slot)
        *slot = value;
    return slot != NULL;
}

enum stet_status stet_rules_add(struct stet_rules *rules, const char *path,
                                const struct stet_oid *oid, const uint8_t sha256[STET_SHA256_BYTES],
                                struct stet_error *error)
{
    struct stet_buf key;
    char hex[STET_SHA256_HEX + 1];
    stet_buf_init(&key, 65536);
    bool good = true;
    if (rules->count == rules->room) {
        size_t room = rules->room ? 2 * rules->room : 256;
        struct file *files = realloc(rules->files, room * sizeof(*files));
        good = files != NULL;
        if (good) {
            rules->files = files;
            rules->room = room;
        }
    }
    if (good) {
        struct file *file = &rules->files[rules->count];
        *file =
            (struct file){.path = stet_arena_dup(rules->arena, path, strlen(path)), .oid = *oid};
        memcpy(file->sha256, sha256, STET_SHA256_BYTES);
        stet_hex(sha256, STET_SHA256_BYTES, hex);
        good = file->path && note(rules, rules->paths, path, rules->count) &&
               note(rules, rules->sources, hex, 0);
        rules->count++;
    }
    if (good && is_version(stet_span_of(path))) {
        text_key(&key, folder_of(path), oid);
        good = !key.failed && note(rules, rules->texts, key.ptr, 0);
    }
    stet_buf_free(&key);
    return good ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "cannot check: no memory");
}

/* The 8 digits behind the last hyphen of a file's name, before its first dot. */
static struct stet_span digits_of(const char *path)
{
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    const char *hyphen = strchr(name, '-');
    if (!hyphen || strlen(hyphen + 1) < 8 || hyphen[9] != '.')
        return (struct stet_span){0};
    return (struct stet_span){hyphen + 1, 8};
}

/* A version of the article, by its capture: its file gets marked. */
static void mark_version(struct stet_rules *rules, const struct stet_capture *capture,
                         struct stet_span folder)
{
    char stem[STET_STEM_BYTES + 1];
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    stet_store_stem(capture, stem);
    stet_buf_append(&path, folder.ptr, folder.len);
    stet_buf_printf(&path, "/%s.md", stem);
    size_t *index =
        path.failed ? NULL : stet_map_get(rules->paths, (struct stet_span){path.ptr, path.len});
    if (index && stet_oid_equal(&rules->files[*index].oid, &capture->text))
        rules->files[*index].journalled = true;
    stet_buf_free(&path);
}

static const char *check_capture(struct stet_rules *rules, const struct stet_capture *capture)
{
    char hex[STET_SHA256_HEX + 1];
    const char *fault = NULL;
    if (capture->outcome == STET_OUTCOME_FAILED)
        return NULL;
    stet_hex(capture->source_sha256, STET_SHA256_BYTES, hex);
    if (!stet_map_get(rules->sources, stet_span_of(hex)))
        return "speaks of a capture whose source is missing or differs";
    if (capture->outcome == STET_OUTCOME_REFUSED)
        return NULL;
    struct stet_buf folder, key;
    stet_buf_init(&folder, 65536);
    stet_buf_init(&key, 65536);
    stet_store_article_path(stet_span_of(capture->url), &folder);
    text_key(&key, (struct stet_span){folder.ptr, folder.len}, &capture->text);
    if (!stet_map_get(rules->texts, (struct stet_span){key.ptr, key.len}))
        fault = "speaks of a capture whose text is missing or differs";
    else
        mark_version(rules, capture, (struct stet_span){folder.ptr, folder.len});
    stet_buf_free(&folder);
    stet_buf_free(&key);
    return fault;
}

void stet_rules_journal(struct stet_rules *rules, const char *path, struct stet_span content,
                        stet_problem_fn *problem, void *context)
{
    struct stet_span rest = content, line;
    struct stet_buf strings;
    stet_buf_init(&strings, STET_MAX_JOURNAL_BYTES);
    while (stet_span_line(&rest, &line)) {
        struct stet_capture capture;
        struct stet_error error;
        const char *fault;
        if (stet_capture_read(line, &capture, &strings, &error) != STET_OK)
            fault = "holds a line that is no capture";
        else
            fault = check_capture(rules, &capture);
        if (fault)
            problem(context, path, fault);
        rules->captures++;
    }
    stet_buf_free(&strings);
}

/* The names that follow from a file's content. */
static const char *check_name(const struct file *file)
{
    struct stet_span path = stet_span_of(file->path), digits = digits_of(file->path);
    char hex[STET_SHA256_HEX + 1];
    bool derived = stet_span_starts(path, "captures/") ||
                   (stet_span_starts(path, "articles/") && !is_version(path) && !is_article(path));
    if (!derived)
        return NULL;
    stet_hex(file->sha256, STET_SHA256_BYTES, hex);
    if (digits.len != 8 || memcmp(digits.ptr, hex, 8) != 0)
        return "does not hold what its name says: the digits are not those of its SHA-256";
    return NULL;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

/* article.md must be the newest version. Files are sorted, so the versions of a folder stand before
 * its article.md, the newest last: digits sort before letters. */
static const char *check_newest(const struct stet_rules *rules, size_t article)
{
    struct stet_span folder = folder_of(rules->files[article].path);
    for (size_t i = article; i-- > 0;) {
        const struct file *file = &rules->files[i];
        if (!stet_span_equal(folder_of(file->path), folder))
            break;
        if (is_version(stet_span_of(file->path)))
            return stet_oid_equal(&file->oid, &rules->files[article].oid)
                       ? NULL
                       : "is not the newest version of its article";
    }
    return "has no version beside it";
}

void stet_rules_finish(struct stet_rules *rules, struct stet_verify_summary *summary,
                       stet_problem_fn *problem, void *context)
{
    if (rules->count)
        qsort(rules->files, rules->count, sizeof(*rules->files), by_path);
    for (size_t i = 0; i < rules->count; i++) {
        const struct file *file = &rules->files[i];
        const char *fault = check_name(file);
        if (is_article(stet_span_of(file->path))) {
            summary->articles++;
            fault = check_newest(rules, i);
        } else if (is_version(stet_span_of(file->path))) {
            summary->versions++;
            if (!file->journalled)
                fault = "is a version that no line of the journal speaks of";
        }
        if (fault)
            problem(context, file->path, fault);
    }
    summary->captures = rules->captures;
}
