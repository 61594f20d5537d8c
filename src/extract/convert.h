/* convert.h - the state of turning parts into nodes, shared by the files convert*.c. */
#ifndef STET_EXTRACT_CONVERT_H
#define STET_EXTRACT_CONVERT_H

#include "extract.h"

/* An open element. */
struct stet_frame {
    uint32_t end;            /* the part at which it closes */
    struct stet_node *block; /* the container to go back to; NULL: not a container */
    bool holder;             /* a heading or a cell: closes with the element only */
    bool is_inline; /* em, a ...: made when the first text comes, and again in each paragraph */
    enum stet_node_kind kind; /* of an inline */
    struct stet_span url, title;
    struct stet_node *made;
    const char *closing; /* text to add when it closes, or NULL */
};

#define STET_MARKS_MAX 16 /* inline elements within each other; deeper ones are taken as text */

struct stet_converter {
    struct stet_page *page;
    struct stet_document *document;
    struct stet_frame *frames;
    size_t count, room;
    size_t marks;             /* inline frames */
    size_t unmade;            /* of these, without a node yet */
    size_t depth;             /* containers */
    struct stet_node *block;  /* the open container */
    struct stet_node *holder; /* the open paragraph, heading or cell, or NULL */
    struct stet_node *target; /* where text goes: holder, or the innermost inline made in it */
    bool fixed;               /* holder is a heading or a cell */
    bool space;               /* white space was seen since the last text */
    unsigned breaks;          /* br elements since the last text */
    bool failed;              /* no memory */
};

/* convert_text.c: text, and the paragraph that is open for it. */
void stet_convert_close_paragraph(struct stet_converter *to);
struct stet_node *stet_convert_add(struct stet_converter *to, struct stet_node *parent,
                                   enum stet_node_kind kind);
/* Puts text, its white space collapsed, behind what is there. */
void stet_convert_text(struct stet_converter *to, struct stet_span text);
/* Makes good the br elements since the last text: two of them part paragraphs. */
void stet_convert_breaks(struct stet_converter *to);
/* Makes the inline nodes of all open marks; NULL without memory. */
struct stet_node *stet_convert_target(struct stet_converter *to);
/* convert.c */
/* Resolves an attribute's URL; empty if it leads nowhere. */
struct stet_span stet_convert_url(struct stet_converter *to, struct stet_span reference);

/* convert_address.c: the mailto: URL that a network hides in href, or an empty span. */
struct stet_span stet_convert_mail(struct stet_converter *to, struct stet_span href);
/* Puts the mail address that an element hides; false if it hides none. */
bool stet_convert_hidden_mail(struct stet_converter *to, uint32_t part);

/* convert_media.c: pictures, films and frames. */
void stet_convert_image(struct stet_converter *to, uint32_t part);
void stet_convert_embed(struct stet_converter *to, uint32_t part);

/* figure.c: what a figure element shows. */
enum stet_figure {
    STET_FIGURE_OTHER,   /* code, a table, a quotation, a film */
    STET_FIGURE_PICTURE, /* with what is said of it */
    STET_FIGURE_EMPTY    /* what is said of what only a script would show */
};
enum stet_figure stet_figure_of(const struct stet_page *page, uint32_t figure);

/* convert_table.c: is it rows and columns, or only the layout of the page? */
bool stet_table_is_data(const struct stet_page *page, uint32_t table);

/* convert_code.c: a pre element, with all below it. */
void stet_convert_pre(struct stet_converter *to, uint32_t part);
/* The text below a part as it is written, br as line ends. */
void stet_part_raw_text(const struct stet_page *page, uint32_t part, struct stet_buf *out);

#endif
