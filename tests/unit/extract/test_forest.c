/* Many blocks at a time have the scores that each has alone. */
#include "weights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Down each tree by the words of weights.h. */
static int32_t score_one(const struct stet_forest *forest, const uint8_t *features)
{
    int32_t score = 0;
    for (size_t t = 0; t < forest->count; t++) {
        const struct stet_weight *root = forest->nodes + forest->roots[t], *at = root;
        while (at->feature != STET_WEIGHT_LEAF)
            at = features[at->feature] <= at->cut ? at + 1 : root + at->high;
        score += at->high;
    }
    return score;
}

static void test_scores(void **state)
{
    (void)state;
    static uint8_t alone[STET_FOREST_BLOCKS][STET_WEIGHT_LEAF];
    static uint8_t together[STET_WEIGHT_LEAF][STET_FOREST_BLOCKS];
    uint32_t seed = 1;
    for (unsigned round = 0; round < 200; round++) {
        for (size_t k = 0; k < STET_FOREST_BLOCKS; k++)
            for (size_t i = 0; i < STET_WEIGHT_LEAF; i++) {
                seed = seed * 1664525 + 1013904223;
                uint8_t value = (uint8_t)(seed >> 24 >> round % 6);
                alone[k][i] = together[i][k] = value;
            }
        for (unsigned which = 0; which < 2; which++) {
            int32_t scores[STET_FOREST_BLOCKS];
            stet_forest_score(which, (const uint8_t(*)[STET_FOREST_BLOCKS])together, scores);
            for (size_t k = 0; k < STET_FOREST_BLOCKS; k++)
                assert_int_equal(scores[k], score_one(&stet_forests[which], alone[k]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
