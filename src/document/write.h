/* write.h - what the files that make canonical bytes share; private to this folder. */
#ifndef STET_DOCUMENT_WRITE_H
#define STET_DOCUMENT_WRITE_H

#include "document.h"
#include "limits.h"
#include "markdown.h"

/* How a list that is open is written. */
struct stet_write_list {
    uint32_t number; /* of the next item */
    bool ordered, tight;
    bool other_mark; /* '+' or ')', as the list before it stands right there */
};

struct stet_writer {
    struct stet_buf *out;
    struct stet_buf prefix; /* what each line begins with: "> " of quotes, spaces of items */
    bool mid_line;          /* an item's mark was written: its first block goes on there */
    struct stet_write_list lists[STET_MAX_DOCUMENT_DEPTH];
    size_t depth;             /* of lists */
    enum stet_node_kind last; /* the block written last that holds no blocks, or FIGURE */

    /* Of the inline run being written. */
    enum stet_node_kind block; /* PARAGRAPH, HEADING or CELL */
    size_t brackets;           /* "[" of its text so far */
    size_t line_start;         /* where the present line's content begins in out */
};

/* Begins and ends a line of the present containers. */
void stet_write_begin_line(struct stet_writer *w);
void stet_write_end_line(struct stet_writer *w);

/* The metadata, between lines of "---". */
void stet_write_front_matter(struct stet_buf *out, const struct stet_metadata *meta);

/* The inlines of a block, without the last line end. */
enum stet_status stet_write_inlines(struct stet_writer *w, const struct stet_node *block,
                                    struct stet_error *error) STET_MUST_CHECK;
/* "![alt](url)" */
void stet_write_image(struct stet_writer *w, struct stet_span alt, struct stet_span url);

/* Where a text stands, as far as its escapes depend on it. */
struct stet_text_place {
    bool in_brackets;  /* of a link or an image */
    bool before_link;  /* "[" follows */
    bool before_text;  /* another TEXT follows */
    bool before_break; /* the line ends behind it */
};

/* A TEXT, escaped so that every CommonMark reader shows it and ours reads it back. */
void stet_write_text(struct stet_writer *w, struct stet_span text, struct stet_text_place place);

#endif
