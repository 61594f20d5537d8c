/* byline_hangul.c - the names of reporters as Korean papers write them.
 *
 * In: a line, such as "[서울=통신] 김철수·이영희 선임기자 kim@port.example". Out: spans of names.
 * The office stands behind them. */
#include "byline.h"

#include "span.h"
#include "utf8.h"

enum {
    NAME_LEAST = 2, /* syllables of a name */
    NAME_MOST = 4,
    LINE_BYTES = 300
};

static bool is_of_pictures(struct stet_span word)
{
    return stet_span_starts(word, "사진") || stet_span_starts(word, "영상");
}

static bool ends_as_office(struct stet_span word)
{
    static const char *const offices[] = {"기자", "특파원", "논설위원"};
    if (is_of_pictures(word))
        return false;
    for (size_t i = 0; i < sizeof(offices) / sizeof(*offices); i++)
        if (stet_span_ends(word, offices[i]))
            return true;
    return false;
}

/* What may stand between a name and its office, as a word of its own. */
static bool is_rank(struct stet_span word)
{
    static const char *const ranks[] = {"인턴", "선임", "수습", "전문", "객원", "대학생"};
    for (size_t i = 0; i < sizeof(ranks) / sizeof(*ranks); i++)
        if (stet_span_is(word, ranks[i]))
            return true;
    return false;
}

static bool is_syllable(uint32_t code)
{
    return code >= 0xAC00 && code <= 0xD7A3;
}

static bool parts_names(uint32_t code)
{
    return code == 0xB7 || code == ',' || code == '/' || code == 0x2027 || code == 0x30FB;
}

/* The names in a word, "김철수·이영희", added to names; none if it is anything else. */
static size_t read_word(struct stet_span word, struct stet_span names[STET_BYLINE_NAMES],
                        size_t count)
{
    size_t first = count, start = 0, syllables = 0;
    for (size_t pos = 0; pos <= word.len;) {
        size_t at = pos;
        uint32_t code = pos < word.len ? stet_utf8_next(word.ptr, word.len, &pos) : 0;
        if (is_syllable(code)) {
            syllables++;
            continue;
        }
        bool part = at == word.len || parts_names(code);
        if (!part || syllables < NAME_LEAST || syllables > NAME_MOST || count == STET_BYLINE_NAMES)
            return first;
        names[count++] = stet_span_sub(word, start, at);
        if (at == word.len)
            break;
        start = pos;
        syllables = 0;
    }
    return count;
}

static struct stet_span next_word(struct stet_span line, size_t *pos)
{
    while (*pos < line.len && line.ptr[*pos] == ' ')
        ++*pos;
    size_t start = *pos;
    while (*pos < line.len && line.ptr[*pos] != ' ')
        ++*pos;
    return stet_span_sub(line, start, *pos);
}

size_t stet_byline_hangul(struct stet_span line, struct stet_span names[STET_BYLINE_NAMES])
{
    struct stet_span before = {NULL, 0}, word;
    size_t count = 0, pos = 0;
    if (line.len > LINE_BYTES)
        return 0;
    while ((word = next_word(line, &pos)).len > 0) {
        if (ends_as_office(word) && !is_of_pictures(before))
            count = read_word(before, names, count);
        if (!is_rank(word))
            before = word;
    }
    return count;
}
