/* What a figure shows: a picture, its caption alone, something else. */
#include "convert.h"
#include "page.h"
#include <stdio.h>

static enum stet_figure kind(const char *inside)
{
    struct test_page test;
    struct stet_buf text;
    stet_buf_init(&text, 10000);
    stet_buf_printf(&text, "<figure id=f>%s</figure><img src=/beside.png>", inside);
    test_page_open(&test, text.ptr);
    stet_parts_measure(&test.page);
    enum stet_figure found = stet_figure_of(&test.page, test_part(&test, "f"));
    test_page_close(&test);
    stet_buf_free(&text);
    return found;
}

static void pictures(void **state)
{
    (void)state;
    assert_int_equal(kind("<img src=/a.png>"), STET_FIGURE_PICTURE);
    assert_int_equal(kind("<a href=/a><img src=/a.png></a><p>The mill</p>"), STET_FIGURE_PICTURE);
    assert_int_equal(kind("<picture><noscript><img src=/a.png></noscript></picture>"),
                     STET_FIGURE_PICTURE);
}

static void others(void **state)
{
    (void)state;
    static const char caption[] = "<figcaption>The mill, as it was</figcaption>";
    static const char *const inside[] = {"<blockquote>So it is.</blockquote>",
                                         "<img src=/a.png><pre>x = 1</pre>",
                                         "<table><tr><td>1</table>", "<iframe src=/film></iframe>",
                                         "<figure><img src=/a.png></figure>"};
    for (size_t i = 0; i < sizeof(inside) / sizeof(*inside); i++) {
        char text[200];
        (void)snprintf(text, sizeof(text), "%s%s", inside[i], caption);
        assert_int_equal(kind(text), STET_FIGURE_OTHER);
    }
    assert_int_equal(kind("A box of prose, and longer than what is said of it."),
                     STET_FIGURE_OTHER);
}

static void empty(void **state)
{
    (void)state;
    assert_int_equal(kind("<div data-src=/a.png></div><figcaption>The mill</figcaption>"),
                     STET_FIGURE_EMPTY);
    assert_int_equal(
        kind("<p>Longer than the caption is, by far.<figcaption>The mill</figcaption>"),
        STET_FIGURE_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pictures), cmocka_unit_test(others),
                                       cmocka_unit_test(empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
