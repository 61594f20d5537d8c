/* html_plain.c - see html_plain.h. In: a tree. Out: whether it must survive being written and
 * parsed. Each node is looked at with its parent: no phrase holds a block, so no <p> does. */
#include "html_plain.h"
#include "span.h"

enum group {
    GROUP_NONE,
    GROUP_BLOCK,  /* nests in any block */
    GROUP_PHRASE, /* nests in any block or phrase */
    GROUP_VOID,   /* the same, with nothing inside */
    GROUP_P,
    GROUP_HEADING,
    GROUP_LIST,
    GROUP_ITEM,
    GROUP_TABLE,
    GROUP_ROWS,
    GROUP_ROW,
    GROUP_CELL
};

static enum group group(enum stet_html_tag tag)
{
    switch (tag) {
    case STET_HTML_TAG_DIV:
    case STET_HTML_TAG_SECTION:
    case STET_HTML_TAG_ARTICLE:
    case STET_HTML_TAG_ASIDE:
    case STET_HTML_TAG_MAIN:
    case STET_HTML_TAG_NAV:
    case STET_HTML_TAG_HEADER:
    case STET_HTML_TAG_FOOTER:
    case STET_HTML_TAG_FIGURE:
    case STET_HTML_TAG_FIGCAPTION:
    case STET_HTML_TAG_BLOCKQUOTE: return GROUP_BLOCK;
    case STET_HTML_TAG_SPAN:
    case STET_HTML_TAG_SUP:
    case STET_HTML_TAG_SUB:
    case STET_HTML_TAG_CITE:
    case STET_HTML_TAG_TIME:
    case STET_HTML_TAG_B:
    case STET_HTML_TAG_I:
    case STET_HTML_TAG_EM:
    case STET_HTML_TAG_STRONG: return GROUP_PHRASE;
    case STET_HTML_TAG_IMG:
    case STET_HTML_TAG_BR: return GROUP_VOID;
    case STET_HTML_TAG_P: return GROUP_P;
    case STET_HTML_TAG_H1:
    case STET_HTML_TAG_H2:
    case STET_HTML_TAG_H3: return GROUP_HEADING;
    case STET_HTML_TAG_UL:
    case STET_HTML_TAG_OL: return GROUP_LIST;
    case STET_HTML_TAG_LI: return GROUP_ITEM;
    case STET_HTML_TAG_TABLE: return GROUP_TABLE;
    case STET_HTML_TAG_TBODY:
    case STET_HTML_TAG_THEAD: return GROUP_ROWS;
    case STET_HTML_TAG_TR: return GROUP_ROW;
    case STET_HTML_TAG_TD:
    case STET_HTML_TAG_TH: return GROUP_CELL;
    default: return GROUP_NONE;
    }
}

/* Whether an element of one group may stand in one of another. */
static bool nests(enum group inner, enum group outer)
{
    bool flow = outer == GROUP_BLOCK || outer == GROUP_ITEM || outer == GROUP_CELL;
    switch (inner) {
    case GROUP_PHRASE:
    case GROUP_VOID:
        return flow || outer == GROUP_PHRASE || outer == GROUP_P || outer == GROUP_HEADING;
    case GROUP_BLOCK:
    case GROUP_P:
    case GROUP_HEADING:
    case GROUP_LIST:
    case GROUP_TABLE: return flow;
    case GROUP_ITEM: return outer == GROUP_LIST;
    case GROUP_ROWS: return outer == GROUP_TABLE;
    case GROUP_ROW: return outer == GROUP_ROWS;
    case GROUP_CELL: return outer == GROUP_ROW;
    default: return false;
    }
}

static bool has(struct stet_span text, const char *what)
{
    struct stet_span found = stet_span_of(what);
    for (size_t i = 0; i + found.len <= text.len; i++)
        if (memcmp(text.ptr + i, found.ptr, found.len) == 0)
            return true;
    return false;
}

static bool plain_attributes(const struct stet_html *html, stet_html_node node)
{
    struct stet_span name, value;
    for (size_t i = 0; stet_html_attribute_at(html, node, i, &name, &value); i++)
        if (has(value, "\r"))
            return false;
    return true;
}

/* Text or comment. */
static bool plain_data(const struct stet_html *html, stet_html_node node, enum group outer)
{
    struct stet_span text = stet_html_text(html, node);
    if (text.len == 0 || has(text, "\r") || memchr(text.ptr, '\0', text.len))
        return false;
    if (stet_html_kind(html, node) == STET_HTML_KIND_COMMENT)
        return !has(text, "--") && text.ptr[0] != '>' && text.ptr[0] != '-' &&
               text.ptr[text.len - 1] != '-' && text.ptr[text.len - 1] != '!';
    stet_html_node next = stet_html_next(html, node);
    if (next && stet_html_kind(html, next) == STET_HTML_KIND_TEXT)
        return false;
    return outer != GROUP_TABLE && outer != GROUP_ROWS && outer != GROUP_ROW;
}

/* Everything below an element that may hold blocks. */
static bool plain_below(const struct stet_html *html, stet_html_node root)
{
    stet_html_node node = root;
    while ((node = stet_html_walk(html, root, node, false)) != STET_HTML_NONE) {
        stet_html_node parent = stet_html_parent(html, node);
        enum group outer = parent == root ? GROUP_BLOCK : group(stet_html_tag(html, parent));
        if (stet_html_kind(html, node) != STET_HTML_KIND_ELEMENT) {
            if (!plain_data(html, node, outer))
                return false;
        } else if (stet_html_namespace(html, node) != STET_HTML_NS_HTML ||
                   !nests(group(stet_html_tag(html, node)), outer) ||
                   !plain_attributes(html, node)) {
            return false;
        }
    }
    return true;
}

bool html_is_plain(const struct stet_html *html)
{
    stet_html_node top = stet_html_first_child(html, STET_HTML_DOCUMENT);
    if (top && stet_html_kind(html, top) == STET_HTML_KIND_DOCTYPE)
        top = stet_html_next(html, top);
    if (!top || stet_html_tag(html, top) != STET_HTML_TAG_HTML || stet_html_next(html, top) ||
        stet_html_flattened(html))
        return false;
    stet_html_node head = stet_html_first_child(html, top);
    if (!head || stet_html_tag(html, head) != STET_HTML_TAG_HEAD ||
        stet_html_first_child(html, head))
        return false;
    stet_html_node body = stet_html_next(html, head);
    return body && stet_html_tag(html, body) == STET_HTML_TAG_BODY && !stet_html_next(html, body) &&
           plain_attributes(html, top) && plain_attributes(html, head) &&
           plain_attributes(html, body) && plain_below(html, body);
}
