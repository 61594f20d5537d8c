/* tokenizer_markup.c - comments, doctypes, and where raw text ends. In: the page behind "<!", or at
 * the start of raw text. Out: a token, or the place of the end. */
#include "names.h"
#include "span.h"
#include "tokenizer.h"

static void comment_token(struct tokenizer *t, struct token *token, size_t start, size_t end,
                          size_t next)
{
    token->kind = TOKEN_COMMENT;
    token->data = tokenizer_normalized(t, start, end);
    t->pos = next;
}

void tokenizer_bogus_comment(struct tokenizer *t, struct token *token, size_t start)
{
    const char *close = memchr(t->in + start, '>', t->len - start);
    size_t end = close ? (size_t)(close - t->in) : t->len;
    comment_token(t, token, start, end, end + (close != NULL));
}

static bool starts_at(const struct tokenizer *t, size_t at, const char *lower)
{
    return stet_span_starts_nocase(stet_span_sub((struct stet_span){t->in, t->len}, at, t->len),
                                   lower);
}

/* The comment behind "<!--" at start. Its data is the input up to the first "-->" or "--!>". */
static void comment(struct tokenizer *t, struct token *token, size_t start)
{
    const char *in = t->in;
    if (starts_at(t, start, ">") || starts_at(t, start, "->")) {
        comment_token(t, token, start, start, start + (in[start] == '>' ? 1 : 2));
        return;
    }
    for (size_t i = start; i < t->len; i++) {
        const char *dash = memchr(in + i, '-', t->len - i);
        if (!dash)
            break;
        i = (size_t)(dash - in);
        if (i + 2 >= t->len || in[i + 1] != '-')
            continue;
        bool bang = in[i + 2] == '!' && i + 3 < t->len && in[i + 3] == '>';
        if (in[i + 2] == '>' || bang) {
            comment_token(t, token, start, i, i + 3 + bang);
            return;
        }
    }
    struct stet_span rest = stet_span_sub((struct stet_span){in, t->len}, start, t->len);
    size_t cut = stet_span_ends(rest, "--!")  ? 3
                 : stet_span_ends(rest, "--") ? 2
                 : stet_span_ends(rest, "-")  ? 1
                                              : 0;
    comment_token(t, token, start, t->len - cut, t->len);
}

/* Ends the doctype behind the next ">". */
static void doctype_end(struct tokenizer *t, struct token *token, bool force_quirks)
{
    const char *close = t->pos < t->len ? memchr(t->in + t->pos, '>', t->len - t->pos) : NULL;
    token->force_quirks |= force_quirks;
    t->pos = close ? (size_t)(close - t->in) + 1 : t->len;
}

/* Reads a quoted identifier at pos; false if the doctype ends within it. */
static bool identifier(struct tokenizer *t, struct text *out, bool *has)
{
    char quote = t->in[t->pos];
    size_t start = ++t->pos;
    while (t->pos < t->len && t->in[t->pos] != quote && t->in[t->pos] != '>')
        t->pos++;
    *out = tokenizer_normalized(t, start, t->pos);
    *has = true;
    if (t->pos == t->len || t->in[t->pos] == '>')
        return false;
    t->pos++;
    return true;
}

static bool at_quote(struct tokenizer *t)
{
    tokenizer_skip_space(t);
    return t->pos < t->len && (t->in[t->pos] == '"' || t->in[t->pos] == '\'');
}

static void doctype_ids(struct tokenizer *t, struct token *token)
{
    bool is_public = starts_at(t, t->pos, "public");
    if (!is_public && !starts_at(t, t->pos, "system")) {
        doctype_end(t, token, true);
        return;
    }
    t->pos += 6;
    if (is_public) {
        if (!at_quote(t) || !identifier(t, &token->public_id, &token->has_public)) {
            doctype_end(t, token, true);
            return;
        }
        if (!at_quote(t)) {
            doctype_end(t, token, t->pos == t->len || t->in[t->pos] != '>');
            return;
        }
    }
    if (!at_quote(t) || !identifier(t, &token->system_id, &token->has_system)) {
        doctype_end(t, token, true);
        return;
    }
    tokenizer_skip_space(t);
    doctype_end(t, token, t->pos == t->len);
}

