/* css.h - a small part of CSS selectors: tag, *, #id, .class, [attr], [attr=value], what lies
 * below ("a b"), what lies directly below ("a > b"), and lists ("a, b"). */
#ifndef STET_CSS_H
#define STET_CSS_H

#include <stet/html.h>

struct stet_css;

/* Reads a selector of at most STET_MAX_SELECTOR_BYTES; text is copied. STET_ERR_INPUT (the message
 * says what is wrong, without a subject), STET_ERR_LIMIT, STET_ERR_MEMORY. The caller frees *out.
 */
enum stet_status stet_css_read(struct stet_css **out, struct stet_span text,
                               struct stet_error *error) STET_MUST_CHECK;
void stet_css_free(struct stet_css *selector);

/* Calls each with every element that the selector matches, in document order, until it returns
 * false. Takes time linear in the page, whatever the selector. */
void stet_css_each(const struct stet_css *selector, const struct stet_html *html,
                   bool (*each)(void *context, stet_html_node node), void *context);

#endif
