/* Who wrote the page, and who did not. */
#include "meta_page.h"

static void check_authors(const char *page, const char *expected)
{
    struct stet_document *document = read_page(page);
    struct stet_buf got;
    stet_buf_init(&got, 4096);
    for (size_t i = 0; i < document->meta.authors.count; i++)
        stet_buf_printf(&got, "%s%.*s", i > 0 ? "; " : "",
                        (int)document->meta.authors.values[i].len,
                        document->meta.authors.values[i].ptr);
    assert_string_equal(got.ptr, expected);
    stet_buf_free(&got);
    stet_document_free(document);
}

static void people(void **state)
{
    (void)state;
    check_authors("<meta name=parsely-author content='Doe, Jane'>" TEXT, "Jane Doe");
    check_authors("<meta name=author value='Jane Doe'>" TEXT, "Jane Doe");
    check_authors("<meta name=dc.creator content='Doe, J. Bradford; Bell, A. Michael'>" TEXT,
                  "J. Bradford Doe; A. Michael Bell");
    /* The site under any of its names is no author, nor is a desk. */
    check_authors(
        "<meta property=og:site_name content='Port'><script type=application/ld+json>"
        "{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"publisher\":{\"name\":\"Port News\"},"
        "\"author\":[{\"name\":\"Port News\"},{\"name\":\"Newsroom\"}]}</script>" TEXT,
        "");
    /* A name to log in with only if nothing else is known. */
    check_authors(
        "<meta name=author content=jdoe><h1>A pier</h1><p class=byline>By Jane Doe</p>" TEXT,
        "Jane Doe");
    check_authors("<meta name=author content=jdoe><h1>A pier</h1>" TEXT, "jdoe");
    /* An address is no name. */
    check_authors("<meta property=article:author content='https://a.example/jane'><h1>A pier</h1>"
                  "<div class=byline>By Jane Doe, 3 December 2024</div>" TEXT,
                  "Jane Doe");
    check_authors("<h1>A pier</h1><p class=byline>Posted 3 December 2024 by Jane Doe</p>" TEXT,
                  "Jane Doe");
    check_authors("<h1>A pier</h1><p><a href=/authors/jane>Jane Doe</a></p>" TEXT, "Jane Doe");
    /* A name with two "and"s in it is one site; two spellings are one person. */
    check_authors("<meta property=og:site_name content='Rope & Sail'><meta name=author "
                  "content='Rope & Sail'><h1>A pier</h1>" TEXT,
                  "");
    check_authors("<meta name=author content='Ann Bell; ANN BELL; Ann Bell Associated Press'>" TEXT,
                  "Ann Bell");
    /* Who took the picture, or is an organisation, did not write. */
    check_authors("<h1>A pier</h1><div itemprop=author itemscope><link itemprop=name content='Ann "
                  "Bell'></div><figure><p itemprop=author>Jane Doe</p></figure>" TEXT,
                  "Ann Bell");
    check_authors("<h1>A pier</h1>" TEXT "<div itemprop=review itemscope><span "
                  "itemprop=author>Jane Doe</span></div>",
                  "");
    check_authors("<h1>A pier</h1><div itemprop=author itemscope "
                  "itemtype='https://schema.org/Organization'><meta itemprop=name content='Harbour "
                  "Press'></div><p class=byline>By Ann Bell</p>" TEXT,
                  "Ann Bell");
    check_authors("<h1>A pier</h1><p>By <a href=/author/ann>Ann Bell</a>. Reviewed by <a "
                  "href=/author/jane>Jane Doe</a></p>" TEXT,
                  "Ann Bell");
    /* A site that bears the name of its author. */
    check_authors("<link rel=canonical href='https://annbell.example/pier'><meta name=author "
                  "content='Ann Bell'><title>A pier - Ann Bell</title>" TEXT,
                  "Ann Bell");
    check_authors("<link rel=canonical href='https://annb.example/pier'><meta name=author "
                  "content='Ann Bell'><meta property=og:site_name content='Ann Bell'>" TEXT,
                  "Ann Bell");
    check_authors("<link rel=canonical href='https://ann.example/pier'><meta name=author "
                  "content='Ann Bell'><meta property=og:site_name content='Ann Bell'>" TEXT,
                  "");
    check_authors("<link rel=canonical href='https://dailybell.example/pier'><meta name=author "
                  "content='Daily Bell'><title>A pier - Daily Bell</title>" TEXT,
                  "");
    check_authors("<meta name=author content='Ann Bell'><meta property=og:site_name content='Ann "
                  "Bell'>" TEXT,
                  ""); /* the page has no address */
    /* Signed below. */
    check_authors("<h1>A pier</h1>" TEXT "<p style='text-align: right'><b>Ann Bell</b></p>",
                  "Ann Bell");
    check_authors("<h1>A pier</h1>" TEXT "<h3>More</h3><p><a href=/pier>Jane Doe</a></p>", "");
}

