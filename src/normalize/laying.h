/* laying.h - one block's inlines while they are laid anew: inline.c walks the old tree,
 * inline_lay.c makes the new one, inline_ends.c finishes it. */
#ifndef STET_NORMALIZE_LAYING_H
#define STET_NORMALIZE_LAYING_H

#include "limits.h"
#include "rules.h"

struct layer {
    struct stet_node *node;
    bool attached;
};

struct laying {
    struct stet_normalizer *n;
    struct stet_node *block;
    char *flat; /* the visible text, room for all of it */
    size_t len;

    struct layer path[STET_MAX_DOCUMENT_DEPTH + 1]; /* the block, then new containers */
    size_t depth;                                   /* of the innermost */
    size_t common; /* the least depth since the last visible thing */

    bool started;   /* something visible stands before */
    bool touching;  /* nothing was between it and what comes */
    bool space;     /* white space waits */
    bool new_line;  /* a line end was in it */
    size_t breaks;  /* BREAKs wait */
    uint32_t last;  /* the last visible character; 0 for what is no text */
    size_t joiners; /* wait, in held */
    char held[24];  /* ZWJ and ZWNJ before what comes */
    size_t held_len;
    struct stet_node *reuse; /* the old TEXT being read, until it stands in the new tree */
    struct stet_span keep;   /* of each bidi control of the block in order: 1 if it stays */
    size_t controls;         /* met so far */
};

/* ---- inline_lay.c ---------------------------------------------------------------------------- */

void stet_laying_text(struct laying *l, struct stet_node *node);
/* What is no text but visible: code, a picture. */
void stet_laying_atom(struct laying *l, struct stet_node *node);
/* White space waits until something visible comes. */
void stet_laying_space(struct laying *l, bool new_line);
/* Joiners that wait are beside a space or an end. */
void stet_laying_drop_joiners(struct laying *l);

/* ---- inline_ends.c --------------------------------------------------------------------------- */

/* Brings the texts into NFC; the run of the block is gathered again if that changed one. */
void stet_laying_compose(struct laying *l);
/* Puts a SENTENCE between each two sentences. */
void stet_laying_end_sentences(struct laying *l);

static inline bool stet_laying_is_container(const struct stet_node *node)
{
    return node->kind >= STET_NODE_EMPHASIS && node->kind <= STET_NODE_SUPERSCRIPT;
}

#endif
