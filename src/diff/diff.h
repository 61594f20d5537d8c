/* diff.h - what the steps of a comparison share: lines, tokens, and who matches whom. */
#ifndef STET_DIFF_PRIVATE_H
#define STET_DIFF_PRIVATE_H

#include "arena.h"
#include "map.h"
#include <stet/diff.h>

#define STET_NO_MATCH UINT32_MAX

/* sequence.c: the longest common subsequence of two lists of numbers, nearly. */
struct stet_sequence {
    const uint32_t *a, *b;
    uint8_t *a_changed, *b_changed; /* one for each item: set to 1 where it has no partner */
};
/* Marks what is not common to a[0,n) and b[0,m); the rest of both is equal, in order. Optimal for
 * small differences, bounded effort for large ones: O((n + m) * min(differences, 2^24 / (n + m) or
 * 64)). The marks must be 0 before. false without memory. */
bool stet_sequence_mark(const struct stet_sequence *sequence, size_t n, size_t m) STET_MUST_CHECK;

/* character.c: what a character is to a reader. */
enum stet_character {
    STET_CHARACTER_SPACE,
    STET_CHARACTER_LETTER, /* of a script that sets spaces between words; marks count as letters */
    STET_CHARACTER_DIGIT,
    STET_CHARACTER_UNSPACED, /* Han, kana, Thai ...: words are found by dictionary */
    STET_CHARACTER_CURRENCY,
    STET_CHARACTER_PUNCTUATION
};
enum stet_character stet_character_class(uint32_t code);
/* The one form of all quote marks, dashes, or spaces, as '"', '-' or ' '; else the code itself. */
uint32_t stet_character_fold(uint32_t code);
/* As ICU says, and quicker of ASCII. */
bool stet_character_is_upper(uint32_t code);
uint32_t stet_character_fold_case(uint32_t code);
/* Writes a word without case and typography to out, which has room for 3 * text.len + 4 bytes;
 * returns its length. */
size_t stet_character_fold_word(struct stet_span text, char *out);
/* true if both differ only in quote marks, dashes, spaces, and the form of the ellipsis. */
bool stet_character_same_typography(struct stet_span a, struct stet_span b);

/* token.c: a line cut into words, marks and syntax. White space is what lies between tokens. */
enum stet_token_kind {
    STET_TOKEN_WORD,   /* a word, a number with its parts ("3,5 %"), a URL in the text */
    STET_TOKEN_MARK,   /* punctuation; a run of one mark ("...") is one token */
    STET_TOKEN_SYNTAX, /* Markdown that the reader does not see as text: "##", "**" */
    STET_TOKEN_TARGET  /* of a link or image: "](https://example.org)"; of an embed: its tag */
};
#define STET_MAX_TOKEN_ID 0x3FFFFFFFu /* a text has fewer bytes */
struct stet_token {
    uint32_t start, end; /* bytes of the text */
    uint32_t id : 30;    /* see stet_vocabulary */
    uint32_t kind : 2;   /* enum stet_token_kind */
};
struct stet_tokens {
    struct stet_token *items;
    size_t count, capacity;
};
struct stet_tokenizer;
/* NULL without memory. */
struct stet_tokenizer *stet_tokenizer_new(void);
void stet_tokenizer_free(struct stet_tokenizer *tokenizer);
/* Appends the tokens of text[start, end), a line; ids are left 0. markdown: false for a line of the
 * front matter. false without memory. */
bool stet_tokenizer_run(struct stet_tokenizer *tokenizer, struct stet_span text,
                        struct stet_range line, bool markdown,
                        struct stet_tokens *out) STET_MUST_CHECK;

/* vocabulary.c: each distinct token once. */
struct stet_vocabulary {
    struct stet_map *ids;
    struct stet_arena *arena; /* of the folded forms */
    uint32_t *folds;          /* by id: the id of the form without case and typography */
    uint8_t *weights;         /* by id: how much it says, 0 (a mark) to 8 */
    size_t count, capacity;
};
bool stet_vocabulary_init(struct stet_vocabulary *vocabulary) STET_MUST_CHECK;
void stet_vocabulary_free(struct stet_vocabulary *vocabulary);
/* Gives the token its id. false without memory. */
bool stet_vocabulary_name(struct stet_vocabulary *vocabulary, struct stet_span text,
                          struct stet_token *token) STET_MUST_CHECK;

/* lines.c: the two texts as lines. */
struct stet_text_line {
    uint32_t start, end;         /* without the LF */
    uint32_t match;              /* the partner's index on the other side, or STET_NO_MATCH */
    uint32_t moved;              /* without a match: the line it was moved to or from, or that */
    uint32_t place;              /* of the difference's lines: its index, once they are made */
    uint32_t token, token_count; /* of a changed line: its tokens */
    uint32_t word_count;         /* how many of them are words */
    uint32_t weight;             /* of its words together */
    uint32_t parts;              /* lines behind it that are one with it; see divide.c */
    bool heading;                /* of a changed line */
    bool part;                   /* it is one of those: all else is said of the line before */
    bool blank;                  /* nothing but white space and quote signs */
    bool ended;                  /* by an LF */
    bool bagged;                 /* its bag of words is made */
    bool in_place;               /* of side a: see stet_pair_in_place */
};
struct stet_side {
    struct stet_span text;
    struct stet_text_line *lines;
    size_t count;
    size_t front; /* how many lines the front matter has, both rules included */
};
/* How many lines stet_lines_split will make. */
size_t stet_lines_count(struct stet_span text);
/* Cuts side->text into lines. false without memory. */
bool stet_lines_split(struct stet_side *side) STET_MUST_CHECK;
struct stet_span stet_lines_text(const struct stet_side *side, size_t line);
/* Matches the fields of the front matter by key, and the equal lines of the body. */
bool stet_lines_match(struct stet_side *a, struct stet_side *b) STET_MUST_CHECK;