static void people_elsewhere(void **state)
{
    (void)state;
    check_authors("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\","
                  "\"author\":[{\"givenName\":\"Ann\",\"familyName\":\"Bell\"},"
                  "{\"givenName\":\"Carl\"}]}</script>" TEXT,
                  "Ann Bell");
    check_authors("<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 "
                  "content='Ann Bell'><meta name=twitter:label2 content='Lesezeit'><meta "
                  "name=twitter:data2 content='Zwei Minuten'>" TEXT,
                  "Ann Bell");
    check_authors("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 "
                  "content='Two Minutes'>" TEXT,
                  "");
    check_authors("<meta name=writer content='&#x7530;&#x4E2D;，&lt;b&gt;Port&lt;/b&gt;'>" TEXT,
                  "田中");
    check_authors("<h1>A pier</h1><div>Ann Bell&nbsp;| 3 December 2024</div>" TEXT, "Ann Bell");
    check_authors("<h1>A pier</h1><div>New York, 3 December 2024</div>" TEXT, "");
    check_authors("<h1>A pier</h1>" TEXT "<a href=/boat><h3>A boat is found adrift, and nobody is "
                  "aboard</h3><h6>By Jane Doe</h6></a>",
                  "");
    check_authors("<meta name=author content='Twitter Facebook'>" TEXT, "");
    check_authors(
        "<h1>A pier</h1><p>It was planned by <a href=/staff/profile?9>Ann Bell</a>, who "
        "rows, and who has told the council often enough that piers do not stand for "
        "ever, that ropes rot, that the harbour silts up, and that nobody listens to those "
        "who have said so for years on end.</p>" TEXT,
        "");
    /* A line in bold above the article, if it is one. */
    check_authors("<meta property=og:type content=article><h1>A pier</h1><p><b>Ann Bell/Jane "
                  "Doe</b></p>" TEXT,
                  "Ann Bell; Jane Doe");
    check_authors("<h1>A pier</h1><p><b>Ann Bell</b></p>" TEXT, "");
    check_authors("<meta property=og:type content=article><h1>A pier</h1><p><b>Ann Bell</b> "
                  "Rows</p>" TEXT,
                  "");
    /* Who made the page is not who wrote it; what a byline says, is. */
    check_authors("<meta name=author content='Rope &amp; Sail Ltd.'><h1>A pier</h1><p "
                  "class=byline>By Ann Bell</p>" TEXT,
                  "Ann Bell");
    check_authors("<link rel=pingback href='https://port.example/x'><meta name=author "
                  "content='Port'>" TEXT,
                  "");
    check_authors("<meta name=author content='Ann Bell \xC2\xB7'>" TEXT, "Ann Bell");
    /* Comments that a click unfolds, and teasers below what the staff wrote. */
    check_authors(
        "<h1>A pier</h1>" TEXT "<div style='display:none'><p>by Rower</p><p>Well.</p></div>", "");
    check_authors("<meta name=author content='Staff'><h1>A pier</h1>" TEXT
                  "<p class=byline>By Ann Bell</p>",
                  "");
}

