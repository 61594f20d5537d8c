/* builder.h - tree construction: the open elements, the formatting elements, the insertion modes.
 */
#ifndef STET_HTML_BUILDER_H
#define STET_HTML_BUILDER_H

#include "names.h"
#include "tokenizer.h"

/* What ends a search downwards through the open elements; each is the trait of that bit. */
enum stop {
    STOP_SCOPE,
    STOP_BUTTON,
    STOP_LIST,
    STOP_TABLE,
    STOP_SPECIAL,
    STOP_ITEM,
    STOP_HTML,
    STOP_COUNT
};

enum point {
    POINT_MATHML_TEXT = 1,   /* a MathML text integration point */
    POINT_HTML = 2,          /* an HTML integration point */
    POINT_ANNOTATION_XML = 4 /* where <svg> begins SVG */
};

/* An open element. It knows the nearest place of every kind of stop at or below it, and the nearest
 * element of its name below it: so every "has in scope" is answered without a search. */
struct open {
    stet_html_node node;
    uint32_t tag;
    uint16_t stop[STOP_COUNT];
    uint16_t same;    /* the place of the next element below with this tag, or 0 */
    uint16_t depth;   /* in the tree */
    uint16_t deepest; /* the greatest depth at or below it on the stack */
    uint16_t traits;
    uint8_t ns, points;
};

struct formatting {
    stet_html_node node; /* 0: a marker */
    uint32_t tag;
    uint64_t hash; /* of the attributes, in any order; 0: not made yet */
};

enum mode {
    MODE_INITIAL,
    MODE_BEFORE_HTML,
    MODE_BEFORE_HEAD,
    MODE_IN_HEAD,
    MODE_IN_HEAD_NOSCRIPT,
    MODE_AFTER_HEAD,
    MODE_IN_BODY,
    MODE_TEXT,
    MODE_IN_TABLE,
    MODE_IN_TABLE_TEXT,
    MODE_IN_CAPTION,
    MODE_IN_COLUMN_GROUP,
    MODE_IN_TABLE_BODY,
    MODE_IN_ROW,
    MODE_IN_CELL,
    MODE_IN_TEMPLATE,
    MODE_AFTER_BODY,
    MODE_IN_FRAMESET,
    MODE_AFTER_FRAMESET,
    MODE_AFTER_AFTER_BODY,
    MODE_AFTER_AFTER_FRAMESET,
    MODE_COUNT
};

/* Text of a table that waits until it is known whether it is all white space. */
struct pending {
    const char *ptr; /* NULL: it is in decoded */
    size_t len;
    uint32_t at, offset;
    char decoded[8];
};

struct builder {
    struct stet_html *html;
    struct tokenizer tokenizer;
    struct open *open; /* [1] is the root, [top] the current node; [0] stands below all */
    size_t open_cap;
    uint32_t top;
    uint16_t *last[2]; /* for each tag the place of its topmost open element: HTML, foreign */
    size_t last_cap[2];
    struct formatting *formats;
    size_t format_count, format_cap;
    uint8_t *templates; /* stack of template insertion modes */
    size_t template_count, template_cap;
    struct pending *pending;
    size_t pending_count, pending_cap;
    enum mode mode, original; /* original: to return to from MODE_TEXT and MODE_IN_TABLE_TEXT */
    stet_html_node head, form;
    size_t adoption_work; /* open elements that adoptions have moved */
    bool frameset_ok, foster, skip_lf, stopped;
};

/* What became of a token: it is done with, or the mode has changed and it is processed again. */
enum step { STEP_DONE, STEP_AGAIN };
typedef enum step mode_fn(struct builder *b, struct token *token);

/* The modes, by file. */
mode_fn mode_initial, mode_before_html, mode_before_head, mode_in_head, mode_in_head_noscript,
    mode_after_head, mode_text;
mode_fn mode_in_body, body_end;
mode_fn mode_in_table, mode_in_table_text, mode_in_caption, mode_in_column_group,
    mode_in_table_body, mode_in_row, mode_in_cell;
mode_fn mode_in_template, mode_after_body, mode_in_frameset, mode_after_frameset,
    mode_after_after_body, mode_after_after_frameset;
mode_fn mode_foreign;

/* Processes the token by the rules of the given mode. */
enum step builder_use(struct builder *b, enum mode mode, struct token *token);
void builder_reset_mode(struct builder *b);
void builder_push_template(struct builder *b, enum mode mode);
void builder_pop_template(struct builder *b);
/* Replaces the current template insertion mode, and the mode. */
enum step builder_switch_template(struct builder *b, enum mode mode);

