/* words.c - what changed between two versions of a line: phrases, as byte ranges of both texts.
 *
 * Tokens are compared; the white space between them belongs to the change beside it where it
 * differs, and to the equal text where it does not. */
#include "diff.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>

#define ALIKE_PERCENT    25  /* this much of both lines must be equal to show them as one */
#define ALIKE_SIMILARITY 900 /* or nearly all of it, but for case */
#define LEAST_ROOM       256 /* tokens: more than two sentences have */

/* Two lines being compared. */
struct line_pair {
    struct stet_span a_text, b_text;
    const struct stet_text_line *a, *b;
    struct stet_token_pair tokens;
    struct stet_changes *out;
};

static bool append(struct stet_changes *out, struct stet_change change)
{
    void *items = stet_room(out->items, out->count, &out->capacity, sizeof(*out->items));
    if (!items)
        return false;
    out->items = items;
    out->items[out->count++] = change;
    return true;
}

static bool same_bytes(const struct line_pair *pair, struct stet_range a, struct stet_range b)
{
    return stet_span_equal(stet_span_sub(pair->a_text, a.start, a.end),
                           stet_span_sub(pair->b_text, b.start, b.end));
}

static bool add_change(struct line_pair *pair, struct stet_change change)
{
    if (same_bytes(pair, change.a, change.b))
        return true;
    struct stet_change *last = pair->out->count ? &pair->out->items[pair->out->count - 1] : NULL;
    if (!last || last->a.end != change.a.start || last->b.end != change.b.start)
        return append(pair->out, change);
    last->a.end = change.a.end;
    last->b.end = change.b.end;
    last->a_words += change.a_words;
    last->b_words += change.b_words;
    return true;
}

/* The white space before token i of a line (behind the last one, if i is their count). */
static struct stet_range gap(const struct stet_text_line *line, const struct stet_token *tokens,
                             size_t count, size_t i)
{
    return (struct stet_range){i > 0 ? tokens[i - 1].end : line->start,
                               i < count ? tokens[i].start : line->end};
}

static struct stet_range a_gap(const struct line_pair *pair, size_t i)
{
    return gap(pair->a, pair->tokens.a, pair->tokens.a_count, i);
}

static struct stet_range b_gap(const struct line_pair *pair, size_t i)
{
    return gap(pair->b, pair->tokens.b, pair->tokens.b_count, i);
}

static size_t count_words(const struct stet_token *tokens, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        count += tokens[i].kind == STET_TOKEN_WORD;
    return count;
}

/* A changed run with the white space at its ends, as far as that is not equal. */
static bool add_changed_run(struct line_pair *pair, const struct stet_run *run)
{
    struct stet_range a_before = a_gap(pair, run->a_start), b_before = b_gap(pair, run->b_start);
    struct stet_range a_after = a_gap(pair, run->a_end), b_after = b_gap(pair, run->b_end);
    struct stet_change change = {.a = {a_before.start, a_after.end},
                                 .b = {b_before.start, b_after.end},
                                 .a_words = count_words(pair->tokens.a, run->a_start, run->a_end),
                                 .b_words = count_words(pair->tokens.b, run->b_start, run->b_end)};
    if (same_bytes(pair, a_before, b_before)) {
        change.a.start = a_before.end;
        change.b.start = b_before.end;
    }
    bool room = a_after.start >= change.a.start && b_after.start >= change.b.start;
    if (room && same_bytes(pair, a_after, b_after)) {
        change.a.end = a_after.start;
        change.b.end = b_after.start;
    }
    return add_change(pair, change);
}

/* From the first token of an equal run to its last all bytes are the same. */
static bool is_same_stretch(const struct line_pair *pair, const struct stet_run *run)
{
    const struct stet_token *a = pair->tokens.a, *b = pair->tokens.b;
    return same_bytes(pair, (struct stet_range){a[run->a_start].start, a[run->a_end - 1].end},
                      (struct stet_range){b[run->b_start].start, b[run->b_end - 1].end});
}

/* The white space before token i of an equal run. */
static bool add_gap(struct line_pair *pair, const struct stet_run *run, size_t i)
{
    return add_change(pair, (struct stet_change){.a = a_gap(pair, run->a_start + i),
                                                 .b = b_gap(pair, run->b_start + i)});
}

/* The white space within an equal run, and at the line's ends beside one. */
static bool add_equal_run(struct line_pair *pair, const struct stet_run *run)
{
    size_t n = run->a_end - run->a_start;
    bool begins = run->a_start == 0 && run->b_start == 0;
    bool ends = run->a_end == pair->tokens.a_count && run->b_end == pair->tokens.b_count;
    if (n == 0) /* a change at the line's start or end took it all */
        return !begins || !ends || add_gap(pair, run, 0);
    bool done = !begins || add_gap(pair, run, 0);
    if (!is_same_stretch(pair, run))
        for (size_t i = 1; done && i < n; i++)
            done = add_gap(pair, run, i);
    return done && (!ends || add_gap(pair, run, n));
}

