/* diff_terminal.c - a difference for a person at a terminal: edited sentences with their words
 * marked, removed and added ones with a sign, a little of what stands around them. */
#include "escape.h"
#include "render.h"
#include "span.h"
#include <stdlib.h>

#define TEXT_INDENT 2  /* "~ " */
#define EXCERPT     50 /* bytes of a moved sentence, at its old place */

struct printer {
    struct stet_flow flow;
    struct stet_view view;
    const struct stet_terminal_style *style;
    struct stet_shown shown;
    struct stet_buf run; /* the text of pieces that changed in one way */
};

static const struct look {
    char sign[3];
    enum stet_flow_style sign_style, text_style;
} looks[] = {
    [STET_LINE_EQUAL] = {"  ", STET_FLOW_PLAIN, STET_FLOW_DIM},
    [STET_LINE_REMOVED] = {"- ", STET_FLOW_SIGN_REMOVED, STET_FLOW_SIGN_REMOVED},
    [STET_LINE_ADDED] = {"+ ", STET_FLOW_SIGN_ADDED, STET_FLOW_SIGN_ADDED},
    [STET_LINE_EDITED] = {"~ ", STET_FLOW_SIGN_EDITED, STET_FLOW_PLAIN},
};
static const struct look moved_look = {"> ", STET_FLOW_SIGN_MOVED, STET_FLOW_PLAIN};

static bool is_space(struct stet_span text, size_t i)
{
    return text.ptr[i] == ' ' || text.ptr[i] == '\t' || text.ptr[i] == '\n';
}

/* White space that changed must be seen: an open box for a space, a sign for the line end between
 * sentences, a shouldered box for any other. */
static struct stet_span visible_space(struct stet_span text)
{
    if (stet_span_is(text, "\n"))
        return STET_SPAN_LITERAL("⏎");
    return stet_span_is(text, " ") ? STET_SPAN_LITERAL("␣") : STET_SPAN_LITERAL("⍽");
}

