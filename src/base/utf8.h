/* utf8.h - code points in and out of UTF-8. */
#ifndef STET_UTF8_H
#define STET_UTF8_H

#include <stet/base.h>

#define STET_REPLACEMENT 0xFFFDu

/* The same as stet_utf8_next, which see; out of line, as most text is ASCII. */
uint32_t stet_utf8_next_wide(const char *ptr, size_t len, size_t *pos);
/* Reads the code point at *pos (which must be below len) and moves *pos behind it. Bytes that are
 * not UTF-8 give STET_REPLACEMENT, one for each maximal subpart, as the WHATWG says. */
static inline uint32_t stet_utf8_next(const char *ptr, size_t len, size_t *pos)
{
    unsigned char c = (unsigned char)ptr[*pos];
    if (c < 0x80) {
        ++*pos;
        return c;
    }
    if (c >= 0xC2 && c < 0xE0 && *pos + 1 < len) {
        unsigned char second = (unsigned char)ptr[*pos + 1];
        if ((second & 0xC0) == 0x80) {
            *pos += 2;
            return (c & 0x1Fu) << 6 | (second & 0x3Fu);
        }
    }
    return stet_utf8_next_wide(ptr, len, pos);
}
/* The code point that ends at pos (which must be above 0); moves *pos to its start. */
uint32_t stet_utf8_prev(const char *ptr, size_t *pos);
/* Writes 1 to 4 bytes to out and returns how many; what is no scalar value becomes U+FFFD. */
size_t stet_utf8_put(char out[4], uint32_t code);
void stet_utf8_append(struct stet_buf *buf, uint32_t code);
/* The offset of the first byte that is not part of valid UTF-8; len if all is valid. */
size_t stet_utf8_check(const void *ptr, size_t len);

#endif
