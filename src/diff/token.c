/* token.c - cuts a line into the pieces that a reader takes as one.
 *
 * In: a line of canonical text. Out: words, marks and Markdown syntax, in order; the white space
 * between them is left out. A backslash escape is taken as the mark it stands for. */
#include "diff.h"
#include "room.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct stet_tokenizer {
    UBreakIterator *words; /* made at the first need: loading the dictionaries takes time */
    bool no_words;         /* it could not be made */
};

/* One character of the line, or an escape. */
struct unit {
    uint32_t code;
    size_t len; /* 0: the line's end */
    enum stet_character class;
    bool escaped;
};

struct scanner {
    struct stet_span text; /* up to the line's end */
    size_t pos;
    bool markdown;
    bool open_target,
        open_tag; /* one was not closed: no more are looked for, so time stays linear */
    struct stet_tokens *out;
};

struct stet_tokenizer *stet_tokenizer_new(void)
{
    return calloc(1, sizeof(struct stet_tokenizer));
}

void stet_tokenizer_free(struct stet_tokenizer *tokenizer)
{
    if (tokenizer && tokenizer->words)
        ubrk_close(tokenizer->words);
    free(tokenizer);
}

static bool is_ascii_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !stet_is_alpha(c) && !stet_is_digit(c);
}

static struct unit unit_at(const struct scanner *scanner, size_t pos)
{
    struct unit unit = {0};
    if (pos >= scanner->text.len)
        return (struct unit){.class = STET_CHARACTER_SPACE};
    const char *ptr = scanner->text.ptr;
    if (ptr[pos] == '\\' && pos + 1 < scanner->text.len && is_ascii_punctuation(ptr[pos + 1])) {
        unit = (struct unit){.code = (unsigned char)ptr[pos + 1], .len = 2, .escaped = true};
    } else {
        size_t end = pos;
        unit.code = stet_utf8_next(ptr, scanner->text.len, &end);
        unit.len = end - pos;
    }
    unit.class = stet_character_class(unit.code);
    return unit;
}

static bool is_wordy(struct unit unit)
{
    return unit.len > 0 &&
           (unit.class == STET_CHARACTER_LETTER || unit.class == STET_CHARACTER_DIGIT);
}

static bool add(struct scanner *scanner, size_t start, size_t end, enum stet_token_kind kind)
{
    struct stet_tokens *out = scanner->out;
    void *items = stet_room(out->items, out->count, &out->capacity, sizeof(*out->items));
    if (!items)
        return false;
    out->items = items;
    out->items[out->count++] =
        (struct stet_token){.start = (uint32_t)start, .end = (uint32_t)end, .kind = kind & 3};
    scanner->pos = end;
    return true;
}

/* Whether a mark between two characters holds them together: "don't", "3,5", "12:30", "well-known".
 */
static bool joins(struct unit before, struct unit mark, struct unit after)
{
    bool digits = before.class == STET_CHARACTER_DIGIT && after.class == STET_CHARACTER_DIGIT;
    switch (mark.code) {
    case '\'':
    case 0x2019:
    case '-':
    case 0x2010:
    case 0x2011:
    case '.':
    case '@':
    case '_':
    case 0x00B7: return true;
    case ',':
    case ':':
    case '/':
    case '+':
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F: return digits;
    default: return false;
    }
}

/* "://" behind a word that could be a scheme; returns the URL's end, or 0. */
static size_t url_end(const struct scanner *scanner, size_t start, size_t word_end)
{
    struct stet_span rest = {scanner->text.ptr + word_end, scanner->text.len - word_end};
    if (!stet_span_starts(rest, "://") || word_end - start > 10)
        return 0;
    size_t end = word_end + 3;
    while (end < scanner->text.len && (unsigned char)scanner->text.ptr[end] > ' ' &&
           !strchr("\"<>)]", scanner->text.ptr[end]))
        end++;
    while (end > word_end + 3 && strchr(".,;:!?'*", scanner->text.ptr[end - 1]))
        end--;
    return end;
}

/* The end of a number with what measures it: "3,5 %", "150 €". */
static size_t measure_end(const struct scanner *scanner, size_t end)
{
    struct unit unit = unit_at(scanner, end);
    size_t pos = end;
    if (unit.len > 0 && unit.class == STET_CHARACTER_SPACE) {
        pos += unit.len;
        unit = unit_at(scanner, pos);
    }
    bool measure = unit.class == STET_CHARACTER_CURRENCY || unit.code == '%' || unit.code == 0x2030;
    if (unit.len == 0 || !measure || is_wordy(unit_at(scanner, pos + unit.len)))
        return end;
    return pos + unit.len;
}

/* The end of the letters and digits from pos on; *last is where the last of them begins, *letter
 * whether it is a letter. */
