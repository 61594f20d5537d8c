/* edit_build.c - what all that make edits share: lines, the list of edits, the sides of a change.
 */
#include "room.h"
#include "span.h"
#include "typing.h"

struct stet_diff_line *stet_edits_line(const struct stet_typing *typing, size_t i)
{
    return &typing->diff->lines[i];
}

bool stet_edits_is_single(const struct stet_diff_line *line)
{
    return line->kind == STET_LINE_ADDED || line->kind == STET_LINE_REMOVED;
}

bool stet_edits_is_blank(const struct stet_typing *typing, size_t i)
{
    const struct stet_line_origin *origin = &typing->origins[i];
    return origin->old_line == STET_NO_MATCH ? typing->new_side->lines[origin->new_line].blank
                                             : typing->old_side->lines[origin->old_line].blank;
}

/* In the new text, where it stands there. */
struct stet_range stet_edits_range(const struct stet_typing *typing, size_t i)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i);
    return line->kind == STET_LINE_REMOVED ? line->old_range : line->new_range;
}

struct stet_span stet_edits_text(const struct stet_typing *typing, size_t i)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i);
    bool removed = line->kind == STET_LINE_REMOVED;
    return stet_span_sub(removed ? typing->old_side->text : typing->new_side->text,
                         removed ? line->old_range.start : line->new_range.start,
                         removed ? line->old_range.end : line->new_range.end);
}

/* A new edit of lines [first, end); NULL without memory. */
struct stet_edit *stet_edits_add(struct stet_typing *typing, size_t first, size_t end)
{
    struct stet_diff *diff = typing->diff;
    void *edits = stet_room(diff->edits, diff->edit_count, &typing->capacity, sizeof(*diff->edits));
    if (!edits)
        return NULL;
    diff->edits = edits;
    struct stet_edit *edit = &diff->edits[diff->edit_count++];
    *edit = (struct stet_edit){.old_line = first,
                               .new_line = first,
                               .old_line_count = end - first,
                               .new_line_count = end - first};
    return edit;
}

/* The number of the edit that was added last. */
size_t stet_edits_last(const struct stet_typing *typing)
{
    return typing->diff->edit_count - 1;
}

void stet_edits_finish(struct stet_edit *edit)
{
    stet_classify_main(edit);
    stet_weigh_edit(edit);
}

/* One side of a change: the tokens that lie in the range. *from: where to look for them, and then
 * where they end. */
struct stet_half stet_edits_half(const struct stet_typing *typing, bool is_new, size_t line,
                                 struct stet_range range, size_t *from)
{
    const struct stet_side *side = is_new ? typing->new_side : typing->old_side;
    const struct stet_text_line *text_line = &side->lines[line];
    struct stet_half half = {.text = side->text,
                             .line = {text_line->start, text_line->end},
                             .range = range,
                             .tokens = typing->comparison->tokens.items + text_line->token,
                             .count = text_line->token_count,
                             .is_new = is_new};
    size_t i = *from;
    while (i < half.count && half.tokens[i].end <= range.start)
        i++;
    half.start = i;
    for (; i < half.count && half.tokens[i].start < range.end; i++)
        half.words += half.tokens[i].kind == STET_TOKEN_WORD;
    half.end = *from = i;
    return half;
}
