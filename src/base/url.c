/* url.c - URLs taken apart and joined, by RFC 3986. Like browsers, http and https take a backslash
 * for a slash before the query. What comes in is any text; nothing here decodes or encodes. */
#include "url.h"
#include "span.h"

/* The five components of RFC 3986 appendix B. An absent one has ptr NULL, so that "?" and ""
 * differ. */
struct parts {
    struct stet_span scheme, authority, path, query, fragment;
};

static bool is_scheme_char(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || c == '+' || c == '-' || c == '.';
}

static bool is_web(struct stet_span scheme)
{
    return stet_span_is_nocase(scheme, "http") || stet_span_is_nocase(scheme, "https");
}

static struct stet_span take_scheme(struct stet_span *rest)
{
    size_t len = 0;
    if (rest->len == 0 || !stet_is_alpha(rest->ptr[0]))
        return (struct stet_span){NULL, 0};
    while (len < rest->len && is_scheme_char(rest->ptr[len]))
        len++;
    if (len == rest->len || rest->ptr[len] != ':')
        return (struct stet_span){NULL, 0};
    struct stet_span scheme = stet_span_sub(*rest, 0, len);
    *rest = stet_span_sub(*rest, len + 1, rest->len);
    return scheme;
}

/* Cuts from the first mark on off *rest and returns what follows the mark. */
static struct stet_span take_after(struct stet_span *rest, char mark)
{
    const char *hit = rest->len ? memchr(rest->ptr, mark, rest->len) : NULL;
    if (!hit)
        return (struct stet_span){NULL, 0};
    size_t at = (size_t)(hit - rest->ptr);
    struct stet_span part = stet_span_sub(*rest, at + 1, rest->len);
    rest->len = at;
    return part;
}

static bool is_slash(char c, bool backslash)
{
    return c == '/' || (backslash && c == '\\');
}

/* Splits text; backslash says whether a reference without scheme takes one for a slash. */
static struct parts split(struct stet_span text, bool backslash)
{
    struct parts parts = {0};
    parts.scheme = take_scheme(&text);
    if (parts.scheme.ptr)
        backslash = is_web(parts.scheme);
    parts.fragment = take_after(&text, '#');
    parts.query = take_after(&text, '?');
    if (text.len >= 2 && is_slash(text.ptr[0], backslash) && is_slash(text.ptr[1], backslash)) {
        size_t end = 2;
        while (end < text.len && !is_slash(text.ptr[end], backslash))
            end++;
        parts.authority = stet_span_sub(text, 2, end);
        text = stet_span_sub(text, end, text.len);
    }
    parts.path = text;
    return parts;
}

/* Splits "user@host:port"; the user is left out. An IPv6 host keeps its brackets. */
static void split_authority(struct stet_span authority, struct stet_url *out)
{
    for (size_t i = authority.len; i > 0; i--) {
        if (authority.ptr[i - 1] == '@') {
            authority = stet_span_sub(authority, i, authority.len);
            break;
        }
    }
    size_t colon = authority.len;
    for (size_t i = authority.len; i > 0 && authority.ptr[i - 1] != ']'; i--)
        if (authority.ptr[i - 1] == ':')
            colon = i - 1;
    out->host = stet_span_sub(authority, 0, colon);
    if (colon < authority.len)
        out->port = stet_span_sub(authority, colon + 1, authority.len);
}

bool stet_url_parse(struct stet_span text, struct stet_url *out)
{
    struct parts parts = split(stet_span_trim(text), false);
    *out = (struct stet_url){.scheme = parts.scheme,
                             .path = parts.path,
                             .query = parts.query,
                             .fragment = parts.fragment};
    if (!parts.scheme.ptr)
        return false;
    if (parts.authority.ptr)
        split_authority(parts.authority, out);
    return out->host.len > 0 || !is_web(parts.scheme);
}

/* Appends path with its "." and ".." segments resolved (section 5.2.4). Each byte is written and
 * taken back at most once. */
