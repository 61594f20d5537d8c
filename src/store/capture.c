/* capture.c - one capture as one line of JSON, written by hand so that equal captures are equal
 * bytes; a line that is written so is read by hand, too, any other with jansson. Every field is
 * checked. */
#include "digest.h"
#include "escape.h"
#include "instant.h"
#include "limits.h"
#include "names.h"
#include "span.h"
#include "utf8.h"
#include <jansson.h>
#include <string.h>

/* Fields of text in the order they are written; all of them may be absent. */
static const struct {
    const char *key;
    size_t offset;
} texts[] = {
    {"url", offsetof(struct stet_capture, url)},
    {"input", offsetof(struct stet_capture, input)},
    {"reason", offsetof(struct stet_capture, reason)},
    {"kind", offsetof(struct stet_capture, kind)},
    {"media_type", offsetof(struct stet_capture, media_type)},
    {"encoding", offsetof(struct stet_capture, encoding)},
    {"extension", offsetof(struct stet_capture, extension)},
    {"rules", offsetof(struct stet_capture, rules)},
};
#define MAX_FIELDS 32 /* of a line; this stet writes 17 at most */
#define TEXTS      (sizeof(texts) / sizeof(texts[0]))

static const char *const outcomes[] = {[STET_OUTCOME_CAPTURED] = "captured",
                                       [STET_OUTCOME_REFUSED] = "refused",
                                       [STET_OUTCOME_FAILED] = "failed"};

static void write_key(struct stet_buf *out, const char *key)
{
    stet_buf_puts(out, ",\"");
    stet_buf_puts(out, key);
    stet_buf_puts(out, "\":");
}

/* Names of files may be anything; JSON is UTF-8. */
static void write_text(struct stet_buf *out, const char *key, const char *text)
{
    struct stet_span span = stet_span_of(text);
    write_key(out, key);
    if (stet_utf8_check(span.ptr, span.len) == span.len) {
        stet_escape_json(out, span);
        return;
    }
    struct stet_buf clean;
    stet_buf_init(&clean, 3 * span.len);
    for (size_t pos = 0; pos < span.len;)
        stet_utf8_append(&clean, stet_utf8_next(span.ptr, span.len, &pos));
    stet_escape_json(out, (struct stet_span){clean.ptr, clean.len});
    out->failed |= clean.failed;
    stet_buf_free(&clean);
}

static void write_hex(struct stet_buf *out, const char *key, const uint8_t *bytes, size_t len)
{
    char hex[STET_SHA256_HEX + 1];
    stet_hex(bytes, len, hex);
    write_key(out, key);
    stet_buf_putc(out, '"');
    stet_buf_append(out, hex, 2 * len);
    stet_buf_putc(out, '"');
}

void stet_capture_write(const struct stet_capture *capture, struct stet_buf *out)
{
    char time[STET_INSTANT_TEXT];
    stet_instant_rfc3339(capture->captured_utc, time);
    stet_buf_puts(out, "{\"time\":\"");
    stet_buf_puts(out, time);
    stet_buf_puts(out, "\",\"outcome\":\"");
    stet_buf_puts(out, outcomes[capture->outcome]);
    stet_buf_putc(out, '"');
    if (capture->url) {
        char id[STET_ID_HEX + 1];
        stet_store_article_id(stet_span_of(capture->url), id);
        stet_buf_puts(out, ",\"article\":\"");
        stet_buf_puts(out, id);
        stet_buf_putc(out, '"');
    }
    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = *(const char *const *)((const char *)capture + texts[i].offset);
        if (text)
            write_text(out, texts[i].key, text);
    }
    if (capture->outcome != STET_OUTCOME_FAILED) {
        stet_buf_printf(out, ",\"bytes\":%llu", (unsigned long long)capture->source_bytes);
        write_hex(out, "sha256", capture->source_sha256, STET_SHA256_BYTES);
        write_hex(out, "source", capture->source.id, STET_OID_BYTES);
    }
    if (capture->outcome == STET_OUTCOME_CAPTURED) {
        write_hex(out, "text", capture->text.id, STET_OID_BYTES);
        stet_buf_printf(out, ",\"normalizer\":%u", (unsigned)capture->normalizer);
    }
    stet_buf_puts(out, "}\n");
}

