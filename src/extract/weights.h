/* weights.h - the weights of the block scorer: two forests of small trees. Private to the
 * scoring of blocks. */
#ifndef STET_WEIGHTS_H
#define STET_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

#define STET_WEIGHT_LEAF 255

/* A node of a tree: features up to cut go on to the node behind it, others to the node high,
 * counted from the root. In a leaf high is what the tree adds to the score, in thousandths of a
 * logit. */
struct stet_weight {
    uint8_t feature, cut;
    int16_t high;
};

struct stet_forest {
    const struct stet_weight *nodes;
    const uint16_t *roots;
    size_t count;
};

/* The first sees the features of a block, the second also the first scores around it. */
extern const struct stet_forest stet_forests[2];

/* forest.c: the scores by one of them of so many blocks, by their features; where there are fewer,
 * the rest of each row is of no matter. */
#define STET_FOREST_BLOCKS 16
void stet_forest_score(unsigned which, const uint8_t (*features)[STET_FOREST_BLOCKS],
                       int32_t *scores);

#endif
