/* embedded_runs.c - have two texts the same words, in the same order? By runs of three words, of
 * any script. */
#include "embedded.h"
#include "span.h"
#include <stdlib.h>

enum {
    RUN_WORDS = 3,
    RUNS_MAX = 2048 /* room for those that are looked for, half of it used; a power of two */
};

/* Calls each with a number for every run of words. */
static void each_run(struct stet_span text, void *context,
                     void (*each)(void *context, uint64_t run))
{
    uint64_t words[RUN_WORDS] = {0}, word = 0;
    size_t count = 0;
    bool tag = false;
    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? stet_ascii_lower(text.ptr[i]) : ' ';
        if (c == '<' || c == '>')
            tag = c == '<';
        if (!tag && (stet_is_alpha(c) || stet_is_digit(c) || (unsigned char)c >= 0x80)) {
            word = (word ^ (unsigned char)c) * 1099511628211u;
            /* Characters of scripts without spaces are words of their own. */
            bool ends = (unsigned char)c >= 0x80 && i + 1 < text.len &&
                        (unsigned char)text.ptr[i + 1] >= 0xE2 && (unsigned char)c < 0xC0;
            if (!ends)
                continue;
        }
        if (word == 0)
            continue;
        words[count++ % RUN_WORDS] = word;
        word = 0;
        if (count >= RUN_WORDS)
            each(context, words[(count - 3) % RUN_WORDS] * 31 * 31 +
                              words[(count - 2) % RUN_WORDS] * 31 + words[(count - 1) % RUN_WORDS]);
    }
}

struct runs {
    uint64_t all[RUNS_MAX];
    bool met[RUNS_MAX];
    size_t count, found;
};

static size_t place_of(const struct runs *runs, uint64_t run)
{
    size_t at = (size_t)(run ^ run >> 32) % RUNS_MAX;
    while (runs->all[at] && runs->all[at] != run)
        at = (at + 1) % RUNS_MAX;
    return at;
}

static void note_run(void *context, uint64_t run)
{
    struct runs *runs = context;
    size_t at = place_of(runs, run);
    if (run && !runs->all[at] && runs->count < RUNS_MAX / 2) {
        runs->all[at] = run;
        runs->count++;
    }
}

static void meet_run(void *context, uint64_t run)
{
    struct runs *runs = context;
    size_t at = place_of(runs, run);
    if (run && runs->all[at] == run && !runs->met[at]) {
        runs->met[at] = true;
        runs->found++;
    }
}

unsigned stet_held_shared(struct stet_span part, struct stet_span whole)
{
    struct runs *runs = calloc(1, sizeof(*runs));
    unsigned share = 0;
    if (runs) {
        each_run(part, runs, note_run);
        each_run(whole, runs, meet_run);
        share = runs->count ? (unsigned)(runs->found * 100 / runs->count) : 0;
    }
    free(runs);
    return share;
}
