/* forest.c - scores of blocks by a forest, many blocks at a time: every block goes the same way
 * through a tree, so that nothing branches and a compiler can do sixteen or more at once. */
#include "blocks.h"
#include "weights.h"
#include <string.h>

#define LANES 16 /* blocks at a time: the bytes of a register */

static void add_tree(const struct stet_tree *tree, uint8_t columns[][LANES], int32_t scores[LANES])
{
    uint8_t leaves[LANES];
    for (unsigned i = 0; i < LANES; i++) {
        unsigned leaf = 0;
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++) {
            uint8_t more = columns[tree->features[level]][i] > tree->cuts[level] ? UINT8_MAX : 0;
            leaf |= more & 1U << level;
        }
        leaves[i] = (uint8_t)leaf;
    }
    for (unsigned i = 0; i < LANES; i++)
        scores[i] += tree->leaves[leaves[i]];
}

void stet_forest_scores(const struct stet_forest *forest, const uint8_t *features, size_t stride,
                        size_t count, int32_t *scores)
{
    uint8_t columns[STET_FEATURE_COUNT][LANES] = {{0}};
    for (size_t start = 0; start < count; start += LANES) {
        size_t lanes = count - start < LANES ? count - start : LANES;
        int32_t sums[LANES] = {0};
        for (size_t i = 0; i < lanes; i++)
            for (unsigned f = 0; f < STET_FEATURE_COUNT; f++)
                columns[f][i] = features[(start + i) * stride + f];
        for (size_t tree = 0; tree < forest->count; tree++)
            add_tree(&forest->trees[tree], columns, sums);
        memcpy(scores + start, sums, lanes * sizeof(*scores));
    }
}
