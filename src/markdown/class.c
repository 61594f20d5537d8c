/* class.c - what the flanking rules make of a character. */
#include "markdown.h"

struct range {
    uint32_t first, last;
    enum stet_char_class class;
};

/* Sorted. Letters and digits that are so since long, and the punctuation that prose uses; what lies
 * between is OTHER. The table must never change: canonical bytes depend on it. */
static const struct range classes[] = {
    {0x09, 0x0D, STET_CHAR_SPACE},
    {0x20, 0x20, STET_CHAR_SPACE},
    {0x21, 0x2F, STET_CHAR_PUNCTUATION},
    {0x30, 0x39, STET_CHAR_WORD},
    {0x3A, 0x40, STET_CHAR_PUNCTUATION},
    {0x41, 0x5A, STET_CHAR_WORD},
    {0x5B, 0x60, STET_CHAR_PUNCTUATION},
    {0x61, 0x7A, STET_CHAR_WORD},
    {0x7B, 0x7E, STET_CHAR_PUNCTUATION},
    {0xA0, 0xA0, STET_CHAR_SPACE},
    {0xA1, 0xA1, STET_CHAR_PUNCTUATION},
    {0xA7, 0xA7, STET_CHAR_PUNCTUATION},
    {0xAA, 0xAA, STET_CHAR_WORD},
    {0xAB, 0xAB, STET_CHAR_PUNCTUATION},
    {0xB2, 0xB3, STET_CHAR_WORD},
    {0xB5, 0xB5, STET_CHAR_WORD},
    {0xB6, 0xB7, STET_CHAR_PUNCTUATION},
    {0xB9, 0xBA, STET_CHAR_WORD},
    {0xBB, 0xBB, STET_CHAR_PUNCTUATION},
    {0xBF, 0xBF, STET_CHAR_PUNCTUATION},
    {0xC0, 0xD6, STET_CHAR_WORD},
    {0xD8, 0xF6, STET_CHAR_WORD},
    {0xF8, 0x2C1, STET_CHAR_WORD},
    {0x300, 0x36F, STET_CHAR_WORD},
    {0x386, 0x386, STET_CHAR_WORD},
    {0x388, 0x3CE, STET_CHAR_WORD},
    {0x400, 0x481, STET_CHAR_WORD},
    {0x48A, 0x52F, STET_CHAR_WORD},
    {0x531, 0x556, STET_CHAR_WORD},
    {0x561, 0x587, STET_CHAR_WORD},
    {0x5D0, 0x5EA, STET_CHAR_WORD},
    {0x60C, 0x60C, STET_CHAR_PUNCTUATION},
    {0x61B, 0x61B, STET_CHAR_PUNCTUATION},
    {0x61F, 0x61F, STET_CHAR_PUNCTUATION},
    {0x620, 0x669, STET_CHAR_WORD},
    {0x671, 0x6D3, STET_CHAR_WORD},
    {0x6F0, 0x6F9, STET_CHAR_WORD},
    {0x901, 0x939, STET_CHAR_WORD},
    {0x93E, 0x94D, STET_CHAR_WORD},
    {0x964, 0x965, STET_CHAR_PUNCTUATION},
    {0x966, 0x96F, STET_CHAR_WORD},
    {0xE01, 0xE3A, STET_CHAR_WORD},
    {0xE40, 0xE4E, STET_CHAR_WORD},
    {0x10D0, 0x10FA, STET_CHAR_WORD},
    {0x1680, 0x1680, STET_CHAR_SPACE},
    {0x1E00, 0x1EF9, STET_CHAR_WORD},
    {0x2000, 0x200A, STET_CHAR_SPACE},
    {0x2010, 0x2027, STET_CHAR_PUNCTUATION},
    {0x2028, 0x2029, STET_CHAR_SPACE},
    {0x202F, 0x202F, STET_CHAR_SPACE},
    {0x2030, 0x203E, STET_CHAR_PUNCTUATION},
    {0x205F, 0x205F, STET_CHAR_SPACE},
    {0x3000, 0x3000, STET_CHAR_SPACE},
    {0x3001, 0x3003, STET_CHAR_PUNCTUATION},
    {0x3008, 0x3011, STET_CHAR_PUNCTUATION},
    {0x3014, 0x301B, STET_CHAR_PUNCTUATION},
    {0x3041, 0x3096, STET_CHAR_WORD},
    {0x30A1, 0x30FA, STET_CHAR_WORD},
    {0x30FC, 0x30FE, STET_CHAR_WORD},
    {0x4E00, 0x9FA5, STET_CHAR_WORD},
    {0xAC00, 0xD7A3, STET_CHAR_WORD},
    {0xFF01, 0xFF03, STET_CHAR_PUNCTUATION},
    {0xFF08, 0xFF09, STET_CHAR_PUNCTUATION},
    {0xFF0C, 0xFF0F, STET_CHAR_PUNCTUATION},
    {0xFF10, 0xFF19, STET_CHAR_WORD},
    {0xFF1A, 0xFF1B, STET_CHAR_PUNCTUATION},
    {0xFF1F, 0xFF20, STET_CHAR_PUNCTUATION},
    {0xFF21, 0xFF3A, STET_CHAR_WORD},
    {0xFF41, 0xFF5A, STET_CHAR_WORD},
};

enum stet_char_class stet_markdown_class(uint32_t code)
{
    size_t low = 0, high = sizeof(classes) / sizeof(classes[0]);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > classes[middle].last)
            low = middle + 1;
        else if (code < classes[middle].first)
            high = middle;
        else
            return classes[middle].class;
    }
    return STET_CHAR_OTHER;
}
