/* date_time.c - a time of the day and its zone, in the token stream of a date. */
#include "date_scan.h"

#include "span.h"

/* "am", "p.m.", "上午": sets *half to the hours to add, 0 or 12. */
static size_t match_half(const struct date_scan *scan, size_t i, int *half)
{
    size_t am = stet_date_word(scan, i, STET_DATE_WORD_AM);
    size_t pm = am ? 0 : stet_date_word(scan, i, STET_DATE_WORD_PM);
    size_t next = am ? am : pm;
    if (!next) { /* with dots */
        am = stet_date_one_of(scan, i, "a|π");
        pm = stet_date_one_of(scan, i, "p|μ");
        if ((!am && !pm) || !stet_date_sign(scan, i + 1, '.') ||
            !stet_date_one_of(scan, i + 2, "m|μ"))
            return 0;
        next = i + 3;
    }
    *half = pm ? 12 : 0;
    return stet_date_sign(scan, next, '.') ? next + 1 : next;
}

/* The minutes and seconds behind ':' or the like; next stands behind the hour. */
static size_t match_minutes(const struct date_scan *scan, size_t next, bool clock,
                            struct stet_date *date)
{
    static const char hours[] = "h|時|时|点|點|시";
    uint32_t value;
    size_t behind;
    if (stet_date_sign(scan, next, ':') &&
        (behind = stet_date_number(scan, next + 1, 2, 2, &value))) {
        date->minute = (int)value;
        if (stet_date_sign(scan, behind, ':') && stet_date_number(scan, behind + 1, 2, 2, &value)) {
            date->second = (int)value;
            behind += 2;
            if ((stet_date_sign(scan, behind, '.') || stet_date_sign(scan, behind, ',')) &&
                stet_date_number(scan, behind + 1, 1, 9, &value) &&
                !scan->tokens[behind + 1].spaced)
                behind += 2;
        }
        return behind;
    }
    size_t unit = stet_date_one_of(scan, next, hours);
    if (unit) {
        behind = stet_date_number(scan, unit, 1, 2, &value);
        if (!behind)
            return unit;
        date->minute = (int)value;
        size_t minutes = stet_date_one_of(scan, behind, "分|분|m|min");
        return minutes ? minutes : behind;
    }
    if (stet_date_sign(scan, next, '.') &&
        (behind = stet_date_number(scan, next + 1, 2, 2, &value)) &&
        !scan->tokens[next + 1].spaced) {
        int half;
        if (clock || stet_date_word(scan, behind, STET_DATE_WORD_CLOCK) ||
            match_half(scan, behind, &half)) {
            date->minute = (int)value;
            return behind;
        }
    }
    return 0;
}

/* "+01:00", "-0500", "+1" at i. */
static size_t match_offset(const struct date_scan *scan, size_t i, int *minutes)
{
    bool west = stet_date_sign(scan, i, '-') != 0;
    uint32_t hours, rest = 0;
    size_t next;
    if (!west && !stet_date_sign(scan, i, '+'))
        return 0;
    if ((next = stet_date_number(scan, i + 1, 4, 4, &hours))) {
        rest = hours % 100;
        hours /= 100;
    } else if ((next = stet_date_number(scan, i + 1, 1, 2, &hours))) {
        if (stet_date_sign(scan, next, ':') && stet_date_number(scan, next + 1, 2, 2, &rest))
            next += 2;
    } else {
        return 0;
    }
    if (scan->tokens[i + 1].spaced || hours > 14 || rest > 59)
        return 0;
    *minutes = (int)(hours * 60 + rest) * (west ? -1 : 1);
    return next;
}

static size_t match_zone_name(const struct date_scan *scan, size_t i, int *minutes)
{
    for (const struct stet_date_zone *zone = stet_date_zones; zone->name; zone++) {
        if (!stet_date_word_is(scan, i, zone->name))
            continue;
        if (stet_is_alpha(scan->text.ptr[scan->tokens[i].start]) && zone->name[1] &&
            stet_ascii_lower(scan->text.ptr[scan->tokens[i].start]) ==
                scan->text.ptr[scan->tokens[i].start])
            return 0; /* "et" is a word, "ET" a zone */
        *minutes = zone->minutes;
        bool china = scan->language && stet_span_starts(stet_span_of(scan->language), "zh");
        if (china && strcmp(zone->name, "cst") == 0)
            *minutes = 480;
        int offset = 0;
        size_t next = zone->minutes == 0 ? match_offset(scan, i + 1, &offset) : 0;
        if (next)
            *minutes = offset; /* "GMT+1" */
        return next ? next : i + 1;
    }
    return 0;
}

/* The zone behind a time, with a comment such as "(CET)"; i if there is none. */
static size_t skip_zone(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    size_t open = stet_date_sign(scan, i, '(');
    int minutes = 0, ignored;
    size_t next = match_offset(scan, i, &minutes);
    if (!next)
        next = match_zone_name(scan, open ? open : i, &minutes);
    if (!next)
        return i;
    if (open)
        next = stet_date_sign(scan, next, ')') ? next + 1 : next;
    if (minutes != STET_DATE_ZONE_UNSURE) {
        date->zoned = true;
        date->zone_minutes = minutes;
    }
    size_t comment = stet_date_sign(scan, next, '(');
    if (comment && (comment = match_zone_name(scan, comment, &ignored)))
        next = stet_date_sign(scan, comment, ')') ? comment + 1 : next;
    return next;
}

/* "083000" or "0830". */
static size_t match_compact(const struct date_scan *scan, size_t i, struct stet_date *date)
{
    uint32_t value;
    size_t next = stet_date_number(scan, i, 6, 6, &value);
    if (next) {
        date->hour = (int)(value / 10000);
        date->minute = (int)(value / 100 % 100);
        date->second = (int)(value % 100);
    } else if ((next = stet_date_number(scan, i, 4, 4, &value))) {
        date->hour = (int)(value / 100);
        date->minute = (int)(value % 100);
    }
    return next;
}

size_t stet_date_time(const struct date_scan *scan, size_t i, bool compact, struct stet_date *date)
{
    struct stet_date time = {.hour = -1};
    uint32_t hour;
    int half = -1;
    size_t clock = stet_date_word(scan, i, STET_DATE_WORD_CLOCK);
    if (clock)
        i = stet_date_sign(scan, clock, '.') || stet_date_sign(scan, clock, ':') ? clock + 1
                                                                                 : clock;
    size_t next = match_half(scan, i, &half);
    if (next)
        i = next;
    next = compact ? match_compact(scan, i, &time) : 0;
    if (!next) {
        next = stet_date_number(scan, i, 1, 2, &hour);
        if (!next)
            return 0;
        time.hour = (int)hour;
        size_t minutes = match_minutes(scan, next, clock != 0, &time);
        int later;
        if (minutes)
            next = minutes;
        else if (!stet_date_word_is(scan, next, "uhr") && !match_half(scan, next, &later))
            return 0; /* a number alone is no time */
    }
    size_t behind = stet_date_word(scan, next, STET_DATE_WORD_CLOCK);
    if (behind)
        next = behind;
    if (half < 0 && (behind = match_half(scan, next, &half)))
        next = behind;
    if (half >= 0 && time.hour <= 12)
        time.hour = time.hour % 12 + half;
    if (time.hour > 23 || time.minute > 59 || time.second > 60)
        return 0;
    date->hour = time.hour;
    date->minute = time.minute;
    date->second = time.second == 60 ? 59 : time.second;
    date->zoned = false;
    date->zone_minutes = 0;
    return skip_zone(scan, next, date);
}
