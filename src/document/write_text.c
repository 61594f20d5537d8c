/* write_text.c - the text of a run, escaped only where a CommonMark reader would see mark-up.
 *
 * Each rule looks at the characters around; where a text's end hides what follows, the rule assumes
 * the worst. Ordinary prose keeps every character bare. */
#include "span.h"
#include "utf8.h"
#include "write.h"

#define MAX_BRACKETS 1000 /* bare ones in a block: md4c copies the text of each pair over lines */

/* What lies around one character of a text. */
struct spot {
    struct stet_writer *w;
    struct stet_span text;
    size_t at;
    struct stet_text_place place;
    bool line_start; /* nothing is on the line before the text */
};

static char peek(const struct spot *s, size_t ahead)
{
    return s->at + ahead < s->text.len ? s->text.ptr[s->at + ahead] : '\0';
}

static bool is_last(const struct spot *s)
{
    return s->at + 1 == s->text.len;
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !stet_is_digit(c) && !stet_is_alpha(c);
}

/* A reader would take "<" for a tag or an address in angle brackets. */
static bool opens_angle(const struct spot *s)
{
    char c = peek(s, 1);
    if (is_last(s) || stet_is_alpha(c) || c == '/' || c == '!' || c == '?')
        return true;
    size_t i = s->at + 1 + ((unsigned char)c < 0x80); /* md4c lets a scheme begin with anything */
    while (i < s->text.len && (stet_is_digit(s->text.ptr[i]) || stet_is_alpha(s->text.ptr[i]) ||
                               strchr(".!#$%&'*+/=?^_`{|}~-", s->text.ptr[i])))
        i++;
    if (i >= s->text.len)
        return c != ' ' || s->place.before_text;
    return s->text.ptr[i] == '@' || s->text.ptr[i] == ':';
}

/* "&" would begin an entity, known or not. */
static bool opens_entity(const struct spot *s)
{
    size_t i = s->at + 1, start;
    if (i < s->text.len && s->text.ptr[i] == '#')
        i++;
    for (start = i; i < s->text.len && i - start < 50; i++)
        if (!stet_is_digit(s->text.ptr[i]) && !stet_is_alpha(s->text.ptr[i]))
            break;
    if (i == s->text.len)
        return s->place.before_text;
    return i > start + 1 - (s->text.ptr[start - 1] == '#') && s->text.ptr[i] == ';';
}

/* A run of "*" or "_" that could open or close emphasis. */
static bool is_delimiter(const struct spot *s, char mark)
{
    size_t start = s->at, end = s->at + 1;
    const char *ptr = s->text.ptr;
    while (start > 0 && ptr[start - 1] == mark && s->at - start < 8)
        start--;
    while (end < s->text.len && ptr[end] == mark && end - s->at < 8)
        end++;
    if (start == 0 || end == s->text.len || end - start > 8)
        return true;
    size_t pos = start;
    enum stet_char_class before = stet_markdown_class(stet_utf8_prev(ptr, &pos));
    pos = end;
    enum stet_char_class after = stet_markdown_class(stet_utf8_next(ptr, s->text.len, &pos));
    if (before == STET_CHAR_SPACE && after == STET_CHAR_SPACE)
        return false;
    return mark == '*' || before != STET_CHAR_WORD; /* behind a word "_" can but close */
}

/* "[label]:" at a paragraph's start would define a link. */
static bool opens_definition(const struct spot *s)
{
    for (size_t i = s->at + 1; i < s->text.len; i++)
        if (s->text.ptr[i] == ']' && (i + 1 == s->text.len || s->text.ptr[i + 1] != '('))
            return i + 1 == s->text.len || s->text.ptr[i + 1] == ':';
    return true; /* "](" is escaped and ends no label */
}

/* A heading's closing sequence. */
static bool closes_heading(const struct spot *s)
{
    if (s->w->block != STET_NODE_HEADING || s->place.in_brackets ||
        (s->at > 0
             ? s->text.ptr[s->at - 1] != ' '
             : s->w->out->len > s->w->line_start && s->w->out->ptr[s->w->out->len - 1] != ' '))
        return false;
    size_t i = s->at;
    while (i < s->text.len && s->text.ptr[i] == '#')
        i++;
    return i == s->text.len;
}

