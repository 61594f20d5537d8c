/* Rule files: what is read, what is a mistake, which section is for a page, what it does. */
#include "page.h"
#include "site_rules.h"
#include <stdlib.h>

#define DAY(n) ((int64_t)(n)*86400)

static struct stet_site_rules *read_rules(const char *text, struct stet_error *error)
{
    struct stet_site_rules *rules = calloc(1, sizeof(*rules));
    assert_non_null(rules);
    rules->arena = stet_arena_new(1 << 20);
    if (stet_site_rules_add(rules, "x.rules", stet_span_of(text), error) == STET_OK)
        return rules;
    stet_site_rules_free(rules);
    return NULL;
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"site: a.example\nbody: p:first\n", "x.rules:2: "},
        {"body: p\n", "x.rules:1: a line 'site: HOST' must stand before 'body'"},
        {"# x\n\nsite: a.example\nbdy: p\n", "x.rules:4: "},
        {"site: a.example\njust words\n", "x.rules:2: this is no 'key: value': 'just words'"},
        {"site: a.example\nbody:\n", "x.rules:2: there is no value behind 'body'"},
        {"site: https://a.example/\n", "x.rules:1: "},
        {"site: *\n", "x.rules:1: "},
        {"site: a.*\n", "x.rules:1: "},
        {"site: a.example\nfrom: soon\n", "x.rules:2: "},
        {"site: a.example\nfrom: 2021-02\nuntil: 2020-02\n", "x.rules:3: "},
        {"site: a.example\nclean: perhaps\n", "x.rules:2: clean is yes or no, not 'perhaps'"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct stet_error error;
        if (read_rules(cases[i].text, &error))
            fail_msg("'%s' was read", cases[i].text);
        assert_int_equal(error.status, STET_ERR_INPUT);
        if (strncmp(error.message, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("'%s', not '%s'", error.message, cases[i].message);
        assert_null(strchr(error.message, '\n'));
        assert_null(read_rules(cases[i].text, NULL)); /* nobody asks why */
    }
}

static size_t line_for(const struct stet_site_rules *rules, const char *url, int64_t utc)
{
    const struct stet_site_rule *rule = stet_site_rules_find(rules, stet_span_of(url), utc);
    return rule ? rule->line : 0;
}

static void finding(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_site_rules *rules = read_rules("site: a.example\n"
                                               "body: p\n"
                                               "site: *.b.example, c.example\n"
                                               "body: p\n"
                                               "site: news.b.example\n"
                                               "body: p\n"
                                               "site: a.example/sport/\r\n"
                                               "body: p\r\n"
                                               "site: d.example\n"
                                               "until: 1970-01-10\n"
                                               "site: d.example\n"
                                               "from: 1970-01-11\n",
                                               &error);
    assert_non_null(rules);
    assert_int_equal(line_for(rules, "https://a.example/x", 1), 1);
    assert_int_equal(line_for(rules, "https://WWW.a.example/x", 1), 1);
    assert_int_equal(line_for(rules, "https://m.a.example/x", 1), 0);
    assert_int_equal(line_for(rules, "https://a.example/sport/1", 1), 7);
    assert_int_equal(line_for(rules, "https://b.example/", 1), 3);
    assert_int_equal(line_for(rules, "https://x.y.b.example/", 1), 3);
    assert_int_equal(line_for(rules, "https://xb.example/", 1), 0);
    assert_int_equal(line_for(rules, "https://news.b.example/", 1), 5);
    assert_int_equal(line_for(rules, "http://c.example", 1), 3);
    assert_int_equal(line_for(rules, "https://d.example/", DAY(9) + 86399), 9);
    assert_int_equal(line_for(rules, "https://d.example/", DAY(10)), 11);
    assert_int_equal(line_for(rules, "https://d.example/", 0), 0);
    assert_int_equal(line_for(rules, "no address", 1), 0);
    stet_site_rules_free(rules);
}

static const char page[] =
    "<!DOCTYPE html><title>x</title><body><div id=a><h1>One</h1><p>The first text, with a comma."
    "<p class=ad>Buy a mug.</div><aside id=b><p>The second text, with another comma, is far longer "
    "than the first one, and that is why it is chosen.</aside><i class=who>By Ada Writer</i>"
    "<time datetime=2021-03-04T10:00:00Z>today</time>";

/* The text of the page with these lines for its site. */
static void expect(const char *lines, const char *text, const char *title, const char *published)
{
    struct stet_error error;
    struct stet_buf all, found;
    stet_buf_init(&all, 10000);
    stet_buf_init(&found, 10000);
    stet_buf_printf(&all, "site: a.example\n%s", lines);
    struct stet_site_rules *rules = read_rules(all.ptr, &error);
    assert_non_null(rules);
    const struct stet_extras extras = {.rules = rules, .captured_utc = 1};
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(stet_extract_html(document, stet_span_of(page),
                                       stet_span_of("https://a.example/1"), &extras, &error),
                     STET_OK);
    stet_document_text(document, &found);
    assert_string_equal(found.ptr, text);
    assert_true(stet_span_is(document->meta.title.value, title));
    if (published)
        assert_true(stet_span_is(document->meta.published.value, published));
    assert_int_equal(document->rules.len, 64);
    stet_document_free(document);
    stet_site_rules_free(rules);
    stet_buf_free(&all);
    stet_buf_free(&found);
}

static void use(void **state)
{
    (void)state;
    expect("body: #a\ndrop: .ad\ntitle: h1\npublished: time\n", "The first text, with a comma.\n",
           "One", "2021-03-04T10:00:00Z");
    expect("body: aside p\n",
           "The second text, with another comma, is far longer than the first one, and that is why "
           "it is chosen.\n",
           "x", NULL);
    expect("body: #a\nclean: no\n", "One\n\nThe first text, with a comma.\n\nBuy a mug.\n", "x",
           NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mistakes), cmocka_unit_test(finding),
                                       cmocka_unit_test(use)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
