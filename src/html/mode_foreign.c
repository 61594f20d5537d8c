/* mode_foreign.c - tokens within SVG and MathML. In: tokens. Out: foreign elements; an HTML tag
 * that has no business there closes them. */
#include "builder.h"

static bool has_font_attribute(const struct stet_html *html, const struct token *token)
{
    for (size_t i = 0; i < token->attr_count; i++) {
        uint32_t name = html->attrs[token->first_attr + i].name;
        if (name == ATTR(COLOR) || name == ATTR(FACE) || name == ATTR(SIZE))
            return true;
    }
    return false;
}

/* Whether a start tag breaks out of foreign content. */
static bool breaks_out(const struct stet_html *html, const struct token *token)
{
    if (token->tag == TAG(FONT))
        return has_font_attribute(html, token);
    return html_traits(token->tag, STET_HTML_NS_HTML) & TRAIT_BREAKS_OUT;
}

static enum step break_out(struct builder *b, struct token *token)
{
    while (b->top > 1 && b->open[b->top].ns != STET_HTML_NS_HTML &&
           !(b->open[b->top].points & (POINT_MATHML_TEXT | POINT_HTML)))
        stack_pop(b);
    return builder_use(b, b->mode, token);
}

static enum step foreign_end(struct builder *b, struct token *token)
{
    uint32_t place = stack_last_foreign(b, token->tag);
    if (place > b->open[b->top].stop[STOP_HTML])
        stack_pop_to(b, place);
    else
        return builder_use(b, b->mode, token);
    return STEP_DONE;
}

enum step mode_foreign(struct builder *b, struct token *token)
{
    switch (token->kind) {
    case TOKEN_NUL:
        token->ptr = "\xEF\xBF\xBD";
        token->len = 3;
        token->at = NO_OFFSET;
        insert_text(b, token);
        return STEP_DONE;
    case TOKEN_TEXT:
        insert_text(b, token);
        if (leading_space(token) < token->len)
            b->frameset_ok = false;
        return STEP_DONE;
    case TOKEN_COMMENT: insert_comment(b, token); return STEP_DONE;
    case TOKEN_START:
        if (breaks_out(b->html, token))
            return break_out(b, token);
        insert_foreign(b, token, (enum stet_html_namespace)b->open[b->top].ns);
        return STEP_DONE;
    case TOKEN_END:
        if (token->tag == TAG(BR) || token->tag == TAG(P))
            return break_out(b, token);
        return foreign_end(b, token);
    case TOKEN_DOCTYPE:
    case TOKEN_EOF: break;
    }
    return STEP_DONE;
}
