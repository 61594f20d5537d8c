/* edit_line.c - what changed within a line that stands on both sides, or was moved. */
#include "span.h"
#include "typing.h"

#define PAIR_WITHIN 8  /* stretches in which the other mark of a pair is looked for */
#define MARK_BYTES  4  /* that words may lose or gain at their new place: commas, spaces */
#define MOVED_WORDS 16 /* tokens of a phrase that stands elsewhere in the sentence now */

/* One changed stretch: a removed segment, an added one, or both. Returns the segment behind it. */
static size_t stretch_end(const struct stet_diff_line *line, size_t i)
{
    bool pair = line->segments[i].kind == STET_SEGMENT_REMOVED && i + 1 < line->segment_count &&
                line->segments[i + 1].kind == STET_SEGMENT_ADDED;
    return i + (pair ? 2 : 1);
}

/* A changed stretch of a line, segments [start, end), with both sides of it. */
struct stretch {
    size_t start, end;
    struct stet_half before, after;
};

/* Where in a line a search for stretches is. */
struct stretches {
    const struct stet_typing *typing;
    const struct stet_diff_line *line;
    struct stet_line_origin origin;
    size_t segment, old_token, new_token;
};

/* Finds the next changed stretch; false if there is none. */
static bool next_segments(struct stretches *at, struct stretch *out)
{
    const struct stet_segment *segments = at->line->segments;
    while (at->segment < at->line->segment_count &&
           segments[at->segment].kind == STET_SEGMENT_EQUAL)
        at->segment++;
    if (at->segment == at->line->segment_count)
        return false;
    out->start = at->segment;
    out->end = at->segment = stretch_end(at->line, at->segment);
    return true;
}

static struct stet_range old_range(const struct stretches *at, const struct stretch *stretch)
{
    const struct stet_segment *segments = at->line->segments;
    return (struct stet_range){segments[stretch->start].old_range.start,
                               segments[stretch->end - 1].old_range.end};
}

static struct stet_range new_range(const struct stretches *at, const struct stretch *stretch)
{
    const struct stet_segment *segments = at->line->segments;
    return (struct stet_range){segments[stretch->start].new_range.start,
                               segments[stretch->end - 1].new_range.end};
}

/* Both sides of a stretch that was found. */
static void read_sides(struct stretches *at, struct stretch *out)
{
    out->before =
        stet_edits_half(at->typing, false, at->origin.old_line, old_range(at, out), &at->old_token);
    out->after =
        stet_edits_half(at->typing, true, at->origin.new_line, new_range(at, out), &at->new_token);
}

static bool next_stretch(struct stretches *at, struct stretch *out)
{
    if (!next_segments(at, out))
        return false;
    read_sides(at, out);
    return true;
}

/* What one side of a stretch is, if it is a mark of which two stand around words. */
enum around { AROUND_NOTHING, AROUND_OTHER, AROUND_QUOTE, AROUND_EMPHASIS, AROUND_LINK, LINK_END };

static enum around around_of(const struct stet_half *half)
{
    if (half->start == half->end)
        return AROUND_NOTHING;
    const struct stet_token *token = &half->tokens[half->start];
    char c = half->text.ptr[token->start];
    if (half->end > half->start + 1)
        return AROUND_OTHER;
    if (token->kind == STET_TOKEN_TARGET)
        return c == ']' ? LINK_END : AROUND_OTHER;
    if (token->kind == STET_TOKEN_SYNTAX && c == '[')
        return AROUND_LINK;
    if (token->kind == STET_TOKEN_SYNTAX && (c == '*' || c == '_' || c == '<'))
        return AROUND_EMPHASIS;
    return stet_quotes_is_mark(half, half->start) ? AROUND_QUOTE : AROUND_OTHER;
}

/* Two stretches are one edit: a pair of marks was put around words, taken away or changed, or one
 * of them now stands elsewhere. */
static bool are_pair(const struct stretch *first, const struct stretch *second)
{
    enum around a = around_of(&first->before), b = around_of(&first->after);
    enum around c = around_of(&second->before), d = around_of(&second->after);
    enum around mark = a == AROUND_NOTHING ? b : a;
    if (mark <= AROUND_OTHER || (a != AROUND_NOTHING && b != AROUND_NOTHING && a != b))
        return false;
    if (a == d && b == c && (a == AROUND_NOTHING || b == AROUND_NOTHING))
        return mark == AROUND_LINK || mark == LINK_END;
    enum around close = mark == AROUND_LINK ? LINK_END : mark;
    return mark != LINK_END && c == (a == AROUND_NOTHING ? AROUND_NOTHING : close) &&
           d == (b == AROUND_NOTHING ? AROUND_NOTHING : close);
}

