/* url_canonical.c - the one form of a URL that names an article. Two URLs may only become one if
 * any server would answer them alike, so the order of parameters, the case of paths and encoded
 * reserved characters stay. The form is built aside and appended whole, so a failure leaves *out
 * untouched. */
#include "limits.h"
#include "span.h"
#include "url.h"
#include "utf8.h"
#include <arpa/inet.h>
#include <unicode/uidna.h>

/* Parameters that follow a click or a session and never choose the content. Lower case; one that
 * ends in '_' stands for all that start with it. */
static const char *const tracking[] = {
    "__cf_chl_",
    "_branch_match_id",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "_wpnonce",
    "__hsfp",
    "__hssc",
    "__hstc",
    "cfid",
    "cftoken",
    "cmpid",
    "dclid",
    "fb_action_ids",
    "fb_action_types",
    "fb_source",
    "fbclid",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "jsessionid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "mtm_",
    "oly_anon_id",
    "oly_enc_id",
    "pk_campaign",
    "phpsessid",
    "pk_kwd",
    "rb_clickid",
    "ref_src",
    "s_kwcid",
    "srsltid",
    "ttclid",
    "twclid",
    "utm_",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "wt_mc",
    "wt_zmc",
    "xtor",
    "yclid",
    "ysclid",
};

static enum stet_status refuse(struct stet_error *error, enum stet_status status,
                               struct stet_span url, const char *reason)
{
    int len = url.len > 300 ? 300 : (int)url.len;
    return stet_error_set(error, status, "cannot use the URL '%.*s%s': %s", len, url.ptr,
                          url.len > 300 ? "..." : "", reason);
}

