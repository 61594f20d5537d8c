/* mode_table.c - tables. In: tokens. Out: rows and cells; what does not belong in a table goes in
 * front of it. */
#include "builder.h"
#include "span.h"

static enum step pend(struct builder *b, const struct token *token)
{
    if (!html_reserve(b->html, &b->pending, &b->pending_cap, b->pending_count + 1,
                      sizeof(*b->pending)))
        return STEP_DONE;
    struct pending *piece = &b->pending[b->pending_count++];
    *piece = (struct pending){
        .ptr = token->ptr, .len = token->len, .at = token->at, .offset = token->offset};
    if (token->at == NO_OFFSET) {
        memcpy(piece->decoded, token->ptr, token->len);
        piece->ptr = NULL;
    }
    return STEP_DONE;
}

static struct token piece_token(const struct pending *piece)
{
    return (struct token){.kind = TOKEN_TEXT,
                          .ptr = piece->ptr ? piece->ptr : piece->decoded,
                          .len = piece->len,
                          .at = piece->at,
                          .offset = piece->offset};
}

/* What has no place in a table is processed as in the body, in front of the table. */
static enum step foster(struct builder *b, struct token *token)
{
    b->foster = true;
    enum step step = mode_in_body(b, token);
    b->foster = false;
    return step;
}

enum step mode_in_table_text(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_NUL)
        return STEP_DONE;
    if (token->kind == TOKEN_TEXT)
        return pend(b, token);
    bool all_space = true;
    for (size_t i = 0; i < b->pending_count && all_space; i++) {
        struct token piece = piece_token(&b->pending[i]);
        all_space = leading_space(&piece) == piece.len;
    }
    for (size_t i = 0; i < b->pending_count; i++) {
        struct token piece = piece_token(&b->pending[i]);
        if (all_space)
            insert_text(b, &piece);
        else
            foster(b, &piece);
    }
    b->pending_count = 0;
    b->mode = b->original;
    return STEP_AGAIN;
}

static bool in_table_structure(const struct builder *b)
{
    return stack_is(b, TAG(TABLE)) || stack_is(b, TAG(TBODY)) || stack_is(b, TAG(TEMPLATE)) ||
           stack_is(b, TAG(TFOOT)) || stack_is(b, TAG(THEAD)) || stack_is(b, TAG(TR));
}

bool is_hidden_input(const struct stet_html *html, const struct token *token)
{
    for (size_t i = 0; i < token->attr_count; i++) {
        const struct attr *attr = &html->attrs[token->first_attr + i];
        if (attr->name == ATTR(TYPE))
            return stet_span_is_nocase(html_text_span(html, attr->value), "hidden");
    }
    return false;
}

static enum step close_table(struct builder *b)
{
    stack_pop_tag(b, TAG(TABLE));
    builder_reset_mode(b);
    return STEP_DONE;
}

static enum step open_part(struct builder *b, const struct token *token, enum mode mode)
{
    stack_clear_to(b, TAG(TABLE), 0, 0);
    insert_element(b, token);
    b->mode = mode;
    return STEP_DONE;
}

/* Opens a part that the page left out. */
static enum step imply_part(struct builder *b, uint32_t tag, enum mode mode)
{
    stack_clear_to(b, TAG(TABLE), 0, 0);
    insert_made_up(b, tag);
    b->mode = mode;
    return STEP_AGAIN;
}

static enum step table_start(struct builder *b, struct token *token)
{
    switch (token->tag) {
    case TAG(CAPTION): formatting_push_marker(b); return open_part(b, token, MODE_IN_CAPTION);
    case TAG(COLGROUP): return open_part(b, token, MODE_IN_COLUMN_GROUP);
    case TAG(COL): return imply_part(b, TAG(COLGROUP), MODE_IN_COLUMN_GROUP);
    case TAG(TBODY):
    case TAG(TFOOT):
    case TAG(THEAD): return open_part(b, token, MODE_IN_TABLE_BODY);
    case TAG(TD):
    case TAG(TH):
    case TAG(TR): return imply_part(b, TAG(TBODY), MODE_IN_TABLE_BODY);
    case TAG(TABLE):
        if (!stack_in(b, TAG(TABLE), STOP_TABLE))
            return STEP_DONE;
        close_table(b);
        return STEP_AGAIN;
    case TAG(STYLE):
    case TAG(SCRIPT):
    case TAG(TEMPLATE): return mode_in_head(b, token);
    case TAG(INPUT):
        if (!is_hidden_input(b->html, token))
            break;
        insert_void(b, token);
        return STEP_DONE;
    case TAG(FORM):
        if (b->form || stack_last(b, TAG(TEMPLATE)))
            return STEP_DONE;
        b->form = insert_element(b, token);
        stack_pop(b);
        return STEP_DONE;
    default: break;
    }
    return foster(b, token);
}