static bool is_all_space(struct stet_span text)
{
    static const char *const spaces[] = {
        " ", "\t", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE3\x80\x80"};
    while (text.len > 0) {
        size_t i = 0;
        while (i < sizeof(spaces) / sizeof(*spaces) && !stet_span_starts(text, spaces[i]))
            i++;
        if (i == sizeof(spaces) / sizeof(*spaces))
            return false;
        text = stet_span_sub(text, strlen(spaces[i]), text.len);
    }
    return true;
}

/* Prints the gathered text of one change between its marks; spaces at its ends stay outside. */
static void print_run(struct printer *printer, enum stet_segment_kind change,
                      enum stet_flow_style base)
{
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
    static const enum stet_flow_style styles[] = {STET_FLOW_PLAIN, STET_FLOW_REMOVED,
                                                  STET_FLOW_ADDED};
    struct stet_flow *flow = &printer->flow;
    struct stet_span text = {printer->run.ptr, printer->run.len};
    if (text.len == 0)
        return;
    if (change == STET_SEGMENT_EQUAL) {
        stet_flow_text(flow, text);
        return;
    }
    size_t start = 0, end = text.len;
    struct stet_span inner = text;
    if (is_all_space(text)) {
        inner = visible_space(text);
    } else {
        while (is_space(text, start))
            start++;
        while (is_space(text, end - 1))
            end--;
        inner = stet_span_sub(text, start, end);
    }
    if (start > 0)
        stet_flow_text(flow, STET_SPAN_LITERAL(" "));
    stet_flow_set(flow, styles[change]);
    stet_flow_glue(flow, printer->style->color ? "" : open[change]);
    stet_flow_text(flow, inner);
    stet_flow_glue(flow, printer->style->color ? "" : close[change]);
    stet_flow_set(flow, base);
    if (end < text.len)
        stet_flow_text(flow, STET_SPAN_LITERAL(" "));
}

/* Adds what the reader sees of a piece to the run. */
static void gather(struct printer *printer, const struct stet_diff_line *line,
                   const struct stet_piece *piece)
{
    struct stet_buf *run = &printer->run;
    bool image = piece->style & STET_STYLE_IMAGE;
    bool changed = piece->change != STET_SEGMENT_EQUAL;
    bool edited = line->kind == STET_LINE_EDITED || line->segment_count > 0;
    switch (piece->kind) {
    case STET_INLINE_TEXT: stet_buf_append(run, piece->text.ptr, piece->text.len); break;
    case STET_INLINE_SYNTAX:
        if (image)
            stet_buf_puts(run, "image: ");
        else if (piece->style & STET_STYLE_EMBED)
            stet_buf_puts(run, stet_span_starts(piece->text, "<") ? "embedded: " : " ");
        else if (!changed && edited && piece != printer->view.pieces &&
                 stet_span_is(piece->text, " "))
            stet_buf_putc(run, ' '); /* behind a changed heading sign */
        else if (changed && edited && !line->front_matter && !stet_span_is(piece->text, "\\") &&
                 !stet_span_is(piece->text, "["))
            stet_buf_append(run, piece->text.ptr, piece->text.len);
        break;
    case STET_INLINE_TARGET:
        if (changed && (edited || image)) {
            stet_buf_puts(run, " <");
            stet_buf_append(run, piece->text.ptr, piece->text.len);
            stet_buf_putc(run, '>');
        }
        break;
    }
}

static void print_marker(struct printer *printer, const struct stet_diff_line *line)
{
    const struct stet_view *view = &printer->view;
    if (line->kind == STET_LINE_EDITED && view->count > 0 &&
        view->pieces[0].change != STET_SEGMENT_EQUAL)
        return; /* shown as it is written, with its change */
    for (unsigned i = 0; i < view->block.quotes && i < 20; i++)
        stet_flow_text(&printer->flow, STET_SPAN_LITERAL("> "));
    if (view->block.kind != STET_BLOCK_ITEM)
        return;
    struct stet_span text = line->kind == STET_LINE_REMOVED ? stet_diff_old_text(view->diff)
                                                            : stet_diff_new_text(view->diff);
    struct stet_span marker = stet_span_sub(text, view->block.marker.start, view->block.marker.end);
    stet_flow_text(&printer->flow, marker.len > 1 ? marker : STET_SPAN_LITERAL("•"));
    stet_flow_text(&printer->flow, STET_SPAN_LITERAL(" "));
}

static void print_pieces(struct printer *printer, const struct stet_diff_line *line,
                         enum stet_flow_style base)
{
    const struct stet_view *view = &printer->view;
    bool edited = line->kind == STET_LINE_EDITED || line->segment_count > 0;
    bool code = view->block.kind == STET_BLOCK_CODE, begun = code;
    for (size_t i = 0; i < view->count;) {
        enum stet_segment_kind change = view->pieces[i].change;
        stet_buf_clear(&printer->run);
        for (; i < view->count && view->pieces[i].change == change; i++)
            gather(printer, line, &view->pieces[i]);
        /* How far a line of a list stands in is not read. */
        if (!begun && is_all_space((struct stet_span){printer->run.ptr, printer->run.len}))
            continue;
        begun = true;
        print_run(printer, edited ? change : STET_SEGMENT_EQUAL, base);
        bool replaced = change == STET_SEGMENT_REMOVED && i < view->count &&
                        view->pieces[i].change == STET_SEGMENT_ADDED;
        if (edited && replaced && printer->style->color)
            stet_flow_text(&printer->flow, STET_SPAN_LITERAL(" "));
    }
}

static void put_value(struct stet_buf *out, struct stet_span value)
{
    stet_buf_append(out, value.ptr, value.len);
}

/* "(number: 150 → 175)" behind the sentence. */
static void print_tags(struct printer *printer, const struct stet_diff_line *line)
{
    struct stet_flow *flow = &printer->flow;
    stet_buf_clear(&printer->run);
    stet_tags_write(printer->view.diff, &printer->shown, line, put_value, &printer->run);
    if (printer->run.len == 0)
        return;
    stet_flow_set(flow, STET_FLOW_DIM);
    stet_flow_text(flow, STET_SPAN_LITERAL(" "));
    stet_flow_glue(flow, "(");
    stet_flow_text(flow, (struct stet_span){printer->run.ptr, printer->run.len});
    stet_flow_glue(flow, ")");
}

static void print_line(struct printer *printer, const struct stet_diff_line *line)
{
    struct stet_flow *flow = &printer->flow;
    const struct look *look = stet_shown_is_moved(line) ? &moved_look : &looks[line->kind];
    enum stet_flow_style base = look->text_style;
    if (line->kind == STET_LINE_EDITED && printer->view.block.kind == STET_BLOCK_HEADING)
        base = STET_FLOW_STRONG;
    flow->indent = TEXT_INDENT;
    stet_flow_set(flow, look->sign_style);
    stet_flow_glue(flow, look->sign);
    stet_flow_set(flow, base);
    if (line->front_matter) {
        stet_flow_text(flow, stet_view_field(printer->view.diff, line));
        stet_flow_glue(flow, ":");
        stet_flow_text(flow, STET_SPAN_LITERAL(" "));
    } else {
        print_marker(printer, line);
    }
    print_pieces(printer, line, base);
    print_tags(printer, line);
    stet_flow_end(flow, 0);
}

static void print_note(struct printer *printer, const struct look *look, const char *note)
{
    struct stet_flow *flow = &printer->flow;
    flow->indent = TEXT_INDENT;
    stet_flow_set(flow, look->sign_style);
    stet_flow_glue(flow, look->sign);
    stet_flow_set(flow, STET_FLOW_DIM);
    stet_flow_text(flow, stet_span_of(note));
    stet_flow_end(flow, 0);
}

/* Where sentences were moved from, or to: their beginning, and which way. */
static void print_move(struct printer *printer, const struct stet_diff_line *line)
{
    const struct stet_edit *edit = &printer->shown.edits[line->edit];
    bool down = edit->new_line > edit->old_line;
    if (line->kind == STET_LINE_ADDED) {
        print_note(printer, &moved_look,
                   down ? "(moved here from above)" : "(moved here from below)");
        return;
    }
    struct stet_buf *run = &printer->run;
    stet_buf_clear(run);
    stet_buf_puts(run, down ? "(moved down: " : "(moved up: ");
    for (size_t i = 0; i < printer->view.count && run->len < EXCERPT; i++)
        if (printer->view.pieces[i].kind == STET_INLINE_TEXT)
            stet_buf_append(run, printer->view.pieces[i].text.ptr,
                            printer->view.pieces[i].text.len);
    size_t end = run->len < EXCERPT ? run->len : EXCERPT;
    while (end < run->len && ((unsigned char)run->ptr[end] & 0xC0) == 0x80)
        end++;
    bool cut = end < run->len;
    run->len = end;
    stet_buf_puts(run, cut ? "…)" : ")");
    print_note(printer, &moved_look, run->failed ? "" : run->ptr);
}

/* At the old place only a note stands, once for all sentences that were moved together. */
static void print_moved_line(struct printer *printer, const struct stet_diff_line *line,
                             bool begins)
{
    if (begins)
        print_move(printer, line);
    if (line->kind == STET_LINE_ADDED)
        print_line(printer, line);
}

static void print_body(struct printer *printer, const uint8_t *shown, bool fields)
{
    bool any = false, broken = false, gap = false;
    size_t last_move = STET_NO_EDIT;
    for (size_t i = 0; i < printer->shown.count; i++) {
        const struct stet_diff_line *line = &printer->shown.lines[i];
        stet_view_line(&printer->view, line);
        if (line->front_matter)
            continue;
        bool lone = stet_context_is_lone_break(&printer->shown, i);
        if (printer->view.block.kind == STET_BLOCK_BLANK && !lone) {
            broken = true;
            continue;
        }
        if (!shown[i]) {
            gap = true;
            continue;
        }
        if (printer->view.block.kind == STET_BLOCK_FRAME ||
            (printer->view.block.kind == STET_BLOCK_RULE && line->kind == STET_LINE_EQUAL))
            continue;
        if (!any && fields)
            stet_flow_end(&printer->flow, 0);
        if (any && gap)
            print_note(printer, &looks[STET_LINE_EQUAL], "⋯");
        else if (any && broken)
            stet_flow_end(&printer->flow, 0);
        if (lone)
            print_note(printer, &looks[STET_LINE_EDITED],
                       line->kind == STET_LINE_ADDED ? "(new paragraph from here)"
                                                     : "(no new paragraph from here)");
        else if (stet_shown_is_moved(line))
            print_moved_line(printer, line, line->edit != last_move);
        else
            print_line(printer, line);
        last_move = stet_shown_is_moved(line) ? line->edit : STET_NO_EDIT;
        any = true;
        broken = gap = false;
    }
}

/* Returns whether there were any. */
static bool print_fields(struct printer *printer)
{
    bool any = false;
    for (size_t i = 0; i < printer->shown.count && printer->shown.lines[i].front_matter; i++) {
        const struct stet_diff_line *line = &printer->shown.lines[i];
        stet_view_line(&printer->view, line);
        if (!stet_context_is_field_edit(printer->view.diff, line))
            continue;
        print_line(printer, line);
        any = true;
    }
    return any;
}

static void print_header(struct printer *printer, const struct stet_diff_label *label)
{
    struct stet_flow *flow = &printer->flow;
    if (label->title && *label->title) {
        stet_flow_set(flow, STET_FLOW_STRONG);
        stet_flow_text(flow, stet_span_of(label->title));
        stet_flow_end(flow, 0);
    }
    if (label->url && *label->url) {
        stet_flow_text(flow, stet_span_of(label->url));
        stet_flow_end(flow, 0);
    }
    if (label->old_name && label->new_name) {
        stet_flow_text(flow, stet_span_of(label->old_name));
        stet_flow_text(flow, STET_SPAN_LITERAL(" → "));
        stet_flow_text(flow, stet_span_of(label->new_name));
        stet_flow_end(flow, 0);
    }
    stet_buf_clear(&printer->run);
    stet_render_summary(printer->view.diff, &printer->shown, &printer->run);
    stet_flow_text(flow, (struct stet_span){printer->run.ptr, printer->run.len});
    stet_flow_end(flow, 0);
}

void stet_render_diff_terminal(const struct stet_diff *diff, const struct stet_diff_label *label,
                               const struct stet_terminal_style *style, struct stet_buf *out)
{
    struct printer printer = {.style = style};
    stet_flow_init(&printer.flow, out, style->color, style->width);
    stet_view_init(&printer.view, diff);
    stet_buf_init(&printer.run, out->max);
    bool done = stet_shown_init(&printer.shown, diff, label->filter);
    uint8_t *shown = done ? stet_context_choose(diff, &printer.shown, style->context) : NULL;
    if (shown) {
        print_header(&printer, label);
        if (!stet_diff_is_empty(diff)) {
            stet_flow_end(&printer.flow, 0);
            print_body(&printer, shown, print_fields(&printer));
        }
    }
    if (!shown || printer.view.failed || printer.run.failed)
        out->failed = true;
    free(shown);
    stet_shown_free(&printer.shown);
    stet_buf_free(&printer.run);
    stet_view_free(&printer.view);
    stet_flow_free(&printer.flow);
}
