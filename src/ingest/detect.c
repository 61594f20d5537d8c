/* detect.c - the encoding of bytes that nobody declared: broken UTF-8, then the double byte
 * encodings of East Asia, then single bytes. Only whole numbers are reckoned with, so every machine
 * finds the same. */
#include "encodings.h"
#include "span.h"
#include "utf8.h"

/* UTF-8 that was cut or mixed: characters of several bytes are many and errors few. */
static bool is_damaged_utf8(struct stet_bytes bytes)
{
    const char *text = (const char *)bytes.ptr;
    size_t good = 0, bad = 0, pos = 0;
    while (pos < bytes.len) {
        if (bytes.ptr[pos] < 0x80) {
            pos++;
            continue;
        }
        size_t start = pos;
        uint32_t code = stet_utf8_next(text, bytes.len, &pos);
        if (code != STET_REPLACEMENT || pos - start == 3)
            good++;
        else
            bad++;
    }
    return good >= 4 && bad * 8 <= good;
}

bool stet_detect_iso_2022_jp(struct stet_bytes bytes)
{
    if (bytes.len == 0 || !memchr(bytes.ptr, 0x1B, bytes.len))
        return false;
    struct charmap *map = stet_charmap_new(stet_labels_find(STET_SPAN_LITERAL("iso-2022-jp")));
    struct iso_2022_jp state = {0};
    size_t good = 0, bad = 0;
    for (size_t pos = 0, used; map && pos < bytes.len; pos += used) {
        struct stet_bytes rest = {bytes.ptr + pos, bytes.len - pos};
        uint32_t code;
        if (!stet_decode_iso_2022_jp(&state, map, rest, &code, &used))
            bad++;
        else if (code != CHARMAP_NONE && code >= 0x80)
            good++;
    }
    stet_charmap_free(map);
    return good > 0 && bad * 20 <= good;
}

const char *stet_detect_encoding(struct stet_bytes bytes)
{
    if (is_damaged_utf8(bytes))
        return "utf-8";
    const char *found = stet_detect_double(bytes);
    return found ? found : stet_detect_single(bytes);
}
