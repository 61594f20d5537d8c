/* forest.c - the scores of blocks by a forest of small trees, many blocks at a time.
 *
 * In a tree every question is asked of all blocks, from the leaves up: what a question picks is the
 * leaf that one of its two answers has picked. That is no more work than to go down for each block,
 * and a processor never has to guess the way. */
#include "weights.h"
#include <assert.h>
#include <string.h>
#include <threads.h>

#define NODES      256  /* of a tree */
#define SPLITS_MAX 8192 /* of a forest */
#define TREES_MAX  1024

/* A node that asks. low, high: the rows of what its answers have picked: below NODES that leaf
 * itself, from there on the splits of the tree. */
struct split {
    uint8_t feature, cut;
    uint16_t low, high;
};

/* The trees of the table without their leaves, inner splits first. Made once. */
static struct {
    struct split splits[SPLITS_MAX];
    uint16_t counts[TREES_MAX]; /* of the splits of each tree */
} forests[2];
static once_flag forests_once = ONCE_FLAG_INIT;

/* How many nodes a tree has: each that asks makes room for one more. */
static size_t tree_size(const struct stet_weight *root)
{
    size_t size = 0;
    for (size_t open = 1; open > 0; size++)
        open = root[size].feature == STET_WEIGHT_LEAF ? open - 1 : open + 1;
    return size;
}

/* Lists the splits of a tree; how many there are. */
static uint16_t list_splits(const struct stet_weight *root, struct split *out, size_t room)
{
    uint16_t rows[NODES], count = 0;
    size_t size = tree_size(root);
    assert(size <= NODES);
    for (size_t i = size; i-- > 0;) {
        rows[i] = (uint16_t)i;
        if (root[i].feature == STET_WEIGHT_LEAF)
            continue;
        assert(count < room);
        out[count] = (struct split){root[i].feature, root[i].cut, rows[i + 1], rows[root[i].high]};
        rows[i] = (uint16_t)(NODES + count++);
    }
    (void)room;
    return count;
}

static void list_forests(void)
{
    for (size_t f = 0; f < 2; f++) {
        const struct stet_forest *forest = &stet_forests[f];
        size_t all = 0;
        assert(forest->count <= TREES_MAX);
        for (size_t t = 0; t < forest->count; t++)
            all += forests[f].counts[t] = list_splits(forest->nodes + forest->roots[t],
                                                      forests[f].splits + all, SPLITS_MAX - all);
    }
}

/* Asks one question of all blocks. */
static void ask(const struct split *split, const uint8_t (*features)[STET_FOREST_BLOCKS],
                uint8_t (*rows)[STET_FOREST_BLOCKS], uint8_t *picked)
{
    const uint8_t *feature = features[split->feature], cut = split->cut;
    const uint8_t *low = rows[split->low], *high = rows[split->high];
    uint8_t now[STET_FOREST_BLOCKS];
    for (size_t k = 0; k < STET_FOREST_BLOCKS; k++) {
        uint8_t below = feature[k] <= cut ? UINT8_MAX : 0;
        now[k] = (uint8_t)((low[k] & below) | (high[k] & ~below));
    }
    memcpy(picked, now, sizeof(now));
}

void stet_forest_score(unsigned which, const uint8_t (*features)[STET_FOREST_BLOCKS],
                       int32_t *scores)
{
    call_once(&forests_once, list_forests);
    const struct stet_forest *forest = &stet_forests[which];
    const struct split *split = forests[which].splits;
    uint8_t rows[2 * NODES][STET_FOREST_BLOCKS];
    for (size_t i = 0; i < NODES; i++)
        memset(rows[i], (int)i, STET_FOREST_BLOCKS);
    memset(scores, 0, STET_FOREST_BLOCKS * sizeof(*scores));
    for (size_t t = 0; t < forest->count; t++) {
        const struct stet_weight *root = forest->nodes + forest->roots[t];
        size_t count = forests[which].counts[t];
        for (size_t i = 0; i < count; i++)
            ask(split++, features, rows, rows[NODES + i]);
        const uint8_t *leaf = count ? rows[NODES + count - 1] : rows[0];
        for (size_t k = 0; k < STET_FOREST_BLOCKS; k++)
            scores[k] += root[leaf[k]].high;
    }
}
