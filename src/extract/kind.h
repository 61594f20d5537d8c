/* kind.h - tells articles from what sites show in their place. */
#ifndef STET_EXTRACT_KIND_H
#define STET_EXTRACT_KIND_H

#include "meta.h"

/* Sets the document's kind and kind_reason, when text and metadata are there. page_title: of the
 * title element; may be empty. */
void stet_kind_of_page(const struct stet_page *page, const struct stet_claims *claims,
                       struct stet_span page_title);

/* kind_listing.c: does the page only lead to others? letters: of its text; dated: it names an
 * author or a day. If so, reason says why. */
bool stet_kind_listing(const struct stet_page *page, uint64_t letters, bool dated,
                       char reason[128]);

/* The words in a folded line that ask the reader to subscribe before reading on; empty if there are
 * none. */
struct stet_span stet_kind_wall(struct stet_span folded);

#endif
