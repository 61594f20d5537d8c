/* Keys in order, and equal ones in the order they came. */
#include "keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MOST 1000

static void check(uint32_t count, uint64_t (*key_of)(uint32_t))
{
    struct stet_key keys[2 * MOST + 1];
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        keys[i] = (struct stet_key){key_of(i), i};
    stet_keys_sort(keys, keys + count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(keys[i].key == key_of(keys[i].block));
        sum += keys[i].block;
        if (i > 0)
            assert_true(keys[i - 1].key < keys[i].key ||
                        (keys[i - 1].key == keys[i].key && keys[i - 1].block < keys[i].block));
    }
    assert_true(sum == (uint64_t)count * (count ? count - 1 : 0) / 2);
}

static uint64_t mixed(uint32_t i)
{
    return (i + 1) * 0x9E3779B97F4A7C15u >> 56;
}

static uint64_t falling(uint32_t i)
{
    return UINT64_MAX - i;
}

static uint64_t same(uint32_t i)
{
    return i * 0;
}

static void test_orders(void **state)
{
    (void)state;
    static const uint32_t counts[] = {0, 1, 2, 7, 8, 9, 16, 17, 63, 64, 65, 200, MOST};
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        check(counts[i], mixed);
        check(counts[i], falling);
        check(counts[i], same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_orders)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
