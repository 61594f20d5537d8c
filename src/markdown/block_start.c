/* block_start.c - places in a line, and the beginnings of blocks. In: a line and how far its
 * containers have taken it. Out: what begins there. */
#include "block_start.h"
#include "span.h"

/* ---- places --------------------------------------------------------------------------------- */

void cursor_look(struct cursor *at)
{
    size_t i = at->pos, column = at->column + at->tab_rest;
    for (; i < at->line.len; i++) {
        if (at->line.ptr[i] == ' ')
            column++;
        else if (at->line.ptr[i] == '\t')
            column += 4 - column % 4;
        else
            break;
    }
    at->text = i;
    at->indent = (uint32_t)(column - at->column);
    at->blank = i == at->line.len;
}

void cursor_advance(struct cursor *at, uint32_t columns)
{
    while (columns > 0) {
        if (at->tab_rest > 0) {
            at->tab_rest--;
            at->column++;
        } else if (at->pos < at->line.len && at->line.ptr[at->pos] == '\t') {
            at->tab_rest = (uint32_t)(4 - at->column % 4);
            at->pos++;
            continue;
        } else if (at->pos < at->line.len && at->line.ptr[at->pos] == ' ') {
            at->pos++;
            at->column++;
        } else {
            break;
        }
        columns--;
    }
}

void cursor_to_text(struct cursor *at)
{
    cursor_look(at);
    at->pos = at->text;
    at->column += at->indent;
    at->tab_rest = 0;
    at->indent = 0;
}

struct stet_span cursor_text(const struct cursor *at)
{
    return stet_span_sub(at->line, at->text, at->line.len);
}

struct stet_span cursor_rest(const struct cursor *at)
{
    return stet_span_sub(at->line, at->pos, at->line.len);
}

/* Takes characters that are no tabs. */
static void take(struct cursor *at, size_t count)
{
    at->pos += count;
    at->column += count;
}

bool cursor_take_quote(struct cursor *at)
{
    cursor_look(at);
    if (at->indent >= 4 || at->blank || at->line.ptr[at->text] != '>')
        return false;
    cursor_to_text(at);
    take(at, 1);
    cursor_advance(at, 1);
    return true;
}

/* ---- HTML ----------------------------------------------------------------------------------- */

static const char *const verbatim[] = {"script", "pre", "style", "textarea"};

/* Sorted. */
static const char *const blocks[] = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul",
};

static bool is_listed(struct stet_span name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stet_span_is_nocase(name, list[i]))
            return true;
    return false;
}

static bool is_tag_of_block(struct stet_span text)
{
    bool closing = text.len > 1 && text.ptr[1] == '/';
    size_t start = closing ? 2 : 1, end = start;
    while (end < text.len && (stet_is_alpha(text.ptr[end]) || stet_is_digit(text.ptr[end])))
        end++;
    return is_listed(stet_span_sub(text, start, end), blocks, sizeof(blocks) / sizeof(blocks[0])) &&
           (end == text.len || stet_is_space(text.ptr[end]) || text.ptr[end] == '>' ||
            stet_span_starts(stet_span_sub(text, end, text.len), "/>"));
}

static bool is_verbatim(struct stet_span text)
{
    size_t end = 1;
    while (end < text.len && stet_is_alpha(text.ptr[end]))
        end++;
    return is_listed(stet_span_sub(text, 1, end), verbatim,
                     sizeof(verbatim) / sizeof(verbatim[0])) &&
           (end == text.len || stet_is_space(text.ptr[end]) || text.ptr[end] == '>');
}

uint8_t block_scan_html(struct stet_span text, bool in_paragraph)
{
    size_t reached;
    if (text.len < 2 || text.ptr[0] != '<')
        return 0;
    if (is_verbatim(text))
        return 1;
    if (stet_span_starts(text, "<!--"))
        return 2;
    if (text.ptr[1] == '?')
        return 3;
    if (stet_span_starts(text, "<![CDATA["))
        return 5;
    if (text.ptr[1] == '!')
        return text.len > 2 && stet_is_alpha(text.ptr[2]) ? 4 : 0;
    if (is_tag_of_block(text))
        return HTML_END_BLANK;
    size_t tag = in_paragraph ? 0 : markdown_scan_tag(text, 0, &reached);
    return tag > 0 && markdown_is_blank(stet_span_sub(text, tag, text.len)) ? 7 : 0;
}

