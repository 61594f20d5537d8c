/* What names say. */
#include "page.h"

static uint32_t hints(const char *element)
{
    struct test_page test;
    test_page_open(&test, element);
    uint32_t last = test.page.parts[test.page.count - 1].hints;
    test_page_close(&test);
    return last;
}

static void words(void **state)
{
    (void)state;
    assert_true(hints("<div class='articleBody'>") & STET_HINT_BODY);
    assert_true(hints("<div class='article-body'>") & STET_HINT_BODY);
    assert_true(hints("<div class='article_body__3Xk2'>") & STET_HINT_BODY);
    assert_true(hints("<div itemprop=articleBody>") & STET_HINT_BODY);
    assert_true(hints("<div class='RelatedPosts'>") & STET_HINT_RELATED);
    assert_true(hints("<div role=navigation>") & STET_HINT_SURE);
    assert_true(hints("<div id=comments>") & STET_HINT_COMMENTS);
    assert_true(hints("<div class='robots-nocontent'>") & STET_HINT_SURE);
    assert_int_equal(hints("<div class='zebra'>"), 0);
    assert_int_equal(hints("<div class='shadow'>"), 0); /* no "ad" in it */
}

/* Names that the common software of blogs gives to what stands beside a post. */
static void blog_software(void **state)
{
    (void)state;
    assert_int_equal(hints("<p class='site-description'>"), STET_HINT_HEADER | STET_HINT_SURE);
    assert_true(hints("<div class='descriptionwrapper'>") & STET_HINT_SURE);
    assert_true(hints("<div class='typelist-plain'>") & STET_HINT_SIDEBAR);
    assert_int_equal(hints("<div class='textwidget'>"), STET_HINT_SIDEBAR);
}

static void words_around(void **state)
{
    (void)state;
    /* A layout that has a side bar is none. */
    assert_false(hints("<div class='has-sidebar'>") & STET_HINT_SIDEBAR);
    assert_false(hints("<div class='sidebar-layout'>") & STET_HINT_SIDEBAR);
    assert_true(hints("<div class='left-sidebar'>") & STET_HINT_SIDEBAR);
    /* An entry by an author is no byline. */
    assert_false(hints("<div class='entry-author-jane'>") & STET_HINT_SURE);
    assert_true(hints("<div class='entry-author'>") & STET_HINT_SURE);
    /* Words of two classes do not join. */
    assert_false(hints("<div class='post meta'>") & STET_HINT_SURE);
    assert_true(hints("<div class='post-meta'>") & STET_HINT_SURE);
}

static void generated_names(void **state)
{
    (void)state;
    /* What a build or a serving makes up says nothing, and what stands before it still does. */
    static const char *const none[] = {
        "<div class='x__ad9Kq'>",  "<div class='x__ad-9k'>",  "<div class='css-ad3x9k'>",
        "<div class='4ad7'>",      "<div class='sc-bdAdJa'>", "<div class='adXYqr'>",
        "<div class='nav-9Xk2'>",  "<div class='_ad3Xk'>",    "<div class='ad123456789'>",
        "<div class='css-ad-nv'>", "<div class='adceb12e0'>", "<div class='x__buyad'>",
    };
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
        assert_int_equal(hints(none[i]), 0);
    assert_true(hints("<div class='article_body__ad9Kq'>") & STET_HINT_BODY);
    assert_true(hints("<div class='Foo_shareBar__9Kq-d'>") & STET_HINT_SHARE);
    assert_true(hints("<div class='css-1q2w3e-adSlot'>") & STET_HINT_ADVERT);
    assert_true(hints("<div class='ad300x250'>") & STET_HINT_ADVERT);
    assert_true(hints("<div class='ad-12'>") & STET_HINT_ADVERT);
    assert_true(hints("<div class='ad12'>") & STET_HINT_ADVERT);
    assert_true(hints("<div class='topAd'>") & STET_HINT_ADVERT);
    assert_true(hints("<div class='mp3player'>") & STET_HINT_PLAYER);
    assert_true(hints("<div class='post__nav'>") & STET_HINT_NAV);
    assert_true(hints("<div class='post__title'>") & STET_HINT_TITLE);
    assert_true(hints("<div class='nav__ad9Kq'>") & STET_HINT_NAV);
}

static void declarations(void **state)
{
    (void)state;
    /* What says how an element looks does not say what it is. */
    static const char *const none[] = {"<div class='top-0'>",       "<div class='-bottom-4'>",
                                       "<div class='md:sidebar'>",  "<div class='nav-[100%]'>",
                                       "<div class='border-top'>",  "<div class='btn-info'>",
                                       "<div class='bg-secondary'>"};
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
        assert_int_equal(hints(none[i]), 0);
    assert_false(hints("<div class='text-secondary'>") & STET_HINT_SIDEBAR);
    assert_false(hints("<div class='text--brand-secondary'>") & STET_HINT_SIDEBAR);
    assert_true(hints("<div class='secondary'>") & STET_HINT_SIDEBAR);
    assert_true(hints("<div class='top-nav'>") & STET_HINT_NAV);
}

/* What a post is about stands among its classes. */
static void subjects(void **state)
{
    (void)state;
    assert_false(hints("<div class='post-7 hentry tag-newsletter category-advertising'>") &
                 (STET_HINT_SIGNUP | STET_HINT_ADVERT | STET_HINT_TAGS));
    assert_true(hints("<div class='type-post sidebar category-news'>") & STET_HINT_SIDEBAR);
    assert_true(hints("<div class='tag-list'>") & STET_HINT_TAGS);
}

static void ids(void **state)
{
    (void)state;
    /* Ids of headings and sections are made of what they are about. */
    assert_int_equal(hints("<h2 id='cookies-and-comments'>"), 0);
    assert_false(hints("<div id='cookies'>") & STET_HINT_COOKIE);
}

/* The table is searched by halves. */
static void sorted(void **state)
{
    (void)state;
    enum {
        BODY,
        CONTENT,
        NAV,
        RELATED,
        COMMENTS,
        SIGNUP,
        COOKIE,
        SHARE,
        ADVERT,
        BYLINE,
        BIO,
        TAGS,
        SIDEBAR,
        FOOTER,
        HEADER,
        POPUP,
        UNSEEN,
        PAYWALL,
        CREDIT,
        PLAYER,
        TITLE,
        AUTHOR,
        PANEL,
        NOTES,
        SURE
    };
    static const struct {
        const char *word;
        int hints;
    } words_sorted[] = {
#include "hint_words.h"
    };
    for (size_t i = 1; i < sizeof(words_sorted) / sizeof(*words_sorted); i++)
        assert_true(strcmp(words_sorted[i - 1].word, words_sorted[i].word) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),        cmocka_unit_test(blog_software),
        cmocka_unit_test(words_around), cmocka_unit_test(generated_names),
        cmocka_unit_test(declarations), cmocka_unit_test(subjects),
        cmocka_unit_test(ids),          cmocka_unit_test(sorted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
