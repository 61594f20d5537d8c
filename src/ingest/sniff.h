/* sniff.h - the questions that sniffing is made of. text: ASCII-compatible bytes, white space
 * trimmed. */
#ifndef STET_INGEST_SNIFF_H
#define STET_INGEST_SNIFF_H

#include <stet/base.h>

/* "a PNG image" and the like by the first bytes; NULL if they are no known file format. */
const char *stet_sniff_binary(struct stet_bytes bytes);

enum sniff_markup {
    SNIFF_NO_MARKUP,
    SNIFF_FRAGMENT, /* HTML elements, but nothing that only a page has; Markdown may hold them too
                     */
    SNIFF_PAGE
};
enum sniff_markup stet_sniff_markup(struct stet_span text);

/* text without the XML declaration, comments and white space at its front. */
struct stet_span stet_sniff_skip_prolog(struct stet_span text);

/* "an RSS feed" and the like if text begins with the root of XML that is no page; NULL otherwise.
 */
const char *stet_sniff_xml_root(struct stet_span text);

/* "JSON data" and the like for text that is no article; NULL if nothing speaks for it. */
const char *stet_sniff_other(struct stet_span text);
/* "a style sheet", "program code" or NULL, by the look of the lines. */
const char *stet_sniff_code(struct stet_span text);

/* Whether text is Markdown; named_text: its name says plain text, so front matter is asked for. */
bool stet_sniff_markdown(struct stet_span text, bool named_text);

#endif
