/* decode_2022.c - the WHATWG's decoder of ISO-2022-JP, whose escapes switch between ASCII, JIS
 * Roman, half-width katakana and JIS X 0208. */
#include "encodings.h"

static bool switch_set(struct iso_2022_jp *state, struct stet_bytes bytes)
{
    static const struct {
        uint8_t first, second;
        enum iso_2022_set set;
    } escapes[] = {{'(', 'B', ISO_2022_ASCII},
                   {'(', 'J', ISO_2022_ROMAN},
                   {'(', 'I', ISO_2022_KATAKANA},
                   {'$', '@', ISO_2022_JIS},
                   {'$', 'B', ISO_2022_JIS}};
    for (size_t i = 0; bytes.len >= 3 && i < sizeof(escapes) / sizeof(escapes[0]); i++) {
        if (bytes.ptr[1] == escapes[i].first && bytes.ptr[2] == escapes[i].second) {
            state->set = escapes[i].set;
            return true;
        }
    }
    return false;
}

/* The character of one byte in a set of single bytes. */
static uint32_t single(enum iso_2022_set set, uint8_t c)
{
    if (set == ISO_2022_KATAKANA)
        return c >= 0x21 && c <= 0x5F ? 0xFF61u - 0x21 + c : CHARMAP_NONE;
    if (c >= 0x80 || c == 0x0E || c == 0x0F)
        return CHARMAP_NONE;
    if (set == ISO_2022_ROMAN && c == 0x5C)
        return 0xA5;
    if (set == ISO_2022_ROMAN && c == 0x7E)
        return 0x203E;
    return c;
}

bool stet_decode_iso_2022_jp(struct iso_2022_jp *state, struct charmap *map,
                             struct stet_bytes bytes, uint32_t *code, size_t *used)
{
    uint8_t c = bytes.ptr[0];
    *used = 1;
    *code = CHARMAP_NONE;
    if (c == 0x1B) {
        /* Two escapes with nothing between them are an error, lest they hide something. */
        bool idle = state->escaped;
        state->escaped = switch_set(state, bytes);
        if (!state->escaped)
            return false;
        *used = 3;
        return !idle;
    }
    state->escaped = false;
    if (state->set != ISO_2022_JIS) {
        *code = single(state->set, c);
        return *code != CHARMAP_NONE;
    }
    if (c < 0x21 || c > 0x7E || bytes.len < 2 || bytes.ptr[1] == 0x1B)
        return false;
    *used = 2;
    uint8_t trail = bytes.ptr[1];
    if (trail < 0x21 || trail > 0x7E)
        return false;
    *code = stet_charmap_get(map, (uint16_t)((c | 0x80) << 8 | (trail | 0x80)));
    return *code != CHARMAP_NONE;
}
