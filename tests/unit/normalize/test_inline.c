/* Inlines in their one form: what is written of a paragraph after normalising it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "limits.h"
#include "rules.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>

/* Reads Markdown, normalises, compares the body; the diagnostics are code:detail, joined by spaces.
 */
static void check(const char *markdown, const char *expected, const char *diagnostics)
{
    struct stet_document *document;
    struct stet_error error;
    assert_int_equal(stet_document_read(&document, stet_span_of(markdown), &error), STET_OK);
    assert_int_equal(stet_normalize(document, &error), STET_OK);
    struct stet_buf out, found;
    stet_buf_init(&out, STET_MIB);
    stet_buf_init(&found, STET_MIB);
    assert_int_equal(stet_document_write(document, &out, &error), STET_OK);
    const char *head = "---\nnormalizer: 1\n---\n";
    assert_int_equal(strncmp(out.ptr, head, strlen(head)), 0);
    const char *body = out.ptr + strlen(head);
    assert_string_equal(*body == '\n' ? body + 1 : body, expected);
    for (struct stet_diagnostic *item = document->diagnostics.first; item; item = item->next)
        stet_buf_printf(&found, "%s%s:%.*s", found.len > 0 ? " " : "", item->code,
                        (int)item->detail.len, item->detail.ptr);
    assert_string_equal(found.ptr, diagnostics);
    stet_buf_free(&found);
    stet_buf_free(&out);
    stet_document_free(document);
}

static void test_one_kind_of_space(void **state)
{
    (void)state;
    check("a\xC2\xA0\xE2\x80\x89 b\xE3\x80\x80\tc&#10;d", "a b c d\n", "");
    check("*a *&#32; b", "\\*a * b\n", "");
    check("x <em> a </em> y", "x *a* y\n", "");
    check("x<em> a</em>y", "x *a*y\n", "");
    check("&nbsp;a\\\n&nbsp;b &nbsp;\\\n\\\n&nbsp;", "a\\\nb\n", "");
    check("wrapped at\nsome column. Then\nmore.", "wrapped at some column.\nThen more.\n", "");
    check("中文换\n行。\nEnglish\n中文", "中文换行。\nEnglish 中文\n", "");
}

static void test_what_nobody_sees(void **state)
{
    (void)state;
    check("Do\xC2\xADnau\xE2\x80\x8B\xEF\xBB\xBF", "Donau\n", "removed-invisible:3");
    check("a&#1;b&#128;c&#xFFFE;d&#xE000;e\xEF\xBF\xBD",
          "abcd\xEE\x80\x80"
          "e\xEF\xBF\xBD\n",
          "removed-invisible:3");
    check("*\xE2\x80\x8B* x", "x\n", "removed-invisible:1");
    check("می\xE2\x80\x8Cخواهم \xE2\x80\x8C x\xE2\x80\x8D", "می\xE2\x80\x8Cخواهم x\n",
          "removed-invisible:2");
    check("👩\xE2\x80\x8D👧", "👩\xE2\x80\x8D👧\n", "");
}

static void test_direction(void **state)
{
    (void)state;
    check("a\xE2\x80\x8E"
          "b\xE2\x80\xAE"
          "c",
          "abc\n", "removed-direction:2");
    check("\xD7\x90\xE2\x80\x8F!", "\xD7\x90\xE2\x80\x8F!\n", "");
    check("a \xE2\x81\xA6"
          "b\xE2\x81\xA9 c",
          "a \xE2\x81\xA6"
          "b\xE2\x81\xA9 c\n",
          "");
    check("a\xE2\x81\xA6\xE2\x81\xA9"
          "b\xE2\x80\xAC",
          "ab\n", "removed-direction:3");
    check("\xE2\x81\xA6\xE2\x80\xAA"
          "a\xE2\x81\xA9",
          "\xE2\x81\xA6"
          "a\xE2\x81\xA9\n",
          "removed-direction:1");
}

static void test_nfc(void **state)
{
    (void)state;
    check("cafe\xCC\x81", "caf\xC3\xA9\n", "composed-unicode:1");
    check("e\xC2\xAD\xCC\x81", "\xC3\xA9\n", "removed-invisible:1 composed-unicode:1");
    check("e<em>\xE2\x80\x8B</em>\xCC\x81", "\xC3\xA9\n", "removed-invisible:1 composed-unicode:1");
}

static void test_containers(void **state)
{
    (void)state;
    check("<em>a</em><em>b</em> <em>c</em>", "*ab* *c*\n", "");
    check("<em>a <em>b</em></em> <b><i></i></b>", "*a b*\n", "");
    check("[a](u)[b](u)[c](v)", "[ab](u)[c](v)\n", "");
    check("[ a ](<u v>) [x]()", "[a](u%20v) x\n", "");
    check("<strong>It is. So.</strong> C", "**It is.\nSo.**\nC\n", "");
    check("<em>One.</em> Two", "*One.*\nTwo\n", "");
    check("“他走了！”<em>是的。</em>好", "“他走了！”\n*是的。*\n好\n", "");
}

/* No character that is to go, or is a space, is taken along in a run of visible ones. */
static void test_every_role_in_a_run(void **state)
{
    (void)state;
    for (uint32_t code = 0x80; code < 0xE0100; code += code < 0x11000 ? 1 : 0x101) {
        enum stet_char_role role = stet_character_role(code);
        char text[16] = {0}, with[32] = {0};
        if (role == STET_ROLE_VISIBLE || role == STET_ROLE_JOINER || role == STET_ROLE_MARK ||
            (code & 0xFFFFF800) == 0xD800)
            continue;
        size_t len = stet_utf8_put(text, code);
        snprintf(with, sizeof(with), "one %s. two", text);
        struct stet_document *document;
        struct stet_error error;
        struct stet_buf out;
        assert_int_equal(stet_document_read(&document, (struct stet_span){with, 9 + len}, &error),
                         STET_OK);
        assert_int_equal(stet_normalize(document, &error), STET_OK);
        stet_buf_init(&out, STET_MIB);
        assert_int_equal(stet_document_write(document, &out, &error), STET_OK);
        if (!strstr(out.ptr, "one . two\n"))
            fail_msg("U+%04X: %s", (unsigned)code, out.ptr);
        stet_buf_free(&out);
        stet_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_kind_of_space), cmocka_unit_test(test_what_nobody_sees),
        cmocka_unit_test(test_direction),         cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_containers),        cmocka_unit_test(test_every_role_in_a_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
