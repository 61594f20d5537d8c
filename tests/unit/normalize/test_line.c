/* One line of metadata. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "normalize.h"
#include "span.h"

static void check(const char *text, const char *expected)
{
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    stet_normalize_line(&out, stet_span_of(text));
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
}

static void test_lines(void **state)
{
    (void)state;
    check("plain title", "plain title");
    check("  two\n\tlines  ", "two lines");
    check("\xEF\xBB\xBF"
          "a\xC2\xA0\xC2\xA0"
          "b\xE2\x80\x8B",
          "a b");
    check("e\xCC\x81", "\xC3\xA9");
    check("\xE2\x80\x8D"
          "a\xE2\x80\x8D b\xE2\x80\x8C",
          "a b");
    check("“Quotes” – and dashes…", "“Quotes” – and dashes…");
    check("", "");
    check(" \n ", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
