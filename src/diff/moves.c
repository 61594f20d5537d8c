/* moves.c - finds sentences that were moved: gone from one place and come at another, as they were
 * or lightly edited.
 *
 * In: lines without a match. Out: their partners. First what is equal and stands once; then what
 * shares rare words and says nearly the same; then the neighbours of both. */
#include "diff.h"
#include "span.h"
#include <stdlib.h>

#define LEAST_WORDS 4   /* a shorter sentence may well come again without having moved */
#define LIGHTLY     700 /* similarity from which a moved sentence is lightly edited */
#define NEIGHBOUR   550 /* of the sentence beside one that moved */

struct moves {
    struct stet_comparison *comparison;
    uint32_t *a_lines, *b_lines; /* without a match, in order */
    size_t a_count, b_count;
};

static bool is_free(const struct stet_side *side, size_t line)
{
    return line < side->count && line >= side->front && !side->lines[line].blank &&
           !side->lines[line].part && side->lines[line].match == STET_NO_MATCH &&
           side->lines[line].moved == STET_NO_MATCH;
}

static size_t collect(const struct stet_side *side, uint32_t *out)
{
    size_t count = 0;
    for (size_t i = side->front; i < side->count; i++)
        if (is_free(side, i))
            out[count++] = (uint32_t)i;
    return count;
}

static void pair(struct moves *moves, size_t i, size_t j)
{
    moves->comparison->a.lines[i].moved = (uint32_t)j;
    moves->comparison->b.lines[j].moved = (uint32_t)i;
}

/* Where each text stands: the line + 1, or SEVERAL. */
#define SEVERAL SIZE_MAX

static bool note_texts(struct stet_map *map, const struct stet_side *side, const uint32_t *lines,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t *place = stet_map_put(map, stet_lines_text(side, lines[i]), NULL);
        if (!place)
            return false;
        *place = *place == 0 ? lines[i] + (size_t)1 : SEVERAL;
    }
    return true;
}

static bool pair_equal(struct moves *moves)
{
    const struct stet_side *a = &moves->comparison->a, *b = &moves->comparison->b;
    struct stet_map *in_a = stet_map_new(), *in_b = stet_map_new();
    bool done = in_a && in_b && note_texts(in_a, a, moves->a_lines, moves->a_count) &&
                note_texts(in_b, b, moves->b_lines, moves->b_count);
    for (size_t i = 0; done && i < moves->a_count; i++) {
        size_t line = moves->a_lines[i];
        struct stet_span text = stet_lines_text(a, line);
        const size_t *there = stet_map_get(in_b, text), *here = stet_map_get(in_a, text);
        if (there && *there != SEVERAL && *here != SEVERAL &&
            a->lines[line].word_count >= LEAST_WORDS)
            pair(moves, line, *there - 1);
    }
    stet_map_free(in_a);
    stet_map_free(in_b);
    return done;
}

static bool pair_similar(struct moves *moves)
{
    struct stet_side *a = &moves->comparison->a, *b = &moves->comparison->b;
    moves->a_count = collect(a, moves->a_lines);
    moves->b_count = collect(b, moves->b_lines);
    if (moves->a_count == 0 || moves->b_count == 0)
        return true;
    uint32_t *pairs = malloc(moves->a_count * sizeof(*pairs));
    const struct stet_region region = {moves->a_lines, moves->b_lines, moves->a_count,
                                       moves->b_count};
    bool done = pairs && stet_anchor_candidates(moves->comparison, &region, LIGHTLY, pairs);
    for (size_t i = 0; done && i < moves->a_count; i++) {
        if (pairs[i] == STET_NO_MATCH)
            continue;
        size_t line = moves->a_lines[i], partner = moves->b_lines[pairs[i]];
        if (a->lines[line].word_count >= LEAST_WORDS && is_free(b, partner))
            pair(moves, line, partner);
    }
    free(pairs);
    return done;
}

static size_t next_text(const struct stet_side *side, size_t line)
{
    do
        line++;
    while (line < side->count && side->lines[line].blank);
    return line;
}

/* SIZE_MAX at the beginning. */
static size_t previous_text(const struct stet_side *side, size_t line)
{
    do
        line--;
    while (line != SIZE_MAX && side->lines[line].blank);
    return line;
}

static bool pair_neighbour(struct moves *moves, size_t i, size_t j)
{
    const struct stet_side *a = &moves->comparison->a, *b = &moves->comparison->b;
    if (!is_free(a, i) || !is_free(b, j))
        return false;
    if (!stet_span_equal(stet_lines_text(a, i), stet_lines_text(b, j)) &&
        stet_changed_similarity(moves->comparison, (uint32_t)i, (uint32_t)j) < NEIGHBOUR)
        return false;
    pair(moves, i, j);
    return true;
}

static void pair_neighbours(struct moves *moves)
{
    const struct stet_side *a = &moves->comparison->a, *b = &moves->comparison->b;
    for (size_t i = a->front; i < a->count; i++)
        if (a->lines[i].moved != STET_NO_MATCH)
            pair_neighbour(moves, next_text(a, i), next_text(b, a->lines[i].moved));
    for (size_t i = a->count; i-- > a->front;)
        if (a->lines[i].moved != STET_NO_MATCH)
            pair_neighbour(moves, previous_text(a, i), previous_text(b, a->lines[i].moved));
}

bool stet_moves_find(struct stet_comparison *comparison)
{
    struct moves moves = {.comparison = comparison};
    moves.a_lines = malloc((comparison->a.count + 1) * sizeof(*moves.a_lines));
    moves.b_lines = malloc((comparison->b.count + 1) * sizeof(*moves.b_lines));
    bool done = moves.a_lines && moves.b_lines;
    if (done) {
        moves.a_count = collect(&comparison->a, moves.a_lines);
        moves.b_count = collect(&comparison->b, moves.b_lines);
    }
    if (done && moves.a_count > 0 && moves.b_count > 0) {
        done = pair_equal(&moves) && pair_similar(&moves);
        pair_neighbours(&moves);
    }
    free(moves.a_lines);
    free(moves.b_lines);
    return done;
}
