/* read_front_matter.c - the metadata before a Markdown text.
 *
 * Reads what the writer writes, and the YAML ("---") and TOML ("+++") that blogs use: scalars with
 * or without quotes, flow and dash lists, folded blocks. What it does not know it names and leaves.
 */
#include "instant.h"
#include "read.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>

#define MAX_FRONT_MATTER (256 * (size_t)1024) /* bytes; it is metadata, not text */

struct key {
    const char *name; /* lower case */
    size_t offset;    /* of the field, or the list, in struct stet_metadata */
    bool list, date;
};

#define FIELD(name, member)                                                                        \
    {                                                                                              \
        name, offsetof(struct stet_metadata, member), false, false                                 \
    }
#define DATE(name, member)                                                                         \
    {                                                                                              \
        name, offsetof(struct stet_metadata, member), false, true                                  \
    }
#define VALUES(name, member)                                                                       \
    {                                                                                              \
        name, offsetof(struct stet_metadata, member), true, false                                  \
    }

/* Where two keys fill one field, the first in the file wins. */
static const struct key keys[] = {
    FIELD("title", title),
    VALUES("authors", authors),
    VALUES("author", authors),
    VALUES("byline", authors),
    DATE("published", published),
    DATE("date", published),
    DATE("pubdate", published),
    DATE("publishdate", published),
    DATE("modified", modified),
    DATE("lastmod", modified),
    DATE("updated", modified),
    DATE("last_modified_at", modified),
    FIELD("language", language),
    FIELD("lang", language),
    FIELD("site", site),
    FIELD("section", section),
    FIELD("category", section),
    VALUES("tags", tags),
    VALUES("categories", tags),
    VALUES("keywords", tags),
    FIELD("description", description),
    FIELD("summary", description),
    FIELD("excerpt", description),
    FIELD("url", url),
    FIELD("canonical", url),
    FIELD("canonical_url", url),
    FIELD("image", image),
    FIELD("license", license),
};

struct front_matter {
    struct stet_document *document;
    struct stet_span text; /* between the fences */
    const struct key *key; /* of the value being read, or NULL */
    struct stet_buf value; /* scratch */
    bool toml;
    const char *base; /* of the source, for offsets */
};

/* ---- scalars -------------------------------------------------------------------------------- */

static bool is_zone(struct stet_span zone)
{
    if (zone.len == 1)
        return zone.ptr[0] == 'Z' || zone.ptr[0] == 'z';
    if (zone.len < 3 || zone.len > 6 || (zone.ptr[0] != '+' && zone.ptr[0] != '-'))
        return false;
    for (size_t i = 1; i < zone.len; i++)
        if (!stet_is_digit(zone.ptr[i]) && !(i == 3 && zone.ptr[i] == ':' && zone.len == 6))
            return false;
    return zone.len != 4;
}

static bool matches(struct stet_span text, const char *pattern)
{
    for (size_t i = 0; pattern[i] != '\0'; i++)
        if (i >= text.len ||
            (pattern[i] == '0' ? !stet_is_digit(text.ptr[i]) : pattern[i] != text.ptr[i]))
            return false;
    return true;
}

