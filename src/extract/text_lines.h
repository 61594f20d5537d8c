/* text_lines.h - the lines of a plain text and how it is laid out. Private to the text files. */
#ifndef STET_TEXT_LINES_H
#define STET_TEXT_LINES_H

#include <stet/base.h>

struct text_line {
    struct stet_span text; /* without white space at either end */
    size_t offset;         /* of text, in the source */
    size_t bytes;          /* of the whole line */
    size_t indent, width;  /* columns before text, and of text */
};

/* Reads the line at *pos, which moves behind its end; false at the end of the text. Lines end with
 * LF, CR, CR LF, or a line or paragraph separator of Unicode. */
bool stet_text_line(struct stet_span text, size_t *pos, struct text_line *line);

/* Columns: wide characters of East Asia take two, accents none. */
size_t stet_text_width(struct stet_span text);

struct text_layout {
    size_t wrap;  /* columns at which the lines were wrapped by hand or program; 0: they were not */
    bool shouted; /* capitals throughout: they mark no headings */
};
void stet_text_measure(struct stet_span text, struct text_layout *out);

/* Was the line broken only because the first word of next had no room on it? */
bool stet_text_is_full(const struct text_line *line, const struct text_line *next, size_t wrap);

/* Does text end as a sentence does? A quote mark or bracket behind the full stop may follow. */
bool stet_text_ends_sentence(struct stet_span text);
/* Is its last visible character one of ".!?" and their like, or of ",;:" ? */
bool stet_text_ends_open(struct stet_span text);
bool stet_text_starts_lower(struct stet_span text);
/* Letters, at least four, and no small one among them; none in scripts without capitals. */
bool stet_text_is_capitals(struct stet_span text);
/* The character before which, or behind which, no space is put where lines are joined. */
bool stet_text_joins_tight(struct stet_span before, struct stet_span after);
size_t stet_text_words(struct stet_span text);

#endif
