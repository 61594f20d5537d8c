/* date_match.c - the forms of a date: numbers, names of months in three orders, years of eras.
 *
 * Each form looks at a bounded number of tokens from one on, and says where the date ends. */
#include "date_scan.h"

#include "span.h"

static bool valid_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

static bool set_day(struct stet_date *date, uint32_t year, uint32_t month, uint32_t day)
{
    if (year >= 2443 && year <= 2742)
        year -= 543; /* Buddhist era */
    if (year > 9999 || month > 12 || day > 31)
        return false;
    date->year = (int)year;
    date->month = (int)month;
    date->day = (int)day;
    return valid_day(date->year, date->month, date->day);
}

static uint32_t full_year(uint32_t year, size_t digits)
{
    if (digits > 2)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

static bool month_first(const char *language)
{
    return language && (strcmp(language, "en") == 0 || strcmp(language, "en-US") == 0 ||
                        strcmp(language, "en_US") == 0 || strcmp(language, "en-us") == 0);
}

/* The sign between the numbers of a date. */
static size_t match_separator(const struct date_scan *scan, size_t i, uint32_t *sign)
{
    if (i >= scan->count || scan->tokens[i].kind != DATE_TOKEN_SIGN)
        return 0;
    *sign = scan->tokens[i].value;
    return *sign == '-' || *sign == '/' || *sign == '.' ? i + 1 : 0;
}

/* 2024-12-03, 03/12/2024, 3.12.24 and so on. */
static size_t match_numeric(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    uint32_t a, b, c, sign, again;
    size_t second, third, next;
    if (!stet_date_number(scan, i, 1, 4, &a) || !(second = match_separator(scan, i + 1, &sign)) ||
        !stet_date_number(scan, second, 1, 2, &b) ||
        !(third = match_separator(scan, second + 1, &again)) || again != sign ||
        !(next = stet_date_number(scan, third, 1, 4, &c)))
        return 0;
    unsigned first_digits = scan->tokens[i].digits, last_digits = scan->tokens[third].digits;
    bool spaced =
        scan->tokens[second].spaced || scan->tokens[third].spaced || scan->tokens[i + 1].spaced;
    if (spaced && sign != '.')
        return 0;
    uint32_t more;
    if (match_separator(scan, next, &more) && more == sign && next + 1 < scan->count &&
        scan->tokens[next + 1].kind == DATE_TOKEN_NUMBER && !scan->tokens[next + 1].spaced)
        return 0; /* 192.168.1.1 */
    if (first_digits == 4)
        return last_digits <= 2 && set_day(date, a, b, c) ? next : 0;
    if (first_digits > 2 || last_digits == 3 || last_digits == 1)
        return 0;
    if (last_digits == 2 && (sign == '.' ? !scan->whole && (first_digits < 2 || spaced) : spaced))
        return 0; /* a version number, or a sum */
    c = full_year(c, last_digits);
    bool swap = sign == '/' && month_first(scan->language);
    if (sign == '-' && scan->language && strcmp(scan->language, "en-US") == 0)
        swap = true;
    if (swap ? set_day(date, c, a, b) || set_day(date, c, b, a)
             : set_day(date, c, b, a) || set_day(date, c, a, b))
        return next;
    return last_digits == 2 && first_digits == 2 && set_day(date, full_year(a, 2), b, c % 100)
               ? next
               : 0;
}

/* 20241203, alone or before a T. */
static size_t match_compact(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    uint32_t value;
    size_t next = stet_date_number(scan, i, 8, 8, &value);
    if (!next || (!scan->whole && !stet_date_word_is(scan, next, "t")))
        return 0;
    return set_day(date, value / 10000, value / 100 % 100, value % 100) ? next : 0;
}

#define ERAS "令和|平成|昭和|民国|民國"

/* The years before the first of an era, or 0. */
static uint32_t era_base(const struct date_scan *scan, size_t i, size_t *next)
{
    static const struct {
        const char *name;
        uint32_t base;
    } eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民国", 1911}, {"民國", 1911}};
    *next = 0;
    if (!stet_date_one_of(scan, i, ERAS))
        return 0;
    for (size_t k = 0; k < sizeof(eras) / sizeof(eras[0]); k++) {
        *next = stet_date_one_of(scan, i, eras[k].name);
        if (*next)
            return eras[k].base;
    }
    return 0;
}

/* 2024年12月3日, 令和6年12月3日, 2024년 12월 3일. */
static size_t match_east_asian(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    uint32_t year, month, day;
    size_t next = i, after_era;
    uint32_t base = era_base(scan, i, &after_era);
    if (base)
        next = after_era;
    if (!(next = stet_date_number(scan, next, base ? 1 : 4, 4, &year)) ||
        !(next = stet_date_one_of(scan, next, "年|년")) ||
        !(next = stet_date_number(scan, next, 1, 2, &month)) ||
        !(next = stet_date_one_of(scan, next, "月|월")) ||
        !(next = stet_date_number(scan, next, 1, 2, &day)) ||
        !(next = stet_date_one_of(scan, next, "日|号|號|일")))
        return 0;
    return set_day(date, year + base, month, day) ? next : 0;
}

/* What may stand between day, month and year: at most three signs or small words. */
static size_t skip_between(const struct date_scan *scan, size_t i)
{
    static const char signs[] = ",.-/'،";
    for (int n = 0; n < 3 && i < scan->count; n++) {
        const struct date_token *token = &scan->tokens[i];
        size_t next = 0;
        if (token->kind == DATE_TOKEN_SIGN &&
            ((token->value < 0x80 && strchr(signs, (char)token->value)) || token->value == 0x060C))
            next = i + 1;
        else if (!(next = stet_date_word(scan, i, STET_DATE_WORD_YEAR)))
            next = stet_date_word(scan, i, STET_DATE_WORD_LINK);
        if (!next)
            return i;
        i = next;
    }
    return i;
}

/* 3, 3rd, 1er, 3. */
static size_t match_day(const struct date_scan *scan, size_t i, uint32_t *day)
{
    size_t next = stet_date_number(scan, i, 1, 2, day);
    if (!next || *day < 1 || *day > 31)
        return 0;
    if (next < scan->count && !scan->tokens[next].spaced) {
        size_t ordinal = stet_date_word(scan, next, STET_DATE_WORD_ORDINAL);
        if (!ordinal)
            ordinal = stet_date_sign(scan, next, 0xB0);
        if (ordinal)
            return ordinal;
    }
    return next;
}

/* A name with its full stop and its double ("كانون الأول/ديسمبر"), or "tháng 12". */
static size_t match_month(const struct date_scan *scan, size_t i, int *month)
{
    uint32_t number;
    size_t next;
    if (stet_date_word_is(scan, i, "thang") &&
        (next = stet_date_number(scan, i + 1, 1, 2, &number)) && number >= 1 && number <= 12) {
        *month = (int)number;
        return next;
    }
    next = stet_date_month_name(scan, i, month);
    if (!next)
        return 0;
    if (stet_date_sign(scan, next, '.'))
        next++;
    int other;
    size_t twice = stet_date_sign(scan, next, '/');
    if (twice && (twice = stet_date_month_name(scan, twice, &other)) && other == *month)
        next = twice;
    return next;
}

static size_t match_year(const struct date_scan *scan, size_t i, uint32_t *year)
{
    size_t next = stet_date_number(scan, i, 4, 4, year);
    if (!next) {
        next = stet_date_number(scan, i, 2, 2, year);
        bool joined = next && i > 0 && !scan->tokens[i].spaced &&
                      (stet_date_sign(scan, i - 1, '-') || stet_date_sign(scan, i - 1, '/') ||
                       stet_date_sign(scan, i - 1, '\''));
        if (!next || (!joined && !scan->whole))
            return 0;
        *year = full_year(*year, 2);
    }
    size_t unit = stet_date_word(scan, next, STET_DATE_WORD_YEAR);
    if (unit)
        next = stet_date_sign(scan, unit, '.') ? unit + 1 : unit;
    return next;
}

/* Day, month by name, year in any of the three orders people use. */
static size_t match_named(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    uint32_t day, year;
    int month;
    size_t next = match_day(scan, i, &day), behind;
    if (next && (next = match_month(scan, skip_between(scan, next), &month)) &&
        (next = match_year(scan, skip_between(scan, next), &year)) &&
        set_day(date, year, (uint32_t)month, day))
        return next;
    next = match_month(scan, i, &month);
    if (next && (next = match_day(scan, skip_between(scan, next), &day))) {
        struct stet_date clock = {.hour = -1};
        size_t time =
            stet_date_time(scan, next, false, &clock); /* ctime(3): the year stands last */
        if (time && (behind = match_year(scan, time, &year)) &&
            set_day(date, year, (uint32_t)month, day)) {
            date->hour = clock.hour;
            date->minute = clock.minute;
            date->second = clock.second;
            date->zoned = clock.zoned;
            date->zone_minutes = clock.zone_minutes;
            return behind;
        }
        behind = match_year(scan, skip_between(scan, next), &year);
        if (behind && set_day(date, year, (uint32_t)month, day))
            return behind;
    }
    next = stet_date_number(scan, i, 4, 4, &year);
    if (next) {
        size_t name = skip_between(scan, next);
        if ((behind = match_month(scan, name, &month)) &&
            (behind = match_day(scan, skip_between(scan, behind), &day)) &&
            set_day(date, year, (uint32_t)month, day)) {
            size_t unit = stet_date_word_is(scan, behind, "d"); /* Lithuanian */
            behind = unit ? unit : behind;
            return stet_date_sign(scan, behind, '.') ? behind + 1 : behind;
        }
        if ((behind = match_day(scan, name, &day)) && /* Latvian: year, day, month */
            (behind = match_month(scan, skip_between(scan, behind), &month)) &&
            set_day(date, year, (uint32_t)month, day))
            return behind;
    }
    return 0;
}

/* A weekday with its comma, full stop or brackets; i if there is none. */
static size_t skip_weekday(const struct date_scan *scan, size_t i)
{
    static const char single[] = "日|月|火|水|木|金|土|일|월|화|수|목|금|토|一|二|三|四|五|六";
    size_t open = stet_date_sign(scan, i, '(');
    if (open) {
        size_t next = stet_date_weekday(scan, open);
        if (!next)
            next = stet_date_one_of(scan, open, single);
        return next && stet_date_sign(scan, next, ')') ? next + 1 : i;
    }
    size_t next = stet_date_weekday(scan, i);
    if (!next)
        return i;
    for (int n = 0; n < 2 && (stet_date_sign(scan, next, '.') || stet_date_sign(scan, next, ','));
         n++)
        next++;
    return next;
}

/* Signs and small words between a date and its time. */
static size_t skip_to_time(const struct date_scan *scan, size_t i)
{
    for (int n = 0; n < 3 && i < scan->count; n++) {
        const struct date_token *token = &scan->tokens[i];
        size_t next = 0;
        if (token->kind == DATE_TOKEN_SIGN &&
            (token->value == ',' || token->value == '-' || token->value == '|' ||
             token->value == 0xB7 || token->value == 0x2022 || token->value == '/' ||
             token->value == 0x060C || token->value == '.'))
            next = i + 1;
        else if (!stet_date_word(scan, i, STET_DATE_WORD_CLOCK))
            next = stet_date_word(scan, i, STET_DATE_WORD_LINK);
        if (!next)
            return i;
        i = next;
    }
    return i;
}

/* The day alone. */
static size_t match_calendar(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    static size_t (*const forms[])(const struct date_scan *, size_t, struct stet_date *) = {
        match_numeric, match_named, match_east_asian, match_compact};
    for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++) {
        *date = (struct stet_date){.hour = -1};
        size_t next = forms[k](scan, i, date);
        if (next)
            return next;
    }
    return 0;
}

