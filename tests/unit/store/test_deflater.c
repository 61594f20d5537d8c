/* test_deflater.c - objects come out in the order in which they went in, deflated to what inflates
 * again; a large content is only tried beside a delta that is no clear win. */
#include "deflater.h"
#include "fixture.h"
#include <zlib.h>

#define COUNT 500

static void fill(struct stet_buf *out, size_t seed, size_t len)
{
    for (size_t i = 0; i < len; i++)
        stet_buf_putc(out, (char)('a' + (seed * 31 + i * i) % 23));
}

static void check(const struct stet_buf *deflated, size_t seed, size_t len)
{
    struct stet_buf wanted;
    uLongf got = len + 1;
    Bytef *bytes = malloc(len + 1);
    stet_buf_init(&wanted, 1 << 20);
    fill(&wanted, seed, len);
    assert_int_equal(uncompress(bytes, &got, (const Bytef *)deflated->ptr, deflated->len), Z_OK);
    assert_int_equal(got, len);
    assert_memory_equal(bytes, wanted.ptr, len);
    free(bytes);
    stet_buf_free(&wanted);
}

/* The delta of item i is as long as it, or a single byte. */
static size_t delta_len(size_t i)
{
    return i % 4 == 1 ? i : 1;
}

static size_t take(struct stet_deflater *deflater, size_t expected)
{
    struct stet_deflating *one;
    struct stet_error error;
    assert_int_equal(stet_deflater_take(deflater, &one, &error), STET_OK);
    if (!one)
        return 0;
    assert_int_equal(one->item, expected);
    if (one->is_delta)
        check(&one->small, expected + 1, delta_len(expected));
    if (!one->is_delta || one->small.len > one->whole.len / 5)
        check(&one->large, expected, expected);
    else
        assert_int_equal(one->large.len, 0);
    return 1;
}

static void test_order(void **state)
{
    (void)state;
    struct stet_deflater *deflater = stet_deflater_new();
    struct stet_deflating *one;
    size_t taken = 0;
    assert_non_null(deflater);
    for (size_t i = 0; i < COUNT; i++) {
        while (!(one = stet_deflater_next(deflater)))
            taken += take(deflater, taken);
        one->item = i;
        one->is_delta = i % 2;
        fill(&one->whole, i, i);
        if (one->is_delta)
            fill(&one->delta, i + 1, delta_len(i));
        stet_deflater_add(deflater);
    }
    assert_true(taken > 0); /* it is no larger than it says */
    while (take(deflater, taken))
        taken++;
    assert_int_equal(taken, COUNT);
    stet_deflater_free(deflater);
}

/* What was not taken is let go of. */
static void test_left(void **state)
{
    (void)state;
    struct stet_deflater *deflater = stet_deflater_new();
    assert_non_null(deflater);
    for (size_t i = 0; i < 20; i++) {
        struct stet_deflating *one = stet_deflater_next(deflater);
        assert_non_null(one);
        fill(&one->whole, i, 10000);
        stet_deflater_add(deflater);
    }
    stet_deflater_free(deflater);
    stet_deflater_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
