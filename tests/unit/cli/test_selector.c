/* ARTICLE@VERSION taken apart. */
#include "selector.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *word, const char *article, const char *from, const char *to,
                   bool range)
{
    struct stet_selector s;
    assert_int_equal(stet_selector_parse(word, &s, NULL), STET_OK);
    assert_string_equal(s.article, article);
    assert_int_equal(s.from != NULL, from != NULL);
    assert_int_equal(s.to != NULL, to != NULL);
    if (from)
        assert_string_equal(s.from, from);
    if (to)
        assert_string_equal(s.to, to);
    assert_int_equal(s.range, range);
    stet_selector_free(&s);
}

static void test_forms(void **state)
{
    (void)state;
    expect("example.org/a", "example.org/a", NULL, NULL, false);
    expect("example.org/a@3", "example.org/a", "3", NULL, false);
    expect("example.org/a@-1", "example.org/a", "-1", NULL, false);
    expect("1a2b3c4d@latest", "1a2b3c4d", "latest", NULL, false);
    expect("a@2024-12-03", "a", "2024-12-03", NULL, false);
    expect("a@2024-12-03T08:30:00Z", "a", "2024-12-03T08:30:00Z", NULL, false);
    expect("a@1..3", "a", "1", "3", true);
    expect("a@1..@3", "a", "1", "3", true);
    expect("a@first..latest", "a", "first", "latest", true);
    expect("a@2..", "a", "2", NULL, true);
    expect("a@..2", "a", NULL, "2", true);
}

/* An '@' that no version follows belongs to the URL. */
static void test_other_ats(void **state)
{
    (void)state;
    expect("https://example.org/@user/post", "https://example.org/@user/post", NULL, NULL, false);
    expect("https://example.org/@user/post@2", "https://example.org/@user/post", "2", NULL, false);
    expect("me@example.org", "me@example.org", NULL, NULL, false);
    expect("a@", "a@", NULL, NULL, false);
    expect("@3", "@3", NULL, NULL, false);
    expect("a@soon", "a@soon", NULL, NULL, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_other_ats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
