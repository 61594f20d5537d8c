/* markdown.h - Markdown as a row of events: CommonMark 0.31, and GFM's tables.
 *
 * The rules are frozen: what stands in canonical bytes depends on them. Private to the library. */
#ifndef STET_MARKDOWN_H
#define STET_MARKDOWN_H

#include <stet/base.h>

struct stet_arena;

enum stet_markdown_kind {
    /* Blocks. A LIST holds ITEMs, a TABLE ROWs of CELLs; the first row is the head. */
    STET_MARKDOWN_QUOTE,
    STET_MARKDOWN_LIST, /* ordered, number: the first item's */
    STET_MARKDOWN_ITEM,
    STET_MARKDOWN_TABLE,
    STET_MARKDOWN_ROW,
    STET_MARKDOWN_RULE,
    STET_MARKDOWN_CODE_BLOCK, /* title: the language; holds TEXT */
    STET_MARKDOWN_HTML_BLOCK, /* holds HTML */
    STET_MARKDOWN_HEADING,    /* number: 1 to 6; this and the next hold spans */
    STET_MARKDOWN_PARAGRAPH,
    STET_MARKDOWN_CELL,
    /* Spans. */
    STET_MARKDOWN_EMPHASIS,
    STET_MARKDOWN_STRONG,
    STET_MARKDOWN_LINK,  /* url, title */
    STET_MARKDOWN_IMAGE, /* url, title; what it holds is its alternative text */
    STET_MARKDOWN_CODE,  /* holds TEXT */
    /* What has no end of its own. */
    STET_MARKDOWN_TEXT,
    STET_MARKDOWN_HTML,
    STET_MARKDOWN_SOFT_BREAK,
    STET_MARKDOWN_HARD_BREAK
};

struct stet_markdown_event {
    enum stet_markdown_kind kind;
    bool leave; /* the end of a block or span */
    bool ordered;
    uint32_t number;
    /* Lent from the source where they stand in it as they are (its pointers tell), else from the
     * arena or static. */
    struct stet_span text, url, title;
};

typedef void stet_markdown_fn(void *context, const struct stet_markdown_event *event);

/* Reads text, which is UTF-8 and outlives the call, and calls back for each event in order; every
 * block and span that is entered is left. Containers nest STET_MAX_DOCUMENT_DEPTH deep, further
 * marks are text. Every text is Markdown. STET_ERR_MEMORY, also where the arena is full. Takes time
 * linear in text. */
enum stet_status stet_markdown_read(struct stet_span text, struct stet_arena *arena,
                                    stet_markdown_fn *call, void *context) STET_MUST_CHECK;

/* The character reference at the beginning of text: its length, 0 if there is none; what it means
 * is put in out, in UTF-8. */
size_t stet_markdown_entity(struct stet_span text, char out[8], size_t *out_len);

/* What the flanking rules of emphasis make of a character. OTHER is what they disagree on between
 * the versions of CommonMark (symbols), or what was unassigned when this was written; reading, it
 * is punctuation. */
enum stet_char_class { STET_CHAR_SPACE, STET_CHAR_PUNCTUATION, STET_CHAR_WORD, STET_CHAR_OTHER };
enum stet_char_class stet_markdown_class(uint32_t code);

#endif
