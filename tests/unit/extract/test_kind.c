/* Articles, and what comes in their place. */
#include "fold.h"
#include "kind_words.h"
#include "page.h"

static enum stet_document_kind kind(const char *page)
{
    struct stet_error error;
    struct stet_document *document = stet_document_new();
    assert_non_null(document);
    assert_int_equal(
        stet_extract_html(document, stet_span_of(page), (struct stet_span){NULL, 0}, NULL, &error),
        STET_OK);
    enum stet_document_kind found = document->kind;
    assert_int_equal(found == STET_KIND_ARTICLE, document->kind_reason.len == 0);
    stet_document_free(document);
    return found;
}

#define SENTENCE "Nobody could say, that evening, whether the bridge would hold, or for how long. "
#define LONG                                                                                       \
    SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE

struct sample {
    const char *page;
    enum stet_document_kind kind;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (kind(samples[i].page) != samples[i].kind)
            fail_msg("%s: '%s'", stet_document_kind_name(kind(samples[i].page)), samples[i].page);
}

#define ERROR_PAGE  STET_KIND_ERROR_PAGE
#define ROBOT_CHECK STET_KIND_ROBOT_CHECK
#define LOGIN       STET_KIND_LOGIN
#define CONSENT     STET_KIND_CONSENT

static const struct sample refused[] = {
    {"<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found.",
     ERROR_PAGE},
    {"<title>Seite nicht gefunden | Zeitung</title><p>Das tut uns leid.", ERROR_PAGE},
    {"<title>The Paper</title><h1>404</h1><p>Try the search instead, or go to our front page.",
     ERROR_PAGE},
    {"<title>Страница не найдена — Газета</title><p>Возможно, она была удалена.", ERROR_PAGE},
    {"<title>Gazette</title><h1>PAGE NOT FOUND</h1><p>" SENTENCE SENTENCE, ERROR_PAGE},
    {"<title>Página não encontrada - Jornal</title><p>Volte à página inicial.", ERROR_PAGE},
    {"<title>x.example | 522: Connection timed out</title><h1>Connection timed out Error code "
     "522</h1><p>The initial connection timed out.",
     ERROR_PAGE},
    {"<title>Shop</title><p>Application error: a client-side exception has occurred.", ERROR_PAGE},
    {"<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access "
     "\"http://x.example/\" on this server.<p>Reference #18.2f",
     ERROR_PAGE},
    {"<title>Just a moment...</title><p>Checking your browser.", ROBOT_CHECK},
    {"<title>Nur einen Moment…</title><p>x.example muss die Sicherheit prüfen.", ROBOT_CHECK},
    {"<title>x</title><p>Please verify you are human by ticking the box.", ROBOT_CHECK},
    {"<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
     ROBOT_CHECK},
    {"<title>Making sure you’re not a bot!</title><p>" SENTENCE SENTENCE, ROBOT_CHECK},
    {"<title>x.example</title><p>Please enable JS and disable any ad blocker", ROBOT_CHECK},
    {"<title>x</title><script>window._cf_chl_opt={cvId:'3'}</script><body><div id=a></div>",
     ROBOT_CHECK},
    {"<title>Log in | Paper</title><form><input name=u><input type=password></form>", LOGIN},
    {"<title>Paper</title><h1>Sign in</h1><p>Use your account of the paper to read on this "
     "device, or make a new one.<form><input type=password></form>",
     LOGIN},
    {"<title>Forum</title><p>You must be logged in to view this topic.", LOGIN},
    {"<title>Before you continue to YouTube</title><p>We use cookies and data to deliver and "
     "maintain our services.<p>If you choose to “Accept all”, we will also develop new ones.",
     CONSENT},
    {"<title>Zeitung</title><p>Wir und unsere Partner speichern Informationen auf einem "
     "Gerät.<button>x</button><p>Alle akzeptieren",
     CONSENT},
};

static void refusals(void **state)
{
    (void)state;
    check(refused, sizeof(refused) / sizeof(*refused));
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
    assert_int_equal(kind("<title>Are you a robot? The captcha at twenty</title><p>" LONG LONG),
                     STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>Paper</title><p>" LONG "<form><input type=password></form>"),
                     STET_KIND_ARTICLE);
    assert_int_equal(kind("<title>Privacy policy</title><meta name=author content='A. Writer'><p>"
                          "We value your privacy. We and our partners say so.<p>" LONG),
                     STET_KIND_ARTICLE);
}

static void paywalls(void **state)
{
    (void)state;
    assert_int_equal(
        kind("<title>x</title><p>" SENTENCE "</p><div>Subscribe to continue reading</div>"),
        STET_KIND_PAYWALLED);
    assert_int_equal(kind("<title>x</title><script type=application/ld+json>{\"@type\":"
                          "\"NewsArticle\",\"headline\":\"x\",\"isAccessibleForFree\":false}"
                          "</script><p>" LONG LONG LONG "and then..."),
                     STET_KIND_PAYWALLED);
    assert_int_equal(kind("<title>x</title><script type=application/ld+json>{\"@type\":"
                          "\"NewsArticle\",\"headline\":\"x\",\"isAccessibleForFree\":false}"
                          "</script><p>" LONG),
                     STET_KIND_ARTICLE);
    assert_int_equal(
        kind("<title>x</title><p>" LONG LONG LONG "</p><div>Subscribe to continue reading</div>"),
        STET_KIND_ARTICLE);
}

#define SHORT  "It was late when the train came in."
#define TEASER "<h2><a href=/a>A headline of some length</a></h2><p>" SHORT "</p>"
#define LINE   "<li><a href=/a>Another headline that leads to its article</a>"

static void listings(void **state)
{
    (void)state;
    assert_int_equal(
        kind("<title>News</title><main>" TEASER TEASER TEASER TEASER TEASER TEASER TEASER
             "</main>"),
        STET_KIND_LISTING);
    assert_int_equal(kind("<title>News</title><p>" SHORT "<ul>" LINE LINE LINE LINE LINE LINE LINE
                              LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE
                          "</ul>"),
                     STET_KIND_LISTING);
    assert_int_equal(kind("<title>News</title><article><p>" LONG LONG
                          "</article><aside>" TEASER TEASER TEASER TEASER TEASER TEASER "</aside>"),
                     STET_KIND_ARTICLE);
}

/* The tables hold what a folded text can hold. */
static void tables(void **state)
{
    (void)state;
    for (const struct stet_clue_row *row = stet_clue_rows; row->clue; row++) {
        char folded[8192];
        stet_fold(stet_span_of(row->words), folded, sizeof(folded));
        assert_string_equal(folded, row->words);
        assert_null(strstr(row->words, "||"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(refusals), cmocka_unit_test(articles),
                                       cmocka_unit_test(paywalls), cmocka_unit_test(listings),
                                       cmocka_unit_test(tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
