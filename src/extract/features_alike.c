/* features_alike.c - blocks that are built alike are one thing: the posts of a thread, the cards of
 * a list, the paragraphs of an article. And blocks with the same text: teasers that are shown
 * twice. */
#include "keys.h"
#include "span.h"
#include "survey.h"
#include <stdlib.h>

enum {
    CLASS_LEVELS = 3, /* elements out whose classes must be alike, */
    TAG_LEVELS = 6    /* and those whose tags must */
};

static uint64_t hash_build(const struct stet_page *page, const struct stet_block *block)
{
    uint64_t hash = 0;
    uint32_t at = block->part;
    for (unsigned level = 0; level < TAG_LEVELS; level++, at = page->parts[at].parent) {
        const struct stet_part *part = &page->parts[at];
        hash = (hash ^ part->tag) * 0x9E3779B97F4A7C15u;
        if (level < CLASS_LEVELS && part->tag != 0)
            hash = ((hash ^ hash >> 32) ^ part->build) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
        if (at == 0)
            break;
    }
    return hash;
}

static uint64_t hash_text(const struct stet_page *page, const struct stet_block *block)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (uint32_t i = block->first; i <= block->last; i++) {
        if (!page->parts[i].text)
            continue;
        struct stet_span text = stet_html_text(page->html, page->parts[i].node);
        for (size_t k = 0; k < text.len; k++)
            if (!stet_is_space(text.ptr[k]))
                hash = (hash ^ (unsigned char)text.ptr[k]) * 0x100000001B3u;
    }
    return hash;
}

static void see_alike(struct stet_survey *survey, struct stet_key *keys, uint32_t count)
{
    struct stet_sum sum = {0};
    for (uint32_t i = 0; i < count; i++)
        stet_sum_add(&sum, &survey->blocks->all[keys[i].block]);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t *features = survey->blocks->all[keys[i].block].features;
        features[STET_FEATURE_ALIKE_BLOCKS] = stet_level(sum.blocks);
        features[STET_FEATURE_ALIKE_CHARS] = stet_level(sum.chars);
        features[STET_FEATURE_ALIKE_MEAN] = stet_level(sum.chars / sum.blocks);
        features[STET_FEATURE_ALIKE_LINKS] = stet_share(sum.link_chars, sum.chars, 100);
        features[STET_FEATURE_ALIKE_MARKS] = stet_share(sum.marks, sum.chars, 1000);
        features[STET_FEATURE_ALIKE_RULE] = stet_share(sum.rule_chars, sum.chars, 100);
    }
}

/* Calls see with every run of equal keys; behind those of all blocks is room for as many. */
static void each_group(struct stet_survey *survey, struct stet_key *keys, uint32_t count,
                       void (*see)(struct stet_survey *, struct stet_key *, uint32_t))
{
    stet_keys_sort(keys, keys + survey->blocks->count, count);
    for (uint32_t start = 0, i = 1; i <= count; i++)
        if (i == count || keys[i].key != keys[start].key) {
            see(survey, keys + start, i - start);
            start = i;
        }
}

static void see_twins(struct stet_survey *survey, struct stet_key *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        survey->blocks->all[keys[i].block].features[STET_FEATURE_TWIN] =
            stet_share(count - 1, 1, 1);
}

/* Only blocks with as many letters and marks can be twins. */
static void see_sizes(struct stet_survey *survey, struct stet_key *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count && count > 1; i++)
        keys[i].key = hash_text(survey->page, &survey->blocks->all[keys[i].block]);
    if (count > 1)
        each_group(survey, keys, count, see_twins);
}

bool stet_features_alike(struct stet_survey *survey)
{
    struct stet_blocks *blocks = survey->blocks;
    struct stet_key *keys = calloc(2 * ((size_t)blocks->count + 1), sizeof(*keys));
    if (!keys)
        return false;
    for (uint32_t i = 0; i < blocks->count; i++) {
        blocks->all[i].build = hash_build(survey->page, &blocks->all[i]);
        keys[i] = (struct stet_key){blocks->all[i].build, i};
    }
    each_group(survey, keys, blocks->count, see_alike);
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_measure *measure = &blocks->all[i].measure;
        keys[i] = (struct stet_key){(uint64_t)measure->marks << 32 | measure->chars, i};
    }
    each_group(survey, keys, blocks->count, see_sizes);
    free(keys);
    return true;
}
