/* language.c - tells the language of a text by its script, its frequent words and its letters.
 *
 * In: UTF-8. Out: a tag and how sure it is. A language's score is the share of the text's words
 * that are among its frequent ones (a word of few languages counts more), less the letters it does
 * not have. */
#include "language.h"

#include "language_tables.h"
#include "map.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define MAX_BYTES   20000 /* of the text that are looked at */
#define MAX_WORDS   10000 /* of different spelling: MAX_BYTES / 2 */
#define LETTER_ROOM 0x900 /* see letter_index */

/* What is counted in one text. */
struct tally {
    size_t scripts[STET_SCRIPT_COUNT];
    unsigned letters[LETTER_ROOM]; /* beyond ASCII */
    struct stet_buf lower;         /* the words, lower case, each followed by a space */
};

static int script_of(uint32_t code)
{
    size_t low = 0, high = stet_script_range_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > stet_script_ranges[middle].last)
            low = middle + 1;
        else if (code < stet_script_ranges[middle].first)
            high = middle;
        else
            return (int)stet_script_ranges[middle].script;
    }
    return -1;
}

/* The letters of the tables lie in three blocks; 0 for those outside. */
static size_t letter_index(uint32_t code)
{
    if (code >= 0x80 && code < 0x700)
        return code;
    if (code >= 0x900 && code < 0xA00)
        return code - 0x900 + 0x700;
    if (code >= 0x1E00 && code < 0x1F00)
        return code - 0x1E00 + 0x800;
    return 0;
}

/* The next code point; a base letter and the accent behind it are one. */
static uint32_t next_composed(struct stet_span text, size_t *pos, const UNormalizer2 *nfc)
{
    uint32_t code = stet_utf8_next(text.ptr, text.len, pos);
    while (*pos < text.len) {
        size_t next = *pos;
        uint32_t mark = stet_utf8_next(text.ptr, text.len, &next);
        if (mark < 0x0300 || mark > 0x036F)
            break;
        UChar32 whole = unorm2_composePair(nfc, (UChar32)code, (UChar32)mark);
        if (whole >= 0)
            code = (uint32_t)whole;
        *pos = next;
    }
    return code;
}

/* Is text[pos..] the start of an address ("https://", "www.")? Its words are of no language. */
static bool is_address(struct stet_span text, size_t pos)
{
    struct stet_span rest = stet_span_sub(text, pos, text.len);
    return stet_span_starts_nocase(rest, "http://") || stet_span_starts_nocase(rest, "https://") ||
           stet_span_starts_nocase(rest, "www.");
}

static void count_text(struct tally *tally, struct stet_span text, const UNormalizer2 *nfc)
{
    bool in_word = false;
    for (size_t pos = 0; pos < text.len;) {
        if (!in_word && is_address(text, pos)) {
            while (pos < text.len && !stet_is_space(text.ptr[pos]) && text.ptr[pos] != '<')
                pos++;
            continue;
        }
        uint32_t code = (uint32_t)u_tolower((UChar32)next_composed(text, &pos, nfc));
        int script = script_of(code);
        bool mark = script < 0 && (U_GET_GC_MASK((UChar32)code) & U_GC_M_MASK);
        if (script < 0 || (script == STET_SCRIPT_LATIN && !u_isalpha((UChar32)code))) {
            if (in_word && !mark)
                stet_buf_putc(&tally->lower, ' ');
            in_word = in_word && mark;
            continue;
        }
        tally->scripts[script]++;
        tally->letters[letter_index(code)]++;
        stet_utf8_append(&tally->lower, code);
        in_word = true;
    }
    if (in_word)
        stet_buf_putc(&tally->lower, ' ');
}

static bool next_word(struct stet_span *rest, struct stet_span *word)
{
    while (rest->len > 0 && *rest->ptr == ' ')
        *rest = stet_span_sub(*rest, 1, rest->len);
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != ' ')
        end++;
    *word = stet_span_sub(*rest, 0, end);
    *rest = stet_span_sub(*rest, end, rest->len);
    return end > 0;
}

