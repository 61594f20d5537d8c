/* changed.c - the changed lines as tokens and as bags of words, and how alike two of them are. */
#include "diff.h"
#include "span.h"
#include <stdlib.h>

#define SAME_HEADING 900 /* a heading becomes a sentence, or one a heading, only word for word */

/* A field that stands on both sides with another value, or a sentence without a partner. */
static bool is_changed(const struct stet_side *side, const struct stet_side *other, size_t i)
{
    const struct stet_text_line *line = &side->lines[i];
    if (line->blank)
        return false;
    if (line->match == STET_NO_MATCH)
        return true;
    return i < side->front &&
           !stet_span_equal(stet_lines_text(side, i), stet_lines_text(other, line->match));
}

/* Nothing but quote signs and the like stands before its sign. */
static bool is_heading(struct stet_span text, const struct stet_token *tokens, size_t count)
{
    for (size_t i = 0; i < count && tokens[i].kind == STET_TOKEN_SYNTAX; i++)
        if (text.ptr[tokens[i].start] == '#')
            return true;
    return false;
}

static bool tokenize_side(struct stet_comparison *comparison, struct stet_tokenizer *tokenizer,
                          struct stet_side *side, const struct stet_side *other)
{
    struct stet_tokens *tokens = &comparison->tokens;
    struct stet_vocabulary *vocabulary = &comparison->vocabulary;
    for (size_t i = 0; i < side->count; i++) {
        if (!is_changed(side, other, i))
            continue;
        struct stet_text_line *line = &side->lines[i];
        struct stet_range range = {line->start, line->end};
        line->token = (uint32_t)tokens->count;
        if (!stet_tokenizer_run(tokenizer, side->text, range, i >= side->front, tokens))
            return false;
        line->token_count = (uint32_t)tokens->count - line->token;
        line->heading = is_heading(side->text, tokens->items + line->token, line->token_count);
        for (size_t t = line->token; t < tokens->count; t++) {
            struct stet_token *token = &tokens->items[t];
            struct stet_span text = stet_span_sub(side->text, token->start, token->end);
            if (!stet_vocabulary_name(vocabulary, text, token))
                return false;
            if (token->kind != STET_TOKEN_WORD)
                continue;
            line->word_count++;
            line->weight += vocabulary->weights[vocabulary->folds[token->id]];
        }
    }
    return true;
}

/* Most lines have a few dozen words: too few for qsort to be quick. */
static void sort_ids(uint32_t *ids, size_t count)
{
    static const size_t gaps[] = {510774, 120150, 28263, 6649, 1564, 368, 86, 20, 5, 1};
    for (size_t g = 0; g < sizeof(gaps) / sizeof(*gaps); g++) {
        size_t gap = gaps[g];
        for (size_t i = gap; i < count; i++) {
            uint32_t id = ids[i];
            size_t j = i;
            for (; j >= gap && ids[j - gap] > id; j -= gap)
                ids[j] = ids[j - gap];
            ids[j] = id;
        }
    }
}

const uint32_t *stet_changed_bag(const struct stet_comparison *comparison,
                                 struct stet_text_line *line)
{
    uint32_t *bag = comparison->bags + line->token;
    if (line->bagged)
        return bag;
    const struct stet_token *tokens = comparison->tokens.items + line->token;
    size_t count = 0;
    for (size_t t = 0; t < line->token_count; t++)
        if (tokens[t].kind == STET_TOKEN_WORD)
            bag[count++] = comparison->vocabulary.folds[tokens[t].id];
    sort_ids(bag, count);
    line->bagged = true;
    return bag;
}

bool stet_changed_tokenize(struct stet_comparison *comparison)
{
    struct stet_side *a = &comparison->a, *b = &comparison->b;
    struct stet_tokenizer *tokenizer = stet_tokenizer_new();
    bool done = tokenizer && tokenize_side(comparison, tokenizer, a, b) &&
                tokenize_side(comparison, tokenizer, b, a);
    stet_tokenizer_free(tokenizer);
    if (!done)
        return false;
    comparison->bags = malloc((comparison->tokens.count + 1) * sizeof(*comparison->bags));
    return comparison->bags != NULL;
}

/* A picture or an embed without words. */
static bool ends_in_target(const struct stet_comparison *comparison,
                           const struct stet_text_line *line)
{
    const struct stet_token *tokens = comparison->tokens.items + line->token;
    return line->token_count > 0 && tokens[line->token_count - 1].kind == STET_TOKEN_TARGET;
}

unsigned stet_changed_similarity(const struct stet_comparison *comparison, uint32_t a_line,
                                 uint32_t b_line)
{
    struct stet_text_line *a = &comparison->a.lines[a_line], *b = &comparison->b.lines[b_line];
    uint64_t both = (uint64_t)a->weight + b->weight;
    if (both == 0)
        return ends_in_target(comparison, a) && ends_in_target(comparison, b) ? 500 : 0;
    uint64_t most = a->weight < b->weight ? a->weight : b->weight;
    if (most * 2000 < both * STET_SIMILAR)
        return 0;
    const uint32_t *x = stet_changed_bag(comparison, a), *x_end = x + a->word_count;
    const uint32_t *y = stet_changed_bag(comparison, b), *y_end = y + b->word_count;
    uint64_t common = 0;
    while (x < x_end && y < y_end) {
        if (*x == *y)
            common += comparison->vocabulary.weights[*x];
        uint32_t low = *x < *y ? *x : *y;
        x += *x == low;
        y += *y == low;
    }
    unsigned similarity = (unsigned)(common * 2000 / both);
    return a->heading != b->heading && similarity < SAME_HEADING ? 0 : similarity;
}

unsigned stet_changed_in_place(const struct stet_comparison *comparison, uint32_t a_line,
                               uint32_t b_line)
{
    const struct stet_text_line *a = &comparison->a.lines[a_line];
    const struct stet_text_line *b = &comparison->b.lines[b_line];
    const struct stet_vocabulary *vocabulary = &comparison->vocabulary;
    const struct stet_token *x = comparison->tokens.items + a->token, *x_end = x + a->token_count;
    const struct stet_token *y = comparison->tokens.items + b->token;
    uint64_t common = 0, both = (uint64_t)a->weight + b->weight;
    if (a->word_count != b->word_count || a->heading != b->heading || both == 0)
        return 0;
    for (;; x++, y++) {
        while (x < x_end && x->kind != STET_TOKEN_WORD)
            x++;
        if (x == x_end)
            return (unsigned)(common * 2000 / both);
        while (y->kind != STET_TOKEN_WORD) /* it has as many words */
            y++;
        if (x->id == y->id)
            common += vocabulary->weights[vocabulary->folds[x->id]];
    }
}
