/* merge.c - puts the matches together: one list of lines that runs through both texts.
 *
 * Blank lines go with the sentences around them: equal before and behind a stretch of changes where
 * both sides have them, else removed or added with it. */
#include "diff.h"
#include "span.h"
#include <stdlib.h>

/* What happened to a field or sentence that stands on both sides. */
struct edit {
    struct stet_segment *segments;
    size_t segment_count, old_words, new_words;
};

struct merger {
    const struct stet_side *old_side, *new_side;
    const struct stet_comparison *comparison;
    struct edit *edits; /* by line of a */
    struct stet_line_origin *origins;
    bool flipped;
    struct stet_diff *diff;
};

static struct stet_range line_range(const struct stet_side *side, size_t line)
{
    return (struct stet_range){side->lines[line].start, side->lines[line].end};
}

static bool same_text(const struct merger *merger, size_t i, size_t j)
{
    return stet_span_equal(stet_lines_text(merger->old_side, i),
                           stet_lines_text(merger->new_side, j));
}

/* Changes as segments, the equal stretches between them too. */
static bool make_segments(struct merger *merger, const struct stet_changes *changes,
                          size_t old_line, size_t new_line, struct edit *edit)
{
    struct stet_range old_rest = line_range(merger->old_side, old_line);
    struct stet_range new_rest = line_range(merger->new_side, new_line);
    edit->segments =
        stet_arena_alloc(merger->diff->arena, (3 * changes->count + 1) * sizeof(*edit->segments));
    if (!edit->segments)
        return false;
    for (size_t i = 0; i <= changes->count; i++) {
        struct stet_range old_change = {old_rest.end, old_rest.end};
        struct stet_range new_change = {new_rest.end, new_rest.end};
        if (i < changes->count) {
            const struct stet_change *change = &changes->items[i];
            old_change = merger->flipped ? change->b : change->a;
            new_change = merger->flipped ? change->a : change->b;
            edit->old_words += merger->flipped ? change->b_words : change->a_words;
            edit->new_words += merger->flipped ? change->a_words : change->b_words;
        }
        struct stet_range old_equal = {old_rest.start, old_change.start};
        struct stet_range new_equal = {new_rest.start, new_change.start};
        if (old_equal.start < old_equal.end)
            edit->segments[edit->segment_count++] =
                (struct stet_segment){STET_SEGMENT_EQUAL, old_equal, new_equal, STET_NO_EDIT};
        struct stet_range old_none = {old_change.end, old_change.end};
        struct stet_range new_none = {new_change.start, new_change.start};
        if (old_change.start < old_change.end)
            edit->segments[edit->segment_count++] =
                (struct stet_segment){STET_SEGMENT_REMOVED, old_change, new_none, STET_NO_EDIT};
        if (new_change.start < new_change.end)
            edit->segments[edit->segment_count++] =
                (struct stet_segment){STET_SEGMENT_ADDED, old_none, new_change, STET_NO_EDIT};
        old_rest.start = old_change.end;
        new_rest.start = new_change.end;
    }
    return true;
}

/* Compares the words of each match; a match of the body with too little in common is given up. */
static bool compare_matches(struct merger *merger, struct stet_side *a, struct stet_side *b)
{
    struct stet_changes changes = {0};
    bool done = true;
    for (size_t i = 0; done && i < a->count; i++) {
        size_t j = a->lines[i].match;
        if (j == STET_NO_MATCH || stet_span_equal(stet_lines_text(a, i), stet_lines_text(b, j)))
            continue;
        done = stet_words_compare(merger->comparison, i, j, &changes);
        bool parts = a->lines[i].parts + b->lines[j].parts > 0;
        if (done && !changes.alike && !parts && i >= a->front) {
            a->lines[i].match = b->lines[j].match = STET_NO_MATCH;
            continue;
        }
        done = done && make_segments(merger, &changes, merger->flipped ? j : i,
                                     merger->flipped ? i : j, &merger->edits[i]);
    }
    stet_changes_free(&changes);
    return done;
}

/* Compares the words of sentences that were moved. */
static bool compare_moved(struct merger *merger, const struct stet_side *a,
                          const struct stet_side *b)
{
    struct stet_changes changes = {0};
    bool done = true;
    for (size_t i = a->front; done && i < a->count; i++) {
        size_t j = a->lines[i].moved;
        if (j == STET_NO_MATCH || stet_span_equal(stet_lines_text(a, i), stet_lines_text(b, j)))
            continue;
        done = stet_words_compare(merger->comparison, i, j, &changes) &&
               make_segments(merger, &changes, merger->flipped ? j : i, merger->flipped ? i : j,
                             &merger->edits[i]);
    }
    stet_changes_free(&changes);
    return done;
}

