/* scan.c - the small grammars of CommonMark. In: a text and a place. Out: how long the thing there
 * is, 0 if it is something else. */
#include "blocks.h"
#include "entities.h"
#include "span.h"
#include "utf8.h"

#define MAX_PARENS 32 /* nested in a destination, as other readers have it */
#define MAX_LABEL  999

static char peek(struct stet_span text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !stet_is_digit(c) && !stet_is_alpha(c);
}

static bool is_name(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || c == '-';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool markdown_is_blank(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_blank(text.ptr[i]))
            return false;
    return true;
}

static size_t skip_space(struct stet_span text, size_t at)
{
    while (at < text.len && stet_is_space(text.ptr[at]))
        at++;
    return at;
}

size_t markdown_scan_space(struct stet_span text, size_t at)
{
    size_t i = at;
    bool line_end = false;
    while (i < text.len && (is_blank(text.ptr[i]) || (text.ptr[i] == '\n' && !line_end)))
        line_end |= text.ptr[i++] == '\n';
    return i - at;
}

/* ---- HTML ----------------------------------------------------------------------------------- */

/* The end of an attribute that begins at i, behind white space; i if there is none, 0 if it is
 * broken. */
static size_t attribute_end(struct stet_span text, size_t i)
{
    char c = peek(text, i);
    if (!stet_is_alpha(c) && c != '_' && c != ':')
        return i;
    while (is_name(c) || c == '_' || c == ':' || c == '.')
        c = peek(text, ++i);
    size_t value = skip_space(text, i);
    if (peek(text, value) != '=')
        return i;
    i = skip_space(text, value + 1);
    char quote = peek(text, i);
    if (quote == '"' || quote == '\'') {
        const char *end = memchr(text.ptr + i + 1, quote, text.len - i - 1);
        return end ? (size_t)(end - text.ptr) + 1 : 0;
    }
    size_t start = i;
    while (i < text.len && !stet_is_space(text.ptr[i]) && !strchr("\"'=<>`", text.ptr[i]))
        i++;
    return i > start ? i : 0;
}

size_t markdown_scan_tag(struct stet_span text, size_t at, size_t *reached)
{
    size_t i = at + 1;
    bool closing = peek(text, i) == '/';
    i += closing;
    *reached = i;
    if (!stet_is_alpha(peek(text, i)))
        return 0;
    while (is_name(peek(text, i)))
        i++;
    for (;;) {
        size_t next = skip_space(text, i);
        *reached = next;
        size_t end = closing || next == i ? next : attribute_end(text, next);
        if (end == 0)
            *reached = text.len;
        if (end == 0 || end == next) {
            i = end == 0 ? text.len : next;
            break;
        }
        i = end;
    }
    i += !closing && peek(text, i) == '/';
    return peek(text, i) == '>' ? i + 1 - at : 0;
}

/* The length up to and with the mark that ends it, sought from at + from on. */
static size_t until(struct stet_span text, size_t at, size_t from, const char *mark)
{
    struct stet_span rest = stet_span_sub(text, at + from, text.len);
    size_t found = stet_span_find(rest, mark);
    return found < rest.len ? from + found + strlen(mark) : 0;
}

size_t markdown_scan_html(struct stet_span text, size_t at, size_t *reached)
{
    struct stet_span rest = stet_span_sub(text, at, text.len);
    *reached = text.len;
    if (stet_span_starts(rest, "<!-->"))
        return 5;
    if (stet_span_starts(rest, "<!--->"))
        return 6;
    if (stet_span_starts(rest, "<!--"))
        return until(text, at, 4, "-->");
    if (stet_span_starts(rest, "<?"))
        return until(text, at, 2, "?>");
    if (stet_span_starts(rest, "<![CDATA["))
        return until(text, at, 9, "]]>");
    if (stet_span_starts(rest, "<!") && stet_is_alpha(peek(rest, 2)))
        return until(text, at, 2, ">");
    return markdown_scan_tag(text, at, reached);
}

static size_t scan_email(struct stet_span text, size_t at)
{
    size_t i = at + 1, label;
    while (is_name(peek(text, i)) ||
           (peek(text, i) != '\0' && strchr(".!#$%&'*+/=?^_`{|}~", peek(text, i))))
        i++;
    if (i == at + 1 || peek(text, i) != '@')
        return 0;
    do {
        label = ++i;
        while (is_name(peek(text, i)) && i - label < 64)
            i++;
        if (i == label || i - label > 63 || text.ptr[label] == '-' || text.ptr[i - 1] == '-')
            return 0;
    } while (peek(text, i) == '.');
    return peek(text, i) == '>' ? i + 1 - at : 0;
}

