/* language_lexicon.h - the tables of languages as they are asked. Private to language.c. */
#ifndef STET_LANGUAGE_LEXICON_H
#define STET_LANGUAGE_LEXICON_H

#include "language_tables.h"
#include <stet/base.h>

#define STET_LEXICON_LANGUAGES 128   /* rows of the table */
#define STET_LEXICON_ALPHABET  256   /* letters of one language beyond ASCII */
#define STET_LEXICON_LISTINGS  4096  /* more than the tables have */
#define STET_LEXICON_LETTERS   0x900 /* see stet_lexicon_letter */
#define STET_LEXICON_WORD      64 /* bytes of a word that may be listed; the rest need not be kept */

/* A language that lists a word. */
struct stet_listing {
    uint16_t language;
    uint16_t next;   /* the word's next listing, plus one; 0 ends */
    uint16_t shared; /* how many languages of its script list the word */
};

/* A word that a language lists, by its bytes. */
struct stet_lexicon_slot {
    uint64_t head; /* the first eight, with zeros behind */
    const char *ptr;
    uint16_t len;
    uint16_t listing; /* the first, plus one; 0: the slot is empty */
};

#define STET_LEXICON_SIEVE 65536 /* bits: one in twenty-five is set */

struct stet_lexicon {
    uint64_t sieve[STET_LEXICON_SIEVE / 64];
    /* by a word's hash: not set, no language lists it. Small enough to stay in the nearest cache */
    struct stet_lexicon_slot *slots; /* as many as mask says, plus one; NULL without memory */
    size_t mask;
    struct stet_listing *listings;
    size_t count;                                                        /* of listings */
    uint16_t letters[STET_LEXICON_LANGUAGES][STET_LEXICON_ALPHABET + 1]; /* 0 ends */
    unsigned char alphabets[STET_SCRIPT_COUNT][STET_LEXICON_LETTERS];    /* that have a letter */
};

/* Made at the first call, never freed. */
const struct stet_lexicon *stet_lexicon_get(void);

/* The letters of the tables lie in three blocks; 0 for those outside. */
static inline size_t stet_lexicon_letter(uint32_t code)
{
    if (code >= 0x80 && code < 0x700)
        return code;
    if (code >= 0x900 && code < 0xA00)
        return code - 0x900 + 0x700;
    if (code >= 0x1E00 && code < 0x1F00)
        return code - 0x1E00 + 0x800;
    return 0;
}

/* The first listing of a word, plus one; 0 if no language lists it. word: STET_LEXICON_WORD bytes,
 * zero at least up to the eighth behind len; len may say more than there are. */
size_t stet_lexicon_find(const struct stet_lexicon *lexicon, const char *word, size_t len);

#endif
