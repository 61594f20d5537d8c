/* twins.h - the articles that pages of one moment named themselves, and the text each had. */
#ifndef STET_TWINS_H
#define STET_TWINS_H

#include "store.h"

struct stet_twins;

/* NULL without memory. */
struct stet_twins *stet_twins_new(void);
void stet_twins_free(struct stet_twins *twins);
/* Notes that a page seen then calls itself the article id and has this text. STET_DIFFERENT if
 * another page of that moment did, with another text; STET_ERR_MEMORY. Forgets earlier moments, so
 * what it holds is bounded by the pages of one. */
enum stet_status stet_twins_note(struct stet_twins *twins, const char id[STET_ID_HEX + 1],
                                 int64_t captured_utc, const struct stet_oid *text,
                                 struct stet_error *error) STET_MUST_CHECK;

#endif
