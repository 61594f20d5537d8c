/* blame_terminal.c - a blame for a person at a terminal: each sentence behind the version it came
 * in, and below those with a story of their own what happened, and between which captures. */
#include "escape.h"
#include "span.h"
#include "story.h"
#include <stdio.h>

#define GUTTER      7           /* "@123 ~ " */
#define MARGIN      "         " /* of what is told of a sentence, below it */
#define MOST_EVENTS 6           /* told of one story; of longer ones the first and the newest */

struct printer {
    struct stet_flow flow;
    struct stet_view view;
    const struct stet_history *history;
    struct stet_story story;
    struct stet_buf text;
};

/* "@3 ~": the version it came in, a sign, and blanks up to where the text stands. */
static void print_gutter(struct printer *printer, size_t origin, const char *sign,
                         enum stet_flow_style style)
{
    struct stet_flow *flow = &printer->flow;
    stet_buf_clear(&printer->text);
    stet_story_name(&printer->text, printer->history, origin);
    stet_buf_puts(&printer->text, sign);
    size_t width = printer->text.len;
    stet_flow_set(flow, style);
    stet_flow_glue(flow, printer->text.ptr);
    stet_flow_set(flow, STET_FLOW_PLAIN);
    for (; width + 1 < GUTTER; width++)
        stet_flow_glue(flow, " ");
    flow->indent = GUTTER;
    stet_flow_text(flow, STET_SPAN_LITERAL(" "));
}

/* What a reader sees of the line that was given to the view. */
static void print_line(struct printer *printer)
{
    struct stet_flow *flow = &printer->flow;
    const struct stet_view *view = &printer->view;
    for (unsigned i = 0; i < view->block.quotes && i < 20; i++)
        stet_flow_text(flow, STET_SPAN_LITERAL("> "));
    if (view->block.kind == STET_BLOCK_ITEM)
        stet_flow_text(flow, STET_SPAN_LITERAL("• "));
    stet_flow_set(flow,
                  view->block.kind == STET_BLOCK_HEADING ? STET_FLOW_STRONG : STET_FLOW_PLAIN);
    for (size_t i = 0; i < view->count; i++) {
        const struct stet_piece *piece = &view->pieces[i];
        if (piece->kind == STET_INLINE_TEXT)
            stet_flow_text(flow, piece->text);
        else if (piece->style & STET_STYLE_IMAGE && piece->kind == STET_INLINE_SYNTAX)
            stet_flow_text(flow, STET_SPAN_LITERAL("image: "));
    }
    stet_flow_end(flow, 0);
}

static void print_field(struct printer *printer, const struct stet_diff_line *line)
{
    stet_flow_text(&printer->flow, stet_view_field(printer->view.diff, line));
    stet_flow_glue(&printer->flow, ": ");
}

static void print_change(void *context, enum stet_segment_kind change, struct stet_span words)
{
    static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
    static const enum stet_flow_style styles[] = {STET_FLOW_DIM, STET_FLOW_REMOVED,
                                                  STET_FLOW_ADDED};
    struct stet_flow *flow = context;
    stet_flow_text(flow, STET_SPAN_LITERAL(" "));
    stet_flow_set(flow, styles[change]);
    stet_flow_glue(flow, flow->color ? "" : open[change]);
    stet_flow_text(flow, words);
    stet_flow_glue(flow, flow->color ? "" : close[change]);
    stet_flow_set(flow, STET_FLOW_DIM);
}

static void print_event(struct printer *printer, size_t i, struct stet_span now)
{
    const struct stet_blame_event *event = printer->story.events[i];
    struct stet_flow *flow = &printer->flow;
    stet_buf_clear(&printer->text);
    stet_story_name(&printer->text, printer->history, event->version);
    stet_buf_putc(&printer->text, ' ');
    stet_story_tell(&printer->text, printer->history, event);
    stet_flow_set(flow, STET_FLOW_DIM);
    stet_flow_glue(flow, MARGIN);
    flow->indent = sizeof(MARGIN) + 1;
    stet_flow_text(flow, (struct stet_span){printer->text.ptr, printer->text.len});
    if (event->kind == STET_BLAME_EDITED && event->typography)
        stet_flow_text(flow, STET_SPAN_LITERAL(", only typography"));
    if (event->kind == STET_BLAME_EDITED && !event->typography) {
        stet_flow_glue(flow, ":");
        if (!stet_story_changes(event->text, stet_story_after(&printer->story, i, now),
                                print_change, flow))
            stet_flow_text(flow, STET_SPAN_LITERAL(" only mark-up"));
    }
    stet_flow_end(flow, 0);
}

static void print_note(struct printer *printer, const char *note)
{
    stet_flow_set(&printer->flow, STET_FLOW_DIM);
    stet_flow_glue(&printer->flow, MARGIN);
    stet_flow_text(&printer->flow, stet_span_of(note));
    stet_flow_end(&printer->flow, 0);
}

/* What happened to a sentence that reads now as given, but for having been there from the first
 * capture on. */
