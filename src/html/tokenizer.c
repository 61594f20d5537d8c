/* tokenizer.c - the states in which text is read. In: the page. Out: tokens; the text among them as
 * long runs of the input, cut only where a character reference, NUL or CR changes it. */
#include "tokenizer.h"
#include "names.h"
#include "span.h"
#include <stdlib.h>

void tokenizer_init(struct tokenizer *tokenizer, struct stet_html *html)
{
    struct stet_span input = html->input;
    *tokenizer = (struct tokenizer){.html = html, .in = input.ptr, .len = input.len};
    tokenizer->has_nul = input.len && memchr(input.ptr, '\0', input.len);
    tokenizer->has_cr = input.len && memchr(input.ptr, '\r', input.len);
    tokenizer->amp_from = input.len; /* not looked for yet */
}

void tokenizer_free(struct tokenizer *tokenizer)
{
    tokenizer->html->memory -= tokenizer->seen_cap * sizeof(*tokenizer->seen);
    free(tokenizer->seen);
}

void tokenizer_set_state(struct tokenizer *tokenizer, enum text_state state)
{
    tokenizer->state = state;
    tokenizer->raw_end = SIZE_MAX;
}

struct text tokenizer_normalized(struct tokenizer *tokenizer, size_t start, size_t end)
{
    struct text text = {(uint32_t)start, (uint32_t)(end - start) & 0x7FFFFFFF, 0};
    const char *in = tokenizer->in;
    bool plain = (!tokenizer->has_nul || !memchr(in + start, '\0', end - start)) &&
                 (!tokenizer->has_cr || !memchr(in + start, '\r', end - start));
    if (start == end || plain)
        return text;
    struct stet_html *html = tokenizer->html;
    text.at = (uint32_t)html->pool_len;
    text.pooled = 1;
    for (size_t run = start; run < end;) {
        size_t stop = run;
        while (stop < end && in[stop] != '\0' && in[stop] != '\r')
            stop++;
        html_pool(html, in + run, stop - run);
        if (stop < end && in[stop] == '\0')
            html_pool(html, "\xEF\xBF\xBD", 3);
        else if (stop < end && (stop + 1 == tokenizer->len || in[stop + 1] != '\n'))
            html_pool(html, "\n", 1);
        run = stop + 1;
    }
    text.len = (uint32_t)(html->pool_len - text.at) & 0x7FFFFFFF;
    return text;
}

static void text_token(struct token *token, const char *ptr, size_t len, uint32_t at)
{
    token->kind = TOKEN_TEXT;
    token->ptr = ptr;
    token->len = len;
    token->at = at;
}

/* The text from pos on, up to end, as far as it can be had in one token. */
static void run_token(struct tokenizer *t, struct token *token, size_t end)
{
    const char *in = t->in;
    if (t->has_cr && in[t->pos] == '\r') {
        if (t->pos + 1 < t->len && in[t->pos + 1] == '\n')
            t->pos++;
        if (t->pos == end || in[t->pos] != '\n') { /* the LF may lie beyond a run that ends here */
            text_token(token, "\n", 1, NO_OFFSET);
            t->pos += t->pos < end;
            return;
        }
    }
    if (t->has_nul && in[t->pos] == '\0') {
        t->pos++;
        if (t->state == TEXT_DATA || t->state == TEXT_CDATA)
            token->kind = TOKEN_NUL;
        else
            text_token(token, "\xEF\xBF\xBD", 3, NO_OFFSET);
        return;
    }
    size_t start = t->pos;
    const char *nul = t->has_nul ? memchr(in + start, '\0', end - start) : NULL;
    if (nul)
        end = (size_t)(nul - in);
    const char *cr = t->has_cr ? memchr(in + start, '\r', end - start) : NULL;
    if (cr)
        end = (size_t)(cr - in);
    text_token(token, in + start, end - start, (uint32_t)start);
    t->pos = end;
}

