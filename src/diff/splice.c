/* splice.c - a difference as a list of replacements: what program texts are made of each other
 * with.
 *
 * What both texts have in common is walked along; whatever lies between is replaced. So the law
 * that applying them gives the new text holds whatever the edits are called. */
#include "diff.h"
#include <stdlib.h>

struct walk {
    const struct stet_diff *diff;
    struct stet_splice *items; /* NULL: they are only counted */
    size_t count, old_at, new_at;
};

/* Both texts have these bytes, or the end, in common. */
static void pass(struct walk *walk, struct stet_range old_range, struct stet_range new_range)
{
    if (old_range.start > walk->old_at || new_range.start > walk->new_at) {
        if (walk->items)
            walk->items[walk->count] = (struct stet_splice){{walk->old_at, old_range.start},
                                                            {walk->new_at, new_range.start}};
        walk->count++;
    }
    walk->old_at = old_range.end;
    walk->new_at = new_range.end;
}

/* The line end, if both have one. */
static void pass_line_end(struct walk *walk, size_t old_end, size_t new_end)
{
    if (old_end < walk->diff->old_text.len && new_end < walk->diff->new_text.len)
        pass(walk, (struct stet_range){old_end, old_end + 1},
             (struct stet_range){new_end, new_end + 1});
}

static void walk_all(struct walk *walk)
{
    walk->count = walk->old_at = walk->new_at = 0;
    for (size_t i = 0; i < walk->diff->count; i++) {
        const struct stet_diff_line *line = &walk->diff->lines[i];
        if (line->kind == STET_LINE_EQUAL)
            pass(walk, line->old_range, line->new_range);
        else if (line->kind != STET_LINE_EDITED)
            continue;
        for (size_t s = 0; s < line->segment_count; s++)
            if (line->segments[s].kind == STET_SEGMENT_EQUAL)
                pass(walk, line->segments[s].old_range, line->segments[s].new_range);
        pass_line_end(walk, line->old_range.end, line->new_range.end);
    }
    struct stet_range old_end = {walk->diff->old_text.len, walk->diff->old_text.len};
    struct stet_range new_end = {walk->diff->new_text.len, walk->diff->new_text.len};
    pass(walk, old_end, new_end);
}

enum stet_status stet_diff_splices(const struct stet_diff *diff, struct stet_splice **out,
                                   size_t *count, struct stet_error *error)
{
    struct walk walk = {.diff = diff};
    walk_all(&walk);
    *out = walk.items = malloc((walk.count + 1) * sizeof(*walk.items));
    *count = 0;
    if (!walk.items)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot list what changed: no memory");
    walk_all(&walk);
    *count = walk.count;
    return STET_OK;
}
