/* phrases.c - is a line one of the wordings of the phrase table?
 *
 * In: a line of text. Out: the diagnostic code of its kind. The whole line must fit, so a sentence
 * that merely mentions a newsletter or a cookie stays. */
#include "phrases.h"

#include "fold.h"
#include "head.h"
#include "phrases_table.h"
#include "span.h"
#include "utf8.h"
#include <assert.h>
#include <pthread.h>
#include <unicode/uchar.h>

#define MAX_WORDS    18
#define MAX_PATTERNS 4096              /* room for those of the table */
#define OPEN         STET_HEAD_BUCKETS /* the bucket of those without a head */

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

/* Does text fit the pattern that ends before end? A pattern of ours holds three '*' at most, never
 * two in a row. */
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
    size_t rest = (size_t)(text_end - text);
    if (++pattern == end)
        return rest <= STET_PHRASE_GAP;
    for (size_t gap = 0; gap <= STET_PHRASE_GAP && gap < rest; gap++)
        if (text[gap] == *pattern && fits(pattern, end, text + gap, text_end))
            return true;
    return false;
}

/* The table's patterns, sorted once by a hash of how they begin, in their order within each; those
 * with a '*' in their first bytes are a bucket of their own, the last. */
struct pattern {
    const char *start, *end, *code;
    char last;    /* its last byte; 0: a '*' */
    bool wide;    /* not all of it is ASCII */
    size_t tail;  /* bytes behind the last '*' */
    size_t order; /* the first that fits counts; a '*' at the start, only if no other does */
};
static struct {
    struct pattern patterns[MAX_PATTERNS];
    uint16_t first[OPEN + 2]; /* of each bucket, and behind the last */
} sorted;
static pthread_once_t sorted_once = PTHREAD_ONCE_INIT;

static size_t bucket_of_pattern(const struct pattern *pattern)
{
    size_t len = (size_t)(pattern->end - pattern->start);
    bool open = memchr(pattern->start, '*', len < STET_HEAD_BYTES ? len : STET_HEAD_BYTES) != NULL;
    return open ? OPEN : stet_head_bucket(pattern->start, len);
}

static bool is_wide(struct stet_span text)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text.len; i++)
        all |= (unsigned char)text.ptr[i];
    return all >= 0x80;
}

/* Calls each with every pattern of the table, in order. */
static void each_pattern(void (*each)(const struct pattern *pattern))
{
    size_t order = 0;
    for (const struct stet_phrase_row *row = stet_phrase_rows; row->code; row++) {
        for (const char *start = row->patterns; *start; order++) {
            const char *end = start + strcspn(start, "|"), *tail = end;
            while (tail > start && tail[-1] != '*')
                tail--;
            each(
                &(struct pattern){.start = start,
                                  .end = end,
                                  .code = row->code,
                                  .last = tail < end ? end[-1] : '\0',
                                  .wide = is_wide((struct stet_span){start, (size_t)(end - start)}),
                                  .tail = (size_t)(end - tail),
                                  .order = order + (*start == '*' ? MAX_PATTERNS : 0)});
            start = *end ? end + 1 : end;
        }
    }
}

static void count_pattern(const struct pattern *pattern)
{
    sorted.first[bucket_of_pattern(pattern) + 1]++;
}

static void place_pattern(const struct pattern *pattern)
{
    size_t at = sorted.first[bucket_of_pattern(pattern)]++;
    assert(at < MAX_PATTERNS);
    sorted.patterns[at] = *pattern;
}

static void sort_patterns(void)
{
    each_pattern(count_pattern);
    for (size_t i = 1; i <= OPEN + 1; i++)
        sorted.first[i] = (uint16_t)(sorted.first[i] + sorted.first[i - 1]);
    each_pattern(place_pattern);
    for (size_t i = OPEN + 1; i > 0; i--)
        sorted.first[i] = sorted.first[i - 1];
    sorted.first[0] = 0;
}

/* Does a line fit a pattern? What can be seen at once comes first. */
static bool fits_line(const struct pattern *pattern, struct stet_span line, bool wide)
{
    const char *end = line.ptr + line.len;
    return pattern->wide <= wide && (!pattern->last || pattern->last == end[-1]) &&
           pattern->tail <= line.len &&
           memcmp(pattern->end - pattern->tail, end - pattern->tail, pattern->tail) == 0 &&
           fits(pattern->start, pattern->end, line.ptr, end);
}

/* The pattern of a bucket that fits, if it comes before best. */
static const struct pattern *find_pattern(size_t bucket, struct stet_span line, bool wide,
                                          const struct pattern *best)
{
    for (size_t i = sorted.first[bucket]; i < sorted.first[bucket + 1]; i++) {
        const struct pattern *pattern = &sorted.patterns[i];
        if ((!best || pattern->order < best->order) && fits_line(pattern, line, wide))
            best = pattern;
    }
    return best;
}

const char *stet_phrase_of(const struct stet_folded *folded)
{
    size_t words = 1;
    for (size_t i = 0; i < folded->len; i++)
        words += folded->text[i] == ' ';
    struct stet_span text = trim_signs((struct stet_span){folded->text, folded->len});
    if (text.len == 0 || words > MAX_WORDS)
        return NULL;
    pthread_once(&sorted_once, sort_patterns);
    bool wide = is_wide(text);
    size_t bucket = stet_head_bucket(text.ptr, text.len);
    const struct pattern *best =
        find_pattern(OPEN, text, wide, find_pattern(bucket, text, wide, NULL));
    return best ? best->code : NULL;
}

const char *stet_phrase_kind(struct stet_span line)
{
    struct stet_folded folded;
    stet_folded_make(&folded, line);
    return stet_phrase_of(&folded);
}
