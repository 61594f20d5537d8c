/* Many blocks at a time have the scores that each has alone. */
#include "weights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define BLOCKS   150 /* more than are scored at a time, and not a multiple */
#define FEATURES 256

/* Through each tree by the words of weights.h. */
static int32_t score_one(const struct stet_forest *forest, const uint8_t *features)
{
    int32_t score = 0;
    for (size_t t = 0; t < forest->count; t++) {
        const struct stet_tree *tree = &forest->trees[t];
        unsigned leaf = 0;
        for (unsigned level = 0; level < STET_TREE_DEPTH; level++)
            if (features[tree->features[level]] > tree->cuts[level])
                leaf += 1U << level;
        score += tree->leaves[leaf];
    }
    return score;
}

static void test_scores(void **state)
{
    (void)state;
    static uint8_t features[BLOCKS][FEATURES];
    int32_t scores[BLOCKS];
    uint32_t seed = 1;
    for (unsigned round = 0; round < 12; round++) {
        for (size_t i = 0; i < BLOCKS; i++)
            for (size_t f = 0; f < FEATURES; f++) {
                seed = seed * 1664525 + 1013904223;
                features[i][f] = (uint8_t)(seed >> 24 >> round % 6);
            }
        for (unsigned which = 0; which < 2; which++) {
            size_t count = BLOCKS - round;
            stet_forest_scores(&stet_forests[which], features[0], FEATURES, count, scores);
            for (size_t i = 0; i < count; i++)
                assert_int_equal(scores[i], score_one(&stet_forests[which], features[i]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
