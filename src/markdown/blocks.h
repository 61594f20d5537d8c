/* blocks.h - what the files of this folder share: the blocks that the first pass finds, and the
 * scanners. */
#ifndef STET_MARKDOWN_BLOCKS_H
#define STET_MARKDOWN_BLOCKS_H

#include "arena.h"
#include "limits.h"
#include "map.h"
#include "markdown.h"

/* A line of a leaf, without the marks of its containers and its line end. */
struct line {
    const char *ptr;
    uint32_t len;
    uint32_t spaces; /* columns of a tab that a container's mark took a part of */
};

struct block {
    enum stet_markdown_kind kind;
    uint32_t parent;
    uint32_t first_line, line_count; /* of a leaf */
    uint32_t number;                 /* of a list or heading; the cells of a table's head */
    bool ordered;
    char mark;             /* of a list, as '-' or ')'; of a fence */
    uint32_t fence;        /* how long a fence is; 0: indented code */
    uint8_t html_end;      /* which of the seven kinds of HTML block, by what ends it */
    uint32_t indent;       /* of a fence; of an item: what its lines need */
    struct stet_span info; /* behind a fence */
};

/* A definition of a link. */
struct definition {
    struct stet_span url, title;
};

/* What was read of one text. */
struct parse {
    struct stet_arena *arena;
    struct block *blocks; /* in the order they began; [0] is the whole */
    size_t block_count, block_cap;
    struct line *lines;
    size_t line_count, line_cap;
    struct definition *definitions;
    size_t definition_count, definition_cap;
    struct stet_map *labels; /* of definitions, made alike */
    size_t referred;         /* bytes that links took from definitions */
    size_t referable;        /* and may take: one definition could serve many links */
    size_t padding;          /* cells that short rows may still be given */
    struct stet_buf scratch; /* the lines of one leaf put together */
    struct {                 /* memory of inline.c, kept from leaf to leaf */
        struct item *items;
        struct mark *marks;
        struct bracket *brackets;
        uint32_t *starts;
        size_t item_cap, mark_cap, bracket_cap, start_cap;
    } kept;
    stet_markdown_fn *call;
    void *context;
    bool failed; /* no memory */
};

/* array: the address of a pointer. Makes room for one more; false, with failed set, without memory.
 */
bool markdown_reserve(struct parse *p, void *array, size_t *cap, size_t count, size_t size);
struct stet_span markdown_copy(struct parse *p, struct stet_span text);

/* block.c: the first pass. */
void markdown_find_blocks(struct parse *p, struct stet_span text);

/* definition.c */

/* Takes the definitions at the beginning of a paragraph off its lines. */
void markdown_take_definitions(struct parse *p, struct block *paragraph);
/* The definition of that label, or NULL. */
const struct definition *markdown_definition(struct parse *p, struct stet_span label);

/* table.c */

/* How many cells a line has; how many it has of dashes, 0 if others are among them. */
uint32_t markdown_count_cells(struct stet_span line);
uint32_t markdown_count_dashes(struct stet_span line);
void markdown_emit_table(struct parse *p, const struct block *table);

/* inline.c: the spans of a leaf, whose lines are lines[0] to lines[count - 1]; or of a cell, whose
 * text comes in pieces. */
void markdown_emit_lines(struct parse *p, const struct line *lines, size_t count);
void markdown_emit_pieces(struct parse *p, const struct line *pieces, size_t count);
void markdown_emit(struct parse *p, enum stet_markdown_kind kind, bool leave);
/* Text or HTML; a NUL in it becomes U+FFFD. */
void markdown_emit_text(struct parse *p, enum stet_markdown_kind kind, struct stet_span text);

/* scan.c: each gives the length of what begins at text[at], 0 if it is not that. */

bool markdown_is_blank(struct stet_span text);
/* A tag, comment, declaration or processing instruction. *reached: how far it looked. */
size_t markdown_scan_html(struct stet_span text, size_t at, size_t *reached);
/* "<b a=c>" or "</b>" only. */
size_t markdown_scan_tag(struct stet_span text, size_t at, size_t *reached);
/* "<http://a>" or "<a@b>"; email tells which. */
size_t markdown_scan_autolink(struct stet_span text, size_t at, bool *email);
/* A character reference; what it means is put in out. */
size_t markdown_scan_entity(struct stet_span text, size_t at, char out[8], size_t *out_len);
/* "[a]", at most 999 bytes within. */
size_t markdown_scan_label(struct stet_span text, size_t at);
/* The destination and the title of a link; what is found lies raw in *found. The destination may
 * be empty between angle brackets only. */
size_t markdown_scan_destination(struct stet_span text, size_t at, struct stet_span *found);
size_t markdown_scan_title(struct stet_span text, size_t at, struct stet_span *found);
/* Spaces and tabs, and at most one line end. */
size_t markdown_scan_space(struct stet_span text, size_t at);
/* Raw text with its backslashes and character references resolved. */
struct stet_span markdown_resolve(struct parse *p, struct stet_span raw);

#endif
