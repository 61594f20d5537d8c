/* mode_body_end.c - end tags in the body. In: tokens. Out: elements closed. */
#include "builder.h"

/* Closes the topmost element of that tag, and what is implied in it. */
static enum step close_in(struct builder *b, uint32_t tag, enum stop stop, uint32_t except)
{
    if (!stack_in(b, tag, stop))
        return STEP_DONE;
    stack_close_implied(b, except);
    stack_pop_tag(b, tag);
    return STEP_DONE;
}

static enum step end_body(struct builder *b, struct token *token)
{
    if (!stack_in(b, TAG(BODY), STOP_SCOPE))
        return STEP_DONE;
    b->mode = MODE_AFTER_BODY;
    return token->tag == TAG(HTML) ? STEP_AGAIN : STEP_DONE;
}

static enum step end_form(struct builder *b, struct token *token)
{
    (void)token;
    if (stack_last(b, TAG(TEMPLATE)))
        return close_in(b, TAG(FORM), STOP_SCOPE, 0);
    stet_html_node form = b->form;
    b->form = STET_HTML_NONE;
    if (!form || !(b->html->nodes[form].flags & NODE_OPEN))
        return STEP_DONE;
    uint32_t place = stack_place(b, form);
    if (place < b->open[b->top].stop[STOP_SCOPE])
        return STEP_DONE;
    stack_close_implied(b, 0);
    stack_remove(b, place);
    return STEP_DONE;
}

static enum step end_p(struct builder *b, struct token *token)
{
    (void)token;
    if (!stack_in(b, TAG(P), STOP_BUTTON))
        insert_made_up(b, TAG(P));
    stack_close_p(b);
    return STEP_DONE;
}

/* Any heading's end tag closes any heading. */
static enum step end_heading(struct builder *b, struct token *token)
{
    (void)token;
    if (!stack_heading_in_scope(b))
        return STEP_DONE;
    stack_close_implied(b, 0);
    uint32_t place = 0;
    for (uint32_t tag = TAG(H1); tag <= TAG(H6); tag++)
        if (stack_last(b, tag) > place)
            place = stack_last(b, tag);
    stack_pop_to(b, place);
    return STEP_DONE;
}

static enum step end_object(struct builder *b, struct token *token)
{
    if (!stack_in(b, token->tag, STOP_SCOPE))
        return STEP_DONE;
    close_in(b, token->tag, STOP_SCOPE, 0);
    formatting_clear_to_marker(b);
    return STEP_DONE;
}

static enum step end_br(struct builder *b, struct token *token)
{
    (void)token;
    formatting_reconstruct(b);
    insert_made_up(b, TAG(BR));
    stack_pop(b);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step end_block(struct builder *b, struct token *token)
{
    return close_in(b, token->tag, STOP_SCOPE, 0);
}

static enum step end_item(struct builder *b, struct token *token)
{
    return close_in(b, token->tag, token->tag == TAG(LI) ? STOP_LIST : STOP_SCOPE, token->tag);
}

/* To a browser that runs scripts this end tag ends whatever was left open before it; so pages are
 * written, and what follows is no part of it. */
static enum step end_noscript(struct builder *b, struct token *token)
{
    return close_in(b, token->tag, STOP_SCOPE, 0);
}

static enum step end_formatting(struct builder *b, struct token *token)
{
    adoption_run(b, token->tag);
    return STEP_DONE;
}

static mode_fn *const end_rules[TAG(COUNT)] = {
    [TAG(TEMPLATE)] = mode_in_head, [TAG(BODY)] = end_body,         [TAG(HTML)] = end_body,
    [TAG(ADDRESS)] = end_block,     [TAG(ARTICLE)] = end_block,     [TAG(ASIDE)] = end_block,
    [TAG(BLOCKQUOTE)] = end_block,  [TAG(BUTTON)] = end_block,      [TAG(CENTER)] = end_block,
    [TAG(DETAILS)] = end_block,     [TAG(DIALOG)] = end_block,      [TAG(DIR)] = end_block,
    [TAG(DIV)] = end_block,         [TAG(DL)] = end_block,          [TAG(FIELDSET)] = end_block,
    [TAG(FIGCAPTION)] = end_block,  [TAG(FIGURE)] = end_block,      [TAG(FOOTER)] = end_block,
    [TAG(HEADER)] = end_block,      [TAG(HGROUP)] = end_block,      [TAG(LISTING)] = end_block,
    [TAG(MAIN)] = end_block,        [TAG(MENU)] = end_block,        [TAG(NAV)] = end_block,
    [TAG(OL)] = end_block,          [TAG(PRE)] = end_block,         [TAG(SEARCH)] = end_block,
    [TAG(SECTION)] = end_block,     [TAG(SELECT)] = end_block,      [TAG(SUMMARY)] = end_block,
    [TAG(UL)] = end_block,          [TAG(FORM)] = end_form,         [TAG(P)] = end_p,
    [TAG(LI)] = end_item,           [TAG(DD)] = end_item,           [TAG(DT)] = end_item,
    [TAG(H1)] = end_heading,        [TAG(H2)] = end_heading,        [TAG(H3)] = end_heading,
    [TAG(H4)] = end_heading,        [TAG(H5)] = end_heading,        [TAG(H6)] = end_heading,
    [TAG(A)] = end_formatting,      [TAG(B)] = end_formatting,      [TAG(BIG)] = end_formatting,
    [TAG(CODE)] = end_formatting,   [TAG(EM)] = end_formatting,     [TAG(FONT)] = end_formatting,
    [TAG(I)] = end_formatting,      [TAG(NOBR)] = end_formatting,   [TAG(S)] = end_formatting,
    [TAG(SMALL)] = end_formatting,  [TAG(STRIKE)] = end_formatting, [TAG(STRONG)] = end_formatting,
    [TAG(TT)] = end_formatting,     [TAG(U)] = end_formatting,      [TAG(APPLET)] = end_object,
    [TAG(MARQUEE)] = end_object,    [TAG(OBJECT)] = end_object,     [TAG(BR)] = end_br,
    [TAG(NOSCRIPT)] = end_noscript,
};

enum step body_end(struct builder *b, struct token *token)
{
    mode_fn *rule = token->tag < TAG(COUNT) ? end_rules[token->tag] : NULL;
    if (rule)
        return rule(b, token);
    body_any_end(b, token->tag);
    return STEP_DONE;
}
