/* fold.h - text brought to one spelling, to be compared with tables. */
#ifndef STET_FOLD_H
#define STET_FOLD_H

#include <stet/base.h>

/* One code point in lower case and without its accents; 0 for what is left out (accents that stand
 * alone, invisible characters). Quotes, apostrophes, dashes and white space become their ASCII
 * ones. */
uint32_t stet_fold_code(uint32_t code);

/* Writes text folded, white space trimmed and collapsed, with a NUL. Returns its length; 0 (and an
 * empty string) if there is nothing, or if it does not fit in cap bytes. */
size_t stet_fold(struct stet_span text, char *out, size_t cap);

/* Is a short word, folded, in a list such as "|one|two|"? */
bool stet_fold_in(struct stet_span word, const char *list);

/* A short line and how it is folded, for all who look it up. */
#define STET_FOLDED_BYTES 200
struct stet_folded {
    struct stet_span line;
    size_t len; /* 0: there is nothing, or too much */
    char text[STET_FOLDED_BYTES + 1];
};
void stet_folded_make(struct stet_folded *folded, struct stet_span line);

#endif
