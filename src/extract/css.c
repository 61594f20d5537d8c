/* css.c - selectors read, and matched in one walk over a page.
 *
 * A selector is a row of compounds ("div.a", "p"), each with what leads to it: the start of an
 * alternative, something around it, or its parent. For each open element one word of bits says
 * which compounds it has matched as the end of their row, and one which any element around it has:
 * so a step is a few words of logic, and nothing is ever tried twice. */
#include "css.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

enum {
    COMPOUNDS_MAX = 64, /* bits of a word */
    CONDITIONS_MAX = 256,
    DEPTH_MAX = 1024 /* elements within each other; trees are flattened before that */
};

enum condition_kind { IS_TAG, HAS_ID, HAS_CLASS, HAS_ATTRIBUTE, HAS_VALUE };

struct condition {
    enum condition_kind kind;
    struct stet_span name, value;
};

enum lead { LEAD_NONE, LEAD_ANCESTOR, LEAD_PARENT };

struct compound {
    enum lead lead;
    bool last; /* of its alternative */
    size_t first, count;
};

struct stet_css {
    struct compound compounds[COMPOUNDS_MAX];
    struct condition conditions[CONDITIONS_MAX];
    size_t compound_count, condition_count;
    char text[]; /* what the conditions point into */
};

/* ---- reading -------------------------------------------------------------------------------- */

struct reader {
    struct stet_css *selector;
    const char *at;
    struct stet_error *error;
};

