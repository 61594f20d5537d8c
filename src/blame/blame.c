/* blame.c - the versions of a text in, one after the other; since when each of its lines stands
 * out.
 *
 * Each version is compared with the one before. What is equal or edited keeps its story. What was
 * removed goes into a pool, by its words; what was added and reads like something in the pool was
 * moved, if that went in the same step, or came back. */
#include "arena.h"
#include "limits.h"
#include "map.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <stet/blame.h>

/* A line that went, and the one before it that read the same. */
struct pooled {
    struct stet_blame_gone gone;
    size_t below;  /* its number in the pool, from 1; 0: none */
    bool standing; /* it was found again */
};

struct list {
    struct stet_blame_line *items;
    size_t count, capacity;
};

struct stet_blame {
    struct stet_arena *arena; /* of events and of texts that no longer stand */
    struct stet_buf text;     /* the newest */
    size_t versions;
    struct list lines, next;            /* of text, and of the one being added */
    const struct stet_blame_line **old; /* of lines, by line of the difference being read */
    struct pooled *pool;
    size_t pool_count, pool_capacity;
    struct stet_map *by_text; /* the last in the pool that reads so, from 1; 0: none */
};

static const struct stet_span no_text = {NULL, 0};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot follow the sentences: no memory");
}

enum stet_status stet_blame_new(struct stet_blame **out, struct stet_error *error)
{
    struct stet_blame *blame = *out = calloc(1, sizeof(*blame));
    if (!blame)
        return no_memory(error);
    stet_buf_init(&blame->text, STET_MAX_CANONICAL_BYTES);
    blame->arena = stet_arena_new(STET_MAX_BLAME_ARENA);
    blame->by_text = stet_map_new();
    if (blame->arena && blame->by_text)
        return STET_OK;
    stet_blame_free(blame);
    *out = NULL;
    return no_memory(error);
}

void stet_blame_free(struct stet_blame *blame)
{
    if (!blame)
        return;
    stet_arena_free(blame->arena);
    stet_map_free(blame->by_text);
    stet_buf_free(&blame->text);
    free(blame->lines.items);
    free(blame->next.items);
    free(blame->old);
    free(blame->pool);
    free(blame);
}

/* Whether a line holds something to read; what does not only holds blocks together. */
static bool has_words(struct stet_span line)
{
    size_t i = 0;
    while (i < line.len && (stet_is_space(line.ptr[i]) || line.ptr[i] == '>'))
        i++;
    struct stet_span text = stet_span_sub(line, i, line.len);
    if (stet_span_is(text, "<figure>") || stet_span_is(text, "</figure>") ||
        stet_span_starts(text, "```") || stet_span_starts(text, "~~~"))
        return false;
    for (i = 0; i < text.len; i++)
        if (stet_is_alpha(text.ptr[i]) || stet_is_digit(text.ptr[i]) ||
            (unsigned char)text.ptr[i] >= 0x80)
            return true;
    return false;
}

/* An event of the version being added. text is copied; NULL without memory. */
static struct stet_blame_event *add_event(struct stet_blame *blame, enum stet_blame_kind kind,
                                          struct stet_span text,
                                          const struct stet_blame_event *before)
{
    struct stet_blame_event *event = stet_arena_alloc(blame->arena, sizeof(*event));
    const char *copy =
        event ? stet_arena_dup(blame->arena, text.ptr ? text.ptr : "", text.len) : NULL;
    if (!copy)
        return NULL;
    *event = (struct stet_blame_event){
        .kind = kind, .version = blame->versions, .text = {copy, text.len}, .before = before};
    return event;
}

/* A line of the newest text as it reads. */
static struct stet_span span_of(const struct stet_blame *blame, const struct stet_blame_line *line)
{
    return stet_span_sub((struct stet_span){blame->text.ptr, blame->text.len}, line->range.start,
                         line->range.end);
}

