/* What the site is called. */
#include "meta_page.h"

static void check(const char *page, const char *url, const char *expected)
{
    struct stet_document *document = read_page_at(page, url);
    char found[200] = "";
    struct stet_span value = document->meta.site.value;
    assert_true(value.len < sizeof(found));
    if (value.len > 0)
        memcpy(found, value.ptr, value.len);
    assert_string_equal(found, expected);
    stet_document_free(document);
}

#define NAMED(name) "<meta property=og:site_name content='" name "'>"
#define URL         "https://www.port.example/news/pier"

/* A page that does not say it: what names the host, if the title has it as a part. */
static void learnt(void **state)
{
    (void)state;
    check("<title>A pier | Port</title>" TEXT, URL, "Port");
    check("<title>A pier - Harbour - PORT.example</title>" TEXT, URL, "PORT.example");
    check("<title>A pier | Harbours</title>" TEXT, URL, "");
    check("<title>Port</title>" TEXT, URL, "");
    check("<title>A pier | Blog</title>" TEXT, "https://blog.port.example/pier", "");
    check("<title>A pier | The Port - harbour news</title><link rel=alternate "
          "type=application/rss+xml href=/feed title='The Port - harbour news Feed'>" TEXT,
          "", "The Port - harbour news");
}

/* Of a name with a motto, or with the page's part of the site, what names the site. */
static void shortened(void **state)
{
    (void)state;
    check(NAMED("Port - news of the harbour since 1890") TEXT, URL, "Port");
    check(NAMED("News of the harbour | Port") TEXT, URL, "Port");
    check(NAMED("Port: all of the harbour") TEXT, URL, "Port");
    check("<title>A pier | The Quay</title>" NAMED("The Quay - since 1890") TEXT, URL, "The Quay");
    check("<title>A pier | The Quay - since 1890</title>" NAMED("The Quay - since 1890") TEXT, URL,
          "The Quay - since 1890");
    check(NAMED("Port Daily - all of the harbour") TEXT, URL, "Port Daily");
    check(NAMED("Harbour News, Tides | QUAY 7") TEXT, "https://quay.example/a", "QUAY 7");
    check(NAMED("The Port | Port.example") TEXT, URL, "The Port | Port.example");
    check(NAMED("The Quay: harbour news") TEXT, URL, "The Quay: harbour news");
    check(NAMED("https://www.quay.example/") TEXT, URL, "www.quay.example");
    check(NAMED("The Quay office@quay.example") TEXT, URL, "The Quay");
    check(NAMED("@thequay") TEXT, URL, "thequay");
}

/* What is said for the name of an application may be that of the page. */
static void titles(void **state)
{
    (void)state;
    check("<title>A pier</title><meta name=application-name content='A pier'>" TEXT, URL, "");
    check("<title>Port</title><meta name=application-name content=Port>" TEXT,
          "https://port.example/", "Port");
    check("<title>A pier</title><meta name=application-name content=Quay>" TEXT, URL, "Quay");
}

/* A part of the site is given for it. */
static void parts_of_it(void **state)
{
    (void)state;
    check("<title>A pier | Port</title>" NAMED("Security") TEXT, URL, "Port");
    check("<title>A pier | Port.example</title>" NAMED("Hafenstadt") TEXT, URL, "Hafenstadt");
    check("<title>A pier | Port</title>" NAMED("The Harbour Times") TEXT, URL, "The Harbour Times");
    check("<title>A pier | Quay</title>" NAMED("Security") TEXT, URL, "Security");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(learnt), cmocka_unit_test(shortened),
                                       cmocka_unit_test(titles), cmocka_unit_test(parts_of_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
