/* Which of a page's titles is believed. */
#include "page.h"

#define TEXT "<p>Some text that goes on for a while, and then ends.</p>"

static void check(const char *page, const char *title, enum stet_origin origin)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, NULL, &error),
        STET_OK);
    char found[200] = "";
    struct stet_span value = document->meta.title.value;
    assert_true(value.len < sizeof(found));
    if (value.len > 0)
        memcpy(found, value.ptr, value.len);
    assert_string_equal(found, title);
    assert_int_equal(document->meta.title.origin, origin);
    stet_document_free(document);
}

static void seen_before_said(void **state)
{
    (void)state;
    /* The title for sharing stands in the heading behind its kicker. */
    check("<meta property=og:title content='Council delays the vote'><script "
          "type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Harbour: Council delays "
          "the vote\"}</script><h1><span>Harbour</span> Council delays the vote</h1>" TEXT,
          "Council delays the vote", STET_ORIGIN_OPEN_GRAPH);
    /* It stands nowhere: a teaser. */
    check("<meta property=og:title content='You will not believe this vote'><script "
          "type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Council delays the "
          "vote\"}</script><h1>Council delays the vote</h1>" TEXT,
          "Council delays the vote", STET_ORIGIN_JSON_LD);
    /* It is the teaser below another article, and the heading says what title and data say. */
    check("<title>Council delays the vote</title><meta property=og:title content='You will not "
          "believe this vote'><script type=application/ld+json>{\"@type\":\"Article\","
          "\"headline\":\"Council delays the vote\"}</script><h1>Council delays the vote</h1>" TEXT
          "<h2>You will not believe this vote</h2>",
          "Council delays the vote", STET_ORIGIN_JSON_LD);
    check(
        "<title>Harbour council delays the vote</title><meta property=og:title content='Council "
        "delays the vote'><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":"
        "\"Harbour council delays the vote\"}</script><h1>Harbour council delays the vote</h1>" TEXT
        "<h2>Council delays the vote</h2>",
        "Council delays the vote", STET_ORIGIN_OPEN_GRAPH);
    /* The heading's quote marks are the ones that a reader sees. */
    check("<meta property=og:title content=\"The council's delay\"><h1>The council\xE2\x80\x99s "
          "delay</h1>" TEXT,
          "The council\xE2\x80\x99s delay", STET_ORIGIN_OPEN_GRAPH);
    /* What it sets in italics has none there. But a mark that it parts two lines by is no quote. */
    check("<meta property=og:title content='\"Harbour Lights\": A film'><h1><i>Harbour Lights</i>: "
          "A film</h1>" TEXT,
          "Harbour Lights: A film", STET_ORIGIN_OPEN_GRAPH);
    check(
        "<meta property=og:title content='Harbour: Lights go out'><h1><span>Harbour</span> Lights "
        "go out</h1>" TEXT,
        "Harbour: Lights go out", STET_ORIGIN_OPEN_GRAPH);
    check("<title>Docs</title><h1>The lights of the harbour<a href='#l'>\xC2\xB6</a></h1>" TEXT,
          "The lights of the harbour", STET_ORIGIN_MARKUP);
}

static void heading_before_element(void **state)
{
    (void)state;
    check("<title>Pier vote late - Port News</title><h1>Why the pier waits for its vote</h1>" TEXT,
          "Why the pier waits for its vote", STET_ORIGIN_MARKUP);
    check("<title>The pier and the vote | Port News</title><h1>Port News</h1><h1>The pier and the "
          "vote</h1>" TEXT,
          "The pier and the vote", STET_ORIGIN_MARKUP);
    /* A heading that is only a word of the title is none. */
    check("<title>Mountain trails near Houston</title><h1>Houston</h1>" TEXT,
          "Mountain trails near Houston", STET_ORIGIN_MARKUP);
    /* Nor is one of something else, short, before the article. */
    check("<title>Mountain trails near Houston</title><h1>Press</h1>" TEXT,
          "Mountain trails near Houston", STET_ORIGIN_MARKUP);
}

static void chapters_and_dialogues(void **state)
{
    (void)state;
    /* All chapters are h1, and a later one has a word of the title: the first it is. */
    check("<title>Legal information</title><h1>Rules for those who use the pier</h1>" TEXT
          "<h1>Appendix: other information</h1>" TEXT,
          "Rules for those who use the pier", STET_ORIGIN_MARKUP);
    check("<title>The pier and the vote</title><div class=cookie-banner role=dialog><h1>Your "
          "privacy settings here</h1><p>We use cookies. Accept all cookies?</p></div><h2>The pier "
          "and the vote</h2>" TEXT,
          "The pier and the vote", STET_ORIGIN_MARKUP);
}

