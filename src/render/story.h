/* story.h - what happened to a sentence, in words. */
#ifndef STET_STORY_PRIVATE_H
#define STET_STORY_PRIVATE_H

#include "render.h"

/* What happened, oldest first. */
struct stet_story {
    const struct stet_blame_event **events;
    size_t count, capacity;
};
/* Replaces *story. false without memory. */
bool stet_story_read(struct stet_story *story, const struct stet_blame_event *last) STET_MUST_CHECK;
void stet_story_free(struct stet_story *story);
/* Whether the next line with words, behind the one at index, has the same story. */
bool stet_story_goes_on(const struct stet_blame_line *lines, size_t count, size_t index);
/* "@3", of a version counted from 0. */
void stet_story_name(struct stet_buf *out, const struct stet_history *history, size_t version);
/* "came between 2024-11-03 09:00 (last seen without) and 2024-11-04 10:12 (first seen with)" */
void stet_story_tell(struct stet_buf *out, const struct stet_history *history,
                     const struct stet_blame_event *event);
/* "2024-11-03 09:00", in UTC; with seconds where they are not 0. */
void stet_story_instant(struct stet_buf *out, int64_t utc);

/* Whether a line is of no interest to a reader: the normaliser's number. */
bool stet_story_is_ours(bool front_matter, struct stet_span line);
/* How a sentence read behind the event at index of its story. */
struct stet_span stet_story_after(const struct stet_story *story, size_t index,
                                  struct stet_span now);
/* Appends what a reader sees of a line. */
void stet_story_text(struct stet_buf *out, struct stet_span line);
/* The words that an edit took away and put in, as a reader sees them, with an EQUAL "…" between
 * those that stand apart. Returns false if there are none to show: only mark-up changed. */
typedef void stet_story_change_fn(void *context, enum stet_segment_kind change,
                                  struct stet_span words);
bool stet_story_changes(struct stet_span before, struct stet_span after, stet_story_change_fn *each,
                        void *context);

#endif
