/* diff_html.h - a line of a difference within its HTML page. */
#ifndef STET_DIFF_HTML_PRIVATE_H
#define STET_DIFF_HTML_PRIVATE_H

#include "render.h"

enum stet_page_side { STET_PAGE_BOTH, STET_PAGE_OLD, STET_PAGE_NEW };

struct stet_diff_page {
    struct stet_buf *out;
    struct stet_view view;
    const struct stet_diff_line *lines;
    size_t count;
    const struct stet_shown *shown; /* NULL: edits have no anchors */
    uint8_t *anchored;              /* by edit: it has its anchor */
    size_t next_piece;              /* of the line's: the first of the edits not yet listed */
    size_t listed;                  /* edits in the list so far */
    size_t last_move;               /* the edit whose old place was shown last */
    enum stet_page_side side;       /* the text whose pieces are put */
    const char *open;               /* the element that the last line left open, or NULL */
    enum stet_block_kind open_kind;
    unsigned open_quotes;
    enum stet_segment_kind change; /* of the del or ins that is open, or EQUAL */
    size_t change_edit;            /* its edit */
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
/* ' class="edit"' with the anchor of the edit, where it is its first place. */
void stet_diff_page_anchor(struct stet_diff_page *page, size_t edit);

/* html_pair.c: the line as it was beside the line as it is. */
void stet_diff_page_pair(struct stet_diff_page *page, const struct stet_diff_line *line, bool edit);

/* html_nav.c: the list of all edits that are shown; each leads to its place. */
void stet_diff_page_nav(struct stet_diff_page *page);

/* html_script.c: to the previous and the next edit by a key. */
const char *stet_diff_page_script(void);
const char *stet_diff_page_script_digest(void);

#endif
