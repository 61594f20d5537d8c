/* quotes.c - follows the quote marks of a text: is a place within a quotation?
 *
 * A block ends every quotation. Which mark opens and which closes depends on the language; what
 * opened one tells what may close it. Single straight marks are left out: most are apostrophes. */
#include "span.h"
#include "typing.h"
#include "utf8.h"

#define MAX_BACK 64 /* lines of a block that are read again to find where it begins */

/* What opens a quotation, and what closes it. */
static const struct {
    uint32_t open, close, other; /* other: closes it too; 0: none */
    bool at_word;                /* it also closes, or is an apostrophe: opens only before a word */
} marks[] = {
    {'"', '"', 0, true},
    {0x00AB, 0x00BB, 0, false},
    {0x00BB, 0x00AB, 0x00BB, true},
    {0x2018, 0x2019, 0, true},
    {0x201C, 0x201D, 0x201C, true},
    {0x201D, 0x201D, 0, true},
    {0x201E, 0x201C, 0x201D, true},
    {0x300C, 0x300D, 0, false},
    {0x300E, 0x300F, 0, false},
    {0x2039, 0x203A, 0, false},
    {0x201A, 0x2018, 0x2019, true},
};
#define MARKS (sizeof(marks) / sizeof(*marks))

static size_t find_mark(uint32_t code)
{
    size_t i = 0;
    while (i < MARKS && marks[i].open != code)
        i++;
    return i;
}

static bool is_word_code(uint32_t code)
{
    enum stet_character class = stet_character_class(code);
    return class == STET_CHARACTER_LETTER || class == STET_CHARACTER_DIGIT;
}

/* Takes the mark at quotes->pos into account; before, after: the characters beside it, 0: none. */
static void meet(struct stet_quotes *quotes, uint32_t code, uint32_t before, uint32_t after)
{
    if (quotes->open || quotes->value) {
        size_t i = find_mark(quotes->value ? '"' : quotes->open);
        bool closes = code == marks[i].close || code == marks[i].other;
        /* An apostrophe within single marks closes nothing. */
        if (closes && !(code == 0x2019 && is_word_code(after)))
            quotes->open = quotes->value = 0;
        return;
    }
    quotes->value = code == '"' && before == '='; /* lang="it": nobody says that */
    if (quotes->value)
        return;
    size_t i = find_mark(code);
    if (i == MARKS || (marks[i].at_word && is_word_code(before)))
        return;
    quotes->open = code;
    quotes->seen = true;
}

static void read_text(struct stet_quotes *quotes, struct stet_span text, size_t start, size_t end)
{
    size_t pos = start;
    uint32_t before = 0;
    if (pos > 0) {
        size_t back = pos;
        before = stet_utf8_prev(text.ptr, &back);
    }
    while (pos < end) {
        unsigned char c = (unsigned char)text.ptr[pos];
        if (c < 0x80 && c != '"') {
            before = c;
            pos++;
            continue;
        }
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        bool may = code == '"' || (code >= 0x00AB && code <= 0x00BB) ||
                   (code >= 0x2018 && code <= 0x203A) || (code >= 0x300C && code <= 0x300F);
        if (may) {
            size_t next = pos;
            uint32_t after = pos < text.len ? stet_utf8_next(text.ptr, text.len, &next) : 0;
            meet(quotes, code, before, after);
        }
        before = code;
    }
    quotes->pos = end;
}

/* Goes on to the line: through those before it of the same block. */
static void reach_line(struct stet_quotes *quotes, const struct stet_side *side, size_t line)
{
    size_t first = line;
    while (first > quotes->line && first + MAX_BACK > line && !side->lines[first - 1].blank)
        first--;
    if (first > quotes->line) {
        quotes->open = quotes->value = 0;
        quotes->seen = false;
        quotes->line = first;
        quotes->pos = side->lines[first].start;
    }
    for (; quotes->line < line; quotes->line++)
        read_text(quotes, side->text, quotes->pos, side->lines[quotes->line + 1].start);
}

void stet_quotes_advance(struct stet_quotes *quotes, const struct stet_side *side, size_t line,
                         size_t pos)
{
    if (line < quotes->line || (line == quotes->line && pos < quotes->pos))
        *quotes = (struct stet_quotes){.line = line, .pos = side->lines[line].start};
    reach_line(quotes, side, line);
    read_text(quotes, side->text, quotes->pos, pos);
}

bool stet_quotes_is_mark(const struct stet_half *half, size_t token)
{
    size_t pos = half->tokens[token].start;
    if (half->tokens[token].kind != STET_TOKEN_MARK)
        return false;
    uint32_t code = stet_utf8_next(half->text.ptr, half->text.len, &pos);
    return code != '\'' && code != '`' && stet_character_fold(code) == '"';
}
