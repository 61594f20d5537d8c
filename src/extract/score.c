/* score.c - which parts of a page hold the article.
 *
 * Every block of prose gives points to the elements around it, fewer the farther out. The best
 * element is chosen, and beside it what carries on the same text. */
#include "extract.h"

/* All weights. Points are thousandths of a letter of prose. */
enum {
    LETTERS_MIN = 20,     /* a block with fewer is no prose */
    LETTERS_MAX = 1500,   /* more letters of one block count no more */
    LINKS_MAX = 50,       /* percent; a block with more link text is no prose */
    MARK_LETTERS = 20,    /* a comma or full stop is worth so many letters */
    SHARE_PARENT = 1000,  /* per mille of a block's points that its parent gets, */
    SHARE_NEXT = 600,     /* the next element out, */
    SHARE_FALL = 500,     /* and per mille of the one before for each one further */
    LEVELS = 6,           /* elements out that get any */
    WIDE_LETTERS = 400,   /* a block this long that is no paragraph is a container itself */
    SIBLING_SCORE = 200,  /* per mille of the best score that make a sibling part of the article, */
    SIBLING_PROSE = 100,  /* or per mille of the best one's prose */
    SIBLING_DENSITY = 60, /* percent of a sibling's letters that must be prose, then */
    SIBLING_LETTERS = 80, /* a single block beside the best is taken from this length on */
    SIBLING_LINKS = 20,   /* percent; with at most this much link text */
    WHOLE_SHARE = 85,     /* percent of an element's letters that, chosen, make all of it chosen */
    CLIMB = 8             /* elements out from the best one whose children are looked at */
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
    {STET_HINT_BODY, 1600},   {STET_HINT_CONTENT, 1150}, {STET_HINT_COMMENTS, 300},
    {STET_HINT_RELATED, 500}, {STET_HINT_SIDEBAR, 500},  {STET_HINT_FOOTER, 600},
    {STET_HINT_NAV, 700},     {STET_HINT_BIO, 400},      {STET_HINT_COOKIE, 700},
    {STET_HINT_SIGNUP, 700},  {STET_HINT_POPUP, 700},    {STET_HINT_CREDIT, 500},
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
    int64_t marks = own->marks * (int64_t)MARK_LETTERS;
    return (letters + (marks < letters ? marks : letters)) * tag_weight(part->tag);
}

static void give_points(struct stet_page *page, uint32_t block, int64_t points)
{
    bool wide =
        page->parts[block].own.chars >= WIDE_LETTERS && page->parts[block].tag != STET_HTML_TAG_P;
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
        page->parts[i].score = page->parts[i].prose = 0;
    for (uint32_t i = 0; i < page->count;) {
        if (page->parts[i].drop) {
            i = page->parts[i].end;
            continue;
        }
        int64_t points = block_points(&page->parts[i]);
        page->parts[i].prose = points > 0 ? page->parts[i].own.chars : 0;
        if (points > 0)
            give_points(page, i, points);
        i++;
    }
    for (uint32_t i = page->count; i-- > 1;)
        page->parts[page->parts[i].parent].prose += page->parts[i].prose;
    for (uint32_t i = 0; i < page->count; i++) {
        struct stet_part *part = &page->parts[i];
        if (part->score)
            part->score = part->score * element_weight(part) / 1000 *
                          (100 - (int64_t)stet_measure_links(&part->all)) / 100;
    }
}

/* Names of what stands beside an article. */
#define ASTRAY                                                                                     \
    (STET_HINT_RELATED | STET_HINT_COMMENTS | STET_HINT_SIDEBAR | STET_HINT_FOOTER |               \
     STET_HINT_NAV | STET_HINT_BIO | STET_HINT_SIGNUP | STET_HINT_POPUP | STET_HINT_COOKIE)

/* Does a sibling of an element around the best one carry on its text? */
static bool carries_on(const struct stet_page *page, uint32_t sibling)
{
    const struct stet_part *part = &page->parts[sibling], *best = &page->parts[page->best];
    if (part->drop || part->text || part->flow == STET_FLOW_VOID)
        return false;
    if (part->score >= best->score * SIBLING_SCORE / 1000)
        return true;
    if (part->flow != STET_FLOW_BLOCK || part->all.marks == 0 || (part->hints & ASTRAY) ||
        stet_measure_links(&part->all) > SIBLING_LINKS || part->tag == STET_HTML_TAG_LI ||
        part->tag == STET_HTML_TAG_ASIDE || part->tag == STET_HTML_TAG_FOOTER)
        return false;
    if (part->prose * 1000 >= best->prose * SIBLING_PROSE &&
        part->prose * 100 >= part->all.chars * (int64_t)SIBLING_DENSITY)
        return true;
    return part->own.chars * 2 >= part->all.chars && part->all.chars >= SIBLING_LETTERS;
}

static uint32_t find_best(const struct stet_page *page)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < page->count;) {
        const struct stet_part *part = &page->parts[i];
        if (!part->drop && part->score > page->parts[best].score)
            best = i;
        i = part->drop ? part->end : i + 1;
    }
    return best;
}

/* Chooses the children of parent that carry on the text of at, the one that holds the best element,
 * or all of parent if little but short lines and headings would be left out. letters: chosen in at.
 * Returns how many are chosen in parent. */
static uint64_t choose_siblings(struct stet_page *page, uint32_t parent, uint32_t at,
                                uint64_t letters)
{
    unsigned taken = 0;
    for (uint32_t i = parent + 1; i < page->parts[parent].end; i = page->parts[i].end) {
        struct stet_part *part = &page->parts[i];
        if (i == at || !carries_on(page, i))
            continue;
        part->chosen = true;
        letters += part->all.chars;
        taken++;
    }
    if (taken == 0 || letters * 100 < page->parts[parent].all.chars * (uint64_t)WHOLE_SHARE)
        return letters;
    page->parts[parent].chosen = true;
    return page->parts[parent].all.chars;
}

bool stet_score_choose(struct stet_page *page)
{
    score_all(page);
    uint32_t at = page->best = find_best(page);
    uint64_t letters = page->parts[at].all.chars;
    if (letters == 0)
        return false;
    page->parts[at].chosen = true;
    for (unsigned level = 0; level < CLIMB && at != 0; level++) {
        letters = choose_siblings(page, page->parts[at].parent, at, letters);
        at = page->parts[at].parent;
    }
    return true;
}