static bool put_in_pool(struct stet_blame *blame, const struct stet_blame_line *line)
{
    const struct stet_blame_event *went =
        add_event(blame, STET_BLAME_WENT, span_of(blame, line), line->last);
    void *pool =
        stet_room(blame->pool, blame->pool_count, &blame->pool_capacity, sizeof(*blame->pool));
    if (pool)
        blame->pool = pool;
    if (!went || !pool)
        return false;
    size_t *last = stet_map_put(blame->by_text, went->text, NULL);
    if (!last)
        return false;
    blame->pool[blame->pool_count++] = (struct pooled){
        .gone = {line->front_matter, went, line->origin},
        .below = *last,
    };
    *last = blame->pool_count;
    return true;
}

/* Takes the last line that went and reads like text out of the pool; NULL if there is none. */
static const struct stet_blame_gone *take_from_pool(struct stet_blame *blame, struct stet_span text,
                                                    bool front_matter)
{
    size_t *last = stet_map_get(blame->by_text, text);
    if (!last || *last == 0)
        return NULL;
    struct pooled *found = &blame->pool[*last - 1];
    if (found->gone.front_matter != front_matter)
        return NULL;
    *last = found->below;
    found->standing = true;
    return &found->gone;
}

/* The story of a line that the version before does not have in this place. */
static bool begin_line(struct stet_blame *blame, struct stet_span text,
                       struct stet_blame_line *line)
{
    const struct stet_blame_gone *gone = take_from_pool(blame, text, line->front_matter);
    line->origin = gone ? gone->origin : blame->versions;
    if (!gone)
        line->last = add_event(blame, STET_BLAME_CAME, no_text, NULL);
    else if (gone->last->version == blame->versions)
        line->last = add_event(blame, STET_BLAME_MOVED, no_text, gone->last->before);
    else
        line->last = add_event(blame, STET_BLAME_RETURNED, no_text, gone->last);
    return line->last != NULL;
}

/* How a line that goes on read before: several lines, where sentences were joined, unless one of
 * the others was edited since: that would be told of a version too early. */
static struct stet_span text_before(const struct stet_blame *blame, const struct stet_diff_line *in,
                                    const struct stet_blame_line *old)
{
    const struct stet_blame_line *end = blame->lines.items + blame->lines.count;
    struct stet_range range = old->range;
    for (const struct stet_blame_line *line = old + 1;
         in->kind == STET_LINE_EDITED && line < end && line->range.end <= in->old_range.end;
         line++) {
        if (line->last && line->last->version > old->last->version)
            return span_of(blame, old);
        range.end = line->range.end;
    }
    return stet_span_sub((struct stet_span){blame->text.ptr, blame->text.len}, range.start,
                         range.end);
}

/* The story of a line that goes on, here or in another place. */
static bool go_on(struct stet_blame *blame, const struct stet_diff_line *in,
                  const struct stet_blame_line *old, struct stet_span words,
                  struct stet_blame_line *line)
{
    struct stet_span before = text_before(blame, in, old);
    line->origin = old->origin;
    line->last = old->last;
    if (!stet_span_equal(before, words)) {
        struct stet_blame_event *edited = add_event(blame, STET_BLAME_EDITED, before, old->last);
        line->last = edited;
        if (edited)
            edited->typography = in->typography;
    }
    if (line->last && in->kind == STET_LINE_ADDED)
        line->last = add_event(blame, STET_BLAME_MOVED, no_text, line->last);
    return line->last != NULL;
}

/* By line of the difference: the line of the old text that it is, or was moved from; NULL if it is
 * of the new text alone. */
