/* instant.h - instants as seconds since 1970 in UTC, without leap seconds. */
#ifndef STET_INSTANT_H
#define STET_INSTANT_H

#include <stet/base.h>

#define STET_INSTANT_TEXT 32 /* room for any of the forms below */

/* A date and time of the proleptic Gregorian calendar, years 1 to 9999. */
struct stet_civil {
    int year, month, day, hour, minute, second;
};

/* utc: seconds since 1970, of the years 1 to 9999. */
void stet_civil_from_utc(int64_t utc, struct stet_civil *out);
/* false if the fields name no instant of the years 1 to 9999 (second 60 is read as 59). */
bool stet_civil_to_utc(const struct stet_civil *civil, int64_t *utc) STET_MUST_CHECK;

/* "2024-12-03T08:30:00Z" */
void stet_instant_rfc3339(int64_t utc, char out[STET_INSTANT_TEXT]);
/* "20241203T083000Z" */
void stet_instant_compact(int64_t utc, char out[STET_INSTANT_TEXT]);
/* Reads RFC 3339 with any offset; fractions are cut off. false if it is not that. */
bool stet_instant_parse_rfc3339(struct stet_span text, int64_t *utc) STET_MUST_CHECK;
/* Reads "20241203T083000Z". */
bool stet_instant_parse_compact(struct stet_span text, int64_t *utc) STET_MUST_CHECK;
/* Reads "2024", "2024-12" or "2024-12-03": the first and the last second of it, in UTC. */
bool stet_instant_parse_date(struct stet_span text, int64_t *first, int64_t *last) STET_MUST_CHECK;

#endif
