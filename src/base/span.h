/* span.h - small questions about lent text. None allocates. */
#ifndef STET_SPAN_H
#define STET_SPAN_H

#include <stet/base.h>
#include <string.h>

#define STET_SPAN_LITERAL(text) ((struct stet_span){(text), sizeof(text) - 1})

static inline struct stet_span stet_span_of(const char *text)
{
    return (struct stet_span){text, text ? strlen(text) : 0};
}

static inline struct stet_span stet_span_sub(struct stet_span span, size_t start, size_t end)
{
    /* No sum for 0: ptr may be NULL then. */
    return (struct stet_span){start ? span.ptr + start : span.ptr, end - start};
}

static inline bool stet_span_equal(struct stet_span a, struct stet_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool stet_span_is(struct stet_span span, const char *text)
{
    return stet_span_equal(span, stet_span_of(text));
}

/* ASCII letters compare without case; text must be lower case. */
bool stet_span_is_nocase(struct stet_span span, const char *text);
bool stet_span_starts(struct stet_span span, const char *prefix);
bool stet_span_starts_nocase(struct stet_span span, const char *prefix);
static inline bool stet_span_ends(struct stet_span span, const char *suffix)
{
    size_t len = strlen(suffix);
    return span.len >= len && memcmp(span.ptr + span.len - len, suffix, len) == 0;
}
/* Without ASCII white space at either end. */
struct stet_span stet_span_trim(struct stet_span span);
/* The place of needle, or span.len. */
size_t stet_span_find_bytes(struct stet_span span, const char *needle, size_t len);
static inline size_t stet_span_find(struct stet_span span, const char *needle)
{
    return stet_span_find_bytes(span, needle, strlen(needle)); /* known where it is a literal */
}
/* The place of needle without regard to ASCII case, or span.len; needle must be lower case. */
size_t stet_span_find_nocase(struct stet_span span, const char *needle);
/* Cuts the next line (without its LF) off *rest; false at the end. */
bool stet_span_line(struct stet_span *rest, struct stet_span *line);

/* The end of what begins at start and is words with single blanks between. */
size_t stet_span_words(struct stet_span span, size_t start);

static inline uint64_t stet_eight(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof(eight));
    return eight;
}

/* Are eight bytes at once words: no controls, no white space but single blanks? (The answer may be
 * no for some that are.) */
static inline bool stet_eight_words(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t blanks = eight ^ ones * ' ', low = (eight - ones * ' ') & ~eight & highs;
    blanks = (blanks - ones) & ~blanks & highs;
    return low == 0 && (blanks & blanks << 8) == 0;
}

/* Are they all below 0x7F? */
static inline bool stet_eight_ascii(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    return ((eight | (eight + ones)) & ones << 7) == 0;
}

static inline bool stet_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline char stet_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool stet_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool stet_is_alpha(char c)
{
    c = stet_ascii_lower(c);
    return c >= 'a' && c <= 'z';
}

#endif
