/* trees.h - boosted trees over rows of bytes, each level of a tree one question to all rows. */
#ifndef STET_TUNE_TREES_H
#define STET_TUNE_TREES_H

#include "weights.h"
#include <stdbool.h>

struct tune_settings {
    unsigned trees, features;  /* features: only the first so many are looked at */
    double rate, ridge, least; /* learning rate; pull towards 0; least curvature of a leaf */
    double pages, columns;     /* the share of each that a tree sees */
    uint64_t draw;             /* which draw of these */
};

/* Rows in memory: row i begins at values + i * stride; labels are 0 or 1. */
struct tune_data {
    const uint8_t *values;
    size_t stride, count;
    const float *labels, *weights;
    const uint32_t *pages; /* which page each row is of */
};

/* Grows a forest for the rows whose number is in use. The same rows give the same trees. */
struct stet_forest tune_forest_grow(const struct tune_data *data, const uint32_t *use, size_t count,
                                    const struct tune_settings *settings);
void tune_forest_free(struct stet_forest *forest);

#endif
