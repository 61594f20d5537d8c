/* characters.c - what the rules need to know of characters, in tables that never change. */
#include "rules.h"

enum stet_char_role stet_character_role(uint32_t c)
{
    if (c < 0x20)
        return c == '\n' || c == '\r'   ? STET_ROLE_NEW_LINE
               : c >= '\t' && c <= '\f' ? STET_ROLE_SPACE
                                        : STET_ROLE_REMOVED;
    if (c < 0x7F)
        return c == ' ' ? STET_ROLE_SPACE : STET_ROLE_VISIBLE;
    if (c <= 0xA0)
        return c == 0x85 || c == 0xA0 ? STET_ROLE_SPACE : STET_ROLE_REMOVED;
    if (c == 0xAD)
        return STET_ROLE_REMOVED;
    if (c == 0x061C)
        return STET_ROLE_MARK;
    if (c == 0x1680 || c == 0x3000)
        return STET_ROLE_SPACE;
    if (c >= 0x2000 && c <= 0x206F) {
        if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F)
            return STET_ROLE_SPACE;
        if (c == 0x200C || c == 0x200D)
            return STET_ROLE_JOINER;
        if (c == 0x200E || c == 0x200F)
            return STET_ROLE_MARK;
        if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E ||
            (c >= 0x2066 && c <= 0x2068))
            return STET_ROLE_OPENER;
        if (c == 0x202C || c == 0x2069)
            return STET_ROLE_CLOSER;
        return c == 0x200B || c >= 0x2060 ? STET_ROLE_REMOVED : STET_ROLE_VISIBLE;
    }
    if (c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xFDD0 && c <= 0xFDEF) ||
        (c & 0xFFFE) == 0xFFFE || c == 0xE0001)
        return STET_ROLE_REMOVED;
    return STET_ROLE_VISIBLE;
}

bool stet_character_is_rtl(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

bool stet_character_is_wide(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF01 && c <= 0xFF65) || (c >= 0x20000 && c <= 0x3FFFD);
}

/* Pairs of letters, upper-case first: which of them is even. */
static enum stet_char_case pair(uint32_t c, uint32_t upper_parity)
{
    return (c & 1) == upper_parity ? STET_CASE_UPPER : STET_CASE_LOWER;
}

static enum stet_char_case latin_case(uint32_t c)
{
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE && c != 0xD7                               ? STET_CASE_UPPER
               : (c >= 0xDF && c != 0xF7) || c == 0xB5 || c == 0xAA || c == 0xBA ? STET_CASE_LOWER
                                                                                 : STET_CASE_NONE;
    if (c < 0x138 || (c >= 0x14A && c <= 0x177))
        return pair(c, 0);
    if (c == 0x138 || c == 0x149 || c == 0x17F)
        return STET_CASE_LOWER;
    if (c < 0x149 || (c >= 0x179 && c <= 0x17E))
        return pair(c, 1);
    if (c == 0x178)
        return STET_CASE_UPPER;
    if (c == 0x1A0 || c == 0x1AF || c == 0x18F)
        return STET_CASE_UPPER;
    if (c >= 0x1CD && c <= 0x1DC)
        return pair(c, 1);
    if ((c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233))
        return pair(c, 0);
    return STET_CASE_LOWER; /* the rest of 0180 to 024F: too rare to begin a sentence */
}

static enum stet_char_case greek_case(uint32_t c)
{
    if (c >= 0x1F00)
        return c & 8 ? STET_CASE_UPPER : STET_CASE_LOWER;
    if (c == 0x386 || (c >= 0x388 && c <= 0x38F) || (c >= 0x391 && c <= 0x3AB))
        return STET_CASE_UPPER;
    return c == 0x390 || (c >= 0x3AC && c <= 0x3CE) ? STET_CASE_LOWER : STET_CASE_NONE;
}

static enum stet_char_case cyrillic_case(uint32_t c)
{
    if (c < 0x430)
        return STET_CASE_UPPER;
    if (c < 0x460)
        return STET_CASE_LOWER;
    if (c >= 0x482 && c <= 0x489)
        return STET_CASE_NONE;
    if (c >= 0x4C0 && c <= 0x4CF)
        return c == 0x4C0 ? STET_CASE_UPPER : c == 0x4CF ? STET_CASE_LOWER : pair(c, 1);
    return pair(c, 0);
}

enum stet_char_case stet_character_case(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z'   ? STET_CASE_UPPER
               : c >= 'a' && c <= 'z' ? STET_CASE_LOWER
                                      : STET_CASE_NONE;
    if (c < 0x250)
        return latin_case(c);
    if ((c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF))
        return greek_case(c);
    if (c >= 0x400 && c <= 0x52F)
        return cyrillic_case(c);
    if (c >= 0x531 && c <= 0x556)
        return STET_CASE_UPPER;
    if (c >= 0x561 && c <= 0x587)
        return STET_CASE_LOWER;
    if (c >= 0x1E00 && c <= 0x1EFF)
        return pair(c, 0);
    if (c >= 0xFF21 && c <= 0xFF3A)
        return STET_CASE_UPPER;
    return c >= 0xFF41 && c <= 0xFF5A ? STET_CASE_LOWER : STET_CASE_NONE;
}

bool stet_character_is_letter(uint32_t c)
{
    if (stet_character_case(c) != STET_CASE_NONE)
        return true;
    return (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x620 && c <= 0x6D3) ||
           (c >= 0x904 && c <= 0x1FFF) || (c >= 0x3041 && c <= 0x30FE && c != 0x30FB) ||
           (c >= 0x3105 && c <= 0x318E) || (c >= 0x3400 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC) ||
           (c >= 0xFF66 && c <= 0xFFDC) || (c >= 0x10000 && c <= 0x1CFFF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}
