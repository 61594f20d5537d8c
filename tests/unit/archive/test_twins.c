/* Articles that pages named themselves. */
#include "twins.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct stet_oid text_of(uint8_t number)
{
    return (struct stet_oid){{number}};
}

static void test_same_moment(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_twins *twins = stet_twins_new();
    struct stet_oid one = text_of(1), two = text_of(2);
    const char id[] = "0123456789abcdef";
    assert_int_equal(stet_twins_note(twins, id, 10, &one, &error), STET_OK);
    assert_int_equal(stet_twins_note(twins, id, 10, &one, &error), STET_OK);
    assert_int_equal(stet_twins_note(twins, id, 10, &two, &error), STET_DIFFERENT);
    assert_int_equal(stet_twins_note(twins, "1123456789abcdef", 10, &two, &error), STET_OK);
    stet_twins_free(twins);
}

/* A later look at the same article is no twin, but a version. */
static void test_next_moment(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_twins *twins = stet_twins_new();
    struct stet_oid one = text_of(1), two = text_of(2);
    const char id[] = "0123456789abcdef";
    assert_int_equal(stet_twins_note(twins, id, 10, &one, &error), STET_OK);
    assert_int_equal(stet_twins_note(twins, id, 11, &two, &error), STET_OK);
    assert_int_equal(stet_twins_note(twins, id, 11, &one, &error), STET_DIFFERENT);
    stet_twins_free(twins);
}

/* The table grows, and finds all that it had; ids that share their low bits are told apart. */
static void test_many(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_twins *twins = stet_twins_new();
    char id[STET_ID_HEX + 1];
    for (int round = 0; round < 2; round++)
        for (unsigned i = 0; i < 5000; i++) {
            struct stet_oid text = text_of((uint8_t)i);
            snprintf(id, sizeof(id), "%02x00000000%06x", i % 3, i);
            assert_int_equal(stet_twins_note(twins, id, 10, &text, &error), STET_OK);
        }
    struct stet_oid other = text_of(255);
    assert_int_equal(stet_twins_note(twins, id, 10, &other, &error), STET_DIFFERENT);
    stet_twins_free(twins);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_moment),
        cmocka_unit_test(test_next_moment),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
