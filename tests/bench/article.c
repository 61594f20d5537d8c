/* article.c - words of several languages at random, seeded by the article's number. */
#include "article.h"
#include <stdint.h>
#include <stdio.h>

#define ARTICLE_BYTES 4700

static const char *const words[] = {
    "the",       "council",   "harbour",   "minister", "said",     "report",   "after",
    "years",     "of",        "and",       "which",    "company",  "inquiry",  "found",
    "million",   "people",    "in",        "to",       "a",        "city",     "hospital",
    "records",   "evidence",  "letter",    "that",     "was",      "were",     "border",
    "budget",    "inspector", "statement", "witness",  "for",      "with",     "from",
    "river",     "energy",    "contract",  "deadline", "archive",  "città",    "governo",
    "perché",    "secondo",   "anni",      "lavoro",   "nuovo",    "ancora",   "über",
    "Straße",    "Behörde",   "jährlich",  "Gericht",  "Prüfung",  "später",   "müssen",
    "année",     "déjà",      "société",   "élus",     "marché",   "enquête",  "après",
    "être",      "señal",     "año",       "también",  "según",    "comisión", "país",
    "mañana",    "público",   "министр",   "сообщил",  "после",    "работы",   "города",
    "решение",   "заявил",    "вопрос",    "evidence", "document", "deleted",  "sentence",
    "paragraph", "published", "corrected", "version",  "schools",  "teachers", "hospital",
    "waiting",   "quietly",   "removed",   "numbers",  "changed",
};
#define WORDS (sizeof(words) / sizeof(*words))

static uint64_t state;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static size_t sentence(char *out, size_t room)
{
    size_t at = 0, count = 6 + next() % 18;
    for (size_t i = 0; i < count && at + 64 < room; i++) {
        uint64_t r = next();
        if (r % 23 == 0)
            at += (size_t)snprintf(out + at, room - at, "%s%llu", i ? " " : "",
                                   (unsigned long long)(r >> 40) % 100000);
        else
            at += (size_t)snprintf(out + at, room - at, "%s%s", i ? " " : "",
                                   words[(r >> 20) % WORDS]);
        if (i + 1 < count && r % 11 == 0)
            out[at++] = ',';
    }
    if (out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 32);
    at += (size_t)snprintf(out + at, room - at, ".");
    return at;
}

size_t bench_article(size_t number, char out[BENCH_ARTICLE_ROOM])
{
    const size_t room = BENCH_ARTICLE_ROOM;
    state = UINT64_C(0x9E3779B97F4A7C15) * (number + 1);
    size_t at = (size_t)snprintf(out, room,
                                 "---\ntitle: \"Article %zu of the archive\"\nauthor: \"Ines "
                                 "Calloway\"\ndate: 2024-%02zu-%02zu\nurl: "
                                 "https://news%zu.example/2024/%02zu/article-%zu\n---\n\n",
                                 number, number % 12 + 1, number % 28 + 1, number % 40,
                                 number % 12 + 1, number);
    while (at < ARTICLE_BYTES) {
        size_t sentences = 2 + next() % 4;
        for (size_t i = 0; i < sentences; i++) {
            at += sentence(out + at, room - at);
            out[at++] = i + 1 < sentences ? ' ' : '\n';
        }
        out[at++] = '\n';
    }
    out[--at] = '\0';
    return at;
}
