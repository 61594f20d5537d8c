/* ephemera.h - lines that change from one serving of a page to the next. */
#ifndef STET_EPHEMERA_H
#define STET_EPHEMERA_H

#include "fold.h"

/* Is a line nothing but how long ago something was, how often it was read, shared or commented on,
 * and how long it takes to read ("3 hours ago | 1,234 views"), perhaps with a date, in any of about
 * thirty languages? Years ago are history, and no label. */
bool stet_ephemera_is_line(struct stet_span line);
/* The same of a line that is folded. */
bool stet_ephemera_is(const struct stet_folded *folded);

#endif
