/* Texts that a page holds as data: which are taken, and which are not. */
#include "embedded.h"
#include "page.h"

#define SENTENCE "Nobody could say, that evening, whether the bridge would hold, or for how long. "
#define OTHER    "The harvest came late that year, and the cellars of the valley stayed empty. "
#define FOUR     SENTENCE "Two men went down to look. " SENTENCE "They came back wet. " SENTENCE
#define BODY     FOUR "It had rained since noon. " FOUR
#define PARAS    "<p>" FOUR "</p><p>It had rained since noon. " FOUR "</p>"
#define OTHERS   OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER
#define TITLE    "<!DOCTYPE html><title>The bridge at night | Paper</title><body>"

/* Takes the text of the page for comparison; code: of the diagnostic, or NULL for none. */
static void expect(const char *page, const char *code, const char *first, unsigned paragraphs)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, NULL, &error),
        STET_OK);
    const char *found = NULL;
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next)
        if (strncmp(at->code, "text-from", 9) == 0)
            found = at->code;
    if (!code != !found || (code && strcmp(code, found) != 0))
        fail_msg("%s, not %s: %s", found ? found : "none", code ? code : "none", page);
    struct stet_buf text;
    stet_buf_init(&text, 1 << 20);
    stet_document_text(document, &text);
    assert_true(stet_span_starts((struct stet_span){text.ptr, text.len}, first));
    unsigned count = 0;
    for (const struct stet_node *node = document->root->first; node; node = node->next)
        count += node->kind == STET_NODE_PARAGRAPH;
    assert_int_equal(count, paragraphs);
    stet_buf_free(&text);
    stet_document_free(document);
}

static void sources(void **state)
{
    (void)state;
    expect(TITLE "<div id=app></div><script type=application/ld+json>{\"@type\":\"NewsArticle\","
                 "\"headline\":\"The bridge at night\",\"articleBody\":\"" BODY "\"}</script>",
           "text-from-json-ld", "Nobody", 1);
    expect(TITLE "<div id=__next></div><script id=__NEXT_DATA__ type=application/json>"
                 "{\"props\":{\"post\":{\"title\":\"The bridge at night\",\"body\":\"" PARAS
                 "\"}}}</script>",
           "text-from-script", "Nobody", 2);
    expect(TITLE "<div id=root></div><script>window.__INITIAL_STATE__ = {user: undefined, story:"
                 "{headline:'The bridge at night', html:'\\u003cp\\u003e" FOUR
                 "\\u003c\\/p\\u003e<p>" FOUR "<\\/p>'}};</script>",
           "text-from-script", "Nobody", 2);
    expect(TITLE "<script>var s = JSON.parse(\"{\\\"title\\\":\\\"The bridge at night\\\","
                 "\\\"body\\\":\\\"" BODY "\\\"}\")</script>",
           "text-from-script", "Nobody", 1);
    expect(TITLE "<div id=app data-page='{\"post\":{\"title\":\"The bridge at night\",\"body\":"
                 "\"" BODY "\"}}'></div>",
           "text-from-script", "Nobody", 1);
    expect(TITLE "<div>Please turn on scripts.</div><noscript>" PARAS "</noscript>",
           "text-from-noscript", "Nobody", 2);
    expect(TITLE "<div id=app></div><template>" PARAS "</template>", "text-from-template", "Nobody",
           2);
}

static void blocks(void **state)
{
    (void)state;
    expect(TITLE "<script type=application/json>{\"article\":{\"title\":\"The bridge at night\","
                 "\"content\":[{\"type\":\"heading\",\"content\":[{\"type\":\"text\",\"text\":"
                 "\"The night\"}]},{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\","
                 "\"text\":\"" FOUR "\"},{\"type\":\"text\",\"text\":\"Word.\"}]},{\"type\":"
                 "\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" FOUR "\"}]}]}}"
                 "</script>",
           "text-from-script", "The night\n\nNobody", 2);
    expect(TITLE "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":"
                 "\"The bridge at night\",\"liveBlogUpdate\":[{\"headline\":\"A second post of "
                 "the evening\",\"url\":\"/2\",\"articleBody\":\"" FOUR "\"},{\"headline\":\"The "
                 "first post of them all\",\"url\":\"/1\",\"articleBody\":\"" FOUR "\"},"
                 "{\"headline\":\"What this page is about\",\"url\":\"/0\",\"articleBody\":\"" FOUR
                 "\"}]}</script>",
           "text-from-script", "A second post of the evening\n\nNobody", 3);
}

