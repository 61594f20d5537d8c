/* sniff_markup.c - whether text is HTML: by how it begins, else by how much of it is tags. */
#include "sniff.h"
#include "span.h"

/* Elements whose tags count, each between spaces. */
static const char elements[] =
    " a abbr address article aside b blockquote body br button center code dd div dl dt em "
    "fieldset "
    "figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe "
    "img "
    "input label li link main meta nav noscript object ol option p pre script section select small "
    "span strong style sub sup svg table tbody td template textarea th thead title tr u ul video ";

/* Those that no fragment and no Markdown has. */
static const char page_elements[] = " html head body title meta frameset ";

struct stet_span stet_sniff_skip_prolog(struct stet_span text)
{
    for (;;) {
        const char *close = NULL;
        if (stet_span_starts(text, "<!--"))
            close = "-->";
        else if (stet_span_starts(text, "<?"))
            close = "?>";
        size_t end = close ? stet_span_find(text, close) : text.len;
        if (end == text.len)
            return text;
        text = stet_span_trim(stet_span_sub(text, end + strlen(close), text.len));
    }
}

static bool is_one_of(struct stet_span name, const char *list)
{
    char padded[16] = " ";
    if (name.len == 0 || name.len > sizeof(padded) - 3)
        return false;
    for (size_t i = 0; i < name.len; i++)
        padded[i + 1] = stet_ascii_lower(name.ptr[i]);
    padded[name.len + 1] = ' ';
    return strstr(list, padded) != NULL;
}

/* The name of the tag at text[at], which is '<'; empty if there is no tag. */
static struct stet_span tag_name(struct stet_span text, size_t at)
{
    size_t start = at + 1;
    start += start < text.len && text.ptr[start] == '/';
    size_t end = start;
    while (end < text.len && (stet_is_alpha(text.ptr[end]) || stet_is_digit(text.ptr[end])))
        end++;
    bool closed = end < text.len &&
                  (stet_is_space(text.ptr[end]) || text.ptr[end] == '>' || text.ptr[end] == '/');
    return closed ? stet_span_sub(text, start, end) : (struct stet_span){"", 0};
}

/* What the tags of the whole sample amount to. */
static enum sniff_markup weigh_tags(struct stet_span text)
{
    size_t tags = 0, bytes = 0, pages = 0;
    for (size_t at = 0; at < text.len;) {
        const char *open = memchr(text.ptr + at, '<', text.len - at);
        if (!open)
            break;
        at = (size_t)(open - text.ptr);
        struct stet_span name = tag_name(text, at);
        if (!is_one_of(name, elements)) {
            at++;
            continue;
        }
        pages += is_one_of(name, page_elements);
        const char *close = memchr(open, '>', text.len - at);
        size_t len = close ? (size_t)(close - open) + 1 : name.len + 1;
        tags++;
        bytes += len;
        at += len;
    }
    if (tags < 3 || (text.ptr[0] != '<' && bytes * 12 < text.len))
        return SNIFF_NO_MARKUP;
    return pages >= 3 ? SNIFF_PAGE : SNIFF_FRAGMENT;
}

enum sniff_markup stet_sniff_markup(struct stet_span text)
{
    bool xml = stet_span_starts(text, "<?xml");
    struct stet_span rest = stet_sniff_skip_prolog(text);
    if (stet_span_starts_nocase(rest, "<!doctype>")) /* says nothing */
        rest = stet_sniff_skip_prolog(
            stet_span_trim(stet_span_sub(rest, strlen("<!doctype>"), rest.len)));
    if (stet_span_starts_nocase(rest, "<!doctype")) {
        struct stet_span root = stet_span_trim(stet_span_sub(rest, strlen("<!doctype"), rest.len));
        return stet_span_starts_nocase(root, "html") ? SNIFF_PAGE : SNIFF_NO_MARKUP;
    }
    struct stet_span first = {"", 0};
    if (rest.len && rest.ptr[0] == '<')
        first = tag_name(rest, 0);
    if (xml)
        return stet_span_is_nocase(first, "html") ? SNIFF_PAGE : SNIFF_NO_MARKUP;
    if (is_one_of(first, page_elements))
        return SNIFF_PAGE;
    if (stet_sniff_xml_root(rest))
        return SNIFF_NO_MARKUP;
    enum sniff_markup weight = weigh_tags(text);
    bool starts = is_one_of(first, elements);
    return weight == SNIFF_NO_MARKUP && starts ? SNIFF_FRAGMENT : weight;
}
