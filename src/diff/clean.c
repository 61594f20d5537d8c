/* clean.c - makes the difference of two lines readable.
 *
 * The shortest difference is confetti: it keeps every "the" and comma that both versions happen to
 * have. Changed runs that only such things divide become one phrase; an insertion that could stand
 * at several places goes to the start of a phrase. */
#include "diff.h"

#define SHORT_WORDS   3 /* this many function words divide no two replaced phrases */
#define REWRITE_RATIO 4 /* so much more than what is common weigh the changes on either side */

static bool is_mark(const struct stet_token *token)
{
    return token->kind == STET_TOKEN_MARK;
}

/* How good a place for an inserted or removed run t[start, end) is: best behind a mark or at the
 * start. */
static unsigned place_quality(const struct stet_token *t, size_t start, size_t end)
{
    if (start == 0 || is_mark(&t[start - 1]))
        return 2;
    return is_mark(&t[end - 1]) ? 0 : 1;
}

/* Moves a run that only one side has by `by` tokens, the equal runs around it giving and taking. */
static void move(struct stet_run *before, struct stet_run *run, struct stet_run *after,
                 ptrdiff_t by)
{
    size_t shift = (size_t)by; /* wraps for a move to the left, as it should */
    before->a_end += shift;
    before->b_end += shift;
    run->a_start += shift;
    run->a_end += shift;
    run->b_start += shift;
    run->b_end += shift;
    after->a_start += shift;
    after->b_start += shift;
}

static void slide(const struct stet_token_pair *tokens, struct stet_run *before,
                  struct stet_run *run, struct stet_run *after, bool first, bool last)
{
    bool in_a = run->a_start < run->a_end;
    if (in_a && run->b_start < run->b_end)
        return;
    const struct stet_token *t = in_a ? tokens->a : tokens->b;
    size_t start = in_a ? run->a_start : run->b_start, end = in_a ? run->a_end : run->b_end;
    ptrdiff_t best = 0, left = (ptrdiff_t)(before->a_end - before->a_start) - !first;
    ptrdiff_t right = (ptrdiff_t)(after->a_end - after->a_start) - !last;
    unsigned best_quality = place_quality(t, start, end);
    for (ptrdiff_t by = -1; by >= -left; by--) {
        size_t from = start + (size_t)by, to = end + (size_t)by;
        if (t[from].id != t[to].id)
            break;
        if (place_quality(t, from, to) > best_quality) {
            best_quality = place_quality(t, from, to);
            best = by;
        }
    }
    for (ptrdiff_t by = 1; by <= right; by++) {
        size_t from = start + (size_t)by, to = end + (size_t)by;
        if (t[from - 1].id != t[to - 1].id)
            break;
        if (place_quality(t, from, to) > best_quality) {
            best_quality = place_quality(t, from, to);
            best = by;
        }
    }
    move(before, run, after, best);
}

static bool is_replacement(const struct stet_run *run)
{
    return run->a_start < run->a_end && run->b_start < run->b_end;
}

static size_t heavier(const struct stet_run *run)
{
    return run->a_weight > run->b_weight ? run->a_weight : run->b_weight;
}

/* Only marks, or a few function words. */
static bool is_slight(const struct stet_token_pair *tokens, const struct stet_run *run)
{
    if (run->a_weight > SHORT_WORDS || run->a_end - run->a_start > 2 * SHORT_WORDS)
        return false;
    for (size_t i = run->a_start; i < run->a_end; i++)
        if (tokens->weights[tokens->a[i].id] > 1)
            return false;
    return true;
}

/* Words in place of as many others. */
static bool is_one_for_one(const struct stet_run *run)
{
    return run->a_end - run->a_start == run->b_end - run->b_start;
}

/* Whether what stands between two changes says too little to divide them. Where words were replaced
 * one for one, words between them stand there by no chance. */
static bool is_absorbed(const struct stet_token_pair *tokens, const struct stet_run *left,
                        const struct stet_run *equal, const struct stet_run *right)
{
    if (equal->a_weight > 0 && is_one_for_one(left) && is_one_for_one(right))
        return false;
    bool words = heavier(left) > 0 && heavier(right) > 0;
    if (is_replacement(left) && is_replacement(right) && (words || equal->a_weight == 0) &&
        is_slight(tokens, equal))
        return true;
    size_t weight = equal->a_weight * REWRITE_RATIO;
    return equal->a_weight > 0 && weight <= heavier(left) && weight <= heavier(right);
}

static size_t weigh(const struct stet_token *t, size_t start, size_t end, const uint8_t *weights)
{
    size_t weight = 0;
    for (size_t i = start; i < end; i++)
        weight += weights[t[i].id];
    return weight;
}

size_t stet_clean_runs(const struct stet_token_pair *tokens, struct stet_run *runs, size_t count)
{
    for (size_t i = 1; i + 1 < count; i++)
        if (runs[i].changed)
            slide(tokens, &runs[i - 1], &runs[i], &runs[i + 1], i == 1, i + 2 == count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        runs[kept] = runs[i];
        runs[kept].a_weight = weigh(tokens->a, runs[i].a_start, runs[i].a_end, tokens->weights);
        runs[kept].b_weight = weigh(tokens->b, runs[i].b_start, runs[i].b_end, tokens->weights);
        kept++;
        while (kept >= 3 && runs[kept - 1].changed &&
               is_absorbed(tokens, &runs[kept - 3], &runs[kept - 2], &runs[kept - 1])) {
            struct stet_run *left = &runs[kept - 3], *right = &runs[kept - 1];
            left->a_end = right->a_end;
            left->b_end = right->b_end;
            left->a_weight += runs[kept - 2].a_weight + right->a_weight;
            left->b_weight += runs[kept - 2].b_weight + right->b_weight;
            kept -= 2;
        }
    }
    return kept;
}
