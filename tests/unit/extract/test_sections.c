/* What stands under a heading of comments or of related articles is none of the text; what carries
 * on the article is. */
#include "blocks.h"
#include "page.h"
#include <string.h>

#define SENTENCE  "The council met on Monday, and the mayor said that the bridge would be mended. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"
#define ARTICLE   "<h1>The bridge</h1>" PARAGRAPH PARAGRAPH PARAGRAPH
#define OTHER                                                                                      \
    "<div><p>A mark: the ferry is a fine thing, and we should not give it up, whatever they say "  \
    "in the council, for it has served this town well, and will serve it for years.</p></div>"

/* Is what begins with the mark left to the score? */
static bool is_open(const char *text, const char *url)
{
    struct test_page test;
    struct stet_error error;
    struct stet_blocks blocks = {0};
    bool open = false;
    test_page_open(&test, text);
    test.page.url = stet_span_of(url);
    stet_prune_page(&test.page);
    assert_true(stet_score_choose(&test.page));
    stet_prune_chosen(&test.page);
    assert_true(stet_blocks_make(&blocks, &test.page, &error) >= 0);
    assert_true(stet_blocks_features(&blocks, &test.page, &error) >= 0);
    for (uint32_t i = 0; i < blocks.count; i++) {
        struct stet_buf line;
        stet_buf_init(&line, 1000);
        stet_block_text(&test.page, &blocks.all[i], 500, &line);
        if (strncmp(line.ptr, "A mark", 6) == 0)
            open = open || blocks.all[i].certain != STET_CERTAIN_DROPPED;
        stet_buf_free(&line);
    }
    stet_blocks_free(&blocks);
    test_page_close(&test);
    return open;
}

#define IN_PAGE(text) "<title>The bridge</title><body><div>" ARTICLE text "</div>"
#define NEWS          "https://example.org/2024/05/the-bridge"

static void sections(void **state)
{
    (void)state;
    assert_true(is_open(IN_PAGE("<h2>The ferry</h2>" OTHER OTHER), NEWS));
    assert_false(is_open(IN_PAGE("<h2>Comments</h2>" OTHER OTHER), NEWS));
    assert_false(is_open(IN_PAGE("<h2>You may also like</h2>" OTHER OTHER), NEWS));
    /* The heading may stand in an element of its own. */
    assert_false(is_open(IN_PAGE("<div><h2>Comments</h2></div>" OTHER OTHER), NEWS));
    assert_true(is_open(IN_PAGE("<div><h2>Comments</h2><p>None.</p></div>" OTHER OTHER), NEWS));
}

static void ends(void **state)
{
    (void)state;
    assert_true(is_open(
        IN_PAGE("<h2>Comments</h2><div><p>First!</p></div><h2>The ferry</h2>" OTHER PARAGRAPH),
        NEWS));
    assert_true(is_open(
        IN_PAGE("<h3>Related</h3><ul><li><a href=1>The ferry</a></ul>" PARAGRAPH OTHER), NEWS));
    /* Without an article before it a section is what the page is about. */
    assert_true(
        is_open("<title>Your say</title><div><h2>Comments</h2>" OTHER OTHER "</div>", NEWS));
}

/* In a thread comments are the posts. */
static void threads(void **state)
{
    (void)state;
    assert_true(is_open(IN_PAGE("<h2>Comments</h2>" OTHER OTHER),
                        "https://example.org/forum/viewtopic.php?t=12"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections),
        cmocka_unit_test(ends),
        cmocka_unit_test(threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
