/* formatting.c - the list of active formatting elements: they are opened again in the next block.
 * In: formatting elements and markers. Out: their copies. At most STET_MAX_HTML_FORMATTING count.
 */
#include "builder.h"
#include "limits.h"
#include <string.h>

static void remove_at(struct builder *b, size_t i)
{
    b->html->nodes[b->formats[i].node].flags &= (uint8_t)~NODE_FORMATTING;
    memmove(&b->formats[i], &b->formats[i + 1], (--b->format_count - i) * sizeof(*b->formats));
}

static uint64_t mix(uint64_t h)
{
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    return h ^ h >> 33;
}

/* Of the attributes in any order. A collision only takes an element off the list too early. */
static uint64_t hash_attributes(const struct stet_html *html, stet_html_node id)
{
    const struct node *node = &html->nodes[id];
    const struct attr *attrs = html_attrs(html, node);
    uint64_t sum = 1 + (uint64_t)node->text.len;
    for (size_t i = 0; i < node->text.len; i++) {
        struct stet_span value = html_text_span(html, attrs[i].value);
        uint64_t h = mix(attrs[i].name + UINT64_C(0x9E3779B97F4A7C15));
        for (size_t j = 0; j < value.len; j++)
            h = (h ^ (unsigned char)value.ptr[j]) * UINT64_C(0x100000001b3);
        sum += mix(h);
    }
    return sum ? sum : 1;
}

static bool same_element(struct builder *b, struct formatting *a, struct formatting *c)
{
    if (a->tag != c->tag || b->html->nodes[a->node].text.len != b->html->nodes[c->node].text.len)
        return false;
    if (!a->hash)
        a->hash = hash_attributes(b->html, a->node);
    if (!c->hash)
        c->hash = hash_attributes(b->html, c->node);
    return a->hash == c->hash;
}

static void append(struct builder *b, struct formatting entry)
{
    if (html_reserve(b->html, &b->formats, &b->format_cap, b->format_count + 1,
                     sizeof(*b->formats)))
        b->formats[b->format_count++] = entry;
}

/* Noah's Ark: of equal elements only three stay. */
void formatting_push(struct builder *b, stet_html_node node)
{
    struct formatting entry = {node, b->html->nodes[node].name, 0};
    size_t equal = 0, i = b->format_count, earliest = 0;
    if (!node)
        return;
    while (i > 0 && b->formats[i - 1].node) {
        i--;
        if (same_element(b, &b->formats[i], &entry)) {
            equal++;
            earliest = i;
        }
    }
    if (equal >= 3)
        remove_at(b, earliest);
    else if (b->format_count - i >= STET_MAX_HTML_FORMATTING)
        remove_at(b, i);
    append(b, entry);
    b->html->nodes[node].flags |= NODE_FORMATTING;
}

void formatting_push_marker(struct builder *b)
{
    append(b, (struct formatting){0, 0, 0});
}

void formatting_clear_to_marker(struct builder *b)
{
    while (b->format_count > 0) {
        stet_html_node node = b->formats[--b->format_count].node;
        if (!node)
            return;
        b->html->nodes[node].flags &= (uint8_t)~NODE_FORMATTING;
    }
}

void formatting_reconstruct(struct builder *b)
{
    const struct node *nodes = b->html->nodes;
    size_t i = b->format_count;
    while (i > 0 && b->formats[i - 1].node && !(nodes[b->formats[i - 1].node].flags & NODE_OPEN))
        i--;
    for (; i < b->format_count && b->html->status == STET_OK; i++) {
        stet_html_node old = b->formats[i].node;
        struct text attributes = b->html->nodes[old].text;
        stet_html_node node = insert_made_up(b, b->formats[i].tag);
        b->html->nodes[node].text = attributes;
        b->html->nodes[node].flags |= NODE_FORMATTING;
        b->html->nodes[old].flags &= (uint8_t)~NODE_FORMATTING;
        b->formats[i].node = node;
    }
}

size_t formatting_index(const struct builder *b, stet_html_node node)
{
    size_t i = b->format_count;
    while (i > 0 && b->formats[i - 1].node != node)
        i--;
    return i - 1;
}

void formatting_remove(struct builder *b, stet_html_node node)
{
    if (b->html->nodes[node].flags & NODE_FORMATTING)
        remove_at(b, formatting_index(b, node));
}

stet_html_node formatting_find(const struct builder *b, uint32_t tag)
{
    for (size_t i = b->format_count; i > 0 && b->formats[i - 1].node; i--)
        if (b->formats[i - 1].tag == tag)
            return b->formats[i - 1].node;
    return STET_HTML_NONE;
}
