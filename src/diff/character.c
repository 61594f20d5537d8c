/* character.c - what a character is to a reader, and the one table of typographic forms. */
#include "diff.h"
#include "utf8.h"
#include <stdatomic.h>
#include <unicode/uchar.h>

#define KNOWN 0x800 /* the class of a code point below is asked once a process */

/* Scripts that set no spaces between words; letters and marks only. */
static const struct {
    uint32_t first, last;
} unspaced[] = {
    {0x0E00, 0x0EFF},   /* Thai, Lao */
    {0x1000, 0x109F},   /* Myanmar */
    {0x1780, 0x17FF},   /* Khmer */
    {0x3005, 0x3007},   /* ideographic iteration mark, closing mark, zero */
    {0x3040, 0x30FF},   /* kana */
    {0x31F0, 0x31FF},   /* kana */
    {0x3400, 0x4DBF},   /* Han */
    {0x4E00, 0x9FFF},   /* Han */
    {0xA9E0, 0xA9FF},   /* Myanmar */
    {0xAA60, 0xAA7F},   /* Myanmar */
    {0xF900, 0xFAFF},   /* Han */
    {0xFF66, 0xFF9F},   /* half-width kana */
    {0x1B000, 0x1B16F}, /* kana */
    {0x20000, 0x3FFFF}, /* Han */
};

/* The forms of one mark, which a publisher's software may change by itself. Primes are left out: 5′
 * is not 5″. */
static const struct {
    uint32_t code, folded;
} folds[] = {
    {'\'', '"'},   {0x00A0, ' '}, {0x00AB, '"'}, {0x00B4, '"'}, {0x00BB, '"'}, {0x02BC, '"'},
    {0x2000, ' '}, {0x2001, ' '}, {0x2002, ' '}, {0x2003, ' '}, {0x2004, ' '}, {0x2005, ' '},
    {0x2006, ' '}, {0x2007, ' '}, {0x2008, ' '}, {0x2009, ' '}, {0x200A, ' '}, {0x2010, '-'},
    {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'}, {0x2018, '"'},
    {0x2019, '"'}, {0x201A, '"'}, {0x201B, '"'}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'},
    {0x201F, '"'}, {0x202F, ' '}, {0x2039, '"'}, {0x203A, '"'}, {0x205F, ' '}, {0x2212, '-'},
    {0x3000, ' '}, {0x300C, '"'}, {0x300D, '"'}, {0x300E, '"'}, {0x300F, '"'}, {0xFF02, '"'},
    {0xFF07, '"'}, {0xFF0D, '-'},
};

static bool is_unspaced(uint32_t code)
{
    for (size_t i = 0; i < sizeof(unspaced) / sizeof(*unspaced); i++)
        if (code >= unspaced[i].first && code <= unspaced[i].last)
            return true;
    return false;
}

static enum stet_character class_of_ascii(uint32_t code)
{
    if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z')
        return STET_CHARACTER_LETTER;
    if (code >= '0' && code <= '9')
        return STET_CHARACTER_DIGIT;
    if (code == ' ' || (code >= '\t' && code <= '\r'))
        return STET_CHARACTER_SPACE;
    return code == '$' ? STET_CHARACTER_CURRENCY : STET_CHARACTER_PUNCTUATION;
}

static enum stet_character class_of(uint32_t code)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)code);
    if (mask & (U_GC_L_MASK | U_GC_M_MASK))
        return code >= 0x0E00 && is_unspaced(code) ? STET_CHARACTER_UNSPACED
                                                   : STET_CHARACTER_LETTER;
    if (mask & U_GC_N_MASK)
        return STET_CHARACTER_DIGIT;
    if (mask & U_GC_Z_MASK)
        return STET_CHARACTER_SPACE;
    if (mask & U_GC_CF_MASK) /* joiners stand inside words of Persian and Hindi */
        return STET_CHARACTER_LETTER;
    return mask & U_GC_SC_MASK ? STET_CHARACTER_CURRENCY : STET_CHARACTER_PUNCTUATION;
}

