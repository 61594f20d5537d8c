/* phrases_table.h - lines that are of the site, not of the article. Private to phrases.c. */
#ifndef STET_PHRASES_TABLE_H
#define STET_PHRASES_TABLE_H

/* patterns: folded as fold.h does, apart by '|', without signs at either end. '*' stands for at
 * most STET_PHRASE_GAP bytes, also none. */
struct stet_phrase_row {
    const char *code;
    const char *patterns;
};
#define STET_PHRASE_GAP 40

/* Ends with a NULL code. */
extern const struct stet_phrase_row stet_phrase_rows[];

#endif
