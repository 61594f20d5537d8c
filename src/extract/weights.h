/* weights.h - the weights of the block scorer: two forests of small trees, and how they are read.
 */
#ifndef STET_WEIGHTS_H
#define STET_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

#define STET_TREE_DEPTH  6
#define STET_TREE_LEAVES (1 << STET_TREE_DEPTH)

/* A tree asks each block the same questions: is this feature more than this cut? The answers are
 * the bits of the number of a leaf, the first the lowest; the leaf is what the tree adds to the
 * score, in thousandths of a logit. */
struct stet_tree {
    uint8_t features[STET_TREE_DEPTH], cuts[STET_TREE_DEPTH];
    int16_t leaves[STET_TREE_LEAVES];
};

struct stet_forest {
    const struct stet_tree *trees;
    size_t count;
};

/* weights_table.c: the first sees the features of a block, the second also the first scores around
 * it. */
extern const struct stet_forest stet_forests[2];

/* forest.c: the scores of count blocks; the features of each begin stride bytes behind those of the
 * one before. */
void stet_forest_scores(const struct stet_forest *forest, const uint8_t *features, size_t stride,
                        size_t count, int32_t *scores);

#endif
