/* pair.c - finds which changed sentences are one sentence, edited.
 *
 * Between two matched lines stand changed ones of both sides. What is nearly the same at their ends
 * is matched at once. For the rest, a table of how alike each two are gives the best list of pairs
 * that keeps the order. Large regions are first cut at anchors; what is still large is compared
 * only along the diagonal. */
#include "diff.h"
#include <stdlib.h>

#define MAX_CELLS    40000 /* of a whole table: 200 lines against 200 */
#define BAND_LINES   24    /* on either side of the diagonal, beyond that */
#define LONE_SIMILAR 200   /* of two lines, each in the place of the other */
#define SAYS_MUCH    6     /* weight of the word that both begin with */
#define NEARLY_SAME  750   /* so similar that no other partner is looked for */

enum step { STEP_OLD, STEP_NEW, STEP_PAIR };

/* The table of one region: row i stands for line i of a, and covers lines [offset(i),
 * offset(i) + width). */
struct table {
    struct stet_comparison *comparison;
    struct stet_region region;
    size_t width;
    uint8_t *steps;        /* by row and column: how the best list of pairs ends */
    uint64_t *row, *above; /* the best sums up to this line and to the one above */
};

static size_t offset_of(const struct table *table, size_t row)
{
    size_t slack = table->region.b_count - table->width;
    if (slack == 0)
        return 0;
    size_t middle = row * table->region.b_count / table->region.a_count;
    size_t offset = middle > BAND_LINES ? middle - BAND_LINES : 0;
    return offset < slack ? offset : slack;
}

static void fill_table(struct table *table)
{
    size_t last_offset = 0;
    uint64_t left = 0; /* the best sum that leaves out all lines of b from the row's offset on */
    for (size_t i = 0; i < table->region.a_count; i++) {
        size_t offset = offset_of(table, i), shift = offset - last_offset;
        if (i > 0 && shift > 0)
            left = table->above[shift - 1 < table->width ? shift - 1 : table->width - 1];
        uint64_t corner = left, beside = left;
        for (size_t c = 0; c < table->width; c++) {
            size_t in_above = c + shift < table->width ? c + shift : table->width - 1;
            uint64_t up = i > 0 ? table->above[in_above] : 0;
            uint64_t similarity = stet_changed_similarity(
                table->comparison, table->region.a_lines[i], table->region.b_lines[offset + c]);
            uint64_t pair = similarity < STET_SIMILAR ? 0 : corner + similarity * similarity;
            uint64_t best = up >= beside ? up : beside;
            enum step step = up >= beside ? STEP_OLD : STEP_NEW;
            if (pair > best) {
                best = pair;
                step = STEP_PAIR;
            }
            table->steps[i * table->width + c] = (uint8_t)step;
            table->row[c] = beside = best;
            corner = up;
        }
        uint64_t *swap = table->row;
        table->row = table->above;
        table->above = swap;
        last_offset = offset;
    }
}

static void match(struct stet_comparison *comparison, uint32_t a_line, uint32_t b_line)
{
    comparison->a.lines[a_line].match = b_line;
    comparison->b.lines[b_line].match = a_line;
}

static void read_table(const struct table *table)
{
    size_t i = table->region.a_count, j = table->region.b_count;
    while (i > 0 && j > 0) {
        size_t offset = offset_of(table, i - 1);
        if (j > offset + table->width)
            j = offset + table->width;
        enum step step = STEP_OLD;
        if (j > offset)
            step = (enum step)table->steps[(i - 1) * table->width + j - 1 - offset];
        if (step == STEP_PAIR)
            match(table->comparison, table->region.a_lines[i - 1], table->region.b_lines[j - 1]);
        i -= step != STEP_NEW;
        j -= step != STEP_OLD;
    }
}

static bool pair_region(struct stet_comparison *comparison, const struct stet_region *region)
{
    if (region->a_count == 0 || region->b_count == 0)
        return true;
    struct table table = {.comparison = comparison, .region = *region, .width = region->b_count};
    bool whole = region->a_count <= MAX_CELLS / region->b_count;
    if (!whole && table.width > 2 * BAND_LINES + 1)
        table.width = 2 * BAND_LINES + 1;
    table.steps = malloc(region->a_count * table.width);
    table.row = malloc(2 * table.width * sizeof(*table.row));
    bool done = table.steps && table.row;
    uint64_t *rows = table.row;
    if (done) {
        table.above = table.row + table.width;
        fill_table(&table);
        read_table(&table);
    }
    free(table.steps);
    free(rows);
    return done;
}