/* stack.c */
void stack_push(struct builder *b, stet_html_node node, uint16_t depth);
void stack_pop(struct builder *b);
/* Pops all down to and including the element at place. */
void stack_pop_to(struct builder *b, uint32_t place);
/* Pops down to and including the topmost element of that tag, which must be there. */
void stack_pop_tag(struct builder *b, uint32_t tag);
/* Pops the elements from place on without closing them, to be changed, and puts them back. */
void stack_unwind(struct builder *b, uint32_t place);
void stack_rewind(struct builder *b, uint32_t place, uint32_t top);
void stack_remove(struct builder *b, uint32_t place);
/* The place of a node that is open. */
uint32_t stack_place(const struct builder *b, stet_html_node node);
/* The place of the topmost HTML element of that tag, or 0. */
uint32_t stack_last(const struct builder *b, uint32_t tag);
uint32_t stack_last_foreign(const struct builder *b, uint32_t tag);
bool stack_in(const struct builder *b, uint32_t tag, enum stop stop);
bool stack_heading_in_scope(const struct builder *b);
void stack_close_implied(struct builder *b, uint32_t except);
void stack_close_implied_thoroughly(struct builder *b);
/* Pops until the current node is one of three tags, a template or the root. */
void stack_clear_to(struct builder *b, uint32_t tag1, uint32_t tag2, uint32_t tag3);
/* Closes a p element that is in button scope. */
void stack_close_p(struct builder *b);

static inline bool stack_is(const struct builder *b, uint32_t tag)
{
    return b->open[b->top].tag == tag && b->open[b->top].ns == STET_HTML_NS_HTML;
}

/* insert.c */
struct place {
    stet_html_node parent, before;
    uint32_t depth; /* that an element gets there */
};

/* Where a node goes whose parent would be the open element at the given place of the stack. */
void insert_place(struct builder *b, uint32_t at, struct place *place);
/* Inserts an HTML element for the token and makes it the current node. */
stet_html_node insert_element(struct builder *b, const struct token *token);
/* The same without staying open. */
void insert_void(struct builder *b, const struct token *token);
/* The same for an element that is in no token. */
stet_html_node insert_made_up(struct builder *b, uint32_t tag);
void insert_foreign(struct builder *b, const struct token *token, enum stet_html_namespace ns);
/* A new element without parent, of the name and attributes of another. */
stet_html_node insert_copy(struct builder *b, stet_html_node node);
void insert_at(struct builder *b, const struct place *place, stet_html_node node);
void insert_text(struct builder *b, const struct token *token);
void insert_comment(struct builder *b, const struct token *token);
void insert_comment_in(struct builder *b, stet_html_node parent, const struct token *token);
/* Inserts an element whose content is raw text or RCDATA. */
enum step insert_raw(struct builder *b, const struct token *token, enum text_state state);
/* Adds the attributes that the element does not have yet. */
void insert_attributes(struct builder *b, stet_html_node node, const struct token *token);

/* formatting.c */
void formatting_push(struct builder *b, stet_html_node node);
void formatting_push_marker(struct builder *b);
void formatting_clear_to_marker(struct builder *b);
void formatting_reconstruct(struct builder *b);
void formatting_remove(struct builder *b, stet_html_node node);
/* The last formatting element of that tag behind the last marker, or 0. */
stet_html_node formatting_find(const struct builder *b, uint32_t tag);
size_t formatting_index(const struct builder *b, stet_html_node node);

/* adoption.c: the adoption agency algorithm for an end tag. */
void adoption_run(struct builder *b, uint32_t tag);
/* An end tag that has no rule of its own. */
void body_any_end(struct builder *b, uint32_t tag);

/* Tokens. */

/* Whether the tag has type=hidden. */
bool is_hidden_input(const struct stet_html *html, const struct token *token);

/* How many bytes at the start of a text are white space. */
size_t leading_space(const struct token *token);
/* Drops leading white space; whether that was all there is. */
bool skip_space(struct token *token);
/* Inserts leading white space and drops it; whether that was all there is. */
bool insert_space(struct builder *b, struct token *token);
/* Cuts the next run of white space out of a text, dropping what stands before it; false if there is
 * none. */
bool next_space(struct token *token, struct token *space);

static inline bool is_start(const struct token *token, uint32_t tag)
{
    return token->kind == TOKEN_START && token->tag == tag;
}

static inline bool is_end(const struct token *token, uint32_t tag)
{
    return token->kind == TOKEN_END && token->tag == tag;
}

#endif
