/* The row of blocks: where they are cut, what is certain of them, what is measured. */
#include "page.h"
#include "survey.h"
#include <stdio.h>

#define SENTENCE  "This is a sentence of some length, with a comma, as prose has it. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"

static struct stet_blocks blocks;
static struct stet_error error;

static void open_blocks(struct test_page *test, const char *text)
{
    test_page_open(test, text);
    stet_prune_page(&test->page);
    if (stet_score_choose(&test->page))
        stet_prune_chosen(&test->page);
    blocks = (struct stet_blocks){0};
    assert_int_equal(stet_blocks_make(&blocks, &test->page, &error), STET_OK);
    assert_int_equal(stet_blocks_features(&blocks, &test->page, &error), STET_OK);
}

static void close_blocks(struct test_page *test)
{
    stet_blocks_free(&blocks);
    test_page_close(test);
}

static bool text_is(const struct test_page *test, uint32_t at, const char *expected)
{
    struct stet_buf text;
    stet_buf_init(&text, 10000);
    stet_block_text(&test->page, &blocks.all[at], 10000, &text);
    bool same = stet_span_is((struct stet_span){text.ptr, text.len}, expected);
    stet_buf_free(&text);
    return same;
}

/* The first block whose text begins so. */
static struct stet_block *find(const struct test_page *test, const char *start)
{
    struct stet_buf text;
    struct stet_block *found = NULL;
    stet_buf_init(&text, 10000);
    for (uint32_t i = 0; i < blocks.count && !found; i++) {
        stet_buf_clear(&text);
        stet_block_text(&test->page, &blocks.all[i], 10000, &text);
        if (stet_span_starts((struct stet_span){text.ptr, text.len}, start))
            found = &blocks.all[i];
    }
    stet_buf_free(&text);
    assert_non_null(found);
    return found;
}

static void cut(void **state)
{
    (void)state;
    struct test_page test;
    open_blocks(&test, "<div>One <b>and</b> the same<p>Two</p>three<br>goes on<br><br>four<hr>five"
                       "</div>");
    assert_int_equal(blocks.count, 5);
    assert_true(text_is(&test, 0, "One and the same"));
    assert_true(text_is(&test, 1, "Two"));
    assert_true(text_is(&test, 2, "three goes on"));
    assert_true(text_is(&test, 3, "four"));
    assert_true(text_is(&test, 4, "five"));
    assert_int_equal(blocks.all[0].words, 4);
    assert_int_equal(blocks.all[0].capitals, 1);
    assert_int_equal(blocks.all[0].part, blocks.all[2].part);
    close_blocks(&test);
}

static uint64_t build_of(const char *text)
{
    struct test_page test;
    open_blocks(&test, text);
    uint64_t build = blocks.all[0].build;
    close_blocks(&test);
    return build;
}

/* What a program makes up in class names changes from build to build of a site. */
static void generated_classes(void **state)
{
    (void)state;
    uint64_t plain = build_of("<div class=\"Body\">" PARAGRAPH "</div>");
    assert_true(build_of("<div class=\"Body__x8Kd2\">" PARAGRAPH "</div>") !=
                build_of("<div class=\"Card__x8Kd2\">" PARAGRAPH "</div>"));
    assert_true(build_of("<div class=\"Body__x8Kd2\">" PARAGRAPH "</div>") ==
                build_of("<div class=\"Body__q1Zw9\">" PARAGRAPH "</div>"));
    assert_true(build_of("<div class=\"css-1q2w3e Body\">" PARAGRAPH "</div>") == plain);
}

static void hidden_words(void **state)
{
    (void)state;
    struct test_page test;
    open_blocks(&test, "<p>A link <span hidden>(opens anew) </span>here</p><p hidden>Nothing</p>");
    assert_int_equal(blocks.count, 2);
    assert_int_equal(blocks.all[0].measure.chars, 9);
    assert_int_equal(blocks.all[1].certain, STET_CERTAIN_DROPPED);
    close_blocks(&test);
}

