/* fuzz_diff.c - law: whatever the two texts, the difference covers both, in order; what it calls
 * equal is equal; swapped texts give swapped counts and edits; what the JSON tells makes the new
 * text; and every renderer ends. The first line end with a NUL behind it divides the input. */
#include "../unit/render/edit_laws.h"
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool law)
{
    if (!law)
        abort();
}

static void check_segments(const struct stet_diff *diff, const struct stet_diff_line *line)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    size_t old_at = line->old_range.start, new_at = line->new_range.start;
    for (size_t i = 0; i < line->segment_count; i++) {
        const struct stet_segment *s = &line->segments[i];
        require(s->old_range.start == old_at && s->new_range.start == new_at);
        if (s->kind == STET_SEGMENT_EQUAL)
            require(stet_span_equal(stet_span_sub(old_text, s->old_range.start, s->old_range.end),
                                    stet_span_sub(new_text, s->new_range.start, s->new_range.end)));
        old_at = s->old_range.end;
        new_at = s->new_range.end;
    }
    require(old_at == line->old_range.end && new_at == line->new_range.end);
}

static size_t behind(struct stet_span text, size_t end)
{
    require(end == text.len || text.ptr[end] == '\n');
    return end < text.len ? end + 1 : end;
}

static void check_cover(const struct stet_diff *diff)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    size_t count, old_at = 0, new_at = 0;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    for (size_t i = 0; i < count; i++) {
        const struct stet_diff_line *line = &lines[i];
        if (line->kind == STET_LINE_EDITED)
            check_segments(diff, line);
        if (line->kind == STET_LINE_EQUAL)
            require(stet_span_equal(
                stet_span_sub(old_text, line->old_range.start, line->old_range.end),
                stet_span_sub(new_text, line->new_range.start, line->new_range.end)));
        if (line->kind != STET_LINE_ADDED) {
            require(line->old_range.start == old_at && line->old_range.end <= old_text.len);
            old_at = behind(old_text, line->old_range.end);
        }
        if (line->kind != STET_LINE_REMOVED) {
            require(line->new_range.start == new_at && line->new_range.end <= new_text.len);
            new_at = behind(new_text, line->new_range.end);
        }
    }
    require(old_at == old_text.len && new_at == new_text.len);
}

static void render_all(const struct stet_diff *diff)
{
    const struct stet_diff_label label = {"Title", "https://example.org/", "@1", "@2", NULL};
    struct stet_buf out;
    stet_buf_init(&out, (size_t)1 << 28);
    stet_render_diff_terminal(diff, &label, &(struct stet_terminal_style){true, 40, 1}, &out);
    stet_render_diff_unified(diff, &label, 3, &out);
    stet_render_diff_html(diff, &label, false, &out);
    stet_render_diff_json(diff, &label, &out);
    require(!out.failed);
    stet_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_span whole = {(const char *)data, size};
    size_t middle = 0;
    while (middle < size && !(data[middle] == 0 && middle > 0 && data[middle - 1] == '\n'))
        middle++;
    struct stet_span old_text = stet_span_sub(whole, 0, middle);
    struct stet_span new_text = stet_span_sub(whole, middle < size ? middle + 1 : middle, size);
    struct stet_diff *forth, *back;
    if (stet_diff(&forth, old_text, new_text, NULL) != STET_OK ||
        stet_diff(&back, new_text, old_text, NULL) != STET_OK)
        abort();
    check_cover(forth);
    check_cover(back);
    const struct stet_diff_counts *f = stet_diff_counts(forth), *b = stet_diff_counts(back);
    require(f->words_added == b->words_removed && f->words_removed == b->words_added);
    require(f->lines_added == b->lines_removed && f->lines_removed == b->lines_added);
    require(!broken_law(old_text, new_text));
    render_all(forth);
    stet_diff_free(forth);
    stet_diff_free(back);
    return 0;
}
