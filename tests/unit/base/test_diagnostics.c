/* test_diagnostics.c - the bounded list of what was odd. */
#include "diagnostics.h"
#include "limits.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void they_stay_in_order(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(10000);
    struct stet_diagnostics list = {0};
    char detail[] = "one";
    stet_diagnostics_add(&list, arena, "first", 7, stet_span_of(detail));
    detail[0] = 'X'; /* the list has its own copy */
    stet_diagnostics_add(&list, arena, "second", STET_NO_OFFSET, (struct stet_span){NULL, 0});
    assert_int_equal(list.count, 2);
    assert_string_equal(list.first->code, "first");
    assert_int_equal(list.first->offset, 7);
    assert_true(stet_span_is(list.first->detail, "one"));
    assert_ptr_equal(list.first->next, list.last);
    assert_int_equal(list.last->detail.len, 0);
    stet_arena_free(arena);
}

static void details_are_cut_at_a_character(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(10000);
    struct stet_diagnostics list = {0};
    char text[400];
    text[0] = 'a';
    for (size_t i = 1; i + 1 < sizeof(text); i += 2) {
        text[i] = '\xC3';
        text[i + 1] = '\xA9';
    }
    stet_diagnostics_add(&list, arena, "long", 0, (struct stet_span){text, 399});
    assert_int_equal(list.first->detail.len, 199);
    stet_arena_free(arena);
}

static void all_are_counted_though_few_are_kept(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(10000000);
    struct stet_diagnostics list = {0};
    for (size_t i = 0; i < STET_MAX_DIAGNOSTICS + 5; i++)
        stet_diagnostics_add(&list, arena, "many", i, stet_span_of("x"));
    size_t kept = 0;
    for (struct stet_diagnostic *item = list.first; item; item = item->next)
        kept++;
    assert_int_equal(list.count, STET_MAX_DIAGNOSTICS + 5);
    assert_int_equal(kept, STET_MAX_DIAGNOSTICS);
    stet_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_stay_in_order),
        cmocka_unit_test(details_are_cut_at_a_character),
        cmocka_unit_test(all_are_counted_though_few_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
