/* write_inline.c - the inlines of a block, on one line or one sentence a line.
 *
 * Emphasis is written with asterisks wherever every version of CommonMark's flanking rules reads
 * them so, and as <em> or <strong> elsewhere. Invariant: an asterisk that opens cannot close one
 * that is open, and no two runs of asterisks touch; so each run can pair with its own partner only.
 */
#include "span.h"
#include "utf8.h"
#include "write.h"

#define MAX_INLINE_DEPTH (2 * STET_MAX_DOCUMENT_DEPTH)
#define MAX_CODE_FENCE   32 /* backticks: md4c reads no more */

enum style {
    STYLE_BARE, /* the content alone: a link within a link */
    STYLE_MARK, /* asterisks */
    STYLE_TAG,
    STYLE_LINK
};

struct run {
    struct stet_writer *w;
    enum style styles[MAX_INLINE_DEPTH];
    size_t depth;
    unsigned marks, links; /* how many of them are open */
};

static const char *tag_name(enum stet_node_kind kind)
{
    switch (kind) {
    case STET_NODE_EMPHASIS: return "em";
    case STET_NODE_STRONG: return "strong";
    case STET_NODE_SUBSCRIPT: return "sub";
    default: return "sup";
    }
}

static void put_tag(struct stet_buf *out, const char *before, const char *name)
{
    stet_buf_puts(out, before);
    stet_buf_puts(out, name);
    stet_buf_putc(out, '>');
}

/* ---- emphasis ------------------------------------------------------------------------------- */

static enum stet_char_class first_class(const struct stet_node *node)
{
    if (!node || node->kind == STET_NODE_SENTENCE)
        return STET_CHAR_SPACE;
    if (node->kind != STET_NODE_TEXT || node->text.len == 0)
        return STET_CHAR_PUNCTUATION;
    size_t pos = 0;
    return stet_markdown_class(stet_utf8_next(node->text.ptr, node->text.len, &pos));
}

static enum stet_char_class last_class(const struct stet_node *node)
{
    if (!node || node->kind == STET_NODE_SENTENCE || node->kind == STET_NODE_BREAK)
        return STET_CHAR_SPACE;
    if (node->kind != STET_NODE_TEXT || node->text.len == 0)
        return STET_CHAR_PUNCTUATION;
    size_t pos = node->text.len;
    return stet_markdown_class(stet_utf8_prev(node->text.ptr, &pos));
}

static bool is_edge(enum stet_char_class class)
{
    return class == STET_CHAR_SPACE || class == STET_CHAR_PUNCTUATION;
}

/* true if asterisks around node are read as this emphasis by everybody. */
static bool can_use_marks(const struct run *run, const struct stet_node *node)
{
    const struct stet_writer *w = run->w;
    enum stet_char_class before = STET_CHAR_SPACE, after;
    if (w->out->len > w->line_start) {
        size_t pos = w->out->len;
        uint32_t code = stet_utf8_prev(w->out->ptr, &pos);
        if (code == '*')
            return false;
        before = stet_markdown_class(code);
    }
    if (node->next)
        after = first_class(node->next);
    else if (stet_node_holds_inlines(node->parent->kind))
        after = STET_CHAR_SPACE;
    else if (run->depth > 0 && run->styles[run->depth - 1] == STYLE_MARK)
        return false; /* the parent's mark would touch this one's */
    else
        after = STET_CHAR_PUNCTUATION;
    enum stet_char_class first = first_class(node->first), last = last_class(node->last);
    if (first == STET_CHAR_SPACE || last == STET_CHAR_SPACE)
        return false;
    if (first != STET_CHAR_WORD && !is_edge(before))
        return false;
    if (last != STET_CHAR_WORD && !is_edge(after))
        return false;
    return run->marks == 0 || before == STET_CHAR_SPACE ||
           (before == STET_CHAR_PUNCTUATION && first == STET_CHAR_WORD);
}

/* ---- leaves --------------------------------------------------------------------------------- */

/* Parentheses that pair need no help; a destination that is empty or where they do not goes in <>.
 */
static bool needs_pointy(struct stet_span url)
{
    long depth = 0;
    for (size_t i = 0; i < url.len && depth >= 0; i++)
        depth += url.ptr[i] == '(' ? 1 : url.ptr[i] == ')' ? -1 : 0;
    return depth != 0;
}

