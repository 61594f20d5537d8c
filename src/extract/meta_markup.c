/* meta_markup.c - claims from elements of the whole page, shown or not: meta, link, base, title,
 * html lang, JSON-LD, links to the first page, the comment of a browser that saved it. */
#include "byline.h"
#include "meta.h"
#include "meta_names.h"
#include "span.h"
#include "url.h"

#define NODES_MAX  1000 /* nodes of an element that is read as one line */
#define HOMES_MAX  12   /* links to the first page that are read */
#define HOME_NODES 50   /* nodes of one, and bytes of its text */
#define HOME_BYTES 80
#define CARD_BYTES 200 /* of what a card for sharing tells, and of its label */
#define RANK_CARD  29

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

/* "Written by" in twitter:label1 and "Ann Bell" in twitter:data1, as blogs tell their authors. */
static void claim_card(struct stet_claims *claims, struct stet_span name, struct stet_span content,
                       size_t offset)
{
    struct stet_span names[STET_BYLINE_NAMES];
    struct stet_buf line;
    if (stet_span_starts_nocase(name, "twitter:label"))
        claims->card = content;
    if (!stet_span_starts_nocase(name, "twitter:data") || claims->card.len == 0 ||
        claims->card.len > CARD_BYTES || content.len > CARD_BYTES)
        return;
    stet_buf_init(&line, 1024);
    stet_buf_printf(&line, "%.*s %.*s", (int)claims->card.len, claims->card.ptr, (int)content.len,
                    content.ptr);
    if (stet_byline_names((struct stet_span){line.ptr, line.len}, true, names) > 0)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_META, RANK_CARD, offset, content);
    stet_buf_free(&line);
    claims->card = (struct stet_span){NULL, 0};
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
        const struct stet_meta_name *known =
            names[i] == STET_HTML_ATTR_ITEMPROP ? stet_meta_property(name) : NULL;
        if (!known)
            known = stet_meta_name(name);
        if (known) {
            stet_claim_add(claims, known->field, known->origin, known->rank,
                           stet_html_offset(html, node), content);
            return;
        }
        if (stet_span_is_nocase(stet_span_trim(name), "og:type"))
            note_type(claims, content);
        else if (stet_span_starts_nocase(name, "twitter:"))
            claim_card(claims, name, content, stet_html_offset(html, node));
    }
}

bool stet_meta_has_word(struct stet_span words, const char *word)
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

/* Keeps the address that says best of which site the page is. */
static void note_home(struct stet_claims *claims, struct stet_span href, unsigned rank)
{
    href = stet_span_trim(href);
    bool absolute =
        stet_span_starts_nocase(href, "http://") || stet_span_starts_nocase(href, "https://");
    if (!absolute || (claims->home.len > 0 && claims->home_rank <= rank))
        return;
    claims->home = stet_document_copy(claims->document, href);
    claims->home_rank = rank;
}

/* A name without what it is of: "Logo The Port", "The Port homepage", "The Port RSS Feed". */
static struct stet_span without_words(struct stet_span name, const char *const *words, size_t count)
{
    name = stet_span_trim(name);
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(words[i]);
        if (name.len <= len + 1)
            continue;
        if (stet_span_is_nocase(stet_span_sub(name, name.len - len, name.len), words[i]) &&
            name.ptr[name.len - len - 1] == ' ')
            name = stet_span_trim(stet_span_sub(name, 0, name.len - len));
        else if (stet_span_starts_nocase(name, words[i]) && name.ptr[len] == ' ')
            name = stet_span_trim(stet_span_sub(name, len, name.len));
    }
    return name;
}

/* What a link to the feed of the site, or to its search, calls it: "The Port - Atom", "The Port
 * RSS Feed". */
static void claim_feed(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node)
{
    static const char *const words[] = {
        "2.0",   "1.0",      "0.92", "0.3",  "feed",     "feeds", "rss",    "atom",
        "xml",   "RDF",      "full", "rss2", "rss-feed", "(rss)", "(atom)", "(rss 2.0)",
        "posts", "articles", "-",    "»",    "|",        ":",     "–"};
    struct stet_span title;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_TITLE, &title) || title.len > HOME_BYTES)
        return;
    stet_claim_add(claims, STET_META_SITE, STET_ORIGIN_MARKUP, STET_RANK_HOME + 1,
                   stet_html_offset(html, node), without_words(title, words, COUNT(words)));
}

static void claim_link(struct stet_claims *claims, const struct stet_html *html,
                       stet_html_node node)
{
    static const char *const homes[] = {"canonical", "home",      "index", "pingback",
                                        "edituri",   "shortlink", "icon"};
    struct stet_span rel, href, type;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_REL, &rel) ||
        !stet_html_attribute(html, node, STET_HTML_ATTR_HREF, &href))
        return;
    size_t offset = stet_html_offset(html, node);
    if (stet_meta_has_word(rel, "canonical"))
        stet_claim_add(claims, STET_META_URL, STET_ORIGIN_MARKUP, 5, offset, href);
    if (stet_meta_has_word(rel, "license"))
        stet_claim_add(claims, STET_META_LICENSE, STET_ORIGIN_MARKUP, 5, offset, href);
    for (size_t i = 0; i < COUNT(homes); i++)
        if (stet_meta_has_word(rel, homes[i]))
            note_home(claims, href, (unsigned)i);
    bool feed = stet_meta_has_word(rel, "alternate") &&
                stet_html_attribute(html, node, STET_HTML_ATTR_TYPE, &type) &&
                (stet_span_find_nocase(type, "rss+xml") < type.len ||
                 stet_span_find_nocase(type, "atom+xml") < type.len);
    if (feed)
        note_home(claims, href, COUNT(homes));
    if (feed || stet_meta_has_word(rel, "search") || stet_meta_has_word(rel, "index") ||
        stet_meta_has_word(rel, "home"))
        claim_feed(claims, html, node);
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

void stet_meta_claim_text(struct stet_claims *claims, const struct stet_html *html,
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

/* Does a query hold nothing but what follows a click? */
static bool is_click(struct stet_span query)
{
    for (size_t start = 0; start < query.len;) {
        struct stet_span rest = stet_span_sub(query, start, query.len);
        size_t len = stet_span_find(rest, "&");
        if (!stet_url_is_tracking(stet_span_sub(rest, 0, len)))
            return false;
        start += len + 1;
    }
    return true;
}

/* "/" or "https://example.org/", the first page of a site. */
static bool is_home(struct stet_span href)
{
    href = stet_span_trim(href);
    size_t query = stet_span_find(href, "?");
    if (query < href.len && !is_click(stet_span_sub(href, query + 1, href.len)))
        return false;
    href = stet_span_sub(href, 0, query);
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
    static const char *const words[] = {"logo", "homepage", "home page", "home"};
    struct stet_span name =
        without_words((struct stet_span){text.ptr, text.len}, words, COUNT(words));
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
            stet_meta_claim_text(claims, html, node, STET_META_TITLE, STET_ORIGIN_MARKUP,
                                 STET_RANK_TITLE);
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
}