static void take(struct stet_segment *segments, const struct stretch *stretch, size_t number)
{
    for (size_t k = stretch->start; k < stretch->end; k++)
        segments[k].edit = number;
}

/* Words by their folded ids. */
struct phrase {
    uint32_t words[MOVED_WORDS];
    size_t count;
};

/* The words of one half that the other has not; false if there are many. */
static bool take_away(const struct stet_typing *typing, const struct stet_half *from,
                      const struct stet_half *what, struct phrase *out)
{
    const uint32_t *folds = typing->comparison->vocabulary.folds;
    bool taken[MOVED_WORDS] = {false};
    out->count = 0;
    if (what->end - what->start > MOVED_WORDS || from->end - from->start > MOVED_WORDS)
        return false;
    for (size_t i = from->start; i < from->end; i++) {
        size_t j = what->start;
        if (from->tokens[i].kind != STET_TOKEN_WORD)
            continue;
        while (j < what->end &&
               (taken[j - what->start] || what->tokens[j].kind != STET_TOKEN_WORD ||
                folds[what->tokens[j].id] != folds[from->tokens[i].id]))
            j++;
        if (j < what->end)
            taken[j - what->start] = true;
        else
            out->words[out->count++] = folds[from->tokens[i].id];
    }
    return true;
}

/* The words that only went at this stretch, or (went: false) only came; false if there are none, or
 * some of both. */
static bool read_phrase(const struct stet_typing *typing, const struct stretch *stretch,
                        struct phrase *out, bool *went)
{
    struct phrase came;
    if (!take_away(typing, &stretch->before, &stretch->after, out) ||
        !take_away(typing, &stretch->after, &stretch->before, &came))
        return false;
    *went = out->count > 0;
    if (*went)
        return came.count == 0;
    *out = came;
    return came.count > 0;
}

/* How many bytes a stretch makes the line longer. */
static ptrdiff_t growth(const struct stretches *at, const struct stretch *stretch)
{
    struct stet_range was = old_range(at, stretch), is = new_range(at, stretch);
    return (ptrdiff_t)(is.end - is.start) - (ptrdiff_t)(was.end - was.start);
}

/* What a stretch may be one end of. */
enum ends { NO_ENDS, MARKS, WORDS };

/* The stretch that goes with this one, a few behind it at most: the other mark of a pair, or where
 * the words stand now. */
static enum ends find_pair(struct stretches at, const struct stet_segment *segments,
                           const struct stretch *first, struct stretch *second)
{
    struct phrase phrase, other;
    bool went = false, other_went = false;
    bool marks =
        around_of(&first->before) > AROUND_OTHER || around_of(&first->after) > AROUND_OTHER;
    bool words = !marks && read_phrase(at.typing, first, &phrase, &went);
    if (!marks && !words)
        return NO_ENDS;
    ptrdiff_t wanted = -growth(&at, first);
    for (int tried = 0; tried < PAIR_WITHIN && next_segments(&at, second); tried++) {
        ptrdiff_t apart = growth(&at, second) - wanted;
        if (segments[second->start].edit != STET_NO_EDIT ||
            (words && (apart < -MARK_BYTES || apart > MARK_BYTES)))
            continue;
        read_sides(&at, second);
        if (marks && are_pair(first, second))
            return MARKS;
        if (words && read_phrase(at.typing, second, &other, &other_went) && other_went != went &&
            other.count == phrase.count &&
            memcmp(other.words, phrase.words, phrase.count * sizeof(*phrase.words)) == 0)
            return WORDS;
    }
    return NO_ENDS;
}

/* Adds what one stretch tells to an edit that may have others. */
static void add_part(struct stet_typing *typing, const struct stretches *at,
                     const struct stretch *stretch, struct stet_edit *edit)
{
    const uint32_t typography = STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY);
    struct stet_edit part = {.old_words = stretch->before.words, .new_words = stretch->after.words};
    stet_classify_change(typing, at->origin.old_line, at->origin.new_line, &stretch->before,
                         &stretch->after, &part);
    edit->types |= part.types;
    if (edit->types != typography)
        edit->types &= ~typography;
    edit->old_words += part.old_words;
    edit->new_words += part.new_words;
    if (edit->old_value.end + edit->new_value.end == 0) {
        edit->old_value = part.old_value;
        edit->new_value = part.new_value;
    }
}

