/* json.c - jansson's values, written whole. */
#include "json.h"
#include "instant.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

void stet_json_print(struct stet_output *out, json_t *value)
{
    struct stet_buf line;
    stet_buf_init(&line, SIZE_MAX / 2);
    char *text = value ? json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(6)) : NULL;
    if (text) {
        stet_buf_puts(&line, text);
        stet_buf_putc(&line, '\n');
    } else {
        line.failed = true;
    }
    stet_output_text(out, &line);
    free(text);
    json_decref(value);
    stet_buf_free(&line);
}

json_t *stet_json_text(const char *text)
{
    if (!text)
        return json_null();
    struct stet_span span = stet_span_of(text);
    if (stet_utf8_check(span.ptr, span.len) == span.len)
        return json_stringn(span.ptr, span.len);
    struct stet_buf clean;
    stet_buf_init(&clean, 4 * span.len + 4);
    for (size_t pos = 0; pos < span.len;)
        stet_utf8_append(&clean, stet_utf8_next(span.ptr, span.len, &pos));
    json_t *value = json_stringn(clean.ptr, clean.len);
    stet_buf_free(&clean);
    return value;
}

json_t *stet_json_weight(double weight)
{
    return json_real((double)(int)(weight * 1000 + 0.5) / 1000);
}

json_t *stet_json_types(uint32_t types)
{
    json_t *list = json_array();
    for (unsigned type = 0; type < STET_EDIT_TYPE_COUNT; type++)
        if (types & STET_EDIT_BIT(type))
            json_array_append_new(list,
                                  json_string(stet_edit_type_name((enum stet_edit_type)type)));
    return list;
}

json_t *stet_json_instant(int64_t utc)
{
    char text[STET_INSTANT_TEXT];
    stet_instant_rfc3339(utc, text);
    return json_string(text);
}
