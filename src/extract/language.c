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
#include <threads.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define MAX_BYTES     20000 /* of the text that are looked at */
#define MIXED         60    /* confidence in a text with much of another script in it, at most */
#define MAX_LANGUAGES 128   /* rows of the table */
#define ALPHABET      256   /* letters of one language beyond ASCII */
#define LETTER_ROOM   0x900 /* see letter_index */
#define KNOWN         0x700 /* characters below are looked up */

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

/* What counts of a character. */
struct trait {
    uint32_t lower;
    int8_t script; /* -1: it ends a word */
    bool mark;     /* but this does not */
};

static struct trait known[KNOWN];

static struct trait trait_of(uint32_t code)
{
    struct trait trait = {.lower = (uint32_t)u_tolower((UChar32)code)};
    int script = script_of(trait.lower);
    trait.mark = script < 0 && (U_GET_GC_MASK((UChar32)trait.lower) & U_GC_M_MASK);
    if (script == STET_SCRIPT_LATIN && !u_isalpha((UChar32)trait.lower))
        script = -1;
    trait.script = (int8_t)script;
    return trait;
}

/* The next code point; a base letter and the accent behind it are one. */
static uint32_t next_composed(struct stet_span text, size_t *pos, const UNormalizer2 *nfc)
{
    uint32_t code = stet_utf8_next(text.ptr, text.len, pos);
    /* U+0300 to U+036F begin with one of two bytes. */
    while (*pos < text.len && ((unsigned char)text.ptr[*pos] & 0xFE) == 0xCC) {
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
    char first = stet_ascii_lower(text.ptr[pos]);
    if (first != 'h' && first != 'w')
        return false;
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
        uint32_t code = next_composed(text, &pos, nfc);
        struct trait trait = code < KNOWN ? known[code] : trait_of(code);
        if (trait.script < 0) {
            if (in_word && !trait.mark)
                stet_buf_putc(&tally->lower, ' ');
            in_word = in_word && trait.mark;
            continue;
        }
        tally->scripts[trait.script]++;
        tally->letters[letter_index(trait.lower)]++;
        if (trait.lower < 0x80)
            stet_buf_putc(&tally->lower, (char)trait.lower);
        else
            stet_utf8_append(&tally->lower, trait.lower);
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

/* A language that lists a word. */
struct listing {
    size_t language;
    size_t next;     /* the word's next listing, plus one; 0 ends */
    unsigned shared; /* how many languages of its script list the word */
};

/* The tables as they are asked; made once a process and never freed. */
static struct {
    struct stet_map *words; /* of every language: to its first listing, plus one */
    struct listing *listings;
    size_t count;
    uint16_t letters[MAX_LANGUAGES][ALPHABET + 1];           /* of each language; 0 ends */
    unsigned char alphabets[STET_SCRIPT_COUNT][LETTER_ROOM]; /* that have a letter */
} lexicon;
static once_flag lexicon_once = ONCE_FLAG_INIT;

static void list_letters(size_t language)
{
    const struct stet_language_row *row = &stet_languages[language];
    size_t len = strlen(row->letters), count = 0;
    for (size_t pos = 0; pos < len && count < ALPHABET;) {
        size_t i = letter_index(stet_utf8_next(row->letters, len, &pos));
        if (i == 0)
            continue;
        lexicon.letters[language][count++] = (uint16_t)i;
        lexicon.alphabets[row->script][i]++;
    }
}

static void list_words(size_t language, size_t *count)
{
    struct stet_span rest = stet_span_of(stet_languages[language].words), word;
    while (lexicon.words && next_word(&rest, &word)) {
        size_t *first = stet_map_put(lexicon.words, word, NULL);
        if (!first)
            return;
        lexicon.listings[*count] = (struct listing){language, *first, 0};
        *first = ++*count;
    }
}

static void make_lexicon(void)
{
    size_t room = 0, count = 0;
    for (uint32_t code = 0; code < KNOWN; code++)
        known[code] = trait_of(code);
    for (size_t i = 0; i < MAX_LANGUAGES && stet_languages[i].tag; i++)
        list_letters(i);
    for (size_t i = 0; stet_languages[i].tag; i++)
        room += strlen(stet_languages[i].words) / 2 + 1;
    lexicon.listings = calloc(room, sizeof(*lexicon.listings));
    lexicon.words = lexicon.listings ? stet_map_new() : NULL;
    for (size_t i = 0; stet_languages[i].tag; i++)
        list_words(i, &count);
    lexicon.count = count;
    for (size_t i = 0; i < count; i++) {
        enum stet_script script = stet_languages[lexicon.listings[i].language].script;
        /* Listings of a word are chained from the last: count along, both ways. */
        for (size_t k = lexicon.listings[i].next; k; k = lexicon.listings[k - 1].next)
            if (stet_languages[lexicon.listings[k - 1].language].script == script) {
                lexicon.listings[k - 1].shared++;
                lexicon.listings[i].shared++;
            }
        lexicon.listings[i].shared++;
    }
}

/* Adds to scores what each word of the text says for each language of the script, and to kinds how
 * many different words said it; returns how many words there are. */
static size_t score_words(enum stet_script script, const struct stet_buf *lower, long *scores,
                          unsigned *kinds)
{
    struct stet_span rest = {lower->ptr, lower->len}, word;
    size_t total = 0;
    bool *seen = calloc(lexicon.count + 1, sizeof(*seen));
    for (; seen && lexicon.words && next_word(&rest, &word); total++) {
        const size_t *first = stet_map_get(lexicon.words, word);
        for (size_t k = first ? *first : 0; k; k = lexicon.listings[k - 1].next) {
            const struct listing *listing = &lexicon.listings[k - 1];
            if (stet_languages[listing->language].script != script)
                continue;
            scores[listing->language] += 30 + 70 / (long)listing->shared;
            kinds[listing->language] += !seen[k];
            seen[k] = true;
        }
    }
    free(seen);
    return total;
}

/* Letters the language has, less those that only its neighbours have; all: those of any of them. */
static long score_letters(size_t language, const struct tally *tally,
                          const unsigned char alphabets[LETTER_ROOM], long all)
{
    long own = 0, shared = 0;
    for (const uint16_t *letter = lexicon.letters[language]; *letter; letter++) {
        own += (long)tally->letters[*letter];
        shared += (long)tally->letters[*letter] * 20 / alphabets[*letter];
    }
    return shared - (all - own) * 100;
}

static void answer(struct stet_language *out, const char *tag, long confidence)
{
    (void)snprintf(out->tag, sizeof(out->tag), "%s", tag);
    out->confidence = confidence < 0 ? 0 : confidence > 100 ? 100 : (unsigned)confidence;
}

/* Languages so near each other that a small lead decides, if the others are far behind. */
static const char *const families[] = {" nb nn da ", " hr sr-Latn ", " id ms ", " sr mk "};

static bool is_near(const char *a, const char *b)
{
    char first[16], other[16];
    (void)snprintf(first, sizeof(first), " %s ", a);
    (void)snprintf(other, sizeof(other), " %s ", b);
    for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
        if (strstr(families[i], first) && strstr(families[i], other))
            return true;
    return false;
}

/* How far the winner is ahead of all others of its script: a quarter is enough, a sixteenth of
 * those near to it. */
static long measure_lead(size_t winner, const long *scores)
{
    long least = 400;
    const struct stet_language_row *row = &stet_languages[winner];
    for (size_t i = 0; i < MAX_LANGUAGES && stet_languages[i].tag; i++) {
        if (i == winner || stet_languages[i].script != row->script || scores[i] <= 0)
            continue;
        long lead = 400 * (scores[winner] - scores[i]) / scores[winner];
        if (is_near(row->tag, stet_languages[i].tag))
            lead = 50 + lead * 4; /* one of them it is: better the likelier one than none */
        least = lead < least ? lead : least;
    }
    return least;
}

/* Of the languages that share a script, the one with the best score. */
static void choose(enum stet_script script, const struct tally *tally, struct stet_language *out)
{
    const unsigned char *alphabets = lexicon.alphabets[script];
    long scores[MAX_LANGUAGES] = {0}, best = 0, letters = 0;
    unsigned kinds[MAX_LANGUAGES] = {0};
    size_t winner = MAX_LANGUAGES;
    long total = (long)score_words(script, &tally->lower, scores, kinds);
    for (size_t i = 1; i < LETTER_ROOM; i++)
        letters += alphabets[i] > 0 ? (long)tally->letters[i] : 0;
    for (size_t i = 0; i < MAX_LANGUAGES && stet_languages[i].tag; i++) {
        const struct stet_language_row *row = &stet_languages[i];
        if (row->script != script)
            continue;
        scores[i] += score_letters(i, tally, alphabets, letters);
        if (row->rare)
            scores[i] -= scores[i] / 8;
        if (scores[i] > best) {
            best = scores[i];
            winner = i;
        }
    }
    if (winner == MAX_LANGUAGES)
        return;
    long lead = measure_lead(winner, scores);
    long cover = 100 * best / (total * 8);                          /* 8 points a word are enough */
    long size = total < 12 ? total * 8 : 100;                       /* so are 12 words */
    long words = kinds[winner] < 3 ? kinds[winner] * 15 + 15 : 100; /* and three that it lists */
    long confidence = lead < cover ? lead : cover;
    confidence = size < confidence ? size : confidence;
    answer(out, stet_languages[winner].tag, words < confidence ? words : confidence);
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
    } else if (script == STET_SCRIPT_HEBREW) {
        choose(STET_SCRIPT_HEBREW, tally, out);
        if (strcmp(out->tag, "yi") != 0)
            answer(out, "he", tally->scripts[script] < 12 ? 60 : 95);
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
    int other = script == STET_SCRIPT_LATIN ? main_script(tally, false) : -1;
    if (other < 0 || tally->scripts[other] * 5 <= tally->scripts[STET_SCRIPT_LATIN])
        return;
    /* Names and technical words in Latin letters are frequent in other scripts, not the reverse. */
    if (out->confidence < 50)
        decide_script(other, tally, out);
    else if (out->confidence > MIXED)
        out->confidence = MIXED;
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
    call_once(&lexicon_once, make_lexicon);
    struct tally tally = {.scripts = {0}};
    stet_buf_init(&tally.lower, MAX_BYTES * 4);
    count_text(&tally, text, nfc);
    if (!tally.lower.failed)
        decide(&tally, out);
    stet_buf_free(&tally.lower);
    return out->tag[0] != '\0';
}
