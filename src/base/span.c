/* span.c - comparing and searching lent text. */
#include "span.h"

static bool equal_nocase(const char *ptr, const char *lower, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (stet_ascii_lower(ptr[i]) != lower[i])
            return false;
    return true;
}

bool stet_span_starts(struct stet_span span, const char *prefix)
{
    size_t i = 0;
    while (prefix[i] && i < span.len && span.ptr[i] == prefix[i])
        i++;
    return !prefix[i];
}

bool stet_span_starts_nocase(struct stet_span span, const char *prefix)
{
    size_t i = 0;
    while (prefix[i] && i < span.len && stet_ascii_lower(span.ptr[i]) == prefix[i])
        i++;
    return !prefix[i];
}

bool stet_span_is_nocase(struct stet_span span, const char *text)
{
    size_t i = 0;
    while (text[i] && i < span.len && stet_ascii_lower(span.ptr[i]) == text[i])
        i++;
    return !text[i] && i == span.len;
}

struct stet_span stet_span_trim(struct stet_span span)
{
    while (span.len && stet_is_space(span.ptr[0])) {
        span.ptr++;
        span.len--;
    }
    while (span.len && stet_is_space(span.ptr[span.len - 1]))
        span.len--;
    return span;
}

/* What is looked for is short, and so are most texts: memmem would take longer to prepare. */
size_t stet_span_find_bytes(struct stet_span span, const char *needle, size_t len)
{
    if (len == 0 || span.len < len)
        return len == 0 ? 0 : span.len;
    const char *at = span.ptr, *last = span.ptr + span.len - len;
    for (; at <= last && (at = memchr(at, *needle, (size_t)(last - at) + 1)); at++)
        if (at[len / 2] == needle[len / 2] && memcmp(at, needle, len) == 0)
            return (size_t)(at - span.ptr);
    return span.len;
}

size_t stet_span_find_nocase(struct stet_span span, const char *needle)
{
    size_t len = strlen(needle);
    for (size_t i = 0; i + len <= span.len; i++)
        if (stet_ascii_lower(span.ptr[i]) == *needle && equal_nocase(span.ptr + i, needle, len))
            return i;
    return span.len;
}

bool stet_span_line(struct stet_span *rest, struct stet_span *line)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
    *line = (struct stet_span){rest->ptr, len};
    size_t skip = end ? len + 1 : len;
    rest->ptr += skip;
    rest->len -= skip;
    return true;
}

size_t stet_span_words(struct stet_span span, size_t start)
{
    size_t end = start;
    while (span.len - end >= 8 && stet_eight_words(stet_eight(span.ptr + end)))
        end += 7; /* the eighth is seen with what follows it */
    while (end < span.len) {
        if ((unsigned char)span.ptr[end] > ' ')
            end++;
        else if (span.ptr[end] == ' ' && end + 1 < span.len &&
                 (unsigned char)span.ptr[end + 1] > ' ')
            end += 2;
        else if (stet_is_space(span.ptr[end]))
            break;
        else
            end++;
    }
    return end;
}
