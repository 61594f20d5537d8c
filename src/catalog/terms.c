/* terms.c - text in, folded tokens out.
 *
 * ASCII goes through a table of the compiler, Latin, Greek and Cyrillic through one that is filled
 * from ICU's properties as letters come; of everything else what was met last is kept.
 * Folding is NFKC_Casefold, then accents off. */
#include "terms.h"
#include "utf8.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { KNOWN = 0x530, MET = 1024, FOLD_UNITS = 32, FOLD_BYTES = 30, RUN_CHARACTERS = 1024 };

enum sort {
    SORT_UNKNOWN,   /* not asked yet */
    SORT_GAP,       /* between words */
    SORT_LETTER,    /* of a word */
    SORT_DROPPED,   /* within a word, but not written: accents, joiners */
    SORT_CHARACTER, /* a token by itself */
    SORT_DICTIONARY /* of a run that a dictionary cuts */
};

struct letter {
    uint8_t sort;
    uint8_t len;
    char text[FOLD_BYTES]; /* folded */
};

struct stet_terms {
    const UNormalizer2 *nfd, *fold;
    UBreakIterator *breaks;
    struct letter known[KNOWN]; /* filled as they are asked for */
    struct letter met[MET];     /* the others that were met last, by the end of their code, */
    uint32_t met_codes[MET];    /* and which these are */
    UChar run[RUN_CHARACTERS];
    size_t offsets[RUN_CHARACTERS + 1];
};

struct range {
    uint32_t first, last;
};

