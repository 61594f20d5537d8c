/* lines.c - the two texts as lines, and the first matches: fields by key, sentences that are equal.
 *
 * Blank lines are matched by nobody here: they follow the sentences around them (see diff.c). */
#include "diff.h"
#include "span.h"
#include <stdlib.h>

struct stet_span stet_lines_text(const struct stet_side *side, size_t line)
{
    return stet_span_sub(side->text, side->lines[line].start, side->lines[line].end);
}

static bool is_blank(struct stet_span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!stet_is_space(line.ptr[i]) && line.ptr[i] != '>')
            return false;
    return true;
}

size_t stet_lines_count(struct stet_span text)
{
    size_t count = 0;
    if (text.len == 0)
        return 0;
    for (const char *ptr = text.ptr, *end = ptr + text.len; ptr < end; count++) {
        const char *next = memchr(ptr, '\n', (size_t)(end - ptr));
        ptr = next ? next + 1 : end;
    }
    return count;
}

/* How many lines the front matter has: from a "---" on the first line to the next one. */
static size_t front_lines(const struct stet_side *side)
{
    for (size_t i = 0; i < side->count; i++) {
        bool rule = stet_span_is(stet_lines_text(side, i), "---");
        if (rule && i > 0)
            return i + 1;
        if (!rule && i == 0)
            return 0;
    }
    return 0;
}

bool stet_lines_split(struct stet_side *side)
{
    side->lines = calloc(stet_lines_count(side->text) + 1, sizeof(*side->lines));
    if (!side->lines)
        return false;
    struct stet_span rest = side->text, line;
    while (stet_span_line(&rest, &line)) {
        size_t start = (size_t)(line.ptr - side->text.ptr), end = start + line.len;
        side->lines[side->count++] = (struct stet_text_line){.start = (uint32_t)start,
                                                             .end = (uint32_t)end,
                                                             .match = STET_NO_MATCH,
                                                             .moved = STET_NO_MATCH,
                                                             .blank = is_blank(line),
                                                             .ended = end < side->text.len};
    }
    side->front = front_lines(side);
    return true;
}

/* One side's lines as numbers: equal lines have equal ones. */
struct numbered {
    uint32_t *ids, *lines; /* lines: which line the number is of */
    uint8_t *changed;
    size_t count;
};

static bool numbered_init(struct numbered *list, size_t max)
{
    list->ids = malloc((max + 1) * sizeof(*list->ids));
    list->lines = malloc((max + 1) * sizeof(*list->lines));
    list->changed = calloc(max + 1, 1);
    return list->ids && list->lines && list->changed;
}

static void numbered_free(struct numbered *list)
{
    free(list->ids);
    free(list->lines);
    free(list->changed);
}

/* "title" of 'title: "..."'; the line itself without a colon. */
static struct stet_span field_key(struct stet_span line)
{
    const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
    return colon ? stet_span_sub(line, 0, (size_t)(colon - line.ptr)) : line;
}

/* What a line is matched by: a field by its key. */
static struct stet_span line_key(const struct stet_side *side, size_t line, bool by_key)
{
    struct stet_span text = stet_lines_text(side, line);
    return by_key ? field_key(text) : text;
}

static void add_numbered(struct numbered *list, size_t id, size_t line)
{
    list->ids[list->count] = (uint32_t)id;
    list->lines[list->count++] = (uint32_t)line;
}

/* Numbers the lines [start, end) of the first side; false without memory. */
static bool number_first(struct stet_map *map, const struct stet_side *side,
                         struct stet_range lines, bool by_key, struct numbered *out)
{
    if (!stet_map_reserve(map, lines.end - lines.start))
        return false;
    for (size_t i = lines.start; i < lines.end; i++) {
        if (side->lines[i].blank)
            continue;
        size_t id = stet_map_number(map, line_key(side, i, by_key), NULL);
        if (id == STET_MAP_NO_MEMORY)
            return false;
        add_numbered(out, id, i);
    }
    return true;
}

/* Numbers those of the second that the first has too: others cannot match. seen: by number. */
static void number_second(const struct stet_map *map, const struct stet_side *side,
                          struct stet_range lines, bool by_key, struct numbered *out, uint8_t *seen)
{
    for (size_t i = lines.start; i < lines.end; i++) {
        if (side->lines[i].blank)
            continue;
        size_t id = stet_map_find(map, line_key(side, i, by_key));
        if (id == STET_MAP_NOT_FOUND)
            continue;
        seen[id] = 1;
        add_numbered(out, id, i);
    }
}

/* Leaves out the numbers that the other side has not. */
static void keep_common(struct numbered *list, const uint8_t *in_other)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!in_other[list->ids[i]])
            continue;
        list->ids[kept] = list->ids[i];
        list->lines[kept++] = list->lines[i];
    }
    list->count = kept;
}

static void set_matches(struct stet_side *a, struct stet_side *b, const struct numbered *x,
                        const struct numbered *y)
{
    for (size_t i = 0, j = 0; i < x->count && j < y->count;) {
        if (x->changed[i]) {
            i++;
        } else if (y->changed[j]) {
            j++;
        } else {
            a->lines[x->lines[i]].match = y->lines[j];
            b->lines[y->lines[j++]].match = x->lines[i++];
        }
    }
}

static bool match_stretch(struct stet_side *a, struct stet_range a_lines, struct stet_side *b,
                          struct stet_range b_lines, bool by_key)
{
    struct numbered x = {0}, y = {0};
    struct stet_map *map = stet_map_new();
    uint8_t *seen = calloc(a_lines.end - a_lines.start + 1, 1);
    bool done = map && seen && numbered_init(&x, a_lines.end - a_lines.start) &&
                numbered_init(&y, b_lines.end - b_lines.start) &&
                number_first(map, a, a_lines, by_key, &x);
    if (done) {
        number_second(map, b, b_lines, by_key, &y, seen);
        keep_common(&x, seen);
        struct stet_sequence sequence = {x.ids, y.ids, x.changed, y.changed};
        done = stet_sequence_mark(&sequence, x.count, y.count);
    }
    if (done)
        set_matches(a, b, &x, &y);
    numbered_free(&x);
    numbered_free(&y);
    free(seen);
    stet_map_free(map);
    return done;
}

bool stet_lines_match(struct stet_side *a, struct stet_side *b)
{
    struct stet_range a_body = {a->front, a->count};
    struct stet_range b_body = {b->front, b->count};
    return match_stretch(a, (struct stet_range){0, a->front}, b, (struct stet_range){0, b->front},
                         true) &&
           match_stretch(a, a_body, b, b_body, false);
}
