/* date_tables.h - the words of dates, in all languages at once. Private to the date files. */
#ifndef STET_DATE_TABLES_H
#define STET_DATE_TABLES_H

#include "date.h"

/* All words are folded as fold.h does; alternatives stand apart by '|', so a name may hold a space.
 */
struct stet_date_months {
    const char *language; /* primary tag */
    const char *names[12];
};
/* Months of a language that says something else by a word of an earlier one stand later. Ends with
 * a NULL language. */
extern const struct stet_date_months stet_date_months[];

/* Months of the Persian calendar, from spring on. */
extern const char *const stet_date_persian_months[12];

/* Names and abbreviations of the days of the week. Ends with NULL. */
extern const char *const stet_date_weekdays[];

enum stet_date_word {
    STET_DATE_WORD_NONE,
    STET_DATE_WORD_PUBLISHED, /* "published", "pubblicato" */
    STET_DATE_WORD_MODIFIED,  /* "updated", "aggiornato" */
    STET_DATE_WORD_LINK,      /* stands between parts of a date: "of", "de", "den", "at" */
    STET_DATE_WORD_ORDINAL,   /* stands behind the number of a day: "rd", "er" */
    STET_DATE_WORD_CLOCK,     /* before or behind a time: "ore", "uhr", "kl" */
    STET_DATE_WORD_AM,
    STET_DATE_WORD_PM,
    STET_DATE_WORD_YEAR,   /* before or behind the number of a year: "anno", "г" */
    STET_DATE_WORD_READING /* "min read" behind a number */
};
struct stet_date_words {
    enum stet_date_word kind;
    const char *words;
};
/* Ends with kind NONE. A word may be in several rows. */
extern const struct stet_date_words stet_date_words[];

struct stet_date_zone {
    const char *name;
    int minutes; /* east of Greenwich */
};
#define STET_DATE_ZONE_UNSURE 10000 /* it is a zone, but more than one goes by that name */
/* Ends with a NULL name. */
extern const struct stet_date_zone stet_date_zones[];

#endif
