/* test_utf8.c - code points in and out of UTF-8. */
#include "utf8.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_scalar_value_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 37) {
        char bytes[4];
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        size_t len = stet_utf8_put(bytes, code), forth = 0, back = len;
        uint32_t want = surrogate ? STET_REPLACEMENT : code;
        assert_int_equal(stet_utf8_next(bytes, len, &forth), want);
        assert_int_equal(forth, len);
        assert_int_equal(stet_utf8_prev(bytes, &back), want);
        assert_int_equal(back, 0);
        assert_int_equal(stet_utf8_check(bytes, len), len);
    }
}

/* Bytes, and how long each maximal subpart is (Unicode 15, tables 3-8 to 3-11). */
static const struct {
    const char *bytes, *lengths;
} broken[] = {
    {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "111111111"},
    {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "111111111"},
    {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "111111111"},
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "21321"},
    {"\xC3", "1"},
    {"\xF0\x9F\x98", "3"},
};

static void broken_bytes_give_one_mark_a_subpart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        size_t len = strlen(broken[i].bytes), pos = 0;
        for (const char *want = broken[i].lengths; *want; want++) {
            size_t start = pos;
            uint32_t code = stet_utf8_next(broken[i].bytes, len, &pos);
            assert_int_equal(pos - start, *want - '0');
            unsigned char first = (unsigned char)broken[i].bytes[start];
            assert_int_equal(code, first < 0x80 ? first : STET_REPLACEMENT);
        }
        assert_int_equal(pos, len);
        assert_int_equal(stet_utf8_check(broken[i].bytes, len), 0);
    }
}

static void check_finds_the_first_broken_byte(void **state)
{
    (void)state;
    char text[64];
    memset(text, 'a', sizeof(text));
    assert_int_equal(stet_utf8_check(text, sizeof(text)), sizeof(text));
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = '\x80';
        assert_int_equal(stet_utf8_check(text, sizeof(text)), i);
        text[i] = 'a';
    }
    assert_int_equal(stet_utf8_check("ab\xE2\x82", 4), 2);
    assert_int_equal(stet_utf8_check("", 0), 0);
}

static void prev_stops_at_whole_characters(void **state)
{
    (void)state;
    static const char text[] = "a\xC3\xA9\x80";
    size_t pos = 4;
    assert_int_equal(stet_utf8_prev(text, &pos), STET_REPLACEMENT);
    assert_int_equal(pos, 3);
    assert_int_equal(stet_utf8_prev(text, &pos), 0xE9);
    assert_int_equal(pos, 1);
    assert_int_equal(stet_utf8_prev(text, &pos), 'a');
    assert_int_equal(pos, 0);
}

/* What is read in line is what is read out of line. */
static void pairs_of_bytes_are_read_in_one_way(void **state)
{
    (void)state;
    for (unsigned pair = 0; pair <= 0xFFFF; pair++) {
        const char bytes[2] = {(char)(pair >> 8), (char)(pair & 0xFF)};
        for (size_t len = 1; len <= 2; len++) {
            size_t at = 0, wide = 0;
            uint32_t code = stet_utf8_next(bytes, len, &at);
            assert_int_equal(code, stet_utf8_next_wide(bytes, len, &wide));
            assert_int_equal(at, wide);
            bool valid = at == len && (code != STET_REPLACEMENT);
            if ((unsigned char)bytes[0] >= 0x80)
                assert_int_equal(stet_utf8_check(bytes, len) == len, valid);
        }
    }
}

static void check_looks_at_every_byte(void **state)
{
    (void)state;
    char text[40];
    for (size_t at = 0; at < sizeof(text); at++) {
        memset(text, 'a', sizeof(text));
        text[at] = '\xFF';
        assert_int_equal(stet_utf8_check(text, sizeof(text)), at);
        if (at + 2 >= sizeof(text))
            continue;
        memcpy(text + at, "\xC3\xA9\x80", 3);
        assert_int_equal(stet_utf8_check(text, sizeof(text)), at + 2);
        assert_int_equal(stet_utf8_check(text, at + 2), at + 2);
        assert_int_equal(stet_utf8_check(text, at + 1), at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_comes_back),
        cmocka_unit_test(broken_bytes_give_one_mark_a_subpart),
        cmocka_unit_test(check_finds_the_first_broken_byte),
        cmocka_unit_test(prev_stops_at_whole_characters),
        cmocka_unit_test(pairs_of_bytes_are_read_in_one_way),
        cmocka_unit_test(check_looks_at_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
