/* meta.h - what a page says of its article: found by meta_*.c, weighed by meta.c. */
#ifndef STET_EXTRACT_META_H
#define STET_EXTRACT_META_H

#include "extract.h"

enum stet_meta_field {
    STET_META_TITLE,
    STET_META_AUTHOR,
    STET_META_PUBLISHED,
    STET_META_MODIFIED,
    STET_META_LANGUAGE,
    STET_META_SITE,
    STET_META_SECTION,
    STET_META_TAG,
    STET_META_DESCRIPTION,
    STET_META_URL,
    STET_META_IMAGE,
    STET_META_LICENSE,
    STET_META_FIELDS
};

/* Something said of a field. */
struct stet_claim {
    enum stet_meta_field field;
    enum stet_origin origin;
    unsigned rank;          /* 0 is believed before 1; equal ones in the order they were found */
    size_t offset;          /* in the page */
    struct stet_span value; /* in the document's arena, white space trimmed */
};

#define STET_RANK_SAID 30 /* below it: what pages say to machines, and their URLs */
#define STET_RANK_SITE 30 /* of the last claim of a site's name that is surely one */
#define STET_RANK_HOME                                                                             \
    36 /* of a link to the site's first page: a name only if the title has it                      \
        */
#define STET_RANK_NEAR    33  /* of a line with a date right behind the title */
#define STET_RANK_TITLE   35  /* of the title element; headings come after it */
#define STET_RANK_HEADING 38  /* of the last of them */
#define STET_RANK_BYLINE  31  /* of a byline in an element named so, right behind the title */
#define STET_RANK_HOUSE   39  /* of authors that are organisations: a byline is believed before */
#define STET_RANK_OTHERS  44  /* of a time that belongs to other articles or to comments */
#define STET_CLAIMS_MAX   512 /* of one page */

/* What a page says that it is. */
enum stet_said { STET_SAID_NOTHING, STET_SAID_ARTICLE, STET_SAID_LIST, STET_SAID_OTHER };

struct stet_claims {
    struct stet_document *document;
    struct stet_claim *all;
    size_t count;
    bool paywalled;                /* the page says that it is not free */
    uint8_t open_graph, schema;    /* enum stet_said, by its og:type and its JSON-LD */
    struct stet_span article_body; /* the text in JSON-LD, if there is one */
    size_t body_offset;
    struct stet_span base; /* of the base element */
    struct stet_span home; /* an address of the site itself, if the page's own is not known */
    unsigned home_rank;
    struct stet_span card; /* what twitter:data is of, by the twitter:label before it */
};

/* Adds a claim, unless value is blank. */
void stet_claim_add(struct stet_claims *claims, enum stet_meta_field field, enum stet_origin origin,
                    unsigned rank, size_t offset, struct stet_span value);
/* The first claim of the lowest rank for a field, or NULL. */
const struct stet_claim *stet_claim_best(const struct stet_claims *claims,
                                         enum stet_meta_field field);

/* Tells that two claims contradict each other: "2024-01-02 (json-ld), not 2024-01-03 (meta)". value
 * is what was made of the one that is believed. */
void stet_meta_conflict(struct stet_claims *claims, const char *code, struct stet_span value,
                        const struct stet_claim *believed, const struct stet_claim *other);

/* The host of the page's address, or else of what belongs to its site; empty if none is known. */
struct stet_span stet_meta_host(const struct stet_claims *claims);

/* meta_jsonld.c: one script element's text. */
void stet_meta_json_ld(struct stet_claims *claims, struct stet_span text, size_t offset);
/* json_repair.c: JSON as it is found on pages, made JSON: control characters in strings, trailing
 * commas, wrong escapes, comment marks around it. */
void stet_json_repair(struct stet_span text, struct stet_buf *out);
/* meta_markup.c: meta, link, title, html lang, JSON-LD. */
void stet_meta_markup(struct stet_claims *claims, const struct stet_page *page);
/* Claims the text below an element, white space collapsed. Is word one of the words of an
 * attribute? */
void stet_meta_claim_text(struct stet_claims *claims, const struct stet_html *html,
                          stet_html_node node, enum stet_meta_field field, enum stet_origin origin,
                          unsigned rank);
bool stet_meta_has_word(struct stet_span words, const char *word);
/* meta_parts.c: headings, rel=author, time, microdata. */
void stet_meta_parts(struct stet_claims *claims, const struct stet_page *page);
/* meta_text.c: bylines and dates that stand as text near the article. */
void stet_meta_text(struct stet_claims *claims, const struct stet_page *page);
/* meta_url.c: the date in the URL. */
void stet_meta_url(struct stet_claims *claims, struct stet_span url);
/* meta_signature.c: the name under the article. */
void stet_meta_signature(struct stet_claims *claims, const struct stet_page *page);
/* meta_place.c. Does the part lie among other articles or comments? Or at least beside the article?
 * Or in a notice or dialogue over the page? */