/* Where text that begins at pos is interrupted; the first character is text in any case. */
static size_t find_stop(struct tokenizer *t)
{
    size_t from = t->pos + 1;
    if (t->has_cr || t->has_nul) { /* each may interrupt it: one at a time */
        while (from < t->len && !memchr("<&\r", t->in[from], sizeof("<&\r")))
            from++;
        return from;
    }
    size_t amp = tokenizer_next_amp(t, from);
    const char *open = memchr(t->in + from, '<', amp - from);
    return open ? (size_t)(open - t->in) : amp;
}

static bool reference(struct tokenizer *t, struct token *token)
{
    size_t len, used = html_entity(t->in + t->pos, t->len - t->pos, false, token->decoded, &len);
    if (used == 0)
        return false;
    text_token(token, token->decoded, len, NO_OFFSET);
    t->pos += used;
    return true;
}

/* What "<" at pos begins, if it is markup; *found tells whether there is a token. */
static bool markup(struct tokenizer *t, struct token *token, bool *found)
{
    size_t at = t->pos + 1;
    char c = at < t->len ? t->in[at] : '\0';
    *found = true;
    if (stet_is_alpha(c)) {
        *found = tokenizer_tag(t, token, at, false);
    } else if (c == '!') {
        t->pos += 2;
        *found = tokenizer_declaration(t, token);
    } else if (c == '?') {
        tokenizer_bogus_comment(t, token, at);
    } else if (c == '/' && at + 1 < t->len) {
        at++;
        if (stet_is_alpha(t->in[at])) {
            *found = tokenizer_tag(t, token, at, true);
        } else if (t->in[at] == '>') {
            t->pos = at + 1;
            *found = false;
        } else {
            tokenizer_bogus_comment(t, token, at);
        }
    } else {
        return false;
    }
    return true;
}

static bool data_token(struct tokenizer *t, struct token *token)
{
    char c = t->in[t->pos];
    if (c == '<') {
        bool found;
        if (markup(t, token, &found))
            return found;
    } else if (c == '&' && reference(t, token)) {
        return true;
    }
    if (c == '<' && t->pos + 1 < t->len && t->in[t->pos + 1] == '/') /* "</" at the end */
        run_token(t, token, t->len);
    else
        run_token(t, token, find_stop(t));
    return true;
}

static bool rcdata_token(struct tokenizer *t, struct token *token)
{
    char c = t->in[t->pos];
    if (c == '<' && tokenizer_is_appropriate_end(t, t->pos)) {
        t->state = TEXT_DATA;
        return tokenizer_tag(t, token, t->pos + 2, true);
    }
    if (c != '&' || !reference(t, token))
        run_token(t, token, find_stop(t));
    return true;
}

static bool raw_token(struct tokenizer *t, struct token *token)
{
    if (t->raw_end == SIZE_MAX)
        t->raw_end = tokenizer_raw_end(t);
    if (t->pos < t->raw_end) {
        run_token(t, token, t->raw_end);
        return true;
    }
    if (t->state == TEXT_CDATA)
        t->pos = t->pos + 3 < t->len ? t->pos + 3 : t->len;
    t->state = TEXT_DATA;
    return false;
}

void tokenizer_next(struct tokenizer *t, struct token *token)
{
    bool found = false;
    while (!found && t->pos < t->len) {
        token->offset = (uint32_t)t->pos;
        switch (t->state) {
        case TEXT_DATA: found = data_token(t, token); break;
        case TEXT_RCDATA: found = rcdata_token(t, token); break;
        case TEXT_RAWTEXT:
        case TEXT_SCRIPT:
        case TEXT_CDATA: found = raw_token(t, token); break;
        case TEXT_PLAIN:
            run_token(t, token, t->len);
            found = true;
            break;
        }
    }
    if (!found) {
        token->kind = TOKEN_EOF;
        token->offset = (uint32_t)t->len;
    }
}
