/* html_line.c - one line of a difference as HTML: its block, and its pieces within del and ins. */
#include "diff_html.h"
#include "escape.h"
#include "span.h"

static const struct {
    unsigned style;
    const char *open, *close;
} styles[] = {
    {STET_STYLE_EMPHASIS, "<em>", "</em>"},      {STET_STYLE_STRONG, "<strong>", "</strong>"},
    {STET_STYLE_CODE, "<code>", "</code>"},      {STET_STYLE_SUBSCRIPT, "<sub>", "</sub>"},
    {STET_STYLE_SUPERSCRIPT, "<sup>", "</sup>"},
};
#define STYLES (sizeof(styles) / sizeof(*styles))

void stet_diff_page_close_change(struct stet_diff_page *page)
{
    static const char *const close[] = {"", "</del>", "</ins>"};
    stet_buf_puts(page->out, close[page->change]);
    stet_buf_puts(page->out, page->space ? " " : "");
    page->change = STET_SEGMENT_EQUAL;
    page->change_edit = STET_NO_EDIT;
    page->space = false;
}

void stet_diff_page_anchor(struct stet_diff_page *page, size_t edit)
{
    stet_buf_puts(page->out, " class=\"edit\"");
    if (edit == STET_NO_EDIT || !page->anchored || page->anchored[edit])
        return;
    page->anchored[edit] = 1;
    stet_buf_printf(page->out, " id=\"edit-%zu\"", edit + 1);
}

/* Our own words within the text say their direction: a paragraph's is that of its first letter. */
static void open_change(struct stet_diff_page *page, enum stet_segment_kind change, size_t edit)
{
    static const char *const tags[] = {"", "del", "ins"}, *const words[] = {"", "removed", "added"};
    page->change = change;
    page->change_edit = edit;
    if (change == STET_SEGMENT_EQUAL)
        return;
    stet_buf_printf(page->out, "<%s", tags[change]);
    if (page->shown)
        stet_diff_page_anchor(page, edit);
    stet_buf_printf(page->out, "><span class=\"aside\" dir=\"ltr\">%s: </span>", words[change]);
}

/* The url of a target as it is meant: without the escapes of Markdown. */
static void put_url(struct stet_diff_page *page, struct stet_span url,
                    void (*put)(struct stet_buf *, struct stet_span))
{
    struct stet_buf plain;
    stet_buf_init(&plain, page->out->max);
    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] != '\\')
            stet_buf_putc(&plain, url.ptr[i]);
    put(page->out, (struct stet_span){plain.ptr, plain.len});
    stet_buf_free(&plain);
}

/* The text of a piece; in a change, a space at its end is held back: it belongs behind the change.
 */
static struct stet_span without_end_space(struct stet_diff_page *page, struct stet_span text)
{
    stet_buf_puts(page->out, page->space ? " " : "");
    page->space =
        page->change != STET_SEGMENT_EQUAL && text.len > 1 && text.ptr[text.len - 1] == ' ';
    return stet_span_sub(text, 0, text.len - page->space);
}

static void put_text(struct stet_diff_page *page, const struct stet_piece *piece)
{
    struct stet_span text = without_end_space(page, piece->text);
    bool linked = stet_page_can_link(piece->url);
    unsigned style = page->view.block.kind == STET_BLOCK_CODE ? 0 : piece->style;
    if (linked) {
        stet_buf_puts(page->out, "<a");
        put_url(page, piece->url, stet_page_href);
        stet_buf_puts(page->out, ">");
    }
    for (size_t i = 0; i < STYLES; i++)
        stet_buf_puts(page->out, style & styles[i].style ? styles[i].open : "");
    stet_escape_html_text(page->out, text);
    for (size_t i = STYLES; i-- > 0;)
        stet_buf_puts(page->out, style & styles[i].style ? styles[i].close : "");
    stet_buf_puts(page->out, linked ? "</a>" : "");
}

/* Syntax is seen where it changed, and where a picture begins. */
static void put_syntax(struct stet_diff_page *page, const struct stet_diff_line *line,
                       const struct stet_piece *piece)
{
    bool edited = line->kind == STET_LINE_EDITED || line->segment_count > 0;
    if (piece->style & STET_STYLE_IMAGE) {
        stet_buf_puts(page->out, "<span dir=\"ltr\">Image: </span>");
    } else if (piece->style & STET_STYLE_EMBED) {
        stet_buf_puts(page->out, stet_span_starts(piece->text, "<")
                                     ? "<span dir=\"ltr\">Embedded: </span>"
                                     : " ");
    } else if (edited && piece->change == STET_SEGMENT_EQUAL) {
        /* A space behind a changed heading sign. */
        bool behind = piece != page->view.pieces && stet_span_is(piece->text, " ");
        stet_buf_puts(page->out, behind ? " " : "");
    } else if (edited && !line->front_matter && !stet_span_is(piece->text, "\\") &&
               !stet_span_is(piece->text, "[")) {
        stet_buf_puts(page->out, "<code>");
        stet_escape_html_text(page->out, piece->text);
        stet_buf_puts(page->out, "</code>");
    }
}

