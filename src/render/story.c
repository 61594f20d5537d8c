/* story.c - what happened to a sentence, in words: between which captures it came, was edited,
 * moved or went, and which of its words changed. */
#include "story.h"
#include "instant.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

/* What the last capture before an event and the first behind it saw. */
static const struct {
    const char *verb, *before, *after;
} words[] = {
    [STET_BLAME_CAME] = {"came", "last seen without", "first seen with"},
    [STET_BLAME_EDITED] = {"edited", "last seen as before", "first seen so"},
    [STET_BLAME_MOVED] = {"moved", "last seen elsewhere", "first seen here"},
    [STET_BLAME_WENT] = {"went", "last seen with", "first seen without"},
    [STET_BLAME_RETURNED] = {"came back", "last seen without", "first seen with"},
};

bool stet_story_read(struct stet_story *story, const struct stet_blame_event *last)
{
    story->count = 0;
    for (const struct stet_blame_event *event = last; event; event = event->before)
        story->count++;
    if (story->count > story->capacity) {
        size_t capacity = 2 * story->count;
        const struct stet_blame_event **events = realloc(story->events, capacity * sizeof(*events));
        if (!events)
            return false;
        story->events = events;
        story->capacity = capacity;
    }
    for (size_t i = story->count; i > 0; i--, last = last->before)
        story->events[i - 1] = last;
    return true;
}

void stet_story_free(struct stet_story *story)
{
    free(story->events);
}

/* true if the same happened to both in the same versions, and none was edited. */
static bool same_story(const struct stet_blame_event *a, const struct stet_blame_event *b)
{
    while (a && b && a->kind == b->kind && a->version == b->version &&
           a->kind != STET_BLAME_EDITED) {
        a = a->before;
        b = b->before;
    }
    return !a && !b;
}

bool stet_story_goes_on(const struct stet_blame_line *lines, size_t count, size_t index)
{
    size_t next = index + 1;
    while (next < count && !lines[next].last)
        next++;
    return next < count && lines[next].front_matter == lines[index].front_matter &&
           same_story(lines[index].last, lines[next].last);
}

void stet_story_instant(struct stet_buf *out, int64_t utc)
{
    char text[STET_INSTANT_TEXT];
    stet_instant_rfc3339(utc, text); /* 2024-11-03T09:00:00Z */
    stet_buf_printf(out, "%.10s %.*s", text, utc % 60 ? 8 : 5, text + 11);
}

void stet_story_name(struct stet_buf *out, const struct stet_history *history, size_t version)
{
    stet_buf_printf(out, "@%llu", (unsigned long long)history->versions[version].number);
}

bool stet_story_is_ours(bool front_matter, struct stet_span line)
{
    return front_matter && stet_span_starts(line, "normalizer:");
}

void stet_story_tell(struct stet_buf *out, const struct stet_history *history,
                     const struct stet_blame_event *event)
{
    struct stet_interval interval = stet_history_interval(history, event->version);
    if (!interval.has_after) {
        stet_buf_puts(out, "seen in the first capture, of ");
        stet_story_instant(out, interval.by_utc);
        return;
    }
    stet_buf_printf(out, "%s between ", words[event->kind].verb);
    stet_story_instant(out, interval.after_utc);
    stet_buf_printf(out, " (%s) and ", words[event->kind].before);
    stet_story_instant(out, interval.by_utc);
    stet_buf_printf(out, " (%s)", words[event->kind].after);
}

struct stet_span stet_story_after(const struct stet_story *story, size_t index,
                                  struct stet_span now)
{
    for (size_t i = index + 1; i < story->count; i++)
        if (story->events[i]->kind == STET_BLAME_EDITED ||
            story->events[i]->kind == STET_BLAME_WENT)
            return story->events[i]->text;
    return now;
}

void stet_story_text(struct stet_buf *out, struct stet_span line)
{
    struct stet_diff *same = NULL;
    struct stet_view view;
    size_t count;
    if (stet_diff(&same, line, line, NULL) != STET_OK) {
        out->failed = true;
        return;
    }
    const struct stet_diff_line *lines = stet_diff_lines(same, &count);
    stet_view_init(&view, same);
    for (size_t i = 0; i < count; i++) {
        stet_view_line(&view, &lines[i]);
        stet_buf_puts(out, view.block.kind == STET_BLOCK_ITEM ? "• " : "");
        for (size_t k = 0; k < view.count; k++)
            if (view.pieces[k].kind == STET_INLINE_TEXT)
                stet_buf_append(out, view.pieces[k].text.ptr, view.pieces[k].text.len);
    }
    out->failed = out->failed || view.failed;
    stet_view_free(&view);
    stet_diff_free(same);
}

/* Appends what a reader is told of a piece. */
static void gather(struct stet_buf *run, const struct stet_piece *piece)
{
    if (piece->kind == STET_INLINE_SYNTAX)
        return;
    bool target = piece->kind == STET_INLINE_TARGET;
    stet_buf_puts(run, target ? run->len > 0 ? " <" : "<" : "");
    stet_buf_append(run, piece->text.ptr, piece->text.len);
    stet_buf_puts(run, target ? ">" : "");
}

/* Gives the pieces of one line that changed, those that follow each other in the same way as one.
 */
static bool tell_line(const struct stet_view *view, struct stet_buf *run,
                      stet_story_change_fn *each, void *context)
{
    bool any = false, apart = false;
    for (size_t i = 0; i < view->count;) {
        enum stet_segment_kind change = view->pieces[i].change;
        stet_buf_clear(run);
        for (; i < view->count && view->pieces[i].change == change; i++)
            gather(run, &view->pieces[i]);
        struct stet_span text = stet_span_trim((struct stet_span){run->ptr, run->len});
        if (change == STET_SEGMENT_EQUAL) {
            apart = any && (apart || text.len > 0);
        } else if (text.len > 0) {
            if (apart)
                each(context, STET_SEGMENT_EQUAL, STET_SPAN_LITERAL("…"));
            each(context, change, text);
            any = true;
            apart = false;
        }
    }
    return any;
}

bool stet_story_changes(struct stet_span before, struct stet_span after, stet_story_change_fn *each,
                        void *context)
{
    struct stet_diff *diff = NULL;
    struct stet_view view;
    struct stet_buf run;
    size_t count;
    bool any = false;
    if (stet_diff(&diff, before, after, NULL) != STET_OK)
        return false;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    stet_view_init(&view, diff);
    stet_buf_init(&run, STET_MAX_CANONICAL_BYTES);
    for (size_t i = 0; i < count; i++) {
        stet_view_line(&view, &lines[i]);
        any = tell_line(&view, &run, each, context) || any;
    }
    stet_buf_free(&run);
    stet_view_free(&view);
    stet_diff_free(diff);
    return any;
}