/* A comparison on its way. a is the text whose bytes sort first, old or new: so the same matches
 * are found when the texts are swapped. */
struct stet_comparison {
    struct stet_side a, b;
    struct stet_vocabulary vocabulary;
    struct stet_tokens tokens; /* of the changed lines of both sides */
    uint32_t *bags;            /* beside tokens: see stet_changed_bag */
};

/* changed.c: cuts the lines that have no equal partner into tokens. false without memory. */
bool stet_changed_tokenize(struct stet_comparison *comparison) STET_MUST_CHECK;
/* The folded ids of a line's words, sorted; made at the first need. */
const uint32_t *stet_changed_bag(const struct stet_comparison *comparison,
                                 struct stet_text_line *line);
/* How much of what two such lines say is common, whatever the order: 0 to 1000. */
unsigned stet_changed_similarity(const struct stet_comparison *comparison, uint32_t a_line,
                                 uint32_t b_line);
/* The same of the words that are at the same place in both, as the first, the second; 0 unless they
 * have as many. Never more than the similarity, and quicker to tell. */
unsigned stet_changed_in_place(const struct stet_comparison *comparison, uint32_t a_line,
                               uint32_t b_line);

/* pair.c: matches changed lines of the body that say nearly the same. */
#define STET_SIMILAR 420 /* from here on two sentences are one, edited */
bool stet_pair_lines(struct stet_comparison *comparison) STET_MUST_CHECK;
/* in_place.c: then matches lines of which most words were replaced one for one. */
void stet_pair_in_place(struct stet_comparison *comparison);
/* Does so at once for a long region in which that was done everywhere; else false. */
struct stet_region;
bool stet_pair_in_step(struct stet_comparison *comparison, const struct stet_region *region);

/* divide.c: of matched lines, those that stand for several of the other side get them all. */
void stet_divide_lines(struct stet_comparison *comparison);

/* Changed lines between two matches; indexes of lines, in order. */
struct stet_region {
    const uint32_t *a_lines, *b_lines;
    size_t a_count, b_count;
};
/* anchor.c: in a large region, pairs that share words which stand nowhere else in it, and are as
 * similar as least. pairs has room for a_count indexes into b_lines, set to the partner's index or
 * STET_NO_MATCH. false without memory. */
bool stet_anchor_candidates(const struct stet_comparison *comparison,
                            const struct stet_region *region, unsigned least,
                            uint32_t *pairs) STET_MUST_CHECK;
/* The same with STET_SIMILAR; partners ascend. */
bool stet_anchor_region(const struct stet_comparison *comparison, const struct stet_region *region,
                        uint32_t *pairs) STET_MUST_CHECK;

/* words.c: what changed between two matched lines, as byte ranges of both texts, in order. */
struct stet_change {
    struct stet_range a, b; /* one may be empty */
    size_t a_words, b_words;
};
struct stet_changes {
    struct stet_change *items;
    size_t count, capacity;
    bool alike;            /* enough is common to show it as one edited line */
    struct stet_run *runs; /* room for a comparison's own numbers */
    uint32_t *ids;
    uint8_t *marks;
    size_t room;
};
void stet_changes_free(struct stet_changes *changes);
/* Replaces the content of *out, all zero at first. false without memory. */
bool stet_words_compare(const struct stet_comparison *comparison, size_t a_line, size_t b_line,
                        struct stet_changes *out) STET_MUST_CHECK;

/* moves.c: among the lines of the body without a match, those that were moved. */
bool stet_moves_find(struct stet_comparison *comparison) STET_MUST_CHECK;

/* merge.c: the matches as one list of lines, in the order of both texts. */
struct stet_diff {
    struct stet_span old_text, new_text;
    struct stet_arena *arena; /* of segments */
    struct stet_diff_line *lines;
    size_t count;
    struct stet_diff_counts counts;
    struct stet_edit *edits;
    size_t edit_count;
    double weight;
    bool rewrite;
};
/* flipped: a is the new text. Matches whose words turn out not to be alike are given up. */
enum stet_status stet_merge(struct stet_comparison *comparison, bool flipped,
                            struct stet_diff *diff, struct stet_error *error) STET_MUST_CHECK;

/* edits.c: the changes of a comparison's lines as typed edits. */
struct stet_line_origin {
    uint32_t old_line, new_line; /* of the sides; STET_NO_MATCH where it has none */
};
/* Makes diff->edits and what hangs on them; origins: by line of the difference. false without
 * memory. */
bool stet_edits_make(const struct stet_comparison *comparison, bool flipped,
                     const struct stet_line_origin *origins,
                     struct stet_diff *diff) STET_MUST_CHECK;

/* clean.c: alternating runs of equal and changed tokens, made readable. */
struct stet_run {
    size_t a_start, a_end, b_start, b_end; /* of the lines' tokens */
    size_t a_weight, b_weight;             /* of the tokens together */
    bool changed;
};
struct stet_token_pair {
    const struct stet_token *a, *b;
    size_t a_count, b_count;
    const uint8_t *weights; /* of the vocabulary */
};
/* Slides and merges the changed runs; returns how many runs are left. */
size_t stet_clean_runs(const struct stet_token_pair *tokens, struct stet_run *runs, size_t count);

#endif
