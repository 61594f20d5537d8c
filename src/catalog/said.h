/* said.h - what a step from one text to the next took away and put in, sentence by sentence. */
#ifndef STET_SAID_H
#define STET_SAID_H

#include "catalog.h"
#include <stet/diff.h>

/* A sentence, or the title, description or authors, as a reader sees it: without mark-up, on one
 * line. Lent for the call. */
struct stet_said {
    size_t ordinal;          /* counts from 0 in the order of the difference */
    struct stet_span before; /* empty: it was added */
    struct stet_span after;  /* empty: it was removed */
};
typedef enum stet_status stet_said_fn(void *context, const struct stet_said *said);

/* Calls each with everything that reads otherwise, or that only one text has. What was moved word
 * for word, and what differs by typography only, is not among it. */
enum stet_status stet_said_each(const struct stet_diff *diff, stet_said_fn *each, void *context,
                                struct stet_error *error) STET_MUST_CHECK;

/* A row of said: the number of its step, and its ordinal below. */
#define STET_SAID_BITS 22 /* a difference has no more lines: stet_diff refuses longer texts */

#endif
