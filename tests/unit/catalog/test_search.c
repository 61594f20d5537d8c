/* test_search.c - words in versions: which are found, in what order, and with which passage. */
#include "fixture.h"

#define A "\uE000"
#define Z "\uE001"

static struct fixture fixture;
static struct stet_catalog *catalog;

static int set_up(void **state)
{
    (void)state;
    fixture_open(&fixture);
    fixture_begin(&fixture);
    fixture_page(&fixture, "https://a.example/", DAY, "title: \"Budget\"",
                 "The Senate voted. It was late.");
    fixture_page(&fixture, "https://a.example/", 2 * DAY, "title: \"Budget\"",
                 "The Senate has voted twice. It was late.");
    fixture_page(&fixture, "https://a.example/", 3 * DAY, "title: \"Budget\"", "Nothing is left.");
    fixture_page(&fixture, "https://a.example/", 4 * DAY, "title: \"Budget\"",
                 "The Senate voted. It was late.");
    fixture_page(&fixture, "https://b.example/", DAY, "title: \"Senate\"",
                 "Some *other* [words](https://link.example/hidden) of the caf\u00E9.");
    fixture_page(&fixture, "https://c.example/", DAY, "title: \"\u5317\u4EAC\"",
                 "\u5317\u4EAC\u5927\u5B66\u53D1\u5E03\u4E86\u62A5\u544A\u3002");
    fixture_page(&fixture, "https://d.example/", DAY, "title: \"Same\"", "Same text twice.");
    fixture_page(&fixture, "https://e.example/", DAY, "title: \"Same\"", "Same text twice.");
    fixture_commit(&fixture);
    catalog = fixture_catalog(&fixture);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    stet_catalog_close(catalog);
    fixture_close(&fixture);
    return 0;
}

static void check(const char *query, bool every, const char *expected)
{
    struct stet_buf out;
    uint64_t total = 99, lines = 0;
    stet_buf_init(&out, 100000);
    MUST(stet_catalog_search(catalog, query, every, 0, 0, fixture_put_hit, &out, &total,
                             &fixture_error));
    if (strcmp(out.ptr, expected) != 0)
        fail_msg("'%s' found:\n%s", query, out.ptr);
    for (const char *p = out.ptr; *p; p++)
        lines += *p == '\n';
    assert_int_equal(total, lines);
    stet_buf_free(&out);
}

static void test_words(void **state)
{
    (void)state;
    check("caf\u00E9", false,
          "https://b.example/@1! Some other words of the " A "caf\u00E9" Z ".\n");
    check("CAFE words", false,
          "https://b.example/@1! Some other " A "words" Z " of the " A "caf\u00E9" Z ".\n");
    check("caf*", false, "https://b.example/@1! Some other words of the " A "caf\u00E9" Z ".\n");
    check("cafe absent", false, "");
    check("hidden", false, ""); /* an address is not text */
    check("\"other words\"", false,
          "https://b.example/@1! Some " A "other words" Z " of the caf\u00E9.\n");
    check("\"words other\"", false, "");
    check("\u4EAC\u5927", false,
          "https://c.example/@1! \u5317" A "\u4EAC\u5927" Z
          "\u5B66\u53D1\u5E03\u4E86\u62A5\u544A\u3002\n");
}

static void test_versions(void **state)
{
    (void)state;
    check("late", false, "https://a.example/@4! The Senate voted. It was " A "late" Z ".\n");
    check("twice senate", false,
          "https://a.example/@2 The " A "Senate" Z " has voted " A "twice" Z ". It was late.\n");
    check("voted", true,
          "https://a.example/@4! The Senate " A "voted" Z ". It was late.\n"
          "https://a.example/@1 The Senate " A "voted" Z ". It was late.\n"
          "https://a.example/@2 The Senate has " A "voted" Z " twice. It was late.\n");
    check("budget", true,
          "https://a.example/@3 " A "Budget" Z "\nhttps://a.example/@4! " A "Budget" Z "\n"
          "https://a.example/@1 " A "Budget" Z "\nhttps://a.example/@2 " A "Budget" Z "\n");
    /* The title weighs more, and shows where the body has nothing. */
    check("senate", false,
          "https://b.example/@1! " A "Senate" Z "\n"
          "https://a.example/@4! The " A "Senate" Z " voted. It was late.\n");
    check("same", false,
          "https://d.example/@1! " A "Same" Z " text twice.\n"
          "https://e.example/@1! " A "Same" Z " text twice.\n");
}

static void test_pages(void **state)
{
    struct stet_buf out;
    uint64_t total = 0;
    (void)state;
    stet_buf_init(&out, 10000);
    MUST(stet_catalog_search(catalog, "voted", true, 1, 1, fixture_put_hit, &out, &total,
                             &fixture_error));
    assert_string_equal(out.ptr, "https://a.example/@1 The Senate " A "voted" Z ". It was late.\n");
    assert_int_equal(total, 3);
    stet_buf_free(&out);
}

/* None of these may be an operator, an error of SQLite, or a crash. */
static void test_hostile(void **state)
{
    static const char *const queries[] = {
        "AND",  "senate AND", "x:y",       "title:senate",  "-x",    "C++",          "(a",
        "a)",   "^senate",    "NEAR(a b)", "{title}:",      "a*b",   "\"a",          "a\"b\"c",
        "';--", "\xFF\xFE",   "a\x01z",    "\uE000x\uE001", "* \"b", "\"a\"*\"b\"*", "+a +b",
    };
    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct stet_buf out;
        uint64_t total = 0;
        stet_buf_init(&out, 100000);
        fixture_error.message[0] = '\0';
        enum stet_status status = stet_catalog_search(
            catalog, queries[i], true, 0, 0, fixture_put_hit, &out, &total, &fixture_error);
        if (status != STET_OK && status != STET_ERR_USAGE)
            fail_msg("'%s': %s", queries[i], fixture_error.message);
        stet_buf_free(&out);
    }
    check("title:senate", false, ""); /* two words, one of them nowhere */
    check("-senate", false,
          "https://b.example/@1! " A "Senate" Z "\n"
          "https://a.example/@4! The " A "Senate" Z " voted. It was late.\n");
    char *longest = calloc(1, 10001);
    assert_non_null(longest);
    memset(longest, '"', 10000);
    assert_int_equal(stet_catalog_search(catalog, longest, false, 0, 0, fixture_put_hit, NULL, NULL,
                                         &fixture_error),
                     STET_ERR_USAGE);
    free(longest);
    assert_int_equal(stet_catalog_search(catalog, " \" \" ", false, 0, 0, fixture_put_hit, NULL,
                                         NULL, &fixture_error),
                     STET_ERR_USAGE);
    assert_string_equal(fixture_error.message, "the query ' \" \" ' holds no word to look for");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
