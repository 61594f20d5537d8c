/* meta_author.c - the people who wrote the article, out of what the page claims. */
#include "byline.h"
#include "meta.h"
#include "span.h"
#include "url.h"

/* Words for nobody in particular; lower case. */
static const char *const nobody[] = {
    "admin",
    "administrator",
    "staff",
    "staff writer",
    "staff reporter",
    "editor",
    "editors",
    "editorial",
    "editorial team",
    "editorial staff",
    "editorial board",
    "redaktion",
    "redaction",
    "redazione",
    "redaccion",
    "la redaction",
    "la redazione",
    "newsroom",
    "news desk",
    "web desk",
    "webmaster",
    "unknown",
    "anonymous",
    "guest",
    "author",
    "none",
    "null",
    "undefined",
    "n/a",
    "user",
    "root",
    "news",
    "web team",
    "team",
    "the editors",
    "contributor",
};

#define NEAR_BYTES 3000 /* the names of one byline stand closer together on the page */

/* A name in a URL, "jane-doe", or a number. */
static bool is_slug(struct stet_span name)
{
    bool letters = false, hyphen = false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        letters = letters || stet_is_alpha(c) || (unsigned char)c >= 0x80;
        hyphen = hyphen || c == '-';
        if (c == ' ' || (c >= 'A' && c <= 'Z'))
            return false;
    }
    return !letters || hyphen;
}

static bool is_nobody(struct stet_span name, struct stet_span site, struct stet_span host)
{
    if (name.len < 2 || name.len > 120 || stet_span_find(name, "://") < name.len ||
        stet_span_starts_nocase(name, "www.") || stet_span_starts(name, "/") ||
        stet_span_starts(name, "@") || stet_span_find(name, "{{") < name.len || is_slug(name))
        return true;
    if (stet_title_names_site(name, site, host))
        return true;
    for (size_t i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
        if (stet_span_is_nocase(name, nobody[i]))
            return true;
    return false;
}

/* Could a claim that is no byline be a name as it stands? */
static bool is_plain_name(struct stet_span value)
{
    unsigned words = 1;
    for (size_t i = 0; i < value.len; i++) {
        words += value.ptr[i] == ' ';
        if (stet_is_digit(value.ptr[i]) || value.ptr[i] == '@')
            return false;
    }
    return words <= 6 && value.len < 80;
}

/* Adds the people that one claim, or a part of it, names. */
static void add_names(struct stet_claims *claims, const struct stet_claim *claim,
                      struct stet_span value)
{
    struct stet_document *document = claims->document;
    struct stet_span names[STET_BYLINE_NAMES];
    struct stet_url url = {0};
    (void)!stet_url_parse(document->meta.url.value, &url);
    size_t count = stet_byline_names(
        value, claim->origin == STET_ORIGIN_TEXT && claim->rank > STET_RANK_BYLINE, names);
    if (count == 0 && claim->origin != STET_ORIGIN_TEXT && is_plain_name(value)) {
        names[0] = value;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct stet_span name = stet_span_trim(names[i]);
        if (!is_nobody(name, document->meta.site.value, url.host))
            stet_document_add(document, &document->meta.authors, name, claim->origin);
    }
}

static void add_claim(struct stet_claims *claims, const struct stet_claim *claim)
{
    size_t start = 0;
    for (size_t i = 0; i <= claim->value.len; i++)
        if (i == claim->value.len || claim->value.ptr[i] == ';') {
            add_names(claims, claim, stet_span_trim(stet_span_sub(claim->value, start, i)));
            start = i + 1;
        }
}

/* Takes the claims of the first rank that names somebody; of elements only those close to the
 * first. */
void stet_meta_authors(struct stet_claims *claims)
{
    unsigned after = 0;
    while (claims->document->meta.authors.count == 0) {
        const struct stet_claim *best = NULL;
        for (size_t i = 0; i < claims->count; i++) {
            const struct stet_claim *claim = &claims->all[i];
            if (claim->field == STET_META_AUTHOR && claim->rank >= after &&
                (!best || claim->rank < best->rank))
                best = claim;
        }
        if (!best)
            return;
        for (const struct stet_claim *claim = best; claim < claims->all + claims->count; claim++)
            if (claim->field == STET_META_AUTHOR && claim->rank == best->rank &&
                (claim->origin == STET_ORIGIN_JSON_LD || claim->origin == STET_ORIGIN_META ||
                 claim->origin == STET_ORIGIN_OPEN_GRAPH ||
                 claim->offset <= best->offset + NEAR_BYTES))
                add_claim(claims, claim);
        after = best->rank + 1;
    }
}