static enum step table_end(struct builder *b, struct token *token)
{
    switch (token->tag) {
    case TAG(TABLE): return stack_in(b, TAG(TABLE), STOP_TABLE) ? close_table(b) : STEP_DONE;
    case TAG(BODY):
    case TAG(CAPTION):
    case TAG(COL):
    case TAG(COLGROUP):
    case TAG(HTML):
    case TAG(TBODY):
    case TAG(TD):
    case TAG(TFOOT):
    case TAG(TH):
    case TAG(THEAD):
    case TAG(TR): return STEP_DONE;
    case TAG(TEMPLATE): return mode_in_head(b, token);
    default: return foster(b, token);
    }
}

enum step mode_in_table(struct builder *b, struct token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
    case TOKEN_NUL:
        if (!in_table_structure(b))
            return foster(b, token);
        b->pending_count = 0;
        b->original = b->mode;
        b->mode = MODE_IN_TABLE_TEXT;
        return STEP_AGAIN;
    case TOKEN_COMMENT: insert_comment(b, token); return STEP_DONE;
    case TOKEN_START: return table_start(b, token);
    case TOKEN_END: return table_end(b, token);
    case TOKEN_EOF: return mode_in_body(b, token);
    case TOKEN_DOCTYPE: break;
    }
    return STEP_DONE;
}

/* Whether the tag names a part of a table. */
static bool is_part(uint32_t tag)
{
    switch (tag) {
    case TAG(CAPTION):
    case TAG(COL):
    case TAG(COLGROUP):
    case TAG(TBODY):
    case TAG(TD):
    case TAG(TFOOT):
    case TAG(TH):
    case TAG(THEAD):
    case TAG(TR): return true;
    default: return false;
    }
}

enum step mode_in_caption(struct builder *b, struct token *token)
{
    bool closes = is_end(token, TAG(CAPTION)) || is_end(token, TAG(TABLE)) ||
                  (token->kind == TOKEN_START && is_part(token->tag));
    if (closes) {
        if (!stack_in(b, TAG(CAPTION), STOP_TABLE))
            return STEP_DONE;
        stack_close_implied(b, 0);
        stack_pop_tag(b, TAG(CAPTION));
        formatting_clear_to_marker(b);
        b->mode = MODE_IN_TABLE;
        return is_end(token, TAG(CAPTION)) ? STEP_DONE : STEP_AGAIN;
    }
    if (token->kind == TOKEN_END &&
        (is_part(token->tag) || token->tag == TAG(BODY) || token->tag == TAG(HTML)))
        return STEP_DONE;
    return mode_in_body(b, token);
}

enum step mode_in_column_group(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || insert_space(b, token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
        return STEP_DONE;
    }
    if (is_start(token, TAG(HTML)) || token->kind == TOKEN_EOF)
        return mode_in_body(b, token);
    if (is_start(token, TAG(COL))) {
        insert_void(b, token);
        return STEP_DONE;
    }
    if (is_start(token, TAG(TEMPLATE)) || is_end(token, TAG(TEMPLATE)))
        return mode_in_head(b, token);
    if (is_end(token, TAG(COL)))
        return STEP_DONE;
    if (!stack_is(b, TAG(COLGROUP))) { /* in a template */
        struct token space;
        while (token->kind == TOKEN_TEXT && next_space(token, &space))
            insert_text(b, &space);
        return STEP_DONE;
    }
    stack_pop(b);
    b->mode = MODE_IN_TABLE;
    return is_end(token, TAG(COLGROUP)) ? STEP_DONE : STEP_AGAIN;
}

