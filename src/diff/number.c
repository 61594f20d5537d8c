/* number.c - what a word with digits says: "4,500" and "4.500" are the same number, "$40m" is not
 * "€40m". */
#include "span.h"
#include "typing.h"
#include "utf8.h"
#include <unicode/uchar.h>

#define MAX_DIGITS 40 /* of a number that is read; longer ones are compared as text */

/* The digits with a '.' for each mark between two of them; the rest is the unit. */
struct shape {
    char digits[2 * MAX_DIGITS + 1];
    size_t len, marks;
    uint32_t mark; /* the last one */
    bool one_mark; /* all are the same */
    uint64_t unit;
};

static int digit_of(uint32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9' ? (int)code - '0' : -1;
    return u_charDigitValue((UChar32)code);
}

static bool read_shape(struct stet_span text, struct shape *out)
{
    *out = (struct shape){.one_mark = true};
    uint32_t mark = 0;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        int digit = digit_of(code);
        if (digit >= 0) {
            if (out->len + 2 > 2 * MAX_DIGITS)
                return false;
            if (mark && out->len > 0) {
                out->one_mark = out->one_mark && (out->marks == 0 || out->mark == mark);
                out->mark = mark;
                out->marks++;
                out->digits[out->len++] = '.';
            }
            out->digits[out->len++] = (char)('0' + digit);
            mark = 0;
        } else if (stet_character_class(code) == STET_CHARACTER_SPACE ||
                   (code < 0x80 && strchr(".,:/-'+", (int)code)) || code == 0x2019) {
            mark = out->len > 0 ? code : 0;
        } else { /* the order of "$40" and "40 $" says nothing */
            out->unit += stet_lexicon_hash_number((double)code);
            mark = 0;
        }
    }
    return out->len > 0;
}

/* How many digits stand behind the last mark. */
static size_t tail_length(const struct shape *shape)
{
    size_t tail = 0;
    while (tail < shape->len && shape->digits[shape->len - 1 - tail] != '.')
        tail++;
    return tail;
}

bool stet_number_read(struct stet_span text, double *value, uint64_t *unit)
{
    struct shape shape;
    if (!read_shape(text, &shape))
        return false;
    /* "4.500" is grouped, "4.50" is not; "1.234,5" has both marks. */
    bool decimal =
        shape.marks > 0 &&
        (shape.marks == 1 ? tail_length(&shape) != 3 || shape.digits[0] == '0' : !shape.one_mark);
    size_t whole = decimal ? shape.len - tail_length(&shape) - 1 : shape.len;
    double scale = 1;
    *value = 0;
    for (size_t i = 0; i < shape.len; i++) {
        if (shape.digits[i] == '.')
            continue;
        *value = *value * 10 + (shape.digits[i] - '0');
        scale *= i > whole ? 10 : 1;
    }
    *value /= scale;
    *unit = shape.unit;
    return true;
}

/* What is left of "1930s" and the like behind the year. */
static bool is_decade(struct stet_span text)
{
    static const char *const ends[] = {"s", "'s", "’s", "er", "ern", "ers", "-х", "-е", "-tych"};
    size_t digits = 0;
    while (digits < text.len && stet_is_digit(text.ptr[digits]))
        digits++;
    if (digits != 4 || (text.ptr[0] != '1' && text.ptr[0] != '2') || text.ptr[3] != '0')
        return false;
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        if (stet_span_is(stet_span_sub(text, digits, text.len), ends[i]))
            return true;
    return false;
}

static bool is_century(const char *digits)
{
    return (digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0');
}

/* "2019-2023", "2019/20". */
static bool is_span_of_years(const struct shape *shape)
{
    size_t tail = tail_length(shape);
    if (shape->marks != 1 || (shape->mark != '-' && shape->mark != '/') || shape->unit != 0 ||
        shape->len != 5 + tail || !is_century(shape->digits))
        return false;
    return tail == 2 || (tail == 4 && is_century(shape->digits + 5));
}

bool stet_number_is_date(struct stet_span text)
{
    struct shape shape;
    if (is_decade(text))
        return true;
    if (!read_shape(text, &shape) || shape.marks == 0)
        return false;
    if (is_span_of_years(&shape))
        return true;
    size_t first = 0;
    while (shape.digits[first] != '.')
        first++;
    if (shape.mark == ':')
        return first <= 2 && tail_length(&shape) == 2;
    bool parts = shape.marks == 2 && shape.one_mark && strchr(".-/", (int)(shape.mark & 0x7F));
    return parts && shape.mark < 0x80 && (first == 4 || (first <= 2 && tail_length(&shape) != 3));
}
