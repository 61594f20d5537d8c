/* mode_body.c - start tags and text in the body. In: tokens. Out: nodes. */
#include "builder.h"
#include "span.h"

static enum step start_html(struct builder *b, const struct token *token)
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

static enum step start_body(struct builder *b, const struct token *token)
{
    if (!has_body(b) || stack_last(b, TAG(TEMPLATE)))
        return STEP_DONE;
    b->frameset_ok = false;
    insert_attributes(b, b->open[2].node, token);
    return STEP_DONE;
}

static enum step start_frameset(struct builder *b, const struct token *token)
{
    if (!has_body(b) || !b->frameset_ok)
        return STEP_DONE;
    html_unlink(b->html, b->open[2].node);
    stack_pop_to(b, 2);
    insert_element(b, token);
    b->mode = MODE_IN_FRAMESET;
    return STEP_DONE;
}

static enum step start_block(struct builder *b, const struct token *token)
{
    stack_close_p(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_heading(struct builder *b, const struct token *token)
{
    stack_close_p(b);
    uint32_t tag = b->open[b->top].tag;
    if (b->open[b->top].ns == STET_HTML_NS_HTML && tag >= TAG(H1) && tag <= TAG(H6))
        stack_pop(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_pre(struct builder *b, const struct token *token)
{
    start_block(b, token);
    b->skip_lf = true;
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_form(struct builder *b, const struct token *token)
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
static enum step start_item(struct builder *b, const struct token *token)
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

static enum step start_button(struct builder *b, const struct token *token)
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

static enum step start_a(struct builder *b, const struct token *token)
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

static enum step start_formatting(struct builder *b, const struct token *token)
{
    formatting_reconstruct(b);
    if (token->tag == TAG(NOBR) && stack_in(b, TAG(NOBR), STOP_SCOPE)) {
        adoption_run(b, TAG(NOBR));
        formatting_reconstruct(b);
    }
    formatting_push(b, insert_element(b, token));
    return STEP_DONE;
}

static enum step start_object(struct builder *b, const struct token *token)
{
    formatting_reconstruct(b);
    insert_element(b, token);
    formatting_push_marker(b);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_table(struct builder *b, const struct token *token)
{
    if (!b->html->quirks)
        stack_close_p(b);
    insert_element(b, token);
    b->frameset_ok = false;
    b->mode = MODE_IN_TABLE;
    return STEP_DONE;
}

static enum step start_void(struct builder *b, const struct token *token)
{
    formatting_reconstruct(b);
    insert_void(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static bool is_hidden_input(const struct stet_html *html, const struct token *token)
{
    for (size_t i = 0; i < token->attr_count; i++) {
        const struct attr *attr = &html->attrs[token->first_attr + i];
        if (attr->name == ATTR(TYPE))
            return stet_span_is_nocase(html_text_span(html, attr->value), "hidden");
    }
    return false;
}

static enum step start_input(struct builder *b, const struct token *token)
{
    bool frameset_ok = b->frameset_ok && is_hidden_input(b->html, token);
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_pop_tag(b, TAG(SELECT));
    start_void(b, token);
    b->frameset_ok = frameset_ok;
    return STEP_DONE;
}

static enum step start_hr(struct builder *b, const struct token *token)
{
    stack_close_p(b);
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_close_implied(b, 0);
    insert_void(b, token);
    b->frameset_ok = false;
    return STEP_DONE;
}

static enum step start_textarea(struct builder *b, const struct token *token)
{
    b->skip_lf = true;
    b->frameset_ok = false;
    return insert_raw(b, token, TEXT_RCDATA);
}

static enum step start_raw(struct builder *b, const struct token *token)
{
    if (token->tag == TAG(XMP)) {
        stack_close_p(b);
        formatting_reconstruct(b);
    }
    if (token->tag != TAG(NOEMBED))
        b->frameset_ok = false;
    return insert_raw(b, token, TEXT_RAWTEXT);
}

static enum step start_select(struct builder *b, const struct token *token)
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

static enum step start_option(struct builder *b, const struct token *token)
{
    if (stack_in(b, TAG(SELECT), STOP_SCOPE))
        stack_close_implied(b, token->tag == TAG(OPTION) ? TAG(OPTGROUP) : 0);
    else if (stack_is(b, TAG(OPTION)))
        stack_pop(b);
    formatting_reconstruct(b);
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_ruby_part(struct builder *b, const struct token *token)
{
    bool base = token->tag == TAG(RB) || token->tag == TAG(RTC);
    if (stack_in(b, TAG(RUBY), STOP_SCOPE))
        stack_close_implied(b, base ? 0 : TAG(RTC));
    insert_element(b, token);
    return STEP_DONE;
}

static enum step start_foreign(struct builder *b, const struct token *token)
{
    formatting_reconstruct(b);
    insert_foreign(b, token, token->tag == TAG(SVG) ? STET_HTML_NS_SVG : STET_HTML_NS_MATHML);
    return STEP_DONE;
}

static enum step start_any(struct builder *b, const struct token *token)
{
    formatting_reconstruct(b);
    insert_element(b, token);
    return STEP_DONE;
}

enum step body_start(struct builder *b, struct token *token)
{
    switch (token->tag) {
    case TAG(HTML): return start_html(b, token);
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
    case TAG(BODY): return start_body(b, token);
    case TAG(FRAMESET): return start_frameset(b, token);
    case TAG(ADDRESS):
    case TAG(ARTICLE):
    case TAG(ASIDE):
    case TAG(BLOCKQUOTE):
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
    case TAG(MAIN):
    case TAG(MENU):
    case TAG(NAV):
    case TAG(OL):
    case TAG(P):
    case TAG(SEARCH):
    case TAG(SECTION):
    case TAG(SUMMARY):
    case TAG(UL): return start_block(b, token);
    case TAG(H1):
    case TAG(H2):
    case TAG(H3):
    case TAG(H4):
    case TAG(H5):
    case TAG(H6): return start_heading(b, token);
    case TAG(PRE):
    case TAG(LISTING): return start_pre(b, token);
    case TAG(FORM): return start_form(b, token);
    case TAG(LI):
    case TAG(DD):
    case TAG(DT): return start_item(b, token);
    case TAG(PLAINTEXT):
        tokenizer_set_state(&b->tokenizer, TEXT_PLAIN);
        return start_block(b, token);
    case TAG(BUTTON): return start_button(b, token);
    case TAG(A): return start_a(b, token);
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
    case TAG(U): return start_formatting(b, token);
    case TAG(APPLET):
    case TAG(MARQUEE):
    case TAG(OBJECT): return start_object(b, token);
    case TAG(TABLE): return start_table(b, token);
    case TAG(IMAGE): token->tag = TAG(IMG); return start_void(b, token);
    case TAG(AREA):
    case TAG(BR):
    case TAG(EMBED):
    case TAG(IMG):
    case TAG(KEYGEN):
    case TAG(WBR): return start_void(b, token);
    case TAG(INPUT): return start_input(b, token);
    case TAG(PARAM):
    case TAG(SOURCE):
    case TAG(TRACK): insert_void(b, token); return STEP_DONE;
    case TAG(HR): return start_hr(b, token);
    case TAG(TEXTAREA): return start_textarea(b, token);
    case TAG(XMP):
    case TAG(IFRAME):
    case TAG(NOEMBED): return start_raw(b, token);
    case TAG(SELECT): return start_select(b, token);
    case TAG(OPTION):
    case TAG(OPTGROUP): return start_option(b, token);
    case TAG(RB):
    case TAG(RTC):
    case TAG(RP):
    case TAG(RT): return start_ruby_part(b, token);
    case TAG(MATH):
    case TAG(SVG): return start_foreign(b, token);
    case TAG(CAPTION):
    case TAG(COL):
    case TAG(COLGROUP):
    case TAG(FRAME):
    case TAG(HEAD):
    case TAG(TBODY):
    case TAG(TD):
    case TAG(TFOOT):
    case TAG(TH):
    case TAG(THEAD):
    case TAG(TR): return STEP_DONE;
    default: return start_any(b, token);
    }
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
