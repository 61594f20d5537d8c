/* meta_letters.c - titles compared by their letters and digits, whatever stands between them. */
#include "meta.h"
#include "span.h"
#include "utf8.h"

/* The next letter or digit, ASCII ones in lower case; 0 at the end. */
static uint32_t next_letter(struct stet_span text, size_t *pos)
{
    while (*pos < text.len) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, pos);
        if (code < 0x80 && !stet_is_alpha((char)code) && !stet_is_digit((char)code))
            continue;
        if ((code >= 0x80 && code < 0xC0) || (code >= 0x2000 && code < 0x2070) ||
            (code >= 0x3000 && code < 0x3030) || (code >= 0xFF00 && code < 0xFF10))
            continue;
        return code < 0x80 ? (uint32_t)stet_ascii_lower((char)code) : code;
    }
    return 0;
}

bool stet_title_begins(struct stet_span longer, struct stet_span shorter)
{
    size_t a = 0, b = 0;
    uint32_t x, y = next_letter(shorter, &b);
    if (y == 0)
        return false;
    for (; y != 0; y = next_letter(shorter, &b)) {
        x = next_letter(longer, &a);
        if (x != y)
            return false;
    }
    return true;
}

bool stet_title_same(struct stet_span a, struct stet_span b)
{
    return stet_title_begins(a, b) && stet_title_begins(b, a);
}

size_t stet_title_letters(struct stet_span title)
{
    size_t count = 0;
    for (size_t pos = 0; next_letter(title, &pos) != 0;)
        count++;
    return count;
}

/* The letters of a title that are compared one by one; the rest of a very long one is not. */
struct letters {
    uint32_t at[256];
    size_t count;
};

static void read_letters(struct stet_span title, struct letters *out)
{
    uint32_t code;
    out->count = 0;
    for (size_t pos = 0; out->count < 256 && (code = next_letter(title, &pos)) != 0;)
        out->at[out->count++] = code;
}

/* Where needle[from..from+len) stands in hay, or hay->count. */
static size_t find_letters(const struct letters *hay, const struct letters *needle, size_t from,
                           size_t len)
{
    for (size_t i = 0; i + len <= hay->count; i++)
        if (memcmp(hay->at + i, needle->at + from, len * sizeof(*hay->at)) == 0)
            return i;
    return hay->count;
}

bool stet_title_holds(struct stet_span longer, struct stet_span shorter)
{
    struct letters a, b;
    read_letters(longer, &a);
    read_letters(shorter, &b);
    return b.count > 0 && find_letters(&a, &b, 0, b.count) < a.count;
}

unsigned stet_title_likeness(struct stet_span title, struct stet_span other)
{
    struct letters a, b;
    size_t found = 0, total = 0;
    read_letters(title, &a);
    read_letters(other, &b);
    for (size_t i = 0; i + 3 <= a.count; i++, total++)
        found += find_letters(&b, &a, i, 3) < b.count;
    return total > 0 ? (unsigned)(100 * found / total) : 0;
}

size_t stet_title_skip(struct stet_span title, size_t letters)
{
    size_t pos = 0;
    while (letters-- > 0)
        (void)next_letter(title, &pos);
    return pos;
}

bool stet_title_begins_with_words(struct stet_span text, struct stet_span words)
{
    if (!stet_title_begins(text, words))
        return false;
    size_t pos = stet_title_skip(text, stet_title_letters(words));
    return pos >= text.len || (!stet_is_alpha(text.ptr[pos]) && !stet_is_digit(text.ptr[pos]));
}