static struct stet_diff_line *add_line(struct merger *merger, enum stet_line_kind kind,
                                       struct stet_line_origin origin, bool front)
{
    struct stet_diff_line *line = &merger->diff->lines[merger->diff->count];
    *line = (struct stet_diff_line){
        .kind = kind, .front_matter = front, .edit = STET_NO_EDIT, .partner = STET_NO_LINE};
    merger->origins[merger->diff->count++] = origin;
    return line;
}

static size_t words_of(const struct merger *merger, const struct stet_text_line *line)
{
    size_t count = 0;
    for (uint32_t t = line->token; t < line->token + line->token_count; t++)
        count += merger->comparison->tokens.items[t].kind == STET_TOKEN_WORD;
    return count;
}

/* Not so for what only holds blocks together: a rule, "<figure>", the line below a table's head. */
static bool is_sentence(const struct merger *merger, const struct stet_text_line *line)
{
    bool any = false;
    for (uint32_t t = line->token; !any && t < line->token + line->token_count; t++) {
        enum stet_token_kind kind = merger->comparison->tokens.items[t].kind;
        any = kind == STET_TOKEN_WORD || kind == STET_TOKEN_TARGET;
    }
    return any;
}

/* Line i of the new text stood at another place of the old one. */
static void add_moved(struct merger *merger, size_t i, struct stet_diff_line *line)
{
    size_t partner = merger->new_side->lines[i].moved;
    const struct edit *edit = &merger->edits[merger->flipped ? i : partner];
    struct stet_diff_counts *counts = &merger->diff->counts;
    line->segments = edit->segments;
    line->segment_count = edit->segment_count;
    counts->lines_moved += is_sentence(merger, &merger->new_side->lines[i]);
    counts->words_removed += edit->old_words;
    counts->words_added += edit->new_words;
}

/* Adds line i, which only one side has; at: the place in the other text. */
static void add_single(struct merger *merger, enum stet_line_kind kind, size_t i, size_t at)
{
    bool added = kind == STET_LINE_ADDED;
    const struct stet_side *side = added ? merger->new_side : merger->old_side;
    const struct stet_line_origin origin = {added ? STET_NO_MATCH : (uint32_t)i,
                                            added ? (uint32_t)i : STET_NO_MATCH};
    struct stet_diff_line *line = add_line(merger, kind, origin, i < side->front);
    struct stet_range place = {at, at}, range = line_range(side, i);
    struct stet_diff_counts *counts = &merger->diff->counts;
    line->old_range = added ? place : range;
    line->new_range = added ? range : place;
    line->typography = side->lines[i].blank;
    if (line->front_matter) {
        counts->fields_changed += !stet_span_is(stet_lines_text(side, i), "---");
    } else if (side->lines[i].moved != STET_NO_MATCH) {
        if (added)
            add_moved(merger, i, line);
    } else if (is_sentence(merger, &side->lines[i])) {
        *(added ? &counts->lines_added : &counts->lines_removed) += 1;
        *(added ? &counts->words_added : &counts->words_removed) +=
            words_of(merger, &side->lines[i]);
    }
}

/* Adds a line that both sides have, as it is in each. */
static bool add_match(struct merger *merger, size_t i, size_t j)
{
    bool front = i < merger->old_side->front;
    const struct stet_line_origin origin = {(uint32_t)i, (uint32_t)j};
    struct stet_diff_line *line = add_line(merger, STET_LINE_EQUAL, origin, front);
    line->old_range = line_range(merger->old_side, i);
    line->new_range = line_range(merger->new_side, j);
    if (same_text(merger, i, j)) {
        if (merger->old_side->lines[i].ended == merger->new_side->lines[j].ended)
            return true;
        struct stet_segment *whole = stet_arena_alloc(merger->diff->arena, sizeof(*whole));
        if (!whole)
            return false;
        *whole = (struct stet_segment){STET_SEGMENT_EQUAL, line->old_range, line->new_range,
                                       STET_NO_EDIT};
        line->kind = STET_LINE_EDITED;
        line->typography = true;
        line->segments = whole;
        line->segment_count = 1;
        merger->diff->counts.lines_edited += !front;
        return true;
    }
    const struct edit *edit = &merger->edits[merger->flipped ? j : i];
    struct stet_diff_counts *counts = &merger->diff->counts;
    line->kind = STET_LINE_EDITED;
    line->segments = edit->segments;
    line->segment_count = edit->segment_count;
    line->typography = stet_character_same_typography(stet_lines_text(merger->old_side, i),
                                                      stet_lines_text(merger->new_side, j));
    if (front) {
        counts->fields_changed++;
        return true;
    }
    counts->lines_edited++;
    counts->words_removed += line->typography ? 0 : edit->old_words;
    counts->words_added += line->typography ? 0 : edit->new_words;
    return true;
}

