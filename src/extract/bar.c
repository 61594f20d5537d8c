/* bar.c - how likely a block must be text of the article to be kept on this page.
 *
 * What is kept is to be as much as possible of what is wanted, and little else: the harmonic mean
 * of both shares is to be expected high. For that a block must be likelier than half of that mean,
 * as reached with all that are likelier. So a page of which everything is doubtful keeps blocks
 * that an article, of which all is clear, would not. In: scores. Out: scores above this bar. */
#include "blocks.h"
#include "keys.h"
#include "meta.h"
#include "survey.h"
#include <stdlib.h>

#define ONE      65536 /* what is certain */
#define STEP     250   /* thousandths of a logit between the entries below */
#define ENTRIES  33
#define TAME(s)  ((s) / 5 * 4) /* the forests are surer than they are right, */
#define TOO_MUCH (-200)        /* and what is too much was made to weigh less than it does; */
#define WHOLE    300           /* but of a page that is no article more is text than of most: */
#define LONG_MAX 95            /* percent of its letters in long blocks */

#define HAN     (-600) /* and Chinese and Japanese pages without a day are portals often */
#define HAN_MIN 50     /* percent of its letters that are of these; each counts for two */

#define LEAST (ONE / 4) /* that is kept on any page */
#define WORD  6         /* letters: what is shorter ("More") is not kept in doubt: */
#define SURE  500       /* its score must be more */

/* What the element main of a page that is no article adds to a score, or to that of a link alone
 * if it is no button (shorter, no heading, in no list): all of it where up to LIKELY_MIN permille
 * of its letters are likely as they are, nothing from LIKELY_MAX on, between them a part. */
#define IN_MAIN        6000
#define LINK_IN_MAIN   3000
#define BUTTON_LETTERS 30
#define LIKELY_MIN     600
#define LIKELY_MAX     850

/* ONE times the logistic function. */
static const uint16_t logistic[ENTRIES] = {
    32768, 36843, 40793, 44511, 47911, 50941, 53581, 55834, 57724, 59287, 60565,
    61598, 62428, 63090, 63615, 64030, 64357, 64614, 64816, 64974, 65097, 65194,
    65269, 65328, 65374, 65410, 65438, 65459, 65476, 65489, 65500, 65508, 65514,
};

/* Does the page call itself an article, or name a day? Its features are those of any block. */
static bool is_article(const uint8_t *features)
{
    return features[STET_FEATURE_PAGE_SAYS] == STET_SAID_ARTICLE ||
           features[STET_FEATURE_PAGE_SCHEMA] == STET_SAID_ARTICLE ||
           features[STET_FEATURE_PAGE_DATED];
}

/* What all scores of a page lean by. */
static int32_t lean_of(const struct stet_blocks *blocks, const uint8_t *features)
{
    uint64_t letters = 0, han = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        letters += blocks->all[i].measure.chars;
        han += 2 * (uint64_t)blocks->all[i].han;
    }
    bool whole = features[STET_FEATURE_PAGE_SAYS] == STET_SAID_OTHER &&
                 !features[STET_FEATURE_PAGE_DATED] && features[STET_FEATURE_PAGE_LONG] <= LONG_MAX;
    bool portal = !is_article(features) && han * 100 > letters * HAN_MIN;
    return (whole ? WHOLE : TOO_MUCH) + (portal ? HAN : 0);
}

static uint32_t chance(int32_t score, int32_t lean)
{
    int32_t tame = TAME(score) + lean;
    uint32_t size = (uint32_t)(tame < 0 ? -tame : tame), entry = size / STEP, likely;
    if (entry + 1 < ENTRIES)
        likely = logistic[entry] +
                 (uint32_t)(logistic[entry + 1] - logistic[entry]) * (size % STEP) / STEP;
    else
        likely = logistic[ENTRIES - 1];
    return tame < 0 ? ONE - likely : likely;
}

/* The lowest score that is kept; order: likelier ones first. Where none is likely enough for any
 * page it is for the rules to say, and the bar is even. */
static int32_t find_bar(const struct stet_blocks *blocks, const struct stet_key *order,
                        uint32_t count)
{
    uint64_t wanted = 0, kept = 0, right = 0; /* letters; right in parts of ONE */
    int32_t bar = 1, lean = count > 0 ? lean_of(blocks, blocks->all[order[0].block].features) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_block *block = &blocks->all[order[i].block];
        wanted += (uint64_t)chance(block->score, lean) * block->measure.chars;
    }
    wanted /= ONE;
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_block *block = &blocks->all[order[i].block];
        uint64_t likely = chance(block->score, lean);
        if (likely * (kept + wanted) < right || likely < LEAST)
            break;
        kept += block->measure.chars;
        right += likely * block->measure.chars;
        bar = block->score;
    }
    return bar;
}

