/* edits.c - the lines of a difference as edits: each changed stretch of a sentence, each field,
 * each block or run of sentences that came or went, each break between paragraphs.
 *
 * In: lines with their segments. Out: the list of edits; lines and segments know theirs. */
#include "diff.h"
#include "span.h"
#include <stdlib.h>

static struct stet_diff_line *line_at(const struct stet_typing *typing, size_t i)
{
    return &typing->diff->lines[i];
}

static bool is_single(const struct stet_diff_line *line)
{
    return line->kind == STET_LINE_ADDED || line->kind == STET_LINE_REMOVED;
}

/* The line as it stands in either text; NULL where it does not. */
static const struct stet_text_line *old_line(const struct stet_typing *typing, size_t i)
{
    uint32_t line = typing->origins[i].old_line;
    return line == STET_NO_MATCH ? NULL : &typing->old_side->lines[line];
}

static const struct stet_text_line *new_line(const struct stet_typing *typing, size_t i)
{
    uint32_t line = typing->origins[i].new_line;
    return line == STET_NO_MATCH ? NULL : &typing->new_side->lines[line];
}

static bool is_blank(const struct stet_typing *typing, size_t i)
{
    const struct stet_text_line *line = old_line(typing, i);
    return (line ? line : new_line(typing, i))->blank;
}

/* A new edit of lines [first, end); NULL without memory. */
static struct stet_edit *add_edit(struct stet_typing *typing, size_t first, size_t end)
{
    struct stet_diff *diff = typing->diff;
    if (diff->edit_count == typing->capacity) {
        size_t capacity = typing->capacity ? typing->capacity * 2 : 64;
        struct stet_edit *edits = realloc(diff->edits, capacity * sizeof(*edits));
        if (!edits)
            return NULL;
        diff->edits = edits;
        typing->capacity = capacity;
    }
    struct stet_edit *edit = &diff->edits[diff->edit_count++];
    *edit = (struct stet_edit){.old_line = first,
                               .new_line = first,
                               .old_line_count = end - first,
                               .new_line_count = end - first};
    return edit;
}

/* The number of the edit that was added last. */
static size_t last_edit(const struct stet_typing *typing)
{
    return typing->diff->edit_count - 1;
}

static void finish(struct stet_edit *edit)
{
    stet_classify_main(edit);
    stet_weigh_edit(edit);
}

/* The tokens of a line that lie in the range; *from: where to begin, and then where they end. */
static struct stet_half make_half(const struct stet_comparison *comparison, struct stet_span text,
                                  const struct stet_text_line *line, struct stet_range range,
                                  size_t *from)
{
    struct stet_half half = {.text = text,
                             .line = {line->start, line->end},
                             .range = range,
                             .tokens = comparison->tokens.items + line->token,
                             .count = line->token_count};
    size_t i = *from;
    while (i < half.count && half.tokens[i].end <= range.start)
        i++;
    half.start = i;
    for (; i < half.count && half.tokens[i].start < range.end; i++)
        half.words += half.tokens[i].kind == STET_TOKEN_WORD;
    half.end = *from = i;
    return half;
}

/* One changed stretch: a removed segment, an added one, or both. Returns the segment behind it. */
static size_t stretch_end(const struct stet_diff_line *line, size_t i)
{
    bool pair = line->segments[i].kind == STET_SEGMENT_REMOVED && i + 1 < line->segment_count &&
                line->segments[i + 1].kind == STET_SEGMENT_ADDED;
    return i + (pair ? 2 : 1);
}

