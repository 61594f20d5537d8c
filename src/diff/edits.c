/* edits.c - the lines of a difference as edits: each changed stretch of a sentence, each field,
 * each block or run of sentences that came or went, each break between paragraphs.
 *
 * In: lines with their segments. Out: the list of edits; lines and segments know theirs. */
#include "span.h"
#include "typing.h"
#include <stdlib.h>

static struct stet_diff_line *line_at(const struct stet_typing *typing, size_t i)
{
    return &typing->diff->lines[i];
}

static bool is_single(const struct stet_diff_line *line)
{
    return line->kind == STET_LINE_ADDED || line->kind == STET_LINE_REMOVED;
}

static bool is_blank(const struct stet_typing *typing, size_t i)
{
    const struct stet_line_origin *origin = &typing->origins[i];
    return origin->old_line == STET_NO_MATCH ? typing->new_side->lines[origin->new_line].blank
                                             : typing->old_side->lines[origin->old_line].blank;
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

/* One side of a change: the tokens that lie in the range. *from: where to look for them, and then
 * where they end. */
static struct stet_half make_half(const struct stet_typing *typing, bool is_new, size_t line,
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

/* One changed stretch: a removed segment, an added one, or both. Returns the segment behind it. */
static size_t stretch_end(const struct stet_diff_line *line, size_t i)
{
    bool pair = line->segments[i].kind == STET_SEGMENT_REMOVED && i + 1 < line->segment_count &&
                line->segments[i + 1].kind == STET_SEGMENT_ADDED;
    return i + (pair ? 2 : 1);
}

static bool add_segments(struct stet_typing *typing, size_t i)
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
        struct stet_line_origin origin = typing->origins[i];
        struct stet_half before =
            make_half(typing, false, origin.old_line, edit->old_range, &old_token);
        struct stet_half after =
            make_half(typing, true, origin.new_line, edit->new_range, &new_token);
        edit->old_words = before.words;
        edit->new_words = after.words;
        stet_classify_change(typing, origin.old_line, origin.new_line, &before, &after, edit);
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

/* In the new text, where it stands there. */
static struct stet_range whole_line(const struct stet_typing *typing, size_t i)
{
    const struct stet_diff_line *line = line_at(typing, i);
    return line->kind == STET_LINE_REMOVED ? line->old_range : line->new_range;
}

static bool is_line(const struct stet_typing *typing, size_t i, const char *text)
{
    bool removed = line_at(typing, i)->kind == STET_LINE_REMOVED;
    struct stet_span whole = removed ? typing->old_side->text : typing->new_side->text;
    struct stet_range range = whole_line(typing, i);
    return stet_span_ends(stet_span_sub(whole, range.start, range.end), text);
}

static void follow_figure(struct stet_typing *typing, size_t i)
{
    if (is_line(typing, i, "</figure>"))
        typing->figure = false;
    else if (is_line(typing, i, "<figure>"))
        typing->figure = true;
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
        const struct stet_line_origin *origin = &typing->origins[i];
        size_t from = 0;
        struct stet_half line =
            make_half(typing, added, added ? origin->new_line : origin->old_line,
                      whole_line(typing, i), &from);
        *(added ? &edit->new_words : &edit->old_words) += line.words;
        line_at(typing, i)->edit = last_edit(typing);
        follow_figure(typing, i);
        if (text)
            stet_classify_line(typing, &line, edit);
    }
    if (text)
        edit->types |= STET_EDIT_BIT(added ? STET_EDIT_ADDED : STET_EDIT_REMOVED);
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
    for (size_t i = 0, end; i < count && !typing->failed; i = end) {
        const struct stet_diff_line *line = line_at(typing, i);
        bool done = true;
        end = i + 1;
        if (!is_single(line))
            follow_figure(typing, i);
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
            done = add_segments(typing, i);
        }
        if (!done)
            return false;
    }
    return !typing->failed;
}

/* The language that the text says it is in; NULL without a table for it. */
static const struct stet_language *find_language(const struct stet_side *side)
{
    static const char key[] = "language: ";
    for (size_t i = 0; i < side->front; i++) {
        struct stet_span line = stet_lines_text(side, i);
        if (!stet_span_starts(line, key))
            continue;
        struct stet_span tag = stet_span_sub(line, strlen(key), line.len);
        if (tag.len > 2 && tag.ptr[0] == '"')
            tag = stet_span_sub(tag, 1, tag.len - 1);
        return stet_language_find(tag);
    }
    return NULL;
}

bool stet_edits_make(const struct stet_comparison *comparison, bool flipped,
                     const struct stet_line_origin *origins, struct stet_diff *diff)
{
    struct stet_typing typing = {.comparison = comparison,
                                 .old_side = flipped ? &comparison->b : &comparison->a,
                                 .new_side = flipped ? &comparison->a : &comparison->b,
                                 .origins = origins,
                                 .diff = diff};
    typing.language = find_language(typing.new_side);
    if (!typing.language)
        typing.language = find_language(typing.old_side);
    typing.lexicon = stet_lexicon_new(typing.language);
    typing.known = calloc(comparison->vocabulary.count + 1, sizeof(*typing.known));
    bool done = typing.lexicon && typing.known && make_edits(&typing);
    stet_lexicon_free(typing.lexicon);
    stet_learnt_free(typing.learnt);
    free(typing.known);
    free(typing.meanings);
    if (done)
        stet_weigh_diff(diff);
    return done;
}
