/* tokenizer_tag.c - tags and their attributes. In: the page behind "<" or "</". Out: a tag token
 * whose attributes lie at the end of html->attrs, each name once, at most STET_MAX_HTML_ATTRIBUTES.
 */
#include "limits.h"
#include "names.h"
#include "span.h"
#include "tokenizer.h"

/* What ends a tag's name, an attribute's name, or an unquoted value; UPPER and NUL change a name.
 */
enum {
    ENDS_TAG = 1,
    ENDS_ATTR = 2,
    ENDS_VALUE = 4,
    CHANGES = 8,
    IN_SINGLE = 16, /* stops in a single-quoted value */
    IN_DOUBLE = 32
};

#define SPACE (ENDS_TAG | ENDS_ATTR | ENDS_VALUE)
#define ODD   (ENDS_VALUE | IN_SINGLE | IN_DOUBLE)

static const uint8_t classes[256] = {
    ['\0'] = CHANGES | ODD,
    ['\t'] = SPACE,
    ['\n'] = SPACE,
    ['\f'] = SPACE,
    ['\r'] = SPACE | ODD,
    [' '] = SPACE,
    ['/'] = ENDS_TAG | ENDS_ATTR,
    ['>'] = ENDS_TAG | ENDS_ATTR | ENDS_VALUE,
    ['='] = ENDS_ATTR,
    ['&'] = ODD,
    ['\''] = IN_SINGLE,
    ['"'] = IN_DOUBLE,
    ['A'] = CHANGES,
    ['B'] = CHANGES,
    ['C'] = CHANGES,
    ['D'] = CHANGES,
    ['E'] = CHANGES,
    ['F'] = CHANGES,
    ['G'] = CHANGES,
    ['H'] = CHANGES,
    ['I'] = CHANGES,
    ['J'] = CHANGES,
    ['K'] = CHANGES,
    ['L'] = CHANGES,
    ['M'] = CHANGES,
    ['N'] = CHANGES,
    ['O'] = CHANGES,
    ['P'] = CHANGES,
    ['Q'] = CHANGES,
    ['R'] = CHANGES,
    ['S'] = CHANGES,
    ['T'] = CHANGES,
    ['U'] = CHANGES,
    ['V'] = CHANGES,
    ['W'] = CHANGES,
    ['X'] = CHANGES,
    ['Y'] = CHANGES,
    ['Z'] = CHANGES,
};

static uint8_t class_at(const struct tokenizer *t, size_t at)
{
    return classes[(unsigned char)t->in[at]];
}

typedef uint32_t intern_fn(struct stet_html *html, struct stet_span name, bool in_input);

/* The number of the name from start to end; changed tells that it has capitals or NUL. */
static uint32_t name_number(struct tokenizer *t, size_t start, size_t end, bool changed,
                            intern_fn *intern)
{
    struct stet_html *html = t->html;
    struct stet_span name = {t->in + start, end - start};
    if (!changed)
        return intern(html, name, true);
    char lower[64];
    if (name.len < sizeof(lower) && !memchr(name.ptr, '\0', name.len)) {
        for (size_t i = 0; i < name.len; i++)
            lower[i] = stet_ascii_lower(name.ptr[i]);
        name.ptr = lower;
        return intern(html, name, false);
    }
    size_t mark = html->pool_len; /* the pool's end serves as scratch */
    struct text text = tokenizer_normalized(t, start, end);
    if (!text.pooled)
        html_pool(html, name.ptr, name.len);
    if (html->status != STET_OK)
        return 0;
    for (size_t i = mark; i < html->pool_len; i++)
        html->pool[i] = stet_ascii_lower(html->pool[i]);
    name = (struct stet_span){html->pool + mark, html->pool_len - mark};
    html->pool_len = mark;
    return intern(html, name, false);
}

/* What the character at a place of a value must be replaced by: a character reference, a line end,
 * NUL. Returns how many bytes of the input that takes, 0 if nothing is replaced. */
static size_t replacement(const struct tokenizer *t, size_t at, char out[8], size_t *len)
{
    switch (t->in[at]) {
    case '&': return html_entity(t->in + at, t->len - at, true, out, len);
    case '\r':
        out[0] = '\n';
        *len = at + 1 < t->len && t->in[at + 1] == '\n' ? 0 : 1;
        return 1;
    case '\0':
        memcpy(out, "\xEF\xBF\xBD", 3);
        *len = 3;
        return 1;
    default: return 0;
    }
}

