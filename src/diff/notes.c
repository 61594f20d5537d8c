/* notes.c - which lines are editors' notes, and which changes make one, change one, or take one
 * away.
 */
#include "span.h"
#include "typing.h"
#include "utf8.h"

#define LONG_LABEL 9  /* bytes, three characters: a shorter one may be the start of any sentence */
#define NOTE_WORDS 12 /* of a line: behind them no phrase of a note begins */

/* No word goes on there. */
static bool is_mark_at(const struct stet_half *line, size_t pos)
{
    return pos >= line->line.end ||
           stet_character_class(stet_utf8_next(line->text.ptr, line->line.end, &pos)) ==
               STET_CHARACTER_PUNCTUATION;
}

/* An entry of the notes at the line's start, or one of several words near it. *label: the tokens of
 * that. */
static bool find_note(struct stet_typing *typing, const struct stet_half *line,
                      struct stet_range *label)
{
    struct stet_span words[6];
    size_t seen = 0;
    uint64_t value;
    *label = (struct stet_range){0, 1};
    if (!typing->language)
        return false;
    if (typing->language->unspaced) {
        size_t pos = line->line.start;
        while (pos < line->line.end && line->count > 0 && pos < line->tokens[0].start)
            pos++;
        while (pos < line->line.end && strchr("*_([>", line->text.ptr[pos]))
            pos++;
        size_t length =
            stet_lexicon_prefix(typing->lexicon, stet_span_sub(line->text, pos, line->line.end),
                                STET_WORD_NOTE, &value);
        return length > LONG_LABEL || (length > 0 && is_mark_at(line, pos + length));
    }
    for (size_t i = 0; i < line->count && seen < NOTE_WORDS; i++) {
        if (line->tokens[i].kind != STET_TOKEN_WORD)
            continue;
        const struct stet_meaning meaning = *stet_signature_word(typing, line, i);
        bool mark = i + 1 < line->count && line->tokens[i + 1].kind != STET_TOKEN_WORD;
        *label = (struct stet_range){i, i + 1};
        if (seen++ == 0 && mark && (meaning.classes & STET_WORD_BIT(STET_WORD_NOTE)))
            return true;
        if (!meaning.opens)
            continue;
        size_t count = 0;
        for (; count < 6 && i + count < line->count; count++)
            words[count] = stet_span_sub(line->text, line->tokens[i + count].start,
                                         line->tokens[i + count].end);
        label->end = i + stet_lexicon_phrase(typing->lexicon, words, count, STET_WORD_NOTE, &value);
        if (label->end > i)
            return true;
    }
    return false;
}

bool stet_notes_is_note(struct stet_typing *typing, const struct stet_half *line)
{
    struct stet_range label;
    return find_note(typing, line, &label);
}

/* The same, of a line that is asked about for each of its changes. *labelled: the change is of the
 * words that make it a note. */
static bool is_in_note(struct stet_typing *typing, const struct stet_half *half, bool *labelled)
{
    struct stet_note *note = &typing->notes[half->is_new];
    if (note->line != half->line.start + 1) {
        note->line = half->line.start + 1;
        note->is = find_note(typing, half, &note->label);
    }
    *labelled = note->is && half->start < note->label.end && half->end > note->label.start;
    return note->is;
}

bool stet_notes_are_changed(struct stet_typing *typing, const struct stet_half *before,
                            const struct stet_half *after)
{
    bool old_label, new_label;
    bool was = is_in_note(typing, before, &old_label), is = is_in_note(typing, after, &new_label);
    return (was && is) || old_label || new_label;
}
