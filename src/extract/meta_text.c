/* meta_text.c - claims from what a reader reads: bylines and dates near the title. */
#include "byline.h"
#include "date.h"
#include "fold.h"
#include "meta.h"
#include "nobody.h"
#include "span.h"

enum {
    LINE_LETTERS = 160,  /* a longer block is no byline */
    BLOCKS_MAX = 40,     /* blocks looked at around the title */
    NEAR_PARTS = 60,     /* parts before the article that are near it */
    INLINE_LETTERS = 80, /* an inline element that is longer is no line of its own */
    BYLINE_PARTS = 30,   /* parts behind the title where even an aside is about the article */
    TITLE_PARTS = 120,   /* parts behind the title that may tell of its author */
    RANK_NAMED = 36,     /* of a block whose names say that it is one */
    AUTHOR_BYTES = 80,   /* a longer line in an element for authors is about them */
    INFO_BYTES = 100,    /* a longer line with a date in it tells of something */
    RANK_BEHIND = 50,    /* of a date in a line after the article */
    RANK_TEXT = 45       /* of one that only reads like one */
};

static bool has_digit(struct stet_span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (stet_is_digit(line.ptr[i]))
            return true;
    return false;
}

/* A line of the page that may be a byline or a date. */
struct line {
    struct stet_span text;
    size_t offset;
    uint32_t hints;
    bool near;   /* right behind the title */
    bool behind; /* after the article */
    bool dated;  /* a date stands in it: this */
    struct stet_date date;
};

/* A name without a word of authorship, parted from the date by a stroke: "Ann Bell | 3 May 2024".
 */
static size_t find_bare_name(const struct line *line, struct stet_span names[STET_BYLINE_NAMES])
{
    static const char *const strokes[] = {"|", "\xE2\x80\xA2", "\xC2\xB7"};
    struct stet_span text = stet_span_trim(stet_span_sub(line->text, 0, line->date.start));
    for (size_t i = 0; line->near && line->dated && i < sizeof(strokes) / sizeof(*strokes); i++)
        if (stet_span_ends(text, strokes[i])) {
            text = stet_span_trim(stet_span_sub(text, 0, text.len - strlen(strokes[i])));
            while (stet_span_ends(text, "\xC2\xA0")) /* set there to hold the stroke */
                text = stet_span_trim(stet_span_sub(text, 0, text.len - 2));
            return stet_nobody_is_personal(text) ? stet_byline_names(text, false, names) : 0;
        }
    return 0;
}

/* The names in "By A. Writer, 3 December 2024" and in "Posted 3 December 2024 by A. Writer". */
static size_t find_names(const struct line *line, struct stet_span names[STET_BYLINE_NAMES])
{
    struct stet_span text = line->text, behind = {NULL, 0};
    if (line->dated) {
        behind = stet_span_trim(stet_span_sub(text, line->date.end, text.len));
        text = stet_span_trim(stet_span_sub(text, 0, line->date.start));
    }
    size_t count = stet_byline_names(text, true, names);
    if (count == 0)
        count = stet_byline_reporters(line->text, names);
    if (count == 0)
        count = stet_byline_names(behind, true, names);
    return count > 0 ? count : find_bare_name(line, names);
}

static void claim_names(struct stet_claims *claims, const struct line *line,
                        const struct stet_span *names, size_t count, unsigned rank)
{
    for (size_t i = 0; i < count; i++)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, rank, line->offset, names[i]);
}

/* Tells whether the line names somebody. */
static bool claim_authors(struct stet_claims *claims, const struct line *line)
{
    struct stet_span names[STET_BYLINE_NAMES];
    bool named = (line->hints & STET_HINT_BYLINE) != 0;
    size_t count = find_names(line, names);
    if (count > 0)
        claim_names(claims, line, names, count,
                    !named       ? RANK_TEXT
                    : line->near ? STET_RANK_BYLINE
                                 : RANK_NAMED);
    else if ((line->hints & STET_HINT_AUTHOR) && line->text.len <= AUTHOR_BYTES &&
             !has_digit(line->text))
        claim_names(claims, line, names, stet_byline_names(line->text, false, names),
                    line->near ? STET_RANK_BYLINE + 1 : RANK_NAMED + 1);
    return count > 0;
}

/* A line of the imprint that the law asks of Korean papers: it has the day of their registration.
 */
static bool is_imprint(struct stet_span line)
{
    static const char *const words[] = {"등록번호", "등록년월일", "등록연월일",
                                        "발행인",   "청소년보호", "사업자"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_find(line, words[i]) < line.len)
            return true;
    return false;
}

static void claim_dates(struct stet_claims *claims, const struct line *line)
{
    struct stet_date date;
    enum stet_date_role role = STET_DATE_PUBLISHED;
    bool named = (line->hints & STET_HINT_BYLINE) != 0;
    unsigned rank = line->near ? STET_RANK_NEAR : named ? RANK_NAMED : RANK_TEXT;
    if (!line->dated || is_imprint(line->text))
        return;
    if (stet_date_is_line(line->text, NULL, &role, &date, NULL))
        stet_claim_add(claims,
                       role == STET_DATE_MODIFIED ? STET_META_MODIFIED : STET_META_PUBLISHED,
                       STET_ORIGIN_TEXT, rank, line->offset, line->text);
    else if (named || line->text.len <= INFO_BYTES)
        stet_claim_add(claims, STET_META_PUBLISHED, STET_ORIGIN_TEXT,
                       line->behind ? RANK_BEHIND : rank + 1, line->offset, line->text);
}

