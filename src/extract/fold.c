/* fold.c - one spelling for comparison: lower case, no accents, ASCII punctuation.
 *
 * In: UTF-8. Out: UTF-8 that the tables of dates, phrases and bylines are written in. */
#include "fold.h"

#include "utf8.h"
#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Letters and signs that have no decomposition, or not the one we want. */
static uint32_t fold_special(uint32_t code)
{
    switch (code) {
    case 0x0131: return 'i'; /* Turkish dotless i */
    case 0x0142:
    case 0x0141: return 'l';
    case 0x00F8:
    case 0x00D8: return 'o';
    case 0x0111:
    case 0x0110: return 'd';
    case 0x03C2: return 0x03C3; /* final sigma */
    case 0x0649:
    case 0x06CC: return 0x064A; /* Arabic yeh in its three shapes */
    case 0x06A9: return 0x0643; /* Persian kaf */
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case '`': return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: return '-';
    case 0x3000: return ' ';
    default: return code;
    }
}

static bool is_mark(uint32_t code)
{
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x064B && code <= 0x065F);
}

static bool is_invisible(uint32_t code)
{
    return code == 0x00AD || code == 0xFEFF || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           (code >= 0xFE00 && code <= 0xFE0F);
}

/* The letter below the accents; scripts whose marks are letters of their own stay as they are. */
static uint32_t strip_accents(uint32_t code)
{
    if (code < 0xC0 || (code > 0x0626 && code < 0x1E00) || code > 0x1FFF)
        return code;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status))
        return code;
    UChar letters[8];
    int32_t count = unorm2_getDecomposition(nfd, (UChar32)code, letters, 8, &status);
    return U_SUCCESS(status) && count > 0 ? letters[0] : code;
}

/* Any code point but those of ASCII. */
static uint32_t fold_one(uint32_t code)
{
    if (is_mark(code) || is_invisible(code))
        return 0;
    if (code == 0x00A0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x2028 ||
        code == 0x2029)
        return ' ';
    if (code >= 0xFF01 && code <= 0xFF5E) /* full-width ASCII */
        return stet_fold_code(code - 0xFEE0);
    code = fold_special(code);
    return code < 0x80 ? code : fold_special((uint32_t)u_tolower((UChar32)strip_accents(code)));
}

/* The same of those that most alphabets have, made once: ICU takes its time over accents. */
#define ALPHABETS 0x800
static uint16_t alphabets[ALPHABETS];
static pthread_once_t alphabets_once = PTHREAD_ONCE_INIT;

static void fold_alphabets(void)
{
    for (uint32_t code = 0x80; code < ALPHABETS; code++)
        alphabets[code] = (uint16_t)fold_one(code);
}

static uint32_t fold_wide(uint32_t code)
{
    if (code < ALPHABETS) {
        pthread_once(&alphabets_once, fold_alphabets);
        return alphabets[code];
    }
    /* East Asian scripts from the comma on, without capitals or accents */
    if ((code > 0x3000 && code < 0xA640) || (code >= 0xAC00 && code < 0xD7A4))
        return code;
    return fold_one(code);
}

/* What each of ASCII becomes: 33 blanks first. */
static const char ascii[] = "                                 !\"#$%&'()*+,-./0123456789:;<=>?@"
                            "abcdefghijklmnopqrstuvwxyz[\\]^_'abcdefghijklmnopqrstuvwxyz{|}~ ";

uint32_t stet_fold_code(uint32_t code)
{
    return code < 0x80 ? (uint32_t)ascii[code] : fold_wide(code);
}

size_t stet_fold(struct stet_span text, char *out, size_t cap)
{
    size_t len = 0;
    bool space = false;
    out[0] = '\0';
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = (unsigned char)text.ptr[pos];
        if (code < 0x80) {
            code = (unsigned char)ascii[code];
            pos++;
        } else {
            code = fold_wide(stet_utf8_next(text.ptr, text.len, &pos));
        }
        if (code == ' ')
            space = len > 0;
        if (code == ' ' || code == 0)
            continue;
        char bytes[4] = {(char)code};
        size_t count = code < 0x80 ? 1 : stet_utf8_put(bytes, code);
        if (len + space + count >= cap) {
            out[0] = '\0';
            return 0;
        }
        if (space)
            out[len++] = ' ';
        space = false;
        out[len++] = bytes[0];
        for (size_t i = 1; i < count; i++)
            out[len++] = bytes[i];
        size_t most = text.len - pos < cap - len - 1 ? text.len - pos : cap - len - 1;
        for (; most > 0 && text.ptr[pos] > ' ' && text.ptr[pos] < 0x7F; most--)
            out[len++] = ascii[(unsigned char)text.ptr[pos++]];
    }
    out[len] = '\0';
    return len;
}

void stet_folded_make(struct stet_folded *folded, struct stet_span line)
{
    folded->line = line;
    folded->len = line.len > 2 * (size_t)STET_FOLDED_BYTES
                      ? 0
                      : stet_fold(line, folded->text, sizeof(folded->text));
}

bool stet_fold_in(struct stet_span word, const char *list)
{
    char folded[STET_FOLDED_BYTES + 2] = "|";
    size_t len = stet_fold(word, folded + 1, sizeof(folded) - 2);
    if (len == 0)
        return false;
    memcpy(folded + 1 + len, "|", 2);
    return strstr(list, folded) != NULL;
}
