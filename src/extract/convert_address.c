/* convert_address.c - mail addresses that a delivery network hides from robots and a script shows
 * to readers: in hexadecimal, each byte exclusive-or the first one, which is another at every
 * serving. */
#include "convert.h"
#include "limits.h"
#include "span.h"
#include "utf8.h"

#define ADDRESS_BYTES 320 /* of a mail address, at most */

static int hex_value(char c)
{
    if (stet_is_digit(c))
        return c - '0';
    c = stet_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Appends the address that hex begins with; the bytes of hex it took, or 0 if it is none. */
static size_t decode(struct stet_buf *out, struct stet_span hex)
{
    size_t len = 0, start = out->len, at = 0;
    while (len < hex.len && hex_value(hex.ptr[len]) >= 0)
        len++;
    if (len < 4 || len % 2 || len > (size_t)2 * ADDRESS_BYTES)
        return 0;
    int key = hex_value(hex.ptr[0]) << 4 | hex_value(hex.ptr[1]);
    for (size_t i = 2; i < len; i += 2) {
        int byte = (hex_value(hex.ptr[i]) << 4 | hex_value(hex.ptr[i + 1])) ^ key;
        at += byte == '@';
        if (byte <= ' ' || byte == 0x7F)
            at = 2; /* no address holds these */
        stet_buf_putc(out, (char)byte);
    }
    if (at == 1 && stet_utf8_check(out->ptr + start, out->len - start) == out->len - start)
        return len;
    out->len = start;
    out->ptr[start] = '\0';
    return 0;
}

struct stet_span stet_convert_mail(struct stet_converter *to, struct stet_span href)
{
    static const char hidden[] = "/cdn-cgi/l/email-protection";
    struct stet_span none = {NULL, 0};
    size_t at = stet_span_find(href, hidden);
    if (at == href.len)
        return none;
    struct stet_span rest = stet_span_sub(href, at + strlen(hidden), href.len);
    struct stet_span hex = stet_span_sub(rest, stet_span_find(rest, "#"), rest.len);
    if (hex.len == 0)
        return none;
    hex = stet_span_sub(hex, 1, hex.len);
    struct stet_buf url;
    stet_buf_init(&url, STET_MAX_URL_BYTES);
    stet_buf_puts(&url, "mailto:");
    size_t taken = decode(&url, hex);
    stet_buf_append(&url, hex.ptr + taken, hex.len - taken);
    struct stet_span copy = none;
    if (taken > 0 && !url.failed)
        copy = stet_document_copy(to->document, (struct stet_span){url.ptr, url.len});
    stet_buf_free(&url);
    return copy;
}

bool stet_convert_hidden_mail(struct stet_converter *to, uint32_t part)
{
    const struct stet_html *html = to->page->html;
    stet_html_node node = to->page->parts[part].node;
    struct stet_span name, value;
    if (!stet_html_attribute(html, node, STET_HTML_ATTR_CLASS, &value) ||
        stet_span_find(value, "__cf_email__") == value.len)
        return false;
    for (size_t i = 0; stet_html_attribute_at(html, node, i, &name, &value); i++) {
        if (!stet_span_is(name, "data-cfemail"))
            continue;
        struct stet_buf address;
        stet_buf_init(&address, STET_MAX_URL_BYTES);
        bool found = decode(&address, value) == value.len && value.len > 0;
        if (found)
            stet_convert_text(to, (struct stet_span){address.ptr, address.len});
        stet_buf_free(&address);
        return found;
    }
    return false;
}
