/* test_entities.c - character references in text and in attributes. */
#include "span.h"
#include "tokenizer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static void expect(const char *text, bool in_attribute, size_t used, const char *utf8)
{
    char out[8] = "";
    size_t len = 0;
    size_t got = html_entity(text, strlen(text), in_attribute, out, &len);
    if (got != used || (used && !stet_span_is((struct stet_span){out, len}, utf8)))
        fail_msg("'%s' took %zu bytes for '%.*s'", text, got, (int)len, out);
}

static void test_named(void **state)
{
    (void)state;
    expect("&amp;x", false, 5, "&");
    expect("&ampx", false, 4, "&");
    expect("&AMP", false, 4, "&");
    expect("&notin;", false, 7, "\xE2\x88\x89");
    expect("&notit;", false, 4, "\xC2\xAC");
    expect("&CounterClockwiseContourIntegral;", false, 33, "\xE2\x88\xB3");
    expect("&NotEqualTilde;", false, 15, "\xE2\x89\x82\xCC\xB8");
    expect("&zwnj;", false, 6, "\xE2\x80\x8C");
    expect("&Aacute", false, 7, "\xC3\x81");
    expect("&", false, 0, "");
    expect("&x", false, 0, "");
    expect("& amp;", false, 0, "");
    expect("&zwn", false, 0, "");
}

static void test_in_attribute(void **state)
{
    (void)state;
    expect("&copy=1", true, 0, "");
    expect("&copyx", true, 0, "");
    expect("&copy1", true, 0, "");
    expect("&copy;1", true, 6, "\xC2\xA9");
    expect("&copy\"", true, 5, "\xC2\xA9");
    expect("&copy", true, 5, "\xC2\xA9");
}

static void test_numeric(void **state)
{
    (void)state;
    expect("&#65;", false, 5, "A");
    expect("&#x41 ", false, 5, "A");
    expect("&#X1F600;", false, 9, "\xF0\x9F\x98\x80");
    expect("&#150;", false, 6, "\xE2\x80\x93");
    expect("&#x81;", false, 6, "\xC2\x81");
    expect("&#0;", false, 4, "\xEF\xBF\xBD");
    expect("&#xD800;", false, 8, "\xEF\xBF\xBD");
    expect("&#1114112;", false, 10, "\xEF\xBF\xBD");
    expect("&#99999999999999999999;", false, 23, "\xEF\xBF\xBD");
    expect("&#;", false, 0, "");
    expect("&#x;", false, 0, "");
    expect("&#xg", false, 0, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_named),
        cmocka_unit_test(test_in_attribute),
        cmocka_unit_test(test_numeric),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