static bool find_old(struct stet_blame *blame, const struct stet_diff_line *lines, size_t count)
{
    const struct stet_blame_line **old = realloc(blame->old, (count + 1) * sizeof(*old));
    if (!old)
        return false;
    blame->old = old;
    for (size_t i = 0, line = 0; i < count; i++) {
        old[i] = lines[i].kind == STET_LINE_ADDED ? NULL : &blame->lines.items[line];
        while (old[i] && line < blame->lines.count &&
               blame->lines.items[line].range.end <= lines[i].old_range.end)
            line++;
    }
    for (size_t i = 0; i < count; i++)
        if (lines[i].kind == STET_LINE_ADDED && lines[i].partner != STET_NO_LINE)
            old[i] = old[lines[i].partner];
    return true;
}

/* Puts every line that was removed, and not moved, into the pool. */
static bool pool_removed(struct stet_blame *blame, const struct stet_diff_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].kind == STET_LINE_REMOVED && lines[i].partner == STET_NO_LINE &&
            blame->old[i]->last && !put_in_pool(blame, blame->old[i]))
            return false;
    return true;
}

/* Gives one line of the new text, in that of the difference, its story. */
static bool follow_line(struct stet_blame *blame, struct stet_span text, struct stet_range range,
                        const struct stet_diff_line *in, const struct stet_blame_line *old)
{
    struct list *next = &blame->next;
    void *items = stet_room(next->items, next->count, &next->capacity, sizeof(*next->items));
    if (!items)
        return false;
    next->items = items;
    struct stet_blame_line *line = &next->items[next->count++];
    *line = (struct stet_blame_line){.range = range, .front_matter = in->front_matter};
    struct stet_span words = stet_span_sub(text, range.start, range.end);
    line->origin = blame->versions;
    if (!has_words(words))
        return true;
    return old && old->last ? go_on(blame, in, old, words, line) : begin_line(blame, words, line);
}

/* Gives every line of the new text its story; a sentence that was divided is several of them. */
static bool follow(struct stet_blame *blame, struct stet_span text,
                   const struct stet_diff_line *lines, size_t count)
{
    blame->next.count = 0;
    for (size_t i = 0; i < count; i++) {
        struct stet_range range = lines[i].new_range;
        if (lines[i].kind == STET_LINE_REMOVED)
            continue;
        for (size_t end; range.start <= lines[i].new_range.end; range.start = end + 1) {
            struct stet_span rest = stet_span_sub(text, range.start, lines[i].new_range.end);
            end = range.end = range.start + stet_span_find(rest, "\n");
            if (!follow_line(blame, text, range, &lines[i], blame->old[i]))
                return false;
        }
    }
    return true;
}

enum stet_status stet_blame_add(struct stet_blame *blame, struct stet_span text,
                                struct stet_error *error)
{
    struct stet_diff *diff = NULL;
    struct stet_span before = {blame->text.ptr, blame->text.len};
    enum stet_status status = stet_diff(&diff, before, text, error);
    if (status != STET_OK)
        return status;
    size_t count;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    bool done = find_old(blame, lines, count) && pool_removed(blame, lines, count) &&
                follow(blame, text, lines, count);
    stet_diff_free(diff);
    if (!done)
        return no_memory(error);
    struct list swap = blame->lines;
    blame->lines = blame->next;
    blame->next = swap;
    stet_buf_clear(&blame->text);
    stet_buf_append(&blame->text, text.ptr, text.len);
    blame->versions++;
    return stet_buf_status(&blame->text, "a text", error);
}

size_t stet_blame_versions(const struct stet_blame *blame)
{
    return blame->versions;
}

struct stet_span stet_blame_text(const struct stet_blame *blame)
{
    return (struct stet_span){blame->text.ptr, blame->text.len};
}

const struct stet_blame_line *stet_blame_lines(const struct stet_blame *blame, size_t *count)
{
    *count = blame->lines.count;
    return blame->lines.items;
}

const struct stet_blame_gone *stet_blame_next_gone(const struct stet_blame *blame, size_t *at)
{
    while (*at < blame->pool_count) {
        const struct pooled *pooled = &blame->pool[(*at)++];
        if (!pooled->standing)
            return &pooled->gone;
    }
    return NULL;
}
