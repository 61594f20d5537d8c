/* diff.c - compares two canonical texts: fields, sentences, words.
 *
 * Lines that are equal are matched first; of the rest, those that say nearly the same become one
 * edited line, whose words are compared; then all is put in order. */
#include "diff.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

#define MAX_LINES 2000000 /* of one text: a line takes some hundred bytes while it is compared */

static enum stet_status check_limits(struct stet_span text, struct stet_error *error)
{
    if (text.len > STET_MAX_CANONICAL_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT, "cannot compare: a text has more than %zu MiB",
                              STET_MAX_CANONICAL_BYTES / STET_MIB);
    if (stet_lines_count(text) > MAX_LINES)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "cannot compare: a text has more than %d lines", MAX_LINES);
    return STET_OK;
}

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot compare: no memory");
}

static void free_comparison(struct stet_comparison *comparison)
{
    free(comparison->a.lines);
    free(comparison->b.lines);
    free(comparison->tokens.items);
    free(comparison->bags);
    stet_vocabulary_free(&comparison->vocabulary);
}

static enum stet_status compare(struct stet_comparison *comparison, bool flipped,
                                struct stet_diff *diff, struct stet_error *error)
{
    if (!stet_vocabulary_init(&comparison->vocabulary) || !stet_lines_split(&comparison->a) ||
        !stet_lines_split(&comparison->b) || !stet_lines_match(&comparison->a, &comparison->b) ||
        !stet_changed_tokenize(comparison) || !stet_pair_lines(comparison))
        return no_memory(error);
    stet_pair_in_place(comparison);
    stet_divide_lines(comparison);
    return stet_merge(comparison, flipped, diff, error);
}

static bool sorts_first(struct stet_span a, struct stet_span b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    return order < 0 || (order == 0 && a.len <= b.len);
}

enum stet_status stet_diff(struct stet_diff **out, struct stet_span old_text,
                           struct stet_span new_text, struct stet_error *error)
{
    *out = NULL;
    enum stet_status status = check_limits(old_text, error);
    if (status == STET_OK)
        status = check_limits(new_text, error);
    if (status != STET_OK)
        return status;
    struct stet_diff *diff = calloc(1, sizeof(*diff));
    if (!diff)
        return no_memory(error);
    diff->old_text = old_text;
    diff->new_text = new_text;
    diff->arena = stet_arena_new(STET_MAX_DIFF_ARENA);
    bool flipped = !sorts_first(old_text, new_text);
    struct stet_comparison comparison = {.a = {.text = flipped ? new_text : old_text},
                                         .b = {.text = flipped ? old_text : new_text}};
    status = diff->arena ? compare(&comparison, flipped, diff, error) : no_memory(error);
    free_comparison(&comparison);
    if (status == STET_OK)
        *out = diff;
    else
        stet_diff_free(diff);
    return status;
}

void stet_diff_free(struct stet_diff *diff)
{
    if (!diff)
        return;
    stet_arena_free(diff->arena);
    free(diff->lines);
    free(diff->edits);
    free(diff);
}

struct stet_span stet_diff_old_text(const struct stet_diff *diff)
{
    return diff->old_text;
}

struct stet_span stet_diff_new_text(const struct stet_diff *diff)
{
    return diff->new_text;
}

const struct stet_diff_line *stet_diff_lines(const struct stet_diff *diff, size_t *count)
{
    *count = diff->count;
    return diff->lines;
}

const struct stet_diff_counts *stet_diff_counts(const struct stet_diff *diff)
{
    return &diff->counts;
}

bool stet_diff_is_empty(const struct stet_diff *diff)
{
    return stet_span_equal(diff->old_text, diff->new_text);
}

size_t stet_diff_words(struct stet_span text)
{
    struct stet_side side = {.text = text};
    struct stet_tokenizer *tokenizer = stet_tokenizer_new();
    struct stet_tokens tokens = {0};
    size_t words = 0;
    bool done = text.len <= UINT32_MAX && tokenizer && stet_lines_split(&side);
    for (size_t i = side.front; done && i < side.count; i++) {
        struct stet_range line = {side.lines[i].start, side.lines[i].end};
        tokens.count = 0;
        done = stet_tokenizer_run(tokenizer, text, line, true, &tokens);
        for (size_t t = 0; t < tokens.count; t++)
            words += tokens.items[t].kind == STET_TOKEN_WORD;
    }
    free(side.lines);
    free(tokens.items);
    stet_tokenizer_free(tokenizer);
    return words;
}