/* Words that stand elsewhere in the sentence now: nothing of what they say has changed. */
static void add_moved_words(struct stet_edit *edit, const struct stretch *stretch)
{
    edit->types = STET_EDIT_BIT(STET_EDIT_WORDING);
    edit->old_words += stretch->before.words;
    edit->new_words += stretch->after.words;
}

static void finish(struct stet_edit *edit, const struct stretch *last)
{
    edit->old_range.end = last->before.range.end;
    edit->new_range.end = last->after.range.end;
    stet_edits_finish(edit);
}

bool stet_edits_add_changes(struct stet_typing *typing, size_t i)
{
    struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    struct stretches at = {.typing = typing, .line = line, .origin = typing->origins[i]};
    struct stretch stretch, pair;
    while (next_stretch(&at, &stretch)) {
        size_t number = segments[stretch.start].edit;
        if (number != STET_NO_EDIT) {
            struct stet_edit *edit = &typing->diff->edits[number];
            if (edit->types != STET_EDIT_BIT(STET_EDIT_WORDING)) /* else they are moved words */
                add_part(typing, &at, &stretch, edit);
            finish(edit, &stretch);
            continue;
        }
        struct stet_edit *edit = stet_edits_add(typing, i, i + 1);
        if (!edit)
            return false;
        number = stet_edits_last(typing);
        edit->old_range = stretch.before.range;
        edit->new_range = stretch.after.range;
        take(segments, &stretch, number);
        enum ends ends = find_pair(at, segments, &stretch, &pair);
        if (ends != NO_ENDS)
            take(segments, &pair, number);
        if (ends == WORDS) {
            add_moved_words(edit, &stretch);
            add_moved_words(edit, &pair);
        } else {
            add_part(typing, &at, &stretch, edit);
        }
        finish(edit, &stretch);
        if (line->edit == STET_NO_EDIT)
            line->edit = number;
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

/* Gathers what changed within a line that is one edit, without regard to what stands around it. */
static void gather_inner(struct stet_typing *typing, struct stretches at, struct stet_edit *edit)
{
    const struct stet_frames frames[2] = {typing->frames[0], typing->frames[1]};
    const struct stet_quotes quotes[2] = {typing->quotes[0], typing->quotes[1]};
    typing->frames[0] = typing->frames[1] = (struct stet_frames){0};
    typing->quotes[0] = typing->quotes[1] = (struct stet_quotes){.line = SIZE_MAX};
    struct stretch stretch;
    while (next_stretch(&at, &stretch))
        add_part(typing, &at, &stretch, edit);
    for (int side = 0; side < 2; side++) {
        typing->frames[side] = frames[side];
        typing->quotes[side] = quotes[side];
    }
}

/* The types of what changed within a line that was moved. */
void stet_edits_add_inner(struct stet_typing *typing, size_t i, struct stet_edit *edit,
                          size_t number)
{
    const struct stet_diff_line *line = stet_edits_line(typing, i);
    struct stet_segment *segments = (struct stet_segment *)line->segments;
    const struct stretches at = {
        .typing = typing,
        .line = line,
        .origin = {typing->origins[line->partner].old_line, typing->origins[i].new_line}};
    gather_inner(typing, at, edit);
    for (size_t s = 0; s < line->segment_count; s++)
        if (segments[s].kind != STET_SEGMENT_EQUAL)
            segments[s].edit = number;
}

void stet_edits_add_headline(struct stet_typing *typing, size_t i, struct stet_edit *edit)
{
    const uint32_t told = STET_EDIT_BIT(STET_EDIT_NUMBER) | STET_EDIT_BIT(STET_EDIT_DATE) |
                          STET_EDIT_BIT(STET_EDIT_NEGATION) | STET_EDIT_BIT(STET_EDIT_HEDGE);
    struct stet_edit inner = {.types = 0};
    const struct stretches at = {
        .typing = typing, .line = stet_edits_line(typing, i), .origin = typing->origins[i]};
    if (stet_edits_is_single(at.line))
        return;
    gather_inner(typing, at, &inner);
    edit->types |= inner.types & told;
    edit->old_value = inner.types & told ? inner.old_value : edit->old_value;
    edit->new_value = inner.types & told ? inner.new_value : edit->new_value;
}
