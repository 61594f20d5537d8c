/* meta_date.c - when the article was published and modified, out of what the page claims. */
#include "date.h"
#include "instant.h"
#include "meta.h"
#include "span.h"

#define FIRST_YEAR 1990 /* a machine-written date before it is a default, as 1970-01-01 */

/* Seconds or milliseconds since 1970, as some programs write. */
static bool parse_count(struct stet_span text, struct stet_date *out)
{
    if (text.len != 10 && text.len != 13)
        return false;
    int64_t seconds = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!stet_is_digit(text.ptr[i]))
            return false;
        if (i < 10)
            seconds = seconds * 10 + (text.ptr[i] - '0');
    }
    struct stet_civil civil;
    stet_civil_from_utc(seconds, &civil);
    *out = (struct stet_date){.year = civil.year,
                              .month = civil.month,
                              .day = civil.day,
                              .hour = civil.hour,
                              .minute = civil.minute,
                              .second = civil.second,
                              .zoned = true};
    return true;
}

static bool read_claim(const struct stet_claim *claim, const char *language, struct stet_date *out)
{
    if (!parse_count(claim->value, out) && !stet_date_parse(claim->value, language, out) &&
        !stet_date_find(claim->value, language, out))
        return false;
    return claim->origin == STET_ORIGIN_TEXT || out->year >= FIRST_YEAR;
}

static int64_t days_of(const struct stet_date *date)
{
    struct stet_civil civil = {date->year, date->month, date->day, 0, 0, 0};
    int64_t utc = 0;
    return stet_civil_to_utc(&civil, &utc) ? utc / 86400 : 0;
}

/* The claims of a field in the order they are believed: the first one above *after. */
static const struct stet_claim *next_claim(const struct stet_claims *claims,
                                           enum stet_meta_field field,
                                           const struct stet_claim *after)
{
    const struct stet_claim *best = NULL;
    for (const struct stet_claim *claim = claims->all; claim < claims->all + claims->count;
         claim++) {
        bool later =
            !after || claim->rank > after->rank || (claim->rank == after->rank && claim > after);
        if (claim->field == field && later && (!best || claim->rank < best->rank))
            best = claim;
    }
    return best;
}

static void decide(struct stet_claims *claims, enum stet_meta_field name, struct stet_field *field,
                   const char *conflict, const char *language)
{
    struct stet_date first, other;
    const struct stet_claim *taken = NULL;
    unsigned tries = 0;
    for (const struct stet_claim *claim = next_claim(claims, name, NULL); claim && tries < 64;
         claim = next_claim(claims, name, claim), tries++) {
        if (taken && claim->rank >= 20)
            break; /* below the data made for machines nothing contradicts it */
        if (!read_claim(claim, language, taken ? &other : &first))
            continue;
        if (!taken) {
            char text[STET_DATE_TEXT];
            taken = claim;
            stet_date_write(&first, text);
            stet_document_set(claims->document, field, stet_span_of(text), claim->origin);
            continue;
        }
        int64_t apart = days_of(&first) - days_of(&other);
        if (claim->origin != taken->origin && (apart > 1 || apart < -1)) {
            stet_document_diagnose(claims->document, conflict, claim->offset, claim->value);
            break;
        }
    }
}

void stet_meta_dates(struct stet_claims *claims)
{
    struct stet_metadata *meta = &claims->document->meta;
    char language[16] = "";
    if (meta->language.value.len > 0 && meta->language.value.len < sizeof(language))
        memcpy(language, meta->language.value.ptr, meta->language.value.len);
    const char *tag = language[0] ? language : NULL;
    decide(claims, STET_META_PUBLISHED, &meta->published, "conflicting-published", tag);
    decide(claims, STET_META_MODIFIED, &meta->modified, "conflicting-modified", tag);
}
