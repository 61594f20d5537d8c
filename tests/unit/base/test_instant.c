/* test_instant.c - instants, civil dates and their written forms. */
#include "instant.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    int64_t utc;
    const char *rfc3339, *compact;
} instants[] = {
    {0, "1970-01-01T00:00:00Z", "19700101T000000Z"},
    {-1, "1969-12-31T23:59:59Z", "19691231T235959Z"},
    {1733214600, "2024-12-03T08:30:00Z", "20241203T083000Z"},
    {951782400, "2000-02-29T00:00:00Z", "20000229T000000Z"},
    {INT64_C(253402300799), "9999-12-31T23:59:59Z", "99991231T235959Z"},
    {INT64_C(-62135596800), "0001-01-01T00:00:00Z", "00010101T000000Z"},
};

static void both_forms_are_written_and_read_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
        char text[STET_INSTANT_TEXT];
        int64_t utc = 1;
        stet_instant_rfc3339(instants[i].utc, text);
        assert_string_equal(text, instants[i].rfc3339);
        assert_true(stet_instant_parse_rfc3339(stet_span_of(text), &utc));
        assert_true(utc == instants[i].utc);
        stet_instant_compact(instants[i].utc, text);
        assert_string_equal(text, instants[i].compact);
        assert_true(stet_instant_parse_compact(stet_span_of(text), &utc));
        assert_true(utc == instants[i].utc);
    }
}

static void every_day_of_four_centuries_comes_back(void **state)
{
    (void)state;
    for (int64_t day = 0; day < 146097; day += 13) {
        struct stet_civil civil;
        int64_t utc = 0;
        stet_civil_from_utc(day * 86400 + 86399, &civil);
        assert_true(stet_civil_to_utc(&civil, &utc));
        assert_true(utc == day * 86400 + 86399);
    }
}

static void offsets_and_fractions_are_read(void **state)
{
    (void)state;
    static const char *const same[] = {
        "2024-12-03T08:30:00Z",      "2024-12-03t09:30:00+01:00",   "2024-12-03 08:30:00.999Z",
        "2024-12-02T23:00:00-09:30", "2024-12-03T08:30:00.5+00:00",
    };
    for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
        int64_t utc = 0;
        assert_true(stet_instant_parse_rfc3339(stet_span_of(same[i]), &utc));
        assert_int_equal(utc, 1733214600);
    }
}

static void what_is_no_instant_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "2024-12-03",
        "2024-12-03T08:30:00",
        "2024-02-30T08:30:00Z",
        "2023-02-29T08:30:00Z",
        "2024-13-01T08:30:00Z",
        "2024-12-03T24:00:00Z",
        "2024-12-03T08:30:61Z",
        "2024-12-03T08:30:00.Z",
        "2024-12-03T08:30:00+24:00",
        "2024-12-03T08:30:00+0100",
        "2024-12-03T08:30:00Zx",
        "0000-12-03T08:30:00Z",
        "20241203T083000",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        int64_t utc;
        assert_false(stet_instant_parse_rfc3339(stet_span_of(bad[i]), &utc));
        assert_false(stet_instant_parse_compact(stet_span_of(bad[i]), &utc));
    }
}

static void a_date_is_a_first_and_a_last_second(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first, *last;
    } cases[] = {
        {"2024", "2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z"},
        {"2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"},
        {"2100-02", "2100-02-01T00:00:00Z", "2100-02-28T23:59:59Z"},
        {"2024-12-03", "2024-12-03T00:00:00Z", "2024-12-03T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t first, last;
        char text[STET_INSTANT_TEXT];
        assert_true(stet_instant_parse_date(stet_span_of(cases[i].text), &first, &last));
        stet_instant_rfc3339(first, text);
        assert_string_equal(text, cases[i].first);
        stet_instant_rfc3339(last, text);
        assert_string_equal(text, cases[i].last);
    }
    int64_t first, last;
    assert_false(stet_instant_parse_date(STET_SPAN_LITERAL("2024-00"), &first, &last));
    assert_false(stet_instant_parse_date(STET_SPAN_LITERAL("24"), &first, &last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_forms_are_written_and_read_back),
        cmocka_unit_test(every_day_of_four_centuries_comes_back),
        cmocka_unit_test(offsets_and_fractions_are_read),
        cmocka_unit_test(what_is_no_instant_is_refused),
        cmocka_unit_test(a_date_is_a_first_and_a_last_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