enum stet_character stet_character_class(uint32_t code)
{
    /* The class, plus one; 0: not asked yet. Whoever asks first writes what any other would. */
    static _Atomic uint8_t known[KNOWN];
    if (code >= KNOWN)
        return class_of(code);
    uint8_t found = atomic_load_explicit(&known[code], memory_order_relaxed);
    if (found == 0) {
        found = (uint8_t)((code < 0x80 ? class_of_ascii(code) : class_of(code)) + 1);
        atomic_store_explicit(&known[code], found, memory_order_relaxed);
    }
    return (enum stet_character)(found - 1);
}

uint32_t stet_character_fold(uint32_t code)
{
    if (code < 0x80)
        return code == '\'' || code == '`' ? '"' : code;
    size_t low = 0, high = sizeof(folds) / sizeof(*folds);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folds[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof(folds) / sizeof(*folds) && folds[low].code == code;
    return found ? folds[low].folded : code;
}

bool stet_character_is_upper(uint32_t code)
{
    return code < 0x80 ? code >= 'A' && code <= 'Z' : u_isupper((UChar32)code);
}

uint32_t stet_character_fold_case(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    return (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
}

size_t stet_character_fold_word(struct stet_span text, char *out)
{
    size_t pos = 0, len = 0;
    while (pos < text.len) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        code = stet_character_fold(stet_character_fold_case(code));
        len += stet_utf8_put(out + len, code);
    }
    return len;
}

/* Reads text as its folded form: runs of spaces and of dashes are one, no space stands beside a
 * mark or at an end, an ellipsis is three full stops. */
struct folder {
    struct stet_span text;
    size_t pos;
    uint32_t held; /* read already, 0: nothing */
    unsigned dots; /* still to come of an ellipsis */
    uint32_t last; /* given out before */
};

#define NOTHING 0x110000u

static uint32_t read_raw(struct folder *folder)
{
    if (folder->dots > 0) {
        folder->dots--;
        return '.';
    }
    if (folder->pos >= folder->text.len)
        return NOTHING;
    uint32_t code = stet_utf8_next(folder->text.ptr, folder->text.len, &folder->pos);
    if (code == 0x2026) {
        folder->dots = 2;
        return '.';
    }
    if (code == '\t')
        return ' ';
    if (code == '\\' && folder->pos < folder->text.len) { /* an escape of a mark that has forms */
        char next = folder->text.ptr[folder->pos];
        if (next == '"' || next == '\'' || next == '-' || next == '.' || next == '`') {
            folder->pos++;
            return stet_character_fold((uint32_t)next);
        }
    }
    return stet_character_fold(code);
}

static bool hugs(uint32_t code)
{
    return code == NOTHING || stet_character_class(code) == STET_CHARACTER_PUNCTUATION;
}

static uint32_t read_folded(struct folder *folder)
{
    uint32_t code = folder->held ? folder->held : read_raw(folder);
    bool space = false;
    folder->held = 0;
    while (code == ' ' || (code == '-' && folder->last == '-')) {
        space = space || code == ' ';
        code = read_raw(folder);
    }
    if (space && !hugs(folder->last) && !hugs(code)) {
        folder->held = code;
        code = ' ';
    }
    folder->last = code;
    return code;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool stet_character_same_typography(struct stet_span a, struct stet_span b)
{
    if (a.len > 0 && b.len > 0 && a.ptr[0] != b.ptr[0] && is_plain(a.ptr[0]) && is_plain(b.ptr[0]))
        return false; /* soon told of most words */
    struct folder left = {.text = a, .last = NOTHING}, right = {.text = b, .last = NOTHING};
    for (;;) {
        uint32_t code = read_folded(&left);
        if (code != read_folded(&right))
            return false;
        if (code == NOTHING)
            return true;
    }
}