static void byline_behind_teasers(void **state)
{
    (void)state;
    struct stet_buf page;
    stet_buf_init(&page, 64 * 1024);
    stet_buf_puts(&page, "<h1>A pier</h1><section class=related-articles><h2>More</h2><ul>");
    for (int i = 0; i < 60; i++)
        stet_buf_printf(&page, "<li><a href=/%d>Another story of the harbour</a></li>", i);
    stet_buf_puts(&page, "</ul></section><p><a href=/author/ann>Ann Bell</a></p>" TEXT);
    check_authors(page.ptr, "Ann Bell");
    stet_buf_clear(&page);
    /* Nor does a menu above the article keep its last line from being read. */
    stet_buf_puts(&page, "<ul>");
    for (int i = 0; i < 18; i++)
        stet_buf_printf(&page, "<li><a href=/%d>Harbours</a></li>", i);
    stet_buf_puts(&page, "</ul><div>" TEXT TEXT);
    for (int i = 0; i < 25; i++)
        stet_buf_puts(&page, "<p>A rule of the harbour, and what it is for.</p>");
    stet_buf_puts(&page, "<p>Last updated: 3 December 2024</p></div>");
    struct stet_document *document = read_page(page.ptr);
    assert_true(stet_span_is(document->meta.modified.value, "2024-12-03"));
    stet_document_free(document);
    stet_buf_free(&page);
}

static void byline_at_the_foot(void **state)
{
    (void)state;
    static const char *const classes[] = {"post-footer", "footer"};
    for (size_t i = 0; i < 2; i++) {
        struct stet_buf page;
        stet_buf_init(&page, 64 * 1024);
        stet_buf_puts(&page, "<h1>A pier</h1><div class=post>");
        for (int k = 0; k < 30; k++)
            stet_buf_puts(&page, TEXT);
        stet_buf_printf(&page, "</div><div class=%s><p>Posted by Ann Bell</p></div>", classes[i]);
        check_authors(page.ptr, i == 0 ? "Ann Bell" : "");
        stet_buf_free(&page);
    }
}

static void authors_in_conflict(void **state)
{
    (void)state;
    static const char json[] =
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\","
        "\"author\":{\"name\":\"Jane Doe\"}}</script>";
    static const struct {
        const char *said;
        bool conflict;
    } cases[] = {{"Ann Bell", true}, {"By Jane Doe", false}, {"jdoe", false}, {"Staff", false}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct stet_buf page;
        stet_buf_init(&page, 4096);
        stet_buf_printf(&page, "%s<meta name=author content='%s'>" TEXT, json, cases[i].said);
        struct stet_document *document = read_page(page.ptr);
        assert_true(stet_span_is(document->meta.authors.values[0], "Jane Doe"));
        assert_int_equal(diagnosed(document, "conflicting-authors"), cases[i].conflict);
        stet_document_free(document);
        stet_buf_free(&page);
    }
}

static void agencies(void **state)
{
    (void)state;
    static const char site[] = "<meta property=og:site_name content=Reuters>"
                               "<meta name=author content=Reuters>";
    struct stet_buf page;
    stet_buf_init(&page, 4096);
    stet_buf_printf(&page, "%s%s", site, TEXT);
    check_authors(page.ptr, "Reuters");
    stet_buf_clear(&page);
    stet_buf_printf(&page, "%s<h1>A pier</h1><p>By Ann Bell</p>%s", site, TEXT);
    check_authors(page.ptr, "Ann Bell");
    stet_buf_free(&page);
}

