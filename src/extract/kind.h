/* kind.h - tells articles from what sites show in their place. */
#ifndef STET_EXTRACT_KIND_H
#define STET_EXTRACT_KIND_H

#include "meta.h"

/* Sets the document's kind and kind_reason, when text and metadata are there. page_title: of the
 * title element; may be empty. */
void stet_kind_of_page(const struct stet_page *page, const struct stet_claims *claims,
                       struct stet_span page_title);

/* The words in a line that ask the reader to subscribe before reading on, or NULL; static. */
const char *stet_kind_wall(struct stet_span line);

#endif
