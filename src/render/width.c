/* width.c - the columns that text takes on a terminal. */
#include "utf8.h"
#include <stet/render.h>
#include <unicode/uchar.h>

static size_t width_of(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return 1;
    uint32_t mask = U_GET_GC_MASK((UChar32)code);
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_CF_MASK))
        return 0;
    if (code >= 0x1160 && code <= 0x11FF) /* the parts of a Korean syllable behind the first */
        return 0;
    int east_asian = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

size_t stet_render_width(struct stet_span text)
{
    size_t width = 0, pos = 0;
    while (pos < text.len)
        width += width_of(stet_utf8_next(text.ptr, text.len, &pos));
    return width;
}
