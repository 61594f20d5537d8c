/* The words that name a version. */
#include "instant.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stet/archive.h>

static struct stet_version versions[3];
static const struct stet_history history = {
    .article = {.url = "https://example.org/a"}, .versions = versions, .count = 3};

static int64_t utc(const char *text)
{
    int64_t value;
    assert_true(stet_instant_parse_rfc3339(stet_span_of(text), &value));
    return value;
}

static int make_history(void **state)
{
    (void)state;
    versions[0].captured_utc = utc("2024-12-03T08:30:00Z");
    versions[1].captured_utc = utc("2024-12-09T10:00:00Z");
    versions[2].captured_utc = utc("2024-12-09T18:00:00Z");
    return 0;
}

static void expect_version(const char *word, size_t index)
{
    struct stet_error error;
    size_t found = 99;
    assert_int_equal(stet_history_select(&history, word, &found, &error), STET_OK);
    assert_int_equal(found, index);
}

static void expect_failure(const char *word, enum stet_status status, const char *part)
{
    struct stet_error error;
    size_t found;
    assert_int_equal(stet_history_select(&history, word, &found, &error), status);
    assert_non_null(strstr(error.message, part));
}

static void test_numbers(void **state)
{
    (void)state;
    expect_version("1", 0);
    expect_version("3", 2);
    expect_version("first", 0);
    expect_version("latest", 2);
    expect_version(NULL, 2);
    expect_version("-1", 1);
    expect_version("-2", 0);
    expect_failure("0", STET_ERR_NOT_FOUND, "no version '@0'");
    expect_failure("2024", STET_ERR_NOT_FOUND, "that year is '@2024-12-31'");
    expect_failure("4", STET_ERR_NOT_FOUND, "has 3 versions");
    expect_failure("-3", STET_ERR_NOT_FOUND, "no version '@-3'");
    expect_failure("99999999999999999999", STET_ERR_USAGE, "names no version");
}

static void test_dates(void **state)
{
    (void)state;
    expect_version("2024-12-03", 0);
    expect_version("2024-12-08", 0);
    expect_version("2024-12-09", 2);
    expect_version("2024-12-09T12:00:00Z", 1);
    expect_version("2024-12-09T12:00:00+09:00", 0);
    expect_version("20241209T100000Z", 1);
    expect_version("2025-01", 2);
    expect_failure("2024-12-02", STET_ERR_NOT_FOUND, "first capture is of 2024-12-03T08:30:00Z");
    expect_failure("2024-13-01", STET_ERR_USAGE, "names no version");
    expect_failure("yesterday", STET_ERR_USAGE, "use a number");
    expect_failure("", STET_ERR_USAGE, "names no version");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, make_history, NULL);
}
