/* meta_line.c - claims of authors and dates from one line of the page. */
#include "meta_line.h"

#include "byline.h"
#include "nobody.h"
#include "span.h"

enum {
    RANK_NAMED = 36,   /* of a block whose names say that it is one */
    RANK_TEXT = 45,    /* of one that only reads like one */
    RANK_BEHIND = 50,  /* of a date in a line after the article */
    AGENCY_BYTES = 40, /* an agency and its place */
    AUTHOR_BYTES = 80, /* a longer line in an element for authors is about them */
    INFO_BYTES = 100   /* a longer line with a date in it tells of something */
};

static bool has_digit(struct stet_span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (stet_is_digit(line.ptr[i]))
            return true;
    return false;
}

void stet_line_find_date(struct stet_line *line)
{
    line->dated = has_digit(line->text) && stet_date_find(line->text, NULL, &line->date);
}

/* A name without a word of authorship, parted from the date by a stroke: "Ann Bell | 3 May 2024".
 */
static size_t find_bare_name(const struct stet_line *line,
                             struct stet_span names[STET_BYLINE_NAMES])
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

/* "AFP, MANILA" right behind the title. */
static size_t find_agency(const struct stet_line *line, struct stet_span names[STET_BYLINE_NAMES])
{
    size_t comma = stet_span_find(line->text, ", ");
    names[0] = stet_span_sub(line->text, 0, comma);
    return line->near && comma < line->text.len && line->text.len <= AGENCY_BYTES &&
           !has_digit(line->text) && stet_nobody_is_agency(names[0]);
}

/* The names in "By A. Writer, 3 December 2024" and in "Posted 3 December 2024 by A. Writer". */
static size_t find_names(const struct stet_line *line, struct stet_span names[STET_BYLINE_NAMES])
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
    if (count == 0)
        count = find_bare_name(line, names);
    return count > 0 ? count : find_agency(line, names);
}

static void claim_names(struct stet_claims *claims, const struct stet_line *line,
                        const struct stet_span *names, size_t count, unsigned rank)
{
    for (size_t i = 0; i < count; i++)
        stet_claim_add(claims, STET_META_AUTHOR, STET_ORIGIN_TEXT, rank, line->offset, names[i]);
}

/* "Bell, Ann", where a family name stands first; false if it is not that. */
static bool turn_name(struct stet_span text, struct stet_buf *out)
{
    size_t comma = stet_span_find(text, ", ");
    struct stet_span last = stet_span_sub(text, 0, comma);
    struct stet_span first = stet_span_trim(stet_span_sub(text, comma + 1, text.len));
    if (comma == text.len || stet_span_find(last, " ") < last.len ||
        stet_span_find(first, " ") < first.len || stet_span_find(first, ",") < first.len ||
        stet_nobody_is(last) || stet_nobody_is(first) || stet_nobody_is_agency(last) ||
        stet_nobody_is_agency(first))
        return false;
    stet_buf_printf(out, "%.*s %.*s", (int)first.len, first.ptr, (int)last.len, last.ptr);
    return !out->failed;
}

void stet_line_names(struct stet_claims *claims, const struct stet_line *line, unsigned rank)
{
    struct stet_span names[STET_BYLINE_NAMES];
    struct stet_buf turned;
    if (line->text.len > AUTHOR_BYTES || has_digit(line->text) || stet_byline_is_label(line->text))
        return;
    stet_buf_init(&turned, 1024);
    struct stet_span text = stet_span_sub(line->text, 0, stet_nobody_person(line->text));
    if (turn_name(text, &turned))
        text = (struct stet_span){turned.ptr, turned.len};
    claim_names(claims, line, names, stet_byline_names(text, false, names), rank);
    stet_buf_free(&turned);
}

bool stet_line_authors(struct stet_claims *claims, const struct stet_line *line)
{
    struct stet_span names[STET_BYLINE_NAMES];
    bool named = (line->hints & STET_HINT_BYLINE) != 0;
    size_t count = find_names(line, names);
    if (count > 0)
        claim_names(claims, line, names, count,
                    !named       ? RANK_TEXT
                    : line->near ? STET_RANK_BYLINE
                                 : RANK_NAMED);
    else if (line->hints & STET_HINT_AUTHOR)
        stet_line_names(claims, line, line->near ? STET_RANK_BYLINE + 1 : RANK_NAMED + 1);
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

void stet_line_dates(struct stet_claims *claims, const struct stet_line *line)
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
