/* decode.c - bytes of a known encoding to UTF-8 with LF line ends. Valid UTF-8, the usual case, is
 * copied whole; the rest goes through the WHATWG's decoders, so that the text is the one that a
 * reader's browser shows. */
#include "digest.h"
#include "encodings.h"
#include "span.h"
#include "utf8.h"

struct decoder {
    struct stet_bytes bytes;
    size_t pos;
    struct stet_buf *out;
    struct stet_diagnostics *diagnostics;
    struct stet_arena *arena;
};

/* Bytes that mean nothing become one U+FFFD. */
static void undecodable(struct decoder *d, size_t len)
{
    char hex[2 * 8 + 1];
    stet_hex(d->bytes.ptr + d->pos, len < 8 ? len : 8, hex);
    stet_utf8_append(d->out, STET_REPLACEMENT);
    stet_diagnostics_add(d->diagnostics, d->arena, "undecodable", d->pos, stet_span_of(hex));
    d->pos += len;
}

/* Copies the run of ASCII at the current place, if there is one. */
static void copy_ascii(struct decoder *d)
{
    size_t start = d->pos;
    while (d->pos < d->bytes.len && d->bytes.ptr[d->pos] < 0x80)
        d->pos++;
    stet_buf_append(d->out, d->bytes.ptr + start, d->pos - start);
}

static void decode_utf8(struct decoder *d)
{
    const char *text = (const char *)d->bytes.ptr;
    while (d->pos < d->bytes.len && !d->out->failed) {
        size_t valid = stet_utf8_check(text + d->pos, d->bytes.len - d->pos);
        stet_buf_append(d->out, text + d->pos, valid);
        d->pos += valid;
        if (d->pos < d->bytes.len) {
            size_t end = d->pos;
            stet_utf8_next(text, d->bytes.len, &end);
            undecodable(d, end - d->pos);
        }
    }
}

