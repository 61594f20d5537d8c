/* diff_html.c - a difference as one HTML page: head, changed fields, a list of the edits, and the
 * text with its edits marked, inline or side by side; long unchanged stretches are folded away. */
#include "diff_html.h"
#include "escape.h"
#include "span.h"
#include <stdlib.h>

#define CONTEXT    2 /* sentences around an edit that are never folded away */
#define LEAST_FOLD 4 /* fewer unchanged sentences are not folded away */

static const char style[] =
    ".here{outline:2px solid var(--link);outline-offset:3px;border-radius:2px}"
    "nav b{font-weight:600;color:var(--ink)}\n"
    "body:has(main.pairs){max-width:78rem}"
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2.2rem}.pair>div{min-width:0}"
    ".pair p{margin-bottom:.35em}.gap{height:.8em}"
    ".heads{position:sticky;top:0;padding:.4rem 0;background:var(--paper);"
    "border-bottom:1px solid var(--line);font:.86rem/1.5 system-ui,sans-serif;color:var(--quiet)}\n"
    ".bar{position:fixed;inset-block-end:1rem;inset-inline-end:1rem;display:flex;gap:.6rem;"
    "align-items:center;padding:.4rem .7rem;background:var(--note);border:1px solid var(--line);"
    "border-radius:.4rem;font:.86rem/1.5 system-ui,sans-serif;color:var(--quiet)}"
    ".bar button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid "
    "var(--line);border-radius:.3rem;padding:.15rem .6rem;cursor:pointer}"
    "@media print{.bar{display:none}.pair{break-inside:avoid}}"
    "@media(max-width:44rem){.pair{gap:0 1rem;font-size:.92rem}}\n";

static void put_header(struct stet_diff_page *page, const struct stet_diff_label *label)
{
    struct stet_buf *out = page->out;
    struct stet_span url = stet_span_of(label->url);
    stet_buf_puts(out, "<header>\n<h1");
    stet_page_language(out, stet_view_value(page->view.diff, "language", false));
    stet_buf_puts(out, ">");
    stet_escape_html_text(
        out, stet_span_of(label->title && *label->title ? label->title : "What changed"));
    stet_buf_puts(out, "</h1>\n");
    if (url.len > 0) {
        stet_buf_puts(out, "<p class=\"meta\"><a");
        stet_page_href(out, url);
        stet_buf_puts(out, ">");
        stet_escape_html_text(out, url);
        stet_buf_puts(out, "</a></p>\n");
    }
    if (label->old_name && label->new_name) {
        stet_buf_puts(out, "<dl class=\"versions\"><dt>Before</dt><dd>");
        stet_escape_html_text(out, stet_span_of(label->old_name));
        stet_buf_puts(out, "</dd><dt>After</dt><dd>");
        stet_escape_html_text(out, stet_span_of(label->new_name));
        stet_buf_puts(out, "</dd></dl>\n");
    }
    stet_buf_puts(out, "<p class=\"summary\">");
    struct stet_buf summary;
    stet_buf_init(&summary, out->max);
    stet_render_summary(page->view.diff, page->shown, &summary);
    stet_escape_html_text(out, (struct stet_span){summary.ptr, summary.len});
    stet_buf_free(&summary);
    stet_buf_puts(out, "</p>\n</header>\n");
}

/* The pieces of a field that one side has. */
static void put_field_side(struct stet_diff_page *page, const struct stet_diff_line *line,
                           enum stet_segment_kind other)
{
    stet_buf_puts(page->out, "<td");
    stet_page_language_only(page->out, stet_view_value(page->view.diff, "language", false));
    stet_buf_puts(page->out, " dir=\"auto\">");
    bool any = false;
    for (size_t i = 0; i < page->view.count; i++) {
        if (page->view.pieces[i].change == other)
            continue;
        any = any || page->view.pieces[i].kind == STET_INLINE_TEXT;
        stet_diff_page_piece(page, line, &page->view.pieces[i]);
    }
    stet_diff_page_close_change(page);
    stet_buf_puts(page->out, any ? "" : "—");
    stet_buf_puts(page->out, "</td>");
}

static void put_fields(struct stet_diff_page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->count && page->lines[i].front_matter; i++) {
        const struct stet_diff_line *line = &page->lines[i];
        struct stet_span field = stet_view_field(page->view.diff, line);
        stet_view_line(&page->view, line);
        if (!stet_context_is_field_edit(page->view.diff, line))
            continue;
        if (!any)
            stet_buf_puts(page->out,
                          "<table>\n<caption class=\"aside\">Changed fields</caption>\n<thead><tr>"
                          "<th scope=\"col\">Field</th><th scope=\"col\">Before</th>"
                          "<th scope=\"col\">After</th></tr></thead>\n<tbody>\n");
        any = true;
        stet_buf_puts(page->out, "<tr");
        stet_diff_page_anchor(page, line->edit);
        stet_buf_puts(page->out, "><th scope=\"row\">");
        stet_escape_html_text(page->out, field);
        stet_buf_puts(page->out, "</th>");
        put_field_side(page, line, STET_SEGMENT_ADDED);
        put_field_side(page, line, STET_SEGMENT_REMOVED);
        stet_buf_puts(page->out, "</tr>\n");
    }
    stet_buf_puts(page->out, any ? "</tbody>\n</table>\n" : "");
}

