/* sentence.c - where a sentence ends.
 *
 * In: a run of text with single spaces. Out: the boundaries. A mark, its doubles and the closing
 * quotes or brackets behind it, then a space, then what can begin a sentence; full-width marks need
 * no space. See docs/normalisation.md; the rule belongs to normaliser 1 and never changes within
 * it. */
#include "rules.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

#define MAX_WORD 40 /* bytes looked at before a full stop */

enum mark { MARK_NONE, MARK_STOP, MARK_STRONG, MARK_ELLIPSIS, MARK_FULL_WIDTH };

static enum mark mark_of(uint32_t c)
{
    switch (c) {
    case '.': return MARK_STOP;
    case '!':
    case '?':
    case 0x203C: /* double ! */
    case 0x2047: /* double ? */
    case 0x2048: /* ?! */
    case 0x2049: /* !? */
    case 0x0589: /* Armenian */
    case 0x061F: /* Arabic ? */
    case 0x06D4: /* Urdu */
    case 0x0964: /* danda */
    case 0x0965: /* double danda */
    case 0x104B: /* Burmese */
    case 0x1362: /* Ethiopic */
    case 0x1367: /* Ethiopic ? */
    case 0x17D4: /* Khmer */
    case 0x17D5: return MARK_STRONG;
    case 0x2026: return MARK_ELLIPSIS;
    case 0x3002:                         /* ideographic full stop */
    case 0xFF01:                         /* ! */
    case 0xFF0E:                         /* . */
    case 0xFF1F:                         /* ? */
    case 0xFF61: return MARK_FULL_WIDTH; /* half-width ideographic full stop */
    default: return MARK_NONE;
    }
}

/* A quote or bracket that stands right behind a mark closes, whatever its shape. */
static bool is_closer(uint32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2039:
    case 0x203A:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0xFF09:
    case 0xFF3D:
    case 0xFF63: return true;
    default: return false;
    }
}

/* Behind a full-width mark the quotes that open in Chinese do so. */
static bool closes(uint32_t c, bool behind_wide)
{
    bool opens = c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x2039;
    return is_closer(c) && !(behind_wide && opens);
}

bool stet_sentence_ends_wide(uint32_t c)
{
    return mark_of(c) == MARK_FULL_WIDTH || (is_closer(c) && stet_character_is_wide(c));
}

static bool is_opener(uint32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case 0xA1:
    case 0xAB:
    case 0xBB:
    case 0xBF:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300E: return true;
    default: return false;
    }
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static uint32_t code_at(struct stet_span text, size_t at)
{
    return at < text.len ? stet_utf8_next(text.ptr, text.len, &at) : 0;
}

/* ---- what follows --------------------------------------------------------------------------- */

/* What stands at the beginning of a sentence that may begin. */
struct beginning {
    uint32_t first; /* the first character behind quotes, brackets and dashes */
    struct stet_span word;
};

static struct beginning look_at(struct stet_span text, size_t at)
{
    struct beginning b = {0};
    for (int i = 0; i < 6 && at < text.len; i++) {
        size_t next = at;
        uint32_t c = stet_utf8_next(text.ptr, text.len, &next);
        bool spaced = is_dash(c) || c == 0xAB; /* French sets a space within its quotes */
        if (!spaced && !is_opener(c))
            break;
        at = next;
        if (spaced && at < text.len && text.ptr[at] == ' ')
            at++;
    }
    b.first = code_at(text, at);
    size_t end = at;
    while (end < text.len && end - at < MAX_WORD) {
        size_t next = end;
        uint32_t c = stet_utf8_next(text.ptr, text.len, &next);
        if (!stet_character_is_letter(c))
            break;
        end = next;
    }
    b.word = stet_span_sub(text, at < text.len ? at : text.len, at < text.len ? end : text.len);
    return b;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9) ||
           (c >= 0x966 && c <= 0x96F);
}

