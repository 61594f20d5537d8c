/* learner.c - the recipe: which rows count how much, and how both forests are grown from them.
 *
 * Two forests: the first sees the features of a block alone, the second also the first scores of
 * the blocks around it. So that the second does not trust the first too much, it learns from scores
 * that were made by forests which did not see the page. */
#include "learner.h"
#include "trees.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POWER    0.7 /* by which more words of a block count for more */
#define TOO_MUCH 2
#define PARTS    3 /* of the pages that are learnt from, for the first scores */

static void *need(void *pointer)
{
    if (!pointer)
        abort();
    return pointer;
}

static void read_rows(struct tune_learner *learner, const char *path)
{
    FILE *file = need(fopen(path, "rb"));
    if (fseek(file, 0, SEEK_END) != 0)
        abort();
    long size = ftell(file);
    rewind(file);
    learner->count = (size_t)size / sizeof(*learner->rows);
    learner->rows = need(calloc(learner->count, sizeof(*learner->rows)));
    if (fread(learner->rows, sizeof(*learner->rows), learner->count, file) != learner->count)
        abort();
    fclose(file);
}

/* Blocks that hold more words count for more, but not as much more as they have; what a page would
 * have too much counts no more than twice what it has. */
static void weigh_page(struct tune_learner *learner, size_t start, size_t end)
{
    double sums[2] = {0, 0};
    for (size_t i = start; i < end; i++)
        sums[learner->labels[i] > 0] += learner->rows[i].weight;
    double ease = sums[0] > TOO_MUCH * sums[1] ? TOO_MUCH * sums[1] / sums[0] : 1;
    for (size_t i = start; i < end; i++) {
        double words = learner->rows[i].weight * (learner->labels[i] > 0 ? 1 : ease);
        double clear = fabs(2 * learner->rows[i].share - 1); /* half gold says nothing */
        learner->weights[i] = learner->rows[i].certain ? 0 : (float)(pow(words, POWER) * clear);
    }
}

/* Is the gold text a part of what the rules keep, and of much more? Then it was cut to a section,
 * or the page holds several documents: either way it does not say what is content. */
static bool is_part(const struct tune_learner *learner, size_t start, size_t end)
{
    double gold = 0, kept = 0, more = 0;
    for (size_t i = start; i < end; i++) {
        const struct tune_row *row = &learner->rows[i];
        bool rule = row->features[STET_FEATURE_RULE_CHOSEN] && !row->features[STET_FEATURE_RULE];
        gold += learner->labels[i] > 0 ? row->weight : 0;
        kept += rule && learner->labels[i] > 0 ? row->weight : 0;
        more += rule && learner->labels[i] <= 0 ? row->weight : 0;
    }
    return learner->rows[start].cut && kept >= 0.8 * gold && more > kept;
}

size_t tune_page_end(const struct tune_learner *learner, size_t start)
{
    size_t end = start;
    while (end < learner->count && learner->rows[end].page == learner->rows[start].page)
        end++;
    return end;
}

static void weigh(struct tune_learner *learner)
{
    double sum = 0;
    for (size_t i = 0; i < learner->count; i++)
        learner->labels[i] = learner->rows[i].share >= 0.5F;
    for (size_t start = 0, end; start < learner->count; start = end) {
        end = tune_page_end(learner, start);
        if (!is_part(learner, start, end))
            weigh_page(learner, start, end);
    }
    for (size_t i = 0; i < learner->count; i++)
        sum += learner->weights[i];
    for (size_t i = 0; i < learner->count; i++)
        learner->weights[i] = (float)(learner->weights[i] * (double)learner->count / sum);
}

bool tune_learner_holds(const struct tune_learner *learner, const struct tune_row *row)
{
    return row->fold % TUNE_THIRDS == learner->held;
}

/* The numbers of the rows that are learnt from, but for one part, or none if it is -1. */
static size_t use_rows(const struct tune_learner *learner, int but, uint32_t *use)
{
    size_t count = 0;
    for (size_t i = 0; i < learner->count; i++)
        if (!tune_learner_holds(learner, &learner->rows[i]) &&
            learner->rows[i].fold / TUNE_THIRDS % PARTS != but)
            use[count++] = (uint32_t)i;
    return count;
}

static void score_rows(struct tune_learner *learner, const struct stet_forest *forest, int part)
{
    int32_t *scores = need(calloc(learner->count, sizeof(*scores)));
    stet_forest_scores(forest, learner->rows->features, sizeof(*learner->rows), learner->count,
                       scores);
    for (size_t i = 0; i < learner->count; i++) {
        const struct tune_row *row = &learner->rows[i];
        bool of_part = !tune_learner_holds(learner, row) && row->fold / TUNE_THIRDS % PARTS == part;
        if (part < 0 ? tune_learner_holds(learner, row) : of_part)
            learner->scores[i] = scores[i];
    }
    free(scores);
}

