/* trees.c - boosted trees for the logistic loss, by Newton steps. The same rows give the same
 * trees. */
#include "trees.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALUES     256
#define LEAVES_MAX 64

/* Sums of slopes and curvatures. */
struct sum {
    double slope, curve;
};

struct leaf {
    size_t start, end; /* its rows in grower.rows */
    struct sum all;
    struct sum *by_value; /* [feature][value] */
    double gain;          /* of its best split */
    uint8_t feature, cut;
    size_t node; /* in the tree before it is written in order */
};

struct grower {
    const struct tune_data *data;
    const struct tune_settings *settings;
    float *slope, *curve; /* of each row */
    uint32_t *rows, *spare;
    uint8_t columns[VALUES];
    unsigned column_count;
    uint64_t random;
};

/* A tree as it grows. */
struct branch {
    int feature; /* -1: a leaf */
    uint8_t cut;
    size_t low, high;
    double value;
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

static void sum_leaf(const struct grower *grower, struct leaf *leaf)
{
    leaf->all = (struct sum){0, 0};
    memset(leaf->by_value, 0, grower->column_count * VALUES * sizeof(struct sum));
    for (size_t i = leaf->start; i < leaf->end; i++) {
        uint32_t row = grower->rows[i];
        const uint8_t *values = grower->data->values + row * grower->data->stride;
        double slope = grower->slope[row], curve = grower->curve[row];
        leaf->all.slope += slope;
        leaf->all.curve += curve;
        for (unsigned c = 0; c < grower->column_count; c++) {
            struct sum *sum = &leaf->by_value[c * VALUES + values[grower->columns[c]]];
            sum->slope += slope;
            sum->curve += curve;
        }
    }
}

static double worth(const struct grower *grower, struct sum sum)
{
    return sum.slope * sum.slope / (sum.curve + grower->settings->ridge);
}

static void find_split(const struct grower *grower, struct leaf *leaf)
{
    leaf->gain = 0;
    for (unsigned c = 0; c < grower->column_count; c++) {
        struct sum low = {0, 0};
        for (unsigned value = 0; value + 1 < VALUES; value++) {
            const struct sum *here = &leaf->by_value[c * VALUES + value];
            if (here->curve == 0)
                continue;
            low.slope += here->slope;
            low.curve += here->curve;
            struct sum high = {leaf->all.slope - low.slope, leaf->all.curve - low.curve};
            if (low.curve < grower->settings->least || high.curve < grower->settings->least)
                continue;
            double gain = worth(grower, low) + worth(grower, high) - worth(grower, leaf->all);
            if (gain > leaf->gain + 1e-9) {
                leaf->gain = gain;
                leaf->feature = grower->columns[c];
                leaf->cut = (uint8_t)value;
            }
        }
    }
}

/* Puts the rows of a leaf up to the cut before the others; returns where those begin. */
static size_t part_rows(struct grower *grower, const struct leaf *leaf)
{
    size_t low = leaf->start, high = 0;
    for (size_t i = leaf->start; i < leaf->end; i++) {
        uint32_t row = grower->rows[i];
        if (grower->data->values[row * grower->data->stride + leaf->feature] <= leaf->cut)
            grower->rows[low++] = row;
        else
            grower->spare[high++] = row;
    }
    memcpy(grower->rows + low, grower->spare, high * sizeof(*grower->rows));
    return low;
}

/* Splits a leaf in two; the sums of the larger are what the smaller leaves over. */
static void split_leaf(struct grower *grower, struct leaf *leaf, struct leaf *other)
{
    size_t middle = part_rows(grower, leaf);
    bool low_small = middle - leaf->start < leaf->end - middle;
    struct sum whole = leaf->all, *sums = leaf->by_value;
    struct leaf small = {low_small ? leaf->start : middle,
                         low_small ? middle : leaf->end,
                         {0, 0},
                         other->by_value,
                         0,
                         0,
                         0,
                         0};
    sum_leaf(grower, &small);
    for (size_t i = 0; i < (size_t)grower->column_count * VALUES; i++) {
        sums[i].slope -= small.by_value[i].slope;
        sums[i].curve -= small.by_value[i].curve;
        if (sums[i].curve < 1e-9)
            sums[i] = (struct sum){0, 0};
    }
    struct leaf large = {low_small ? middle : leaf->start,
                         low_small ? leaf->end : middle,
                         {whole.slope - small.all.slope, whole.curve - small.all.curve},
                         sums,
                         0,
                         0,
                         0,
                         0};
    *leaf = low_small ? small : large;
    *other = low_small ? large : small;
    find_split(grower, leaf);
    find_split(grower, other);
}

static size_t push_node(struct tune_forest *forest)
{
    if (forest->count == forest->room) {
        forest->room = forest->room ? forest->room * 2 : 1024;
        forest->nodes = need(realloc(forest->nodes, forest->room * sizeof(*forest->nodes)));
    }
    return forest->count++;
}

/* Writes a branch and what is below it in the order of a walk. A tree has few branches. */
static void write_branch(struct tune_forest *forest, const struct branch *branches, size_t at,
                         size_t start)
{
    size_t node = push_node(forest);
    if (branches[at].feature < 0) {
        forest->nodes[node] =
            (struct tune_node){TUNE_LEAF, 0, (int32_t)lround(branches[at].value * 1000)};
        return;
    }
    write_branch(forest, branches, branches[at].low, start);
    forest->nodes[node] = (struct tune_node){(uint8_t)branches[at].feature, branches[at].cut,
                                             (int32_t)(forest->count - start)};
    write_branch(forest, branches, branches[at].high, start);
}

static void choose(struct grower *grower, const uint32_t *use, size_t count, size_t *chosen)
{
    *chosen = 0;
    for (size_t i = 0; i < count; i++)
        if (draw(grower) < grower->settings->rows)
            grower->rows[(*chosen)++] = use[i];
    grower->column_count = 0;
    for (unsigned c = 0; c < grower->settings->features; c++)
        if (draw(grower) < grower->settings->columns)
            grower->columns[grower->column_count++] = (uint8_t)c;
    if (grower->column_count == 0)
        grower->columns[grower->column_count++] = 0;
}

static void grow_tree(struct grower *grower, struct tune_forest *forest, struct leaf *leaves,
                      const uint32_t *use, size_t count)
{
    struct branch branches[2 * LEAVES_MAX];
    size_t branch_count = 1, chosen;
    unsigned leaf_count = 1;
    choose(grower, use, count, &chosen);
    leaves[0].start = 0;
    leaves[0].end = chosen;
    leaves[0].node = 0;
    sum_leaf(grower, &leaves[0]);
    find_split(grower, &leaves[0]);
    branches[0] = (struct branch){-1, 0, 0, 0, 0};
    while (leaf_count < grower->settings->leaves) {
        unsigned best = 0;
        for (unsigned i = 1; i < leaf_count; i++)
            best = leaves[i].gain > leaves[best].gain ? i : best;
        if (leaves[best].gain <= 0)
            break;
        struct branch *branch = &branches[leaves[best].node];
        *branch = (struct branch){leaves[best].feature, leaves[best].cut, branch_count,
                                  branch_count + 1, 0};
        split_leaf(grower, &leaves[best], &leaves[leaf_count]);
        leaves[best].node = branch_count++;
        leaves[leaf_count].node = branch_count++;
        branches[leaves[best].node] = branches[leaves[leaf_count].node] =
            (struct branch){-1, 0, 0, 0, 0};
        leaf_count++;
    }
    for (unsigned i = 0; i < leaf_count; i++)
        branches[leaves[i].node].value = -grower->settings->rate * leaves[i].all.slope /
                                         (leaves[i].all.curve + grower->settings->ridge);
    forest->starts = need(realloc(forest->starts, (forest->trees + 1) * sizeof(*forest->starts)));
    forest->starts[forest->trees++] = forest->count;
    write_branch(forest, branches, 0, forest->count);
}

static int32_t tree_score(const struct tune_forest *forest, size_t tree, const uint8_t *row)
{
    const struct tune_node *nodes = forest->nodes + forest->starts[tree];
    size_t at = 0;
    while (nodes[at].feature != TUNE_LEAF)
        at = row[nodes[at].feature] <= nodes[at].cut ? at + 1 : (size_t)nodes[at].high;
    return nodes[at].high;
}

int32_t tune_forest_score(const struct tune_forest *forest, const uint8_t *row)
{
    int32_t score = 0;
    for (size_t tree = 0; tree < forest->trees; tree++)
        score += tree_score(forest, tree, row);
    return score;
}

void tune_forest_grow(struct tune_forest *forest, const struct tune_data *data, const uint32_t *use,
                      size_t count, const struct tune_settings *settings)
{
    struct grower grower = {.data = data, .settings = settings, .random = 88172645463325252u};
    struct leaf leaves[LEAVES_MAX] = {{0}};
    size_t values = (size_t)settings->features * VALUES;
    float *scores = need(calloc(data->count, sizeof(*scores)));
    grower.slope = need(calloc(data->count, sizeof(float)));
    grower.curve = need(calloc(data->count, sizeof(float)));
    grower.rows = need(calloc(count + 1, sizeof(uint32_t)));
    grower.spare = need(calloc(count + 1, sizeof(uint32_t)));
    for (unsigned i = 0; i < settings->leaves; i++)
        leaves[i].by_value = need(calloc(values, sizeof(struct sum)));
    *forest = (struct tune_forest){0};
    for (unsigned tree = 0; tree < settings->trees; tree++) {
        for (size_t i = 0; i < count; i++) {
            uint32_t row = use[i];
            double chance = 1 / (1 + exp(-scores[row]));
            grower.slope[row] = (float)(data->weights[row] * (chance - data->labels[row]));
            grower.curve[row] = (float)(data->weights[row] * chance * (1 - chance));
        }
        grow_tree(&grower, forest, leaves, use, count);
        for (size_t i = 0; i < count; i++)
            scores[use[i]] +=
                (float)tree_score(forest, tree, data->values + use[i] * data->stride) / 1000;
    }
    for (unsigned i = 0; i < settings->leaves; i++)
        free(leaves[i].by_value);
    free(grower.slope);
    free(grower.curve);
    free(grower.rows);
    free(grower.spare);
    free(scores);
}

void tune_forest_free(struct tune_forest *forest)
{
    free(forest->nodes);
    free(forest->starts);
    *forest = (struct tune_forest){0};
}
