/* Dates in the forms and languages people write them in. */
#include "date.h"
#include "date_tables.h"
#include "fold.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct example {
    const char *text, *language, *date; /* date NULL: there is none */
};

static const struct example whole[] = {
    /* machines */
    {"2024-12-03", NULL, "2024-12-03"},
    {"2024-12-03T09:30:00+01:00", NULL, "2024-12-03T09:30:00+01:00"},
    {"2024-12-03T09:30:00Z", NULL, "2024-12-03T09:30:00Z"},
    {"2024-12-03t09:30:00.123z", NULL, "2024-12-03T09:30:00Z"},
    {"2024-12-03T09:30:00.123456789-0530", NULL, "2024-12-03T09:30:00-05:30"},
    {"2024-12-03 09:30:00 +0100", NULL, "2024-12-03T09:30:00+01:00"},
    {"2024-12-03T09:30+01", NULL, "2024-12-03T09:30:00+01:00"},
    {"20241203", NULL, "2024-12-03"},
    {"20241203T093000Z", NULL, "2024-12-03T09:30:00Z"},
    {"2024/12/03 09:30", NULL, "2024-12-03"},
    {"Tue, 03 Dec 2024 09:30:00 GMT", NULL, "2024-12-03T09:30:00Z"},
    {"Tue, 3 Dec 2024 09:30:00 -0500 (EST)", NULL, "2024-12-03T09:30:00-05:00"},
    {"3 Dec 24 09:30 EST", NULL, "2024-12-03T09:30:00-05:00"},
    {"Tuesday, 03-Dec-24 09:30:00 GMT", NULL, "2024-12-03T09:30:00Z"},
    {"Tue Dec  3 09:30:00 2024", NULL, "2024-12-03"},
    {"Tue Dec  3 09:30:00 UTC 2024", NULL, "2024-12-03T09:30:00Z"},
    {"2024-02-29", NULL, "2024-02-29"},
    {"2023-02-29", NULL, NULL},
    {"2024-13-03", NULL, NULL},
    {"2024-12-03T25:00:00Z", NULL, NULL},
    {"2024", NULL, NULL},
    {"12:30", NULL, NULL},
    /* numbers */
    {"03/04/2024", "en", "2024-03-04"},
    {"03/04/2024", "en-GB", "2024-04-03"},
    {"03/04/2024", "it", "2024-04-03"},
    {"03/04/2024", NULL, "2024-04-03"},
    {"25/12/2024", "en", "2024-12-25"},
    {"12/25/2024", "it", "2024-12-25"},
    {"3.12.2024", "de", "2024-12-03"},
    {"3. 12. 2024", "cs", "2024-12-03"},
    {"2024. 12. 3.", "hu", "2024-12-03"},
    {"3-12-2024", "nl", "2024-12-03"},
    {"03.12.24", "de", "2024-12-03"},
    {"192.168.1.1", NULL, NULL},
    /* languages */
    {"Mar. Dic 3rd, 2024", NULL, "2024-12-03"},
    {"December 3, 2024", "en", "2024-12-03"},
    {"Dec. 3rd 2024 at 9:30 a.m. ET", "en", "2024-12-03"},
    {"Tuesday 3rd of December 2024, 9.30pm GMT", "en", "2024-12-03T21:30:00Z"},
    {"martedì 3 dicembre 2024", "it", "2024-12-03"},
    {"3 dicembre 2024, ore 9.30", "it", "2024-12-03"},
    {"Dienstag, 3. Dezember 2024, 9:30 Uhr MEZ", "de", "2024-12-03T09:30:00+01:00"},
    {"3. März 2024", "de", "2024-03-03"},
    {"1er décembre 2024 à 9h30", "fr", "2024-12-01"},
    {"le 3 DÉCEMBRE 2024", "fr", NULL},
    {"3 de diciembre de 2024", "es", "2024-12-03"},
    {"3 de março de 2024", "pt", "2024-03-03"},
    {"3 december 2024", "nl", "2024-12-03"},
    {"3 grudnia 2024 r.", "pl", "2024-12-03"},
    {"3 listopada 2024", "pl", "2024-11-03"},
    {"3. listopada 2024.", "hr", "2024-10-03"},
    {"3 декабря 2024 г., 09:30 МСК", "ru", "2024-12-03T09:30:00+03:00"},
    {"3 грудня 2024 року", "uk", "2024-12-03"},
    {"3 декември 2024", "bg", "2024-12-03"},
    {"2024年12月3日", "zh", "2024-12-03"},
    {"2024年12月3日星期二 上午9:30", "zh", "2024-12-03"},
    {"二〇二四年十二月三日", "zh", "2024-12-03"},
    {"2024年12月3日(火) 9時30分", "ja", "2024-12-03"},
    {"令和6年12月3日", "ja", "2024-12-03"},
    {"2024년 12월 3일 화요일 오전 9:30", "ko", "2024-12-03"},
    {"2024. 12. 3. 오후 9:30", "ko", "2024-12-03"},
    {"úterý 3. prosince 2024", "cs", "2024-12-03"},
    {"tisdag 3 december 2024", "sv", "2024-12-03"},
    {"3. december 2024 kl. 9.30", "da", "2024-12-03"},
    {"tirsdag 3. desember 2024", "nb", "2024-12-03"},
    {"tiistai 3. joulukuuta 2024", "fi", "2024-12-03"},
    {"Τρίτη, 3 Δεκεμβρίου 2024", "el", "2024-12-03"},
    {"2024. december 3., kedd", "hu", "2024-12-03"},
    {"marți, 3 decembrie 2024", "ro", "2024-12-03"},
    {"3 Aralık 2024 Salı", "tr", "2024-12-03"},
    {"٣ ديسمبر ٢٠٢٤", "ar", "2024-12-03"},
    {"3 كانون الأول/ديسمبر 2024", "ar", "2024-12-03"},
    {"3 בדצמבר 2024", "he", "2024-12-03"},
    {"Selasa, 3 Desember 2024", "id", "2024-12-03"},
    {"ngày 3 tháng 12 năm 2024", "vi", NULL},
    {"3 tháng 12 năm 2024", "vi", "2024-12-03"},
    {"3 ธันวาคม 2567", "th", "2024-12-03"},
    {"3 ธ.ค. 2567", "th", "2024-12-03"},
    {"۱۵ اسفند ۱۴۰۲", "fa", "2024-03-05"},
    {"۱۴۰۲/۱۲/۱۵", "fa", "2024-03-05"},
    {"1403/01/01", "fa-IR", "2024-03-20"},
    {"سه‌شنبه ۱۵ اسفند ۱۴۰۲", "fa", "2024-03-05"},
    {"31 شهریور 1399", NULL, "2020-09-21"},
    {"30 اسفند 1403", "fa", "2025-03-20"},
    {"30 اسفند 1402", "fa", NULL},
    {"31 مهر 1402", "fa", NULL},
    {"2024/12/03", "fa", "2024-12-03"},
    {"३ दिसंबर २०२४", "hi", "2024-12-03"},
    {"2024 m. gruodžio 3 d.", "lt", "2024-12-03"},
    {"2024. gada 3. decembris", "lv", "2024-12-03"},
    {"3 de desembre de 2024", "ca", "2024-12-03"},
};

