/* selector.c - which article, which version. */
#include "selector.h"
#include "escape.h"
#include "instant.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

#define SHOWN_MATCHES 10

static bool is_version_word(struct stet_span word)
{
    int64_t first, last;
    if (stet_span_is(word, "first") || stet_span_is(word, "latest") ||
        stet_instant_parse_date(word, &first, &last) || stet_instant_parse_rfc3339(word, &last) ||
        stet_instant_parse_compact(word, &last))
        return true;
    size_t i = word.len && word.ptr[0] == '-';
    if (i == word.len || word.len > 12)
        return false;
    for (; i < word.len; i++)
        if (!stet_is_digit(word.ptr[i]))
            return false;
    return true;
}

static bool is_version_end(struct stet_span word)
{
    return word.len == 0 || is_version_word(word);
}

static char *copy(struct stet_span span)
{
    return span.len ? strndup(span.ptr, span.len) : NULL;
}

/* "@1..@5" and "@1..5" are the same. */
static struct stet_span without_at(struct stet_span word)
{
    return word.len && word.ptr[0] == '@' ? stet_span_sub(word, 1, word.len) : word;
}

enum stet_status stet_selector_parse(const char *word, struct stet_selector *out,
                                     struct stet_error *error)
{
    struct stet_span all = stet_span_of(word);
    *out = (struct stet_selector){0};
    for (size_t at = all.len; at > 1; at--) {
        /* The second '@' of "@1..@3" is not the one to cut at. */
        if (word[at - 1] != '@' || (at > 3 && word[at - 2] == '.' && word[at - 3] == '.'))
            continue;
        struct stet_span tail = stet_span_sub(all, at, all.len);
        size_t dots = stet_span_find(tail, "..");
        struct stet_span from = stet_span_sub(tail, 0, dots);
        struct stet_span to = {0};
        if (dots < tail.len)
            to = without_at(stet_span_sub(tail, dots + 2, tail.len));
        bool range = dots < tail.len;
        if (range ? !is_version_end(from) || !is_version_end(to) : !is_version_word(from))
            continue;
        out->range = range;
        out->article = copy(stet_span_sub(all, 0, at - 1));
        out->from = copy(from);
        out->to = copy(to);
        return out->article && (out->from || !from.len) && (out->to || !to.len)
                   ? STET_OK
                   : stet_error_set(error, STET_ERR_MEMORY, "no memory");
    }
    out->article = strdup(word);
    return out->article ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "no memory");
}

void stet_selector_free(struct stet_selector *selector)
{
    free(selector->article);
    free(selector->from);
    free(selector->to);
}

static enum stet_status show_match(void *context, const struct stet_article *article)
{
    struct stet_buf *out = context;
    stet_buf_printf(out, "  %.8s  ", article->id);
    stet_escape_terminal(out, stet_span_of(article->url), false);
    if (article->title[0]) {
        stet_buf_puts(out, "  ");
        stet_escape_terminal(out, stet_span_of(article->title), false);
    }
    stet_buf_putc(out, '\n');
    return STET_OK;
}

static void list_matches(struct stet_cli *cli, const char *article)
{
    struct stet_buf list;
    uint64_t total = 0;
    stet_buf_init(&list, 1 << 20);
    if (stet_archive_find(cli->archive, article, SHOWN_MATCHES, show_match, &list, &total, NULL) ==
        STET_OK) {
        if (total > SHOWN_MATCHES)
            stet_buf_printf(&list, "  and %llu more\n", (unsigned long long)total - SHOWN_MATCHES);
        stet_output_note(&list);
    }
    stet_buf_free(&list);
}

static enum stet_status take_url(void *context, const struct stet_article *article)
{
    stet_buf_puts(context, article->url);
    return STET_OK;
}

/* How many articles go by word; the URL of one of them in *url. */
static uint64_t count_articles(struct stet_cli *cli, const char *word, struct stet_buf *url)
{
    uint64_t total = 0;
    enum stet_status status = stet_archive_find(cli->archive, word, 1, take_url, url, &total, NULL);
    return status == STET_OK ? total : 0;
}

