/* features.c - the features of all blocks of a page: the sums they are made from, and small change.
 */
#include "convert.h"
#include "date.h"
#include "survey.h"
#include "validity.h"
#include <stdlib.h>

#define DATE_BLOCKS 12 /* behind the title that may be a date */
#define LEAD_LINKS  60 /* percent of link text in a line that says that it leads elsewhere */

void stet_sum_add(struct stet_sum *sum, const struct stet_block *block)
{
    sum->chars += block->measure.chars;
    sum->link_chars += block->measure.link_chars;
    sum->marks += block->measure.marks;
    sum->blocks++;
    if (block->measure.chars >= STET_LONG_LETTERS)
        sum->long_chars += block->measure.chars;
    if (block->kept)
        sum->rule_chars += block->measure.chars;
}

uint8_t stet_tag_rank(unsigned tag)
{
    switch (tag) {
    case STET_HTML_TAG_P: return 1;
    case STET_HTML_TAG_BLOCKQUOTE: return 2;
    case STET_HTML_TAG_PRE: return 3;
    case STET_HTML_TAG_LI: return 4;
    case STET_HTML_TAG_DD: return 5;
    case STET_HTML_TAG_DT: return 6;
    case STET_HTML_TAG_TD: return 7;
    case STET_HTML_TAG_TH: return 8;
    case STET_HTML_TAG_H2: return 9;
    case STET_HTML_TAG_H3: return 10;
    case STET_HTML_TAG_H4: return 11;
    case STET_HTML_TAG_H5: return 12;
    case STET_HTML_TAG_H6: return 13;
    case STET_HTML_TAG_H1: return 14;
    case STET_HTML_TAG_FIGCAPTION: return 15;
    case STET_HTML_TAG_ARTICLE: return 16;
    case STET_HTML_TAG_MAIN: return 17;
    case STET_HTML_TAG_SECTION: return 18;
    case STET_HTML_TAG_DIV: return 19;
    case STET_HTML_TAG_CENTER: return 20;
    case STET_HTML_TAG_BODY: return 21;
    case STET_HTML_TAG_SUMMARY: return 22;
    case STET_HTML_TAG_DETAILS: return 23;
    case STET_HTML_TAG_HEADER: return 24;
    case STET_HTML_TAG_FOOTER: return 25;
    case STET_HTML_TAG_ADDRESS: return 26;
    case STET_HTML_TAG_ASIDE: return 27;
    case STET_HTML_TAG_FORM: return 28;
    case STET_HTML_TAG_NAV: return 29;
    case STET_HTML_TAG_STRONG:
    case STET_HTML_TAG_B: return 30;
    case STET_HTML_TAG_EM:
    case STET_HTML_TAG_I: return 31;
    case STET_HTML_TAG_SMALL: return 32;
    case STET_HTML_TAG_SPAN: return 33;
    case STET_HTML_TAG_FONT: return 34;
    case STET_HTML_TAG_LABEL: return 35;
    case STET_HTML_TAG_TIME: return 36;
    case STET_HTML_TAG_A: return 37;
    default: return 40;
    }
}

/* Was it dropped without doubt? Lists of links may be the content of a page that is no article, and
 * so may what a weak name speaks of: the products of a shop, the categories of a catalogue. */
static bool is_sure(const struct stet_part *dropped)
{
    switch (dropped->drop) {
    case STET_KEEP:
    case STET_DROP_LINKS:
    case STET_DROP_FORM: return false;
    case STET_DROP_ADVERT:
    case STET_DROP_RELATED:
    case STET_DROP_TAGS: return !stet_prune_is_weak(dropped);
    default: return true;
    }
}

/* Which blocks the rules keep, or are sure to drop. Until the verdict, kept says it. */
static void ask_rules(struct stet_blocks *blocks, const struct stet_page *page)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        bool chosen = false;
        uint32_t dropped = 0, at = block->part;
        for (;; at = page->parts[at].parent) {
            chosen = chosen || page->parts[at].chosen;
            if (page->parts[at].drop)
                dropped = at;
            if (at == 0)
                break;
        }
        /* A chosen text stands beside chosen elements. */
        for (at = block->first; at <= block->last && !chosen; at++)
            chosen = page->parts[at].chosen;
        block->before = dropped;
        block->why = page->parts[dropped].drop;
        block->certain = is_sure(&page->parts[dropped]) ? STET_CERTAIN_DROPPED : STET_CERTAIN_NOT;
        block->chosen = chosen;
        block->kept = chosen && !dropped;
    }
}

