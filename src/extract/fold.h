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

#endif
