/* commonmark.c - stet-commonmark [-v] SPEC: runs the examples of CommonMark's specification and
 * prints how many passed. Exit 0 if none failed.
 *
 * The events are written as HTML. <p> within <li> is left out on both sides, as stet does not tell
 * loose lists from tight ones; so is the way URLs are percent-encoded. */
#include "arena.h"
#include "io.h"
#include "limits.h"
#include "markdown.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>

#define FENCE "````````````````````````````````"

struct writer {
    struct stet_buf out;
    unsigned images;        /* within images: only their text is written */
    struct stet_span title; /* of the outermost */
};

static void put_escaped(struct stet_buf *out, struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&': stet_buf_puts(out, "&amp;"); break;
        case '<': stet_buf_puts(out, "&lt;"); break;
        case '>': stet_buf_puts(out, "&gt;"); break;
        case '"': stet_buf_puts(out, "&quot;"); break;
        default: stet_buf_putc(out, text.ptr[i]);
        }
    }
}

static void put_url(struct stet_buf *out, struct stet_span url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c == '&')
            stet_buf_puts(out, "&amp;");
        else if (c <= ' ' || c >= 0x7F || strchr("\"<>\\[]^`{|}", c))
            stet_buf_printf(out, "%%%02X", c);
        else
            stet_buf_putc(out, (char)c);
    }
}

static void put_attribute(struct stet_buf *out, const char *name, struct stet_span value, bool url)
{
    stet_buf_printf(out, " %s=\"", name);
    if (url)
        put_url(out, value);
    else
        put_escaped(out, value);
    stet_buf_putc(out, '"');
}

static void put_link(struct stet_buf *out, const struct stet_markdown_event *event)
{
    stet_buf_puts(out, "<a");
    put_attribute(out, "href", event->url, true);
    if (event->title.len > 0)
        put_attribute(out, "title", event->title, false);
    stet_buf_putc(out, '>');
}

static void put_image(struct writer *w, const struct stet_markdown_event *event)
{
    w->images += event->leave ? -1u : 1u;
    if (w->images == 1 && !event->leave) {
        stet_buf_puts(&w->out, "<img");
        put_attribute(&w->out, "src", event->url, true);
        stet_buf_puts(&w->out, " alt=\"");
        w->title = event->title;
    } else if (w->images == 0) {
        stet_buf_putc(&w->out, '"');
        if (w->title.len > 0)
            put_attribute(&w->out, "title", w->title, false);
        stet_buf_puts(&w->out, " />");
    }
}

static const char *const names[] = {
    [STET_MARKDOWN_QUOTE] = "blockquote", [STET_MARKDOWN_ITEM] = "li",
    [STET_MARKDOWN_PARAGRAPH] = "p",      [STET_MARKDOWN_EMPHASIS] = "em",
    [STET_MARKDOWN_STRONG] = "strong",    [STET_MARKDOWN_CODE] = "code",
    [STET_MARKDOWN_TABLE] = "table",      [STET_MARKDOWN_ROW] = "tr",
    [STET_MARKDOWN_CELL] = "td",          [STET_MARKDOWN_HTML_BLOCK] = NULL,
};

static void put_list(struct stet_buf *out, const struct stet_markdown_event *event, bool *ordered,
                     size_t *depth)
{
    if (event->leave) {
        stet_buf_puts(out, ordered[--*depth] ? "</ol>" : "</ul>");
        return;
    }
    ordered[(*depth)++] = event->ordered;
    if (event->ordered && event->number != 1)
        stet_buf_printf(out, "<ol start=\"%u\">", (unsigned)event->number);
    else
        stet_buf_puts(out, event->ordered ? "<ol>" : "<ul>");
}

static void put_code_block(struct stet_buf *out, const struct stet_markdown_event *event)
{
    if (event->leave) {
        stet_buf_puts(out, "</code></pre>");
        return;
    }
    stet_buf_puts(out, "<pre><code");
    if (event->title.len > 0) {
        stet_buf_puts(out, " class=\"language-");
        put_escaped(out, event->title);
        stet_buf_putc(out, '"');
    }
    stet_buf_putc(out, '>');
}