/* The character needs a backslash wherever it stands in a line. */
static bool needs_escape(struct spot *s)
{
    char c = s->text.ptr[s->at];
    switch (c) {
    case '\\': return is_last(s) || is_punctuation(peek(s, 1)) || peek(s, 1) == '\n';
    case '*':
    case '_': return is_delimiter(s, c);
    case '`': return true;
    case '<': return opens_angle(s);
    case '&': return opens_entity(s);
    case '[':
        if (++s->w->brackets > MAX_BRACKETS)
            return true;
        return s->place.in_brackets || (s->line_start && s->at == 0 && opens_definition(s));
    case ']':
        return s->place.in_brackets || peek(s, 1) == '(' || (is_last(s) && s->place.before_text);
    case '!': return is_last(s) && (s->place.before_link || s->place.before_text);
    case '#': return closes_heading(s);
    case '|': return s->w->block == STET_NODE_CELL;
    default: return false;
    }
}

/* The offset of the character whose escape keeps a line's beginning from being a block's, or len.
 */
static size_t block_mark(struct stet_span text)
{
    size_t i = 0;
    char c = text.len > 0 ? text.ptr[0] : '\0';
    while (i < text.len && memchr("-=|:*_+~ ", text.ptr[i], 9))
        i++;
    if (i > 0 && i == text.len) /* an underline, a rule, a table's second line, an empty item */
        return 0;
    i = 0;
    switch (c) {
    case '>': return 0;
    case '-':
    case '+':
    case '*': return text.ptr[1] == ' ' ? 0 : text.len; /* one character alone was met above */
    case '~': return text.len >= 3 && memcmp(text.ptr, "~~~", 3) == 0 ? 0 : text.len;
    case '#':
        while (i < text.len && text.ptr[i] == '#')
            i++;
        return i <= 6 && (i == text.len || text.ptr[i] == ' ') ? 0 : text.len;
    default: break;
    }
    while (i < text.len && stet_is_digit(text.ptr[i]))
        i++;
    if (i > 0 && i <= 9 && i < text.len && (text.ptr[i] == '.' || text.ptr[i] == ')') &&
        (i + 1 == text.len || text.ptr[i + 1] == ' '))
        return i;
    return text.len;
}

/* Space, controls and marks are looked at. */
static const bool is_marked[256] = {
    [0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true, [0x04] = true, [0x05] = true,
    [0x06] = true, [0x07] = true, [0x08] = true, [0x09] = true, [0x0A] = true, [0x0B] = true,
    [0x0C] = true, [0x0D] = true, [0x0E] = true, [0x0F] = true, [0x10] = true, [0x11] = true,
    [0x12] = true, [0x13] = true, [0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
    [0x18] = true, [0x19] = true, [0x1A] = true, [0x1B] = true, [0x1C] = true, [0x1D] = true,
    [0x1E] = true, [0x1F] = true, [' '] = true,  [0x7F] = true, ['\\'] = true, ['*'] = true,
    ['_'] = true,  ['`'] = true,  ['<'] = true,  ['&'] = true,  ['['] = true,  [']'] = true,
    ['!'] = true,  ['#'] = true,  ['|'] = true,
};

/* A space or control that Markdown would drop or change. */
static bool needs_reference(const struct spot *s)
{
    unsigned char c = (unsigned char)s->text.ptr[s->at];
    if (c == ' ')
        return (s->at == 0 && s->line_start) || (is_last(s) && s->place.before_break);
    return c < ' ' && c != '\0';
}

void stet_write_text(struct stet_writer *w, struct stet_span text, struct stet_text_place place)
{
    struct spot s = {.w = w, .text = text, .place = place};
    s.line_start = w->out->len == w->line_start;
    size_t mark = text.len;
    if (s.line_start && w->block == STET_NODE_PARAGRAPH)
        mark = block_mark(text);
    while (s.at < text.len) {
        size_t plain = s.at;
        while (plain < text.len && plain != mark &&
               (!is_marked[(unsigned char)text.ptr[plain]] ||
                (text.ptr[plain] == ' ' && plain > 0 && plain + 1 < text.len)))
            plain++;
        stet_buf_append(w->out, text.ptr + s.at, plain - s.at);
        s.at = plain;
        if (s.at == text.len)
            break;
        char c = text.ptr[s.at];
        if (needs_reference(&s)) {
            stet_buf_printf(w->out, "&#%d;", c);
        } else if (c == '\0') {
            stet_buf_puts(w->out, "\xEF\xBF\xBD");
        } else {
            if (s.at == mark || needs_escape(&s))
                stet_buf_putc(w->out, '\\');
            stet_buf_putc(w->out, c);
        }
        s.at++;
    }
}
