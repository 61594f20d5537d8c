/* page_tokens.c - tags and texts of a page, cut without regard to the tree they make. Wrong for
 * scripts that write tags, right for where a template or an advert server puts something. */
#include "mutations.h"
#include "span.h"

static const char *const whole[] = {
    "script", "style",  "textarea", "title", "pre",    "noscript", "template",
    "svg",    "iframe", "xmp",      "code",  "select", "head",
};

static const char *const blocks[] = {
    "address", "article", "aside", "blockquote", "div",     "figure", "footer", "form",
    "h1",      "h2",      "h3",    "h4",         "h5",      "h6",     "header", "hr",
    "main",    "nav",     "ol",    "p",          "section", "table",  "ul",
};

static bool is_among(const char *const *names, size_t count, struct stet_span name)
{
    for (size_t i = 0; i < count; i++)
        if (stet_span_is_nocase(name, names[i]))
            return true;
    return false;
}

/* A name goes on to white space, '/' or '>', whatever is in it: "<article_date>", "<br<p>". */
static size_t name_end(struct stet_span text, size_t at)
{
    while (at < text.len && !stet_is_space(text.ptr[at]) && text.ptr[at] != '/' &&
           text.ptr[at] != '>')
        at++;
    return at;
}

/* Behind the '>' of the tag that begins text; quotes may hold one. */
static size_t tag_end(struct stet_span text)
{
    char quote = 0;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && text.ptr[i - 1] == '=')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return text.len;
}

/* Behind the closing tag of name, or the end. */
static size_t element_end(struct stet_span text, struct stet_span name)
{
    char closing[32] = "</";
    size_t len = name.len < 20 ? name.len : 20;
    memcpy(closing + 2, name.ptr, len);
    closing[2 + len] = '\0';
    size_t at = stet_span_find_nocase(text, closing);
    return at + tag_end(stet_span_sub(text, at, text.len));
}

bool page_token_next(struct stet_span *rest, struct page_token *token)
{
    struct stet_span text = *rest;
    if (text.len == 0)
        return false;
    *token = (struct page_token){.kind = TOKEN_TEXT};
    size_t end = 1;
    char second = text.len > 1 ? text.ptr[1] : ' ';
    if (text.ptr[0] == '<' && (stet_is_alpha(second) || second == '/')) {
        size_t start = second == '/' ? 2 : 1;
        token->kind = second == '/' ? TOKEN_CLOSE : TOKEN_OPEN;
        token->name = stet_span_sub(text, start, name_end(text, start));
        end = tag_end(text);
        if (token->kind == TOKEN_OPEN &&
            is_among(whole, sizeof(whole) / sizeof(*whole), token->name)) {
            token->kind = TOKEN_WHOLE;
            end = element_end(text, token->name);
        }
    } else if (text.ptr[0] == '<' && second == '!') {
        token->kind = TOKEN_OTHER;
        bool comment = text.len > 3 && text.ptr[2] == '-' && text.ptr[3] == '-';
        size_t close = comment ? stet_span_find(stet_span_sub(text, 2, text.len), "-->") + 2 : 0;
        end = comment ? (close < text.len ? close + 3 : text.len) : tag_end(text);
    } else {
        while (end < text.len && text.ptr[end] != '<')
            end++;
    }
    token->text = stet_span_sub(text, 0, end);
    *rest = stet_span_sub(text, end, text.len);
    return true;
}

bool page_token_is(const struct page_token *token, enum page_token_kind kind, const char *name)
{
    return token->kind == kind && stet_span_is_nocase(token->name, name);
}

bool page_token_is_block(const struct page_token *token)
{
    return (token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE) &&
           is_among(blocks, sizeof(blocks) / sizeof(*blocks), token->name);
}

static size_t skip_space(struct stet_span text, size_t at)
{
    while (at < text.len && stet_is_space(text.ptr[at]))
        at++;
    return at;
}

bool page_token_attributes(const struct page_token *token,
                           struct page_attribute attributes[TAG_ATTRIBUTES], size_t *count)
{
    struct stet_span text = token->text;
    size_t at = 1 + token->name.len;
    *count = 0;
    if (text.len < 2 || text.ptr[text.len - 1] != '>')
        return false;
    for (text.len--; (at = skip_space(text, at)) < text.len;) {
        size_t start = at;
        while (at < text.len && !stet_is_space(text.ptr[at]) && !strchr("=\"'/", text.ptr[at]))
            at++;
        if (at == start || *count == TAG_ATTRIBUTES)
            return false;
        struct page_attribute *attribute = &attributes[(*count)++];
        attribute->name = stet_span_sub(text, start, at);
        attribute->value = (struct stet_span){"", 0};
        for (size_t i = 0; i + 1 < *count; i++)
            if (stet_span_equal(attributes[i].name, attribute->name))
                return false;
        if (at == text.len || text.ptr[at] != '=')
            continue;
        char quote = ++at < text.len ? text.ptr[at] : ' ';
        bool quoted = quote == '"' || quote == '\'';
        size_t from = at + quoted;
        for (at = from;
             at < text.len && (quoted ? text.ptr[at] != quote : !stet_is_space(text.ptr[at]));)
            at++;
        attribute->value = stet_span_sub(text, from, at);
        if (memchr(attribute->value.ptr, '"', attribute->value.len))
            return false;
        at += quoted;
    }
    return true;
}
