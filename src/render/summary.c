/* summary.c - a difference in a sentence or two. */
#include "render.h"
#include "span.h"

struct clause {
    size_t count;
    const char *word;
};

static void write_count(struct stet_buf *out, size_t count, const char *noun)
{
    stet_buf_printf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

/* "3 sentences edited, 1 added": the noun stands with the first count only. */
static bool write_clauses(struct stet_buf *out, const char *noun, const struct clause *clauses,
                          size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (clauses[i].count == 0)
            continue;
        if (any)
            stet_buf_printf(out, ", %zu", clauses[i].count);
        else
            write_count(out, clauses[i].count, noun);
        stet_buf_printf(out, " %s", clauses[i].word);
        any = true;
    }
    return any;
}

static size_t count_typography(const struct stet_diff *diff)
{
    size_t count, typography = 0;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    for (size_t i = 0; i < count; i++)
        typography +=
            lines[i].kind == STET_LINE_EDITED && lines[i].typography && !lines[i].front_matter;
    return typography;
}

static void write_fields(struct stet_buf *out, const struct stet_diff *diff)
{
    size_t count, written = 0;
    const struct stet_diff_line *lines = stet_diff_lines(diff, &count);
    for (size_t i = 0; i < count && lines[i].front_matter; i++) {
        struct stet_span field = stet_view_field(diff, &lines[i]);
        if (!stet_context_is_field_edit(diff, &lines[i]))
            continue;
        stet_buf_puts(out, written++ ? ", " : " Fields changed: ");
        stet_buf_append(out, field.ptr, field.len);
    }
    if (written)
        stet_buf_putc(out, '.');
}

static void write_hidden(struct stet_buf *out, size_t hidden)
{
    if (hidden == 0)
        return;
    stet_buf_putc(out, ' ');
    write_count(out, hidden, "edit");
    stet_buf_puts(out, hidden == 1 ? " is hidden." : " are hidden.");
}

void stet_render_summary(const struct stet_diff *diff, const struct stet_shown *shown,
                         struct stet_buf *out)
{
    const struct stet_diff_counts *counts = stet_diff_counts(diff);
    size_t typography = count_typography(diff);
    size_t edited = counts->lines_edited > typography ? counts->lines_edited - typography : 0;
    const struct clause sentences[] = {{edited, "edited"},
                                       {counts->lines_added, "added"},
                                       {counts->lines_removed, "removed"},
                                       {counts->lines_moved, "moved"},
                                       {typography, "changed in typography only"}};
    const struct clause words[] = {{counts->words_added, "added"},
                                   {counts->words_removed, "removed"}};
    if (stet_diff_is_empty(diff)) {
        stet_buf_puts(out, "No difference.");
        return;
    }
    if (stet_diff_is_rewrite(diff))
        stet_buf_puts(out, "Written anew. ");
    if (!write_clauses(out, "sentence", sentences, 5)) {
        stet_buf_puts(out, counts->fields_changed ? "The text is the same."
                                                  : "Only the breaks between paragraphs changed.");
    } else if (counts->words_added + counts->words_removed > 0) {
        stet_buf_puts(out, ": ");
        write_clauses(out, "word", words, 2);
        stet_buf_putc(out, '.');
    } else {
        stet_buf_putc(out, '.');
    }
    write_fields(out, diff);
    write_hidden(out, shown->hidden);
}
