/* names.c - from a URL, a time and digests to the names of files and folders.
 *
 * Whatever the URL holds, a name made here is safe on any file system: letters, digits, '-', '.'
 * and
 * '+' only, no dot at an end, no name that Windows reserves or git refuses. */
#include "names.h"
#include "digest.h"
#include "instant.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>
#include <string.h>

#define ID_SHOWN 8 /* hex digits of the id in a folder's name */
#define FAN_1    1 /* hex digits of the folder below the host */
#define FAN_2                                                                                      \
    2 /* and of the one below that: no folder grows past 256 before there are millions             \
       */

void stet_store_article_id(struct stet_span url, char out[STET_ID_HEX + 1])
{
    uint8_t digest[STET_SHA256_BYTES];
    stet_sha256(url.ptr, url.len, digest);
    stet_hex(digest, STET_ID_HEX / 2, out);
}

/* The end of a URL's authority, from its start. */
static size_t authority_end(struct stet_span text)
{
    size_t i = 0;
    while (i < text.len && text.ptr[i] != '/' && text.ptr[i] != '?' && text.ptr[i] != '#')
        i++;
    return i;
}

/* The part before the first dot of a name that Windows keeps for a device. */
static bool is_reserved(const char *name, size_t len)
{
    static const char *const devices[] = {"aux", "con", "nul", "prn", "com", "lpt"};
    const char *dot = memchr(name, '.', len);
    struct stet_span label = {name, dot ? (size_t)(dot - name) : len};
    for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
        if (stet_span_starts(label, devices[i]) &&
            (label.len == 3 || (i >= 4 && label.len == 4 && stet_is_digit(label.ptr[3]))))
            return true;
    return false;
}

/* Appends the host of authority ("user@example.org:8080") as "example.org+8080". */
static void append_host(struct stet_span authority, struct stet_buf *out)
{
    char name[STET_MAX_HOST_BYTES + 1];
    size_t len = 0, start = 0, end = authority.len, colon = authority.len;
    for (size_t i = 0; i < authority.len; i++)
        if (authority.ptr[i] == '@')
            start = i + 1;
    for (size_t i = start; i < authority.len; i++) {
        if (authority.ptr[i] == ':')
            colon = i;
        else if (!stet_is_digit(authority.ptr[i]))
            colon = authority.len;
    }
    end = colon;
    size_t port = authority.len - colon; /* with its colon */
    if (port > 6 || port == 1)
        port = 0;
    for (size_t i = start; i < end && len < STET_MAX_HOST_BYTES - 7; i++) {
        char c = stet_ascii_lower(authority.ptr[i]);
        bool safe = stet_is_alpha(c) || stet_is_digit(c) || (c == '.' && len > 0);
        if (safe || len > 0)
            name[len++] = safe ? c : '-';
    }
    while (len > 0 && (name[len - 1] == '.' || name[len - 1] == '-'))
        len--;
    if (len == 0) {
        stet_buf_puts(out, "local");
        return;
    }
    if (is_reserved(name, len))
        stet_buf_putc(out, '+'); /* "con.example" is a device on some systems */
    stet_buf_append(out, name, len);
    if (port) {
        stet_buf_putc(out, '+');
        stet_buf_append(out, authority.ptr + colon + 1, port - 1);
    }
}

static int hex_digit(char c)
{
    c = stet_ascii_lower(c);
    return stet_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Adds text to a slug of len bytes: letters in lower case and digits; all else is one '-'. */
static size_t add_slug(struct stet_span text, char slug[STET_MAX_SLUG_BYTES], size_t len)
{
    bool gap = len > 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%' && i + 2 < text.len && hex_digit(text.ptr[i + 1]) >= 0 &&
            hex_digit(text.ptr[i + 2]) >= 0) {
            c = (char)(hex_digit(text.ptr[i + 1]) * 16 + hex_digit(text.ptr[i + 2]));
            i += 2;
        }
        if (!stet_is_alpha(c) && !stet_is_digit(c)) {
            gap = len > 0;
            continue;
        }
        if (len + gap >= STET_MAX_SLUG_BYTES)
            break;
        if (gap)
            slug[len++] = '-';
        gap = false;
        slug[len++] = stet_ascii_lower(c);
    }
    return len;
}

/* The slug of "path?query": the last segment that gives one, then the query. */
static size_t make_slug(struct stet_span text, char slug[STET_MAX_SLUG_BYTES])
{
    size_t path = 0, query, end, len = 0;
    while (path < text.len && text.ptr[path] != '?' && text.ptr[path] != '#')
        path++;
    query = path;
    while (query < text.len && text.ptr[query] != '#')
        query++;
    for (end = path; end > 0 && len == 0;) {
        size_t start = end;
        while (start > 0 && text.ptr[start - 1] != '/')
            start--;
        len = add_slug(stet_span_sub(text, start, end), slug, 0);
        end = start > 0 ? start - 1 : 0;
    }
    len = add_slug(stet_span_sub(text, path, query), slug, len);
    if (len == 0) {
        memcpy(slug, "index", 5);
        len = 5;
    }
    return len;
}