/* Words in the address of a page about an author. */
static bool is_author_address(struct stet_span href)
{
    static const char *const words[] = {
        "/author/",   "/authors/",    "/author-",  "/autor/",     "/autoren/", "/autore/",
        "/autori/",   "/auteur/",     "/auteurs/", "/autores/",   "/byline/",  "/staff/",
        "/editors/",  "/people/",     "/reporter", "/journalist", "/writer",   "/profil/",
        "/columnist", "/contributor", "/bio/",     "/user/",      "/users/",   "/u/",
        "/member/",   "/members/"};
    for (size_t at = 0; at + 1 < href.len; at++) {
        char second = stet_ascii_lower(href.ptr[at + 1]);
        struct stet_span rest = stet_span_sub(href, at, href.len);
        for (size_t i = 0; *rest.ptr == '/' && i < sizeof(words) / sizeof(*words); i++)
            if (words[i][1] == second && stet_span_starts_nocase(rest, words[i]))
                return true;
    }
    return false;
}

/* Does what stands before a link say that it leads to somebody who helped ("Reviewed by")? */
static bool is_of_helper(const struct stet_page *page, uint32_t at)
{
    static const char *const words[] = {
        "reviewed by",      "checked by",     "edited by",      "photos by",      "photo by",
        "pictures by",      "photographs by", "photography by", "illustrated by", "illustration by",
        "illustrations by", "translated by",  "updated by",     "approved by",    "gepruft von",
        "fotos von",        "foto:",          "photo:",         "photos:",        "fotos:",
        "editor:"};
    char folded[1024];
    uint32_t before = at;
    while (before > 0 && at - before < 4 && !page->parts[before].text)
        before--;
    if (!page->parts[before].text)
        return false;
    struct stet_buf text;
    stet_buf_init(&text, sizeof(folded));
    stet_part_text(page, before, sizeof(folded) - 1, &text);
    size_t len = stet_fold((struct stet_span){text.ptr, text.len}, folded, sizeof(folded));
    stet_buf_free(&text);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_ends((struct stet_span){folded, len}, words[i]))
            return true;
    return false;
}

/* Does a part stand in a paragraph, which tells of somebody? */
static bool is_in_prose(const struct stet_page *page, uint32_t at)
{
    while (at != 0 && page->parts[at].flow != STET_FLOW_BLOCK)
        at = page->parts[at].parent;
    return page->parts[at].own.chars > LINE_LETTERS;
}

static void claim_author_link(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_span names[STET_BYLINE_NAMES], href;
    if (part->all.chars == 0 || part->all.chars > AUTHOR_BYTES ||
        !stet_html_attribute(page->html, part->node, STET_HTML_ATTR_HREF, &href) ||
        !is_author_address(href) || stet_meta_is_astray(page, at) || is_in_prose(page, at) ||
        is_of_helper(page, at))
        return;
    struct stet_buf text;
    stet_buf_init(&text, 1024);
    stet_part_text(page, at, 1000, &text);
    struct line line = {.text = {text.ptr, text.len},
                        .offset = stet_html_offset(page->html, part->node),
                        .near = true};
    if (!has_digit(line.text))
        claim_names(claims, &line, names, stet_byline_names(line.text, false, names),
                    STET_RANK_BYLINE + 1);
    stet_buf_free(&text);
}

/* What is not known yet, and so is looked for in the text. */
struct wanted {
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

/* Behind the article only the first line with names is its own: the next ones sign comments. */
static void claim_block(struct stet_claims *claims, const struct stet_page *page,
                        struct wanted *wanted, uint32_t at, bool near, bool behind)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_buf text;
    stet_buf_init(&text, 1024);
    stet_part_text(page, at, 1000, &text);
    struct line line = {.text = {text.ptr, text.len},
                        .offset = stet_html_offset(page->html, part->node),
                        .hints = part->hints,
                        .near = near,
                        .behind = behind};
    line.dated = (wanted->authors || wanted->dates) && has_digit(line.text) &&
                 stet_date_find(line.text, NULL, &line.date);
    /* Comments that a click unfolds; teasers, on a page that says that its staff wrote it. */
    bool others = behind && (wanted->by_desk || stet_meta_is_hidden(page, at));
    if (wanted->authors && !others && !is_of_teaser(page, at) && claim_authors(claims, &line) &&
        behind)
        wanted->authors = false;
    if (wanted->dates)
        claim_dates(claims, &line);
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
           part->all.chars <= LINE_LETTERS && (named || (near && part->own.chars > 0));
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
            claim_author_link(claims, page, i);
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
    struct wanted wanted = {true, !is_known(claims, STET_META_PUBLISHED), is_by_desk(claims)};
    uint32_t title = find_title(page);
    uint32_t near = parts_before(page, start_of_article(page), NEAR_PARTS - 1);
    if (title < page->count) {
        claim_lines(claims, page, &wanted, title + 1, TITLE_PARTS - 1, title, true);
        near = title < near ? title : near;
    }
    claim_lines(claims, page, &wanted, 0, page->count, near, false);
    stet_meta_signature(claims, page);
}
