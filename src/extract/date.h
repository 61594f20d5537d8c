/* date.h - dates as people and programs write them, in any of the languages of date_names.c. */
#ifndef STET_DATE_H
#define STET_DATE_H

#include <stet/base.h>

#define STET_DATE_TEXT 32 /* room for what stet_date_write writes */

/* What a date says of an article. */
enum stet_date_role { STET_DATE_PUBLISHED, STET_DATE_MODIFIED };

struct stet_date {
    int year, month, day;     /* a day of the Gregorian calendar, years 1000 to 2199 */
    int hour, minute, second; /* hour is -1 if the text gives no time */
    bool zoned;               /* the text gives the zone of the time */
    int zone_minutes;         /* east of Greenwich; 0 unless zoned */
    size_t start, end;        /* where it stands in the text, with its weekday, time and zone */
};

/* The first date in text that names a day. language (may be NULL: unknown) decides only what
 * 03/04/2024 means: month first for "en" and "en-US", else day first; a value above 12 overrules
 * it. Looks at no more than the first 4096 bytes. false if there is none; *out is then undefined.
 */
bool stet_date_find(struct stet_span text, const char *language,
                    struct stet_date *out) STET_MUST_CHECK;

/* The same, but false unless text is nothing but a date (ISO 8601, RFC 2822, or any form above). */
bool stet_date_parse(struct stet_span text, const char *language,
                     struct stet_date *out) STET_MUST_CHECK;

/* Is the line nothing but a date, perhaps with words such as "Published:" or "Aggiornato il"? Then
 * *out is the date and *role what it is said to be (PUBLISHED if it does not say). Of a line that
 * has both, the date of publication is given, and *modified (may be NULL) is the other one (year 0:
 * there is none). */
bool stet_date_is_line(struct stet_span line, const char *language, enum stet_date_role *role,
                       struct stet_date *out, struct stet_date *modified) STET_MUST_CHECK;

/* "2024-12-03", or "2024-12-03T09:30:00+01:00" ("Z" for zone 0) if the time and its zone are known:
 * a time without a zone names no instant, and is left out. */
void stet_date_write(const struct stet_date *date, char out[STET_DATE_TEXT]);

#endif
