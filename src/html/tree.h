/* tree.h - the tree as it lies in memory: flat arrays of nodes and attributes, texts by reference.
 */
#ifndef STET_HTML_TREE_H
#define STET_HTML_TREE_H

#include "arena.h"
#include "map.h"
#include <stet/html.h>

#define NO_OFFSET UINT32_MAX

/* Text of the page: in the input as it stands there, or in the pool if it had to be changed. */
struct text {
    uint32_t at;
    uint32_t len : 31;
    uint32_t pooled : 1;
};

enum node_flag {
    NODE_OPEN = 1,      /* on the stack of open elements */
    NODE_FORMATTING = 2 /* in the list of active formatting elements */
};

struct node {
    stet_html_node parent, first, last, previous, next;
    uint32_t offset;  /* in the input, or NO_OFFSET */
    struct text text; /* of an element: at is its first attribute, len their count */
    uint32_t name;    /* of an element: its number, see names.h */
    uint8_t kind, ns, flags;
};

struct attr {
    uint32_t name; /* its number, see names.h */
    struct text value;
};

/* Numbers for names: those of the enum, then the page's own in order of appearance. */
struct names {
    struct stet_map *map; /* from a name of the page to its number */
    struct stet_span *own;
    size_t count, cap; /* of own */
};

struct stet_html {
    struct stet_span input;
    struct node *nodes; /* [0] is a sink for what is written after a failure */
    size_t node_count, node_cap;
    struct attr *attrs;
    size_t attr_count, attr_cap;
    char *pool;
    size_t pool_len, pool_cap;
    struct names tag_names, attr_names;
    struct stet_arena *arena; /* the bytes of names that do not stand in the input */
    size_t memory;            /* bytes of the arrays */
    size_t flattened;
    struct text doctype_public, doctype_system;
    bool has_doctype_ids, quirks;
    struct stet_error *error; /* while parsing: where the first failure is told */
    enum stet_status status;
};

/* Makes room for need items in an array, which grows by halves within STET_MAX_HTML_ARENA. array is
 * the address of the pointer to its first item. false (and html->status) if it cannot. */
bool html_grow(struct stet_html *html, void *array, size_t *cap, size_t need, size_t item);
static inline bool html_reserve(struct stet_html *html, void *array, size_t *cap, size_t need,
                                size_t item)
{
    return need <= *cap || html_grow(html, array, cap, need, item);
}
/* Sets the status of the first failure. */
void html_fail(struct stet_html *html, enum stet_status status, const char *message);

/* A new node without parent; 0, the sink, after a failure. */
stet_html_node html_node_new(struct stet_html *html, enum stet_html_kind kind, uint32_t offset);
/* Puts a node that stands nowhere in front of before, or last in parent if that is 0. */
void html_link(struct stet_html *html, stet_html_node parent, stet_html_node before,
               stet_html_node node);
void html_unlink(struct stet_html *html, stet_html_node node);
/* Moves all children of from behind those of to. */
void html_move_children(struct stet_html *html, stet_html_node from, stet_html_node to);

/* Appends bytes to the pool, at its end; false after a failure. */
bool html_pool(struct stet_html *html, const char *ptr, size_t len);
/* Appends bytes to *text; at is where they stand in the input, or NO_OFFSET. Amortised linear. */
void html_text_append(struct stet_html *html, struct text *text, const char *ptr, size_t len,
                      uint32_t at);

static inline const char *html_text_ptr(const struct stet_html *html, struct text text)
{
    return (text.pooled ? html->pool : html->input.ptr) + text.at;
}

static inline struct stet_span html_text_span(const struct stet_html *html, struct text text)
{
    if (text.len == 0)
        return (struct stet_span){"", 0};
    return (struct stet_span){html_text_ptr(html, text), text.len};
}

static inline const struct attr *html_attrs(const struct stet_html *html, const struct node *node)
{
    return html->attrs + node->text.at;
}

#endif
