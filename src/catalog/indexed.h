/* indexed.h - a text as the catalog takes it in. */
#ifndef STET_INDEXED_H
#define STET_INDEXED_H

#include "catalog.h"
#include "terms.h"

/* Everything that rows say of a text. All spans lie in one piece of memory. */
struct stet_indexed {
    struct stet_oid text;
    struct stet_span title, title_folded, published, language, site, authors, url;
    struct stet_span title_words, body_words; /* tokens: a byte of length, then as many bytes */
    struct stet_span sketch;                  /* of the body */
    size_t words;                             /* as a reader counts */
    size_t bytes;                             /* of the whole */
};

/* Appends a token to a list of tokens. */
void stet_indexed_put(struct stet_buf *out, const struct stet_term *token);
/* Calls each with every token of a list of tokens. 0, what a call returned instead of it, or 1 if
 * they are no such list. */
int stet_indexed_tokens(struct stet_span tokens, stet_term_fn *each, void *context);

#endif
