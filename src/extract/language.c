/* language.c - tells the language of a text by its script, its frequent words and its letters.
 *
 * In: UTF-8. Out: a tag and how sure it is. A language's score is the share of the text's words
 * that are among its frequent ones (a word of few languages counts more), less the letters it does
 * not have. */
#include "language.h"

#include "language_lexicon.h"
#include "span.h"
#include "utf8.h"
#include <pthread.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define MAX_BYTES     20000 /* of the text that are looked at */
#define MIXED         60    /* confidence in a text with much of another script in it, at most */
#define MAX_LANGUAGES STET_LEXICON_LANGUAGES
#define LETTER_ROOM   STET_LEXICON_LETTERS
#define MAX_LISTINGS  STET_LEXICON_LISTINGS
#define KNOWN         0x700 /* characters below are looked up */
#define HAN_FIRST     0x4E00
#define HAN_LAST      0x9FFF

/* Of Chinese characters. */
enum { HAN_COMMON, HAN_SIMPLIFIED, HAN_TRADITIONAL, HAN_FORMS };

/* What is counted in one text. */
struct tally {
    const struct stet_lexicon *lexicon;
    size_t scripts[STET_SCRIPT_COUNT];
    uint16_t letters[LETTER_ROOM];     /* beyond ASCII; MAX_BYTES bounds them */
    uint16_t met_letters[LETTER_ROOM]; /* those that occur */
    size_t met_letter_count;
    size_t words;
    uint16_t listed[MAX_LISTINGS];     /* how often a word occurs, by its first listing */
    uint16_t met_listed[MAX_LISTINGS]; /* those that do */
    size_t met_listed_count;
    size_t han[HAN_FORMS]; /* Chinese characters of each form */
    char
        word[STET_LEXICON_WORD + 8]; /* being read, lower case; zero up to the eighth byte behind */
    size_t word_len;                 /* may be more than there is room for */
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

/* What counts of a character. */
struct trait {
    uint32_t lower;
    int8_t script; /* -1: it ends a word */
    bool mark;     /* but this does not */
};

static struct trait known[KNOWN];
static uint8_t han_forms[HAN_LAST - HAN_FIRST + 1];
static pthread_once_t known_once = PTHREAD_ONCE_INIT;

static struct trait trait_of(uint32_t code)
{
    if (code >= HAN_FIRST && code <= HAN_LAST)
        return (struct trait){code, STET_SCRIPT_HAN, false};
    struct trait trait = {.lower = (uint32_t)u_tolower((UChar32)code)};
    int script = script_of(trait.lower);
    trait.mark = script < 0 && (U_GET_GC_MASK((UChar32)trait.lower) & U_GC_M_MASK);
    if (script == STET_SCRIPT_LATIN && !u_isalpha((UChar32)trait.lower))
        script = -1;
    trait.script = (int8_t)script;
    return trait;
}

static void note_forms(const char *list, uint8_t form)
{
    size_t len = strlen(list);
    for (size_t pos = 0; pos < len;)
        han_forms[stet_utf8_next(list, len, &pos) - HAN_FIRST] = form;
}

static void make_known(void)
{
    for (uint32_t code = 0; code < KNOWN; code++)
        known[code] = trait_of(code);
    note_forms(stet_simplified, HAN_SIMPLIFIED);
    note_forms(stet_traditional, HAN_TRADITIONAL);
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
    struct stet_span rest = stet_span_sub(text, pos, text.len);
    return stet_span_starts_nocase(rest, "http://") || stet_span_starts_nocase(rest, "https://") ||
           stet_span_starts_nocase(rest, "www.");
}

/* Puts a letter at the end of the word being read; what finds no room is of a word that no language
 * lists. */
static void add_letter(struct tally *tally, const struct trait *trait)
{
    char bytes[4] = {(char)trait->lower};
    size_t count = trait->lower < 0x80 ? 1 : stet_utf8_put(bytes, trait->lower);
    tally->scripts[trait->script]++;
    if (count > 1) {
        size_t letter = stet_lexicon_letter(trait->lower);
        if (tally->letters[letter]++ == 0)
            tally->met_letters[tally->met_letter_count++] = (uint16_t)letter;
        if (trait->lower >= HAN_FIRST && trait->lower <= HAN_LAST)
            tally->han[han_forms[trait->lower - HAN_FIRST]]++;
    }
    if (tally->word_len == 0)
        memset(tally->word, 0, sizeof(uint64_t));
    if (tally->word_len + count <= STET_LEXICON_WORD)
        memcpy(tally->word + tally->word_len, bytes, count);
    tally->word_len += count;
}

static void end_word(struct tally *tally)
{
    tally->words++;
    size_t listing = stet_lexicon_find(tally->lexicon, tally->word, tally->word_len);
    if (listing > 0 && listing < MAX_LISTINGS && tally->listed[listing]++ == 0)
        tally->met_listed[tally->met_listed_count++] = (uint16_t)listing;
    tally->word_len = 0;
}

/* Does an accent follow, to be composed with what stands before it? They begin with one of two
 * bytes, others do too. */
static bool may_compose(struct stet_span text, size_t pos)
{
    return pos < text.len && ((unsigned char)text.ptr[pos] & 0xFE) == 0xCC;
}

/* Reads the ASCII letters at pos that nothing is to be composed with; returns where they end. */
static size_t add_ascii(struct tally *tally, struct stet_span text, size_t pos)
{
    size_t start = pos, len = tally->word_len;
    if (len == 0)
        memset(tally->word, 0, sizeof(uint64_t));
    for (; pos < text.len && stet_is_alpha(text.ptr[pos]); pos++, len++)
        if (len < STET_LEXICON_WORD)
            tally->word[len] = (char)(text.ptr[pos] | 0x20);
    if (pos > start && may_compose(text, pos)) {
        pos--;
        if (--len < STET_LEXICON_WORD)
            tally->word[len] = '\0';
    }
    tally->scripts[STET_SCRIPT_LATIN] += pos - start;
    tally->word_len = len;
    return pos;
}

static void start_tally(struct tally *tally)
{
    tally->lexicon = stet_lexicon_get();
    memset(tally->scripts, 0, sizeof(tally->scripts));
    memset(tally->letters, 0, sizeof(tally->letters));
    memset(tally->listed, 0, sizeof(tally->listed));
    memset(tally->han, 0, sizeof(tally->han));
    tally->met_letter_count = tally->met_listed_count = 0;
    tally->words = tally->word_len = 0;
}

static void count_text(struct tally *tally, struct stet_span text, const UNormalizer2 *nfc)
{
    for (size_t pos = 0; pos < text.len;) {
        unsigned char c = (unsigned char)text.ptr[pos];
        if (c < 0x80 && !stet_is_alpha((char)c) && !may_compose(text, pos + 1)) {
            if (tally->word_len > 0)
                end_word(tally);
            pos++;
            continue;
        }
        bool first = tally->word_len == 0 && ((c | 0x20) == 'h' || (c | 0x20) == 'w');
        if (first && is_address(text, pos)) {
            while (pos < text.len && !stet_is_space(text.ptr[pos]) && text.ptr[pos] != '<')
                pos++;
            continue;
        }
        size_t end = add_ascii(tally, text, pos);
        if (end > pos) {
            pos = end;
            continue;
        }
        uint32_t code = next_composed(text, &pos, nfc);
        struct trait trait = code < KNOWN ? known[code] : trait_of(code);
        if (trait.script >= 0)
            add_letter(tally, &trait);
        else if (tally->word_len > 0 && !trait.mark)
            end_word(tally);
    }
    if (tally->word_len > 0)
        end_word(tally);
}

/* Adds to scores what each word of the text says for each language of the script, and to kinds how
 * many different words said it. */
static void score_words(enum stet_script script, const struct tally *tally, long *scores,
                        unsigned *kinds)
{
    const struct stet_listing *listings = tally->lexicon->listings;
    for (size_t i = 0; i < tally->met_listed_count; i++) {
        size_t first = tally->met_listed[i];
        for (size_t k = first; k; k = listings[k - 1].next) {
            const struct stet_listing *listing = &listings[k - 1];
            if (stet_languages[listing->language].script != script)
                continue;
            scores[listing->language] +=
                (long)tally->listed[first] * (30 + 70 / (long)listing->shared);
            kinds[listing->language]++;
        }
    }
}

/* Letters the language has, less those that only its neighbours have; all: those of any of them. */
static long score_letters(size_t language, const struct tally *tally,
                          const unsigned char alphabets[LETTER_ROOM], long all)
{
    long own = 0, shared = 0;
    if (all == 0)
        return 0;
    for (const uint16_t *letter = tally->lexicon->letters[language]; *letter; letter++) {
        if (tally->letters[*letter] == 0)
            continue;
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
        if (lead < least && is_near(row->tag, stet_languages[i].tag))
            lead = 50 + lead * 4; /* one of them it is: better the likelier one than none */
        least = lead < least ? lead : least;
    }
    return least;
}

/* Of the languages that share a script, the one with the best score. */
static void choose(enum stet_script script, const struct tally *tally, struct stet_language *out)
{
    const unsigned char *alphabets = tally->lexicon->alphabets[script];
    long scores[MAX_LANGUAGES] = {0}, best = 0, letters = 0;
    unsigned kinds[MAX_LANGUAGES] = {0};
    size_t winner = MAX_LANGUAGES;
    long total = (long)tally->words;
    score_words(script, tally, scores, kinds);
    for (size_t i = 0; i < tally->met_letter_count; i++) {
        size_t letter = tally->met_letters[i];
        letters += letter > 0 && alphabets[letter] > 0 ? (long)tally->letters[letter] : 0;
    }
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

static void choose_chinese(const struct tally *tally, struct stet_language *out)
{
    size_t simplified = tally->han[HAN_SIMPLIFIED], traditional = tally->han[HAN_TRADITIONAL];
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
    pthread_once(&known_once, make_known);
    struct tally tally; /* not all set to zero, as it is large and mostly stays unused */
    start_tally(&tally);
    count_text(&tally, text, nfc);
    decide(&tally, out);
    return out->tag[0] != '\0';
}
