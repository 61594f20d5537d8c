/* filter.h - the words of --only, --ignore and --min-weight. */
#ifndef STET_FILTER_H
#define STET_FILTER_H

#include <stet/diff.h>

/* What was typed; NULL where it was not. */
struct stet_filter_words {
    const char *only, *ignore; /* "number,negation" */
    const char *min_weight;    /* "0.4" */
};

/* STET_ERR_USAGE: a type or a weight that is none; the message says which there are. */
enum stet_status stet_filter_parse(const struct stet_filter_words *words,
                                   struct stet_edit_filter *out,
                                   struct stet_error *error) STET_MUST_CHECK;
/* A number from 0 to 1: digits and at most one point. false if it is none. */
bool stet_filter_parse_share(const char *word, double *out) STET_MUST_CHECK;
/* Whether it hides anything at all. */
bool stet_filter_is_set(const struct stet_edit_filter *filter);
/* Appends the names of types, joined by ", ". */
void stet_filter_write_types(struct stet_buf *out, uint32_t types);

#endif