static void clear_to_section(struct builder *b)
{
    stack_clear_to(b, TAG(TBODY), TAG(TFOOT), TAG(THEAD));
}

static bool is_section(uint32_t tag)
{
    return tag == TAG(TBODY) || tag == TAG(TFOOT) || tag == TAG(THEAD);
}

enum step mode_in_table_body(struct builder *b, struct token *token)
{
    bool start = token->kind == TOKEN_START, end = token->kind == TOKEN_END;
    uint32_t tag = token->tag;
    if (start && (tag == TAG(TR) || tag == TAG(TH) || tag == TAG(TD))) {
        clear_to_section(b);
        b->mode = MODE_IN_ROW;
        if (tag != TAG(TR)) {
            insert_made_up(b, TAG(TR));
            return STEP_AGAIN;
        }
        insert_element(b, token);
        return STEP_DONE;
    }
    if (end && is_section(tag)) {
        if (!stack_in(b, tag, STOP_TABLE))
            return STEP_DONE;
        clear_to_section(b);
        stack_pop(b);
        b->mode = MODE_IN_TABLE;
        return STEP_DONE;
    }
    if ((start && is_part(tag)) || (end && tag == TAG(TABLE))) {
        if (!stack_in(b, TAG(TBODY), STOP_TABLE) && !stack_in(b, TAG(THEAD), STOP_TABLE) &&
            !stack_in(b, TAG(TFOOT), STOP_TABLE))
            return STEP_DONE;
        clear_to_section(b);
        stack_pop(b);
        b->mode = MODE_IN_TABLE;
        return STEP_AGAIN;
    }
    return mode_in_table(b, token); /* which ignores the other end tags of parts */
}

enum step mode_in_row(struct builder *b, struct token *token)
{
    bool start = token->kind == TOKEN_START, end = token->kind == TOKEN_END;
    uint32_t tag = token->tag;
    if (start && (tag == TAG(TH) || tag == TAG(TD))) {
        stack_clear_to(b, TAG(TR), 0, 0);
        insert_element(b, token);
        b->mode = MODE_IN_CELL;
        formatting_push_marker(b);
        return STEP_DONE;
    }
    bool closes = (start && is_part(tag)) ||
                  (end && (tag == TAG(TR) || tag == TAG(TABLE) || is_section(tag)));
    if (!closes)
        return mode_in_table(b, token);
    if ((end && is_section(tag) && !stack_in(b, tag, STOP_TABLE)) ||
        !stack_in(b, TAG(TR), STOP_TABLE))
        return STEP_DONE;
    stack_clear_to(b, TAG(TR), 0, 0);
    stack_pop(b);
    b->mode = MODE_IN_TABLE_BODY;
    return is_end(token, TAG(TR)) ? STEP_DONE : STEP_AGAIN;
}

/* Closes the cell of either kind that is open. */
static void close_cell(struct builder *b, uint32_t tag)
{
    stack_close_implied(b, 0);
    stack_pop_tag(b, tag);
    formatting_clear_to_marker(b);
    b->mode = MODE_IN_ROW;
}

enum step mode_in_cell(struct builder *b, struct token *token)
{
    bool start = token->kind == TOKEN_START, end = token->kind == TOKEN_END;
    uint32_t tag = token->tag;
    if (end && (tag == TAG(TD) || tag == TAG(TH))) {
        if (stack_in(b, tag, STOP_TABLE))
            close_cell(b, tag);
        return STEP_DONE;
    }
    if (end && (tag == TAG(BODY) || tag == TAG(CAPTION) || tag == TAG(COL) ||
                tag == TAG(COLGROUP) || tag == TAG(HTML)))
        return STEP_DONE;
    bool closes = (start && is_part(tag)) ||
                  (end && (tag == TAG(TABLE) || tag == TAG(TR) || is_section(tag)));
    if (!closes)
        return mode_in_body(b, token);
    if (end && !stack_in(b, tag, STOP_TABLE))
        return STEP_DONE;
    uint32_t cell = stack_last(b, TAG(TD)) > stack_last(b, TAG(TH)) ? TAG(TD) : TAG(TH);
    if (!stack_in(b, cell, STOP_TABLE))
        return STEP_DONE;
    close_cell(b, cell);
    return STEP_AGAIN;
}
