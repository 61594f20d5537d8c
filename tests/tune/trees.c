/* trees.c - boosted trees for the logistic loss, by Newton steps.
 *
 * Each tree sees some pages and some features. Rows of little weight are drawn by chance and weigh
 * more instead: there are many of them, and they say little. */
#include "trees.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define VALUES 256
#define LIGHT  0.5 /* of the mean weight: rows below it are drawn */

/* A slope and a curvature, of a row or of many. */
struct step {
    float slope, curve;
};

struct leaf {
    size_t start, end; /* its rows in grower.rows */
    double slope, curve;
    struct step *by_value; /* [column][value] */
};

struct grower {
    const struct tune_data *data;
    const struct tune_settings *settings;
    uint8_t **columns; /* [feature][row] */
    float *scores;     /* of each row, so far */
    double light;
    size_t page_count;
    bool *sees; /* which pages */
    uint32_t *rows, *spare_rows;
    struct step *steps, *spare_steps; /* of rows, in their order */
    uint8_t chosen[VALUES];           /* features of this tree */
    unsigned chosen_count;
    struct leaf leaves[STET_TREE_LEAVES];
    uint64_t random;
};

static void *need(void *pointer)
{
    if (!pointer)
        abort();
    return pointer;
}

static double draw(struct grower *grower)
{
    grower->random ^= grower->random << 13;
    grower->random ^= grower->random >> 7;
    grower->random ^= grower->random << 17;
    return (double)(grower->random >> 11) / 9007199254740992.0;
}

/* The pages, features and rows of the next tree; returns how many rows. */
static size_t choose(struct grower *grower, const uint32_t *use, size_t count)
{
    const struct tune_data *data = grower->data;
    size_t chosen = 0;
    for (size_t page = 0; page < grower->page_count; page++)
        grower->sees[page] = draw(grower) < grower->settings->pages;
    grower->chosen_count = 0;
    for (unsigned f = 0; f < grower->settings->features; f++)
        if (draw(grower) < grower->settings->columns)
            grower->chosen[grower->chosen_count++] = (uint8_t)f;
    for (size_t i = 0; i < count; i++) {
        uint32_t row = use[i];
        double weight = data->weights[row];
        if (weight <= 0 || !grower->sees[data->pages[row]])
            continue;
        if (weight < grower->light) {
            if (draw(grower) * grower->light >= weight)
                continue;
            weight = grower->light;
        }
        double chance = 1 / (1 + exp(-(double)grower->scores[row]));
        grower->steps[chosen] = (struct step){(float)(weight * (chance - data->labels[row])),
                                              (float)(weight * chance * (1 - chance))};
        grower->rows[chosen++] = row;
    }
    return chosen;
}

static void sum_leaf(const struct grower *grower, struct leaf *leaf)
{
    leaf->slope = leaf->curve = 0;
    for (size_t i = leaf->start; i < leaf->end; i++) {
        leaf->slope += grower->steps[i].slope;
        leaf->curve += grower->steps[i].curve;
    }
}

static void sum_values(const struct grower *grower, struct leaf *leaf)
{
    memset(leaf->by_value, 0, grower->chosen_count * VALUES * sizeof(*leaf->by_value));
    for (unsigned c = 0; c < grower->chosen_count; c++) {
        const uint8_t *column = grower->columns[grower->chosen[c]];
        struct step *sums = leaf->by_value + (size_t)c * VALUES;
        for (size_t i = leaf->start; i < leaf->end; i++) {
            struct step *sum = &sums[column[grower->rows[i]]];
            sum->slope += grower->steps[i].slope;
            sum->curve += grower->steps[i].curve;
        }
    }
}

static double worth(const struct grower *grower, double slope, double curve)
{
    return slope * slope / (curve + grower->settings->ridge);
}

