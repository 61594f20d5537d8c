/* meta_site.c - the name of the site: what else is called by it, which it is if the page does not
 * say, and which part of it if the page says too much.
 *
 * In: the claims of a page, and its host. Out: the document's site. */
#include "meta.h"
#include "nobody.h"
#include "span.h"
#include "url.h"

#define NAME_BYTES 60 /* a longer part of a title names no site */

/* Words that names of sites have or lack, and that behind a name make an address: "portnews". */
static const char *const loose_words[] = {"the",
                                          "news",
                                          "online",
                                          "magazine",
                                          "mag",
                                          "media",
                                          "tv",
                                          "radio",
                                          "uk",
                                          "usa",
                                          "us",
                                          "press",
                                          "website",
                                          "live",
                                          "today",
                                          "daily",
                                          "international",
                                          "com",
                                          "jornal",
                                          "diario",
                                          "periodico",
                                          "revista",
                                          "portal",
                                          "articles",
                                          "do",
                                          "el",
                                          "le",
                                          "la",
                                          "der",
                                          "die",
                                          "das"};

#define LOOSE_WORDS (sizeof(loose_words) / sizeof(*loose_words))

/* "Port" of "The Port News". */
static struct stet_span without_loose_words(struct stet_span name)
{
    for (size_t i = 0; i < LOOSE_WORDS;) {
        size_t len = strlen(loose_words[i]);
        bool longer = name.len > len + 1;
        if (longer && name.ptr[len] == ' ' && stet_span_starts_nocase(name, loose_words[i])) {
            name = stet_span_sub(name, len + 1, name.len);
            i = 0;
        } else if (longer && name.ptr[name.len - len - 1] == ' ' &&
                   stet_span_is_nocase(stet_span_sub(name, name.len - len, name.len),
                                       loose_words[i])) {
            name = stet_span_sub(name, 0, name.len - len - 1);
            i = 0;
        } else {
            i++;
        }
    }
    return name;
}

/* Is the address made of the name and such a word: "portnews.example" of "Port"? */
static bool is_loose_host(struct stet_span name, struct stet_span host)
{
    struct stet_span label = stet_title_host_label(host);
    size_t letters = stet_title_letters(name);
    if (letters < 3 || !stet_title_begins(label, name))
        return false;
    for (size_t i = 0; i < LOOSE_WORDS; i++)
        if (letters + strlen(loose_words[i]) == label.len &&
            stet_span_is_nocase(stet_span_sub(label, letters, label.len), loose_words[i]))
            return true;
    return false;
}

/* Do both names say the same, but for words that names of sites have or lack? A person's name is
 * taken as it stands. */
static bool is_loosely(struct stet_span name, struct stet_span site, struct stet_span host)
{
    if (stet_nobody_is_personal(name))
        return false;
    name = without_loose_words(stet_span_trim(name));
    return stet_title_same(name, without_loose_words(site)) || is_loose_host(name, host);
}

/* Does same say that name is the site's, of any name that the page gives for it? */
static bool is_any(const struct stet_claims *claims, struct stet_span name, struct stet_span host,
                   bool (*same)(struct stet_span, struct stet_span, struct stet_span))
{
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_SITE && claim->rank <= STET_RANK_SITE &&
            same(name, claim->value, host))
            return true;
    return same(name, claims->document->meta.site.value, host);
}

bool stet_site_is(const struct stet_claims *claims, struct stet_span name, struct stet_span host)
{
    return is_any(claims, name, host, stet_title_names_site);
}

bool stet_site_is_like(const struct stet_claims *claims, struct stet_span name,
                       struct stet_span host)
{
    return stet_site_is(claims, name, host) || is_any(claims, name, host, is_loosely);
}

static struct stet_span without_www(struct stet_span host)
{
    return stet_span_sub(host, stet_span_starts_nocase(host, "www.") ? 4 : 0, host.len);
}

/* Is it a domain of its own, and no part of a paper's, as firstread.example.com? */
static bool is_whole_host(struct stet_span host)
{
    host = without_www(host);
    size_t dot = stet_span_find(host, ".");
    if (dot == host.len) /* "localhost", or no address at all */
        return dot > 0;
    struct stet_span rest = stet_span_sub(host, dot + 1, host.len);
    size_t second = stet_span_find(rest, ".");
    return second == rest.len || second <= 3; /* "co.uk" */
}

/* Does the address begin as the name does: "annb.example" of Ann Bell? */
static bool is_host_of(struct stet_span host, struct stet_span name)
{
    host = without_www(host);
    struct stet_span label = stet_span_sub(host, 0, stet_span_find(host, "."));
    return label.len > stet_span_find(name, " ") && stet_title_begins(name, label);
}

bool stet_site_is_persons(const struct stet_claims *claims, struct stet_span name,
                          struct stet_span host)
{
    if (!stet_nobody_is_personal(name) || !is_whole_host(host) ||
        (!stet_title_names_site(name, (struct stet_span){0}, host) && !is_host_of(host, name)))
        return false;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_SITE && claim->origin == STET_ORIGIN_JSON_LD &&
            stet_title_same(claim->value, name))
            return false;
    return true;
}

static struct stet_span title_element(const struct stet_claims *claims)
{
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_TITLE && claim->rank == STET_RANK_TITLE)
            return claim->value;
    return (struct stet_span){NULL, 0};
}

