/* json_repair.c - JSON as pages carry it, made JSON.
 *
 * Templates leave raw line ends in strings, commas before a closing bracket, escapes that JSON does
 * not know, and wrap the whole in comment or CDATA marks. */
#include "meta.h"
#include "span.h"

/* What lies between the first opening and the last closing bracket. */
static struct stet_span unwrap(struct stet_span text)
{
    size_t start = 0, end = text.len;
    while (start < end && text.ptr[start] != '{' && text.ptr[start] != '[')
        start++;
    if (start < end && stet_span_starts(stet_span_sub(text, start, end), "[CDATA["))
        for (start += strlen("[CDATA[");
             start < end && text.ptr[start] != '{' && text.ptr[start] != '[';)
            start++;
    while (end > start && text.ptr[end - 1] != '}' && text.ptr[end - 1] != ']')
        end--;
    while (end > start + 2 && text.ptr[end - 1] == ']' && text.ptr[end - 2] == ']' &&
           text.ptr[start] == '{')
        end -= 2; /* the end of a CDATA section */
    while (end > start && text.ptr[start] == '{' && text.ptr[end - 1] != '}')
        end--;
    return stet_span_sub(text, start, end);
}

/* Is the comma at i followed by nothing but a closing bracket or another comma? */
static bool comma_is_idle(struct stet_span text, size_t i)
{
    for (i++; i < text.len && stet_is_space(text.ptr[i]);)
        i++;
    return i == text.len || text.ptr[i] == '}' || text.ptr[i] == ']' || text.ptr[i] == ',';
}

/* Is the quotation mark at i the end of its string? Behind an end comes , : } or ]. */
static bool quote_ends(struct stet_span text, size_t i)
{
    for (i++; i < text.len && stet_is_space(text.ptr[i]);)
        i++;
    return i == text.len || text.ptr[i] == ',' || text.ptr[i] == ':' || text.ptr[i] == '}' ||
           text.ptr[i] == ']';
}

void stet_json_repair(struct stet_span text, struct stet_buf *out)
{
    text = unwrap(text);
    bool string = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!string) {
            string = c == '"';
            if (c != ',' || !comma_is_idle(text, i))
                stet_buf_putc(out, c);
        } else if (c == '\\' && i + 1 < text.len) {
            char next = text.ptr[++i];
            if (next != '\0' && strchr("\"\\/bfnrtu", next))
                stet_buf_putc(out, '\\');
            stet_buf_putc(out, (unsigned char)next < ' ' ? ' ' : next);
        } else if (c == '"' && !quote_ends(text, i)) {
            stet_buf_puts(out, "\\\"");
        } else {
            string = c != '"';
            stet_buf_putc(out, (unsigned char)c < ' ' ? ' ' : c);
        }
    }
}
