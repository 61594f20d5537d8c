/* When a page says that its article was published. */
#include "page.h"

static struct stet_document *read_page(const char *page, const char *url)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), stet_span_of(url), NULL, &error), STET_OK);
    return document;
}

static void copy(struct stet_span value, char out[300])
{
    assert_true(value.len < 300);
    if (value.len > 0)
        memcpy(out, value.ptr, value.len);
    out[value.len] = '\0';
}

static void check(const char *page, const char *url, const char *published, enum stet_origin origin)
{
    struct stet_document *document = read_page(page, url);
    char found[300];
    copy(document->meta.published.value, found);
    assert_string_equal(found, published);
    assert_int_equal(document->meta.published.origin, origin);
    stet_document_free(document);
}

/* The detail of the first diagnostic of this code, or "". */
static void check_conflict(const char *page, const char *code, const char *detail)
{
    struct stet_document *document = read_page(page, "");
    char found[300] = "";
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next)
        if (strcmp(at->code, code) == 0 && !found[0])
            copy(at->detail, found);
    assert_string_equal(found, detail);
    stet_document_free(document);
}

#define JSON(date)                                                                                 \
    "<script "                                                                                     \
    "type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\",\"datePublished\":\"" date \
    "\"}</script>"
#define TEXT                                                                                       \
    "<p>Some text that goes on for a while, and then it ends, as texts do, with a full stop.</p>"

static void clocks(void **state)
{
    (void)state;
    /* The same instant with a zone. */
    check(JSON("2023-11-09T02:11:03Z") "<time datetime=2023-11-08T21:11:03-05:00>x</time>" TEXT, "",
          "2023-11-08T21:11:03-05:00", STET_ORIGIN_TIME_ELEMENT);
    /* The same second on a clock whose zone follows. */
    check(
        JSON("2023-11-09T03:28:35Z") "<meta name=sailthru.date content='2023-11-08 22:28:35'>" TEXT,
        "", "2023-11-08T22:28:35-05:00", STET_ORIGIN_META);
    /* Another second is another moment. */
    check(
        JSON("2023-11-09T03:28:35Z") "<meta name=sailthru.date content='2023-11-08 22:28:36'>" TEXT,
        "", "2023-11-09T03:28:35Z", STET_ORIGIN_JSON_LD);
    /* The day of the URL, if it can be that of the instant. */
    check(JSON("2023-11-01T23:01:00Z") TEXT, "https://a.example/2023/11/02/x", "2023-11-02",
          STET_ORIGIN_URL);
    check(JSON("2023-11-01T23:01:00Z") TEXT, "https://a.example/2023/11/04/x",
          "2023-11-01T23:01:00Z", STET_ORIGIN_JSON_LD);
    check(JSON("2023-11-01T23:01:00+01:00") TEXT, "https://a.example/2023/11/02/x",
          "2023-11-01T23:01:00+01:00", STET_ORIGIN_JSON_LD);
}

static void shown(void **state)
{
    (void)state;
    check("<h1>A pier</h1><time datetime=2019-07-03T10:18:46Z>Publi\xC3\xA9 le 29 juin "
          "2019</time>" TEXT,
          "", "2019-06-29", STET_ORIGIN_TIME_ELEMENT);
    check("<h1>A pier</h1><time datetime=2019-07-03T10:18:46+02:00>3 juillet 2019</time>" TEXT, "",
          "2019-07-03T10:18:46+02:00", STET_ORIGIN_TIME_ELEMENT);
    check("<h1>A pier</h1><time>29.04.2020, 12:01 Uhr</time>" TEXT, "", "2020-04-29",
          STET_ORIGIN_TIME_ELEMENT);
    check("<h1>A pier</h1><abbr itemprop=datePublished "
          "title=2011-03-30T21:05:00-07:00>9:05</abbr>" TEXT,
          "", "2011-03-30T21:05:00-07:00", STET_ORIGIN_MICRODATA);
    /* The day on which the page was made gives way to one that is shown. */
    check("<meta name=date content=2020-04-30><h1>A "
          "pier</h1><ul><li><time>29.04.2020</time></ul>" TEXT,
          "", "2020-04-29", STET_ORIGIN_TIME_ELEMENT);
    check("<meta name=date content=2020-04-30><h1>A pier</h1>" TEXT, "", "2020-04-30",
          STET_ORIGIN_META);
    check("<h1>A pier</h1><div><small>31.01.2022 2. HBL</small><b>x</b></div>" TEXT, "",
          "2022-01-31", STET_ORIGIN_TEXT);
}

static void conflicts(void **state)
{
    (void)state;
    check_conflict(
        JSON("2024-01-02") "<meta property=article:published_time content=2024-01-03>" TEXT,
        "conflicting-published", "2024-01-02 (json-ld), not 2024-01-03 (open-graph)");
    check_conflict(JSON("2024-01-02T23:30:00Z") "<meta name=date content='2024-01-03'>" TEXT,
                   "conflicting-published", ""); /* an eastern clock */
    check_conflict(
        JSON("2024-01-02T23:30:00Z") "<meta name=date content='2024-01-03T00:30:00+01:00'>" TEXT,
        "conflicting-published", "");
    check_conflict(JSON("2024-01-02T10:00:00+01:00") "<meta name=date content='2024-01-03'>" TEXT,
                   "conflicting-published",
                   "2024-01-02T10:00:00+01:00 (json-ld), not 2024-01-03 (meta)");
    check_conflict(
        JSON("2024-01-02") "<meta property=article:modified_time content=2023-12-30>" TEXT,
        "odd-modified", "modified 2023-12-30 (open-graph), before published 2024-01-02 (json-ld)");
    check_conflict(
        JSON(
            "2024-01-02") "<meta property=article:modified_time content=2024-01-01T23:00:00Z>" TEXT,
        "odd-modified", "");
}

/* Digits of any script, Chinese numerals, the Persian calendar. */
static void scripts(void **state)
{
    (void)state;
    static const char *const lines[] = {"٥ مارس ٢٠٢٤", "५ मार्च २०२४", "৫ মার্চ ২০২৪",
                                        "二〇二四年三月五日", "۱۵ اسفند ۱۴۰۲"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        struct stet_buf page;
        stet_buf_init(&page, 4096);
        stet_buf_printf(&page, "<h1>A pier</h1><p>%s</p>" TEXT, lines[i]);
        check(page.ptr, "", "2024-03-05", STET_ORIGIN_TEXT);
        stet_buf_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scripts), cmocka_unit_test(clocks),
                                       cmocka_unit_test(shown), cmocka_unit_test(conflicts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
