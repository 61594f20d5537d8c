/* context.c - what is shown of a difference: the edits, and some sentences around them. */
#include "render.h"
#include "span.h"
#include <stdlib.h>

static bool is_single(const struct stet_diff_line *line)
{
    return line->kind == STET_LINE_ADDED || line->kind == STET_LINE_REMOVED;
}

static bool is_changed_blank(const struct stet_diff_line *line)
{
    return !line->front_matter && line->typography && is_single(line);
}

bool stet_context_is_lone_break(const struct stet_shown *shown, size_t i)
{
    const struct stet_diff_line *lines = shown->lines;
    if (!is_changed_blank(&lines[i]) || i == 0 || i + 1 == shown->count ||
        shown->edits[lines[i].edit].type == STET_EDIT_TYPOGRAPHY)
        return false;
    return !is_single(&lines[i - 1]) && !is_single(&lines[i + 1]);
}

bool stet_context_is_edit(const struct stet_shown *shown, size_t i)
{
    const struct stet_diff_line *line = &shown->lines[i];
    return line->kind != STET_LINE_EQUAL && !line->front_matter &&
           (!is_changed_blank(line) || stet_context_is_lone_break(shown, i));
}

bool stet_context_is_field_edit(const struct stet_diff *diff, const struct stet_diff_line *line)
{
    if (!line->front_matter || line->kind == STET_LINE_EQUAL)
        return false;
    struct stet_span field = stet_view_field(diff, line);
    /* Our own number comes and goes with the front matter as a whole: no news of the article. */
    return field.len > 0 && (line->kind == STET_LINE_EDITED || !stet_span_is(field, "normalizer"));
}

bool stet_context_has_text(const struct stet_diff *diff, const struct stet_diff_line *line)
{
    bool removed = line->kind == STET_LINE_REMOVED;
    struct stet_range range = removed ? line->old_range : line->new_range;
    struct stet_span text = removed ? stet_diff_old_text(diff) : stet_diff_new_text(diff);
    struct stet_span rest = stet_span_sub(text, range.start, range.end);
    if (stet_span_ends(rest, "<figure>") || stet_span_ends(rest, "</figure>"))
        return false;
    for (size_t i = range.start; i < range.end; i++)
        if (!stet_is_space(text.ptr[i]) && text.ptr[i] != '>')
            return true;
    return false;
}

uint8_t *stet_context_choose(const struct stet_diff *diff, const struct stet_shown *shown_lines,
                             size_t context)
{
    size_t count = shown_lines->count;
    const struct stet_diff_line *lines = shown_lines->lines;
    uint8_t *shown = calloc(count + 1, 1);
    if (!shown)
        return NULL;
    const size_t far = SIZE_MAX / 2;
    size_t distance = far; /* in sentences, from the last edit */
    for (size_t i = 0; i < count; i++) {
        bool edit = stet_context_is_edit(shown_lines, i);
        distance = edit ? 0 : distance + stet_context_has_text(diff, &lines[i]);
        shown[i] = !lines[i].front_matter && distance <= context;
    }
    distance = far; /* to the next one */
    for (size_t i = count; i-- > 0;) {
        bool edit = stet_context_is_edit(shown_lines, i);
        distance = edit ? 0 : distance + stet_context_has_text(diff, &lines[i]);
        if (!lines[i].front_matter && distance <= context)
            shown[i] = 1;
    }
    return shown;
}
