/* suggest.c - the nearest word: letters missing, added, wrong, or two of them swapped. */
#include "suggest.h"
#include "span.h"

#define LONGEST 31 /* of names of commands and options; a longer word is no slip of the finger */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned distance(struct stet_span a, struct stet_span b)
{
    unsigned rows[3][LONGEST + 1]; /* of the table of distances: the last two and the present one */
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            row[j] =
                least(least(row[j - 1], last[j]) + 1, last[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]));
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        unsigned *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.len];
}

void stet_suggest_weigh(struct stet_suggest *suggest, const char *word)
{
    struct stet_span there = stet_span_of(word);
    if (suggest->typed.len < 2 || suggest->typed.len > LONGEST || there.len > LONGEST)
        return;
    unsigned found = distance(suggest->typed, there);
    /* A word cut short is meant, too: "arch". */
    if (suggest->typed.len >= 3 && there.len > suggest->typed.len &&
        memcmp(there.ptr, suggest->typed.ptr, suggest->typed.len) == 0)
        found = 1;
    unsigned allowed = suggest->typed.len < 4 ? 1 : 2;
    if (found > allowed || (suggest->nearest && found >= suggest->distance))
        return;
    suggest->nearest = word;
    suggest->distance = found;
}
