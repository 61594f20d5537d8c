/* signature.c - what the changed words of one side say: which negations, hedges, numbers and dates.
 *
 * An edit is of such a type if the signatures of its sides differ in it. Words that did not change
 * count only as part of an entry or number that did. */
#include "room.h"
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <unicode/uchar.h>

#define MAX_PHRASE 6 /* words of an entry */
#define LONGEST    8 /* words of a number or date, before and behind the one that changed */
#define MAX_BEFORE                                                                                 \
    24 /* bytes before the change in which an entry of an unspaced language may begin */

/* typing->known, by token id; from MEANING on it is an index into typing->meanings. */
enum { UNKNOWN, NOTHING, DIGITS, MEANING };

static const struct stet_meaning no_meaning;

static struct stet_span token_text(const struct stet_half *half, size_t i)
{
    return stet_span_sub(half->text, half->tokens[i].start, half->tokens[i].end);
}

/* Written in Han numerals only. */
static bool is_han_number(struct stet_span text)
{
    static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D,
                                        0x4E8C, 0x4E94, 0x4EBF, 0x5104, 0x5169, 0x516B, 0x516D,
                                        0x5341, 0x5343, 0x56DB, 0x767E, 0x842C, 0x96F6};
    size_t pos = 0;
    while (pos < text.len) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        size_t i = 0;
        while (i < sizeof(numerals) / sizeof(*numerals) && numerals[i] != code)
            i++;
        if (i == sizeof(numerals) / sizeof(*numerals))
            return false;
    }
    return text.len > 0;
}

static bool has_digit(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (stet_is_digit(text.ptr[i]))
            return true;
    double value;
    uint64_t unit;
    return text.len > 0 && (unsigned char)text.ptr[0] >= 0x80 &&
           (is_han_number(text) || stet_number_read(text, &value, &unit));
}

/* Remembers a meaning; its number for typing->known. */
static uint32_t keep_meaning(struct stet_typing *typing, const struct stet_meaning *meaning)
{
    void *meanings = stet_room(typing->meanings, typing->meaning_count, &typing->meaning_capacity,
                               sizeof(*typing->meanings));
    if (!meanings) {
        typing->failed = true;
        return NOTHING;
    }
    typing->meanings = meanings;
    typing->meanings[typing->meaning_count] = *meaning;
    return MEANING + (uint32_t)typing->meaning_count++;
}

static uint32_t know(struct stet_typing *typing, const struct stet_half *half, size_t i)
{
    uint32_t *known = &typing->known[half->tokens[i].id];
    if (*known != UNKNOWN)
        return *known;
    struct stet_meaning meaning;
    struct stet_span text = token_text(half, i);
    *known = NOTHING;
    if (half->tokens[i].kind != STET_TOKEN_WORD)
        return NOTHING;
    if (has_digit(text))
        return *known = DIGITS;
    stet_lexicon_word(typing->lexicon, text, &meaning);
    if (meaning.classes || meaning.opens)
        *known = keep_meaning(typing, &meaning);
    return *known;
}

const struct stet_meaning *stet_signature_word(struct stet_typing *typing,
                                               const struct stet_half *half, size_t token)
{
    uint32_t known = know(typing, half, token);
    return known >= MEANING ? &typing->meanings[known - MEANING] : &no_meaning;
}

static bool is_of(struct stet_typing *typing, const struct stet_half *half, size_t i,
                  enum stet_word_class class)
{
    return stet_signature_word(typing, half, i)->classes & STET_WORD_BIT(class);
}

static bool is_numeric(struct stet_typing *typing, const struct stet_half *half, size_t i)
{
    return know(typing, half, i) == DIGITS || is_of(typing, half, i, STET_WORD_NUMBER);
}

static bool is_short(const struct stet_typing *typing, const struct stet_half *half, size_t i)
{
    return half->tokens[i].kind == STET_TOKEN_WORD &&
           typing->comparison->vocabulary.weights[half->tokens[i].id] <= 1;
}

/* The next word in a direction is a month or the like, perhaps behind an "of". */
static bool is_date_beside(struct stet_typing *typing, const struct stet_half *half, size_t i,
                           int step)
{
    for (int passed = 0; passed < 3; passed++) {
        if ((step < 0 && i == 0) || (step > 0 && i + 1 >= half->count))
            return false;
        i = step < 0 ? i - 1 : i + 1;
        if (is_of(typing, half, i, STET_WORD_DATE))
            return true;
        bool mark = half->tokens[i].kind == STET_TOKEN_MARK && step < 0;
        if (!mark && (passed > 0 || !is_short(typing, half, i) || is_numeric(typing, half, i)))
            return false;
    }
    return false;
}

