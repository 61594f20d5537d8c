/* test_room.c - arrays that grow as their items come. */
#include "room.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void items_stay_while_it_grows(void **state)
{
    (void)state;
    size_t *numbers = NULL, capacity = 0, moves = 0;
    for (size_t i = 0; i < 5000; i++) {
        size_t before = capacity;
        size_t *room = stet_room(numbers, i, &capacity, sizeof(*numbers));
        assert_non_null(room);
        assert_true(capacity > i);
        moves += capacity != before;
        numbers = room;
        numbers[i] = i;
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(numbers[i], i);
    assert_int_equal(moves, 10); /* 16, 32, ... 8192 */
    free(numbers);
}

static void what_cannot_be_had_changes_nothing(void **state)
{
    (void)state;
    char items[1] = {'x'};
    size_t capacity = SIZE_MAX / 8;
    assert_null(stet_room(items, capacity, &capacity, 16));
    assert_int_equal(capacity, SIZE_MAX / 8);
    assert_int_equal(items[0], 'x');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_while_it_grows),
        cmocka_unit_test(what_cannot_be_had_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