static bool is_name(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static bool wrong(struct reader *reader, const char *what)
{
    stet_error_set(reader->error, STET_ERR_INPUT, "%s at '%.20s'", what, reader->at);
    return false;
}

static void skip_space(struct reader *reader)
{
    while (stet_is_space(*reader->at))
        reader->at++;
}

static bool read_name(struct reader *reader, struct stet_span *out)
{
    const char *start = reader->at;
    while (is_name(*reader->at))
        reader->at++;
    *out = (struct stet_span){start, (size_t)(reader->at - start)};
    return out->len > 0 || wrong(reader, "a name is missing");
}

/* A value in quotes, or a name. */
static bool read_value(struct reader *reader, struct stet_span *out)
{
    char quote = *reader->at;
    if (quote != '"' && quote != '\'')
        return read_name(reader, out);
    const char *end = strchr(reader->at + 1, quote);
    if (!end)
        return wrong(reader, "a quote is not closed");
    *out = (struct stet_span){reader->at + 1, (size_t)(end - reader->at - 1)};
    reader->at = end + 1;
    return true;
}

static bool read_attribute(struct reader *reader, struct condition *condition)
{
    skip_space(reader);
    condition->kind = HAS_ATTRIBUTE;
    if (!read_name(reader, &condition->name))
        return false;
    skip_space(reader);
    if (*reader->at == '=') {
        reader->at++;
        skip_space(reader);
        condition->kind = HAS_VALUE;
        if (!read_value(reader, &condition->value))
            return false;
        skip_space(reader);
    }
    if (*reader->at != ']')
        return wrong(reader, "']' is missing");
    reader->at++;
    return true;
}

static bool read_condition(struct reader *reader)
{
    struct stet_css *selector = reader->selector;
    struct condition *condition = &selector->conditions[selector->condition_count];
    char c = *reader->at;
    if (selector->condition_count == CONDITIONS_MAX)
        return wrong(reader, "the selector has too many conditions");
    selector->condition_count++;
    *condition = (struct condition){.kind = c == '#' ? HAS_ID : c == '.' ? HAS_CLASS : IS_TAG};
    reader->at += c == '#' || c == '.' || c == '[';
    return c == '[' ? read_attribute(reader, condition) : read_name(reader, &condition->name);
}

static bool begins_condition(char c)
{
    return c == '#' || c == '.' || c == '[';
}

static bool read_compound(struct reader *reader, enum lead lead)
{
    struct stet_css *selector = reader->selector;
    if (selector->compound_count == COMPOUNDS_MAX)
        return wrong(reader, "the selector has too many steps");
    struct compound *compound = &selector->compounds[selector->compound_count++];
    *compound = (struct compound){.lead = lead, .first = selector->condition_count};
    bool any = *reader->at == '*';
    if (any)
        reader->at++;
    else if (is_name(*reader->at) && !read_condition(reader))
        return false;
    while (begins_condition(*reader->at))
        if (!read_condition(reader))
            return false;
    compound->count = selector->condition_count - compound->first;
    return any || compound->count > 0 || wrong(reader, "a tag, #id, .class or [attr] is missing");
}

/* "a > b c": up to a comma or the end. */
static bool read_alternative(struct reader *reader)
{
    enum lead lead = LEAD_NONE;
    skip_space(reader);
    do {
        if (!read_compound(reader, lead))
            return false;
        bool space = stet_is_space(*reader->at);
        skip_space(reader);
        lead = LEAD_ANCESTOR;
        if (*reader->at == '>') {
            lead = LEAD_PARENT;
            reader->at++;
            skip_space(reader);
            if (!*reader->at)
                return wrong(reader, "something is missing behind '>'");
        } else if (*reader->at && *reader->at != ',' && !space) {
            return wrong(reader, "this is no part of the selectors known here");
        }
    } while (*reader->at && *reader->at != ',');
    reader->selector->compounds[reader->selector->compound_count - 1].last = true;
    return true;
}

enum stet_status stet_css_read(struct stet_css **out, struct stet_span text,
                               struct stet_error *error)
{
    text = stet_span_trim(text);
    if (text.len == 0)
        return stet_error_set(error, STET_ERR_INPUT, "the selector is empty");
    if (text.len > STET_MAX_SELECTOR_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT, "the selector is longer than %d bytes",
                              STET_MAX_SELECTOR_BYTES);
    struct stet_css *selector = calloc(1, sizeof(*selector) + text.len + 1);
    if (!selector)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a selector: no memory");
    for (size_t i = 0; i < text.len; i++)
        selector->text[i] = text.ptr[i] ? text.ptr[i] : '\x01'; /* what no selector knows */
    struct stet_error own;
    struct reader reader = {selector, selector->text, error ? error : &own};
    bool good = read_alternative(&reader);
    while (good && *reader.at == ',') {
        reader.at++;
        good = read_alternative(&reader);
    }
    if (!good) {
        stet_css_free(selector);
        return STET_ERR_INPUT;
    }
    *out = selector;
    return STET_OK;
}

void stet_css_free(struct stet_css *selector)
{
    free(selector);
}

/* ---- matching ------------------------------------------------------------------------------- */

static bool same_nocase(struct stet_span a, struct stet_span b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (stet_ascii_lower(a.ptr[i]) != stet_ascii_lower(b.ptr[i]))
            return false;
    return true;
}

static bool has_word(struct stet_span value, struct stet_span word)
{
    for (size_t start = 0, i = 0; i <= value.len; i++)
        if (i == value.len || stet_is_space(value.ptr[i])) {
            if (stet_span_equal(stet_span_sub(value, start, i), word))
                return true;
            start = i + 1;
        }
    return false;
}

static bool find_attribute(const struct stet_html *html, stet_html_node node,
                           struct stet_span wanted, struct stet_span *value)
{
    struct stet_span name;
    for (size_t i = 0; stet_html_attribute_at(html, node, i, &name, value); i++)
        if (same_nocase(name, wanted))
            return true;
    return false;
}

static bool meets(const struct stet_html *html, stet_html_node node,
                  const struct condition *condition)
{
    struct stet_span value;
    switch (condition->kind) {
    case IS_TAG: return same_nocase(stet_html_name(html, node), condition->name);
    case HAS_ID:
        return stet_html_attribute(html, node, STET_HTML_ATTR_ID, &value) &&
               stet_span_equal(value, condition->name);
    case HAS_CLASS:
        return stet_html_attribute(html, node, STET_HTML_ATTR_CLASS, &value) &&
               has_word(value, condition->name);
    case HAS_ATTRIBUTE: return find_attribute(html, node, condition->name, &value);
    default:
        return find_attribute(html, node, condition->name, &value) &&
               stet_span_equal(value, condition->value);
    }
}

/* The compounds that an element ends, given those of its parent and of all around it. */
static uint64_t match(const struct stet_css *selector, const struct stet_html *html,
                      stet_html_node node, uint64_t parent, uint64_t around)
{
    uint64_t matched = 0;
    for (size_t i = 0; i < selector->compound_count; i++) {
        const struct compound *compound = &selector->compounds[i];
        uint64_t before = i > 0 ? (uint64_t)1 << (i - 1) : 0;
        if ((compound->lead == LEAD_PARENT && !(parent & before)) ||
            (compound->lead == LEAD_ANCESTOR && !(around & before)))
            continue;
        size_t k = 0;
        while (k < compound->count && meets(html, node, &selector->conditions[compound->first + k]))
            k++;
        if (k == compound->count)
            matched |= (uint64_t)1 << i;
    }
    return matched;
}

void stet_css_each(const struct stet_css *selector, const struct stet_html *html,
                   bool (*each)(void *context, stet_html_node node), void *context)
{
    struct {
        stet_html_node node;
        uint64_t own, around; /* matched by it; by it and all around it */
    } open[DEPTH_MAX];
    size_t depth = 0;
    uint64_t last = 0;
    for (size_t i = 0; i < selector->compound_count; i++)
        last |= selector->compounds[i].last ? (uint64_t)1 << i : 0;
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false)) {
        if (stet_html_kind(html, n) != STET_HTML_KIND_ELEMENT)
            continue;
        stet_html_node above = stet_html_parent(html, n);
        while (depth > 0 && open[depth - 1].node != above)
            depth--;
        uint64_t parent = depth ? open[depth - 1].own : 0;
        uint64_t around = depth ? open[depth - 1].around : 0;
        uint64_t own = match(selector, html, n, parent, around);
        if ((own & last) && !each(context, n))
            return;
        if (depth == DEPTH_MAX)
            continue;
        open[depth].node = n;
        open[depth].own = own;
        open[depth++].around = around | own;
    }
}
