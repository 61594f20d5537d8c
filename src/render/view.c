/* view.c - the lines of a difference as pieces that are shown: each is equal, removed or added, and
 * text or syntax. */
#include "render.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>

enum { OLD, NEW };

void stet_view_init(struct stet_view *view, const struct stet_diff *diff)
{
    *view = (struct stet_view){.diff = diff};
}

void stet_view_free(struct stet_view *view)
{
    free(view->pieces);
    free(view->inlines[OLD].items);
    free(view->inlines[NEW].items);
}

static struct stet_span text_of(const struct stet_view *view, int side)
{
    return side == OLD ? stet_diff_old_text(view->diff) : stet_diff_new_text(view->diff);
}

/* Reads the line as it stands in one of the texts. */
static void read_side(struct stet_view *view, const struct stet_diff_line *line, int side)
{
    struct stet_span text = text_of(view, side);
    struct stet_range range = side == OLD ? line->old_range : line->new_range;
    struct stet_block *block = &view->block;
    stet_block_read(text, range, view->fence[side], block);
    if (line->front_matter) {
        size_t key = stet_view_field(view->diff, line).len, pos = range.start + key;
        *block = (struct stet_block){.kind = key > 0 ? STET_BLOCK_FIELD : STET_BLOCK_RULE};
        while (key > 0 && pos < range.end && (text.ptr[pos] == ':' || text.ptr[pos] == ' '))
            pos++;
        block->text = pos;
    }
    if (block->kind == STET_BLOCK_FENCE)
        view->fence[side] = view->fence[side] > 0 ? 0 : block->fence;
    /* A block ends at a blank line; these blocks have one line only. */
    if (block->kind == STET_BLOCK_BLANK || block->kind == STET_BLOCK_HEADING ||
        block->kind == STET_BLOCK_FIELD || block->kind == STET_BLOCK_ROW)
        view->style[side] = 0;
    if (!stet_inline_read(text, range, block, &view->style[side], &view->inlines[side]))
        view->failed = true;
}

static void add_piece(struct stet_view *view, struct stet_piece piece)
{
    void *pieces = stet_room(view->pieces, view->count, &view->capacity, sizeof(*view->pieces));
    if (!pieces) {
        view->failed = true;
        return;
    }
    view->pieces = pieces;
    view->pieces[view->count++] = piece;
}

/* The stretches of one text within a range, from the inline *next on, as pieces. */
static void add_range(struct stet_view *view, enum stet_segment_kind change, size_t edit, int side,
                      struct stet_range range, size_t *next)
{
    struct stet_span text = text_of(view, side);
    const struct stet_inlines *inlines = &view->inlines[side];
    for (; *next < inlines->count && inlines->items[*next].range.start < range.end; ++*next) {
        const struct stet_inline *item = &inlines->items[*next];
        if (item->range.end <= range.start)
            continue;
        size_t start = item->range.start > range.start ? item->range.start : range.start;
        size_t end = item->range.end < range.end ? item->range.end : range.end;
        struct stet_piece piece = {
            .change = change, .edit = edit, .kind = item->kind, .style = item->style};
        piece.text = stet_span_sub(text, start, end);
        piece.url = stet_span_sub(text, item->url.start, item->url.end);
        if (item->kind == STET_INLINE_TARGET)
            piece.text = piece.url;
        if (item->kind == STET_INLINE_SYNTAX && stet_span_is(piece.text, "<br>")) {
            piece.kind = STET_INLINE_TEXT;
            piece.text = STET_SPAN_LITERAL(" ");
        }
        add_piece(view, piece);
        if (item->range.end > range.end)
            break; /* the next range goes on with it */
    }
}

/* Reads a moved line as it stood at its old place, without regard to what stands around that. */
static void read_partner(struct stet_view *view, const struct stet_diff_line *line)
{
    size_t count, fence = view->fence[OLD];
    unsigned style = view->style[OLD];
    view->fence[OLD] = view->style[OLD] = 0;
    read_side(view, &stet_diff_lines(view->diff, &count)[line->partner], OLD);
    view->fence[OLD] = fence;
    view->style[OLD] = style;
}

