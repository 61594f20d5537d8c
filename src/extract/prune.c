/* prune.c - what stands on the page around the article and in it, and is not the article. */
#include "extract.h"
#include "span.h"

/* All ceilings: of letters, and percents. */
enum {
    PAGE_SHARE_MAX = 35 /* percent of the page's text that something dropped for its name may hold */
};

static const struct {
    uint32_t hint;
    enum stet_drop drop;
} by_hint[] = {
    {STET_HINT_UNSEEN, STET_DROP_HIDDEN},    {STET_HINT_COOKIE, STET_DROP_COOKIE},
    {STET_HINT_COMMENTS, STET_DROP_COMMENTS}, {STET_HINT_RELATED, STET_DROP_RELATED},
    {STET_HINT_SIGNUP, STET_DROP_SIGNUP},    {STET_HINT_SHARE, STET_DROP_SHARE},
    {STET_HINT_ADVERT, STET_DROP_ADVERT},    {STET_HINT_NAV, STET_DROP_NAVIGATION},
    {STET_HINT_BIO, STET_DROP_BIO},          {STET_HINT_BYLINE, STET_DROP_BYLINE},
    {STET_HINT_TAGS, STET_DROP_TAGS},        {STET_HINT_SIDEBAR, STET_DROP_SIDEBAR},
    {STET_HINT_FOOTER, STET_DROP_FOOTER},    {STET_HINT_HEADER, STET_DROP_HEADER},
    {STET_HINT_POPUP, STET_DROP_POPUP},      {STET_HINT_PLAYER, STET_DROP_PLAYER},
    {STET_HINT_CREDIT, STET_DROP_CREDIT},
};

static enum stet_drop drop_of(uint32_t hints)
{
    for (size_t i = 0; i < sizeof(by_hint) / sizeof(*by_hint); i++)
        if (hints & by_hint[i].hint)
            return by_hint[i].drop;
    return STET_KEEP;
}

static enum stet_drop drop_of_tag(const struct stet_part *part)
{
    switch (part->tag) {
    case STET_HTML_TAG_NAV:
    case STET_HTML_TAG_MENU: return STET_DROP_NAVIGATION;
    case STET_HTML_TAG_ASIDE: return STET_DROP_SIDEBAR;
    case STET_HTML_TAG_DIALOG: return STET_DROP_POPUP;
    case STET_HTML_TAG_FOOTER: return STET_DROP_FOOTER;
    default: return STET_KEEP;
    }
}

void stet_prune_page(struct stet_page *page)
{
    stet_parts_measure(page);
    uint64_t total = page->parts[0].all.chars;
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        if (part->drop) {
            i = part->end;
            continue;
        }
        if (part->text || part->tag == STET_HTML_TAG_BODY || part->tag == STET_HTML_TAG_HTML) {
            i++;
            continue;
        }
        enum stet_drop why = drop_of_tag(part);
        if (!why && (part->hints & STET_HINT_SURE) && !(part->hints & STET_HINT_BODY) &&
            part->tag != STET_HTML_TAG_ARTICLE && part->tag != STET_HTML_TAG_MAIN)
            why = drop_of(part->hints);
        if (why && (uint64_t)part->all.chars * 100 <= total * PAGE_SHARE_MAX) {
            part->drop = (uint8_t)why;
            i = part->end;
            continue;
        }
        i++;
    }
    stet_parts_measure(page);
}

void stet_prune_chosen(struct stet_page *page)
{
    (void)page;
}
