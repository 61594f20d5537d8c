/* query.h - what a person typed into a search, and the piece of a text that answers it. */
#ifndef STET_QUERY_H
#define STET_QUERY_H

#include "limits.h"
#include "terms.h"
#include <stet/base.h>

#define STET_QUERY_BYTES  4096 /* of what was typed: a long quoted paragraph */
#define STET_QUERY_TOKENS 1024 /* of all its terms */

/* A word, or quoted words that stand next to each other. */
struct stet_query_term {
    size_t first, count; /* its tokens in hashes */
    bool prefix;         /* of the last token only the beginning is given */
    char last[STET_TERM_BYTES];
    size_t last_len;
};

struct stet_query {
    struct stet_query_term terms[STET_MAX_QUERY_TERMS];
    size_t count;
    uint64_t hashes[STET_QUERY_TOKENS]; /* tokens are compared by these */
    size_t hash_count;
    struct stet_buf match; /* the same as an expression of FTS5, everything quoted */
};

uint64_t stet_query_hash(const char *ptr, size_t len);

/* Reads words (all must be there), "quoted phrases" and prefix* into *out. STET_ERR_USAGE if it
 * holds no word or too many. Free with stet_query_free, also after a failure. */
enum stet_status stet_query_parse(struct stet_query *out, struct stet_terms *tokenizer,
                                  const char *text, struct stet_error *error) STET_MUST_CHECK;
void stet_query_free(struct stet_query *query);

/* Appends the piece of text that shows most of the query's terms, as one line of plain text with
 * the terms between U+E000 and U+E001. false (and nothing appended) if no term is in the text and
 * found is wanted; else its beginning. text must not hold the two markers. Takes linear time. */
bool stet_snippet(struct stet_terms *tokenizer, const struct stet_query *query,
                  struct stet_span text, bool found, struct stet_buf *out);
/* Takes the two markers out of *text. */
void stet_snippet_clean(struct stet_buf *text);

#endif
