/* test_visits.c - the captures of an article, and which of them are versions. */
#include "fixture.h"

static void check(struct fixture *fixture, const char *marks)
{
    static const char url[] = "https://a.example/";
    struct stet_catalog *catalog = fixture_catalog(fixture);
    char id[STET_ID_HEX + 1];
    struct stet_buf out;
    stet_buf_init(&out, 10000);
    stet_store_article_id(stet_span_of(url), id);
    MUST(stet_catalog_visits(catalog, id, fixture_put_visit, &out, &fixture_error));
    struct stet_span rest = {out.ptr, out.len}, line;
    size_t count = 0;
    while (stet_span_line(&rest, &line)) { /* "86400* 12ab..." */
        assert_true(marks[count] != '\0');
        assert_int_equal(line.ptr[stet_span_find(line, " ") - 1] == '*', marks[count] == '*');
        assert_true(stet_span_find(line, " text/html utf-8 3 ") < line.len);
        count++;
    }
    assert_int_equal(count, strlen(marks));
    stet_buf_free(&out);
    stet_catalog_close(catalog);
}

static void page(struct fixture *fixture, int day, const char *body)
{
    fixture_begin(fixture);
    fixture_page(fixture, "https://a.example/", day * DAY, "title: \"A\"", body);
    fixture_commit(fixture);
}

static void test_late_captures(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    check(&fixture, "");
    page(&fixture, 1, "One");
    page(&fixture, 5, "One");
    check(&fixture, "*.");
    page(&fixture, 3, "Two"); /* what came back on day 5 is a version now */
    check(&fixture, "***");
    page(&fixture, 6, "One");
    fixture_begin(&fixture);
    fixture_capture(&fixture, STET_OUTCOME_REFUSED, "https://a.example/", 7 * DAY, NULL, "404");
    fixture_commit(&fixture);
    check(&fixture, "***.");
    page(&fixture, 4, "One"); /* ... and not the first of its text */
    check(&fixture, "***..");
    fixture_close(&fixture);
}

static enum stet_status stop(void *context, const struct stet_visit *visit)
{
    (void)visit;
    ++*(int *)context;
    return STET_END;
}

static void test_callback_stops(void **state)
{
    struct fixture fixture;
    int calls = 0;
    char id[STET_ID_HEX + 1];
    (void)state;
    fixture_open(&fixture);
    page(&fixture, 1, "One");
    page(&fixture, 2, "Two");
    struct stet_catalog *catalog = fixture_catalog(&fixture);
    stet_store_article_id(STET_SPAN_LITERAL("https://a.example/"), id);
    assert_int_equal(stet_catalog_visits(catalog, id, stop, &calls, NULL), STET_END);
    assert_int_equal(calls, 1);
    assert_int_equal(stet_catalog_visits(catalog, "nothing", stop, &calls, NULL), STET_OK);
    assert_int_equal(calls, 1);
    stet_catalog_close(catalog);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_late_captures),
        cmocka_unit_test(test_callback_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
