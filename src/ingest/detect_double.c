/* detect_double.c - Chinese, Japanese and Korean without a declaration. A wrong double byte
 * encoding often decodes without an error, but then to rare characters; the right one shows the
 * ones that every text is full of. */
#include "encodings.h"
#include "span.h"
#include "utf8.h"

#define SAMPLE_BYTES ((size_t)262144)

struct candidate {
    const char *encoding;
    unsigned usual;       /* per cent of a text's characters that are frequent ones */
    const char *frequent; /* NULL: hiragana and katakana */
};

static const struct candidate candidates[] = {
    {"shift_jis", 45, NULL},
    {"euc-jp", 45, NULL},
    {"euc-kr", 40,
     "이다는의에가을하고은지로사한기를도인대자시어서나리아니수일있보정게으전해라원들만주과상스그구"
     "장여부"},
    {"gb18030", 25,
     "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
     "发后作里"},
    {"big5", 25,
     "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過"
     "發後作裡"},
};

#define PLANE 0x10000 /* of characters, in which all frequent ones are */

/* A bit for each of a candidate's frequent characters. */
static void list_frequent(const struct candidate *candidate, uint64_t bits[PLANE / 64])
{
    struct stet_span text = stet_span_of(candidate->frequent);
    memset(bits, 0, PLANE / 8);
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bits[code / 64] |= UINT64_C(1) << code % 64;
    }
    for (uint32_t kana = 0x3041; !candidate->frequent && kana <= 0x30FE; kana++)
        bits[kana / 64] |= UINT64_C(1) << kana % 64;
    bits[0x3001 / 64] |= candidate->frequent ? 0 : UINT64_C(3) << 0x3001 % 64; /* and 0x3002 */
}

/* How far the bytes look like text of the candidate: 100 is usual, 0 not at all. */
static unsigned score(const struct candidate *candidate, struct stet_bytes bytes)
{
    const struct encoding *encoding = stet_labels_find(stet_span_of(candidate->encoding));
    struct charmap *map = stet_charmap_new(encoding);
    size_t wide = 0, frequent = 0, bad = 0;
    uint64_t bits[PLANE / 64];
    list_frequent(candidate, bits);
    for (size_t pos = 0, used; map && pos < bytes.len; pos += used) {
        if (bytes.ptr[pos] < 0x80) {
            used = 1;
            continue;
        }
        struct stet_bytes rest = {bytes.ptr + pos, bytes.len - pos};
        uint32_t codes[2] = {0};
        if (stet_decode_double(map, encoding->scheme, rest, codes, &used) == 0) {
            bad++;
            continue;
        }
        wide++;
        frequent += codes[0] < PLANE && (bits[codes[0] / 64] >> codes[0] % 64 & 1);
    }
    stet_charmap_free(map);
    if (frequent < 2 || bad * 20 > wide)
        return 0;
    return (unsigned)(frequent * 10000 / wide / candidate->usual);
}

const char *stet_detect_double(struct stet_bytes bytes)
{
    if (bytes.len > SAMPLE_BYTES)
        bytes.len = SAMPLE_BYTES;
    const char *best = NULL;
    unsigned most = 30; /* below it is chance */
    for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
        unsigned points = score(&candidates[i], bytes);
        if (points > most) {
            most = points;
            best = candidates[i].encoding;
        }
    }
    return best;
}
