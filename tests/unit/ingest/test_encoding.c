/* test_encoding.c - which sign of an encoding wins. */
#include "ingest.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define BYTES(text) ((struct stet_bytes){(const uint8_t *)(text), sizeof(text) - 1})

static void check(struct stet_bytes bytes, const char *media_type, const char *known,
                  const char *want)
{
    assert_string_equal(stet_ingest_encoding(bytes, STET_MEDIA_HTML, media_type, known, NULL),
                        want);
}

static void the_surest_sign_wins(void **state)
{
    (void)state;
    static const char type[] = "text/html; charset=koi8-r";
    check(BYTES("\xEF\xBB\xBF<meta charset=big5>\xE9"), type, "euc-kr", "euc-kr");
    check(BYTES("\xEF\xBB\xBF<meta charset=big5>\xE9"), type, NULL, "utf-8");
    check(BYTES("\xFE\xFF\0a"), type, NULL, "utf-16be");
    check(BYTES("\xFF\xFE"
                "a\0"),
          type, NULL, "utf-16le");
    check(BYTES("<meta charset=big5>\xC3\xA9"), type, NULL, "utf-8");
    check(BYTES("<meta charset=big5>\xE9"), type, NULL, "koi8-r");
    check(BYTES("<meta charset=big5>\xE9"), "text/html; charset=nonsense", NULL, "big5");
    check(BYTES("<meta charset=big5>\xE9"), NULL, "nonsense", "big5");
    check(BYTES("<meta charset=nonsense>caf\xE9"), NULL, NULL, "windows-1252");
}

static void ascii_is_utf8_whatever_is_declared(void **state)
{
    (void)state;
    check(BYTES("<meta charset=utf-7>+ADw-script+AD4-"), NULL, NULL, "utf-8");
    check(BYTES("<meta charset=shift_jis>plain"), NULL, NULL, "utf-8");
    check(BYTES(""), NULL, NULL, "utf-8");
}

static void escapes_make_ascii_something_else(void **state)
{
    (void)state;
    check(BYTES("\x1B$B\x46\x7C\x4B\x5C\x1B(B"), NULL, NULL, "iso-2022-jp");
    check(BYTES("\x1B$)C\x0E\x46\x7C\x0F"), "text/plain; charset=iso-2022-kr", NULL, "replacement");
    check(BYTES("\x1B[1mbold\x1B[0m"), NULL, NULL, "utf-8");
}

static void meta_is_only_for_pages(void **state)
{
    (void)state;
    static const char text[] = "On <meta charset=big5>: caf\xE9 fran\xE7"
                               "ais";
    assert_string_equal(stet_ingest_encoding(BYTES(text), STET_MEDIA_TEXT, NULL, NULL, NULL),
                        "windows-1252");
}

static void an_unknown_charset_is_told(void **state)
{
    (void)state;
    struct stet_span label = stet_ingest_unknown_charset(
        BYTES("<title>x</title><meta charset=' nonsense '><meta charset=other>"), STET_MEDIA_HTML,
        NULL);
    assert_true(stet_span_is(label, "nonsense"));
    label = stet_ingest_unknown_charset(BYTES("<?xml version='1.0' encoding='klingon'?><p>x"),
                                        STET_MEDIA_HTML, "text/html; charset=utf-8");
    assert_true(stet_span_is(label, "klingon"));
    label =
        stet_ingest_unknown_charset(BYTES("x"), STET_MEDIA_TEXT, "text/plain; charset=nonsense");
    assert_true(stet_span_is(label, "nonsense"));
    label = stet_ingest_unknown_charset(BYTES("<meta charset=big5><meta charset=nonsense>"),
                                        STET_MEDIA_HTML, "text/html");
    assert_int_equal(label.len, 0);
    label = stet_ingest_unknown_charset(BYTES("<meta charset=nonsense>"), STET_MEDIA_TEXT, NULL);
    assert_int_equal(label.len, 0);
    label = stet_ingest_unknown_charset(BYTES(""), STET_MEDIA_HTML, NULL);
    assert_int_equal(label.len, 0);
}

/* What is known to be the text already needs no decoding. */
static void valid_as_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *known;
        bool valid;
    } cases[] = {
        {"plain", NULL, true},          {"caf\xC3\xA9", NULL, true},
        {"caf\xE9", NULL, false},       {"\xEF\xBB\xBF text", NULL, false},
        {"caf\xC3\xA9", "big5", false}, {"\x1B$B$3$s$K$A$O\x1B(B", NULL, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct stet_bytes bytes = {(const uint8_t *)cases[i].bytes, strlen(cases[i].bytes)};
        bool valid = !cases[i].valid;
        (void)stet_ingest_encoding(bytes, STET_MEDIA_HTML, NULL, cases[i].known, &valid);
        assert_int_equal(valid, cases[i].valid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_surest_sign_wins),
        cmocka_unit_test(ascii_is_utf8_whatever_is_declared),
        cmocka_unit_test(escapes_make_ascii_something_else),
        cmocka_unit_test(meta_is_only_for_pages),
        cmocka_unit_test(an_unknown_charset_is_told),
        cmocka_unit_test(valid_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
