/* edits.c - the lines of a difference as edits: each changed stretch of a sentence, each field,
 * each block or run of sentences that came or went, each break between paragraphs.
 *
 * In: lines with their segments. Out: the list of edits; lines and segments know theirs. */
#include "span.h"
#include "typing.h"
#include <stdlib.h>

/* A line before or behind code. One within code is taken for one too: then some of it is prose. */
static bool is_fence(struct stet_span line)
{
    while (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '>'))
        line = stet_span_sub(line, 1, line.len);
    return line.len > 0 && (line.ptr[0] == '`' || line.ptr[0] == '~') &&
           (stet_span_starts(line, "```") || stet_span_starts(line, "~~~"));
}

static bool ends_with(const struct stet_typing *typing, size_t i, const char *text)
{
    return stet_span_ends(stet_edits_text(typing, i), text);
}

static void follow_side(struct stet_span line, struct stet_frames *frames)
{
    if (is_fence(line))
        frames->code = !frames->code;
    else if (line.len == 0 || line.ptr[line.len - 1] != '>')
        return; /* as nearly all lines */
    else if (stet_span_ends(line, "</figure>"))
        frames->figure = false;
    else if (stet_span_ends(line, "<figure>"))
        frames->figure = true;
}

/* Keeps account of the figures and code that lines of either text stand in. */
static void follow_frames(struct stet_typing *typing, size_t i)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_range was = line->old_range, is = line->new_range;
    if (line->kind != STET_LINE_ADDED)
        follow_side(stet_span_sub(typing->old_side->text, was.start, was.end), &typing->frames[0]);
    if (line->kind != STET_LINE_REMOVED)
        follow_side(stet_span_sub(typing->new_side->text, is.start, is.end), &typing->frames[1]);
}

/* The end of the block, or of the moved lines, that begin at line i; with the blank lines behind.
 */
static size_t block_end(const struct stet_typing *typing, size_t i, size_t stop)
{
    enum stet_line_kind kind = stet_edits_line(typing, i)->kind;
    bool figure = false;
    size_t last = STET_NO_LINE; /* that is not blank */
    for (; i < stop && stet_edits_line(typing, i)->kind == kind; i++) {
        if (stet_edits_is_blank(typing, i))
            continue;
        bool moved = last != STET_NO_LINE && stet_edits_line(typing, last)->partner != STET_NO_LINE;
        if (moved && !stet_edits_move_together(typing, last, i))
            break;
        if (last != STET_NO_LINE && !moved &&
            ((stet_edits_is_blank(typing, i - 1) && !figure) ||
             stet_edits_line(typing, i)->partner != STET_NO_LINE))
            break;
        last = i;
        if (ends_with(typing, i, "</figure>"))
            figure = false;
        else if (ends_with(typing, i, "<figure>"))
            figure = true;
    }
    return i;
}

/* The line begins a block by a sign of its own, or is one whole: no paragraph goes on there. */
static bool is_signed_block(struct stet_span line)
{
    while (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '>'))
        line = stet_span_sub(line, 1, line.len);
    size_t digits = 0;
    while (digits < line.len && stet_is_digit(line.ptr[digits]))
        digits++;
    struct stet_span behind = stet_span_sub(line, digits, line.len);
    if (digits > 0)
        return stet_span_starts(behind, ". ") || stet_span_starts(behind, ") ");
    return is_fence(line) || stet_span_starts(line, "#") || stet_span_starts(line, "|") ||
           stet_span_starts(line, "- ") || stet_span_starts(line, "+ ") ||
           stet_span_starts(line, "* ") || stet_span_starts(line, "<figure>") ||
           stet_span_ends(line, "</figure>");
}

/* Blank lines [start, end) stand between two sentences of prose in the text that has them. */
static bool is_paragraph_break(const struct stet_typing *typing, size_t start, size_t end)
{
    bool added = stet_edits_line(typing, start)->kind == STET_LINE_ADDED;
    const struct stet_side *side = added ? typing->new_side : typing->old_side;
    const struct stet_line_origin *from = &typing->origins[start], *to = &typing->origins[end - 1];
    size_t first = added ? from->new_line : from->old_line;
    size_t last = added ? to->new_line : to->old_line;
    return first > 0 && last + 1 < side->count &&
           !is_signed_block(stet_lines_text(side, last + 1)) &&
           !stet_span_starts(stet_lines_text(side, first - 1), "#");
}

