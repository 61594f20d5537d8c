/* test_arena.c - memory given out under a ceiling. */
#include "arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(10000000);
    char *pieces[300];
    for (size_t i = 0; i < 300; i++) {
        size_t size = i * 37;
        pieces[i] = stet_arena_alloc(arena, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 300; i++)
        for (size_t k = 0; k < i * 37; k += 36)
            assert_int_equal((unsigned char)pieces[i][k], i % 251 + 1);
    stet_arena_free(arena);
}

static void the_ceiling_is_exact(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(100);
    assert_non_null(stet_arena_alloc(arena, 60));
    assert_null(stet_arena_alloc(arena, 41));
    assert_null(stet_arena_alloc(arena, SIZE_MAX));
    assert_non_null(stet_arena_alloc(arena, 40));
    assert_int_equal(stet_arena_used(arena), 100);
    assert_null(stet_arena_alloc(arena, 1));
    assert_non_null(stet_arena_alloc(arena, 0));
    stet_arena_free(arena);
    stet_arena_free(NULL);
}

static void copies_are_terminated(void **state)
{
    (void)state;
    struct stet_arena *arena = stet_arena_new(1000);
    assert_string_equal(stet_arena_dup(arena, "abcdef", 3), "abc");
    assert_string_equal(stet_arena_dup(arena, NULL, 0), "");
    stet_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(the_ceiling_is_exact),
        cmocka_unit_test(copies_are_terminated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