static void append_path(struct stet_buf *out, struct stet_span path, bool backslash)
{
    size_t floor = out->len, at = 0;
    while (at < path.len && !out->failed) {
        size_t end = at + is_slash(path.ptr[at], backslash), start = end;
        while (end < path.len && !is_slash(path.ptr[end], backslash))
            end++;
        struct stet_span segment = stet_span_sub(path, start, end);
        bool dot = stet_span_is(segment, "."), up = stet_span_is(segment, "..");
        if (up)
            while (out->len > floor && out->ptr[--out->len] != '/')
                ;
        if (!dot && !up) {
            if (start > at)
                stet_buf_putc(out, '/');
            stet_buf_append(out, segment.ptr, segment.len);
        } else if (end == path.len) {
            stet_buf_putc(out, '/'); /* "a/.." and "a/." name folders */
        }
        at = end;
    }
}

static void append_part(struct stet_buf *out, char mark, struct stet_span part)
{
    if (part.ptr) {
        stet_buf_putc(out, mark);
        stet_buf_append(out, part.ptr, part.len);
    }
}

/* Appends the path of reference laid over that of base (section 5.2.3). */
static void append_merged(struct stet_buf *out, const struct parts *base,
                          struct stet_span reference, bool backslash)
{
    struct stet_buf merged;
    stet_buf_init(&merged, out->max);
    size_t folder = base->path.len;
    while (folder > 0 && !is_slash(base->path.ptr[folder - 1], backslash))
        folder--;
    if (folder == 0 && base->authority.ptr)
        stet_buf_putc(&merged, '/');
    stet_buf_append(&merged, base->path.ptr, folder);
    stet_buf_append(&merged, reference.ptr, reference.len);
    append_path(out, (struct stet_span){merged.ptr, merged.len}, backslash);
    out->failed = out->failed || merged.failed;
    stet_buf_free(&merged);
}

/* Appends reference, known to have no scheme, resolved against base (section 5.2.2). */
static void append_target(struct stet_buf *out, const struct parts *base,
                          const struct parts *reference, bool backslash)
{
    stet_buf_append(out, base->scheme.ptr, base->scheme.len);
    stet_buf_putc(out, ':');
    struct stet_span authority = reference->authority.ptr ? reference->authority : base->authority;
    if (authority.ptr) {
        stet_buf_puts(out, "//");
        stet_buf_append(out, authority.ptr, authority.len);
    }
    struct stet_span path = reference->path, query = reference->query;
    if (reference->authority.ptr || (path.len && is_slash(path.ptr[0], backslash))) {
        append_path(out, path, backslash);
    } else if (path.len) {
        append_merged(out, base, path, backslash);
    } else {
        append_path(out, base->path, backslash);
        if (!query.ptr)
            query = base->query;
    }
    append_part(out, '?', query);
    append_part(out, '#', reference->fragment);
}

/* Appends text without the line ends and tabs that mark-up may hold, as browsers drop them. */
static void append_unwrapped(struct stet_buf *out, struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\n' && text.ptr[i] != '\r' && text.ptr[i] != '\t')
            stet_buf_putc(out, text.ptr[i]);
}

void stet_url_resolve(struct stet_span base, struct stet_span reference, struct stet_buf *out)
{
    struct stet_buf clean;
    stet_buf_init(&clean, out->max);
    append_unwrapped(&clean, stet_span_trim(reference));
    struct stet_span text = {clean.ptr, clean.len};
    struct parts from = split(stet_span_trim(base), false);
    bool backslash = is_web(from.scheme);
    struct parts target = split(text, backslash);
    bool layered = from.authority.ptr || (from.path.len && from.path.ptr[0] == '/');
    if (clean.failed)
        out->failed = true;
    else if (!from.scheme.ptr || target.scheme.ptr || !layered)
        stet_buf_append(out, text.ptr, text.len);
    else
        append_target(out, &from, &target, backslash);
    stet_buf_free(&clean);
}
