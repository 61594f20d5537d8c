/* test_list.c - filters, orders, pages and counts over a small archive. */
#include "fixture.h"

static struct fixture fixture;
static struct stet_catalog *catalog;

static int set_up(void **state)
{
    (void)state;
    fixture_open(&fixture);
    fixture_begin(&fixture);
    fixture_page(&fixture, "https://b.example.org/1", 10 * DAY,
                 "title: \"\u00C9t\u00E9 100%\"\nauthors: [\"A. One\", \"B. Two\"]\n"
                 "published: \"2024-12-03T09:30:00+01:00\"\nlanguage: \"fr\"\nsite: \"B\"",
                 "One word.");
    fixture_page(&fixture, "https://example.org/2", 30 * DAY,
                 "title: \"apple\"\npublished: \"2024-12-04\"", "Two words.");
    fixture_page(&fixture, "https://notexample.org/3", 20 * DAY, "title: \"Zebra\"", "Three.");
    fixture_page(&fixture, "given name", 5 * DAY, "published: \"2023-05-01\"",
                 "Four words and more.");
    fixture_page(&fixture, "https://example.org/2", 31 * DAY, "title: \"Apple II\"", "Two words!");
    fixture_page(&fixture, "https://example.org/2", 32 * DAY, "title: \"Apple II\"", "Two words!");
    fixture_capture(&fixture, STET_OUTCOME_REFUSED, "https://example.org/2", 33 * DAY, NULL, "404");
    fixture_capture(&fixture, STET_OUTCOME_REFUSED, "https://gone.example/", 4 * DAY, NULL, "404");
    fixture_capture(&fixture, STET_OUTCOME_FAILED, NULL, 40 * DAY, NULL, NULL);
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

static void check(struct stet_list_query query, uint64_t expected_total, const char *expected)
{
    struct stet_buf out;
    uint64_t total = 99;
    stet_buf_init(&out, 100000);
    MUST(stet_catalog_list(catalog, &query, fixture_put_url, &out, &total, &fixture_error));
    assert_string_equal(out.ptr, expected);
    assert_int_equal(total, expected_total);
    stet_buf_free(&out);
}

#define ONE   "https://b.example.org/1\n"
#define TWO   "https://example.org/2\n"
#define THREE "https://notexample.org/3\n"
#define FOUR  "given name\n"

static void test_orders(void **state)
{
    (void)state;
    check((struct stet_list_query){0}, 4, TWO THREE ONE FOUR);
    check((struct stet_list_query){.reverse = true}, 4, FOUR ONE THREE TWO);
    check((struct stet_list_query){.order = STET_ORDER_PUBLISHED}, 4, ONE FOUR TWO THREE);
    check((struct stet_list_query){.order = STET_ORDER_PUBLISHED, .reverse = true}, 4,
          FOUR ONE TWO THREE);
    check((struct stet_list_query){.order = STET_ORDER_TITLE}, 4, TWO ONE THREE FOUR);
    check((struct stet_list_query){.order = STET_ORDER_URL}, 4, FOUR ONE TWO THREE);
    check((struct stet_list_query){.order = STET_ORDER_URL, .reverse = true}, 4,
          THREE TWO ONE FOUR);
    check((struct stet_list_query){.limit = 2, .offset = 1}, 4, THREE ONE);
    check((struct stet_list_query){.offset = 9}, 4, "");
    assert_int_equal(stet_catalog_list(catalog, &(struct stet_list_query){.order = 9},
                                       fixture_put_url, NULL, NULL, NULL),
                     STET_ERR_USAGE);
}

static void test_filters(void **state)
{
    (void)state;
    check((struct stet_list_query){.host = "Example.ORG"}, 2, TWO ONE);
    check((struct stet_list_query){.host = "b.example.org"}, 1, ONE);
    check((struct stet_list_query){.host = "%"}, 0, "");
    check((struct stet_list_query){.host = "org"}, 3, TWO THREE ONE);
    check((struct stet_list_query){.title = "ETE"}, 1, ONE);
    check((struct stet_list_query){.title = "0%"}, 1, ONE);
    check((struct stet_list_query){.title = "%"}, 1, ONE);
    check((struct stet_list_query){.title = "_"}, 0, "");
    check((struct stet_list_query){.title = "\u00C0pple"}, 1, TWO);
    check((struct stet_list_query){.since_utc = 20 * DAY}, 2, TWO THREE);
    check((struct stet_list_query){.until_utc = 20 * DAY}, 3, THREE ONE FOUR);
    check((struct stet_list_query){.since_utc = 10 * DAY, .until_utc = 20 * DAY}, 2, THREE ONE);
}

static void test_columns(void **state)
{
    struct stet_buf out;
    (void)state;
    stet_buf_init(&out, 100000);
    MUST(stet_catalog_list(catalog, &(struct stet_list_query){.host = "example.org"},
                           fixture_put_article, &out, NULL, &fixture_error));
    assert_string_equal(
        out.ptr, "https://example.org/2 [Apple II] 2/3 2592000-2851200 w2 "
                 "5691104f7e942e71|example.org||||\n"
                 "https://b.example.org/1 [\u00C9t\u00E9 100%] 1/1 864000-864000 w2 "
                 "114678072b147688|b.example.org|2024-12-03T09:30:00+01:00|fr|B|A. One, B. Two\n");
    stet_buf_free(&out);
}

static void test_counts(void **state)
{
    struct stet_archive_counts counts;
    (void)state;
    MUST(stet_catalog_counts(catalog, &counts, &fixture_error));
    assert_int_equal(counts.articles, 4);
    assert_int_equal(counts.versions, 5);
    assert_int_equal(counts.captures, 6);
    assert_int_equal(counts.refused, 2);
    assert_int_equal(counts.failed, 1);
    assert_int_equal(counts.hosts, 3);
    assert_int_equal(counts.first_utc, 4 * DAY);
    assert_int_equal(counts.last_utc, 40 * DAY);
}

static enum stet_status stop(void *context, const struct stet_article *article)
{
    (void)article;
    ++*(int *)context;
    return STET_END;
}

static void test_callback_stops(void **state)
{
    int calls = 0;
    (void)state;
    assert_int_equal(stet_catalog_list(catalog, NULL, stop, &calls, NULL, NULL), STET_END);
    assert_int_equal(calls, 1);
}

/* What the filter alone hides is counted; what lies outside of the dates is not. */
static void check_changed(struct stet_list_query query, uint64_t expected_hidden,
                          const char *expected)
{
    uint64_t hidden = 99;
    query.changed = true;
    query.hidden = &hidden;
    check(query, expected[0] ? 1 : 0, expected);
    assert_int_equal(hidden, expected_hidden);
}

static enum stet_status note_change(void *context, const struct stet_article *article)
{
    *(struct stet_article *)context = *article;
    return STET_OK;
}

static void test_changed(void **state)
{
    (void)state;
    const uint32_t headline = STET_EDIT_BIT(STET_EDIT_HEADLINE);
    const uint32_t number = STET_EDIT_BIT(STET_EDIT_NUMBER);
    check_changed((struct stet_list_query){0}, 0, TWO);
    check_changed((struct stet_list_query){.order = STET_ORDER_WEIGHT}, 0, TWO);
    check_changed((struct stet_list_query){.filter.only = headline}, 0, TWO);
    check_changed((struct stet_list_query){.filter.only = number}, 1, "");
    check_changed((struct stet_list_query){.filter.min_weight = 1}, 1, "");
    check_changed((struct stet_list_query){.filter.ignore = ~0u}, 1, "");
    /* Of the capture that first saw it, on day 31. */
    check_changed((struct stet_list_query){.since_utc = 31 * DAY, .until_utc = 31 * DAY}, 0, TWO);
    check_changed((struct stet_list_query){.since_utc = 31 * DAY + 1}, 0, "");
    check_changed((struct stet_list_query){.until_utc = 31 * DAY - 1}, 0, "");
    check_changed((struct stet_list_query){.host = "b.example.org"}, 0, "");
    struct stet_list_query query = {.changed = true};
    struct stet_article article;
    MUST(stet_catalog_list(catalog, &query, note_change, &article, NULL, &fixture_error));
    assert_int_equal(article.changes, 1);
    assert_true(article.weight > 0 && article.weight <= 1);
    assert_true(article.types & headline);
    query.changed = false;
    MUST(stet_catalog_list(catalog, &query, note_change, &article, NULL, &fixture_error));
    assert_int_equal(article.changes, 0);
    query.order = STET_ORDER_WEIGHT;
    assert_int_equal(stet_catalog_list(catalog, &query, note_change, &article, NULL, NULL),
                     STET_ERR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed), cmocka_unit_test(test_orders),
        cmocka_unit_test(test_filters), cmocka_unit_test(test_columns),
        cmocka_unit_test(test_counts),  cmocka_unit_test(test_callback_stops),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
