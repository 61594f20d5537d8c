/* lexicon.h - the words of a language that tell what sort of edit one is. */
#ifndef STET_LEXICON_H
#define STET_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stet/base.h>

enum stet_word_class {
    STET_WORD_NEGATION,
    STET_WORD_WITHOUT, /* denies what stands behind it */
    STET_WORD_HEDGE,
    STET_WORD_NUMBER,     /* with its value */
    STET_WORD_UNIT,       /* of what is counted; with the sign it stands for, if there is one */
    STET_WORD_DATE,       /* months, weekdays, days seen from today, times of day */
    STET_WORD_SPEECH,     /* verbs beside a quotation's speaker */
    STET_WORD_DETERMINER, /* before a common noun; where those are capitalised */
    STET_WORD_NOTE,       /* how an editor's note begins, or a phrase that only stands in one */
    STET_WORD_CLASS_COUNT
};
#define STET_WORD_BIT(class) (1u << (class))

/* The entries of a class are apart by spaces; "_" is the space within one, "*" at an end stands for
 * the rest of a word. "word=value" gives what it stands for. An entry with a capital matches
 * capitalised words only, and then no other entry does. */
struct stet_language {
    const char *code;
    bool unspaced;      /* entries are looked for within words too */
    bool nouns_capital; /* all nouns begin with a capital */
    const char *entries[STET_WORD_CLASS_COUNT];
};

/* lexicon_tables.c: the language of a tag as "pt-BR"; NULL if there is no table for it. */
const struct stet_language *stet_language_find(struct stet_span tag);

/* lexicon.c: the entries of one language, ready to be looked up. */
struct stet_lexicon;
/* language may be NULL: nothing is found then. NULL without memory. */
struct stet_lexicon *stet_lexicon_new(const struct stet_language *language);
void stet_lexicon_free(struct stet_lexicon *lexicon);

/* What an entry says: for a number its value, for a unit its sign, else the entry itself. */
struct stet_meaning {
    unsigned classes; /* STET_WORD_BIT of each; 0: it is no entry */
    bool opens;       /* it may be the first word of a longer entry */
    bool fixed;       /* a capital decides its class */
    uint64_t values[STET_WORD_CLASS_COUNT];
};
/* Looks up one word as it is written. Of an unspaced language: the whole word. */
void stet_lexicon_word(const struct stet_lexicon *lexicon, struct stet_span word,
                       struct stet_meaning *out);
/* The longest entry of the class with several words that begins with words[0]: how many words it
 * has, or 0. *value is set to what it says. */
size_t stet_lexicon_phrase(const struct stet_lexicon *lexicon, const struct stet_span *words,
                           size_t count, enum stet_word_class class, uint64_t *value);
/* Of an unspaced language: the longest entry of the class that text begins with: its length in
 * bytes, or 0. */
size_t stet_lexicon_prefix(const struct stet_lexicon *lexicon, struct stet_span text,
                           enum stet_word_class class, uint64_t *value);

/* The same number for equal bytes; not 0. */
uint64_t stet_lexicon_hash(struct stet_span text);
/* The same number for equal values. */
uint64_t stet_lexicon_hash_number(double value);

#endif
