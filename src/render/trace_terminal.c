/* trace_terminal.c - why a page became what it is, for a terminal: a line for each block. */
#include "escape.h"
#include "render.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

enum {
    WIDTH = 120,    /* columns, where there is no terminal */
    WIDTH_MIN = 60, /* a line needs so many */
    ELEMENT = 10,   /* columns of the element's name, */
    REASON = 14     /* and of the reason */
};

/* "drop", "keep": what words say must be clear without colour. */
static const char *const colors[] = {"\x1b[2m", "\x1b[32m"};

const char *stet_trace_reason(const struct stet_trace_block *block)
{
    if (!block->reason)
        return block->kept && !block->chosen ? "by its score" : "";
    return strncmp(block->reason, "dropped-", 8) == 0 ? block->reason + 8 : block->reason;
}

/* Text in at most so many columns, cut at a character; returns how many it took. */
static size_t put_cut(struct stet_buf *out, struct stet_span text, size_t columns)
{
    struct stet_buf safe;
    size_t width = 0, pos = 0, end = 0;
    stet_buf_init(&safe, 16 * text.len + 16);
    stet_escape_terminal(&safe, text, false);
    size_t all = stet_render_width((struct stet_span){safe.ptr, safe.len});
    size_t most = all > columns && columns > 0 ? columns - 1 : columns;
    while (pos < safe.len) {
        size_t start = pos;
        stet_utf8_next(safe.ptr, safe.len, &pos);
        size_t here = stet_render_width((struct stet_span){safe.ptr + start, pos - start});
        if (width + here > most)
            break;
        width += here;
        end = pos;
    }
    stet_buf_append(out, safe.ptr, end);
    if (end < safe.len && columns > 0) {
        stet_buf_puts(out, "\xE2\x80\xA6");
        width++;
    }
    stet_buf_free(&safe);
    return width;
}

static void put_column(struct stet_buf *out, struct stet_span text, size_t columns)
{
    for (size_t width = put_cut(out, text, columns); width <= columns; width++)
        stet_buf_putc(out, ' ');
}

static void put_block(struct stet_buf *out, const struct stet_trace_block *block, bool color,
                      size_t columns)
{
    char numbers[64];
    int used = snprintf(numbers, sizeof(numbers), "%s %+7.2f %6lu %3lu%% ",
                        block->kept ? "keep" : "drop", (double)block->score / 1000,
                        (unsigned long)block->letters, (unsigned long)block->link_percent);
    stet_buf_puts(out, color ? colors[block->kept] : "");
    stet_buf_puts(out, numbers);
    put_column(out, block->element, ELEMENT);
    put_column(out, stet_span_of(stet_trace_reason(block)), REASON);
    size_t before = (size_t)used + ELEMENT + 1 + REASON + 1;
    put_cut(out, block->text, columns - before);
    stet_buf_puts(out, color ? "\x1b[0m\n" : "\n");
}

struct stet_span stet_trace_other(const struct stet_document *document)
{
    for (const struct stet_diagnostic *at = document->diagnostics.first; at; at = at->next)
        if (strncmp(at->code, "text-from-", 10) == 0)
            return stet_span_of(at->code + 10);
    return (struct stet_span){NULL, 0};
}

void stet_render_trace_terminal(const struct stet_trace *trace,
                                const struct stet_document *document,
                                const struct stet_terminal_style *style, struct stet_buf *out)
{
    size_t kept = 0, count = stet_trace_count(trace);
    size_t columns = style->width == 0 ? WIDTH : style->width;
    columns = columns < WIDTH_MIN ? WIDTH_MIN : columns;
    for (size_t i = 0; i < count; i++)
        kept += stet_trace_get(trace, i)->kept;
    struct stet_span other = stet_trace_other(document);
    stet_buf_printf(out, "%zu of %zu blocks kept; kind: %s", kept, count,
                    stet_document_kind_name(document->kind));
    if (document->kind_reason.len > 0) {
        stet_buf_puts(out, " (");
        stet_escape_terminal(out, document->kind_reason, false);
        stet_buf_putc(out, ')');
    }
    stet_buf_putc(out, '\n');
    if (other.len > 0)
        stet_buf_printf(out, "the text was not taken from these blocks, but from %.*s\n",
                        (int)other.len, other.ptr);
    if (!stet_trace_html(trace))
        stet_buf_puts(out, "this is no HTML: nothing was left out\n");
    else
        stet_buf_puts(out, "       score letters link element    reason         text\n");
    for (size_t i = 0; i < count; i++)
        put_block(out, stet_trace_get(trace, i), style->color, columns);
}
