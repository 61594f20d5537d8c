/* hints.c - what the words of class, id, role and itemprop say of an element.
 *
 * Names are cut into words at hyphens, underscores, digits and capitals; one to three words in a row are looked up
 * together, so that "articleBody", "article-body" and "articlebody" are one entry. */
#include "extract.h"
#include "span.h"

#define BODY     STET_HINT_BODY
#define CONTENT  STET_HINT_CONTENT
#define NAV      STET_HINT_NAV
#define RELATED  STET_HINT_RELATED
#define COMMENTS STET_HINT_COMMENTS
#define SIGNUP   STET_HINT_SIGNUP
#define COOKIE   STET_HINT_COOKIE
#define SHARE    STET_HINT_SHARE
#define ADVERT   STET_HINT_ADVERT
#define BYLINE   STET_HINT_BYLINE
#define BIO      STET_HINT_BIO
#define TAGS     STET_HINT_TAGS
#define SIDEBAR  STET_HINT_SIDEBAR
#define FOOTER   STET_HINT_FOOTER
#define HEADER   STET_HINT_HEADER
#define POPUP    STET_HINT_POPUP
#define UNSEEN   STET_HINT_UNSEEN
#define PAYWALL  STET_HINT_PAYWALL
#define CREDIT   STET_HINT_CREDIT
#define PLAYER   STET_HINT_PLAYER
#define TITLE    STET_HINT_TITLE
#define SURE     STET_HINT_SURE

struct hint_word {
    const char *word;
    uint32_t hints;
};

/* Sorted by word. */
static const struct hint_word words[] = {
#include "hint_words.h"
};

static uint32_t look_up(const char *word)
{
    size_t low = 0, high = sizeof(words) / sizeof(*words);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(word, words[middle].word);
        if (order == 0)
            return words[middle].hints;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

#define WORD_MAX  24 /* letters of a word; longer ones are generated names */
#define WORDS_MAX 64 /* words looked at in one attribute */

/* Cuts the next word off *rest, in lower case. */
static bool next_word(struct stet_span *rest, char word[WORD_MAX + 1], bool *breaks)
{
    size_t i = 0, len = 0;
    *breaks = false;
    while (i < rest->len && !stet_is_alpha(rest->ptr[i])) {
        *breaks = *breaks || stet_is_space(rest->ptr[i]);
        i++;
    }
    size_t start = i;
    while (i < rest->len && stet_is_alpha(rest->ptr[i])) {
        bool upper = rest->ptr[i] >= 'A' && rest->ptr[i] <= 'Z';
        bool after_lower = i > start && rest->ptr[i - 1] >= 'a';
        if (upper && after_lower)
            break;
        if (len < WORD_MAX)
            word[len++] = stet_ascii_lower(rest->ptr[i]);
        i++;
    }
    word[len] = '\0';
    *rest = stet_span_sub(*rest, i, rest->len);
    return len > 0;
}

static uint32_t hints_of_value(struct stet_span value)
{
    char previous[2][WORD_MAX + 1] = {"", ""}; /* the last word, and the one before */
    char word[WORD_MAX + 1], joined[3 * WORD_MAX + 1];
    uint32_t hints = 0;
    bool breaks;
    for (unsigned i = 0; i < WORDS_MAX && next_word(&value, word, &breaks); i++) {
        if (breaks)
            previous[0][0] = previous[1][0] = '\0';
        hints |= look_up(word);
        if (previous[0][0]) {
            size_t first = strlen(previous[1]), second = strlen(previous[0]), third = strlen(word);
            memcpy(joined, previous[1], first);
            memcpy(joined + first, previous[0], second);
            memcpy(joined + first + second, word, third + 1);
            hints |= look_up(joined + first);
            if (first > 0)
                hints |= look_up(joined);
        }
        memcpy(previous[1], previous[0], sizeof(word));
        memcpy(previous[0], word, sizeof(word));
    }
    return hints;
}

/* Roles say more than class names; only these are of use. */
static const struct hint_word roles[] = {
    {"navigation", NAV | SURE},      {"banner", HEADER | SURE}, {"contentinfo", FOOTER | SURE},
    {"complementary", SIDEBAR},      {"search", NAV | SURE},    {"dialog", POPUP | SURE},
    {"alertdialog", POPUP | SURE},   {"menu", NAV | SURE},      {"menubar", NAV | SURE},
    {"toolbar", NAV | SURE},         {"tooltip", POPUP | SURE}, {"main", CONTENT},
    {"article", CONTENT},            {"doc-toc", NAV},          {"tablist", NAV | SURE},
};

static const struct hint_word properties[] = {
    {"articlebody", BODY}, {"reviewbody", BODY}, {"text", BODY}, {"comment", COMMENTS},
};

static uint32_t look_among(const struct hint_word *table, size_t count, struct stet_span value)
{
    for (size_t i = 0; i < count; i++)
        if (stet_span_is_nocase(value, table[i].word))
            return table[i].hints;
    return 0;
}

uint32_t stet_hints_of(const struct stet_html *html, stet_html_node node)
{
    struct stet_span value;
    uint32_t hints = 0;
    if (stet_html_attribute(html, node, STET_HTML_ATTR_CLASS, &value))
        hints |= hints_of_value(value);
    if (stet_html_attribute(html, node, STET_HTML_ATTR_ID, &value))
        hints |= hints_of_value(value);
    if (stet_html_attribute(html, node, STET_HTML_ATTR_ROLE, &value))
        hints |= look_among(roles, sizeof(roles) / sizeof(*roles), stet_span_trim(value));
    if (stet_html_attribute(html, node, STET_HTML_ATTR_ITEMPROP, &value))
        hints |= look_among(properties, sizeof(properties) / sizeof(*properties), stet_span_trim(value));
    return hints;
}