/* What each cut of a column is worth in one leaf, added to those of the others. */
static void add_gains(const struct grower *grower, const struct leaf *leaf, unsigned column,
                      double gains[VALUES])
{
    const struct step *sums = leaf->by_value + (size_t)column * VALUES;
    double slope = 0, curve = 0, before = worth(grower, leaf->slope, leaf->curve);
    double least = grower->settings->least;
    for (unsigned value = 0; value + 1 < VALUES; value++) {
        slope += sums[value].slope;
        curve += sums[value].curve;
        double rest = leaf->curve > curve ? leaf->curve - curve : 0;
        if (curve >= least && rest >= least)
            gains[value] +=
                worth(grower, slope, curve) + worth(grower, leaf->slope - slope, rest) - before;
    }
}

/* The best question to all leaves at once; false if none gains anything. */
static bool find_question(const struct grower *grower, unsigned leaves, uint8_t *feature,
                          uint8_t *cut)
{
    double best = 0;
    for (unsigned c = 0; c < grower->chosen_count; c++) {
        double gains[VALUES] = {0};
        for (unsigned i = 0; i < leaves; i++)
            add_gains(grower, &grower->leaves[i], c, gains);
        for (unsigned value = 0; value + 1 < VALUES; value++)
            if (gains[value] > best) {
                best = gains[value];
                *feature = grower->chosen[c];
                *cut = (uint8_t)value;
            }
    }
    return best > 0;
}

/* Puts the rows of a leaf up to the cut before the others; returns where those begin. */
static size_t part_rows(struct grower *grower, const struct leaf *leaf, uint8_t feature,
                        uint8_t cut)
{
    const uint8_t *column = grower->columns[feature];
    size_t low = leaf->start, high = 0;
    for (size_t i = leaf->start; i < leaf->end; i++) {
        uint32_t row = grower->rows[i];
        struct step step = grower->steps[i];
        if (column[row] <= cut) {
            grower->steps[low] = step;
            grower->rows[low++] = row;
        } else {
            grower->spare_steps[high] = step;
            grower->spare_rows[high++] = row;
        }
    }
    memcpy(grower->rows + low, grower->spare_rows, high * sizeof(*grower->rows));
    memcpy(grower->steps + low, grower->spare_steps, high * sizeof(*grower->steps));
    return low;
}

/* Splits a leaf in two; the sums of the larger are what the smaller leaves over. */
static void split_leaf(struct grower *grower, struct leaf *low, struct leaf *high, size_t middle,
                       bool last)
{
    struct step *whole = low->by_value, *fresh = high->by_value;
    bool low_small = middle - low->start < low->end - middle;
    struct leaf *small = low_small ? low : high, *large = low_small ? high : low;
    *high = (struct leaf){.start = middle, .end = low->end};
    low->end = middle;
    small->by_value = fresh;
    large->by_value = whole;
    sum_leaf(grower, low);
    sum_leaf(grower, high);
    if (last)
        return;
    sum_values(grower, small);
    for (size_t i = 0; i < (size_t)grower->chosen_count * VALUES; i++) {
        large->by_value[i].slope -= small->by_value[i].slope;
        large->by_value[i].curve -= small->by_value[i].curve;
        if (large->by_value[i].curve < 1e-6F)
            large->by_value[i] = (struct step){0, 0};
    }
}

