/* in_place.c - matches sentences whose words were replaced one for one, so many of them that the
 * sentences are not similar any more.
 *
 * Between two matches stand as many sentences in both texts, and in each as many words as in the
 * one opposite. If some words then are the same at the same places, that is no chance. */
#include "diff.h"
#include "span.h"

#define GOOD_SHARE  250 /* of a sentence in its place, in thousandths: needs no other evidence */
#define LONG_REGION 8   /* so many sentences with as many words each: they are in step */

/* What stands at an end of a stretch without matches. */
enum neighbour {
    EQUAL,    /* the same sentence, or an end of the texts */
    REPLACED, /* a sentence with as many words, some of them replaced */
    OTHER
};

/* A stretch without matches, with as many sentences in both texts: from which lines on. */
struct stretch {
    size_t a_line, b_line, count;
    enum neighbour before, after;
};

static size_t skip_blank(const struct stet_side *side, size_t line)
{
    while (line < side->count && side->lines[line].blank)
        line++;
    return line;
}

/* How many sentences stand from *line up to the next match; *line is left on that. */
static size_t count_free(const struct stet_side *side, size_t *line)
{
    size_t count = 0;
    for (; *line < side->count; ++*line) {
        if (side->lines[*line].blank)
            continue;
        if (side->lines[*line].match != STET_NO_MATCH)
            break;
        count++;
    }
    return count;
}

static bool as_many_words(const struct stet_side *a, size_t a_line, const struct stet_side *b,
                          size_t b_line)
{
    return a->lines[a_line].word_count == b->lines[b_line].word_count;
}

static enum neighbour neighbour_at(const struct stet_side *a, size_t a_line,
                                   const struct stet_side *b, size_t b_line)
{
    if (a_line >= a->count || b_line >= b->count)
        return a_line >= a->count && b_line >= b->count ? EQUAL : OTHER;
    if (stet_span_equal(stet_lines_text(a, a_line), stet_lines_text(b, b_line)))
        return EQUAL;
    return as_many_words(a, a_line, b, b_line) ? REPLACED : OTHER;
}

static void match(struct stet_comparison *comparison, size_t a_line, size_t b_line)
{
    comparison->a.lines[a_line].in_place = true;
    comparison->a.lines[a_line].match = (uint32_t)b_line;
    comparison->b.lines[b_line].match = (uint32_t)a_line;
}

/* Matches each sentence with the one opposite, if a good share is in place; or if any is, where all
 * are in step and there is other evidence that words were replaced here. */
static void pair_stretch(struct stet_comparison *comparison, const struct stretch *stretch)
{
    struct stet_side *a = &comparison->a, *b = &comparison->b;
    bool in_step = stretch->before != OTHER && stretch->after != OTHER;
    bool evidence = stretch->before == REPLACED || stretch->after == REPLACED;
    size_t i = skip_blank(a, stretch->a_line), j = skip_blank(b, stretch->b_line);
    for (size_t n = 0; n < stretch->count; n++) {
        unsigned share = stet_changed_in_place(comparison, (uint32_t)i, (uint32_t)j);
        a->lines[i].in_place = share >= GOOD_SHARE;
        evidence = evidence || a->lines[i].in_place;
        in_step = in_step && as_many_words(a, i, b, j);
        i = skip_blank(a, i + 1);
        j = skip_blank(b, j + 1);
    }
    i = skip_blank(a, stretch->a_line);
    j = skip_blank(b, stretch->b_line);
    for (size_t n = 0; n < stretch->count; n++) {
        if (in_step && evidence && stet_changed_in_place(comparison, (uint32_t)i, (uint32_t)j) > 0)
            a->lines[i].in_place = true;
        if (a->lines[i].in_place)
            match(comparison, i, j);
        i = skip_blank(a, i + 1);
        j = skip_blank(b, j + 1);
    }
}

bool stet_pair_in_step(struct stet_comparison *comparison, const struct stet_region *region)
{
    uint64_t share = 0;
    if (region->a_count != region->b_count || region->a_count < LONG_REGION)
        return false;
    for (size_t n = 0; n < region->a_count; n++)
        if (!as_many_words(&comparison->a, region->a_lines[n], &comparison->b, region->b_lines[n]))
            return false;
    for (size_t n = 0; n < region->a_count; n++)
        share += stet_changed_in_place(comparison, region->a_lines[n], region->b_lines[n]);
    if (share < (uint64_t)region->a_count * GOOD_SHARE)
        return false;
    for (size_t n = 0; n < region->a_count; n++)
        if (stet_changed_in_place(comparison, region->a_lines[n], region->b_lines[n]) > 0)
            match(comparison, region->a_lines[n], region->b_lines[n]);
    return true;
}

void stet_pair_in_place(struct stet_comparison *comparison)
{
    const struct stet_side *a = &comparison->a, *b = &comparison->b;
    enum neighbour before = EQUAL;
    for (size_t i = a->front, j = b->front;; i++, j++) {
        struct stretch stretch = {.a_line = i, .b_line = j, .before = before};
        size_t a_count = count_free(a, &i), b_count = count_free(b, &j);
        stretch.after = before = neighbour_at(a, i, b, j);
        stretch.count = a_count;
        if (a_count == b_count && a_count > 0)
            pair_stretch(comparison, &stretch);
        if (i >= a->count || j >= b->count)
            return;
    }
}