static void check(bool found, const struct stet_date *date, const struct example *example)
{
    char text[STET_DATE_TEXT] = "none";
    if (found)
        stet_date_write(date, text);
    if (strcmp(text, example->date ? example->date : "none") != 0)
        fail_msg("'%s': '%s' instead of '%s'", example->text, text,
                 example->date ? example->date : "none");
}

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        struct stet_date date;
        bool found = stet_date_parse(stet_span_of(whole[i].text), whole[i].language, &date);
        check(found, &date, &whole[i]);
    }
}

static void test_find(void **state)
{
    (void)state;
    static const struct example found[] = {
        {"The vote of 3 December 2024 was lost.", "en", "2024-12-03"},
        {"ROMA, 3 dicembre 2024 - Il governo", "it", "2024-12-03"},
        {"in 2024 there were 12 of 30", "en", NULL},
        {"order 20241203 of 7", "en", NULL},
        {"version 12.3.24 of the tool", "en", "2024-03-12"},
        {"version 2.3.24 of the tool", "en", NULL},
        {"call 555-12-2024x", "en", NULL},
        {"May I have 3 of 2024?", "en", "none"},
        {"Le 3 DÉCEMBRE 2024 à Paris", "fr", "2024-12-03"},
        {"2023-02-30 then 2024-12-03", "en", "2024-12-03"},
    };
    for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
        struct stet_date date;
        bool is = stet_date_find(stet_span_of(found[i].text), found[i].language, &date);
        check(is, &date, &found[i]);
    }
}

