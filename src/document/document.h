/* document.h - building documents: for those before the waist. */
#ifndef STET_DOCUMENT_PRIVATE_H
#define STET_DOCUMENT_PRIVATE_H

#include "arena.h"
#include "diagnostics.h"
#include <stet/document.h>

/* A node under parent, behind its last child (parent NULL: detached). NULL without memory. */
struct stet_node *stet_node_add(struct stet_document *document, struct stet_node *parent,
                                enum stet_node_kind kind) STET_MUST_CHECK;
/* A TEXT node with a copy of text. */
struct stet_node *stet_node_add_text(struct stet_document *document, struct stet_node *parent,
                                     struct stet_span text) STET_MUST_CHECK;
/* Takes node (and what is below it) out of its parent. */
void stet_node_remove(struct stet_node *node);
/* Puts a detached node before sibling / behind the last child of parent. */
void stet_node_insert_before(struct stet_node *sibling, struct stet_node *node);
void stet_node_append(struct stet_node *parent, struct stet_node *node);
/* The next node in document order below root; with skip, node's children are passed over. */
struct stet_node *stet_node_walk(const struct stet_node *root, struct stet_node *node, bool skip);

/* A first paragraph of a figure that is one image becomes the figure's image. */
void stet_node_take_image(struct stet_node *figure);

bool stet_node_is_inline(enum stet_node_kind kind);
/* PARAGRAPH, HEADING, CELL: what inlines live in. */
bool stet_node_holds_inlines(enum stet_node_kind kind);

/* Appends a URL as canonical bytes hold it: spaces, controls and what would end a Markdown
 * destination are percent-encoded. */
void stet_document_write_url(struct stet_buf *out, struct stet_span url);

/* A copy in the document's arena; an empty span without memory. */
struct stet_span stet_document_copy(struct stet_document *document, struct stet_span text);
/* Sets a field to a copy of value, unless value is empty. */
void stet_document_set(struct stet_document *document, struct stet_field *field,
                       struct stet_span value, enum stet_origin origin);
/* Adds a copy of value to a list of the metadata (at most 100 values; doubles are left out). */
void stet_document_add(struct stet_document *document, struct stet_field_list *list,
                       struct stet_span value, enum stet_origin origin);
/* stet_diagnostics_add on the document's own list. */
void stet_document_diagnose(struct stet_document *document, const char *code, size_t offset,
                            struct stet_span detail);

#endif
