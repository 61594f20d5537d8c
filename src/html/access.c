/* access.c - reading the tree. In: handles. Out: what the nodes hold, lent. A handle that is no
 * node answers like an empty one. */
#include "names.h"
#include <stdlib.h>

static const struct node *get(const struct stet_html *html, stet_html_node node)
{
    return &html->nodes[node < html->node_count ? node : STET_HTML_NONE];
}

void stet_html_free(struct stet_html *html)
{
    if (!html)
        return;
    free(html->nodes);
    free(html->attrs);
    free(html->pool);
    free(html->tag_names.own);
    free(html->attr_names.own);
    stet_map_free(html->tag_names.map);
    stet_map_free(html->attr_names.map);
    stet_arena_free(html->arena);
    free(html);
}

size_t stet_html_memory(const struct stet_html *html)
{
    return sizeof(*html) + html->memory + (html->arena ? stet_arena_used(html->arena) : 0);
}

size_t stet_html_flattened(const struct stet_html *html)
{
    return html->flattened;
}

enum stet_html_kind stet_html_kind(const struct stet_html *html, stet_html_node node)
{
    return (enum stet_html_kind)get(html, node)->kind;
}

stet_html_node stet_html_parent(const struct stet_html *html, stet_html_node node)
{
    return get(html, node)->parent;
}

stet_html_node stet_html_first_child(const struct stet_html *html, stet_html_node node)
{
    return get(html, node)->first;
}

stet_html_node stet_html_last_child(const struct stet_html *html, stet_html_node node)
{
    return get(html, node)->last;
}

stet_html_node stet_html_next(const struct stet_html *html, stet_html_node node)
{
    return get(html, node)->next;
}

stet_html_node stet_html_previous(const struct stet_html *html, stet_html_node node)
{
    return get(html, node)->previous;
}

stet_html_node stet_html_walk(const struct stet_html *html, stet_html_node root,
                              stet_html_node node, bool skip)
{
    const struct node *self = get(html, node);
    if (self->first && !skip)
        return self->first;
    while (node != root && node) {
        self = get(html, node);
        if (self->next)
            return self->next;
        node = self->parent;
    }
    return STET_HTML_NONE;
}

enum stet_html_tag stet_html_tag(const struct stet_html *html, stet_html_node node)
{
    const struct node *self = get(html, node);
    bool known = self->kind == STET_HTML_KIND_ELEMENT && self->name < TAG(COUNT);
    return known ? (enum stet_html_tag)self->name : STET_HTML_TAG_OTHER;
}

enum stet_html_namespace stet_html_namespace(const struct stet_html *html, stet_html_node node)
{
    return (enum stet_html_namespace)get(html, node)->ns;
}

struct stet_span stet_html_name(const struct stet_html *html, stet_html_node node)
{
    const struct node *self = get(html, node);
    if (self->kind != STET_HTML_KIND_ELEMENT)
        return (struct stet_span){"", 0};
    return html_tag_name(html, self->name, (enum stet_html_namespace)self->ns);
}

struct stet_span stet_html_text(const struct stet_html *html, stet_html_node node)
{
    const struct node *self = get(html, node);
    if (self->kind == STET_HTML_KIND_ELEMENT)
        return (struct stet_span){"", 0};
    return html_text_span(html, self->text);
}

bool stet_html_attribute(const struct stet_html *html, stet_html_node node,
                         enum stet_html_attr name, struct stet_span *value)
{
    const struct node *self = get(html, node);
    *value = (struct stet_span){"", 0};
    if (self->kind != STET_HTML_KIND_ELEMENT)
        return false;
    const struct attr *attrs = html_attrs(html, self);
    for (size_t i = 0; i < self->text.len; i++) {
        if (attrs[i].name == name) {
            *value = html_text_span(html, attrs[i].value);
            return true;
        }
    }
    return false;
}

bool stet_html_attribute_at(const struct stet_html *html, stet_html_node node, size_t i,
                            struct stet_span *name, struct stet_span *value)
{
    const struct node *self = get(html, node);
    if (self->kind != STET_HTML_KIND_ELEMENT || i >= self->text.len) {
        *name = *value = (struct stet_span){"", 0};
        return false;
    }
    const struct attr *attr = html_attrs(html, self) + i;
    *name = html_attr_name(html, attr->name, (enum stet_html_namespace)self->ns);
    *value = html_text_span(html, attr->value);
    return true;
}

bool stet_html_attribute_known(const struct stet_html *html, stet_html_node node, size_t i,
                               enum stet_html_attr *name, struct stet_span *value)
{
    const struct node *self = get(html, node);
    if (self->kind != STET_HTML_KIND_ELEMENT || i >= self->text.len)
        return false;
    const struct attr *attr = html_attrs(html, self) + i;
    *name = attr->name < ATTR(COUNT) ? (enum stet_html_attr)attr->name : STET_HTML_ATTR_OTHER;
    *value = html_text_span(html, attr->value);
    return true;
}

size_t stet_html_offset(const struct stet_html *html, stet_html_node node)
{
    uint32_t offset = get(html, node)->offset;
    return offset == NO_OFFSET ? SIZE_MAX : offset;
}
