/* context.c - what the first scores of the blocks around one say of it.
 *
 * In: the score of each block from its own features. Out: the features behind STET_FEATURE_CONTEXT,
 * from which the second and last score is made. */
#include "keys.h"
#include "survey.h"
#include <stdlib.h>

#define NEAR 3
#define WIDE 10

/* From thousandths of a logit to 0..255; 128 is even. Close to the logistic function, and whole. */
static uint8_t chance(int32_t score)
{
    int64_t size = score < 0 ? -(int64_t)score : score;
    return (uint8_t)(128 + 127 * (int64_t)score / (size + 1000));
}

/* That of a block; its feature is made before all others. */
static uint8_t chance_of(const struct stet_block *block)
{
    return block->features[STET_FEATURE_SCORE];
}

/* Of the blocks from start to end, the mean by letters. */
static uint8_t mean(const struct stet_blocks *blocks, uint32_t start, uint32_t end)
{
    uint64_t sum = 0, letters = 0;
    for (uint32_t i = start; i < end; i++) {
        sum += (uint64_t)chance_of(&blocks->all[i]) * blocks->all[i].measure.chars;
        letters += blocks->all[i].measure.chars;
    }
    return letters ? (uint8_t)(sum / letters) : 0;
}

static uint8_t most(const struct stet_blocks *blocks, uint32_t start, uint32_t end)
{
    uint8_t highest = 0;
    for (uint32_t i = start; i < end; i++)
        highest = chance_of(&blocks->all[i]) > highest ? chance_of(&blocks->all[i]) : highest;
    return highest;
}

static void see_row(struct stet_blocks *blocks, uint32_t at)
{
    struct stet_block *block = &blocks->all[at];
    uint8_t *features = block->features;
    for (uint32_t step = 1; step <= NEAR; step++) {
        features[STET_FEATURE_SCORE_PREV1 + step - 1] = at >= step ? chance_of(block - step) : 0;
        features[STET_FEATURE_SCORE_NEXT1 + step - 1] =
            at + step < blocks->count ? chance_of(block + step) : 0;
    }
    uint32_t near_start = at > NEAR ? at - NEAR : 0, wide_start = at > WIDE ? at - WIDE : 0;
    uint32_t near_end = at + 1 + NEAR, wide_end = at + 1 + WIDE;
    near_end = near_end < blocks->count ? near_end : blocks->count;
    wide_end = wide_end < blocks->count ? wide_end : blocks->count;
    features[STET_FEATURE_SCORE_BEFORE3] = mean(blocks, near_start, at);
    features[STET_FEATURE_SCORE_AFTER3] = mean(blocks, at + 1, near_end);
    features[STET_FEATURE_SCORE_BEFORE10] = mean(blocks, wide_start, at);
    features[STET_FEATURE_SCORE_AFTER10] = mean(blocks, at + 1, wide_end);
    features[STET_FEATURE_SCORE_MOST_BEFORE] = most(blocks, wide_start, at);
    features[STET_FEATURE_SCORE_MOST_AFTER] = most(blocks, at + 1, wide_end);
}

static void see_page(struct stet_blocks *blocks)
{
    uint64_t all = 0, before = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        all += block->score > 0 ? block->measure.chars : 0;
    }
    for (uint32_t i = 0; i < blocks->count; i++) {
        uint8_t *features = blocks->all[i].features;
        uint64_t own = blocks->all[i].score > 0 ? blocks->all[i].measure.chars : 0;
        features[STET_FEATURE_KEPT_BEFORE] = stet_share(before, all, 100);
        features[STET_FEATURE_KEPT_AFTER] = stet_share(all - before - own, all, 100);
        before += own;
    }
}

/* The mean by letters of all blocks with one key, for each. */
static void see_groups(struct stet_blocks *blocks, struct stet_key *keys, enum stet_feature feature)
{
    stet_keys_sort(keys, keys + blocks->count, blocks->count);
    for (uint32_t start = 0, end; start < blocks->count; start = end) {
        uint64_t sum = 0, letters = 0;
        for (end = start; end < blocks->count && keys[end].key == keys[start].key; end++) {
            const struct stet_block *block = &blocks->all[keys[end].block];
            sum += (uint64_t)chance_of(block) * block->measure.chars;
            letters += block->measure.chars;
        }
        for (uint32_t i = start; i < end; i++)
            blocks->all[keys[i].block].features[feature] = (uint8_t)(letters ? sum / letters : 0);
    }
}

enum stet_status stet_blocks_context(struct stet_blocks *blocks, struct stet_error *error)
{
    struct stet_key *keys = calloc(2 * ((size_t)blocks->count + 1), sizeof(*keys));
    if (!keys)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    for (uint32_t i = 0; i < blocks->count; i++)
        blocks->all[i].features[STET_FEATURE_SCORE] = chance(blocks->all[i].score);
    for (uint32_t i = 0; i < blocks->count; i++) {
        see_row(blocks, i);
        keys[i] = (struct stet_key){blocks->all[i].build, i};
    }
    see_groups(blocks, keys, STET_FEATURE_SCORE_ALIKE);
    for (unsigned out = 0; out < STET_OUTER_COUNT; out++) {
        for (uint32_t i = 0; i < blocks->count; i++)
            keys[i] = (struct stet_key){blocks->all[i].outer[out], i};
        see_groups(blocks, keys, (enum stet_feature)(STET_FEATURE_SCORE_OUT1 + out));
    }
    see_page(blocks);
    free(keys);
    return STET_OK;
}
