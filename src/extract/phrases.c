/* phrases.c - is a line one of the wordings of the phrase table?
 *
 * In: a line of text. Out: the diagnostic code of its kind. The whole line must fit, so a sentence
 * that merely mentions a newsletter or a cookie stays. */
#include "phrases.h"

#include "fold.h"
#include "phrases_table.h"
#include "span.h"
#include "utf8.h"
#include <assert.h>
#include <threads.h>
#include <unicode/uchar.h>

#define MAX_BYTES    200 /* of the folded line */
#define MAX_WORDS    18
#define BYTES        256  /* different ones */
#define MAX_PATTERNS 4096 /* room for those of the table */

/* Letters, digits, accents and the copyright sign; what else stands at an end is decoration. */
static bool is_content(uint32_t code)
{
    return u_isalnum((UChar32)code) || (U_GET_GC_MASK((UChar32)code) & U_GC_M_MASK) || code == 0xA9;
}

static struct stet_span trim_signs(struct stet_span line)
{
    size_t start = 0, end = line.len;
    while (start < end) {
        size_t next = start;
        if (is_content(stet_utf8_next(line.ptr, end, &next)))
            break;
        start = next;
    }
    while (end > start) {
        size_t last = end;
        if (is_content(stet_utf8_prev(line.ptr, &last)))
            break;
        end = last;
    }
    return stet_span_sub(line, start, end);
}

/* Does text fit the pattern that ends before end? A pattern of ours holds three '*' at most. */
static bool fits(const char *pattern, const char *end, const char *text, const char *text_end)
{
    while (pattern < end && *pattern != '*') {
        if (text == text_end || *pattern != *text)
            return false;
        pattern++;
        text++;
    }
    if (pattern == end)
        return text == text_end;
    for (size_t gap = 0; gap <= STET_PHRASE_GAP && gap <= (size_t)(text_end - text); gap++) {
        if (fits(pattern + 1, end, text + gap, text_end))
            return true;
    }
    return false;
}

/* The table's patterns sorted by their first byte. Made once, before the first question. */
struct pattern {
    const char *start, *end, *code;
};
static struct {
    struct pattern patterns[MAX_PATTERNS];
    size_t first[BYTES + 1]; /* of each byte, and behind the last */
} sorted;
static once_flag sorted_once = ONCE_FLAG_INIT;

/* Calls each with every pattern of the table, in order. */
static void each_pattern(void (*each)(const struct pattern *pattern))
{
    for (const struct stet_phrase_row *row = stet_phrase_rows; row->code; row++) {
        for (const char *start = row->patterns; *start;) {
            const char *end = start + strcspn(start, "|");
            each(&(struct pattern){start, end, row->code});
            start = *end ? end + 1 : end;
        }
    }
}

static void count_pattern(const struct pattern *pattern)
{
    sorted.first[(unsigned char)*pattern->start + 1]++;
}

static void place_pattern(const struct pattern *pattern)
{
    size_t at = sorted.first[(unsigned char)*pattern->start]++;
    assert(at < MAX_PATTERNS);
    sorted.patterns[at] = *pattern;
}

static void sort_patterns(void)
{
    each_pattern(count_pattern);
    for (size_t byte = 1; byte <= BYTES; byte++)
        sorted.first[byte] += sorted.first[byte - 1];
    each_pattern(place_pattern);
    for (size_t byte = BYTES; byte > 0; byte--)
        sorted.first[byte] = sorted.first[byte - 1];
    sorted.first[0] = 0;
}

/* The code of the first pattern with this first byte that fits. */
static const char *find_pattern(unsigned char byte, struct stet_span line)
{
    for (size_t i = sorted.first[byte]; i < sorted.first[byte + 1]; i++) {
        const struct pattern *pattern = &sorted.patterns[i];
        if (fits(pattern->start, pattern->end, line.ptr, line.ptr + line.len))
            return pattern->code;
    }
    return NULL;
}

const char *stet_phrase_kind(struct stet_span line)
{
    char folded[MAX_BYTES + 1];
    if (line.len > 2 * (size_t)MAX_BYTES)
        return NULL;
    size_t len = stet_fold(line, folded, sizeof(folded)), words = 1;
    for (size_t i = 0; i < len; i++)
        words += folded[i] == ' ';
    struct stet_span text = trim_signs((struct stet_span){folded, len});
    if (text.len == 0 || words > MAX_WORDS)
        return NULL;
    call_once(&sorted_once, sort_patterns);
    const char *code = find_pattern((unsigned char)*text.ptr, text);
    return code ? code : find_pattern('*', text);
}
