/* detect_utf16.c - UTF-16 without a BOM: read either way round, one reading is text and the other
 * is not. */
#include "encodings.h"
#include <string.h>

#define SAMPLE_UNITS 8192

/* What one reading of the bytes shows. */
struct reading {
    size_t ascii, space, bad;
};

static bool is_surrogate(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDFFF;
}

/* Spaces and line ends of any script that writes them, ideographic stops too. */
static bool is_spacing(uint32_t unit)
{
    return unit == ' ' || unit == '\n' || unit == 0x3000 || unit == 0x3001 || unit == 0x3002 ||
           unit == 0xFF0C;
}

static struct reading read_units(struct stet_bytes bytes, size_t count, bool big)
{
    struct reading reading = {0};
    bool high = false; /* the unit before waits for its low surrogate */
    for (size_t i = 0; i < count; i++) {
        uint32_t first = bytes.ptr[2 * i], second = bytes.ptr[2 * i + 1];
        uint32_t unit = big ? first << 8 | second : second << 8 | first;
        bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        bool control = unit < 0x20 && unit != '\n' && unit != '\r' && unit != '\t';
        bool private_use = unit >= 0xE000 && unit <= 0xF8FF;
        if (low != high || control || private_use || unit >= 0xFFFE)
            reading.bad++;
        high = is_surrogate(unit) && !low;
        reading.space += is_spacing(unit);
        reading.ascii += unit >= 0x20 && unit < 0x7F;
    }
    return reading;
}

static bool is_text(const struct reading *this, const struct reading *other, size_t count)
{
    if (this->bad * 100 > count)
        return false;
    if (this->ascii * 4 >= count) /* every fourth byte is zero, and on one side only */
        return other->ascii * 20 <= count;
    return this->space * 50 >= count && other->space * 8 <= this->space;
}

/* Without any of these bytes neither reading has ASCII or spacing, so neither is text. Most texts
 * of other encodings end here. */
static bool may_be_utf16(struct stet_bytes bytes, size_t count)
{
    static const uint8_t needed[] = {0x00, 0x01, 0x02, 0xFF};
    for (size_t i = 0; i < sizeof(needed); i++)
        if (memchr(bytes.ptr, needed[i], 2 * count))
            return true;
    return false;
}

const char *stet_detect_utf16(struct stet_bytes bytes)
{
    size_t count = bytes.len / 2;
    if (count > SAMPLE_UNITS)
        count = SAMPLE_UNITS;
    if (count < 2 || !may_be_utf16(bytes, count))
        return NULL;
    struct reading little = read_units(bytes, count, false), big = read_units(bytes, count, true);
    if (is_text(&little, &big, count))
        return "utf-16le";
    return is_text(&big, &little, count) ? "utf-16be" : NULL;
}
