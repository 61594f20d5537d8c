/* escape.c - one escaper a place. */
#include "escape.h"
#include "utf8.h"

void stet_escape_html_text(struct stet_buf *out, struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '\0': stet_buf_puts(out, "\xEF\xBF\xBD"); break; /* none may stand in HTML */
        case '&': stet_buf_puts(out, "&amp;"); break;
        case '<': stet_buf_puts(out, "&lt;"); break;
        case '>': stet_buf_puts(out, "&gt;"); break;
        default: stet_buf_putc(out, text.ptr[i]);
        }
    }
}

void stet_escape_html_attribute(struct stet_buf *out, struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '\0': stet_buf_puts(out, "\xEF\xBF\xBD"); break; /* none may stand in HTML */
        case '&': stet_buf_puts(out, "&amp;"); break;
        case '<': stet_buf_puts(out, "&lt;"); break;
        case '>': stet_buf_puts(out, "&gt;"); break;
        case '"': stet_buf_puts(out, "&quot;"); break;
        case '\n': stet_buf_puts(out, "&#10;"); break;
        default: stet_buf_putc(out, text.ptr[i]);
        }
    }
}

/* Controls, and characters that move, hide or reverse the text around them. The two joiners, 200C
 * and 200D, stay: Persian, Hindi and emoji are spelt with them. */
static bool is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200B || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE;
}

void stet_escape_terminal(struct stet_buf *out, struct stet_span text, bool keep_lines)
{
    size_t pos = 0;
    while (pos < text.len) {
        size_t start = pos;
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        if (keep_lines && (code == '\n' || code == '\t'))
            stet_buf_putc(out, (char)code);
        else if (!is_unsafe(code) && (code != STET_REPLACEMENT || pos - start == 3))
            stet_buf_append(out, text.ptr + start, pos - start);
        else if (code == STET_REPLACEMENT)
            for (; start < pos; start++)
                stet_buf_printf(out, "\\x%02x", (unsigned char)text.ptr[start]);
        else if (code < 0x100)
            stet_buf_printf(out, "\\x%02x", (unsigned)code);
        else
            stet_buf_printf(out, "\\u%04x", (unsigned)code);
    }
}

bool stet_escape_is_plain(struct stet_span text)
{
    for (size_t pos = 0; pos < text.len;)
        if (is_unsafe(stet_utf8_next(text.ptr, text.len, &pos)))
            return false;
    return true;
}

void stet_escape_json(struct stet_buf *out, struct stet_span text)
{
    stet_buf_putc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        switch (c) {
        case '"': stet_buf_puts(out, "\\\""); break;
        case '\\': stet_buf_puts(out, "\\\\"); break;
        case '\n': stet_buf_puts(out, "\\n"); break;
        case '\r': stet_buf_puts(out, "\\r"); break;
        case '\t': stet_buf_puts(out, "\\t"); break;
        default:
            if (c < 0x20 || c == 0x7f)
                stet_buf_printf(out, "\\u%04x", c);
            else
                stet_buf_putc(out, (char)c);
        }
    }
    stet_buf_putc(out, '"');
}
