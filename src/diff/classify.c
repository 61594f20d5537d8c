/* classify.c - what types an edit has, and which is the main one.
 *
 * First where it was done (a field, a picture, a quotation), then what was done to the words. */
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <stdlib.h>

#define MANY_WORDS 8 /* a longer change is wording first, whatever it touches */
#define NEAR       4 /* tokens between a verb of speech and its speaker */

/* The order in which the main type is chosen. Typography is not in it: it stands alone. */
static const uint8_t precedence[] = {
    STET_EDIT_MOVED,    STET_EDIT_HEADLINE,   STET_EDIT_BYLINE,   STET_EDIT_PUBLISHED,
    STET_EDIT_MODIFIED, STET_EDIT_CORRECTION, STET_EDIT_IMAGE,    STET_EDIT_CAPTION,
    STET_EDIT_ADDED,    STET_EDIT_REMOVED,    STET_EDIT_SPLIT,    STET_EDIT_JOINED,
    STET_EDIT_SPELLING, STET_EDIT_QUOTATION,  STET_EDIT_NEGATION, STET_EDIT_DATE,
    STET_EDIT_NUMBER,   STET_EDIT_HEDGE,      STET_EDIT_NAME,     STET_EDIT_WORDING,
    STET_EDIT_LINK,
};

static void set(struct stet_edit *edit, enum stet_edit_type type)
{
    edit->types |= STET_EDIT_BIT(type);
}

static bool has(const struct stet_edit *edit, enum stet_edit_type type)
{
    return edit->types & STET_EDIT_BIT(type);
}

/* What a long change does to its words is the wording, and only besides the rest. */
static bool stands_back(const struct stet_edit *edit, enum stet_edit_type type)
{
    size_t words = edit->old_words > edit->new_words ? edit->old_words : edit->new_words;
    return words > MANY_WORDS && has(edit, STET_EDIT_WORDING) &&
           (type == STET_EDIT_NEGATION || type == STET_EDIT_DATE || type == STET_EDIT_NUMBER ||
            type == STET_EDIT_HEDGE || type == STET_EDIT_NAME);
}

void stet_classify_main(struct stet_edit *edit)
{
    edit->type = STET_EDIT_TYPOGRAPHY;
    if (has(edit, STET_EDIT_TYPOGRAPHY))
        return;
    for (size_t i = 0; i < sizeof(precedence); i++) {
        enum stet_edit_type type = (enum stet_edit_type)precedence[i];
        if (!has(edit, type) || stands_back(edit, type))
            continue;
        edit->type = type;
        return;
    }
}

static struct stet_span changed_text(const struct stet_half *half)
{
    return stet_span_sub(half->text, half->range.start, half->range.end);
}

static bool has_kind(const struct stet_half *half, enum stet_token_kind kind)
{
    for (size_t i = half->start; i < half->end; i++)
        if (half->tokens[i].kind == kind)
            return true;
    return false;
}

/* Nothing but mark-up: a heading's level, emphasis. */
static bool is_markup(const struct stet_half *half)
{
    for (size_t i = half->start; i < half->end; i++)
        if (half->tokens[i].kind != STET_TOKEN_SYNTAX)
            return false;
    return true;
}

static bool is_bracket(const struct stet_half *half)
{
    for (size_t i = half->start; i < half->end; i++)
        if (half->text.ptr[half->tokens[i].start] == '[')
            return true;
    return false;
}

static size_t count_quotes(const struct stet_half *half)
{
    size_t count = 0;
    for (size_t i = half->start; i < half->end; i++)
        count += stet_quotes_is_mark(half, i);
    return count;
}

/* Commas and the like: they are written, and hardly heard. */
static bool is_punctuation(const struct stet_half *half)
{
    static const uint32_t signs[] = {',',    ';',    ':',    '.',    '(',    ')',
                                     '-',    0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B,
                                     0xFF08, 0xFF09, 0x060C, 0x061B, 0x00B7};
    for (size_t i = half->start; i < half->end; i++) {
        size_t pos = half->tokens[i].start, k = 0;
        uint32_t code = stet_utf8_next(half->text.ptr, half->text.len, &pos);
        while (k < sizeof(signs) / sizeof(*signs) && signs[k] != stet_character_fold(code))
            k++;
        if (k == sizeof(signs) / sizeof(*signs))
            return false;
    }
    return true;
}

/* Of the words that changed, at least half stand between quote marks that changed too. */
static bool is_mostly_quoted(const struct stet_half *half)
{
    size_t quoted = 0;
    bool open = false;
    for (size_t i = half->start; i < half->end; i++) {
        if (stet_quotes_is_mark(half, i))
            open = !open;
        quoted += open && half->tokens[i].kind == STET_TOKEN_WORD;
    }
    return 2 * quoted >= half->words;
}

/* The line begins with the signs, behind those of a block quotation and white space. */
static bool line_starts(const struct stet_half *half, const char *signs)
{
    struct stet_span line = stet_span_sub(half->text, half->line.start, half->line.end);
    while (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '>'))
        line = stet_span_sub(line, 1, line.len);
    return stet_span_starts(line, signs);
}

