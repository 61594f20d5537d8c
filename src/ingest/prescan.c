/* prescan.c - what a page says of its own encoding, read from its bytes before they are decoded:
 * the WHATWG's "prescan a byte stream to determine its encoding". */
#include "encodings.h"
#include "span.h"

/* Browsers look at 1 KiB first and start anew when a later meta says otherwise; this comes to the
 * same for all but absurd pages. */
#define PRESCAN_BYTES ((size_t)65536)

struct scanner {
    struct stet_span text;
    size_t pos;
};

static bool more(const struct scanner *s)
{
    return s->pos < s->text.len;
}

static char peek(const struct scanner *s)
{
    return s->text.ptr[s->pos];
}

static bool at(const struct scanner *s, const char *lower)
{
    return stet_span_starts_nocase(stet_span_sub(s->text, s->pos, s->text.len), lower);
}

/* Moves behind the next needle, or to the end. */
static void skip_past(struct scanner *s, const char *needle)
{
    struct stet_span rest = stet_span_sub(s->text, s->pos, s->text.len);
    size_t found = stet_span_find(rest, needle);
    s->pos = found == rest.len ? s->text.len : s->pos + found + strlen(needle);
}

static struct stet_span quoted_value(struct scanner *s)
{
    char quote = s->text.ptr[s->pos++];
    const char *start = s->text.ptr + s->pos;
    const char *end = memchr(start, quote, s->text.len - s->pos);
    struct stet_span value = {start, end ? (size_t)(end - start) : s->text.len - s->pos};
    s->pos += value.len;
    s->pos += more(s);
    return value;
}

/* Reads the next attribute of a tag; false at its end. */
static bool next_attribute(struct scanner *s, struct stet_span *name, struct stet_span *value)
{
    while (more(s) && (stet_is_space(peek(s)) || peek(s) == '/'))
        s->pos++;
    if (!more(s) || peek(s) == '>')
        return false;
    size_t start = s->pos++; /* a first '=' is part of the name */
    for (char c; more(s) && (c = peek(s)) && c != '=' && c != '/' && c != '>';) {
        if (stet_is_space(c))
            break;
        s->pos++;
    }
    *name = stet_span_sub(s->text, start, s->pos);
    *value = (struct stet_span){NULL, 0};
    while (more(s) && stet_is_space(peek(s)))
        s->pos++;
    if (!more(s) || peek(s) != '=')
        return true;
    s->pos++;
    while (more(s) && stet_is_space(peek(s)))
        s->pos++;
    if (more(s) && (peek(s) == '"' || peek(s) == '\'')) {
        *value = quoted_value(s);
        return true;
    }
    start = s->pos;
    while (more(s) && !stet_is_space(peek(s)) && peek(s) != '>')
        s->pos++;
    *value = stet_span_sub(s->text, start, s->pos);
    return true;
}

struct stet_span stet_prescan_content(struct stet_span content)
{
    const struct stet_span none = {NULL, 0};
    size_t pos = 0;
    for (;;) {
        struct stet_span rest = stet_span_sub(content, pos, content.len);
        size_t hit = stet_span_find_nocase(rest, "charset");
        if (hit == rest.len)
            return none;
        pos += hit + strlen("charset");
        while (pos < content.len && stet_is_space(content.ptr[pos]))
            pos++;
        if (pos < content.len && content.ptr[pos] == '=')
            break;
    }
    pos++;
    while (pos < content.len && stet_is_space(content.ptr[pos]))
        pos++;
    if (pos == content.len)
        return none;
    char quote = content.ptr[pos];
    size_t end = pos + 1;
    if (quote == '"' || quote == '\'') {
        while (end < content.len && content.ptr[end] != quote)
            end++;
        return end == content.len ? none : stet_span_sub(content, pos + 1, end);
    }
    end = pos;
    while (end < content.len && !stet_is_space(content.ptr[end]) && content.ptr[end] != ';')
        end++;
    return stet_span_sub(content, pos, end);
}

