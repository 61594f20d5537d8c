/* sections.c - what stands under a heading that says "Comments" or "You may also like".
 *
 * In: blocks with what the rules and their words say. Out: those of such a section, behind an
 * article, are certainly dropped. A section goes to the end of the element around its heading, or
 * to the next heading beside it. */
#include "prune.h"
#include "survey.h"

enum {
    HEADING_LETTERS = 40,   /* of a heading that says no more than what follows, */
    ARTICLE_LETTERS = 200,  /* with so many letters of an article before it */
    PARAGRAPH_LETTERS = 100 /* of a paragraph that carries on an article below a list of others */
};

/* What follows a heading, if that is no text of the article's. */
static enum stet_drop section_of(const struct stet_page *page, const struct stet_block *block,
                                 bool thread)
{
    bool named = page->parts[block->part].hints & STET_HINT_RELATED;
    if (block->measure.chars > HEADING_LETTERS || block->certain != STET_CERTAIN_DROPPED)
        return STET_KEEP;
    if (block->features[STET_FEATURE_PHRASE] == STET_PHRASE_RELATED ||
        (block->why == STET_DROP_RELATED && named))
        return STET_DROP_RELATED;
    if (!thread && block->features[STET_FEATURE_PHRASE] == STET_PHRASE_COMMENTS)
        return STET_DROP_COMMENTS;
    return STET_KEEP;
}

/* The element around a heading and what follows it: not one that holds the heading alone. */
static uint32_t around_heading(const struct stet_page *page, uint32_t heading)
{
    uint32_t at = heading;
    do
        at = page->parts[at].parent;
    while (at != 0 && page->parts[at].end == page->parts[heading].end &&
           page->parts[at + 1].end == page->parts[at].end);
    return at;
}

/* Does a block end the section of a heading? */
static bool ends_section(const struct stet_page *page, const struct stet_block *block,
                         enum stet_drop section, uint32_t around, unsigned level)
{
    const struct stet_part *part = &page->parts[block->part];
    if (block->first >= page->parts[around].end)
        return true;
    if (part->parent != around)
        return false;
    return (stet_prune_is_heading(part->tag) && part->tag <= level) ||
           (section == STET_DROP_RELATED && part->tag == STET_HTML_TAG_P &&
            block->measure.chars - block->measure.link_chars >= PARAGRAPH_LETTERS);
}

void stet_features_sections(struct stet_blocks *blocks, const struct stet_page *page, bool thread)
{
    enum stet_drop section = STET_KEEP;
    uint32_t around = 0;
    uint64_t before = 0;
    unsigned level = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        if (section && ends_section(page, block, section, around, level))
            section = STET_KEEP;
        if (section && !block->certain) {
            block->certain = STET_CERTAIN_DROPPED;
            block->why = block->why ? block->why : (uint8_t)section;
        }
        before += block->kept && !block->certain ? block->measure.chars : 0;
        if (section || !stet_prune_is_heading(page->parts[block->part].tag) ||
            before < ARTICLE_LETTERS)
            continue;
        section = section_of(page, block, thread);
        around = around_heading(page, block->part);
        level = page->parts[block->part].tag;
    }
}
