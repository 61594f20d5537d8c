/* date_scan.c - cuts a text into numbers, words and signs, and finds words in the tables.
 *
 * Digits of every script count as digits; Chinese numerals do where 年, 月 or 日 follows. */
#include "date_scan.h"

#include "fold.h"
#include "span.h"
#include "utf8.h"
#include <unicode/uchar.h>

static bool is_letter(uint32_t code)
{
    if (code < 0x80)
        return stet_is_alpha((char)code);
    return u_isalpha((UChar32)code) || (U_GET_GC_MASK((UChar32)code) & U_GC_M_MASK);
}

/* The value of a digit of any script, -1 for none. */
static int32_t digit_value(uint32_t code)
{
    if (code < 0x80)
        return stet_is_digit((char)code) ? (int32_t)code - '0' : -1;
    return u_charDigitValue((UChar32)code);
}

/* Scripts without spaces between words. */
static bool is_cjk(uint32_t code)
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF);
}

static bool is_thai_or_lao(uint32_t code)
{
    return code >= 0x0E00 && code <= 0x0EFF;
}

static uint32_t peek(struct stet_span text, size_t pos)
{
    return pos < text.len ? stet_utf8_next(text.ptr, text.len, &pos) : 0;
}

/* The value of a Chinese digit; 10 for ten, -1 for none. */
static int chinese_digit(uint32_t code)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; code >= 0x3007 && i < 11; i++) {
        if (code == digits[i])
            return i;
    }
    return code == 0x96F6 ? 0 : -1;
}

/* 二〇二四 or 十二 before a unit of the calendar; false if that does not stand at pos. */
static bool chinese_number(struct stet_span text, size_t *pos, struct date_token *token)
{
    size_t at = *pos, next = *pos;
    uint32_t value = 0, tens = 0;
    unsigned digits = 0;
    bool ten = false;
    for (int digit; (digit = chinese_digit(peek(text, at))) >= 0 && digits < 5; at = next) {
        next = at;
        (void)stet_utf8_next(text.ptr, text.len, &next);
        if (digit == 10) {
            tens = digits > 0 ? value : 1;
            value = 0;
            ten = true;
        } else {
            value = value * 10 + (uint32_t)digit;
        }
        digits++;
    }
    uint32_t unit = peek(text, at);
    if (digits == 0 || (unit != 0x5E74 && unit != 0x6708 && unit != 0x65E5 && unit != 0x53F7))
        return false;
    token->kind = DATE_TOKEN_NUMBER;
    token->value = ten ? tens * 10 + value : value;
    token->digits = ten ? 2 : digits;
    *pos = at;
    return true;
}

static void scan_number(struct stet_span text, size_t *pos, struct date_token *token)
{
    token->kind = DATE_TOKEN_NUMBER;
    while (*pos < text.len) {
        size_t next = *pos;
        int32_t digit = digit_value(stet_utf8_next(text.ptr, text.len, &next));
        if (digit < 0)
            return;
        if (token->digits < 9)
            token->value = token->value * 10 + (uint32_t)digit;
        token->digits++;
        *pos = next;
    }
}

/* 년 월 일 시 분 초: what stands behind a number even where a word follows at once. */
static bool is_korean_unit(uint32_t code)
{
    return code == 0xB144 || code == 0xC6D4 || code == 0xC77C || code == 0xC2DC || code == 0xBD84 ||
           code == 0xCD08;
}

static void scan_word(struct stet_span text, size_t *pos, struct date_token *token,
                      bool after_number)
{
    token->kind = DATE_TOKEN_WORD;
    uint32_t code = stet_utf8_next(text.ptr, text.len, pos);
    if (is_cjk(code) || (after_number && is_korean_unit(code)))
        return;
    while (*pos < text.len) {
        size_t next = *pos;
        uint32_t last = code;
        code = stet_utf8_next(text.ptr, text.len, &next);
        if (code == 0x200C || code == 0x200D) { /* within words of Persian and Indian scripts */
            *pos = next;
            continue;
        }
        bool inner_dot = code == '.' && is_thai_or_lao(last) && is_thai_or_lao(peek(text, next));
        if ((!is_letter(code) || is_cjk(code)) && !inner_dot)
            return;
        *pos = next;
    }
}

void stet_date_split(struct date_scan *scan, struct stet_span text, const char *language)
{
    if (text.len > DATE_MAX_BYTES)
        text.len = DATE_MAX_BYTES;
    scan->text = text;
    scan->language = language;
    scan->whole = false;
    scan->count = 0;
    bool spaced = true;
    for (size_t pos = 0; pos < text.len && scan->count < DATE_MAX_TOKENS;) {
        size_t start = pos, next = pos;
        uint32_t raw = stet_utf8_next(text.ptr, text.len, &next);
        uint32_t code = stet_fold_code(raw);
        if (code == ' ' || code == 0) {
            spaced = spaced || code == ' ';
            pos = next;
            continue;
        }
        struct date_token token = {.spaced = spaced, .start = start};
        const struct date_token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
        if (digit_value(raw) >= 0 && chinese_digit(raw) < 0) {
            scan_number(text, &pos, &token);
        } else if (chinese_digit(raw) >= 0 && chinese_number(text, &pos, &token)) {
            /* done */
        } else if (is_letter(raw)) {
            scan_word(text, &pos, &token, last && last->kind == DATE_TOKEN_NUMBER && !token.spaced);
        } else {
            token.kind = DATE_TOKEN_SIGN;
            token.value = code;
            pos = next;
        }
        token.end = pos;
        scan->tokens[scan->count++] = token;
        spaced = false;
    }
    size_t to_number = SIZE_MAX / 2;
    for (size_t i = scan->count; i-- > 0;) {
        to_number = scan->tokens[i].kind == DATE_TOKEN_NUMBER ? 0 : to_number + 1;
        scan->tokens[i].to_number = to_number;
    }
}