/* The encoding of a label; one that is not known is kept in *unknown, if it is the first. */
static const struct encoding *find_label(struct stet_span label, struct stet_span *unknown)
{
    const struct encoding *found = stet_labels_find(label);
    if (!found && unknown && unknown->len == 0)
        *unknown = stet_span_trim(label);
    return found;
}

/* What a meta tag says; the scanner is behind its name. */
static const struct encoding *read_meta(struct scanner *s, struct stet_span *unknown)
{
    struct stet_span name, value, charset = {NULL, 0}, content = {NULL, 0};
    bool seen_charset = false, seen_content = false, seen_pragma = false, pragma = false;
    while (next_attribute(s, &name, &value)) {
        if (stet_span_is_nocase(name, "charset") && !seen_charset) {
            seen_charset = true;
            charset = value;
        } else if (stet_span_is_nocase(name, "content") && !seen_content) {
            seen_content = true;
            content = value;
        } else if (stet_span_is_nocase(name, "http-equiv") && !seen_pragma) {
            seen_pragma = true;
            pragma = stet_span_is_nocase(value, "content-type");
        }
    }
    if (seen_charset)
        return find_label(charset, unknown);
    return pragma ? find_label(stet_prescan_content(content), unknown) : NULL;
}

/* Moves behind a tag, an end tag or whatever else starts with '<'. */
static void skip_markup(struct scanner *s)
{
    struct stet_span name, value;
    s->pos++;
    bool end_tag = more(s) && peek(s) == '/';
    size_t letter = s->pos + end_tag;
    if (letter < s->text.len && stet_is_alpha(s->text.ptr[letter])) {
        while (more(s) && !stet_is_space(peek(s)) && peek(s) != '>')
            s->pos++;
        while (next_attribute(s, &name, &value))
            ;
    } else if (more(s) && strchr("!/?", peek(s))) {
        skip_past(s, ">");
    }
}

static bool is_meta(const struct scanner *s)
{
    size_t after = s->pos + strlen("<meta");
    return at(s, "<meta") && after < s->text.len &&
           (stet_is_space(s->text.ptr[after]) || s->text.ptr[after] == '/');
}

/* <?xml version="1.0" encoding="..."?> at the very start. */
static const struct encoding *read_xml_declaration(struct stet_span text, struct stet_span *unknown)
{
    if (!stet_span_starts(text, "<?xml"))
        return NULL;
    struct stet_span rest = stet_span_sub(text, 0, stet_span_find(text, ">"));
    size_t hit = stet_span_find(rest, "encoding");
    if (hit == rest.len)
        return NULL;
    struct scanner s = {rest, hit};
    struct stet_span name, value;
    return next_attribute(&s, &name, &value) ? find_label(value, unknown) : NULL;
}

/* What a declaration means that was itself readable as ASCII. */
static const struct encoding *as_declared(const struct encoding *encoding)
{
    if (encoding->scheme == SCHEME_UTF16LE || encoding->scheme == SCHEME_UTF16BE)
        return stet_labels_find(STET_SPAN_LITERAL("utf-8"));
    if (encoding->scheme == SCHEME_USER_DEFINED)
        return stet_labels_find(STET_SPAN_LITERAL("windows-1252"));
    return encoding;
}

const struct encoding *stet_prescan_markup(struct stet_bytes bytes, struct stet_span *unknown)
{
    size_t len = bytes.len < PRESCAN_BYTES ? bytes.len : PRESCAN_BYTES;
    struct scanner s = {{(const char *)bytes.ptr, len}, 0};
    while (more(&s)) {
        const char *open = memchr(s.text.ptr + s.pos, '<', s.text.len - s.pos);
        if (!open)
            break;
        s.pos = (size_t)(open - s.text.ptr);
        if (at(&s, "<!--")) {
            s.pos += 2; /* "<!-->" is a comment too */
            skip_past(&s, "-->");
        } else if (is_meta(&s)) {
            s.pos += strlen("<meta");
            const struct encoding *found = read_meta(&s, unknown);
            if (found)
                return as_declared(found);
        } else {
            skip_markup(&s);
        }
    }
    const struct encoding *declared = read_xml_declaration(s.text, unknown);
    return declared ? as_declared(declared) : NULL;
}
