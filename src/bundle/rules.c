/* rules.c - what the files of a tree of format 2 say of each other: names against digests, versions
 * against the journal, the journal against the sources. Used for a bundle and for an archive. Files
 * come in order, one article after the other; kept are two short digests of each version. */
#include "bundle.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEY_BYTES 15 /* of a SHA-256: equal by chance once in 10 to the 36 pairs */

struct key {
    uint8_t id[KEY_BYTES];
    bool met; /* by a line of the journal */
};

/* Keys; in order and each once when they are asked for. */
struct keys {
    struct key *all;
    size_t count, room;
};

struct stet_rules {
    stet_source_fn *source;
    void *context;
    struct stet_sha256 hash;
    struct keys versions; /* path and text of each version */
    struct keys texts;    /* folder and text of each version */
    bool sorted;
    uint64_t articles, captures;
    struct stet_buf folder;        /* of the file that came last */
    bool has_version, has_article; /* that folder, so far */
    struct stet_oid newest;        /* the text of its last version */
};

struct stet_rules *stet_rules_new(stet_source_fn *source, void *context)
{
    struct stet_rules *rules = calloc(1, sizeof(*rules));
    if (!rules)
        return NULL;
    rules->source = source;
    rules->context = context;
    stet_sha256_init(&rules->hash);
    stet_buf_init(&rules->folder, 65536);
    return rules;
}

void stet_rules_free(struct stet_rules *rules)
{
    if (!rules)
        return;
    free(rules->versions.all);
    free(rules->texts.all);
    stet_buf_free(&rules->folder);
    free(rules);
}

/* ---- what a path says ------------------------------------------------------------------------ */

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

bool stet_rules_wants(const char *path)
{
    struct stet_span span = stet_span_of(path);
    return stet_span_starts(span, "captures/") ||
           (stet_span_starts(span, "articles/") && !is_version(span) && !is_article(span));
}

static struct stet_span folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (struct stet_span){path, slash ? (size_t)(slash - path) : 0};
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

/* ---- keys ------------------------------------------------------------------------------------ */

/* Of a place and the blob that is there. */
static struct key key_of(struct stet_rules *rules, struct stet_span place,
                         const struct stet_oid *oid)
{
    uint8_t digest[STET_SHA256_BYTES];
    struct key key = {0};
    stet_sha256_update(&rules->hash, oid->id, STET_OID_BYTES);
    stet_sha256_update(&rules->hash, place.ptr, place.len);
    stet_sha256_final(&rules->hash, digest);
    memcpy(key.id, digest, KEY_BYTES);
    return key;
}

static bool add_key(struct stet_rules *rules, struct keys *keys, struct stet_span place,
                    const struct stet_oid *oid)
{
    void *all = stet_room(keys->all, keys->count, &keys->room, sizeof(*keys->all));
    if (!all)
        return false;
    keys->all = all;
    keys->all[keys->count++] = key_of(rules, place, oid);
    return true;
}

static int by_id(const void *a, const void *b)
{
    return memcmp(((const struct key *)a)->id, ((const struct key *)b)->id, KEY_BYTES);
}

static void sort_keys(struct keys *keys)
{
    size_t kept = 0;
    if (keys->count)
        qsort(keys->all, keys->count, sizeof(*keys->all), by_id);
    for (size_t i = 0; i < keys->count; i++)
        if (i == 0 || by_id(&keys->all[i], &keys->all[kept - 1]) != 0)
            keys->all[kept++] = keys->all[i];
    keys->count = kept;
}

static struct key *find_key(struct stet_rules *rules, struct keys *keys, struct stet_span place,
                            const struct stet_oid *oid)
{
    struct key key = key_of(rules, place, oid);
    if (!rules->sorted) {
        sort_keys(&rules->versions);
        sort_keys(&rules->texts);
        rules->sorted = true;
    }
    return keys->count ? bsearch(&key, keys->all, keys->count, sizeof(key), by_id) : NULL;
}

/* ---- files ----------------------------------------------------------------------------------- */

/* The names that follow from a file's content. */
static const char *check_name(const char *path, const uint8_t sha256[STET_SHA256_BYTES])
{
    struct stet_span digits = digits_of(path);
    char hex[STET_SHA256_HEX + 1];
    if (!sha256)
        return NULL;
    stet_hex(sha256, STET_SHA256_BYTES, hex);
    if (digits.len != 8 || memcmp(digits.ptr, hex, 8) != 0)
        return "does not hold what its name says: the digits are not those of its SHA-256";
    return NULL;
}

