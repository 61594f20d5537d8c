/* The choice of the parts that hold the article. */
#include "page.h"

#define SENTENCE  "This is a sentence of some length, with a comma, as prose has it. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"

static void choose(struct test_page *test, const char *text, bool expected)
{
    test_page_open(test, text);
    stet_prune_page(&test->page);
    assert_int_equal(stet_score_choose(&test->page), expected);
    stet_prune_chosen(&test->page);
}

static bool chosen(const struct test_page *test, const char *id)
{
    uint32_t at = test_part(test, id);
    assert_true(at > 0);
    for (uint32_t i = at; i < test->page.parts[at].end; i++)
        if (test->page.parts[i].chosen)
            return true;
    for (; at != 0 && !test->page.parts[at].drop; at = test->page.parts[at].parent)
        if (test->page.parts[at].chosen)
            return true;
    return false;
}

static void body_before_menu(void **state)
{
    (void)state;
    struct test_page test;
    choose(&test,
           "<div id=menu><a href=1>" SENTENCE "</a><a href=2>" SENTENCE "</a></div>"
           "<div id=text>" PARAGRAPH PARAGRAPH "</div><div id=short>Nothing much.</div>",
           true);
    assert_true(chosen(&test, "text"));
    assert_false(chosen(&test, "menu"));
    assert_false(chosen(&test, "short"));
    test_page_close(&test);
}

static void siblings_join(void **state)
{
    (void)state;
    struct test_page test;
    choose(&test,
           "<section id=one><div>" PARAGRAPH PARAGRAPH PARAGRAPH
           "</div></section><div id=ad><a href=x>Buy this, "
           "now, it is cheap.</a></div><section id=two><div>" PARAGRAPH "</div></section>",
           true);
    assert_true(chosen(&test, "one"));
    assert_true(chosen(&test, "two"));
    assert_false(chosen(&test, "ad"));
    test_page_close(&test);
}

/* A heading between two chosen sections belongs to them. */
static void whole_element(void **state)
{
    (void)state;
    struct test_page test;
    choose(&test,
           "<div><section>" PARAGRAPH PARAGRAPH PARAGRAPH
           "</section><h2 id=between>Then</h2><section>" PARAGRAPH PARAGRAPH "</section></div>",
           true);
    assert_true(chosen(&test, "between"));
    test_page_close(&test);
}

static void names_weigh(void **state)
{
    (void)state;
    struct test_page test;
    choose(&test,
           "<div id=a class=comment-text>" PARAGRAPH PARAGRAPH
           "</div><div><div><div><div id=b class=entry-content>" PARAGRAPH PARAGRAPH
           "</div></div></div></div>",
           true);
    assert_true(chosen(&test, "b"));
    assert_false(chosen(&test, "a"));
    test_page_close(&test);
}

static void nothing(void **state)
{
    (void)state;
    struct test_page test;
    choose(&test, "<div><img src=x></div>", false);
    test_page_close(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(body_before_menu), cmocka_unit_test(siblings_join),
        cmocka_unit_test(whole_element), cmocka_unit_test(names_weigh), cmocka_unit_test(nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
