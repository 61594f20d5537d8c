/* meta_headline.c - which of the titles that a page gives is the article's.
 *
 * Believed is what a reader sees: what a page says to machines may be a teaser for social networks
 * or for search engines. So the title for sharing counts if it stands on the page as a heading (it
 * is often the headline without its kicker), then the headline in the data, then what two sources
 * agree on, then the heading itself, and the title element last. */
#include "meta.h"
#include "span.h"
#include "url.h"
#include "utf8.h"

enum {
    LIKE_ENOUGH = 30,    /* percent of a heading's letters that stand in the page's title, too */
    LIKE_SURELY = 50,    /* percent of a heading that is the title's, though it is not the first */
    LONG_ENOUGH = 16,    /* letters of a heading that is believed though nothing speaks for it */
    RANK_CANONICAL = 10, /* above that of addresses that name the page */
    SEEN_LETTERS = 8     /* a shorter title is found in any heading by chance */
};

/* What the page offers; without the site's name, and empty if there is none. */
struct offers {
    struct stet_span site, host;
    const struct stet_claim *data;    /* headline of JSON-LD or of a citation */
    const struct stet_claim *shared;  /* Open Graph, microdata or meta */
    const struct stet_claim *element; /* the title element */
    const struct stet_claim *heading; /* the one that heads the article */
    struct stet_span data_text, shared_text, element_text;
};

static bool is_heading(const struct stet_claim *claim)
{
    return claim->field == STET_META_TITLE && claim->rank > STET_RANK_TITLE &&
           claim->rank <= STET_RANK_HEADING;
}

/* Is it one of several headlines in microdata? Then the page lists articles. */
static bool is_listed(const struct stet_claims *claims, const struct stet_claim *claim)
{
    if (claim->origin != STET_ORIGIN_MICRODATA)
        return false;
    for (const struct stet_claim *other = claims->all; other < claims->all + claims->count; other++)
        if (other->field == STET_META_TITLE && other->origin == STET_ORIGIN_MICRODATA &&
            !stet_title_same(other->value, claim->value))
            return true;
    return false;
}

/* The first claim of the lowest rank within bounds that is not just the name of the site. */
static const struct stet_claim *first_claim(const struct stet_claims *claims,
                                            const struct offers *offers, unsigned from, unsigned to,
                                            struct stet_span *text)
{
    const struct stet_claim *best = NULL;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_TITLE && claim->rank >= from && claim->rank <= to &&
            (!best || claim->rank < best->rank) &&
            !stet_title_names_site(claim->value, offers->site, offers->host) &&
            !is_listed(claims, claim))
            best = claim;
    if (best)
        *text = stet_title_without_name(
            stet_title_without_site(best->value, offers->site, offers->host), offers->site);
    return best;
}

/* The heading in which a title's words stand, best one that says no more; NULL if none does. */
static const struct stet_claim *find_seen(const struct stet_claims *claims, struct stet_span title)
{
    const struct stet_claim *seen = NULL;
    if (stet_title_letters(title) < SEEN_LETTERS)
        return NULL;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (is_heading(claim) && stet_title_holds(claim->value, title) &&
            2 * stet_title_letters(title) >= stet_title_letters(claim->value) &&
            (!seen || stet_title_same(claim->value, title))) {
            seen = claim;
            if (stet_title_same(claim->value, title))
                return seen;
        }
    return seen;
}

/* The h1 that heads the article: the one most like the page's other titles, or else the first if
 * it is long enough to be one. */
static const struct stet_claim *find_heading(const struct stet_claims *claims,
                                             const struct offers *offers)
{
    const struct stet_claim *best = NULL, *first = NULL;
    unsigned most = LIKE_ENOUGH - 1;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count;
         claim++) {
        if (claim->field != STET_META_TITLE || claim->rank != STET_RANK_TITLE + 1 ||
            stet_title_names_site(claim->value, offers->site, offers->host))
            continue;
        unsigned like = stet_title_likeness(claim->value, offers->element_text);
        unsigned shared = stet_title_likeness(claim->value, offers->shared_text);
        like = shared > like ? shared : like;
        if (like > most) {
            most = like;
            best = claim;
        }
        if (!first)
            first = claim;
    }
    bool enough = first && stet_title_letters(first->value) >= LONG_ENOUGH;
    if (enough && most < LIKE_SURELY)
        return first; /* of chapters that are all h1 one has a word of the title by chance */
    return best ? best : enough ? first : NULL;
}

/* Is a heading only some words out of a longer title ("Houston" of "Trails near Houston")? */
static bool is_fragment(struct stet_span heading, struct stet_span title)
{
    return stet_title_holds(title, heading) &&
           2 * stet_title_letters(heading) < stet_title_letters(title);
}

/* The longest heading that is the title, or the part of it before a mark: what follows names the
 * site or a section. */
static const struct stet_claim *find_part(const struct stet_claims *claims, struct stet_span title)
{
    const struct stet_claim *best = NULL;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (is_heading(claim) && stet_title_part(title, claim->value).len > 0 &&
            stet_title_letters(claim->value) * 4 >= stet_title_letters(title) &&
            (!best || claim->value.len > best->value.len))
            best = claim;
    return best;
}

/* The signs of a text. */
struct signs {
    size_t quotes, others;
    bool lower; /* one is a lower-case letter or beyond ASCII */
};

