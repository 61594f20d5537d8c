/* test_roll.c - names of several blocks, some of them twice, numbered and found again. */
#include "fixture.h"
#include "order.h"
#include "roll.h"

#define NAMES 5000

static struct stet_oid name(unsigned i)
{
    struct stet_oid oid = {{0}};
    uint64_t x = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
    for (size_t b = 0; b < STET_OID_BYTES; b++, x = x * 6364136223846793005u + 1)
        oid.id[b] = (uint8_t)(x >> 56);
    return oid;
}

static void test_numbers(void **state)
{
    (void)state;
    static struct stet_oid names[2][NAMES];
    struct stet_roll roll = {0};
    struct stet_error error;
    for (unsigned i = 0; i < NAMES; i++) {
        names[0][i] = name(i);
        names[1][i] = name(i + NAMES - 100); /* the first 100 are there already */
    }
    assert_int_equal(stet_roll_add(&roll, names[0][0].id, NAMES, &error), STET_OK);
    assert_int_equal(stet_roll_add(&roll, names[0][0].id, 0, &error), STET_OK);
    assert_int_equal(stet_roll_add(&roll, names[1][0].id, NAMES, &error), STET_OK);
    assert_int_equal(stet_roll_close(&roll, &error), STET_OK);
    assert_int_equal(roll.count, 2 * NAMES);
    assert_int_equal(roll.twice, 100);
    for (unsigned i = 0; i < 2 * NAMES - 100; i++) {
        const struct stet_oid wanted = name(i);
        uint32_t number = stet_roll_find(&roll, &wanted);
        assert_int_equal(number, i < NAMES ? i : i + 100);
        const struct stet_oid found = stet_roll_name(&roll, number);
        assert_true(stet_oid_equal(&found, &wanted));
    }
    const struct stet_oid none = name(3 * NAMES);
    assert_int_equal(stet_roll_find(&roll, &none), STET_ROLL_NONE);
    stet_roll_free(&roll);
    assert_int_equal(stet_roll_find(&roll, &none), STET_ROLL_NONE);
}

static uint64_t key(const void *context, uint32_t i)
{
    return ((const uint64_t *)context)[i];
}

/* Few are sorted by small digits, many by large ones. */
static void test_order(void **state)
{
    (void)state;
    static const uint32_t counts[] = {0, 1, 7, 1000, 70000};
    static uint64_t keys[70000];
    for (uint32_t i = 0; i < 70000; i++)
        keys[i] = (i % 50000) * UINT64_C(0x9e3779b97f4a7c15) >> i % 64;
    for (size_t c = 0; c < 5; c++) {
        uint32_t *order = stet_order(counts[c], key, keys);
        assert_non_null(order);
        for (uint32_t i = 1; i < counts[c]; i++)
            assert_true(keys[order[i - 1]] < keys[order[i]] ||
                        (keys[order[i - 1]] == keys[order[i]] && order[i - 1] < order[i]));
        free(order);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