/* A sentence can begin so. */
static bool can_begin(const struct beginning *b)
{
    uint32_t c = b->first;
    if (c == 1 || is_digit(c)) /* what is no text, as an image, may stand for a word */
        return true;
    if (stet_character_is_letter(c))
        return stet_character_case(c) != STET_CASE_LOWER;
    return c == '$' || c == '#' || c == '@' || (c >= 0xA3 && c <= 0xA5) || c == 0x20AC;
}

/* ---- what stands before a full stop --------------------------------------------------------- */

/* The word before the stop at at: back to a space, a bracket, a quote or the sentence's beginning.
 */
static struct stet_span word_before(struct stet_span text, size_t sentence, size_t at)
{
    size_t start = at;
    while (start > sentence && at - start < MAX_WORD) {
        size_t previous = start;
        uint32_t c = stet_utf8_prev(text.ptr, &previous);
        if (c <= ' ' || is_opener(c) || is_closer(c) || is_dash(c) || c == '/')
            break;
        start = previous;
    }
    return stet_span_sub(text, start, at);
}

/* Digits; with stops between them too, as "3.2", if so wanted. */
static bool is_number(struct stet_span word, bool stops)
{
    for (size_t i = 0; i < word.len; i++)
        if (!stet_is_digit(word.ptr[i]) && !(stops && word.ptr[i] == '.'))
            return false;
    return word.len > 0;
}

/* One letter, as of a given name; not of a script where a letter may be a word. */
static bool is_initial(struct stet_span word)
{
    size_t pos = 0;
    if (word.len == 0)
        return false;
    uint32_t c = stet_utf8_next(word.ptr, word.len, &pos);
    return pos == word.len && stet_character_case(c) != STET_CASE_NONE;
}

/* "U.S", "s.r.l", "J.K": parts of one to three letters between stops. */
static bool is_dotted(struct stet_span word)
{
    size_t letters = 0, stops = 0;
    for (size_t pos = 0; pos < word.len;) {
        uint32_t c = stet_utf8_next(word.ptr, word.len, &pos);
        if (c == '.' && letters > 0) {
            letters = 0;
            stops++;
        } else if (stet_character_case(c) == STET_CASE_NONE || ++letters > 3) {
            return false;
        }
    }
    return stops > 0 && letters > 0;
}

/* A single full stop at at, within a sentence that began at start, before b. */
static bool stop_ends(struct stet_span text, size_t start, size_t at, bool closed,
                      const struct beginning *b)
{
    struct stet_span word = word_before(text, start, at);
    enum stet_abbreviation kind = stet_abbreviation_of(word);
    bool number = is_digit(b->first);
    bool starter = stet_abbreviation_is_starter(b->word);
    if (!closed && word.ptr == text.ptr + start && is_number(word, true))
        return false; /* "1. Introduction" */
    if (is_number(word, false))
        return word.len > 2 || closed || !stet_abbreviation_is_counted(b->word);
    switch (kind) {
    case STET_ABBREVIATION_ALWAYS: return false;
    case STET_ABBREVIATION_NUMBER: /* "Art. 5", "Mar. Dic 3" */
        return !number && stet_abbreviation_of(b->word) == STET_ABBREVIATION_NONE;
    case STET_ABBREVIATION_MAYBE: return closed || starter;
    default: break;
    }
    if (is_initial(word))
        return closed;
    if (is_dotted(word))
        return closed || starter;
    return true;
}

/* ---- the scan ------------------------------------------------------------------------------- */

static void add(struct stet_boundaries *list, size_t offset, bool space)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 64;
        struct stet_boundary *items = realloc(list->items, room * sizeof(*items));
        if (!items) {
            list->failed = true;
            return;
        }
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = (struct stet_boundary){offset, space};
}

/* A mark with its doubles, closers and a reference like "[12]". */
struct ending {
    size_t end;
    size_t marks;
    enum mark strongest; /* FULL_WIDTH over STRONG over ELLIPSIS over STOP */
    bool closed;         /* something closes behind the last mark */
};

