/* Articles, and what comes in their place. */
#include "page.h"

static enum stet_document_kind kind(const char *page)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, &error),
        STET_OK);
    enum stet_document_kind found = document->kind;
    assert_int_equal(found == STET_KIND_ARTICLE, document->kind_reason.len == 0);
    stet_document_free(document);
    return found;
}

#define SENTENCE "Nobody could say, that evening, whether the bridge would hold, or for how long. "
#define LONG                                                                                       \
    SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE

static void refusals(void **state)
{
    (void)state;
    assert_int_equal(
        kind("<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found."),
        STET_KIND_ERROR_PAGE);
    assert_int_equal(kind("<title>Seite nicht gefunden | Zeitung</title><p>Das tut uns leid."),
                     STET_KIND_ERROR_PAGE);
    assert_int_equal(kind("<title>Just a moment...</title><p>Checking your browser."),
                     STET_KIND_ROBOT_CHECK);
    assert_int_equal(kind("<title>x</title><p>Please verify you are human by ticking the box."),
                     STET_KIND_ROBOT_CHECK);
    assert_int_equal(kind("<title>x</title><img src=y>"), STET_KIND_EMPTY);
}

static void articles(void **state)
{
    (void)state;
    assert_int_equal(kind("<title>Just a moment...</title><p>" LONG LONG), STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>404</title><p>" LONG LONG), STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>Room 404: a report</title><p>" LONG), STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>A note</title><p>It is short."), STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>Gone fishing</title><p>" SENTENCE), STET_KIND_ARTICLE);
}

static void paywalls(void **state)
{
    (void)state;
    assert_int_equal(
        kind("<title>x</title><p>" SENTENCE "</p><div>Subscribe to continue reading</div>"),
        STET_KIND_PAYWALLED);
    assert_int_equal(
        kind("<title>x</title><p>" LONG LONG LONG "</p><div>Subscribe to continue reading</div>"),
        STET_KIND_ARTICLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(refusals), cmocka_unit_test(articles),
                                       cmocka_unit_test(paywalls)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
