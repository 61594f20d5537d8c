/* features_text.c - what the letters and words of a block say of it. */
#include "byline.h"
#include "ephemera.h"
#include "meta.h"
#include "phrases.h"
#include "span.h"
#include "survey.h"
#include <string.h>

enum {
    LINE_LETTERS = 120, /* a longer block is no byline and no fixed phrase */
    PREFIX_BYTES = 40,
    TITLE_BYTES = 400,
    PHRASE_EPHEMERA = 9 /* behind the kinds below */
};

static const char *const phrase_kinds[] = {
    "dropped-signup",        "dropped-share",  "dropped-related",   "dropped-comments",
    "dropped-cookie-notice", "dropped-advert", "dropped-copyright", "dropped-popup",
};

static uint8_t phrase_rank(struct stet_span line)
{
    const char *kind = stet_phrase_kind(line);
    for (uint8_t i = 0; kind && i < sizeof(phrase_kinds) / sizeof(*phrase_kinds); i++)
        if (strcmp(kind, phrase_kinds[i]) == 0)
            return (uint8_t)(i + 1);
    return stet_ephemera_is_line(line) ? PHRASE_EPHEMERA : 0;
}

static void read_line(struct stet_survey *survey, uint32_t at, struct stet_buf *line)
{
    struct stet_block *block = &survey->blocks->all[at];
    uint8_t *features = block->features;
    if (block->measure.chars > LINE_LETTERS)
        return;
    stet_buf_clear(line);
    stet_block_text(survey->page, block, TITLE_BYTES, line);
    struct stet_span names[STET_BYLINE_NAMES], text = {line->ptr, line->len};
    struct stet_span title = survey->page->document->meta.title.value;
    features[STET_FEATURE_PHRASE] = phrase_rank(text);
    size_t colon = stet_span_find(text, ":");
    if (colon < text.len && colon <= PREFIX_BYTES)
        features[STET_FEATURE_PREFIX] = phrase_rank(stet_span_sub(text, 0, colon));
    features[STET_FEATURE_BYLINE] = stet_byline_names(text, true, names) > 0;
    if (title.len > 0 && stet_title_same(text, title))
        features[STET_FEATURE_TITLE] = 2;
    else if (title.len > 0 && block->measure.chars > 10 &&
             (stet_title_begins(title, text) || stet_title_begins(text, title)))
        features[STET_FEATURE_TITLE] = 1;
}

static bool is_heading(const struct stet_page *page, const struct stet_block *block)
{
    unsigned tag = page->parts[block->part].tag;
    return tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H6;
}

/* What the heading says under which a block stands, if the element around the heading or the next
 * one out holds both. One in what a rule dropped heads nothing behind that. */
static void see_headings(const struct stet_survey *survey)
{
    const struct stet_page *page = survey->page;
    uint32_t heading = survey->blocks->count, end = 0, behind = 0;
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        behind += block->certain != STET_CERTAIN_DROPPED;
        if (is_heading(page, block) && !block->before) {
            heading = i;
            behind = 0;
            end = page->parts[page->parts[page->parts[block->part].parent].parent].end;
        } else if (heading < i && block->part < end) {
            block->features[STET_FEATURE_SECTION_PHRASE] =
                survey->blocks->all[heading].features[STET_FEATURE_PHRASE];
            block->features[STET_FEATURE_SECTION_HEADING] = stet_level(behind);
        }
    }
}

static bool is_picture(const struct stet_part *part)
{
    return part->tag == STET_HTML_TAG_IMG || part->tag == STET_HTML_TAG_VIDEO ||
           part->tag == STET_HTML_TAG_IFRAME;
}

static void see_pictures(const struct stet_survey *survey)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        while (at < block->first) {
            const struct stet_part *part = &survey->page->parts[at];
            bool gone = part->drop && part->end <= block->first;
            if (!gone && is_picture(part))
                block->features[STET_FEATURE_PICTURE_BEFORE] = 1;
            at = gone ? part->end : at + 1;
        }
        for (; at <= block->last; at++)
            if (is_picture(&survey->page->parts[at]))
                block->features[STET_FEATURE_PICTURE_IN] = 1;
    }
}

void stet_features_text(struct stet_survey *survey)
{
    struct stet_buf line;
    stet_buf_init(&line, 2 * TITLE_BYTES);
    for (uint32_t i = 0; i < survey->blocks->count; i++) {
        struct stet_block *block = &survey->blocks->all[i];
        const struct stet_measure *measure = &block->measure;
        uint8_t *features = block->features;
        features[STET_FEATURE_CHARS] = stet_level(measure->chars);
        features[STET_FEATURE_WORDS] = stet_level(block->words);
        features[STET_FEATURE_LINK_SHARE] = stet_share(measure->link_chars, measure->chars, 100);
        features[STET_FEATURE_LINKS] = stet_share(measure->links, 1, 1);
        features[STET_FEATURE_MARKS] = stet_level(measure->marks);
        features[STET_FEATURE_MARK_SHARE] = stet_share(measure->marks, measure->chars, 1000);
        features[STET_FEATURE_WORD_LENGTH] = stet_share(measure->chars, block->words, 8);
        features[STET_FEATURE_CAPITALS] = stet_share(block->capitals, block->words, 100);
        features[STET_FEATURE_DIGITS] = stet_share(block->digits, measure->chars, 100);
        features[STET_FEATURE_OPENS] = block->opens;
        features[STET_FEATURE_ENDS] = block->ends;
        read_line(survey, i, &line);
    }
    stet_buf_free(&line);
    /* The title is the first block that repeats it under a heading, or anywhere. */
    for (unsigned pass = 0; pass < 2 && survey->title == survey->blocks->count; pass++)
        for (uint32_t i = 0; i < survey->blocks->count; i++) {
            const struct stet_block *block = &survey->blocks->all[i];
            unsigned tag = survey->page->parts[block->part].tag;
            bool heading = tag >= STET_HTML_TAG_H1 && tag <= STET_HTML_TAG_H6;
            if (heading &&
                (pass == 0 ? block->features[STET_FEATURE_TITLE] > 0 : tag == STET_HTML_TAG_H1)) {
                survey->title = i;
                break;
            }
        }
}

void stet_features_sections(struct stet_survey *survey)
{
    see_headings(survey);
    see_pictures(survey);
}
