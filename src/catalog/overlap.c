/* overlap.c - two texts in, the words out that stand in both in stretches of five or more.
 *
 * Every five words that follow each other have a number of 64 bits; a number that both texts have
 * is five words that both have. */
#include "overlap.h"
#include "map.h"
#include "room.h"
#include "sketch.h"
#include "span.h"
#include <stdlib.h>

/* The words of a text: where each stands, and the number of the five that begin with it. */
struct cut {
    struct word {
        size_t start, end;
        uint64_t number; /* none for the last four */
    } * words;
    size_t count, capacity;
    struct stet_shingles shingles;
};

struct stet_overlap {
    struct cut cut;
    struct stet_map *places; /* by number: the first word of the first such five, from 1 */
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot compare texts: no memory");
}

static int add_word(void *context, const struct stet_term *token)
{
    struct cut *cut = context;
    void *words = stet_room(cut->words, cut->count, &cut->capacity, sizeof(*cut->words));
    if (!words)
        return 1;
    cut->words = words;
    cut->words[cut->count++] = (struct word){token->start, token->end, 0};
    uint64_t number;
    if (stet_shingles_next(&cut->shingles, token->ptr, token->len, &number))
        cut->words[cut->count - STET_SHINGLE_WORDS].number = number;
    return 0;
}

/* How many words begin five. */
static size_t starts(const struct cut *cut)
{
    return cut->count < STET_SHINGLE_WORDS ? 0 : cut->count - STET_SHINGLE_WORDS + 1;
}

static struct stet_span key_of(const struct word *word)
{
    return (struct stet_span){(const char *)&word->number, sizeof(word->number)};
}

enum stet_status stet_overlap_new(struct stet_overlap **out, struct stet_terms *tokenizer,
                                  struct stet_span text, struct stet_error *error)
{
    struct stet_overlap *overlap = *out = calloc(1, sizeof(*overlap));
    if (!overlap)
        return no_memory(error);
    overlap->places = stet_map_new();
    bool done = overlap->places && stet_terms_run(tokenizer, text, add_word, &overlap->cut) == 0;
    for (size_t i = 0; done && i < starts(&overlap->cut); i++) {
        bool added;
        size_t *place = stet_map_put(overlap->places, key_of(&overlap->cut.words[i]), &added);
        done = place != NULL;
        if (done && added)
            *place = i + 1;
    }
    if (done)
        return STET_OK;
    stet_overlap_free(overlap);
    *out = NULL;
    return no_memory(error);
}

void stet_overlap_free(struct stet_overlap *overlap)
{
    if (!overlap)
        return;
    stet_map_free(overlap->places);
    free(overlap->cut.words);
    free(overlap);
}

static uint64_t count_marks(const uint8_t *marks, size_t count)
{
    uint64_t marked = 0;
    for (size_t i = 0; i < count; i++)
        marked += marks[i];
    return marked;
}

/* Marks the words of both texts that stand in fives which both have, and finds the longest stretch.
 */
static void mark(const struct stet_overlap *overlap, const struct cut *other, uint8_t *marks,
                 uint8_t *other_marks, struct stet_overlap_result *out)
{
    size_t run = 0, expected = 0; /* of the stretch that is being followed; where it goes on */
    for (size_t i = 0; i < starts(other); i++) {
        const size_t *place = stet_map_get(overlap->places, key_of(&other->words[i]));
        if (!place) {
            run = 0;
            continue;
        }
        bool goes_on = run > 0 && expected < starts(&overlap->cut) &&
                       overlap->cut.words[expected].number == other->words[i].number;
        size_t at = goes_on ? expected : *place - 1;
        run = goes_on ? run + 1 : STET_SHINGLE_WORDS;
        expected = at + 1;
        memset(other_marks + i, 1, STET_SHINGLE_WORDS);
        memset(marks + at, 1, STET_SHINGLE_WORDS);
        if (run > out->longest) {
            out->longest = run;
            out->end = overlap->cut.words[at + STET_SHINGLE_WORDS - 1].end;
            out->start = overlap->cut.words[at + STET_SHINGLE_WORDS - run].start;
        }
    }
}

enum stet_status stet_overlap_compare(const struct stet_overlap *overlap,
                                      struct stet_terms *tokenizer, struct stet_span other,
                                      struct stet_overlap_result *out, struct stet_error *error)
{
    struct cut cut = {0};
    *out = (struct stet_overlap_result){.words = overlap->cut.count};
    bool done = stet_terms_run(tokenizer, other, add_word, &cut) == 0;
    uint8_t *marks = done ? calloc(overlap->cut.count + cut.count + 1, 1) : NULL;
    if (marks) {
        uint8_t *other_marks = marks + overlap->cut.count;
        mark(overlap, &cut, marks, other_marks, out);
        out->other_words = cut.count;
        out->shared = count_marks(marks, overlap->cut.count);
        out->other_shared = count_marks(other_marks, cut.count);
    }
    free(cut.words);
    bool marked = marks != NULL;
    free(marks);
    return marked ? STET_OK : no_memory(error);
}
