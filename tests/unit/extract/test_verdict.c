/* Verdicts of blocks, and what follows for the parts of the page. */
#include "blocks.h"
#include "page.h"
#include "survey.h"
#include <string.h>

#define SENTENCE  "This is a sentence of some length, with a comma, as prose has it. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"

/* The text of the page after all steps up to the document. */
static void extract(const char *page, struct stet_buf *out)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    struct stet_span nowhere = {NULL, 0};
    assert_true(stet_extract_html(document, stet_span_of(page), nowhere, NULL, &error) >= 0);
    stet_buf_init(out, 100000);
    stet_document_text(document, out);
    stet_document_free(document);
}

static void forced(struct stet_blocks *blocks, const struct stet_page *page, const char *kept)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_buf text;
        stet_buf_init(&text, 1000);
        stet_block_text(page, &blocks->all[i], 1000, &text);
        blocks->all[i].kept = strstr(text.ptr, kept) != NULL;
        blocks->all[i].why = blocks->all[i].kept ? STET_KEEP : STET_DROP_UNLIKELY;
        stet_buf_free(&text);
    }
}

/* A text between kept blocks of one element is dropped alone; a picture goes with its text. */
static void applied(void **state)
{
    (void)state;
    struct test_page test;
    struct stet_error error;
    struct stet_blocks blocks = {0};
    test_page_open(&test, "<div id=outer><div id=in>stray<p id=one>keep</p>astray<p id=two>keep too"
                          "</p></div><div id=out><p>other</p><img id=far src=b.png></div></div>");
    assert_int_equal(stet_blocks_make(&blocks, &test.page, &error), STET_OK);
    forced(&blocks, &test.page, "keep");
    stet_blocks_apply(&blocks, &test.page);
    uint32_t in = test_part(&test, "in");
    assert_true(test.page.parts[in].chosen);
    assert_int_equal(test.page.parts[in].drop, STET_KEEP);
    assert_int_equal(test.page.parts[in + 1].drop, STET_DROP_UNLIKELY); /* "stray" */
    assert_int_equal(test.page.parts[test_part(&test, "one")].drop, STET_KEEP);
    assert_int_equal(test.page.parts[in].all.chars, 11);
    assert_true(test.page.parts[test_part(&test, "out")].drop);
    stet_blocks_free(&blocks);
    test_page_close(&test);
}

/* With nothing kept, what the rules said stands. */
static void nothing_kept(void **state)
{
    (void)state;
    struct test_page test;
    struct stet_error error;
    struct stet_blocks blocks = {0};
    test_page_open(&test, "<p id=one>some</p>");
    test.page.parts[test_part(&test, "one")].chosen = true;
    assert_int_equal(stet_blocks_make(&blocks, &test.page, &error), STET_OK);
    forced(&blocks, &test.page, "no such text");
    stet_blocks_apply(&blocks, &test.page);
    assert_true(test.page.parts[test_part(&test, "one")].chosen);
    stet_blocks_free(&blocks);
    test_page_close(&test);
}

/* Blocks of a line and two lists below it; which are kept. */
static unsigned settled(enum stet_ending ends, int32_t score, uint32_t link_chars)
{
    struct stet_error error;
    struct stet_block all[5] = {0};
    struct stet_blocks blocks = {all, 5};
    unsigned kept = 0;
    for (unsigned i = 0; i < 5; i++) {
        all[i] = (struct stet_block){.build = i + 1, .score = -3000, .measure = {.chars = 100}};
        all[i].features[STET_FEATURE_TAG] = stet_tag_rank(STET_HTML_TAG_LI);
        all[i].outer[0] = i < 4 ? 7 : 9;
    }
    all[0].features[STET_FEATURE_TAG] = stet_tag_rank(STET_HTML_TAG_P);
    all[0].score = 4000;
    all[1].score = score;
    all[1].features[STET_FEATURE_PREV1_ENDS] = (uint8_t)ends;
    all[2].measure.link_chars = link_chars;
    assert_int_equal(stet_blocks_settle(&blocks, &error), STET_OK);
    for (unsigned i = 0; i < 5; i++)
        kept |= (unsigned)all[i].kept << i;
    return kept;
}

