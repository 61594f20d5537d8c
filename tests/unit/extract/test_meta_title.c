/* Titles and the names of sites. */
#include "meta.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void check(const char *title, const char *site, const char *host, const char *expected)
{
    struct stet_span cut =
        stet_title_without_site(stet_span_of(title), stet_span_of(site), stet_span_of(host));
    char text[200];
    assert_true(cut.len < sizeof(text));
    memcpy(text, cut.ptr, cut.len);
    text[cut.len] = '\0';
    assert_string_equal(text, expected);
}

static void sites(void **state)
{
    (void)state;
    check("A walk | The Daily", "The Daily", "", "A walk");
    check("The Daily: A walk", "the daily", "", "A walk");
    check("A walk - thedaily.example", "", "www.thedaily.example", "A walk");
    check("A walk \xE2\x80\x93 Thedaily", "", "www.thedaily.example", "A walk");
    check("A walk - in the park", "The Daily", "www.thedaily.example", "A walk - in the park");
    check("The Daily", "The Daily", "", "The Daily");
    check("A walk | CBC News", "CBC", "", "A walk");
    check("A walk - Columbia Star", "The Columbia Star", "", "A walk");
    check("A walk - The Starlings", "The Star", "", "A walk - The Starlings");
    check("Daily Terms - Your rights", "Daily", "", "Daily Terms - Your rights");
    check("Home | The Daily", "The Daily", "", "The Daily");
    check("A walk (The Daily)", "The Daily", "", "A walk");
    check("A walk (2024)", "The Daily", "", "A walk (2024)");
    static const char *const marks[] = {" | ", " -- ", "--", " > ", " >> ",           " @ ",
                                        " ★ ", " ― ",  "－", " → ", " \xE2\x80\x90 ", " – The "};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        char title[100];
        (void)snprintf(title, sizeof(title), "A walk%sDaily News", marks[i]);
        check(title, "Daily News", "", "A walk");
    }
    check("The Daily > A walk", "The Daily", "", "A walk");
    check("A walk > in the park", "The Daily", "", "A walk > in the park");
    check("A walk & The Daily", "The Daily", "", "A walk & The Daily");
    check("A walk -", "The Daily", "", "A walk");
    check("Of \xC2\xAB a walk \xC2\xBB", "", "", "Of \xC2\xAB a walk \xC2\xBB");
    check("Daily-Chief resigns - Daily", "Daily", "", "Daily-Chief resigns");
    check("DAILY-2024-7 of the year", "", "daily.example", "DAILY-2024-7 of the year");
    check("\xE6\x96\xB0\xE6\xB5\xAA-\xE4\xBD\x93\xE8\x82\xB2", "\xE6\x96\xB0\xE6\xB5\xAA", "",
          "\xE4\xBD\x93\xE8\x82\xB2");
}

static void parts(void **state)
{
    (void)state;
    struct stet_span title = stet_span_of("A walk \xE2\x80\x93 The Daily");
    assert_true(stet_span_is(stet_title_part(title, stet_span_of("a walk")), "A walk"));
    assert_true(stet_span_is(stet_title_part(title, stet_span_of("the daily")), "The Daily"));
    assert_true(stet_title_part(title, stet_span_of("a")).len == 0);
    assert_true(stet_title_part(stet_span_of("A walk: part two"), stet_span_of("A walk")).len == 0);
    assert_true(stet_title_part(title, stet_span_of("!")).len == 0);
}

static void parts_in_turn(void **state)
{
    (void)state;
    struct stet_span rest = stet_span_of("A walk | Part - two"), part;
    assert_true(stet_title_next_part(&rest, &part) && stet_span_is(part, "A walk"));
    assert_true(stet_title_next_part(&rest, &part) && stet_span_is(part, "Part"));
    assert_true(stet_title_next_part(&rest, &part) && stet_span_is(part, "two"));
    assert_false(stet_title_next_part(&rest, &part));
    struct stet_span name = stet_span_of("The Daily \xE2\x80\x93 news");
    struct stet_span cut =
        stet_title_without_name(stet_span_of("A walk | The Daily \xE2\x80\x93 news"), name);
    assert_true(stet_span_is(cut, "A walk"));
}

static void overlaps(void **state)
{
    (void)state;
    assert_true(
        stet_title_holds(stet_span_of("Now: it\xE2\x80\x99s here"), stet_span_of("its here")));
    assert_false(stet_title_holds(stet_span_of("here"), stet_span_of("here it is")));
    assert_false(stet_title_holds(stet_span_of("here"), stet_span_of("!")));
    assert_int_equal(stet_title_likeness(stet_span_of("abcd"), stet_span_of("xbcdx")), 50);
    assert_int_equal(stet_title_likeness(stet_span_of("ab"), stet_span_of("ab")), 0);
    assert_int_equal(stet_title_letters(stet_span_of("A-1 \xC3\xA9")), 3);
}

static void sameness(void **state)
{
    (void)state;
    assert_true(stet_title_same(stet_span_of("It\xE2\x80\x99s  here!"), stet_span_of("its HERE")));
    assert_false(stet_title_same(stet_span_of("It is"), stet_span_of("It is not")));
    assert_true(stet_title_begins(stet_span_of("It is not"), stet_span_of("It is")));
    assert_false(stet_title_begins(stet_span_of("It is"), stet_span_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sites), cmocka_unit_test(sameness),
                                       cmocka_unit_test(parts), cmocka_unit_test(overlaps),
                                       cmocka_unit_test(parts_in_turn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
