/* edit_line.c - what changed within a line that stands on both sides, or was moved. */
#include "typing.h"

/* One changed stretch: a removed segment, an added one, or both. Returns the segment behind it. */
static size_t stretch_end(const struct stet_diff_line *line, size_t i)
{
    bool pair = line->segments[i].kind == STET_SEGMENT_REMOVED && i + 1 < line->segment_count &&
                line->segments[i + 1].kind == STET_SEGMENT_ADDED;
    return i + (pair ? 2 : 1);
}

bool stet_edits_add_changes(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    size_t old_token = 0, new_token = 0;
    for (size_t s = 0, end; s < line->segment_count; s = end) {
        end = segments[s].kind == STET_SEGMENT_EQUAL ? s + 1 : stretch_end(line, s);
        if (segments[s].kind == STET_SEGMENT_EQUAL)
            continue;
        struct stet_edit *edit = stet_edits_add(typing, i, i + 1);
        if (!edit)
            return false;
        edit->old_range =
            (struct stet_range){segments[s].old_range.start, segments[end - 1].old_range.end};
        edit->new_range =
            (struct stet_range){segments[s].new_range.start, segments[end - 1].new_range.end};
        struct stet_line_origin origin = typing->origins[i];
        struct stet_half before =
            stet_edits_half(typing, false, origin.old_line, edit->old_range, &old_token);
        struct stet_half after =
            stet_edits_half(typing, true, origin.new_line, edit->new_range, &new_token);
        edit->old_words = before.words;
        edit->new_words = after.words;
        stet_classify_change(typing, origin.old_line, origin.new_line, &before, &after, edit);
        stet_edits_finish(edit);
        for (size_t k = s; k < end; k++)
            segments[k].edit = stet_edits_last(typing);
        if (line->edit == STET_NO_EDIT)
            line->edit = stet_edits_last(typing);
    }
    return true;
}

/* A last line of which one side has no line end: nothing that is seen. */
bool stet_edits_add_line_end(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_edit *edit = stet_edits_add(typing, i, i + 1);
    if (!edit)
        return false;
    edit->old_range = (struct stet_range){line->old_range.end, typing->old_side->text.len};
    edit->new_range = (struct stet_range){line->new_range.end, typing->new_side->text.len};
    edit->types = STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
    stet_edits_finish(edit);
    line->edit = stet_edits_last(typing);
    return true;
}

/* The types of what changed within a line that was moved. */
void stet_edits_add_inner(struct stet_typing *typing, size_t i, struct stet_edit *edit,
                          size_t number)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    const struct stet_frames frames[2] = {typing->frames[0], typing->frames[1]};
    size_t old_token = 0, new_token = 0;
    const struct stet_quotes quotes[2] = {typing->quotes[0], typing->quotes[1]};
    typing->frames[0] = typing->frames[1] = (struct stet_frames){0}; /* they are of another place */
    typing->quotes[0] = typing->quotes[1] = (struct stet_quotes){.line = SIZE_MAX};
    size_t old_line = typing->origins[line->partner].old_line;
    size_t new_line = typing->origins[i].new_line;
    for (size_t s = 0, end; s < line->segment_count; s = end) {
        end = segments[s].kind == STET_SEGMENT_EQUAL ? s + 1 : stretch_end(line, s);
        if (segments[s].kind == STET_SEGMENT_EQUAL)
            continue;
        struct stet_half before = stet_edits_half(
            typing, false, old_line,
            (struct stet_range){segments[s].old_range.start, segments[end - 1].old_range.end},
            &old_token);
        struct stet_half after = stet_edits_half(
            typing, true, new_line,
            (struct stet_range){segments[s].new_range.start, segments[end - 1].new_range.end},
            &new_token);
        struct stet_edit inner = {.old_words = before.words, .new_words = after.words};
        stet_classify_change(typing, old_line, new_line, &before, &after, &inner);
        edit->types |= inner.types & ~STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
        edit->old_words += before.words;
        edit->new_words += after.words;
        for (size_t k = s; k < end; k++)
            segments[k].edit = number;
    }
    for (int side = 0; side < 2; side++) {
        typing->frames[side] = frames[side];
        typing->quotes[side] = quotes[side];
    }
}