void stet_document_write_url(struct stet_buf *out, struct stet_span url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c <= 0x20 || c == 0x7F || strchr("<>\"\\`|", c))
            stet_buf_printf(out, "%%%02X", c);
        else
            stet_buf_putc(out, (char)c);
    }
}

/* A character of a URL that could begin an entity, or that md4c takes for a mark of emphasis or of
 * a link even there. */
static bool is_mark_up(struct stet_span url, size_t at)
{
    char before = at > 0 ? url.ptr[at - 1] : ' ';
    switch (url.ptr[at]) {
    case '*':
    case '[':
    case ']': return true;
    case '_': return !stet_is_alpha(before) && !stet_is_digit(before); /* else it can but close */
    case '&': return memchr(url.ptr + at, ';', url.len - at < 50 ? url.len - at : 50) != NULL;
    default: return false;
    }
}

/* "(url)" or "(url "title")". Escapes of Markdown are read in both. */
static void put_destination(struct stet_buf *out, struct stet_span raw, struct stet_span title)
{
    struct stet_buf url;
    stet_buf_init(&url, out->max);
    stet_document_write_url(&url, raw);
    bool pointy = needs_pointy((struct stet_span){url.ptr, url.len});
    stet_buf_puts(out, pointy ? "(<" : "(");
    for (size_t i = 0; i < url.len; i++) {
        if (is_mark_up((struct stet_span){url.ptr, url.len}, i))
            stet_buf_putc(out, '\\');
        stet_buf_putc(out, url.ptr[i]);
    }
    if (pointy)
        stet_buf_putc(out, '>');
    if (title.len > 0) {
        stet_buf_puts(out, " \"");
        for (size_t i = 0; i < title.len; i++) {
            char c = title.ptr[i] == '\n' || title.ptr[i] == '\r' ? ' ' : title.ptr[i];
            if (c != '\0' && strchr("\\\"`<>&[]|*_!", c))
                stet_buf_putc(out, '\\');
            stet_buf_putc(out, c);
        }
        stet_buf_putc(out, '"');
    }
    stet_buf_putc(out, ')');
    stet_buf_free(&url);
}

void stet_write_image(struct stet_writer *w, struct stet_span alt, struct stet_span url)
{
    stet_buf_puts(w->out, "![");
    stet_write_text(w, alt, (struct stet_text_place){.in_brackets = true});
    stet_buf_putc(w->out, ']');
    put_destination(w->out, url, (struct stet_span){"", 0});
}

static bool holds(struct stet_span text, char c)
{
    return text.len > 0 && memchr(text.ptr, c, text.len) != NULL;
}

/* Between backticks, or in a tag where Markdown has no way: an end of line, a pipe in a table, a
 * bracket that could end a link's definition. */
static void put_code_tag(const struct run *run, struct stet_span text)
{
    stet_buf_puts(run->w->out, "<code>");
    stet_write_text(run->w, text, (struct stet_text_place){.in_brackets = run->links > 0});
    stet_buf_puts(run->w->out, "</code>");
}

static void put_code(const struct run *run, const struct stet_node *node)
{
    struct stet_writer *w = run->w;
    struct stet_span text = node->text;
    size_t fence = 1, count = 0;
    bool blank = true;
    for (size_t i = 0; i < text.len; i++) {
        count = text.ptr[i] == '`' ? count + 1 : 0;
        if (count >= fence)
            fence = count + 1;
        blank = blank && text.ptr[i] == ' ';
    }
    bool touching = w->out->len > w->line_start && w->out->ptr[w->out->len - 1] == '`';
    if (text.len == 0 || touching || fence > MAX_CODE_FENCE || holds(text, '\n') ||
        (w->block == STET_NODE_CELL && holds(text, '|')) || (run->links > 0 && holds(text, ']'))) {
        put_code_tag(run, text);
        return;
    }
    char first = text.ptr[0], last = text.ptr[text.len - 1];
    bool pad = first == '`' || last == '`' || (!blank && first == ' ' && last == ' ');
    for (size_t i = 0; i < fence; i++)
        stet_buf_putc(w->out, '`');
    stet_buf_puts(w->out, pad ? " " : "");
    stet_buf_append(w->out, text.ptr, text.len);
    stet_buf_puts(w->out, pad ? " " : "");
    for (size_t i = 0; i < fence; i++)
        stet_buf_putc(w->out, '`');
}

