/* date_lookup.c - every name in the tables of dates by its spelling, so that a word of a text is
 * looked up once and not compared with each of two thousand names.
 *
 * In: words, folded. Out: what they can be in a date. Made once a process and never freed. */
#include "date_scan.h"

#include "map.h"
#include "span.h"
#include <pthread.h>
#include <stdlib.h>

#define SIEVE 32768 /* bits, small enough to stay in the nearest cache */

/* A month that goes by a name, in one row of the table. */
struct month {
    size_t row, next; /* next: listing plus one; 0 ends */
    int month;
};

static struct {
    struct stet_map *names; /* to an entry, plus one */
    struct date_entry *entries;
    struct month *months;
    size_t count, room, month_count, month_room;
    uint64_t sieve[SIEVE / 64]; /* by sieve_bit: not set, there is no such name */
} lookup;
static pthread_once_t lookup_once = PTHREAD_ONCE_INIT;

static size_t sieve_bit(struct stet_span name)
{
    uint64_t head = 0;
    for (size_t i = 0; i < name.len && i < 8; i++)
        head = head << 8 | (unsigned char)name.ptr[i];
    return (size_t)((head ^ name.len) * UINT64_C(0x9e3779b97f4a7c15) >> 48) % SIEVE;
}

/* The entry of a name, made if it is new; NULL without memory. */
static struct date_entry *put(struct stet_span name)
{
    size_t *at = lookup.names ? stet_map_put(lookup.names, name, NULL) : NULL;
    if (!at)
        return NULL;
    if (*at == 0) {
        if (lookup.count == lookup.room) {
            size_t room = lookup.room ? lookup.room * 2 : 4096;
            struct date_entry *more = realloc(lookup.entries, room * sizeof(*more));
            if (!more)
                return NULL;
            lookup.entries = more;
            lookup.room = room;
        }
        lookup.entries[lookup.count++] = (struct date_entry){0};
        *at = lookup.count;
        size_t bit = sieve_bit(name);
        lookup.sieve[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return &lookup.entries[*at - 1];
}

static void list_month(struct date_entry *entry, size_t row, int month)
{
    if (lookup.month_count == lookup.month_room) {
        size_t room = lookup.month_room ? lookup.month_room * 2 : 1024;
        struct month *more = realloc(lookup.months, room * sizeof(*more));
        if (!more)
            return;
        lookup.months = more;
        lookup.month_room = room;
    }
    lookup.months[lookup.month_count++] = (struct month){row, 0, month};
    size_t *last = &entry->months;
    while (*last)
        last = &lookup.months[*last - 1].next;
    *last = lookup.month_count;
}

/* Is a name surely one word: nothing but Latin, Greek and Cyrillic letters, as most are? */
static bool is_one_word(struct stet_span name)
{
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        bool inner = c >= 0x80 && c < 0xC0, lead = c >= 0xCE && c <= 0xD1;
        if (!inner && !lead && (c < 'a' || c > 'z'))
            return false;
    }
    return true;
}

/* Notes at its first word how many words a name has. */
static void note_length(struct stet_span name)
{
    struct date_scan scan;
    if (is_one_word(name))
        return;
    stet_date_split(&scan, name, NULL);
    if (scan.count < 2)
        return;
    struct date_entry *first = put(stet_span_sub(name, 0, scan.tokens[0].end));
    if (first && scan.count > first->longest && scan.count <= DATE_MAX_PHRASE)
        first->longest = (unsigned char)scan.count;
}

/* Cuts the next name off a cell. */
static bool next_name(struct stet_span *cell, struct stet_span *name)
{
    size_t bar = stet_span_find(*cell, "|");
    bool more = cell->len > 0;
    *name = stet_span_sub(*cell, 0, bar);
    *cell = stet_span_sub(*cell, bar < cell->len ? bar + 1 : bar, cell->len);
    return more;
}

static void make_lookup(void)
{
    struct stet_span cell, name;
    struct date_entry *entry;
    lookup.names = stet_map_new();
    for (const struct stet_date_words *row = stet_date_words; row->words; row++)
        for (cell = stet_span_of(row->words); next_name(&cell, &name); note_length(name))
            if ((entry = put(name)))
                entry->kinds |= 1u << row->kind;
    for (const char *const *row = stet_date_weekdays; *row; row++)
        for (cell = stet_span_of(*row); next_name(&cell, &name); note_length(name))
            if ((entry = put(name)))
                entry->weekday = true;
    for (size_t row = 0; stet_date_months[row].language; row++)
        for (int month = 0; month < 12; month++)
            for (cell = stet_span_of(stet_date_months[row].names[month]); next_name(&cell, &name);
                 note_length(name))
                if ((entry = put(name)))
                    list_month(entry, row, month + 1);
    for (int month = 0; month < 12; month++)
        if ((entry = put(stet_span_of(stet_date_persian_months[month]))))
            list_month(entry, 0, DATE_PERSIAN_MONTH + month);
}

const struct date_entry *stet_date_lookup(struct stet_span name)
{
    pthread_once(&lookup_once, make_lookup);
    size_t bit = sieve_bit(name);
    if (!(lookup.sieve[bit / 64] >> bit % 64 & 1))
        return NULL;
    const size_t *at = lookup.names ? stet_map_get(lookup.names, name) : NULL;
    return at && *at ? &lookup.entries[*at - 1] : NULL;
}

int stet_date_entry_month(const struct date_entry *entry, const char *language)
{
    size_t tag = language ? strcspn(language, "-_") : 0;
    for (size_t at = entry->months; language && at; at = lookup.months[at - 1].next) {
        const char *own = stet_date_months[lookup.months[at - 1].row].language;
        if (strlen(own) == tag && memcmp(own, language, tag) == 0)
            return lookup.months[at - 1].month;
    }
    return entry->months ? lookup.months[entry->months - 1].month : 0;
}