bool block_html_ends(uint8_t kind, struct stet_span line)
{
    static const char *const ends[] = {[2] = "-->", [3] = "?>", [4] = ">", [5] = "]]>"};
    static const char *const tags[] = {"</script>", "</pre>", "</style>", "</textarea>"};
    if (kind >= HTML_END_BLANK)
        return false;
    if (kind > 1)
        return stet_span_find(line, ends[kind]) < line.len;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (stet_span_find_nocase(line, tags[i]) < line.len)
            return true;
    return false;
}

/* ---- rules, headings, fences ---------------------------------------------------------------- */

static size_t run_of(struct stet_span text, char c)
{
    size_t len = 0;
    while (len < text.len && text.ptr[len] == c)
        len++;
    return len;
}

bool block_scan_rule(struct stet_span text)
{
    char mark = text.len > 0 ? text.ptr[0] : '\0';
    size_t marks = 0;
    if (mark != '*' && mark != '-' && mark != '_')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == mark)
            marks++;
        else if (text.ptr[i] != ' ' && text.ptr[i] != '\t')
            return false;
    }
    return marks >= 3;
}

uint32_t block_scan_underline(struct stet_span text)
{
    char mark = text.len > 0 ? text.ptr[0] : '\0';
    size_t len = mark == '=' || mark == '-' ? run_of(text, mark) : 0;
    if (len == 0 || !markdown_is_blank(stet_span_sub(text, len, text.len)))
        return 0;
    return mark == '=' ? 1 : 2;
}

static size_t trimmed(struct stet_span text, size_t len)
{
    while (len > 0 && (text.ptr[len - 1] == ' ' || text.ptr[len - 1] == '\t'))
        len--;
    return len;
}

bool block_scan_heading(struct cursor *at, uint32_t *level)
{
    struct stet_span text = cursor_text(at);
    size_t marks = run_of(text, '#');
    if (marks == 0 || marks > 6 ||
        (marks < text.len && text.ptr[marks] != ' ' && text.ptr[marks] != '\t'))
        return false;
    *level = (uint32_t)marks;
    cursor_to_text(at);
    take(at, marks);
    cursor_to_text(at);
    text = cursor_rest(at);
    size_t len = trimmed(text, text.len), end = len;
    while (end > 0 && text.ptr[end - 1] == '#')
        end--;
    if (end == 0 || text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t')
        len = trimmed(text, end);
    at->line.len = at->pos + len;
    return true;
}

bool block_scan_fence(struct cursor *at, struct block *block)
{
    struct stet_span text = cursor_text(at);
    char mark = text.len > 0 ? text.ptr[0] : '\0';
    size_t len = mark == '`' || mark == '~' ? run_of(text, mark) : 0;
    struct stet_span info = stet_span_trim(stet_span_sub(text, len, text.len));
    if (len < 3 || (mark == '`' && memchr(info.ptr, '`', info.len)))
        return false;
    *block = (struct block){
        .kind = STET_MARKDOWN_CODE_BLOCK,
        .mark = mark,
        .fence = (uint32_t)len,
        .indent = at->indent,
        .info = info,
    };
    return true;
}

/* ---- items ---------------------------------------------------------------------------------- */

/* The length of the mark at the beginning of text, 0 if there is none. */
static size_t scan_mark(struct stet_span text, struct block *item)
{
    size_t i = 0;
    uint32_t number = 0;
    while (i < text.len && i < 9 && stet_is_digit(text.ptr[i]))
        number = number * 10 + (uint32_t)(text.ptr[i++] - '0');
    char mark = i < text.len ? text.ptr[i] : '\0';
    bool ordered = i > 0 && (mark == '.' || mark == ')');
    bool bullet = i == 0 && (mark == '-' || mark == '+' || mark == '*');
    if (!ordered && !bullet)
        return 0;
    i++;
    if (i < text.len && text.ptr[i] != ' ' && text.ptr[i] != '\t')
        return 0;
    *item = (struct block){
        .kind = STET_MARKDOWN_ITEM, .mark = mark, .ordered = ordered, .number = number};
    return i;
}

bool block_scan_item(struct cursor *at, bool interrupts, struct block *item)
{
    struct stet_span text = cursor_text(at);
    size_t mark = scan_mark(text, item);
    if (mark == 0)
        return false;
    if (interrupts && ((item->ordered && item->number != 1) ||
                       markdown_is_blank(stet_span_sub(text, mark, text.len))))
        return false;
    uint32_t before = at->indent;
    cursor_to_text(at);
    take(at, mark);
    cursor_look(at);
    bool code = at->indent >= 5 || at->blank; /* indented code, or nothing: one blank counts */
    uint32_t after = code ? 1 : at->indent;
    cursor_advance(at, after);
    item->indent = before + (uint32_t)mark + after;
    return true;
}