static struct signs count_signs(struct stet_span text)
{
    struct signs signs = {0};
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bool quote = code == '"' || code == '\'' || code == 0xAB || code == 0xBB ||
                     (code >= 0x2018 && code <= 0x201F) || code == 0x2039 || code == 0x203A;
        signs.quotes += quote;
        signs.others += !quote;
        signs.lower = signs.lower || (code >= 'a' && code <= 'z') || code >= 0x80;
    }
    return signs;
}

/* A title as it stands in the heading: its quote marks and dashes are the ones that were set, and
 * words in italics have none. */
static struct stet_span as_set(struct stet_span title, const struct stet_claim *heading)
{
    if (!heading || !stet_title_same(title, heading->value))
        return title;
    struct signs said = count_signs(title), set = count_signs(heading->value);
    return set.lower && set.others == said.others && set.quotes <= said.quotes ? heading->value
                                                                               : title;
}

/* Of a page without a headline in data that a reader sees. */
static struct stet_span choose_other(const struct stet_claims *claims, const struct offers *offers,
                                     const struct stet_claim **from)
{
    const struct stet_claim *part = find_part(claims, offers->element_text);
    const struct stet_claim *heading = offers->heading;
    struct stet_span shared = offers->shared_text, element = offers->element_text;
    bool agreed = offers->shared && stet_title_holds(element, shared) &&
                  !is_fragment(shared, element) && !stet_title_is_composed(offers->shared->value);
    if (part && (!agreed || stet_title_letters(part->value) > stet_title_letters(shared))) {
        *from = part;
        return part->value;
    }
    struct stet_span other = offers->shared ? shared : element;
    if (offers->shared)
        part = find_part(claims, other);
    if (part) {
        *from = part;
        return part->value;
    }
    if (heading && !is_fragment(heading->value, other) &&
        (!agreed || stet_title_holds(heading->value, other))) {
        *from = heading;
        return heading->value;
    }
    *from = offers->shared ? offers->shared : offers->element;
    return stet_title_without_last(other);
}

/* Does a first heading say what the title element and the data say, so that one further down that
 * says what is shared, in other words, is of something else? */
static bool is_settled(const struct stet_claims *claims, const struct offers *offers)
{
    if (!offers->data || !stet_title_same(offers->data_text, offers->element_text))
        return false;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_TITLE && claim->rank == STET_RANK_TITLE + 1 &&
            stet_title_same(claim->value, offers->data_text))
            return !stet_title_holds(claim->value, offers->shared_text);
    return false;
}

static struct stet_span choose(const struct stet_claims *claims, const struct offers *offers,
                               const struct stet_claim **from)
{
    const struct stet_claim *seen = offers->shared ? find_seen(claims, offers->shared_text) : NULL;
    if (seen && (seen->rank == STET_RANK_TITLE + 1 || !is_settled(claims, offers))) {
        *from = offers->shared;
        return as_set(offers->shared_text, seen);
    }
    if (offers->data) {
        *from = offers->data;
        return as_set(offers->data_text, find_seen(claims, offers->data_text));
    }
    return choose_other(claims, offers, from);
}

/* Does the page say that it is the first one of its site? */
static bool is_first_page(const struct stet_claims *claims)
{
    struct stet_url url;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_URL && claim->rank < RANK_CANONICAL &&
            stet_url_parse(claim->value, &url) && url.query.len == 0 &&
            (url.path.len == 0 || stet_span_is(url.path, "/")))
            return true;
    return false;
}

/* The title of a first page that is shared by the name of the site and headed by it; or NULL. */
static const struct stet_claim *find_site_title(const struct stet_claims *claims,
                                                const struct offers *offers)
{
    const struct stet_claim *shared = NULL, *heading = NULL;
    if (offers->site.len == 0 || !is_first_page(claims))
        return NULL;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_TITLE && stet_title_same(claim->value, offers->site)) {
            shared = claim->origin == STET_ORIGIN_OPEN_GRAPH ? claim : shared;
            heading = is_heading(claim) ? claim : heading;
        }
    return heading ? shared : NULL;
}

void stet_meta_title(struct stet_claims *claims)
{
    struct stet_metadata *meta = &claims->document->meta;
    struct stet_span host = stet_meta_host(claims);
    stet_site_learn(claims, host);
    struct offers offers = {.site = meta->site.value, .host = host};
    const struct stet_claim *from = NULL;
    offers.data = first_claim(claims, &offers, 0, 11, &offers.data_text);
    offers.shared = first_claim(claims, &offers, 12, STET_RANK_TITLE - 1, &offers.shared_text);
    offers.element =
        first_claim(claims, &offers, STET_RANK_TITLE, STET_RANK_TITLE, &offers.element_text);
    offers.heading = find_heading(claims, &offers);
    const struct stet_claim *named = find_site_title(claims, &offers);
    struct stet_span title = named ? named->value : choose(claims, &offers, &from);
    from = named ? named : from;
    if (!from)
        from = stet_claim_best(claims, STET_META_TITLE); /* all name the site: so be it */
    if (!from)
        return;
    if (title.len == 0)
        title = from->value;
    stet_document_set(claims->document, &meta->title, title, from->origin);
    if (offers.data && offers.shared && !stet_title_holds(offers.data_text, offers.shared_text) &&
        !stet_title_holds(offers.shared_text, offers.data_text)) {
        const struct stet_claim *other = from == offers.data ? offers.shared : offers.data;
        if (from == offers.data || from == offers.shared)
            stet_meta_conflict(claims, "conflicting-title", title, from, other);
    }
}
