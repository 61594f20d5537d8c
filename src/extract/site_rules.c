/* site_rules.c - rule files read, and the rule for a page found.
 *
 * In: a file, or a folder of files *.rules, of lines "key: value". Out: all their sections,
 * checked; or the first mistake, as "file:line: what is wrong". */
#include "site_rules.h"
#include "digest.h"
#include "ingest.h"
#include "instant.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include "url.h"
#include <stdlib.h>
#include <sys/stat.h>

#define RULES_ARENA (256 * STET_MIB)

static const char *const selector_keys[STET_RULE_KEYS] = {
    [STET_RULE_BODY] = "body",           [STET_RULE_DROP] = "drop",
    [STET_RULE_TITLE] = "title",         [STET_RULE_AUTHOR] = "author",
    [STET_RULE_PUBLISHED] = "published", [STET_RULE_MODIFIED] = "modified",
};

struct reader {
    struct stet_site_rules *rules;
    size_t file, line;
    struct stet_site_rule *rule; /* NULL before the first site */
    bool begun;                  /* the section has more than sites */
    struct stet_error *error;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot read rules: no memory");
}

/* "file:line: what" */
static enum stet_status wrong(const struct reader *reader, const char *what, struct stet_span word)
{
    return stet_error_set(reader->error, STET_ERR_INPUT, "%s:%zu: %s '%.*s'",
                          reader->rules->files[reader->file].name, reader->line, what,
                          (int)(word.len < 60 ? word.len : 60), word.ptr ? word.ptr : "");
}

static bool make_room(void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t more = *room ? *room * 2 : 16;
    void *grown = realloc(*items, more * size);
    if (!grown)
        return false;
    *items = grown;
    *room = more;
    return true;
}

/* ---- the keys ------------------------------------------------------------------------------- */

static bool is_site(struct stet_span site)
{
    if (stet_span_starts(site, "*."))
        site = stet_span_sub(site, 2, site.len);
    size_t slash = stet_span_find(site, "/");
    for (size_t i = 0; i < slash; i++)
        if (!stet_is_alpha(site.ptr[i]) && !stet_is_digit(site.ptr[i]) && site.ptr[i] != '.' &&
            site.ptr[i] != '-')
            return false;
    return slash > 0 && site.ptr[0] != '.' && stet_span_find(site, "*") == site.len;
}

/* Cuts the next site off a list; false at the end. */
static bool next_site(struct stet_span *rest, struct stet_span *site)
{
    if (rest->len == 0)
        return false;
    size_t comma = stet_span_find(*rest, ",");
    *site = stet_span_trim(stet_span_sub(*rest, 0, comma));
    *rest = stet_span_sub(*rest, comma < rest->len ? comma + 1 : comma, rest->len);
    return true;
}

/* Opens a section; a second line of sites right behind one adds to it. */
static enum stet_status read_sites(struct reader *reader, struct stet_span value)
{
    struct stet_site_rules *rules = reader->rules;
    struct stet_span rest = value, site;
    while (next_site(&rest, &site))
        if (!is_site(site))
            return wrong(reader, "this is no host, '*.' and a host, or a host and a path:", site);
    struct stet_buf all;
    stet_buf_init(&all, STET_MAX_RULE_FILE_BYTES);
    if (reader->rule && !reader->begun)
        stet_buf_printf(&all, "%.*s,", (int)reader->rule->sites.len, reader->rule->sites.ptr);
    stet_buf_append(&all, value.ptr, value.len);
    const char *copy = stet_arena_dup(rules->arena, all.ptr, all.len);
    size_t len = all.len;
    bool failed = all.failed || !copy;
    stet_buf_free(&all);
    if (failed)
        return no_memory(reader->error);
    if (!reader->rule || reader->begun) {
        if (rules->count == STET_MAX_RULES)
            return stet_error_set(reader->error, STET_ERR_LIMIT,
                                  "cannot read rules: there are more than %d", STET_MAX_RULES);
        if (!make_room((void **)&rules->rules, rules->count, &rules->room, sizeof(*rules->rules)))
            return no_memory(reader->error);
        reader->rule = &rules->rules[rules->count++];
        *reader->rule = (struct stet_site_rule){.from_utc = INT64_MIN,
                                                .until_utc = INT64_MAX,
                                                .file = reader->file,
                                                .line = reader->line};
        reader->begun = false;
    }
    reader->rule->sites = (struct stet_span){copy, len};
    return STET_OK;
}

