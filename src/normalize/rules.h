/* rules.h - what the files of this folder share. */
#ifndef STET_NORMALIZE_RULES_H
#define STET_NORMALIZE_RULES_H

#include "normalize.h"

/* ---- characters.c: fixed tables, never a library's ------------------------------------------- */

enum stet_char_role {
    STET_ROLE_VISIBLE,
    STET_ROLE_SPACE,
    STET_ROLE_NEW_LINE,
    STET_ROLE_REMOVED, /* controls, zero-width characters, noncharacters */
    STET_ROLE_JOINER,  /* ZWJ and ZWNJ: they shape what stands beside them */
    STET_ROLE_MARK,    /* LRM, RLM, ALM */
    STET_ROLE_OPENER,  /* of a direction */
    STET_ROLE_CLOSER
};
enum stet_char_role stet_character_role(uint32_t code);
bool stet_character_is_rtl(uint32_t code);
/* Chinese, Japanese and full-width: written without spaces. */
bool stet_character_is_wide(uint32_t code);

enum stet_char_case { STET_CASE_NONE, STET_CASE_UPPER, STET_CASE_LOWER };
enum stet_char_case stet_character_case(uint32_t code);
bool stet_character_is_letter(uint32_t code);

/* ---- nfc.c ----------------------------------------------------------------------------------- */

/* true if text is in NFC for certain, without asking ICU. */
bool stet_nfc_is_plain(struct stet_span text);
/* Appends text in NFC; *changed tells whether it was not. */
void stet_nfc_append(struct stet_buf *out, struct stet_span text, bool *changed);

/* ---- sentence.c ------------------------------------------------------------------------------ */

/* Between two sentences: a space at offset, or nothing (behind full-width punctuation). */
struct stet_boundary {
    size_t offset;
    bool space;
};

struct stet_boundaries {
    struct stet_boundary *items;
    size_t count, room;
    bool failed; /* no memory */
};

/* Full-width punctuation behind which a sentence ends without a space. */
bool stet_sentence_ends_wide(uint32_t code);
/* The boundaries of a run of text in which white space is one U+0020; '\n' stands for a line break,
 * '\1' for what is no text. The list is emptied first; its memory is kept. */
void stet_sentence_find(struct stet_boundaries *out, struct stet_span text);

/* ---- abbreviation.c -------------------------------------------------------------------------- */

/* What a full stop behind a word means. */
enum stet_abbreviation {
    STET_ABBREVIATION_NONE,
    STET_ABBREVIATION_ALWAYS, /* it never ends a sentence */
    STET_ABBREVIATION_MAYBE,  /* it ends one before a word that begins sentences */
    STET_ABBREVIATION_NUMBER  /* it does not before a digit */
};
enum stet_abbreviation stet_abbreviation_of(struct stet_span word);
/* "The", "Il", "Der": words that stand with a capital only where a sentence begins. */
bool stet_abbreviation_is_starter(struct stet_span word);
/* What an ordinal number counts, as in "3. März". */
bool stet_abbreviation_is_counted(struct stet_span word);

/* ---- direction.c ----------------------------------------------------------------------------- */

struct stet_normalizer;
/* Which of a block's bidi controls stay: a byte each in order, 1 for those that do; lent until the
 * next call. */
struct stet_span stet_direction_match(struct stet_normalizer *n, const struct stet_node *block);

/* ---- inline.c -------------------------------------------------------------------------------- */

/* What was repaired, for the diagnostics. */
struct stet_repairs {
    size_t invisible, directions, composed, lifted, addresses;
};

/* What all blocks of a document share. */
struct stet_normalizer {
    struct stet_document *document;
    struct stet_repairs repairs;
    struct stet_boundaries boundaries;
    struct stet_buf scratch;
    struct stet_buf kept_controls; /* of direction.c */
    void *frames;                  /* of inline.c: memory kept from block to block */
    size_t frame_room;
    bool failed; /* no memory */
};

/* Normalises the inlines of a block; it has no children if nothing is left. */
void stet_inline_normalize(struct stet_normalizer *n, struct stet_node *block);

/* ---- blocks.c -------------------------------------------------------------------------------- */

/* Normalises all blocks below root. */
void stet_blocks_normalize(struct stet_normalizer *n, struct stet_node *root);

/* ---- line.c ---------------------------------------------------------------------------------- */

/* One line in normal form, in the document's arena; the same span if it was. */
struct stet_span stet_line_normalize(struct stet_normalizer *n, struct stet_span text);
/* A URL without white space around it, cleaned, with what Markdown cannot hold percent-encoded. */
struct stet_span stet_url_normalize(struct stet_normalizer *n, struct stet_span url, bool picture);

/* ---- address.c ------------------------------------------------------------------------------- */

/* Appends a URL without the parameters that change with no edit; true if it had any. */
bool stet_address_clean(struct stet_buf *out, struct stet_span url, bool picture);

#endif