/* Is a word one of those of the forms above that are in no table? */
static bool is_own_word(const struct date_scan *scan, size_t i)
{
    static const char own[] = "thang|a|p|π|μ|" ERAS, firsts[] = "tap\xCF\xCE\xE4\xE5\xE6";
    return strchr(firsts, scan->tokens[i].word[0]) && stet_date_one_of(scan, i, own);
}

/* Can a date, a time or a weekday begin with a token? Most words of a text cannot. */
static bool may_begin(const struct date_scan *scan, size_t i)
{
    const struct date_token *token = &scan->tokens[i];
    if (token->to_number > DATE_MAX_BEFORE)
        return false; /* every form has a number */
    if (token->kind == DATE_TOKEN_SIGN)
        return token->value == '('; /* of a weekday */
    return token->kind == DATE_TOKEN_NUMBER || token->single || token->word[0] == '\0' ||
           is_own_word(scan, i);
}

/* Can a word be the month of a date, or the unit of its year? */
static bool is_of_date(const struct date_scan *scan, size_t i)
{
    const struct date_entry *single = scan->tokens[i].single;
    return (single && (single->months || single->longest > 1)) ||
           stet_date_word_is(scan, i, "thang") || stet_date_word_is(scan, i, "年") ||
           stet_date_word_is(scan, i, "년");
}