/* A date, or date and time, in RFC 3339's form; false if it is neither. */
static bool put_date(struct stet_buf *out, struct stet_span text)
{
    if (!matches(text, "0000-00-00"))
        return false;
    stet_buf_append(out, text.ptr, 10);
    struct stet_span rest = stet_span_sub(text, 10, text.len);
    if (rest.len == 0)
        return true;
    if (rest.ptr[0] != 'T' && rest.ptr[0] != 't' && rest.ptr[0] != ' ')
        return false;
    rest = stet_span_sub(rest, 1, rest.len);
    if (!matches(rest, "00:00"))
        return false;
    stet_buf_putc(out, 'T');
    stet_buf_append(out, rest.ptr, 5);
    rest = stet_span_sub(rest, 5, rest.len);
    bool seconds = matches(rest, ":00");
    stet_buf_append(out, seconds ? rest.ptr : ":00", 3);
    size_t i = seconds ? 3 : 0;
    if (seconds && i < rest.len && rest.ptr[i] == '.')
        for (i++; i < rest.len && stet_is_digit(rest.ptr[i]);)
            i++;
    while (i < rest.len && rest.ptr[i] == ' ')
        i++;
    rest = stet_span_sub(rest, i, rest.len);
    if (rest.len == 0)
        return true;
    if (!is_zone(rest))
        return false;
    if (rest.len == 1) {
        stet_buf_putc(out, 'Z');
        return true;
    }
    stet_buf_append(out, rest.ptr, 3);
    stet_buf_putc(out, ':');
    stet_buf_append(out, rest.len >= 5 ? rest.ptr + rest.len - 2 : "00", 2);
    return true;
}

/* Whether what put_date wrote is a day, and a time of it. */
static bool is_of_calendar(struct stet_span date)
{
    char stamp[STET_INSTANT_TEXT];
    int64_t first, last;
    if (date.len == 10)
        return stet_instant_parse_date(date, &first, &last);
    snprintf(stamp, sizeof(stamp), "%.*s%s", (int)date.len, date.ptr, date.len == 19 ? "Z" : "");
    return stet_instant_parse_rfc3339(stet_span_of(stamp), &first);
}

static void set_value(struct front_matter *f, struct stet_span value)
{
    if (!f->key || value.len == 0)
        return;
    char *member = (char *)&f->document->meta + f->key->offset;
    if (f->key->list) {
        stet_document_add(f->document, (struct stet_field_list *)(void *)member, value,
                          STET_ORIGIN_FRONT_MATTER);
        return;
    }
    struct stet_field *field = (struct stet_field *)(void *)member;
    if (field->value.len > 0)
        return;
    if (!f->key->date) {
        stet_document_set(f->document, field, value, STET_ORIGIN_FRONT_MATTER);
        return;
    }
    char room[64];
    struct stet_buf date;
    stet_buf_init(&date, sizeof(room));
    if (put_date(&date, value) && is_of_calendar((struct stet_span){date.ptr, date.len}))
        stet_document_set(f->document, field, (struct stet_span){date.ptr, date.len},
                          STET_ORIGIN_FRONT_MATTER);
    else
        stet_document_diagnose(f->document, "bad-date", (size_t)(f->text.ptr - f->base), value);
    stet_buf_free(&date);
}

/* An escape of a double-quoted string behind its backslash; the length it takes. */
static size_t unescape(struct stet_buf *out, struct stet_span text)
{
    static const char from[] = "ntrbf0ae", to[] = "\n\t\r\b\f\0\a\033";
    char c = text.ptr[0];
    size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : c == 'x' ? 2 : 0;
    const char *known = c != '\0' ? strchr(from, c) : NULL;
    if (digits == 0) {
        stet_buf_putc(out, known ? to[known - from] : c);
        return 1;
    }
    uint32_t code = 0;
    size_t i = 1;
    for (; i <= digits && i < text.len; i++) {
        char d = stet_ascii_lower(text.ptr[i]);
        const char *digit = memchr("0123456789abcdef", d, 16);
        if (!digit)
            break;
        code = code << 4 | (uint32_t)(stet_is_digit(d) ? d - '0' : d - 'a' + 10);
    }
    stet_utf8_append(out, code);
    return i;
}

/* Reads a quoted scalar at text into f->value; the length it takes with its quotes. */
static size_t read_quoted(struct front_matter *f, struct stet_span text)
{
    char quote = text.ptr[0];
    size_t i = 1;
    stet_buf_clear(&f->value);
    while (i < text.len) {
        char c = text.ptr[i++];
        if (c == quote && quote == '\'' && !f->toml && i < text.len && text.ptr[i] == '\'')
            i++; /* '' is one ' */
        else if (c == quote)
            break;
        if (c == '\\' && quote == '"' && i < text.len)
            i += unescape(&f->value, stet_span_sub(text, i, text.len));
        else
            stet_buf_putc(&f->value, c);
    }
    return i;
}

