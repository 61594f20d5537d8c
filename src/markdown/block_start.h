/* block_start.h - how far a line is read, and what begins there. */
#ifndef STET_MARKDOWN_BLOCK_START_H
#define STET_MARKDOWN_BLOCK_START_H

#include "blocks.h"

/* A place in a line. Tabs stop at every fourth column; a container's mark may take a part of one.
 */
struct cursor {
    struct stet_span line;
    size_t pos, column;
    uint32_t tab_rest; /* columns of the tab before pos that are not taken yet */
    /* What cursor_look found: */
    size_t text;     /* the place of the next character that is no blank */
    uint32_t indent; /* columns up to it */
    bool blank;      /* there is none */
};

void cursor_look(struct cursor *at);
/* Takes that many columns of white space; fewer, if there are fewer. */
void cursor_advance(struct cursor *at, uint32_t columns);
/* Takes the white space. */
void cursor_to_text(struct cursor *at);
/* The line from the next character that is no blank on; after cursor_look. */
struct stet_span cursor_text(const struct cursor *at);
/* The line from here on. */
struct stet_span cursor_rest(const struct cursor *at);
/* Takes "> "; false if it is not there. */
bool cursor_take_quote(struct cursor *at);

/* What ends an HTML block: from BLANK on a blank line, before that a text of its own. */
enum { HTML_END_BLANK = 6 };

/* Which kind of HTML block begins, 1 to 7, or 0. */
uint8_t block_scan_html(struct stet_span text, bool in_paragraph);
/* Whether the line ends a block of that kind. */
bool block_html_ends(uint8_t kind, struct stet_span line);

bool block_scan_rule(struct stet_span text);
/* 1 or 2, or 0. */
uint32_t block_scan_underline(struct stet_span text);
/* "# a #": the line is cut down to its content. */
bool block_scan_heading(struct cursor *at, uint32_t *level);
bool block_scan_fence(struct cursor *at, struct block *block);
/* "- " or "1. ": takes the mark. interrupts: a paragraph stands before it. */
bool block_scan_item(struct cursor *at, bool interrupts, struct block *item);

#endif
