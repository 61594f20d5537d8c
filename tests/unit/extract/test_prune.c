/* What is taken out of a page before and after the choice. */
#include "page.h"
#include <stdio.h>

#define SENTENCE  "This is a sentence of some length, with a comma, as prose has it. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "</p>"

/* Why the part x, or what is around it, is dropped; *weak: for its name, that says little. */
static unsigned dropped_by(const char *text, bool *weak)
{
    struct test_page test;
    test_page_open(&test, text);
    stet_prune_page(&test.page);
    if (stet_score_choose(&test.page))
        stet_prune_chosen(&test.page);
    uint32_t at = test_part(&test, "x");
    assert_true(at > 0);
    while (at != 0 && !test.page.parts[at].drop)
        at = test.page.parts[at].parent;
    unsigned drop = test.page.parts[at].drop;
    *weak = stet_prune_is_weak(&test.page.parts[at]);
    test_page_close(&test);
    return drop;
}

static unsigned dropped(const char *text)
{
    bool weak;
    return dropped_by(text, &weak);
}

#define IN_TEXT(element) "<div class=entry-content>" PARAGRAPH element PARAGRAPH PARAGRAPH "</div>"

static void at_sight(void **state)
{
    (void)state;
    assert_int_equal(dropped("<nav id=x>Home, news</nav>" PARAGRAPH PARAGRAPH),
                     STET_DROP_NAVIGATION);
    assert_int_equal(dropped(IN_TEXT("<div id=x class=newsletter-signup>Get it, every day.</div>")),
                     STET_DROP_SIGNUP);
    assert_int_equal(dropped(IN_TEXT("<aside id=x>By the way, " SENTENCE "</aside>")),
                     STET_DROP_SIDEBAR);
    assert_int_equal(
        dropped(IN_TEXT("<div class=fact-box><p id=x>By the way, " SENTENCE "</p></div>")),
        STET_DROP_SIDEBAR);
    assert_int_equal(dropped(IN_TEXT("<p id=x hidden>" SENTENCE "</p>")), STET_DROP_HIDDEN);
    assert_int_equal(
        dropped(PARAGRAPH PARAGRAPH "<div class=page-footer-2><p id=x>" SENTENCE "</p></div>"),
        STET_DROP_FOOTER);
}

static void by_links(void **state)
{
    (void)state;
    assert_int_equal(
        dropped(IN_TEXT("<ul id=x><li><a href=1>One story</a><li><a href=2>Another</a></ul>")),
        STET_DROP_LINKS);
    assert_int_equal(dropped(IN_TEXT("<p id=x><a href=1>A story you may like as well</a></p>")),
                     STET_DROP_LINKS);
    assert_int_equal(
        dropped(
            IN_TEXT("<h3 id=x>More stories</h3><ul class=related-posts><li><a href=1>One</a></ul>"
                    "<h3>Next</h3>")),
        STET_DROP_RELATED);
    assert_int_equal(
        dropped(IN_TEXT("<h3 id=x>A question</h3>" SENTENCE
                        "<ul class=related-posts><li><a href=1>One</a></ul><h3>Next</h3>")),
        STET_KEEP);
    assert_int_equal(
        dropped(IN_TEXT("<ul id=x><li>First, the milk.<li>Then <a href=1>eggs</a>.</ul>")),
        STET_KEEP);
    assert_int_equal(dropped(IN_TEXT("<h2 id=x><a href=#x>A heading</a></h2>")), STET_KEEP);
}

/* What is dropped for a weak name may be the content of a shop or a catalogue. */
static void weak_names(void **state)
{
    (void)state;
    bool weak;
    assert_int_equal(
        dropped_by(IN_TEXT("<div id=x class=promo><a href=1>Our annual report</a></div>"), &weak),
        STET_DROP_RELATED);
    assert_true(weak);
    assert_int_equal(dropped_by(IN_TEXT("<div id=x class=product-name>A tent</div>"), &weak),
                     STET_DROP_ADVERT);
    assert_true(weak);
    assert_int_equal(
        dropped_by(IN_TEXT("<div id=x class=related-posts><a href=1>A story</a></div>"), &weak),
        STET_DROP_RELATED);
    assert_false(weak);
    assert_int_equal(dropped_by(IN_TEXT("<p id=x>Advertisement</p>"), &weak), STET_DROP_ADVERT);
    assert_false(weak);
    dropped_by(IN_TEXT("<p id=x class=promo>" SENTENCE SENTENCE "</p>"), &weak);
    assert_false(weak);
}

