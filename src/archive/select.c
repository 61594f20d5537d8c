/* select.c - the words that name a version of an article: 3, first, latest, -1, a date, a time. */
#include "instant.h"
#include "span.h"
#include "stet_archive.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static enum stet_status no_version(const struct stet_history *history, const char *word,
                                   struct stet_error *error)
{
    size_t len = strlen(word);
    bool year = len == 4 && word[0] != '-' && word[0] != '0';
    return stet_error_set(
        error, STET_ERR_NOT_FOUND, "there is no version '@%s': '%s' has %zu%s%s%s%s", word,
        history->article.url, history->count, history->count == 1 ? " version" : " versions",
        year ? "; what stood at the end of that year is '@" : "", year ? word : "",
        year ? "-12-31'" : "");
}

/* The last version whose capture is not later than utc. */
static enum stet_status standing_at(const struct stet_history *history, const char *word,
                                    int64_t utc, size_t *out, struct stet_error *error)
{
    size_t i = history->count;
    while (i > 0 && history->versions[i - 1].captured_utc > utc)
        i--;
    if (i == 0) {
        char first[STET_INSTANT_TEXT];
        stet_instant_rfc3339(history->versions[0].captured_utc, first);
        return stet_error_set(error, STET_ERR_NOT_FOUND,
                              "nothing was archived of '%s' by '%s': its first capture is of %s",
                              history->article.url, word, first);
    }
    *out = i - 1;
    return STET_OK;
}

static bool parse_number(const char *word, long long *out)
{
    char *end;
    errno = 0;
    *out = strtoll(word, &end, 10);
    bool digits = stet_is_digit(word[0]) || (word[0] == '-' && stet_is_digit(word[1]));
    return digits && *end == '\0' && errno == 0;
}

enum stet_status stet_history_select(const struct stet_history *history, const char *word,
                                     size_t *out, struct stet_error *error)
{
    struct stet_span span = stet_span_of(word);
    int64_t first, last;
    long long number;
    if (!word || stet_span_is(span, "latest")) {
        *out = history->count - 1;
        return STET_OK;
    }
    if (stet_span_is(span, "first")) {
        *out = 0;
        return STET_OK;
    }
    /* A year alone is a number, too: a date has its hyphens. */
    if (parse_number(word, &number)) {
        long long count = (long long)history->count;
        long long index = number < 0 ? count - 1 + number : number - 1;
        if (index < 0 || index >= count)
            return no_version(history, word, error);
        *out = (size_t)index;
        return STET_OK;
    }
    if (stet_instant_parse_rfc3339(span, &last) || stet_instant_parse_compact(span, &last) ||
        stet_instant_parse_date(span, &first, &last))
        return standing_at(history, word, last, out, error);
    return stet_error_set(error, STET_ERR_USAGE,
                          "'@%s' names no version; use a number, 'first', 'latest', '-1', a date "
                          "(2024-12-03) or a time (2024-12-03T08:30:00Z)",
                          word);
}