/* The words of the text, each with how often it stands there and how many languages list it. */
struct words {
    struct stet_map *map; /* to an index, plus one */
    unsigned *count, *languages;
    size_t total;
};

static bool count_words(struct words *words, const struct stet_buf *lower)
{
    struct stet_span rest = {lower->ptr, lower->len}, word;
    size_t different = 0;
    words->map = stet_map_new();
    words->count = calloc(MAX_WORDS + 1, sizeof(unsigned));
    words->languages = calloc(MAX_WORDS + 1, sizeof(unsigned));
    if (!words->map || !words->count || !words->languages)
        return false;
    while (next_word(&rest, &word)) {
        bool added;
        size_t *index = stet_map_put(words->map, word, &added);
        if (!index)
            return false;
        if (added)
            *index = different < MAX_WORDS ? ++different : MAX_WORDS;
        words->count[*index]++;
        words->total++;
    }
    return true;
}

static void free_words(struct words *words)
{
    stet_map_free(words->map);
    free(words->count);
    free(words->languages);
}

/* In how many alphabets of the script a letter is. */
static void count_alphabets(enum stet_script script, unsigned char alphabets[LETTER_ROOM])
{
    for (const struct stet_language_row *row = stet_languages; row->tag; row++) {
        size_t len = strlen(row->letters);
        for (size_t pos = 0; row->script == script && pos < len;)
            alphabets[letter_index(stet_utf8_next(row->letters, len, &pos))]++;
    }
    alphabets[0] = 0;
}

/* Per ten thousand words: letters the language has, less those that only its neighbours have. */
static long score_letters(const struct stet_language_row *row, const struct tally *tally,
                          const unsigned char alphabets[LETTER_ROOM])
{
    long own = 0, all = 0, shared = 0;
    size_t len = strlen(row->letters);
    for (size_t i = 1; i < LETTER_ROOM; i++)
        all += alphabets[i] > 0 ? (long)tally->letters[i] : 0;
    for (size_t pos = 0; pos < len;) {
        size_t i = letter_index(stet_utf8_next(row->letters, len, &pos));
        if (i == 0)
            continue;
        own += (long)tally->letters[i];
        shared += (long)tally->letters[i] * 20 / alphabets[i];
    }
    return shared - (all - own) * 100;
}

static long score_words(const struct stet_language_row *row, const struct words *words)
{
    struct stet_span rest = stet_span_of(row->words), word;
    long score = 0;
    while (next_word(&rest, &word)) {
        const size_t *index = stet_map_get(words->map, word);
        if (index)
            score += (long)words->count[*index] * (30 + 70 / (long)words->languages[*index]);
    }
    return score;
}

static void count_languages(enum stet_script script, struct words *words)
{
    for (const struct stet_language_row *row = stet_languages; row->tag; row++) {
        struct stet_span rest = stet_span_of(row->words), word;
        while (row->script == script && next_word(&rest, &word)) {
            const size_t *index = stet_map_get(words->map, word);
            if (index)
                words->languages[*index]++;
        }
    }
}

static void answer(struct stet_language *out, const char *tag, long confidence)
{
    (void)snprintf(out->tag, sizeof(out->tag), "%s", tag);
    out->confidence = confidence < 0 ? 0 : confidence > 100 ? 100 : (unsigned)confidence;
}

/* Of the languages that share a script, the one with the best score. */
static void choose(enum stet_script script, const struct tally *tally, struct stet_language *out)
{
    struct words words = {.map = NULL};
    unsigned char alphabets[LETTER_ROOM] = {0};
    const struct stet_language_row *winner = NULL;
    long best = 0, second = 0;
    if (count_words(&words, &tally->lower)) {
        count_languages(script, &words);
        count_alphabets(script, alphabets);
        for (const struct stet_language_row *row = stet_languages; row->tag; row++) {
            if (row->script != script)
                continue;
            long score = score_words(row, &words) + score_letters(row, tally, alphabets);
            if (row->rare)
                score -= score / 8;
            if (score > best) {
                second = best;
                best = score;
                winner = row;
            } else if (score > second) {
                second = score;
            }
        }
    }
    if (winner) {
        long total = (long)words.total;
        long lead = 400 * (best - second) / best; /* a quarter ahead is enough */
        long cover = 100 * best / (total * 8);    /* so are 8 points a word */
        long size = total < 12 ? total * 8 : 100; /* so are 12 words */
        long confidence = lead < cover ? lead : cover;
        answer(out, winner->tag, confidence < size ? confidence : size);
    }
    free_words(&words);
}