/* A list that a kept line announces is kept whole, but no list of links, and not the next. */
static void announced(void **state)
{
    (void)state;
    assert_int_equal(settled(STET_ENDS_COLON, -3000, 100), 0xF);
    assert_int_equal(settled(STET_ENDS_COLON, 4000, 100), 0xF);
    assert_int_equal(settled(STET_ENDS_SENTENCE, -3000, 100), 0x1);
    assert_int_equal(settled(STET_ENDS_COLON, -3000, 200), 0x1);
}

/* How many of four posts in places of their own are kept; only the last is unlikely. */
static unsigned posts_kept(uint8_t thread)
{
    struct stet_error error;
    struct stet_block all[4] = {0};
    struct stet_blocks blocks = {all, 4};
    unsigned kept = 0;
    for (unsigned i = 0; i < 4; i++) {
        all[i] = (struct stet_block){.build = 7, .score = 3000, .measure = {.chars = 200}};
        all[i].outer[STET_OUTER_COUNT - 1] = 10 * i;
        all[i].features[STET_FEATURE_THREAD] = thread;
    }
    all[3].score = -2500;
    assert_int_equal(stet_blocks_settle(&blocks, &error), STET_OK);
    for (unsigned i = 0; i < 4; i++)
        kept += all[i].kept;
    return kept;
}

/* The posts of a thread have one verdict. */
static void posts(void **state)
{
    (void)state;
    assert_int_equal(posts_kept(1), 4);
    assert_int_equal(posts_kept(0), 3);
}

static void whole_page(void **state)
{
    (void)state;
    struct stet_buf text;
    extract(
        "<title>The mill</title><ul class=menu><li><a href=1>Home</a><li><a href=2>News</a></ul>"
        "<div><h1>The mill</h1>" PARAGRAPH PARAGRAPH "<h2>How it came</h2>" PARAGRAPH
        "<p>Read more: <a href=x>The other mill</a></p></div>"
        "<div id=comments><p>First! " SENTENCE "</p></div>",
        &text);
    assert_non_null(strstr(text.ptr, "This is a sentence"));
    assert_non_null(strstr(text.ptr, "How it came"));
    assert_null(strstr(text.ptr, "Home"));
    assert_null(strstr(text.ptr, "First!"));
    assert_null(strstr(text.ptr, "The mill\n"));
    stet_buf_free(&text);
}

/* The lowest and the highest score of blocks that are links. */
struct range {
    int32_t low, high;
    unsigned count;
};

static void see_links(const struct stet_page *page, const struct stet_blocks *blocks, void *data)
{
    (void)page;
    struct range *range = data;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct stet_block *block = &blocks->all[i];
        if (stet_measure_links(&block->measure) < 50)
            continue;
        if (range->count++ == 0)
            range->low = range->high = block->score;
        range->low = block->score < range->low ? block->score : range->low;
        range->high = block->score > range->high ? block->score : range->high;
    }
}

/* The items of a list of links have one verdict, long ones too: one of them that comes and goes as
 * the page around changes would look like an edit. */
static void list_of_links(void **state)
{
    (void)state;
    struct stet_error error;
    struct range range = {0};
    struct stet_watch watch = {see_links, &range};
    const struct stet_extras extras = {.watch = &watch};
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    const char *page =
        "<title>The mill</title><article><h1>The mill</h1>" PARAGRAPH PARAGRAPH PARAGRAPH
        "<h2>Further reading</h2><ul>"
        "<li><a href=1>Unintended consequences of mills, twelve years under the water</a> (The "
        "millers' monthly journal)"
        "<li><a href=2>The mills of the river</a>"
        "<li><a href=3>Is the term of the protection of mills too long, or is it too short?</a> "
        "(A blog about mills, and about rivers)</ul></article>";
    assert_true(stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0},
                                  &extras, &error) >= 0);
    assert_int_equal(range.count, 3);
    assert_int_equal(range.low, range.high);
    stet_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(applied),    cmocka_unit_test(nothing_kept),  cmocka_unit_test(announced),
        cmocka_unit_test(whole_page), cmocka_unit_test(list_of_links), cmocka_unit_test(posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
