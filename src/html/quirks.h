/* quirks.h - whether a doctype puts the page in quirks mode. */
#ifndef STET_HTML_QUIRKS_H
#define STET_HTML_QUIRKS_H

#include "tokenizer.h"

bool html_is_quirks(const struct stet_html *html, const struct token *doctype);

#endif