static bool is_in_main(const struct stet_block *block)
{
    return !block->certain && !is_article(block->features) &&
           block->features[STET_FEATURE_DEPTH_MAIN] > 0;
}

/* What the element main adds to the score of a block in it. */
static int32_t score_in_main(const struct stet_block *block)
{
    const uint8_t *features = block->features;
    bool card = features[STET_FEATURE_DEPTH_LINK] > 1; /* 1: the link is in the block */
    bool link = 2 * block->measure.link_chars > block->measure.chars && block->measure.marks == 0;
    bool small = block->measure.chars < BUTTON_LETTERS &&
                 (features[STET_FEATURE_TAG] == stet_tag_rank(STET_HTML_TAG_DIV) ||
                  features[STET_FEATURE_TAG] == stet_tag_rank(STET_HTML_TAG_P));
    if (link && !card)
        return small ? 0 : LINK_IN_MAIN;
    return IN_MAIN;
}

/* Few pages that are no articles were learnt from. Where much of what such a page has in main is
 * unlikely, it lists services, products, documents: cards and links are its content. Where little
 * is, that is what stands beside a text. Returns how much in main is to be favoured, in permille.
 */
static int32_t favour_of(const struct stet_blocks *blocks)
{
    uint64_t all = 0, likely = 0; /* letters; likely in parts of ONE */
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        if (!is_in_main(block) || score_in_main(block) == 0)
            continue;
        all += block->measure.chars;
        likely += (uint64_t)chance(block->score, 0) * block->measure.chars;
    }
    int32_t share = all > 0 ? (int32_t)(likely / ONE * 1000 / all) : 1000;
    if (share <= LIKELY_MIN)
        return 1000;
    return share < LIKELY_MAX ? (LIKELY_MAX - share) * 1000 / (LIKELY_MAX - LIKELY_MIN) : 0;
}

static void favour_main(struct stet_blocks *blocks)
{
    int32_t favour = favour_of(blocks);
    for (uint32_t i = 0; favour > 0 && i < blocks->count; i++)
        if (is_in_main(&blocks->all[i]))
            blocks->all[i].score += score_in_main(&blocks->all[i]) / 1000 * favour;
}

/* Forms, and what weak names speak of. */
static const enum stet_feature beside[] = {STET_FEATURE_DEPTH_FORM, STET_FEATURE_HINT_COMMENTS,
                                           STET_FEATURE_HINT_RELATED, STET_FEATURE_HINT_SIGNUP};

/* What is kept by its own score only: a word; what is beside the text by its names; what the rules
 * took for a menu, if it is neither a paragraph nor an item of a list. */
static bool is_doubtful(const struct stet_block *block)
{
    unsigned tag = block->features[STET_FEATURE_TAG];
    bool doubtful = block->measure.chars < WORD;
    for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++)
        doubtful = doubtful || block->features[beside[i]];
    return doubtful ||
           (block->features[STET_FEATURE_RULE] == STET_DROP_LINKS &&
            tag != stet_tag_rank(STET_HTML_TAG_P) && tag != stet_tag_rank(STET_HTML_TAG_LI));
}

enum stet_status stet_blocks_raise(struct stet_blocks *blocks, struct stet_error *error)
{
    struct stet_key *order = calloc(2 * ((size_t)blocks->count + 1), sizeof(*order));
    uint32_t count = 0;
    if (!order)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    favour_main(blocks);
    for (uint32_t i = 0; i < blocks->count; i++)
        if (!blocks->all[i].certain)
            order[count++] =
                (struct stet_key){(uint64_t)(INT32_MAX - (int64_t)blocks->all[i].score), i};
    stet_keys_sort(order, order + blocks->count + 1, count);
    int32_t bar = find_bar(blocks, order, count);
    for (uint32_t i = 0; i < count; i++) {
        struct stet_block *block = &blocks->all[order[i].block];
        int32_t least = is_doubtful(block) && bar <= SURE ? SURE + 1 : bar;
        block->score -= least - 1;
    }
    free(order);
    return STET_OK;
}
