/* text_marks.c - bullets, numbers, rules, underlines, quote marks and header keys of plain text.
 *
 * In: one line, at most two. Out: what it is marked as. */
#include "text_marks.h"

#include "span.h"
#include "utf8.h"

static size_t skip_spaces(struct stet_span line, size_t pos)
{
    while (pos < line.len && (line.ptr[pos] == ' ' || line.ptr[pos] == '\t'))
        pos++;
    return pos;
}

bool stet_text_marker(struct stet_span line, struct text_marker *out)
{
    static const uint32_t bullets[] = {0x2022, 0x2023, 0x25E6, 0x25AA, 0x25AB, 0x25CF,
                                       0x25CB, 0x25A0, 0x2043, 0x27A2, 0x2219};
    *out = (struct text_marker){.ordered = false};
    if (line.len == 0)
        return false;
    size_t pos = 0;
    uint32_t code = stet_utf8_next(line.ptr, line.len, &pos);
    for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
        out->sure = out->sure || code == bullets[i];
    bool spaced = skip_spaces(line, pos) > pos;
    if (out->sure || ((code == '-' || code == '*' || code == '+') && spaced)) {
        out->sign = code;
        out->skip = skip_spaces(line, pos);
        return out->skip < line.len;
    }
    size_t digits = 0;
    while (digits < line.len && stet_is_digit(line.ptr[digits])) {
        if (digits == 3)
            return false;
        out->number = out->number * 10 + (uint32_t)(line.ptr[digits++] - '0');
    }
    if (digits == 0 || digits == line.len || (line.ptr[digits] != '.' && line.ptr[digits] != ')'))
        return false;
    out->ordered = true;
    out->sign = (unsigned char)line.ptr[digits];
    out->skip = skip_spaces(line, digits + 1);
    return out->skip > digits + 1 && out->skip < line.len;
}

bool stet_text_marker_follows(const struct text_marker *a, const struct text_marker *b)
{
    return a->ordered == b->ordered && a->sign == b->sign &&
           (!a->ordered || b->number == a->number + 1);
}

/* The sign a line is made of, spaces aside, and how often; 0 if it is made of several. */
static uint32_t only_sign(struct stet_span line, size_t *count)
{
    uint32_t sign = 0;
    *count = 0;
    for (size_t pos = 0; pos < line.len;) {
        uint32_t code = stet_utf8_next(line.ptr, line.len, &pos);
        if (code == ' ' || code == '\t')
            continue;
        if (sign != 0 && code != sign)
            return 0;
        sign = code;
        (*count)++;
    }
    return sign;
}

bool stet_text_is_rule(struct stet_span line)
{
    static const uint32_t signs[] = {'-',    '*',    '_',    '=',    '~',    '#',
                                     '+',    0x2022, 0x00B7, 0x2013, 0x2014, 0x2015,
                                     0x2500, 0x2501, 0x2042, 0x25C7};
    size_t count;
    uint32_t sign = only_sign(line, &count);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (sign == signs[i])
            return count >= 3 || sign == 0x2042;
    }
    return false;
}

bool stet_text_is_underline(const struct text_line *line, const struct text_line *next,
                            unsigned *level)
{
    size_t count;
    uint32_t sign = only_sign(next->text, &count);
    *level = sign == '=' ? 2 : 3;
    return (sign == '=' || sign == '-' || sign == '~' || sign == '^') && count >= 3 &&
           count * 2 >= line->width && count <= line->width * 2 + 4 &&
           !stet_text_is_rule(line->text) && stet_text_words(line->text) > 0;
}

size_t stet_text_quote(struct stet_span line)
{
    size_t pos = 0;
    while (pos < line.len && line.ptr[pos] == '>')
        pos = skip_spaces(line, pos + 1);
    return pos;
}

bool stet_text_header(struct stet_span line, size_t *key, size_t *value)
{
    size_t colon = stet_span_find(line, ":");
    if (colon == 0 || colon > 24 || colon + 1 >= line.len)
        return false;
    for (size_t i = 0; i < colon; i++) {
        if (!stet_is_alpha(line.ptr[i]) && line.ptr[i] != '-' && line.ptr[i] != ' ')
            return false;
    }
    *key = colon;
    *value = skip_spaces(line, colon + 1);
    return *value > colon + 1 && *value < line.len;
}
