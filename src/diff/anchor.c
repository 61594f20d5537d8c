/* anchor.c - cuts a large region into small ones, at lines that share words which stand nowhere
 * else.
 *
 * Such a word names at most one candidate for a line. The candidate must be similar; of all such
 * pairs the longest list that ascends on both sides is kept. */
#include "diff.h"
#include <stdlib.h>

/* Where a word stands on one side of the region: nowhere, on one line (its index + 1), or on
 * several. */
#define SEVERAL UINT32_MAX

static void note_words(const struct stet_comparison *comparison, const struct stet_side *side,
                       const uint32_t *lines, size_t count, uint32_t *places)
{
    for (size_t i = 0; i < count; i++) {
        struct stet_text_line *line = &side->lines[lines[i]];
        const uint32_t *bag = stet_changed_bag(comparison, line);
        for (uint32_t w = 0; w < line->word_count; w++) {
            uint32_t *place = &places[bag[w]];
            *place = *place == 0 || *place == (uint32_t)i + 1 ? (uint32_t)i + 1 : SEVERAL;
        }
    }
}

/* The most similar of the lines that a rare word of this one names. */
static uint32_t best_candidate(const struct stet_comparison *comparison,
                               const struct stet_region *region, size_t i, unsigned least,
                               const uint32_t *a_places, const uint32_t *b_places)
{
    struct stet_text_line *line = &comparison->a.lines[region->a_lines[i]];
    const uint32_t *bag = stet_changed_bag(comparison, line);
    uint32_t best = STET_NO_MATCH, tried = STET_NO_MATCH;
    unsigned best_similarity = least - 1;
    for (uint32_t w = 0; w < line->word_count; w++) {
        uint32_t place = b_places[bag[w]];
        if (place == 0 || place == SEVERAL || a_places[bag[w]] == SEVERAL || place - 1 == tried)
            continue;
        tried = place - 1;
        unsigned similarity =
            stet_changed_similarity(comparison, region->a_lines[i], region->b_lines[tried]);
        if (similarity > best_similarity) {
            best_similarity = similarity;
            best = tried;
        }
    }
    return best;
}

/* Keeps the longest ascending list of pairs. tails[n]: the line that ends the best list of n + 1
 * pairs. */
static void keep_ascending(uint32_t *pairs, size_t count, uint32_t *tails, uint32_t *before)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (pairs[i] == STET_NO_MATCH)
            continue;
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (pairs[tails[middle]] < pairs[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tails[low - 1] : STET_NO_MATCH;
        tails[low] = (uint32_t)i;
        if (low == length)
            length++;
    }
    uint32_t next = length > 0 ? tails[length - 1] : STET_NO_MATCH;
    for (size_t i = count; i-- > 0;) {
        if (i == next)
            next = before[i];
        else
            pairs[i] = STET_NO_MATCH;
    }
}

bool stet_anchor_candidates(const struct stet_comparison *comparison,
                            const struct stet_region *region, unsigned least, uint32_t *pairs)
{
    size_t words = comparison->vocabulary.count;
    uint32_t *places = calloc(2 * words + 1, sizeof(*places));
    if (!places)
        return false;
    uint32_t *b_places = places + words;
    note_words(comparison, &comparison->a, region->a_lines, region->a_count, places);
    note_words(comparison, &comparison->b, region->b_lines, region->b_count, b_places);
    for (size_t i = 0; i < region->a_count; i++)
        pairs[i] = best_candidate(comparison, region, i, least, places, b_places);
    free(places);
    return true;
}

bool stet_anchor_region(const struct stet_comparison *comparison, const struct stet_region *region,
                        uint32_t *pairs)
{
    uint32_t *tails = malloc((2 * region->a_count + 1) * sizeof(*tails));
    bool done = tails && stet_anchor_candidates(comparison, region, STET_SIMILAR, pairs);
    if (done)
        keep_ascending(pairs, region->a_count, tails, tails + region->a_count);
    free(tails);
    return done;
}
