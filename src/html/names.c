/* names.c - names become numbers: those of the standard by a fixed table, any other by a map of the
 * page. In: names in lower case. Out: their numbers, and back. */
#include "names.h"
#include "limits.h"
#include "names_table.h"
#include "span.h"

/* The known names of one kind, by number, and their numbers by hash. */
struct known {
    const struct stet_span *names;
    const uint64_t *heads; /* as head_of() */
    const uint16_t *slots;
};
static const struct known known_tags = {tag_names, tag_heads, tag_slots};
static const struct known known_attrs = {attr_names, attr_heads, attr_slots};

#define HEAD 8

/* The first eight bytes of a name, the first one lowest; 0 behind its end. So many bytes from name
 * on may be read: all eight at once, and what is behind the name is cut off. */
static uint64_t head_of(const char *name, size_t len, size_t readable)
{
    uint8_t b[HEAD] = {0};
    if (readable >= HEAD)
        memcpy(b, name, HEAD);
    else
        memcpy(b, name, len);
    uint64_t head = (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
                    (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
                    (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
    return len < HEAD ? head & ((UINT64_C(1) << 8 * len) - 1) : head;
}

/* As name_hash() in generate.py. */
static size_t name_hash(uint64_t head, size_t len)
{
    return (size_t)((head ^ len) * UINT64_C(0x9E3779B97F4A7C15) >> 54);
}

static uint32_t find_known(const struct known *known, const char *name, size_t len, size_t readable)
{
    if (len == 0)
        return 0;
    uint64_t head = head_of(name, len, readable);
    uint32_t number;
    for (size_t i = name_hash(head, len); (number = known->slots[i]); i = (i + 1) % NAME_SLOTS)
        if (known->heads[number] == head &&
            (len < HEAD ||
             (known->names[number].len == len && memcmp(known->names[number].ptr, name, len) == 0)))
            break;
    return number;
}

uint32_t html_known_tag(const char *name, size_t len)
{
    return find_known(&known_tags, name, len, len);
}

uint32_t html_known_attr(const char *name, size_t len)
{
    return find_known(&known_attrs, name, len, len);
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

/* The bytes from the start of a name on that may be read. */
static size_t readable(const struct stet_html *html, struct stet_span name, bool in_input)
{
    return in_input ? (size_t)(html->input.ptr + html->input.len - name.ptr) : name.len;
}

uint32_t html_intern_tag(struct stet_html *html, struct stet_span name, bool in_input)
{
    uint32_t known = find_known(&known_tags, name.ptr, name.len, readable(html, name, in_input));
    return known ? known : intern_own(html, &html->tag_names, TAG(COUNT), name, in_input);
}

uint32_t html_intern_attr(struct stet_html *html, struct stet_span name, bool in_input)
{
    uint32_t known = find_known(&known_attrs, name.ptr, name.len, readable(html, name, in_input));
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
