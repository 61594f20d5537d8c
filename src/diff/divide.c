/* divide.c - sentences that were divided or joined: where one line says what several lines of the
 * other side say, those become one line with line ends in it, and the match goes on from there.
 *
 * In: matches of changed lines. Out: some of them with more lines on one side. A line is taken in
 * if it stands right beside, in the same paragraph, and most of its words are words of the sentence
 * on the other side that had no partner so far. */
#include "diff.h"
#include <stdlib.h>

#define MOST_LINES  4 /* that one sentence becomes */
#define LEAST_WORDS 2
#define MOST_OF     600 /* per mille of the words of a line, by weight */

/* A sentence, and the lines [first, first + count) of the other side that it is matched with. */
struct division {
    struct stet_comparison *comparison;
    struct stet_text_line *whole;
    struct stet_side *side;
    size_t first, count;
};

/* How many times the word stands in a sorted bag; *at goes on behind it. */
static size_t take(const uint32_t *bag, size_t count, size_t *at, uint32_t word)
{
    while (*at < count && bag[*at] < word)
        ++*at;
    size_t start = *at;
    while (*at < count && bag[*at] == word)
        ++*at;
    return *at - start;
}

/* The weight of the words of the line that the sentence has and its partner has not. */
static uint64_t gain(const struct division *division, struct stet_text_line *line)
{
    struct stet_text_line *whole = division->whole;
    struct stet_text_line *part = &division->side->lines[division->first];
    const uint32_t *words = stet_changed_bag(division->comparison, line);
    const uint32_t *whole_words = stet_changed_bag(division->comparison, whole);
    const uint32_t *part_words = stet_changed_bag(division->comparison, part);
    size_t in_line = 0, in_whole = 0, in_part = 0;
    uint64_t weight = 0;
    while (in_line < line->word_count) {
        uint32_t word = words[in_line];
        size_t count = take(words, line->word_count, &in_line, word);
        size_t there = take(whole_words, whole->word_count, &in_whole, word);
        size_t taken = take(part_words, part->word_count, &in_part, word);
        size_t left = there > taken ? there - taken : 0;
        weight += (uint64_t)division->comparison->vocabulary.weights[word] *
                  (count < left ? count : left);
    }
    return weight;
}

/* The line begins a block of its own: an item, a heading, a quotation, a row. */
static bool begins_block(const struct division *division, const struct stet_text_line *line)
{
    const struct stet_token *token = &division->comparison->tokens.items[line->token];
    if (line->token_count == 0 || token->kind != STET_TOKEN_SYNTAX)
        return false;
    char c = division->side->text.ptr[token->start];
    return c != '*' && c != '_' && c != '[' && c != '<' && c != '~' && c != '`';
}

/* How much of line i, beside those that are matched, is part of the sentence, per mille; 0: too
 * little. later: of the two lines that would be joined the second. */
static uint64_t part_of(const struct division *division, size_t i, size_t later)
{
    const struct stet_side *side = division->side;
    if (i < side->front || i >= side->count)
        return 0;
    struct stet_text_line *line = &side->lines[i];
    if (line->blank || line->match != STET_NO_MATCH || line->part || line->parts > 0 ||
        line->word_count < LEAST_WORDS || line->weight == 0 ||
        begins_block(division, &side->lines[later]))
        return 0;
    uint64_t part = gain(division, line) * 1000 / line->weight;
    return part < MOST_OF ? 0 : part;
}

/* Line first and those of the next become one. */
static void join(struct division *division)
{
    struct stet_text_line *line = &division->side->lines[division->first];
    struct stet_text_line *next = &division->side->lines[division->first + line->parts + 1];
    line->end = next->end;
    line->ended = next->ended;
    line->token_count = next->token + next->token_count - line->token;
    line->word_count += next->word_count;
    line->weight += next->weight;
    line->parts += 1 + next->parts;
    next->parts = 0;
    next->part = true;
    line->bagged = false;
}

/* Takes in the lines beside line i, of which the sentence of the other side is the whole. Returns
 * the line that stands for all. */
static size_t gather(struct stet_comparison *comparison, struct stet_text_line *whole,
                     struct stet_side *side, size_t i)
{
    struct division division = {comparison, whole, side, i, 1};
    while (division.count < MOST_LINES) {
        size_t first = division.first, behind = first + division.count;
        uint64_t ahead = first > 0 ? part_of(&division, first - 1, first) : 0;
        uint64_t after = part_of(&division, behind, behind);
        if (ahead + after == 0)
            break;
        if (ahead > after) /* whichever has more of it */
            division.first--;
        join(&division);
        division.count++;
    }
    return division.first;
}

void stet_divide_lines(struct stet_comparison *comparison)
{
    struct stet_side *a = &comparison->a, *b = &comparison->b;
    for (size_t i = a->front; i < a->count; i++) {
        size_t j = a->lines[i].match;
        if (j == STET_NO_MATCH || a->lines[i].part || a->lines[i].token_count == 0)
            continue;
        size_t in_b = gather(comparison, &a->lines[i], b, j);
        size_t in_a =
            in_b == j && b->lines[j].parts == 0 ? gather(comparison, &b->lines[j], a, i) : i;
        if (in_b == j && in_a == i)
            continue;
        a->lines[i].match = b->lines[j].match = STET_NO_MATCH;
        a->lines[in_a].match = (uint32_t)in_b;
        b->lines[in_b].match = (uint32_t)in_a;
    }
}