static void write_event(void *context, const struct stet_markdown_event *event)
{
    static bool ordered[4 * STET_MAX_DOCUMENT_DEPTH];
    static size_t lists;
    static uint32_t level;
    struct writer *w = context;
    struct stet_buf *out = &w->out;
    if (event->kind == STET_MARKDOWN_IMAGE) {
        put_image(w, event);
        return;
    }
    if (w->images > 0 && event->kind < STET_MARKDOWN_TEXT)
        return;
    switch (event->kind) {
    case STET_MARKDOWN_LIST: put_list(out, event, ordered, &lists); break;
    case STET_MARKDOWN_RULE: stet_buf_puts(out, event->leave ? "" : "<hr />"); break;
    case STET_MARKDOWN_CODE_BLOCK: put_code_block(out, event); break;
    case STET_MARKDOWN_HEADING:
        level = event->leave ? level : event->number;
        stet_buf_printf(out, event->leave ? "</h%u>" : "<h%u>", (unsigned)level);
        break;
    case STET_MARKDOWN_LINK:
        if (event->leave)
            stet_buf_puts(out, "</a>");
        else
            put_link(out, event);
        break;
    case STET_MARKDOWN_TEXT: put_escaped(out, event->text); break;
    case STET_MARKDOWN_HTML: stet_buf_append(out, event->text.ptr, event->text.len); break;
    case STET_MARKDOWN_SOFT_BREAK: stet_buf_putc(out, '\n'); break;
    case STET_MARKDOWN_HARD_BREAK: stet_buf_puts(out, w->images ? "\n" : "<br />\n"); break;
    default:
        if (names[event->kind])
            stet_buf_printf(out, event->leave ? "</%s>" : "<%s>", names[event->kind]);
    }
}

/* Without <p> in items, and without line ends between blocks. */
static void make_alike(struct stet_span html, struct stet_buf *out)
{
    size_t items = 0;
    bool verbatim = false;
    for (size_t i = 0; i < html.len;) {
        struct stet_span rest = stet_span_sub(html, i, html.len);
        if (stet_span_starts(rest, "<li>"))
            items++;
        if (stet_span_starts(rest, "</li>") && items > 0)
            items--;
        verbatim =
            (verbatim || stet_span_starts(rest, "<pre>")) && !stet_span_starts(rest, "</pre>");
        if (items > 0 && !verbatim &&
            (stet_span_starts(rest, "<p>") || stet_span_starts(rest, "</p>"))) {
            i += rest.ptr[1] == '/' ? 4 : 3;
            continue;
        }
        if (rest.ptr[0] != '\n' || verbatim)
            stet_buf_putc(out, rest.ptr[0]);
        i++;
    }
}

static bool run(struct stet_span markdown, struct stet_span expected, struct stet_buf *got)
{
    struct writer w = {.images = 0};
    struct stet_buf want;
    struct stet_arena *arena = stet_arena_new(64 * STET_MIB);
    stet_buf_init(&w.out, STET_MIB);
    stet_buf_init(&want, STET_MIB);
    stet_buf_clear(got);
    enum stet_status status = stet_markdown_read(markdown, arena, write_event, &w);
    make_alike((struct stet_span){w.out.ptr, w.out.len}, got);
    make_alike(expected, &want);
    bool same = status == STET_OK && stet_span_equal((struct stet_span){got->ptr, got->len},
                                                     (struct stet_span){want.ptr, want.len});
    stet_buf_free(&w.out);
    stet_buf_free(&want);
    stet_arena_free(arena);
    return same;
}

/* The lines up to the one given, with their arrows as tabs. */
static void take_until(struct stet_span *rest, const char *end, struct stet_buf *out)
{
    struct stet_span line;
    stet_buf_clear(out);
    while (stet_span_line(rest, &line) && !stet_span_is(line, end)) {
        for (size_t i = 0; i < line.len; i++) {
            if (stet_span_starts(stet_span_sub(line, i, line.len), "\xE2\x86\x92")) {
                stet_buf_putc(out, '\t');
                i += 2;
            } else {
                stet_buf_putc(out, line.ptr[i]);
            }
        }
        stet_buf_putc(out, '\n');
    }
}

int main(int argc, char **argv)
{
    bool verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
    struct stet_buf spec, markdown, html, got;
    struct stet_error error;
    stet_buf_init(&spec, STET_MAX_SOURCE_BYTES);
    stet_buf_init(&markdown, STET_MIB);
    stet_buf_init(&html, STET_MIB);
    stet_buf_init(&got, STET_MIB);
    if (argc < 2 ||
        stet_io_read_file(argv[argc - 1], STET_MAX_SOURCE_BYTES, &spec, &error) != STET_OK) {
        fprintf(stderr, "usage: stet-commonmark [-v] SPEC\n");
        return 2;
    }
    struct stet_span rest = {spec.ptr, spec.len}, line;
    unsigned number = 0, failed = 0;
    while (stet_span_line(&rest, &line)) {
        if (!stet_span_is(line, FENCE " example"))
            continue;
        take_until(&rest, ".", &markdown);
        take_until(&rest, FENCE, &html);
        number++;
        if (run((struct stet_span){markdown.ptr, markdown.len},
                (struct stet_span){html.ptr, html.len}, &got))
            continue;
        failed++;
        printf("example %u failed\n", number);
        if (verbose)
            printf("--- Markdown\n%s--- expected\n%s--- got\n%s\n", markdown.ptr, html.ptr,
                   got.ptr);
    }
    printf("%u examples: %u passed, %u failed\n", number, number - failed, failed);
    stet_buf_free(&spec);
    stet_buf_free(&markdown);
    stet_buf_free(&html);
    stet_buf_free(&got);
    return failed > 0;
}