static void sites_without_a_name(void **state)
{
    (void)state;
    /* The link to the first page shows what the title has besides. */
    check("<title>Salt and Rope \xC2\xBB A walk home \xC2\xBB Blog archive</title><a "
          "href='/'>Salt and Rope</a>" TEXT,
          "A walk home \xC2\xBB Blog archive", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Salt and Rope - Stories</title><a href='https://salt.example/'>"
          "<img alt='Salt and Rope' src=x></a>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Salt and Rope - Stories</title><a href='https://salt.example/'>"
          "<img alt='Salt and Rope Logo' src=x></a>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Salt and Rope - Stories</title><a href='/?utm_source=top'>Salt and "
          "Rope</a>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Salt and Rope - Stories</title>"
          "<a href='https://salt.example?fbclid=1&amp;utm_source=top'>Salt and Rope</a>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Salt and Rope - Stories</title><a href='/?p=7'>Salt and "
          "Rope</a>" TEXT,
          "A walk home - Salt and Rope - Stories", STET_ORIGIN_MARKUP);
    /* It is no name of the site if the title does not have it. */
    check("<title>A walk home - again</title><a href='/'>Salt and Rope</a>" TEXT,
          "A walk home - again", STET_ORIGIN_MARKUP);
    check("<title>A walk home - Forsiden - Stories</title><a href='/'>Forsiden</a>" TEXT,
          "A walk home - Forsiden - Stories", STET_ORIGIN_MARKUP);
    /* The link to the site's feed or search has its name. */
    check("<link rel=alternate type=application/rss+xml title='Salt and Rope RSS Feed' href=/f>"
          "<title>Salt and Rope - A walk home - Stories</title>" TEXT,
          "A walk home - Stories", STET_ORIGIN_MARKUP);
    check("<link rel=search title='Salt and Rope' href=/s><title>A walk home - Salt and "
          "Rope</title>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check(
        "<link rel=alternate hreflang=de title='Salt and Rope' href=/de><title>A walk home - Salt "
        "and Rope</title>" TEXT,
        "A walk home - Salt and Rope", STET_ORIGIN_MARKUP);
    /* Its host does, wherever on the page it is said. */
    check("<link rel='shortcut icon' href='https://www.saltandrope.example/i.ico'><title>A walk "
          "home - Salt and Rope</title>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    check("<link rel=canonical href='https://stories.saltandrope.example/'><title>A walk home - "
          "Salt and Rope</title>" TEXT,
          "A walk home", STET_ORIGIN_MARKUP);
    /* What a title has besides the name may begin as the name does. */
    check("<title>Salt and Rope \xC2\xBB Salt and Rope again</title><a href='/'>Salt and "
          "Rope</a>" TEXT,
          "Salt and Rope again", STET_ORIGIN_MARKUP);
    /* Nothing else is known. */
    check("<title>A long walk home in the dark | Salt and Rope</title>" TEXT,
          "A long walk home in the dark", STET_ORIGIN_MARKUP);
    check("<title>Salt | A long walk home in the dark</title>" TEXT,
          "Salt | A long walk home in the dark", STET_ORIGIN_MARKUP);
}

static void two_agree(void **state)
{
    (void)state;
    check("<title>A brief introduction to git</title><meta property=og:title content='A brief "
          "introduction to git'><h1>Jo Writer and the notes of years</h1>" TEXT,
          "A brief introduction to git", STET_ORIGIN_OPEN_GRAPH);
    /* Made of one string by a program: that is no agreement. */
    check("<title>Planner Maryland | Jo Events</title><meta property=og:title content='Planner "
          "Maryland | Jo Events'><h1>The best planners in the county</h1>" TEXT,
          "The best planners in the county", STET_ORIGIN_MARKUP);
}

static void counts_behind(void **state)
{
    (void)state;
    check("<title>Blog</title><h1>Why the pier waits for its vote <a href=#c>199 "
          "Comments</a></h1>" TEXT,
          "Why the pier waits for its vote", STET_ORIGIN_MARKUP);
    check("<title>Blog</title><h1>The council hears no comments</h1>" TEXT,
          "The council hears no comments", STET_ORIGIN_MARKUP);
}

static void lists_and_homes(void **state)
{
    (void)state;
    check("<title>Episodes of the show</title><p itemprop=headline>Episode 1: the "
          "beginning</p><p itemprop=headline>Episode 2: the end</p>" TEXT,
          "Episodes of the show", STET_ORIGIN_MARKUP);
    check("<title>Home - Port News</title><meta property=og:site_name content='Port News'>" TEXT,
          "Port News", STET_ORIGIN_MARKUP);
    /* The first page of a site, shared and headed by its name; another page, too, may be shared so.
     */
    check("<link rel=canonical href='https://port.example/'><meta property=og:site_name "
          "content='Port News'><meta property=og:title content='Port News'><title>Port News - All "
          "of the coast</title><h1>Port News</h1><h1>All of the coast</h1>" TEXT,
          "Port News", STET_ORIGIN_OPEN_GRAPH);
    check("<link rel=canonical href='https://port.example/a'><meta property=og:site_name "
          "content='Port News'><meta property=og:title content='Port News'><title>Port News - All "
          "of the coast</title><h1>Port News</h1><h1>All of the coast</h1>" TEXT,
          "All of the coast", STET_ORIGIN_MARKUP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(seen_before_said),
                                       cmocka_unit_test(heading_before_element),
                                       cmocka_unit_test(two_agree),
                                       cmocka_unit_test(chapters_and_dialogues),
                                       cmocka_unit_test(sites_without_a_name),
                                       cmocka_unit_test(counts_behind),
                                       cmocka_unit_test(lists_and_homes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