bool stet_selector_is_article(struct stet_cli *cli, const char *word)
{
    struct stet_buf url;
    stet_buf_init(&url, STET_MAX_URL_BYTES);
    bool is = count_articles(cli, word, &url) > 0;
    stet_buf_free(&url);
    return is;
}

/* The address may have been copied from elsewhere: with another scheme, "www.", a slash at its end.
 */
static void explain_address(struct stet_cli *cli, const char *word, struct stet_error *error)
{
    struct stet_span rest = stet_span_of(word);
    size_t scheme = stet_span_find(rest, "://");
    if (scheme < rest.len)
        rest = stet_span_sub(rest, scheme + 3, rest.len);
    if (stet_span_starts_nocase(rest, "www."))
        rest = stet_span_sub(rest, 4, rest.len);
    if (stet_span_ends(rest, "/"))
        rest = stet_span_sub(rest, 0, rest.len - 1);
    char *bare = copy(rest);
    struct stet_buf url;
    stet_buf_init(&url, STET_MAX_URL_BYTES);
    if (bare && rest.len < strlen(word) && count_articles(cli, bare, &url) == 1)
        stet_error_set(error, STET_ERR_NOT_FOUND,
                       "no article goes by '%.200s'; did you mean '%.200s'?", word, url.ptr);
    stet_buf_free(&url);
    free(bare);
}

/* Nothing goes by the whole word: was a version meant by what follows its last '@'? */
static void explain_version(struct stet_cli *cli, const char *word, struct stet_error *error)
{
    const char *at = strrchr(word, '@');
    struct stet_span before = stet_span_sub(stet_span_of(word), 0, at ? (size_t)(at - word) : 0);
    char *article = copy(before);
    if (article && stet_selector_is_article(cli, article))
        stet_error_set(
            error, STET_ERR_NOT_FOUND,
            "'%.80s' is no version of '%.200s': give a number, 'first', 'latest', '-1' (one "
            "before the latest), a date (2024-12-03) or a time (2024-12-03T08:30:00Z)",
            at + 1, article);
    free(article);
}

/* The beginning of an id, but so little of it that most archives have several. */
static void explain_id(const char *word, struct stet_error *error)
{
    size_t len = strlen(word);
    if (len > 0 && len < STET_ID_LEAST && strspn(word, "0123456789abcdefABCDEF") == len)
        stet_error_set(error, STET_ERR_NOT_FOUND,
                       "no article goes by '%s'; of an id give %d digits or more", word,
                       STET_ID_LEAST);
}

static void explain(struct stet_cli *cli, const char *word, struct stet_error *error)
{
    explain_address(cli, word, error);
    explain_version(cli, word, error);
    explain_id(word, error);
}

enum stet_status stet_selector_history(struct stet_cli *cli, const struct stet_selector *selector,
                                       struct stet_history *out, struct stet_error *error)
{
    enum stet_status status = stet_archive_history(cli->archive, selector->article, out, error);
    if (status == STET_ERR_AMBIGUOUS)
        list_matches(cli, selector->article);
    else if (status == STET_ERR_NOT_FOUND && !selector->to && !selector->from)
        explain(cli, selector->article, error);
    return status;
}

enum stet_status stet_selector_version(struct stet_cli *cli, const struct stet_selector *selector,
                                       struct stet_history *history, size_t *version,
                                       struct stet_error *error)
{
    if (selector->range)
        return stet_error_set(
            error, STET_ERR_USAGE, "'%s@%s..%s' is a range; name one version, as '@%s'",
            selector->article, selector->from ? selector->from : "",
            selector->to ? selector->to : "", selector->to ? selector->to : "latest");
    enum stet_status status = stet_selector_history(cli, selector, history, error);
    if (status != STET_OK)
        return status;
    status = stet_history_select(history, selector->from, version, error);
    if (status != STET_OK)
        stet_history_free(history);
    return status;
}

enum stet_status stet_selector_find(struct stet_cli *cli, const char *word,
                                    struct stet_history *history, size_t *version,
                                    struct stet_error *error)
{
    struct stet_selector selector;
    enum stet_status status = stet_selector_parse(word, &selector, error);
    if (status == STET_OK)
        status = stet_selector_version(cli, &selector, history, version, error);
    stet_selector_free(&selector);
    return status;
}
