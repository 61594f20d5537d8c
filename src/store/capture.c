/* capture.c - one capture as one line of JSON, written by hand so that equal captures are equal
 * bytes, read with jansson, every field checked. */
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
#define TEXTS (sizeof(texts) / sizeof(texts[0]))

static const char *const outcomes[] = {[STET_OUTCOME_CAPTURED] = "captured",
                                       [STET_OUTCOME_REFUSED] = "refused",
                                       [STET_OUTCOME_FAILED] = "failed"};

const char *stet_outcome_name(enum stet_outcome outcome)
{
    return outcomes[outcome];
}

/* Names of files may be anything; JSON is UTF-8. */
static void write_text(struct stet_buf *out, const char *key, const char *text)
{
    struct stet_span span = stet_span_of(text);
    stet_buf_printf(out, ",\"%s\":", key);
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
    stet_buf_printf(out, ",\"%s\":\"%s\"", key, hex);
}

void stet_capture_write(const struct stet_capture *capture, struct stet_buf *out)
{
    char time[STET_INSTANT_TEXT];
    stet_instant_rfc3339(capture->captured_utc, time);
    stet_buf_printf(out, "{\"time\":\"%s\",\"outcome\":\"%s\"", time,
                    stet_outcome_name(capture->outcome));
    if (capture->url) {
        char id[STET_ID_HEX + 1];
        stet_store_article_id(stet_span_of(capture->url), id);
        stet_buf_printf(out, ",\"article\":\"%s\"", id);
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

/* The text of a key, or an empty span. */
static struct stet_span get_text(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return (struct stet_span){NULL, 0};
    return (struct stet_span){json_string_value(value), json_string_length(value)};
}

static bool read_numbers(const json_t *object, struct stet_capture *out)
{
    const json_t *bytes = json_object_get(object, "bytes");
    const json_t *normalizer = json_object_get(object, "normalizer");
    bool captured = out->outcome == STET_OUTCOME_CAPTURED;
    if (out->outcome != STET_OUTCOME_FAILED) {
        if (!json_is_integer(bytes) || json_integer_value(bytes) < 0 ||
            !stet_hex_parse(get_text(object, "sha256"), out->source_sha256, STET_SHA256_BYTES) ||
            !stet_hex_parse(get_text(object, "source"), out->source.id, STET_OID_BYTES))
            return false;
        out->source_bytes = (uint64_t)json_integer_value(bytes);
    }
    if (captured) {
        if (!json_is_integer(normalizer) || json_integer_value(normalizer) < 0 ||
            json_integer_value(normalizer) > UINT32_MAX ||
            !stet_hex_parse(get_text(object, "text"), out->text.id, STET_OID_BYTES))
            return false;
        out->normalizer = (uint32_t)json_integer_value(normalizer);
    }
    return true;
}

/* Copies the strings and points the fields at them: only in the end, as the buffer moves. */
static bool read_texts(const json_t *object, struct stet_capture *out, struct stet_buf *strings)
{
    size_t at[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) {
        struct stet_span text = get_text(object, texts[i].key);
        at[i] = SIZE_MAX;
        if (!text.ptr)
            continue;
        if (memchr(text.ptr, '\0', text.len))
            return false;
        at[i] = strings->len;
        stet_buf_append(strings, text.ptr, text.len + 1);
    }
    if (strings->failed)
        return false;
    for (size_t i = 0; i < TEXTS; i++)
        if (at[i] != SIZE_MAX)
            *(const char **)((char *)out + texts[i].offset) = strings->ptr + at[i];
    return true;
}

static bool read_object(const json_t *object, struct stet_capture *out, struct stet_buf *strings)
{
    struct stet_span outcome = get_text(object, "outcome");
    size_t i = 0;
    while (i < 3 && !stet_span_is(outcome, outcomes[i]))
        i++;
    if (i == 3 || !stet_instant_parse_rfc3339(get_text(object, "time"), &out->captured_utc))
        return false;
    out->outcome = (enum stet_outcome)i;
    if (!read_numbers(object, out) || !read_texts(object, out, strings))
        return false;
    bool failed = out->outcome == STET_OUTCOME_FAILED;
    if (!failed && (!out->url || !out->extension || !stet_names_extension_ok(out->extension)))
        return false;
    if (!out->url)
        return true;
    char id[STET_ID_HEX + 1];
    stet_store_article_id(stet_span_of(out->url), id);
    return stet_span_is(get_text(object, "article"), id);
}

enum stet_status stet_capture_read(struct stet_span line, struct stet_capture *out,
                                   struct stet_buf *strings, struct stet_error *error)
{
    json_error_t where;
    *out = (struct stet_capture){0};
    stet_buf_clear(strings);
    json_t *object = json_loadb(line.ptr ? line.ptr : "", line.len, JSON_REJECT_DUPLICATES, &where);
    bool good = object && read_object(object, out, strings);
    json_decref(object);
    if (good)
        return STET_OK;
    int shown = line.len > 60 ? 60 : (int)line.len;
    return stet_error_set(error, STET_ERR_CORRUPT, "not a line of a capture journal: '%.*s'", shown,
                          line.ptr ? line.ptr : "");
}
