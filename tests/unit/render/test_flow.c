/* test_flow.c - wrapping: at spaces and wide characters, styles closed at each line's end. */
#include "render.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_flow(const char *text, unsigned width, const char *expected)
{
    struct stet_buf out;
    struct stet_flow flow;
    stet_buf_init(&out, 1 << 16);
    stet_flow_init(&flow, &out, false, width);
    flow.indent = 2;
    stet_flow_text(&flow, stet_span_of(text));
    stet_flow_end(&flow, 0);
    assert_string_equal(out.ptr, expected);
    stet_flow_free(&flow);
    stet_buf_free(&out);
}

static void test_wrapping(void **state)
{
    (void)state;
    assert_flow("one two three", 0, "one two three\n");
    assert_flow("one two three", 8, "one two\n  three\n");
    assert_flow("unbreakable-word one", 8, "unbreakable-word\n  one\n");
    assert_flow("", 8, "\n");
}

static void test_wide_characters_wrap_anywhere_but_before_a_stop(void **state)
{
    (void)state;
    assert_flow("北京市政府。", 8, "北京市政\n  府。\n");
    assert_flow("北京市政。府", 8, "北京市\n  政。府\n");
}

static void test_controls_are_made_visible(void **state)
{
    (void)state;
    assert_flow("a\x1b[31mb", 0, "a\\x1b[31mb\n");
    assert_flow("a\xE2\x80\xAE"
                "b",
                0, "a\\u202eb\n");
}

static void test_styles_end_with_the_line(void **state)
{
    (void)state;
    struct stet_buf out;
    struct stet_flow flow;
    stet_buf_init(&out, 1 << 16);
    stet_flow_init(&flow, &out, true, 10);
    stet_flow_text(&flow, stet_span_of("abc "));
    stet_flow_set(&flow, STET_FLOW_REMOVED);
    stet_flow_text(&flow, stet_span_of("defg hijkl"));
    stet_flow_set(&flow, STET_FLOW_PLAIN);
    stet_flow_text(&flow, stet_span_of(" m"));
    stet_flow_end(&flow, 0);
    assert_string_equal(out.ptr, "abc \033[31;9mdefg\033[0m\n\033[31;9mhijkl\033[0m m\n");
    stet_flow_free(&flow);
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrapping),
        cmocka_unit_test(test_wide_characters_wrap_anywhere_but_before_a_stop),
        cmocka_unit_test(test_controls_are_made_visible),
        cmocka_unit_test(test_styles_end_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
