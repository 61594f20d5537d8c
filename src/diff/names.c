/* names.c - which words of a change are part of a name: capitalised where a sentence does not
 * begin, and wherever else they stand. */
#include "span.h"
#include "typing.h"
#include "utf8.h"

#define LONGEST 8 /* words of a name before and behind what changed */

static bool is_capitalised(const struct stet_half *half, size_t i)
{
    size_t pos = half->tokens[i].start;
    if (half->tokens[i].kind != STET_TOKEN_WORD)
        return false;
    for (size_t read = 0; pos < half->tokens[i].end && read < 6; read++) {
        uint32_t code = stet_utf8_next(half->text.ptr, half->text.len, &pos);
        if (stet_character_is_upper(code))
            return true;
        /* "d'Orsay": only an elision may stand before the capital. */
        if (stet_character_class(code) == STET_CHARACTER_DIGIT)
            return false;
    }
    return false;
}

/* Nothing before it, or a mark behind which a sentence or a quotation begins. */
static bool begins(const struct stet_half *half, size_t i)
{
    while (i > 0 && half->tokens[i - 1].kind == STET_TOKEN_SYNTAX)
        i--;
    if (i == 0)
        return true;
    if (half->tokens[i - 1].kind != STET_TOKEN_MARK)
        return false;
    char c = half->text.ptr[half->tokens[i - 1].start];
    return !strchr(",;()-&/", c) || stet_quotes_is_mark(half, i - 1);
}

size_t stet_names_count(struct stet_typing *typing, const struct stet_half *half,
                        struct stet_range *range)
{
    bool nouns = typing->language && typing->language->nouns_capital;
    size_t count = 0, first = half->end, last = half->end;
    for (size_t i = half->start; i < half->end; i++) {
        if (!is_capitalised(half, i))
            continue;
        const struct stet_meaning *meaning = stet_signature_word(typing, half, i);
        struct stet_span text =
            stet_span_sub(half->text, half->tokens[i].start, half->tokens[i].end);
        if ((meaning->classes & ~(unsigned)STET_WORD_BIT(STET_WORD_HEDGE)) != 0 ||
            !stet_learnt_is_name(stet_learnt_get(typing), text, begins(half, i)))
            continue;
        if (nouns && i > 0) {
            meaning = stet_signature_word(typing, half, i - 1);
            if (meaning->classes & STET_WORD_BIT(STET_WORD_DETERMINER))
                continue;
        }
        first = count == 0 ? i : first;
        last = count == 0 || last == i ? i + 1 : last;
        count++;
    }
    *range = (struct stet_range){half->range.start, half->range.start};
    if (count == 0)
        return 0;
    /* The whole name, as far as it did not change. */
    size_t from = first, to = last;
    while (first > 0 && first + LONGEST > from && is_capitalised(half, first - 1) &&
           !begins(half, first - 1))
        first--;
    while (last < half->count && last < to + LONGEST && is_capitalised(half, last))
        last++;
    *range = (struct stet_range){half->tokens[first].start, half->tokens[last - 1].end};
    return count;
}
