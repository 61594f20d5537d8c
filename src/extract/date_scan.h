/* date_scan.h - a text as numbers, words and signs, for the finders of dates and times. Private to
 * the date files. */
#ifndef STET_DATE_SCAN_H
#define STET_DATE_SCAN_H

#include "date_tables.h"

enum date_token_kind {
    DATE_TOKEN_NUMBER, /* value, digits */
    DATE_TOKEN_WORD,   /* a run of letters; of Chinese and Japanese, one character */
    DATE_TOKEN_SIGN    /* value: the code point, folded */
};

/* What a name can be in a date. */
struct date_entry {
    unsigned kinds; /* a bit for each enum stet_date_word */
    bool weekday;
    unsigned char longest; /* words of the longest name that begins with this word */
    size_t months;         /* for date_lookup.c */
};

#define DATE_SHORT_WORD 24 /* bytes of a folded word that are kept with its token */

struct date_token {
    enum date_token_kind kind;
    bool spaced;     /* white space stands before it */
    unsigned digits; /* of a number, leading zeros too */
    uint32_t value;
    size_t start, end;
    char word[DATE_SHORT_WORD];      /* folded; empty if it is longer */
    const struct date_entry *single; /* of the word alone, or NULL */
    size_t to_number;                /* tokens from here to the next number; 0: it is one */
};

#define DATE_MAX_TOKENS 1024
#define DATE_MAX_BYTES  4096 /* of a text that are looked at */
#define DATE_MAX_WORD   64   /* bytes of the longest name, folded */
#define DATE_MAX_PHRASE 6    /* tokens of the longest name */
#define DATE_MAX_BEFORE                                                                            \
    40 /* tokens before the first number of a date: weekday, signs, links, month */

struct date_scan {
    struct stet_span text;
    const char *language; /* or NULL */
    bool whole;           /* the text is said to be a date: two digits may be a year */
    size_t count;
    struct date_token tokens[DATE_MAX_TOKENS];
};

/* date_lookup.c: what a name can be, or NULL; the month it is in a language, or in the first that
 * has the name (language may be NULL), or 0. */
const struct date_entry *stet_date_lookup(struct stet_span name);
int stet_date_entry_month(const struct date_entry *entry, const char *language);

/* Only the tokens; stet_date_scan looks them up, too. */
void stet_date_split(struct date_scan *scan, struct stet_span text, const char *language);
void stet_date_scan(struct date_scan *scan, struct stet_span text, const char *language);

/* All below look at the token with index i (which may be count) and return the index behind what
 * they matched, 0 if they did not match. */

/* A sign, by code point. */
size_t stet_date_sign(const struct date_scan *scan, size_t i, uint32_t sign);
/* A number of first to last digits. */
size_t stet_date_number(const struct date_scan *scan, size_t i, unsigned first, unsigned last,
                        uint32_t *value);
/* One of the words of a kind. */
size_t stet_date_word(const struct date_scan *scan, size_t i, enum stet_date_word kind);
/* A word that is exactly this one, folded. */
size_t stet_date_word_is(const struct date_scan *scan, size_t i, const char *word);
/* One of several words apart by '|', given as they stand in the tables. */
size_t stet_date_one_of(const struct date_scan *scan, size_t i, const char *words);
size_t stet_date_weekday(const struct date_scan *scan, size_t i);
size_t stet_date_month_name(const struct date_scan *scan, size_t i, int *month);
/* A time of the day and, behind it, its zone; sets the fields of *date. compact: 083000 is one. */
size_t stet_date_time(const struct date_scan *scan, size_t i, bool compact, struct stet_date *date);

/* Has the text what every form of a date needs, so that it is worth trying at each token: three
 * numbers, eight digits, a month or the unit of a year? */
bool stet_date_may_hold(const struct date_scan *scan);
/* A whole date: time or weekday before it, time, zone and weekday behind it. */
size_t stet_date_match(const struct date_scan *scan, size_t i, struct stet_date *date);

#endif
