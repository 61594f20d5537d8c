/* meta_url.c - the day of publication in the address of a page. */
#include "meta.h"
#include "span.h"
#include "url.h"

static bool all_digits(struct stet_span text, size_t at, size_t count)
{
    if (at + count > text.len)
        return false;
    for (size_t i = at; i < at + count; i++)
        if (!stet_is_digit(text.ptr[i]))
            return false;
    return at + count == text.len || !stet_is_digit(text.ptr[at + count]);
}

static int number(struct stet_span text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return value;
}

/* "/2024/12/03/", "/2024-12-03-" or "/20241203" in the path of a URL. */
void stet_meta_url(struct stet_claims *claims, struct stet_span url)
{
    struct stet_url parsed;
    if (!stet_url_parse(url, &parsed))
        return;
    struct stet_span path = parsed.path;
    for (size_t i = 1; i + 8 <= path.len; i++) {
        if (stet_is_digit(path.ptr[i - 1]) || !stet_is_digit(path.ptr[i]))
            continue;
        size_t month = 0, day = 0;
        char mark = i + 4 < path.len ? path.ptr[i + 4] : ' ';
        if (all_digits(path, i, 4) && (mark == '/' || mark == '-' || mark == '_')) {
            month = i + 5;
            size_t month_len = all_digits(path, month, 2) ? 2 : all_digits(path, month, 1) ? 1 : 0;
            day = month + month_len + 1;
            size_t day_len = all_digits(path, day, 2) ? 2 : all_digits(path, day, 1) ? 1 : 0;
            if (month_len == 0 || day_len == 0 || path.ptr[month + month_len] != mark)
                continue;
            month = (size_t)number(path, month, month_len);
            day = (size_t)number(path, day, day_len);
        } else if (all_digits(path, i, 8)) {
            month = (size_t)number(path, i + 4, 2);
            day = (size_t)number(path, i + 6, 2);
        } else {
            continue;
        }
        int year = number(path, i, 4);
        if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31)
            continue;
        struct stet_buf date;
        stet_buf_init(&date, 64);
        stet_buf_printf(&date, "%04d-%02zu-%02zu", year, month, day);
        stet_claim_add(claims, STET_META_PUBLISHED, STET_ORIGIN_URL, 28, STET_NO_OFFSET,
                       (struct stet_span){date.ptr, date.len});
        stet_buf_free(&date);
        return;
    }
}
