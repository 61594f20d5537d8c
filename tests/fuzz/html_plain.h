/* html_plain.h - which trees the standard promises to get back from their own HTML. */
#ifndef STET_TESTS_HTML_PLAIN_H
#define STET_TESTS_HTML_PLAIN_H

#include <stet/html.h>

/* Whether parsing what is written of the tree must give the same tree. The serialiser cannot tell
 * everything: a <p> in a <p>, nested links or headings, text moved out of a table, a carriage
 * return, a line feed at the start of a <pre>, the end of a comment inside it. This knows the
 * elements that nest freely and refuses any tree with others, so it may say no where yes is true.
 */
bool html_is_plain(const struct stet_html *html);

#endif
