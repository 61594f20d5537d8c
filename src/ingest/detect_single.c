/* detect_single.c - single byte encodings by the letters beyond ASCII that each language uses, and
 * how often. For every pair of encoding and language the text has a cost; the least wins. A cost is
 * in sixteenths of a natural logarithm of how unlikely a character is. */
#include "encodings.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <unicode/uchar.h>

enum {
    COST_FOREIGN = 104,    /* a letter that the language does not use */
    COST_UPPER = 44,       /* added for a capital */
    COST_TYPOGRAPHIC = 84, /* quotes, dashes, no-break space */
    COST_SYMBOL = 112,
    COST_NONE = 160,     /* a control, or no character at all */
    COST_NEIGHBOUR = 48, /* added for a letter beside one of another script, a symbol in a word */
    COST_ALONE = 40      /* added for a letter outside words; taken off for a sign amid ASCII */
};

struct language {
    const char *letters;   /* lower case, the most frequent first */
    int total;             /* cost of the first: what all of them together make likely */
    bool latin;            /* its words hold ASCII letters too */
    const char *encodings; /* each with a space behind */
};

/* A frequency falls by rank, to a fiftieth at the last letter; total is 16 ln of the sum of that.
 */
static const struct language languages[] = {
    {"’é“”–£—ñçïöü", 20, true, "windows-1252 "},                 /* English */
    {"éèàêçùôîâûïëœæÿ", 23, true, "windows-1252 "},              /* French */
    {"üäößéàè", 13, true, "windows-1252 "},                      /* German */
    {"óíáñéúü¿¡ºª", 19, true, "windows-1252 "},                  /* Spanish */
    {"ãçáéíóêõâàúôü", 21, true, "windows-1252 "},                /* Portuguese */
    {"èàòùéìóî", 15, true, "windows-1252 "},                     /* Italian */
    {"åøæöäéüà", 15, true, "windows-1252 "},                     /* Danish, Norwegian */
    {"äåöéüàè", 13, true, "windows-1252 "},                      /* Swedish, Finnish */
    {"íáðéóúþæöý", 17, true, "windows-1252 "},                   /* Icelandic */
    {"óàéíèúòçïü·", 19, true, "windows-1252 "},                  /* Catalan */
    {"ëéïèöüóáê", 16, true, "windows-1252 "},                    /* Dutch */
    {"íáěéřšžčýůúťóňď", 23, true, "windows-1250 iso-8859-2 "},   /* Czech */
    {"áíéčšžýúľťňôóďäĺŕ", 25, true, "windows-1250 iso-8859-2 "}, /* Slovak */
    {"łóążęśćńź", 16, true, "windows-1250 iso-8859-2 "},         /* Polish */
    {"áéöóőíüúű", 16, true, "windows-1250 iso-8859-2 "},         /* Hungarian */
    {"ăîţşâ", 9, true, "windows-1250 iso-8859-2 "},              /* Romanian */
    {"čšžćđ", 9, true, "windows-1250 iso-8859-2 "},              /* Croatian, Slovene */
    {"ıüşğçöâîû", 16, true, "windows-1254 "},                    /* Turkish */
    {"ėšžųįąčūę", 16, true, "windows-1257 "},                    /* Lithuanian */
    {"āīēšūņļžčģķŗō", 21, true, "windows-1257 "},                /* Latvian */
    {"äõüöšž", 11, true, "windows-1257 "},                       /* Estonian */
    {"đêàôáưạơếảăãốâớ", 23, true, "windows-1258 "},              /* Vietnamese */
    {"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 34, false,             /* Russian */
     "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic "},
    {"оаинітверслкдмупязьбгйчхжцєюшїщфґ", 34, false, /* Ukrainian */
     "windows-1251 koi8-u iso-8859-5 x-mac-cyrillic "},
    {"аоиетнрсвлкпдмзгъбучяжцйщхшфюь", 33, false, /* Bulgarian */
     "windows-1251 iso-8859-5 x-mac-cyrillic "},
    {"аоиенртсјвукдпмлзбгчжцшњхћљђфџ", 33, false, /* Serbian */
     "windows-1251 iso-8859-5 "},
    {"αοιετσνηυρπκμλςίόωάγέδθήχφύβώξζψϊϋ", 35, false, "windows-1253 iso-8859-7 "},
    {"יולהמראתבשנםקדחעפכצטזגןסךףץ", 31, false, "windows-1255 iso-8859-8 "},
    {"اليمنترعبدوسفةحقأكجهشصخطىضذزئغثإءظآؤ", 36, false, "windows-1256 iso-8859-6 "},
    {"านรอกเงมยลวดทสตะปบคแิีัุ่้็ไหพชขโจใผถซธศษภณฟ์ูญฉๆฐฝฮำื", 42, false, "windows-874 "},
};

/* How often each byte occurs, and in what company. */
struct histogram {
    size_t all[256];
    size_t beside_ascii[256]; /* next to an ASCII letter */
    size_t within[256];       /* between two bytes beyond ASCII */
    size_t inside[256];       /* between two that may be letters */
    size_t alone[256];        /* between two that are none */
    size_t apart[256];        /* between two bytes of ASCII */
};

