/* meta_title.c - titles compared by their words, and freed of the name of the site. */
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

/* Marks that part a title from the name of its site. */
static const char *const separators[] = {
    " | ",
    " - ",
    " \xE2\x80\x93 ",
    " \xE2\x80\x94 ",
    " \xC2\xB7 ",
    " \xE2\x80\xA2 ",
    " :: ",
    " \xC2\xBB ",
    " \xC2\xAB ",
    " / ",
    " \xE2\x94\x82 ",
    " \xEF\xBD\x9C ",
    "\xEF\xBD\x9C",
    "|",
    "_",
    " // ",
    ": ",
    "-",
};

/* "www.example.co.uk" names the site "example". */
static bool is_host(struct stet_span name, struct stet_span host)
{
    if (host.len == 0)
        return false;
    if (stet_title_same(name, host))
        return true;
    if (stet_span_starts_nocase(host, "www."))
        host = stet_span_sub(host, 4, host.len);
    if (stet_title_same(name, host))
        return true;
    size_t dot = 0;
    while (dot < host.len && host.ptr[dot] != '.')
        dot++;
    return dot >= 3 && stet_title_same(name, stet_span_sub(host, 0, dot));
}

bool stet_title_names_site(struct stet_span name, struct stet_span site, struct stet_span host)
{
    name = stet_span_trim(name);
    return name.len > 0 && ((site.len > 0 && stet_title_same(name, site)) || is_host(name, host));
}

/* The last place of needle before end, or end. */
static size_t find_last(struct stet_span text, size_t end, const char *needle)
{
    size_t len = strlen(needle);
    for (size_t at = end >= len ? end - len + 1 : 0; at-- > 0;)
        if (memcmp(text.ptr + at, needle, len) == 0)
            return at;
    return end;
}

static struct stet_span cut_once(struct stet_span title, struct stet_span site,
                                 struct stet_span host)
{
    for (size_t s = 0; s < sizeof(separators) / sizeof(*separators); s++) {
        size_t len = strlen(separators[s]);
        size_t last = find_last(title, title.len, separators[s]);
        if (last < title.len && last > 0 &&
            stet_title_names_site(stet_span_sub(title, last + len, title.len), site, host))
            return stet_span_trim(stet_span_sub(title, 0, last));
        size_t first = stet_span_find(title, separators[s]);
        if (first < title.len && first > 0 &&
            stet_title_names_site(stet_span_sub(title, 0, first), site, host))
            return stet_span_trim(stet_span_sub(title, first + len, title.len));
    }
    return title;
}

struct stet_span stet_title_without_site(struct stet_span title, struct stet_span site,
                                         struct stet_span host)
{
    struct stet_span cut = cut_once(stet_span_trim(title), site, host);
    return cut.len > 0 ? cut : title;
}