/* Fills the features made of the first scores, page by page. */
static void see_context(struct tune_learner *learner)
{
    struct stet_error error;
    for (size_t start = 0, end; start < learner->count; start = end) {
        end = tune_page_end(learner, start);
        struct stet_blocks blocks = {.count = (uint32_t)(end - start)};
        blocks.all = need(calloc(end - start, sizeof(*blocks.all)));
        for (size_t i = start; i < end; i++) {
            struct stet_block *block = &blocks.all[i - start];
            block->score = learner->rows[i].certain ? 0 : learner->scores[i];
            block->build = learner->rows[i].build;
            block->measure.chars = learner->rows[i].chars;
            memcpy(block->outer, learner->rows[i].outer, sizeof(block->outer));
            memcpy(block->features, learner->rows[i].features, sizeof(block->features));
        }
        if (stet_blocks_context(&blocks, &error) < 0)
            abort();
        for (size_t i = start; i < end; i++)
            memcpy(learner->rows[i].features, blocks.all[i - start].features,
                   sizeof(learner->rows[i].features));
        free(blocks.all);
    }
}

/* Errors, by weight, of what is learnt from and what is held back. */
static void report(const struct tune_learner *learner, const char *name)
{
    double wrong[2] = {0, 0}, all[2] = {0, 0}, loss[2] = {0, 0};
    for (size_t i = 0; i < learner->count; i++) {
        bool held = tune_learner_holds(learner, &learner->rows[i]);
        bool likely = learner->scores[i] > 0;
        double margin = learner->scores[i] / 1000.0 * (learner->labels[i] > 0 ? 1 : -1);
        all[held] += learner->weights[i];
        wrong[held] += likely != (learner->labels[i] > 0) ? learner->weights[i] : 0;
        loss[held] += learner->weights[i] * log1p(exp(-margin));
    }
    for (unsigned held = 0; held < 2; held++)
        if (all[held] > 0)
            fprintf(stderr, "%s, %s: %.2f %% wrong, loss %.4f\n", name,
                    held ? "held back" : "learnt from", 100 * wrong[held] / all[held],
                    loss[held] / all[held]);
}

void tune_learner_open(struct tune_learner *learner, const char *path)
{
    *learner = (struct tune_learner){.held = -1};
    read_rows(learner, path);
    learner->labels = need(calloc(learner->count, sizeof(float)));
    learner->weights = need(calloc(learner->count, sizeof(float)));
    learner->scores = need(calloc(learner->count, sizeof(int32_t)));
    learner->pages = need(calloc(learner->count, sizeof(uint32_t)));
    for (size_t i = 0; i < learner->count; i++)
        learner->pages[i] = learner->rows[i].page;
    weigh(learner);
}

void tune_learner_learn(struct tune_learner *learner, int held, uint64_t draw)
{
    const struct tune_data data = {learner->rows->features, sizeof(*learner->rows), learner->count,
                                   learner->labels,         learner->weights,       learner->pages};
    const struct tune_settings first = {130, STET_FEATURE_CONTEXT, 0.07, 50, 10, 0.5, 0.3, draw};
    const struct tune_settings second = {200, STET_FEATURE_COUNT, 0.07, 50, 10, 0.5, 0.3, draw};
    uint32_t *use = need(calloc(learner->count, sizeof(*use)));
    for (unsigned i = 0; i < 2; i++)
        tune_forest_free(&learner->forests[i]);
    learner->held = held;
    for (int part = 0; part < PARTS; part++) {
        size_t count = use_rows(learner, part, use);
        struct stet_forest forest = tune_forest_grow(&data, use, count, &first);
        score_rows(learner, &forest, part);
        tune_forest_free(&forest);
    }
    size_t count = use_rows(learner, -1, use);
    learner->forests[0] = tune_forest_grow(&data, use, count, &first);
    score_rows(learner, &learner->forests[0], -1);
    report(learner, "first scores");
    see_context(learner);
    learner->forests[1] = tune_forest_grow(&data, use, count, &second);
    stet_forest_scores(&learner->forests[1], learner->rows->features, sizeof(*learner->rows),
                       learner->count, learner->scores);
    report(learner, "second scores");
    free(use);
}

void tune_learner_close(struct tune_learner *learner)
{
    for (unsigned i = 0; i < 2; i++)
        tune_forest_free(&learner->forests[i]);
    free(learner->rows);
    free(learner->labels);
    free(learner->weights);
    free(learner->scores);
    free(learner->pages);
}