static void refusals(void **state)
{
    (void)state;
    /* The page's own text is enough, or is another. */
    expect(TITLE "<article>" PARAS PARAS PARAS PARAS "</article><script>a={body:'" BODY
                 "'}</script>",
           NULL, "Nobody", 8);
    expect(TITLE "<article><p>" OTHER OTHER OTHER OTHER "</article><script>a={body:'" BODY BODY BODY
                 "'}</script>",
           NULL, "The harvest", 1);
    /* It is of other articles, or nobody knows of which. */
    expect(TITLE "<script>a=[{title:'A harvest of nothing',body:'" OTHERS "'}]</script>", NULL, "",
           0);
    expect(TITLE "<script>a=[{id:1,body:'" BODY "'},{id:2,body:'" OTHERS "'}]</script>", NULL, "",
           0);
    expect(TITLE "<script>a={related:[{body:'" BODY "'}]}</script>", NULL, "", 0);
    /* An error page is one. */
    expect("<title>Page not found</title><script>a={body:'" BODY "'}</script>", NULL, "", 0);
    /* Programs are no prose. */
    expect(TITLE "<script>var text = 'function(a,b){return a[0]||b.c({d:1}),e=f(g)};function(a,b)"
                 "{return a[0]||b.c({d:1}),e=f(g)};function(a,b){return a[0]||b.c({d:1}),e=f(g)};"
                 "function(a,b){return a[0]||b.c({d:1}),e=f(g)};function(a,b){return a[0]||b.c({d:"
                 "1}),e=f(g)};function(a,b){return a[0]||b.c({d:1}),e=f(g)};function(a,b){return a"
                 "[0]||b.c({d:1}),e=f(g)};function(a,b){return a[0]||b.c({d:1}),e=f(g)}'</script>",
           NULL, "", 0);
}

static void begun(void **state)
{
    (void)state;
    expect(TITLE "<article><p>" SENTENCE "Two men went down to look. " SENTENCE
                 "They came back wet.</p></article><script>a={body:'" BODY BODY "'}</script>",
           "text-from-script", "Nobody", 1);
}

/* What stands around an empty place does not turn the choice. */
static void steady(void **state)
{
    (void)state;
#define MENU                                                                                       \
    "<ul><li><a href=/a>News of the day and of the night</a><li><a href=/b>Sport and "             \
    "weather</a></ul>"
#define TEASER                                                                                     \
    "<h3><a href=/x>Another article of the paper</a></h3><p>It says what it says, shortly.</p>"
#define STATE "<script>a={headline:'The bridge at night',body:'" BODY "'}</script>"
    expect(TITLE MENU MENU MENU "<div id=app></div>" STATE, "text-from-script", "Nobody", 1);
    expect(TITLE "<div id=app></div><h2>Related</h2>" TEASER TEASER TEASER TEASER STATE,
           "text-from-script", "Nobody", 1);
}

/* Brackets that never close, strings that never end, escapes that are cut off. */
static void hostile(void **state)
{
    (void)state;
    static const char *const scripts[] = {"a={b:'\\u12", "\"\\", "{{{{[[[[", "}}}}]]]]:::", "'`\""};
    for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
        struct stet_held held;
        struct stet_buf html;
        stet_held_init(&held, (struct stet_span){NULL, 0}, (struct stet_span){NULL, 0});
        stet_buf_init(&html, 1 << 20);
        stet_held_scan(&held, stet_span_of(scripts[i]));
        bool sure;
        assert_int_equal(stet_held_pick(&held, &html, &sure), 0);
        stet_buf_free(&html);
        stet_held_free(&held);
    }
    struct stet_buf deep;
    stet_buf_init(&deep, 1 << 22);
    for (size_t i = 0; i < 500000; i++)
        stet_buf_puts(&deep, "[{a:");
    struct stet_held held;
    stet_held_init(&held, (struct stet_span){NULL, 0}, (struct stet_span){NULL, 0});
    stet_held_scan(&held, (struct stet_span){deep.ptr, deep.len});
    assert_true(held.frame_count < 1000);
    stet_held_free(&held);
    stet_buf_free(&deep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sources),  cmocka_unit_test(blocks),
                                       cmocka_unit_test(refusals), cmocka_unit_test(begun),
                                       cmocka_unit_test(steady),   cmocka_unit_test(hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
