/* classify.c - what types an edit has, and which is the main one. */
#include "diff.h"
#include "span.h"

/* The order in which a main type is chosen. Typography is first: it stands only where nothing else
 * changed. Then where it was done, then what was done. */
static const uint8_t precedence[] = {
    STET_EDIT_MOVED,     STET_EDIT_CORRECTION, STET_EDIT_HEADLINE, STET_EDIT_BYLINE,
    STET_EDIT_PUBLISHED, STET_EDIT_MODIFIED,   STET_EDIT_IMAGE,    STET_EDIT_CAPTION,
    STET_EDIT_ADDED,     STET_EDIT_REMOVED,    STET_EDIT_SPLIT,    STET_EDIT_JOINED,
    STET_EDIT_SPELLING,  STET_EDIT_QUOTATION,  STET_EDIT_NEGATION, STET_EDIT_DATE,
    STET_EDIT_NUMBER,    STET_EDIT_NAME,       STET_EDIT_HEDGE,    STET_EDIT_WORDING,
    STET_EDIT_LINK,
};

static void set(struct stet_edit *edit, enum stet_edit_type type)
{
    edit->types |= STET_EDIT_BIT(type);
}

void stet_classify_main(struct stet_edit *edit)
{
    edit->type = STET_EDIT_TYPOGRAPHY;
    if (edit->types & STET_EDIT_BIT(STET_EDIT_TYPOGRAPHY))
        return;
    for (size_t i = 0; i < sizeof(precedence); i++) {
        if (!(edit->types & STET_EDIT_BIT(precedence[i])))
            continue;
        edit->type = (enum stet_edit_type)precedence[i];
        return;
    }
}

static struct stet_span changed_text(const struct stet_half *half)
{
    return stet_span_sub(half->text, half->range.start, half->range.end);
}

static bool has_kind(const struct stet_half *half, enum stet_token_kind kind)
{
    for (size_t i = half->start; i < half->end; i++)
        if (half->tokens[i].kind == kind)
            return true;
    return false;
}

/* The first token of the change with a digit; its count if there is none. */
static size_t find_number(const struct stet_half *half)
{
    for (size_t i = half->start; i < half->end; i++)
        for (size_t k = half->tokens[i].start; k < half->tokens[i].end; k++)
            if (half->tokens[i].kind == STET_TOKEN_WORD && stet_is_digit(half->text.ptr[k]))
                return i;
    return half->count;
}

static struct stet_range token_range(const struct stet_half *half, size_t i)
{
    if (i == half->count)
        return (struct stet_range){half->range.start, half->range.start};
    return (struct stet_range){half->tokens[i].start, half->tokens[i].end};
}

void stet_classify_change(const struct stet_typing *typing, const struct stet_half *before,
                          const struct stet_half *after, struct stet_change_place place,
                          struct stet_edit *edit)
{
    (void)typing;
    if (stet_character_same_typography(changed_text(before), changed_text(after))) {
        set(edit, STET_EDIT_TYPOGRAPHY);
        return;
    }
    if (has_kind(before, STET_TOKEN_TARGET) || has_kind(after, STET_TOKEN_TARGET))
        set(edit, STET_EDIT_LINK);
    if (place.figure)
        set(edit, STET_EDIT_CAPTION);
    size_t old_number = find_number(before), new_number = find_number(after);
    if (old_number < before->count || new_number < after->count) {
        set(edit, STET_EDIT_NUMBER);
        edit->old_value = token_range(before, old_number);
        edit->new_value = token_range(after, new_number);
    }
    if (before->words + after->words > 0 || edit->types == 0)
        set(edit, STET_EDIT_WORDING);
}

void stet_classify_field(struct stet_span old_line, struct stet_span new_line,
                         struct stet_edit *edit)
{
    static const struct {
        const char *prefix;
        enum stet_edit_type type;
    } fields[] = {
        {"title:", STET_EDIT_HEADLINE},
        {"authors:", STET_EDIT_BYLINE},
        {"published:", STET_EDIT_PUBLISHED},
        {"modified:", STET_EDIT_MODIFIED},
        {"url:", STET_EDIT_LINK},
        {"image:", STET_EDIT_IMAGE},
    };
    if (old_line.len > 0 && new_line.len > 0 && stet_character_same_typography(old_line, new_line))
        set(edit, STET_EDIT_TYPOGRAPHY);
    struct stet_span line = new_line.len > 0 ? new_line : old_line;
    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        if (stet_span_starts(line, fields[i].prefix))
            set(edit, fields[i].type);
    bool ours = stet_span_is(line, "---") || stet_span_starts(line, "normalizer:");
    if (edit->types == 0)
        set(edit, ours ? STET_EDIT_TYPOGRAPHY : STET_EDIT_WORDING);
}

void stet_classify_block(const struct stet_typing *typing, size_t start, size_t end,
                         struct stet_edit *edit)
{
    (void)end;
    bool added = typing->diff->lines[start].kind == STET_LINE_ADDED;
    set(edit, added ? STET_EDIT_ADDED : STET_EDIT_REMOVED);
}
