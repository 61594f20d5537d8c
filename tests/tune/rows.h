/* rows.h - the file between tune_features and tune_learn: one of these for each block. */
#ifndef STET_TUNE_ROWS_H
#define STET_TUNE_ROWS_H

#include "blocks.h"

struct tune_row {
    uint64_t build;
    uint32_t page;       /* counted from 0 */
    uint32_t chars;      /* letters of the block */
    uint32_t link_chars; /* of these in links */
    uint32_t words;      /* of the block, as the field counts them */
    uint32_t gold;       /* words of the gold text, likewise */
    uint32_t table;      /* of data that it is in, or 0 */
    uint32_t outer[STET_OUTER_COUNT];
    float share;     /* of its words that are in the gold text */
    float weight;    /* its words as a share of the gold text, times the weight of the page */
    uint8_t certain; /* enum stet_certain */
    uint8_t fold;    /* which third the page's site is in */
    uint8_t cut;     /* its gold text may be one section of it */
    uint8_t features[STET_FEATURE_COUNT];
};

#endif
