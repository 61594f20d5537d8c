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

static enum step end_body(struct builder *b, const struct token *token)
{
    if (!stack_in(b, TAG(BODY), STOP_SCOPE))
        return STEP_DONE;
    b->mode = MODE_AFTER_BODY;
    return token->tag == TAG(HTML) ? STEP_AGAIN : STEP_DONE;
}

static enum step end_form(struct builder *b)
{
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

static enum step end_p(struct builder *b)
{
    if (!stack_in(b, TAG(P), STOP_BUTTON))
        insert_made_up(b, TAG(P));
    stack_close_p(b);
    return STEP_DONE;
}

/* Any heading's end tag closes any heading. */
static enum step end_heading(struct builder *b)
{
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

static enum step end_object(struct builder *b, const struct token *token)
{
    if (!stack_in(b, token->tag, STOP_SCOPE))
        return STEP_DONE;
    close_in(b, token->tag, STOP_SCOPE, 0);
    formatting_clear_to_marker(b);
    return STEP_DONE;
}

static enum step end_br(struct builder *b)
{
    formatting_reconstruct(b);
    insert_made_up(b, TAG(BR));
    stack_pop(b);
    b->frameset_ok = false;
    return STEP_DONE;
}

enum step body_end(struct builder *b, struct token *token)
{
    switch (token->tag) {
    case TAG(TEMPLATE): return mode_in_head(b, token);
    case TAG(BODY):
    case TAG(HTML): return end_body(b, token);
    case TAG(ADDRESS):
    case TAG(ARTICLE):
    case TAG(ASIDE):
    case TAG(BLOCKQUOTE):
    case TAG(BUTTON):
    case TAG(CENTER):
    case TAG(DETAILS):
    case TAG(DIALOG):
    case TAG(DIR):
    case TAG(DIV):
    case TAG(DL):
    case TAG(FIELDSET):
    case TAG(FIGCAPTION):
    case TAG(FIGURE):
    case TAG(FOOTER):
    case TAG(HEADER):
    case TAG(HGROUP):
    case TAG(LISTING):
    case TAG(MAIN):
    case TAG(MENU):
    case TAG(NAV):
    case TAG(OL):
    case TAG(PRE):
    case TAG(SEARCH):
    case TAG(SECTION):
    case TAG(SELECT):
    case TAG(SUMMARY):
    case TAG(UL): return close_in(b, token->tag, STOP_SCOPE, 0);
    case TAG(FORM): return end_form(b);
    case TAG(P): return end_p(b);
    case TAG(LI): return close_in(b, TAG(LI), STOP_LIST, TAG(LI));
    case TAG(DD):
    case TAG(DT): return close_in(b, token->tag, STOP_SCOPE, token->tag);
    case TAG(H1):
    case TAG(H2):
    case TAG(H3):
    case TAG(H4):
    case TAG(H5):
    case TAG(H6): return end_heading(b);
    case TAG(A):
    case TAG(B):
    case TAG(BIG):
    case TAG(CODE):
    case TAG(EM):
    case TAG(FONT):
    case TAG(I):
    case TAG(NOBR):
    case TAG(S):
    case TAG(SMALL):
    case TAG(STRIKE):
    case TAG(STRONG):
    case TAG(TT):
    case TAG(U): adoption_run(b, token->tag); return STEP_DONE;
    case TAG(APPLET):
    case TAG(MARQUEE):
    case TAG(OBJECT): return end_object(b, token);
    case TAG(BR): return end_br(b);
    default: body_any_end(b, token->tag); return STEP_DONE;
    }
}
