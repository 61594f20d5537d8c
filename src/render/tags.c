/* tags.c - a line's edits in a few words: "number: 150 → 175; negation". What is seen without
 * words, as that a sentence was added, is left out. */
#include "render.h"
#include "span.h"

#define PLAIN     (STET_EDIT_BIT(STET_EDIT_MOVED) | STET_EDIT_BIT(STET_EDIT_WORDING))
#define MAX_VALUE 40 /* bytes of a value that is told; a longer one is seen in the text */

static bool is_told(const struct stet_edit *edit, const struct stet_diff_line *line)
{
    switch (edit->type) {
    case STET_EDIT_WORDING:
    case STET_EDIT_ADDED:
    case STET_EDIT_REMOVED: return false;
    case STET_EDIT_SPLIT:
    case STET_EDIT_JOINED: return line->kind == STET_LINE_EDITED;
    case STET_EDIT_MOVED: return line->segment_count > 0 && (edit->types & ~PLAIN);
    default: return !line->front_matter || edit->type == STET_EDIT_TYPOGRAPHY;
    }
}

static bool is_short(struct stet_range range)
{
    return range.end > range.start && range.end - range.start <= MAX_VALUE;
}

/* What else was done to sentences that were moved. */
static void put_others(const struct stet_edit *edit, struct stet_buf *out)
{
    bool any = false;
    for (int type = 0; type < STET_EDIT_TYPE_COUNT; type++) {
        if (!(edit->types & ~PLAIN & STET_EDIT_BIT(type)))
            continue;
        stet_buf_printf(out, "%s%s", any ? "; " : "",
                        stet_edit_type_name((enum stet_edit_type)type));
        any = true;
    }
}

static void put_edit(const struct stet_diff *diff, const struct stet_edit *edit,
                     stet_tags_value_fn *put_value, struct stet_buf *out)
{
    struct stet_range was = edit->old_value, is = edit->new_value;
    bool valued = edit->type == STET_EDIT_NUMBER || edit->type == STET_EDIT_DATE ||
                  edit->type == STET_EDIT_NAME;
    if (edit->type == STET_EDIT_MOVED) {
        put_others(edit, out);
        return;
    }
    stet_buf_puts(out, stet_edit_type_name(edit->type));
    if (!valued || !is_short(was) || !is_short(is))
        return;
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    stet_buf_puts(out, ": ");
    put_value(out, stet_span_sub(old_text, was.start, was.end));
    stet_buf_puts(out, " → ");
    put_value(out, stet_span_sub(new_text, is.start, is.end));
}

/* Each type is told once, but for those with values. */
static bool is_repeated(const struct stet_edit *edit, uint32_t *told)
{
    bool seen = *told & STET_EDIT_BIT(edit->type);
    *told |= STET_EDIT_BIT(edit->type);
    return seen && edit->old_value.end == edit->old_value.start;
}

static void put_one(const struct stet_diff *diff, const struct stet_shown *shown,
                    const struct stet_diff_line *line, size_t number, uint32_t *told,
                    stet_tags_value_fn *put_value, struct stet_buf *out)
{
    const struct stet_edit *edit = &shown->edits[number];
    if (!is_told(edit, line) || is_repeated(edit, told))
        return;
    stet_buf_puts(out, out->len > 0 ? "; " : "");
    put_edit(diff, edit, put_value, out);
}

void stet_tags_write(const struct stet_diff *diff, const struct stet_shown *shown,
                     const struct stet_diff_line *line, stet_tags_value_fn *put_value,
                     struct stet_buf *out)
{
    uint32_t told = 0;
    size_t last = STET_NO_EDIT;
    if (line->kind == STET_LINE_EQUAL || line->edit == STET_NO_EDIT)
        return;
    put_one(diff, shown, line, line->edit, &told, put_value, out);
    for (size_t i = 0; i < line->segment_count; i++) {
        size_t edit = line->segments[i].edit;
        if (edit == STET_NO_EDIT || edit == last)
            continue;
        last = edit;
        if (edit != line->edit)
            put_one(diff, shown, line, edit, &told, put_value, out);
    }
}
