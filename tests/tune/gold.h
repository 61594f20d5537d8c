/* gold.h - how much of a block is in the gold text of its page. */
#ifndef STET_TUNE_GOLD_H
#define STET_TUNE_GOLD_H

#include <stdint.h>
#include <stet/base.h>

/* The words of a text as hashes, in order; a letter of a script without spaces is a word. */
struct tune_words {
    uint64_t *all;
    size_t count, room;
    size_t runs; /* of letters without a space or mark between: words as the field counts them */
};
void tune_words_add(struct tune_words *words, struct stet_span text);
void tune_words_free(struct tune_words *words);

/* Runs of four words of the gold text, and its lines. */
struct tune_gold;
struct tune_gold *tune_gold_new(struct stet_span text);
void tune_gold_free(struct tune_gold *gold);
size_t tune_gold_words(const struct tune_gold *gold);
size_t tune_gold_runs(const struct tune_gold *gold);

/* The share of the words from start to end of all that are in the gold text; what is shorter than a
 * run is judged with the words before and after it. */
double tune_gold_share(const struct tune_gold *gold, const struct tune_words *all, size_t start,
                       size_t end);

#endif
