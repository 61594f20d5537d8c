/* fuzz_held.c - law: whatever stands in a script, its strings lie in the buffer, frames have their
 * parents before them, and what is picked is no longer than what was read, escaped. */
#include "embedded.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_span script = {(const char *)data, size};
    struct stet_held held;
    struct stet_buf html;
    stet_held_init(&held, (struct stet_span){"A title of some length", 22}, script);
    stet_buf_init(&html, SIZE_MAX / 2);
    stet_held_scan(&held, script);
    for (size_t i = 0; i < held.frame_count; i++)
        if (held.frames[i].parent > i || (i > 0 && held.frames[i].parent == i))
            abort();
    for (size_t i = 0; i < held.item_count; i++)
        if (held.items[i].frame >= held.frame_count ||
            held.items[i].start + held.items[i].len > held.text.len)
            abort();
    bool sure;
    stet_held_pick(&held, &html, &sure);
    if (html.len > 64 * size + 64)
        abort();
    stet_buf_free(&html);
    stet_held_free(&held);
    return 0;
}