/* Without a comment. */
static struct stet_span plain_scalar(struct stet_span text)
{
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i] == '#' && stet_is_space(text.ptr[i - 1]))
            return stet_span_trim(stet_span_sub(text, 0, i));
    return stet_span_trim(text);
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static void read_scalar(struct front_matter *f, struct stet_span text)
{
    if (text.len > 0 && is_quote(text.ptr[0])) {
        (void)read_quoted(f, text);
        set_value(f, (struct stet_span){f->value.ptr, f->value.len});
        return;
    }
    text = plain_scalar(text);
    if (!stet_span_is(text, "null") && !stet_span_is(text, "~"))
        set_value(f, text);
}

/* "[a, "b", c]" on one line. */
static void read_flow(struct front_matter *f, struct stet_span text)
{
    size_t i = 1;
    while (i < text.len && text.ptr[i] != ']') {
        if (stet_is_space(text.ptr[i]) || text.ptr[i] == ',') {
            i++;
        } else if (is_quote(text.ptr[i])) {
            i += read_quoted(f, stet_span_sub(text, i, text.len));
            set_value(f, (struct stet_span){f->value.ptr, f->value.len});
        } else {
            size_t start = i;
            while (i < text.len && text.ptr[i] != ',' && text.ptr[i] != ']')
                i++;
            set_value(f, stet_span_trim(stet_span_sub(text, start, i)));
        }
    }
}

/* ---- lines ---------------------------------------------------------------------------------- */

static const struct key *find_key(struct stet_span name)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (stet_span_is_nocase(name, keys[i].name))
            return &keys[i];
    return NULL;
}

/* Joins the indented lines below "key: |" or "key: >" by spaces. */
static void read_block_scalar(struct front_matter *f, struct stet_span *rest)
{
    struct stet_span ahead = *rest, line;
    stet_buf_clear(&f->value);
    while (stet_span_line(&ahead, &line)) {
        struct stet_span text = stet_span_trim(line);
        if (text.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '\t')
            break;
        *rest = ahead;
        if (text.len > 0 && f->value.len > 0)
            stet_buf_putc(&f->value, ' ');
        stet_buf_append(&f->value, text.ptr, text.len);
    }
    set_value(f, (struct stet_span){f->value.ptr, f->value.len});
}

/* A flow list that goes on over the next lines is taken as one. */
static struct stet_span whole_flow(struct stet_span value, struct stet_span *rest)
{
    struct stet_span line;
    while (!memchr(value.ptr, ']', value.len) && stet_span_line(rest, &line))
        value.len = (size_t)(line.ptr + line.len - value.ptr);
    return value;
}

static void read_value(struct front_matter *f, struct stet_span value, struct stet_span *rest)
{
    if (value.len == 0)
        return; /* a dash list may follow */
    if (value.ptr[0] == '[')
        read_flow(f, whole_flow(value, rest));
    else if (!f->toml && (value.ptr[0] == '|' || value.ptr[0] == '>') && value.len <= 3)
        read_block_scalar(f, rest);
    else if (value.ptr[0] != '{')
        read_scalar(f, value);
}

/* The key of "key: value" or "key = value"; its length, or 0. */
static size_t key_length(const struct front_matter *f, struct stet_span line)
{
    size_t i = 0;
    while (i < line.len && (stet_is_alpha(line.ptr[i]) || stet_is_digit(line.ptr[i]) ||
                            line.ptr[i] == '_' || line.ptr[i] == '-'))
        i++;
    size_t end = i;
    while (i < line.len && line.ptr[i] == ' ')
        i++;
    bool mark = i < line.len && line.ptr[i] == (f->toml ? '=' : ':') &&
                (f->toml || i + 1 == line.len || stet_is_space(line.ptr[i + 1]));
    return mark ? end : 0;
}

