/* byline_word.h - what a word in a byline can be. Private to byline.c. */
#ifndef STET_BYLINE_WORD_H
#define STET_BYLINE_WORD_H

#include <stet/base.h>

/* A capital letter, or a letter of a script that has none, and no digit behind it. */
bool stet_word_is_name(struct stet_span word);
/* A mark that parts a name from what is said of it. */
bool stet_word_is_mark(struct stet_span word);
/* An address to write to, or a handle. */
bool stet_word_has_at(struct stet_span word);
/* Does it tell who else had a part, as "写真：" does? */
bool stet_word_is_helper(struct stet_span word);
/* Has it no small letter, of those of ASCII? */
bool stet_word_is_upper(struct stet_span word);
/* Is it three Chinese characters? Two such words are two people: a name has no space in it. Of two
 * characters each, they may be the names of one Japanese. */
bool stet_word_is_han_name(struct stet_span word);

#endif
