/* overlap.h - how much of two texts is the same, word for word. */
#ifndef STET_OVERLAP_H
#define STET_OVERLAP_H

#include "terms.h"

/* A text that others are compared with. */
struct stet_overlap;

/* text must outlive *out; the caller frees it. STET_ERR_MEMORY. */
enum stet_status stet_overlap_new(struct stet_overlap **out, struct stet_terms *tokenizer,
                                  struct stet_span text, struct stet_error *error) STET_MUST_CHECK;
void stet_overlap_free(struct stet_overlap *overlap);

struct stet_overlap_result {
    uint64_t words, other_words;   /* of either text */
    uint64_t shared, other_shared; /* of those, in stretches of STET_SHINGLE_WORDS or more that the
                                      other text has, too */
    uint64_t longest;              /* words of the longest stretch that stands in both */
    size_t start, end;             /* its bytes in the text */
};
/* Compares the text with another. Takes linear time. */
enum stet_status stet_overlap_compare(const struct stet_overlap *overlap,
                                      struct stet_terms *tokenizer, struct stet_span other,
                                      struct stet_overlap_result *out,
                                      struct stet_error *error) STET_MUST_CHECK;

#endif
