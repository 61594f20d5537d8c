/* text_marks.h - the marks by which plain text shows its structure. Private to the text files. */
#ifndef STET_TEXT_MARKS_H
#define STET_TEXT_MARKS_H

#include "text_lines.h"

/* A bullet or a number at the start of a line. */
struct text_marker {
    bool ordered;
    bool sure;       /* nothing but a list item begins so */
    uint32_t number; /* of an ordered one */
    uint32_t sign;   /* the bullet, or what stands behind the number */
    size_t skip;     /* bytes up to the item's text */
};
bool stet_text_marker(struct stet_span line, struct text_marker *out);
/* Can an item marked b follow one marked a? */
bool stet_text_marker_follows(const struct text_marker *a, const struct text_marker *b);

/* "-----", "* * *": at least three of one sign. */
bool stet_text_is_rule(struct stet_span line);
/* Is next an underline of line? *level: 2 below "=", 3 below others. */
bool stet_text_is_underline(const struct text_line *line, const struct text_line *next,
                            unsigned *level);

/* A line quoted as in mail: the offset behind the ">" and its space; 0 if it is not. */
size_t stet_text_quote(struct stet_span line);

/* "Key: value": where the value begins, and the length of the key; false if it is not. */
bool stet_text_header(struct stet_span line, size_t *key, size_t *value);

#endif