/* Alternating runs from the marks; returns how many. */
static size_t make_runs(const struct stet_token_pair *tokens, const uint8_t *a_changed,
                        const uint8_t *b_changed, struct stet_run *runs)
{
    size_t count = 0, i = 0, j = 0;
    while (i < tokens->a_count || j < tokens->b_count) {
        struct stet_run run = {.a_start = i, .b_start = j};
        while (i < tokens->a_count && a_changed[i])
            i++;
        while (j < tokens->b_count && b_changed[j])
            j++;
        run.changed = i > run.a_start || j > run.b_start;
        while (!run.changed && i < tokens->a_count && j < tokens->b_count && !a_changed[i] &&
               !b_changed[j]) {
            i++;
            j++;
        }
        run.changed = run.changed || i == run.a_start;
        run.a_end = i;
        run.b_end = j;
        runs[count++] = run;
    }
    return count;
}

/* Room for the runs, ids and marks of so many tokens, kept for the next lines. */
static bool reserve(struct stet_changes *changes, size_t tokens)
{
    if (tokens <= changes->room)
        return true;
    size_t room = tokens < LEAST_ROOM ? LEAST_ROOM : tokens;
    free(changes->runs);
    changes->room = 0;
    changes->runs =
        malloc(room * (sizeof(*changes->runs) + sizeof(*changes->ids) + sizeof(*changes->marks)));
    if (!changes->runs)
        return false;
    changes->ids = (uint32_t *)(changes->runs + room);
    changes->marks = (uint8_t *)(changes->ids + room);
    changes->room = room;
    return true;
}

static size_t count_unmarked(const uint8_t *marks, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += !marks[i];
    return count;
}

/* Marks the tokens of both lines that are not the same at the same place. */
static void mark_in_place(const struct stet_sequence *sequence, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sequence->a_changed[i] = sequence->b_changed[i] = sequence->a[i] != sequence->b[i];
}

/* Of all shortest differences a reader expects the one that leaves tokens in their places. */
static bool mark_changed(const struct stet_sequence *sequence, size_t n, size_t m)
{
    if (n != m)
        return stet_sequence_mark(sequence, n, m);
    mark_in_place(sequence, n);
    size_t in_place = count_unmarked(sequence->a_changed, n);
    if (in_place + 1 >= n)
        return true;
    memset(sequence->a_changed, 0, n);
    memset(sequence->b_changed, 0, n);
    if (!stet_sequence_mark(sequence, n, m))
        return false;
    if (in_place >= count_unmarked(sequence->a_changed, n))
        mark_in_place(sequence, n);
    return true;
}

static bool compare_tokens(struct line_pair *pair, size_t *count)
{
    const struct stet_token_pair *tokens = &pair->tokens;
    size_t n = tokens->a_count, m = tokens->b_count;
    if (!reserve(pair->out, n + m + 1))
        return false;
    uint32_t *ids = pair->out->ids;
    uint8_t *changed = pair->out->marks;
    for (size_t i = 0; i < n; i++)
        ids[i] = tokens->a[i].id;
    for (size_t j = 0; j < m; j++)
        ids[n + j] = tokens->b[j].id;
    memset(changed, 0, n + m);
    struct stet_sequence sequence = {ids, ids + n, changed, changed + n};
    if (!mark_changed(&sequence, n, m))
        return false;
    struct stet_run *runs = pair->out->runs;
    *count = stet_clean_runs(tokens, runs, make_runs(tokens, changed, changed + n, runs));
    return true;
}

void stet_changes_free(struct stet_changes *changes)
{
    free(changes->items);
    free(changes->runs);
}

bool stet_words_compare(const struct stet_comparison *comparison, size_t a_line, size_t b_line,
                        struct stet_changes *out)
{
    const struct stet_text_line *a = &comparison->a.lines[a_line];
    const struct stet_text_line *b = &comparison->b.lines[b_line];
    const struct stet_token *items = comparison->tokens.items;
    struct line_pair pair = {.a_text = comparison->a.text,
                             .b_text = comparison->b.text,
                             .a = a,
                             .b = b,
                             .tokens = {items + a->token, items + b->token, a->token_count,
                                        b->token_count, comparison->vocabulary.weights},
                             .out = out};
    size_t count = 0, equal = 0, all = 0;
    out->count = 0;
    bool done = compare_tokens(&pair, &count);
    const struct stet_run *runs = out->runs;
    if (done && count == 0) { /* only odd white space */
        struct stet_change whole = {.a = {a->start, a->end}, .b = {b->start, b->end}};
        done = add_change(&pair, whole);
    }
    for (size_t i = 0; done && i < count; i++) {
        done = runs[i].changed ? add_changed_run(&pair, &runs[i]) : add_equal_run(&pair, &runs[i]);
        all += runs[i].a_weight + runs[i].b_weight;
        equal += runs[i].changed ? 0 : 2 * runs[i].a_weight;
    }
    out->alike =
        a->in_place || equal * 100 >= all * ALIKE_PERCENT || a->word_count + b->word_count == 0 ||
        stet_changed_similarity(comparison, (uint32_t)a_line, (uint32_t)b_line) >= ALIKE_SIMILARITY;
    return done;
}
