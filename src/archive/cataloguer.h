/* cataloguer.h - keeps the catalog up with a run, in a thread of its own. */
#ifndef STET_CATALOGUER_H
#define STET_CATALOGUER_H

#include "catalog.h"

struct stet_cataloguer;

/* Opens the archive at path once more. NULL without memory or thread: then the catalog catches up
 * when it is next asked, as after any failure here. */
struct stet_cataloguer *stet_cataloguer_start(const char *path);
/* Gives it texts of a batch that was committed; takes the array and what it holds. Waits until it
 * is done with the batch before. */
void stet_cataloguer_give(struct stet_cataloguer *cataloguer, struct stet_indexed **texts,
                          size_t count);
/* Waits until the catalog reflects what was given. NULL is fine. */
void stet_cataloguer_end(struct stet_cataloguer *cataloguer);

#endif
