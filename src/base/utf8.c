/* utf8.c - UTF-8 by the Unicode standard's table 3-7. */
#include "utf8.h"
#include <string.h>

/* How many bytes a lead byte announces, and the range its second byte must lie in. */
static size_t lead(unsigned char c, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (c >= 0xC2 && c <= 0xDF)
        return 2;
    if (c >= 0xE0 && c <= 0xEF) {
        if (c == 0xE0)
            *low = 0xA0;
        if (c == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (c >= 0xF0 && c <= 0xF4) {
        if (c == 0xF0)
            *low = 0x90;
        if (c == 0xF4)
            *high = 0x8F;
        return 4;
    }
    return 0;
}

uint32_t stet_utf8_next_wide(const char *ptr, size_t len, size_t *pos)
{
    const unsigned char *bytes = (const unsigned char *)ptr;
    unsigned char c = bytes[*pos], low, high;
    /* Most characters of three bytes, as of Chinese. */
    if (c > 0xE0 && c < 0xED && len - *pos > 2 && (bytes[*pos + 1] & 0xC0) == 0x80 &&
        (bytes[*pos + 2] & 0xC0) == 0x80) {
        *pos += 3;
        return (c & 0xFu) << 12 | (bytes[*pos - 2] & 0x3Fu) << 6 | (bytes[*pos - 1] & 0x3Fu);
    }
    ++*pos;
    if (c < 0x80)
        return c;
    size_t need = lead(c, &low, &high);
    if (need == 0)
        return STET_REPLACEMENT;
    uint32_t code = c & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if (*pos >= len || bytes[*pos] < low || bytes[*pos] > high)
            return STET_REPLACEMENT;
        code = code << 6 | (bytes[(*pos)++] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return code;
}

uint32_t stet_utf8_prev(const char *ptr, size_t *pos)
{
    size_t end = *pos, start = end - 1;
    while (start > 0 && end - start < 4 && ((unsigned char)ptr[start] & 0xC0) == 0x80)
        start--;
    size_t at = start;
    uint32_t code = stet_utf8_next(ptr, end, &at);
    if (at != end) { /* not one whole character: take the last byte alone */
        start = end - 1;
        code = STET_REPLACEMENT;
    }
    *pos = start;
    return code;
}

size_t stet_utf8_put(char out[4], uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = STET_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    static const unsigned char mark[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(mark[len] | code);
    return len;
}

void stet_utf8_append(struct stet_buf *buf, uint32_t code)
{
    char bytes[4];
    stet_buf_append(buf, bytes, stet_utf8_put(bytes, code));
}

static size_t skip_ascii(const unsigned char *bytes, size_t pos, size_t len)
{
    if (pos < len && bytes[pos] >= 0x80)
        return pos;
    for (uint64_t four[4]; len - pos >= sizeof(four); pos += sizeof(four)) {
        memcpy(four, bytes + pos, sizeof(four));
        if ((four[0] | four[1] | four[2] | four[3]) & UINT64_C(0x8080808080808080))
            break;
    }
    for (uint64_t word; len - pos >= sizeof(word); pos += sizeof(word)) {
        memcpy(&word, bytes + pos, sizeof(word));
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (pos < len && bytes[pos] < 0x80)
        pos++;
    return pos;
}

size_t stet_utf8_check(const void *ptr, size_t len)
{
    const unsigned char *bytes = ptr;
    size_t pos = 0;
    while ((pos = skip_ascii(bytes, pos, len)) < len) {
        unsigned char c = bytes[pos], low, high;
        if (c >= 0xC2 && c < 0xE0 && len - pos > 1 && (bytes[pos + 1] & 0xC0) == 0x80) {
            pos += 2;
            continue;
        }
        if (c > 0xE0 && c < 0xED && len - pos > 2 && (bytes[pos + 1] & 0xC0) == 0x80 &&
            (bytes[pos + 2] & 0xC0) == 0x80) {
            pos += 3;
            continue;
        }
        size_t need = lead(c, &low, &high);
        if (need == 0 || len - pos < need || bytes[pos + 1] < low || bytes[pos + 1] > high)
            return pos;
        for (size_t i = 2; i < need; i++)
            if ((bytes[pos + i] & 0xC0) != 0x80)
                return pos;
        pos += need;
    }
    return len;
}
