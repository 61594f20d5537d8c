/* shown.c - the lines of a difference as a filter lets them be seen.
 *
 * A hidden edit looks as the new text does: what it added stands there unmarked, what it removed
 * does not stand there. */
#include "render.h"
#include <stdlib.h>

static bool is_hidden(const struct stet_shown *shown, size_t edit)
{
    return edit != STET_NO_EDIT && !stet_edit_is_shown(&shown->edits[edit], shown->filter);
}

/* Of a line with segments: those that are seen. */
static void filter_segments(struct stet_shown *shown, struct stet_diff_line *line,
                            struct stet_segment *out)
{
    size_t count = 0, changed = 0;
    line->edit = STET_NO_EDIT;
    for (size_t i = 0; i < line->segment_count; i++) {
        struct stet_segment segment = line->segments[i];
        if (is_hidden(shown, segment.edit)) {
            if (segment.kind == STET_SEGMENT_REMOVED)
                continue;
            segment.kind = STET_SEGMENT_EQUAL;
            segment.edit = STET_NO_EDIT;
        }
        if (segment.kind != STET_SEGMENT_EQUAL && changed++ == 0)
            line->edit = segment.edit;
        out[count++] = segment;
    }
    line->segments = out;
    line->segment_count = count;
    if (changed == 0)
        line->kind = STET_LINE_EQUAL;
}

static bool copy_lines(struct stet_shown *shown, const struct stet_diff_line *lines, size_t count)
{
    size_t segments = 0;
    for (size_t i = 0; i < count; i++)
        segments += lines[i].segment_count;
    shown->own_lines = malloc((count + 1) * sizeof(*shown->own_lines));
    shown->own_segments = malloc((segments + 1) * sizeof(*shown->own_segments));
    if (!shown->own_lines || !shown->own_segments)
        return false;
    struct stet_segment *out = shown->own_segments;
    for (size_t i = 0; i < count; i++) {
        struct stet_diff_line line = lines[i];
        if (line.kind == STET_LINE_EDITED && line.segment_count > 1) {
            filter_segments(shown, &line, out);
            out += line.segment_count;
        } else if (line.kind != STET_LINE_EQUAL && is_hidden(shown, line.edit)) {
            if (line.kind == STET_LINE_REMOVED)
                continue;
            line.kind = STET_LINE_EQUAL;
            line.edit = STET_NO_EDIT;
            line.segment_count = 0;
        }
        shown->own_lines[shown->count++] = line;
    }
    shown->lines = shown->own_lines;
    return true;
}

bool stet_shown_init(struct stet_shown *shown, const struct stet_diff *diff,
                     const struct stet_edit_filter *filter)
{
    *shown = (struct stet_shown){.filter = filter};
    size_t count;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    shown->edits = stet_diff_edits(diff, &shown->edit_count);
    shown->hidden = stet_diff_hidden(diff, filter);
    if (shown->hidden > 0)
        return copy_lines(shown, lines, count);
    shown->lines = lines;
    shown->count = count;
    return true;
}

void stet_shown_free(struct stet_shown *shown)
{
    free(shown->own_lines);
    free(shown->own_segments);
}

bool stet_shown_is_moved(const struct stet_diff_line *line)
{
    return line->kind != STET_LINE_EQUAL && line->partner != STET_NO_LINE;
}
