/* nfc.c - Unicode's normal form C: a fast way for what needs nothing, ICU for the rest.
 *
 * NFC of assigned characters never changes, by Unicode's stability policy. */
#include "rules.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define MAX_COMBINING 200 /* Unicode's stream-safe form allows 30 */

/* Starters that neither compose nor decompose. */
static bool is_plain(uint32_t c)
{
    if (c < 0x300)
        return true;
    if (c < 0x1100)
        return (c >= 0x400 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) ||
               (c >= 0x388 && c <= 0x3FF) || (c >= 0x5D0 && c <= 0x5F2) ||
               (c >= 0x620 && c <= 0x64A) || (c >= 0xE01 && c <= 0xE37) || c == 0x60C ||
               (c >= 0x6CC && c <= 0x6D4);
    if (c >= 0x1EA0 && c <= 0x1EF9)
        return true;
    if (c >= 0x2010 && c <= 0x205E)
        return true;
    return (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x4E00 && c <= 0x9FA5) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF01 && c <= 0xFF9D) || c == 0x20AC ||
           c == 0x2122;
}

bool stet_nfc_is_plain(struct stet_span text)
{
    size_t pos = 0;
    while (pos < text.len) {
        unsigned char c = (unsigned char)text.ptr[pos];
        if (text.len - pos >= 8 && stet_eight_ascii(stet_eight(text.ptr + pos)))
            pos += 8;
        else if (c < 0xCC) /* below U+0300 */
            pos++;
        else if ((c == 0xD0 || c == 0xD1) && pos + 1 < text.len &&
                 ((unsigned char)text.ptr[pos + 1] & 0xC0) == 0x80) /* U+0400 to U+047F */
            pos += 2;
        else if (!is_plain(stet_utf8_next(text.ptr, text.len, &pos)))
            return false;
    }
    return true;
}

/* UTF-16 of text; NULL without memory. */
static UChar *to_utf16(struct stet_span text, int32_t *len)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar *wide = text.len < INT32_MAX / 8 ? malloc((text.len + 1) * sizeof(*wide)) : NULL;
    if (wide)
        u_strFromUTF8WithSub(wide, (int32_t)text.len + 1, len, text.ptr, (int32_t)text.len,
                             (UChar32)STET_REPLACEMENT, NULL, &code);
    if (U_FAILURE(code)) {
        free(wide);
        return NULL;
    }
    return wide;
}

static void append_utf16(struct stet_buf *out, const UChar *wide, int32_t len)
{
    char chunk[512];
    size_t used = 0;
    for (int32_t i = 0; i < len;) {
        UChar32 c;
        U16_NEXT(wide, i, len, c);
        used += stet_utf8_put(chunk + used, (uint32_t)c);
        if (used > sizeof(chunk) - 4 || i == len) {
            stet_buf_append(out, chunk, used);
            used = 0;
        }
    }
}

/* ICU sorts combining characters in a time that grows by the square of their number. What has more
 * of them in a row than any script is left as it is. */
static bool is_sortable(const UChar *wide, int32_t len)
{
    int run = 0;
    for (int32_t i = 0; i < len && run <= MAX_COMBINING;) {
        UChar32 c;
        U16_NEXT(wide, i, len, c);
        run = u_getCombiningClass(c) != 0 ? run + 1 : 0;
    }
    return run <= MAX_COMBINING;
}

void stet_nfc_append(struct stet_buf *out, struct stet_span text, bool *changed)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    int32_t len = 0, room = 0;
    UChar *wide = NULL, *composed = NULL;
    *changed = false;
    if (stet_nfc_is_plain(text))
        goto unchanged;
    wide = U_SUCCESS(code) ? to_utf16(text, &len) : NULL;
    if (!wide)
        goto failed;
    int32_t normal = unorm2_spanQuickCheckYes(nfc, wide, len, &code);
    if (U_SUCCESS(code) && (normal == len || !is_sortable(wide, len)))
        goto unchanged;
    room = len * 3 + 16; /* NFC grows UTF-16 at most threefold */
    composed = malloc((size_t)room * sizeof(*composed));
    int32_t got = composed ? unorm2_normalize(nfc, wide, len, composed, room, &code) : 0;
    if (!composed || U_FAILURE(code))
        goto failed;
    if (got == len && u_memcmp(wide, composed, len) == 0)
        goto unchanged;
    append_utf16(out, composed, got);
    *changed = true;
    goto out;
failed: /* no text at all is better than another normal form */
    out->failed = true;
    goto out;
unchanged:
    stet_buf_append(out, text.ptr, text.len);
out:
    free(wide);
    free(composed);
}
