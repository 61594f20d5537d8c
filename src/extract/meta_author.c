/* meta_author.c - the people who wrote the article, out of what the page claims. */
#include "byline.h"
#include "house.h"
#include "meta.h"
#include "nobody.h"
#include "span.h"

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

static bool is_nobody(struct stet_span name)
{
    if (name.len < 2 || name.len > 120 || stet_span_find(name, "://") < name.len ||
        *name.ptr == '/' || *name.ptr == '(' || stet_span_find(name, "@") < name.len ||
        stet_span_find(name, "{{") < name.len)
        return true;
    return is_slug(name) || stet_nobody_is(name) || stet_byline_is_label(name) ||
           stet_house_is_host(name);
}

/* Whose names are taken, one kind after the other, until there is one. */
enum kind {
    KIND_PEOPLE, /* and houses other than the site */
    KIND_AGENCY, /* that is the site: it signs what it writes */
    KIND_HANDLE, /* names to log in with */
    KIND_NOBODY
};

/* A name to log in with: "jdoe". */
static bool is_handle(struct stet_span name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == ' ' || (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z') ||
            (unsigned char)name.ptr[i] >= 0x80)
            return false;
    return !stet_byline_is_agency(name);
}

static enum kind kind_of(const struct stet_claims *claims, struct stet_span name,
                         struct stet_span host)
{
    if (is_nobody(name))
        return KIND_NOBODY;
    if (stet_site_is_like(claims, name, host) && !stet_site_is_persons(claims, name, host))
        return stet_nobody_is_agency(name) ? KIND_AGENCY : KIND_NOBODY;
    return is_handle(name) ? KIND_HANDLE : KIND_PEOPLE;
}

/* Could a claim that is no byline be a name as it stands? */
static bool is_plain_name(struct stet_span value)
{
    unsigned words = 1;
    for (size_t i = 0; i < value.len; i++) {
        words += value.ptr[i] == ' ';
        if (stet_is_digit(value.ptr[i]) || value.ptr[i] == '@' || value.ptr[i] == ',')
            return false;
    }
    return words <= 6 && value.len < 80;
}

/* "Doe, Jane", as libraries write it; false if it is not that. */
static bool turn_name(const struct stet_claim *claim, struct stet_span value, struct stet_buf *out)
{
    size_t comma = stet_span_find(value, ",");
    bool meta = claim->origin == STET_ORIGIN_META;
    if ((!meta && claim->origin != STET_ORIGIN_JSON_LD && claim->origin != STET_ORIGIN_MICRODATA) ||
        comma == value.len)
        return false;
    struct stet_span last = stet_span_trim(stet_span_sub(value, 0, comma));
    struct stet_span first = stet_span_trim(stet_span_sub(value, comma + 1, value.len));
    bool list = stet_span_find(claim->value, ";") < claim->value.len; /* commas part no people */
    if (last.len == 0 || first.len == 0 || stet_span_find(last, " ") < last.len ||
        stet_span_find(first, ",") < first.len ||
        (!list && stet_span_find(first, " ") + (meta ? 4 : 0) < first.len) ||
        (!meta && (stet_nobody_is(first) || stet_nobody_is_agency(first) ||
                   stet_byline_is_agency(first) || stet_nobody_is_agency(last))))
        return false;
    stet_buf_printf(out, "%.*s %.*s", (int)first.len, first.ptr, (int)last.len, last.ptr);
    return !out->failed;
}

/* A person's name without the agency or the site that stands behind it. */
static struct stet_span without_house(const struct stet_claims *claims, struct stet_span name,
                                      struct stet_span host)
{
    size_t space = stet_span_find(name, " ");
    name = stet_span_sub(name, 0, stet_nobody_person(name));
    for (size_t i = space + 1; i < name.len; i++)
        if (name.ptr[i] == ' ' && stet_site_is(claims, stet_span_sub(name, i + 1, name.len), host))
            return stet_span_trim(stet_span_sub(name, 0, i));
    return name;
}

/* Is it longer than name by words that stand behind it, or that are stuck to it ("Ann BellReply")?
 * Of two words or more: "Ann" may be anybody. */
static bool goes_on(struct stet_span longer, struct stet_span name)
{
    char next = longer.len > name.len ? longer.ptr[name.len] : 'a';
    return (next == ' ' || (next >= 'A' && next <= 'Z')) &&
           memcmp(longer.ptr, name.ptr, name.len) == 0 && stet_span_find(name, " ") < name.len;
}

/* Adds a name unless it is there, in other letters or with more or fewer words behind it: the
 * shorter one is kept. */
static void add_person(struct stet_document *document, struct stet_span name,
                       enum stet_origin origin)
{
    struct stet_field_list *authors = &document->meta.authors;
    for (size_t i = 0; i < authors->count; i++) {
        if (goes_on(name, authors->values[i]) || stet_title_same(name, authors->values[i]))
            return;
        if (goes_on(authors->values[i], name)) {
            authors->values[i] = stet_document_copy(document, name);
            return;
        }
    }
    stet_document_add(document, authors, name, origin);
}

