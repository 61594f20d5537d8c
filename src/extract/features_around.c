/* features_around.c - what the elements around a block say of it, and where they lie from the best
 * element of score.c. */
#include "survey.h"

/* The feature that is the distance of an element; none, if that is not one of interest. */
static enum stet_feature distance_of(unsigned tag)
{
    switch (tag) {
    case STET_HTML_TAG_LI:
    case STET_HTML_TAG_DD:
    case STET_HTML_TAG_DT: return STET_FEATURE_DEPTH_LIST;
    case STET_HTML_TAG_TD:
    case STET_HTML_TAG_TH: return STET_FEATURE_DEPTH_CELL;
    case STET_HTML_TAG_ARTICLE: return STET_FEATURE_DEPTH_ARTICLE;
    case STET_HTML_TAG_MAIN: return STET_FEATURE_DEPTH_MAIN;
    case STET_HTML_TAG_SECTION: return STET_FEATURE_DEPTH_SECTION;
    case STET_HTML_TAG_ASIDE: return STET_FEATURE_DEPTH_ASIDE;
    case STET_HTML_TAG_FOOTER: return STET_FEATURE_DEPTH_FOOTER;
    case STET_HTML_TAG_HEADER: return STET_FEATURE_DEPTH_HEADER;
    case STET_HTML_TAG_NAV: return STET_FEATURE_DEPTH_NAV;
    case STET_HTML_TAG_FORM: return STET_FEATURE_DEPTH_FORM;
    case STET_HTML_TAG_FIGURE: return STET_FEATURE_DEPTH_FIGURE;
    case STET_HTML_TAG_BLOCKQUOTE: return STET_FEATURE_DEPTH_QUOTE;
    case STET_HTML_TAG_A: return STET_FEATURE_DEPTH_LINK;
    default: return STET_FEATURE_COUNT;
    }
}

static const struct {
    uint32_t hint;
    enum stet_feature feature;
} far_hints[] = {
    {STET_HINT_BODY, STET_FEATURE_HINT_BODY},
    {STET_HINT_CONTENT, STET_FEATURE_HINT_CONTENT},
    {STET_HINT_NAV, STET_FEATURE_HINT_NAV},
    {STET_HINT_RELATED, STET_FEATURE_HINT_RELATED},
    {STET_HINT_COMMENTS, STET_FEATURE_HINT_COMMENTS},
    {STET_HINT_SIGNUP, STET_FEATURE_HINT_SIGNUP},
    {STET_HINT_COOKIE, STET_FEATURE_HINT_COOKIE},
    {STET_HINT_SHARE, STET_FEATURE_HINT_SHARE},
    {STET_HINT_ADVERT, STET_FEATURE_HINT_ADVERT},
    {STET_HINT_BYLINE, STET_FEATURE_HINT_BYLINE},
    {STET_HINT_BIO, STET_FEATURE_HINT_BIO},
    {STET_HINT_TAGS, STET_FEATURE_HINT_TAGS},
    {STET_HINT_SIDEBAR, STET_FEATURE_HINT_SIDEBAR},
    {STET_HINT_FOOTER, STET_FEATURE_HINT_FOOTER},
    {STET_HINT_HEADER, STET_FEATURE_HINT_HEADER},
    {STET_HINT_POPUP, STET_FEATURE_HINT_POPUP},
    {STET_HINT_UNSEEN, STET_FEATURE_HINT_UNSEEN},
    {STET_HINT_CREDIT, STET_FEATURE_HINT_CREDIT},
    {STET_HINT_PLAYER, STET_FEATURE_HINT_PLAYER},
    {STET_HINT_TITLE, STET_FEATURE_HINT_TITLE},
    {STET_HINT_SURE, STET_FEATURE_HINT_SURE},
};

static void set_once(uint8_t *features, enum stet_feature feature, unsigned value)
{
    if (features[feature] == 0)
        features[feature] = (uint8_t)(value < 255 ? value : 255);
}

static void see_element(const struct stet_part *part, unsigned step, uint8_t *features)
{
    enum stet_feature distance = distance_of(part->tag);
    if (distance < STET_FEATURE_COUNT)
        set_once(features, distance, step);
    uint32_t hints = part->hints;
    for (size_t i = 0; hints && i < sizeof(far_hints) / sizeof(*far_hints); i++)
        if (hints & far_hints[i].hint)
            set_once(features, far_hints[i].feature, step);
}

