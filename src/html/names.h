/* names.h - the numbers of element and attribute names, and what the algorithm knows of elements.
 */
#ifndef STET_HTML_NAMES_INTERNAL_H
#define STET_HTML_NAMES_INTERNAL_H

#include "tree.h"

#define TAG(name)  STET_HTML_TAG_##name
#define ATTR(name) STET_HTML_ATTR_##name

/* The number of a lower-case name of the standard; 0 for any other. */
uint32_t html_known_tag(const char *name, size_t len);
uint32_t html_known_attr(const char *name, size_t len);
/* The number of any lower-case name. A new one is kept by reference if it stands in the input, else
 * copied. 0 after a failure. */
uint32_t html_intern_tag(struct stet_html *html, struct stet_span name, bool in_input);
uint32_t html_intern_attr(struct stet_html *html, struct stet_span name, bool in_input);

/* The name as a token has it: in lower case. */
struct stet_span html_tag_token_name(const struct stet_html *html, uint32_t tag);
/* The name as it stands in the tree: SVG and MathML know mixed case. */
struct stet_span html_tag_name(const struct stet_html *html, uint32_t tag,
                               enum stet_html_namespace ns);
struct stet_span html_attr_name(const struct stet_html *html, uint32_t attr,
                                enum stet_html_namespace ns);

/* The traits of an element. The first seven end a search through the open elements, one kind of
 * search each; the order is that of enum stop. */
enum trait {
    TRAIT_SCOPE = 1 << 0,
    TRAIT_BUTTON_SCOPE = 1 << 1,
    TRAIT_LIST_SCOPE = 1 << 2,
    TRAIT_TABLE_SCOPE = 1 << 3,
    TRAIT_SPECIAL = 1 << 4,
    TRAIT_ITEM_STOP = 1 << 5, /* special, but not address, div or p */
    TRAIT_HTML = 1 << 6,      /* in the HTML namespace */
    TRAIT_IMPLIED = 1 << 7,   /* its end tag may be implied */
    TRAIT_THOROUGH = 1 << 8,  /* that too, when implied thoroughly */
    TRAIT_VOID = 1 << 9,
    TRAIT_RAW = 1 << 10,       /* its text is written as it is */
    TRAIT_BREAKS_OUT = 1 << 11 /* its start tag ends SVG and MathML */
};

unsigned html_traits(uint32_t tag, enum stet_html_namespace ns);

#endif
