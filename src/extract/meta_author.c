/* meta_author.c - the people who wrote the article, out of what the page claims. */
#include "byline.h"
#include "meta.h"
#include "span.h"

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

static bool is_nobody(struct stet_span name, struct stet_span site)
{
    if (name.len < 2 || name.len > 120 || stet_span_find(name, "://") < name.len ||
        stet_span_starts_nocase(name, "www.") || stet_span_starts(name, "/") ||
        stet_span_starts(name, "@") || stet_span_find(name, "{{") < name.len)
        return true;
    if (site.len > 0 && stet_title_same(name, site))
        return true;
    for (size_t i = 0; i < sizeof(nobody) / sizeof(*nobody); i++)
        if (stet_span_is_nocase(name, nobody[i]))
            return true;
    return false;
}

/* Adds the people one claim names; a claim that is no byline is one name. */
static void add_names(struct stet_claims *claims, const struct stet_claim *claim)
{
    struct stet_document *document = claims->document;
    struct stet_span names[STET_BYLINE_NAMES];
    size_t count = stet_byline_names(claim->value, claim->origin == STET_ORIGIN_TEXT, names);
    if (count == 0 && claim->origin != STET_ORIGIN_TEXT && claim->value.len < 80) {
        names[0] = claim->value;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct stet_span name = stet_span_trim(names[i]);
        if (!is_nobody(name, document->meta.site.value))
            stet_document_add(document, &document->meta.authors, name, claim->origin);
    }
}

/* Takes all claims of the first rank that names somebody. */
void stet_meta_authors(struct stet_claims *claims)
{
    unsigned after = 0;
    for (;;) {
        const struct stet_claim *best = NULL;
        for (size_t i = 0; i < claims->count; i++) {
            const struct stet_claim *claim = &claims->all[i];
            if (claim->field == STET_META_AUTHOR && claim->rank >= after &&
                (!best || claim->rank < best->rank))
                best = claim;
        }
        if (!best || claims->document->meta.authors.count > 0)
            return;
        unsigned rank = best->rank;
        for (size_t i = 0; i < claims->count; i++)
            if (claims->all[i].field == STET_META_AUTHOR && claims->all[i].rank == rank)
                add_names(claims, &claims->all[i]);
        after = rank + 1;
    }
}
