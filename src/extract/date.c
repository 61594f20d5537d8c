/* date.c - finds dates in lines of text.
 *
 * In: text of any language. Out: a calendar day, and the time and the zone if they stand there too.
 * Every form is tried at every token, each looks at a bounded number of tokens: linear. */
#include "date.h"

#include "date_scan.h"
#include "span.h"
#include <stdio.h>

bool stet_date_find(struct stet_span text, const char *language, struct stet_date *out)
{
    struct date_scan scan;
    stet_date_scan(&scan, text, language);
    if (!stet_date_may_hold(&scan))
        return false;
    for (size_t i = 0; i < scan.count; i++) {
        if (stet_date_match(&scan, i, out))
            return true;
    }
    return false;
}

bool stet_date_parse(struct stet_span text, const char *language, struct stet_date *out)
{
    struct date_scan scan;
    if (text.len > 200)
        return false;
    stet_date_scan(&scan, text, language);
    scan.whole = true;
    size_t next = scan.count > 0 ? stet_date_match(&scan, 0, out) : 0;
    if (next && stet_date_sign(&scan, next, '.'))
        next++;
    return next && next == scan.count;
}

/* What a date line may hold besides dates. Sets *role where a word says it; 0 if it is anything
 * else. */
static size_t skip_label(const struct date_scan *scan, size_t i, enum stet_date_role *role)
{
    static const enum stet_date_word others[] = {STET_DATE_WORD_LINK, STET_DATE_WORD_CLOCK,
                                                 STET_DATE_WORD_YEAR};
    static const char signs[] = ",.:;|-()[]/";
    const struct date_token *token = &scan->tokens[i];
    uint32_t minutes;
    size_t next;
    if (token->kind == DATE_TOKEN_SIGN) {
        bool known = (token->value < 0x80 && strchr(signs, (char)token->value)) ||
                     token->value == 0xB7 || token->value == 0x2022 || token->value == 0x060C;
        return known ? i + 1 : 0;
    }
    if ((next = stet_date_number(scan, i, 1, 2, &minutes))) {
        size_t unit = stet_date_word(scan, next, STET_DATE_WORD_READING);
        for (next = unit; unit; unit = stet_date_word(scan, next, STET_DATE_WORD_READING))
            next = unit;
        return next;
    }
    if ((next = stet_date_word(scan, i, STET_DATE_WORD_MODIFIED))) {
        *role = STET_DATE_MODIFIED;
        return next;
    }
    if ((next = stet_date_word(scan, i, STET_DATE_WORD_PUBLISHED))) {
        *role = STET_DATE_PUBLISHED;
        return next;
    }
    for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
        if ((next = stet_date_word(scan, i, others[k])))
            return next;
    }
    return stet_date_weekday(scan, i);
}

bool stet_date_is_line(struct stet_span line, const char *language, enum stet_date_role *role,
                       struct stet_date *out, struct stet_date *modified)
{
    struct date_scan scan;
    struct stet_date dates[2] = {{.year = 0}, {.year = 0}};
    enum stet_date_role now = STET_DATE_PUBLISHED;
    if (line.len > 200)
        return false;
    stet_date_scan(&scan, line, language);
    if (scan.count == 0 || scan.tokens[0].to_number >= scan.count)
        return false; /* no number, no date */
    for (size_t i = 0; i < scan.count;) {
        struct stet_date date;
        size_t next = stet_date_match(&scan, i, &date);
        if (next) {
            if (dates[now].year == 0)
                dates[now] = date;
        } else {
            next = skip_label(&scan, i, &now);
        }
        if (!next)
            return false;
        i = next;
    }
    *role = dates[STET_DATE_PUBLISHED].year ? STET_DATE_PUBLISHED : STET_DATE_MODIFIED;
    *out = dates[*role];
    if (modified)
        *modified = *role == STET_DATE_PUBLISHED ? dates[STET_DATE_MODIFIED]
                                                 : (struct stet_date){.year = 0};
    return out->year != 0;
}

void stet_date_write(const struct stet_date *date, char out[STET_DATE_TEXT])
{
    unsigned year = (unsigned)date->year % 10000, month = (unsigned)date->month % 100,
             day = (unsigned)date->day % 100;
    if (date->hour < 0 || !date->zoned) {
        (void)snprintf(out, STET_DATE_TEXT, "%04u-%02u-%02u", year, month, day);
        return;
    }
    bool west = date->zone_minutes < 0;
    unsigned minutes = (unsigned)(west ? -date->zone_minutes : date->zone_minutes) % (24 * 60);
    char zone[8] = "Z";
    if (minutes != 0)
        (void)snprintf(zone, sizeof(zone), "%c%02u:%02u", west ? '-' : '+', minutes / 60,
                       minutes % 60);
    (void)snprintf(out, STET_DATE_TEXT, "%04u-%02u-%02uT%02u:%02u:%02u%s", year, month, day,
                   (unsigned)date->hour % 100, (unsigned)date->minute % 100,
                   (unsigned)date->second % 100, zone);
}
