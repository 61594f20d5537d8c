/* What is escaped, and what is not: prose stays bare. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "limits.h"
#include "span.h"
#include "write.h"

static void check(enum stet_node_kind block, const char *text, const char *expected)
{
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    struct stet_writer w = {.out = &out, .block = block};
    stet_write_text(&w, stet_span_of(text), (struct stet_text_place){.before_break = true});
    assert_string_equal(out.ptr, expected ? expected : text);
    stet_buf_free(&out);
}

static void test_prose_is_bare(void **state)
{
    (void)state;
    static const char *const prose[] = {
        "di “centinaia di artisti [who] fornire manodopera” nel cosiddetto “redteaming”",
        "AT&T, R&D; 5 * 3 = 15, a < b > c, 100% & more!",
        "snake_case and file_name.txt, 20 – 30 °C (about #1), e-mail me@example.org",
        "-5 degrees, +49 30 123, 1.5 million, 2024 was #hashtag ~ approx.",
        "http://example.org/some_path?a=1&b=2#top",
        "C:\\Users\\Me, 50 $ or ^ up, {x}, |x| = x, ¿qué? ¡no!",
        "https://x.org – Ça va ? «Oui» : c’est l’été… I <3 you",
        "他说：“好的。” 日本語（テスト）、русский текст, ελληνικά, עברית, العربية؟",
        "#nofilter",
        "1.5",
        "1st",
        "[…] he said [sic]: yes",
        "a > b",
    };
    for (size_t i = 0; i < sizeof(prose) / sizeof(prose[0]); i++)
        check(STET_NODE_PARAGRAPH, prose[i], NULL);
}

static void test_line_beginnings(void **state)
{
    (void)state;
    check(STET_NODE_PARAGRAPH, "# x", "\\# x");
    check(STET_NODE_PARAGRAPH, "> x", "\\> x");
    check(STET_NODE_PARAGRAPH, "- x", "\\- x");
    check(STET_NODE_PARAGRAPH, "+ x", "\\+ x");
    check(STET_NODE_PARAGRAPH, "* x", "\\* x");
    check(STET_NODE_PARAGRAPH, "-", "\\-");
    check(STET_NODE_PARAGRAPH, "---", "\\---");
    check(STET_NODE_PARAGRAPH, "===", "\\===");
    check(STET_NODE_PARAGRAPH, "- - -", "\\- - -");
    check(STET_NODE_PARAGRAPH, "|-|-|", "\\|-|-|");
    check(STET_NODE_PARAGRAPH, "12. x", "12\\. x");
    check(STET_NODE_PARAGRAPH, "3) x", "3\\) x");
    check(STET_NODE_PARAGRAPH, "1234567890. x", NULL);
    check(STET_NODE_PARAGRAPH, "~~~", "\\~~~");
    check(STET_NODE_PARAGRAPH, "~~~ x", "\\~~~ x");
    check(STET_NODE_PARAGRAPH, "[x]: y", "\\[x]: y");
    check(STET_NODE_PARAGRAPH, " x ", "&#32;x&#32;");
    check(STET_NODE_HEADING, "- x", NULL);
    check(STET_NODE_HEADING, "C #", "C \\#");
    check(STET_NODE_HEADING, "C#", NULL);
    check(STET_NODE_HEADING, "a ## b ##", "a ## b \\##");
}

static void test_within_a_line(void **state)
{
    (void)state;
    check(STET_NODE_PARAGRAPH, "*x* **y** a*b", "\\*x\\* \\*\\*y\\*\\* a\\*b");
    check(STET_NODE_PARAGRAPH, "_x_ a_b __c__ d", "\\_x_ a_b \\_\\_c__ d");
    check(STET_NODE_PARAGRAPH, "`x`", "\\`x\\`");
    check(STET_NODE_PARAGRAPH, "<b> </b> <!-- <? <3 <a@b>", "\\<b> \\</b> \\<!-- \\<? <3 \\<a@b>");
    check(STET_NODE_PARAGRAPH, "&amp; &#32; & &x", "\\&amp; \\&#32; & &x");
    check(STET_NODE_PARAGRAPH, "a [x](y) ![x](y)", "a [x\\](y) ![x\\](y)");
    check(STET_NODE_PARAGRAPH, "\\* \\x \\", "\\\\\\* \\x \\\\");
    check(STET_NODE_PARAGRAPH, "a\nb\tc", "a&#10;b&#9;c");
    check(STET_NODE_CELL, "a|b", "a\\|b");
    check(STET_NODE_CELL, "- x", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prose_is_bare),
        cmocka_unit_test(test_line_beginnings),
        cmocka_unit_test(test_within_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