/* A number that is part of a date: "3 March", "in 2019", "10:30". */
static bool is_date_number(struct stet_typing *typing, const struct stet_half *half, size_t i)
{
    struct stet_span text = token_text(half, i);
    double value = 0;
    uint64_t unit = 0;
    bool digits = know(typing, half, i) == DIGITS;
    if (digits && stet_number_is_date(text))
        return true;
    if (digits && (!stet_number_read(text, &value, &unit) || unit != 0))
        return false;
    bool year = digits && text.len == 4 && value >= 1000 && value < 2100;
    if (is_date_beside(typing, half, i, 1) || is_date_beside(typing, half, i, -1))
        return year || value <= 31;
    bool led =
        i == 0 || half->tokens[i - 1].kind != STET_TOKEN_WORD || is_short(typing, half, i - 1);
    return year && value >= 1900 && led;
}

static void note(struct stet_signature *out, enum stet_word_class class, uint64_t value)
{
    out->count[class]++;
    out->sum[class] += value;
}

/* The stretch of tokens around i that belong to one number, or to one date. */
static struct stet_range value_around(struct stet_typing *typing, const struct stet_half *half,
                                      size_t i, bool date)
{
    enum stet_word_class with = date ? STET_WORD_DATE : STET_WORD_UNIT;
    size_t start = i, end = i + 1;
    while (start > 0 && start + LONGEST > i &&
           (is_numeric(typing, half, start - 1) || is_of(typing, half, start - 1, with)))
        start--;
    while (end < half->count && end < i + LONGEST &&
           (is_numeric(typing, half, end) || is_of(typing, half, end, with)))
        end++;
    return (struct stet_range){half->tokens[start].start, half->tokens[end - 1].end};
}

static bool is_empty(struct stet_range range)
{
    return range.start == range.end;
}

static void note_number(struct stet_typing *typing, const struct stet_half *half, size_t i,
                        struct stet_signature *out)
{
    struct stet_span text = token_text(half, i);
    double value = 0;
    uint64_t unit = 0;
    if (is_date_number(typing, half, i)) {
        note(out, STET_WORD_DATE, stet_lexicon_hash(text));
        if (is_empty(out->date))
            out->date = value_around(typing, half, i, true);
        return;
    }
    if (know(typing, half, i) != DIGITS)
        note(out, STET_WORD_NUMBER, stet_signature_word(typing, half, i)->values[STET_WORD_NUMBER]);
    else if (stet_number_read(text, &value, &unit))
        note(out, STET_WORD_NUMBER, stet_lexicon_hash_number(value));
    else
        note(out, STET_WORD_NUMBER, stet_lexicon_hash(text));
    if (unit)
        note(out, STET_WORD_UNIT, unit);
    if (is_empty(out->value))
        out->value = value_around(typing, half, i, false);
}

/* A unit counts beside a number only. */
static void note_unit(struct stet_typing *typing, const struct stet_half *half, size_t i,
                      struct stet_signature *out)
{
    bool beside = (i > 0 && is_numeric(typing, half, i - 1)) ||
                  (i > 1 && is_numeric(typing, half, i - 2)) ||
                  (i + 1 < half->count && is_numeric(typing, half, i + 1));
    if (!beside)
        return;
    note(out, STET_WORD_UNIT, stet_signature_word(typing, half, i)->values[STET_WORD_UNIT]);
    if (is_empty(out->value))
        out->value = value_around(typing, half, i, false);
}

static bool begins_with_capital(const struct stet_half *half, size_t i)
{
    size_t pos = half->tokens[i].start;
    return half->tokens[i].kind == STET_TOKEN_WORD &&
           u_isupper((UChar32)stet_utf8_next(half->text.ptr, half->text.len, &pos));
}

/* "Creative Commons Zero": a number word that is part of a name, where it is not a heading's. */
static bool is_named_number(const struct stet_typing *typing, const struct stet_half *half,
                            size_t i)
{
    if (typing->language->nouns_capital || half->tokens[0].kind == STET_TOKEN_SYNTAX || i == 0 ||
        stet_span_starts(token_text(half, 0), "title"))
        return false;
    return begins_with_capital(half, i) && begins_with_capital(half, i - 1);
}