/* By line: 1 if it is folded away. Whole paragraphs only; takes over what stet_context_choose gave.
 */
static void choose_folds(const struct stet_diff_page *page, uint8_t *shown)
{
    for (size_t i = 0, end; i < page->count; i = end) {
        bool any = false;
        for (end = i; end < page->count; end++) {
            any = any || shown[end];
            if (!stet_context_has_text(page->view.diff, &page->lines[end]) && end++ >= i)
                break;
        }
        for (size_t k = i; k < end; k++)
            shown[k] = any;
    }
    for (size_t i = 0, end; i < page->count; i = end) {
        size_t sentences = 0;
        for (end = i; end < page->count && shown[end] == shown[i]; end++)
            sentences += stet_context_has_text(page->view.diff, &page->lines[end]);
        bool fold = !shown[i] && sentences >= LEAST_FOLD;
        for (size_t k = i; k < end; k++)
            shown[k] = !fold;
    }
}

static void open_fold(struct stet_diff_page *page, const uint8_t *shown, size_t i)
{
    size_t sentences = 0;
    for (; i < page->count && !shown[i]; i++)
        sentences += stet_context_has_text(page->view.diff, &page->lines[i]);
    stet_buf_printf(page->out, "<details>\n<summary>%zu unchanged sentences</summary>\n",
                    sentences);
}

/* Which side is which, in sight wherever one reads. */
static void put_heads(struct stet_buf *out, const struct stet_diff_label *label)
{
    stet_buf_puts(out, "<div class=\"pair heads\"><div><bdi>");
    stet_escape_html_text(out, stet_span_of(label->old_name ? label->old_name : "Before"));
    stet_buf_puts(out, "</bdi></div><div><bdi>");
    stet_escape_html_text(out, stet_span_of(label->new_name ? label->new_name : "After"));
    stet_buf_puts(out, "</bdi></div></div>\n");
}

static void put_body(struct stet_diff_page *page, const struct stet_diff_label *label,
                     const uint8_t *shown)
{
    size_t first = 0;
    bool folded = false, pairs = page->side != STET_PAGE_BOTH;
    stet_buf_puts(page->out, pairs ? "<main class=\"pairs\"" : "<main");
    stet_page_language(page->out, stet_view_value(page->view.diff, "language", false));
    stet_buf_puts(page->out, ">\n");
    if (pairs)
        put_heads(page->out, label);
    while (first < page->count && page->lines[first].front_matter)
        stet_view_line(&page->view, &page->lines[first++]);
    for (size_t i = first; i < page->count; i++) {
        const struct stet_diff_line *line = &page->lines[i];
        if (folded == (bool)shown[i]) {
            stet_diff_page_close_block(page);
            if (folded)
                stet_buf_puts(page->out, "</details>\n");
            else
                open_fold(page, shown, i);
            folded = !folded;
        }
        bool edit = stet_context_is_edit(page->shown, i);
        stet_view_line(&page->view, line);
        if (pairs)
            stet_diff_page_pair(page, line, edit);
        else
            stet_diff_page_line(page, line, edit);
    }
    stet_diff_page_close_block(page);
    stet_buf_puts(page->out, folded ? "</details>\n</main>\n" : "</main>\n");
}

static void reset_view(struct stet_diff_page *page, const struct stet_diff *diff)
{
    bool failed = page->view.failed;
    stet_view_free(&page->view);
    stet_view_init(&page->view, diff);
    page->view.failed = failed;
}

static void put_page(struct stet_diff_page *page, const struct stet_diff *diff,
                     const struct stet_diff_label *label, uint8_t *shown)
{
    size_t body = 0;
    put_header(page, label);
    put_fields(page);
    reset_view(page, diff);
    stet_diff_page_nav(page);
    reset_view(page, diff);
    while (body < page->count && page->lines[body].front_matter)
        body++;
    struct stet_diff_page rest = *page;
    rest.lines += body;
    rest.count -= body;
    choose_folds(&rest, shown + body);
    put_body(page, label, shown);
}

void stet_render_diff_html(const struct stet_diff *diff, const struct stet_diff_label *label,
                           bool side_by_side, struct stet_buf *out)
{
    struct stet_diff_page page = {.out = out, .last_move = STET_NO_EDIT};
    struct stet_shown lines;
    bool done = stet_shown_init(&lines, diff, label->filter);
    page.shown = &lines;
    page.lines = lines.lines;
    page.count = lines.count;
    page.side = side_by_side ? STET_PAGE_NEW : STET_PAGE_BOTH;
    page.anchored = calloc(lines.edit_count + 1, 1);
    stet_view_init(&page.view, diff);
    uint8_t *shown = done ? stet_context_choose(diff, &lines, CONTEXT) : NULL;
    stet_page_begin_with(out, stet_span_of(label->title ? label->title : "What changed"),
                         &(struct stet_page_extras){style, stet_diff_page_script_digest()});
    if (shown && page.anchored)
        put_page(&page, diff, label, shown);
    stet_buf_puts(out, "<script>");
    stet_buf_puts(out, stet_diff_page_script());
    stet_buf_puts(out, "</script>\n");
    stet_page_end(out);
    if (!shown || !page.anchored || page.view.failed)
        out->failed = true;
    free(shown);
    free(page.anchored);
    stet_shown_free(&lines);
    stet_view_free(&page.view);
}