static size_t letters_end(const struct scanner *scanner, size_t pos, size_t *last, bool *letter)
{
    const char *ptr = scanner->text.ptr;
    while (pos < scanner->text.len) {
        size_t next = pos;
        bool ascii = stet_is_alpha(ptr[pos]);
        if (ascii || stet_is_digit(ptr[pos])) {
            *letter = ascii;
            *last = pos++;
            continue;
        }
        if ((unsigned char)ptr[pos] < 0x80)
            break;
        uint32_t code = stet_utf8_next(ptr, scanner->text.len, &next);
        enum stet_character class = stet_character_class(code);
        if (class != STET_CHARACTER_LETTER && class != STET_CHARACTER_DIGIT)
            break;
        *letter = class == STET_CHARACTER_LETTER;
        *last = pos;
        pos = next;
    }
    return pos;
}

static bool scan_word(struct scanner *scanner, size_t start)
{
    bool letter = false;
    size_t last_at = scanner->pos, pos = letters_end(scanner, scanner->pos, &last_at, &letter);
    if (letter && (pos == scanner->text.len || scanner->text.ptr[pos] == ' '))
        return add(scanner, start, pos, STET_TOKEN_WORD); /* as most words end */
    struct unit last = unit_at(scanner, last_at);
    for (pos = last_at + last.len;;) {
        struct unit unit = unit_at(scanner, pos);
        struct unit after = is_wordy(unit) ? unit : unit_at(scanner, pos + unit.len);
        if (!is_wordy(unit)) {
            if (unit.len == 0 || !is_wordy(after) || !joins(last, unit, after))
                break;
            pos += unit.len;
        }
        pos += after.len;
        last = after;
    }
    size_t url = url_end(scanner, start, pos);
    if (url == 0 && last.class == STET_CHARACTER_DIGIT)
        pos = measure_end(scanner, pos);
    return add(scanner, start, url ? url : pos, STET_TOKEN_WORD);
}

/* Words of a script without spaces, as ICU's dictionaries find them; else one character each. */
static bool scan_unspaced(struct stet_tokenizer *tokenizer, struct scanner *scanner)
{
    size_t start = scanner->pos, end = start;
    struct unit unit = unit_at(scanner, end);
    while (unit.len > 0 && unit.class == STET_CHARACTER_UNSPACED) {
        end += unit.len;
        unit = unit_at(scanner, end);
    }
    UErrorCode error = U_ZERO_ERROR;
    if (!tokenizer->words && !tokenizer->no_words) {
        tokenizer->words = ubrk_open(UBRK_WORD, "", NULL, 0, &error);
        tokenizer->no_words = U_FAILURE(error);
    }
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, scanner->text.ptr + start, (int64_t)(end - start), &error);
    if (tokenizer->words)
        ubrk_setUText(tokenizer->words, &text, &error);
    bool dictionary = tokenizer->words && U_SUCCESS(error), done = true;
    for (size_t from = start, to = start; done && from < end; from = to) {
        int32_t boundary = dictionary ? ubrk_next(tokenizer->words) : UBRK_DONE;
        if (boundary != UBRK_DONE && start + (size_t)boundary > from)
            to = start + (size_t)boundary;
        else
            to = from + unit_at(scanner, from).len;
        done = add(scanner, from, to, STET_TOKEN_WORD);
    }
    utext_close(&text);
    return done;
}

/* The end of "](target "title")" that starts at pos, or 0 if it is none. */
static size_t target_end(struct scanner *scanner, size_t pos)
{
    size_t depth = 0;
    char quote = 0;
    for (size_t i = pos + 1; i < scanner->text.len; i++) {
        char c = scanner->text.ptr[i];
        if (c == '\\')
            i++;
        else if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '<' || (c == '"' && scanner->text.ptr[i - 1] == ' '))
            quote = c == '<' ? '>' : c;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return i + 1;
    }
    scanner->open_target = true;
    return 0;
}

/* "<b>", "</sub>", "<!-- -->": the end of a tag that starts at pos, or 0. */
static size_t tag_end(struct scanner *scanner, size_t pos)
{
    char next = pos + 1 < scanner->text.len ? scanner->text.ptr[pos + 1] : 0;
    if (!stet_is_alpha(next) && next != '/' && next != '!')
        return 0;
    const char *end = memchr(scanner->text.ptr + pos, '>', scanner->text.len - pos);
    scanner->open_tag = !end;
    if (!end)
        return 0;
    size_t len = (size_t)(end - scanner->text.ptr) + 1 - pos;
    struct stet_span behind = stet_span_sub(scanner->text, pos + len, scanner->text.len);
    bool embed = stet_span_starts(stet_span_sub(scanner->text, pos, pos + len), "<iframe ") &&
                 stet_span_starts(behind, "</iframe>");
    return pos + len + (embed ? strlen("</iframe>") : 0);
}

