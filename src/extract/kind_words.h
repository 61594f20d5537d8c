/* kind_words.h - the wordings by which pages that are no articles are known. Private to kind*.c. */
#ifndef STET_KIND_WORDS_H
#define STET_KIND_WORDS_H

#include <stet/base.h>

/* Where words must stand to say something. A part of a title is what stands between its dashes
 * and bars. */
enum stet_clue {
    STET_CLUE_NONE,
    STET_CLUE_ERROR_TITLE, /* anywhere in the title */
    STET_CLUE_ERROR_PART,  /* a whole part of the title or of the first heading */
    STET_CLUE_ERROR_TEXT,  /* in the first words of the text */
    STET_CLUE_ROBOT_TITLE,
    STET_CLUE_ROBOT_PART,
    STET_CLUE_ROBOT_TEXT,
    STET_CLUE_LOGIN_PART,
    STET_CLUE_LOGIN_TEXT,
    STET_CLUE_CONSENT_PART,
    STET_CLUE_CONSENT_TEXT, /* two of them */
    STET_CLUE_WALL          /* in a block of its own, before what only subscribers read */
};

/* words: folded as fold.h does, apart by '|', without signs at either end. */
struct stet_clue_row {
    enum stet_clue clue;
    const char *words;
};
/* Ends with NONE. */
extern const struct stet_clue_row stet_clue_rows[];

/* The first words of a clue in a folded text, from *from on, which is moved behind them; of several
 * at one place the longest. Empty if there are none. They are those of the table: equal words have
 * equal addresses. */
struct stet_span stet_clue_find(enum stet_clue clue, struct stet_span folded, size_t *from);
/* The same for words that are a whole part of a folded title. */
struct stet_span stet_clue_find_part(enum stet_clue clue, struct stet_span folded);

#endif
