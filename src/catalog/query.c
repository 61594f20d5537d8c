/* query.c - a person's query in, terms and an expression of FTS5 out.
 *
 * Nothing of what was typed reaches FTS5 but between quotes, so its own operators stay inert. */
#include "query.h"
#include "span.h"
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

uint64_t stet_query_hash(const char *ptr, size_t len)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (uint8_t)ptr[i]) * 1099511628211u;
    return hash;
}

/* The term that is being filled. */
struct filling {
    struct stet_query *query;
    struct stet_query_term *term;
};

static int add_token(void *context, const struct stet_term *token)
{
    struct filling *filling = context;
    struct stet_query *query = filling->query;
    if (query->hash_count == STET_QUERY_TOKENS)
        return 1;
    query->hashes[query->hash_count++] = stet_query_hash(token->ptr, token->len);
    filling->term->count++;
    memcpy(filling->term->last, token->ptr, token->len);
    filling->term->last_len = token->len;
    return 0;
}

static enum stet_status add_term(struct stet_query *query, struct stet_terms *tokenizer,
                                 struct stet_span text, bool prefix, struct stet_error *error)
{
    struct stet_query_term term = {.first = query->hash_count, .prefix = prefix};
    struct filling filling = {query, &term};
    if (stet_terms_run(tokenizer, text, add_token, &filling) != 0)
        return stet_error_set(error, STET_ERR_USAGE, "the query is too long; shorten its phrases");
    if (term.count == 0)
        return STET_OK; /* punctuation only */
    if (query->count == STET_MAX_QUERY_TERMS)
        return stet_error_set(error, STET_ERR_USAGE,
                              "the query has more than %d words; put those that stand together "
                              "in quotes, or leave some out",
                              STET_MAX_QUERY_TERMS);
    if (query->count > 0)
        stet_buf_puts(&query->match, " AND ");
    stet_buf_putc(&query->match, '"');
    stet_buf_append(&query->match, text.ptr, text.len); /* holds no quote: terms end there */
    stet_buf_puts(&query->match, prefix ? "\"*" : "\"");
    query->terms[query->count++] = term;
    return STET_OK;
}

/* Cuts the next term off *rest. */
static void next_term(struct stet_span *rest, struct stet_span *term, bool *prefix)
{
    size_t start = 0, end, next;
    if (rest->ptr[0] == '"') {
        start = 1;
        for (end = 1; end < rest->len && rest->ptr[end] != '"'; end++)
            ;
        next = end < rest->len ? end + 1 : end;
        *prefix = next < rest->len && rest->ptr[next] == '*';
        next += *prefix;
    } else {
        for (end = 0; end < rest->len && rest->ptr[end] != '"' && !stet_is_space(rest->ptr[end]);
             end++)
            ;
        next = end;
        *prefix = end > 0 && rest->ptr[end - 1] == '*';
        while (end > 0 && rest->ptr[end - 1] == '*')
            end--;
    }
    *term = stet_span_sub(*rest, start, end);
    *rest = stet_span_sub(*rest, next, rest->len);
}

/* Appends text composed, as the texts of the archive are. */
static void compose(struct stet_span text, struct stet_buf *out)
{
    UErrorCode rc = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&rc);
    UChar wide[STET_QUERY_BYTES + 1], composed[STET_QUERY_BYTES + 1];
    char bytes[3 * STET_QUERY_BYTES + 1];
    int32_t len = 0;
    u_strFromUTF8WithSub(wide, STET_QUERY_BYTES + 1, &len, text.ptr, (int32_t)text.len, 0xFFFD,
                         NULL, &rc);
    len = unorm2_normalize(nfc, wide, len, composed, STET_QUERY_BYTES + 1, &rc);
    u_strToUTF8(bytes, sizeof bytes, &len, composed, len, &rc);
    if (U_SUCCESS(rc))
        stet_buf_append(out, bytes, (size_t)len);
    else
        stet_buf_append(out, text.ptr, text.len);
}

enum stet_status stet_query_parse(struct stet_query *out, struct stet_terms *tokenizer,
                                  const char *text, struct stet_error *error)
{
    out->count = out->hash_count = 0;
    stet_buf_init(&out->match, 8 * STET_QUERY_BYTES);
    struct stet_span typed = stet_span_of(text);
    if (typed.len > STET_QUERY_BYTES)
        return stet_error_set(error, STET_ERR_USAGE, "the query is longer than %d bytes",
                              STET_QUERY_BYTES);
    struct stet_buf composed;
    stet_buf_init(&composed, 4 * STET_QUERY_BYTES);
    compose(typed, &composed);
    struct stet_span rest = {composed.ptr, composed.len};
    enum stet_status status = stet_buf_status(&composed, "the query", error);
    while (status == STET_OK && rest.len > 0) {
        struct stet_span term;
        bool prefix;
        if (stet_is_space(rest.ptr[0])) {
            rest = stet_span_sub(rest, 1, rest.len);
            continue;
        }
        next_term(&rest, &term, &prefix);
        status = add_term(out, tokenizer, term, prefix, error);
    }
    stet_buf_free(&composed);
    if (status == STET_OK)
        status = stet_buf_status(&out->match, "the query", error);
    if (status == STET_OK && out->count == 0)
        return stet_error_set(error, STET_ERR_USAGE, "the query '%.200s' holds no word to look for",
                              text);
    return status;
}

void stet_query_free(struct stet_query *query)
{
    stet_buf_free(&query->match);
}