/* One field of a line. */
struct field {
    struct stet_span key, text; /* text.ptr NULL: a number */
    int64_t number;
};

struct fields {
    struct field items[MAX_FIELDS];
    size_t count;
};

/* ---- a line as stet_capture_write makes most: flat, without spaces, nothing escaped ---------- */

/* Cuts a string off the line; false if it is not a plain one. */
static bool cut_string(struct stet_span *rest, struct stet_span *out)
{
    const char *end = rest->len > 1 ? memchr(rest->ptr + 1, '"', rest->len - 1) : NULL;
    if (!end || *rest->ptr != '"')
        return false;
    *out = stet_span_sub(*rest, 1, (size_t)(end - rest->ptr));
    *rest = stet_span_sub(*rest, out->len + 2, rest->len);
    for (size_t i = 0; i < out->len; i++)
        if (out->ptr[i] == '\\' || (unsigned char)out->ptr[i] < ' ')
            return false;
    return true;
}

/* Cuts a number of at most 18 digits off the line. */
static bool cut_number(struct stet_span *rest, int64_t *out)
{
    size_t len = 0;
    for (*out = 0; len < rest->len && len < 18 && stet_is_digit(rest->ptr[len]); len++)
        *out = *out * 10 + (rest->ptr[len] - '0');
    bool plain = len == 1 || (len > 1 && *rest->ptr != '0');
    *rest = stet_span_sub(*rest, len, rest->len);
    return plain;
}

static bool is_repeated(const struct fields *fields, struct stet_span key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (stet_span_equal(fields->items[i].key, key))
            return true;
    return false;
}

/* False: the line is to be read as any JSON. */
static bool read_plain(struct stet_span line, struct fields *out)
{
    struct stet_span rest = line;
    const char *before = "{";
    if (stet_utf8_check(line.ptr, line.len) != line.len)
        return false;
    for (out->count = 0; stet_span_starts(rest, before); out->count++, before = ",") {
        struct field field = {.text = {NULL, 0}};
        rest = stet_span_sub(rest, 1, rest.len);
        if (out->count == MAX_FIELDS || !cut_string(&rest, &field.key) ||
            !stet_span_starts(rest, ":") || is_repeated(out, field.key))
            return false;
        rest = stet_span_sub(rest, 1, rest.len);
        if (!cut_string(&rest, &field.text)) {
            field.text = (struct stet_span){NULL, 0};
            if (!cut_number(&rest, &field.number))
                return false;
        }
        out->items[out->count] = field;
    }
    return out->count > 0 && stet_span_is(rest, "}");
}

/* ---- any other line -------------------------------------------------------------------------- */

/* The fields that are texts or numbers; the others say nothing to this stet. */
static bool read_json(json_t *object, struct fields *out)
{
    const char *key;
    json_t *value;
    out->count = 0;
    json_object_foreach(object, key, value)
    {
        struct field field = {.key = stet_span_of(key), .number = -1};
        if (json_is_string(value))
            field.text = (struct stet_span){json_string_value(value), json_string_length(value)};
        else if (json_is_integer(value))
            field.number = json_integer_value(value);
        else
            continue;
        if (out->count == MAX_FIELDS)
            return false;
        out->items[out->count++] = field;
    }
    return json_is_object(object);
}

/* ---- what the fields say --------------------------------------------------------------------- */

/* The text of a key, or an empty span. */
static struct stet_span get_text(const struct fields *fields, const char *key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (stet_span_is(fields->items[i].key, key))
            return fields->items[i].text;
    return (struct stet_span){NULL, 0};
}