static uint32_t utf16_unit(const struct decoder *d, size_t at, bool big)
{
    uint32_t first = d->bytes.ptr[at], second = d->bytes.ptr[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(struct decoder *d, bool big)
{
    while (d->bytes.len - d->pos >= 2 && !d->out->failed) {
        uint32_t unit = utf16_unit(d, d->pos, big);
        if (unit < 0xD800 || unit > 0xDFFF) {
            stet_utf8_append(d->out, unit);
            d->pos += 2;
            continue;
        }
        uint32_t next = d->bytes.len - d->pos >= 4 ? utf16_unit(d, d->pos + 2, big) : 0;
        if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
            stet_utf8_append(d->out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            d->pos += 4;
        } else {
            undecodable(d, 2);
        }
    }
    if (d->pos < d->bytes.len)
        undecodable(d, d->bytes.len - d->pos);
}

static void decode_single(struct decoder *d, struct charmap *map)
{
    while (d->pos < d->bytes.len && !d->out->failed) {
        copy_ascii(d);
        while (d->pos < d->bytes.len && d->bytes.ptr[d->pos] >= 0x80) {
            uint32_t code = stet_charmap_get(map, d->bytes.ptr[d->pos]);
            if (code == CHARMAP_NONE) {
                undecodable(d, 1);
            } else {
                stet_utf8_append(d->out, code);
                d->pos++;
            }
        }
    }
}

static void decode_double(struct decoder *d, struct charmap *map, enum scheme scheme)
{
    while (d->pos < d->bytes.len && !d->out->failed) {
        copy_ascii(d);
        while (d->pos < d->bytes.len && d->bytes.ptr[d->pos] >= 0x80) {
            struct stet_bytes rest = {d->bytes.ptr + d->pos, d->bytes.len - d->pos};
            uint32_t codes[2];
            size_t used, count = stet_decode_double(map, scheme, rest, codes, &used);
            for (size_t i = 0; i < count; i++)
                stet_utf8_append(d->out, codes[i]);
            if (count)
                d->pos += used;
            else
                undecodable(d, used);
        }
    }
}

static void decode_iso_2022_jp(struct decoder *d, struct charmap *map)
{
    struct iso_2022_jp state = {0};
    while (d->pos < d->bytes.len && !d->out->failed) {
        struct stet_bytes rest = {d->bytes.ptr + d->pos, d->bytes.len - d->pos};
        uint32_t code;
        size_t used;
        if (!stet_decode_iso_2022_jp(&state, map, rest, &code, &used)) {
            undecodable(d, used);
            continue;
        }
        if (code != CHARMAP_NONE)
            stet_utf8_append(d->out, code);
        d->pos += used;
    }
}

static void decode_user_defined(struct decoder *d)
{
    for (; d->pos < d->bytes.len && !d->out->failed; d->pos++) {
        uint8_t c = d->bytes.ptr[d->pos];
        stet_utf8_append(d->out, c < 0x80 ? c : 0xF700u + c);
    }
}

/* The bytes of a BOM in this encoding at the start. */
static size_t bom_length(struct stet_bytes bytes, enum scheme scheme)
{
    static const struct {
        enum scheme scheme;
        uint8_t len, bytes[4];
    } boms[] = {{SCHEME_UTF8, 3, {0xEF, 0xBB, 0xBF}},
                {SCHEME_UTF16LE, 2, {0xFF, 0xFE}},
                {SCHEME_UTF16BE, 2, {0xFE, 0xFF}},
                {SCHEME_GB18030, 4, {0x84, 0x31, 0x95, 0x33}}};
    for (size_t i = 0; i < sizeof(boms) / sizeof(boms[0]); i++)
        if (boms[i].scheme == scheme && bytes.len >= boms[i].len &&
            memcmp(bytes.ptr, boms[i].bytes, boms[i].len) == 0)
            return boms[i].len;
    return 0;
}

/* CR LF and CR become LF, in place from start on. */
static void fold_line_ends(struct stet_buf *out, size_t start)
{
    char *end = out->ptr + out->len;
    char *from = out->len > start ? memchr(out->ptr + start, '\r', out->len - start) : NULL;
    char *to = from;
    while (from) {
        *to++ = '\n';
        from += from + 1 < end && from[1] == '\n' ? 2 : 1;
        char *next = memchr(from, '\r', (size_t)(end - from));
        size_t run = (size_t)((next ? next : end) - from);
        memmove(to, from, run);
        to += run;
        from = next;
    }
    if (to) {
        out->len = (size_t)(to - out->ptr);
        *to = '\0';
    }
}

static void decode_by_scheme(struct decoder *d, enum scheme scheme, struct charmap *map)
{
    switch (scheme) {
    case SCHEME_UTF8: decode_utf8(d); break;
    case SCHEME_UTF16LE: decode_utf16(d, false); break;
    case SCHEME_UTF16BE: decode_utf16(d, true); break;
    case SCHEME_SINGLE: decode_single(d, map); break;
    case SCHEME_BIG5:
    case SCHEME_EUC_KR:
    case SCHEME_GB18030:
    case SCHEME_SHIFT_JIS:
    case SCHEME_EUC_JP: decode_double(d, map, scheme); break;
    case SCHEME_ISO_2022_JP: decode_iso_2022_jp(d, map); break;
    case SCHEME_USER_DEFINED: decode_user_defined(d); break;
    case SCHEME_REPLACEMENT:
        if (d->bytes.len)
            undecodable(d, d->bytes.len);
    }
}

enum stet_status stet_ingest_decode(struct stet_bytes bytes, const char *encoding,
                                    struct stet_buf *out, struct stet_diagnostics *diagnostics,
                                    struct stet_arena *arena, struct stet_error *error)
{
    const struct encoding *row = stet_labels_find(stet_span_of(encoding));
    if (!row)
        return stet_error_set(error, STET_ERR_USAGE,
                              "cannot decode '%s': no encoding has that name", encoding);
    struct charmap *map = row->converter ? stet_charmap_new(row) : NULL;
    if (row->converter && !map)
        return stet_error_set(error, STET_ERR_MEMORY,
                              "cannot decode '%s': no memory, or ICU lacks its table", encoding);
    struct decoder decoder = {bytes, bom_length(bytes, row->scheme), out, diagnostics, arena};
    size_t start = out->len;
    decode_by_scheme(&decoder, row->scheme, map);
    stet_charmap_free(map);
    fold_line_ends(out, start);
    return stet_buf_status(out, "the decoded text", error);
}
