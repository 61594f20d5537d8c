/* prune_names.c - what an element is by its tag, or by what its names say.
 *
 * In: a part with its hints and its sums. Out: why it is to be dropped, or that it is not. */
#include "prune.h"
#include "validity.h"

enum {
    PROSE_LETTERS = 300,    /* in paragraphs, that no label or advert has, */
    PROSE_LINKS = 30,       /* with at most this much link text around them, */
    PARAGRAPH_LETTERS = 80, /* each with so many at least, */
    PARAGRAPH_LINKS = 20,   /* percent of link text at most, */
    PARAGRAPH_MARKS = 2,    /* and commas and full stops */
    LEAD_LETTERS = 60       /* of a line that leads nowhere and is no teaser */
};

/* What a name stands for. Before the choice it is dropped at sight, if the name leaves no doubt and
 * it holds no more letters than sure. Inside of an article it is dropped with at most letters, or
 * with at least links percent of link text. */
static const struct {
    uint32_t hint;
    enum stet_drop drop;
    uint32_t sure, letters, links;
} by_hint[] = {
    {STET_HINT_UNSEEN, STET_DROP_HIDDEN, 1000, 200, 101},
    {STET_HINT_COOKIE, STET_DROP_COOKIE, UINT32_MAX, 200, 101},
    {STET_HINT_COMMENTS, STET_DROP_COMMENTS, UINT32_MAX, UINT32_MAX, 0},
    {STET_HINT_RELATED, STET_DROP_RELATED, UINT32_MAX, 250, 30},
    {STET_HINT_SIGNUP, STET_DROP_SIGNUP, 1500, 250, 50},
    {STET_HINT_SHARE, STET_DROP_SHARE, 500, 80, 50},
    {STET_HINT_ADVERT, STET_DROP_ADVERT, 1500, 150, 50},
    {STET_HINT_NAV, STET_DROP_NAVIGATION, UINT32_MAX, 40, 50},
    {STET_HINT_BIO, STET_DROP_BIO, 2000, 500, 50},
    {STET_HINT_BYLINE, STET_DROP_BYLINE, 300, 100, 50},
    {STET_HINT_TAGS, STET_DROP_TAGS, 500, 120, 50},
    {STET_HINT_SIDEBAR, STET_DROP_SIDEBAR, UINT32_MAX, 150, 40},
    {STET_HINT_FOOTER, STET_DROP_FOOTER, UINT32_MAX, 150, 40},
    {STET_HINT_HEADER, STET_DROP_HEADER, UINT32_MAX, 0, 60},
    {STET_HINT_POPUP, STET_DROP_POPUP, UINT32_MAX, 0, 60},
    {STET_HINT_PLAYER, STET_DROP_PLAYER, 1000, 120, 50},
    {STET_HINT_CREDIT, STET_DROP_CREDIT, 300, 100, 101},
};

static enum stet_drop drop_of_tag(const struct stet_part *part)
{
    switch (part->tag) {
    case STET_HTML_TAG_NAV:
    case STET_HTML_TAG_MENU: return STET_DROP_NAVIGATION;
    case STET_HTML_TAG_ASIDE: return part->hints & STET_HINT_NOTES ? STET_KEEP : STET_DROP_SIDEBAR;
    case STET_HTML_TAG_DIALOG: return STET_DROP_POPUP;
    case STET_HTML_TAG_FOOTER: return STET_DROP_FOOTER;
    default: return STET_KEEP;
    }
}

/* Does it hold paragraphs of running text? */
static bool has_paragraphs(const struct stet_page *page, uint32_t at)
{
    uint64_t letters = 0;
    if (stet_measure_links(&page->parts[at].all) > PROSE_LINKS)
        return false;
    for (uint32_t i = at + 1; i < page->parts[at].end; i++) {
        const struct stet_part *part = &page->parts[i];
        if (part->tag == STET_HTML_TAG_P && part->own.chars >= PARAGRAPH_LETTERS &&
            part->own.marks >= PARAGRAPH_MARKS && stet_measure_links(&part->own) <= PARAGRAPH_LINKS)
            letters += part->own.chars;
    }
    return letters >= PROSE_LETTERS;
}

/* Reasons for what has no paragraphs: "intextAd" is the text with the advert in it, and
 * "withNavigation" that with the menu. */
static bool is_small(enum stet_drop why)
{
    return why == STET_DROP_ADVERT || why == STET_DROP_SHARE || why == STET_DROP_TAGS ||
           why == STET_DROP_BYLINE || why == STET_DROP_NAVIGATION;
}

/* Is it of the text, although it is named for something small beside it? */
static bool is_text(const struct stet_page *page, uint32_t at, enum stet_drop why)
{
    return (is_small(why) && has_paragraphs(page, at)) ||
           (why == STET_DROP_BYLINE && stet_validity_is_part(page, at));
}

enum stet_drop stet_prune_at_sight(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    enum stet_drop why = drop_of_tag(part);
    if (why || !(part->hints & STET_HINT_SURE) || (part->hints & STET_HINT_BODY) ||
        part->tag == STET_HTML_TAG_ARTICLE || part->tag == STET_HTML_TAG_MAIN)
        return why;
    for (size_t i = 0; i < sizeof(by_hint) / sizeof(*by_hint); i++)
        if ((part->hints & by_hint[i].hint) && part->all.chars <= by_hint[i].sure)
            return is_text(page, at, by_hint[i].drop) ? STET_KEEP : by_hint[i].drop;
    return STET_KEEP;
}

/* What is named as one that leads elsewhere does, or it is a lead. */
static bool leads_nowhere(const struct stet_part *part)
{
    return part->all.links == 0 && !part->in_link && part->all.chars > LEAD_LETTERS &&
           part->all.marks > 0 && !(part->hints & STET_HINT_SURE);
}

enum stet_drop stet_prune_by_name(const struct stet_part *part)
{
    if ((part->hints & STET_HINT_BODY) || stet_prune_is_heading(part->tag) ||
        part->tag == STET_HTML_TAG_BLOCKQUOTE || part->tag == STET_HTML_TAG_PRE)
        return STET_KEEP;
    for (size_t i = 0; i < sizeof(by_hint) / sizeof(*by_hint); i++) {
        bool head = by_hint[i].drop == STET_DROP_HEADER && part->in_link; /* of a card */
        if ((part->hints & by_hint[i].hint) && !head &&
            (part->all.chars <= by_hint[i].letters ||
             stet_measure_links(&part->all) >= by_hint[i].links))
            return by_hint[i].drop == STET_DROP_RELATED && leads_nowhere(part) ? STET_KEEP
                                                                               : by_hint[i].drop;
    }
    return STET_KEEP;
}

bool stet_prune_is_weak(const struct stet_part *part)
{
    bool weak = false;
    for (size_t i = 0; i < sizeof(by_hint) / sizeof(*by_hint); i++)
        weak = weak || (by_hint[i].drop == part->drop && (part->hints & by_hint[i].hint));
    return weak && !(part->hints & STET_HINT_SURE);
}
