/* articles.c - makes articles to measure with: the same ones for the same numbers.
 *
 * articles COUNT DIR [FIRST]  writes DIR/000/00000.md ... of about 5 KB each, from number FIRST
 * articles COUNT -            writes a stream for 'git fast-import': the same texts, one commit each */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

static size_t article(size_t number, char *out, size_t room)
{
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

static bool write_file(const char *dir, size_t number, const char *text, size_t len)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%03zu", dir, number / 1000);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return false;
    snprintf(path, sizeof(path), "%s/%03zu/%05zu.md", dir, number / 1000, number);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text, 1, len, file) == len;
    return file && fclose(file) == 0 && good;
}

static void write_commit(size_t number, const char *text, size_t len)
{
    printf("commit refs/heads/main\ncommitter stet <stet@localhost> %zu +0000\ndata <<E\n"
           "Article %zu\nE\nM 100644 inline articles/news%zu.example/%03zx/article-%zu/article.md\n"
           "data %zu\n",
           (size_t)1700000000 + number, number, number % 40, number * 2654435761u % 4096, number,
           len);
    fwrite(text, 1, len, stdout);
    putchar('\n');
}

int main(int argc, char **argv)
{
    size_t count = argc >= 3 ? strtoul(argv[1], NULL, 10) : 0;
    size_t first = argc >= 4 ? strtoul(argv[3], NULL, 10) : 0;
    if (count == 0) {
        fprintf(stderr, "usage: articles COUNT DIR|- [FIRST]\n");
        return 2;
    }
    static char text[ARTICLE_BYTES + 8192];
    bool stream = strcmp(argv[2], "-") == 0;
    if (!stream && mkdir(argv[2], 0777) != 0 && errno != EEXIST) {
        perror(argv[2]);
        return 2;
    }
    for (size_t i = first; i < first + count; i++) {
        size_t len = article(i, text, sizeof(text));
        if (stream)
            write_commit(i, text, len);
        else if (!write_file(argv[2], i, text, len)) {
            perror(argv[2]);
            return 2;
        }
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