static bool is_block_quote(const struct stet_half *half)
{
    return stet_span_starts(
        stet_span_trim(stet_span_sub(half->text, half->line.start, half->line.end)), ">");
}

/* Within quote marks, or with some of them. *seen: a quotation stands before it in the block. */
static bool is_quoted(struct stet_typing *typing, size_t line, const struct stet_half *half,
                      bool *seen)
{
    struct stet_quotes *quotes = &typing->quotes[half->is_new];
    stet_quotes_advance(quotes, half->is_new ? typing->new_side : typing->old_side, line,
                        half->range.start);
    *seen = quotes->seen;
    bool closes = half->start < half->end && stet_quotes_is_mark(half, half->start);
    if (quotes->open && !closes)
        return true;
    return count_quotes(half) > 0 && (half->words <= MANY_WORDS || is_mostly_quoted(half));
}

/* A verb of speech stands beside the change. */
static bool is_beside_speech(struct stet_typing *typing, const struct stet_half *half)
{
    size_t from = half->start > NEAR ? half->start - NEAR : 0;
    size_t to = half->end + NEAR < half->count ? half->end + NEAR : half->count;
    for (size_t i = from; i < to; i++)
        if (stet_signature_word(typing, half, i)->classes & STET_WORD_BIT(STET_WORD_SPEECH))
            return true;
    return false;
}

/* Behind "said the": who is said to have spoken, even without a name. */
static bool is_speaker(struct stet_typing *typing, const struct stet_half *half)
{
    const uint8_t *weights = typing->comparison->vocabulary.weights;
    size_t i = half->start, least = i > NEAR ? i - NEAR : 0;
    while (i > least && half->tokens[i - 1].kind == STET_TOKEN_WORD &&
           weights[half->tokens[i - 1].id] <= 1)
        i--;
    return i < half->start && i > least &&
           (stet_signature_word(typing, half, i - 1)->classes & STET_WORD_BIT(STET_WORD_SPEECH));
}

static bool is_quote_behind(const struct stet_half *half)
{
    for (size_t i = half->end; i < half->count && i < half->end + 2 * NEAR; i++)
        if (stet_quotes_is_mark(half, i))
            return true;
    return false;
}

static bool differs(const struct stet_signature *a, const struct stet_signature *b,
                    enum stet_word_class class)
{
    return a->count[class] != b->count[class] || a->sum[class] != b->sum[class];
}

static void set_values(struct stet_edit *edit, struct stet_range old_value,
                       struct stet_range new_value)
{
    edit->old_value = old_value;
    edit->new_value = new_value;
}

static bool is_any(struct stet_range range)
{
    return range.end > range.start;
}

/* Negation, hedges, dates and numbers. */
static void classify_words(struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after, struct stet_edit *edit)
{
    struct stet_signature was, is;
    stet_signature_read(typing, before, &was);
    stet_signature_read(typing, after, &is);
    if (was.count[STET_WORD_NEGATION] != is.count[STET_WORD_NEGATION])
        set(edit, STET_EDIT_NEGATION);
    if (differs(&was, &is, STET_WORD_HEDGE))
        set(edit, STET_EDIT_HEDGE);
    if (differs(&was, &is, STET_WORD_NUMBER) || differs(&was, &is, STET_WORD_UNIT)) {
        set(edit, STET_EDIT_NUMBER);
        set_values(edit, was.value, is.value);
    }
    if (differs(&was, &is, STET_WORD_DATE)) {
        set(edit, STET_EDIT_DATE);
        if (is_any(was.date) || is_any(is.date))
            set_values(edit, was.date, is.date);
    }
}

static void classify_names(struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after, bool quote, struct stet_edit *edit)
{
    struct stet_range old_name, new_name;
    size_t old_names = stet_names_count(typing, before, &old_name);
    size_t new_names = stet_names_count(typing, after, &new_name);
    bool most = 2 * (old_names + new_names) >= before->words + after->words;
    if (old_names + new_names == 0 || !most)
        return;
    set(edit, STET_EDIT_NAME);
    if (!has(edit, STET_EDIT_NUMBER) && !has(edit, STET_EDIT_DATE))
        set_values(edit, old_name, new_name);
    if (quote && (is_beside_speech(typing, before) || is_beside_speech(typing, after)))
        set(edit, STET_EDIT_QUOTATION);
}

/* The types that follow from where the change is. */
static void classify_place(struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after, struct stet_edit *edit)
{
    bool picture = line_starts(before, "![") || line_starts(after, "![");
    bool target = has_kind(before, STET_TOKEN_TARGET) || has_kind(after, STET_TOKEN_TARGET);
    if (picture)
        set(edit, STET_EDIT_IMAGE);
    else if (target ||
             (is_markup(before) && is_markup(after) && (is_bracket(before) || is_bracket(after))))
        set(edit, STET_EDIT_LINK);
    if ((typing->frames[0].figure || typing->frames[1].figure) && !picture)
        set(edit, STET_EDIT_CAPTION);
    if (is_block_quote(before) || is_block_quote(after))
        set(edit, STET_EDIT_QUOTATION);
    if (stet_notes_are_changed(typing, before, after))
        set(edit, STET_EDIT_CORRECTION);
}

