/* What a block must reach to be kept, by what else is on the page. */
#include "blocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT 6

/* Blocks of 100 letters with these scores; how many are above the bar. */
static unsigned raised(const int32_t scores[COUNT], struct stet_block blocks[COUNT])
{
    struct stet_error error;
    unsigned kept = 0;
    for (unsigned i = 0; i < COUNT; i++)
        blocks[i] = (struct stet_block){.score = scores[i], .measure = {.chars = 100}};
    blocks[COUNT - 1].certain = STET_CERTAIN_CAPTION;
    struct stet_blocks all = {blocks, COUNT};
    assert_int_equal(stet_blocks_raise(&all, &error), STET_OK);
    for (unsigned i = 0; i + 1 < COUNT; i++)
        kept += blocks[i].score > 0;
    return kept;
}

/* Where all is clear, what is doubtful is not kept; where all is doubtful, it is. */
static void by_page(void **state)
{
    (void)state;
    struct stet_block blocks[COUNT];
    const int32_t clear[COUNT] = {6000, 6000, -300, -6000, 6000, 0};
    assert_int_equal(raised(clear, blocks), 3);
    assert_true(blocks[2].score <= 0);
    const int32_t doubtful[COUNT] = {300, -300, -300, -6000, 200, 0};
    assert_int_equal(raised(doubtful, blocks), 4);
    assert_true(blocks[3].score <= 0);
    assert_int_equal(blocks[COUNT - 1].score, 0); /* captions have none */
}

/* With none that is even, the likeliest are kept; with none that is likely at all, the rules
 * decide. */
static void nothing_likely(void **state)
{
    (void)state;
    struct stet_block blocks[COUNT];
    const int32_t doubtful[COUNT] = {-100, -200, -300, -6000, -6000, 0};
    assert_int_equal(raised(doubtful, blocks), 3);
    const int32_t scores[COUNT] = {-1300, -1400, -1500, -6000, -3000, 0};
    assert_int_equal(raised(scores, blocks), 0);
    assert_int_equal(blocks[1].score, -1400);
}

/* What is hardly likely is not kept on any page, however doubtful the rest is. */
static void least(void **state)
{
    (void)state;
    struct stet_block blocks[COUNT];
    const int32_t likely[COUNT] = {100, -1000, -1000, -1000, -1000, 0};
    assert_int_equal(raised(likely, blocks), 5);
    const int32_t hardly[COUNT] = {100, -1250, -1250, -1250, -1250, 0};
    assert_int_equal(raised(hardly, blocks), 1);
}

/* Scores at the ends of the scale, and equal ones. */
static void extremes(void **state)
{
    (void)state;
    struct stet_block blocks[COUNT];
    const int32_t scores[COUNT] = {100000, 100000, -100000, -100000, 100000, 0};
    assert_int_equal(raised(scores, blocks), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_page),
        cmocka_unit_test(nothing_likely),
        cmocka_unit_test(least),
        cmocka_unit_test(extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
