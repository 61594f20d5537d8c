/* text_lines.c - reads lines and measures how a plain text is laid out.
 *
 * In: the text. Out: lines with their offset and width in columns; the column it was wrapped at. */
#include "text_lines.h"

#include "fold.h"
#include "span.h"
#include "utf8.h"
#include <unicode/uchar.h>

#define MAX_COLUMNS 110 /* a text wrapped wider than this is not told from one that is not */
#define MIN_COLUMNS 30

static bool is_wide(uint32_t code)
{
    return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
           (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFF60) ||
           (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x20000 && code <= 0x3FFFD);
}

static size_t columns(uint32_t code)
{
    if (code < 0x300)
        return 1;
    if (stet_fold_code(code) == 0)
        return 0;
    return is_wide(code) ? 2 : 1;
}

size_t stet_text_width(struct stet_span text)
{
    size_t width = 0;
    for (size_t pos = 0; pos < text.len;)
        width += columns(stet_utf8_next(text.ptr, text.len, &pos));
    return width;
}

/* The bytes of the line end at pos: 0 if there is none. */
static size_t line_end(struct stet_span text, size_t pos)
{
    unsigned char byte = (unsigned char)text.ptr[pos];
    if (byte == '\n')
        return 1;
    if (byte == '\r')
        return pos + 1 < text.len && text.ptr[pos + 1] == '\n' ? 2 : 1;
    if (byte == 0xE2 && pos + 2 < text.len && (unsigned char)text.ptr[pos + 1] == 0x80 &&
        ((unsigned char)text.ptr[pos + 2] == 0xA8 || (unsigned char)text.ptr[pos + 2] == 0xA9))
        return 3;
    return 0;
}

static bool is_blank(uint32_t code)
{
    code = stet_fold_code(code);
    return code == ' ' || code == 0;
}

bool stet_text_line(struct stet_span text, size_t *pos, struct text_line *line)
{
    size_t start = *pos, end = start, ending = 0;
    if (start >= text.len)
        return false;
    while (end < text.len && (ending = line_end(text, end)) == 0)
        end++;
    *pos = end + ending;
    line->bytes = end - start;
    line->indent = 0;
    while (start < end) {
        size_t next = start;
        uint32_t code = stet_utf8_next(text.ptr, end, &next);
        if (!is_blank(code))
            break;
        line->indent += code == '\t' ? 8 - line->indent % 8 : columns(code);
        start = next;
    }
    while (end > start) {
        size_t last = end;
        if (!is_blank(stet_utf8_prev(text.ptr, &last)))
            break;
        end = last;
    }
    line->text = stet_span_sub(text, start, end);
    line->offset = start;
    line->width = stet_text_width(line->text);
    return true;
}

/* The columns of the first word; of a wide script, of one character. */
static size_t first_word(struct stet_span text)
{
    size_t width = 0;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        if (is_blank(code) || (width > 0 && is_wide(code)))
            break;
        width += columns(code);
        if (is_wide(code))
            break;
    }
    return width;
}

bool stet_text_is_full(const struct text_line *line, const struct text_line *next, size_t wrap)
{
    return line->indent + line->width + 1 + first_word(next->text) > wrap;
}

/* Calls each with every pair of neighbouring lines that hold text. */
static void each_pair(struct stet_span text,
                      void (*each)(void *context, const struct text_line *line,
                                   const struct text_line *next),
                      void *context)
{
    struct text_line line = {.width = 0}, next;
    for (size_t pos = 0; stet_text_line(text, &pos, &next); line = next) {
        if (line.text.len > 0 && next.text.len > 0)
            each(context, &line, &next);
    }
}

struct measure {
    size_t widths[MAX_COLUMNS + 2]; /* how many lines are that wide; the last one: wider */
    size_t pairs, full, sentences, wrap;
};

static void count_width(void *context, const struct text_line *line, const struct text_line *next)
{
    struct measure *measure = context;
    size_t width = line->indent + line->width;
    (void)next;
    measure->widths[width > MAX_COLUMNS ? MAX_COLUMNS + 1 : width]++;
    measure->pairs++;
}

static void count_full(void *context, const struct text_line *line, const struct text_line *next)
{
    struct measure *measure = context;
    measure->full += stet_text_is_full(line, next, measure->wrap);
    measure->sentences += stet_text_ends_sentence(line->text);
}