static int hex_value(char c)
{
    if (stet_is_digit(c))
        return c - '0';
    c = stet_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that text[at..at+2] stands for as a percent-escape, or -1. */
static int escaped_byte(struct stet_span text, size_t at)
{
    if (text.ptr[at] != '%' || text.len - at < 3)
        return -1;
    int high = hex_value(text.ptr[at + 1]), low = hex_value(text.ptr[at + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

static bool is_unreserved(int c)
{
    return stet_is_alpha((char)c) || stet_is_digit((char)c) ||
           (c > 0 && c < 0x80 && strchr("-._~", c));
}

/* Appends text with its percent-escapes in one form; bytes that are neither unreserved nor one of
 * plain are escaped. */
static void append_escaped(struct stet_buf *out, struct stet_span text, const char *plain)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        int byte = escaped_byte(text, i);
        if (byte >= 0)
            i += 2;
        if (is_unreserved(byte >= 0 ? byte : c))
            stet_buf_putc(out, (char)(byte >= 0 ? byte : c));
        else if (byte < 0 && c != 0 && strchr(plain, c))
            stet_buf_putc(out, (char)c);
        else
            stet_buf_printf(out, "%%%02X", (unsigned)(byte >= 0 ? byte : c));
    }
}

/* Writes an address or a DNS name in ASCII to out; NULL, or the reason why it is none. */
static const char *host_address(struct stet_buf *out)
{
    char text[INET6_ADDRSTRLEN];
    if (out->ptr[0] == '[') {
        struct in6_addr v6;
        out->ptr[out->len - 1] = out->ptr[out->len - 1] == ']' ? '\0' : '?';
        if (inet_pton(AF_INET6, out->ptr + 1, &v6) != 1)
            return "its host is not an IPv6 address";
        inet_ntop(AF_INET6, &v6, text, sizeof(text));
        stet_buf_clear(out);
        stet_buf_printf(out, "[%s]", text);
        return NULL;
    }
    /* A last label that is a number makes an IPv4 address, also as "127.1" or "0x7f.1". */
    const char *dot = strrchr(out->ptr, '.'), *last = dot ? dot + 1 : out->ptr;
    bool hex = last[0] == '0' && last[1] == 'x';
    if (!hex && (*last == '\0' || strspn(last, "0123456789") != strlen(last)))
        return NULL;
    if (hex && strspn(last + 2, "0123456789abcdef") != strlen(last + 2))
        return NULL;
    struct in_addr v4;
    if (inet_aton(out->ptr, &v4) == 0)
        return "its host is not an IPv4 address";
    inet_ntop(AF_INET, &v4, text, sizeof(text));
    stet_buf_clear(out);
    stet_buf_puts(out, text);
    return NULL;
}

/* IDNA by UTS #46, nontransitional, with the leniency of browsers about hyphens. */
static const char *host_idna(struct stet_span host, struct stet_buf *out)
{
    UErrorCode code = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UIDNA *idna = uidna_openUTS46(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &code);
    char ascii[STET_MAX_HOST_BYTES + 2]; /* a last dot and NUL */
    int32_t len = uidna_nameToASCII_UTF8(idna, host.ptr, (int32_t)host.len, ascii,
                                         (int32_t)sizeof(ascii), &info, &code);
    uidna_close(idna);
    const uint32_t lenient =
        UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
    if (code == U_BUFFER_OVERFLOW_ERROR || (info.errors & UIDNA_ERROR_DOMAIN_NAME_TOO_LONG))
        return "its host is longer than 253 bytes";
    if (U_FAILURE(code) || (info.errors & ~lenient))
        return "its host is not a valid domain name";
    if (len > 0 && ascii[len - 1] == '.')
        len--;
    if (len > STET_MAX_HOST_BYTES)
        return "its host is longer than 253 bytes";
    for (int32_t i = 0; i < len; i++)
        if (ascii[i] <= ' ' || ascii[i] == 0x7f || strchr("#/:<>?@[\\]^|%", ascii[i]))
            return "its host is not a valid domain name";
    stet_buf_append(out, ascii, (size_t)len);
    return NULL;
}

/* Appends the host's one form; NULL, or the reason why it has none. */
static const char *append_host(struct stet_buf *out, struct stet_span host)
{
    struct stet_buf plain, name;
    stet_buf_init(&plain, STET_MAX_URL_BYTES);
    stet_buf_init(&name, STET_MAX_URL_BYTES);
    for (size_t i = 0; i < host.len; i++) {
        int byte = escaped_byte(host, i);
        stet_buf_putc(&plain, byte >= 0 ? (char)byte : host.ptr[i]);
        if (byte >= 0)
            i += 2;
    }
    const char *reason = NULL;
    if (host.ptr[0] == '[')
        stet_buf_append(&name, host.ptr, host.len);
    else if (stet_utf8_check(plain.ptr, plain.len) != plain.len)
        reason = "its host is not a valid domain name";
    else
        reason = host_idna((struct stet_span){plain.ptr, plain.len}, &name);
    if (!reason && name.len == 0)
        reason = "it has no host";
    if (!reason)
        reason = host_address(&name);
    stet_buf_append(out, name.ptr, name.len);
    stet_buf_free(&name);
    stet_buf_free(&plain);
    return reason;
}

/* Appends ":port" unless it is the scheme's own; NULL, or the reason why it is no port. */
static const char *append_port(struct stet_buf *out, struct stet_span port, unsigned usual)
{
    unsigned value = 0;
    for (size_t i = 0; i < port.len; i++) {
        if (!stet_is_digit(port.ptr[i]))
            return "its port is not a number";
        value = value * 10 + (unsigned)(port.ptr[i] - '0');
        if (value > 65535)
            return "its port is above 65535";
    }
    if (port.len && value != usual)
        stet_buf_printf(out, ":%u", value);
    return NULL;
}

bool stet_url_is_tracking(struct stet_span parameter)
{
    const char *equals = parameter.len ? memchr(parameter.ptr, '=', parameter.len) : NULL;
    struct stet_span name = {parameter.ptr,
                             equals ? (size_t)(equals - parameter.ptr) : parameter.len};
    for (size_t i = 0; i < sizeof(tracking) / sizeof(tracking[0]); i++) {
        bool family = tracking[i][strlen(tracking[i]) - 1] == '_';
        if (family ? stet_span_starts_nocase(name, tracking[i])
                   : stet_span_is_nocase(name, tracking[i]))
            return true;
    }
    return false;
}

/* Appends "?" and query, which is in one form already, without the tracking parameters. */
static void append_query(struct stet_buf *out, struct stet_span query, bool keep_all)
{
    char mark = '?';
    size_t before = out->len, start = 0, end;
    do {
        const char *hit = query.len ? memchr(query.ptr + start, '&', query.len - start) : NULL;
        end = hit ? (size_t)(hit - query.ptr) : query.len;
        struct stet_span parameter = stet_span_sub(query, start, end);
        if (keep_all || !stet_url_is_tracking(parameter)) {
            stet_buf_putc(out, mark);
            stet_buf_append(out, parameter.ptr, parameter.len);
            mark = '&';
        }
        start = end + 1;
    } while (end < query.len);
    if (out->len == before + 1) /* a lone question mark */
        out->ptr[--out->len] = '\0';
}

/* Appends path and query with their escapes in one form; dots are left to the caller, who must
 * resolve them afterwards, as "%2e%2e" is ".." to every server. */
static void append_rest(struct stet_buf *out, const struct stet_url *url, bool web)
{
    size_t start = out->len;
    append_escaped(out, url->path, web ? "\\/:@!$&'()*+,;=" : "/:@!$&'()*+,;=");
    for (size_t i = start; i < out->len; i++)
        if (out->ptr[i] == '\\')
            out->ptr[i] = '/';
    if (out->len == start)
        stet_buf_putc(out, '/');
    struct stet_buf query;
    stet_buf_init(&query, out->max);
    append_escaped(&query, url->query, "/:@!$&'()*+,;=?");
    append_query(out, (struct stet_span){query.ptr, query.len}, !web);
    stet_buf_free(&query);
}

/* Appends all but the resolving of dots; NULL, or the reason why there is no canonical form. */
static const char *append_form(struct stet_buf *out, const struct stet_url *url)
{
    const char *reason = NULL;
    if (stet_span_is_nocase(url->scheme, "file")) {
        if (url->port.len)
            return "a file has no port";
        if (url->path.len == 0 || url->path.ptr[0] != '/')
            return "its path does not start with '/'";
        stet_buf_puts(out, "file://");
        if (url->host.len && !stet_span_is_nocase(url->host, "localhost"))
            reason = append_host(out, url->host);
        if (!reason)
            append_rest(out, url, false);
        return reason;
    }
    bool secure = stet_span_is_nocase(url->scheme, "https");
    if (!secure && !stet_span_is_nocase(url->scheme, "http"))
        return "only http, https and file URLs name an article";
    if (url->host.len == 0)
        return "it has no host";
    stet_buf_puts(out, secure ? "https://" : "http://");
    reason = append_host(out, url->host);
    if (!reason)
        reason = append_port(out, url->port, secure ? 443 : 80);
    if (!reason)
        append_rest(out, url, true);
    return reason;
}

/* NULL, or the reason why text holds characters that no URL may hold. */
static const char *check_characters(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20 || c == 0x7f)
            return "it holds a control character";
        if (c == ' ')
            return "it holds a space";
    }
    if (text.len && stet_utf8_check(text.ptr, text.len) != text.len)
        return "it is not UTF-8";
    return NULL;
}