static void put_sentence(struct stet_writer *w)
{
    if (w->block != STET_NODE_PARAGRAPH) {
        stet_buf_putc(w->out, ' ');
    } else if (w->out->len > w->line_start) {
        stet_write_end_line(w);
        stet_write_begin_line(w);
    }
}

static void put_text(const struct run *run, const struct stet_node *node)
{
    const struct stet_node *next = node->next;
    stet_write_text(run->w, node->text,
                    (struct stet_text_place){
                        .in_brackets = run->links > 0,
                        .before_link = next && next->kind == STET_NODE_LINK,
                        .before_text = next && next->kind == STET_NODE_TEXT,
                        .before_break = !next || next->kind == STET_NODE_SENTENCE ||
                                        next->kind == STET_NODE_BREAK,
                    });
}

static void put_break(struct stet_writer *w)
{
    if (w->block != STET_NODE_PARAGRAPH) {
        stet_buf_puts(w->out, "<br>");
        return;
    }
    stet_buf_putc(w->out, '\\');
    stet_write_end_line(w);
    stet_write_begin_line(w);
}

/* ---- the walk ------------------------------------------------------------------------------- */

static enum stet_status open_inline(struct run *run, const struct stet_node *node,
                                    struct stet_error *error)
{
    if (run->depth == MAX_INLINE_DEPTH)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "cannot write a paragraph with emphasis nested "
                              "more than %d deep: normalise it first",
                              MAX_INLINE_DEPTH);
    struct stet_buf *out = run->w->out;
    enum style style = STYLE_TAG;
    if (node->kind == STET_NODE_LINK)
        style = run->links > 0 ? STYLE_BARE : STYLE_LINK;
    else if (node->kind <= STET_NODE_STRONG && can_use_marks(run, node))
        style = STYLE_MARK;
    if (style == STYLE_LINK)
        stet_buf_putc(out, '[');
    else if (style == STYLE_MARK)
        stet_buf_puts(out, node->kind == STET_NODE_STRONG ? "**" : "*");
    else if (style == STYLE_TAG)
        put_tag(out, "<", tag_name(node->kind));
    run->links += style == STYLE_LINK;
    run->marks += style == STYLE_MARK;
    run->styles[run->depth++] = style;
    return STET_OK;
}

static void close_inline(struct run *run, const struct stet_node *node)
{
    struct stet_buf *out = run->w->out;
    enum style style = run->styles[--run->depth];
    run->links -= style == STYLE_LINK;
    run->marks -= style == STYLE_MARK;
    if (style == STYLE_LINK) {
        stet_buf_putc(out, ']');
        put_destination(out, node->url, node->title);
    } else if (style == STYLE_MARK) {
        stet_buf_puts(out, node->kind == STET_NODE_STRONG ? "**" : "*");
    } else if (style == STYLE_TAG) {
        put_tag(out, "</", tag_name(node->kind));
    }
}

static bool is_container(enum stet_node_kind kind)
{
    return kind >= STET_NODE_EMPHASIS && kind <= STET_NODE_SUPERSCRIPT;
}

static enum stet_status enter(struct run *run, const struct stet_node *node,
                              struct stet_error *error)
{
    switch (node->kind) {
    case STET_NODE_TEXT: put_text(run, node); return STET_OK;
    case STET_NODE_CODE: put_code(run, node); return STET_OK;
    case STET_NODE_INLINE_IMAGE: stet_write_image(run->w, node->text, node->url); return STET_OK;
    case STET_NODE_BREAK: put_break(run->w); return STET_OK;
    case STET_NODE_SENTENCE: put_sentence(run->w); return STET_OK;
    default: return is_container(node->kind) ? open_inline(run, node, error) : STET_OK;
    }
}

enum stet_status stet_write_inlines(struct stet_writer *w, const struct stet_node *block,
                                    struct stet_error *error)
{
    struct run run = {.w = w};
    w->block = block->kind;
    w->line_start = w->out->len;
    w->brackets = 0;
    for (const struct stet_node *node = block->first; node;) {
        enum stet_status status = enter(&run, node, error);
        if (status < 0)
            return status;
        if (node->first && is_container(node->kind)) {
            node = node->first;
            continue;
        }
        if (is_container(node->kind))
            close_inline(&run, node);
        while (!node->next && node->parent != block) {
            node = node->parent;
            close_inline(&run, node);
        }
        node = node->next;
    }
    return STET_OK;
}
