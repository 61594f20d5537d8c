/* html5lib_tokens.c - the tests of the tokenizer. In: a .test file, which is JSON. Out: for each
 * test and initial state the tokens, as JSON, compared with what it expects. */
#include "html5lib.h"
#include "limits.h"
#include "names.h"
#include "span.h"
#include "tokenizer.h"
#include "utf8.h"
#include <jansson.h>
#include <stdio.h>

static const struct {
    const char *name;
    enum text_state state;
} states[] = {
    {"Data state", TEXT_DATA},          {"PLAINTEXT state", TEXT_PLAIN},
    {"RCDATA state", TEXT_RCDATA},      {"RAWTEXT state", TEXT_RAWTEXT},
    {"Script data state", TEXT_SCRIPT}, {"CDATA section state", TEXT_CDATA},
};

/* A JSON string from text that may hold NUL. */
static json_t *string(struct stet_span text)
{
    return json_stringn(text.ptr, text.len);
}

static json_t *optional(const struct stet_html *html, bool has, struct text text)
{
    return has ? string(html_text_span(html, text)) : json_null();
}

static json_t *start_token(const struct stet_html *html, const struct token *token)
{
    json_t *attrs = json_object();
    for (size_t i = 0; i < token->attr_count; i++) {
        const struct attr *attr = &html->attrs[token->first_attr + i];
        struct stet_span name = html_attr_name(html, attr->name, STET_HTML_NS_HTML);
        json_object_setn_new_nocheck(attrs, name.ptr, name.len,
                                     string(html_text_span(html, attr->value)));
    }
    json_t *out =
        json_pack("[s,o,o]", "StartTag", string(html_tag_token_name(html, token->tag)), attrs);
    if (token->self_closing)
        json_array_append_new(out, json_true());
    return out;
}

static void flush_text(struct stet_buf *text, json_t *out)
{
    if (text->len)
        json_array_append_new(
            out, json_pack("[s,o]", "Character", string((struct stet_span){text->ptr, text->len})));
    stet_buf_clear(text);
}

static json_t *token_json(const struct stet_html *html, const struct token *token)
{
    switch (token->kind) {
    case TOKEN_START: return start_token(html, token);
    case TOKEN_END:
        return json_pack("[s,o]", "EndTag", string(html_tag_token_name(html, token->tag)));
    case TOKEN_COMMENT:
        return json_pack("[s,o]", "Comment", string(html_text_span(html, token->data)));
    case TOKEN_DOCTYPE:
        return json_pack("[s,o,o,o,b]", "DOCTYPE", optional(html, token->has_name, token->data),
                         optional(html, token->has_public, token->public_id),
                         optional(html, token->has_system, token->system_id), !token->force_quirks);
    case TOKEN_TEXT:
    case TOKEN_NUL:
    case TOKEN_EOF: break;
    }
    return NULL;
}

static json_t *tokenize(struct stet_span input, enum text_state state, struct stet_span last_start)
{
    json_t *out = json_array();
    struct stet_html *html = NULL;
    struct stet_error error;
    if (stet_html_parse(&html, STET_SPAN_LITERAL(""), &error) != STET_OK)
        return out;
    html->input = input;
    html->error = &error;
    struct tokenizer tokenizer;
    tokenizer_init(&tokenizer, html);
    tokenizer_set_state(&tokenizer, state);
    if (last_start.len)
        tokenizer.last_start = html_intern_tag(html, last_start, false);
    struct stet_buf text;
    stet_buf_init(&text, STET_MIB);
    struct token token;
    do {
        tokenizer_next(&tokenizer, &token);
        if (token.kind == TOKEN_TEXT) {
            stet_buf_append(&text, token.ptr, token.len);
        } else if (token.kind == TOKEN_NUL) {
            stet_buf_putc(&text, '\0');
        } else {
            flush_text(&text, out);
            if (token.kind != TOKEN_EOF)
                json_array_append_new(out, token_json(html, &token));
        }
    } while (token.kind != TOKEN_EOF);
    tokenizer_free(&tokenizer);
    stet_buf_free(&text);
    stet_html_free(html);
    return out;
}