static void print_story(struct printer *printer, const struct stet_blame_event *last,
                        struct stet_span now)
{
    if (!stet_story_read(&printer->story, last)) {
        printer->flow.out->failed = true;
        return;
    }
    size_t count = printer->story.count;
    size_t left_out = count > MOST_EVENTS ? count - MOST_EVENTS : 0;
    for (size_t i = 0; i < count; i++) {
        const struct stet_blame_event *event = printer->story.events[i];
        if (left_out > 0 && i == 1) {
            char note[80];
            snprintf(note, sizeof(note), "%zu more before that; --json tells all", left_out);
            print_note(printer, note);
            i += left_out;
        }
        event = printer->story.events[i];
        if (i > 0 || event->version > 0)
            print_event(printer, i, now);
    }
}

static void print_head(struct printer *printer, size_t told)
{
    const struct stet_history *history = printer->history;
    const struct stet_version *version = &history->versions[told];
    struct stet_flow *flow = &printer->flow;
    struct stet_buf *text = &printer->text;
    stet_flow_set(flow, STET_FLOW_STRONG);
    stet_flow_text(flow, stet_span_of(history->article.title));
    stet_flow_end(flow, 0);
    stet_flow_text(flow, stet_span_of(history->article.url));
    stet_flow_end(flow, 0);
    stet_buf_clear(text);
    bool once = version->captured_utc == version->last_seen_utc;
    stet_buf_printf(text, "@%llu of %zu version%s, found in %s ",
                    (unsigned long long)version->number, history->count,
                    history->count == 1 ? "" : "s", once ? "the capture of" : "captures from");
    stet_story_instant(text, version->captured_utc);
    if (!once) {
        stet_buf_puts(text, " to ");
        stet_story_instant(text, version->last_seen_utc);
    }
    stet_buf_puts(text, ". Times are UTC. @1: seen in the first capture, of ");
    stet_story_instant(text, history->versions[0].captured_utc);
    stet_buf_putc(text, '.');
    stet_flow_text(flow, (struct stet_span){text->ptr, text->len});
    stet_flow_end(flow, 0);
}

static void print_standing(struct printer *printer, const struct stet_blame *blame,
                           const struct stet_diff *same)
{
    size_t count, at = 0;
    struct stet_span text = stet_blame_text(blame);
    const struct stet_blame_line *lines = stet_blame_lines(blame, &count);
    const struct stet_diff_line *shown = stet_diff_lines(same, &count);
    bool broken = true;
    while (at < count) {
        struct stet_span now = stet_span_sub(text, lines[at].range.start, lines[at].range.end);
        const struct stet_blame_event *last = lines[at].last;
        stet_view_line(&printer->view, &shown[at]);
        if (!last || stet_story_is_ours(lines[at].front_matter, now)) {
            broken = broken || printer->view.block.kind == STET_BLOCK_BLANK;
            at++;
            continue;
        }
        if (broken)
            stet_flow_end(&printer->flow, 0);
        broken = false;
        print_gutter(printer, lines[at].origin, last->kind == STET_BLAME_CAME ? "" : " ~",
                     STET_FLOW_SIGN_EDITED);
        if (lines[at].front_matter)
            print_field(printer, &shown[at]);
        print_line(printer);
        if (!stet_story_goes_on(lines, count, at))
            print_story(printer, last, now);
        at++;
    }
}

static void print_gone(struct printer *printer, const struct stet_blame *blame)
{
    struct stet_flow *flow = &printer->flow;
    const struct stet_blame_gone *gone;
    size_t at = 0, count = 0;
    while ((gone = stet_blame_next_gone(blame, &at))) {
        if (stet_story_is_ours(gone->front_matter, gone->last->text))
            continue;
        stet_flow_end(flow, 0);
        if (count++ == 0) {
            stet_flow_set(flow, STET_FLOW_STRONG);
            stet_flow_text(flow, STET_SPAN_LITERAL("Gone"));
            stet_flow_end(flow, 0);
            stet_flow_end(flow, 0);
        }
        print_gutter(printer, gone->origin, " -", STET_FLOW_SIGN_REMOVED);
        stet_buf_clear(&printer->text);
        stet_story_text(&printer->text, gone->last->text);
        stet_flow_text(flow, (struct stet_span){printer->text.ptr, printer->text.len});
        stet_flow_end(flow, 0);
        print_story(printer, gone->last, gone->last->text);
    }
    if (count == 0) {
        stet_flow_end(flow, 0);
        stet_flow_text(flow, STET_SPAN_LITERAL("Nothing is gone."));
        stet_flow_end(flow, 0);
    }
}

void stet_render_blame_terminal(const struct stet_blame *blame, const struct stet_history *history,
                                bool removed, const struct stet_terminal_style *style,
                                struct stet_buf *out)
{
    struct printer printer = {.history = history};
    struct stet_span text = stet_blame_text(blame);
    struct stet_diff *same = NULL;
    size_t told = stet_blame_versions(blame);
    if (stet_diff(&same, text, text, NULL) != STET_OK) {
        out->failed = true;
        return;
    }
    stet_flow_init(&printer.flow, out, style->color, style->width);
    stet_view_init(&printer.view, same);
    stet_buf_init(&printer.text, out->max);
    print_head(&printer, told ? told - 1 : 0);
    print_standing(&printer, blame, same);
    if (removed)
        print_gone(&printer, blame);
    if (printer.view.failed || printer.text.failed)
        out->failed = true;
    stet_buf_free(&printer.text);
    stet_story_free(&printer.story);
    stet_view_free(&printer.view);
    stet_flow_free(&printer.flow);
    stet_diff_free(same);
}
