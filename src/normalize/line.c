/* line.c - one line of metadata, of code or of an image's text: NFC, single spaces, nothing unseen.
 */
#include "limits.h"
#include "rules.h"
#include "span.h"
#include "utf8.h"

/* ASCII with single spaces inside needs nothing. */
static bool is_normal(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < ' ' || c >= 0x7F)
            return false;
        if (c == ' ' && (i == 0 || i + 1 == text.len || text.ptr[i - 1] == ' '))
            return false;
    }
    return true;
}

/* Joiners at the end of what was written, but not before start. */
static void cut_joiners(struct stet_buf *out, size_t start)
{
    while (out->len >= start + 3 && (memcmp(out->ptr + out->len - 3, "\xE2\x80\x8C", 3) == 0 ||
                                     memcmp(out->ptr + out->len - 3, "\xE2\x80\x8D", 3) == 0))
        out->len -= 3;
}

static void clean(struct stet_buf *out, struct stet_span text)
{
    size_t start = out->len;
    bool space = false;
    for (size_t pos = 0; pos < text.len;) {
        size_t at = pos;
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        enum stet_char_role role = stet_character_role(code);
        if (role == STET_ROLE_SPACE || role == STET_ROLE_NEW_LINE) {
            cut_joiners(out, start);
            space = out->len > start;
        } else if (role == STET_ROLE_VISIBLE ||
                   (role == STET_ROLE_JOINER && out->len > start && !space)) {
            if (space)
                stet_buf_putc(out, ' ');
            space = false;
            stet_buf_append(out, text.ptr + at, pos - at);
        }
    }
    cut_joiners(out, start);
}

void stet_normalize_line(struct stet_buf *out, struct stet_span text)
{
    if (is_normal(text)) {
        stet_buf_append(out, text.ptr, text.len);
        return;
    }
    struct stet_buf line;
    bool changed;
    stet_buf_init(&line, STET_MAX_DECODED_BYTES);
    clean(&line, text);
    out->failed = out->failed || line.failed;
    stet_nfc_append(out, (struct stet_span){line.ptr, line.len}, &changed);
    stet_buf_free(&line);
}

static struct stet_span take_scratch(struct stet_normalizer *n, struct stet_span before)
{
    struct stet_span text = {n->scratch.ptr, n->scratch.len};
    n->failed = n->failed || n->scratch.failed;
    if (stet_span_equal(text, before))
        return before;
    struct stet_span copy = stet_document_copy(n->document, text);
    n->failed = n->failed || copy.len != text.len;
    return copy;
}

struct stet_span stet_line_normalize(struct stet_normalizer *n, struct stet_span text)
{
    if (is_normal(text))
        return text;
    stet_buf_clear(&n->scratch);
    stet_normalize_line(&n->scratch, text);
    return take_scratch(n, text);
}

struct stet_span stet_url_normalize(struct stet_normalizer *n, struct stet_span url, bool picture)
{
    while (url.len > 0 && (unsigned char)url.ptr[0] <= ' ')
        url = stet_span_sub(url, 1, url.len);
    while (url.len > 0 && (unsigned char)url.ptr[url.len - 1] <= ' ')
        url.len--;
    stet_buf_clear(&n->scratch);
    if (stet_address_clean(&n->scratch, url, picture)) {
        n->repairs.addresses++;
        url = take_scratch(n, url);
    }
    stet_buf_clear(&n->scratch);
    stet_document_write_url(&n->scratch, url);
    return take_scratch(n, url);
}
