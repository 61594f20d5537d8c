/* html.h - an HTML parser by the WHATWG's algorithm: linear in time, bounded in memory.
 *
 * The tree is read-only and lives until stet_html_free. Nodes are numbered handles, so a walk needs
 * no recursion and a node fits in a register. */
#ifndef STET_HTML_H
#define STET_HTML_H

#include <stet/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct stet_html; /* one parsed page */

/* A node's number: 0 is no node, 1 the document. */
typedef uint32_t stet_html_node;
#define STET_HTML_NONE     0u
#define STET_HTML_DOCUMENT 1u

enum stet_html_kind {
    STET_HTML_KIND_DOCUMENT,
    STET_HTML_KIND_DOCTYPE,
    STET_HTML_KIND_ELEMENT,
    STET_HTML_KIND_TEXT,
    STET_HTML_KIND_COMMENT
};

enum stet_html_namespace { STET_HTML_NS_HTML, STET_HTML_NS_SVG, STET_HTML_NS_MATHML };

/* Interned names: a known tag or attribute is a small number, generated from src/html's name table
 * into <stet/html_names.h>; 0 (STET_HTML_TAG_OTHER, STET_HTML_ATTR_OTHER) is any other. */
#include <stet/html_names.h>

/* Parses a whole page.
 * text: UTF-8, at most STET_MAX_DECODED_BYTES; it is kept by reference and must outlive the tree.
 * Every input gives a tree. STET_ERR_LIMIT if it passes a ceiling of nodes, memory or open tags
 * (the message says which), STET_ERR_MEMORY. The caller frees *out with stet_html_free. Takes time
 * linear in text. */
STET_API enum stet_status stet_html_parse(struct stet_html **out, struct stet_span text,
                                          struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_html_free(struct stet_html *html);

/* Bytes of memory the tree holds. */
STET_API size_t stet_html_memory(const struct stet_html *html);
/* How many elements were flattened because they lay deeper than 512. */
STET_API size_t stet_html_flattened(const struct stet_html *html);

STET_API enum stet_html_kind stet_html_kind(const struct stet_html *html, stet_html_node node);
STET_API stet_html_node stet_html_parent(const struct stet_html *html, stet_html_node node);
STET_API stet_html_node stet_html_first_child(const struct stet_html *html, stet_html_node node);
STET_API stet_html_node stet_html_last_child(const struct stet_html *html, stet_html_node node);
STET_API stet_html_node stet_html_next(const struct stet_html *html, stet_html_node node);
STET_API stet_html_node stet_html_previous(const struct stet_html *html, stet_html_node node);

/* The next node in document order below root, NONE behind the last. The template contents of a
 * <template> are its children. With skip, the children of node are passed over. A walk: for (n =
 * root; n; n = stet_html_walk(html, root, n, false)) */
STET_API stet_html_node stet_html_walk(const struct stet_html *html, stet_html_node root,
                                       stet_html_node node, bool skip);

/* Of an element; other kinds give TAG_OTHER. */
STET_API enum stet_html_tag stet_html_tag(const struct stet_html *html, stet_html_node node);
STET_API enum stet_html_namespace stet_html_namespace(const struct stet_html *html,
                                                      stet_html_node node);
/* The name in the case the standard gives it ("div", "foreignObject"); lent. */
STET_API struct stet_span stet_html_name(const struct stet_html *html, stet_html_node node);
/* The data of a text or a comment node, the name of a doctype; lent. */
STET_API struct stet_span stet_html_text(const struct stet_html *html, stet_html_node node);

/* The value of an attribute; false (and an empty span) if it is absent. Lent. */
STET_API bool stet_html_attribute(const struct stet_html *html, stet_html_node node,
                                  enum stet_html_attr name, struct stet_span *value);
/* The i-th attribute in source order; false behind the last. name is in lower case, but for those
 * that SVG and MathML spell otherwise ("viewBox"). */
STET_API bool stet_html_attribute_at(const struct stet_html *html, stet_html_node node, size_t i,
                                     struct stet_span *name, struct stet_span *value);
/* The same with the number of its name, for one look at all of an element's. */
STET_API bool stet_html_attribute_known(const struct stet_html *html, stet_html_node node, size_t i,
                                        enum stet_html_attr *name, struct stet_span *value);

/* The byte of the source at which the node began; SIZE_MAX if the parser made it up. */
STET_API size_t stet_html_offset(const struct stet_html *html, stet_html_node node);

/* Appends the node and what is below it as HTML, by the standard's serialisation algorithm. */
STET_API void stet_html_write(const struct stet_html *html, stet_html_node node,
                              struct stet_buf *out);

#ifdef __cplusplus
}
#endif

#endif
