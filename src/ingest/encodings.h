/* encodings.h - what the files of ingest share about encodings. */
#ifndef STET_INGEST_ENCODINGS_H
#define STET_INGEST_ENCODINGS_H

#include "ingest.h"

/* How an encoding is decoded. */
enum scheme {
    SCHEME_UTF8,
    SCHEME_UTF16LE,
    SCHEME_UTF16BE,
    SCHEME_SINGLE,
    SCHEME_BIG5,
    SCHEME_EUC_KR,
    SCHEME_GB18030,
    SCHEME_SHIFT_JIS,
    SCHEME_EUC_JP,
    SCHEME_ISO_2022_JP,
    SCHEME_REPLACEMENT, /* encodings that are only ever an attack: one U+FFFD */
    SCHEME_USER_DEFINED
};

struct encoding {
    const char *name; /* the WHATWG's, in lower case */
    enum scheme scheme;
    const char *converter; /* ICU's name of the table, where one is used */
    bool private_use;      /* the table's private-use characters are meant, not a vendor's own */
    const char *labels;    /* besides name, each with a space before and after */
};

/* The encoding that goes by label, without regard to case and white space around; NULL if none. */
const struct encoding *stet_labels_find(struct stet_span label);

/* One character of a table that the WHATWG defines otherwise than ICU; code 0: it has none. */
struct charmap_override {
    uint16_t key, code;
};

struct charmap_overrides {
    const char *encoding;
    const struct charmap_override *rows; /* by key */
    size_t count;
};

/* NULL if the encoding has none. */
const struct charmap_overrides *stet_charmap_overrides_of(const char *encoding);

/* A table of one and two byte characters, filled from ICU as they are asked for. */
struct charmap;

#define CHARMAP_NONE UINT32_MAX

/* NULL without memory, or if ICU lacks the table. */
struct charmap *stet_charmap_new(const struct encoding *encoding);
void stet_charmap_free(struct charmap *map);
/* The character of a byte, or of two as high << 8 | low; JIS X 0212 has bit 7 of low cleared.
 * CHARMAP_NONE if there is none. */
uint32_t stet_charmap_get(struct charmap *map, uint16_t key);
/* The same for any bytes, uncached. */
uint32_t stet_charmap_convert(struct charmap *map, const uint8_t *ptr, size_t len);

/* Takes one character (or the error of one) off bytes, of which there is at least one, all decoding
 * by the WHATWG's rules for double byte encodings. Sets *used; writes up to two characters to codes
 * and returns how many; 0: the used bytes mean nothing. */
size_t stet_decode_double(struct charmap *map, enum scheme scheme, struct stet_bytes bytes,
                          uint32_t codes[2], size_t *used);

enum iso_2022_set { ISO_2022_ASCII, ISO_2022_ROMAN, ISO_2022_KATAKANA, ISO_2022_JIS };

/* All zero at the start of a text. */
struct iso_2022_jp {
    enum iso_2022_set set;
    bool escaped; /* the last thing read was an escape */
};

/* The same for ISO-2022-JP: false if the used bytes mean nothing; *code is CHARMAP_NONE after an
 * escape. */
bool stet_decode_iso_2022_jp(struct iso_2022_jp *state, struct charmap *map,
                             struct stet_bytes bytes, uint32_t *code, size_t *used);

/* The charset that the mark-up itself declares, in its first 64 KiB, by the WHATWG's prescan (which
 * stops at 1 KiB) and the XML declaration; NULL if none. unknown (may be NULL, else empty) gets the
 * first declaration that was passed over, as no encoding has that name. */
const struct encoding *stet_prescan_markup(struct stet_bytes bytes, struct stet_span *unknown);

/* The charset parameter in a Content-Type; empty if there is none. */
struct stet_span stet_prescan_content(struct stet_span content);

/* The encoding that the statistics of the bytes speak for; never NULL. Takes O(n). */
const char *stet_detect_encoding(struct stet_bytes bytes);
const char *stet_detect_single(struct stet_bytes bytes); /* never NULL */
const char *stet_detect_double(struct stet_bytes bytes); /* NULL if it is none */

/* "utf-16le", "utf-16be" or NULL: by zero bytes and line ends, without regard to a BOM. */
const char *stet_detect_utf16(struct stet_bytes bytes);

/* True if the bytes are ASCII with the escapes of ISO-2022-JP, and valid as such. */
bool stet_detect_iso_2022_jp(struct stet_bytes bytes);

#endif