bool stet_meta_is_others(const struct stet_page *page, uint32_t at);
bool stet_meta_is_astray(const struct stet_page *page, uint32_t at);
bool stet_meta_is_over(const struct stet_page *page, uint32_t at);
/* Does it lie in what a script or a click would show? */
bool stet_meta_is_hidden(const struct stet_page *page, uint32_t at);
/* meta_title.c: a title without the site's name. Lent of title. */
struct stet_span stet_title_without_site(struct stet_span title, struct stet_span site,
                                         struct stet_span host);
/* title without the part between two marks that is name, and what stands behind it; lent of title,
 * which is returned if name is no part. */
struct stet_span stet_title_without_name(struct stet_span title, struct stet_span name);
/* Is it what the first page of a site is called ("Home"), which names nothing? */
bool stet_title_is_home(struct stet_span title);
/* title without what stands behind its last " | ", if that is short enough to be the name of a
 * site; lent of title. */
struct stet_span stet_title_without_last(struct stet_span title);
bool stet_title_names_site(struct stet_span name, struct stet_span site, struct stet_span host);
/* Are both the same words, without regard to case, punctuation and space? Or does longer only begin
 * with them? */
bool stet_title_same(struct stet_span a, struct stet_span b);
bool stet_title_begins(struct stet_span longer, struct stet_span shorter);
/* Does text begin with these words, and not only with these letters? */
bool stet_title_begins_with_words(struct stet_span text, struct stet_span words);
/* Do the letters of shorter stand in longer, in a row? (Of the first 256 letters.) */
bool stet_title_holds(struct stet_span longer, struct stet_span shorter);
/* How many letters and digits it has; and how much of title, in percent, stands in other. */
size_t stet_title_letters(struct stet_span title);
unsigned stet_title_likeness(struct stet_span title, struct stet_span other);
/* The part of title that says the same as heading, if a mark parts it from the rest; or empty. */
struct stet_span stet_title_part(struct stet_span title, struct stet_span heading);
/* Is there a mark in it that could part a title from something else? */
bool stet_title_is_composed(struct stet_span title);
/* Cuts the next part, trimmed, off *rest, up to a mark that could part a title from something else;
 * false at the end. */
bool stet_title_next_part(struct stet_span *rest, struct stet_span *part);
/* The label of a host that was registered: "example" of "news.example.co.uk"; empty if there is
 * none. */
struct stet_span stet_title_host_label(struct stet_span host);
/* meta_site.c. Is name the name of the site, by any of those that the page gives for it? Or like
 * it, but for "The", "News" and the like, which it has or lacks? Is it a person whose site bears
 * the own name: the address is that name or begins as it does, and the page calls it no
 * organisation? */
bool stet_site_is(const struct stet_claims *claims, struct stet_span name, struct stet_span host);
bool stet_site_is_like(const struct stet_claims *claims, struct stet_span name,
                       struct stet_span host);
bool stet_site_is_persons(const struct stet_claims *claims, struct stet_span name,
                          struct stet_span host);
/* Finds the name of a site that does not say it, before the title is freed of it; and, when the
 * title is known, keeps of a long name what names the site. */
void stet_site_learn(struct stet_claims *claims, struct stet_span host);
void stet_site_settle(struct stet_claims *claims, struct stet_span host);
/* meta_headline.c: the title, out of all claims of it. */
void stet_meta_title(struct stet_claims *claims);
/* meta_language.c: the language, declared and checked against the text. */
void stet_meta_language(struct stet_claims *claims);
/* meta_author.c: the names of people in a claim, added to the document's authors. */
void stet_meta_authors(struct stet_claims *claims);
/* meta_date.c: published and modified. */
void stet_meta_dates(struct stet_claims *claims);

/* meta.c: collects what the markup claims; writes what needs no text of the article into the
 * document, and the base of links into the page; and, when the text is there, language, authors and
 * dates. */
enum stet_status stet_meta_collect(struct stet_claims *claims, const struct stet_page *page,
                                   struct stet_error *error) STET_MUST_CHECK;
void stet_meta_decide(struct stet_claims *claims, struct stet_page *page);
void stet_meta_finish(struct stet_claims *claims, const struct stet_page *page);
void stet_claims_free(struct stet_claims *claims);

#endif