static bool has_line_end(const struct stet_half *half)
{
    return memchr(half->text.ptr + half->range.start, '\n', half->range.end - half->range.start);
}

/* The same words in the same order but for capitals: only marks differ. */
static bool has_same_words(const struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after)
{
    const uint32_t *folds = typing->comparison->vocabulary.folds;
    size_t i = before->start, j = after->start;
    for (;; i++, j++) {
        while (i < before->end && before->tokens[i].kind != STET_TOKEN_WORD)
            i++;
        while (j < after->end && after->tokens[j].kind != STET_TOKEN_WORD)
            j++;
        if (i == before->end || j == after->end)
            return i == before->end && j == after->end;
        if (folds[before->tokens[i].id] != folds[after->tokens[j].id])
            return false;
    }
}

void stet_classify_change(struct stet_typing *typing, size_t old_line, size_t new_line,
                          const struct stet_half *before, const struct stet_half *after,
                          struct stet_edit *edit)
{
    bool old_seen, new_seen;
    bool quoted = is_quoted(typing, old_line, before, &old_seen);
    quoted = is_quoted(typing, new_line, after, &new_seen) || quoted;
    if (stet_character_same_typography(changed_text(before), changed_text(after)) ||
        stet_spelling_is_drop_cap(before, after)) {
        set(edit, STET_EDIT_TYPOGRAPHY);
        return;
    }
    if (has_line_end(before) != has_line_end(after)) {
        set(edit, has_line_end(after) ? STET_EDIT_SPLIT : STET_EDIT_JOINED);
        if (has_same_words(typing, before, after))
            return;
    }
    bool markup = is_markup(before) && is_markup(after);
    if (markup && !is_bracket(before) && !is_bracket(after)) {
        set(edit, STET_EDIT_TYPOGRAPHY);
        return;
    }
    if (typing->frames[0].code || typing->frames[1].code) {
        set(edit, STET_EDIT_WORDING);
        return;
    }
    classify_place(typing, before, after, edit);
    if (before->words + after->words == 0) {
        if (count_quotes(before) != count_quotes(after))
            set(edit, STET_EDIT_QUOTATION);
        else if (edit->types == 0)
            set(edit, is_punctuation(before) && is_punctuation(after) ? STET_EDIT_SPELLING
                                                                      : STET_EDIT_WORDING);
        return;
    }
    if (quoted)
        set(edit, STET_EDIT_QUOTATION);
    if (stet_spelling_is_same(typing, before, after)) {
        set(edit, STET_EDIT_SPELLING);
        return;
    }
    uint32_t placed = edit->types;
    classify_words(typing, before, after, edit);
    bool quote = old_seen || new_seen || is_quote_behind(before) || is_quote_behind(after);
    classify_names(typing, before, after, quote, edit);
    size_t words = before->words > after->words ? before->words : after->words;
    if (edit->types == placed && quote && is_speaker(typing, before))
        set(edit, STET_EDIT_QUOTATION);
    if (edit->types == placed || words > MANY_WORDS)
        set(edit, STET_EDIT_WORDING);
}

void stet_classify_field(struct stet_span old_line, struct stet_span new_line,
                         struct stet_edit *edit)
{
    static const struct {
        const char *prefix;
        enum stet_edit_type type;
    } fields[] = {
        {"title:", STET_EDIT_HEADLINE},
        {"authors:", STET_EDIT_BYLINE},
        {"published:", STET_EDIT_PUBLISHED},
        {"modified:", STET_EDIT_MODIFIED},
        {"url:", STET_EDIT_LINK},
        {"image:", STET_EDIT_IMAGE},
    };
    if (old_line.len > 0 && new_line.len > 0 && stet_character_same_typography(old_line, new_line))
        set(edit, STET_EDIT_TYPOGRAPHY);
    struct stet_span line = new_line.len > 0 ? new_line : old_line;
    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        if (stet_span_starts(line, fields[i].prefix))
            set(edit, fields[i].type);
    bool ours = stet_span_is(line, "---") || stet_span_starts(line, "normalizer:");
    if (edit->types == 0)
        set(edit, ours ? STET_EDIT_TYPOGRAPHY : STET_EDIT_WORDING);
}

static bool is_frame(const struct stet_half *line)
{
    return stet_span_ends(stet_span_sub(line->text, line->line.start, line->line.end), "<figure>");
}

void stet_classify_line(struct stet_typing *typing, const struct stet_half *line,
                        struct stet_edit *edit)
{
    bool picture = line_starts(line, "![");
    if (picture || is_frame(line))
        set(edit, STET_EDIT_IMAGE);
    else if (typing->frames[line->is_new].figure && line->words > 0)
        set(edit, STET_EDIT_CAPTION);
    if (line_starts(line, "<iframe "))
        set(edit, STET_EDIT_LINK);
    if (stet_notes_is_note(typing, line))
        set(edit, STET_EDIT_CORRECTION);
}
