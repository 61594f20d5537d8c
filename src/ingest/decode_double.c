/* decode_double.c - the WHATWG's decoders of the double byte encodings, one character at a time. A
 * byte of ASCII that follows a lead byte wrongly is not swallowed with it, so that broken text
 * cannot hide mark-up. */
#include "encodings.h"

static bool in_range(uint8_t c, uint8_t low, uint8_t high)
{
    return c >= low && c <= high;
}

static size_t fail(size_t length, size_t *used)
{
    *used = length;
    return 0;
}

static size_t found(uint32_t code, size_t length, uint32_t codes[2], size_t *used)
{
    codes[0] = code;
    *used = length;
    return 1;
}

/* A lead and a trail that were looked up: without a character, a trail of ASCII stays. */
static size_t pair(uint32_t code, uint8_t trail, uint32_t codes[2], size_t *used)
{
    if (code != CHARMAP_NONE)
        return found(code, 2, codes, used);
    return fail(trail < 0x80 ? 1 : 2, used);
}

static uint32_t look_up(struct charmap *map, uint8_t high, uint8_t low)
{
    return stet_charmap_get(map, (uint16_t)(high << 8 | low));
}

static size_t big5(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    static const struct {
        uint16_t key, first, second;
    } composed[] = {
        {0x8862, 0xCA, 0x304}, {0x8864, 0xCA, 0x30C}, {0x88A3, 0xEA, 0x304}, {0x88A5, 0xEA, 0x30C}};
    uint8_t lead = bytes.ptr[0];
    if (!in_range(lead, 0x81, 0xFE) || bytes.len < 2)
        return fail(1, used);
    uint8_t trail = bytes.ptr[1];
    for (size_t i = 0; i < sizeof(composed) / sizeof(composed[0]); i++) {
        if (composed[i].key == (lead << 8 | trail)) {
            codes[1] = composed[i].second;
            return found(composed[i].first, 2, codes, used) + 1;
        }
    }
    bool valid = in_range(trail, 0x40, 0x7E) || in_range(trail, 0xA1, 0xFE);
    return pair(valid ? look_up(map, lead, trail) : CHARMAP_NONE, trail, codes, used);
}

static size_t euc_kr(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    uint8_t lead = bytes.ptr[0];
    if (!in_range(lead, 0x81, 0xFE) || bytes.len < 2)
        return fail(1, used);
    uint8_t trail = bytes.ptr[1];
    bool valid = in_range(trail, 0x41, 0xFE);
    return pair(valid ? look_up(map, lead, trail) : CHARMAP_NONE, trail, codes, used);
}

static size_t shift_jis(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2],
                        size_t *used)
{
    uint8_t lead = bytes.ptr[0];
    if (lead == 0x80)
        return found(0x80, 1, codes, used);
    if (in_range(lead, 0xA1, 0xDF))
        return found(0xFF61u - 0xA1 + lead, 1, codes, used);
    if (!(in_range(lead, 0x81, 0x9F) || in_range(lead, 0xE0, 0xFC)) || bytes.len < 2)
        return fail(1, used);
    uint8_t trail = bytes.ptr[1];
    bool valid = in_range(trail, 0x40, 0x7E) || in_range(trail, 0x80, 0xFC);
    return pair(valid ? look_up(map, lead, trail) : CHARMAP_NONE, trail, codes, used);
}

/* 0x8F and two bytes of JIS X 0212. */
static size_t jis0212(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    uint8_t high = bytes.ptr[1];
    if (bytes.len < 3)
        return fail(2, used);
    uint8_t low = bytes.ptr[2];
    uint32_t code = in_range(low, 0xA1, 0xFE) ? look_up(map, high, low & 0x7F) : CHARMAP_NONE;
    if (code != CHARMAP_NONE)
        return found(code, 3, codes, used);
    return fail(low < 0x80 ? 2 : 3, used);
}

static size_t euc_jp(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    uint8_t lead = bytes.ptr[0];
    if (!(lead == 0x8E || lead == 0x8F || in_range(lead, 0xA1, 0xFE)) || bytes.len < 2)
        return fail(1, used);
    uint8_t trail = bytes.ptr[1];
    if (lead == 0x8E && in_range(trail, 0xA1, 0xDF))
        return found(0xFF61u - 0xA1 + trail, 2, codes, used);
    if (lead == 0x8F && in_range(trail, 0xA1, 0xFE))
        return jis0212(map, bytes, codes, used);
    bool valid = lead >= 0xA1 && in_range(trail, 0xA1, 0xFE);
    return pair(valid ? look_up(map, lead, trail) : CHARMAP_NONE, trail, codes, used);
}

/* A lead, a digit, a lead, a digit. */
static size_t gb_four(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    if (bytes.len >= 3 && !in_range(bytes.ptr[2], 0x81, 0xFE))
        return fail(1, used);
    if (bytes.len < 4)
        return fail(bytes.len, used);
    if (!in_range(bytes.ptr[3], 0x30, 0x39))
        return fail(1, used);
    uint32_t code = stet_charmap_convert(map, bytes.ptr, 4);
    return code == CHARMAP_NONE ? fail(4, used) : found(code, 4, codes, used);
}

static size_t gb18030(struct charmap *map, struct stet_bytes bytes, uint32_t codes[2], size_t *used)
{
    uint8_t lead = bytes.ptr[0];
    if (lead == 0x80)
        return found(0x20AC, 1, codes, used);
    if (lead == 0xFF || bytes.len < 2)
        return fail(1, used);
    uint8_t trail = bytes.ptr[1];
    if (in_range(trail, 0x30, 0x39))
        return gb_four(map, bytes, codes, used);
    bool valid = in_range(trail, 0x40, 0x7E) || in_range(trail, 0x80, 0xFE);
    return pair(valid ? look_up(map, lead, trail) : CHARMAP_NONE, trail, codes, used);
}

size_t stet_decode_double(struct charmap *map, enum scheme scheme, struct stet_bytes bytes,
                          uint32_t codes[2], size_t *used)
{
    if (bytes.ptr[0] < 0x80)
        return found(bytes.ptr[0], 1, codes, used);
    switch (scheme) {
    case SCHEME_BIG5: return big5(map, bytes, codes, used);
    case SCHEME_EUC_KR: return euc_kr(map, bytes, codes, used);
    case SCHEME_SHIFT_JIS: return shift_jis(map, bytes, codes, used);
    case SCHEME_EUC_JP: return euc_jp(map, bytes, codes, used);
    case SCHEME_GB18030: return gb18030(map, bytes, codes, used);
    default: return fail(1, used);
    }
}