static void take_sums(struct stet_survey *survey)
{
    const struct stet_page *page = survey->page;
    struct stet_blocks *blocks = survey->blocks;
    survey->start = survey->end = blocks->count;
    for (uint32_t i = 0; i < blocks->count; i++) {
        stet_sum_add(&survey->below[blocks->all[i].part], &blocks->all[i]);
        if (blocks->all[i].kept && survey->start == blocks->count)
            survey->start = i;
        if (blocks->all[i].kept)
            survey->end = i;
    }
    for (uint32_t i = page->count; i-- > 1;) {
        const struct stet_sum *from = &survey->below[i];
        struct stet_sum *to = &survey->below[page->parts[i].parent];
        to->chars += from->chars;
        to->link_chars += from->link_chars;
        to->marks += from->marks;
        to->blocks += from->blocks;
        to->long_chars += from->long_chars;
        to->rule_chars += from->rule_chars;
    }
}

static bool is_title(const struct stet_page *page, const struct stet_block *block)
{
    unsigned tag = page->parts[block->part].tag;
    return tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H3 &&
           block->features[STET_FEATURE_TITLE] > 0;
}

static void drop_certainly(struct stet_block *block, enum stet_drop why)
{
    block->certain = STET_CERTAIN_DROPPED;
    block->why = block->why ? block->why : (uint8_t)why;
}

/* A line such as "Read more: ..." that is one of links. */
static bool leads_elsewhere(const struct stet_block *block)
{
    return block->features[STET_FEATURE_PREFIX] == STET_PHRASE_RELATED &&
           block->features[STET_FEATURE_LINK_SHARE] >= LEAD_LINKS;
}

/* What its words leave no doubt of is not a matter of scores either. figures: what each part stands
 * in. */
static void see_certain(struct stet_blocks *blocks, const struct stet_page *page,
                        const uint8_t *figures, bool thread)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        enum stet_figure figure = block->kept ? figures[block->part] : STET_FIGURE_OTHER;
        uint8_t *features = block->features;
        features[STET_FEATURE_THREAD] = thread;
        features[STET_FEATURE_RULE] = block->why;
        features[STET_FEATURE_RULE_CHOSEN] = block->chosen;
        if (features[STET_FEATURE_PHRASE] > 0 || is_title(page, block))
            block->certain = STET_CERTAIN_DROPPED;
        else if (block->certain)
            continue;
        else if (figure == STET_FIGURE_PICTURE)
            block->certain = STET_CERTAIN_CAPTION;
        else if (figure == STET_FIGURE_EMPTY || leads_elsewhere(block))
            drop_certainly(block, figure ? STET_DROP_PLAYER : STET_DROP_RELATED);
    }
}

/* What the nearest figure around each part shows; NULL without memory. */
static uint8_t *see_figures(const struct stet_page *page)
{
    uint8_t *figures = calloc(page->count, sizeof(*figures));
    for (uint32_t i = 1; figures && i < page->count; i++)
        figures[i] = page->parts[i].tag == STET_HTML_TAG_FIGURE ? (uint8_t)stet_figure_of(page, i)
                                                                : figures[page->parts[i].parent];
    return figures;
}

/* The block that is the title: a heading that repeats it, or the first of the first level. */
static uint32_t find_title(const struct stet_blocks *blocks, const struct stet_page *page)
{
    for (unsigned pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < blocks->count; i++) {
            const struct stet_block *block = &blocks->all[i];
            unsigned tag = page->parts[block->part].tag;
            bool heading = tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H6;
            if (heading &&
                (pass == 0 ? block->features[STET_FEATURE_TITLE] > 0 : tag == STET_HTML_TAG_H1))
                return i;
        }
    return blocks->count;
}

/* Does its name, or that of the element around it, say that it is a byline? */
static bool is_named_byline(const struct stet_page *page, const struct stet_block *block)
{
    uint32_t hints =
        page->parts[block->part].hints | page->parts[page->parts[block->part].parent].hints;
    return (hints & STET_HINT_BYLINE) && !(hints & STET_HINT_BODY);
}

