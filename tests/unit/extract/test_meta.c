/* What is believed of a page, where it was found, and what contradicts it. */
#include "meta_page.h"

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

/* Names in parts, in cards for sharing, beside a date; and those that belong to something else. */
/* An agency signs what it writes, on its own pages, too, unless a person does. */
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

/* Blogs sign at the foot of a post, not of the page. */
/* What is put between a title and its byline does not count, however much it is. */
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

static void check_section(const char *said, const char *section)
{
    struct stet_buf page;
    stet_buf_init(&page, 4096);
    stet_buf_printf(&page, "<meta property=article:section content='%s'>" TEXT, said);
    struct stet_document *document = read_page(page.ptr);
    assert_true(stet_span_is(document->meta.section.value, section));
    stet_document_free(document);
    stet_buf_free(&page);
}

static void sections(void **state)
{
    (void)state;
    check_section("News,Harbour", "News");
    check_section("News, Harbour, Piers", "News");
    check_section("Arts, Culture & Life", "Arts, Culture & Life");
    check_section("Harbour, Bremen", "Harbour, Bremen");
}

static void licenses(void **state)
{
    (void)state;
    struct stet_document *document =
        read_page_at("<meta name=dc.rights content='2024 The Port, all rights reserved'>" TEXT,
                     "https://a.example/b");
    assert_true(stet_span_is(document->meta.license.value, "2024 The Port, all rights reserved"));
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
        {"<html lang=en><p>Abemi bale dolophu bafumene izinto ezintsha ngethuba lasehlotyeni, yaye "
         "omnye wathi apha kwi sikolo ngoku kukho amathuba amaninzi, kodwa abanye malunga nengxaki "
         "leyo abathethi kakhulu okokuba kunjani.",
         "xh", true},
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
                                       cmocka_unit_test(sections),
                                       cmocka_unit_test(licenses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
