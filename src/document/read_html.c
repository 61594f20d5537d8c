/* read_html.c - raw HTML within Markdown: what the writer writes, and what others like to write.
 *
 * Known tags become nodes. Of all other HTML the tags are dropped and the text is kept; comments,
 * scripts and styles go altogether. Each drop is a diagnostic. */
#include "markdown.h"
#include "read.h"
#include "span.h"
#include "utf8.h"

enum action {
    ACTION_INLINE, /* an inline container of kind */
    ACTION_CODE,
    ACTION_BREAK,
    ACTION_IMAGE,
    ACTION_LINK,
    ACTION_FIGURE,
    ACTION_EMBED,
    ACTION_BLOCK, /* ends a paragraph */
    ACTION_HIDDEN /* its content is no text */
};

static const struct tag {
    const char *name;
    enum action action;
    enum stet_node_kind kind;
} tags[] = {
    {"em", ACTION_INLINE, STET_NODE_EMPHASIS},     {"i", ACTION_INLINE, STET_NODE_EMPHASIS},
    {"strong", ACTION_INLINE, STET_NODE_STRONG},   {"b", ACTION_INLINE, STET_NODE_STRONG},
    {"sub", ACTION_INLINE, STET_NODE_SUBSCRIPT},   {"sup", ACTION_INLINE, STET_NODE_SUPERSCRIPT},
    {"code", ACTION_CODE, STET_NODE_CODE},         {"br", ACTION_BREAK, STET_NODE_BREAK},
    {"img", ACTION_IMAGE, STET_NODE_INLINE_IMAGE}, {"a", ACTION_LINK, STET_NODE_LINK},
    {"figure", ACTION_FIGURE, STET_NODE_FIGURE},   {"iframe", ACTION_EMBED, STET_NODE_EMBED},
    {"script", ACTION_HIDDEN, STET_NODE_TEXT},     {"style", ACTION_HIDDEN, STET_NODE_TEXT},
    {"p", ACTION_BLOCK, STET_NODE_TEXT},           {"div", ACTION_BLOCK, STET_NODE_TEXT},
    {"figcaption", ACTION_BLOCK, STET_NODE_TEXT},  {"section", ACTION_BLOCK, STET_NODE_TEXT},
    {"article", ACTION_BLOCK, STET_NODE_TEXT},     {"aside", ACTION_BLOCK, STET_NODE_TEXT},
    {"header", ACTION_BLOCK, STET_NODE_TEXT},      {"footer", ACTION_BLOCK, STET_NODE_TEXT},
    {"table", ACTION_BLOCK, STET_NODE_TEXT},       {"tr", ACTION_BLOCK, STET_NODE_TEXT},
    {"ul", ACTION_BLOCK, STET_NODE_TEXT},          {"ol", ACTION_BLOCK, STET_NODE_TEXT},
    {"li", ACTION_BLOCK, STET_NODE_TEXT},          {"blockquote", ACTION_BLOCK, STET_NODE_TEXT},
    {"h1", ACTION_BLOCK, STET_NODE_TEXT},          {"h2", ACTION_BLOCK, STET_NODE_TEXT},
    {"h3", ACTION_BLOCK, STET_NODE_TEXT},          {"h4", ACTION_BLOCK, STET_NODE_TEXT},
    {"pre", ACTION_BLOCK, STET_NODE_TEXT},         {"hr", ACTION_BLOCK, STET_NODE_TEXT},
    {"details", ACTION_BLOCK, STET_NODE_TEXT},     {"summary", ACTION_BLOCK, STET_NODE_TEXT},
};

static const struct tag *find_tag(struct stet_span name)
{
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (stet_span_is_nocase(name, tags[i].name))
            return &tags[i];
    return NULL;
}

/* A tag as it stands: "<name attributes>" or "</name>". */
struct element {
    struct stet_span name, attributes;
    bool closing;
};

