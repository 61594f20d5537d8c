/* test_token.c - what a reader takes as one word. */
#include "diff.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Words as they are, marks in (), syntax in {}, targets in <>, apart by "|". */
static void assert_tokens(const char *line, bool markdown, const char *expected)
{
    static const char *const open[] = {"", "(", "{", "<"}, *const close[] = {"", ")", "}", ">"};
    struct stet_tokenizer *tokenizer = stet_tokenizer_new();
    struct stet_tokens tokens = {0};
    struct stet_buf out;
    struct stet_span text = stet_span_of(line);
    stet_buf_init(&out, 1 << 16);
    assert_true(
        stet_tokenizer_run(tokenizer, text, (struct stet_range){0, text.len}, markdown, &tokens));
    for (size_t i = 0; i < tokens.count; i++) {
        const struct stet_token *token = &tokens.items[i];
        stet_buf_puts(&out, i > 0 ? "|" : "");
        stet_buf_puts(&out, open[token->kind]);
        stet_buf_append(&out, text.ptr + token->start, token->end - token->start);
        stet_buf_puts(&out, close[token->kind]);
    }
    assert_string_equal(out.ptr, expected);
    stet_buf_free(&out);
    free(tokens.items);
    stet_tokenizer_free(tokenizer);
}

static void test_words(void **state)
{
    (void)state;
    assert_tokens("The well-known U.S. fishers don’t go.", true,
                  "The|well-known|U.S|(.)|fishers|don’t|go|(.)");
    assert_tokens("L'élève naïf, dell'uomo", true, "L'élève|naïf|(,)|dell'uomo");
    assert_tokens("“Yes” — no… wait...", true, "(“)|Yes|(”)|(—)|no|(…)|wait|(...)");
}

static void test_numbers_are_whole(void **state)
{
    (void)state;
    assert_tokens("11.000 or 3,5 % at 12:30 on 2024-12-03", true,
                  "11.000|or|3,5 %|at|12:30|on|2024-12-03");
    assert_tokens("1\xC2\xA0"
                  "000 km, $150, 20 €, -5 and 2nd.",
                  true,
                  "1\xC2\xA0"
                  "000|km|(,)|$150|(,)|20 €|(,)|-5|and|2nd|(.)");
    assert_tokens("\"2024-12-03T09:30:00+01:00\"", false, "(\")|2024-12-03T09:30:00+01:00|(\")");
}

static void test_scripts_without_spaces(void **state)
{
    (void)state;
    assert_tokens("北京市政府周二表示。", true, "北京市|政府|周二|表示|(。)");
    assert_tokens("ภาษาไทย 2567", true, "ภาษา|ไทย|2567");
}

static void test_markdown(void **state)
{
    (void)state;
    assert_tokens("## A *b* **c**", true, "{##}|A|{*}|b|{*}|{**}|c|{**}");
    assert_tokens("> - [the report](https://e.org/a_(b) \"x)\") said", true,
                  "{>}|{-}|{[}|the|report|<](https://e.org/a_(b) \"x)\")>|said");
    assert_tokens("![alt](<a b>) 4\\* snake\\_case 1\\. x", true,
                  "{!}|{[}|alt|<](<a b>)>|4|(\\*)|snake\\_case|1|(\\.)|x");
    assert_tokens("12. See <https://e.org/> or https://e.org/x.", true,
                  "{12.}|See|<https://e.org/>|or|https://e.org/x|(.)");
    assert_tokens("title: \"A \\\"b\\\"\"", false, "title|(:)|(\")|A|(\\\")|b|(\\\")|(\")");
}

static void test_what_is_not_closed_is_text(void **state)
{
    (void)state;
    assert_tokens("a](b and a](c", true, "a|{]}|(()|b|and|a|{]}|(()|c");
    assert_tokens("<b and <c", true, "(<)|b|and|(<)|c");
    assert_tokens("", true, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_numbers_are_whole),
        cmocka_unit_test(test_scripts_without_spaces),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_what_is_not_closed_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