/* A line that both texts have, and that stands in the same in both: it need be read once. */
static bool is_twin(const struct stet_view *view, const struct stet_diff_line *line)
{
    struct stet_range was = line->old_range, is = line->new_range;
    return line->kind == STET_LINE_EQUAL && view->fence[OLD] == view->fence[NEW] &&
           view->style[OLD] == view->style[NEW] &&
           stet_span_equal(stet_span_sub(text_of(view, OLD), was.start, was.end),
                           stet_span_sub(text_of(view, NEW), is.start, is.end));
}

void stet_view_line(struct stet_view *view, const struct stet_diff_line *line)
{
    bool twin = is_twin(view, line);
    size_t next[2] = {0, 0};
    view->count = 0;
    if (line->kind == STET_LINE_ADDED && line->segment_count > 0)
        read_partner(view, line);
    if (line->kind != STET_LINE_ADDED && !twin)
        read_side(view, line, OLD);
    if (line->kind != STET_LINE_REMOVED)
        read_side(view, line, NEW);
    if (twin) {
        view->fence[OLD] = view->fence[NEW];
        view->style[OLD] = view->style[NEW];
    }
    if (view->failed)
        return;
    bool moved_and_edited = line->kind == STET_LINE_ADDED && line->segment_count > 0;
    switch (moved_and_edited ? STET_LINE_EDITED : line->kind) {
    case STET_LINE_EQUAL:
        add_range(view, STET_SEGMENT_EQUAL, STET_NO_EDIT, NEW, line->new_range, &next[NEW]);
        break;
    case STET_LINE_REMOVED:
        add_range(view, STET_SEGMENT_REMOVED, line->edit, OLD, line->old_range, &next[OLD]);
        break;
    case STET_LINE_ADDED:
        add_range(view, STET_SEGMENT_ADDED, line->edit, NEW, line->new_range, &next[NEW]);
        break;
    case STET_LINE_EDITED:
        for (size_t i = 0; i < line->segment_count; i++) {
            const struct stet_segment *segment = &line->segments[i];
            bool removed = segment->kind == STET_SEGMENT_REMOVED;
            add_range(view, segment->kind, segment->edit, removed ? OLD : NEW,
                      removed ? segment->old_range : segment->new_range,
                      &next[removed ? OLD : NEW]);
        }
        break;
    }
}

struct stet_span stet_view_field(const struct stet_diff *diff, const struct stet_diff_line *line)
{
    bool removed = line->kind == STET_LINE_REMOVED;
    struct stet_span text = removed ? stet_diff_old_text(diff) : stet_diff_new_text(diff);
    struct stet_range range = removed ? line->old_range : line->new_range;
    struct stet_span whole = stet_span_sub(text, range.start, range.end);
    size_t colon = stet_span_find(whole, ":");
    return stet_span_sub(whole, 0, colon < whole.len ? colon : 0);
}

struct stet_span stet_view_value(const struct stet_diff *diff, const char *field, bool old)
{
    size_t count;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    struct stet_span text = old ? stet_diff_old_text(diff) : stet_diff_new_text(diff);
    for (size_t i = 0; i < count && lines[i].front_matter; i++) {
        if (lines[i].kind == (old ? STET_LINE_ADDED : STET_LINE_REMOVED))
            continue;
        struct stet_range range = old ? lines[i].old_range : lines[i].new_range;
        struct stet_span key = stet_view_field(diff, &lines[i]);
        if (!stet_span_is(key, field))
            continue;
        struct stet_span value =
            stet_span_trim(stet_span_sub(text, range.start + key.len + 1, range.end));
        if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
            value = stet_span_sub(value, 1, value.len - 1);
        return value;
    }
    return (struct stet_span){0};
}
