/* language_tables.h - what tells one language from another. Private to language.c. */
#ifndef STET_LANGUAGE_TABLES_H
#define STET_LANGUAGE_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stet_script {
    STET_SCRIPT_LATIN,
    STET_SCRIPT_CYRILLIC,
    STET_SCRIPT_ARABIC,
    STET_SCRIPT_DEVANAGARI,
    STET_SCRIPT_BENGALI,
    STET_SCRIPT_HAN,
    STET_SCRIPT_KANA,
    STET_SCRIPT_HANGUL,
    STET_SCRIPT_GREEK,
    STET_SCRIPT_HEBREW,
    STET_SCRIPT_GURMUKHI,
    STET_SCRIPT_GUJARATI,
    STET_SCRIPT_ORIYA,
    STET_SCRIPT_TAMIL,
    STET_SCRIPT_TELUGU,
    STET_SCRIPT_KANNADA,
    STET_SCRIPT_MALAYALAM,
    STET_SCRIPT_SINHALA,
    STET_SCRIPT_THAI,
    STET_SCRIPT_LAO,
    STET_SCRIPT_TIBETAN,
    STET_SCRIPT_MYANMAR,
    STET_SCRIPT_GEORGIAN,
    STET_SCRIPT_ETHIOPIC,
    STET_SCRIPT_KHMER,
    STET_SCRIPT_ARMENIAN,
    STET_SCRIPT_COUNT
};

/* Ranges of letters, in order of code points. */
struct stet_script_range {
    uint32_t first, last;
    enum stet_script script;
};
extern const struct stet_script_range stet_script_ranges[];
extern const size_t stet_script_range_count;

/* Of a script that one language has to itself: its tag; else NULL. */
extern const char *const stet_script_tags[STET_SCRIPT_COUNT];

/* A language that shares its script. letters: those of its alphabet beyond a to z (or, in other
 * scripts, those that its neighbours lack). words: its most frequent ones, apart by spaces. */
struct stet_language_row {
    const char *tag;
    bool rare; /* seldom met beside a neighbour it shares most words with: it must be clearly ahead
                */
    enum stet_script script;
    const char *letters, *words;
};
/* Ends with a NULL tag. Of two languages with equal scores the earlier one wins. */
extern const struct stet_language_row stet_languages[];

/* Frequent characters that only one of the two ways to write Chinese has. */
extern const char stet_simplified[], stet_traditional[];

#endif
