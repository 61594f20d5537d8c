/* address.c - where a link leads and where a picture lies, without what changes from one serving of
 * a page to the next: parameters that follow a click, sessions, and, of pictures, what names a
 * build, a signature that runs out or a version for caches.
 *
 * In: a URL as the page has it, absolute or relative. Out: the same, or one with parameters left
 * out; nothing else is touched, and once more changes nothing. */
#include "rules.h"
#include "span.h"
#include "url.h"

/* Of pictures, wherever they lie. Lower case; one that ends in '_' or '-' stands for all that start
 * with it. */
static const char *const delivery[] = {
    "_nc_",      "awsaccesskeyid", "ccb",          "dpl",    "efg",     "expires", "googleaccessid",
    "hmac",      "key-pair-id",    "nocache",      "oe",     "oh",      "policy",  "signature",
    "cachebust", "cachebuster",    "cache-buster", "x-amz-", "x-goog-",
};

/* Of pictures whose path is a file's: it says which one, and these which copy of it. */
static const char *const copies[] = {
    "_",         "cache", "cb",      "etag", "hash", "lastmod", "m",       "md5",
    "modified",  "mtime", "r",       "rand", "rev",  "rnd",     "t",       "time",
    "timestamp", "ts",    "updated", "v",    "ver",  "vers",    "version",
};

static const char *const endings[] = {
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff", "mp4", "webm",
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* The place of the first of some bytes, or text.len. */
static size_t find_byte(struct stet_span text, const char *bytes)
{
    for (const char *hit; text.len > 0 && *bytes; bytes++)
        if ((hit = memchr(text.ptr, *bytes, text.len)))
            text.len = (size_t)(hit - text.ptr);
    return text.len;
}

static bool is_among(const char *const *names, size_t count, struct stet_span name)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(names[i]);
        bool family = len > 1 && (names[i][len - 1] == '_' || names[i][len - 1] == '-');
        if (family ? stet_span_starts_nocase(name, names[i]) : stet_span_is_nocase(name, names[i]))
            return true;
    }
    return false;
}

/* Does a path end in a file that is a picture or film? */
static bool is_picture_file(struct stet_span path)
{
    size_t dot = path.len;
    while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
        dot--;
    struct stet_span ending = stet_span_sub(path, dot, path.len);
    for (size_t i = 0; dot > 0 && path.ptr[dot - 1] == '.' && i < COUNT(endings); i++)
        if (stet_span_is_nocase(ending, endings[i]))
            return true;
    return false;
}

static bool goes_from_picture(struct stet_span parameter, bool file)
{
    size_t equals = find_byte(parameter, "=");
    struct stet_span name = stet_span_sub(parameter, 0, equals);
    if (is_among(delivery, COUNT(delivery), name))
        return true;
    return file && (equals == parameter.len || is_among(copies, COUNT(copies), name));
}

/* Appends path up to what names a session, as in "/page;jsessionid=0F3A?id=5". */
static void append_path(struct stet_buf *out, struct stet_span path)
{
    static const char session[] = ";jsessionid=";
    size_t at = stet_span_find_nocase(path, session);
    stet_buf_append(out, path.ptr, at);
    if (at == path.len)
        return;
    struct stet_span rest = stet_span_sub(path, at + strlen(session), path.len);
    size_t end = find_byte(rest, ";/");
    stet_buf_append(out, rest.ptr + end, rest.len - end);
}

static void append_query(struct stet_buf *out, struct stet_span query, bool picture, bool file)
{
    char mark = '?';
    for (size_t start = 0; start <= query.len;) {
        struct stet_span rest = stet_span_sub(query, start, query.len);
        size_t len = find_byte(rest, picture ? "&?" : "&");
        struct stet_span parameter = stet_span_sub(rest, 0, len);
        if (!stet_url_is_tracking(parameter) && !(picture && goes_from_picture(parameter, file))) {
            stet_buf_putc(out, mark);
            stet_buf_append(out, parameter.ptr, parameter.len);
            mark = '&';
        }
        start += len + 1;
    }
}

static bool is_web(struct stet_span url)
{
    size_t colon = find_byte(url, ":/?#");
    return colon == url.len || url.ptr[colon] != ':' || stet_span_starts_nocase(url, "http:") ||
           stet_span_starts_nocase(url, "https:");
}

bool stet_address_clean(struct stet_buf *out, struct stet_span url, bool picture)
{
    size_t start = out->len;
    size_t hash = find_byte(url, "#"), mark = find_byte(stet_span_sub(url, 0, hash), "?");
    struct stet_span path = stet_span_sub(url, 0, mark);
    if (!is_web(url)) {
        stet_buf_append(out, url.ptr, url.len);
        return false;
    }
    append_path(out, path);
    if (mark < hash)
        append_query(out, stet_span_sub(url, mark + 1, hash), picture, is_picture_file(path));
    struct stet_span fragment = stet_span_sub(url, hash, url.len);
    if (fragment.len < 2 || !stet_url_is_tracking(stet_span_sub(fragment, 1, fragment.len)))
        stet_buf_append(out, fragment.ptr, fragment.len);
    return out->len - start != url.len;
}
