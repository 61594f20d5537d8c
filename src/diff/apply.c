/* apply.c - makes the new text out of the old one and the JSON of their difference.
 *
 * The JSON may be anything: its digests say whether the text is the one that was compared, and
 * whether what came of it is the one that it was compared with. */
#include "diff.h"
#include "digest.h"
#include "limits.h"
#include "span.h"
#include <jansson.h>

#define GRAMMAR 2 /* of docs/json.md */

static enum stet_status no_difference(struct stet_error *error, const char *reason)
{
    return stet_error_set(error, STET_ERR_INPUT,
                          "cannot apply: that is no difference as 'stet diff "
                          "--json' writes it: %s",
                          reason);
}

static enum stet_status load(struct stet_span text, json_t **out, struct stet_error *error)
{
    json_error_t why;
    *out = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
                      &why);
    if (!*out)
        return stet_error_set(error, STET_ERR_INPUT,
                              "cannot apply: the difference is not JSON: line %d: %s", why.line,
                              why.text);
    if (json_integer_value(json_object_get(*out, "stet_diff")) != GRAMMAR)
        return no_difference(error, "it has no \"stet_diff\": 2");
    return STET_OK;
}

static enum stet_status check_digest(const json_t *difference, const char *key,
                                     struct stet_span text, const char *wrong,
                                     struct stet_error *error)
{
    uint8_t digest[STET_SHA256_BYTES];
    char hex[STET_SHA256_HEX + 1];
    const char *expected = json_string_value(json_object_get(difference, key));
    if (!expected || strlen(expected) != STET_SHA256_HEX)
        return no_difference(error, "it has no digests");
    stet_sha256(text.ptr, text.len, digest);
    stet_hex(digest, sizeof(digest), hex);
    if (strcmp(hex, expected) == 0)
        return STET_OK;
    return stet_error_set(error, STET_ERR_INPUT,
                          "cannot apply: %s: its SHA-256 is %.12s..., not %.12s...", wrong, hex,
                          expected);
}

/* [start, end] of the old text, not before at. */
static bool read_range(const json_t *range, size_t at, size_t len, struct stet_range *out)
{
    const json_t *start = json_array_get(range, 0), *end = json_array_get(range, 1);
    if (json_array_size(range) != 2 || !json_is_integer(start) || !json_is_integer(end))
        return false;
    json_int_t from = json_integer_value(start), to = json_integer_value(end);
    if (from < 0 || to < from || (size_t)from < at || (size_t)to > len)
        return false;
    *out = (struct stet_range){(size_t)from, (size_t)to};
    return true;
}

static enum stet_status replace(const json_t *patch, struct stet_span old_text,
                                struct stet_buf *out, struct stet_error *error)
{
    size_t at = 0, i;
    json_t *item;
    json_array_foreach(patch, i, item)
    {
        struct stet_range range;
        const json_t *text = json_object_get(item, "text");
        if (!json_is_string(text) ||
            !read_range(json_object_get(item, "old"), at, old_text.len, &range))
            return no_difference(error, "its patch has ranges that cannot be");
        stet_buf_append(out, old_text.ptr + at, range.start - at);
        stet_buf_append(out, json_string_value(text), json_string_length(text));
        at = range.end;
    }
    if (at < old_text.len)
        stet_buf_append(out, old_text.ptr + at, old_text.len - at);
    return stet_buf_status(out, "apply", error);
}

enum stet_status stet_diff_apply(struct stet_span json, struct stet_span old_text,
                                 struct stet_buf *out, struct stet_error *error)
{
    json_t *difference;
    size_t before = out->len;
    enum stet_status status = load(json, &difference, error);
    const json_t *patch = json_object_get(difference, "patch");
    if (status == STET_OK && !json_is_array(patch))
        status = no_difference(error, "it has no patch (texts that are not UTF-8 have none)");
    if (status == STET_OK)
        status = check_digest(difference, "old_sha256", old_text,
                              "the text is not the one that was compared", error);
    if (status == STET_OK)
        status = replace(patch, old_text, out, error);
    if (status == STET_OK)
        status =
            check_digest(difference, "new_sha256",
                         stet_span_sub((struct stet_span){out->ptr, out->len}, before, out->len),
                         "the result is not the text that it was compared with", error);
    if (status != STET_OK)
        out->len = before;
    json_decref(difference);
    return status;
}