static struct stet_span value_of(struct stet_span line, size_t key, char mark)
{
    const char *at = memchr(line.ptr + key, mark, line.len - key);
    return stet_span_trim(stet_span_sub(line, (size_t)(at - line.ptr) + 1, line.len));
}

/* An item of a dash list: "- value", or "- name: value" of a list of people. */
static void read_item(struct front_matter *f, struct stet_span item)
{
    size_t len = is_quote(item.len > 0 ? item.ptr[0] : ' ') ? 0 : key_length(f, item);
    if (len == 0)
        read_scalar(f, item);
    else if (stet_span_is_nocase(stet_span_sub(item, 0, len), "name"))
        read_scalar(f, value_of(item, len, ':'));
}

static void read_line(struct front_matter *f, struct stet_span line, struct stet_span *rest)
{
    struct stet_span text = stet_span_trim(line);
    if (text.len == 0 || text.ptr[0] == '#')
        return;
    if (text.ptr[0] == '-' && (text.len == 1 || text.ptr[1] == ' ')) {
        read_item(f, stet_span_trim(stet_span_sub(text, 1, text.len)));
        return;
    }
    if (f->toml && text.ptr[0] == '[') { /* what follows belongs to a table */
        f->key = NULL;
        rest->ptr += rest->len;
        rest->len = 0;
        return;
    }
    size_t len = stet_is_space(line.ptr[0]) ? 0 : key_length(f, text);
    if (len == 0)
        return; /* of something nested, or not YAML */
    struct stet_span name = stet_span_sub(text, 0, len);
    f->key = find_key(name);
    if (f->key)
        read_value(f, value_of(text, len, f->toml ? '=' : ':'), rest);
    else if (!stet_span_is(name, "normalizer"))
        stet_document_diagnose(f->document, "unknown-front-matter", (size_t)(name.ptr - f->base),
                               name);
}

/* Finds the fence that ends what begins at text; *inner gets what lies between. */
static size_t find_end(struct stet_span text, const char *fence, struct stet_span *inner)
{
    struct stet_span rest = text, line;
    if (text.len > MAX_FRONT_MATTER)
        rest.len = MAX_FRONT_MATTER;
    if (!stet_span_line(&rest, &line) || !stet_span_starts(line, fence) ||
        stet_span_trim(line).len != 3)
        return 0;
    const char *start = rest.ptr;
    while (stet_span_line(&rest, &line)) {
        if (stet_span_starts(line, fence) && stet_span_trim(line).len == 3) {
            *inner = (struct stet_span){start, (size_t)(line.ptr - start)};
            return (size_t)(rest.ptr - text.ptr);
        }
    }
    return 0;
}

/* The first line that says anything has a key; else the fences are but rules above and below a
 * text. */
static bool is_metadata(const struct front_matter *f)
{
    struct stet_span rest = f->text, line;
    while (stet_span_line(&rest, &line)) {
        struct stet_span text = stet_span_trim(line);
        if (text.len > 0 && text.ptr[0] != '#')
            return key_length(f, text) > 0 || (f->toml && text.ptr[0] == '[');
    }
    return f->text.len > 0;
}

size_t stet_read_front_matter(struct stet_document *document, struct stet_span text)
{
    struct front_matter f = {.document = document, .base = text.ptr};
    size_t len = find_end(text, "---", &f.text);
    if (len == 0) {
        len = find_end(text, "+++", &f.text);
        f.toml = true;
    }
    if (len == 0 || !is_metadata(&f))
        return 0;
    stet_buf_init(&f.value, MAX_FRONT_MATTER);
    struct stet_span rest = f.text, line;
    while (stet_span_line(&rest, &line))
        read_line(&f, line, &rest);
    stet_buf_free(&f.value);
    return len;
}