/* Is it the name that was registered ("Port" of "news.port.example"), or the address itself? */
static bool is_of_host(struct stet_span name, struct stet_span host)
{
    return stet_title_same(name, stet_title_host_label(host)) ||
           stet_title_same(name, without_www(host)) || stet_title_same(name, host);
}

/* The part of a name or title that names the host; empty if none does, or if there is but one. An
 * address behind a name is not it. */
static struct stet_span part_of_host(struct stet_span text, struct stet_span host, bool title)
{
    struct stet_span rest = text, part;
    while (stet_title_next_part(&rest, &part))
        if (part.len < text.len && part.len <= NAME_BYTES && is_of_host(part, host) &&
            (title || part.ptr == text.ptr || stet_span_find(part, ".") == part.len))
            return part;
    return (struct stet_span){NULL, 0};
}

void stet_site_learn(struct stet_claims *claims, struct stet_span host)
{
    struct stet_field *site = &claims->document->meta.site;
    struct stet_span title = title_element(claims);
    const struct stet_claim *best = NULL;
    if (title.len == 0 || site->value.len > 0)
        return;
    struct stet_span rest = stet_title_without_site(title, site->value, host);
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count;
         claim++) {
        if (claim->field != STET_META_SITE || claim->rank < STET_RANK_HOME ||
            stet_title_is_home(claim->value) || (best && best->rank <= claim->rank))
            continue;
        struct stet_span cut = stet_title_without_name(title, claim->value);
        if (cut.len < title.len && (rest.len == title.len || stet_span_equal(cut, rest)))
            best = claim;
    }
    struct stet_span part = part_of_host(title, host, true);
    if (best)
        stet_document_set(claims->document, site, best->value, best->origin);
    else if (part.len > 0)
        stet_document_set(claims->document, site, part, STET_ORIGIN_MARKUP);
}

/* The last part of a title. */
static struct stet_span last_part(struct stet_span title)
{
    struct stet_span rest = title, part, last = {NULL, 0};
    while (stet_title_next_part(&rest, &part))
        last = part;
    return last;
}

/* What names the site, of "The Port - news from the harbour" and of "Port.example | Home". */
static struct stet_span short_name(struct stet_span site, struct stet_span title,
                                   struct stet_span host)
{
    struct stet_span rest = site, part = part_of_host(site, host, false), last = last_part(title);
    if (part.len > 0)
        return part;
    while (stet_title_next_part(&rest, &part)) /* "Port News - all of the harbour" */
        if (part.len < site.len && stet_span_find(part, ".") == part.len &&
            stet_title_begins_with_words(part, stet_title_host_label(host)))
            return part;
    rest = site;
    if (stet_title_is_composed(site) && stet_title_without_name(title, site).len == title.len)
        while (stet_title_next_part(&rest, &part))
            if (stet_title_same(part, last))
                return part;
    size_t colon = stet_span_find(site, ": ");
    part = stet_span_sub(site, 0, colon);
    return colon < site.len && stet_title_names_site(part, (struct stet_span){NULL, 0}, host)
               ? part
               : site;
}

/* A part of the site is given for it ("Security"), and the title ends in what names the host. */
static bool is_part_only(struct stet_span site, struct stet_span last, struct stet_span host)
{
    return stet_span_find(site, " ") == site.len && is_of_host(last, host) &&
           stet_span_find(last, ".") == last.len &&
           !stet_title_names_site(site, (struct stet_span){NULL, 0}, host) &&
           !stet_title_holds(last, site) && !stet_title_holds(site, last);
}

static bool is_root(struct stet_span address)
{
    struct stet_url url;
    return !stet_url_parse(address, &url) || url.path.len <= 1;
}

void stet_site_settle(struct stet_claims *claims, struct stet_span host)
{
    struct stet_field *site = &claims->document->meta.site;
    struct stet_span title = title_element(claims), name = site->value, last = last_part(title);
    size_t scheme = stet_span_find(name, "://");
    if (scheme < name.len) { /* an address stands for a name */
        name = stet_span_sub(name, scheme + 3, name.len);
        name = stet_span_sub(name, 0, stet_span_find(name, "/"));
    }
    size_t at = stet_span_find(name, "@");
    if (at < name.len && at > 0) { /* "The Port office@port.example" */
        while (at > 0 && name.ptr[at - 1] != ' ')
            at--;
        name = at > 0 ? stet_span_sub(name, 0, at) : name;
    }
    name = stet_span_trim(stet_span_sub(name, stet_span_starts(name, "@"), name.len));
    if (last.len < title.len && is_part_only(name, last, host))
        stet_document_set(claims->document, site, last, STET_ORIGIN_MARKUP);
    else if (name.len > 0 && !stet_span_equal(name, site->value))
        stet_document_set(claims->document, site, name, site->origin);
    if (site->origin != STET_ORIGIN_OPEN_GRAPH && !is_root(claims->document->meta.url.value) &&
        stet_title_same(site->value, claims->document->meta.title.value))
        *site = (struct stet_field){0}; /* what was said for an application's name is the page's */
    name = short_name(site->value, title, host);
    if (name.len > 0 && name.len < site->value.len)
        stet_document_set(claims->document, site, name, site->origin);
}
