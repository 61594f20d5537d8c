/* charmap.c - characters of legacy tables by ICU, put right where the WHATWG differs. Looking a
 * character up costs one conversion the first time and an array access from then on. */
#include "encodings.h"
#include <stdlib.h>
#include <unicode/ucnv.h>

struct charmap {
    UConverter *converter;
    const struct encoding *encoding;
    uint32_t codes[]; /* by key; 0: not asked for yet */
};

/* Keys of one byte, or of two. */
static size_t count_keys(const struct encoding *encoding)
{
    return encoding->scheme == SCHEME_SINGLE ? 256 : 65536;
}

struct charmap *stet_charmap_new(const struct encoding *encoding)
{
    struct charmap *map = calloc(1, sizeof(*map) + count_keys(encoding) * sizeof(*map->codes));
    if (!map)
        return NULL;
    UErrorCode code = U_ZERO_ERROR;
    map->encoding = encoding;
    map->converter = ucnv_open(encoding->converter, &code);
    ucnv_setToUCallBack(map->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    if (U_FAILURE(code)) {
        stet_charmap_free(map);
        return NULL;
    }
    const struct charmap_overrides *overrides = stet_charmap_overrides_of(encoding->name);
    for (size_t i = 0; overrides && i < overrides->count; i++) {
        struct charmap_override row = overrides->rows[i];
        map->codes[row.key] = row.code ? row.code : CHARMAP_NONE;
    }
    return map;
}

void stet_charmap_free(struct charmap *map)
{
    if (map)
        ucnv_close(map->converter);
    free(map);
}

uint32_t stet_charmap_convert(struct charmap *map, const uint8_t *ptr, size_t len)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar units[4];
    ucnv_resetToUnicode(map->converter);
    int32_t count = ucnv_toUChars(map->converter, units, 4, (const char *)ptr, (int32_t)len, &code);
    if (U_FAILURE(code) || count < 1)
        return CHARMAP_NONE;
    UChar32 character;
    int32_t at = 0;
    U16_NEXT(units, at, count, character);
    bool private_use = character >= 0xE000 && character <= 0xF8FF;
    if (at != count || (private_use && !map->encoding->private_use))
        return CHARMAP_NONE;
    return (uint32_t)character;
}

uint32_t stet_charmap_get(struct charmap *map, uint16_t key)
{
    if (map->codes[key])
        return map->codes[key];
    uint8_t high = (uint8_t)(key >> 8), low = (uint8_t)(key & 0xFF);
    uint8_t bytes[3] = {0x8F, high, low | 0x80};
    uint32_t character;
    if (high == 0)
        character = stet_charmap_convert(map, &low, 1);
    else if (map->encoding->scheme == SCHEME_EUC_JP && low < 0x80)
        character = stet_charmap_convert(map, bytes, 3);
    else
        character = stet_charmap_convert(map, (const uint8_t[]){high, low}, 2);
    map->codes[key] = character ? character : CHARMAP_NONE;
    return map->codes[key];
}