static void note_word(struct stet_typing *typing, const struct stet_half *half, size_t i,
                      struct stet_signature *out)
{
    const struct stet_meaning copy = *stet_signature_word(typing, half, i), *meaning = &copy;
    if ((meaning->classes & STET_WORD_BIT(STET_WORD_NUMBER)) && !is_named_number(typing, half, i))
        note_number(typing, half, i, out);
    if (meaning->classes & STET_WORD_BIT(STET_WORD_UNIT))
        note_unit(typing, half, i, out);
    if (meaning->classes & STET_WORD_BIT(STET_WORD_DATE)) {
        note(out, STET_WORD_DATE, meaning->values[STET_WORD_DATE]);
        if (is_empty(out->date))
            out->date = value_around(typing, half, i, true);
    }
    if (typing->language->unspaced)
        return;
    if (meaning->classes & STET_WORD_BIT(STET_WORD_NEGATION))
        note(out, STET_WORD_NEGATION, meaning->values[STET_WORD_NEGATION]);
    /* "without" denies only what stands behind it on both sides. */
    if ((meaning->classes & STET_WORD_BIT(STET_WORD_WITHOUT)) && i + 1 == half->end &&
        half->end < half->count)
        note(out, STET_WORD_NEGATION, meaning->values[STET_WORD_WITHOUT]);
    if (meaning->classes & STET_WORD_BIT(STET_WORD_HEDGE))
        note(out, STET_WORD_HEDGE, meaning->values[STET_WORD_HEDGE]);
}

/* An entry of several words that begins with token i, if a changed token is part of it. */
static void note_phrases(struct stet_typing *typing, const struct stet_half *half, size_t i,
                         struct stet_signature *out)
{
    static const enum stet_word_class classes[] = {STET_WORD_NEGATION, STET_WORD_HEDGE,
                                                   STET_WORD_DATE};
    struct stet_span words[MAX_PHRASE];
    size_t count = 0;
    for (; count < MAX_PHRASE && i + count < half->count; count++)
        words[count] = token_text(half, i + count);
    for (size_t k = 0; k < sizeof(classes) / sizeof(*classes); k++) {
        uint64_t value;
        size_t length = stet_lexicon_phrase(typing->lexicon, words, count, classes[k], &value);
        if (length > 0 && i + length > half->start)
            note(out, classes[k], value);
    }
}

/* One kana, as "ず": it is the end of a verb only where a word ends, not in "たずねる". */
static bool is_lone_kana_within(const struct stet_half *half, size_t *token, size_t pos,
                                size_t length)
{
    size_t at = pos;
    if (length != 3)
        return false;
    uint32_t code = stet_utf8_next(half->text.ptr, half->text.len, &at);
    if (code < 0x3041 || code > 0x309F)
        return false;
    while (*token < half->count && half->tokens[*token].end < pos + length)
        ++*token;
    return *token < half->count && half->tokens[*token].end != pos + length;
}

static void read_unspaced(struct stet_typing *typing, const struct stet_half *half,
                          enum stet_word_class class, struct stet_signature *out)
{
    size_t from = half->start;
    while (from > 0 && half->tokens[from].start + MAX_BEFORE > half->range.start &&
           from + MAX_PHRASE > half->start)
        from--;
    size_t pos = from < half->count ? half->tokens[from].start : half->line.start;
    size_t token = from;
    while (pos < half->range.end) {
        uint64_t value;
        size_t length = stet_lexicon_prefix(
            typing->lexicon, stet_span_sub(half->text, pos, half->line.end), class, &value);
        if (length > 0 && pos + length > half->range.start &&
            !(class == STET_WORD_DATE && length <= 3) &&
            !is_lone_kana_within(half, &token, pos, length))
            note(out, class, value);
        pos += length > 0 ? length : 1;
        while (pos < half->range.end && ((unsigned char)half->text.ptr[pos] & 0xC0) == 0x80)
            pos++;
    }
}

void stet_signature_read(struct stet_typing *typing, const struct stet_half *half,
                         struct stet_signature *out)
{
    *out = (struct stet_signature){0};
    bool words = typing->language != NULL;
    size_t from = half->start > MAX_PHRASE ? half->start - MAX_PHRASE : 0;
    for (size_t i = words ? from : half->start; i < half->end; i++) {
        uint32_t known = know(typing, half, i);
        if (known == DIGITS && i >= half->start)
            note_number(typing, half, i, out);
        if (known < MEANING)
            continue;
        if (i >= half->start)
            note_word(typing, half, i, out);
        if (stet_signature_word(typing, half, i)->opens)
            note_phrases(typing, half, i, out);
    }
    if (!words || !typing->language->unspaced)
        return;
    read_unspaced(typing, half, STET_WORD_NEGATION, out);
    read_unspaced(typing, half, STET_WORD_HEDGE, out);
    read_unspaced(typing, half, STET_WORD_DATE, out);
}
