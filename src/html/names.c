/* names.c - names become numbers: those of the standard by a fixed table, any other by a map of the
 * page. In: names in lower case. Out: their numbers, and back. */
#include "names.h"
#include "limits.h"
#include "names_table.h"
#include "span.h"

/* As name_hash() in generate.py. len is not 0. */
static size_t name_hash(const char *name, size_t len)
{
    const unsigned char *b = (const unsigned char *)name;
    return (b[0] * 5u + b[len - 1] * 71u + b[len / 2] * 193u + b[len / 3] * 1031u + len * 419u) %
           NAME_SLOTS;
}

/* Names are short: their ends, which may overlap, are compared as numbers. */
static bool equal(const char *a, const char *b, size_t len)
{
    uint64_t first[2];
    uint32_t half[2];
    if (len >= sizeof(*first)) {
        memcpy(&first[0], a, sizeof(*first));
        memcpy(&first[1], b, sizeof(*first));
        return first[0] == first[1] && memcmp(a, b, len) == 0;
    }
    if (len >= sizeof(*half)) {
        memcpy(&half[0], a, sizeof(*half));
        memcpy(&half[1], b, sizeof(*half));
        if (half[0] != half[1])
            return false;
        memcpy(&half[0], a + len - sizeof(*half), sizeof(*half));
        memcpy(&half[1], b + len - sizeof(*half), sizeof(*half));
        return half[0] == half[1];
    }
    return a[0] == b[0] && a[len / 2] == b[len / 2] && a[len - 1] == b[len - 1];
}

static uint32_t find_known(const uint16_t *slots, const struct stet_span *known, const char *name,
                           size_t len)
{
    if (len == 0)
        return 0;
    for (size_t i = name_hash(name, len); slots[i]; i = (i + 1) % NAME_SLOTS)
        if (known[slots[i]].len == len && equal(known[slots[i]].ptr, name, len))
            return slots[i];
    return 0;
}

uint32_t html_known_tag(const char *name, size_t len)
{
    return find_known(tag_slots, tag_names, name, len);
}

uint32_t html_known_attr(const char *name, size_t len)
{
    return find_known(attr_slots, attr_names, name, len);
}

/* The number of a name that the standard does not know. first is that of the page's first own. */
static uint32_t intern_own(struct stet_html *html, struct names *names, uint32_t first,
                           struct stet_span name, bool in_input)
{
    if (!names->map)
        names->map = stet_map_new();
    size_t *value = names->map ? stet_map_get(names->map, name) : NULL;
    if (value)
        return (uint32_t)*value;
    if (names->count >= STET_MAX_HTML_NAMES) {
        html_fail(html, STET_ERR_LIMIT, "page has more than 262144 different names");
        return 0;
    }
    if (!in_input) {
        if (!html->arena)
            html->arena = stet_arena_new(STET_MAX_HTML_ARENA);
        name.ptr = html->arena ? stet_arena_dup(html->arena, name.ptr, name.len) : NULL;
    }
    if (!html_reserve(html, &names->own, &names->cap, names->count + 1, sizeof(*names->own)))
        return 0;
    value = names->map && name.ptr ? stet_map_put(names->map, name, NULL) : NULL;
    if (!value) {
        html_fail(html, STET_ERR_MEMORY, "no memory for the names of a page");
        return 0;
    }
    *value = first + names->count;
    names->own[names->count++] = name;
    return (uint32_t)*value;
}

uint32_t html_intern_tag(struct stet_html *html, struct stet_span name, bool in_input)
{
    uint32_t known = html_known_tag(name.ptr, name.len);
    return known ? known : intern_own(html, &html->tag_names, TAG(COUNT), name, in_input);
}

uint32_t html_intern_attr(struct stet_html *html, struct stet_span name, bool in_input)
{
    uint32_t known = html_known_attr(name.ptr, name.len);
    return known ? known : intern_own(html, &html->attr_names, ATTR(COUNT), name, in_input);
}

struct stet_span html_tag_token_name(const struct stet_html *html, uint32_t tag)
{
    return tag < TAG(COUNT) ? tag_names[tag] : html->tag_names.own[tag - TAG(COUNT)];
}

struct stet_span html_tag_name(const struct stet_html *html, uint32_t tag,
                               enum stet_html_namespace ns)
{
    if (ns == STET_HTML_NS_SVG && tag < TAG(COUNT) && tag_svg_names[tag])
        return (struct stet_span){tag_svg_names[tag], tag_names[tag].len};
    return html_tag_token_name(html, tag);
}

struct stet_span html_attr_name(const struct stet_html *html, uint32_t attr,
                                enum stet_html_namespace ns)
{
    if (attr >= ATTR(COUNT))
        return html->attr_names.own[attr - ATTR(COUNT)];
    if (ns == STET_HTML_NS_SVG && attr_svg_names[attr])
        return (struct stet_span){attr_svg_names[attr], attr_names[attr].len};
    if (ns == STET_HTML_NS_MATHML && attr == ATTR(DEFINITIONURL))
        return STET_SPAN_LITERAL("definitionURL");
    return attr_names[attr];
}