static const char article[] =
    "<h1>A title</h1>" PARAGRAPH "<figure><img src=a.png><figcaption>The old mill at dusk"
    "</figcaption></figure>" PARAGRAPH "<ul class=comments><li>First! " SENTENCE "</ul>";

static void certain(void **state)
{
    (void)state;
    struct test_page test;
    open_blocks(&test, article);
    assert_int_equal(find(&test, "This is")->certain, STET_CERTAIN_NOT);
    assert_int_equal(find(&test, "The old mill")->certain, STET_CERTAIN_CAPTION);
    assert_int_equal(find(&test, "First!")->certain, STET_CERTAIN_DROPPED);
    close_blocks(&test);
}

/* What is said of a picture that is not there, and a line that leads to another article, are no
 * text; what says "More:" and goes on, and a quotation in a figure, may be. */
static void astray(void **state)
{
    (void)state;
    struct test_page test;
    open_blocks(&test,
                "<h1>Mill</h1>" PARAGRAPH "<figure><div data-src=/mill.jpg></div><figcaption>"
                "The old mill, seen from the river</figcaption></figure>" PARAGRAPH
                "<p>Read more: <a href=/b>The weir above the mill is to go</a></p>" PARAGRAPH
                "<p>See also: the book says it all. <a href=/c>Buy</a></p>"
                "<figure><blockquote>So we said, and so it was.</blockquote></figure>");
    assert_int_equal(find(&test, "The old mill")->certain, STET_CERTAIN_DROPPED);
    assert_int_equal(find(&test, "The old mill")->why, STET_DROP_PLAYER);
    assert_int_equal(find(&test, "Read more: The weir")->certain, STET_CERTAIN_DROPPED);
    assert_int_equal(find(&test, "See also: the book")->certain, STET_CERTAIN_NOT);
    assert_int_equal(find(&test, "So we said")->certain, STET_CERTAIN_NOT);
    close_blocks(&test);
}

/* The posts of a thread are named like the comments below an article. */
static void thread(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(&test, "<body class='forum topic'><p>Why?");
    assert_true(stet_page_is_thread(&test.page));
    test_page_close(&test);
    test_page_open(&test, "<body class='article forumula'><p>No board.");
    assert_false(stet_page_is_thread(&test.page));
    test_page_close(&test);
    test_page_open(&test, "<p>Why?");
    test.page.url = stet_span_of("https://forum.example/a/topic-12/why");
    assert_true(stet_page_is_thread(&test.page));
    test.page.url = stet_span_of("https://example.com/index.php?threads/why.12/");
    assert_true(stet_page_is_thread(&test.page));
    test.page.url = stet_span_of("https://example.com/a-question-of-open-thread/");
    assert_false(stet_page_is_thread(&test.page));
    test.page.url = stet_span_of("https://forum.example/news/why"); /* the host is no path */
    assert_false(stet_page_is_thread(&test.page));
    test_page_close(&test);
}

/* What is certainly dropped changes nothing that is measured of the rest. */
static void apart(void **state)
{
    (void)state;
    struct test_page test;
    uint8_t before[STET_FEATURE_COUNT];
    open_blocks(&test, "<div>" PARAGRAPH PARAGRAPH "<p>The last one, short.</p></div>");
    memcpy(before, find(&test, "The last")->features, sizeof(before));
    close_blocks(&test);
    open_blocks(&test, "<nav><a href=1>Home</a> <a href=2>News</a></nav><div>" PARAGRAPH
                       "<div class=advertisement>Buy this now</div>" PARAGRAPH
                       "<div class=newsletter-signup>Every morning in your inbox.</div>"
                       "<p>The last one, short.</p></div><footer>All rights reserved</footer>");
    assert_memory_equal(before, find(&test, "The last")->features, sizeof(before));
    close_blocks(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_classes),
        cmocka_unit_test(cut),
        cmocka_unit_test(hidden_words),
        cmocka_unit_test(certain),
        cmocka_unit_test(astray),
        cmocka_unit_test(thread),
        cmocka_unit_test(apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
