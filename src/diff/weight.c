/* weight.c - how much an edit matters, and a difference as a whole: 0 (typography) to 1. The rule
 * is in docs/edits.md. */
#include "typing.h"

/* Of an edit of one word; hundredths. */
static const uint8_t base[STET_EDIT_TYPE_COUNT] = {
    [STET_EDIT_TYPOGRAPHY] = 0, [STET_EDIT_SPELLING] = 5,    [STET_EDIT_WORDING] = 25,
    [STET_EDIT_NUMBER] = 70,    [STET_EDIT_DATE] = 60,       [STET_EDIT_NAME] = 60,
    [STET_EDIT_QUOTATION] = 70, [STET_EDIT_NEGATION] = 90,   [STET_EDIT_HEDGE] = 60,
    [STET_EDIT_HEADLINE] = 60,  [STET_EDIT_BYLINE] = 50,     [STET_EDIT_PUBLISHED] = 40,
    [STET_EDIT_MODIFIED] = 5,   [STET_EDIT_LINK] = 10,       [STET_EDIT_IMAGE] = 30,
    [STET_EDIT_CAPTION] = 30,   [STET_EDIT_CORRECTION] = 90, [STET_EDIT_ADDED] = 35,
    [STET_EDIT_REMOVED] = 35,   [STET_EDIT_MOVED] = 15,      [STET_EDIT_SPLIT] = 5,
    [STET_EDIT_JOINED] = 5,
};

#define OTHERS        0.8 /* of the weight of a type that is not the main one */
#define HALF_WORDS    40  /* so many words close half of what is missing to 1 */
#define REWRITE_SHARE 0.8
#define REWRITE_BYTES 200 /* shorter texts have no style to keep */

/* Swapped texts must weigh the same. */
static double base_of(enum stet_edit_type type)
{
    return base[type] / 100.0;
}

void stet_weigh_edit(struct stet_edit *edit)
{
    double heaviest = base_of(edit->type);
    edit->weight = 0;
    if (edit->type == STET_EDIT_TYPOGRAPHY)
        return;
    for (size_t type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        double besides = OTHERS * base_of((enum stet_edit_type)type);
        if ((edit->types & STET_EDIT_BIT(type)) && besides > heaviest)
            heaviest = besides;
    }
    edit->weight = heaviest;
    if (edit->type == STET_EDIT_SPELLING || edit->type == STET_EDIT_MODIFIED)
        return;
    size_t words = edit->old_words > edit->new_words ? edit->old_words : edit->new_words;
    words -= words > 0;
    edit->weight += (1 - heaviest) * (double)words / (double)(words + HALF_WORDS);
}

static size_t length(struct stet_range range)
{
    return range.end - range.start;
}

/* How many bytes of the line stand in both texts: the same for swapped ones. */
static size_t kept_bytes(const struct stet_diff_line *line)
{
    size_t kept = 0;
    if (line->kind == STET_LINE_EQUAL)
        return length(line->new_range);
    if (line->kind == STET_LINE_EDITED && line->typography) {
        size_t was = length(line->old_range), is = length(line->new_range);
        return was < is ? was : is;
    }
    if (line->kind == STET_LINE_ADDED && line->partner != STET_NO_LINE && line->segment_count == 0)
        return length(line->new_range);
    for (size_t s = 0; s < line->segment_count; s++)
        if (line->segments[s].kind == STET_SEGMENT_EQUAL)
            kept += length(line->segments[s].new_range);
    return kept;
}

void stet_weigh_diff(struct stet_diff *diff)
{
    size_t old_body = 0, new_body = 0, kept = 0;
    double heaviest = 0;
    for (size_t i = 0; i < diff->count; i++) {
        const struct stet_diff_line *line = &diff->lines[i];
        if (line->front_matter)
            continue;
        old_body += length(line->old_range);
        new_body += length(line->new_range);
        kept += kept_bytes(line);
    }
    for (size_t i = 0; i < diff->edit_count; i++)
        if (diff->edits[i].weight > heaviest)
            heaviest = diff->edits[i].weight;
    size_t longer = old_body > new_body ? old_body : new_body;
    size_t shorter = old_body < new_body ? old_body : new_body;
    double changed = longer > kept ? 1 - (double)kept / (double)longer : 0;
    diff->weight = heaviest > 0 ? heaviest + (1 - heaviest) * changed : 0;
    diff->rewrite =
        shorter >= REWRITE_BYTES && (double)kept < (1 - REWRITE_SHARE) * (double)shorter;
}
