/* json.c - a JSON string of any bytes, and a number. */
#include "escape.h"
#include "render.h"
#include "utf8.h"

void stet_json_string(struct stet_buf *out, struct stet_span text)
{
    if (stet_utf8_check(text.ptr, text.len) == text.len) {
        stet_escape_json(out, text);
        return;
    }
    struct stet_buf mended;
    stet_buf_init(&mended, out->max);
    for (size_t pos = 0; pos < text.len;)
        stet_utf8_append(&mended, stet_utf8_next(text.ptr, text.len, &pos));
    stet_escape_json(out, (struct stet_span){mended.ptr, mended.len});
    out->failed = out->failed || mended.failed;
    stet_buf_free(&mended);
}

void stet_json_thousandths(struct stet_buf *out, double number)
{
    unsigned thousandths = (unsigned)(number * 1000 + 0.5);
    stet_buf_printf(out, "%u.%03u", thousandths / 1000, thousandths % 1000);
}
