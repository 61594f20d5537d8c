/* typing.h - what the steps that give edits their types share. */
#ifndef STET_TYPING_H
#define STET_TYPING_H

#include "diff.h"
#include "lexicon.h"

/* One side of a change within a line. */
struct stet_half {
    struct stet_span text;           /* the whole text */
    struct stet_range line, range;   /* where it stands; what changed */
    const struct stet_token *tokens; /* of the line */
    size_t count, start, end;        /* start, end: those that changed */
    size_t words;                    /* of those */
    bool is_new;
};

/* quotes.c: whether text stands within quote marks, as far as it was read. */
struct stet_quotes {
    size_t line; /* of the side: the next one to be read as a whole */
    size_t pos;
    uint32_t open; /* the mark that opened; 0: none */
    bool value;    /* within the marks of an attribute's value: no quotation */
    bool seen;     /* one was opened in this block */
};
/* Reads on up to pos, which stands in that line. Positions should ascend; one that does not is
 * read for from the start of its line. */
void stet_quotes_advance(struct stet_quotes *quotes, const struct stet_side *side, size_t line,
                         size_t pos);
/* The token is a quote mark. */
bool stet_quotes_is_mark(const struct stet_half *half, size_t token);

/* learn.c: how the words of both texts are written. */
struct stet_learnt;
struct stet_typing;
/* Reads the beginning of both texts, at the first call. NULL without memory. */
const struct stet_learnt *stet_learnt_get(struct stet_typing *typing);
void stet_learnt_free(struct stet_learnt *learnt);
/* true if the word of either text, and of the other one, stands there apart from where one became
 * the other. */
bool stet_learnt_are_both_known(const struct stet_learnt *learnt, struct stet_span old_word,
                                struct stet_span new_word);
/* true if one of the two stands elsewhere in both texts, and the other only where it changed. */
bool stet_learnt_is_slip(const struct stet_learnt *learnt, struct stet_span old_word,
                         struct stet_span new_word);
/* A word with a capital that stands (begins: at the start of a sentence) in a line: does it name
 * somebody or something? */
bool stet_learnt_is_name(const struct stet_learnt *learnt, struct stet_span word, bool begins);

/* What a line stands in. */
struct stet_frames {
    bool figure, code;
};

/* Whether a line is an editor's note. */
struct stet_note {
    size_t line; /* where it starts + 1; 0: none was asked about */
    bool is;
    struct stet_range label; /* the tokens that make it one */
};

/* What is known while the edits of a comparison are typed. */
struct stet_typing {
    const struct stet_comparison *comparison;
    const struct stet_side *old_side, *new_side;
    const struct stet_line_origin *origins; /* by line of the difference */
    struct stet_diff *diff;
    size_t capacity; /* of diff->edits while they are made */
    const struct stet_language *language;
    struct stet_lexicon *lexicon;
    struct stet_learnt *learnt; /* see stet_learnt_get */
    uint32_t *known;            /* by token id: see signature.c */
    struct stet_meaning *meanings;
    size_t meaning_count, meaning_capacity;
    struct stet_quotes quotes[2]; /* of the old and the new text */
    struct stet_frames frames[2]; /* likewise */
    struct stet_note notes[2];    /* of either text: the line asked about last */
    bool failed;                  /* no memory */
};

/* signature.c: what the changed words of one side say. */
struct stet_signature {
    unsigned count[STET_WORD_CLASS_COUNT];
    uint64_t sum[STET_WORD_CLASS_COUNT]; /* the same for the same entries in any order */
    struct stet_range value, date; /* the first number with its unit, the first date; or empty */
};
void stet_signature_read(struct stet_typing *typing, const struct stet_half *half,
                         struct stet_signature *out);
/* What a token's word means; lent until the next call. */
const struct stet_meaning *stet_signature_word(struct stet_typing *typing,
                                               const struct stet_half *half, size_t token);

/* number.c: reads "4,500", "3,5 %", "$40m": its value, and what stands beside the digits. */
bool stet_number_read(struct stet_span text, double *value, uint64_t *unit);
/* A time of day, a date of three parts, a decade, or two years. */
bool stet_number_is_date(struct stet_span text);

/* spelling.c: are these the same words, written otherwise? */
bool stet_spelling_is_same(struct stet_typing *typing, const struct stet_half *before,
                           const struct stet_half *after);
