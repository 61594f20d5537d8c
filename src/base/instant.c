/* instant.c - the proleptic Gregorian calendar, without the C library's time zones. */
#include "instant.h"
#include "span.h"

#define DAY 86400

/* Days since 1970-01-01, by the era method of 400-year cycles. */
static int64_t days_from_civil(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void stet_civil_from_utc(int64_t utc, struct stet_civil *out)
{
    int64_t days = utc / DAY, rest = utc % DAY;
    if (rest < 0) {
        rest += DAY;
        days--;
    }
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    out->day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    out->month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    out->year = (int)(year_of_era + era * 400 + (out->month <= 2));
    out->hour = (int)(rest / 3600);
    out->minute = (int)(rest / 60 % 60);
    out->second = (int)(rest % 60);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool stet_civil_to_utc(const struct stet_civil *civil, int64_t *utc)
{
    if (civil->year < 1 || civil->year > 9999 || civil->month < 1 || civil->month > 12 ||
        civil->day < 1 || civil->day > days_in_month(civil->year, civil->month) ||
        civil->hour < 0 || civil->hour > 23 || civil->minute < 0 || civil->minute > 59 ||
        civil->second < 0 || civil->second > 60)
        return false;
    int second = civil->second == 60 ? 59 : civil->second;
    *utc = days_from_civil(civil->year, civil->month, civil->day) * DAY + civil->hour * 3600 +
           civil->minute * 60 + second;
    return true;
}

/* Writes an instant; marks has what stands behind each field, or a space for nothing. */
static void write_fields(int64_t utc, const char *marks, char out[STET_INSTANT_TEXT])
{
    struct stet_civil c;
    stet_civil_from_utc(utc, &c);
    int year = c.year < 0 ? 0 : c.year > 9999 ? 9999 : c.year;
    const int pairs[] = {year / 100, year % 100, c.month, c.day, c.hour, c.minute, c.second};
    for (size_t i = 0; i < 7; i++) {
        *out++ = (char)('0' + pairs[i] / 10);
        *out++ = (char)('0' + pairs[i] % 10);
        if (marks[i] != ' ')
            *out++ = marks[i];
    }
    *out = '\0';
}

void stet_instant_rfc3339(int64_t utc, char out[STET_INSTANT_TEXT])
{
    write_fields(utc, " --T::Z", out);
}

void stet_instant_compact(int64_t utc, char out[STET_INSTANT_TEXT])
{
    write_fields(utc, "   T  Z", out);
}

/* Reads text by a pattern: 0 is a digit of the next field, other characters stand for themselves.
 */
static bool read_fields(struct stet_span text, const char *pattern, int *fields)
{
    if (text.len != strlen(pattern))
        return false;
    int *field = fields - 1;
    for (size_t i = 0; i < text.len; i++) {
        if (pattern[i] != '0') {
            if (stet_ascii_lower(text.ptr[i]) != pattern[i])
                return false;
            continue;
        }
        if (!stet_is_digit(text.ptr[i]))
            return false;
        bool first = i == 0 || pattern[i - 1] != '0';
        if (first)
            *++field = 0;
        *field = *field * 10 + (text.ptr[i] - '0');
    }
    return true;
}

static bool parse_offset(struct stet_span text, int64_t *seconds)
{
    *seconds = 0;
    if (text.len == 1 && stet_ascii_lower(text.ptr[0]) == 'z')
        return true;
    int fields[2];
    if (text.len != 6 || (text.ptr[0] != '+' && text.ptr[0] != '-') ||
        !read_fields(stet_span_sub(text, 1, 6), "00:00", fields) || fields[0] > 23 ||
        fields[1] > 59)
        return false;
    *seconds = fields[0] * 3600 + fields[1] * 60;
    if (text.ptr[0] == '-')
        *seconds = -*seconds;
    return true;
}

bool stet_instant_parse_rfc3339(struct stet_span text, int64_t *utc)
{
    int f[6];
    if (text.len < 20)
        return false;
    struct stet_span stamp = stet_span_sub(text, 0, 19);
    if (!read_fields(stamp, "0000-00-00t00:00:00", f) &&
        !read_fields(stamp, "0000-00-00 00:00:00", f))
        return false;
    size_t at = 19;
    if (text.ptr[at] == '.') {
        at++;
        if (at == text.len || !stet_is_digit(text.ptr[at]))
            return false;
        while (at < text.len && stet_is_digit(text.ptr[at]))
            at++;
    }
    int64_t offset;
    struct stet_civil civil = {f[0], f[1], f[2], f[3], f[4], f[5]};
    if (!parse_offset(stet_span_sub(text, at, text.len), &offset) ||
        !stet_civil_to_utc(&civil, utc))
        return false;
    *utc -= offset;
    return true;
}

bool stet_instant_parse_compact(struct stet_span text, int64_t *utc)
{
    /* read_fields starts a field after a non-digit, so the digits are regrouped here. */
    if (text.len != 16 || text.ptr[8] != 'T' || text.ptr[15] != 'Z')
        return false;
    char spread[] = "0000-00-00T00:00:00Z";
    memcpy(spread, text.ptr, 4);
    for (size_t to = 5, from = 4; from < 15; to += 3, from += from == 6 ? 3 : 2)
        memcpy(spread + to, text.ptr + from, 2);
    return stet_instant_parse_rfc3339(stet_span_of(spread), utc);
}

bool stet_instant_parse_date(struct stet_span text, int64_t *first, int64_t *last)
{
    int f[3] = {0, 1, 1};
    struct stet_civil civil;
    bool year_only = false, month_only = false;
    if (read_fields(text, "0000", f))
        year_only = true;
    else if (read_fields(text, "0000-00", f))
        month_only = true;
    else if (!read_fields(text, "0000-00-00", f))
        return false;
    civil = (struct stet_civil){.year = f[0], .month = f[1], .day = f[2]};
    if (!stet_civil_to_utc(&civil, first))
        return false;
    if (year_only)
        civil.month = 12;
    if (year_only || month_only)
        civil.day = days_in_month(civil.year, civil.month);
    civil.hour = 23;
    civil.minute = civil.second = 59;
    return stet_civil_to_utc(&civil, last);
}
