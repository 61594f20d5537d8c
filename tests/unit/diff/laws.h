/* laws.h - what must hold for the difference of any two texts, and a difference as one readable
 * string. */
#ifndef STET_TEST_DIFF_LAWS_H
#define STET_TEST_DIFF_LAWS_H

#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stet/diff.h>

static inline void take(struct stet_buf *out, struct stet_span text, struct stet_range range,
                        size_t *at)
{
    assert_int_equal(range.start, *at);
    assert_true(range.start <= range.end && range.end <= text.len);
    if (range.end > range.start)
        stet_buf_append(out, text.ptr + range.start, range.end - range.start);
    *at = range.end;
}

/* The stretches of a line must cover both its ranges, and what is called equal must be equal. */
static inline void take_segments(const struct stet_diff *diff, const struct stet_diff_line *line,
                                 struct stet_buf *rebuilt)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    struct stet_buf ignored;
    stet_buf_init(&ignored, SIZE_MAX / 2);
    size_t old_at = line->old_range.start, new_at = line->new_range.start;
    for (size_t i = 0; i < line->segment_count; i++) {
        const struct stet_segment *segment = &line->segments[i];
        if (segment->kind == STET_SEGMENT_EQUAL)
            assert_true(stet_span_equal(
                stet_span_sub(old_text, segment->old_range.start, segment->old_range.end),
                stet_span_sub(new_text, segment->new_range.start, segment->new_range.end)));
        assert_true(segment->kind != STET_SEGMENT_REMOVED ||
                    segment->new_range.start == segment->new_range.end);
        assert_true(segment->kind != STET_SEGMENT_ADDED ||
                    segment->old_range.start == segment->old_range.end);
        take(&ignored, old_text, segment->old_range, &old_at);
        if (segment->kind ==
            STET_SEGMENT_EQUAL) /* from the old text: this applies the difference */
            stet_buf_append(rebuilt, old_text.ptr + segment->old_range.start,
                            segment->old_range.end - segment->old_range.start);
        take(segment->kind == STET_SEGMENT_ADDED ? rebuilt : &ignored, new_text, segment->new_range,
             &new_at);
    }
    assert_int_equal(old_at, line->old_range.end);
    assert_int_equal(new_at, line->new_range.end);
    stet_buf_free(&ignored);
}

static inline void skip_line_end(struct stet_span text, size_t *at, struct stet_buf *out)
{
    if (*at == text.len)
        return;
    assert_int_equal(text.ptr[*at], '\n');
    ++*at;
    if (out)
        stet_buf_putc(out, '\n');
}

/* Both texts are covered, in order, and the old text with the changes applied is the new one. */
static inline void check_applies(const struct stet_diff *diff)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    struct stet_buf rebuilt, ignored;
    stet_buf_init(&rebuilt, SIZE_MAX / 2);
    stet_buf_init(&ignored, SIZE_MAX / 2);
    size_t count, old_at = 0, new_at = 0;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    for (size_t i = 0; i < count; i++) {
        const struct stet_diff_line *line = &lines[i];
        if (line->kind == STET_LINE_EDITED) {
            take_segments(diff, line, &rebuilt);
            old_at = line->old_range.end;
            new_at = line->new_range.end;
        } else {
            bool equal = line->kind == STET_LINE_EQUAL;
            take(equal ? &rebuilt : &ignored, old_text, line->old_range, &old_at);
            take(equal ? &ignored : &rebuilt, new_text, line->new_range, &new_at);
        }
        if (line->kind != STET_LINE_ADDED)
            skip_line_end(old_text, &old_at, NULL);
        if (line->kind != STET_LINE_REMOVED)
            skip_line_end(new_text, &new_at, &rebuilt);
    }
    assert_int_equal(old_at, old_text.len);
    assert_int_equal(new_at, new_text.len);
    assert_int_equal(rebuilt.len, new_text.len);
    assert_memory_equal(rebuilt.ptr, new_text.len ? new_text.ptr : "", new_text.len);
    stet_buf_free(&rebuilt);
    stet_buf_free(&ignored);
}

static inline size_t changed_lines(const struct stet_diff *diff)
{
    size_t count, changed = 0;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    for (size_t i = 0; i < count; i++)
        changed += lines[i].kind != STET_LINE_EQUAL;
    return changed;
}

/* All laws for one pair of texts. */
static inline void check_laws(struct stet_span old_text, struct stet_span new_text)
{
    struct stet_diff *forth, *back;
    assert_int_equal(stet_diff(&forth, old_text, new_text, NULL), STET_OK);
    assert_int_equal(stet_diff(&back, new_text, old_text, NULL), STET_OK);
    check_applies(forth);
    check_applies(back);
    bool same = stet_span_equal(old_text, new_text);
    assert_int_equal(stet_diff_is_empty(forth), same);
    assert_int_equal(changed_lines(forth) == 0, same);
    const struct stet_diff_counts *f = stet_diff_counts(forth), *b = stet_diff_counts(back);
    assert_int_equal(f->words_removed, b->words_added);
    assert_int_equal(f->words_added, b->words_removed);
    assert_int_equal(f->lines_removed, b->lines_added);
    assert_int_equal(f->lines_added, b->lines_removed);
    assert_int_equal(f->lines_edited, b->lines_edited);
    assert_int_equal(f->fields_changed, b->fields_changed);
    stet_diff_free(forth);
    stet_diff_free(back);
}

static inline void mark_range(struct stet_buf *out, const char *open, struct stet_span text,
                              struct stet_range range, const char *close)
{
    stet_buf_puts(out, open);
    if (range.end > range.start)
        stet_buf_append(out, text.ptr + range.start, range.end - range.start);
    stet_buf_puts(out, close);
}

/* The changed lines: "- gone\n", "+ come\n", "~ with [-old-]{+new+} words\n"; "t" behind the sign
 * for typography. The caller frees it with free(). */
static inline char *marked(const char *old_text, const char *new_text)
{
    struct stet_span a = stet_span_of(old_text), b = stet_span_of(new_text);
    struct stet_diff *diff;
    struct stet_buf out;
    size_t count;
    check_laws(a, b);
    assert_int_equal(stet_diff(&diff, a, b, NULL), STET_OK);
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    stet_buf_init(&out, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].kind == STET_LINE_EQUAL)
            continue;
        stet_buf_printf(&out, "%c%s ", "=-+~"[lines[i].kind], lines[i].typography ? "t" : "");
        if (lines[i].kind != STET_LINE_EDITED) {
            bool added = lines[i].kind == STET_LINE_ADDED;
            mark_range(&out, "", added ? b : a, added ? lines[i].new_range : lines[i].old_range,
                       "\n");
            continue;
        }
        for (size_t s = 0; s < lines[i].segment_count; s++) {
            const struct stet_segment *segment = &lines[i].segments[s];
            if (segment->kind == STET_SEGMENT_EQUAL)
                mark_range(&out, "", a, segment->old_range, "");
            else if (segment->kind == STET_SEGMENT_REMOVED)
                mark_range(&out, "[-", a, segment->old_range, "-]");
            else
                mark_range(&out, "{+", b, segment->new_range, "+}");
        }
        stet_buf_putc(&out, '\n');
    }
    stet_diff_free(diff);
    return stet_buf_take(&out);
}

static inline void assert_marked(const char *old_text, const char *new_text, const char *expected)
{
    char *actual = marked(old_text, new_text);
    assert_string_equal(actual, expected);
    free(actual);
}

#endif
