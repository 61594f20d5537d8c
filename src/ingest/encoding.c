/* encoding.c - which encoding bytes are in, from the surest sign to the least. That valid UTF-8
 * beats every declaration is on purpose: no other encoding looks like it by chance, and many pages
 * are saved again as UTF-8 with their old declaration. */
#include "encodings.h"
#include "span.h"
#include "utf8.h"

static const char *by_bom(struct stet_bytes bytes)
{
    const uint8_t *p = bytes.ptr;
    if (bytes.len >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
        return "utf-8";
    if (bytes.len >= 2 && p[0] == 0xFF && p[1] == 0xFE)
        return "utf-16le";
    if (bytes.len >= 2 && p[0] == 0xFE && p[1] == 0xFF)
        return "utf-16be";
    return NULL;
}

static bool is_ascii(struct stet_bytes bytes)
{
    size_t i = 0;
    for (uint64_t word; bytes.len - i >= sizeof(word); i += sizeof(word)) {
        memcpy(&word, bytes.ptr + i, sizeof(word));
        if (word & UINT64_C(0x8080808080808080))
            return false;
    }
    for (; i < bytes.len; i++)
        if (bytes.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Bytes that are all below 0x80: UTF-8, unless escapes switch them to something else. */
static const char *by_ascii(struct stet_bytes bytes, const struct encoding *declared)
{
    if (stet_detect_iso_2022_jp(bytes))
        return "iso-2022-jp";
    if (declared && declared->scheme == SCHEME_REPLACEMENT && memchr(bytes.ptr, 0x1B, bytes.len))
        return declared->name;
    return "utf-8";
}

const char *stet_ingest_encoding(struct stet_bytes bytes, enum stet_media media,
                                 const char *media_type, const char *known, bool *valid)
{
    bool ignored;
    valid = valid ? valid : &ignored;
    *valid = false;
    const struct encoding *named = known ? stet_labels_find(stet_span_of(known)) : NULL;
    if (named)
        return named->name;
    if (bytes.len == 0)
        return "utf-8";
    const char *found = by_bom(bytes);
    if (!found) /* before UTF-8, as ASCII with a NUL after each letter is valid there */
        found = stet_detect_utf16(bytes);
    if (found)
        return found;
    bool ascii = is_ascii(bytes);
    *valid = ascii || stet_utf8_check(bytes.ptr, bytes.len) == bytes.len;
    if (*valid && !ascii)
        return "utf-8";
    const struct encoding *declared = NULL;
    if (media_type)
        declared = stet_labels_find(stet_prescan_content(stet_span_of(media_type)));
    if (!declared && media == STET_MEDIA_HTML)
        declared = stet_prescan_markup(bytes, NULL);
    if (ascii) {
        const char *name = by_ascii(bytes, declared);
        *valid = strcmp(name, "utf-8") == 0;
        return name;
    }
    return declared ? declared->name : stet_detect_encoding(bytes);
}

struct stet_span stet_ingest_unknown_charset(struct stet_bytes bytes, enum stet_media media,
                                             const char *media_type)
{
    struct stet_span unknown = {NULL, 0};
    if (media_type) {
        struct stet_span label = stet_prescan_content(stet_span_of(media_type));
        if (label.len > 0 && !stet_labels_find(label))
            return label;
    }
    if (media == STET_MEDIA_HTML && bytes.len > 0 && !by_bom(bytes) && !stet_detect_utf16(bytes))
        (void)stet_prescan_markup(bytes, &unknown);
    return unknown;
}