/* "<https://example.org>" is read as text; an embed has a target; other tags make emphasis and the
 * like. */
static enum stet_token_kind tag_kind(struct stet_span tag)
{
    if (stet_span_starts(tag, "<iframe "))
        return STET_TOKEN_TARGET;
    bool address = memchr(tag.ptr, ':', tag.len) && !memchr(tag.ptr, ' ', tag.len);
    return address ? STET_TOKEN_WORD : STET_TOKEN_SYNTAX;
}

static bool scan_mark(struct scanner *scanner, struct unit unit)
{
    size_t start = scanner->pos, end = start + unit.len;
    if (!unit.escaped && unit.code < 0x80 && strchr(".-*_`~=!?#", (int)unit.code))
        while (end < scanner->text.len && scanner->text.ptr[end] == (char)unit.code)
            end++;
    if (!scanner->markdown || unit.escaped || unit.code >= 0x80)
        return add(scanner, start, end, STET_TOKEN_MARK);
    size_t whole = 0;
    if (unit.code == ']' && !scanner->open_target && end < scanner->text.len &&
        scanner->text.ptr[end] == '(')
        whole = target_end(scanner, start);
    if (whole)
        return add(scanner, start, whole, STET_TOKEN_TARGET);
    if (unit.code == '<' && !scanner->open_tag)
        whole = tag_end(scanner, start);
    if (whole)
        return add(scanner, start, whole, tag_kind(stet_span_sub(scanner->text, start, whole)));
    if (unit.code == '\\' && end == scanner->text.len) /* a line break */
        return add(scanner, start, end, STET_TOKEN_SYNTAX);
    bool syntax = unit.code != 0 && strchr("*_`~[]|", (int)unit.code);
    syntax =
        syntax || (unit.code == '!' && end < scanner->text.len && scanner->text.ptr[end] == '[');
    return add(scanner, start, end, syntax ? STET_TOKEN_SYNTAX : STET_TOKEN_MARK);
}

/* What stands before the text of a block: quote signs, list markers, heading signs. */
static bool scan_block_start(struct scanner *scanner)
{
    const char *ptr = scanner->text.ptr;
    size_t len = scanner->text.len;
    for (;;) {
        while (scanner->pos < len && ptr[scanner->pos] == ' ')
            scanner->pos++;
        size_t start = scanner->pos, end = start;
        if (end < len && ptr[end] == '>') {
            if (!add(scanner, start, end + 1, STET_TOKEN_SYNTAX))
                return false;
            continue;
        }
        while (end < len && end < start + 9 && stet_is_digit(ptr[end]))
            end++;
        if (end > start && end < len && (ptr[end] == '.' || ptr[end] == ')'))
            end++;
        else if (end == start && end < len && ptr[end] && strchr("-+*", ptr[end]))
            end++;
        else if (end == start)
            while (end < len && end < start + 6 && ptr[end] == '#')
                end++;
        else
            return true;
        if (end == start || end >= len || ptr[end] != ' ')
            return true;
        if (!add(scanner, start, end, STET_TOKEN_SYNTAX))
            return false;
        if (ptr[start] == '#')
            return true; /* "## 2. Terms" is no item */
    }
}

bool stet_tokenizer_run(struct stet_tokenizer *tokenizer, struct stet_span text,
                        struct stet_range line, bool markdown, struct stet_tokens *out)
{
    struct scanner scanner = {
        .text = {text.ptr, line.end}, .pos = line.start, .markdown = markdown, .out = out};
    if (markdown && !scan_block_start(&scanner))
        return false;
    while (scanner.pos < line.end) {
        if (text.ptr[scanner.pos] == ' ') {
            scanner.pos++;
            continue;
        }
        if (stet_is_alpha(text.ptr[scanner.pos])) {
            if (!scan_word(&scanner, scanner.pos))
                return false;
            continue;
        }
        struct unit unit = unit_at(&scanner, scanner.pos);
        struct unit next = {0};
        if (unit.class == STET_CHARACTER_CURRENCY || unit.code == '-' || unit.code == 0x2212)
            next = unit_at(&scanner, scanner.pos + unit.len);
        size_t start = scanner.pos;
        bool done = true;
        if (unit.class == STET_CHARACTER_SPACE) {
            scanner.pos += unit.len;
        } else if (next.len > 0 && next.class == STET_CHARACTER_DIGIT) { /* "$150", "-5" */
            scanner.pos += unit.len;
            done = scan_word(&scanner, start);
        } else if (is_wordy(unit)) {
            done = scan_word(&scanner, start);
        } else if (unit.class == STET_CHARACTER_UNSPACED) {
            done = scan_unspaced(tokenizer, &scanner);
        } else {
            done = scan_mark(&scanner, unit);
        }
        if (!done)
            return false;
    }
    return true;
}
