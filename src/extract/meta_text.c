/* meta_text.c - claims from what a reader reads: bylines and dates near the title, and the URL. */
#include "byline.h"
#include "date.h"
#include "meta.h"
#include "span.h"
#include "url.h"

enum {
    LINE_LETTERS = 160, /* a longer block is no byline */
    BLOCKS_MAX = 40,    /* blocks looked at around the title */
    NEAR_PARTS = 60,    /* parts before the article that are near it */
    RANK_NAMED = 34,    /* of a block whose names say that it is one */
    AUTHOR_BYTES = 80,  /* a longer line in an element for authors is about them */
    INFO_BYTES = 100,   /* a longer line with a date in it tells of something */
    RANK_TEXT = 45      /* of one that only reads like one */
};

bool stet_meta_is_astray(const struct stet_page *page, uint32_t at)
{
    for (unsigned up = 0; at != 0 && up < 64; up++, at = page->parts[at].parent)
        if (page->parts[at].drop == STET_DROP_RELATED ||
            page->parts[at].drop == STET_DROP_COMMENTS ||
            page->parts[at].drop == STET_DROP_SIDEBAR || page->parts[at].drop == STET_DROP_FOOTER ||
            page->parts[at].drop == STET_DROP_NAVIGATION)
            return true;
    return false;
}

static bool has_digit(struct stet_span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (stet_is_digit(line.ptr[i]))
            return true;
    return false;
}

/* What is not known yet, and so is looked for in the text. */
struct wanted {
    bool authors, dates;
};

static bool is_known(const struct stet_claims *claims, enum stet_meta_field field)
{
    const struct stet_claim *best = stet_claim_best(claims, field);
    return best && best->rank < STET_RANK_BYLINE;
}

static void claim_line(struct stet_claims *claims, const struct wanted *wanted,
                       struct stet_span line, size_t offset, uint32_t hints)
{
    struct stet_span names[STET_BYLINE_NAMES];
    struct stet_date date;
    enum stet_date_role role = STET_DATE_PUBLISHED;
    bool named = (hints & STET_HINT_BYLINE) != 0;
    unsigned rank = named ? RANK_NAMED : RANK_TEXT;
    bool digits = has_digit(line);
    if (wanted->authors && stet_byline_names(line, true, names) > 0)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, rank, offset, line);
    else if (wanted->authors && (hints & STET_HINT_AUTHOR) && line.len <= AUTHOR_BYTES && !digits)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, STET_RANK_BYLINE, offset, line);
    if (!wanted->dates || !digits)
        return;
    if (stet_date_is_line(line, NULL, &role, &date, NULL))
        stet_claim_add(claims,
                       role == STET_DATE_MODIFIED ? STET_META_MODIFIED : STET_META_PUBLISHED,
                       STET_ORIGIN_TEXT, rank, offset, line);
    else if ((named || line.len <= INFO_BYTES) && stet_date_find(line, NULL, &date))
        stet_claim_add(claims, STET_META_PUBLISHED, STET_ORIGIN_TEXT, rank + (named ? 1 : 2),
                       offset, line);
}

void stet_meta_text(struct stet_claims *claims, const struct stet_page *page)
{
    struct wanted wanted = {!is_known(claims, STET_META_AUTHOR),
                            !is_known(claims, STET_META_PUBLISHED)};
    unsigned looked = 0;
    uint32_t start = 0;
    while (start < page->count && !page->parts[start].chosen)
        start++;
    bool near = false;
    for (uint32_t i = 0; i < page->count && looked < BLOCKS_MAX; i++) {
        const struct stet_part *part = &page->parts[i];
        near = near || part->tag == STET_HTML_TAG_H1 || i + NEAR_PARTS > start;
        bool named = (part->hints & STET_HINT_BYLINE) != 0;
        bool block = part->flow == STET_FLOW_BLOCK || named;
        if (part->text || !block || part->all.chars == 0 || part->all.chars > LINE_LETTERS ||
            (!named && (!near || part->own.chars == 0)) || stet_meta_is_astray(page, i))
            continue;
        looked++;
        struct stet_buf line;
        stet_buf_init(&line, 1024);
        stet_part_text(page, i, 1000, &line);
        claim_line(claims, &wanted, (struct stet_span){line.ptr, line.len},
                   stet_html_offset(page->html, part->node), part->hints);
        stet_buf_free(&line);
    }
}

static bool all_digits(struct stet_span text, size_t at, size_t count)
{
    if (at + count > text.len)
        return false;
    for (size_t i = at; i < at + count; i++)
        if (!stet_is_digit(text.ptr[i]))
            return false;
    return at + count == text.len || !stet_is_digit(text.ptr[at + count]);
}

static int number(struct stet_span text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return value;
}

/* "/2024/12/03/", "/2024-12-03-" or "/20241203" in the path of a URL. */
void stet_meta_url(struct stet_claims *claims, struct stet_span url)
{
    struct stet_url parsed;
    if (!stet_url_parse(url, &parsed))
        return;
    struct stet_span path = parsed.path;
    for (size_t i = 1; i + 8 <= path.len; i++) {
        if (stet_is_digit(path.ptr[i - 1]) || !stet_is_digit(path.ptr[i]))
            continue;
        size_t month = 0, day = 0;
        char mark = i + 4 < path.len ? path.ptr[i + 4] : ' ';
        if (all_digits(path, i, 4) && (mark == '/' || mark == '-' || mark == '_')) {
            month = i + 5;
            size_t month_len = all_digits(path, month, 2) ? 2 : all_digits(path, month, 1) ? 1 : 0;
            day = month + month_len + 1;
            size_t day_len = all_digits(path, day, 2) ? 2 : all_digits(path, day, 1) ? 1 : 0;
            if (month_len == 0 || day_len == 0 || path.ptr[month + month_len] != mark)
                continue;
            month = (size_t)number(path, month, month_len);
            day = (size_t)number(path, day, day_len);
        } else if (all_digits(path, i, 8)) {
            month = (size_t)number(path, i + 4, 2);
            day = (size_t)number(path, i + 6, 2);
        } else {
            continue;
        }
        int year = number(path, i, 4);
        if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31)
            continue;
        struct stet_buf date;
        stet_buf_init(&date, 64);
        stet_buf_printf(&date, "%04d-%02zu-%02zu", year, month, day);
        stet_claim_add(claims, STET_META_PUBLISHED, STET_ORIGIN_URL, 28, STET_NO_OFFSET,
                       (struct stet_span){date.ptr, date.len});
        stet_buf_free(&date);
        return;
    }
}
