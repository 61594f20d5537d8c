/* meta_date.c - when the article was published and modified, out of what the page claims.
 *
 * In: claims in any form of a date. Out: the day as its publisher's clock has it, with the time and
 * the zone if they are said. An instant in UTC gives way to the same instant with a zone, or to the
 * day in the page's URL: near midnight its own day is not the one under which it was published. */
#include "date.h"
#include "instant.h"
#include "meta.h"
#include "span.h"

enum {
    FIRST_YEAR = 1990, /* a machine-written date before it is a default, as 1970-01-01 */
    TRIES = 64,
    DAY = 86400,
    QUARTER = 15 * 60,   /* zones are apart by quarters of an hour */
    EAST_MOST = 14 * 60, /* minutes of the zones farthest from Greenwich */
    WEST_MOST = 12 * 60
};

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

/* Seconds of the date on its own clock; of a date without a time its midnight. */
static int64_t seconds_of(const struct stet_date *date)
{
    bool timed = date->hour >= 0;
    struct stet_civil civil = {date->year,
                               date->month,
                               date->day,
                               timed ? date->hour : 0,
                               timed ? date->minute : 0,
                               timed ? date->second : 0};
    int64_t utc = 0;
    return stet_civil_to_utc(&civil, &utc) ? utc : 0;
}

static bool is_instant(const struct stet_date *date)
{
    return date->hour >= 0 && date->zoned;
}

static int64_t instant_of(const struct stet_date *date)
{
    return seconds_of(date) - (int64_t)date->zone_minutes * 60;
}

/* Can both be the same moment, seen by different clocks and told with more or less words? */
static bool can_agree(const struct stet_date *a, const struct stet_date *b)
{
    if (is_instant(a) && is_instant(b)) {
        int64_t own = instant_of(b) + (int64_t)a->zone_minutes * 60;
        return (own - own % DAY) / DAY == (seconds_of(a) - seconds_of(a) % DAY) / DAY;
    }
    if (is_instant(a) || is_instant(b)) {
        const struct stet_date *exact = is_instant(a) ? a : b, *day = is_instant(a) ? b : a;
        int64_t first = seconds_of(day) - (day->hour >= 0 ? seconds_of(day) % DAY : 0);
        if (exact->zone_minutes != 0)
            return seconds_of(exact) >= first && seconds_of(exact) < first + DAY;
        return instant_of(exact) >= first - EAST_MOST * 60 &&
               instant_of(exact) < first + DAY + WEST_MOST * 60;
    }
    return a->year == b->year && a->month == b->month && a->day == b->day;
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

/* Puts an instant in UTC on the publisher's clock, as far as other gives it away. */
static bool take_clock(struct stet_date *date, const struct stet_date *other,
                       const struct stet_claim *claim)
{
    if (is_instant(other)) {
        if (other->zone_minutes == 0 || instant_of(other) != instant_of(date))
            return false;
        *date = *other;
        return true;
    }
    int64_t ahead = seconds_of(other) - seconds_of(date);
    if (other->hour >= 0) { /* the same second on a clock without a name */
        if (other->zoned || ahead == 0 || ahead % QUARTER != 0 || ahead > EAST_MOST * 60 ||
            ahead < -WEST_MOST * 60)
            return false;
        *date = *other;
        date->zoned = true;
        date->zone_minutes = (int)(ahead / 60);
        return true;
    }
    if (claim->origin != STET_ORIGIN_URL || can_agree(other, date) == false ||
        (other->day == date->day && other->month == date->month))
        return false;
    *date = *other;
    return true;
}

static void localise(const struct stet_claims *claims, enum stet_meta_field name,
                     struct stet_date *date, const struct stet_claim **taken, const char *language)
{
    if (!is_instant(date) || date->zone_minutes != 0)
        return;
    unsigned tries = 0;
    for (const struct stet_claim *claim = next_claim(claims, name, NULL); claim && tries < TRIES;
         claim = next_claim(claims, name, claim), tries++) {
        struct stet_date other;
        if (claim != *taken && claim->origin != STET_ORIGIN_TEXT &&
            read_claim(claim, language, &other) && take_clock(date, &other, claim)) {
            *taken = claim;
            return;
        }
    }
}

static void decide(struct stet_claims *claims, enum stet_meta_field name, struct stet_field *field,
                   const char *conflict, const char *language)
{
    struct stet_date first, other;
    const struct stet_claim *taken = NULL, *said = NULL;
    char text[STET_DATE_TEXT];
    unsigned tries = 0;
    for (const struct stet_claim *claim = next_claim(claims, name, NULL); claim && tries < TRIES;
         claim = next_claim(claims, name, claim), tries++) {
        if (taken && claim->rank >= STET_RANK_SAID && claim->origin != STET_ORIGIN_META)
            continue; /* below what is said to machines nothing contradicts it */
        if (!read_claim(claim, language, taken ? &other : &first))
            continue;
        if (!taken) {
            taken = said = claim;
            localise(claims, name, &first, &said, language);
            stet_date_write(&first, text);
            stet_document_set(claims->document, field, stet_span_of(text), said->origin);
        } else if (claim->origin != said->origin && !can_agree(&first, &other)) {
            stet_meta_conflict(claims, conflict, stet_span_of(text), said, claim);
            break;
        }
    }
}

/* Tells if the article was modified before it was published: by a day or more, for less is a matter
 * of clocks. */
static void tell_order(struct stet_claims *claims)
{
    const struct stet_metadata *meta = &claims->document->meta;
    struct stet_date published, modified;
    if (!stet_date_parse(meta->published.value, NULL, &published) ||
        !stet_date_parse(meta->modified.value, NULL, &modified) ||
        seconds_of(&modified) + DAY > seconds_of(&published) ||
        (modified.year == published.year && modified.month == published.month &&
         modified.day == published.day))
        return;
    struct stet_buf detail;
    stet_buf_init(&detail, 512);
    stet_buf_printf(&detail, "modified %.*s (%s), before published %.*s (%s)",
                    (int)meta->modified.value.len, meta->modified.value.ptr,
                    stet_origin_name(meta->modified.origin), (int)meta->published.value.len,
                    meta->published.value.ptr, stet_origin_name(meta->published.origin));
    stet_document_diagnose(claims->document, "odd-modified", STET_NO_OFFSET,
                           (struct stet_span){detail.ptr, detail.len});
    stet_buf_free(&detail);
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
    tell_order(claims);
}
