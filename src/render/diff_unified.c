/* diff_unified.c - a difference in the form that patch(1) reads: lines, with some around each
 * change. */
#include "render.h"
#include "span.h"

struct unified {
    const struct stet_diff *diff;
    const struct stet_diff_line *lines;
    size_t count;
    const struct stet_edit_filter *filter;
    struct stet_buf *out;
};

/* Lines [start, end) of the difference, and where they stand in both texts (counted from 0). */
struct hunk {
    size_t start, end, old_line, new_line;
};

/* A line of the difference: several of the text where a sentence was divided or joined. */
static void put_line(struct unified *unified, char sign, struct stet_span text,
                     struct stet_range range)
{
    stet_buf_putc(unified->out, sign);
    for (struct stet_range rest = range; rest.start < rest.end;) {
        struct stet_span line = stet_span_sub(text, rest.start, rest.end);
        const char *end = memchr(line.ptr, '\n', line.len);
        line.len = end ? (size_t)(end - line.ptr) + 1 : line.len;
        stet_buf_append(unified->out, line.ptr, line.len);
        rest.start += line.len;
        if (end)
            stet_buf_putc(unified->out, sign);
    }
    stet_buf_putc(unified->out, '\n');
    if (range.end == text.len)
        stet_buf_puts(unified->out, "\\ No newline at end of file\n");
}

static void put_range(struct unified *unified, char sign, size_t line, size_t count)
{
    /* An empty range stands behind the line before it. */
    stet_buf_printf(unified->out, "%c%zu", sign, count > 0 ? line + 1 : line);
    if (count != 1)
        stet_buf_printf(unified->out, ",%zu", count);
}

static bool is_shown(const struct unified *unified, size_t edit)
{
    size_t count;
    const struct stet_edit *edits = stet_diff_edits(unified->diff, &count);
    return edit != STET_NO_EDIT && stet_edit_is_shown(&edits[edit], unified->filter);
}

/* A line with a hidden edit stays as it was: so that what is shown can be applied. */
static bool is_changed(const struct unified *unified, const struct stet_diff_line *line)
{
    if (line->kind == STET_LINE_EQUAL || is_shown(unified, line->edit))
        return line->kind != STET_LINE_EQUAL;
    for (size_t i = 0; i < line->segment_count; i++)
        if (is_shown(unified, line->segments[i].edit))
            return true;
    return false;
}

static bool in_old(const struct stet_diff_line *line)
{
    return line->kind != STET_LINE_ADDED;
}

static bool in_new(const struct unified *unified, const struct stet_diff_line *line)
{
    return line->kind != (is_changed(unified, line) ? STET_LINE_REMOVED : STET_LINE_ADDED);
}

/* How many lines of the text a line of the difference has there. */
static size_t count_lines(const struct stet_diff_line *line, struct stet_span text,
                          struct stet_range range)
{
    size_t count = 1;
    for (size_t i = range.start; line->kind == STET_LINE_EDITED && i < range.end; i++)
        count += text.ptr[i] == '\n';
    return count;
}

static size_t old_lines(const struct unified *unified, const struct stet_diff_line *line)
{
    return in_old(line) ? count_lines(line, stet_diff_old_text(unified->diff), line->old_range) : 0;
}

/* As it is shown: a line whose edits are hidden is as it was. */
static size_t new_lines(const struct unified *unified, const struct stet_diff_line *line)
{
    if (!in_new(unified, line))
        return 0;
    return is_changed(unified, line)
               ? count_lines(line, stet_diff_new_text(unified->diff), line->new_range)
               : old_lines(unified, line);
}

/* The lines of one stretch of changes: all the old ones, then all the new ones. Returns its end. */
static size_t put_changes(struct unified *unified, size_t start, size_t end)
{
    size_t stop = start;
    while (stop < end && is_changed(unified, &unified->lines[stop]))
        stop++;
    for (size_t i = start; i < stop; i++)
        if (in_old(&unified->lines[i]))
            put_line(unified, '-', stet_diff_old_text(unified->diff), unified->lines[i].old_range);
    for (size_t i = start; i < stop; i++)
        if (in_new(unified, &unified->lines[i]))
            put_line(unified, '+', stet_diff_new_text(unified->diff), unified->lines[i].new_range);
    return stop;
}

static void put_hunk(struct unified *unified, const struct hunk *hunk)
{
    size_t old_count = 0, new_count = 0;
    for (size_t i = hunk->start; i < hunk->end; i++) {
        old_count += old_lines(unified, &unified->lines[i]);
        new_count += new_lines(unified, &unified->lines[i]);
    }
    stet_buf_puts(unified->out, "@@ ");
    put_range(unified, '-', hunk->old_line, old_count);
    stet_buf_putc(unified->out, ' ');
    put_range(unified, '+', hunk->new_line, new_count);
    stet_buf_puts(unified->out, " @@\n");
    for (size_t i = hunk->start; i < hunk->end;) {
        if (is_changed(unified, &unified->lines[i])) {
            i = put_changes(unified, i, hunk->end);
            continue;
        }
        if (in_old(&unified->lines[i]))
            put_line(unified, ' ', stet_diff_old_text(unified->diff), unified->lines[i].old_range);
        i++;
    }
}

/* A file name that holds no line end or tab: those would end it. */
static void put_name(struct stet_buf *out, const char *sign, const char *name,
                     const char *otherwise)
{
    stet_buf_puts(out, sign);
    for (const char *c = name && *name ? name : otherwise; *c; c++)
        stet_buf_putc(out, (unsigned char)*c < 0x20 || *c == 0x7F ? '?' : *c);
    stet_buf_putc(out, '\n');
}

void stet_render_diff_unified(const struct stet_diff *diff, const struct stet_diff_label *label,
                              unsigned context, struct stet_buf *out)
{
    struct unified unified = {.diff = diff, .filter = label->filter, .out = out};
    size_t hidden = stet_diff_hidden(diff, label->filter);
    unified.lines = stet_diff_lines(diff, &unified.count);
    if (stet_diff_is_empty(diff))
        return;
    if (hidden > 0) /* patch(1) passes over what stands before the names */
        stet_buf_printf(out, "%zu edit%s hidden\n", hidden, hidden == 1 ? " is" : "s are");
    put_name(out, "--- ", label->old_name, "old");
    put_name(out, "+++ ", label->new_name, "new");
    struct hunk hunk = {0};
    size_t last_change = SIZE_MAX, old_line = 0, new_line = 0;
    for (size_t i = 0; i < unified.count; i++) {
        const struct stet_diff_line *line = &unified.lines[i];
        if (is_changed(&unified, line)) {
            bool far = last_change == SIZE_MAX || i - last_change - 1 > 2 * (size_t)context;
            if (far && last_change != SIZE_MAX) {
                hunk.end = last_change + 1 + context;
                put_hunk(&unified, &hunk);
            }
            if (far) {
                size_t before = last_change == SIZE_MAX ? i : i - last_change - 1;
                size_t lead = before < context ? before : context;
                hunk = (struct hunk){i, 0, old_line, new_line};
                for (; lead > 0; lead--) {
                    hunk.start--;
                    hunk.old_line -= old_lines(&unified, &unified.lines[hunk.start]);
                    hunk.new_line -= new_lines(&unified, &unified.lines[hunk.start]);
                }
            }
            last_change = i;
        }
        old_line += old_lines(&unified, line);
        new_line += new_lines(&unified, line);
    }
    if (last_change == SIZE_MAX)
        return;
    size_t rest = unified.count - last_change - 1;
    hunk.end = last_change + 1 + (rest < context ? rest : context);
    put_hunk(&unified, &hunk);
}