static void lower_name(struct tokenizer *t, struct text *name)
{
    if (!name->pooled) { /* the input is not ours to change */
        size_t at = t->html->pool_len;
        html_pool(t->html, t->in + name->at, name->len);
        name->at = (uint32_t)at;
        name->pooled = 1;
    }
    for (size_t i = 0; i < name->len && t->html->status == STET_OK; i++)
        t->html->pool[name->at + i] = stet_ascii_lower(t->html->pool[name->at + i]);
}

static void doctype(struct tokenizer *t, struct token *token)
{
    token->kind = TOKEN_DOCTYPE;
    token->has_name = token->has_public = token->has_system = token->force_quirks = false;
    token->data = token->public_id = token->system_id = (struct text){0, 0, 0};
    tokenizer_skip_space(t);
    size_t start = t->pos;
    while (t->pos < t->len && !stet_is_space(t->in[t->pos]) && t->in[t->pos] != '>')
        t->pos++;
    if (t->pos > start) {
        token->has_name = true;
        token->data = tokenizer_normalized(t, start, t->pos);
        lower_name(t, &token->data);
    }
    tokenizer_skip_space(t);
    if (t->pos == t->len || t->in[t->pos] == '>')
        doctype_end(t, token, t->pos == t->len || !token->has_name);
    else
        doctype_ids(t, token);
}

bool tokenizer_declaration(struct tokenizer *t, struct token *token)
{
    struct stet_span rest = stet_span_sub((struct stet_span){t->in, t->len}, t->pos, t->len);
    if (stet_span_starts(rest, "--")) {
        comment(t, token, t->pos + 2);
    } else if (stet_span_starts_nocase(rest, "doctype")) {
        t->pos += 7;
        doctype(t, token);
    } else if (t->foreign && stet_span_starts(rest, "[CDATA[")) {
        t->pos += 7;
        tokenizer_set_state(t, TEXT_CDATA);
        return false;
    } else {
        tokenizer_bogus_comment(t, token, t->pos);
    }
    return true;
}

static bool ends_name(const struct tokenizer *t, size_t at)
{
    return at < t->len && (stet_is_space(t->in[at]) || t->in[at] == '/' || t->in[at] == '>');
}

bool tokenizer_is_appropriate_end(const struct tokenizer *t, size_t pos)
{
    if (pos + 2 >= t->len || t->in[pos + 1] != '/' || t->last_start == 0)
        return false;
    struct stet_span name = html_tag_token_name(t->html, t->last_start);
    if (t->len - pos - 2 <= name.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (stet_ascii_lower(t->in[pos + 2 + i]) != name.ptr[i])
            return false;
    return ends_name(t, pos + 2 + name.len);
}

/* Where a script ends: "</script" does not count within "<!-- <script ... </script> -->". */
static size_t script_end(const struct tokenizer *t)
{
    enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
    const char *in = t->in;
    size_t dashes = 0;
    for (size_t i = t->pos; i < t->len; i++) {
        if (state == PLAIN) {
            const char *next = memchr(in + i, '<', t->len - i);
            if (!next)
                break;
            i = (size_t)(next - in);
            if (tokenizer_is_appropriate_end(t, i))
                return i;
            if (starts_at(t, i, "<!--")) {
                state = ESCAPED;
                dashes = 2;
                i += 3;
            }
            continue;
        }
        if (in[i] == '-') {
            dashes++;
            continue;
        }
        if (in[i] == '>' && dashes >= 2) {
            state = PLAIN;
        } else if (in[i] == '<' && state == ESCAPED) {
            if (tokenizer_is_appropriate_end(t, i))
                return i;
            if (starts_at(t, i, "<script") && ends_name(t, i + 7)) {
                state = DOUBLE;
                i += 7;
            }
        } else if (in[i] == '<' && starts_at(t, i, "</script") && ends_name(t, i + 8)) {
            state = ESCAPED;
            i += 8;
        }
        dashes = 0;
    }
    return t->len;
}

size_t tokenizer_raw_end(const struct tokenizer *t)
{
    if (t->state == TEXT_SCRIPT)
        return script_end(t);
    const char mark = t->state == TEXT_CDATA ? ']' : '<';
    for (size_t i = t->pos; i < t->len; i++) {
        const char *next = memchr(t->in + i, mark, t->len - i);
        if (!next)
            break;
        i = (size_t)(next - t->in);
        if (mark == ']' ? starts_at(t, i, "]]>") : tokenizer_is_appropriate_end(t, i))
            return i;
    }
    return t->len;
}
