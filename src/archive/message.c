/* message.c - what 'git log' shows of a batch: what came in, and of a single article its title. */
#include "message.h"
#include "escape.h"
#include "span.h"

/* Titles come from pages: one line, without controls, not too long. */
static void write_name(struct stet_buf *out, const char *name)
{
    struct stet_span span = stet_span_of(name);
    size_t end = span.len < 120 ? span.len : 120;
    while (end < span.len && end > 0 && ((unsigned char)span.ptr[end] & 0xC0) == 0x80)
        end--;
    stet_escape_terminal(out, stet_span_sub(span, 0, end), false);
    if (end < span.len)
        stet_buf_puts(out, "\xE2\x80\xA6");
}

static void write_counts(struct stet_buf *out, const size_t *counts)
{
    const char *comma = "";
    for (int change = STET_CHANGE_NEW; change <= STET_CHANGE_FAILED; change++) {
        if (counts[change] == 0)
            continue;
        stet_buf_printf(out, "%s%zu %s", comma, counts[change],
                        stet_change_name((enum stet_change)change));
        comma = ", ";
    }
}

void stet_message_write(struct stet_buf *out, const char *given, const size_t *counts,
                        const struct stet_message_line *only)
{
    size_t total = 0;
    for (int change = STET_CHANGE_NEW; change <= STET_CHANGE_FAILED; change++)
        total += counts[change];
    const char *name = only->title && only->title[0] ? only->title : only->url;
    if (given) {
        stet_buf_puts(out, given);
        stet_buf_puts(out, "\n\n");
    }
    if (total == 1 && name) {
        write_name(out, name);
        stet_buf_puts(out, ": ");
        for (int change = STET_CHANGE_NEW; change <= STET_CHANGE_FAILED; change++)
            if (counts[change])
                stet_buf_puts(out, stet_change_name((enum stet_change)change));
    } else {
        stet_buf_printf(out, "%zu captures: ", total);
        write_counts(out, counts);
    }
    stet_buf_putc(out, '\n');
    if (total == 1 && only->url && only->title && only->title[0]) {
        stet_buf_putc(out, '\n');
        write_name(out, only->url);
        stet_buf_putc(out, '\n');
    }
}