static bool nearly_same(const struct stet_comparison *comparison, uint32_t a_line, uint32_t b_line)
{
    return stet_changed_in_place(comparison, a_line, b_line) >= NEARLY_SAME ||
           stet_changed_similarity(comparison, a_line, b_line) >= NEARLY_SAME;
}

/* Matches what is nearly the same at both ends: most edits leave the number of sentences as it is.
 */
static void pair_ends(struct stet_comparison *comparison, struct stet_region *region)
{
    while (region->a_count > 0 && region->b_count > 0 &&
           nearly_same(comparison, region->a_lines[0], region->b_lines[0])) {
        match(comparison, *region->a_lines++, *region->b_lines++);
        region->a_count--;
        region->b_count--;
    }
    while (region->a_count > 0 && region->b_count > 0 &&
           nearly_same(comparison, region->a_lines[region->a_count - 1],
                       region->b_lines[region->b_count - 1]))
        match(comparison, region->a_lines[--region->a_count], region->b_lines[--region->b_count]);
}

/* One line stands in the place of one, and begins with the same word: "Effective: 3 May 2024". */
static bool is_lone_pair(const struct stet_comparison *comparison, const struct stet_region *region)
{
    if (region->a_count != 1 || region->b_count != 1)
        return false;
    const struct stet_text_line *a = &comparison->a.lines[*region->a_lines];
    const struct stet_text_line *b = &comparison->b.lines[*region->b_lines];
    const struct stet_token *x = comparison->tokens.items + a->token, *x_end = x + a->token_count;
    const struct stet_token *y = comparison->tokens.items + b->token, *y_end = y + b->token_count;
    while (x < x_end && x->kind != STET_TOKEN_WORD)
        x++;
    while (y < y_end && y->kind != STET_TOKEN_WORD)
        y++;
    return x < x_end && y < y_end && x->id == y->id &&
           comparison->vocabulary.weights[x->id] >= SAYS_MUCH &&
           stet_changed_similarity(comparison, *region->a_lines, *region->b_lines) >= LONE_SIMILAR;
}

/* Cuts a large region at its anchors and pairs what lies between them. */
static bool pair_large_region(struct stet_comparison *comparison, const struct stet_region *region)
{
    uint32_t *pairs = malloc(region->a_count * sizeof(*pairs));
    bool done = pairs && stet_anchor_region(comparison, region, pairs);
    size_t a_start = 0, b_start = 0;
    for (size_t i = 0; done && i <= region->a_count; i++) {
        bool at_end = i == region->a_count;
        if (!at_end && pairs[i] == STET_NO_MATCH)
            continue;
        size_t b_end = at_end ? region->b_count : pairs[i];
        struct stet_region part = {region->a_lines + a_start, region->b_lines + b_start,
                                   i - a_start, b_end - b_start};
        done = pair_region(comparison, &part);
        if (!at_end)
            match(comparison, region->a_lines[i], region->b_lines[b_end]);
        a_start = i + 1;
        b_start = b_end + 1;
    }
    free(pairs);
    return done;
}

/* Collects the changed lines from *line up to the next matched one; *line is left on that. */
static size_t collect(const struct stet_side *side, size_t *line, uint32_t *out)
{
    size_t count = 0;
    for (; *line < side->count; ++*line) {
        if (side->lines[*line].blank)
            continue;
        if (side->lines[*line].match != STET_NO_MATCH)
            break;
        out[count++] = (uint32_t)*line;
    }
    return count;
}

bool stet_pair_lines(struct stet_comparison *comparison)
{
    const struct stet_side *a = &comparison->a, *b = &comparison->b;
    uint32_t *a_lines = malloc((a->count + b->count + 1) * sizeof(*a_lines));
    if (!a_lines)
        return false;
    uint32_t *b_lines = a_lines + a->count;
    size_t i = a->front, j = b->front;
    bool done = true;
    while (done && i < a->count && j < b->count) {
        struct stet_region region = {a_lines, b_lines, 0, 0};
        region.a_count = collect(a, &i, a_lines);
        region.b_count = collect(b, &j, b_lines);
        pair_ends(comparison, &region);
        if (is_lone_pair(comparison, &region))
            match(comparison, *region.a_lines, *region.b_lines);
        else if (stet_pair_in_step(comparison, &region))
            done = true;
        else if (region.b_count > 0 && region.a_count > MAX_CELLS / region.b_count)
            done = pair_large_region(comparison, &region);
        else
            done = pair_region(comparison, &region);
        i++;
        j++;
    }
    free(a_lines);
    return done;
}
