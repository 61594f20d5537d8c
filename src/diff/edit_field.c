/* edit_field.c - the fields of the front matter that changed, came or went: one edit each. */
#include "span.h"
#include "typing.h"

/* A rule of the front matter or our own number: it comes and goes with the fields beside it that do
 * the same. */
static bool is_ours(const struct stet_typing *typing, size_t i, enum stet_line_kind kind)
{
    if (i >= typing->diff->count || !stet_edits_line(typing, i)->front_matter ||
        stet_edits_line(typing, i)->kind != kind || kind == STET_LINE_EDITED)
        return false;
    struct stet_span text = stet_edits_text(typing, i);
    return stet_span_is(text, "---") || stet_span_starts(text, "normalizer:");
}

/* The lines of ours beside line i become part of its edit. */
static void take_ours(struct stet_typing *typing, size_t i)
{
    struct stet_edit *edit = &typing->diff->edits[stet_edits_last(typing)];
    enum stet_line_kind kind = stet_edits_line(typing, i)->kind;
    size_t start = i, end = i + 1;
    while (start > 0 && is_ours(typing, start - 1, kind) &&
           stet_edits_line(typing, start - 1)->edit == STET_NO_EDIT)
        stet_edits_line(typing, --start)->edit = stet_edits_last(typing);
    while (is_ours(typing, end, kind))
        stet_edits_line(typing, end++)->edit = stet_edits_last(typing);
    edit->old_line = edit->new_line = start;
    edit->old_line_count = edit->new_line_count = end - start;
    edit->old_range.start = stet_edits_line(typing, start)->old_range.start;
    edit->new_range.start = stet_edits_line(typing, start)->new_range.start;
    edit->old_range.end = stet_edits_line(typing, end - 1)->old_range.end;
    edit->new_range.end = stet_edits_line(typing, end - 1)->new_range.end;
}

bool stet_edits_add_field(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = stet_edits_line(typing, i);
    bool field_follows = is_ours(typing, i, line->kind) && i + 1 < typing->diff->count &&
                         stet_edits_line(typing, i + 1)->front_matter &&
                         stet_edits_line(typing, i + 1)->kind == line->kind;
    if (line->edit != STET_NO_EDIT || field_follows)
        return true;
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    struct stet_edit *edit = stet_edits_add(typing, i, i + 1);
    if (!edit)
        return false;
    edit->old_range = line->old_range;
    edit->new_range = line->new_range;
    stet_classify_field(
        stet_span_sub(typing->old_side->text, line->old_range.start, line->old_range.end),
        stet_span_sub(typing->new_side->text, line->new_range.start, line->new_range.end), edit);
    if (edit->types & STET_EDIT_BIT(STET_EDIT_HEADLINE))
        stet_edits_add_headline(typing, i, edit);
    stet_edits_finish(edit);
    line->edit = stet_edits_last(typing);
    for (size_t s = 0; s < line->segment_count; s++)
        if (segments[s].kind != STET_SEGMENT_EQUAL)
            segments[s].edit = line->edit;
    if (stet_edits_is_single(line))
        take_ours(typing, i);
    return true;
}