static enum stet_status read_time(struct reader *reader, struct stet_span value, bool until)
{
    int64_t first, last;
    if (stet_instant_parse_rfc3339(value, &first))
        last = first;
    else if (!stet_instant_parse_date(value, &first, &last))
        return wrong(reader, "this is no date (2024-12-03) and no time (RFC 3339):", value);
    reader->rule->dated = true;
    if (until)
        reader->rule->until_utc = last;
    else
        reader->rule->from_utc = first;
    if (reader->rule->from_utc > reader->rule->until_utc)
        return wrong(reader, "the section ends before it begins:", value);
    return STET_OK;
}

static enum stet_status read_selector(struct reader *reader, enum stet_rule_key key,
                                      struct stet_span value)
{
    struct stet_rule_selector *entry = stet_arena_alloc(reader->rules->arena, sizeof(*entry));
    if (!entry)
        return no_memory(reader->error);
    entry->key = key;
    enum stet_status status = stet_css_read(&entry->selector, value, reader->error);
    if (status < 0) {
        stet_error_prefix(reader->error, "%s:%zu", reader->rules->files[reader->file].name,
                          reader->line);
        return status;
    }
    if (reader->rule->last)
        reader->rule->last->next = entry;
    else
        reader->rule->selectors = entry;
    reader->rule->last = entry;
    return STET_OK;
}

static enum stet_status read_key(struct reader *reader, struct stet_span key,
                                 struct stet_span value)
{
    if (stet_span_is(key, "site"))
        return read_sites(reader, value);
    if (!reader->rule)
        return wrong(reader, "a line 'site: HOST' must stand before", key);
    reader->begun = true;
    if (stet_span_is(key, "from") || stet_span_is(key, "until"))
        return read_time(reader, value, stet_span_is(key, "until"));
    if (stet_span_is(key, "clean")) {
        reader->rule->raw = stet_span_is(value, "no");
        return reader->rule->raw || stet_span_is(value, "yes")
                   ? STET_OK
                   : wrong(reader, "clean is yes or no, not", value);
    }
    for (unsigned i = 0; i < STET_RULE_KEYS; i++)
        if (stet_span_is(key, selector_keys[i]))
            return read_selector(reader, (enum stet_rule_key)i, value);
    return wrong(reader,
                 "site, from, until, body, drop, clean, title, author, published and modified are "
                 "known here, not",
                 key);
}

static enum stet_status read_line(struct reader *reader, struct stet_span line)
{
    line = stet_span_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return STET_OK;
    size_t colon = stet_span_find(line, ":");
    struct stet_span key = stet_span_trim(stet_span_sub(line, 0, colon));
    if (colon == line.len)
        return wrong(reader, "this is no 'key: value':", line);
    struct stet_span value = stet_span_trim(stet_span_sub(line, colon + 1, line.len));
    if (value.len == 0)
        return wrong(reader, "there is no value behind", key);
    return read_key(reader, key, value);
}

/* ---- files ---------------------------------------------------------------------------------- */

static enum stet_status read_text(struct stet_site_rules *rules, struct stet_span text,
                                  struct stet_error *error)
{
    struct reader reader = {.rules = rules, .file = rules->file_count - 1, .error = error};
    struct stet_span line;
    enum stet_status status = STET_OK;
    if (stet_span_starts(text, "\xEF\xBB\xBF"))
        text = stet_span_sub(text, 3, text.len);
    while (status == STET_OK && stet_span_line(&text, &line)) {
        reader.line++;
        status = read_line(&reader, line);
    }
    return status;
}

enum stet_status stet_site_rules_add(struct stet_site_rules *rules, const char *name,
                                     struct stet_span text, struct stet_error *error)
{
    if (!make_room((void **)&rules->files, rules->file_count, &rules->file_room,
                   sizeof(*rules->files)))
        return no_memory(error);
    struct stet_rule_file *file = &rules->files[rules->file_count];
    uint8_t hash[STET_SHA256_BYTES];
    *file = (struct stet_rule_file){.name = strdup(name)};
    if (!file->name)
        return no_memory(error);
    stet_sha256(text.ptr, text.len, hash);
    stet_hex(hash, sizeof(hash), file->digest);
    rules->file_count++;
    return read_text(rules, text, error);
}

static enum stet_status read_file(struct stet_site_rules *rules, const char *path,
                                  struct stet_error *error)
{
    struct stet_buf text;
    stet_buf_init(&text, STET_MAX_RULE_FILE_BYTES + 1);
    enum stet_status status = stet_io_read_file(path, STET_MAX_RULE_FILE_BYTES, &text, error);
    if (status == STET_OK)
        status = stet_site_rules_add(rules, path, (struct stet_span){text.ptr, text.len}, error);
    stet_buf_free(&text);
    return status;
}