/* The words that a sentence begins with were in capitals on one side. */
bool stet_spelling_is_drop_cap(const struct stet_half *before, const struct stet_half *after);

/* names.c */
/* The words of the change that belong to names: how many; *range: the first name. */
size_t stet_names_count(struct stet_typing *typing, const struct stet_half *half,
                        struct stet_range *range);

/* notes.c */
bool stet_notes_is_note(struct stet_typing *typing, const struct stet_half *line);
/* A note was changed; or a sentence became one, or one a sentence, by this change. */
bool stet_notes_are_changed(struct stet_typing *typing, const struct stet_half *before,
                            const struct stet_half *after);

/* classify.c */
/* The types of a change within lines of the sides; sets its values too. */
void stet_classify_change(struct stet_typing *typing, size_t old_line, size_t new_line,
                          const struct stet_half *before, const struct stet_half *after,
                          struct stet_edit *edit);
/* The types of a field that changed, came or went. */
void stet_classify_field(struct stet_span old_line, struct stet_span new_line,
                         struct stet_edit *edit);
/* Adds the types of a whole line that came or went. */
void stet_classify_line(struct stet_typing *typing, const struct stet_half *line,
                        struct stet_edit *edit);
/* Chooses the main one of the types. */
void stet_classify_main(struct stet_edit *edit);

/* edit_build.c: lines of the difference, by index. */
struct stet_diff_line *stet_edits_line(const struct stet_typing *typing, size_t i);
bool stet_edits_is_single(const struct stet_diff_line *line); /* on one side only */
bool stet_edits_is_blank(const struct stet_typing *typing, size_t i);
/* Where the line stands: in the new text, or the old one if it was removed. */
struct stet_range stet_edits_range(const struct stet_typing *typing, size_t i);
struct stet_span stet_edits_text(const struct stet_typing *typing, size_t i);
/* A new edit of lines [first, end); NULL without memory. */
struct stet_edit *stet_edits_add(struct stet_typing *typing, size_t first, size_t end);
/* The number of the edit that was added last. */
size_t stet_edits_last(const struct stet_typing *typing);
/* Chooses the main type and the weight. */
void stet_edits_finish(struct stet_edit *edit);
/* One side of a change: the tokens of the side's line that lie in the range. *from: where to look
 * for them, and then where they end. */
struct stet_half stet_edits_half(const struct stet_typing *typing, bool is_new, size_t line,
                                 struct stet_range range, size_t *from);

/* edit_line.c: adds an edit for each stretch of an edited line that changed. */
bool stet_edits_add_changes(struct stet_typing *typing, size_t i) STET_MUST_CHECK;
/* Adds the edit of a last line of which one side has no line end. */
bool stet_edits_add_line_end(struct stet_typing *typing, size_t i) STET_MUST_CHECK;
/* Adds to a move what changed within line i, at its new place; number: of that edit. */
void stet_edits_add_inner(struct stet_typing *typing, size_t i, struct stet_edit *edit,
                          size_t number);
/* Adds to the edit of a headline what changed within it: figures, denials. Names are left out, as
 * headlines put capitals where they like. */
void stet_edits_add_headline(struct stet_typing *typing, size_t i, struct stet_edit *edit);

/* edit_field.c: adds the edit of a field. */
bool stet_edits_add_field(struct stet_typing *typing, size_t i) STET_MUST_CHECK;

/* edit_move.c: whether line i goes with line last, both moved: to the same place, or in one edit.
 */
bool stet_edits_move_together(const struct stet_typing *typing, size_t last, size_t i);
/* Lines [start, end) were moved; the lines of the other end are told which edit is theirs. */
bool stet_edits_add_move(struct stet_typing *typing, size_t start, size_t end) STET_MUST_CHECK;
/* Lines [start, end), blank ones among them, are one end of the move. */
void stet_edits_end_move(struct stet_typing *typing, size_t start, size_t end, size_t number);

/* weight.c */
/* Sets the weight of an edit whose types and words are known. */
void stet_weigh_edit(struct stet_edit *edit);
/* Sets the weight of the difference, and whether it is a rewrite. */
void stet_weigh_diff(struct stet_diff *diff);

#endif
