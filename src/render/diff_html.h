/* diff_html.h - a line of a difference within its HTML page. */
#ifndef STET_DIFF_HTML_PRIVATE_H
#define STET_DIFF_HTML_PRIVATE_H

#include "render.h"

struct stet_diff_page {
    struct stet_buf *out;
    struct stet_view view;
    const struct stet_diff_line *lines;
    size_t count;
    size_t anchor;    /* the number of the edit that begins with the line, or 0 */
    const char *open; /* the element that the last line left open, or NULL */
    enum stet_block_kind open_kind;
    unsigned open_quotes;
    enum stet_segment_kind change; /* of the del or ins that is open, or EQUAL */
    bool space;                    /* one is due behind it */
};

/* html_line.c: puts the line that was given to page->view last; edit: it is shown as changed. */
void stet_diff_page_line(struct stet_diff_page *page, const struct stet_diff_line *line, bool edit);
/* Opens the element that the line stands in, unless the line before left it open. */
void stet_diff_page_open_block(struct stet_diff_page *page, const struct stet_diff_line *line);
void stet_diff_page_close_block(struct stet_diff_page *page);
void stet_diff_page_piece(struct stet_diff_page *page, const struct stet_diff_line *line,
                          const struct stet_piece *piece);
void stet_diff_page_close_change(struct stet_diff_page *page);

#endif
