/* mode_body.c - start tags and text in the body. In: tokens. Out: nodes. */
#include "builder.h"
#include "span.h"

static enum step start_html(struct builder *b, struct token *token)
{
    if (!stack_last(b, TAG(TEMPLATE)) && b->top)
        insert_attributes(b, b->open[1].node, token);
    return STEP_DONE;
}

/* Whether the body is the second open element, as it is on every page without frames. */
static bool has_body(const struct builder *b)
{
    return b->top > 1 && b->open[2].tag == TAG(BODY) && b->open[2].ns == STET_HTML_NS_HTML;
}

static enum step start_body(struct builder *b, struct token *token)
{
    if (!has_body(b) || stack_last(b, TAG(TEMPLATE)))
        return STEP_DONE;
    b->frameset_ok = false;
    insert_attributes(b, b->open[2].node, token);
    return STEP_DONE;
}

static enum step start_frameset(struct builder *b, struct token *token)
{
    if (!has_body(b) || !b->frameset_ok)
        return STEP_DONE;
    html_unlink(b->html, b->open[2].node);
    stack_pop_to(b, 2);
    insert_element(b, token);
    b->mode = MODE_IN_FRAMESET;
    return STEP_DONE;
}

static enum step start_block(struct builder *b, struct token *token)
{
    stack_close_p(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_heading(struct builder *b, struct token *token)
{
    stack_close_p(b);
    uint32_t tag = b->open[b->top].tag;
    if (b->open[b->top].ns == STET_HTML_NS_HTML && tag >= TAG(H1) && tag <= TAG(H6))
        stack_pop(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_pre(struct builder *b, struct token *token)
{
    start_block(b, token);
    b->skip_lf = true;
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_form(struct builder *b, struct token *token)
{
    bool inside = stack_last(b, TAG(TEMPLATE)) != 0;
    if (b->form && !inside)
        return STEP_DONE;
    stack_close_p(b);
    stet_html_node node = insert_element(b, token);
    if (!inside)
        b->form = node;
    return STEP_DONE;
}

/* li, dd and dt close one that is open, unless something special but address, div or p is between.
 */
static enum step start_item(struct builder *b, struct token *token)
{
    b->frameset_ok = false;
    const struct open *stop = &b->open[b->open[b->top].stop[STOP_ITEM]];
    bool closes = stop->ns == STET_HTML_NS_HTML &&
                  (token->tag == TAG(LI) ? stop->tag == TAG(LI)
                                         : stop->tag == TAG(DD) || stop->tag == TAG(DT));
    if (closes) {
        uint32_t tag = stop->tag;
        stack_close_implied(b, tag);
        stack_pop_tag(b, tag);
    }
    return start_block(b, token);
}

static enum step start_button(struct builder *b, struct token *token)
{
    if (stack_in(b, TAG(BUTTON), STOP_SCOPE)) {
        stack_close_implied(b, 0);
        stack_pop_tag(b, TAG(BUTTON));
    }
    formatting_reconstruct(b);
    insert_element(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_a(struct builder *b, struct token *token)
{
    stet_html_node open = formatting_find(b, TAG(A));
    if (open) {
        adoption_run(b, TAG(A));
        formatting_remove(b, open);
        if (b->html->nodes[open].flags & NODE_OPEN)
            stack_remove(b, stack_place(b, open));
    }
    formatting_reconstruct(b);
    formatting_push(b, insert_element(b, token));
    return STEP_DONE;
}

static enum step start_formatting(struct builder *b, struct token *token)
{
    formatting_reconstruct(b);
    if (token->tag == TAG(NOBR) && stack_in(b, TAG(NOBR), STOP_SCOPE)) {
        adoption_run(b, TAG(NOBR));
        formatting_reconstruct(b);
    }
    formatting_push(b, insert_element(b, token));
    return STEP_DONE;
}

static enum step start_object(struct builder *b, struct token *token)
{
    formatting_reconstruct(b);
    insert_element(b, token);
    formatting_push_marker(b);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_table(struct builder *b, struct token *token)
{
    if (!b->html->quirks)
        stack_close_p(b);
    insert_element(b, token);
    b->frameset_ok = false;
    b->mode = MODE_IN_TABLE;
    return STEP_DONE;
}

static enum step start_void(struct builder *b, struct token *token)
{
    formatting_reconstruct(b);
    insert_void(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_input(struct builder *b, struct token *token)
{
    bool frameset_ok = b->frameset_ok && is_hidden_input(b->html, token);
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_pop_tag(b, TAG(SELECT));
    start_void(b, token);
    b->frameset_ok = frameset_ok;
    return STEP_DONE;
}

static enum step start_hr(struct builder *b, struct token *token)
{
    stack_close_p(b);
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_close_implied(b, 0);
    insert_void(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_textarea(struct builder *b, struct token *token)
{
    b->skip_lf = true;
    b->frameset_ok = false;
    return insert_raw(b, token, TEXT_RCDATA);
}

static enum step start_raw(struct builder *b, struct token *token)
{
    if (token->tag == TAG(XMP)) {
        stack_close_p(b);
        formatting_reconstruct(b);
    }
    if (token->tag != TAG(NOEMBED))
        b->frameset_ok = false;
    return insert_raw(b, token, TEXT_RAWTEXT);
}

static enum step start_select(struct builder *b, struct token *token)
{
    if (stack_in(b, TAG(SELECT), STOP_SCOPE)) {
        stack_pop_tag(b, TAG(SELECT));
        return STEP_DONE;
    }
    formatting_reconstruct(b);
    insert_element(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_option(struct builder *b, struct token *token)
{
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_close_implied(b, token->tag == TAG(OPTION) ? TAG(OPTGROUP) : 0);
    else if (stack_is(b, TAG(OPTION)))
        stack_pop(b);
    formatting_reconstruct(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_ruby_part(struct builder *b, struct token *token)
{
    bool base = token->tag == TAG(RB) || token->tag == TAG(RTC);
    if (stack_in(b, TAG(RUBY), STOP_SCOPE))
        stack_close_implied(b, base ? 0 : TAG(RTC));
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_foreign(struct builder *b, struct token *token)
{
    formatting_reconstruct(b);
    insert_foreign(b, token, token->tag == TAG(SVG) ? STET_HTML_NS_SVG : STET_HTML_NS_MATHML);
    return STEP_DONE;
}

static enum step start_any(struct builder *b, struct token *token)
{
    formatting_reconstruct(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_plaintext(struct builder *b, struct token *token)
{
    tokenizer_set_state(&b->tokenizer, TEXT_PLAIN);
    return start_block(b, token);
}

static enum step start_image(struct builder *b, struct token *token)
{
    token->tag = TAG(IMG);
    return start_void(b, token);
}

static enum step start_param(struct builder *b, struct token *token)
{
    insert_void(b, token);
    return STEP_DONE;
}

static enum step ignore(struct builder *b, struct token *token)
{
    (void)b;
    (void)token;
    return STEP_DONE;
}

static mode_fn *const start_rules[TAG(COUNT)] = {
    [TAG(HTML)] = start_html,
    [TAG(BASE)] = mode_in_head,
    [TAG(BASEFONT)] = mode_in_head,
    [TAG(BGSOUND)] = mode_in_head,
    [TAG(LINK)] = mode_in_head,
    [TAG(META)] = mode_in_head,
    [TAG(NOFRAMES)] = mode_in_head,
    [TAG(SCRIPT)] = mode_in_head,
    [TAG(STYLE)] = mode_in_head,
    [TAG(TEMPLATE)] = mode_in_head,
    [TAG(TITLE)] = mode_in_head,
    [TAG(BODY)] = start_body,
    [TAG(FRAMESET)] = start_frameset,
    [TAG(ADDRESS)] = start_block,
    [TAG(ARTICLE)] = start_block,
    [TAG(ASIDE)] = start_block,
    [TAG(BLOCKQUOTE)] = start_block,
    [TAG(CENTER)] = start_block,
    [TAG(DETAILS)] = start_block,
    [TAG(DIALOG)] = start_block,
    [TAG(DIR)] = start_block,
    [TAG(DIV)] = start_block,
    [TAG(DL)] = start_block,
    [TAG(FIELDSET)] = start_block,
    [TAG(FIGCAPTION)] = start_block,
    [TAG(FIGURE)] = start_block,
    [TAG(FOOTER)] = start_block,
    [TAG(HEADER)] = start_block,
    [TAG(HGROUP)] = start_block,
    [TAG(MAIN)] = start_block,
    [TAG(MENU)] = start_block,
    [TAG(NAV)] = start_block,
    [TAG(OL)] = start_block,
    [TAG(P)] = start_block,
    [TAG(SEARCH)] = start_block,
    [TAG(SECTION)] = start_block,
    [TAG(SUMMARY)] = start_block,
    [TAG(UL)] = start_block,
    [TAG(H1)] = start_heading,
    [TAG(H2)] = start_heading,
    [TAG(H3)] = start_heading,
    [TAG(H4)] = start_heading,
    [TAG(H5)] = start_heading,
    [TAG(H6)] = start_heading,
    [TAG(PRE)] = start_pre,
    [TAG(LISTING)] = start_pre,
    [TAG(FORM)] = start_form,
    [TAG(LI)] = start_item,
    [TAG(DD)] = start_item,
    [TAG(DT)] = start_item,
    [TAG(PLAINTEXT)] = start_plaintext,
    [TAG(BUTTON)] = start_button,
    [TAG(A)] = start_a,
    [TAG(B)] = start_formatting,
    [TAG(BIG)] = start_formatting,
    [TAG(CODE)] = start_formatting,
    [TAG(EM)] = start_formatting,
    [TAG(FONT)] = start_formatting,
    [TAG(I)] = start_formatting,
    [TAG(NOBR)] = start_formatting,
    [TAG(S)] = start_formatting,
    [TAG(SMALL)] = start_formatting,
    [TAG(STRIKE)] = start_formatting,
    [TAG(STRONG)] = start_formatting,
    [TAG(TT)] = start_formatting,
    [TAG(U)] = start_formatting,
    [TAG(APPLET)] = start_object,
    [TAG(MARQUEE)] = start_object,
    [TAG(OBJECT)] = start_object,
    [TAG(TABLE)] = start_table,
    [TAG(IMAGE)] = start_image,
    [TAG(AREA)] = start_void,
    [TAG(BR)] = start_void,
    [TAG(EMBED)] = start_void,
    [TAG(IMG)] = start_void,
    [TAG(KEYGEN)] = start_void,
    [TAG(WBR)] = start_void,
    [TAG(INPUT)] = start_input,
    [TAG(PARAM)] = start_param,
    [TAG(SOURCE)] = start_param,
    [TAG(TRACK)] = start_param,
    [TAG(HR)] = start_hr,
    [TAG(TEXTAREA)] = start_textarea,
    [TAG(XMP)] = start_raw,
    [TAG(IFRAME)] = start_raw,
    [TAG(NOEMBED)] = start_raw,
    [TAG(SELECT)] = start_select,
    [TAG(OPTION)] = start_option,
    [TAG(OPTGROUP)] = start_option,
    [TAG(RB)] = start_ruby_part,
    [TAG(RTC)] = start_ruby_part,
    [TAG(RP)] = start_ruby_part,
    [TAG(RT)] = start_ruby_part,
    [TAG(MATH)] = start_foreign,
    [TAG(SVG)] = start_foreign,
    [TAG(CAPTION)] = ignore,
    [TAG(COL)] = ignore,
    [TAG(COLGROUP)] = ignore,
    [TAG(FRAME)] = ignore,
    [TAG(HEAD)] = ignore,
    [TAG(TBODY)] = ignore,
    [TAG(TD)] = ignore,
    [TAG(TFOOT)] = ignore,
    [TAG(TH)] = ignore,
    [TAG(THEAD)] = ignore,
    [TAG(TR)] = ignore,
};

static enum step body_start(struct builder *b, struct token *token)
{
    mode_fn *rule = token->tag < TAG(COUNT) ? start_rules[token->tag] : NULL;
    return (rule ? rule : start_any)(b, token);
}

enum step mode_in_body(struct builder *b, struct token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
        formatting_reconstruct(b);
        insert_text(b, token);
        if (b->frameset_ok && leading_space(token) < token->len)
            b->frameset_ok = false;
        return STEP_DONE;
    case TOKEN_COMMENT: insert_comment(b, token); return STEP_DONE;
    case TOKEN_START: return body_start(b, token);
    case TOKEN_END: return body_end(b, token);
    case TOKEN_EOF:
        if (b->template_count)
            return mode_in_template(b, token);
        b->stopped = true;
        return STEP_DONE;
    case TOKEN_NUL:
    case TOKEN_DOCTYPE: break;
    }
    return STEP_DONE;
}