/* Lines [start, end) that only one side has: a block, some sentences, or (text: false) only blank
 * lines, so that paragraphs are divided or joined. */
static bool add_block(struct stet_typing *typing, size_t start, size_t end, bool text)
{
    struct stet_edit *edit = stet_edits_add(typing, start, end);
    if (!edit)
        return false;
    bool added = stet_edits_line(typing, start)->kind == STET_LINE_ADDED;
    edit->old_range = (struct stet_range){stet_edits_line(typing, start)->old_range.start,
                                          stet_edits_line(typing, end - 1)->old_range.end};
    edit->new_range = (struct stet_range){stet_edits_line(typing, start)->new_range.start,
                                          stet_edits_line(typing, end - 1)->new_range.end};
    for (size_t i = start; i < end; i++) {
        const struct stet_line_origin *origin = &typing->origins[i];
        size_t from = 0;
        struct stet_half line =
            stet_edits_half(typing, added, added ? origin->new_line : origin->old_line,
                            stet_edits_range(typing, i), &from);
        *(added ? &edit->new_words : &edit->old_words) += line.words;
        stet_edits_line(typing, i)->edit = stet_edits_last(typing);
        follow_frames(typing, i);
        if (text)
            stet_classify_line(typing, &line, edit);
    }
    if (text)
        edit->types |= STET_EDIT_BIT(added ? STET_EDIT_ADDED : STET_EDIT_REMOVED);
    else if (is_paragraph_break(typing, start, end))
        edit->types = STET_EDIT_BIT(added ? STET_EDIT_SPLIT : STET_EDIT_JOINED);
    else
        edit->types = STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
    stet_edits_finish(edit);
    return true;
}

/* Of lines [start, end): the first that is not blank, or end. */
static size_t first_text(const struct stet_typing *typing, size_t start, size_t end)
{
    while (start < end && stet_edits_is_blank(typing, start))
        start++;
    return start;
}

/* Lines [start, end) that came or went, between two that stand. */
static bool add_stretch(struct stet_typing *typing, size_t start, size_t end)
{
    bool done = true;
    for (size_t i = start, next; done && i < end; i = next) {
        next = block_end(typing, i, end);
        size_t first = first_text(typing, i, next);
        const struct stet_diff_line *line = first < next ? stet_edits_line(typing, first) : NULL;
        if (!line || line->partner == STET_NO_LINE)
            done = add_block(typing, i, next, first < next);
        else if (line->edit == STET_NO_EDIT)
            done = stet_edits_add_move(typing, i, next);
        else
            stet_edits_end_move(typing, i, next, line->edit);
    }
    return done;
}

static bool make_edits(struct stet_typing *typing)
{
    size_t count = typing->diff->count;
    for (size_t i = 0, end; i < count && !typing->failed; i = end) {
        const struct stet_diff_line *line = stet_edits_line(typing, i);
        bool done = true;
        end = i + 1;
        if (!stet_edits_is_single(line))
            follow_frames(typing, i);
        if (line->kind == STET_LINE_EQUAL)
            continue;
        if (line->front_matter) {
            done = stet_edits_add_field(typing, i);
        } else if (stet_edits_is_single(line)) {
            while (end < count && stet_edits_is_single(stet_edits_line(typing, end)) &&
                   !stet_edits_line(typing, end)->front_matter)
                end++;
            done = add_stretch(typing, i, end);
        } else if (line->segment_count == 1) {
            done = stet_edits_add_line_end(typing, i);
        } else {
            done = stet_edits_add_changes(typing, i);
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
    typing.language = find_language(&comparison->a); /* not old or new: so for swapped texts too */
    if (!typing.language)
        typing.language = find_language(&comparison->b);
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