bool stet_date_may_hold(const struct date_scan *scan)
{
    size_t numbers = 0;
    for (size_t i = 0; i < scan->count && numbers < 3; i++) {
        const struct date_token *token = &scan->tokens[i];
        if (token->kind == DATE_TOKEN_NUMBER)
            numbers += token->digits == 8 ? 3 : 1; /* 20241203 */
        else if (token->kind == DATE_TOKEN_WORD && is_of_date(scan, i))
            return true;
    }
    return numbers >= 3;
}

size_t stet_date_match(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    struct stet_date clock = {.hour = -1};
    if (!may_begin(scan, i))
        return 0;
    size_t first = stet_date_time(scan, i, false, &clock), next = 0;
    if (first) {
        size_t day = skip_weekday(scan, skip_to_time(scan, first));
        next = match_calendar(scan, day, date);
    }
    if (!next) {
        clock.hour = -1;
        size_t day = skip_weekday(scan, i);
        if (day > i)
            next = match_calendar(scan, skip_to_time(scan, day), date);
        if (!next)
            next = match_calendar(scan, i, date);
    }
    if (!next)
        return 0;
    size_t day = stet_date_sign(scan, next, ',') ? next + 1 : next;
    size_t behind = skip_weekday(scan, day);
    if (behind > day)
        next = behind;
    if (clock.hour < 0 && date->hour < 0) {
        size_t t = stet_date_word_is(scan, next, "t");
        size_t time = stet_date_time(scan, t ? t : skip_to_time(scan, next), t != 0, &clock);
        if (time)
            next = time;
    }
    if (clock.hour >= 0) {
        date->hour = clock.hour;
        date->minute = clock.minute;
        date->second = clock.second;
        date->zoned = clock.zoned;
        date->zone_minutes = clock.zone_minutes;
    }
    date->start = scan->tokens[i].start;
    date->end = scan->tokens[next - 1].end;
    return next;
}