static void test_find_says_where(void **state)
{
    (void)state;
    struct stet_span text = STET_SPAN_LITERAL("Bonn, den 3. Dezember 2024 um 9:30 Uhr: es war");
    struct stet_date date;
    assert_true(stet_date_find(text, "de", &date));
    assert_int_equal(date.start, 10);
    assert_int_equal(date.end, 38);
    assert_int_equal(date.hour, 9);
    assert_false(date.zoned);
}

struct line {
    const char *text, *language;
    int role; /* -1: no date line */
    const char *date, *modified;
};

static void test_lines(void **state)
{
    (void)state;
    static const struct line lines[] = {
        {"Mar. Dic 3rd, 2024", "it", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"Published: December 3, 2024", "en", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"Published 3 Dec 2024 | Updated 4 Dec 2024", "en", STET_DATE_PUBLISHED, "2024-12-03",
         "2024-12-04"},
        {"Last updated on December 4th, 2024 at 9:30 am", "en", STET_DATE_MODIFIED, "2024-12-04",
         NULL},
        {"Aggiornato il 4 dicembre 2024", "it", STET_DATE_MODIFIED, "2024-12-04", NULL},
        {"Pubblicato martedì 3 dicembre 2024 alle 9:30", "it", STET_DATE_PUBLISHED, "2024-12-03",
         NULL},
        {"Veröffentlicht am 3.12.2024, aktualisiert am 4.12.2024", "de", STET_DATE_PUBLISHED,
         "2024-12-03", "2024-12-04"},
        {"Stand: 3. Dezember 2024, 9.30 Uhr", "de", STET_DATE_MODIFIED, "2024-12-03", NULL},
        {"Publié le 3 décembre 2024 à 9h30", "fr", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"Опубликовано: 3 декабря 2024 года в 9:30", "ru", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"发布时间：2024年12月3日 09:30", "zh", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"更新日：2024年12月4日", "ja", STET_DATE_MODIFIED, "2024-12-04", NULL},
        {"입력 2024.12.03. 오전 9:30 수정 2024.12.04. 오전 9:30", "ko", STET_DATE_PUBLISHED,
         "2024-12-03", "2024-12-04"},
        {"December 3, 2024 · 5 min read", "en", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"Thứ Ba, ngày 3 tháng 12 năm 2024", "vi", STET_DATE_PUBLISHED, "2024-12-03", NULL},
        {"On December 3, 2024 the court decided", "en", -1, NULL, NULL},
        {"By Jane Doe, December 3, 2024", "en", -1, NULL, NULL},
        {"December 3", "en", -1, NULL, NULL},
        {"Published", "en", -1, NULL, NULL},
        {"", "en", -1, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        enum stet_date_role role;
        struct stet_date date, modified;
        struct example want = {lines[i].text, NULL, lines[i].date};
        bool is = stet_date_is_line(stet_span_of(lines[i].text), lines[i].language, &role, &date,
                                    &modified);
        check(is, &date, &want);
        if (!is)
            continue;
        assert_int_equal(role, lines[i].role);
        want.date = lines[i].modified;
        check(modified.year != 0, &modified, &want);
    }
}

static void check_folded(const char *cell)
{
    char folded[16384];
    stet_fold(stet_span_of(cell), folded, sizeof(folded));
    assert_string_equal(cell, folded);
}

/* A word in a table that is not folded would never be found. */
static void test_tables_are_folded(void **state)
{
    (void)state;
    for (const struct stet_date_months *row = stet_date_months; row->language; row++) {
        for (int month = 0; month < 12; month++)
            check_folded(row->names[month]);
    }
    for (int month = 0; month < 12; month++)
        check_folded(stet_date_persian_months[month]);
    for (const char *const *row = stet_date_weekdays; *row; row++)
        check_folded(*row);
    for (const struct stet_date_words *row = stet_date_words; row->words; row++)
        check_folded(row->words);
}

/* Many tokens, none a date: time must not explode, and nothing is found. */
static void test_hostile(void **state)
{
    (void)state;
    char text[8192];
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = "1/a."[i % 4];
    struct stet_date date;
    assert_false(stet_date_find((struct stet_span){text, sizeof(text)}, "en", &date));
    memset(text, 0xE5, sizeof(text));
    assert_false(stet_date_find((struct stet_span){text, sizeof(text)}, NULL, &date));
    memset(text, '9', sizeof(text));
    assert_false(stet_date_find((struct stet_span){text, sizeof(text)}, NULL, &date));
    assert_false(stet_date_find((struct stet_span){NULL, 0}, NULL, &date));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_says_where),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_tables_are_folded),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
