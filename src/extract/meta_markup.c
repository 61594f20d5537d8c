/* meta_markup.c - claims from elements: meta, link, title, headings, html lang, time, microdata. */
#include "date.h"
#include "limits.h"
#include "meta.h"
#include "span.h"

#define NODES_MAX       1000 /* nodes of an element that is read as one line */
#define TIME_LETTERS    80   /* of a time element that is read */
#define HEADINGS_MAX    100  /* of one page; they must leave room for other claims */
#define HEADING_LETTERS 400  /* a longer heading is no title */
#define HOMES_MAX       12   /* links to the first page that are read */
#define HOME_NODES      50   /* nodes of one, and bytes of its text */
#define HOME_BYTES      80
#define RANK_ASTRAY     37 /* of rel=author beside the article, and of organisations */

/* A name or property of a meta element, or an itemprop; lower case. */
struct meta_name {
    const char *name;
    enum stet_meta_field field;
    enum stet_origin origin;
    unsigned rank;
};

static const struct meta_name meta_names[] = {
    {"og:title", STET_META_TITLE, STET_ORIGIN_OPEN_GRAPH, 12},
    {"twitter:title", STET_META_TITLE, STET_ORIGIN_META, 25},
    {"title", STET_META_TITLE, STET_ORIGIN_META, 28},
    {"parsely-title", STET_META_TITLE, STET_ORIGIN_META, 20},
    {"sailthru.title", STET_META_TITLE, STET_ORIGIN_META, 21},
    {"dc.title", STET_META_TITLE, STET_ORIGIN_META, 26},
    {"dcterms.title", STET_META_TITLE, STET_ORIGIN_META, 26},
    {"citation_title", STET_META_TITLE, STET_ORIGIN_META, 9},
    {"headline", STET_META_TITLE, STET_ORIGIN_META, 22},

    {"article:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 30},
    {"article:author_name", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 29},
    {"og:article:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 31},
    {"og:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 32},
    {"book:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 32},
    {"author", STET_META_AUTHOR, STET_ORIGIN_META, 24},
    {"authors", STET_META_AUTHOR, STET_ORIGIN_META, 24},
    {"parsely-author", STET_META_AUTHOR, STET_ORIGIN_META, 20},
    {"sailthru.author", STET_META_AUTHOR, STET_ORIGIN_META, 21},
    {"byl", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"byline", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"dc.creator", STET_META_AUTHOR, STET_ORIGIN_META, 26},
    {"dcterms.creator", STET_META_AUTHOR, STET_ORIGIN_META, 26},
    {"dc.contributor", STET_META_AUTHOR, STET_ORIGIN_META, 28},
    {"citation_author", STET_META_AUTHOR, STET_ORIGIN_META, 9},
    {"cxenseparse:author", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"creator", STET_META_AUTHOR, STET_ORIGIN_META, 28},

    {"article:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:article:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 13},
    {"og:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"og:pubdate", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"article:published", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"published_time", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"datepublished", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"parsely-pub-date", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"sailthru.date", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"pubdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publishdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publish-date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publish_date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"published-date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publication_date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publicationdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"article.published", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"article_date_original", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"originalpublicationdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"cxenseparse:recs:publishtime", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"rnews:datepublished", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"displaydate", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dc.date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dc.date.issued", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"dc.date.created", STET_META_PUBLISHED, STET_ORIGIN_META, 26},
    {"dcterms.date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dcterms.created", STET_META_PUBLISHED, STET_ORIGIN_META, 26},
    {"dcterms.issued", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"citation_publication_date", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"citation_date", STET_META_PUBLISHED, STET_ORIGIN_META, 24},
    {"datecreated", STET_META_PUBLISHED, STET_ORIGIN_META, 27},
    {"created", STET_META_PUBLISHED, STET_ORIGIN_META, 28},

    {"article:modified_time", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:updated_time", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"article:modified", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"datemodified", STET_META_MODIFIED, STET_ORIGIN_META, 20},
    {"last-modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"lastmod", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"revised", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"dc.date.modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"dcterms.modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"utime", STET_META_MODIFIED, STET_ORIGIN_META, 26},

    {"og:locale", STET_META_LANGUAGE, STET_ORIGIN_OPEN_GRAPH, 32},
    {"content-language", STET_META_LANGUAGE, STET_ORIGIN_META, 31},
    {"language", STET_META_LANGUAGE, STET_ORIGIN_META, 33},
    {"dc.language", STET_META_LANGUAGE, STET_ORIGIN_META, 33},

    {"og:site_name", STET_META_SITE, STET_ORIGIN_OPEN_GRAPH, 5},
    {"application-name", STET_META_SITE, STET_ORIGIN_META, 24},
    {"apple-mobile-web-app-title", STET_META_SITE, STET_ORIGIN_META, 26},
    {"dc.publisher", STET_META_SITE, STET_ORIGIN_META, 25},
    {"citation_journal_title", STET_META_SITE, STET_ORIGIN_META, 12},

    {"article:section", STET_META_SECTION, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:section", STET_META_SECTION, STET_ORIGIN_OPEN_GRAPH, 13},
    {"parsely-section", STET_META_SECTION, STET_ORIGIN_META, 20},
    {"section", STET_META_SECTION, STET_ORIGIN_META, 22},

    {"article:tag", STET_META_TAG, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:article:tag", STET_META_TAG, STET_ORIGIN_OPEN_GRAPH, 13},
    {"news_keywords", STET_META_TAG, STET_ORIGIN_META, 18},
    {"parsely-tags", STET_META_TAG, STET_ORIGIN_META, 20},
    {"sailthru.tags", STET_META_TAG, STET_ORIGIN_META, 21},
    {"keywords", STET_META_TAG, STET_ORIGIN_META, 24},
    {"citation_keywords", STET_META_TAG, STET_ORIGIN_META, 23},

    {"og:description", STET_META_DESCRIPTION, STET_ORIGIN_OPEN_GRAPH, 8},
    {"description", STET_META_DESCRIPTION, STET_ORIGIN_META, 9},
    {"twitter:description", STET_META_DESCRIPTION, STET_ORIGIN_META, 14},
    {"dc.description", STET_META_DESCRIPTION, STET_ORIGIN_META, 15},

    {"og:url", STET_META_URL, STET_ORIGIN_OPEN_GRAPH, 8},
    {"twitter:url", STET_META_URL, STET_ORIGIN_META, 20},
    {"parsely-link", STET_META_URL, STET_ORIGIN_META, 20},

    {"og:image", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 5},
    {"og:image:url", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 6},
    {"og:image:secure_url", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 7},
    {"twitter:image", STET_META_IMAGE, STET_ORIGIN_META, 20},
    {"twitter:image:src", STET_META_IMAGE, STET_ORIGIN_META, 20},
    {"parsely-image-url", STET_META_IMAGE, STET_ORIGIN_META, 22},

    {"dc.rights", STET_META_LICENSE, STET_ORIGIN_META, 24},
    {"dcterms.license", STET_META_LICENSE, STET_ORIGIN_META, 22},
    {"license", STET_META_LICENSE, STET_ORIGIN_META, 22},
};

static const struct meta_name properties[] = {
    {"headline", STET_META_TITLE, STET_ORIGIN_MICRODATA, 20},
    {"author", STET_META_AUTHOR, STET_ORIGIN_MICRODATA, 19},
    {"creator", STET_META_AUTHOR, STET_ORIGIN_MICRODATA, 23},
    {"datepublished", STET_META_PUBLISHED, STET_ORIGIN_MICRODATA, 15},
    {"datecreated", STET_META_PUBLISHED, STET_ORIGIN_MICRODATA, 27},
    {"datemodified", STET_META_MODIFIED, STET_ORIGIN_MICRODATA, 15},
    {"inlanguage", STET_META_LANGUAGE, STET_ORIGIN_MICRODATA, 34},
    {"articlesection", STET_META_SECTION, STET_ORIGIN_MICRODATA, 24},
    {"license", STET_META_LICENSE, STET_ORIGIN_MICRODATA, 24},
};

static const struct meta_name *find_name(const struct meta_name *table, size_t count,
                                         struct stet_span name)
{
    name = stet_span_trim(name);
    char first = name.len > 0 ? stet_ascii_lower(name.ptr[0]) : '\0';
    for (size_t i = 0; i < count; i++)
        if (table[i].name[0] == first && stet_span_is_nocase(name, table[i].name))
            return &table[i];
    return NULL;
}

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* What og:type names: "article", "news.article", "blog"; mostly "website". */
static void note_type(struct stet_claims *claims, struct stet_span type)
{
    static const char *const articles[] = {"article", "blog", "news"};
    if (claims->open_graph != STET_SAID_NOTHING || stet_span_trim(type).len == 0)
        return;
    claims->open_graph = STET_SAID_OTHER;
    for (size_t i = 0; i < COUNT(articles); i++)
        if (stet_span_find_nocase(type, articles[i]) < type.len)
            claims->open_graph = STET_SAID_ARTICLE;
}

static void claim_meta(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node)
{
    static const enum stet_html_attr names[] = {STET_HTML_ATTR_PROPERTY, STET_HTML_ATTR_NAME,
                                                STET_HTML_ATTR_ITEMPROP, STET_HTML_ATTR_HTTP_EQUIV};
    struct stet_span name, content;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_CONTENT, &content) &&
        !stet_html_attribute(html, node, STET_HTML_ATTR_VALUE, &content)) /* a common mistake */
        return;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (!stet_html_attribute(html, node, names[i], &name))
            continue;
        const struct meta_name *known = names[i] == STET_HTML_ATTR_ITEMPROP
                                            ? find_name(properties, COUNT(properties), name)
                                            : NULL;
        if (!known)
            known = find_name(meta_names, COUNT(meta_names), name);
        if (known) {
            stet_claim_add(claims, known->field, known->origin, known->rank,
                           stet_html_offset(html, node), content);
            return;
        }
        if (stet_span_is_nocase(stet_span_trim(name), "og:type"))
            note_type(claims, content);
    }
}

/* Is word one of the words of a rel attribute? */
static bool has_word(struct stet_span words, const char *word)
{
    for (size_t i = 0; i < words.len;) {
        while (i < words.len && stet_is_space(words.ptr[i]))
            i++;
        size_t start = i;
        while (i < words.len && !stet_is_space(words.ptr[i]))
            i++;
        if (stet_span_is_nocase(stet_span_sub(words, start, i), word))
            return true;
    }
    return false;
}

static void claim_link(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node)
{
    struct stet_span rel, href;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_REL, &rel) ||
        !stet_html_attribute(html, node, STET_HTML_ATTR_HREF, &href))
        return;
    size_t offset = stet_html_offset(html, node);
    if (has_word(rel, "canonical"))
        stet_claim_add(claims, STET_META_URL, STET_ORIGIN_MARKUP, 5, offset, href);
    if (has_word(rel, "license"))
        stet_claim_add(claims, STET_META_LICENSE, STET_ORIGIN_MARKUP, 5, offset, href);
}

/* The text below an element, white space collapsed. */
static void element_text(const struct stet_html *html, stet_html_node node, struct stet_buf *out)
{
    unsigned looked = 0;
    for (stet_html_node n = node; n && out->len < 1000 && looked < NODES_MAX;
         n = stet_html_walk(html, node, n, false), looked++) {
        if (stet_html_kind(html, n) != STET_HTML_KIND_TEXT)
            continue;
        struct stet_span text = stet_html_text(html, n);
        if (out->len > 0 && text.len > 0)
            stet_buf_putc(out, ' ');
        stet_buf_append(out, text.ptr, text.len < 2000 ? text.len : 2000);
    }
}

static void claim_text(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node, enum stet_meta_field field, enum stet_origin origin,
                       unsigned rank)
{
    struct stet_buf text;
    stet_buf_init(&text, 8192);
    element_text(html, node, &text);
    if (!text.failed)
        stet_claim_add(claims, field, origin, rank, stet_html_offset(html, node),
                       (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
}

/* "<!-- saved from url=(0033)https://example.org/page -->", as browsers write when they save. */
static void claim_comment(struct stet_claims *claims, struct stet_span text, size_t offset)
{
    size_t at = stet_span_find(text, "saved from url=(");
    if (at == text.len)
        return;
    at += strlen("saved from url=(");
    while (at < text.len && stet_is_digit(text.ptr[at]))
        at++;
    if (at == text.len || text.ptr[at] != ')')
        return;
    size_t end = ++at;
    while (end < text.len && !stet_is_space(text.ptr[end]))
        end++;
    stet_claim_add(claims, STET_META_URL, STET_ORIGIN_MARKUP, 15, offset,
                   stet_span_sub(text, at, end));
}

/* "/" or "https://example.org/", the first page of a site. */
static bool is_home(struct stet_span href)
{
    href = stet_span_trim(href);
    size_t scheme = stet_span_find(href, "://");
    if (scheme < href.len)
        href = stet_span_sub(href, scheme + 3, href.len);
    else if (!stet_span_starts(href, "/"))
        return false;
    size_t slash = stet_span_find(href, "/");
    return href.len > 0 && slash + 1 >= href.len;
}

/* The text of a link to a first page, or of the picture in it. */
static void claim_home(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node)
{
    struct stet_span alt;
    struct stet_buf text;
    unsigned looked = 0, homes = 0;
    for (size_t i = 0; i < claims->count; i++)
        homes += claims->all[i].field == STET_META_SITE && claims->all[i].rank == STET_RANK_HOME;
    if (homes >= HOMES_MAX)
        return;
    stet_buf_init(&text, 8192);
    element_text(html, node, &text);
    for (stet_html_node n = node; n && text.len == 0 && looked < HOME_NODES;
         n = stet_html_walk(html, node, n, false), looked++)
        if (stet_html_tag(html, n) == STET_HTML_TAG_IMG &&
            stet_html_attribute(html, n, STET_HTML_ATTR_ALT, &alt))
            stet_buf_append(&text, alt.ptr, alt.len < 200 ? alt.len : 200);
    struct stet_span name = stet_span_trim((struct stet_span){text.ptr, text.len});
    if (!text.failed && name.len <= HOME_BYTES)
        stet_claim_add(claims, STET_META_SITE, STET_ORIGIN_MARKUP, STET_RANK_HOME,
                       stet_html_offset(html, node), name);
    stet_buf_free(&text);
}

static void claim_element(struct stet_claims *claims, const struct stet_html *html,
                          stet_html_node node)
{
    struct stet_span value;
    size_t offset = stet_html_offset(html, node);
    switch (stet_html_tag(html, node)) {
    case STET_HTML_TAG_META: claim_meta(claims, html, node); break;
    case STET_HTML_TAG_BASE:
        if (claims->base.len == 0 && stet_html_attribute(html, node, STET_HTML_ATTR_HREF, &value))
            claims->base = stet_document_copy(claims->document, stet_span_trim(value));
        break;
    case STET_HTML_TAG_LINK: claim_link(claims, html, node); break;
    case STET_HTML_TAG_A:
        if (stet_html_attribute(html, node, STET_HTML_ATTR_HREF, &value) && is_home(value))
            claim_home(claims, html, node);
        break;
    case STET_HTML_TAG_TITLE:
        if (stet_html_namespace(html, node) == STET_HTML_NS_HTML)
            claim_text(claims, html, node, STET_META_TITLE, STET_ORIGIN_MARKUP, STET_RANK_TITLE);
        break;
    case STET_HTML_TAG_HTML:
        if (stet_html_attribute(html, node, STET_HTML_ATTR_LANG, &value))
            stet_claim_add(claims, STET_META_LANGUAGE, STET_ORIGIN_MARKUP, 5, offset, value);
        break;
    case STET_HTML_TAG_SCRIPT:
        if (stet_html_attribute(html, node, STET_HTML_ATTR_TYPE, &value) &&
            stet_span_starts_nocase(stet_span_trim(value), "application/ld+json") &&
            stet_html_first_child(html, node))
            stet_meta_json_ld(claims, stet_html_text(html, stet_html_first_child(html, node)),
                              offset);
        break;
    default: break;
    }
}

/* A heading that does not belong to other articles may be the title. */
static void claim_heading(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_buf text;
    unsigned headings = 0;
    for (size_t i = 0; i < claims->count; i++)
        headings +=
            claims->all[i].field == STET_META_TITLE && claims->all[i].rank > STET_RANK_TITLE;
    if (part->all.chars == 0 || part->all.chars > HEADING_LETTERS || headings >= HEADINGS_MAX ||
        stet_meta_is_astray(page, at) || stet_meta_is_over(page, at))
        return;
    stet_buf_init(&text, 4096);
    stet_part_text(page, at, 2000, &text);
    stet_claim_add(claims, STET_META_TITLE, STET_ORIGIN_MARKUP,
                   STET_RANK_TITLE + (part->tag == STET_HTML_TAG_H1 ? 1 : 2),
                   stet_html_offset(page->html, part->node),
                   (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
}

/* A time element. What it shows is believed before its attribute if both say different days (pages
 * put the time of the last change, or one in UTC, there), or if only it has the hour. */
static void claim_time(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_span value = {NULL, 0}, ignored;
    struct stet_date said, shown;
    struct stet_buf text;
    size_t offset = stet_html_offset(page->html, part->node);
    bool published = stet_html_attribute(page->html, part->node, STET_HTML_ATTR_PUBDATE, &ignored);
    bool updated = stet_html_attribute(page->html, part->node, STET_HTML_ATTR_CLASS, &ignored) &&
                   (stet_span_find_nocase(ignored, "update") < ignored.len ||
                    stet_span_find_nocase(ignored, "modif") < ignored.len);
    enum stet_date_role role = updated ? STET_DATE_MODIFIED : STET_DATE_PUBLISHED;
    unsigned rank = published                       ? 16
                    : stet_meta_is_others(page, at) ? STET_RANK_OTHERS
                                                    : STET_RANK_SAID;
    stet_buf_init(&text, 1024);
    if (part->all.chars > 0 && part->all.chars <= TIME_LETTERS)
        stet_part_text(page, at, 200, &text);
    struct stet_span line = {text.ptr, text.len};
    bool dated = stet_html_attribute(page->html, part->node, STET_HTML_ATTR_DATETIME, &value) &&
                 (stet_date_parse(value, NULL, &said) || stet_date_find(value, NULL, &said));
    bool seen = stet_date_is_line(line, NULL, &role, &shown, NULL);
    bool same = dated && seen && said.day == shown.day && said.month == shown.month;
    enum stet_meta_field field =
        role == STET_DATE_MODIFIED ? STET_META_MODIFIED : STET_META_PUBLISHED;
    bool fuller = same && shown.hour >= 0 && said.hour < 0;
    if (seen && (!same || fuller))
        stet_claim_add(claims, field, STET_ORIGIN_TIME_ELEMENT, rank, offset, line);
    if (value.len > 0)
        stet_claim_add(claims, field, STET_ORIGIN_TIME_ELEMENT, rank, offset, value);
    stet_buf_free(&text);
}

/* What microdata say within a figure is said of the picture. */
static bool is_of_picture(const struct stet_page *page, uint32_t at)
{
    for (unsigned up = 0; at != 0 && up < 16; up++, at = page->parts[at].parent)
        if (page->parts[at].tag == STET_HTML_TAG_FIGURE)
            return true;
    return false;
}

/* The name of a person in microdata, where it is not what the element shows: <span
 * itemprop=author><link itemprop=name content="Ann Bell">. */
static bool claim_named(struct stet_claims *claims, const struct stet_html *html,
                        stet_html_node node, const struct meta_name *known)
{
    struct stet_span value;
    unsigned looked = 0;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_ITEMSCOPE, &value))
        return false;
    unsigned rank = known->rank;
    if (stet_html_attribute(html, node, STET_HTML_ATTR_ITEMTYPE, &value) &&
        stet_span_ends(value, "Organization"))
        rank = RANK_ASTRAY; /* a person in a byline is believed before it */
    for (stet_html_node n = stet_html_walk(html, node, node, false); n && looked < NODES_MAX;
         n = stet_html_walk(html, node, n, false), looked++) {
        if (stet_html_kind(html, n) != STET_HTML_KIND_ELEMENT ||
            !stet_html_attribute(html, n, STET_HTML_ATTR_ITEMPROP, &value) ||
            !stet_span_is_nocase(stet_span_trim(value), "name"))
            continue;
        if (stet_html_attribute(html, n, STET_HTML_ATTR_CONTENT, &value))
            stet_claim_add(claims, known->field, known->origin, rank, stet_html_offset(html, n),
                           value);
        else
            claim_text(claims, html, n, known->field, known->origin, rank);
        return true;
    }
    return false;
}

/* Elements that say what they are: a heading, rel=author, time, microdata. Only what is not
 * dropped. */
static void claim_part(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    const struct stet_html *html = page->html;
    struct stet_span value, content;
    size_t offset = stet_html_offset(html, part->node);
    if (part->tag == STET_HTML_TAG_H1 || part->tag == STET_HTML_TAG_H2)
        claim_heading(claims, page, at);
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_REL, &value) &&
        has_word(value, "author"))
        claim_text(claims, html, part->node, STET_META_AUTHOR, STET_ORIGIN_MARKUP,
                   stet_meta_is_astray(page, at) ? RANK_ASTRAY : 27);
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_REL, &value) &&
        has_word(value, "license") &&
        stet_html_attribute(html, part->node, STET_HTML_ATTR_HREF, &content))
        stet_claim_add(claims, STET_META_LICENSE, STET_ORIGIN_MARKUP, 8, offset, content);
    if (part->tag == STET_HTML_TAG_TIME)
        claim_time(claims, page, at);
    if (!stet_html_attribute(html, part->node, STET_HTML_ATTR_ITEMPROP, &value) &&
        !stet_html_attribute(html, part->node, STET_HTML_ATTR_PROPERTY, &value))
        return;
    const struct meta_name *known = find_name(properties, COUNT(properties), value);
    if (!known || is_of_picture(page, at) ||
        (known->field == STET_META_AUTHOR && claim_named(claims, html, part->node, known)))
        return;
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_CONTENT, &content) ||
        stet_html_attribute(html, part->node, STET_HTML_ATTR_DATETIME, &content) ||
        (part->tag == STET_HTML_TAG_ABBR &&
         stet_html_attribute(html, part->node, STET_HTML_ATTR_TITLE, &content)))
        stet_claim_add(claims, known->field, known->origin, known->rank, offset, content);
    else if (part->all.chars > 0 && part->all.chars < 300)
        claim_text(claims, html, part->node, known->field, known->origin, known->rank);
}

void stet_meta_markup(struct stet_claims *claims, const struct stet_page *page)
{
    const struct stet_html *html = page->html;
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false)) {
        enum stet_html_kind kind = stet_html_kind(html, n);
        if (kind == STET_HTML_KIND_ELEMENT)
            claim_element(claims, html, n);
        else if (kind == STET_HTML_KIND_COMMENT)
            claim_comment(claims, stet_html_text(html, n), stet_html_offset(html, n));
    }
    for (uint32_t i = 0; i < page->count; i++)
        if (!page->parts[i].text)
            claim_part(claims, page, i);
}
