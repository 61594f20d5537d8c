/* names.c - what the attributes of an element say of it: its names, whether it is hidden.
 *
 * Each attribute is looked at once. What a class attribute says is kept, and found again for the
 * next element of the same class. */
#include "names.h"
#include "span.h"

/* Is a style attribute one that hides? Blanks inside are passed over; "--menu-display: none" is a
 * property of another name. */
static bool style_hides(struct stet_span style)
{
    static const char *const hiding[] = {"display:none", "visibility:hidden"};
    for (size_t h = 0; h < sizeof(hiding) / sizeof(*hiding); h++) {
        size_t matched = 0;
        bool begins = true; /* a property */
        for (size_t i = 0; i < style.len; i++) {
            char c = stet_ascii_lower(style.ptr[i]);
            if (stet_is_space(c))
                continue;
            matched = (matched || begins) && c == hiding[h][matched] ? matched + 1 : 0;
            begins = c == ';';
            if (!hiding[h][matched])
                return true;
        }
    }
    return false;
}

/* Up to eight bytes as a number. */
static uint64_t load(const char *ptr, size_t len)
{
    uint64_t word = 0;
    memcpy(&word, ptr, len < sizeof(word) ? len : sizeof(word));
    return word;
}

/* A slot by the length, the beginning and the end. */
static size_t slot_of(struct stet_span value)
{
    uint64_t head = load(value.ptr, value.len);
    uint64_t tail = value.len > 8 ? load(value.ptr + value.len - 8, 8) : 0;
    uint64_t hash = (head ^ value.len) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ tail) * 0x9E3779B97F4A7C15u;
    return hash >> 32 & (STET_NAMES_SLOTS - 1);
}

static const struct stet_class *look_up(struct stet_classes *classes, struct stet_span value)
{
    struct stet_class *slot = &classes->slots[slot_of(value)];
    if (!stet_span_equal(slot->value, value)) {
        slot->value = value;
        slot->hints = stet_hints_of_classes(value, &slot->build);
    }
    return slot;
}

/* The attributes that say whether an element is hidden; no address: there is none. */
struct hiding {
    struct stet_span hidden, aria_hidden, style;
};

static bool hides(const struct hiding *by)
{
    if (by->hidden.ptr)
        return !stet_span_is_nocase(by->hidden, "until-found");
    return (by->aria_hidden.len > 0 && stet_span_is_nocase(by->aria_hidden, "true")) ||
           style_hides(by->style);
}

void stet_names_read(struct stet_classes *classes, const struct stet_html *html,
                     struct stet_part *part)
{
    struct hiding hiding = {0};
    enum stet_html_attr name;
    struct stet_span value;
    for (size_t i = 0; stet_html_attribute_known(html, part->node, i, &name, &value); i++) {
        switch (name) {
        case STET_HTML_ATTR_CLASS:
            if (value.len > 0) {
                const struct stet_class *known = look_up(classes, value);
                part->hints |= known->hints;
                part->build = known->build;
            }
            break;
        case STET_HTML_ATTR_ID: part->hints |= stet_hints_of_id(value, part->tag); break;
        case STET_HTML_ATTR_ROLE: part->hints |= stet_hints_of_role(value); break;
        case STET_HTML_ATTR_ITEMPROP:
            part->hints |= stet_hints_of_property(value);
            part->claims = true;
            break;
        case STET_HTML_ATTR_PROPERTY:
        case STET_HTML_ATTR_REL: part->claims = true; break;
        case STET_HTML_ATTR_ITEMTYPE: part->typed = true; break;
        case STET_HTML_ATTR_HIDDEN: hiding.hidden = value; break;
        case STET_HTML_ATTR_ARIA_HIDDEN: hiding.aria_hidden = value; break;
        case STET_HTML_ATTR_STYLE: hiding.style = value; break;
        case STET_HTML_ATTR_HREF:
            part->in_link = part->in_link || (part->tag == STET_HTML_TAG_A && value.len > 0);
            break;
        default: break;
        }
    }
    if (hides(&hiding))
        part->drop = STET_DROP_HIDDEN;
}
