/* mode_head.c - the insertion modes up to the body. In: tokens. Out: html and head and what is in
 * it. */
#include "builder.h"
#include "quirks.h"
#include "span.h"

/* A head, body, html or br end tag acts like any token that opens what is missing. */
static bool end_opens(const struct token *token)
{
    return token->tag == TAG(HEAD) || token->tag == TAG(BODY) || token->tag == TAG(HTML) ||
           token->tag == TAG(BR);
}

static void insert_doctype(struct builder *b, const struct token *token)
{
    struct stet_html *html = b->html;
    stet_html_node node = html_node_new(html, STET_HTML_KIND_DOCTYPE, token->offset);
    if (!node)
        return;
    html->nodes[node].text = token->data;
    html_link(html, STET_HTML_DOCUMENT, STET_HTML_NONE, node);
    html->doctype_public = token->public_id;
    html->doctype_system = token->system_id;
    html->has_doctype_ids = token->has_public || token->has_system;
    html->quirks = html_is_quirks(html, token);
}

enum step mode_initial(struct builder *b, struct token *token)
{
    if (skip_space(token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment_in(b, STET_HTML_DOCUMENT, token);
        return STEP_DONE;
    }
    b->mode = MODE_BEFORE_HTML;
    if (token->kind == TOKEN_DOCTYPE) {
        insert_doctype(b, token);
        return STEP_DONE;
    }
    b->html->quirks = true;
    return STEP_AGAIN;
}

enum step mode_before_html(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || skip_space(token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment_in(b, STET_HTML_DOCUMENT, token);
        return STEP_DONE;
    }
    if (token->kind == TOKEN_END && !end_opens(token))
        return STEP_DONE;
    b->mode = MODE_BEFORE_HEAD;
    if (is_start(token, TAG(HTML))) {
        insert_element(b, token);
        return STEP_DONE;
    }
    insert_made_up(b, TAG(HTML));
    return STEP_AGAIN;
}

enum step mode_before_head(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || skip_space(token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
        return STEP_DONE;
    }
    if (is_start(token, TAG(HTML)))
        return mode_in_body(b, token);
    if (token->kind == TOKEN_END && !end_opens(token))
        return STEP_DONE;
    b->mode = MODE_IN_HEAD;
    if (is_start(token, TAG(HEAD))) {
        b->head = insert_element(b, token);
        return STEP_DONE;
    }
    b->head = insert_made_up(b, TAG(HEAD));
    return STEP_AGAIN;
}

static enum step start_template(struct builder *b, const struct token *token)
{
    insert_element(b, token);
    formatting_push_marker(b);
    b->frameset_ok = false;
    b->mode = MODE_IN_TEMPLATE;
    builder_push_template(b, MODE_IN_TEMPLATE);
    return STEP_DONE;
}

static enum step end_template(struct builder *b)
{
    if (!stack_last(b, TAG(TEMPLATE)))
        return STEP_DONE;
    stack_close_implied_thoroughly(b);
    stack_pop_tag(b, TAG(TEMPLATE));
    formatting_clear_to_marker(b);
    builder_pop_template(b);
    builder_reset_mode(b);
    return STEP_DONE;
}

/* A start tag in the head; *known tells whether it belongs there. */
static enum step head_start(struct builder *b, struct token *token, bool *known)
{
    *known = true;
    switch (token->tag) {
    case TAG(HTML): return mode_in_body(b, token);
    case TAG(BASE):
    case TAG(BASEFONT):
    case TAG(BGSOUND):
    case TAG(LINK):
    case TAG(META): insert_void(b, token); return STEP_DONE;
    case TAG(TITLE): return insert_raw(b, token, TEXT_RCDATA);
    case TAG(NOFRAMES):
    case TAG(STYLE): return insert_raw(b, token, TEXT_RAWTEXT);
    case TAG(SCRIPT): return insert_raw(b, token, TEXT_SCRIPT);
    case TAG(NOSCRIPT):
        insert_element(b, token);
        b->mode = MODE_IN_HEAD_NOSCRIPT;
        return STEP_DONE;
    case TAG(TEMPLATE): return start_template(b, token);
    case TAG(HEAD): return STEP_DONE;
    default: *known = false; return STEP_DONE;
    }
}

enum step mode_in_head(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || insert_space(b, token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
        return STEP_DONE;
    }
    if (token->kind == TOKEN_START) {
        bool known;
        enum step step = head_start(b, token, &known);
        if (known)
            return step;
    }
    if (is_end(token, TAG(TEMPLATE)))
        return end_template(b);
    if (token->kind == TOKEN_END && !end_opens(token))
        return STEP_DONE;
    stack_pop(b);
    b->mode = MODE_AFTER_HEAD;
    return is_end(token, TAG(HEAD)) ? STEP_DONE : STEP_AGAIN;
}

enum step mode_in_head_noscript(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || insert_space(b, token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
        return STEP_DONE;
    }
    if (token->kind == TOKEN_START) {
        switch (token->tag) {
        case TAG(HTML):
        case TAG(BASEFONT):
        case TAG(BGSOUND):
        case TAG(LINK):
        case TAG(META):
        case TAG(NOFRAMES):
        case TAG(STYLE): return mode_in_head(b, token);
        case TAG(HEAD):
        case TAG(NOSCRIPT): return STEP_DONE;
        default: break;
        }
    }
    if (token->kind == TOKEN_END && token->tag != TAG(NOSCRIPT) && token->tag != TAG(BR))
        return STEP_DONE;
    stack_pop(b);
    b->mode = MODE_IN_HEAD;
    return is_end(token, TAG(NOSCRIPT)) ? STEP_DONE : STEP_AGAIN;
}

/* What belongs in the head but comes behind it goes there all the same. */
static enum step late_head_start(struct builder *b, struct token *token)
{
    uint32_t place = b->top + 1;
    stack_push(b, b->head, 2);
    enum step step = mode_in_head(b, token);
    if (b->html->status == STET_OK)
        stack_remove(b, place);
    return step;
}

static bool belongs_in_head(uint32_t tag)
{
    switch (tag) {
    case TAG(BASE):
    case TAG(BASEFONT):
    case TAG(BGSOUND):
    case TAG(LINK):
    case TAG(META):
    case TAG(NOFRAMES):
    case TAG(SCRIPT):
    case TAG(STYLE):
    case TAG(TEMPLATE):
    case TAG(TITLE): return true;
    default: return false;
    }
}

enum step mode_after_head(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE || insert_space(b, token))
        return STEP_DONE;
    if (token->kind == TOKEN_COMMENT) {
        insert_comment(b, token);
        return STEP_DONE;
    }
    if (token->kind == TOKEN_START) {
        if (token->tag == TAG(HTML))
            return mode_in_body(b, token);
        if (token->tag == TAG(HEAD))
            return STEP_DONE;
        if (belongs_in_head(token->tag))
            return late_head_start(b, token);
        if (token->tag == TAG(BODY) || token->tag == TAG(FRAMESET)) {
            insert_element(b, token);
            b->frameset_ok &= token->tag != TAG(BODY);
            b->mode = token->tag == TAG(BODY) ? MODE_IN_BODY : MODE_IN_FRAMESET;
            return STEP_DONE;
        }
    }
    if (is_end(token, TAG(TEMPLATE)))
        return mode_in_head(b, token);
    if (token->kind == TOKEN_END && (!end_opens(token) || token->tag == TAG(HEAD)))
        return STEP_DONE;
    insert_made_up(b, TAG(BODY));
    b->mode = MODE_IN_BODY;
    return STEP_AGAIN;
}

enum step mode_text(struct builder *b, struct token *token)
{
    if (token->kind == TOKEN_TEXT) {
        insert_text(b, token);
        return STEP_DONE;
    }
    stack_pop(b);
    b->mode = b->original;
    return token->kind == TOKEN_EOF ? STEP_AGAIN : STEP_DONE;
}
