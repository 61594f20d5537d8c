/* test_terms.c - words of many scripts, folded; their places in the text. */
#include "span.h"
#include "terms.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct seen {
    struct stet_buf words; /* with "|" between */
    struct stet_span text;
    size_t end, count;
};

static int see(void *context, const struct stet_term *term)
{
    struct seen *seen = context;
    assert_true(term->start >= seen->end && term->start < term->end && term->end <= seen->text.len);
    assert_true(term->len > 0 && term->len <= STET_TERM_BYTES);
    seen->end = term->end;
    if (seen->count++ > 0)
        stet_buf_putc(&seen->words, '|');
    stet_buf_append(&seen->words, term->ptr, term->len);
    return 0;
}

static void check(const char *text, const char *words)
{
    struct stet_terms *terms = stet_terms_new();
    struct seen seen = {.text = stet_span_of(text)};
    stet_buf_init(&seen.words, 1 << 20);
    assert_non_null(terms);
    assert_int_equal(stet_terms_run(terms, seen.text, see, &seen), 0);
    assert_string_equal(seen.words.ptr, words);
    stet_buf_free(&seen.words);
    stet_terms_free(terms);
}

static void test_scripts(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {"  -- ,.;\n", ""},
        {"Hello, World 2024!", "hello|world|2024"},
        {"don't l\u2019articolo", "don|t|l|articolo"},
        {"na\u00EFve \u00C5NGSTR\u00D6M", "naive|angstrom"},
        {"Stra\u00DFe STRASSE", "strasse|strasse"},
        {"\u0141\u00F3d\u017A \u00D8re \u00C6ther", "lodz|ore|aether"},
        {"e\u0301te\u0301", "ete"},
        {"Vi\u1EC7t Nam", "viet|nam"},
        {"\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2",
         "\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3"},
        {"\u0401\u041B\u041A\u0410 \u043C\u043E\u0439",
         "\u0435\u043B\u043A\u0430|\u043C\u043E\u0439"},
        {"\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD", "\u05E9\u05DC\u05D5\u05DD"},
        {"\u0643\u0650\u062A\u0640\u0640\u0627\u0628", "\u0643\u062A\u0627\u0628"},
        {"\u0939\u093F\u0928\u094D\u0926\u0940 \u092D\u093E\u0937\u093E",
         "\u0939\u093F\u0928\u094D\u0926\u0940|\u092D\u093E\u0937\u093E"},
        {"\uD55C\uAD6D\uC5B4 \uC2E0\uBB38", "\uD55C\uAD6D\uC5B4|\uC2E0\uBB38"},
        {"\u5317\u4EAC\u5927\u5B66\u3002AI", "\u5317|\u4EAC|\u5927|\u5B66|ai"},
        {"\u30B3\u30FC\u30D2\u30FC\u3092", "\u30B3|\u30FC|\u30D2|\u30FC|\u3092"},
        {"\uFF21\uFF22\uFF23\uFF11", "abc1"},
        {"\uFB01nance", "finance"},
        {"\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22",
         "\u0E20\u0E32\u0E29\u0E32|\u0E44\u0E17\u0E22"},
        {"co\u00ADop\u200Dera", "coopera"},
        {"a\xFF"
         "b",
         "a|b"},
        {"\U0001F600 ok", "ok"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check(cases[i].text, cases[i].words);
}

static void test_folded_stays(void **state)
{
    (void)state;
    check("hello naive strasse \u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3",
          "hello|naive|strasse|\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3");
}

static int stop(void *context, const struct stet_term *term)
{
    (void)term;
    return ++*(int *)context == 2 ? 7 : 0;
}

static int count(void *context, const struct stet_term *term)
{
    assert_true(term->len <= STET_TERM_BYTES);
    ++*(size_t *)context;
    return 0;
}

static void test_bounds(void **state)
{
    static char text[30000];
    struct stet_terms *terms = stet_terms_new();
    int calls = 0;
    size_t words = 0;
    (void)state;
    assert_int_equal(stet_terms_run(terms, STET_SPAN_LITERAL("a b c d"), stop, &calls), 7);
    assert_int_equal(calls, 2);
    memset(text, 'a', sizeof text);
    assert_int_equal(stet_terms_run(terms, (struct stet_span){text, sizeof text}, count, &words),
                     0);
    assert_int_equal(words, 1);
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\u0E01", 3);
    words = 0;
    assert_int_equal(stet_terms_run(terms, (struct stet_span){text, sizeof text}, count, &words),
                     0);
    assert_true(words > 0);
    words = 0; /* NUL stands between words */
    assert_int_equal(stet_terms_run(terms, (struct stet_span){"a\0b", 3}, count, &words), 0);
    assert_int_equal(words, 2);
    stet_terms_free(terms);
}

static void test_fold(void **state)
{
    struct stet_terms *terms = stet_terms_new();
    struct stet_buf out;
    (void)state;
    stet_buf_init(&out, 1000);
    stet_terms_fold(terms, STET_SPAN_LITERAL("L\u2019\u00C9t\u00E9 \u00C0 Z\u00DCRICH, 1/2"), &out);
    assert_string_equal(out.ptr, "l\u2019ete a zurich, 1/2");
    stet_buf_free(&out);
    stet_terms_free(terms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_folded_stays),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
