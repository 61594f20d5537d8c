/* meta_parts.c - claims from parts of the page that say what they are: headings, rel=author, time,
 * microdata. Only those that are read: what is never shown makes no part. */
#include "date.h"
#include "meta.h"
#include "meta_names.h"
#include "span.h"

#define NODES_MAX       1000 /* nodes below an element with microdata that are looked at */
#define TIME_LETTERS    80   /* of a time element that is read */
#define HEADINGS_MAX    100  /* of one page; they must leave room for other claims */
#define HEADING_LETTERS 400  /* a longer heading is no title */
#define RANK_ASTRAY     37   /* of rel=author beside the article */

/* A headline without the count of comments behind it, which is another each time the page is
 * served: "A pier 199 Comments". */
static struct stet_span without_count(struct stet_span line)
{
    static const char *const words[] = {" comments",     " comment",     " kommentare",
                                        " commentaires", " comentarios", " commenti",
                                        " comentários",  " reacties"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        size_t len = strlen(words[i]), end = line.len > len ? line.len - len : 0;
        if (end == 0 || !stet_span_is_nocase(stet_span_sub(line, end, line.len), words[i]))
            continue;
        size_t digits = end;
        while (digits > 0 && stet_is_digit(line.ptr[digits - 1]))
            digits--;
        if (digits > 1 && digits < end && line.ptr[digits - 1] == ' ')
            return stet_span_trim(stet_span_sub(line, 0, digits));
    }
    return line;
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
    struct stet_span line = stet_span_trim((struct stet_span){text.ptr, text.len});
    if (stet_span_ends(line, "\xC2\xB6")) /* a link to the heading itself */
        line.len -= 2;
    stet_claim_add(claims, STET_META_TITLE, STET_ORIGIN_MARKUP,
                   STET_RANK_TITLE + (part->tag == STET_HTML_TAG_H1 ? 1 : 2),
                   stet_html_offset(page->html, part->node), without_count(line));
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

/* What microdata say within a figure is said of the picture, and within a review of a thing to buy,
 * or a comment, of that. */
static bool is_of_another(const struct stet_page *page, uint32_t at)
{
    static const char *const words[] = {"review", "reviews", "comment", "comments"};
    struct stet_span value;
    for (unsigned up = 0; at != 0 && up < 16; up++, at = page->parts[at].parent) {
        if (page->parts[at].tag == STET_HTML_TAG_FIGURE)
            return true;
        for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
            if (stet_html_attribute(page->html, page->parts[at].node, STET_HTML_ATTR_ITEMPROP,
                                    &value) &&
                stet_span_is_nocase(stet_span_trim(value), words[i]))
                return true;
    }
    return false;
}

/* The name of a person in microdata, where it is not what the element shows: <span
 * itemprop=author><link itemprop=name content="Ann Bell">. */
static bool claim_named(struct stet_claims *claims, const struct stet_html *html,
                        stet_html_node node, const struct stet_meta_name *known)
{
    struct stet_span value;
    unsigned looked = 0;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_ITEMSCOPE, &value))
        return false;
    unsigned rank = known->rank;
    if (stet_html_attribute(html, node, STET_HTML_ATTR_ITEMTYPE, &value) &&
        stet_span_ends(value, "Organization"))
        rank = STET_RANK_HOUSE;
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
            stet_meta_claim_text(claims, html, n, known->field, known->origin, rank);
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
    if (part->tag == STET_HTML_TAG_TIME)
        claim_time(claims, page, at);
    if (!part->claims)
        return;
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_REL, &value) &&
        stet_meta_has_word(value, "author"))
        stet_meta_claim_text(claims, html, part->node, STET_META_AUTHOR, STET_ORIGIN_MARKUP,
                             stet_meta_is_astray(page, at) ? RANK_ASTRAY : 27);
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_REL, &value) &&
        stet_meta_has_word(value, "license") &&
        stet_html_attribute(html, part->node, STET_HTML_ATTR_HREF, &content))
        stet_claim_add(claims, STET_META_LICENSE, STET_ORIGIN_MARKUP, 8, offset, content);
    if (!stet_html_attribute(html, part->node, STET_HTML_ATTR_ITEMPROP, &value) &&
        !stet_html_attribute(html, part->node, STET_HTML_ATTR_PROPERTY, &value))
        return;
    const struct stet_meta_name *known = stet_meta_property(value);
    if (!known || is_of_another(page, at) ||
        (known->field == STET_META_AUTHOR && claim_named(claims, html, part->node, known)))
        return;
    if (stet_html_attribute(html, part->node, STET_HTML_ATTR_CONTENT, &content) ||
        stet_html_attribute(html, part->node, STET_HTML_ATTR_DATETIME, &content) ||
        (part->tag == STET_HTML_TAG_ABBR &&
         stet_html_attribute(html, part->node, STET_HTML_ATTR_TITLE, &content)))
        stet_claim_add(claims, known->field, known->origin, known->rank, offset, content);
    else if (part->all.chars > 0 && part->all.chars < 300)
        stet_meta_claim_text(claims, html, part->node, known->field, known->origin, known->rank);
}

void stet_meta_parts(struct stet_claims *claims, const struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        if (!page->parts[i].text)
            claim_part(claims, page, i);
}
