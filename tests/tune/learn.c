/* learn.c - the weights of the block scorer from the rows of tune_features.
 *
 * In: ROWS, and the third to hold back, if any. Out: weights_table.c on standard output, figures on
 * standard error. */
#include "learner.h"
#include <stdio.h>
#include <stdlib.h>

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

/* How often each feature is asked for. */
static void report_use(const struct stet_forest *forest)
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

int main(int argc, char **argv)
{
    struct tune_learner learner;
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: tune_learn ROWS [THIRD] > weights_table.c\n");
        return 2;
    }
    tune_learner_open(&learner, argv[1]);
    tune_learner_learn(&learner, argc == 3 ? (int)strtol(argv[2], NULL, 10) : -1, 0);
    report_use(&learner.forests[1]);
    write_table(learner.forests);
    tune_learner_close(&learner);
    return 0;
}
