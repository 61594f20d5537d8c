/* prune_page.c - what goes before the main content is looked for: what no article can be.
 *
 * Where names say so of most of what a page has, they were misunderstood; and what only waits for a
 * click is shown. */
#include "prune.h"

enum {
    PAGE_SHARE_MAX = 35, /* of the page's text that something dropped for its name may hold */
    COVERED_TIMES = 2,   /* hidden text that is shown, as a multiple of what is seen, */
    COVERED_LINKS = 40,  /* with at most this much link text */
    RESTORE_TIMES = 2,   /* text taken for one reason, as a multiple of what is left */
    COMMENTS_LEFT = 100  /* letters of an article that may have any number of comments */
};

/* Tabs and read-more buttons hide whole articles until a script runs: what hides far more than all
 * the rest shows is shown. */
static void uncover(struct stet_page *page)
{
    stet_parts_measure(page);
    uint64_t seen = stet_prune_letters(page, false);
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        bool covered = part->drop == STET_DROP_HIDDEN;
        if (covered && stet_prune_plain(part) > COVERED_TIMES * seen &&
            !(part->hints & STET_HINT_POPUP) && stet_measure_links(&part->all) < COVERED_LINKS)
            part->drop = STET_KEEP;
        i = part->drop ? part->end : i + 1;
    }
}

/* A reason that takes more than twice what it leaves was a misunderstanding: all it took comes
 * back. */
static void restore(struct stet_page *page)
{
    uint64_t taken[STET_DROP_COUNT] = {0}, left = stet_prune_plain(&page->parts[0]);
    bool back[STET_DROP_COUNT] = {false}, any = false;
    for (uint32_t i = 0; i < page->count; i = page->parts[i].drop ? page->parts[i].end : i + 1)
        taken[page->parts[i].drop] += page->parts[i].drop ? stet_prune_plain(&page->parts[i]) : 0;
    for (unsigned why = 1; why < STET_DROP_COUNT; why++) {
        bool comments = why == STET_DROP_COMMENTS && left >= COMMENTS_LEFT;
        back[why] = taken[why] > RESTORE_TIMES * left && why != STET_DROP_HIDDEN &&
                    why != STET_DROP_POPUP && !comments;
        any = any || back[why];
    }
    for (uint32_t i = 0; any && i < page->count; i++)
        if (back[page->parts[i].drop])
            page->parts[i].drop = STET_KEEP;
    if (any)
        stet_parts_measure(page);
}

void stet_prune_page(struct stet_page *page)
{
    uncover(page);
    stet_parts_measure(page);
    uint64_t total = page->parts[0].all.chars, plain = stet_prune_plain(&page->parts[0]);
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        if (!part->drop && !part->text && part->tag != STET_HTML_TAG_BODY &&
            part->tag != STET_HTML_TAG_HTML) {
            enum stet_drop why = stet_prune_at_sight(page, i);
            /* by all letters, or by those outside of links: on a page of few words a menu is large
             */
            if (part->all.chars * (uint64_t)100 <= total * PAGE_SHARE_MAX ||
                stet_prune_plain(part) * (uint64_t)100 <= plain * PAGE_SHARE_MAX)
                part->drop = (uint8_t)why;
        }
        i = part->drop ? part->end : i + 1;
    }
    stet_parts_measure(page);
    restore(page);
}
