/* filter.c - which edits are shown: names of types and a weight, read from the command line. */
#include "filter.h"
#include "span.h"
#include "suggest.h"
#include <stdlib.h>

static enum stet_status no_type(struct stet_span word, struct stet_error *error)
{
    struct stet_suggest suggest = {.typed = word};
    for (unsigned type = 0; type < STET_EDIT_TYPE_COUNT; type++)
        stet_suggest_weigh(&suggest, stet_edit_type_name((enum stet_edit_type)type));
    if (suggest.nearest)
        return stet_error_set(error, STET_ERR_USAGE,
                              "there is no type of edit '%.*s'; did you mean '%s'?", (int)word.len,
                              word.ptr, suggest.nearest);
    struct stet_buf all;
    stet_buf_init(&all, 1024);
    stet_filter_write_types(&all, STET_EDIT_BIT(STET_EDIT_TYPE_COUNT) - 1);
    enum stet_status status =
        stet_error_set(error, STET_ERR_USAGE, "there is no type of edit '%.*s'; there are %s",
                       word.len > 40 ? 40 : (int)word.len, word.ptr, all.ptr);
    stet_buf_free(&all);
    return status;
}

static enum stet_status parse_types(const char *words, uint32_t *out, struct stet_error *error)
{
    struct stet_span rest = stet_span_of(words);
    if (rest.len == 0) /* an empty variable of a script would let all pass */
        return no_type(rest, error);
    while (rest.len > 0) {
        size_t comma = stet_span_find(rest, ",");
        struct stet_span word = stet_span_trim(stet_span_sub(rest, 0, comma));
        enum stet_edit_type type = stet_edit_type_from_name(word);
        if (type == STET_EDIT_TYPE_COUNT)
            return no_type(word, error);
        *out |= STET_EDIT_BIT(type);
        rest = stet_span_sub(rest, comma < rest.len ? comma + 1 : comma, rest.len);
    }
    return STET_OK;
}

/* Not strtod, which asks the locale. */
bool stet_filter_parse_share(const char *word, double *out)
{
    double value = 0, digit = 1;
    bool point = false, any = false;
    for (; *word; word++) {
        if (*word == '.' && !point) {
            point = true;
        } else if (stet_is_digit(*word)) {
            any = true;
            if (point)
                digit /= 10;
            value = point ? value + digit * (*word - '0') : value * 10 + (*word - '0');
        } else {
            return false;
        }
    }
    *out = value;
    return any && value <= 1;
}

enum stet_status stet_filter_parse(const struct stet_filter_words *words,
                                   struct stet_edit_filter *out, struct stet_error *error)
{
    enum stet_status status = STET_OK;
    *out = (struct stet_edit_filter){0};
    if (words->only)
        status = parse_types(words->only, &out->only, error);
    if (status == STET_OK && words->ignore)
        status = parse_types(words->ignore, &out->ignore, error);
    if (status == STET_OK && words->min_weight &&
        !stet_filter_parse_share(words->min_weight, &out->min_weight))
        status = stet_error_set(error, STET_ERR_USAGE,
                                "--min-weight takes a number from 0 to 1 as '0.4', not '%.80s'",
                                words->min_weight);
    return status;
}

bool stet_filter_is_set(const struct stet_edit_filter *filter)
{
    return filter->only || filter->ignore || filter->min_weight > 0;
}

void stet_filter_write_types(struct stet_buf *out, uint32_t types)
{
    bool any = false;
    for (unsigned type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        if (!(types & STET_EDIT_BIT(type)))
            continue;
        stet_buf_printf(out, "%s%s", any ? ", " : "",
                        stet_edit_type_name((enum stet_edit_type)type));
        any = true;
    }
}
