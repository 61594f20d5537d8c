/* terms.h - the words of a text, folded so that case and accents do not matter.
 *
 * Letters and digits of most scripts run together to words. Of scripts without spaces, Han and kana
 * give one token a character (a word of a query is then a phrase: any part of a text is found,
 * whatever a dictionary thinks its words are); Thai, Lao, Khmer and Burmese are cut by ICU's
 * dictionaries. */
#ifndef STET_TERMS_H
#define STET_TERMS_H

#include <stet/base.h>

#define STET_TERM_BYTES                                                                            \
    96 /* of a folded token; what is longer is cut, in texts and queries alike */

/* Lent for the call. */
struct stet_term {
    const char *ptr; /* folded */
    size_t len;
    size_t start, end; /* its bytes in the text */
    bool character;    /* one of a script where each character is a token */
};

/* Returns 0 to go on. */
typedef int stet_term_fn(void *context, const struct stet_term *token);

struct stet_terms;

/* One for a thread. NULL without memory. */
struct stet_terms *stet_terms_new(void);
void stet_terms_free(struct stet_terms *tokenizer);
/* Calls each with every token in order; returns what it returned, or 0. Takes linear time. */
int stet_terms_run(struct stet_terms *tokenizer, struct stet_span text, stet_term_fn *each,
                   void *context);
/* Appends the whole text, folded as tokens are; what stands between them stays. */
void stet_terms_fold(struct stet_terms *tokenizer, struct stet_span text, struct stet_buf *out);
/* What the tokens depend on besides this code: the version of ICU. Static. */
const char *stet_terms_version(void);

#endif
