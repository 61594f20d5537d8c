/* test_said_search.c - what was removed and added between versions is found, also after captures
 * came in late. */
#include "database.h"
#include "fixture.h"

static void page(struct fixture *fixture, int day, const char *body)
{
    fixture_page(fixture, "https://a.example/1", (int64_t)day * DAY, "title: \"Fire\"", body);
}

/* Every sentence that the words were found in, and the numbers. The caller frees it. */
static char *found(struct fixture *fixture, const struct stet_said_query *query)
{
    struct stet_catalog *catalog = fixture_catalog(fixture);
    struct stet_buf out;
    uint64_t total = 0, hidden = 0;
    stet_buf_init(&out, 1 << 20);
    MUST(
        stet_catalog_said(catalog, query, fixture_put_said, &out, &total, &hidden, &fixture_error));
    stet_buf_printf(&out, "%llu, %llu hidden", (unsigned long long)total,
                    (unsigned long long)hidden);
    stet_catalog_close(catalog);
    return stet_buf_take(&out);
}

static void assert_found(struct fixture *fixture, const struct stet_said_query *query,
                         const char *expected)
{
    char *actual = found(fixture, query);
    assert_string_equal(actual, expected);
    free(actual);
}

static void fill(struct fixture *fixture)
{
    fixture_open(fixture);
    fixture_begin(fixture);
    page(fixture, 1, "Some 150 people were evacuated.\nThe minister denies all of it.");
    page(fixture, 3, "Some 150 people were evacuated.\nThe minister denies all of it.");
    page(fixture, 5, "Some 175 people were evacuated.\nThe minister denies all of it.");
    page(fixture, 7, "Some 175 people were evacuated.");
    fixture_commit(fixture);
}

static void test_sides(void **state)
{
    (void)state;
    struct fixture fixture;
    fill(&fixture);
    const struct stet_said_query minister = {.words = "minister", .sides = STET_SAID_REMOVED};
    assert_found(&fixture, &minister,
                 "https://a.example/1@3 432000-604800 - [The \uE000minister\uE001 denies all of "
                 "it.] []\n1, 0 hidden");
    /* A revisit makes the interval narrower. */
    const struct stet_said_query number = {.words = "150", .sides = STET_SAID_REMOVED};
    assert_found(&fixture, &number,
                 "https://a.example/1@2 259200-432000 - [Some \uE000150\uE001 people were "
                 "evacuated.] [Some 175 people were evacuated.]\n1, 0 hidden");
    const struct stet_said_query added = {.words = "175 people", .sides = STET_SAID_ADDED};
    assert_found(&fixture, &added,
                 "https://a.example/1@2 259200-432000 + [Some 150 \uE000people\uE001 were "
                 "evacuated.] [Some \uE000175\uE001 \uE000people\uE001 were "
                 "evacuated.]\n1, 0 hidden");
    /* Words that an edited sentence kept were neither removed nor added. */
    const struct stet_said_query kept = {.words = "evacuated", .sides = 3};
    assert_found(&fixture, &kept, "0, 0 hidden");
    fixture_close(&fixture);
}

static void test_dates(void **state)
{
    (void)state;
    struct fixture fixture;
    fill(&fixture);
    const struct stet_said_query late = {
        .words = "150", .sides = STET_SAID_REMOVED, .since_utc = 6 * DAY};
    assert_found(&fixture, &late, "0, 1 hidden");
    const struct stet_said_query within = {
        .words = "\"175 people\"", .sides = 3, .since_utc = 5 * DAY, .until_utc = 5 * DAY};
    assert_found(&fixture, &within,
                 "https://a.example/1@2 259200-432000 + [Some 150 people were evacuated.] "
                 "[Some \uE000175 people\uE001 were evacuated.]\n1, 0 hidden");
    fixture_close(&fixture);
}

static enum stet_status count_rows(struct stet_catalog *catalog, void *context,
                                   struct stet_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum stet_status status = stet_database_prepare(
        catalog, "SELECT count(*) FROM said WHERE said MATCH 'minister'", &statement, error);
    if (status == STET_OK)
        status = stet_row_number(catalog, statement, context, error);
    sqlite3_finalize(statement);
    return status;
}

/* A late capture comes between: the step over it is no longer known, and two others are. */
static void test_late(void **state)
{
    (void)state;
    struct fixture fixture;
    fill(&fixture);
    const struct stet_said_query minister = {.words = "minister", .sides = STET_SAID_REMOVED};
    free(found(&fixture, &minister));
    fixture_begin(&fixture);
    page(&fixture, 6, "Some 175 people were evacuated.\nThe mayor denies all of it.");
    fixture_commit(&fixture);
    assert_found(&fixture, &minister,
                 "https://a.example/1@3 432000-518400 - [The \uE000minister\uE001 denies all of "
                 "it.] [The mayor denies all of it.]\n1, 0 hidden");
    uint64_t rows = 0; /* of the step that is no more, none */
    struct stet_catalog *catalog = fixture_catalog(&fixture);
    MUST(stet_catalog_query(catalog, count_rows, &rows, &fixture_error));
    stet_catalog_close(catalog);
    assert_int_equal(rows, 1);
    const struct stet_said_query mayor = {.words = "mayor", .sides = STET_SAID_REMOVED};
    assert_found(&fixture, &mayor,
                 "https://a.example/1@4 518400-604800 - [The \uE000mayor\uE001 denies all of "
                 "it.] []\n1, 0 hidden");
    fixture_close(&fixture);
}

static void test_hostile(void **state)
{
    (void)state;
    struct fixture fixture;
    fill(&fixture);
    static const char *const typed[] = {"\"", "x) OR (y", "} : (", "NEAR(", "-a", "{removed}", "*"};
    struct stet_catalog *catalog = fixture_catalog(&fixture);
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        const struct stet_said_query query = {.words = typed[i], .sides = 3};
        struct stet_buf out;
        stet_buf_init(&out, 1 << 20);
        enum stet_status status =
            stet_catalog_said(catalog, &query, fixture_put_said, &out, NULL, NULL, &fixture_error);
        assert_true(status == STET_OK || status == STET_ERR_USAGE);
        stet_buf_free(&out);
    }
    stet_catalog_close(catalog);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