/* "[12]" or "[a]" at at; its length, or 0. */
static size_t reference_length(struct stet_span text, size_t at)
{
    size_t i = at + 1;
    while (i < text.len && i - at < 5 && (stet_is_digit(text.ptr[i]) || stet_is_alpha(text.ptr[i])))
        i++;
    return i > at + 1 && i < text.len && text.ptr[i] == ']' ? i + 1 - at : 0;
}

/* A closing quote of French, which has a space before it: where it ends, or 0. */
static size_t french_closer(struct stet_span text, size_t at)
{
    if (code_at(text, at) != 0xBB)
        return 0;
    at += 2; /* bytes of the quote */
    return at >= text.len || text.ptr[at] == ' ' || text.ptr[at] == '\n' ? at : 0;
}

static struct ending read_ending(struct stet_span text, size_t at)
{
    static const int rank[] = {0, 1, 3, 2, 4};
    struct ending e = {.end = at};
    while (e.end < text.len) {
        size_t next = e.end;
        uint32_t c = stet_utf8_next(text.ptr, text.len, &next);
        enum mark mark = mark_of(c);
        if (mark != MARK_NONE) {
            e.marks++;
            e.closed = false;
            if (rank[mark] > rank[e.strongest])
                e.strongest = mark;
        } else if (closes(c, e.strongest == MARK_FULL_WIDTH)) {
            e.closed = true;
            if (stet_character_is_wide(c))
                e.strongest = MARK_FULL_WIDTH;
        } else if (c == ' ' && french_closer(text, next) > 0) {
            e.closed = true;
            next = french_closer(text, next);
        } else if (c == '[' && reference_length(text, e.end) > 0) {
            next = e.end + reference_length(text, e.end);
        } else {
            break;
        }
        e.end = next;
    }
    return e;
}

/* What cannot stand at the beginning of a line behind a full-width mark. */
static bool cannot_follow(uint32_t c)
{
    return c <= ' ' || closes(c, true) || mark_of(c) != MARK_NONE || c == 0x200C || c == 0x200D ||
           c == 0x3001 || c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == ',' || c == ';' ||
           c == ':';
}

static bool ends_sentence(struct stet_span text, size_t start, size_t at, const struct ending *e)
{
    struct beginning b = look_at(text, e->end + 1);
    if (!can_begin(&b))
        return false;
    bool spaced = e->strongest == MARK_STOP && at >= 2 && text.ptr[at - 1] == ' ' &&
                  text.ptr[at - 2] == '.'; /* the last of ". . ." */
    if (e->strongest == MARK_STOP && e->marks == 1 && !spaced)
        return stop_ends(text, start, at, e->closed, &b);
    return true;
}

/* The next byte at or behind at that may begin a mark. */
static size_t next_candidate(struct stet_span text, size_t at)
{
    static const bool candidate[256] = {
        ['.'] = true,  ['!'] = true,  ['?'] = true,  [0xD6] = true, [0xD8] = true, [0xDB] = true,
        [0xE0] = true, [0xE1] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true,
    };
    while (at < text.len && !candidate[(unsigned char)text.ptr[at]])
        at++;
    return at;
}

void stet_sentence_find(struct stet_boundaries *out, struct stet_span text)
{
    out->count = 0;
    size_t start = 0; /* of the present sentence */
    for (size_t at = next_candidate(text, 0); at < text.len; at = next_candidate(text, at)) {
        if (mark_of(code_at(text, at)) == MARK_NONE) {
            (void)stet_utf8_next(text.ptr, text.len, &at);
            continue;
        }
        struct ending e = read_ending(text, at);
        size_t mark = at;
        at = e.end;
        if (e.end >= text.len)
            return;
        bool space = text.ptr[e.end] == ' ';
        if (e.strongest == MARK_FULL_WIDTH) {
            if (cannot_follow(code_at(text, e.end + space)))
                continue;
        } else if (!space || !ends_sentence(text, start, mark, &e)) {
            continue;
        }
        add(out, e.end, space);
        start = e.end + space;
    }
}
