/* phrases.h - lines that belong to the site and not to the article, by their words. */
#ifndef STET_PHRASES_H
#define STET_PHRASES_H

#include "fold.h"

/* The diagnostic code of a line that is boilerplate by its words alone, in any of about twenty
 * languages: "dropped-signup", "dropped-share", "dropped-related", "dropped-comments",
 * "dropped-cookie-notice", "dropped-advert", "dropped-copyright"; else NULL. Cautious: only lines
 * of a few words, never a sentence that merely mentions such things. line: one line or one short
 * paragraph. The code is static. Takes time linear in a line, and none on a long one. */
const char *stet_phrase_kind(struct stet_span line);
/* The same of a line that is folded. */
const char *stet_phrase_of(const struct stet_folded *folded);

#endif
