/* listing.h - an article as a line of a list. */
#ifndef STET_LISTING_H
#define STET_LISTING_H

#include "output.h"
#include <jansson.h>
#include <stet/archive.h>

/* "1a2b3c4d  2024-12-03  3 versions  Title" and the URL below. */
void stet_listing_write(struct stet_buf *out, const struct stet_output *to,
                        const struct stet_article *article);
json_t *stet_listing_json(const struct stet_article *article);

#endif
