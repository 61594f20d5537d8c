/* trees.h - boosted trees over rows of bytes, grown leaf by leaf from sums over all values. */
#ifndef STET_TUNE_TREES_H
#define STET_TUNE_TREES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TUNE_LEAF 255 /* in place of a feature */

/* In the order of a walk: the node for values up to cut comes next, the other one is further on. */
struct tune_node {
    uint8_t feature, cut;
    int32_t high; /* the index of the other node in its tree; of a leaf: thousandths of a logit */
};

struct tune_forest {
    struct tune_node *nodes;
    size_t count, room;
    size_t *starts; /* of the trees */
    size_t trees;
};

struct tune_settings {
    unsigned trees, leaves, features; /* features: only the first so many are looked at */
    double rate, ridge, least;        /* learning rate; pull towards 0; least weight of a leaf */
    double rows, columns;             /* the share of each that a tree sees */
};

/* Rows in memory: row i begins at values + i * stride. */
struct tune_data {
    const uint8_t *values;
    size_t stride, count;
    const float *labels, *weights;
};

/* Grows a forest for the rows whose number is in use. */
void tune_forest_grow(struct tune_forest *forest, const struct tune_data *data, const uint32_t *use,
                      size_t count, const struct tune_settings *settings);
void tune_forest_free(struct tune_forest *forest);
int32_t tune_forest_score(const struct tune_forest *forest, const uint8_t *row);

#endif
