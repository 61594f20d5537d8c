/* What a block must reach to be kept, by what else is on the page. */
#include "blocks.h"
#include "meta.h"
#include "survey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT 6

/* Blocks of 100 letters with these scores, the last a caption. */
static void make(const int32_t scores[COUNT], struct stet_block blocks[COUNT])
{
    for (unsigned i = 0; i < COUNT; i++)
        blocks[i] = (struct stet_block){.score = scores[i], .measure = {.chars = 100}};
    blocks[COUNT - 1].certain = STET_CERTAIN_CAPTION;
}

/* How many are above the bar. */
static unsigned above(struct stet_block blocks[COUNT])
{
    struct stet_error error;
    unsigned kept = 0;
    struct stet_blocks all = {blocks, COUNT};
    assert_int_equal(stet_blocks_raise(&all, &error), STET_OK);
    for (unsigned i = 0; i + 1 < COUNT; i++)
        kept += blocks[i].score > 0;
    return kept;
}

static unsigned raised(const int32_t scores[COUNT], struct stet_block blocks[COUNT])
{
    make(scores, blocks);
    return above(blocks);
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

/* What the rules took for a menu is kept by its own score only, but for paragraphs and lists. */
static void menus(void **state)
{
    (void)state;
    struct stet_block blocks[COUNT];
    const int32_t scores[COUNT] = {300, 300, 300, 300, 600, 0};
    static const unsigned tags[COUNT] = {STET_HTML_TAG_DIV, STET_HTML_TAG_P,   STET_HTML_TAG_LI,
                                         STET_HTML_TAG_TD,  STET_HTML_TAG_DIV, STET_HTML_TAG_P};
    make(scores, blocks);
    for (unsigned i = 0; i < COUNT; i++) {
        blocks[i].features[STET_FEATURE_RULE] = STET_DROP_LINKS;
        blocks[i].features[STET_FEATURE_TAG] = stet_tag_rank(tags[i]);
    }
    assert_int_equal(above(blocks), 3);
    assert_true(blocks[1].score > 0 && blocks[2].score > 0 && blocks[4].score > 0);
    /* So is what stands in a form, or what a weak name takes for comments. */
    make(scores, blocks);
    blocks[0].features[STET_FEATURE_DEPTH_FORM] = 2;
    blocks[1].features[STET_FEATURE_HINT_COMMENTS] = 1;
    blocks[4].features[STET_FEATURE_HINT_COMMENTS] = 1;
    assert_int_equal(above(blocks), 3);
    assert_true(blocks[2].score > 0 && blocks[3].score > 0 && blocks[4].score > 0);
}

/* A page that calls itself something else than an article keeps more, if it names no day and is
 * not all long blocks. */
static void no_article(void **state)
{
    (void)state;
    static const struct {
        uint8_t says, dated, in_long;
        unsigned kept;
    } pages[] = {
        {STET_SAID_NOTHING, 0, 50, 3}, {STET_SAID_ARTICLE, 0, 50, 3}, {STET_SAID_OTHER, 0, 50, 4},
        {STET_SAID_OTHER, 1, 50, 3},   {STET_SAID_OTHER, 0, 99, 3},
    };
    const int32_t scores[COUNT] = {2000, 2000, 2000, -400, -6000, 0};
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        struct stet_block blocks[COUNT];
        make(scores, blocks);
        for (unsigned k = 0; k < COUNT; k++) {
            blocks[k].features[STET_FEATURE_PAGE_SAYS] = pages[i].says;
            blocks[k].features[STET_FEATURE_PAGE_DATED] = pages[i].dated;
            blocks[k].features[STET_FEATURE_PAGE_LONG] = pages[i].in_long;
        }
        assert_int_equal(above(blocks), pages[i].kept);
    }
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
        cmocka_unit_test(by_page), cmocka_unit_test(nothing_likely), cmocka_unit_test(menus),
        cmocka_unit_test(least),   cmocka_unit_test(no_article),     cmocka_unit_test(extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
