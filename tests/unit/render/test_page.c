/* test_page.c - what a page lets in: no script, no odd link, no odd attribute. */
#include "diff_html.h"
#include "digest.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(void (*write)(struct stet_buf *, struct stet_span), const char *text,
                           const char *expected)
{
    struct stet_buf out;
    stet_buf_init(&out, 1 << 16);
    write(&out, stet_span_of(text));
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
}

static void test_links_that_run_nothing(void **state)
{
    (void)state;
    assert_written(stet_page_href, "https://e.org/?a=\"1\"&b",
                   " rel=\"noreferrer nofollow\" href=\"https://e.org/?a=&quot;1&quot;&amp;b\"");
    assert_written(stet_page_href, "javascript:alert(1)", "");
    assert_written(stet_page_href, " javascript:alert(1)", "");
    assert_written(stet_page_href, "data:text/html,x", "");
    assert_written(stet_page_href, "", "");
}

static void test_language(void **state)
{
    (void)state;
    assert_written(stet_page_language, "zh-Hant", " lang=\"zh-Hant\"");
    assert_written(stet_page_language, "ar-EG", " lang=\"ar-EG\" dir=\"rtl\"");
    assert_written(stet_page_language, "x\" onload=\"y", "");
    assert_written(stet_page_language, "", "");
}

/* The policy of the page lets the one script run whose digest it names. */
static void test_script_has_its_digest(void **state)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t digest[STET_SHA256_BYTES + 1] = {0};
    char text[45] = {0};
    (void)state;
    stet_sha256(stet_diff_page_script(), strlen(stet_diff_page_script()), digest);
    for (size_t i = 0; i < 43; i++) {
        size_t bit = i * 6;
        unsigned pair = (unsigned)digest[bit / 8] << 8 | digest[bit / 8 + 1];
        text[i] = digits[pair >> (10 - bit % 8) & 63];
    }
    text[43] = '=';
    assert_string_equal(text, stet_diff_page_script_digest());
}

static void test_hostile_text_stays_text(void **state)
{
    (void)state;
    const char *text =
        "---\nlanguage: \"\\\"><script>\"\ntitle: \"<b>\"\n---\n\n"
        "[x](javascript:alert(1)) <script>alert(2)</script> [y](https://e.org/\"onclick=\"z)\n";
    const struct stet_diff_label label = {"<i>", "javascript:alert(3)", "<u>", "\"><s>", NULL};
    struct stet_diff *diff;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    assert_int_equal(stet_diff(&diff, stet_span_of(""), stet_span_of(text), NULL), STET_OK);
    stet_render_diff_html(diff, &label, false, &out);
    static const char *const forbidden[] = {"<script>alert", "<b>\"",    "<i>",
                                            "<u>",           "<s>",      "href=\"javascript",
                                            "\"onclick",     "\" onload"};
    for (size_t i = 0; i < sizeof(forbidden) / sizeof(*forbidden); i++)
        assert_null(strstr(out.ptr, forbidden[i]));
    stet_diff_free(diff);
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links_that_run_nothing),
        cmocka_unit_test(test_language),
        cmocka_unit_test(test_script_has_its_digest),
        cmocka_unit_test(test_hostile_text_stays_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
