/* html_nav.c - the list of the edits of a page: what sort, the first words of what went and came.
 */
#include "diff_html.h"
#include "escape.h"
#include "span.h"

#define EXCERPT 60 /* bytes of an edit in the list */
#define WITHIN  16 /* edits that may stand between the parts of one, at most */

/* What is seen of the pieces of one edit that changed in this way; syntax: what is not seen as
 * well.
 */
static void gather(const struct stet_view *view, size_t from, size_t edit,
                   enum stet_segment_kind change, bool syntax, struct stet_buf *text)
{
    bool apart = false;
    for (size_t i = from; i < view->count && text->len <= EXCERPT; i++) {
        const struct stet_piece *piece = &view->pieces[i];
        if (piece->edit != STET_NO_EDIT && piece->edit > edit + WITHIN)
            break;
        apart = apart || (text->len > 0 && piece->edit != edit);
        if (piece->edit != edit || piece->change != change ||
            (piece->kind == STET_INLINE_SYNTAX && !syntax))
            continue;
        stet_buf_puts(text, apart ? "…" : piece->kind == STET_INLINE_TARGET ? " " : "");
        apart = false;
        stet_buf_append(text, piece->text.ptr, piece->text.len);
    }
}

/* The first words of what changed in one way, cut at a character. */
static void put_excerpt(struct stet_diff_page *page, size_t edit, enum stet_segment_kind change,
                        const char *tag)
{
    struct stet_buf text;
    stet_buf_init(&text, page->out->max);
    gather(&page->view, page->next_piece, edit, change, false, &text);
    if (text.len == 0)
        gather(&page->view, page->next_piece, edit, change, true, &text);
    struct stet_span excerpt = stet_span_trim((struct stet_span){text.ptr, text.len});
    size_t end = excerpt.len <= EXCERPT ? excerpt.len : EXCERPT;
    while (end > 0 && end < excerpt.len && ((unsigned char)excerpt.ptr[end] & 0xC0) == 0x80)
        end--;
    if (end > 0) {
        stet_buf_printf(page->out, " <%s>", tag);
        stet_escape_html_text(page->out, stet_span_sub(excerpt, 0, end));
        stet_buf_printf(page->out, "%s</%s>", end < excerpt.len ? "…" : "", tag);
    }
    stet_buf_free(&text);
}

static void put_types(struct stet_diff_page *page, const struct stet_edit *edit)
{
    bool any = false;
    for (int type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        if (!(edit->types & STET_EDIT_BIT(type)))
            continue;
        stet_buf_printf(page->out, "%s%s", any ? " " : "",
                        stet_edit_type_name((enum stet_edit_type)type));
        any = true;
    }
}

static void put_item(struct stet_diff_page *page, size_t number)
{
    const struct stet_view *view = &page->view;
    /* The edits of a line begin in the order of their numbers. */
    while (page->next_piece < view->count && (view->pieces[page->next_piece].edit == STET_NO_EDIT ||
                                              view->pieces[page->next_piece].edit < number))
        page->next_piece++;
    const struct stet_edit *edit = &page->shown->edits[number];
    stet_buf_printf(page->out, "<li value=\"%zu\" data-type=\"%s\" data-types=\"", number + 1,
                    stet_edit_type_name(edit->type));
    put_types(page, edit);
    stet_buf_puts(page->out, "\" data-weight=\"");
    stet_json_thousandths(page->out, edit->weight);
    stet_buf_printf(page->out, "\"><a href=\"#edit-%zu\"><b>%s</b>", number + 1,
                    stet_edit_type_name(edit->type));
    bool moved = edit->type == STET_EDIT_MOVED;
    bool edited = page->lines[edit->old_line].kind == STET_LINE_EDITED;
    if ((edit->type == STET_EDIT_SPLIT || edit->type == STET_EDIT_JOINED) && !edited)
        stet_buf_puts(page->out, " break between paragraphs");
    else if (!moved)
        put_excerpt(page, number, STET_SEGMENT_REMOVED, "del");
    put_excerpt(page, number, moved ? STET_SEGMENT_REMOVED : STET_SEGMENT_ADDED,
                moved ? "span" : "ins");
    stet_buf_puts(page->out, "</a></li>\n");
}

void stet_diff_page_nav(struct stet_diff_page *page)
{
    size_t next = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct stet_diff_line *line = &page->lines[i];
        stet_view_line(&page->view, line);
        if (line->edit == STET_NO_EDIT)
            continue;
        size_t last = line->edit;
        page->next_piece = 0;
        for (size_t s = 0; s < line->segment_count; s++)
            if (line->segments[s].edit != STET_NO_EDIT && line->segments[s].edit > last)
                last = line->segments[s].edit;
        for (; next <= last; next++) {
            if (!stet_edit_is_shown(&page->shown->edits[next], page->shown->filter))
                continue;
            stet_buf_puts(page->out, page->listed++ ? "" : "<nav aria-label=\"Edits\">\n<ol>\n");
            put_item(page, next);
        }
    }
    stet_buf_puts(page->out, page->listed ? "</ol>\n</nav>\n" : "");
}