static bool is_other_side(const struct stet_diff_page *page, const struct stet_piece *piece)
{
    return (page->side == STET_PAGE_OLD && piece->change == STET_SEGMENT_ADDED) ||
           (page->side == STET_PAGE_NEW && piece->change == STET_SEGMENT_REMOVED);
}

void stet_diff_page_piece(struct stet_diff_page *page, const struct stet_diff_line *line,
                          const struct stet_piece *piece)
{
    bool edited = line->kind == STET_LINE_EDITED || line->segment_count > 0;
    bool target = piece->kind == STET_INLINE_TARGET;
    bool shown = !target || (edited && piece->change != STET_SEGMENT_EQUAL) ||
                 ((piece->style & STET_STYLE_IMAGE) && line->kind != STET_LINE_EQUAL);
    if (is_other_side(page, piece))
        return;
    struct stet_piece trimmed = *piece;
    bool begins = piece->change != page->change ||
                  (piece->change != STET_SEGMENT_EQUAL && piece->edit != page->change_edit);
    if ((edited || line->front_matter) && begins) {
        stet_diff_page_close_change(page);
        bool space =
            piece->change != STET_SEGMENT_EQUAL && piece->text.len > 1 && piece->text.ptr[0] == ' ';
        if (space && piece->kind == STET_INLINE_TEXT)
            trimmed.text = stet_span_sub(piece->text, 1, piece->text.len);
        stet_buf_puts(page->out, space || (target && shown) ? " " : "");
        open_change(page, piece->change, piece->edit);
    } else if (target && shown) {
        stet_buf_putc(page->out, ' ');
    }
    if (piece->kind == STET_INLINE_TEXT) {
        put_text(page, &trimmed);
    } else if (piece->kind == STET_INLINE_SYNTAX) {
        put_syntax(page, line, piece);
    } else if (shown) {
        stet_buf_puts(page->out, "<span class=\"address\">&lt;");
        put_url(page, piece->text, stet_escape_html_text);
        stet_buf_puts(page->out, "&gt;</span>");
    }
}

void stet_diff_page_close_block(struct stet_diff_page *page)
{
    if (page->open)
        stet_buf_printf(page->out, "</%s>\n", page->open);
    page->open = NULL;
}

static void open_item(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    const struct stet_block *block = &page->view.block;
    struct stet_span text = line->kind == STET_LINE_REMOVED ? stet_diff_old_text(page->view.diff)
                                                            : stet_diff_new_text(page->view.diff);
    struct stet_span marker = stet_span_sub(text, block->marker.start, block->marker.end);
    stet_buf_printf(page->out,
                    "<p class=\"item%s\" style=\"--deep:%u\" dir=\"auto\"><span class=\"marker\">",
                    block->quotes ? " quote" : "", block->level);
    stet_escape_html_text(page->out, marker.len > 1 ? marker : STET_SPAN_LITERAL("•"));
    stet_buf_puts(page->out, "</span> ");
    page->open = "p";
}

void stet_diff_page_open_block(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    static const char *const headings[] = {"h2", "h2", "h3", "h4", "h5", "h6"};
    const struct stet_block *block = &page->view.block;
    bool follows = page->open && block->kind == STET_BLOCK_PARAGRAPH &&
                   block->quotes == page->open_quotes &&
                   (page->open_kind == STET_BLOCK_PARAGRAPH || page->open_kind == STET_BLOCK_ITEM);
    bool code = block->kind == STET_BLOCK_CODE;
    if (follows || (page->open && code && page->open_kind == STET_BLOCK_CODE)) {
        stet_buf_putc(page->out, '\n');
        return;
    }
    stet_diff_page_close_block(page);
    page->open_kind = block->kind;
    page->open_quotes = block->quotes;
    page->open = "p";
    switch (block->kind) {
    case STET_BLOCK_HEADING:
        page->open = headings[(block->level - 1) % 6];
        stet_buf_printf(page->out, "<%s dir=\"auto\">", page->open);
        break;
    case STET_BLOCK_ITEM: open_item(page, line); break;
    case STET_BLOCK_CODE:
        page->open = "pre";
        stet_buf_puts(page->out, "<pre>");
        break;
    case STET_BLOCK_ROW: stet_buf_puts(page->out, "<p class=\"row\">"); break;
    default:
        stet_buf_puts(page->out,
                      block->quotes ? "<p class=\"quote\" dir=\"auto\">" : "<p dir=\"auto\">");
    }
}