/* What stands around a name, and what stands where one should. */
static void names_only(void **state)
{
    (void)state;
    check_authors("<meta name=author content='Ann Bell. The Port'><meta property=og:site_name "
                  "content='The Port'>" TEXT,
                  "Ann Bell");
    check_authors("<meta name=author content='Ann Bell ann@port.example'>" TEXT, "Ann Bell");
    check_authors("<meta name=author content='Ann Bell, The Port Post'>" TEXT, "Ann Bell");
    check_authors("<meta name=author content='Harbour | Portal'>" TEXT, "Harbour");
    check_authors("<meta name=author content='Reuters Editorial'>" TEXT, "Reuters");
    check_authors("<meta property=article:author content='Recueilli par Anne Cloche.'>" TEXT,
                  "Anne Cloche");
    check_authors("<h1>A pier</h1><div class=author><div>Ann Bell</div><div><a href=/all>All "
                  "posts</a></div></div>" TEXT,
                  "Ann Bell");
    check_authors("<h1>A pier</h1><p class=author><a href=/editors/7>Bell, Ann</a></p>" TEXT,
                  "Ann Bell");
    check_authors("<h1>A pier</h1><p class=author>AFP, Reuters</p>" TEXT, "AFP");
    check_authors("<h1>A pier</h1><ul><li>AFP, MANILA</li></ul>" TEXT, "AFP");
    check_authors("<h1>A pier</h1><ul><li>Port, MANILA</li></ul>" TEXT, "");
    check_authors("<h1>A pier</h1><p class=author-by>Por</p>" TEXT, "");
    check_authors("<h1>A pier</h1><a href=https://www.youtube.com/user/port>YouTube</a>" TEXT, "");
    check_authors("<h1>A pier</h1><p class=byline>Von Ann Bell ann@port.example</p>" TEXT,
                  "Ann Bell");
}

/* A house in the data stands behind a person in a byline, unless it is one of several authors. */
static void houses(void **state)
{
    (void)state;
    check_authors("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\","
                  "\"author\":{\"@type\":\"Organization\",\"name\":\"F.A.S.\"}}</script><h1>A "
                  "pier</h1><p class=byline>By Ann Bell</p>" TEXT,
                  "Ann Bell");
    check_authors("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\","
                  "\"author\":{\"@type\":\"Organization\",\"name\":\"F.A.S.\"}}</script>" TEXT,
                  "F.A.S.");
    check_authors(
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\",\"author\":[{"
        "\"@type\":\"Person\",\"name\":\"Ann Bell\"},{\"@type\":\"Organization\",\"name\":"
        "\"SDA\"}]}</script><h1>A pier</h1><p class=byline>By Ann Bell</p>" TEXT,
        "Ann Bell; SDA");
}

/* What a review is of, others wrote. */
static void reviews(void **state)
{
    (void)state;
    check_authors("<script type=application/ld+json>{\"@type\":\"ClaimReview\",\"itemReviewed\":"
                  "{\"@type\":\"CreativeWork\",\"headline\":\"x\",\"author\":{\"name\":\"Jane "
                  "Doe\"}}}</script>" TEXT,
                  "");
}

/* The site by a name with a word more or less, or by the name in its address. */
static void sites(void **state)
{
    (void)state;
    check_authors("<meta property=og:site_name content='Port UK'><meta name=author content='PORT "
                  "NEWS'>" TEXT,
                  "");
    check_authors("<link rel=canonical href=https://harbournews.example/a><meta name=author "
                  "content=Harbour>" TEXT,
                  "");
    check_authors("<meta property=og:site_name content='Bell News'><meta name=author content='Ann "
                  "Bell'>" TEXT,
                  "Ann Bell");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people),
        cmocka_unit_test(people_elsewhere),
        cmocka_unit_test(byline_behind_teasers),
        cmocka_unit_test(byline_at_the_foot),
        cmocka_unit_test(authors_in_conflict),
        cmocka_unit_test(agencies),
        cmocka_unit_test(names_only),
        cmocka_unit_test(sites),
        cmocka_unit_test(reviews),
        cmocka_unit_test(houses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
