/* meta_text.c - which lines of the page may name its author and day: near the title, and behind. */
#include "meta_line.h"
#include "nobody.h"
#include "span.h"

enum {
    BLOCKS_MAX = 40,     /* blocks looked at around the title */
    NEAR_PARTS = 60,     /* parts before the article that are near it */
    INLINE_LETTERS = 80, /* an inline element that is longer is no line of its own */
    BYLINE_PARTS = 30,   /* parts behind the title where even an aside is about the article */
    LINE_BYTES = 1000,   /* of one line */
    TITLE_PARTS = 120    /* parts behind the title that may tell of its author */
};

/* What is not known yet, and so is looked for in the text. */
struct wanted {
    bool name; /* the line before announced one */
    bool authors, dates;
    bool by_desk; /* the page says to machines that nobody in particular wrote it */
};

static bool is_known(const struct stet_claims *claims, enum stet_meta_field field)
{
    const struct stet_claim *best = stet_claim_best(claims, field);
    return best && best->rank < STET_RANK_BYLINE;
}

static bool is_by_desk(const struct stet_claims *claims)
{
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count; claim++)
        if (claim->field == STET_META_AUTHOR && claim->rank < STET_RANK_BYLINE &&
            stet_nobody_is(claim->value))
            return true;
    return false;
}

/* Does the part stand in a link that says much more? Then it is of the article linked to. */
static bool is_of_teaser(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    if (!part->in_link || part->tag == STET_HTML_TAG_A)
        return false;
    uint32_t link = part->parent;
    while (link != 0 && page->parts[link].tag != STET_HTML_TAG_A)
        link = page->parts[link].parent;
    return page->parts[link].all.chars > 2 * part->all.chars;
}

/* The text of a line. Links to several authors that nothing but the style of the page parts are
 * parted by commas. */
static void read_line(const struct stet_page *page, uint32_t at, struct stet_buf *out)
{
    const struct stet_part *part = &page->parts[at];
    bool linked = (part->hints & STET_HINT_AUTHOR) && part->tag != STET_HTML_TAG_A &&
                  part->all.link_chars == part->all.chars;
    for (uint32_t i = at + 1; linked && i < part->end && out->len < LINE_BYTES;) {
        const struct stet_part *link = &page->parts[i];
        if (link->tag != STET_HTML_TAG_A || link->all.chars == 0) {
            i++;
            continue;
        }
        if (out->len > 0)
            stet_buf_puts(out, ", ");
        stet_part_text(page, i, LINE_BYTES, out);
        i = link->end > i ? link->end : i + 1;
    }
    if (out->len == 0) /* or it stands in a link itself */
        stet_part_text(page, at, LINE_BYTES, out);
}

/* Behind the article only the first line with names is its own: the next ones sign comments. */
static void claim_block(struct stet_claims *claims, const struct stet_page *page,
                        struct wanted *wanted, uint32_t at, bool near, bool behind)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_buf text;
    stet_buf_init(&text, 1024);
    read_line(page, at, &text);
    struct stet_line line = {.text = {text.ptr, text.len},
                             .offset = stet_html_offset(page->html, part->node),
                             .hints = part->hints,
                             .near = near,
                             .behind = behind,
                             .awaited = wanted->name};
    wanted->name = stet_line_awaits_name(&line);
    if (wanted->authors || wanted->dates)
        stet_line_find_date(&line);
    /* Comments that a click unfolds; teasers, on a page that says that its staff wrote it. */
    bool others = behind && (wanted->by_desk || stet_meta_is_hidden(page, at));
    if (wanted->authors && !others && !is_of_teaser(page, at) && stet_line_authors(claims, &line) &&
        behind)
        wanted->authors = false;
    if (wanted->dates)
        stet_line_dates(claims, &line);
    stet_buf_free(&text);
}

/* The heading that says the title, or the first h1; the count of parts if there is none. */
static uint32_t find_title(const struct stet_page *page)
{
    uint32_t title = page->count, best = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct stet_part *part = &page->parts[i];
        uint32_t worth = (part->drop == STET_DROP_TITLE) * 2u + (part->tag == STET_HTML_TAG_H1);
        if (worth > best && !stet_meta_is_astray(page, i)) {
            title = i;
            best = worth;
        }
    }
    return title;
}

