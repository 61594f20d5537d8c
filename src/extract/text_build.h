/* text_build.h - the blocks of a plain text, made run by run. Private to the text files. */
#ifndef STET_TEXT_BUILD_H
#define STET_TEXT_BUILD_H

#include "document.h"
#include "text_marks.h"

/* A paragraph to be: lines joined. */
struct text_unit {
    struct stet_span text;
    size_t offset;
    size_t lines;
    bool lone; /* it is all of its run */
};

/* A run: lines that hold text, with none between them that does not. */
struct text_builder {
    struct stet_document *document;
    struct text_layout layout;
    char language[16]; /* empty if unknown */
    struct stet_buf joined;
    bool failed; /* a node found no memory */

    struct text_line *lines; /* the run */
    size_t count;
    struct text_line next; /* the first line of the run behind it; without text: there is none */

    bool head;               /* no paragraph of running text was seen yet */
    size_t units;            /* blocks seen while head */
    bool below_date;         /* the line before was a date line of the same run */
    struct stet_node *title; /* a paragraph that may be the title */
    bool title_doubtful;     /* it is only if a date or a byline follows */
    size_t since_title;      /* blocks behind it */

    bool double_lines;         /* a heading with "=" below it was seen */
    struct stet_node *list;    /* the list that the next item may go on */
    struct text_marker marker; /* of its last item */
};

/* A node with its offset, a TEXT node, a block with one text in it. On a lack of memory
 * builder->failed is set and NULL returned; a NULL parent does the same. */
struct stet_node *stet_text_add(struct text_builder *builder, struct stet_node *parent,
                                enum stet_node_kind kind, size_t offset);
void stet_text_add_text(struct text_builder *builder, struct stet_node *parent,
                        struct stet_span text, size_t offset);
struct stet_node *stet_text_add_block(struct text_builder *builder, struct stet_node *parent,
                                      enum stet_node_kind kind, struct stet_span text,
                                      size_t offset);

/* Adds a paragraph, as what it is. */
void stet_text_add_unit(struct text_builder *builder, const struct text_unit *unit);
/* The running text begins: what was a candidate becomes the title, or stays a paragraph. */
void stet_text_settle_title(struct text_builder *builder);

/* Makes blocks of the run in builder->lines. */
void stet_text_add_run(struct text_builder *builder);

#endif
