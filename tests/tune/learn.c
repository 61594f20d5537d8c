/* learn.c - the weights of the block scorer from the rows of tune_features.
 *
 * Two forests: the first sees the features of a block alone, the second also the first scores of
 * the blocks around it. So that the second does not trust the first too much, it learns from scores
 * that were made by forests which did not see the page. In: ROWS, and the third to hold back, if
 * any. Out: weights_table.c on standard output, figures on standard error. */
#include "rows.h"
#include "trees.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THIRDS   3
#define POWER    0.7 /* by which more words of a block count for more */
#define TOO_MUCH 2
#define PARTS    3 /* of the pages that are learnt from, for the first scores */

struct learner {
    struct tune_row *rows;
    size_t count;
    float *labels, *weights;
    int32_t *scores;
    uint32_t *pages;
    int held; /* the third that is not learnt from, or -1 */
};

static void *need(void *pointer)
{
    if (!pointer)
        abort();
    return pointer;
}

static void read_rows(struct learner *learner, const char *path)
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
static void weigh_page(struct learner *learner, size_t start, size_t end)
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
static bool is_part(const struct learner *learner, size_t start, size_t end)
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

static void weigh(struct learner *learner)
{
    double sum = 0;
    for (size_t i = 0; i < learner->count; i++)
        learner->labels[i] = learner->rows[i].share >= 0.5F;
    for (size_t start = 0, end; start < learner->count; start = end) {
        for (end = start;
             end < learner->count && learner->rows[end].page == learner->rows[start].page;)
            end++;
        if (!is_part(learner, start, end))
            weigh_page(learner, start, end);
    }
    for (size_t i = 0; i < learner->count; i++)
        sum += learner->weights[i];
    for (size_t i = 0; i < learner->count; i++)
        learner->weights[i] = (float)(learner->weights[i] * (double)learner->count / sum);
}

static bool is_held(const struct learner *learner, const struct tune_row *row)
{
    return row->fold % THIRDS == learner->held;
}

/* The numbers of the rows that are learnt from, but for one part, or none if it is -1. */
static size_t use_rows(const struct learner *learner, int but, uint32_t *use)
{
    size_t count = 0;
    for (size_t i = 0; i < learner->count; i++)
        if (!is_held(learner, &learner->rows[i]) && learner->rows[i].fold / THIRDS % PARTS != but)
            use[count++] = (uint32_t)i;
    return count;
}

static void score_rows(struct learner *learner, const struct stet_forest *forest, int part)
{
    int32_t *scores = need(calloc(learner->count, sizeof(*scores)));
    stet_forest_scores(forest, learner->rows->features, sizeof(*learner->rows), learner->count,
                       scores);
    for (size_t i = 0; i < learner->count; i++) {
        const struct tune_row *row = &learner->rows[i];
        bool of_part = !is_held(learner, row) && row->fold / THIRDS % PARTS == part;
        if (part < 0 ? is_held(learner, row) : of_part)
            learner->scores[i] = scores[i];
    }
    free(scores);
}