size_t markdown_scan_autolink(struct stet_span text, size_t at, bool *email)
{
    size_t i = at + 1;
    *email = false;
    if (stet_is_alpha(peek(text, i)))
        while (i - at <= 33 &&
               (is_name(peek(text, i)) || peek(text, i) == '+' || peek(text, i) == '.'))
            i++;
    size_t scheme = i - at - 1;
    if (scheme >= 2 && scheme <= 32 && peek(text, i) == ':') {
        while (i < text.len && (unsigned char)text.ptr[i] > ' ' && text.ptr[i] != '<' &&
               text.ptr[i] != '>')
            i++;
        return peek(text, i) == '>' ? i + 1 - at : 0;
    }
    *email = true;
    return scan_email(text, at);
}

/* ---- references ----------------------------------------------------------------------------- */

static size_t scan_number(struct stet_span text, size_t at, uint32_t *code)
{
    size_t i = at + 2, digits = 0;
    bool hex = peek(text, i) == 'x' || peek(text, i) == 'X';
    i += hex;
    for (*code = 0; digits < 8; digits++, i++) {
        char c = stet_ascii_lower(peek(text, i));
        if (stet_is_digit(c))
            *code = *code * (hex ? 16 : 10) + (uint32_t)(c - '0');
        else if (hex && c >= 'a' && c <= 'f')
            *code = *code * 16 + (uint32_t)(c - 'a' + 10);
        else
            break;
    }
    if (digits == 0 || digits > (hex ? 6u : 7u) || peek(text, i) != ';')
        return 0;
    return i + 1 - at;
}

size_t markdown_scan_entity(struct stet_span text, size_t at, char out[8], size_t *out_len)
{
    uint32_t code;
    if (peek(text, at + 1) != '#') {
        size_t len = html_entity(text.ptr + at, text.len - at, false, out, out_len);
        return len > 0 && text.ptr[at + len - 1] == ';' ? len : 0;
    }
    size_t len = scan_number(text, at, &code);
    if (len > 0)
        *out_len = stet_utf8_put(out, code ? code : STET_REPLACEMENT);
    return len;
}

struct stet_span markdown_resolve(struct parse *p, struct stet_span raw)
{
    bool plain = true;
    for (size_t i = 0; i < raw.len && plain; i++)
        plain = raw.ptr[i] != '\\' && raw.ptr[i] != '&' && raw.ptr[i] != '\0';
    if (plain)
        return raw;
    struct stet_buf out;
    stet_buf_init(&out, STET_MAX_DECODED_BYTES);
    for (size_t i = 0; i < raw.len;) {
        char code[8];
        size_t code_len, used = 0;
        if (raw.ptr[i] == '\\' && is_punctuation(peek(raw, i + 1)))
            i++;
        else if (raw.ptr[i] == '&')
            used = markdown_scan_entity(raw, i, code, &code_len);
        if (used > 0)
            stet_buf_append(&out, code, code_len);
        else if (raw.ptr[i] == '\0')
            stet_utf8_append(&out, STET_REPLACEMENT);
        else
            stet_buf_putc(&out, raw.ptr[i]);
        i += used > 0 ? used : 1;
    }
    struct stet_span copy = markdown_copy(p, (struct stet_span){out.ptr, out.len});
    p->failed |= out.failed;
    stet_buf_free(&out);
    return copy;
}

/* ---- links ---------------------------------------------------------------------------------- */

size_t markdown_scan_label(struct stet_span text, size_t at)
{
    bool empty = true;
    for (size_t i = at + 1; i < text.len && i - at <= MAX_LABEL + 1; i++) {
        char c = text.ptr[i];
        if (c == ']')
            return empty ? 0 : i + 1 - at;
        if (c == '[')
            return 0;
        empty = empty && stet_is_space(c);
        i += c == '\\' && is_punctuation(peek(text, i + 1));
    }
    return 0;
}

static size_t scan_pointed(struct stet_span text, size_t at, struct stet_span *found)
{
    for (size_t i = at + 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '>') {
            *found = stet_span_sub(text, at + 1, i);
            return i + 1 - at;
        }
        if (c == '<' || c == '\n')
            return 0;
        i += c == '\\' && is_punctuation(peek(text, i + 1));
    }
    return 0;
}

size_t markdown_scan_destination(struct stet_span text, size_t at, struct stet_span *found)
{
    size_t i = at, parens = 0;
    if (peek(text, at) == '<')
        return scan_pointed(text, at, found);
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if ((unsigned char)c <= ' ' || c == 0x7F)
            break;
        if (c == '\\' && is_punctuation(peek(text, i + 1)))
            i++;
        else if (c == '(' && ++parens > MAX_PARENS)
            return 0;
        else if (c == ')' && parens == 0)
            break;
        else if (c == ')')
            parens--;
    }
    *found = stet_span_sub(text, at, i);
    return parens > 0 ? 0 : i - at;
}

size_t markdown_scan_title(struct stet_span text, size_t at, struct stet_span *found)
{
    char open = peek(text, at), close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(')
        return 0;
    for (size_t i = at + 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == close) {
            *found = stet_span_sub(text, at + 1, i);
            return i + 1 - at;
        }
        if (c == '(' && open == '(')
            return 0;
        i += c == '\\' && is_punctuation(peek(text, i + 1));
    }
    return 0;
}