/* Reads a value up to a character of class stop; what must be changed is copied to the pool. */
static struct text value(struct tokenizer *t, uint8_t stop, bool keep)
{
    struct stet_html *html = t->html;
    size_t start = t->pos, run = start, i = start, mark = html->pool_len;
    for (;; i++) {
        char out[8];
        size_t len = 0;
        while (i < t->len && !(class_at(t, i) & stop))
            i++;
        if (i == t->len)
            break;
        if (stop == ENDS_VALUE && stet_is_space(t->in[i])) /* where CR is no content */
            break;
        size_t used = replacement(t, i, out, &len);
        if (used == 0 && t->in[i] != '&')
            break;
        if (used == 0)
            continue;
        if (keep) {
            html_pool(html, t->in + run, i - run);
            html_pool(html, out, len);
        }
        run = i + used;
        i = run - 1;
    }
    t->pos = i;
    if (!keep || run == start)
        return (struct text){(uint32_t)start, (uint32_t)(i - start) & 0x7FFFFFFF, 0};
    html_pool(html, t->in + run, i - run);
    return (struct text){(uint32_t)mark, (uint32_t)(html->pool_len - mark) & 0x7FFFFFFF, 1};
}

/* Reads a quoted value; most need no change, and end where the quote is. */
static struct text quoted_value(struct tokenizer *t, char quote, bool keep)
{
    const char *start = t->in + t->pos, *end = NULL;
    if (!t->has_cr && !t->has_nul)
        end = memchr(start, quote, t->len - t->pos);
    if (!end || tokenizer_next_amp(t, t->pos) < (size_t)(end - t->in))
        return value(t, quote == '"' ? IN_DOUBLE : IN_SINGLE, keep);
    struct text text = {(uint32_t)t->pos, (uint32_t)(end - start) & 0x7FFFFFFF, 0};
    t->pos = (size_t)(end - t->in);
    return text;
}

/* Whether the tag that is being read has no attribute of this name yet. */
static bool is_new(struct tokenizer *t, uint32_t name)
{
    size_t old = t->seen_cap;
    if (!html_reserve(t->html, &t->seen, &t->seen_cap, name + (size_t)1, sizeof(*t->seen)))
        return false;
    if (t->seen_cap > old)
        memset(t->seen + old, 0, (t->seen_cap - old) * sizeof(*t->seen));
    if (t->seen[name] == t->serial)
        return false;
    t->seen[name] = t->serial;
    return true;
}

static struct text attribute_value(struct tokenizer *t, bool keep)
{
    struct text none = {0, 0, 0};
    tokenizer_skip_space(t);
    if (t->pos == t->len || t->in[t->pos] == '>')
        return none;
    char quote = t->in[t->pos];
    if (quote != '"' && quote != '\'')
        return value(t, ENDS_VALUE, keep);
    t->pos++;
    struct text text = quoted_value(t, quote, keep);
    t->pos += t->pos < t->len;
    return text;
}

/* Reads one attribute, whose name begins at pos (and may begin with "="). */
static void attribute(struct tokenizer *t, struct token *token, bool keep)
{
    struct stet_html *html = t->html;
    size_t start = t->pos++;
    uint8_t seen = class_at(t, start);
    while (t->pos < t->len && !(class_at(t, t->pos) & ENDS_ATTR))
        seen |= class_at(t, t->pos++);
    size_t end = t->pos;
    if (token->attr_count >= STET_MAX_HTML_ATTRIBUTES)
        keep = false;
    uint32_t name = 0;
    if (keep) {
        name = name_number(t, start, end, seen & CHANGES, html_intern_attr);
        keep = is_new(t, name);
    }
    tokenizer_skip_space(t);
    struct text text = {0, 0, 0};
    if (t->pos < t->len && t->in[t->pos] == '=') {
        t->pos++;
        text = attribute_value(t, keep);
    }
    if (keep && html_reserve(html, &html->attrs, &html->attr_cap, html->attr_count + 1,
                             sizeof(*html->attrs))) {
        html->attrs[html->attr_count++] = (struct attr){name, text};
        token->attr_count++;
    }
}

bool tokenizer_tag(struct tokenizer *t, struct token *token, size_t start, bool is_end)
{
    uint8_t seen = 0;
    t->pos = start;
    while (t->pos < t->len && !(class_at(t, t->pos) & ENDS_TAG))
        seen |= class_at(t, t->pos++);
    size_t name_end = t->pos;
    token->kind = is_end ? TOKEN_END : TOKEN_START;
    token->first_attr = (uint32_t)t->html->attr_count;
    token->attr_count = 0;
    token->self_closing = false;
    t->serial++;
    for (;;) {
        tokenizer_skip_space(t);
        if (t->pos >= t->len) {
            t->html->attr_count = token->first_attr;
            return false;
        }
        char c = t->in[t->pos];
        if (c == '>') {
            break;
        } else if (c == '/') {
            t->pos++;
            if (t->pos < t->len && t->in[t->pos] == '>') {
                token->self_closing = true;
                break;
            }
        } else {
            attribute(t, token, !is_end);
        }
    }
    t->pos++;
    token->tag = name_number(t, start, name_end, seen & CHANGES, html_intern_tag);
    if (!is_end)
        t->last_start = token->tag;
    return true;
}
