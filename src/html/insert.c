/* insert.c - putting nodes into the tree: the appropriate place, foster parenting, the flattening
 * of what is too deep, and the joining of texts. In: tokens. Out: nodes. */
#include "builder.h"
#include "limits.h"
#include <string.h>

static struct place foster_place(struct builder *b)
{
    uint32_t table = stack_last(b, TAG(TABLE)), inside = stack_last(b, TAG(TEMPLATE));
    if (table <= inside) {
        uint32_t at = inside ? inside : 1;
        return (struct place){b->open[at].node, 0, b->open[at].depth};
    }
    stet_html_node node = b->open[table].node, parent = b->html->nodes[node].parent;
    if (parent)
        return (struct place){parent, node, b->open[table].depth - 1U};
    return (struct place){b->open[table - 1].node, 0, b->open[table - 1].depth};
}

void insert_place(struct builder *b, uint32_t at, struct place *place)
{
    const struct open *target = &b->open[at];
    *place = (struct place){target->node, 0, target->depth};
    uint32_t tag = target->ns == STET_HTML_NS_HTML ? target->tag : 0;
    if (b->foster && (tag == TAG(TABLE) || tag == TAG(TBODY) || tag == TAG(TFOOT) ||
                      tag == TAG(THEAD) || tag == TAG(TR)))
        *place = foster_place(b);
    place->depth++;
}

void insert_at(struct builder *b, const struct place *place, stet_html_node node)
{
    html_link(b->html, place->parent, place->before, node);
}

/* The place of a new element: one that would lie too deep becomes a sibling of its parent. */
static void element_place(struct builder *b, struct place *place)
{
    insert_place(b, b->top, place);
    if (place->depth > STET_MAX_HTML_DEPTH) {
        place->parent = b->html->nodes[place->parent].parent;
        place->before = 0;
        place->depth = STET_MAX_HTML_DEPTH;
        b->html->flattened++;
    }
}

static stet_html_node new_element(struct builder *b, uint32_t tag, enum stet_html_namespace ns,
                                  uint32_t offset)
{
    stet_html_node node = html_node_new(b->html, STET_HTML_KIND_ELEMENT, offset);
    b->html->nodes[node].name = tag;
    b->html->nodes[node].ns = (uint8_t)ns;
    return node;
}

static void take_attributes(struct builder *b, stet_html_node node, const struct token *token)
{
    b->html->nodes[node].text = (struct text){token->first_attr, token->attr_count & 0x7FFFFFFF, 0};
}

/* Links the element where it belongs; it opens unless it is void. */
static void place_element(struct builder *b, stet_html_node node, bool open)
{
    struct place place = {STET_HTML_DOCUMENT, 0, 1};
    if (b->top)
        element_place(b, &place);
    if (!node)
        return;
    insert_at(b, &place, node);
    if (open)
        stack_push(b, node, (uint16_t)place.depth);
}

stet_html_node insert_element(struct builder *b, const struct token *token)
{
    stet_html_node node = new_element(b, token->tag, STET_HTML_NS_HTML, token->offset);
    take_attributes(b, node, token);
    place_element(b, node, true);
    return node;
}

void insert_void(struct builder *b, const struct token *token)
{
    stet_html_node node = new_element(b, token->tag, STET_HTML_NS_HTML, token->offset);
    take_attributes(b, node, token);
    place_element(b, node, false);
}

stet_html_node insert_made_up(struct builder *b, uint32_t tag)
{
    stet_html_node node = new_element(b, tag, STET_HTML_NS_HTML, NO_OFFSET);
    place_element(b, node, true);
    return node;
}

void insert_foreign(struct builder *b, const struct token *token, enum stet_html_namespace ns)
{
    stet_html_node node = new_element(b, token->tag, ns, token->offset);
    take_attributes(b, node, token);
    place_element(b, node, !token->self_closing);
}

stet_html_node insert_copy(struct builder *b, stet_html_node node)
{
    const struct node *of = &b->html->nodes[node];
    struct text attributes = of->text;
    stet_html_node copy = new_element(b, of->name, of->ns, NO_OFFSET);
    b->html->nodes[copy].text = attributes;
    return copy;
}

void insert_text(struct builder *b, const struct token *token)
{
    struct stet_html *html = b->html;
    struct place place;
    insert_place(b, b->top, &place);
    stet_html_node beside =
        place.before ? html->nodes[place.before].previous : html->nodes[place.parent].last;
    if (!beside || html->nodes[beside].kind != STET_HTML_KIND_TEXT) {
        beside = html_node_new(html, STET_HTML_KIND_TEXT, token->offset);
        if (!beside)
            return;
        insert_at(b, &place, beside);
    }
    html_text_append(html, &html->nodes[beside].text, token->ptr, token->len, token->at);
}

void insert_comment_in(struct builder *b, stet_html_node parent, const struct token *token)
{
    stet_html_node node = html_node_new(b->html, STET_HTML_KIND_COMMENT, token->offset);
    if (!node)
        return;
    b->html->nodes[node].text = token->data;
    html_link(b->html, parent, STET_HTML_NONE, node);
}

void insert_comment(struct builder *b, const struct token *token)
{
    stet_html_node node = html_node_new(b->html, STET_HTML_KIND_COMMENT, token->offset);
    if (!node)
        return;
    b->html->nodes[node].text = token->data;
    struct place place;
    insert_place(b, b->top, &place);
    insert_at(b, &place, node);
}

enum step insert_raw(struct builder *b, const struct token *token, enum text_state state)
{
    insert_element(b, token);
    tokenizer_set_state(&b->tokenizer, state);
    b->original = b->mode;
    b->mode = MODE_TEXT;
    return STEP_DONE;
}

static bool has_attribute(const struct stet_html *html, size_t first, size_t count, uint32_t name)
{
    for (size_t i = 0; i < count; i++)
        if (html->attrs[first + i].name == name)
            return true;
    return false;
}

void insert_attributes(struct builder *b, stet_html_node node, const struct token *token)
{
    struct stet_html *html = b->html;
    size_t first = html->nodes[node].text.at, count = html->nodes[node].text.len;
    size_t start = html->attr_count;
    for (size_t i = 0; i < token->attr_count && count < STET_MAX_HTML_ATTRIBUTES; i++) {
        struct attr attr = html->attrs[token->first_attr + i];
        if (has_attribute(html, first, count, attr.name))
            continue;
        if (!html_reserve(html, &html->attrs, &html->attr_cap, html->attr_count + count + 1,
                          sizeof(*html->attrs)))
            return;
        if (first != start) { /* the element's own go first, to the end of the array */
            memcpy(html->attrs + start, html->attrs + first, count * sizeof(*html->attrs));
            html->attr_count += count;
            first = start;
        }
        html->attrs[html->attr_count++] = attr;
        count++;
    }
    html->nodes[node].text = (struct text){(uint32_t)first, (uint32_t)count & 0x7FFFFFFF, 0};
}
