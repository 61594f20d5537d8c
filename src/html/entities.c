/* entities.c - character references. In: text that begins with "&". Out: what it stands for, in
 * UTF-8, and its length in the text. Names are looked up by narrowing a sorted table. */
#include "entities_table.h"
#include "span.h"
#include "tokenizer.h"
#include "utf8.h"

#define COUNT (sizeof(entities) / sizeof(entities[0]))

/* What the numbers 0x80 to 0x9F stand for: windows-1252, where that has a character. */
static const uint16_t c1_controls[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit_value(char c, bool hex)
{
    if (stet_is_digit(c))
        return c - '0';
    c = stet_ascii_lower(c);
    return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static size_t numeric(const char *text, size_t len, char out[8], size_t *out_len)
{
    size_t i = 2;
    bool hex = i < len && (text[i] == 'x' || text[i] == 'X');
    if (hex)
        i++;
    size_t first = i;
    uint32_t code = 0;
    for (; i < len; i++) {
        int value = digit_value(text[i], hex);
        if (value < 0)
            break;
        if (code <= 0x10FFFF)
            code = code * (hex ? 16 : 10) + (uint32_t)value;
    }
    if (i == first)
        return 0;
    if (i < len && text[i] == ';')
        i++;
    if (code >= 0x80 && code <= 0x9F)
        code = c1_controls[code - 0x80];
    if (code == 0)
        code = STET_REPLACEMENT;
    *out_len = stet_utf8_put(out, code);
    return i;
}

/* The first row in [low, high) whose name has at place i a character not below c. All rows of the
 * range agree in the places before. */
static size_t lower_bound(size_t low, size_t high, size_t i, int c)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)entities[middle].name[i] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The references that pages are full of, which need no search. */
static const struct usual {
    struct stet_span text;
    const char *utf8;
} usual[] = {
    {{"&amp;", 5}, "&"}, {{"&nbsp;", 6}, "\xC2\xA0"}, {{"&quot;", 6}, "\""},
    {{"&lt;", 4}, "<"},  {{"&gt;", 4}, ">"},
};

size_t html_entity(const char *text, size_t len, bool in_attribute, char out[8], size_t *out_len)
{
    if (len < 2)
        return 0;
    if (text[1] == '#')
        return numeric(text, len, out, out_len);
    for (const struct usual *row = usual; row < usual + sizeof(usual) / sizeof(*usual); row++)
        if (row->text.len <= len && memcmp(text, row->text.ptr, row->text.len) == 0) {
            *out_len = strlen(row->utf8);
            memcpy(out, row->utf8, *out_len);
            return row->text.len;
        }
    size_t low = 0, high = COUNT, best = COUNT, best_len = 0;
    for (size_t i = 0; i + 1 < len && low < high; i++) {
        int c = (unsigned char)text[i + 1];
        if (c == 0)
            break;
        low = lower_bound(low, high, i, c);
        high = lower_bound(low, high, i, c + 1);
        if (low < high && entities[low].name[i + 1] == '\0') {
            best = low;
            best_len = i + 2;
        }
    }
    if (best == COUNT)
        return 0;
    if (in_attribute && text[best_len - 1] != ';' && best_len < len) {
        char next = text[best_len];
        if (next == '=' || stet_is_alpha(next) || stet_is_digit(next))
            return 0;
    }
    *out_len = strlen(entities[best].utf8);
    memcpy(out, entities[best].utf8, *out_len);
    return best_len;
}
