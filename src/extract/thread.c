/* thread.c - pages whose posts, which look like comments, are the content: forums, questions with
 * their answers. */
#include "span.h"
#include "survey.h"

/* A segment of an address, or a word in a class of the whole page. */
static const char *const words[] = {
    "forum",      "forums",      "thread", "threads",   "topic",     "topics",    "showthread",
    "viewtopic",  "discussion",  "bbs",    "board",     "questions", "question",  "answers",
    "viewthread", "discussions", "phpbb",  "vbulletin", "xenforo",   "discourse",
};

static const char *const types[] = {"DiscussionForumPosting", "QAPage", "schema.org/Question"};

#define WORD_MAX 16

static bool is_word(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_is((struct stet_span){word, len}, words[i]))
            return true;
    return false;
}

static bool is_word_of(struct stet_span text)
{
    char word[WORD_MAX];
    if (text.len > WORD_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++)
        word[i] = stet_ascii_lower(text.ptr[i]);
    return is_word(word, text.len);
}

static bool has_word(struct stet_span text)
{
    char word[WORD_MAX + 1];
    size_t len = 0;
    for (size_t i = 0; i <= text.len; i++) {
        bool letter = i < text.len && stet_is_alpha(text.ptr[i]);
        if (!letter && len > 0 && len <= WORD_MAX && is_word(word, len))
            return true;
        if (letter && len < WORD_MAX)
            word[len] = stet_ascii_lower(text.ptr[i]);
        len = letter ? len + 1 : 0;
    }
    return false;
}

/* The path of an address. */
static struct stet_span path_of(struct stet_span url)
{
    size_t start = stet_span_find(url, "://");
    if (start == url.len)
        return url;
    url = stet_span_sub(url, start + 3, url.len);
    return stet_span_sub(url, stet_span_find(url, "/"), url.len);
}

/* Nothing, "=12", ".php", "-12.html". */
static bool is_file_ending(struct stet_span rest)
{
    if (rest.len == 0 || rest.ptr[0] == '=')
        return true;
    size_t digits = 1;
    while (digits < rest.len && stet_is_digit(rest.ptr[digits]))
        digits++;
    bool number = digits > 1 && (digits == rest.len || rest.ptr[digits] == '.');
    return number || stet_span_starts(rest, ".php") || stet_span_starts(rest, ".asp") ||
           stet_span_starts(rest, ".jsp");
}

/* "/forum/", "/viewtopic.php", "?threads/", but not "/an-open-thread/": that is an article. */
static bool has_segment(struct stet_span path)
{
    for (size_t start = 0, end; start < path.len; start = end + 1) {
        size_t word = start;
        while (word < path.len && stet_is_alpha(path.ptr[word]))
            word++;
        for (end = word; end < path.len && path.ptr[end] != '/' && path.ptr[end] != '?' &&
                         path.ptr[end] != '&';)
            end++;
        if (word > start && is_file_ending(stet_span_sub(path, word, end)) &&
            is_word_of(stet_span_sub(path, start, word)))
            return true;
    }
    return false;
}

bool stet_page_is_thread(const struct stet_page *page)
{
    struct stet_span value;
    if (has_segment(path_of(page->url)) || has_segment(path_of(page->document->meta.url.value)))
        return true;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct stet_part *part = &page->parts[i];
        if (part->text)
            continue;
        bool whole = part->tag == STET_HTML_TAG_HTML || part->tag == STET_HTML_TAG_BODY;
        if (whole &&
            (stet_html_attribute(page->html, part->node, STET_HTML_ATTR_CLASS, &value) ||
             stet_html_attribute(page->html, part->node, STET_HTML_ATTR_ID, &value)) &&
            has_word(value))
            return true;
        if (!part->typed ||
            !stet_html_attribute(page->html, part->node, STET_HTML_ATTR_ITEMTYPE, &value))
            continue;
        for (size_t t = 0; t < sizeof(types) / sizeof(*types); t++)
            if (stet_span_find(value, types[t]) < value.len)
                return true;
    }
    return false;
}
