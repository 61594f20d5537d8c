/* features.c - the features of all blocks of a page: the sums they are made from, and small change.
 */
#include "survey.h"
#include <stdlib.h>
#include <string.h>

uint8_t stet_level(uint64_t n)
{
    unsigned bits = 0;
    for (uint64_t rest = ++n; rest > 1; rest >>= 1)
        bits++;
    unsigned part = (unsigned)(((n << 4) >> bits) & 15);
    return bits >= 16 ? 255 : (uint8_t)(bits * 16 + part);
}

uint8_t stet_share(uint64_t part, uint64_t whole, unsigned times)
{
    uint64_t share = whole ? part * times / whole : 0;
    return share > 255 ? 255 : (uint8_t)share;
}

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

/* Which blocks the rules keep: until the verdict, what kept says. */
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
    survey->whole = survey->below[0];
}

/* Reasons that leave no doubt. Comments are posts on the page of a thread. */
static bool is_sure(const struct stet_page *page, const struct stet_block *block, bool thread)
{
    const struct stet_part *dropped = &page->parts[block->before];
    bool named = (dropped->hints & STET_HINT_SURE) || dropped->tag == STET_HTML_TAG_NAV;
    switch (block->why) {
    case STET_DROP_TITLE:
    case STET_DROP_HIDDEN:
    case STET_DROP_SIGNUP:
    case STET_DROP_COOKIE:
    case STET_DROP_SHARE:
    case STET_DROP_SIDEBAR:
    case STET_DROP_FOOTER:
    case STET_DROP_POPUP:
    case STET_DROP_COPYRIGHT:
    case STET_DROP_COUNTER: return true;
    case STET_DROP_ADVERT:
    case STET_DROP_RELATED:
    case STET_DROP_NAVIGATION: return named;
    case STET_DROP_COMMENTS: return !thread;
    default: return false;
    }
}

static bool is_title(const struct stet_page *page, const struct stet_block *block)
{
    unsigned tag = page->parts[block->part].tag;
    return tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H3 &&
           block->features[STET_FEATURE_TITLE] > 0;
}

/* What a rule is sure of is not a matter of scores. */
static void see_certain(struct stet_survey *survey)
{
    bool thread = stet_page_is_thread(survey->page);
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        block->features[STET_FEATURE_THREAD] = thread;
        if (is_sure(survey->page, block, thread) || block->features[STET_FEATURE_PHRASE] > 0 ||
            is_title(survey->page, block))
            block->certain = STET_CERTAIN_DROPPED;
    }
}

static void see_captions(const struct stet_survey *survey)
{
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        if (block->kept && !block->certain && block->features[STET_FEATURE_DEPTH_FIGURE] > 0)
            block->certain = STET_CERTAIN_CAPTION;
    }
}

/* Puts the blocks that are certainly dropped behind the others. */
static bool set_aside(struct stet_survey *survey)
{
    struct stet_blocks *blocks = survey->blocks;
    struct stet_block *aside = calloc(blocks->total + 1, sizeof(*aside));
    if (!aside)
        return false;
    uint32_t left = 0, gone = 0, title = blocks->total;
    for (uint32_t i = 0; i < blocks->total; i++) {
        if (i == survey->title)
            title = left;
        if (blocks->all[i].certain == STET_CERTAIN_DROPPED && i != survey->title)
            aside[gone++] = blocks->all[i];
        else
            blocks->all[left++] = blocks->all[i];
    }
    if (gone > 0)
        memcpy(blocks->all + left, aside, gone * sizeof(*aside));
    free(aside);
    blocks->count = left;
    survey->title = title < left ? title : left;
    return true;
}

enum stet_status stet_blocks_features(struct stet_blocks *blocks, const struct stet_page *page,
                                      struct stet_error *error)
{
    struct stet_survey survey = {.page = page, .blocks = blocks};
    survey.below = calloc(page->count, sizeof(*survey.below));
    if (!survey.below)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    ask_rules(blocks, page);
    survey.title = blocks->total = blocks->count;
    stet_features_text(&survey);
    see_certain(&survey);
    stet_features_sections(&survey);
    bool done = set_aside(&survey);
    take_sums(&survey);
    stet_features_around(&survey);
    done = done && stet_features_alike(&survey);
    stet_features_row(&survey);
    see_captions(&survey);
    free(survey.below);
    return done ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
}
