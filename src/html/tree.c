/* tree.c - the making of the tree: its arrays grow within one ceiling, nodes are linked and moved,
 * texts are joined. In: calls of the builder. Out: struct stet_html. */
#include "tree.h"
#include "limits.h"
#include <stdlib.h>
#include <string.h>

void html_fail(struct stet_html *html, enum stet_status status, const char *message)
{
    if (html->status == STET_OK)
        html->status = stet_error_set(html->error, status, "%s", message);
}

bool html_grow(struct stet_html *html, void *array, size_t *cap, size_t need, size_t item)
{
    if (html->status != STET_OK)
        return false;
    size_t want = *cap + *cap / 2;
    if (want < need)
        want = need < 16 ? 16 : need;
    size_t room = (STET_MAX_HTML_ARENA - html->memory) / item;
    if (want - *cap > room)
        want = need;
    if (want - *cap > room) {
        html_fail(html, STET_ERR_LIMIT, "page's tree is larger than 256 MiB");
        return false;
    }
    void *old;
    memcpy(&old, array, sizeof(old)); /* whatever it is a pointer to */
    void *grown = realloc(old, want * item);
    if (!grown) {
        html_fail(html, STET_ERR_MEMORY, "no memory for the tree of a page");
        return false;
    }
    html->memory += (want - *cap) * item;
    memcpy(array, &grown, sizeof(grown));
    *cap = want;
    return true;
}

stet_html_node html_node_new(struct stet_html *html, enum stet_html_kind kind, uint32_t offset)
{
    if (html->node_count > STET_MAX_HTML_NODES)
        html_fail(html, STET_ERR_LIMIT, "page has more than 4000000 nodes");
    if (html->status != STET_OK || !html_reserve(html, &html->nodes, &html->node_cap,
                                                 html->node_count + 1, sizeof(*html->nodes)))
        return STET_HTML_NONE;
    stet_html_node node = (stet_html_node)html->node_count++;
    html->nodes[node] = (struct node){.offset = offset, .kind = (uint8_t)kind};
    return node;
}

void html_link(struct stet_html *html, stet_html_node parent, stet_html_node before,
               stet_html_node node)
{
    struct node *nodes = html->nodes;
    stet_html_node previous = before ? nodes[before].previous : nodes[parent].last;
    nodes[node].parent = parent;
    nodes[node].previous = previous;
    nodes[node].next = before;
    if (previous)
        nodes[previous].next = node;
    else
        nodes[parent].first = node;
    if (before)
        nodes[before].previous = node;
    else
        nodes[parent].last = node;
}

void html_unlink(struct stet_html *html, stet_html_node node)
{
    struct node *nodes = html->nodes, *self = &nodes[node];
    if (!self->parent)
        return;
    if (self->previous)
        nodes[self->previous].next = self->next;
    else
        nodes[self->parent].first = self->next;
    if (self->next)
        nodes[self->next].previous = self->previous;
    else
        nodes[self->parent].last = self->previous;
    self->parent = self->previous = self->next = STET_HTML_NONE;
}

void html_move_children(struct stet_html *html, stet_html_node from, stet_html_node to)
{
    struct node *nodes = html->nodes;
    stet_html_node first = nodes[from].first;
    if (!first)
        return;
    for (stet_html_node child = first; child; child = nodes[child].next)
        nodes[child].parent = to;
    nodes[first].previous = nodes[to].last;
    if (nodes[to].last)
        nodes[nodes[to].last].next = first;
    else
        nodes[to].first = first;
    nodes[to].last = nodes[from].last;
    nodes[from].first = nodes[from].last = STET_HTML_NONE;
}

bool html_pool(struct stet_html *html, const char *ptr, size_t len)
{
    if (!html_reserve(html, &html->pool, &html->pool_cap, html->pool_len + len, 1))
        return false;
    if (len)
        memcpy(html->pool + html->pool_len, ptr, len);
    html->pool_len += len;
    return true;
}

/* The room that a text in the pool has: so a text that was moved once grows in place. */
static size_t pool_room(size_t len)
{
    size_t room = 16;
    while (room < len)
        room *= 2;
    return room;
}

/* Gives the text room for need bytes in the pool. */
static bool make_room(struct stet_html *html, struct text *text, size_t need)
{
    if (text->pooled && need <= pool_room(text->len))
        return true;
    size_t room = pool_room(need), at = html->pool_len;
    bool at_end = text->pooled && text->at + pool_room(text->len) == html->pool_len;
    if (at_end)
        at = text->at;
    if (!html_reserve(html, &html->pool, &html->pool_cap, at + room, 1))
        return false;
    if (!at_end && text->len)
        memcpy(html->pool + at, html_text_ptr(html, *text), text->len);
    html->pool_len = at + room;
    text->at = (uint32_t)at;
    text->pooled = 1;
    return true;
}

void html_text_append(struct stet_html *html, struct text *text, const char *ptr, size_t len,
                      uint32_t at)
{
    if (len == 0)
        return;
    if (!text->pooled && at != NO_OFFSET && (text->len == 0 || text->at + text->len == at)) {
        if (text->len == 0)
            text->at = at;
        text->len += (uint32_t)len;
        return;
    }
    size_t need = text->len + len;
    if (!make_room(html, text, need))
        return;
    memcpy(html->pool + text->at + text->len, ptr, len);
    text->len = (uint32_t)need & 0x7FFFFFFF;
}
