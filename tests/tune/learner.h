/* learner.h - learns both forests from the rows of tune_features. */
#ifndef STET_TUNE_LEARNER_H
#define STET_TUNE_LEARNER_H

#include "rows.h"
#include "weights.h"
#include <stdbool.h>

#define TUNE_THIRDS 3

struct tune_learner {
    struct tune_row *rows;
    size_t count;
    float *labels, *weights;
    int32_t *scores; /* of each row, once there are forests */
    uint32_t *pages;
    int held; /* the third that is not learnt from, or -1 */
    struct stet_forest forests[2];
};

void tune_learner_open(struct tune_learner *learner, const char *path);
/* Learns from all but the third held; other draws grow other trees. Figures on standard error. */
void tune_learner_learn(struct tune_learner *learner, int held, uint64_t draw);
void tune_learner_close(struct tune_learner *learner);

bool tune_learner_holds(const struct tune_learner *learner, const struct tune_row *row);
/* The first row behind those of the page that begins at start. */
size_t tune_page_end(const struct tune_learner *learner, size_t start);

#endif
