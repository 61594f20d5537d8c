/* test_sketch.c - sketches estimate what texts share, and are bounded. */
#include "indexed.h"
#include "sketch.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Tokens "w<first>" ... of count words that nobody else has. */
static void put_words(struct stet_buf *out, unsigned first, unsigned count)
{
    for (unsigned i = first; i < first + count; i++) {
        char word[16];
        int len = snprintf(word, sizeof(word), "w%u", i);
        stet_indexed_put(out, &(struct stet_term){.ptr = word, .len = (size_t)len});
    }
}

static void sketch(struct stet_buf *out, unsigned first, unsigned count, unsigned then,
                   unsigned then_count)
{
    struct stet_buf tokens;
    stet_buf_init(&tokens, 1 << 24);
    stet_buf_init(out, 1 << 20);
    put_words(&tokens, first, count);
    put_words(&tokens, then, then_count);
    stet_sketch_make((struct stet_span){tokens.ptr, tokens.len}, out);
    stet_buf_free(&tokens);
}

/* How much of a's sketch b has, in percent. */
static size_t common(const struct stet_buf *a, const struct stet_buf *b, size_t *of)
{
    size_t shared = stet_sketch_common((struct stet_span){a->ptr, a->len},
                                       (struct stet_span){b->ptr, b->len}, of);
    return *of ? shared * 100 / *of : 0;
}

static void test_equal(void **state)
{
    (void)state;
    static const unsigned sizes[] = {5, 12, 100, 1000, 100000};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct stet_buf a, b;
        size_t of;
        sketch(&a, 0, sizes[i], 0, 0);
        sketch(&b, 0, sizes[i], 0, 0);
        assert_int_equal(common(&a, &b, &of), 100);
        assert_true(of > 0);
        assert_true(a.len <= 4 * (STET_SKETCH_MOST + 1));
        stet_buf_free(&a);
        stet_buf_free(&b);
    }
}

static void test_strangers(void **state)
{
    (void)state;
    struct stet_buf a, b;
    size_t of;
    sketch(&a, 0, 1000, 0, 0);
    sketch(&b, 5000, 1000, 0, 0);
    assert_int_equal(common(&a, &b, &of), 0);
    stet_buf_free(&a);
    stet_buf_free(&b);
}

/* A part is found in the whole, the whole in a part, and a half is about a half. */
static void test_parts(void **state)
{
    (void)state;
    struct stet_buf whole, part, half, vast;
    size_t of;
    sketch(&whole, 0, 2000, 0, 0);
    sketch(&part, 500, 300, 0, 0);
    sketch(&half, 0, 1000, 9000, 1000);
    sketch(&vast, 0, 2000, 100000, 200000);
    assert_int_equal(common(&part, &whole, &of), 100);
    assert_true(common(&whole, &part, &of) > 5 && common(&whole, &part, &of) < 30);
    assert_true(common(&whole, &half, &of) > 35 && common(&whole, &half, &of) < 65);
    common(&whole, &vast, &of);
    assert_true(of > 0 || stet_sketch_common((struct stet_span){vast.ptr, vast.len},
                                             (struct stet_span){whole.ptr, whole.len}, &of) == 0);
    stet_buf_free(&whole);
    stet_buf_free(&part);
    stet_buf_free(&half);
    stet_buf_free(&vast);
}

static void test_too_short(void **state)
{
    (void)state;
    struct stet_buf none, one;
    size_t of;
    sketch(&none, 0, 4, 0, 0);
    sketch(&one, 0, 5, 0, 0);
    assert_int_equal(none.len, 0);
    assert_int_equal(one.len, 8);
    assert_int_equal(common(&none, &one, &of), 0);
    assert_int_equal(common(&one, &none, &of), 0);
    stet_buf_free(&none);
    stet_buf_free(&one);
}

/* The number of five words is that of a sum, mixed; in whatever company they stand. */
static void test_shingles(void **state)
{
    (void)state;
    static const char *const words[] = {"a", "bc", "", "d", "e", "f", "ghij", "a", "bc", "d"};
    uint64_t hashes[10];
    struct stet_shingles shingles = {0};
    for (size_t i = 0; i < 10; i++) {
        uint64_t number, sum = 0;
        hashes[i] = UINT64_C(14695981039346656037);
        for (const char *p = words[i]; *p; p++)
            hashes[i] = (hashes[i] ^ (unsigned char)*p) * UINT64_C(1099511628211);
        bool made = stet_shingles_next(&shingles, words[i], strlen(words[i]), &number);
        assert_int_equal(made, i >= 4);
        if (!made)
            continue;
        for (size_t k = i - 4; k <= i; k++)
            sum = (sum + hashes[k]) * UINT64_C(0x9e3779b97f4a7c15);
        for (size_t k = 0; k < 2; k++)
            sum = (sum ^ sum >> 32) * UINT64_C(0xd6e8feb86659fd93);
        assert_true(number == (sum ^ sum >> 32));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),    cmocka_unit_test(test_strangers),
        cmocka_unit_test(test_parts),    cmocka_unit_test(test_too_short),
        cmocka_unit_test(test_shingles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