/* Blocks of the scripts without spaces; only their letters and marks count. */
static const struct range character_blocks[] = {
    {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3041, 0x30FF}, {0x31F0, 0x31FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFF},
};
static const struct range dictionary_blocks[] = {
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0xA9E0, 0xA9FF}, {0xAA60, 0xAA7F},
};
/* Accents, Hebrew and Arabic points, tatweel, joiners, variation selectors. */
static const struct range dropped_marks[] = {
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},
    {0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640},
    {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x200C, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

/* Letters that Unicode does not take apart, but readers do. */
static const struct {
    uint32_t code;
    const char *text;
} plain_letters[] = {
    {0x00E6, "ae"}, {0x00F8, "o"},  {0x0111, "d"}, {0x0127, "h"},        {0x0131, "i"},
    {0x0142, "l"},  {0x0153, "oe"}, {0x0167, "t"}, {0x0439, "\xD0\xB9"}, /* no accent, a letter */
};

static bool in_ranges(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

#define IN(code, ranges) in_ranges(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

static enum sort sort_of(uint32_t code)
{
    if (IN(code, dropped_marks))
        return SORT_DROPPED;
    uint32_t mask = U_GET_GC_MASK((UChar32)code);
    if (!(mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)))
        return SORT_GAP;
    if (IN(code, character_blocks))
        return SORT_CHARACTER;
    if (IN(code, dictionary_blocks) && (mask & (U_GC_L_MASK | U_GC_M_MASK)))
        return SORT_DICTIONARY;
    return SORT_LETTER;
}

static void put(struct letter *letter, uint32_t code)
{
    char bytes[4];
    size_t len = stet_utf8_put(bytes, code);
    if (letter->len + len > FOLD_BYTES)
        return;
    memcpy(letter->text + letter->len, bytes, len);
    letter->len = (uint8_t)(letter->len + len);
}

/* Puts units into the letter, without accents if base is given (and is not itself one). */
static bool put_units(struct letter *letter, const UChar *units, int32_t len, bool accents)
{
    bool dropped = false;
    for (int32_t i = 0; i < len;) {
        UChar32 code;
        U16_NEXT(units, i, len, code);
        if (!accents && code >= 0x0300 && code <= 0x036F)
            dropped = true;
        else
            put(letter, (uint32_t)code);
    }
    return dropped;
}

static bool put_plain(struct letter *letter, uint32_t code)
{
    for (size_t i = 0; i < sizeof(plain_letters) / sizeof(plain_letters[0]); i++) {
        if (plain_letters[i].code != code)
            continue;
        letter->len = (uint8_t)strlen(plain_letters[i].text);
        memcpy(letter->text, plain_letters[i].text, letter->len);
        return true;
    }
    return false;
}

/* How one character is written in a token. */
static void fold_code(const struct stet_terms *tokenizer, uint32_t code, struct letter *out)
{
    UErrorCode rc = U_ZERO_ERROR;
    UChar source[2], folded[FOLD_UNITS], apart[FOLD_UNITS];
    int32_t len = 0;
    U16_APPEND_UNSAFE(source, len, (UChar32)code);
    out->sort = (uint8_t)sort_of(code);
    out->len = 0;
    len = unorm2_normalize(tokenizer->fold, source, len, folded, FOLD_UNITS, &rc);
    if (U_FAILURE(rc)) {
        put(out, code);
        return;
    }
    if (len == 1 && put_plain(out, folded[0]))
        return;
    int32_t apart_len = unorm2_normalize(tokenizer->nfd, folded, len, apart, FOLD_UNITS, &rc);
    if (U_SUCCESS(rc) && put_units(out, apart, apart_len, false) && out->len > 0)
        return;
    out->len = 0; /* nothing to take off: the composed form */
    put_units(out, folded, len, true);
}

struct stet_terms *stet_terms_new(void)
{
    struct stet_terms *tokenizer = calloc(1, sizeof *tokenizer);
    UErrorCode rc = U_ZERO_ERROR;
    if (!tokenizer)
        return NULL;
    tokenizer->nfd = unorm2_getNFDInstance(&rc);
    tokenizer->fold = unorm2_getNFKCCasefoldInstance(&rc);
    if (U_FAILURE(rc)) {
        free(tokenizer);
        return NULL;
    }
    return tokenizer;
}

void stet_terms_free(struct stet_terms *tokenizer)
{
    if (!tokenizer)
        return;
    if (tokenizer->breaks)
        ubrk_close(tokenizer->breaks);
    free(tokenizer);
}

const char *stet_terms_version(void)
{
    return U_ICU_VERSION;
}

/* The letter for code, lent until the next is looked up. */
static const struct letter *look_up(struct stet_terms *tokenizer, uint32_t code)
{
    if (code < KNOWN) {
        struct letter *known = &tokenizer->known[code];
        if (known->sort == SORT_UNKNOWN)
            fold_code(tokenizer, code, known);
        return known;
    }
    size_t slot = code % MET;
    if (tokenizer->met_codes[slot] != code) {
        fold_code(tokenizer, code, &tokenizer->met[slot]);
        tokenizer->met_codes[slot] = code;
    }
    return &tokenizer->met[slot];
}

/* ---- runs that a dictionary cuts ------------------------------------------------------------ */

/* Reads the run that begins at *pos into run and offsets; returns its length in characters. */
static size_t read_run(struct stet_terms *tokenizer, struct stet_span text, size_t *pos)
{
    size_t count = 0;
    while (*pos < text.len && count < RUN_CHARACTERS) {
        size_t next = *pos;
        uint32_t code = stet_utf8_next(text.ptr, text.len, &next);
        if (sort_of(code) != SORT_DICTIONARY)
            break;
        tokenizer->run[count] = (UChar)code; /* these blocks are below U+10000 */
        tokenizer->offsets[count++] = *pos;
        *pos = next;
    }
    tokenizer->offsets[count] = *pos;
    return count;
}

static int emit(struct stet_span text, size_t start, size_t end, stet_term_fn *each, void *context)
{
    struct stet_term token = {text.ptr + start, end - start, start, end, false};
    if (token.len > STET_TERM_BYTES)
        token.len = STET_TERM_BYTES / 3 * 3; /* characters of three bytes */
    return each(context, &token);
}

static int emit_run(struct stet_terms *tokenizer, struct stet_span text, size_t count,
                    stet_term_fn *each, void *context)
{
    UErrorCode rc = U_ZERO_ERROR;
    const size_t *offsets = tokenizer->offsets;
    if (!tokenizer->breaks)
        tokenizer->breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &rc);
    if (U_SUCCESS(rc))
        ubrk_setText(tokenizer->breaks, tokenizer->run, (int32_t)count, &rc);
    if (U_FAILURE(rc)) /* the run as one word: found again by itself */
        return emit(text, offsets[0], offsets[count], each, context);
    int32_t start = ubrk_first(tokenizer->breaks), end;
    while ((end = ubrk_next(tokenizer->breaks)) != UBRK_DONE) {
        int stop = emit(text, offsets[start], offsets[end], each, context);
        if (stop)
            return stop;
        start = end;
    }
    return 0;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* The word that is being read. */
struct word {
    char text[STET_TERM_BYTES];
    size_t len, start, end;
    bool full; /* further letters are cut off */
};

static void extend(struct word *word, const char *text, size_t len, size_t start, size_t end)
{
    if (word->len == 0)
        word->start = start;
    word->end = end;
    if (!word->full && word->len + len <= STET_TERM_BYTES) {
        memcpy(word->text + word->len, text, len);
        word->len += len;
    } else {
        word->full = true;
    }
}

static int finish(struct word *word, bool character, stet_term_fn *each, void *context)
{
    if (word->len == 0)
        return 0;
    struct stet_term token = {word->text, word->len, word->start, word->end, character};
    word->len = 0;
    word->full = false;
    return each(context, &token);
}

/* The folded form of ASCII letters and digits, 0 of all else. */
static const char ascii_letters[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
    ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
    ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
    ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* Reads the run of ASCII letters and digits at pos; returns where it ends. */
static size_t read_ascii(struct stet_span text, size_t pos, struct word *word)
{
    size_t start = pos, len = word->len;
    char letter;
    for (; pos < text.len && (letter = ascii_letters[(unsigned char)text.ptr[pos]]); pos++) {
        if (word->full || len >= STET_TERM_BYTES)
            word->full = true;
        else
            word->text[len++] = letter;
    }
    if (pos > start) {
        word->start = word->len == 0 ? start : word->start;
        word->end = pos;
        word->len = len;
    }
    return pos;
}

/* The character at *pos, which is not ASCII. */
static int read_character(struct stet_terms *tokenizer, struct stet_span text, size_t *pos,
                          struct word *word, stet_term_fn *each, void *context)
{
    size_t start = *pos;
    uint32_t code = stet_utf8_next(text.ptr, text.len, pos);
    const struct letter *letter = look_up(tokenizer, code);
    if (letter->sort == SORT_LETTER) {
        extend(word, letter->text, letter->len, start, *pos);
        return 0;
    }
    if (letter->sort == SORT_DROPPED) {
        if (word->len > 0)
            word->end = *pos;
        return 0;
    }
    int stop = finish(word, false, each, context);
    if (stop || letter->sort == SORT_GAP)
        return stop;
    if (letter->sort == SORT_CHARACTER) {
        extend(word, letter->text, letter->len, start, *pos);
        return finish(word, true, each, context);
    }
    *pos = start;
    size_t count = read_run(tokenizer, text, pos);
    return emit_run(tokenizer, text, count, each, context);
}

int stet_terms_run(struct stet_terms *tokenizer, struct stet_span text, stet_term_fn *each,
                   void *context)
{
    struct word word = {.len = 0};
    for (size_t pos = 0; pos < text.len;) {
        unsigned char c = (unsigned char)text.ptr[pos];
        int stop = 0;
        if (c >= 0x80) {
            stop = read_character(tokenizer, text, &pos, &word, each, context);
        } else if (ascii_letters[c]) {
            pos = read_ascii(text, pos, &word);
        } else {
            stop = finish(&word, false, each, context);
            pos++;
        }
        if (stop)
            return stop;
    }
    return finish(&word, false, each, context);
}

void stet_terms_fold(struct stet_terms *tokenizer, struct stet_span text, struct stet_buf *out)
{
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        const struct letter *letter = look_up(tokenizer, code);
        if (letter->sort != SORT_DROPPED)
            stet_buf_append(out, letter->text, letter->len);
    }
}
