/* nobody.h - what stands where an author is named, and names nobody. */
#ifndef STET_NOBODY_H
#define STET_NOBODY_H

#include <stet/base.h>

/* Is it a word for no one in particular ("Staff", "Guest author"), or a label of a page ("View
 * profile")? */
bool stet_nobody_is(struct stet_span name);

/* Could a name be a person's and not that of a paper or a shop: two or three words with capitals,
 * none of which is "Daily", "News" or the like? */
bool stet_nobody_is_personal(struct stet_span name);

/* Is it an agency ("Reuters"): no person, but the author of what it signs? */
bool stet_nobody_is_agency(struct stet_span name);

/* "Port" of "Redaktion Port" and "The Port News Desk"; empty if no desk is named, or nothing else.
 */
struct stet_span stet_nobody_behind_desk(struct stet_span name);

/* How many bytes of "Ann Bell Associated Press" or of "Ann Bell View profile" name the person; all,
 * if neither is behind. */
size_t stet_nobody_person(struct stet_span name);

#endif