/* The end of a tag that begins at from: behind its ">", or the text's end. */
static size_t tag_end(struct stet_span html, size_t from)
{
    char quote = '\0';
    for (size_t i = from; i < html.len; i++) {
        char c = html.ptr[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && html.ptr[i - 1] == '=')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return html.len;
}

static size_t parse_element(struct stet_span html, size_t from, struct element *out)
{
    size_t end = tag_end(html, from + 1), i = from + 1;
    *out = (struct element){.closing = i < end && html.ptr[i] == '/'};
    i += out->closing;
    size_t start = i;
    while (i < end &&
           (stet_is_alpha(html.ptr[i]) || stet_is_digit(html.ptr[i]) || html.ptr[i] == '-'))
        i++;
    out->name = stet_span_sub(html, start, i);
    out->attributes = stet_span_sub(html, i, end > i && html.ptr[end - 1] == '>' ? end - 1 : end);
    return end;
}

/* The raw value of an attribute; empty without it. */
static struct stet_span get_attribute(const struct element *element, const char *name)
{
    struct stet_span rest = element->attributes;
    size_t i = 0;
    while (i < rest.len) {
        while (i < rest.len && (stet_is_space(rest.ptr[i]) || rest.ptr[i] == '/'))
            i++;
        size_t start = i;
        while (i < rest.len && !stet_is_space(rest.ptr[i]) && rest.ptr[i] != '=')
            i++;
        struct stet_span key = stet_span_sub(rest, start, i), value = {"", 0};
        while (i < rest.len && stet_is_space(rest.ptr[i]))
            i++;
        if (i < rest.len && rest.ptr[i] == '=') {
            for (i++; i < rest.len && stet_is_space(rest.ptr[i]);)
                i++;
            char quote =
                i < rest.len && (rest.ptr[i] == '"' || rest.ptr[i] == '\'') ? rest.ptr[i] : '\0';
            start = i += quote != '\0';
            while (i < rest.len && (quote ? rest.ptr[i] != quote : !stet_is_space(rest.ptr[i])))
                i++;
            value = stet_span_sub(rest, start, i);
            i += quote != '\0' && i < rest.len;
        }
        if (stet_span_is_nocase(key, name))
            return value;
    }
    return (struct stet_span){"", 0};
}

/* Appends text with its character references resolved. */
static void append_decoded(struct stet_buf *out, struct stet_span text)
{
    while (text.len > 0) {
        char code[8];
        size_t code_len, len = text.ptr[0] == '&' ? stet_markdown_entity(text, code, &code_len) : 0;
        if (len > 0) {
            stet_buf_append(out, code, code_len);
        } else {
            const char *next = memchr(text.ptr + 1, '&', text.len - 1);
            len = next ? (size_t)(next - text.ptr) : text.len;
            stet_buf_append(out, text.ptr, len);
        }
        text = stet_span_sub(text, len, text.len);
    }
}

/* The same with its references resolved, in the document's arena. */
static struct stet_span take_attribute(struct stet_reader *r, const struct element *element,
                                       const char *name)
{
    struct stet_buf value;
    stet_buf_init(&value, STET_MAX_DECODED_BYTES);
    append_decoded(&value, get_attribute(element, name));
    struct stet_span copy = stet_read_copy(r, (struct stet_span){value.ptr, value.len});
    stet_buf_free(&value);
    return copy;
}

static void drop(struct stet_reader *r, struct stet_span what)
{
    stet_document_diagnose(r->document, "dropped-html", r->html_offset, what);
}

static void add_embed(struct stet_reader *r, const struct element *element)
{
    struct stet_node *node = stet_read_add_block(r, STET_NODE_EMBED);
    if (!node)
        return;
    node->url = take_attribute(r, element, "src");
    node->text = take_attribute(r, element, "title");
}

static void add_image(struct stet_reader *r, const struct element *element)
{
    struct stet_node *node = stet_read_add_inline(r, STET_NODE_INLINE_IMAGE);
    if (!node)
        return;
    node->url = take_attribute(r, element, "src");
    node->text = take_attribute(r, element, "alt");
}

static void code_tag(struct stet_reader *r, const struct element *element)
{
    if (!element->closing && r->verbatim == STET_NODE_DOCUMENT) {
        stet_read_text(r, (struct stet_span){"", 0}); /* ends what came before */
        r->verbatim = STET_NODE_CODE;
        r->held_offset = r->html_offset;
    } else if (element->closing && r->verbatim == STET_NODE_CODE) {
        r->verbatim = STET_NODE_DOCUMENT;
        struct stet_node *node = stet_read_add_inline(r, STET_NODE_CODE);
        if (node) {
            node->text = stet_read_copy(r, (struct stet_span){r->held.ptr, r->held.len});
            node->offset = r->held_offset;
        }
        stet_buf_clear(&r->held);
    }
}

static void handle_element(struct stet_reader *r, const struct element *element, bool in_block,
                           struct stet_span source)
{
    const struct tag *tag = find_tag(element->name);
    if (r->dropping) {
        if (element->closing && stet_span_is_nocase(element->name, r->dropping))
            r->dropping = NULL;
        return;
    }
    bool known = tag && (in_block || tag->action < ACTION_FIGURE);
    if (tag && tag->action == ACTION_CODE && r->images == 0) {
        code_tag(r, element);
        return;
    }
    if (!known || r->images > 0 || r->verbatim != STET_NODE_DOCUMENT) {
        drop(r, source);
        if (tag && tag->action >= ACTION_EMBED && tag->action != ACTION_BLOCK && !element->closing)
            r->dropping = tag->name;
        return;
    }
    switch (tag->action) {
    case ACTION_INLINE:
        if (!element->closing)
            stet_read_open_inline(r, tag->kind, (struct stet_span){"", 0});
        else if (!stet_read_close_inline(r, tag->kind))
            drop(r, source);
        break;
    case ACTION_LINK:
        if (!element->closing)
            stet_read_open_inline(r, STET_NODE_LINK, take_attribute(r, element, "href"));
        else if (!stet_read_close_inline(r, STET_NODE_LINK))
            drop(r, source);
        break;
    case ACTION_BREAK: (void)stet_read_add_inline(r, STET_NODE_BREAK); break;
    case ACTION_IMAGE: add_image(r, element); break;
    case ACTION_FIGURE:
        if (element->closing)
            stet_read_close_figure(r);
        else
            stet_read_open_figure(r);
        break;
    case ACTION_EMBED:
        if (!element->closing) {
            add_embed(r, element);
            r->dropping = tag->name;
        }
        break;
    case ACTION_HIDDEN:
        drop(r, source);
        r->dropping = element->closing ? NULL : tag->name;
        break;
    default:
        drop(r, source);
        stet_read_end_leaf(r);
        break;
    }
}

/* Text between tags. White space between blocks is nothing. */
static void handle_text(struct stet_reader *r, struct stet_span text)
{
    if (r->dropping || text.len == 0 || (!r->leaf && stet_span_trim(text).len == 0))
        return;
    struct stet_buf decoded;
    stet_buf_init(&decoded, STET_MAX_DECODED_BYTES);
    append_decoded(&decoded, text);
    stet_read_text(r, stet_read_copy(r, (struct stet_span){decoded.ptr, decoded.len}));
    stet_buf_free(&decoded);
}

/* The end of what begins with "<" at from and is no element: a comment, a declaration. */
static size_t other_end(struct stet_span html, size_t from)
{
    struct stet_span rest = stet_span_sub(html, from, html.len);
    const char *stop = stet_span_starts(rest, "<!--")        ? "-->"
                       : stet_span_starts(rest, "<![CDATA[") ? "]]>"
                       : stet_span_starts(rest, "<?")        ? "?>"
                                                             : ">";
    size_t at = stet_span_find(rest, stop);
    return at == rest.len ? html.len : from + at + strlen(stop);
}

void stet_read_html(struct stet_reader *r, bool in_block)
{
    struct stet_span html = {r->html.ptr, r->html.len};
    if (r->html.failed)
        r->status = STET_ERR_MEMORY;
    size_t i = 0;
    while (i < html.len && r->status == STET_OK) {
        const char *next = memchr(html.ptr + i, '<', html.len - i);
        size_t at = next ? (size_t)(next - html.ptr) : html.len;
        char c = at + 1 < html.len ? html.ptr[at + 1] : ' ';
        bool other = c == '!' || c == '?';
        if (at < html.len && !other && c != '/' && !stet_is_alpha(c))
            at++; /* a bare "<" is text */
        handle_text(r, stet_span_sub(html, i, at));
        i = at;
        if (i == html.len || html.ptr[i] != '<')
            continue;
        size_t end;
        if (other) {
            end = other_end(html, i);
            if (!r->dropping)
                drop(r, stet_span_sub(html, i, end));
        } else {
            struct element element;
            end = parse_element(html, i, &element);
            handle_element(r, &element, in_block, stet_span_sub(html, i, end));
        }
        i = end;
    }
    stet_buf_clear(&r->html);
}
