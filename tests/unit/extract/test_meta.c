/* What is believed of a page, where it was found, and what contradicts it. */
#include "page.h"

static struct stet_document *read_page(const char *page)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, NULL, &error),
        STET_OK);
    return document;
}

static bool diagnosed(const struct stet_document *document, const char *code)
{
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next)
        if (strcmp(at->code, code) == 0)
            return true;
    return false;
}

static void json_ld_first(void **state)
{
    (void)state;
    struct stet_document *document = read_page(
        "<title>Head - Site</title><meta property=og:title content='Head for sharing'>"
        "<meta name=author content='Somebody Else'>"
        "<script "
        "type=application/ld+json>[{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"Head "
        "&amp; tail\","
        "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann "
        "Bell\"},{\"name\":\"Staff\"}],\"datePublished\":1577836800,"
        "\"keywords\":\"one, two\"}]</script><p>Text</p>");
    assert_true(stet_span_is(document->meta.title.value, "Head & tail"));
    assert_int_equal(document->meta.title.origin, STET_ORIGIN_JSON_LD);
    assert_int_equal(document->meta.authors.count, 1);
    assert_true(stet_span_is(document->meta.authors.values[0], "Ann Bell"));
    assert_int_equal(document->meta.tags.count, 2);
    stet_document_free(document);
}

static void first_article_only(void **state)
{
    (void)state;
    struct stet_document *document = read_page(
        "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"This "
        "one\","
        "\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Article\",\"headline\":\"Another\",\"author\":"
        "\"X Y\"},"
        "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Per Son\"}]}</script><p>Text</p>");
    assert_true(stet_span_is(document->meta.title.value, "This one"));
    assert_int_equal(document->meta.authors.count, 1);
    assert_true(stet_span_is(document->meta.authors.values[0], "Per Son"));
    stet_document_free(document);
}

static void dates(void **state)
{
    (void)state;
    struct stet_document *document = read_page(
        "<meta property=article:published_time content='2024-12-03T09:30:00+01:00'>"
        "<script "
        "type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\",\"datePublished\":"
        "\"2024-11-20\"}</script><time datetime=2020-01-01>then</time><p>Text</p>");
    assert_true(stet_span_is(document->meta.published.value, "2024-11-20"));
    assert_true(diagnosed(document, "conflicting-published"));
    stet_document_free(document);
    document = read_page("<meta property=article:published_time content='1970-01-01T00:00:00Z'>"
                         "<time datetime=2020-01-01T10:00:00Z pubdate>then</time><p>Text</p>");
    assert_true(stet_span_is(document->meta.published.value, "2020-01-01T10:00:00Z"));
    assert_int_equal(document->meta.published.origin, STET_ORIGIN_TIME_ELEMENT);
    stet_document_free(document);
}

static void addresses(void **state)
{
    (void)state;
    struct stet_document *document =
        read_page("<link rel=canonical href='https://example.org/'><meta property=og:url "
                  "content='https://example.org/2021/05/06/a?utm_medium=x'><p>Text</p>");
    assert_true(stet_span_is(document->meta.url.value, "https://example.org/2021/05/06/a"));
    assert_int_equal(document->meta.url.origin, STET_ORIGIN_OPEN_GRAPH);
    assert_true(diagnosed(document, "ignored-canonical"));
    assert_true(stet_span_is(document->meta.published.value, "2021-05-06"));
    assert_int_equal(document->meta.published.origin, STET_ORIGIN_URL);
    stet_document_free(document);
    document = read_page("<!-- saved from url=(0025)https://example.org/saved --><p>Text</p>");
    assert_true(stet_span_is(document->meta.url.value, "https://example.org/saved"));
    stet_document_free(document);
}

static void titles(void **state)
{
    (void)state;
    struct stet_document *document = read_page(
        "<title>A long walk home | The Daily Walk</title><h1><a href=/>The Daily Walk</a></h1>"
        "<h2>A long walk home</h2><p>Some text that goes on for a while, and then ends.</p>");
    assert_true(stet_span_is(document->meta.title.value, "A long walk home"));
    struct stet_buf text;
    stet_buf_init(&text, 10000);
    stet_document_text(document, &text);
    assert_null(strstr(text.ptr, "A long walk home")); /* not said twice */
    stet_buf_free(&text);
    stet_document_free(document);
}

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

#define TEXT                                                                                       \
    "<p>Some text that goes on for a while, and then it ends, as texts do, with a sentence.</p>"

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

/* Names in parts, in cards for sharing, beside a date; and those that belong to something else. */
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

/* An agency signs what it writes, on its own pages, too, unless a person does. */
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

