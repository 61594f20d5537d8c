/* test_decode.c - bytes of every kind of encoding to UTF-8. */
#include "ingest.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define BYTES(text) ((struct stet_bytes){(const uint8_t *)(text), sizeof(text) - 1})

static void check(const char *encoding, struct stet_bytes bytes, const char *want, size_t errors,
                  size_t first_offset, const char *first_hex)
{
    struct stet_arena *arena = stet_arena_new(100000);
    struct stet_diagnostics diagnostics = {0};
    struct stet_error error;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    assert_int_equal(stet_ingest_decode(bytes, encoding, &out, &diagnostics, arena, &error),
                     STET_OK);
    assert_string_equal(out.ptr, want);
    assert_int_equal(diagnostics.count, errors);
    if (errors) {
        assert_string_equal(diagnostics.first->code, "undecodable");
        assert_int_equal(diagnostics.first->offset, first_offset);
        assert_true(stet_span_is(diagnostics.first->detail, first_hex));
    }
    stet_buf_free(&out);
    stet_arena_free(arena);
}

static void clean(const char *encoding, struct stet_bytes bytes, const char *want)
{
    check(encoding, bytes, want, 0, 0, NULL);
}

#define BAD "\xEF\xBF\xBD"

static void utf8_is_kept_and_repaired(void **state)
{
    (void)state;
    clean("utf-8", BYTES("caf\xC3\xA9"), "caf\xC3\xA9");
    clean("utf-8", BYTES("\xEF\xBB\xBF\xEF\xBB\xBFx"), "\xEF\xBB\xBFx"); /* one BOM only */
    check("utf-8", BYTES("a\xE2\x82z\xFF"), "a" BAD "z" BAD, 2, 1, "e282");
    check("utf-8", BYTES("\xED\xA0\x80"), BAD BAD BAD, 3, 0, "ed");
}

static void line_ends_become_lf(void **state)
{
    (void)state;
    clean("utf-8", BYTES("a\r\nb\rc\nd\r\r\n\r"), "a\nb\nc\nd\n\n\n");
    clean("utf-16le",
          BYTES("\xFF\xFE"
                "a\0\r\0\n\0b\0"),
          "a\nb");
    clean("iso-2022-jp", BYTES("\r\n"), "\n");
}

static void utf16_pairs_its_surrogates(void **state)
{
    (void)state;
    clean("utf-16le", BYTES("\x3D\xD8\x00\xDE"), "\xF0\x9F\x98\x80");
    clean("utf-16be", BYTES("\xFE\xFF\xD8\x3D\xDE\x00\0A"),
          "\xF0\x9F\x98\x80"
          "A");
    check("utf-16be", BYTES("\0A\xD8\x3D\0B"), "A" BAD "B", 1, 2, "d83d");
    check("utf-16le",
          BYTES("\x00\xDE"
                "A\0\x41"),
          BAD "A" BAD, 2, 0, "00de");
}

static void single_bytes_are_the_standards(void **state)
{
    (void)state;
    clean("iso-8859-1", BYTES("\x80\x93\x81"), "\xE2\x82\xAC\xE2\x80\x9C\xC2\x81");
    clean("koi8-u", BYTES("\xAE\xBE"), "\xD1\x9E\xD0\x8E");
    clean("iso-8859-16", BYTES("\xA2\xAA\xE9"), "\xC4\x85\xC8\x98\xC3\xA9");
    clean("windows-1255", BYTES("\xCA"), "\xD6\xBA");
    clean("x-user-defined", BYTES("A\x80\xFF"), "A\xEF\x9E\x80\xEF\x9F\xBF");
    check("windows-1253", BYTES("\xE1\xAA"), "\xCE\xB1" BAD, 1, 1, "aa");
    check("windows-874", BYTES("\xA1\xDB"), "\xE0\xB8\x81" BAD, 1, 1, "db");
}

