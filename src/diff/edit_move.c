/* edit_move.c - sentences that were moved together: one edit, with both their places. */
#include "typing.h"

/* The next line that is not blank, within those of one kind that come or go together; count if
 * there is none. */
static size_t next_text(const struct stet_typing *typing, size_t i)
{
    size_t count = typing->diff->count;
    enum stet_line_kind kind = stet_edits_line(typing, i)->kind;
    do
        i++;
    while (i < count && stet_edits_line(typing, i)->kind == kind && stet_edits_is_blank(typing, i));
    return i < count && stet_edits_line(typing, i)->kind == kind ? i : count;
}

/* Whether line i goes with line last, both moved: to the same place, or it is known already. */
bool stet_edits_move_together(const struct stet_typing *typing, size_t last, size_t i)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i),
                                *before = stet_edits_line(typing, last);
    if (line->partner == STET_NO_LINE)
        return false;
    if (before->edit != STET_NO_EDIT || line->edit != STET_NO_EDIT)
        return before->edit == line->edit;
    return next_text(typing, before->partner) == line->partner;
}

/* One end of a move: lines [start, end), blank ones among them. */
void stet_edits_end_move(struct stet_typing *typing, size_t start, size_t end, size_t number)
{
    struct stet_edit *edit = &typing->diff->edits[number];
    struct stet_range old_range = {stet_edits_line(typing, start)->old_range.start,
                                   stet_edits_line(typing, end - 1)->old_range.end};
    struct stet_range new_range = {stet_edits_line(typing, start)->new_range.start,
                                   stet_edits_line(typing, end - 1)->new_range.end};
    if (stet_edits_line(typing, start)->kind == STET_LINE_REMOVED) {
        edit->old_range = old_range;
        edit->old_line = start;
        edit->old_line_count = end - start;
    } else {
        edit->new_range = new_range;
        edit->new_line = start;
        edit->new_line_count = end - start;
    }
    for (size_t i = start; i < end; i++)
        stet_edits_line(typing, i)->edit = number;
}

/* Lines [start, end) were moved; where the other end stands, its lines are told which edit is
 * theirs.
 */
bool stet_edits_add_move(struct stet_typing *typing, size_t start, size_t end)
{
    struct stet_edit *edit = stet_edits_add(typing, start, end);
    if (!edit)
        return false;
    size_t number = stet_edits_last(typing);
    edit->types = STET_EDIT_BIT(STET_EDIT_MOVED);
    size_t first = STET_NO_LINE, last = STET_NO_LINE;
    for (size_t i = start; i < end; i++) {
        if (stet_edits_is_blank(typing, i))
            continue;
        bool added = stet_edits_line(typing, i)->kind == STET_LINE_ADDED;
        last = stet_edits_line(typing, i)->partner;
        first = first == STET_NO_LINE ? last : first;
        stet_edits_add_inner(typing, added ? i : last, edit, number);
        stet_edits_line(typing, last)->edit = number;
    }
    stet_edits_end_move(typing, start, end, number);
    stet_edits_end_move(typing, first, last + 1, number);
    stet_edits_finish(edit);
    return true;
}
