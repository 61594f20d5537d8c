/* test_sequence.c - the marks leave two equal lists, and as long a one as the slow way finds. */
#include "diff.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MAX 40

static uint32_t random_state;

static uint32_t random_below(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static size_t longest(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t table[MAX + 1][MAX + 1] = {{0}};
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            size_t best = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : best;
        }
    return table[n][m];
}

/* What is left unmarked must be the same on both sides; returns how long it is. */
static size_t common(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    static uint8_t a_changed[100000], b_changed[100000];
    memset(a_changed, 0, n);
    memset(b_changed, 0, m);
    struct stet_sequence sequence = {a, b, a_changed, b_changed};
    assert_true(stet_sequence_mark(&sequence, n, m));
    size_t count = 0;
    for (size_t i = 0, j = 0;; i++, j++, count++) {
        while (i < n && a_changed[i])
            i++;
        while (j < m && b_changed[j])
            j++;
        if (i == n || j == m) {
            assert_true(i == n && j == m);
            return count;
        }
        assert_int_equal(a[i], b[j]);
    }
}

static void test_small_lists_are_compared_exactly(void **state)
{
    (void)state;
    uint32_t a[MAX], b[MAX];
    for (random_state = 1; random_state % 20011 != 0; random_state++) {
        uint32_t seed = random_state;
        size_t n = random_below(MAX), m = random_below(MAX);
        uint32_t letters = 1 + random_below(8);
        for (size_t i = 0; i < n; i++)
            a[i] = random_below(letters);
        for (size_t j = 0; j < m; j++)
            b[j] = random_below(letters);
        assert_int_equal(common(a, n, b, m), longest(a, n, b, m));
        random_state = seed;
    }
}

static void test_empty_lists(void **state)
{
    (void)state;
    const uint32_t a[] = {1, 2, 3};
    assert_int_equal(common(a, 3, a, 0), 0);
    assert_int_equal(common(a, 0, a, 3), 0);
    assert_int_equal(common(a, 0, a, 0), 0);
    assert_int_equal(common(a, 3, a, 3), 3);
}

/* At the cost limit the result is not the best, but still a common list, and no small one. */
static void test_large_lists_stay_correct(void **state)
{
    (void)state;
    static uint32_t a[100000], b[100000];
    random_state = 7;
    for (size_t i = 0; i < 100000; i++) {
        a[i] = random_below(1000);
        b[i] = random_below(3) ? a[i] : random_below(1000);
    }
    assert_true(common(a, 100000, b, 100000) > 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_lists_are_compared_exactly),
        cmocka_unit_test(test_empty_lists),
        cmocka_unit_test(test_large_lists_stay_correct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