/* The width that at most one line in fifty exceeds. */
static size_t usual_width(const struct measure *measure)
{
    size_t wider = measure->widths[MAX_COLUMNS + 1], width = MAX_COLUMNS;
    if (wider * 50 > measure->pairs)
        return 0;
    while (width > 0 && (wider += measure->widths[width]) * 50 <= measure->pairs)
        width--;
    return width;
}

void stet_text_measure(struct stet_span text, struct text_layout *out)
{
    struct measure measure = {.pairs = 0};
    each_pair(text, count_width, &measure);
    *out = (struct text_layout){.wrap = 0};
    measure.wrap = usual_width(&measure);
    if (measure.pairs >= 2 && measure.wrap >= MIN_COLUMNS) {
        each_pair(text, count_full, &measure);
        /* Lines that nearly all end a sentence are paragraphs. */
        if (measure.full * 10 >= measure.pairs * 6 && measure.sentences * 10 < measure.pairs * 6)
            out->wrap = measure.wrap;
    }
    struct text_line line;
    size_t lines = 0, capitals = 0;
    for (size_t pos = 0; stet_text_line(text, &pos, &line);) {
        lines += line.text.len > 0;
        capitals += line.text.len > 0 && stet_text_is_capitals(line.text);
    }
    out->shouted = capitals * 3 > lines && lines > 3;
}

/* The last code point before end that closes nothing. */
static uint32_t last_character(struct stet_span text)
{
    for (size_t end = text.len; end > 0;) {
        uint32_t code = stet_utf8_prev(text.ptr, &end), folded = stet_fold_code(code);
        if (folded == '"' || folded == '\'' || folded == ' ' || folded == 0 || code == ')' ||
            code == ']' || code == 0x203A || code == 0x300D || code == 0x300F || code == 0xFF09 ||
            code == '*' || code == '_')
            continue;
        return code;
    }
    return 0;
}

bool stet_text_ends_sentence(struct stet_span text)
{
    static const uint32_t ends[] = {'.',    '!',    '?',    0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E,
                                    0x0964, 0x06D4, 0x061F, 0x1362, 0x0589, 0x17D4, 0x104B};
    uint32_t code = last_character(text);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        if (code == ends[i])
            return true;
    }
    return false;
}

bool stet_text_ends_open(struct stet_span text)
{
    uint32_t code = stet_fold_code(last_character(text));
    return code == ',' || code == ';' || code == ':' || code == 0x3001 || code == 0x060C;
}

bool stet_text_starts_lower(struct stet_span text)
{
    size_t pos = 0;
    return text.len > 0 && u_islower((UChar32)stet_utf8_next(text.ptr, text.len, &pos));
}

bool stet_text_is_capitals(struct stet_span text)
{
    size_t capitals = 0;
    for (size_t pos = 0; pos < text.len;) {
        UChar32 code = (UChar32)stet_utf8_next(text.ptr, text.len, &pos);
        if (u_islower(code))
            return false;
        capitals += u_isupper(code) != 0;
    }
    return capitals >= 4;
}

bool stet_text_joins_tight(struct stet_span before, struct stet_span after)
{
    if (before.len == 0 || after.len == 0)
        return true;
    size_t end = before.len, pos = 0;
    uint32_t last = stet_utf8_prev(before.ptr, &end);
    uint32_t first = stet_utf8_next(after.ptr, after.len, &pos);
    bool hangul = (last >= 0xAC00 && last <= 0xD7A3) || (first >= 0xAC00 && first <= 0xD7A3);
    if (is_wide(last) && is_wide(first))
        return !hangul;
    if (last == 0xAD)
        return true;
    if (last != '-' && last != 0x2010)
        return false;
    return end > 0 && u_isalpha((UChar32)stet_utf8_prev(before.ptr, &end)) &&
           u_isalpha((UChar32)first); /* a word divided at its hyphen */
}

size_t stet_text_words(struct stet_span text)
{
    size_t words = 0;
    bool inside = false;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bool letter = u_isalnum((UChar32)code);
        words += letter && (!inside || is_wide(code));
        inside = letter;
    }
    return words;
}