/* article.md must be the newest version: the versions of a folder stand before it, the newest last,
 * as digits sort before letters. */
static const char *check_newest(const struct stet_rules *rules, const struct stet_oid *oid)
{
    if (!rules->has_version)
        return "has no version beside it";
    return stet_oid_equal(&rules->newest, oid) ? NULL : "is not the newest version of its article";
}

enum stet_status stet_rules_add(struct stet_rules *rules, const char *path,
                                const struct stet_oid *oid, const uint8_t sha256[STET_SHA256_BYTES],
                                stet_problem_fn *problem, void *context, struct stet_error *error)
{
    struct stet_span span = stet_span_of(path), folder = folder_of(path);
    const char *fault = NULL;
    bool good = true;
    if (!stet_span_equal(folder, (struct stet_span){rules->folder.ptr, rules->folder.len})) {
        if (rules->has_version && !rules->has_article)
            problem(context, rules->folder.ptr, "has versions but no article.md");
        stet_buf_clear(&rules->folder);
        stet_buf_append(&rules->folder, folder.ptr, folder.len);
        rules->has_version = rules->has_article = false;
        good = !rules->folder.failed;
    }
    if (is_version(span)) {
        rules->has_version = true;
        rules->newest = *oid;
        good = good && add_key(rules, &rules->versions, span, oid) &&
               add_key(rules, &rules->texts, folder, oid);
    } else if (is_article(span)) {
        rules->articles++;
        rules->has_article = true;
        fault = check_newest(rules, oid);
    } else if (stet_rules_wants(path)) {
        fault = check_name(path, sha256);
    }
    if (fault)
        problem(context, path, fault);
    return good ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "cannot check: no memory");
}

/* ---- the journal ----------------------------------------------------------------------------- */

/* A capture that is a version meets its file; one that is a revisit has its text in the folder. */
static bool has_text(struct stet_rules *rules, const struct stet_capture *capture)
{
    char stem[STET_STEM_BYTES + 1];
    struct stet_buf path;
    stet_buf_init(&path, 65536);
    stet_store_article_path(stet_span_of(capture->url), &path);
    size_t folder = path.len;
    stet_store_stem(capture, stem);
    stet_buf_printf(&path, "/%s.md", stem);
    struct key *version =
        find_key(rules, &rules->versions, (struct stet_span){path.ptr, path.len}, &capture->text);
    if (version)
        version->met = true;
    bool found =
        !path.failed && (version || find_key(rules, &rules->texts,
                                             (struct stet_span){path.ptr, folder}, &capture->text));
    stet_buf_free(&path);
    return found;
}

static const char *check_capture(struct stet_rules *rules, const struct stet_capture *capture)
{
    if (capture->outcome == STET_OUTCOME_FAILED)
        return NULL;
    uint64_t bytes = 0;
    const uint8_t *sha256 = rules->source(rules->context, &capture->source, &bytes);
    if (!sha256 || memcmp(sha256, capture->source_sha256, STET_SHA256_BYTES) != 0 ||
        bytes != capture->source_bytes)
        return "speaks of a capture whose source is missing or differs";
    if (capture->outcome == STET_OUTCOME_CAPTURED && !has_text(rules, capture))
        return "speaks of a capture whose text is missing or differs";
    return NULL;
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

bool stet_rules_finish(struct stet_rules *rules, struct stet_verify_summary *summary)
{
    size_t met = 0;
    for (size_t i = 0; i < rules->versions.count; i++)
        met += rules->versions.all[i].met;
    summary->articles = rules->articles;
    summary->versions = rules->versions.count;
    summary->captures = rules->captures;
    return met == rules->versions.count;
}

void stet_rules_unspoken(struct stet_rules *rules, const char *path, const struct stet_oid *oid,
                         stet_problem_fn *problem, void *context)
{
    struct stet_span span = stet_span_of(path);
    if (!is_version(span))
        return;
    const struct key *key = find_key(rules, &rules->versions, span, oid);
    if (key && !key->met)
        problem(context, path, "is a version that no line of the journal speaks of");
}
