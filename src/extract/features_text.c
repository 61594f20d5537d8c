/* features_text.c - what the letters and words of a block say of it. */
#include "byline.h"
#include "ephemera.h"
#include "meta.h"
#include "phrases.h"
#include "span.h"
#include "survey.h"
#include <string.h>

enum {
    LINE_LETTERS = 120,   /* a longer block is no byline and no fixed phrase */
    PHRASE_EPHEMERA = 10, /* behind the kinds below */
    PREFIX_BYTES = 40,
    TITLE_BYTES = 400
};

static const char *const phrase_kinds[] = {
    "dropped-signup",    "dropped-share",         "dropped-related",
    "dropped-comments",  "dropped-cookie-notice", "dropped-advert",
    "dropped-copyright", "dropped-popup",         "dropped-form",
};

static uint8_t phrase_rank(struct stet_span line)
{
    struct stet_folded folded;
    stet_folded_make(&folded, line);
    const char *kind = stet_phrase_of(&folded);
    for (uint8_t i = 0; kind && i < sizeof(phrase_kinds) / sizeof(*phrase_kinds); i++)
        if (strcmp(kind, phrase_kinds[i]) == 0)
            return (uint8_t)(i + 1);
    return stet_ephemera_is(&folded) ? PHRASE_EPHEMERA : 0;
}

static void read_line(struct stet_block *block, const struct stet_page *page, struct stet_buf *line)
{
    uint8_t *features = block->features;
    if (block->measure.chars > LINE_LETTERS)
        return;
    stet_buf_clear(line);
    stet_block_text(page, block, TITLE_BYTES, line);
    struct stet_span names[STET_BYLINE_NAMES], text = {line->ptr, line->len};
    struct stet_span title = page->document->meta.title.value;
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

/* What is counted in the text itself, asked only where a score is made of it. */
static void read_words(struct stet_block *block, const struct stet_page *page)
{
    uint8_t *features = block->features;
    uint32_t letters = block->measure.chars;
    stet_block_count(block, page);
    features[STET_FEATURE_WORDS] = stet_level(block->words);
    features[STET_FEATURE_WORD_LENGTH] = stet_share(letters, block->words, 8);
    features[STET_FEATURE_CAPITALS] = stet_share(block->capitals, block->words, 100);
    features[STET_FEATURE_DIGITS] = stet_share(block->digits, letters, 100);
    features[STET_FEATURE_OPENS] = block->opens;
    features[STET_FEATURE_ENDS] = block->ends;
}

void stet_features_text(struct stet_blocks *blocks, const struct stet_page *page)
{
    struct stet_buf line;
    stet_buf_init(&line, 2 * TITLE_BYTES);
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        const struct stet_measure *measure = &block->measure;
        uint8_t *features = block->features;
        features[STET_FEATURE_CHARS] = stet_level(measure->chars);
        features[STET_FEATURE_LINK_SHARE] = stet_share(measure->link_chars, measure->chars, 100);
        features[STET_FEATURE_LINKS] = stet_share(measure->links, 1, 1);
        features[STET_FEATURE_MARKS] = stet_level(measure->marks);
        features[STET_FEATURE_MARK_SHARE] = stet_share(measure->marks, measure->chars, 1000);
        if (!block->certain)
            read_words(block, page);
        if (!block->certain || is_heading(page, block)) /* what it says of the blocks below */
            read_line(block, page, &line);
    }
    stet_buf_free(&line);
}

/* What the heading says under which a block stands, if the element around the heading holds both.
 * What is certainly dropped is not counted between. */
void stet_features_headings(struct stet_blocks *blocks, const struct stet_page *page)
{
    uint32_t end = 0, between = 0;
    uint8_t phrase = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        if (is_heading(page, block)) {
            phrase = block->features[STET_FEATURE_PHRASE];
            between = 0;
            end = page->parts[page->parts[block->part].parent].end;
        } else if (block->certain != STET_CERTAIN_DROPPED && block->first < end) {
            block->features[STET_FEATURE_SECTION_PHRASE] = phrase;
            block->features[STET_FEATURE_SECTION_HEADING] = stet_level(++between);
        }
    }
}