/* The elements next to a block matter for their size too; those farther out change with the page.
 */
static void see_outwards(const struct stet_sum *sum, unsigned count, uint8_t *features)
{
    static const enum stet_feature links[] = {STET_FEATURE_OUT1_LINKS, STET_FEATURE_OUT2_LINKS,
                                              STET_FEATURE_OUT3_LINKS};
    if (count >= sizeof(links) / sizeof(*links))
        return;
    uint8_t *to = features + links[count];
    to[0] = stet_share(sum->link_chars, sum->chars, 100);
    to[1] = stet_share(sum->long_chars, sum->chars, 100);
    to[2] = stet_share(sum->rule_chars, sum->chars, 100);
    if (count == 0)
        features[STET_FEATURE_OUT1_BLOCKS] = stet_level(sum->blocks);
    if (count < 2)
        features[STET_FEATURE_OUT1_CHARS + count] = stet_level(sum->chars);
}

static bool holds(const struct stet_page *page, uint32_t outer, uint32_t inner)
{
    return outer <= inner && inner < page->parts[outer].end;
}

/* From the block out to the element that holds the best one too. */
static void see_best(const struct stet_survey *survey, struct stet_block *block)
{
    const struct stet_page *page = survey->page;
    uint8_t *features = block->features;
    int64_t best = page->parts[page->best].score, most = 0;
    uint32_t section = block->part, at = block->part;
    unsigned down = 0, up = 0;
    while (!holds(page, at, page->best)) {
        section = at;
        if (page->parts[at].score > most)
            most = page->parts[at].score;
        at = page->parts[at].parent;
        down++;
    }
    for (uint32_t from = page->best; from != at; from = page->parts[from].parent)
        up++;
    if (at == page->best)
        most = best;
    const struct stet_sum *sum = &survey->below[section];
    features[STET_FEATURE_BEST_DOWN] = stet_share(down, 1, 1);
    features[STET_FEATURE_BEST_UP] = stet_share(up, 1, 1);
    features[STET_FEATURE_BEST_SCORE] =
        most > 0 && best > 0 ? stet_share((uint64_t)(most / 64), (uint64_t)(best / 64), 100) : 0;
    features[STET_FEATURE_SECTION_LINKS] = stet_share(sum->link_chars, sum->chars, 100);
    features[STET_FEATURE_SECTION_MARKS] = stet_share(sum->marks, sum->chars, 1000);
    features[STET_FEATURE_SECTION_RULE] = stet_share(sum->rule_chars, sum->chars, 100);
    features[STET_FEATURE_SECTION_LONG] = stet_share(sum->long_chars, sum->chars, 100);
}

static void see_around(const struct stet_survey *survey, struct stet_block *block)
{
    const struct stet_page *page = survey->page;
    uint8_t *features = block->features;
    unsigned step = 1, outwards = 0;
    uint32_t at = page->parts[block->first].parent;
    /* Inline elements count when they hold all of the block. */
    for (; page->parts[at].flow == STET_FLOW_INLINE && at != 0; at = page->parts[at].parent)
        if (holds(page, at, block->last)) {
            features[STET_FEATURE_INLINE_TAG] = stet_tag_rank(page->parts[at].tag);
            see_element(&page->parts[at], step, features);
        }
    for (; step < STET_OUTWARDS_MAX && at != 0; at = page->parts[at].parent, step++) {
        see_element(&page->parts[at], step, features);
        if (block->why && page->parts[at].drop)
            features[STET_FEATURE_RULE_DEPTH] = (uint8_t)step;
        if (step > 1 && page->parts[at].flow == STET_FLOW_BLOCK) {
            if (outwards < STET_OUTER_COUNT)
                block->outer[outwards] = at;
            see_outwards(&survey->below[at], outwards++, features);
        }
    }
    features[STET_FEATURE_TAG] = stet_tag_rank(page->parts[block->part].tag);
    features[STET_FEATURE_RULE] = block->why;
    features[STET_FEATURE_RULE_CHOSEN] = block->chosen;
    see_best(survey, block);
}

void stet_features_around(struct stet_survey *survey)
{
    for (uint32_t i = 0; i < survey->blocks->count; i++)
        see_around(survey, &survey->blocks->all[i]);
}
