/* score.c - which parts of a page hold the article.
 *
 * Every block of prose gives points to the elements around it, fewer the farther out. The best
 * element is chosen, and beside it what carries on the same text. */
#include "extract.h"

/* All weights. Points are per mille of a letter. */
enum {
    LETTERS_MIN = 20,      /* a block with fewer is no prose */
    LETTERS_MAX = 1500,    /* more letters of one block count no more */
    LINKS_MAX = 50,        /* percent; a block with more link text is no prose */
    MARK_POINTS = 20000,   /* a comma or full stop is worth 20 letters */
    SHARE_PARENT = 1000,   /* per mille of a block's points that its parent gets, */
    SHARE_NEXT = 600,      /* the next element out, */
    SHARE_FALL = 500,      /* and each one further of the one before */
    LEVELS = 6,            /* elements out that get any */
    WIDE_LETTERS = 400,    /* a block this long without paragraphs is a container itself */
    SIBLING_SHARE = 200,   /* per mille of the best score that makes a sibling part of it */
    SIBLING_LETTERS = 80,  /* a paragraph beside the best element is taken from this length on, */
    SIBLING_LINKS = 20,    /* percent; with at most this much link text */
    CLIMB = 8              /* elements out from the best one whose children are looked at */
};

/* Per mille of its points that a block of text keeps, by its tag. */
static int64_t tag_weight(unsigned tag)
{
    switch (tag) {
    case STET_HTML_TAG_P: return 1000;
    case STET_HTML_TAG_BLOCKQUOTE:
    case STET_HTML_TAG_PRE: return 800;
    case STET_HTML_TAG_TD:
    case STET_HTML_TAG_DIV:
    case STET_HTML_TAG_SECTION:
    case STET_HTML_TAG_ARTICLE: return 800;
    case STET_HTML_TAG_DD:
    case STET_HTML_TAG_LI: return 500;
    case STET_HTML_TAG_H1:
    case STET_HTML_TAG_H2:
    case STET_HTML_TAG_H3:
    case STET_HTML_TAG_H4:
    case STET_HTML_TAG_H5:
    case STET_HTML_TAG_H6:
    case STET_HTML_TAG_TH:
    case STET_HTML_TAG_FIGCAPTION:
    case STET_HTML_TAG_ADDRESS:
    case STET_HTML_TAG_FOOTER: return 100;
    default: return 600;
    }
}

/* Per mille by which the words of an element's names weigh its score. */
static const struct {
    uint32_t hint;
    int64_t weight;
} hint_weights[] = {
    {STET_HINT_BODY, 1600},    {STET_HINT_CONTENT, 1150}, {STET_HINT_COMMENTS, 300},
    {STET_HINT_RELATED, 500},  {STET_HINT_SIDEBAR, 500},  {STET_HINT_FOOTER, 600},
    {STET_HINT_NAV, 700},      {STET_HINT_BIO, 400},      {STET_HINT_COOKIE, 700},
    {STET_HINT_SIGNUP, 700},   {STET_HINT_POPUP, 700},    {STET_HINT_CREDIT, 500},
};

static int64_t element_weight(const struct stet_part *part)
{
    int64_t weight = 1000;
    if (part->tag == STET_HTML_TAG_ARTICLE)
        weight = 1300;
    else if (part->tag == STET_HTML_TAG_MAIN)
        weight = 1150;
    else if (part->tag == STET_HTML_TAG_LI || part->tag == STET_HTML_TAG_ASIDE)
        weight = 500;
    for (size_t i = 0; i < sizeof(hint_weights) / sizeof(*hint_weights); i++)
        if (part->hints & hint_weights[i].hint)
            weight = weight * hint_weights[i].weight / 1000;
    return weight;
}

static int64_t block_points(const struct stet_part *part)
{
    const struct stet_measure *own = &part->own;
    if (part->flow != STET_FLOW_BLOCK || own->chars < LETTERS_MIN ||
        stet_measure_links(own) > LINKS_MAX)
        return 0;
    int64_t letters = own->chars - own->link_chars;
    if (letters > LETTERS_MAX)
        letters = LETTERS_MAX;
    int64_t marks = own->marks * (int64_t)MARK_POINTS;
    if (marks > letters * 1000)
        marks = letters * 1000;
    return (letters * 1000 + marks) / 1000 * tag_weight(part->tag) / 1000;
}

static void give_points(struct stet_page *page, uint32_t block, int64_t points)
{
    bool wide = page->parts[block].own.chars >= WIDE_LETTERS && page->parts[block].tag != STET_HTML_TAG_P;
    uint32_t at = wide ? block : page->parts[block].parent;
    int64_t share = SHARE_PARENT;
    for (unsigned level = 0; level < LEVELS; level++) {
        page->parts[at].score += points * share / 1000;
        share = level == 0 ? SHARE_NEXT : share * SHARE_FALL / 1000;
        if (at == 0)
            break;
        at = page->parts[at].parent;
    }
}

static void score_all(struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        page->parts[i].score = 0;
    for (uint32_t i = 0; i < page->count;) {
        if (page->parts[i].drop) {
            i = page->parts[i].end;
            continue;
        }
        int64_t points = block_points(&page->parts[i]);
        if (points > 0)
            give_points(page, i, points);
        i++;
    }
    for (uint32_t i = 0; i < page->count; i++) {
        struct stet_part *part = &page->parts[i];
        if (part->score)
            part->score = part->score * element_weight(part) / 1000 *
                          (100 - (int64_t)stet_measure_links(&part->all)) / 100;
    }
}

/* Does a sibling of an element around the best one carry on its text? */
static bool carries_on(const struct stet_page *page, uint32_t sibling, int64_t best)
{
    const struct stet_part *part = &page->parts[sibling];
    if (part->drop || part->text || part->flow == STET_FLOW_VOID)
        return false;
    if (part->score >= best * SIBLING_SHARE / 1000)
        return true;
    if (part->flow != STET_FLOW_BLOCK || part->own.chars * 2 < part->all.chars)
        return false;
    return part->all.chars >= SIBLING_LETTERS && stet_measure_links(&part->all) <= SIBLING_LINKS &&
           part->all.marks > 0 && part->tag != STET_HTML_TAG_LI && part->tag != STET_HTML_TAG_ASIDE &&
           part->tag != STET_HTML_TAG_FOOTER;
}

bool stet_score_choose(struct stet_page *page)
{
    uint32_t best = 0;
    score_all(page);
    for (uint32_t i = 0; i < page->count;) {
        if (page->parts[i].drop) {
            i = page->parts[i].end;
            continue;
        }
        if (page->parts[i].score > page->parts[best].score)
            best = i;
        i++;
    }
    page->best = best;
    if (page->parts[best].all.chars == 0)
        return false;
    page->parts[best].chosen = true;
    uint32_t at = best;
    for (unsigned level = 0; level < CLIMB && at != 0; level++) {
        uint32_t parent = page->parts[at].parent;
        for (uint32_t i = parent + 1; i < page->parts[parent].end; i = page->parts[i].end)
            if (i != at && carries_on(page, i, page->parts[best].score))
                page->parts[i].chosen = true;
        at = parent;
    }
    return true;
}
