/* spans.h - the spans of one leaf while they are found: a chain of items in the order of the text.
 */
#ifndef STET_MARKDOWN_SPANS_H
#define STET_MARKDOWN_SPANS_H

#include "blocks.h"

struct item {
    enum stet_markdown_kind kind;
    bool leave;
    uint32_t start, end; /* of TEXT, CODE, HTML: in the leaf's text */
    uint32_t previous, next;
    struct stet_span decoded; /* TEXT that stands for something else; ptr NULL: none */
    struct stet_span url, title;
};

/* A run of "*" or "_" that may begin or end emphasis. */
struct mark {
    uint32_t item;
    uint32_t previous, next; /* in the list of marks; 0: none */
    uint32_t length;         /* at first */
    char c;
    bool opens, closes;
};

struct bracket {
    uint32_t item;
    uint32_t last_mark; /* before it */
    uint32_t inside;    /* where its text begins */
    bool image;
    bool holds_bracket; /* then its text is no label */
};

struct spans {
    struct parse *p;
    struct stet_span text; /* the leaf's, its pieces put together */
    struct item *items;    /* [0] stands before all */
    size_t item_count, item_cap;
    uint32_t last_item;
    struct mark *marks; /* [0] is none */
    size_t mark_count, mark_cap;
    uint32_t last_mark;
    struct bracket *brackets;
    size_t bracket_count, bracket_cap;
    size_t dead_brackets; /* "[" among the first so many hold a link already: they begin none */
    size_t pos;
    size_t work; /* bytes that may still be looked at in vain */
};

/* A new item behind the one named; its number. */
uint32_t spans_add(struct spans *s, uint32_t behind, struct item item);

/* Matches the marks behind bottom, and forgets them. */
void spans_match_marks(struct spans *s, uint32_t bottom);
/* A run of marks at pos: adds its item, and what it may do. */
void spans_take_mark(struct spans *s);

/* "]" at pos: ends a link or an image, or is text. */
void spans_take_closing_bracket(struct spans *s);

#endif