/* A name without a mark that parts it from what stood behind it, and without the stop of a
 * sentence. */
static struct stet_span without_marks(struct stet_span name)
{
    static const char *const marks[] = {"\xC2\xB7", "\xE2\x80\xA2", "|", ",", ":", "-"};
    name = stet_span_trim(name);
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (stet_span_ends(name, marks[i]))
            name = stet_span_trim(stet_span_sub(name, 0, name.len - strlen(marks[i])));
    return stet_byline_without_stop(name);
}

/* "Ann Bell" of "ann@port.example (Ann Bell)", as feeds have it. */
static struct stet_span without_address(struct stet_span value)
{
    size_t open = stet_span_find(value, " ("), at = stet_span_find(value, "@");
    return at < open && open < value.len && stet_span_ends(value, ")") &&
                   stet_span_find(value, " ") == open
               ? stet_span_sub(value, open + 2, value.len - 1)
               : value;
}

/* Adds the people that one claim, or a part of it, names. */
static void add_names(struct stet_claims *claims, const struct stet_claim *claim,
                      struct stet_span value, enum kind kind)
{
    struct stet_document *document = claims->document;
    value = without_address(value);
    struct stet_span names[STET_BYLINE_NAMES] = {value};
    struct stet_span host = stet_meta_host(claims);
    struct stet_buf turned;
    size_t count = 1;
    stet_buf_init(&turned, 1024);
    if (turn_name(claim, value, &turned))
        names[0] = (struct stet_span){turned.ptr, turned.len};
    else if (claim->origin != STET_ORIGIN_TEXT) /* those of the text were read there */
        count = stet_byline_names(value, false, names);
    if (count == 0 && is_plain_name(value)) {
        names[0] = value;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct stet_span name = without_marks(without_house(claims, without_marks(names[i]), host));
        struct stet_span house = stet_nobody_behind_desk(name); /* "AP Staff" */
        if (stet_nobody_is_agency(house))
            name = house;
        if (kind_of(claims, name, host) == kind)
            add_person(document, name, claim->origin);
    }
    stet_buf_free(&turned);
}

static void add_claim(struct stet_claims *claims, const struct stet_claim *claim, enum kind kind)
{
    struct stet_span host = stet_meta_host(claims);
    size_t start = 0;
    if (kind != KIND_AGENCY && stet_site_is_like(claims, claim->value, host) &&
        !stet_site_is_persons(claims, claim->value, host)) /* "Town & Country" is not two people */
        return;
    if (stet_nobody_is(claim->value) || /* nor "Rope & Sail Ltd.", which made the page */
        (claim->origin != STET_ORIGIN_TEXT && stet_house_is(claim->value)))
        return;
    for (size_t i = 0; i <= claim->value.len; i++)
        if (i == claim->value.len || claim->value.ptr[i] == ';') {
            add_names(claims, claim, stet_span_trim(stet_span_sub(claim->value, start, i)), kind);
            start = i + 1;
        }
}

/* Takes the claims of the first rank that names somebody; of elements only those close to the
 * first. */
static void add_best(struct stet_claims *claims, enum kind kind)
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
                add_claim(claims, claim, kind);
        after = best->rank + 1;
    }
}

/* Does the claim name any of the people who were taken? */
static bool names_any(const struct stet_field_list *authors, struct stet_span value)
{
    for (size_t i = 0; i < authors->count; i++)
        if (stet_title_holds(value, authors->values[i]) ||
            stet_title_holds(authors->values[i], value))
            return true;
    return false;
}

/* Tells if another place that speaks to machines names somebody else. */
static void tell_conflict(struct stet_claims *claims)
{
    struct stet_document *document = claims->document;
    const struct stet_field_list *authors = &document->meta.authors;
    struct stet_span host = stet_meta_host(claims);
    for (size_t i = 0; i < claims->count && authors->count > 0; i++) {
        const struct stet_claim *claim = &claims->all[i];
        if (claim->field != STET_META_AUTHOR || claim->rank >= STET_RANK_SAID ||
            claim->origin == authors->origin || !is_plain_name(claim->value) ||
            kind_of(claims, claim->value, host) != KIND_PEOPLE || names_any(authors, claim->value))
            continue;
        const struct stet_claim believed = {.origin = authors->origin};
        stet_meta_conflict(claims, "conflicting-authors", authors->values[0], &believed, claim);
        return;
    }
}

void stet_meta_authors(struct stet_claims *claims)
{
    for (enum kind kind = KIND_PEOPLE; kind < KIND_NOBODY; kind++)
        add_best(claims, kind);
    tell_conflict(claims);
}