void stet_store_article_path(struct stet_span url, struct stet_buf *out)
{
    char id[STET_ID_HEX + 1], slug[STET_MAX_SLUG_BYTES];
    stet_store_article_id(url, id);
    struct stet_span rest = url, authority = {url.ptr, 0};
    for (size_t skip = 7; skip <= 8; skip++) {
        if (!stet_span_starts_nocase(url, skip == 7 ? "http://" : "https://"))
            continue;
        rest = stet_span_sub(url, skip, url.len);
        authority = stet_span_sub(rest, 0, authority_end(rest));
        rest = stet_span_sub(rest, authority.len, rest.len);
        break;
    }
    if (stet_span_starts_nocase(rest, "file://"))
        rest = stet_span_sub(rest, 7, rest.len);
    stet_buf_puts(out, "articles/");
    append_host(authority, out);
    stet_buf_putc(out, '/');
    stet_buf_append(out, id, FAN_1);
    stet_buf_putc(out, '/');
    stet_buf_append(out, id + FAN_1, FAN_2);
    stet_buf_putc(out, '/');
    stet_buf_append(out, slug, make_slug(rest, slug));
    stet_buf_putc(out, '-');
    stet_buf_append(out, id, ID_SHOWN);
}

void stet_names_stem(int64_t captured_utc, const uint8_t sha256[32], char out[STET_STEM_BYTES + 1])
{
    char time[STET_INSTANT_TEXT];
    stet_instant_compact(captured_utc, time);
    memcpy(out, time, 16);
    out[16] = '-';
    stet_hex(sha256, 4, out + 17);
}

bool stet_names_parse_stem(const char *text, size_t len, int64_t *captured_utc)
{
    uint8_t digits[4];
    return len == STET_STEM_BYTES && text[16] == '-' &&
           stet_instant_parse_compact((struct stet_span){text, 16}, captured_utc) &&
           stet_hex_parse((struct stet_span){text + 17, 8}, digits, sizeof(digits));
}

void stet_names_day(int64_t captured_utc, char out[STET_NAME_BYTES])
{
    struct stet_civil civil;
    stet_civil_from_utc(captured_utc, &civil);
    snprintf(out, STET_NAME_BYTES, "captures/%04d/%02d/%02d", civil.year, civil.month, civil.day);
}

void stet_names_second(int64_t captured_utc, char out[STET_NAME_BYTES])
{
    char time[STET_INSTANT_TEXT];
    stet_instant_compact(captured_utc, time);
    strcpy(out, strchr(time, 'T') + 1);
}

void stet_names_journal(int64_t captured_utc, const uint8_t sha256[32], unsigned k,
                        char out[STET_NAME_BYTES])
{
    char digits[STET_SHA256_HEX + 1];
    stet_hex(sha256, STET_SHA256_BYTES, digits);
    stet_names_second(captured_utc, out);
    size_t len = strlen(out);
    snprintf(out + len, STET_NAME_BYTES - len, "-%.8s.jsonl", digits + (size_t)8 * (k % 8));
}

void stet_names_kept(const char *id, const uint8_t sha256[32], const char *extension,
                     char out[STET_NAME_BYTES])
{
    char digits[9];
    stet_hex(sha256, 4, digits);
    snprintf(out, STET_NAME_BYTES, "%s-%s.%s", id, digits, extension);
}

void stet_names_source(const char *stem, const char *extension, char out[STET_NAME_BYTES])
{
    bool markdown = strcmp(extension, "md") == 0;
    snprintf(out, STET_NAME_BYTES, "%s.%s%s", stem, markdown ? "source." : "", extension);
}

bool stet_names_extension_ok(const char *extension)
{
    size_t len = strlen(extension);
    for (size_t i = 0; i < len; i++)
        if (!stet_is_digit(extension[i]) && !(extension[i] >= 'a' && extension[i] <= 'z'))
            return false;
    return len >= 1 && len <= 11 && strcmp(extension, "jsonl") != 0;
}

void stet_store_stem(const struct stet_capture *capture, char out[STET_STEM_BYTES + 1])
{
    stet_names_stem(capture->captured_utc, capture->source_sha256, out);
}

void stet_store_kept_source(const struct stet_capture *capture, char out[STET_NAME_BYTES])
{
    char day[STET_NAME_BYTES], second[STET_NAME_BYTES], name[STET_NAME_BYTES];
    char id[STET_ID_HEX + 1];
    stet_names_day(capture->captured_utc, day);
    stet_names_second(capture->captured_utc, second);
    stet_store_article_id(stet_span_of(capture->url), id);
    stet_names_kept(id, capture->source_sha256, capture->extension, name);
    snprintf(out, STET_NAME_BYTES, "%.20s/%.10s/%.60s", day, second, name);
}

void stet_store_journal_name(const char *path, struct stet_span content, char out[STET_NAME_BYTES])
{
    uint8_t digest[STET_SHA256_BYTES];
    char digits[9];
    stet_sha256(content.ptr, content.len, digest);
    stet_hex(digest, 4, digits);
    const char *hyphen = strrchr(path, '-');
    snprintf(out, STET_NAME_BYTES, "%.*s-%s.jsonl", hyphen ? (int)(hyphen - path) : 0, path,
             digits);
}