/* The number of a key, or -1. */
static int64_t get_number(const struct fields *fields, const char *key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (stet_span_is(fields->items[i].key, key) && !fields->items[i].text.ptr)
            return fields->items[i].number;
    return -1;
}

static bool read_numbers(const struct fields *fields, struct stet_capture *out)
{
    int64_t bytes = get_number(fields, "bytes");
    int64_t normalizer = get_number(fields, "normalizer");
    bool captured = out->outcome == STET_OUTCOME_CAPTURED;
    if (out->outcome != STET_OUTCOME_FAILED) {
        if (bytes < 0 ||
            !stet_hex_parse(get_text(fields, "sha256"), out->source_sha256, STET_SHA256_BYTES) ||
            !stet_hex_parse(get_text(fields, "source"), out->source.id, STET_OID_BYTES))
            return false;
        out->source_bytes = (uint64_t)bytes;
    }
    if (captured) {
        if (normalizer < 0 || normalizer > UINT32_MAX ||
            !stet_hex_parse(get_text(fields, "text"), out->text.id, STET_OID_BYTES))
            return false;
        out->normalizer = (uint32_t)normalizer;
    }
    return true;
}

/* Copies the strings and points the fields at them: only in the end, as the buffer moves. */
static bool read_texts(const struct fields *fields, struct stet_capture *out,
                       struct stet_buf *strings)
{
    size_t at[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) {
        struct stet_span text = get_text(fields, texts[i].key);
        at[i] = SIZE_MAX;
        if (!text.ptr)
            continue;
        if (memchr(text.ptr, '\0', text.len))
            return false;
        at[i] = strings->len;
        stet_buf_append(strings, text.ptr, text.len);
        stet_buf_putc(strings, '\0');
    }
    if (strings->failed)
        return false;
    for (size_t i = 0; i < TEXTS; i++)
        if (at[i] != SIZE_MAX)
            *(const char **)((char *)out + texts[i].offset) = strings->ptr + at[i];
    return true;
}

static bool read_fields(const struct fields *fields, struct stet_capture *out,
                        struct stet_buf *strings)
{
    struct stet_span outcome = get_text(fields, "outcome");
    size_t i = 0;
    while (i < 3 && !stet_span_is(outcome, outcomes[i]))
        i++;
    if (i == 3 || !stet_instant_parse_rfc3339(get_text(fields, "time"), &out->captured_utc))
        return false;
    out->outcome = (enum stet_outcome)i;
    if (!read_numbers(fields, out) || !read_texts(fields, out, strings))
        return false;
    bool failed = out->outcome == STET_OUTCOME_FAILED;
    if (!failed && (!out->url || !out->extension || !stet_names_extension_ok(out->extension)))
        return false;
    if (!out->url)
        return true;
    char id[STET_ID_HEX + 1];
    stet_store_article_id(stet_span_of(out->url), id);
    return stet_span_is(get_text(fields, "article"), id);
}

enum stet_status stet_capture_read(struct stet_span line, struct stet_capture *out,
                                   struct stet_buf *strings, struct stet_error *error)
{
    json_error_t where;
    *out = (struct stet_capture){0};
    stet_buf_clear(strings);
    struct fields fields;
    json_t *object = NULL;
    bool good = read_plain(line, &fields);
    if (!good) {
        object = json_loadb(line.ptr ? line.ptr : "", line.len, JSON_REJECT_DUPLICATES, &where);
        good = object && read_json(object, &fields);
    }
    good = good && read_fields(&fields, out, strings);
    json_decref(object);
    if (good)
        return STET_OK;
    int shown = line.len > 60 ? 60 : (int)line.len;
    return stet_error_set(error, STET_ERR_CORRUPT, "not a line of a capture journal: '%.*s'", shown,
                          line.ptr ? line.ptr : "");
}