/* The words from i on, count tokens, folded. false if they are not all words, or too long. Thai
 * abbreviations lose their dots. */
static bool phrase_at(const struct date_scan *scan, size_t i, size_t count, char out[DATE_MAX_WORD])
{
    if (i + count > scan->count)
        return false;
    for (size_t k = i; k < i + count; k++) {
        if (scan->tokens[k].kind != DATE_TOKEN_WORD)
            return false;
    }
    struct stet_span span =
        stet_span_sub(scan->text, scan->tokens[i].start, scan->tokens[i + count - 1].end);
    size_t len = stet_fold(span, out, DATE_MAX_WORD), kept = 0;
    for (size_t k = 0; k < len; k++) {
        if (out[k] != '.')
            out[kept++] = out[k];
    }
    out[kept] = '\0';
    return kept > 0;
}

void stet_date_scan(struct date_scan *scan, struct stet_span text, const char *language)
{
    stet_date_split(scan, text, language);
    if (scan->count == 0 || scan->tokens[0].to_number >= scan->count)
        return; /* without a number no word will be asked for */
    for (size_t i = 0; i < scan->count; i++) {
        struct date_token *token = &scan->tokens[i];
        char folded[DATE_MAX_WORD];
        if (token->kind != DATE_TOKEN_WORD || !phrase_at(scan, i, 1, folded))
            continue;
        size_t len = strlen(folded);
        if (len < sizeof(token->word))
            memcpy(token->word, folded, len + 1);
        token->single = stet_date_lookup((struct stet_span){folded, len});
    }
}

size_t stet_date_sign(const struct date_scan *scan, size_t i, uint32_t sign)
{
    if (i >= scan->count || scan->tokens[i].kind != DATE_TOKEN_SIGN ||
        scan->tokens[i].value != sign)
        return 0;
    return i + 1;
}

size_t stet_date_number(const struct date_scan *scan, size_t i, unsigned first, unsigned last,
                        uint32_t *value)
{
    if (i >= scan->count || scan->tokens[i].kind != DATE_TOKEN_NUMBER ||
        scan->tokens[i].digits < first || scan->tokens[i].digits > last)
        return 0;
    *value = scan->tokens[i].value;
    return i + 1;
}

/* Does an alternative of a cell begin with word? *whole tells whether one is it. */
static bool cell_begins(const char *cell, const char *word, bool *whole)
{
    bool begins = false;
    *whole = false;
    while (*cell) {
        size_t len = 0;
        while (word[len] && cell[len] == word[len])
            len++;
        bool ended = cell[len] == '|' || cell[len] == '\0';
        begins = begins || word[len] == '\0';
        *whole = *whole || (word[len] == '\0' && ended);
        for (cell += len; *cell && *cell != '|';)
            cell++;
        cell += *cell == '|';
    }
    return begins;
}

size_t stet_date_one_of(const struct date_scan *scan, size_t i, const char *words)
{
    char phrase[DATE_MAX_WORD];
    bool whole = false, both = false;
    if (i >= scan->count || scan->tokens[i].kind != DATE_TOKEN_WORD)
        return 0;
    const char *word = scan->tokens[i].word;
    /* A word and the one behind it begin with what it begins with. */
    if (!cell_begins(words, word, &whole))
        return 0;
    if (phrase_at(scan, i, 2, phrase) && cell_begins(words, phrase, &both) && both)
        return i + 2;
    return word[0] && whole ? i + 1 : 0;
}

size_t stet_date_word_is(const struct date_scan *scan, size_t i, const char *word)
{
    return i < scan->count && scan->tokens[i].kind == DATE_TOKEN_WORD &&
                   strcmp(scan->tokens[i].word, word) == 0
               ? i + 1
               : 0;
}

/* What the count words from i on can be together, or NULL. */
static const struct date_entry *entry_at(const struct date_scan *scan, size_t i, size_t count)
{
    char phrase[DATE_MAX_WORD];
    const struct date_entry *single = scan->tokens[i].single;
    if (count == 1 || !single)
        return single;
    if (count > single->longest || !phrase_at(scan, i, count, phrase))
        return NULL;
    return stet_date_lookup(stet_span_of(phrase));
}

static bool is_known(const struct date_scan *scan, size_t i)
{
    return i < scan->count && scan->tokens[i].kind == DATE_TOKEN_WORD && scan->tokens[i].single;
}

size_t stet_date_word(const struct date_scan *scan, size_t i, enum stet_date_word kind)
{
    for (size_t count = is_known(scan, i) ? DATE_MAX_PHRASE : 0; count > 0; count--) {
        const struct date_entry *entry = entry_at(scan, i, count);
        if (entry && entry->kinds >> kind & 1)
            return i + count;
    }
    return 0;
}

size_t stet_date_weekday(const struct date_scan *scan, size_t i)
{
    for (size_t count = is_known(scan, i) ? 3 : 0; count > 0; count--) {
        const struct date_entry *entry = entry_at(scan, i, count);
        if (entry && entry->weekday)
            return i + count;
    }
    return 0;
}

size_t stet_date_month_name(const struct date_scan *scan, size_t i, int *month)
{
    for (size_t count = is_known(scan, i) ? 2 : 0; count > 0; count--) {
        const struct date_entry *entry = entry_at(scan, i, count);
        *month = entry ? stet_date_entry_month(entry, scan->language) : 0;
        if (*month != 0)
            return i + count;
    }
    return 0;
}
