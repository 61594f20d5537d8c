/* mode_misc.c - templates, framesets, and what comes behind the body. In: tokens. Out: nodes. */
#include "builder.h"
#include "span.h"

static enum step template_start(struct builder *b, struct token *token)
{
    switch (token->tag) {
    case TAG(BASE):
    case TAG(BASEFONT):
    case TAG(BGSOUND):
    case TAG(LINK):
    case TAG(META):
    case TAG(NOFRAMES):
    case TAG(SCRIPT):
    case TAG(STYLE):
    case TAG(TEMPLATE):
    case TAG(TITLE): return mode_in_head(b, token);
    case TAG(CAPTION):
    case TAG(COLGROUP):
    case TAG(TBODY):
    case TAG(TFOOT):
    case TAG(THEAD): return builder_switch_template(b, MODE_IN_TABLE);
    case TAG(COL): return builder_switch_template(b, MODE_IN_COLUMN_GROUP);
    case TAG(TR): return builder_switch_template(b, MODE_IN_TABLE_BODY);
    case TAG(TD):
    case TAG(TH): return builder_switch_template(b, MODE_IN_ROW);
    default: return builder_switch_template(b, MODE_IN_BODY);
    }
}

enum step mode_in_template(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_START)
        return template_start(b, token);
    if (token->kind == TOKEN_END)
        return token->tag == TAG(TEMPLATE) ? mode_in_head(b, token) : STEP_DONE;
    if (token->kind != TOKEN_EOF)
        return mode_in_body(b, token);
    if (!stack_last(b, TAG(TEMPLATE))) {
        b->stopped = true;
        return STEP_DONE;
    }
    stack_pop_tag(b, TAG(TEMPLATE));
    formatting_clear_to_marker(b);
    builder_pop_template(b);
    builder_reset_mode(b);
    return STEP_AGAIN;
}

static bool is_space(const struct token *token)
{
    return token->kind == TOKEN_TEXT && leading_space(token) == token->len;
}

enum step mode_after_body(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE)
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment_in(b, b->open[1].node, token);
        return STEP_DONE;
    }
    if (is_space(token) || is_start(token, TAG(HTML)))
        return mode_in_body(b, token);
    if (is_end(token, TAG(HTML))) {
        b->mode = MODE_AFTER_AFTER_BODY;
        return STEP_DONE;
    }
    if (token->kind == TOKEN_EOF) {
        b->stopped = true;
        return STEP_DONE;
    }
    b->mode = MODE_IN_BODY;
    return STEP_AGAIN;
}

enum step mode_after_after_body(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_COMMENT) {
        insert_comment_in(b, STET_HTML_DOCUMENT, token);
        return STEP_DONE;
    }
    if (token->kind == TOKEN_DOCTYPE || is_space(token) || is_start(token, TAG(HTML)))
        return mode_in_body(b, token);
    if (token->kind == TOKEN_EOF) {
        b->stopped = true;
        return STEP_DONE;
    }
    b->mode = MODE_IN_BODY;
    return STEP_AGAIN;
}

/* What the three modes of framesets have in common; false if the token is none of that. Of a text
 * only the white space stays. */
static bool frameset_common(struct builder *b, struct token *token, enum step *step)
{
    struct token space;
    *step = STEP_DONE;
    if (token->kind == TOKEN_TEXT)
        while (next_space(token, &space))
            insert_text(b, &space);
    else if (is_start(token, TAG(HTML)))
        *step = mode_in_body(b, token);
    else if (is_start(token, TAG(NOFRAMES)))
        *step = mode_in_head(b, token);
    else if (token->kind == TOKEN_EOF)
        b->stopped = true;
    else
        return false;
    return true;
}

enum step mode_in_frameset(struct builder *b, struct token *token)
{
    enum step step;
    if (frameset_common(b, token, &step))
        return step;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
    } else if (is_start(token, TAG(FRAMESET))) {
        insert_element(b, token);
    } else if (is_start(token, TAG(FRAME))) {
        insert_void(b, token);
    } else if (is_end(token, TAG(FRAMESET)) && b->top > 1) {
        stack_pop(b);
        if (!stack_is(b, TAG(FRAMESET)))
            b->mode = MODE_AFTER_FRAMESET;
    }
    return STEP_DONE;
}

enum step mode_after_frameset(struct builder *b, struct token *token)
{
    enum step step;
    if (frameset_common(b, token, &step))
        return step;
    if (token->kind == TOKEN_COMMENT)
        insert_comment(b, token);
    else if (is_end(token, TAG(HTML)))
        b->mode = MODE_AFTER_AFTER_FRAMESET;
    return STEP_DONE;
}

enum step mode_after_after_frameset(struct builder *b, struct token *token)
{
    enum step step;
    struct token space;
    if (token->kind == TOKEN_TEXT) { /* formatting elements from before the frameset come back */
        while (next_space(token, &space))
            mode_in_body(b, &space);
        return STEP_DONE;
    }
    if (frameset_common(b, token, &step))
        return step;
    if (token->kind == TOKEN_COMMENT)
        insert_comment_in(b, STET_HTML_DOCUMENT, token);
    return STEP_DONE;
}