static void note_refusal(void *context, const char *operand, const struct stet_error *why)
{
    (void)operand;
    *(struct stet_error *)context = *why;
}

static enum stet_status read_folder(struct stet_site_rules *rules, const char *path,
                                    struct stet_error *error)
{
    struct stet_ingest_list list = {0};
    struct stet_error refused = {0};
    char *operand = strdup(path);
    if (!operand)
        return no_memory(error);
    enum stet_status status = stet_ingest_walk(&operand, 1, &list, note_refusal, &refused, error);
    bool empty = refused.status == STET_ERR_INPUT; /* said of a folder without any file */
    if (status == STET_OK && refused.status < 0 && !empty)
        status = stet_error_set(error, refused.status, "%s", refused.message);
    for (size_t i = 0; status == STET_OK && i < list.count; i++)
        if (stet_span_ends(stet_span_of(list.files[i].path), ".rules"))
            status = read_file(rules, list.files[i].path, error);
    if (status == STET_OK && rules->file_count == 0)
        status = stet_error_set(error, STET_ERR_INPUT,
                                "cannot read rules from '%s': it holds no file '*.rules'", path);
    stet_ingest_list_free(&list);
    free(operand);
    return status;
}

enum stet_status stet_site_rules_read(struct stet_site_rules **out, const char *path,
                                      struct stet_error *error)
{
    struct stat info;
    struct stet_site_rules *rules = calloc(1, sizeof(*rules));
    if (!rules || !(rules->arena = stet_arena_new(RULES_ARENA))) {
        free(rules);
        return no_memory(error);
    }
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    enum stet_status status =
        folder ? read_folder(rules, path, error) : read_file(rules, path, error);
    if (status < 0) {
        stet_site_rules_free(rules);
        return status;
    }
    *out = rules;
    return STET_OK;
}

void stet_site_rules_free(struct stet_site_rules *rules)
{
    if (!rules)
        return;
    for (size_t i = 0; i < rules->count; i++)
        for (struct stet_rule_selector *s = rules->rules[i].selectors; s; s = s->next)
            stet_css_free(s->selector);
    for (size_t i = 0; i < rules->file_count; i++)
        free(rules->files[i].name);
    free(rules->rules);
    free(rules->files);
    stet_arena_free(rules->arena);
    free(rules);
}

/* ---- finding -------------------------------------------------------------------------------- */

static bool same_host(struct stet_span host, struct stet_span site)
{
    if (host.len != site.len)
        return false;
    for (size_t i = 0; i < host.len; i++)
        if (stet_ascii_lower(host.ptr[i]) != stet_ascii_lower(site.ptr[i]))
            return false;
    return true;
}

/* How well a site fits: 0 not at all, else more for longer ones. */
static size_t fit(struct stet_span site, const struct stet_url *url)
{
    struct stet_span host = url->host;
    bool wild = stet_span_starts(site, "*.");
    if (wild)
        site = stet_span_sub(site, 2, site.len);
    size_t slash = stet_span_find(site, "/");
    struct stet_span name = stet_span_sub(site, 0, slash);
    struct stet_span path = stet_span_sub(site, slash, site.len);
    if (url->path.len < path.len || !stet_span_equal(stet_span_sub(url->path, 0, path.len), path))
        return 0;
    if (!wild && stet_span_starts_nocase(host, "www.") && host.len == name.len + 4)
        host = stet_span_sub(host, 4, host.len);
    if (wild && host.len > name.len && host.ptr[host.len - name.len - 1] == '.')
        host = stet_span_sub(host, host.len - name.len, host.len);
    return same_host(host, name) ? 2 * site.len + !wild : 0;
}

const struct stet_site_rule *stet_site_rules_find(const struct stet_site_rules *rules,
                                                  struct stet_span url, int64_t captured_utc)
{
    struct stet_url parsed;
    const struct stet_site_rule *best = NULL;
    size_t best_fit = 0;
    if (!stet_url_parse(url, &parsed))
        return NULL;
    for (size_t i = 0; i < rules->count; i++) {
        const struct stet_site_rule *rule = &rules->rules[i];
        struct stet_span rest = rule->sites, site;
        if (rule->dated &&
            (captured_utc == 0 || captured_utc < rule->from_utc || captured_utc > rule->until_utc))
            continue;
        while (next_site(&rest, &site)) {
            size_t here = fit(site, &parsed);
            if (here > best_fit) {
                best_fit = here;
                best = rule;
            }
        }
    }
    return best;
}
