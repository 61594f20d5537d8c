/* diff_html.c - a difference as one HTML page: head, changed fields, a list of the edits, and the
 * text with its edits marked; long unchanged stretches are folded away. */
#include "diff_html.h"
#include "escape.h"
#include "span.h"
#include <stdlib.h>

#define CONTEXT    2  /* sentences around an edit that are never folded away */
#define LEAST_FOLD 4  /* fewer unchanged sentences are not folded away */
#define EXCERPT    60 /* bytes of an edit in the list */

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
    stet_render_summary(page->view.diff, &summary);
    stet_escape_html_text(out, (struct stet_span){summary.ptr, summary.len});
    stet_buf_free(&summary);
    stet_buf_puts(out, "</p>\n</header>\n");
}

/* The pieces of a field that one side has. */
static void put_field_side(struct stet_diff_page *page, const struct stet_diff_line *line,
                           enum stet_segment_kind other)
{
    stet_buf_puts(page->out, "<td");
    stet_page_language(page->out, stet_view_value(page->view.diff, "language", false));
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
        stet_buf_puts(page->out, "<tr><th scope=\"row\">");
        stet_escape_html_text(page->out, field);
        stet_buf_puts(page->out, "</th>");
        put_field_side(page, line, STET_SEGMENT_ADDED);
        put_field_side(page, line, STET_SEGMENT_REMOVED);
        stet_buf_puts(page->out, "</tr>\n");
    }
    stet_buf_puts(page->out, any ? "</tbody>\n</table>\n" : "");
}

/* What is seen of the first run of pieces that changed in this way; syntax: what is not seen as
 * well. */
static void gather_excerpt(const struct stet_view *view, enum stet_segment_kind change, bool syntax,
                           struct stet_buf *text)
{
    size_t i = 0;
    while (i < view->count && view->pieces[i].change != change)
        i++;
    for (; i < view->count && view->pieces[i].change == change && text->len <= EXCERPT; i++) {
        const struct stet_piece *piece = &view->pieces[i];
        if (piece->kind == STET_INLINE_SYNTAX && !syntax)
            continue;
        if (piece->kind == STET_INLINE_TARGET)
            stet_buf_putc(text, ' ');
        stet_buf_append(text, piece->text.ptr, piece->text.len);
    }
}

/* The first words of what changed in one way, cut at a character. */
static void put_excerpt(struct stet_diff_page *page, enum stet_segment_kind change)
{
    static const char *const tags[] = {"span", "del", "ins"};
    struct stet_buf text;
    stet_buf_init(&text, page->out->max);
    gather_excerpt(&page->view, change, false, &text);
    if (text.len == 0)
        gather_excerpt(&page->view, change, true, &text);
    struct stet_span excerpt = stet_span_trim((struct stet_span){text.ptr, text.len});
    size_t end = excerpt.len <= EXCERPT ? excerpt.len : EXCERPT;
    while (end > 0 && end < excerpt.len && ((unsigned char)excerpt.ptr[end] & 0xC0) == 0x80)
        end--;
    if (end > 0) {
        stet_buf_printf(page->out, " <%s>", tags[change]);
        stet_escape_html_text(page->out, stet_span_sub(excerpt, 0, end));
        stet_buf_printf(page->out, "%s</%s>", end < excerpt.len ? "…" : "", tags[change]);
    }
    stet_buf_free(&text);
}

/* Whether a numbered edit begins here: at each edited sentence, and at the first of some that came
 * or went. */
static bool begins_edit(const struct stet_diff_page *page, size_t i, bool *within)
{
    const struct stet_diff_line *line = &page->lines[i];
    bool edit = stet_context_is_edit(page->lines, page->count, i);
    bool single = line->kind == STET_LINE_ADDED || line->kind == STET_LINE_REMOVED;
    bool begins = edit && !(single && *within);
    *within = single && (edit || *within);
    return begins;
}

/* The list of edits; each leads to its place. */
static void put_nav(struct stet_diff_page *page)
{
    struct stet_view *view = &page->view;
    size_t number = 0;
    bool within = false;
    for (size_t i = 0; i < page->count; i++) {
        const struct stet_diff_line *line = &page->lines[i];
        stet_view_line(view, line);
        if (!begins_edit(page, i, &within))
            continue;
        if (number++ == 0)
            stet_buf_puts(page->out, "<nav aria-label=\"Edits\">\n<ol>\n");
        stet_buf_printf(page->out, "<li><a href=\"#edit-%zu\">", number);
        stet_buf_puts(page->out, line->kind == STET_LINE_REMOVED ? "Removed:"
                                 : line->kind == STET_LINE_ADDED ? "Added:"
                                                                 : "Edited:");
        if (view->block.kind == STET_BLOCK_BLANK)
            stet_buf_puts(page->out, " break between paragraphs");
        put_excerpt(page, STET_SEGMENT_REMOVED);
        put_excerpt(page, STET_SEGMENT_ADDED);
        stet_buf_puts(page->out, "</a></li>\n");
    }
    stet_buf_puts(page->out, number > 0 ? "</ol>\n</nav>\n" : "");
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

static void put_body(struct stet_diff_page *page, const uint8_t *shown)
{
    size_t first = 0, number = 0;
    bool folded = false, within = false;
    stet_buf_puts(page->out, "<main");
    stet_page_language(page->out, stet_view_value(page->view.diff, "language", false));
    stet_buf_puts(page->out, ">\n");
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
        bool edit = stet_context_is_edit(page->lines, page->count, i);
        stet_view_line(&page->view, line);
        page->anchor = begins_edit(page, i, &within) ? ++number : 0;
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

void stet_render_diff_html(const struct stet_diff *diff, const struct stet_diff_label *label,
                           struct stet_buf *out)
{
    struct stet_diff_page page = {.out = out};
    page.lines = stet_diff_lines(diff, &page.count);
    stet_view_init(&page.view, diff);
    stet_page_begin(out, stet_span_of(label->title ? label->title : "What changed"));
    put_header(&page, label);
    put_fields(&page);
    reset_view(&page, diff);
    put_nav(&page);
    reset_view(&page, diff);
    uint8_t *shown = stet_context_choose(diff, CONTEXT);
    if (shown) {
        size_t body = 0;
        while (body < page.count && page.lines[body].front_matter)
            body++;
        struct stet_diff_page rest = page;
        rest.lines += body;
        rest.count -= body;
        choose_folds(&rest, shown + body);
        put_body(&page, shown);
    }
    stet_page_end(out);
    if (!shown || page.view.failed)
        out->failed = true;
    free(shown);
    stet_view_free(&page.view);
}