/* Does a line below the title say of what day the text is, or since when it holds? News give the
 * minute, or the day on which they came out. */
static bool is_of_text(const struct stet_page *page, struct stet_span line,
                       enum stet_date_role role, const struct stet_date *date)
{
    return stet_validity_is_line(line) ||
           (role == STET_DATE_MODIFIED && date->hour < 0 && !stet_page_is_dated(page));
}

/* A date and little more, or what is named so, between the title and the first long block, is no
 * text, unless it is the day of the text: then it goes with what is around it. */
static void see_dates(struct stet_blocks *blocks, const struct stet_page *page, uint32_t title)
{
    struct stet_buf line;
    struct stet_date date;
    enum stet_date_role role;
    stet_buf_init(&line, 1024);
    for (uint32_t i = title + 1; i < blocks->count && i <= title + DATE_BLOCKS; i++) {
        struct stet_block *block = &blocks->all[i];
        if (block->measure.chars >= STET_LONG_LETTERS && block->kept)
            break;
        if (block->certain || block->digits == 0 || block->measure.chars >= STET_LONG_LETTERS)
            continue;
        stet_buf_clear(&line);
        stet_block_text(page, block, 4 * STET_LONG_LETTERS, &line);
        struct stet_span text = {line.ptr, line.len};
        bool dated = stet_date_is_line(text, NULL, &role, &date, NULL);
        if (!dated)
            role = STET_DATE_PUBLISHED;
        if (is_of_text(page, text, role, &date)) {
            block->certain = STET_CERTAIN_CAPTION;
        } else if (dated || is_named_byline(page, block)) {
            drop_certainly(block, STET_DROP_BYLINE);
        }
    }
    stet_buf_free(&line);
}

/* Where among the blocks that are not certainly dropped a block is, or would be. */
static uint32_t place_among(const struct stet_blocks *blocks, uint32_t at)
{
    uint32_t place = 0;
    for (uint32_t i = 0; i < at; i++)
        place += blocks->all[i].certain != STET_CERTAIN_DROPPED;
    return place;
}

/* The cells of a table of data have one verdict: which table a block is in, or 0. */
static bool see_tables(struct stet_survey *survey)
{
    const struct stet_page *page = survey->page;
    uint32_t *tables = calloc(page->count, sizeof(*tables));
    if (!tables)
        return false;
    for (uint32_t i = 1; i < page->count; i++)
        if (page->parts[i].tag == STET_HTML_TAG_TABLE)
            tables[i] = stet_table_is_data(page, i) ? i : 0;
        else
            tables[i] = tables[page->parts[i].parent];
    for (uint32_t i = 0; i < survey->blocks->count; i++)
        survey->blocks->all[i].table = tables[survey->blocks->all[i].part];
    free(tables);
    return true;
}

static enum stet_status see_open(struct stet_survey *survey, struct stet_error *error)
{
    survey->below = calloc(survey->page->count, sizeof(*survey->below));
    bool done = survey->below != NULL;
    if (done) {
        take_sums(survey);
        stet_features_around(survey);
        done = stet_features_alike(survey) && see_tables(survey);
        stet_features_row(survey);
        stet_features_page(survey);
    }
    free(survey->below);
    return done ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
}

enum stet_status stet_blocks_features(struct stet_blocks *blocks, const struct stet_page *page,
                                      struct stet_error *error)
{
    struct stet_blocks open = {0};
    bool thread = stet_page_is_thread(page);
    uint8_t *figures = see_figures(page);
    if (!figures)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    ask_rules(blocks, page);
    stet_features_text(blocks, page);
    see_certain(blocks, page, figures, thread);
    free(figures);
    uint32_t title = find_title(blocks, page);
    see_dates(blocks, page, title);
    stet_features_sections(blocks, page, thread);
    stet_features_headings(blocks, page);
    struct stet_survey survey = {.page = page, .blocks = &open, .has_title = title < blocks->count};
    survey.title = place_among(blocks, title);
    enum stet_status status = stet_blocks_open(&open, blocks, error);
    if (status >= 0)
        status = see_open(&survey, error);
    if (status < 0) {
        stet_blocks_free(&open);
        return status;
    }
    stet_blocks_close(&open, blocks);
    return STET_OK;
}
