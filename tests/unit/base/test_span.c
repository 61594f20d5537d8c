/* test_span.c - small questions about lent text. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void comparing(void **state)
{
    (void)state;
    struct stet_span text = STET_SPAN_LITERAL("Content-Type: x");
    assert_true(stet_span_starts(text, "Content"));
    assert_false(stet_span_starts(text, "content"));
    assert_true(stet_span_starts_nocase(text, "content-type:"));
    assert_false(stet_span_starts_nocase(text, "content-type: xy"));
    assert_true(stet_span_ends(text, ": x"));
    assert_true(stet_span_ends(text, ""));
    assert_false(stet_span_ends(STET_SPAN_LITERAL("x"), "xx"));
    assert_true(stet_span_is_nocase(STET_SPAN_LITERAL("HTML"), "html"));
    assert_false(stet_span_is_nocase(STET_SPAN_LITERAL("HTMLx"), "html"));
    assert_true(stet_span_equal((struct stet_span){NULL, 0}, stet_span_of("")));
}

static void finding(void **state)
{
    (void)state;
    struct stet_span text = STET_SPAN_LITERAL("one Two one");
    assert_int_equal(stet_span_find(text, "one"), 0);
    assert_int_equal(stet_span_find(text, " one"), 7);
    assert_int_equal(stet_span_find(text, "two"), text.len);
    assert_int_equal(stet_span_find_nocase(text, "two"), 4);
    assert_int_equal(stet_span_find_nocase(text, "three"), text.len);
    assert_int_equal(stet_span_find(stet_span_of(""), "x"), 0);
}

static void trimming(void **state)
{
    (void)state;
    assert_true(stet_span_is(stet_span_trim(STET_SPAN_LITERAL(" \t\r\n\fa b\n ")), "a b"));
    assert_int_equal(stet_span_trim(STET_SPAN_LITERAL(" \n")).len, 0);
}

static void lines(void **state)
{
    (void)state;
    struct stet_span rest = STET_SPAN_LITERAL("a\n\nb"), line;
    assert_true(stet_span_line(&rest, &line));
    assert_true(stet_span_is(line, "a"));
    assert_true(stet_span_line(&rest, &line));
    assert_int_equal(line.len, 0);
    assert_true(stet_span_line(&rest, &line));
    assert_true(stet_span_is(line, "b"));
    assert_false(stet_span_line(&rest, &line));
}

/* The end of words byte by byte, as eight at once must find it. */
static size_t words_by_bytes(const char *text, size_t len)
{
    size_t end = 0;
    while (end < len && (text[end] == ' ' ? end + 1 < len && (unsigned char)text[end + 1] > ' '
                                          : !stet_is_space(text[end])))
        end++;
    return end;
}

static void words(void **state)
{
    (void)state;
    static const char some[] = "a.  \t\n\x01\x1F\x7F\xC3\xA9zb";
    uint32_t seed = 1;
    char text[48];
    for (unsigned round = 0; round < 200000; round++) {
        size_t len = 1 + round % (sizeof(text) - 1);
        for (size_t i = 0; i < len; i++) { /* words for the most part */
            seed = seed * 1664525 + 1013904223;
            unsigned draw = seed >> 24;
            text[i] = draw < 200 ? (char)('a' + draw % 26) : draw < 240 ? ' ' : some[draw % 13];
        }
        text[0] = 'a';
        assert_int_equal(stet_span_words((struct stet_span){text, len}, 0),
                         words_by_bytes(text, len));
        bool ascii = len >= 8;
        for (size_t i = 0; i < 8 && ascii; i++)
            ascii = (unsigned char)text[i] < 0x7F;
        assert_true(len < 8 || stet_eight_ascii(stet_eight(text)) == ascii);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparing), cmocka_unit_test(finding), cmocka_unit_test(trimming),
        cmocka_unit_test(lines),     cmocka_unit_test(words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
