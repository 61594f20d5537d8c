/* flow.c - words put into the lines of a terminal.
 *
 * A word is held back until its end is known, so that it can go to the next line as a whole; a
 * style ends before the line does and begins again behind the indent. */
#include "escape.h"
#include "render.h"
#include "span.h"
#include "utf8.h"

static const char *const sequences[] = {
    [STET_FLOW_PLAIN] = "",
    [STET_FLOW_DIM] = "\033[2m",
    [STET_FLOW_STRONG] = "\033[1m",
    [STET_FLOW_REMOVED] = "\033[31;9m",
    [STET_FLOW_ADDED] = "\033[1;32m",
    [STET_FLOW_SIGN_REMOVED] = "\033[31m",
    [STET_FLOW_SIGN_ADDED] = "\033[32m",
    [STET_FLOW_SIGN_EDITED] = "\033[33m",
    [STET_FLOW_SIGN_MOVED] = "\033[36m",
};

void stet_flow_init(struct stet_flow *flow, struct stet_buf *out, bool color, unsigned width)
{
    *flow = (struct stet_flow){.out = out, .color = color, .width = width};
    stet_buf_init(&flow->word, out->max);
}

void stet_flow_free(struct stet_flow *flow)
{
    stet_buf_free(&flow->word);
}

static void change_style(const struct stet_flow *flow, struct stet_buf *to,
                         enum stet_flow_style from, enum stet_flow_style style)
{
    if (!flow->color || from == style)
        return;
    if (from != STET_FLOW_PLAIN)
        stet_buf_puts(to, "\033[0m");
    stet_buf_puts(to, sequences[style]);
}

static void begin_line(struct stet_flow *flow)
{
    change_style(flow, flow->out, flow->out_style, STET_FLOW_PLAIN);
    stet_buf_putc(flow->out, '\n');
    for (flow->column = 0; flow->column < flow->indent; flow->column++)
        stet_buf_putc(flow->out, ' ');
    change_style(flow, flow->out, STET_FLOW_PLAIN, flow->out_style);
}

static void put_word(struct stet_flow *flow)
{
    if (flow->word.failed)
        flow->out->failed = true;
    if (flow->word.len == 0)
        return;
    size_t need = flow->column + flow->space + flow->word_width;
    if (flow->width > 0 && need > flow->width && flow->column > flow->indent) {
        begin_line(flow);
    } else if (flow->space) {
        stet_buf_putc(flow->out, ' ');
        flow->column++;
    }
    stet_buf_append(flow->out, flow->word.ptr, flow->word.len);
    flow->column += flow->word_width;
    flow->out_style = flow->style;
    flow->word_width = 0;
    flow->space = false;
    stet_buf_clear(&flow->word);
}

void stet_flow_set(struct stet_flow *flow, enum stet_flow_style style)
{
    change_style(flow, &flow->word, flow->style, style);
    flow->style = style;
    if (flow->word_width == 0 && flow->color) {
        /* Nothing is held back but the change: make it now, so that it moves with no word. */
        stet_buf_clear(&flow->word);
        if (style == STET_FLOW_PLAIN || flow->out_style != STET_FLOW_PLAIN)
            change_style(flow, flow->out, flow->out_style, STET_FLOW_PLAIN);
        flow->out_style = STET_FLOW_PLAIN;
        change_style(flow, &flow->word, STET_FLOW_PLAIN, style);
    }
}

void stet_flow_glue(struct stet_flow *flow, const char *text)
{
    stet_buf_puts(&flow->word, text);
    flow->word_width += stet_render_width(stet_span_of(text));
}

/* Full-width marks that begin no line. */
static bool stays_behind(uint32_t code)
{
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF01,
                                     0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (marks[i] == code)
            return true;
    return false;
}

void stet_flow_text(struct stet_flow *flow, struct stet_span text)
{
    for (size_t pos = 0; pos < text.len;) {
        size_t start = pos, before = flow->word.len;
        while (pos < text.len && text.ptr[pos] > ' ' && text.ptr[pos] < 0x7F)
            pos++;
        if (pos > start) { /* most text is this plain */
            stet_buf_append(&flow->word, text.ptr + start, pos - start);
            flow->word_width += pos - start;
            continue;
        }
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        if (code == ' ' || code == '\t' || code == '\n') {
            put_word(flow);
            flow->space = true;
            continue;
        }
        struct stet_span character = stet_span_sub(text, start, pos);
        bool wide = stet_render_width(character) == 2;
        if (wide && !stays_behind(code)) {
            put_word(flow);
            before = 0;
        }
        stet_escape_terminal(&flow->word, character, false);
        if (flow->word.failed)
            return;
        flow->word_width += stet_render_width(stet_span_sub(
            (struct stet_span){flow->word.ptr, flow->word.len}, before, flow->word.len));
    }
}

void stet_flow_end(struct stet_flow *flow, size_t indent)
{
    stet_flow_set(flow, STET_FLOW_PLAIN);
    put_word(flow);
    change_style(flow, flow->out, flow->out_style, STET_FLOW_PLAIN);
    flow->out_style = STET_FLOW_PLAIN;
    stet_buf_putc(flow->out, '\n');
    flow->column = 0;
    flow->space = false;
    flow->indent = indent;
}
