/* test_delta.c - deltas give back what they were made of, and hostile ones give nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delta.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

static uint32_t random_below(uint32_t *state, uint32_t bound)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % bound;
}

/* Makes a delta, applies it, compares; returns its length. */
static size_t round_trip(struct stet_span base, struct stet_span target, unsigned weight)
{
    struct stet_buf delta, out;
    size_t cost;
    stet_buf_init(&delta, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&out, STET_MAX_OBJECT_BYTES);
    struct stet_delta_index *index = stet_delta_index_new(base);
    assert_non_null(index);
    assert_true(stet_delta_make(index, target, weight, SIZE_MAX, &cost, &delta));
    assert_true(stet_delta_apply(base, (struct stet_span){delta.ptr, delta.len}, target.len, &out));
    assert_int_equal(out.len, target.len);
    assert_memory_equal(out.ptr, target.len ? target.ptr : "", target.len);
    size_t len = delta.len;
    stet_delta_index_free(index);
    stet_buf_free(&delta);
    stet_buf_free(&out);
    return len;
}

static void test_random(void **state)
{
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 400; round++) {
        size_t base_len = random_below(&seed, 5000), len = 0;
        char *base = malloc(base_len + 1), *target = malloc(20000);
        uint32_t letters = 1 + random_below(&seed, 4) * 20;
        for (size_t i = 0; i < base_len; i++)
            base[i] = (char)random_below(&seed, letters);
        while (len < 9000 && random_below(&seed, 20)) {
            size_t from = random_below(&seed, (uint32_t)base_len + 1);
            size_t part = random_below(&seed, 900);
            if (part > base_len - from)
                part = base_len - from;
            memcpy(target + len, base + from, part);
            len += part;
            for (uint32_t k = random_below(&seed, 300); k > 0; k--)
                target[len++] = (char)random_below(&seed, 256);
        }
        round_trip((struct stet_span){base, base_len}, (struct stet_span){target, len},
                   round % 2 ? STET_DELTA_TEXT : STET_DELTA_BINARY);
        free(base);
        free(target);
    }
}

/* More than one copy, and more than one insertion, can hold. */
static void test_long(void **state)
{
    size_t len = 300000;
    char *base = malloc(len), *target = malloc(2 * len + 1000);
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < len; i++)
        base[i] = (char)random_below(&seed, 256);
    memcpy(target, base, len);
    for (size_t i = 0; i < 1000; i++)
        target[len + i] = (char)random_below(&seed, 256);
    memcpy(target + len + 1000, base + 5, len - 5);
    size_t delta = round_trip((struct stet_span){base, len},
                              (struct stet_span){target, 2 * len + 995}, STET_DELTA_TEXT);
    assert_in_range(delta, 1000, 1150);
    free(base);
    free(target);
}

static void test_small(void **state)
{
    (void)state;
    round_trip(STET_SPAN_LITERAL(""), STET_SPAN_LITERAL(""), STET_DELTA_TEXT);
    round_trip(STET_SPAN_LITERAL(""), STET_SPAN_LITERAL("some text"), STET_DELTA_TEXT);
    round_trip(STET_SPAN_LITERAL("some text"), STET_SPAN_LITERAL(""), STET_DELTA_TEXT);
    round_trip(STET_SPAN_LITERAL("twelve bytes"), STET_SPAN_LITERAL("twelve bytes"),
               STET_DELTA_BINARY);
}

/* A page with one word changed costs a few bytes. */
static void test_page(void **state)
{
    struct stet_buf page, edited;
    (void)state;
    stet_buf_init(&page, STET_MIB);
    stet_buf_init(&edited, STET_MIB);
    for (int i = 0; i < 1000; i++)
        stet_buf_printf(&page, "<li class=\"item\"><a href=\"/page/%d\">Page %d</a></li>\n", i,
                        i * 7919 % 1000);
    stet_buf_append(&edited, page.ptr, page.len);
    memcpy(edited.ptr + 20011, "XXXX", 4);
    size_t delta = round_trip((struct stet_span){page.ptr, page.len},
                              (struct stet_span){edited.ptr, edited.len}, STET_DELTA_TEXT);
    assert_in_range(delta, 1, 32);
    stet_buf_free(&page);
    stet_buf_free(&edited);
}

/* A maker is told when to give up. */
static void test_too_dear(void **state)
{
    struct stet_buf delta;
    size_t cost;
    (void)state;
    stet_buf_init(&delta, STET_MIB);
    struct stet_delta_index *index = stet_delta_index_new(STET_SPAN_LITERAL("nothing in common"));
    assert_false(stet_delta_make(
        index, STET_SPAN_LITERAL("a text that is altogether another one than its base is"),
        STET_DELTA_BINARY, 20, &cost, &delta));
    stet_delta_index_free(index);
    stet_buf_free(&delta);
}

static bool applies(const char *bytes, size_t len)
{
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    stet_buf_puts(&out, "before");
    bool good = stet_delta_apply(STET_SPAN_LITERAL("0123456789"), (struct stet_span){bytes, len},
                                 1000, &out);
    assert_true(out.len - 6 <= 1000);
    stet_buf_free(&out);
    return good;
}

#define APPLIES(bytes) applies(bytes, sizeof(bytes) - 1)

static void test_hostile(void **state)
{
    (void)state;
    assert_true(APPLIES("\x0a\x05\x90\x05"));                  /* five bytes from the start */
    assert_true(APPLIES("\x0a\x04\x02xy\x91\x03\x02"));        /* two new, two from 3 */
    assert_false(APPLIES(""));                                 /* nothing */
    assert_false(APPLIES("\x0a"));                             /* no size */
    assert_false(APPLIES("\x8a"));                             /* a size that goes on */
    assert_false(APPLIES("\xff\xff\xff\xff\xff\xff\xff\x01")); /* one of 56 bits */
    assert_false(APPLIES("\x0b\x05\x90\x05"));                 /* of another base */
    assert_false(APPLIES("\x0a\x06\x90\x05"));                 /* too little */
    assert_false(APPLIES("\x0a\x04\x90\x05"));                 /* too much */
    assert_false(APPLIES("\x0a\x05\x91\x06\x05"));             /* beyond the base's end */
    assert_false(APPLIES("\x0a\x05\x91\xff"));                 /* a copy cut short */
    assert_false(APPLIES("\x0a\x05\x9f\xff\xff\xff\xff\x05")); /* far outside */
    assert_false(APPLIES("\x0a\x05\x80"));                     /* 65536 bytes of ten */
    assert_false(APPLIES("\x0a\x05\x05xyz"));                  /* an insertion cut short */
    assert_false(APPLIES("\x0a\x05\x00\x90\x05"));             /* the op that means nothing */
    assert_false(APPLIES("\x0a\xe9\x07\x90\x05"));             /* more than the ceiling */
}

/* Any bytes: no crash, and never more than was allowed. */
static void test_any_bytes(void **state)
{
    uint32_t seed = 3;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char bytes[40] = {10};
        size_t len = 1 + random_below(&seed, 39);
        for (size_t i = 1; i < len; i++)
            bytes[i] = (char)random_below(&seed, 256);
        applies(bytes, len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),    cmocka_unit_test(test_long),
        cmocka_unit_test(test_small),     cmocka_unit_test(test_page),
        cmocka_unit_test(test_too_dear),  cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
