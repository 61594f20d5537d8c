/* html_pair.c - a line of a difference side by side: as it was, as it is. */
#include "diff_html.h"

static void put_cell(struct stet_diff_page *page, const struct stet_diff_line *line, bool edit,
                     enum stet_page_side side)
{
    bool empty = (side == STET_PAGE_OLD && line->kind == STET_LINE_ADDED) ||
                 (side == STET_PAGE_NEW && line->kind == STET_LINE_REMOVED);
    stet_buf_puts(page->out, "<div>");
    page->side = side;
    if (!empty)
        stet_diff_page_line(page, line, edit);
    stet_diff_page_close_block(page);
    stet_buf_puts(page->out, "</div>");
}

void stet_diff_page_pair(struct stet_diff_page *page, const struct stet_diff_line *line, bool edit)
{
    if (page->view.block.kind == STET_BLOCK_BLANK && !edit) {
        stet_buf_puts(page->out, "<div class=\"gap\"></div>\n");
        return;
    }
    stet_buf_puts(page->out, "<div class=\"pair\">");
    put_cell(page, line, edit, STET_PAGE_OLD);
    put_cell(page, line, edit, STET_PAGE_NEW);
    stet_buf_puts(page->out, "</div>\n");
}