/* Fills the features made of the first scores, page by page. */
static void see_context(struct learner *learner)
{
    struct stet_error error;
    for (size_t start = 0, end; start < learner->count; start = end) {
        for (end = start;
             end < learner->count && learner->rows[end].page == learner->rows[start].page;)
            end++;
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
static void report(const struct learner *learner, const char *name)
{
    double wrong[2] = {0, 0}, all[2] = {0, 0}, loss[2] = {0, 0};
    for (size_t i = 0; i < learner->count; i++) {
        bool held = is_held(learner, &learner->rows[i]);
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

static void write_forest(const struct stet_forest *forest, const char *name)
{
    printf("static const struct stet_tree %s[] = {\n", name);
    for (size_t i = 0; i < forest->count; i++) {
        const struct stet_tree *tree = &forest->trees[i];
        printf("    {{");
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++)
            printf("%s%u", level ? "," : "", tree->features[level]);
        printf("}, {");
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++)
            printf("%s%u", level ? "," : "", tree->cuts[level]);
        printf("}, {");
        for (unsigned leaf = 0; leaf < STET_TREE_LEAVES; leaf++)
            printf("%s%d", leaf ? "," : "", tree->leaves[leaf]);
        printf("}},\n");
    }
    printf("};\n\n");
}

static void write_table(const struct stet_forest forests[2])
{
    printf("/* weights_table.c - the weights of the block scorer, made by tests/tune; see\n"
           " * docs/extraction.md. A line a tree. */\n"
           "/* clang-format off */\n"
           "#include \"weights.h\"\n\n");
    write_forest(&forests[0], "first");
    write_forest(&forests[1], "second");
    printf("const struct stet_forest stet_forests[2] = {\n"
           "    {first, sizeof(first) / sizeof(*first)},\n"
           "    {second, sizeof(second) / sizeof(*second)},\n};\n");
}

static void usage_of(const struct stet_forest *forest)
{
    static const char *const names[] = {
#define FEATURE(name, what) #name,
#include "feature_names.h"
#undef FEATURE
    };
    unsigned uses[STET_FEATURE_COUNT] = {0};
    for (size_t i = 0; i < forest->count; i++)
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++)
            uses[forest->trees[i].features[level]]++;
    for (unsigned i = 0; i < STET_FEATURE_COUNT; i++)
        fprintf(stderr, "%s %u%s", names[i], uses[i], i % 6 == 5 ? "\n" : ", ");
    fprintf(stderr, "\n");
}

static void learn(struct learner *learner, struct stet_forest forests[2])
{
    const struct tune_data data = {learner->rows->features, sizeof(*learner->rows), learner->count,
                                   learner->labels,         learner->weights,       learner->pages};
    const struct tune_settings first = {130, STET_FEATURE_CONTEXT, 0.07, 50, 10, 0.5, 0.3};
    const struct tune_settings second = {200, STET_FEATURE_COUNT, 0.07, 50, 10, 0.5, 0.3};
    uint32_t *use = need(calloc(learner->count, sizeof(*use)));
    for (int part = 0; part < PARTS; part++) {
        size_t count = use_rows(learner, part, use);
        forests[0] = tune_forest_grow(&data, use, count, &first);
        score_rows(learner, &forests[0], part);
        tune_forest_free(&forests[0]);
    }
    size_t count = use_rows(learner, -1, use);
    forests[0] = tune_forest_grow(&data, use, count, &first);
    score_rows(learner, &forests[0], -1);
    report(learner, "first scores");
    see_context(learner);
    forests[1] = tune_forest_grow(&data, use, count, &second);
    stet_forest_scores(&forests[1], learner->rows->features, sizeof(*learner->rows), learner->count,
                       learner->scores);
    report(learner, "second scores");
    usage_of(&forests[1]);
    free(use);
}

/* How often the rules alone are wrong. */
static void report_rules(struct learner *learner)
{
    for (size_t i = 0; i < learner->count; i++) {
        const uint8_t *features = learner->rows[i].features;
        bool kept = features[STET_FEATURE_RULE_CHOSEN] && !features[STET_FEATURE_RULE];
        learner->scores[i] = kept ? 1000 : -1000;
    }
    report(learner, "rules");
}

int main(int argc, char **argv)
{
    struct learner learner = {.held = argc == 3 ? (int)strtol(argv[2], NULL, 10) : -1};
    struct stet_forest forests[2];
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: tune_learn ROWS [THIRD] > weights_table.c\n");
        return 2;
    }
    read_rows(&learner, argv[1]);
    learner.labels = need(calloc(learner.count, sizeof(float)));
    learner.weights = need(calloc(learner.count, sizeof(float)));
    learner.scores = need(calloc(learner.count, sizeof(int32_t)));
    learner.pages = need(calloc(learner.count, sizeof(uint32_t)));
    for (size_t i = 0; i < learner.count; i++)
        learner.pages[i] = learner.rows[i].page;
    weigh(&learner);
    report_rules(&learner);
    learn(&learner, forests);
    write_table(forests);
    return 0;
}