static struct stet_tree grow_tree(struct grower *grower, const uint32_t *use, size_t count)
{
    struct stet_tree tree = {{0}, {0}, {0}};
    unsigned leaves = 1;
    memset(tree.cuts, UINT8_MAX, sizeof(tree.cuts)); /* that nothing is more than */
    grower->leaves[0].start = 0;
    grower->leaves[0].end = choose(grower, use, count);
    sum_leaf(grower, &grower->leaves[0]);
    sum_values(grower, &grower->leaves[0]);
    for (unsigned level = 0; level < STET_TREE_DEPTH; level++, leaves *= 2) {
        if (!find_question(grower, leaves, &tree.features[level], &tree.cuts[level]))
            break;
        for (unsigned i = 0; i < leaves; i++) {
            struct leaf *leaf = &grower->leaves[i];
            size_t middle = part_rows(grower, leaf, tree.features[level], tree.cuts[level]);
            split_leaf(grower, leaf, &grower->leaves[i + leaves], middle,
                       level + 1 == STET_TREE_DEPTH);
        }
    }
    for (unsigned i = 0; i < leaves; i++) {
        const struct leaf *leaf = &grower->leaves[i];
        double value =
            -grower->settings->rate * leaf->slope / (leaf->curve + grower->settings->ridge);
        tree.leaves[i] = (int16_t)lround(value * 1000);
    }
    return tree;
}

static void add_scores(struct grower *grower, const struct stet_tree *tree, const uint32_t *use,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned leaf = 0;
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++)
            leaf |= (unsigned)(grower->columns[tree->features[level]][use[i]] > tree->cuts[level])
                    << level;
        grower->scores[use[i]] += (float)tree->leaves[leaf] / 1000;
    }
}

static void open_grower(struct grower *grower, const uint32_t *use, size_t count)
{
    const struct tune_data *data = grower->data;
    unsigned features = grower->settings->features;
    double sum = 0;
    grower->random = 88172645463325252u + grower->settings->draw * 0x9E3779B97F4A7C15u;
    grower->scores = need(calloc(data->count, sizeof(*grower->scores)));
    grower->rows = need(calloc(count + 1, sizeof(*grower->rows)));
    grower->spare_rows = need(calloc(count + 1, sizeof(*grower->rows)));
    grower->steps = need(calloc(count + 1, sizeof(*grower->steps)));
    grower->spare_steps = need(calloc(count + 1, sizeof(*grower->steps)));
    for (size_t i = 0; i < data->count; i++)
        if (data->pages[i] >= grower->page_count)
            grower->page_count = (size_t)data->pages[i] + 1;
    grower->sees = need(calloc(grower->page_count + 1, sizeof(*grower->sees)));
    for (size_t i = 0; i < count; i++)
        sum += data->weights[use[i]];
    grower->light = count ? LIGHT * sum / (double)count : 0;
    grower->columns = need(calloc(features, sizeof(*grower->columns)));
    for (unsigned f = 0; f < features; f++) {
        grower->columns[f] = need(malloc(data->count + 1));
        for (size_t i = 0; i < data->count; i++)
            grower->columns[f][i] = data->values[i * data->stride + f];
    }
    for (unsigned i = 0; i < STET_TREE_LEAVES; i++)
        grower->leaves[i].by_value = need(calloc((size_t)features * VALUES, sizeof(struct step)));
}

static void close_grower(struct grower *grower)
{
    for (unsigned i = 0; i < STET_TREE_LEAVES; i++)
        free(grower->leaves[i].by_value);
    for (unsigned f = 0; f < grower->settings->features; f++)
        free(grower->columns[f]);
    free(grower->columns);
    free(grower->scores);
    free(grower->sees);
    free(grower->rows);
    free(grower->spare_rows);
    free(grower->steps);
    free(grower->spare_steps);
}

struct stet_forest tune_forest_grow(const struct tune_data *data, const uint32_t *use, size_t count,
                                    const struct tune_settings *settings)
{
    struct grower grower = {.data = data, .settings = settings};
    struct stet_tree *trees = need(calloc(settings->trees, sizeof(*trees)));
    open_grower(&grower, use, count);
    for (unsigned i = 0; i < settings->trees; i++) {
        trees[i] = grow_tree(&grower, use, count);
        add_scores(&grower, &trees[i], use, count);
    }
    close_grower(&grower);
    return (struct stet_forest){trees, settings->trees};
}

void tune_forest_free(struct stet_forest *forest)
{
    free((struct stet_tree *)forest->trees);
    *forest = (struct stet_forest){0};
}
