/* render.h - what the renderers share: lines as a reader sees them, the summary, and the HTML page.
 */
#ifndef STET_RENDER_PRIVATE_H
#define STET_RENDER_PRIVATE_H

#include <stet/render.h>

/* block.c: what stands before the text of a line. */
enum stet_block_kind {
    STET_BLOCK_BLANK,
    STET_BLOCK_FIELD, /* of the front matter */
    STET_BLOCK_PARAGRAPH,
    STET_BLOCK_HEADING, /* level: 1 to 6 */
    STET_BLOCK_ITEM,    /* the first line of a list's item; level: how deep, from 0 */
    STET_BLOCK_CODE,
    STET_BLOCK_FENCE, /* the line before or behind code */
    STET_BLOCK_ROW,   /* of a table */
    STET_BLOCK_RULE,  /* a thematic break, the line below a table's head, the front matter's ends */
    STET_BLOCK_FRAME  /* "<figure>" and "</figure>" */
};
struct stet_block {
    enum stet_block_kind kind;
    unsigned level, quotes;   /* quotes: how many quotations it stands in */
    struct stet_range marker; /* of an ITEM: "-" or "12." */
    size_t text;              /* where the text begins */
    size_t fence;             /* of a FENCE: how many signs it has */
};
/* fence: how long the fence is that is open before the line; 0: none. */
void stet_block_read(struct stet_span text, struct stet_range line, size_t fence,
                     struct stet_block *out);

/* inline.c: a line's text as a reader sees it. */
enum stet_inline_style {
    STET_STYLE_EMPHASIS = 1,
    STET_STYLE_STRONG = 2,
    STET_STYLE_CODE = 4,
    STET_STYLE_SUBSCRIPT = 8,
    STET_STYLE_SUPERSCRIPT = 16,
    STET_STYLE_IMAGE = 32, /* the alternative text of an image */
    STET_STYLE_EMBED = 64  /* an embed's address and title */
};
enum stet_inline_kind {
    STET_INLINE_TEXT,
    STET_INLINE_SYNTAX, /* not seen: what emphasis, code, links and quoted values are made with */
    STET_INLINE_TARGET  /* the end of a link or image: "](https://example.org)" */
};
struct stet_inline {
    enum stet_inline_kind kind;
    unsigned style;          /* of enum stet_inline_style */
    struct stet_range range; /* bytes of the whole text */
    struct stet_range url;   /* of the link that it stands in, or of the target; empty: none */
};
struct stet_inlines {
    struct stet_inline *items;
    size_t count, capacity;
};
/* Replaces *out by the stretches of the line, which they cover without gaps. *style is what
 * emphasis earlier lines of the block left open, and is kept up to date. false without memory. */
bool stet_inline_read(struct stet_span text, struct stet_range line, const struct stet_block *block,
                      unsigned *style, struct stet_inlines *out) STET_MUST_CHECK;

/* view.c: the lines of a difference as pieces to be shown. */
struct stet_piece {
    enum stet_segment_kind change;
    size_t edit; /* of a segment; else STET_NO_EDIT */
    enum stet_inline_kind kind;
    unsigned style;
    struct stet_span text; /* of a TARGET: its url */
    struct stet_span url;
};
struct stet_view {
    const struct stet_diff *diff;
    struct stet_block block; /* of the line, in the new text where it stands there */
    struct stet_piece *pieces;
    size_t count, capacity;
    /* Of either text, up to the line. */
    struct stet_inlines inlines[2];
    unsigned style[2];
    size_t fence[2]; /* that is open: its length, or 0 */
    bool failed;     /* no memory */
};
void stet_view_init(struct stet_view *view, const struct stet_diff *diff);
void stet_view_free(struct stet_view *view);
/* Makes the pieces of a line. Each line must be given, in order. */
void stet_view_line(struct stet_view *view, const struct stet_diff_line *line);
/* "title", of a line of the front matter; empty for its rules. */
struct stet_span stet_view_field(const struct stet_diff *diff, const struct stet_diff_line *line);
/* The value of a field in the new text (or, with old, in the old one), as it is written there;
 * empty without it. */
struct stet_span stet_view_value(const struct stet_diff *diff, const char *field, bool old);

/* shown.c: the lines of a difference as a filter lets them be seen. */
struct stet_shown {
    const struct stet_edit_filter *filter;
    const struct stet_edit *edits;
    size_t edit_count, hidden;
    const struct stet_diff_line *lines;
    size_t count;
    struct stet_diff_line *own_lines; /* where some are hidden */
    struct stet_segment *own_segments;
};
/* filter may be NULL. false without memory; to be freed in any case. */
bool stet_shown_init(struct stet_shown *shown, const struct stet_diff *diff,
                     const struct stet_edit_filter *filter) STET_MUST_CHECK;