static bool both_blank(const struct merger *merger, size_t i, size_t j)
{
    return merger->old_side->lines[i].blank && merger->new_side->lines[j].blank &&
           (i < merger->old_side->front) == (j < merger->new_side->front) &&
           same_text(merger, i, j);
}

static size_t place_in(const struct stet_side *side, size_t line)
{
    return line < side->count ? side->lines[line].start : side->text.len;
}

/* Adds old lines [i, i_end) and new lines [j, j_end), of which none has a partner. */
static bool add_stretch(struct merger *merger, size_t i, size_t i_end, size_t j, size_t j_end)
{
    for (; i < i_end && j < j_end && both_blank(merger, i, j); i++, j++)
        if (!add_match(merger, i, j))
            return false;
    size_t behind = 0;
    while (i_end - behind > i && j_end - behind > j &&
           both_blank(merger, i_end - 1 - behind, j_end - 1 - behind))
        behind++;
    size_t new_place = place_in(merger->new_side, j);
    size_t old_place = place_in(merger->old_side, i_end - behind);
    for (; i < i_end - behind; i++)
        add_single(merger, STET_LINE_REMOVED, i, new_place);
    for (; j < j_end - behind; j++)
        add_single(merger, STET_LINE_ADDED, j, old_place);
    for (; i < i_end; i++, j++)
        if (!add_match(merger, i, j))
            return false;
    return true;
}

static bool add_all(struct merger *merger)
{
    size_t i = 0, j = 0;
    for (;;) {
        size_t i_end = i;
        while (i_end < merger->old_side->count &&
               merger->old_side->lines[i_end].match == STET_NO_MATCH)
            i_end++;
        bool at_end = i_end == merger->old_side->count;
        size_t j_end = at_end ? merger->new_side->count : merger->old_side->lines[i_end].match;
        if (!add_stretch(merger, i, i_end, j, j_end))
            return false;
        if (at_end)
            return true;
        if (!add_match(merger, i_end, j_end))
            return false;
        i = i_end + 1 + merger->old_side->lines[i_end].parts;
        j = j_end + 1 + merger->new_side->lines[j_end].parts;
    }
}

/* Lines that were moved know where to. */
static void set_partners(const struct merger *merger, struct stet_comparison *comparison)
{
    struct stet_diff_line *lines = merger->diff->lines;
    struct stet_side *old_side = merger->flipped ? &comparison->b : &comparison->a;
    struct stet_side *new_side = merger->flipped ? &comparison->a : &comparison->b;
    for (size_t i = 0; i < merger->diff->count; i++) {
        if (lines[i].kind == STET_LINE_REMOVED)
            old_side->lines[merger->origins[i].old_line].place = (uint32_t)i;
        else if (lines[i].kind == STET_LINE_ADDED)
            new_side->lines[merger->origins[i].new_line].place = (uint32_t)i;
    }
    for (size_t i = 0; i < merger->diff->count; i++) {
        if (lines[i].kind != STET_LINE_REMOVED)
            continue;
        uint32_t moved = old_side->lines[merger->origins[i].old_line].moved;
        if (moved == STET_NO_MATCH)
            continue;
        lines[i].partner = new_side->lines[moved].place;
        lines[lines[i].partner].partner = i;
    }
}

enum stet_status stet_merge(struct stet_comparison *comparison, bool flipped,
                            struct stet_diff *diff, struct stet_error *error)
{
    struct merger merger = {.old_side = flipped ? &comparison->b : &comparison->a,
                            .new_side = flipped ? &comparison->a : &comparison->b,
                            .comparison = comparison,
                            .edits = calloc(comparison->a.count + 1, sizeof(*merger.edits)),
                            .flipped = flipped,
                            .diff = diff};
    size_t max = comparison->a.count + comparison->b.count + 1;
    diff->lines = malloc(max * sizeof(*diff->lines));
    merger.origins = malloc(max * sizeof(*merger.origins));
    bool done = merger.edits && merger.origins && diff->lines &&
                compare_matches(&merger, &comparison->a, &comparison->b) &&
                stet_moves_find(comparison) &&
                compare_moved(&merger, &comparison->a, &comparison->b) && add_all(&merger);
    if (done)
        set_partners(&merger, comparison);
    done = done && stet_edits_make(comparison, flipped, merger.origins, diff);
    free(merger.edits);
    free(merger.origins);
    return done ? STET_OK : stet_error_set(error, STET_ERR_MEMORY, "cannot compare: no memory");
}
