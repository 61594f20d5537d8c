/* test_width.c - columns of text on a terminal. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <stet/render.h>

static void test_columns(void **state)
{
    (void)state;
    assert_int_equal(stet_render_width(stet_span_of("")), 0);
    assert_int_equal(stet_render_width(stet_span_of("Storm")), 5);
    assert_int_equal(stet_render_width(stet_span_of("é")), 1);
    assert_int_equal(stet_render_width(stet_span_of("e\xCC\x81")), 1);
    assert_int_equal(stet_render_width(stet_span_of("北京，ok")), 8);
    assert_int_equal(stet_render_width(stet_span_of("한국")), 4);
    assert_int_equal(stet_render_width(stet_span_of("العربية")), 7);
    assert_int_equal(stet_render_width(stet_span_of("a\xE2\x80\x8D")), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