static void languages(void **state)
{
    (void)state;
    struct stet_document *document = read_page("<html lang=EN_gb><p>x</p>");
    assert_true(stet_span_is(document->meta.language.value, "en-GB"));
    stet_document_free(document);
    document = read_page("<html lang=xx><meta property=og:locale content=de_AT><p>x</p>");
    assert_true(stet_span_is(document->meta.language.value, "de-AT"));
    stet_document_free(document);
    document = read_page("<html lang=en><p>La giunta ha deciso di rinviare il voto sul nuovo molo, "
                         "dopo che due membri hanno "
                         "chiesto un secondo esame del fondo marino. La presidente ha detto che il "
                         "voto si terr\xC3\xA0 a "
                         "gennaio, e che i costi non sono cambiati.</p>");
    assert_true(stet_span_is(document->meta.language.value, "it"));
    assert_true(diagnosed(document, "conflicting-language"));
    stet_document_free(document);
}

/* What is put between a title and its byline does not count, however much it is. */
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

static void other_fields(void **state)
{
    (void)state;
    struct stet_document *document = read_page(
        "<meta property=og:site_name content='Port News'><meta property=article:section "
        "content=Local>"
        "<meta name=description content='Of a pier.'><meta property=og:image content=/pier.png>"
        "<link rel=canonical href=https://port.example/a/pier><meta name=keywords content='pier; "
        "harbour'>"
        "<link rel=license href=https://creativecommons.org/licenses/by/4.0/>" TEXT);
    const struct stet_metadata *meta = &document->meta;
    assert_true(stet_span_is(meta->site.value, "Port News"));
    assert_int_equal(meta->site.origin, STET_ORIGIN_OPEN_GRAPH);
    assert_true(stet_span_is(meta->section.value, "Local"));
    assert_true(stet_span_is(meta->description.value, "Of a pier."));
    assert_int_equal(meta->description.origin, STET_ORIGIN_META);
    assert_true(stet_span_is(meta->image.value, "https://port.example/pier.png"));
    assert_true(stet_span_is(meta->url.value, "https://port.example/a/pier"));
    assert_int_equal(meta->url.origin, STET_ORIGIN_MARKUP);
    assert_true(stet_span_is(meta->license.value, "https://creativecommons.org/licenses/by/4.0/"));
    assert_int_equal(meta->tags.count, 2);
    assert_true(stet_span_is(meta->tags.values[1], "harbour"));
    stet_document_free(document);
}

static void declared_languages(void **state)
{
    (void)state;
    static const struct {
        const char *page, *language;
        bool conflict;
    } cases[] = {
        /* Near relatives are the page's to tell. */
        {"<html lang=no><p>R\xC3\xA5"
         "det sa tirsdag at broen ikke blir bygget f\xC3\xB8r \xC3\xA5rets slutt, men at "
         "det er mulig etter det, og at de vil se p\xC3\xA5 saken n\xC3\xA5r det er noen penger.",
         "no", false},
        {"<html lang=bs-BA><p>Savjet je u utorak rekao da most ne\xC4\x87"
         "e biti izgra\xC4\x91"
         "en do kraja godine, jer za "
         "to nije bilo novca, a i zbog toga \xC5\xA1to su ljudi protiv, ali sve to mo\xC5\xBE"
         "e biti.",
         "bs-BA", false},
        /* A region is kept, a country's code is understood. */
        {"<html lang=pt_br><p>x", "pt-BR", false},
        {"<html lang=cz><p>Rada v \xC3\xBAter\xC3\xBD uvedla, \xC5\xBE"
         "e most nebude postaven do konce roku, proto\xC5\xBE"
         "e m\xC4\x9Bsto na to je\xC5\xA1t\xC4\x9B "
         "nem\xC3\xA1 pen\xC3\xADze, \xC5\x99"
         "ekl starosta.",
         "cs", false},
        /* What the check does not know is believed. */
        {"<html lang=la><p>Senatus die Martis dixit pontem ante finem anni non esse aedificandum, "
         "quod pecunia in "
         "aerario non est et cives de ea re inter se non consentiunt.",
         "la", false},
        /* The text is too short, or too mixed, to say otherwise. */
        {"<html lang=de><p>The end of it", "de", false},
        {"<html lang=de><p>The council said on Tuesday that it would not build the bridge before "
         "the end of the "
         "year, and that it is not known when there will be the money for it.",
         "en", true},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct stet_document *document = read_page(cases[i].page);
        if (!stet_span_is(document->meta.language.value, cases[i].language))
            fail_msg("%s: %.*s", cases[i].language, (int)document->meta.language.value.len,
                     document->meta.language.value.ptr);
        assert_int_equal(diagnosed(document, "conflicting-language"), cases[i].conflict);
        stet_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(json_ld_first),
                                       cmocka_unit_test(first_article_only),
                                       cmocka_unit_test(dates),
                                       cmocka_unit_test(addresses),
                                       cmocka_unit_test(titles),
                                       cmocka_unit_test(languages),
                                       cmocka_unit_test(declared_languages),
                                       cmocka_unit_test(other_fields),
                                       cmocka_unit_test(byline_behind_teasers),
                                       cmocka_unit_test(authors_in_conflict),
                                       cmocka_unit_test(people),
                                       cmocka_unit_test(people_elsewhere),
                                       cmocka_unit_test(agencies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
