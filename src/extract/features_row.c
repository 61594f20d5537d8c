/* features_row.c - what the blocks before and after one say of it, its place on the page. */
#include "survey.h"

#define STRETCH 6 /* blocks before or after that are summed up */

/* Steps out from a block to an element that holds another one. */
static uint8_t steps_between(const struct stet_page *page, const struct stet_block *from,
                             const struct stet_block *to)
{
    unsigned steps = 0;
    uint32_t at = from->part;
    while (steps < STET_OUTWARDS_MAX && !(at <= to->first && to->first < page->parts[at].end)) {
        at = page->parts[at].parent;
        steps++;
    }
    return (uint8_t)steps;
}

/* chars, links, rule at three features in a row. */
static void see_neighbour(const struct stet_block *other, uint8_t *to)
{
    to[0] = stet_level(other->measure.chars);
    to[1] = stet_share(other->measure.link_chars, other->measure.chars, 100);
    to[2] = other->kept;
}

static void see_neighbours(const struct stet_survey *survey, uint32_t at)
{
    const struct stet_blocks *blocks = survey->blocks;
    struct stet_block *block = &blocks->all[at];
    uint8_t *features = block->features;
    features[STET_FEATURE_PREV1_NEAR] = features[STET_FEATURE_NEXT1_NEAR] = UINT8_MAX;
    if (at > 0) {
        const struct stet_block *other = block - 1;
        see_neighbour(other, features + STET_FEATURE_PREV1_CHARS);
        features[STET_FEATURE_PREV1_TAG] = stet_tag_rank(survey->page->parts[other->part].tag);
        features[STET_FEATURE_PREV1_NEAR] = steps_between(survey->page, block, other);
        features[STET_FEATURE_PREV1_ENDS] = other->ends;
    }
    if (at > 1)
        see_neighbour(block - 2, features + STET_FEATURE_PREV2_CHARS);
    if (at + 1 < blocks->count) {
        const struct stet_block *other = block + 1;
        see_neighbour(other, features + STET_FEATURE_NEXT1_CHARS);
        features[STET_FEATURE_NEXT1_TAG] = stet_tag_rank(survey->page->parts[other->part].tag);
        features[STET_FEATURE_NEXT1_NEAR] = steps_between(survey->page, block, other);
        features[STET_FEATURE_NEXT1_OPENS] = other->opens;
    }
    if (at + 2 < blocks->count)
        see_neighbour(block + 2, features + STET_FEATURE_NEXT2_CHARS);
}

static void see_stretch(const struct stet_blocks *blocks, uint32_t start, uint32_t end, uint8_t *to)
{
    struct stet_sum sum = {0};
    for (uint32_t i = start; i < end; i++)
        stet_sum_add(&sum, &blocks->all[i]);
    to[0] = stet_level(sum.chars - sum.link_chars);
    to[1] = stet_share(sum.rule_chars, sum.chars, 100);
}

static void see_stretches(const struct stet_survey *survey, uint32_t at)
{
    const struct stet_blocks *blocks = survey->blocks;
    uint8_t *features = blocks->all[at].features;
    see_stretch(blocks, at > STRETCH ? at - STRETCH : 0, at, features + STET_FEATURE_BEFORE_CHARS);
    see_stretch(blocks, at + 1, at + STRETCH < blocks->count ? at + 1 + STRETCH : blocks->count,
                features + STET_FEATURE_AFTER_CHARS);
}

/* letters: of all blocks before this one; start, end: likewise before the first and the last that
 * the rules keep. */
static void see_place(const struct stet_survey *survey, uint32_t at, uint64_t letters,
                      uint64_t start, uint64_t end)
{
    uint8_t *features = survey->blocks->all[at].features;
    uint32_t none = survey->blocks->count;
    uint32_t title = survey->title;
    if (survey->has_title) {
        features[STET_FEATURE_FROM_TITLE] = at >= title ? stet_level(at - title + 1) : 0;
        features[STET_FEATURE_TO_TITLE] = at < title ? stet_level(title - at) : 0;
    }
    if (survey->start == none)
        return;
    features[STET_FEATURE_FROM_START] = at >= survey->start ? stet_level(letters - start + 1) : 0;
    features[STET_FEATURE_TO_START] = at < survey->start ? stet_level(start - letters) : 0;
    features[STET_FEATURE_FROM_END] = at > survey->end ? stet_level(letters - end) : 0;
    features[STET_FEATURE_TO_END] = at <= survey->end ? stet_level(end - letters + 1) : 0;
}

static void see_places(const struct stet_survey *survey)
{
    uint64_t letters = 0, start = 0, end = 0;
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        start = i == survey->start ? letters : start;
        end = i == survey->end ? letters : end;
        letters += survey->blocks->all[i].measure.chars;
    }
    letters = 0;
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        see_place(survey, i, letters, start, end);
        letters += survey->blocks->all[i].measure.chars;
    }
}

static bool is_picture(const struct stet_part *part)
{
    return part->tag == STET_HTML_TAG_IMG || part->tag == STET_HTML_TAG_VIDEO ||
           part->tag == STET_HTML_TAG_IFRAME;
}

/* Is there a picture from the part start to end that no rule dropped? */
static bool has_picture(const struct stet_page *page, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i = page->parts[i].drop ? page->parts[i].end : i + 1)
        if (!page->parts[i].drop && is_picture(&page->parts[i]))
            return true;
    return false;
}

static void see_pictures(const struct stet_survey *survey)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        block->features[STET_FEATURE_PICTURE_BEFORE] =
            has_picture(survey->page, last, block->first);
        block->features[STET_FEATURE_PICTURE_IN] =
            has_picture(survey->page, block->first, block->last + 1);
        last = block->last + 1;
    }
}

void stet_features_row(struct stet_survey *survey)
{
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        see_neighbours(survey, i);
        see_stretches(survey, i);
    }
    see_places(survey);
    see_pictures(survey);
}