/* Could a part be a line with a byline or a date? */
static bool is_line(const struct stet_part *part, bool near, bool behind_title)
{
    bool named = (part->hints & (STET_HINT_BYLINE | STET_HINT_AUTHOR)) != 0 ||
                 (behind_title && part->all.chars <= INLINE_LETTERS && part->own.chars > 0);
    return !part->text && (part->flow == STET_FLOW_BLOCK || named) && part->all.chars > 0 &&
           part->all.chars <= STET_LINE_LETTERS && (named || (near && part->own.chars > 0));
}

/* The first part of the article; the count of parts if there is none. */
static uint32_t start_of_article(const struct stet_page *page)
{
    uint32_t start = 0;
    while (start < page->count && !page->parts[start].chosen)
        start++;
    return start;
}

/* The first part behind the text of the article; the count of parts if there is none. */
static uint32_t end_of_article(const struct stet_page *page)
{
    uint32_t last = page->count, end = 0;
    for (uint32_t i = 0; i < page->count;) {
        const struct stet_part *part = &page->parts[i];
        if (part->chosen && part->end > end)
            end = part->end;
        if (part->text && i < end && !part->drop)
            last = i + 1;
        i = part->drop && part->end > i ? part->end : i + 1;
    }
    return last;
}

#define BIT(drop) (UINT32_C(1) << (drop))

/* Where what is put among the parts of any page ends: a menu, an advert, teasers. It is not
 * counted, for there is more or less of it each time the page is served. at, if there is none. */
static uint32_t end_of_insert(const struct stet_page *page, uint32_t at)
{
    static const uint32_t inserts =
        BIT(STET_DROP_RELATED) | BIT(STET_DROP_COMMENTS) | BIT(STET_DROP_SIGNUP) |
        BIT(STET_DROP_COOKIE) | BIT(STET_DROP_ADVERT) | BIT(STET_DROP_POPUP) | BIT(STET_DROP_SHARE);
    const struct stet_part *part = &page->parts[at];
    return inserts >> part->drop & 1 ? part->end : at;
}

/* The part that is count parts before start; inserts do not count. */
static uint32_t parts_before(const struct stet_page *page, uint32_t start, uint32_t count)
{
    uint32_t counted = 0, insert = 0;
    for (uint32_t i = 0; i < start; i++) {
        insert = i < insert ? insert : end_of_insert(page, i);
        counted += i >= insert;
    }
    insert = 0;
    for (uint32_t i = 0; i < start; i++) {
        insert = i < insert ? insert : end_of_insert(page, i);
        if (counted <= count)
            return i;
        counted -= i >= insert;
    }
    return start;
}

/* The lines from first on: BLOCKS_MAX at most, of parts_max parts; near tells which of those
 * without a name count. */
static void claim_lines(struct stet_claims *claims, const struct stet_page *page,
                        struct wanted *wanted, uint32_t first, uint32_t parts_max,
                        uint32_t near_from, bool title)
{
    unsigned looked = 0;
    uint32_t start = start_of_article(page), page_end = end_of_article(page);
    uint32_t insert = 0, counted = 0;
    for (uint32_t i = first; i < page->count && counted < parts_max && looked < BLOCKS_MAX; i++) {
        const struct stet_part *part = &page->parts[i];
        bool behind_title = title && counted < BYLINE_PARTS;
        insert = i < insert ? insert : end_of_insert(page, i);
        counted += i >= insert;
        if (title && part->tag == STET_HTML_TAG_A && wanted->authors)
            stet_meta_author_link(claims, page, i);
        if (!is_line(part, i >= near_from, behind_title) ||
            (behind_title ? stet_meta_is_others(page, i) : stet_meta_is_astray(page, i)))
            continue;
        bool menu = i < start && part->all.link_chars == part->all.chars;
        looked += i >= insert && !menu;
        claim_block(claims, page, wanted, i, behind_title, i >= page_end);
    }
}

void stet_meta_text(struct stet_claims *claims, const struct stet_page *page)
{
    struct wanted wanted = {.authors = true,
                            .dates = !is_known(claims, STET_META_PUBLISHED),
                            .by_desk = is_by_desk(claims)};
    uint32_t title = find_title(page);
    uint32_t near = parts_before(page, start_of_article(page), NEAR_PARTS - 1);
    if (title < page->count) {
        claim_lines(claims, page, &wanted, title + 1, TITLE_PARTS - 1, title, true);
        near = title < near ? title : near;
    }
    claim_lines(claims, page, &wanted, 0, page->count, near, false);
    stet_meta_signature(claims, page);
}
