/* diff_json.c - a difference for programs; the grammar is in docs/json.md. */
#include "render.h"
#include "span.h"

static void put_member(struct stet_buf *out, const char *key, const char *value)
{
    stet_buf_printf(out, "\"%s\":", key);
    if (value)
        stet_json_string(out, stet_span_of(value));
    else
        stet_buf_puts(out, "null");
    stet_buf_putc(out, ',');
}

static void put_range(struct stet_buf *out, const char *key, struct stet_range range)
{
    stet_buf_printf(out, ",\"%s\":[%zu,%zu]", key, range.start, range.end);
}

static void put_text(struct stet_buf *out, struct stet_span text, struct stet_range range)
{
    stet_buf_puts(out, ",\"text\":");
    stet_json_string(out, stet_span_sub(text, range.start, range.end));
}

static void put_segment(struct stet_buf *out, const struct stet_diff *diff,
                        const struct stet_segment *segment)
{
    static const char *const names[] = {"equal", "removed", "added"};
    bool added = segment->kind == STET_SEGMENT_ADDED;
    stet_buf_printf(out, "{\"kind\":\"%s\"", names[segment->kind]);
    if (!added)
        put_range(out, "old", segment->old_range);
    if (segment->kind != STET_SEGMENT_REMOVED)
        put_range(out, "new", segment->new_range);
    put_text(out, added ? stet_diff_new_text(diff) : stet_diff_old_text(diff),
             added ? segment->new_range : segment->old_range);
    stet_buf_putc(out, '}');
}

static void put_line(struct stet_buf *out, const struct stet_diff *diff,
                     const struct stet_diff_line *line)
{
    static const char *const names[] = {"equal", "removed", "added", "edited"};
    stet_buf_printf(out, "{\"kind\":\"%s\"", names[line->kind]);
    if (line->front_matter) {
        struct stet_span field = stet_view_field(diff, line);
        stet_buf_puts(out, ",\"field\":");
        if (field.len > 0)
            stet_json_string(out, field);
        else
            stet_buf_puts(out, "null");
    }
    if (line->typography)
        stet_buf_puts(out, ",\"typography\":true");
    if (line->kind != STET_LINE_ADDED)
        put_range(out, "old", line->old_range);
    if (line->kind != STET_LINE_REMOVED)
        put_range(out, "new", line->new_range);
    if (line->kind == STET_LINE_EDITED) {
        stet_buf_puts(out, ",\"segments\":[");
        for (size_t i = 0; i < line->segment_count; i++) {
            stet_buf_puts(out, i > 0 ? "," : "");
            put_segment(out, diff, &line->segments[i]);
        }
        stet_buf_putc(out, ']');
    } else {
        bool removed = line->kind == STET_LINE_REMOVED;
        put_text(out, removed ? stet_diff_old_text(diff) : stet_diff_new_text(diff),
                 removed ? line->old_range : line->new_range);
    }
    stet_buf_putc(out, '}');
}

void stet_render_diff_json(const struct stet_diff *diff, const struct stet_diff_label *label,
                           struct stet_buf *out)
{
    const struct stet_diff_counts *counts = stet_diff_counts(diff);
    size_t count;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    stet_buf_puts(out, "{\"stet_diff\":1,");
    put_member(out, "title", label->title);
    put_member(out, "url", label->url);
    put_member(out, "old", label->old_name);
    put_member(out, "new", label->new_name);
    stet_buf_printf(
        out,
        "\"same\":%s,\"words_added\":%zu,\"words_removed\":%zu,\"sentences_edited\":%zu,"
        "\"sentences_added\":%zu,\"sentences_removed\":%zu,\"fields_changed\":%zu,"
        "\"lines\":[",
        stet_diff_is_empty(diff) ? "true" : "false", counts->words_added, counts->words_removed,
        counts->lines_edited, counts->lines_added, counts->lines_removed, counts->fields_changed);
    for (size_t i = 0; i < count; i++) {
        stet_buf_puts(out, i > 0 ? ",\n" : "\n");
        put_line(out, diff, &lines[i]);
    }
    stet_buf_puts(out, count > 0 ? "\n]}\n" : "]}\n");
}