static void double_bytes_are_the_standards(void **state)
{
    (void)state;
    clean("shift_jis", BYTES("\x93\xFA\x96\x7B\xB6\x5C\x81\x60"), "日本ｶ\\～");
    clean("euc-jp", BYTES("\xC6\xFC\x8E\xB6\x8F\xB0\xA1"), "日ｶ丂");
    clean("euc-kr", BYTES("\xC7\xD1\x8C\x63"), "한똠");
    clean("big5", BYTES("\xA4\xA4\x88\x62\x8E\x69"), "中\xC3\x8A\xCC\x84\xE7\xAE\xB8");
    clean("gbk", BYTES("\xD6\xD0\x80\xA3\xA0"), "中€\xE3\x80\x80");
    clean("gb18030", BYTES("\x84\x31\x95\x33\x81\x30\x84\x36\x94\x39\xDA\x33"),
          "\xC2\xA5\xF0\x9F\x92\xA9");
}

/* A lead byte must not swallow the quote or the bracket behind it. */
static void broken_pairs_leave_ascii_alone(void **state)
{
    (void)state;
    check("shift_jis", BYTES("\x81\"<"), BAD "\"<", 1, 0, "81");
    check("euc-kr", BYTES("\xB0<\xFF\xFF"), BAD "<" BAD BAD, 3, 0, "b0");
    check("big5", BYTES("\x81\x40\x81"), BAD "@" BAD, 2, 0, "81");
    check("euc-jp", BYTES("\x8F\xB0\x3E\xA9\xA9"), BAD ">" BAD, 2, 0, "8fb0");
    check("gb18030", BYTES("\x81\x30\x41\x81\x30\x81"), BAD "0A" BAD, 2, 0, "81");
}

static void iso_2022_jp_switches_its_sets(void **state)
{
    (void)state;
    clean("iso-2022-jp", BYTES("a\x1B$B\x46\x7C\x1B(Bb\x1B(J\\~\x1B(I\x36"), "a日b¥‾ｶ");
    check("iso-2022-jp", BYTES("\x1B$A\x1B"), BAD "$A" BAD, 2, 0, "1b");
    check("iso-2022-jp", BYTES("\x1B$B\x1B(B"), BAD, 1, 3, "1b2842");
    check("iso-2022-jp", BYTES("\x1B$B\x46"), BAD, 1, 3, "46");
}

static void the_replacement_encoding_says_nothing(void **state)
{
    (void)state;
    check("hz-gb-2312", BYTES("~{<script>~}"), BAD, 1, 0, "7e7b3c7363726970");
    clean("replacement", BYTES(""), "");
}

static void a_nul_stays(void **state)
{
    (void)state;
    struct stet_buf out;
    struct stet_diagnostics diagnostics = {0};
    struct stet_error error;
    stet_buf_init(&out, 3);
    assert_int_equal(stet_ingest_decode(BYTES("a\0b"), "utf-8", &out, &diagnostics, NULL, &error),
                     STET_OK);
    assert_memory_equal(out.ptr, "a\0b", 4);
    assert_int_equal(stet_ingest_decode(BYTES("c"), "utf-8", &out, &diagnostics, NULL, &error),
                     STET_ERR_LIMIT);
    assert_int_equal(stet_ingest_decode(BYTES("c"), "utf-7", &out, &diagnostics, NULL, &error),
                     STET_ERR_USAGE);
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_kept_and_repaired),
        cmocka_unit_test(line_ends_become_lf),
        cmocka_unit_test(utf16_pairs_its_surrogates),
        cmocka_unit_test(single_bytes_are_the_standards),
        cmocka_unit_test(double_bytes_are_the_standards),
        cmocka_unit_test(broken_pairs_leave_ascii_alone),
        cmocka_unit_test(iso_2022_jp_switches_its_sets),
        cmocka_unit_test(the_replacement_encoding_says_nothing),
        cmocka_unit_test(a_nul_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