/* Reads \uHHHH once more, surrogate pairs too; false at a lone surrogate. */
static bool unescape(struct stet_span text, struct stet_buf *out)
{
    uint32_t high = 0;
    for (size_t i = 0; i < text.len;) {
        unsigned code;
        char digits[5] = "";
        bool escape = i + 6 <= text.len && text.ptr[i] == '\\' && text.ptr[i + 1] == 'u';
        if (escape)
            memcpy(digits, text.ptr + i + 2, 4);
        if (!escape || sscanf(digits, "%4x", &code) != 1) {
            if (high)
                return false;
            stet_buf_putc(out, text.ptr[i++]);
            continue;
        }
        i += 6;
        bool low = code >= 0xDC00 && code <= 0xDFFF;
        if ((high != 0) != low)
            return false;
        if (code >= 0xD800 && code <= 0xDBFF) {
            high = code;
            continue;
        }
        stet_utf8_append(out, high ? 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) : code);
        high = 0;
    }
    return high == 0;
}

static json_t *unescape_string(const json_t *value, bool *valid)
{
    struct stet_buf out;
    stet_buf_init(&out, STET_MIB);
    *valid &=
        unescape((struct stet_span){json_string_value(value), json_string_length(value)}, &out);
    json_t *string_value = string((struct stet_span){out.ptr, out.len});
    stet_buf_free(&out);
    return string_value;
}

/* The expected tokens with their strings unescaped: they nest two deep at most. */
static json_t *unescape_tokens(const json_t *tokens, bool *valid)
{
    json_t *out = json_array(), *token, *part;
    size_t i, j;
    json_array_foreach(tokens, i, token)
    {
        json_t *copy = json_array();
        json_array_foreach(token, j, part)
        {
            if (json_is_string(part)) {
                json_array_append_new(copy, unescape_string(part, valid));
            } else if (json_is_object(part)) {
                json_t *attrs = json_object(), *value;
                const char *name;
                json_object_foreach(part, name, value)
                    json_object_set_new(attrs, name, unescape_string(value, valid));
                json_array_append_new(copy, attrs);
            } else {
                json_array_append(copy, part);
            }
        }
        json_array_append_new(out, copy);
    }
    return out;
}

static void run_state(const char *path, const json_t *test, enum text_state state,
                      struct tally *tally)
{
    const char *last = json_string_value(json_object_get(test, "lastStartTag"));
    json_t *input = json_incref(json_object_get(test, "input"));
    json_t *expected = json_incref(json_object_get(test, "output"));
    bool valid = json_is_string(input);
    if (json_is_true(json_object_get(test, "doubleEscaped"))) {
        json_t *raw = input, *tokens = expected;
        input = unescape_string(raw, &valid);
        expected = unescape_tokens(tokens, &valid);
        json_decref(raw);
        json_decref(tokens);
    }
    if (!valid) {
        tally->skipped[SKIP_NOT_UTF8]++;
    } else {
        struct stet_span text = {json_string_value(input), json_string_length(input)};
        json_t *got = tokenize(text, state, stet_span_of(last));
        bool passed = json_equal(got, expected);
        tally->passed += passed;
        tally->failed += !passed;
        if (!passed && tally->verbose) {
            char *want_text = json_dumps(expected, 0), *got_text = json_dumps(got, 0);
            printf("FAILED %s: %s\n  %s\n  expected %s\n  got      %s\n", path,
                   json_string_value(json_object_get(test, "description")), text.ptr, want_text,
                   got_text);
            free(want_text);
            free(got_text);
        }
        json_decref(got);
    }
    json_decref(input);
    json_decref(expected);
}

static void run_test(const char *path, const json_t *test, struct tally *tally)
{
    const json_t *initial = json_object_get(test, "initialStates");
    if (!initial)
        run_state(path, test, TEXT_DATA, tally);
    for (size_t i = 0; i < json_array_size(initial); i++)
        for (size_t j = 0; j < sizeof(states) / sizeof(states[0]); j++)
            if (!strcmp(json_string_value(json_array_get(initial, i)), states[j].name))
                run_state(path, test, states[j].state, tally);
}

void html5lib_tokens(const char *path, struct stet_span file, struct tally *tally)
{
    json_error_t error;
    json_t *root = json_loadb(file.ptr, file.len, JSON_ALLOW_NUL, &error), *test;
    if (!root) {
        printf("FAILED %s: line %d: %s\n", path, error.line, error.text);
        tally->failed++;
        return;
    }
    size_t i;
    json_array_foreach(json_object_get(root, "tests"), i, test) run_test(path, test, tally);
    tally->skipped[SKIP_XML] += json_array_size(json_object_get(root, "xmlViolationTests"));
    json_decref(root);
}