void stet_shown_free(struct stet_shown *shown);
bool stet_shown_is_moved(const struct stet_diff_line *line);

/* tags.c: appends the types of a line's edits, with their values; nothing if they are plain to see.
 * All but the values is of our own: letters, ":", ";" and arrows. */
typedef void stet_tags_value_fn(struct stet_buf *out, struct stet_span value);
void stet_tags_write(const struct stet_diff *diff, const struct stet_shown *shown,
                     const struct stet_diff_line *line, stet_tags_value_fn *put_value,
                     struct stet_buf *out);

/* context.c: what is shown of a difference. */
/* A blank line that came or went alone: a paragraph was divided or joined. */
bool stet_context_is_lone_break(const struct stet_shown *shown, size_t i);
/* A line of the body that a reader is shown as changed: not the blank line beside a new paragraph.
 */
bool stet_context_is_edit(const struct stet_shown *shown, size_t i);
/* A field of the front matter that a reader is shown as changed. */
bool stet_context_is_field_edit(const struct stet_diff *diff, const struct stet_diff_line *line);
/* Whether the line holds more than white space. */
bool stet_context_has_text(const struct stet_diff *diff, const struct stet_diff_line *line);
/* By line, 1 for edits and for so many equal sentences around each; 0 for the front matter. The
 * caller frees it; NULL without memory. */
uint8_t *stet_context_choose(const struct stet_diff *diff, const struct stet_shown *shown,
                             size_t context);

/* summary.c: "2 sentences edited, 1 added: 12 words added, 9 removed." */
void stet_render_summary(const struct stet_diff *diff, const struct stet_shown *shown,
                         struct stet_buf *out);

/* flow.c: words put into lines of a terminal. */
enum stet_flow_style {
    STET_FLOW_PLAIN,
    STET_FLOW_DIM,
    STET_FLOW_STRONG,
    STET_FLOW_REMOVED,
    STET_FLOW_ADDED,
    STET_FLOW_SIGN_REMOVED,
    STET_FLOW_SIGN_ADDED,
    STET_FLOW_SIGN_EDITED,
    STET_FLOW_SIGN_MOVED
};
struct stet_flow {
    struct stet_buf *out;
    struct stet_buf word; /* not yet put out */
    size_t column, word_width;
    size_t width, indent;           /* width 0: no wrapping */
    bool color, space;              /* space: one is due before the word */
    enum stet_flow_style style;     /* of what comes next */
    enum stet_flow_style out_style; /* in force at the end of *out */
};
void stet_flow_init(struct stet_flow *flow, struct stet_buf *out, bool color, unsigned width);
void stet_flow_free(struct stet_flow *flow);
/* From here on words have this style. */
void stet_flow_set(struct stet_flow *flow, enum stet_flow_style style);
/* Text from outside: its controls are made visible, and it wraps at white space and at wide
 * characters. */
void stet_flow_text(struct stet_flow *flow, struct stet_span text);
/* Text of our own that belongs to the word beside it. */
void stet_flow_glue(struct stet_flow *flow, const char *text);
/* Ends the line; indent: of the lines that wrapping makes from here on. */
void stet_flow_end(struct stet_flow *flow, size_t indent);

/* json.c: a JSON string of any bytes: what is not UTF-8 becomes U+FFFD. */
void stet_json_string(struct stet_buf *out, struct stet_span text);
/* "0.250": a number from 0 on with three decimals, behind a point whatever the locale. */
void stet_json_thousandths(struct stet_buf *out, double number);

/* trace_terminal.c */
/* "signup": why a block was dropped, or what stood against it; may be empty. */
const char *stet_trace_reason(const struct stet_trace_block *block);
/* "script", if the text was taken from the page's data; else empty. */
struct stet_span stet_trace_other(const struct stet_document *document);

/* page.c: the one HTML page. */
void stet_page_begin(struct stet_buf *out, struct stet_span title);
/* What one kind of page has besides; NULL: nothing. */
struct stet_page_extras {
    const char *style;
    const char *script_digest; /* of the one script that it may run: SHA-256 in base64 */
};
void stet_page_begin_with(struct stet_buf *out, struct stet_span title,
                          const struct stet_page_extras *extras);
void stet_page_end(struct stet_buf *out);
/* ' lang="ar" dir="rtl"' for a language tag; nothing for an empty or odd one. */
void stet_page_language(struct stet_buf *out, struct stet_span language);
/* The same without a direction, for an element that has its own. */
void stet_page_language_only(struct stet_buf *out, struct stet_span language);
/* ' href="..."' if url is of http, https or mailto; else nothing: a page must not run what it
 * shows. */
void stet_page_href(struct stet_buf *out, struct stet_span url);
/* true if stet_page_href would write one. */
bool stet_page_can_link(struct stet_span url);

#endif
