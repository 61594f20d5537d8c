/* features_page.c - what sort of page a block stands on: what the page says of itself to machines,
 * and what the rules keep of it. What they do not keep is of no matter. */
#include "meta.h"
#include "span.h"
#include "survey.h"
#include "url.h"

enum {
    STEPS_MAX = 8,    /* of an address that are told apart */
    HYPHENS_MAX = 20, /* in the last of them */
    NUMBER_DIGITS = 3
};

/* Of an address only what the page itself says: where the file came from is not always known. */
static void see_address(const struct stet_claims *claims, uint8_t *features)
{
    const struct stet_claim *claim = stet_claim_best(claims, STET_META_URL);
    struct stet_url url;
    if (!claim)
        return;
    struct stet_span path = claim->value;
    if (stet_url_parse(claim->value, &url))
        path = url.path;
    unsigned steps = 0, hyphens = 0, digits = 0;
    bool number = false;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool begins = c != '/' && (i == 0 || path.ptr[i - 1] == '/');
        steps += begins;
        hyphens = begins ? 0 : hyphens;
        hyphens += c == '-' || c == '_';
        digits = stet_is_digit(c) ? digits + 1 : 0;
        number = number || digits >= NUMBER_DIGITS;
    }
    features[STET_FEATURE_PAGE_STEPS] = (uint8_t)(1 + (steps < STEPS_MAX ? steps : STEPS_MAX));
    features[STET_FEATURE_PAGE_SLUG] =
        (uint8_t)(1 + (hyphens < HYPHENS_MAX ? hyphens : HYPHENS_MAX));
    features[STET_FEATURE_PAGE_NUMBER] = number;
}

bool stet_page_is_dated(const struct stet_page *page)
{
    const struct stet_claims *claims = page->claims;
    for (size_t i = 0; claims && i < claims->count; i++)
        if (claims->all[i].field == STET_META_PUBLISHED && claims->all[i].rank < STET_RANK_SAID &&
            claims->all[i].origin != STET_ORIGIN_URL)
            return true;
    return false;
}

/* How many elements of a kind there are, if not more than two. */
static uint8_t count_some(const struct stet_page *page, unsigned tag)
{
    uint8_t count = 0;
    for (uint32_t i = 0; i < page->count && count < 2; i++)
        count += page->parts[i].tag == tag;
    return count;
}

static bool is_heading(unsigned tag)
{
    return tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H6;
}

static void see_kept(const struct stet_survey *survey, uint8_t *features)
{
    const struct stet_blocks *blocks = survey->blocks;
    struct stet_sum sum = {0};
    uint32_t headings = 0, paragraphs = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        if (!block->kept)
            continue;
        unsigned tag = survey->page->parts[block->part].tag;
        stet_sum_add(&sum, block);
        headings += is_heading(tag);
        paragraphs += tag == STET_HTML_TAG_P ? block->measure.chars : 0;
    }
    features[STET_FEATURE_PAGE_CHARS] = stet_level(sum.chars);
    features[STET_FEATURE_PAGE_LINKS] = stet_share(sum.link_chars, sum.chars, 100);
    features[STET_FEATURE_PAGE_LONG] = stet_share(sum.long_chars, sum.chars, 100);
    features[STET_FEATURE_PAGE_PARAGRAPHS] = stet_share(paragraphs, sum.chars, 100);
    features[STET_FEATURE_PAGE_HEADINGS] = stet_share(headings, sum.blocks, 100);
    features[STET_FEATURE_PAGE_MARKS] = stet_share(sum.marks, sum.chars, 1000);
    features[STET_FEATURE_PAGE_MEAN] = stet_level(sum.blocks ? sum.chars / sum.blocks : 0);
}

void stet_features_page(struct stet_survey *survey)
{
    uint8_t features[STET_FEATURE_COUNT] = {0};
    const struct stet_claims *claims = survey->page->claims;
    if (claims) {
        features[STET_FEATURE_PAGE_SAYS] = claims->open_graph;
        features[STET_FEATURE_PAGE_SCHEMA] = claims->schema;
        features[STET_FEATURE_PAGE_DATED] = stet_page_is_dated(survey->page);
        see_address(claims, features);
    }
    features[STET_FEATURE_PAGE_MAIN] = count_some(survey->page, STET_HTML_TAG_MAIN) > 0;
    features[STET_FEATURE_PAGE_ARTICLES] = count_some(survey->page, STET_HTML_TAG_ARTICLE);
    features[STET_FEATURE_PAGE_HEADS] = count_some(survey->page, STET_HTML_TAG_H1);
    see_kept(survey, features);
    for (uint32_t i = 0; i < survey->blocks->count; i++)
        for (unsigned f = STET_FEATURE_PAGE_SAYS; f <= STET_FEATURE_PAGE_MEAN; f++)
            survey->blocks->all[i].features[f] = features[f];
}