static void put_break_note(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    bool paragraph = page->shown->edits[line->edit].type != STET_EDIT_TYPOGRAPHY;
    stet_diff_page_close_block(page);
    stet_buf_puts(page->out, "<p");
    stet_diff_page_anchor(page, line->edit);
    stet_buf_printf(page->out, "><span class=\"note\" dir=\"ltr\">%s%s here</span></p>\n",
                    line->kind == STET_LINE_ADDED ? "" : "no ",
                    paragraph ? "new paragraph from" : "blank line");
}

/* Sentences that were moved: at their new place they stand as they are, at the old one stands where
 * they are now. */
static void put_move_note(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    const struct stet_edit *edit = &page->shown->edits[line->edit];
    bool down = edit->new_line > edit->old_line, came = line->kind == STET_LINE_ADDED;
    if (came) {
        stet_buf_printf(page->out, "<span class=\"note\" dir=\"ltr\">moved here from %s</span> ",
                        down ? "above" : "below");
        return;
    }
    stet_diff_page_close_block(page);
    stet_buf_printf(page->out, "<p><a class=\"note\" href=\"#edit-%zu\">moved %s</a></p>\n",
                    line->edit + 1, down ? "down" : "up");
}

/* Opens the element around a changed line, with the anchor if an edit begins here. */
static const char *open_edit(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    static const char *const tags[] = {"span", "del", "ins", "span"};
    bool moved = stet_shown_is_moved(line);
    const char *tag = moved ? "span" : tags[line->kind];
    bool begins = page->anchored && !page->anchored[line->edit];
    if (line->kind == STET_LINE_EDITED)
        return NULL; /* each of its changes is an edit */
    stet_buf_printf(page->out, "<%s", tag);
    stet_diff_page_anchor(page, line->edit);
    stet_buf_puts(page->out, ">");
    if (moved && begins)
        put_move_note(page, line);
    else if (!moved)
        stet_buf_printf(page->out, "<span class=\"aside\" dir=\"ltr\">%s: </span>",
                        line->kind == STET_LINE_REMOVED ? "removed" : "added");
    return tag;
}

/* By itself: two words of Hebrew with an arrow between them would change places. */
static void put_value(struct stet_buf *out, struct stet_span value)
{
    stet_buf_puts(out, "<bdi>");
    stet_escape_html_text(out, value);
    stet_buf_puts(out, "</bdi>");
}

/* The types of the line's edits, as a note. */
static void put_tags(struct stet_diff_page *page, const struct stet_diff_line *line)
{
    struct stet_buf tags;
    stet_buf_init(&tags, page->out->max);
    stet_tags_write(page->view.diff, page->shown, line, put_value, &tags);
    if (tags.len > 0)
        stet_buf_printf(page->out, " <span class=\"note\">%s</span>", tags.ptr);
    page->out->failed = page->out->failed || tags.failed;
    stet_buf_free(&tags);
}

void stet_diff_page_line(struct stet_diff_page *page, const struct stet_diff_line *line, bool edit)
{
    enum stet_block_kind kind = page->view.block.kind;
    if (kind == STET_BLOCK_BLANK || kind == STET_BLOCK_FRAME) {
        if (kind == STET_BLOCK_BLANK && edit && line->edit != STET_NO_EDIT &&
            !page->anchored[line->edit])
            put_break_note(page, line);
        else
            stet_diff_page_close_block(page);
        return;
    }
    if (!edit && (kind == STET_BLOCK_RULE || kind == STET_BLOCK_FENCE)) {
        bool below_row = page->open && page->open_kind == STET_BLOCK_ROW;
        stet_diff_page_close_block(page);
        stet_buf_puts(page->out, kind == STET_BLOCK_RULE && !below_row ? "<hr>\n" : "");
        return;
    }
    if (page->side == STET_PAGE_BOTH && line->kind == STET_LINE_REMOVED &&
        stet_shown_is_moved(line)) {
        if (page->last_move != line->edit)
            put_move_note(page, line);
        page->last_move = line->edit;
        return;
    }
    stet_diff_page_open_block(page, line);
    const char *tag = edit ? open_edit(page, line) : NULL;
    for (size_t i = 0; i < page->view.count; i++)
        stet_diff_page_piece(page, line, &page->view.pieces[i]);
    stet_diff_page_close_change(page);
    if (tag)
        stet_buf_printf(page->out, "</%s>", tag);
    if (edit && page->side != STET_PAGE_OLD)
        put_tags(page, line);
}
