/* edit.c - the names of the types of edits, and which edits are shown. */
#include "diff.h"
#include "span.h"

static const char *const names[STET_EDIT_TYPE_COUNT] = {
    [STET_EDIT_TYPOGRAPHY] = "typography",
    [STET_EDIT_SPELLING] = "spelling",
    [STET_EDIT_WORDING] = "wording",
    [STET_EDIT_NUMBER] = "number",
    [STET_EDIT_DATE] = "date",
    [STET_EDIT_NAME] = "name",
    [STET_EDIT_QUOTATION] = "quotation",
    [STET_EDIT_NEGATION] = "negation",
    [STET_EDIT_HEDGE] = "hedge",
    [STET_EDIT_HEADLINE] = "headline",
    [STET_EDIT_BYLINE] = "byline",
    [STET_EDIT_PUBLISHED] = "published",
    [STET_EDIT_MODIFIED] = "modified",
    [STET_EDIT_LINK] = "link",
    [STET_EDIT_IMAGE] = "image",
    [STET_EDIT_CAPTION] = "caption",
    [STET_EDIT_CORRECTION] = "correction",
    [STET_EDIT_ADDED] = "added",
    [STET_EDIT_REMOVED] = "removed",
    [STET_EDIT_MOVED] = "moved",
    [STET_EDIT_SPLIT] = "split",
    [STET_EDIT_JOINED] = "joined",
};

const char *stet_edit_type_name(enum stet_edit_type type)
{
    return names[type];
}

enum stet_edit_type stet_edit_type_from_name(struct stet_span name)
{
    size_t type = 0;
    while (type < STET_EDIT_TYPE_COUNT && !stet_span_is(name, names[type]))
        type++;
    return (enum stet_edit_type)type;
}

bool stet_edit_is_shown(const struct stet_edit *edit, const struct stet_edit_filter *filter)
{
    if (!filter)
        return true;
    return edit->weight >= filter->min_weight && (!filter->only || (edit->types & filter->only)) &&
           !(filter->ignore & STET_EDIT_BIT(edit->type));
}

const struct stet_edit *stet_diff_edits(const struct stet_diff *diff, size_t *count)
{
    *count = diff->edit_count;
    return diff->edits;
}

size_t stet_diff_hidden(const struct stet_diff *diff, const struct stet_edit_filter *filter)
{
    size_t hidden = 0;
    for (size_t i = 0; i < diff->edit_count; i++)
        hidden += !stet_edit_is_shown(&diff->edits[i], filter);
    return hidden;
}

double stet_diff_weight(const struct stet_diff *diff)
{
    return diff->weight;
}

bool stet_diff_is_rewrite(const struct stet_diff *diff)
{
    return diff->rewrite;
}
