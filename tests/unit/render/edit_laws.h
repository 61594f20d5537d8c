/* edit_laws.h - what must hold for the edits of any two texts, whoever tells them. */
#ifndef STET_TEST_EDIT_LAWS_H
#define STET_TEST_EDIT_LAWS_H

#include "span.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <stet/render.h>

#define LAW(holds)                                                                                 \
    do {                                                                                           \
        if (!(holds))                                                                              \
            return #holds;                                                                         \
    } while (0)

static const struct stet_diff_label no_label;

static inline uint32_t swap_bits(uint32_t types, enum stet_edit_type a, enum stet_edit_type b)
{
    uint32_t rest = types & ~(STET_EDIT_BIT(a) | STET_EDIT_BIT(b));
    return rest | (types & STET_EDIT_BIT(a) ? STET_EDIT_BIT(b) : 0) |
           (types & STET_EDIT_BIT(b) ? STET_EDIT_BIT(a) : 0);
}

static inline uint32_t swap_types(uint32_t types)
{
    types = swap_bits(types, STET_EDIT_ADDED, STET_EDIT_REMOVED);
    return swap_bits(types, STET_EDIT_SPLIT, STET_EDIT_JOINED);
}

static inline size_t length_of(struct stet_range range)
{
    return range.end - range.start;
}

/* The same for the same edits in any order. */
static inline uint64_t sum_edits(const struct stet_diff *diff, bool swapped)
{
    size_t count;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    uint64_t sum = count;
    for (size_t i = 0; i < count; i++) {
        const struct stet_edit *e = &edits[i];
        uint64_t one = swapped ? swap_types(e->types) : e->types;
        uint64_t main = swapped ? swap_types(STET_EDIT_BIT(e->type)) : STET_EDIT_BIT(e->type);
        one = one * 1000003 + main;
        one = one * 1000003 + (swapped ? e->new_words : e->old_words);
        one = one * 1000003 + (swapped ? e->old_words : e->new_words);
        one = one * 1000003 + (uint64_t)(e->weight * 1e6);
        one = one * 1000003 + length_of(swapped ? e->new_range : e->old_range);
        sum += one * one;
    }
    return sum;
}

static inline bool is_within(struct stet_range range, size_t len)
{
    return range.start <= range.end && range.end <= len;
}

static inline const char *check_edits(const struct stet_diff *diff)
{
    size_t count, line_count, old_len = stet_diff_old_text(diff).len;
    size_t new_len = stet_diff_new_text(diff).len;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    const struct stet_diff_line *lines = stet_diff_lines(diff, &line_count);
    LAW((count == 0) == stet_diff_is_empty(diff));
    LAW(stet_diff_weight(diff) >= 0 && stet_diff_weight(diff) <= 1);
    for (size_t i = 0; i < count; i++) {
        LAW(edits[i].types & STET_EDIT_BIT(edits[i].type));
        LAW(edits[i].types < STET_EDIT_BIT(STET_EDIT_TYPE_COUNT));
        LAW(edits[i].weight >= 0 && edits[i].weight <= 1);
        LAW((edits[i].weight == 0) == (edits[i].type == STET_EDIT_TYPOGRAPHY));
        LAW(is_within(edits[i].old_range, old_len) && is_within(edits[i].new_range, new_len));
        LAW(is_within(edits[i].old_value, old_len) && is_within(edits[i].new_value, new_len));
        LAW(edits[i].old_line + edits[i].old_line_count <= line_count);
        LAW(edits[i].new_line + edits[i].new_line_count <= line_count);
        LAW(edits[i].old_line == edits[i].new_line || edits[i].type == STET_EDIT_MOVED);
    }
    for (size_t i = 0; i < line_count; i++) {
        LAW((lines[i].edit == STET_NO_EDIT) == (lines[i].kind == STET_LINE_EQUAL));
        LAW(lines[i].edit == STET_NO_EDIT || lines[i].edit < count);
        LAW(lines[i].partner == STET_NO_LINE || lines[lines[i].partner].partner == i);
        LAW(lines[i].partner == STET_NO_LINE || lines[lines[i].partner].edit == lines[i].edit);
        for (size_t s = 0; s < lines[i].segment_count; s++) {
            const struct stet_segment *segment = &lines[i].segments[s];
            LAW((segment->edit == STET_NO_EDIT) == (segment->kind == STET_SEGMENT_EQUAL));
        }
    }
    return NULL;
}

