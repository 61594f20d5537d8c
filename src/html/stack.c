/* stack.c - the stack of open elements. In: elements pushed and popped by the modes. Out: answers
 * to "has in scope", each in constant time. */
#include "builder.h"
#include "limits.h"
#include "span.h"

static bool reserve_last(struct builder *b, int foreign, uint32_t tag)
{
    size_t old = b->last_cap[foreign];
    if (!html_reserve(b->html, &b->last[foreign], &b->last_cap[foreign], tag + (size_t)1,
                      sizeof(uint16_t)))
        return false;
    if (b->last_cap[foreign] > old)
        memset(b->last[foreign] + old, 0, (b->last_cap[foreign] - old) * sizeof(uint16_t));
    return true;
}

/* Fills in what an element knows of those below it. */
static void link_entry(struct builder *b, uint32_t place)
{
    struct open *entry = &b->open[place];
    const struct open *below = entry - 1;
    for (unsigned i = 0; i < STOP_COUNT; i++)
        entry->stop[i] = entry->traits >> i & 1 ? (uint16_t)place : below->stop[i];
    entry->deepest = entry->depth > below->deepest ? entry->depth : below->deepest;
    uint16_t *last = &b->last[entry->ns != STET_HTML_NS_HTML][entry->tag];
    entry->same = *last;
    *last = (uint16_t)place;
}

static uint8_t integration_points(const struct stet_html *html, const struct node *node)
{
    uint32_t tag = node->name;
    if (node->ns == STET_HTML_NS_SVG)
        return tag == TAG(FOREIGNOBJECT) || tag == TAG(DESC) || tag == TAG(TITLE) ? POINT_HTML : 0;
    if (node->ns != STET_HTML_NS_MATHML)
        return 0;
    if (tag == TAG(MI) || tag == TAG(MO) || tag == TAG(MN) || tag == TAG(MS) || tag == TAG(MTEXT))
        return POINT_MATHML_TEXT;
    if (tag != TAG(ANNOTATION_XML))
        return 0;
    const struct attr *attrs = html_attrs(html, node);
    for (size_t i = 0; i < node->text.len; i++) {
        struct stet_span value = html_text_span(html, attrs[i].value);
        if (attrs[i].name == ATTR(ENCODING) &&
            (stet_span_is_nocase(value, "text/html") ||
             stet_span_is_nocase(value, "application/xhtml+xml")))
            return POINT_ANNOTATION_XML | POINT_HTML;
    }
    return POINT_ANNOTATION_XML;
}

void stack_push(struct builder *b, stet_html_node node, uint16_t depth)
{
    struct stet_html *html = b->html;
    const struct node *self = &html->nodes[node];
    if (b->top >= STET_MAX_HTML_NESTING) {
        html_fail(html, STET_ERR_LIMIT, "page nests more than 65000 elements deep");
        return;
    }
    if (!html_reserve(html, &b->open, &b->open_cap, b->top + (size_t)2, sizeof(*b->open)) ||
        !reserve_last(b, self->ns != STET_HTML_NS_HTML, self->name))
        return;
    b->open[++b->top] = (struct open){
        .node = node,
        .tag = self->name,
        .depth = depth,
        .traits = (uint16_t)html_traits(self->name, self->ns),
        .ns = self->ns,
        .points = self->ns ? integration_points(html, self) : 0,
    };
    html->nodes[node].flags |= NODE_OPEN;
    link_entry(b, b->top);
}

static void unlink_top(struct builder *b)
{
    const struct open *entry = &b->open[b->top--];
    b->last[entry->ns != STET_HTML_NS_HTML][entry->tag] = entry->same;
}

void stack_pop(struct builder *b)
{
    if (b->top == 0)
        return;
    b->html->nodes[b->open[b->top].node].flags &= (uint8_t)~NODE_OPEN;
    unlink_top(b);
}

void stack_pop_to(struct builder *b, uint32_t place)
{
    while (b->top >= place && b->top > 0)
        stack_pop(b);
}

void stack_pop_tag(struct builder *b, uint32_t tag)
{
    stack_pop_to(b, stack_last(b, tag));
}

void stack_unwind(struct builder *b, uint32_t place)
{
    while (b->top >= place)
        unlink_top(b);
}

void stack_rewind(struct builder *b, uint32_t place, uint32_t top)
{
    for (uint32_t i = place; i <= top; i++)
        link_entry(b, i);
    b->top = top;
}

void stack_remove(struct builder *b, uint32_t place)
{
    uint32_t top = b->top;
    b->html->nodes[b->open[place].node].flags &= (uint8_t)~NODE_OPEN;
    stack_unwind(b, place);
    memmove(&b->open[place], &b->open[place + 1], (top - place) * sizeof(*b->open));
    stack_rewind(b, place, top - 1);
}

uint32_t stack_last(const struct builder *b, uint32_t tag)
{
    return tag < b->last_cap[0] ? b->last[0][tag] : 0;
}

uint32_t stack_last_foreign(const struct builder *b, uint32_t tag)
{
    return tag < b->last_cap[1] ? b->last[1][tag] : 0;
}

uint32_t stack_place(const struct builder *b, stet_html_node node)
{
    const struct node *self = &b->html->nodes[node];
    uint32_t place = self->ns == STET_HTML_NS_HTML ? stack_last(b, self->name)
                                                   : stack_last_foreign(b, self->name);
    while (place && b->open[place].node != node)
        place = b->open[place].same;
    return place;
}

bool stack_in(const struct builder *b, uint32_t tag, enum stop stop)
{
    uint32_t place = stack_last(b, tag);
    return place != 0 && place >= b->open[b->top].stop[stop];
}

bool stack_heading_in_scope(const struct builder *b)
{
    return stack_in(b, TAG(H1), STOP_SCOPE) || stack_in(b, TAG(H2), STOP_SCOPE) ||
           stack_in(b, TAG(H3), STOP_SCOPE) || stack_in(b, TAG(H4), STOP_SCOPE) ||
           stack_in(b, TAG(H5), STOP_SCOPE) || stack_in(b, TAG(H6), STOP_SCOPE);
}

void stack_close_implied(struct builder *b, uint32_t except)
{
    while (b->open[b->top].traits & TRAIT_IMPLIED && b->open[b->top].tag != except)
        stack_pop(b);
}

void stack_close_implied_thoroughly(struct builder *b)
{
    while (b->open[b->top].traits & TRAIT_THOROUGH)
        stack_pop(b);
}

void stack_clear_to(struct builder *b, uint32_t tag1, uint32_t tag2, uint32_t tag3)
{
    while (b->top > 1 && !stack_is(b, tag1) && !stack_is(b, tag2) && !stack_is(b, tag3) &&
           !stack_is(b, TAG(TEMPLATE)))
        stack_pop(b);
}

void stack_close_p(struct builder *b)
{
    if (!stack_in(b, TAG(P), STOP_BUTTON))
        return;
    stack_close_implied(b, TAG(P));
    stack_pop_tag(b, TAG(P));
}
