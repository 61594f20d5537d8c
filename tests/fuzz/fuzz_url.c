/* fuzz_url.c - law: a canonical URL is its own canonical form, is ASCII, and fits its ceiling;
 * joining never reads beyond its inputs. */
#include "limits.h"
#include "span.h"
#include "url.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_span text = {(const char *)data, size};
    struct stet_buf first, second, joined;
    stet_buf_init(&first, STET_MAX_URL_BYTES);
    stet_buf_init(&second, STET_MAX_URL_BYTES);
    stet_buf_init(&joined, STET_MAX_URL_BYTES);
    struct stet_error error;
    if (stet_url_canonical(text, &first, &error) == STET_OK) {
        struct stet_span once = {first.ptr, first.len};
        if (stet_url_canonical(once, &second, &error) != STET_OK ||
            !stet_span_equal(once, (struct stet_span){second.ptr, second.len}))
            abort();
        for (size_t i = 0; i < first.len; i++)
            if (first.ptr[i] <= ' ' || first.ptr[i] >= 0x7f)
                abort();
    }
    size_t half = size / 2;
    stet_url_resolve(stet_span_sub(text, 0, half), stet_span_sub(text, half, size), &joined);
    stet_buf_clear(&joined);
    stet_url_resolve(STET_SPAN_LITERAL("http://h/a/b?c"), text, &joined);
    stet_buf_free(&first);
    stet_buf_free(&second);
    stet_buf_free(&joined);
    return 0;
}
