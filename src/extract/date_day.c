/* date_day.c - a day of any calendar that dates are written in, as one of the Gregorian.
 *
 * In: year, month and day as they stand in a text; months of the Persian calendar are numbered on
 * from DATE_PERSIAN_MONTH. Out: the day, if there is such a one. */
#include "date_scan.h"

#include "instant.h"

#define DAY_SECONDS   86400
#define PERSIAN_YEAR  1403                /* began on 20 March 2024: */
#define PERSIAN_BEGAN INT64_C(1710892800) /* seconds since 1970 */

static bool valid_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

/* Eight years of 33 have a day more, from 1244 to 1472. */
static bool is_persian_leap(uint32_t year)
{
    return (year * 25 + 11) % 33 < 8;
}

static bool set_persian(struct stet_date *date, uint32_t year, uint32_t month, uint32_t day)
{
    struct stet_civil civil;
    int64_t days = (int64_t)day - 1 + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6);
    uint32_t last = month <= 6 ? 31 : month < 12 || is_persian_leap(year) ? 30 : 29;
    if (year < DATE_PERSIAN_FIRST || year > DATE_PERSIAN_LAST || day < 1 || day > last)
        return false;
    for (uint32_t y = PERSIAN_YEAR; y < year; y++)
        days += 365 + is_persian_leap(y);
    for (uint32_t y = year; y < PERSIAN_YEAR; y++)
        days -= 365 + is_persian_leap(y);
    stet_civil_from_utc(PERSIAN_BEGAN + days * DAY_SECONDS, &civil);
    date->year = civil.year;
    date->month = civil.month;
    date->day = civil.day;
    return true;
}

bool stet_date_set_day(struct stet_date *date, uint32_t year, uint32_t month, uint32_t day)
{
    if (month >= DATE_PERSIAN_MONTH && month < DATE_PERSIAN_MONTH + 12)
        return set_persian(date, year, month - DATE_PERSIAN_MONTH + 1, day);
    if (year >= 2443 && year <= 2742)
        year -= 543; /* Buddhist era */
    if (year > 9999 || month > 12 || day > 31)
        return false;
    date->year = (int)year;
    date->month = (int)month;
    date->day = (int)day;
    return valid_day(date->year, date->month, date->day);
}
