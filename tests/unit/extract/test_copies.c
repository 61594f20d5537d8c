/* What stands on a page twice is kept once; what a text says again by itself stays. */
#include "blocks.h"
#include "page.h"

#define ONE "The mill by the river was built in the year of the great flood, of oak and of stone."
#define TWO "Its wheel turned for two centuries, until the railway brought flour from the plains."
#define THREE                                                                                      \
    "Today the town council keeps it open on Sundays, and the bakers of the valley use it."
#define TEXT "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"

/* How many blocks of a page are kept if all were, before copies are looked for. */
static unsigned left(const char *text, unsigned *all)
{
    struct test_page test;
    struct stet_error error;
    struct stet_blocks blocks = {0};
    unsigned kept = 0;
    test_page_open(&test, text);
    assert_int_equal(stet_blocks_make(&blocks, &test.page, &error), STET_OK);
    for (uint32_t i = 0; i < blocks.count; i++)
        blocks.all[i].kept = true;
    assert_int_equal(stet_blocks_drop_copies(&blocks, &test.page, &error), STET_OK);
    for (uint32_t i = 0; i < blocks.count; i++) {
        kept += blocks.all[i].kept;
        if (!blocks.all[i].kept)
            assert_int_equal(blocks.all[i].why, STET_DROP_COPY);
    }
    *all = blocks.count;
    stet_blocks_free(&blocks);
    test_page_close(&test);
    return kept;
}

/* A layer for print; spaces, quotes and short lines may differ. */
static void copy_goes(void **state)
{
    (void)state;
    unsigned all;
    assert_int_equal(left("<div>" TEXT "</div><div id=print>" TEXT "</div>", &all), 3);
    assert_int_equal(all, 6);
    assert_int_equal(left("<div>" TEXT "</div><div><p>Source: us</p><p> - " ONE "</p><p>" TWO
                          "</p><p>" THREE "</p></div>",
                          &all),
                     3);
}

/* An excerpt before the text is no reason to take from the text. */
static void text_stays(void **state)
{
    (void)state;
    unsigned all;
    assert_int_equal(left("<div><p>" ONE "</p></div><div>" TEXT "</div>", &all), 4);
    assert_int_equal(
        left("<div><p>" ONE "</p><p>" TWO "</p></div><div>" TEXT TEXT TEXT "</div>", &all), 11);
    assert_int_equal(left("<div><p>" ONE "</p><p>" ONE "</p><p>" ONE "</p></div>", &all), 3);
    assert_int_equal(
        left("<div>" TEXT "<p>A sentence about something else stands here, of the same "
             "length as the others, and one more.</p><blockquote>" TEXT "</blockquote></div>"
             "<div><p>" ONE ONE TWO "</p><p>" THREE ONE TWO "</p></div>",
             &all),
        9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copy_goes),
        cmocka_unit_test(text_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
