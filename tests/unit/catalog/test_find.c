/* test_find.c - what people call articles, and what they must not reach with it. */
#include "fixture.h"

static struct fixture fixture;
static struct stet_catalog *catalog;

static const char *const urls[] = {
    "file:///home/x/dir/notes.txt",     "file:///home/y/notes.txt",
    "file:///home/y/other%20notes.txt", "given name",
    "http://www.other.example/",        "https://example.org/a",
    "https://example.org/a%25b",        "https://example.org/ab",
};

static int set_up(void **state)
{
    (void)state;
    fixture_open(&fixture);
    fixture_begin(&fixture);
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++)
        fixture_page(&fixture, urls[i], DAY, "title: \"A\"", "Text.");
    fixture_capture(&fixture, STET_OUTCOME_REFUSED, "https://refused.example/", DAY, NULL, "404");
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

static void check(const char *selector, const char *expected)
{
    struct stet_buf out;
    uint64_t total = 99, lines = 0;
    stet_buf_init(&out, 100000);
    MUST(stet_catalog_find(catalog, selector, 100, fixture_put_url, &out, &total, &fixture_error));
    if (strcmp(out.ptr, expected) != 0)
        fail_msg("'%s' found:\n%s", selector, out.ptr);
    for (const char *p = out.ptr; *p; p++)
        lines += *p == '\n';
    assert_int_equal(total, lines);
    stet_buf_free(&out);
}

static void test_exact(void **state)
{
    (void)state;
    check("https://example.org/a", "https://example.org/a\n"); /* not /ab too */
    check("example.org/a", "https://example.org/a\n");
    check("EXAMPLE.org/a?utm_source=x", "https://example.org/a\n");
    check("HTTPS://Example.org:443/a#top", "https://example.org/a\n");
    check("other.example", "http://www.other.example/\n");
    check("given name", "given name\n");
}

static void test_prefixes(void **state)
{
    (void)state;
    check("https://example.org/", "https://example.org/a\nhttps://example.org/a%25b\n"
                                  "https://example.org/ab\n");
    check("Example.o", "https://example.org/a\nhttps://example.org/a%25b\n"
                       "https://example.org/ab\n");
    check("www.oth", "http://www.other.example/\n");
    check("oth", "http://www.other.example/\n");
    check("giv", "given name\n");
    check("xample.org/a", "");
    check("https://refused.example/", "");
}

static void test_ids(void **state)
{
    char id[STET_ID_HEX + 1], upper[STET_ID_HEX + 1];
    (void)state;
    stet_store_article_id(stet_span_of(urls[5]), id);
    check(id, "https://example.org/a\n");
    for (size_t i = 0; i <= STET_ID_HEX; i++)
        upper[i] = id[i] >= 'a' && id[i] <= 'f' ? (char)(id[i] - 32) : id[i];
    upper[6] = '\0';
    check(upper, "https://example.org/a\n");
    id[3] = '\0';
    check(id, ""); /* too short for one */
}

static void test_file_tails(void **state)
{
    (void)state;
    check("notes.txt", "file:///home/x/dir/notes.txt\nfile:///home/y/notes.txt\n");
    check("dir/notes.txt", "file:///home/x/dir/notes.txt\n");
    check("other notes.txt", "file:///home/y/other%20notes.txt\n");
    check("./notes.txt", "file:///home/x/dir/notes.txt\nfile:///home/y/notes.txt\n");
    check("/home/y/notes.txt", "file:///home/y/notes.txt\n");
    check("otes.txt", "");
    check("/", "");
    check("file:///home/x", "file:///home/x/dir/notes.txt\n");
}

static void test_hostile(void **state)
{
    char *longest = calloc(1, 20001);
    (void)state;
    assert_non_null(longest);
    memset(longest, 'a', 20000);
    check(longest, "");
    longest[8000] = '\0';
    check(longest, "");
    free(longest);
    check("", "");
    check("%", "");
    check("https://example.org/%", "");
    check("https://example.org/a%", "https://example.org/a%25b\n");
    check("https://example.org/_", "");
    check("*", "");
    check("' OR 1=1 --", "");
    check("\xFF\xFE", "");
    check("://", "");
    check("file:", "file:///home/x/dir/notes.txt\nfile:///home/y/notes.txt\n"
                   "file:///home/y/other%20notes.txt\n");
}

static void test_limit(void **state)
{
    struct stet_buf out;
    uint64_t total = 0;
    (void)state;
    stet_buf_init(&out, 1000);
    MUST(stet_catalog_find(catalog, "example.org", 1, fixture_put_url, &out, &total,
                           &fixture_error));
    assert_string_equal(out.ptr, "https://example.org/a\n");
    assert_int_equal(total, 3);
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact),   cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_ids),     cmocka_unit_test(test_file_tails),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
