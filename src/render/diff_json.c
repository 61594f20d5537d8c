/* diff_json.c - a difference for programs; the grammar is in docs/json.md. */
#include "digest.h"
#include "render.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

static void put_member(struct stet_buf *out, const char *key, const char *value)
{
    stet_buf_printf(out, "\"%s\":", key);
    if (value && *value)
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
    if (segment->edit != STET_NO_EDIT)
        stet_buf_printf(out, ",\"edit\":%zu", segment->edit);
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
    if (line->edit != STET_NO_EDIT && line->kind != STET_LINE_EDITED)
        stet_buf_printf(out, ",\"edit\":%zu", line->edit);
    if (line->partner != STET_NO_LINE)
        stet_buf_printf(out, ",\"partner\":%zu", line->partner);
    if (line->segment_count > 0) {
        stet_buf_puts(out, ",\"segments\":[");
        for (size_t i = 0; i < line->segment_count; i++) {
            stet_buf_puts(out, i > 0 ? "," : "");
            put_segment(out, diff, &line->segments[i]);
        }
        stet_buf_putc(out, ']');
    }
    if (line->kind != STET_LINE_EDITED) {
        bool removed = line->kind == STET_LINE_REMOVED;
        put_text(out, removed ? stet_diff_old_text(diff) : stet_diff_new_text(diff),
                 removed ? line->old_range : line->new_range);
    }
    stet_buf_putc(out, '}');
}

static void put_types(struct stet_buf *out, const struct stet_edit *edit)
{
    bool any = false;
    stet_buf_printf(out, "{\"type\":\"%s\",\"types\":[", stet_edit_type_name(edit->type));
    for (int type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        if (!(edit->types & STET_EDIT_BIT(type)))
            continue;
        stet_buf_printf(out, "%s\"%s\"", any ? "," : "",
                        stet_edit_type_name((enum stet_edit_type)type));
        any = true;
    }
    stet_buf_putc(out, ']');
}

static void put_string(struct stet_buf *out, const char *key, struct stet_span text,
                       struct stet_range range)
{
    stet_buf_printf(out, ",\"%s\":", key);
    stet_json_string(out, stet_span_sub(text, range.start, range.end));
}

static void put_edit(struct stet_buf *out, const struct stet_diff *diff,
                     const struct stet_edit *edit, const struct stet_edit_filter *filter)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    put_types(out, edit);
    stet_buf_puts(out, ",\"weight\":");
    stet_json_thousandths(out, edit->weight);
    if (!stet_edit_is_shown(edit, filter))
        stet_buf_puts(out, ",\"hidden\":true");
    put_range(out, "old", edit->old_range);
    put_range(out, "new", edit->new_range);
    stet_buf_printf(out, ",\"old_words\":%zu,\"new_words\":%zu", edit->old_words, edit->new_words);
    if (edit->old_value.end > edit->old_value.start)
        put_string(out, "old_value", old_text, edit->old_value);
    if (edit->new_value.end > edit->new_value.start)
        put_string(out, "new_value", new_text, edit->new_value);
    stet_buf_puts(out, ",\"lines\":[");
    for (size_t i = 0; i < edit->old_line_count; i++)
        stet_buf_printf(out, "%s%zu", i > 0 ? "," : "", edit->old_line + i);
    for (size_t i = 0; edit->new_line != edit->old_line && i < edit->new_line_count; i++)
        stet_buf_printf(out, ",%zu", edit->new_line + i);
    stet_buf_puts(out, "]}");
}

static void put_edits(struct stet_buf *out, const struct stet_diff *diff,
                      const struct stet_edit_filter *filter)
{
    size_t count;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    stet_buf_puts(out, "\"edits\":[");
    for (size_t i = 0; i < count; i++) {
        stet_buf_puts(out, i > 0 ? ",\n" : "\n");
        put_edit(out, diff, &edits[i], filter);
    }
    stet_buf_puts(out, count > 0 ? "\n],\n" : "],\n");
}

/* What makes the new text out of the old one; null where a JSON string cannot hold it. */
static void put_patch(struct stet_buf *out, const struct stet_diff *diff)
{
    struct stet_splice *splices = NULL;
    struct stet_span text = stet_diff_new_text(diff);
    size_t count;
    stet_buf_puts(out, "\"patch\":");
    if (stet_utf8_check(text.ptr, text.len) < text.len) {
        stet_buf_puts(out, "null,\n");
        return;
    }
    if (stet_diff_splices(diff, &splices, &count, NULL) != STET_OK)
        out->failed = true;
    stet_buf_putc(out, '[');
    for (size_t i = 0; i < count; i++) {
        stet_buf_printf(out, "%s{\"old\":[%zu,%zu]", i > 0 ? ",\n" : "\n",
                        splices[i].old_range.start, splices[i].old_range.end);
        put_string(out, "text", text, splices[i].new_range);
        stet_buf_putc(out, '}');
    }
    stet_buf_puts(out, count > 0 ? "\n],\n" : "],\n");
    free(splices);
}

static void put_digest(struct stet_buf *out, const char *key, struct stet_span text)
{
    uint8_t digest[STET_SHA256_BYTES];
    char hex[STET_SHA256_HEX + 1];
    stet_sha256(text.ptr, text.len, digest);
    stet_hex(digest, sizeof(digest), hex);
    stet_buf_printf(out, "\"%s\":\"%s\",", key, hex);
}

void stet_render_diff_json(const struct stet_diff *diff, const struct stet_diff_label *label,
                           struct stet_buf *out)
{
    const struct stet_diff_counts *counts = stet_diff_counts(diff);
    size_t count;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    stet_buf_puts(out, "{\"stet_diff\":2,");
    put_member(out, "title", label->title);
    put_member(out, "url", label->url);
    put_member(out, "old", label->old_name);
    put_member(out, "new", label->new_name);
    put_digest(out, "old_sha256", stet_diff_old_text(diff));
    put_digest(out, "new_sha256", stet_diff_new_text(diff));
    stet_buf_printf(
        out,
        "\"same\":%s,\"words_added\":%zu,\"words_removed\":%zu,\"sentences_edited\":%zu,"
        "\"sentences_added\":%zu,\"sentences_removed\":%zu,\"sentences_moved\":%zu,"
        "\"fields_changed\":%zu,\"rewrite\":%s,\"hidden\":%zu",
        stet_diff_is_empty(diff) ? "true" : "false", counts->words_added, counts->words_removed,
        counts->lines_edited, counts->lines_added, counts->lines_removed, counts->lines_moved,
        counts->fields_changed, stet_diff_is_rewrite(diff) ? "true" : "false",
        stet_diff_hidden(diff, label->filter));
    stet_buf_puts(out, ",\"weight\":");
    stet_json_thousandths(out, stet_diff_weight(diff));
    stet_buf_puts(out, ",\n");
    put_edits(out, diff, label->filter);
    put_patch(out, diff);
    stet_buf_puts(out, "\"lines\":[");
    for (size_t i = 0; i < count; i++) {
        stet_buf_puts(out, i > 0 ? ",\n" : "\n");
        put_line(out, diff, &lines[i]);
    }
    stet_buf_puts(out, count > 0 ? "\n]}\n" : "]}\n");
}