static void count_bytes(struct stet_bytes bytes, struct histogram *h)
{
    for (size_t i = 0; i < bytes.len; i++) {
        uint8_t c = bytes.ptr[i];
        if (c < 0x80)
            continue;
        uint8_t before = i > 0 ? bytes.ptr[i - 1] : ' ';
        uint8_t after = i + 1 < bytes.len ? bytes.ptr[i + 1] : ' ';
        h->all[c]++;
        bool ascii_before = stet_is_alpha((char)before), ascii_after = stet_is_alpha((char)after);
        bool left = ascii_before || before >= 0x80, right = ascii_after || after >= 0x80;
        h->beside_ascii[c] += ascii_before || ascii_after;
        h->within[c] += before >= 0x80 && after >= 0x80;
        h->inside[c] += left && right;
        h->alone[c] += !left && !right;
        h->apart[c] += before < 0x80 && after < 0x80;
    }
}

static bool is_typographic(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2026) || (code >= 0x2039 && code <= 0x203A) ||
           code == 0xA0 || code == 0xAB || code == 0xBB || code == 0xA9 || code == 0xA7 ||
           code == 0xAE || code == 0xB7 || code == 0x2122 || code == 0x2116 || code == 0x20AC;
}

/* The place of code among letters, or -1. */
static int rank_of(const char *letters, uint32_t code)
{
    size_t pos = 0, len = strlen(letters);
    for (int rank = 0; pos < len; rank++)
        if (stet_utf8_next(letters, len, &pos) == code)
            return rank;
    return -1;
}

static int count_letters(const char *letters)
{
    size_t pos = 0, len = strlen(letters);
    int count = 0;
    for (; pos < len; count++)
        stet_utf8_next(letters, len, &pos);
    return count;
}

static int cost_of(const struct language *language, int letters, uint32_t code)
{
    if (code == CHARMAP_NONE || (code >= 0x80 && code < 0xA0))
        return COST_NONE;
    int rank = rank_of(language->letters, code);
    if (rank >= 0)
        return language->total + 64 * rank / letters;
    uint32_t lower = (uint32_t)u_tolower((UChar32)code);
    rank = lower != code ? rank_of(language->letters, lower) : -1;
    if (rank >= 0)
        return language->total + 64 * rank / letters + COST_UPPER;
    if (u_isalpha((UChar32)code))
        return COST_FOREIGN;
    return is_typographic(code) ? COST_TYPOGRAPHIC : COST_SYMBOL;
}

static uint64_t cost_of_text(const struct language *language, const uint32_t codes[128],
                             const struct histogram *h)
{
    uint64_t cost = 0;
    int letters = count_letters(language->letters);
    for (size_t i = 0; i < 128; i++) {
        size_t c = i + 128;
        if (h->all[c] == 0)
            continue;
        uint64_t each = (uint64_t)cost_of(language, letters, codes[i]), alone = h->alone[c];
        cost += (uint64_t)h->all[c] * each;
        if (codes[i] != CHARMAP_NONE && u_isalpha((UChar32)codes[i])) {
            cost +=
                COST_NEIGHBOUR * (uint64_t)(language->latin ? h->within[c] : h->beside_ascii[c]);
            cost += COST_ALONE * alone;
        } else if (rank_of(language->letters, codes[i]) < 0) {
            if (codes[i] != 0x2019)
                cost += COST_NEIGHBOUR * (uint64_t)h->inside[c];
            if (is_typographic(codes[i]))
                cost -= COST_ALONE * (uint64_t)h->apart[c];
        }
    }
    return cost;
}

/* The characters of those bytes beyond ASCII that occur; false without memory. */
static bool read_codes(const struct encoding *encoding, const struct histogram *h,
                       uint32_t codes[128])
{
    struct charmap *map = stet_charmap_new(encoding);
    if (!map)
        return false;
    for (size_t i = 0; i < 128; i++)
        codes[i] = h->all[i + 128] ? stet_charmap_get(map, (uint16_t)(i + 128)) : CHARMAP_NONE;
    stet_charmap_free(map);
    return true;
}

/* The least cost of the text in any language that is written in the encoding. */
static uint64_t least_cost(const char *encoding, const uint32_t codes[128],
                           const struct histogram *h)
{
    char listed[32];
    snprintf(listed, sizeof(listed), "%s ", encoding);
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (!strstr(languages[i].encodings, listed))
            continue;
        uint64_t cost = cost_of_text(&languages[i], codes, h);
        least = cost < least ? cost : least;
    }
    return least;
}

const char *stet_detect_single(struct stet_bytes bytes)
{
    /* prior: what a text must gain by it before an encoding that is rare is believed in. */
    static const struct {
        const char *name;
        unsigned prior;
    } encodings[] = {
        {"windows-1252", 0},  {"windows-1250", 64},  {"iso-8859-2", 64},   {"windows-1254", 64},
        {"windows-1257", 96}, {"windows-1258", 160}, {"windows-1251", 64}, {"koi8-r", 96},
        {"koi8-u", 160},      {"iso-8859-5", 160},   {"ibm866", 240},      {"x-mac-cyrillic", 240},
        {"windows-1253", 64}, {"iso-8859-7", 64},    {"windows-1255", 64}, {"iso-8859-8", 96},
        {"windows-1256", 64}, {"iso-8859-6", 160},   {"windows-874", 96},
    };
    struct histogram histogram = {0};
    count_bytes(bytes, &histogram);
    const char *best = encodings[0].name;
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
        uint32_t codes[128];
        if (!read_codes(stet_labels_find(stet_span_of(encodings[i].name)), &histogram, codes))
            continue;
        uint64_t cost = encodings[i].prior + least_cost(encodings[i].name, codes, &histogram);
        if (cost < least) {
            least = cost;
            best = encodings[i].name;
        }
    }
    return best;
}