/* What the JSON tells is enough to make the new text. */
static inline const char *check_apply(const struct stet_diff *diff)
{
    struct stet_span old_text = stet_diff_old_text(diff), new_text = stet_diff_new_text(diff);
    struct stet_buf json, out;
    stet_buf_init(&json, (size_t)1 << 28);
    stet_buf_init(&out, (size_t)1 << 28);
    stet_render_diff_json(diff, &no_label, &json);
    enum stet_status status =
        stet_diff_apply((struct stet_span){json.ptr, json.len}, old_text, &out, NULL);
    bool text = stet_utf8_check(new_text.ptr, new_text.len) == new_text.len;
    bool same = stet_span_equal((struct stet_span){out.ptr, out.len}, new_text);
    bool refused = true;
    if (!stet_diff_is_empty(diff))
        refused = stet_diff_apply((struct stet_span){json.ptr, json.len}, new_text, &out, NULL) ==
                  STET_ERR_INPUT;
    stet_buf_free(&json);
    stet_buf_free(&out);
    LAW(text ? status == STET_OK && same : status == STET_ERR_INPUT);
    LAW(refused);
    return NULL;
}

/* The page lists the edits that are shown, with their types and weights, as the JSON does. */
static inline const char *check_page(const struct stet_diff *diff,
                                     const struct stet_edit_filter *filter, bool side_by_side)
{
    const struct stet_diff_label label = {.filter = filter};
    struct stet_buf page;
    size_t count;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    stet_buf_init(&page, (size_t)1 << 28);
    stet_render_diff_html(diff, &label, side_by_side, &page);
    const char *at = page.ptr;
    bool listed = true, anchored = true;
    for (size_t i = 0; i < count; i++) {
        char item[160], anchor[40];
        if (!stet_edit_is_shown(&edits[i], filter))
            continue;
        snprintf(item, sizeof(item), "<li value=\"%zu\" data-type=\"%s\" data-types=\"", i + 1,
                 stet_edit_type_name(edits[i].type));
        const char *found = at ? strstr(at, item) : NULL;
        listed = listed && found;
        at = found;
        unsigned thousandths = (unsigned)(edits[i].weight * 1000 + 0.5);
        snprintf(item, sizeof(item), "data-weight=\"%u.%03u\"", thousandths / 1000,
                 thousandths % 1000);
        listed = listed && found && strstr(found, item);
        snprintf(anchor, sizeof(anchor), "href=\"#edit-%zu\"", i + 1);
        anchored = anchored && strstr(page.ptr, anchor);
    }
    bool over = at && strstr(at + 1, "<li value=\"") && strstr(at, "</nav>") &&
                strstr(at + 1, "<li value=\"") < strstr(at, "</nav>") && count == 0;
    bool failed = page.failed;
    stet_buf_free(&page);
    LAW(!failed);
    LAW(listed);
    LAW(anchored);
    LAW(!over);
    return NULL;
}

static inline const char *check_filters(const struct stet_diff *diff)
{
    size_t count, shown = 0;
    const struct stet_edit *edits = stet_diff_edits(diff, &count);
    const struct stet_edit_filter filter = {
        .min_weight = 0.3, .only = ~STET_EDIT_BIT(STET_EDIT_NAME), .ignore = 1u << STET_EDIT_MOVED};
    for (size_t i = 0; i < count; i++)
        shown += stet_edit_is_shown(&edits[i], &filter);
    LAW(shown + stet_diff_hidden(diff, &filter) == count);
    LAW(stet_diff_hidden(diff, NULL) == 0);
    const struct stet_edit_filter parts[] = {
        {.min_weight = filter.min_weight}, {.only = filter.only}, {.ignore = filter.ignore}};
    for (size_t i = 0; i < count; i++) {
        bool all = true;
        for (size_t k = 0; k < 3; k++)
            all = all && stet_edit_is_shown(&edits[i], &parts[k]);
        LAW(all == stet_edit_is_shown(&edits[i], &filter));
    }
    return check_page(diff, &filter, false);
}

/* The law that the edits of two texts break, or NULL. */
static inline const char *broken_law(struct stet_span old_text, struct stet_span new_text)
{
    struct stet_diff *forth, *back;
    if (stet_diff(&forth, old_text, new_text, NULL) != STET_OK)
        return "no memory";
    if (stet_diff(&back, new_text, old_text, NULL) != STET_OK) {
        stet_diff_free(forth);
        return "no memory";
    }
    const char *broken = check_edits(forth);
    if (!broken && sum_edits(forth, false) != sum_edits(back, true))
        broken = "swapped texts give swapped edits";
    if (!broken && stet_diff_weight(forth) != stet_diff_weight(back))
        broken = "swapped texts weigh the same";
    broken = broken ? broken : check_apply(forth);
    broken = broken ? broken : check_page(forth, NULL, false);
    broken = broken ? broken : check_page(forth, NULL, true);
    broken = broken ? broken : check_filters(forth);
    stet_diff_free(forth);
    stet_diff_free(back);
    return broken;
}

#endif