enum stet_status stet_url_canonical(struct stet_span text, struct stet_buf *out,
                                    struct stet_error *error)
{
    text = stet_span_trim(text);
    if (text.len > STET_MAX_URL_BYTES)
        return refuse(error, STET_ERR_LIMIT, text, "it is longer than 8192 bytes");
    const char *reason = check_characters(text);
    if (reason)
        return refuse(error, STET_ERR_INPUT, text, reason);
    struct stet_url url;
    if (!stet_url_parse(text, &url) && url.scheme.len == 0)
        return refuse(error, STET_ERR_INPUT, text, "it does not start with http:// or https://");
    struct stet_buf form, resolved;
    stet_buf_init(&form, (size_t)4 * STET_MAX_URL_BYTES);
    stet_buf_init(&resolved, STET_MAX_URL_BYTES);
    reason = append_form(&form, &url);
    enum stet_status status = STET_OK;
    if (reason) {
        status = refuse(error, STET_ERR_INPUT, text, reason);
    } else {
        /* An empty reference gives the same URL with its dots resolved. */
        stet_url_resolve((struct stet_span){form.ptr, form.len}, (struct stet_span){"", 0},
                         &resolved);
        if (form.failed || resolved.failed)
            status =
                refuse(error, STET_ERR_LIMIT, text, "its canonical form is longer than 8192 bytes");
        else
            stet_buf_append(out, resolved.ptr, resolved.len);
    }
    stet_buf_free(&form);
    stet_buf_free(&resolved);
    return status;
}