static bool add_segments(struct stet_typing *typing, size_t i, struct stet_change_place place)
{
    struct stet_diff_line *line = line_at(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    size_t old_token = 0, new_token = 0;
    for (size_t s = 0, end; s < line->segment_count; s = end) {
        end = segments[s].kind == STET_SEGMENT_EQUAL ? s + 1 : stretch_end(line, s);
        if (segments[s].kind == STET_SEGMENT_EQUAL)
            continue;
        struct stet_edit *edit = add_edit(typing, i, i + 1);
        if (!edit)
            return false;
        edit->old_range =
            (struct stet_range){segments[s].old_range.start, segments[end - 1].old_range.end};
        edit->new_range =
            (struct stet_range){segments[s].new_range.start, segments[end - 1].new_range.end};
        struct stet_half before = make_half(typing->comparison, typing->old_side->text,
                                            old_line(typing, i), edit->old_range, &old_token);
        struct stet_half after = make_half(typing->comparison, typing->new_side->text,
                                           new_line(typing, i), edit->new_range, &new_token);
        edit->old_words = before.words;
        edit->new_words = after.words;
        stet_classify_change(typing, &before, &after, place, edit);
        finish(edit);
        for (size_t k = s; k < end; k++)
            segments[k].edit = last_edit(typing);
        if (line->edit == STET_NO_EDIT)
            line->edit = last_edit(typing);
    }
    return true;
}

/* A last line of which one side has no line end: nothing that is seen. */
static bool add_line_end(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = line_at(typing, i);
    struct stet_edit *edit = add_edit(typing, i, i + 1);
    if (!edit)
        return false;
    edit->old_range = (struct stet_range){line->old_range.end, typing->old_side->text.len};
    edit->new_range = (struct stet_range){line->new_range.end, typing->new_side->text.len};
    edit->types = STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
    finish(edit);
    line->edit = last_edit(typing);
    return true;
}

static bool add_field(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = line_at(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    struct stet_edit *edit = add_edit(typing, i, i + 1);
    if (!edit)
        return false;
    edit->old_range = line->old_range;
    edit->new_range = line->new_range;
    stet_classify_field(
        stet_span_sub(typing->old_side->text, line->old_range.start, line->old_range.end),
        stet_span_sub(typing->new_side->text, line->new_range.start, line->new_range.end), edit);
    finish(edit);
    line->edit = last_edit(typing);
    for (size_t s = 0; s < line->segment_count; s++)
        if (segments[s].kind != STET_SEGMENT_EQUAL)
            segments[s].edit = line->edit;
    return true;
}

static bool is_line(const struct stet_typing *typing, size_t i, const char *text)
{
    const struct stet_diff_line *line = line_at(typing, i);
    bool removed = line->kind == STET_LINE_REMOVED;
    struct stet_span whole = removed ? typing->old_side->text : typing->new_side->text;
    struct stet_range range = removed ? line->old_range : line->new_range;
    return stet_span_ends(stet_span_sub(whole, range.start, range.end), text);
}

/* The end of the block that begins at line i, the blank lines behind it too; all of one kind. */
static size_t block_end(const struct stet_typing *typing, size_t i, size_t stop)
{
    enum stet_line_kind kind = line_at(typing, i)->kind;
    bool figure = false, text = false;
    for (; i < stop && line_at(typing, i)->kind == kind; i++) {
        bool blank = is_blank(typing, i);
        if (!blank && text && i > 0 && is_blank(typing, i - 1) && !figure)
            break;
        text = text || !blank;
        if (is_line(typing, i, "</figure>"))
            figure = false;
        else if (is_line(typing, i, "<figure>"))
            figure = true;
    }
    return i;
}

/* Lines [start, end) that only one side has: a block, some sentences, or blank lines. */
static bool add_block(struct stet_typing *typing, size_t start, size_t end, bool text)
{
    struct stet_edit *edit = add_edit(typing, start, end);
    if (!edit)
        return false;
    bool added = line_at(typing, start)->kind == STET_LINE_ADDED;
    edit->old_range = (struct stet_range){line_at(typing, start)->old_range.start,
                                          line_at(typing, end - 1)->old_range.end};
    edit->new_range = (struct stet_range){line_at(typing, start)->new_range.start,
                                          line_at(typing, end - 1)->new_range.end};
    for (size_t i = start; i < end; i++) {
        const struct stet_text_line *line = added ? new_line(typing, i) : old_line(typing, i);
        *(added ? &edit->new_words : &edit->old_words) += line->word_count;
        line_at(typing, i)->edit = last_edit(typing);
    }
    if (text)
        stet_classify_block(typing, start, end, edit);
    else
        edit->types = STET_EDIT_BIT(added ? STET_EDIT_SPLIT : STET_EDIT_JOINED);
    finish(edit);
    return true;
}

/* Lines [start, end) that came or went, between two that stand. */
static bool add_stretch(struct stet_typing *typing, size_t start, size_t end)
{
    bool text = false;
    for (size_t i = start; i < end; i++)
        text = text || !is_blank(typing, i);
    for (size_t i = start, next; i < end; i = next) {
        next = block_end(typing, i, end);
        if (!add_block(typing, i, next, text))
            return false;
    }
    return true;
}

static bool make_edits(struct stet_typing *typing)
{
    size_t count = typing->diff->count;
    struct stet_change_place place = {0};
    for (size_t i = 0, end; i < count; i = end) {
        const struct stet_diff_line *line = line_at(typing, i);
        bool done = true;
        end = i + 1;
        if (is_line(typing, i, "<figure>") || is_line(typing, i, "</figure>"))
            place.figure = !is_line(typing, i, "</figure>");
        if (line->kind == STET_LINE_EQUAL)
            continue;
        if (line->front_matter) {
            done = add_field(typing, i);
        } else if (is_single(line)) {
            while (end < count && is_single(line_at(typing, end)))
                end++;
            done = add_stretch(typing, i, end);
        } else if (line->segment_count == 1) {
            done = add_line_end(typing, i);
        } else {
            done = add_segments(typing, i, place);
        }
        if (!done)
            return false;
    }
    return true;
}

bool stet_edits_make(struct stet_typing *typing)
{
    if (!make_edits(typing))
        return false;
    stet_weigh_diff(typing->diff);
    return true;
}