static void what_is_kept(void **state)
{
    (void)state;
    /* A name never outweighs the article itself. */
    assert_int_equal(
        dropped("<div class=sidebar-content><div id=x class=sidebar>" PARAGRAPH PARAGRAPH
                "</div></div>"),
        STET_KEEP);
    /* Hidden text that is all there is. */
    assert_int_equal(dropped("<p>Pick one.</p><div id=x style='display:none'>" PARAGRAPH "</div>"),
                     STET_KEEP);
    assert_int_equal(dropped(IN_TEXT("<blockquote id=x>Not so, she said.</blockquote>")),
                     STET_KEEP);
    assert_int_equal(dropped(IN_TEXT("<p id=x>By post:</p><div class=related-box><a href=1>Another "
                                     "article</a></div><p>The mill, 1 River Road</p>")),
                     STET_KEEP);
    /* The id of a numbered section. */
    assert_int_equal(dropped(IN_TEXT("<div id='10._COPYRIGHT'><p id=x>" SENTENCE "</p></div>")),
                     STET_KEEP);
}

/* The posts of a thread are named like the comments below an article. */
static void thread(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(&test, "<body class=forum>" PARAGRAPH PARAGRAPH PARAGRAPH
                          "<div id=x class=comment-list>" PARAGRAPH
                          "<ul id=y class=nav-menu><li>Home<li>News</ul></div>");
    stet_prune_page(&test.page);
    uint32_t posts = test_part(&test, "x");
    assert_int_equal(test.page.parts[posts].drop, STET_DROP_COMMENTS);
    stet_prune_thread(&test.page);
    assert_int_equal(test.page.parts[posts].drop, STET_KEEP);
    assert_int_equal(test.page.parts[test_part(&test, "y")].drop, STET_DROP_NAVIGATION);
    assert_true(stet_score_choose(&test.page));
    stet_prune_chosen(&test.page);
    assert_int_equal(test.page.parts[posts].drop, STET_KEEP);
    test_page_close(&test);
}

/* However many they are, comments are none of an article that stands elsewhere on the page. */
static void many_comments(void **state)
{
    (void)state;
#define COMMENTS "<p>" SENTENCE "</p>" PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
    assert_int_equal(dropped("<h1>A mill</h1>" PARAGRAPH PARAGRAPH
                             "<div id=x class=comments>" COMMENTS "</div>"),
                     STET_DROP_COMMENTS);
    assert_int_equal(dropped("<p>Your letters.</p><div id=x class=comments>" COMMENTS "</div>"),
                     STET_KEEP);
    /* The name of what holds both. */
    assert_int_equal(dropped("<div>" PARAGRAPH PARAGRAPH "</div><div id=x class=comments-open>"
                             "<h1>A mill</h1>" COMMENTS "</div>"),
                     STET_KEEP);
    assert_int_equal(dropped("<div>" PARAGRAPH PARAGRAPH "</div><div id=x class=komentarze>"
                             "<p>Komentarze</p>" COMMENTS "</div>"),
                     STET_DROP_COMMENTS);
}

/* The few words of a post are believed when they are named so; a name that stands beside less than
 * a sentence is not. */
static void short_posts(void **state)
{
    (void)state;
    static const char bar[] = "<div id=x class=sidebar>" SENTENCE SENTENCE SENTENCE "</div>";
    char page[1000];
    (void)snprintf(page, sizeof(page), "<div class=post-body>%s</div>%s", SENTENCE, bar);
    assert_int_equal(dropped(page), STET_DROP_SIDEBAR);
    (void)snprintf(page, sizeof(page), "<div class=post-body>%s</div>%s", "Here it is.", bar);
    assert_int_equal(dropped(page), STET_KEEP);
}

/* Side bars may hold more than a short article, but not all but nothing of a page. */
static void more_beside(void **state)
{
    (void)state;
#define FOUR SENTENCE SENTENCE SENTENCE SENTENCE "</div>"
#define BAR  "<div class=sidebar>" FOUR
    assert_int_equal(dropped(PARAGRAPH "<div id=x class=sidebar>" FOUR BAR BAR), STET_DROP_SIDEBAR);
    assert_int_equal(dropped(PARAGRAPH "<div id=x class=sidebar>" FOUR BAR BAR BAR BAR), STET_KEEP);
}

static void reported(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(&test, IN_TEXT("<div class=newsletter-signup>Get it, every day.</div>"));
    stet_prune_page(&test.page);
    assert_true(stet_score_choose(&test.page));
    stet_prune_chosen(&test.page);
    stet_prune_report(&test.page);
    const struct stet_diagnostic *first = test.page.document->diagnostics.first;
    assert_non_null(first);
    assert_string_equal(first->code, "dropped-signup");
    assert_true(stet_span_is(first->detail, "Get it, every day."));
    assert_true(first->offset > 0 && first->offset != STET_NO_OFFSET);
    test_page_close(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_sight),    cmocka_unit_test(by_links),
        cmocka_unit_test(weak_names),  cmocka_unit_test(what_is_kept),
        cmocka_unit_test(thread),      cmocka_unit_test(many_comments),
        cmocka_unit_test(short_posts), cmocka_unit_test(more_beside),
        cmocka_unit_test(reported)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
