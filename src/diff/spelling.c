/* spelling.c - whether two stretches are the same words, written otherwise: a slip mended, an
 * accent, a hyphen, a capital. */
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define MAX_LETTERS 48 /* of one word; longer ones are no slips */
#define MAX_TOKENS  5  /* of either side: words and marks */
#define LONG_WORD   8  /* letters: may hold two slips */
#define SWAP_WORD   7  /* letters: one may stand for another; "horse" is not "house" */

struct letters {
    uint32_t plain[MAX_LETTERS]; /* folded, without accents */
    size_t count;
    bool capital;
};

static struct stet_span token_text(const struct stet_half *half, size_t i)
{
    return stet_span_sub(half->text, half->tokens[i].start, half->tokens[i].end);
}

/* The letter below the accents; 0 for an accent by itself. */
static uint32_t without_accent(uint32_t code)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[8];
    if (code < 0x80)
        return code;
    if (U_GET_GC_MASK((UChar32)code) & U_GC_MN_MASK)
        return 0;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&error);
    int32_t len = U_SUCCESS(error)
                      ? unorm2_getRawDecomposition(normalizer, (UChar32)code, parts, 8, &error)
                      : -1;
    return U_SUCCESS(error) && len > 0 && (U_GET_GC_MASK((UChar32)parts[0]) & U_GC_L_MASK)
               ? parts[0]
               : code;
}

/* Appends the letters of a word; hyphens and apostrophes are left out. false if it has a digit or
 * is too long. */
static bool read_letters(struct stet_span word, struct letters *out)
{
    for (size_t pos = 0; pos < word.len;) {
        uint32_t code = stet_utf8_next(word.ptr, word.len, &pos);
        enum stet_character class = stet_character_class(code);
        if (out->count == 0)
            out->capital = stet_character_is_upper(code);
        if (class == STET_CHARACTER_PUNCTUATION)
            continue;
        if (class != STET_CHARACTER_LETTER || out->count + 2 > MAX_LETTERS)
            return false;
        code = stet_character_fold_case(code);
        if (code == 0xDF) /* "ß" is "ss" */
            out->plain[out->count++] = code = 's';
        code = without_accent(code);
        if (code)
            out->plain[out->count++] = code;
    }
    return true;
}

static bool same_letters(const struct letters *a, const struct letters *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->plain, b->plain, a->count * sizeof(*a->plain)) == 0);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters must be put in, left out, or change places with the next; a letter that stands
 * for another counts as two unless the word is long. */
static size_t slips(const struct letters *a, const struct letters *b)
{
    size_t rows[3][MAX_LETTERS + 1];
    size_t swap = least(a->count, b->count) >= SWAP_WORD ? 1 : 2;
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a->count; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b->count; j++) {
            bool same = a->plain[i - 1] == b->plain[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : swap));
            if (i > 1 && j > 1 && a->plain[i - 1] == b->plain[j - 2] &&
                a->plain[i - 2] == b->plain[j - 1])
                row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[a->count % 3][b->count];
}

/* A slip stands within a word: what differs at its end is another form of the word. */
static bool is_slip(const struct letters *a, const struct letters *b)
{
    size_t shorter = least(a->count, b->count);
    if (shorter < 4 || a->plain[0] != b->plain[0] ||
        a->plain[a->count - 1] != b->plain[b->count - 1])
        return false;
    return slips(a, b) <= (shorter >= LONG_WORD ? 2u : 1u);
}

/* A mark that is hardly heard. */
static bool is_light_mark(const struct stet_half *half, size_t i)
{
    struct stet_span text = token_text(half, i);
    return half->tokens[i].kind == STET_TOKEN_MARK && text.len == 1 &&
           strchr(",;:.()-", text.ptr[0]);
}

/* Words and the marks between them, no more than a few. */
static bool is_few_words(const struct stet_half *half)
{
    if (half->words == 0 || half->end - half->start > MAX_TOKENS)
        return false;
    for (size_t i = half->start; i < half->end; i++)
        if (half->tokens[i].kind != STET_TOKEN_WORD && !is_light_mark(half, i))
            return false;
    return true;
}

/* Most changed words begin with other letters: that is quickly seen. */
static bool may_be_same(const struct stet_half *before, const struct stet_half *after)
{
    if (!is_few_words(before) || !is_few_words(after))
        return false;
    unsigned char a = (unsigned char)before->text.ptr[before->tokens[before->start].start];
    unsigned char b = (unsigned char)after->text.ptr[after->tokens[after->start].start];
    return a >= 0x80 || b >= 0x80 || stet_ascii_lower((char)a) == stet_ascii_lower((char)b);
}

bool stet_spelling_is_same(struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after)
{
    struct letters old_all = {.count = 0}, new_all = {.count = 0};
    if (!may_be_same(before, after))
        return false;
    for (size_t i = before->start; i < before->end; i++)
        if (!read_letters(token_text(before, i), &old_all))
            return false;
    for (size_t i = after->start; i < after->end; i++)
        if (!read_letters(token_text(after, i), &new_all))
            return false;
    if (same_letters(&old_all, &new_all))
        return old_all.count > 0;
    if (before->end - before->start != after->end - after->start)
        return false;
    for (size_t i = before->start, j = after->start; i < before->end; i++, j++) {
        struct letters old_word = {0}, new_word = {0};
        struct stet_span old_text = token_text(before, i), new_text = token_text(after, j);
        if (!read_letters(old_text, &old_word) || !read_letters(new_text, &new_word))
            return false;
        if (same_letters(&old_word, &new_word))
            continue;
        bool name = old_word.capital && new_word.capital && i > 0 &&
                    !(typing->language && typing->language->nouns_capital);
        if (!is_slip(&old_word, &new_word))
            return false;
        const struct stet_learnt *learnt = stet_learnt_get(typing);
        if (name ? !stet_learnt_is_slip(learnt, old_text, new_text)
                 : stet_learnt_are_both_known(learnt, old_text, new_text))
            return false;
    }
    return true;
}

static bool is_all_capitals(const struct stet_half *half)
{
    size_t letters = 0;
    for (size_t i = half->start; i < half->end; i++) {
        struct stet_span text = token_text(half, i);
        for (size_t pos = 0; pos < text.len;) {
            uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
            if (u_islower((UChar32)code))
                return false;
            letters += stet_character_is_upper(code);
        }
    }
    return letters > 1;
}

bool stet_spelling_is_drop_cap(const struct stet_half *before, const struct stet_half *after)
{
    size_t words = before->end - before->start;
    if (before->start > 0 || after->start > 0 || words == 0 || words != after->end - after->start ||
        is_all_capitals(before) == is_all_capitals(after))
        return false;
    for (size_t i = 0; i < words; i++) {
        struct letters a = {0}, b = {0};
        if (!read_letters(token_text(before, i), &a) || !read_letters(token_text(after, i), &b) ||
            !same_letters(&a, &b))
            return false;
    }
    return true;
}
