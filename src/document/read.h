/* read.h - what the files that read Markdown share; private to this folder. */
#ifndef STET_DOCUMENT_READ_H
#define STET_DOCUMENT_READ_H

#include "document.h"
#include "limits.h"

/* An inline container that is open. */
struct stet_read_open {
    struct stet_node *node;
    bool from_html; /* by a tag, which Markdown's own ends close as well */
};

struct stet_reader {
    struct stet_document *document;
    struct stet_span text;   /* all of the source, in the document's arena */
    struct stet_node *block; /* where the next block goes */
    struct stet_node *leaf;  /* the block that takes inlines, or NULL */
    bool implicit;           /* leaf was opened by its first inline */
    size_t containers;       /* above block */
    size_t lifted;           /* containers that are open but lie too deep to be kept */

    struct stet_read_open open[STET_MAX_DOCUMENT_DEPTH];
    size_t depth;    /* of open */
    size_t overflow; /* spans that are open but lie too deep */

    struct stet_span run;   /* text that became no node yet: one piece of the source, or */
    struct stet_buf pieces; /* many */
    size_t run_offset;

    enum stet_node_kind verbatim; /* CODE, CODE_BLOCK, INLINE_IMAGE take the text; else DOCUMENT */
    unsigned images;              /* within images */
    struct stet_buf held;         /* text of the above */
    size_t held_offset;
    struct stet_span url; /* of the image */

    struct stet_buf html; /* raw HTML not yet looked at */
    size_t html_offset;
    const char *dropping; /* the tag whose content is dropped, or NULL */

    enum stet_status status;
};

/* Blocks and inlines at the present place; NULL, with the status set, without memory. */
struct stet_node *stet_read_add_block(struct stet_reader *r, enum stet_node_kind kind);
void stet_read_end_leaf(struct stet_reader *r);
void stet_read_text(struct stet_reader *r, struct stet_span text);
struct stet_node *stet_read_add_inline(struct stet_reader *r, enum stet_node_kind kind);
void stet_read_open_inline(struct stet_reader *r, enum stet_node_kind kind, struct stet_span url);
/* Closes the innermost one of this kind that a tag opened. false if there is none. */
bool stet_read_close_inline(struct stet_reader *r, enum stet_node_kind kind);
/* The same for Markdown's own, which nest properly. */
void stet_read_open_span(struct stet_reader *r, enum stet_node_kind kind, struct stet_span url,
                         struct stet_span title);
void stet_read_close_span(struct stet_reader *r);
/* A QUOTE, LIST, ITEM or FIGURE; false if it lies too deep: its content is lifted up. */
bool stet_read_open_container(struct stet_reader *r, enum stet_node_kind kind);
void stet_read_close_container(struct stet_reader *r, enum stet_node_kind kind);
struct stet_span stet_read_copy(struct stet_reader *r, struct stet_span text);
/* Opens and closes a figure. */
void stet_read_open_figure(struct stet_reader *r);
void stet_read_close_figure(struct stet_reader *r);

/* Looks at the raw HTML held; in_block: it was a block of HTML. */
void stet_read_html(struct stet_reader *r, bool in_block);

/* Reads front matter at the beginning of text into the document; the length it takes, 0 without. */
size_t stet_read_front_matter(struct stet_document *document, struct stet_span text);

#endif
