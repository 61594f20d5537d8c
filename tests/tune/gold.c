/* gold.c - words and runs of four words, as a set of hashes. */
#include "gold.h"
#include "span.h"
#include "utf8.h"
#include <stdbool.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#define RUN 4

struct tune_gold {
    struct tune_words words;
    uint64_t *set; /* open addressing; 0 is free */
    size_t mask;
};

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

static void push(struct tune_words *words, uint64_t hash)
{
    if (words->count == words->room) {
        words->room = words->room ? words->room * 2 : 1024;
        words->all = realloc(words->all, words->room * sizeof(*words->all));
        if (!words->all)
            abort();
    }
    words->all[words->count++] = hash | 1;
}

void tune_words_add(struct tune_words *words, struct stet_span text)
{
    uint64_t hash = 0;
    bool in_run = false;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bool letter = code == '_' || u_isalnum((UChar32)code);
        words->runs += letter && !in_run;
        in_run = letter;
        if (hash && (!letter || code >= 0x2E80)) {
            push(words, hash);
            hash = 0;
        }
        if (letter && code >= 0x2E80)
            push(words, mix(7, code));
        else if (letter)
            hash = mix(hash ? hash : 5, code);
    }
    if (hash)
        push(words, hash);
}

void tune_words_free(struct tune_words *words)
{
    free(words->all);
    *words = (struct tune_words){0};
}

static uint64_t run_hash(const uint64_t *words, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++)
        hash = mix(hash, words[i]);
    return hash | 1;
}

static void insert(struct tune_gold *gold, uint64_t hash)
{
    size_t at = (hash >> 20) & gold->mask;
    while (gold->set[at] && gold->set[at] != hash)
        at = (at + 1) & gold->mask;
    gold->set[at] = hash;
}

static bool has(const struct tune_gold *gold, uint64_t hash)
{
    size_t at = (hash >> 20) & gold->mask;
    while (gold->set[at] && gold->set[at] != hash)
        at = (at + 1) & gold->mask;
    return gold->set[at] == hash;
}

struct tune_gold *tune_gold_new(struct stet_span text)
{
    struct tune_gold *gold = calloc(1, sizeof(*gold));
    if (!gold)
        abort();
    struct stet_span rest = text, line;
    tune_words_add(&gold->words, text);
    size_t room = 64;
    while (room < 8 * gold->words.count)
        room *= 2;
    gold->mask = room - 1;
    gold->set = calloc(room, sizeof(*gold->set));
    if (!gold->set)
        abort();
    for (size_t i = 0; i + RUN <= gold->words.count; i++)
        insert(gold, run_hash(gold->words.all + i, RUN));
    while (stet_span_line(&rest, &line)) {
        struct tune_words words = {0};
        tune_words_add(&words, line);
        if (words.count > 0 && words.count < RUN)
            insert(gold, run_hash(words.all, words.count));
        tune_words_free(&words);
    }
    return gold;
}

void tune_gold_free(struct tune_gold *gold)
{
    tune_words_free(&gold->words);
    free(gold->set);
    free(gold);
}

size_t tune_gold_words(const struct tune_gold *gold)
{
    return gold->words.count;
}

size_t tune_gold_runs(const struct tune_gold *gold)
{
    return gold->words.runs;
}

double tune_gold_share(const struct tune_gold *gold, const struct tune_words *all, size_t start,
                       size_t end)
{
    size_t count = end - start, covered = 0, reach = start;
    if (count == 0)
        return 0;
    if (count < RUN) {
        bool line = has(gold, run_hash(all->all + start, count));
        bool before = end >= RUN && has(gold, run_hash(all->all + end - RUN, RUN));
        bool after = start + RUN <= all->count && has(gold, run_hash(all->all + start, RUN));
        return line || before || after;
    }
    for (size_t i = start; i + RUN <= end; i++)
        if (has(gold, run_hash(all->all + i, RUN))) {
            covered += i + RUN - (i > reach ? i : reach);
            reach = i + RUN;
        }
    return (double)covered / (double)count;
}