/* How many characters of text are in a list of three-byte characters. */
static size_t count_listed(struct stet_span text, const char *list)
{
    size_t count = 0;
    for (size_t pos = 0; pos < text.len;) {
        size_t start = pos;
        (void)stet_utf8_next(text.ptr, text.len, &pos);
        char character[5] = {0};
        memcpy(character, text.ptr + start, pos - start);
        count += pos - start == 3 && strstr(list, character);
    }
    return count;
}

static void choose_chinese(const struct tally *tally, struct stet_language *out)
{
    struct stet_span text = {tally->lower.ptr, tally->lower.len};
    size_t simplified = count_listed(text, stet_simplified);
    size_t traditional = count_listed(text, stet_traditional);
    const char *tag = simplified > 2 * traditional   ? "zh-Hans"
                      : traditional > 2 * simplified ? "zh-Hant"
                                                     : "zh";
    answer(out, tag, tally->scripts[STET_SCRIPT_HAN] < 8 ? 50 : 95);
}

/* The script most of the text is in; Chinese, Japanese and Korean characters stand for syllables or
 * words, so each counts as three letters. latin: may it be Latin? */
static int main_script(const struct tally *tally, bool latin)
{
    int best = -1;
    size_t most = 0;
    for (int script = 0; script < STET_SCRIPT_COUNT; script++) {
        bool dense =
            script == STET_SCRIPT_HAN || script == STET_SCRIPT_KANA || script == STET_SCRIPT_HANGUL;
        size_t weight = tally->scripts[script] * (dense ? 3 : 1);
        if (weight > most && (latin || script != STET_SCRIPT_LATIN)) {
            most = weight;
            best = script;
        }
    }
    return best;
}

static void decide_script(int script, const struct tally *tally, struct stet_language *out)
{
    size_t han = tally->scripts[STET_SCRIPT_HAN], kana = tally->scripts[STET_SCRIPT_KANA];
    if (script == STET_SCRIPT_HAN || script == STET_SCRIPT_KANA) {
        if (kana * 12 > han)
            answer(out, "ja", kana < 4 ? 50 : 95);
        else
            choose_chinese(tally, out);
    } else if (stet_script_tags[script]) {
        answer(out, stet_script_tags[script], tally->scripts[script] < 12 ? 60 : 95);
    } else {
        choose((enum stet_script)script, tally, out);
    }
}

static void decide(const struct tally *tally, struct stet_language *out)
{
    int script = main_script(tally, true);
    if (script < 0)
        return;
    decide_script(script, tally, out);
    if (script != STET_SCRIPT_LATIN || out->confidence >= 50)
        return;
    /* Names and technical words in Latin letters are frequent in other scripts, not the reverse. */
    int other = main_script(tally, false);
    if (other >= 0 && tally->scripts[other] * 5 > tally->scripts[STET_SCRIPT_LATIN])
        decide_script(other, tally, out);
}

bool stet_language_detect(struct stet_span text, struct stet_language *out)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    *out = (struct stet_language){.tag = ""};
    if (U_FAILURE(status))
        return false;
    if (text.len > MAX_BYTES)
        text.len = MAX_BYTES;
    struct tally tally = {.scripts = {0}};
    stet_buf_init(&tally.lower, MAX_BYTES * 4);
    count_text(&tally, text, nfc);
    if (!tally.lower.failed)
        decide(&tally, out);
    stet_buf_free(&tally.lower);
    return out->tag[0] != '\0';
}
