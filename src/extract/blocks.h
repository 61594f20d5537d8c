/* blocks.h - the page as a row of blocks of text: what is measured of each, its score, the verdict.
 *
 * A block is a run of text below one block element, up to the next element that breaks the flow.
 * The rules of prune.c and score.c have their say first; what they said is among the features. */
#ifndef STET_BLOCKS_H
#define STET_BLOCKS_H

#include "extract.h"

/* All features are integers from 0 to 255, so that a verdict is the same on any machine. The
 * order is that of weights_table.c, which is learnt for it. */
enum stet_feature {
#define FEATURE(name, what) STET_FEATURE_##name,
#include "feature_names.h"
#undef FEATURE
    STET_FEATURE_COUNT,
    STET_FEATURE_CONTEXT = STET_FEATURE_SCORE /* from here on made of the first scores */
};

#define STET_OUTER_COUNT 3
#define STET_SCORE_NEVER (-8000) /* of what is certainly dropped */

/* Blocks that the score does not decide on. */
enum stet_certain {
    STET_CERTAIN_NOT,
    STET_CERTAIN_DROPPED, /* the title, a phrase of the site's, comments below an article */
    STET_CERTAIN_CAPTION  /* goes with the text around it: of a picture, or the day of the text */
};

/* How the text of a block ends; the order is learnt for. */
enum stet_ending {
    STET_ENDS_OTHER,
    STET_ENDS_SENTENCE,
    STET_ENDS_COLON,
    STET_ENDS_COMMA,
    STET_ENDS_DIGIT,
    STET_ENDS_SIGN
};

struct stet_block {
    uint32_t part;                    /* the block element that holds it, */
    uint32_t first, last;             /* and its first and last text */
    uint32_t before;                  /* the nearest part around it that a rule dropped, or 0 */
    uint32_t table;                   /* the table of data that it is in, or 0 */
    uint64_t build;                   /* equal for blocks built alike */
    uint32_t outer[STET_OUTER_COUNT]; /* the block elements around it, from the second out */
    size_t offset, stop; /* of its bytes in the page; stop: where the last text begins */
    struct stet_measure measure;
    uint32_t words, capitals, digits; /* words; of these with a capital first; digits */
    uint8_t opens, ends;              /* how its text begins (blocks.c), enum stet_ending */
    uint8_t features[STET_FEATURE_COUNT];
    int32_t score;     /* thousandths of a logit above what is asked: above 0 it is kept */
    bool kept, chosen; /* chosen: the rules chose what is around it */
    uint8_t certain;   /* enum stet_certain */
    uint8_t why;       /* enum stet_drop, if it is not */
};

struct stet_blocks {
    struct stet_block *all;
    uint32_t count;
};

/* blocks.c: the blocks of a page whose parts were pruned and chosen; STET_ERR_MEMORY. */
enum stet_status stet_blocks_make(struct stet_blocks *blocks, const struct stet_page *page,
                                  struct stet_error *error) STET_MUST_CHECK;
void stet_blocks_free(struct stet_blocks *blocks);
/* Fills in the words, capitals and digits of a block, how it opens and ends. */
void stet_block_count(struct stet_block *block, const struct stet_page *page);
/* Appends the text of a block, white space collapsed, at most max bytes. */
void stet_block_text(const struct stet_page *page, const struct stet_block *block, size_t max,
                     struct stet_buf *out);

/* Copies of those blocks that are not certainly dropped, in a row of their own: what is put on a
 * page besides, and known for it, must not change how the rest is judged. Close writes them back
 * and frees them. */
enum stet_status stet_blocks_open(struct stet_blocks *open, const struct stet_blocks *blocks,
                                  struct stet_error *error) STET_MUST_CHECK;
void stet_blocks_close(struct stet_blocks *open, struct stet_blocks *blocks);

/* features.c: what the rules say, which blocks are certain, and the features of the others. */
enum stet_status stet_blocks_features(struct stet_blocks *blocks, const struct stet_page *page,
                                      struct stet_error *error) STET_MUST_CHECK;

/* context.c: the features that are made of the scores of all blocks. */
enum stet_status stet_blocks_context(struct stet_blocks *blocks,
                                     struct stet_error *error) STET_MUST_CHECK;

/* bar.c: takes from the scores what a block must reach on this page; STET_ERR_MEMORY. */
enum stet_status stet_blocks_raise(struct stet_blocks *blocks,
                                   struct stet_error *error) STET_MUST_CHECK;

/* verdict.c: marks those that are kept by the scores they have; scores all and marks them. */
enum stet_status stet_blocks_settle(struct stet_blocks *blocks,
                                    struct stet_error *error) STET_MUST_CHECK;
enum stet_status stet_blocks_judge(struct stet_blocks *blocks,
                                   struct stet_error *error) STET_MUST_CHECK;
/* copies.c: of what is kept twice, the copy is not. */
enum stet_status stet_blocks_drop_copies(struct stet_blocks *blocks, const struct stet_page *page,
                                         struct stet_error *error) STET_MUST_CHECK;
/* Makes what the parts say, chosen and dropped, follow from the verdicts. */
void stet_blocks_apply(const struct stet_blocks *blocks, struct stet_page *page);

/* Is shown the blocks of a page and their verdicts, before the document is made. */
struct stet_watch {
    void (*seen)(const struct stet_page *page, const struct stet_blocks *blocks, void *data);
    void *data;
};

#endif
