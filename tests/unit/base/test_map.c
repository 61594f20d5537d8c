/* test_map.c - the hash map. */
#include "map.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void keys_keep_their_values_while_it_grows(void **state)
{
    (void)state;
    static char keys[5000][12];
    struct stet_map *map = stet_map_new();
    for (size_t i = 0; i < 5000; i++) {
        bool added = false;
        snprintf(keys[i], sizeof(keys[i]), "key-%zu", i);
        size_t *value = stet_map_put(map, stet_span_of(keys[i]), &added);
        assert_true(added);
        assert_int_equal(*value, 0);
        *value = i + 1;
    }
    assert_int_equal(stet_map_count(map), 5000);
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(*stet_map_get(map, stet_span_of(keys[i])), i + 1);
    assert_null(stet_map_get(map, STET_SPAN_LITERAL("key-5000")));
    bool added = true;
    assert_int_equal(*stet_map_put(map, stet_span_of(keys[7]), &added), 8);
    assert_false(added);
    assert_int_equal(stet_map_count(map), 5000);
    stet_map_free(map);
}

static void keys_are_bytes(void **state)
{
    (void)state;
    struct stet_map *map = stet_map_new();
    *stet_map_put(map, STET_SPAN_LITERAL("a\0b"), NULL) = 1;
    *stet_map_put(map, STET_SPAN_LITERAL("a\0c"), NULL) = 2;
    *stet_map_put(map, (struct stet_span){NULL, 0}, NULL) = 3;
    assert_int_equal(*stet_map_get(map, STET_SPAN_LITERAL("a\0b")), 1);
    assert_int_equal(*stet_map_get(map, STET_SPAN_LITERAL("a\0c")), 2);
    assert_int_equal(*stet_map_get(map, STET_SPAN_LITERAL("")), 3);
    assert_null(stet_map_get(map, STET_SPAN_LITERAL("a")));
    stet_map_free(map);
    stet_map_free(NULL);
}

/* Keys of all lengths that differ in one byte only, at each place. */
static void each_byte_of_a_key_counts(void **state)
{
    (void)state;
    static char keys[24 * 24 * 2][24];
    struct stet_map *map = stet_map_new();
    size_t count = 0;
    assert_true(stet_map_reserve(map, 100));
    for (size_t len = 1; len <= 24; len++) {
        for (size_t at = 0; at < len; at++) {
            for (char c = 'b'; c <= 'c'; c++) {
                memset(keys[count], 'a', len);
                keys[count][at] = c;
                assert_int_equal(stet_map_number(map, (struct stet_span){keys[count], len}, NULL),
                                 count);
                count++;
            }
        }
    }
    for (size_t i = 0, len = 1; len <= 24; len++) {
        for (size_t end = i + 2 * len; i < end; i++) {
            bool added = true;
            assert_int_equal(stet_map_number(map, (struct stet_span){keys[i], len}, &added), i);
            assert_false(added);
            assert_int_equal(stet_map_find(map, (struct stet_span){keys[i], len}), i);
        }
    }
    assert_int_equal(stet_map_count(map), count);
    assert_int_equal(stet_map_find(map, STET_SPAN_LITERAL("a")), STET_MAP_NOT_FOUND);
    stet_map_free(map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_keep_their_values_while_it_grows),
        cmocka_unit_test(keys_are_bytes),
        cmocka_unit_test(each_byte_of_a_key_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
