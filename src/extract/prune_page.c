/* prune_page.c - what goes before the main content is looked for: what no article can be.
 *
 * Where names say so of most of what a page has, they were misunderstood; and what only waits for a
 * click is shown. */
#include "prune.h"

enum {
    PAGE_SHARE_MAX = 35, /* of the page's text that something dropped for its name may hold */
    COVERED_TIMES = 2,   /* hidden text that is shown, as a multiple of what is seen, */
    COVERED_LINKS = 40,  /* with at most this much link text */
    PANEL_LETTERS = 40,  /* of a panel that waits for a click */
    PANEL_OUT = 4,       /* elements out from a hidden one that may be named so */
    RESTORE_TIMES = 3,   /* text taken for one reason, as a multiple of what is left */
    COMMENTS_LEFT = 100, /* letters of an article that may have any number of comments, */
    COMMENTS_PAGE = 500, /* or of a page where its article is not known yet */
    BODY_LEFT = 40,      /* letters in what is named for the article, so that names are believed, */
    BODY_SHARE = 20      /* and one in so many of what is dropped */
};

/* Tabs and read-more buttons hide whole articles until a script runs: what hides far more than all
 * the rest shows is shown. Tells whether anything is. */
static bool uncover(struct stet_page *page)
{
    bool any = false;
    uint64_t seen = stet_prune_letters(page, false);
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        bool covered = part->drop == STET_DROP_HIDDEN;
        if (covered && stet_prune_plain(part) > COVERED_TIMES * seen &&
            !(part->hints & STET_HINT_POPUP) && stet_measure_links(&part->all) < COVERED_LINKS) {
            part->drop = STET_KEEP;
            any = true;
        }
        i = part->drop ? part->end : i + 1;
    }
    return any;
}

/* What hides behind the question in a list of questions, or below a line that unfolds. */
static bool is_panel(const struct stet_page *page, uint32_t at)
{
    const uint32_t beside = STET_HINT_POPUP | STET_HINT_COOKIE | STET_HINT_NAV |
                            STET_HINT_COMMENTS | STET_HINT_SIGNUP | STET_HINT_SHARE |
                            STET_HINT_RELATED | STET_HINT_ADVERT | STET_HINT_HEADER;
    const struct stet_part *part = &page->parts[at];
    bool panel = false;
    if (stet_prune_plain(part) < PANEL_LETTERS || part->all.marks == 0 ||
        stet_measure_links(&part->all) >= COVERED_LINKS)
        return false;
    for (unsigned out = 0;; out++, at = page->parts[at].parent) {
        uint32_t hints = page->parts[at].hints;
        if (at == 0 || page->parts[at].tag == STET_HTML_TAG_BODY)
            return panel;
        if ((hints & beside) && (out == 0 || (hints & STET_HINT_SURE)))
            return false;
        panel = panel || (out < PANEL_OUT && (hints & STET_HINT_PANEL));
    }
}

static bool unfold(struct stet_page *page)
{
    bool any = false;
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        if (part->drop == STET_DROP_HIDDEN && is_panel(page, i)) {
            part->drop = STET_KEEP;
            any = true;
        }
        i = part->drop ? part->end : i + 1;
    }
    return any;
}

/* Is it named for the article? */
static bool is_body(const struct stet_part *part)
{
    return (part->hints & STET_HINT_BODY) || part->tag == STET_HTML_TAG_MAIN;
}

/* Letters of elements from first to end that are named for the article, outside of links. */
static uint64_t body_letters(const struct stet_page *page, uint32_t first, uint32_t end)
{
    uint64_t letters = 0;
    for (uint32_t i = first; i < end;) {
        const struct stet_part *part = &page->parts[i];
        bool body = !part->drop && is_body(part);
        letters += body ? stet_prune_plain(part) : 0;
        i = body || part->drop ? part->end : i + 1;
    }
    return letters;
}

/* Does enough text of the article stand outside of a part to believe what the part is called? */
static bool has_body_elsewhere(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    for (uint32_t out = at; out != 0; out = page->parts[out].parent)
        if (is_body(&page->parts[out]))
            return false;
    uint64_t letters =
        body_letters(page, 1, at) + body_letters(page, part->end, page->parts[0].end);
    return letters >= BODY_LEFT && letters * BODY_SHARE >= stet_prune_plain(part);
}

/* A reason that takes more than thrice what it leaves was a misunderstanding: all it took comes
 * back. */
static void restore(struct stet_page *page)
{
    uint64_t taken[STET_DROP_COUNT] = {0}, left = stet_prune_plain(&page->parts[0]);
    bool back[STET_DROP_COUNT] = {false}, any = false;
    for (uint32_t i = 0; i < page->count; i = page->parts[i].drop ? page->parts[i].end : i + 1)
        taken[page->parts[i].drop] += page->parts[i].drop ? stet_prune_plain(&page->parts[i]) : 0;
    uint64_t body = body_letters(page, 1, page->count);
    for (unsigned why = 1; why < STET_DROP_COUNT; why++) {
        bool comments = why == STET_DROP_COMMENTS && left >= COMMENTS_LEFT;
        back[why] = taken[why] > RESTORE_TIMES * left && why != STET_DROP_HIDDEN &&
                    why != STET_DROP_POPUP && why != STET_DROP_COOKIE && !comments &&
                    (body < BODY_LEFT || body * BODY_SHARE < taken[why]);
        any = any || back[why];
    }
    for (uint32_t i = 0; any && i < page->count; i++)
        if (back[page->parts[i].drop])
            page->parts[i].drop = STET_KEEP;
    if (any)
        stet_parts_measure(page);
}

/* Is it the comments of a page whose article stands elsewhere? A headline is above them, not among
 * them: "comments-open" is a name for both together. */
static bool is_below_article(const struct stet_page *page, uint32_t at, uint64_t plain)
{
    const struct stet_part *part = &page->parts[at];
    if (plain < COMMENTS_PAGE + stet_prune_plain(part))
        return false;
    for (uint32_t i = at; i < part->end; i++)
        if (page->parts[i].tag == STET_HTML_TAG_H1)
            return false;
    return true;
}

/* May a part that is named so be dropped, of a page of so many letters, so many outside of links?
 * By all letters, or by those outside of links: on a page of few words a menu is large. */
static bool is_believed(const struct stet_page *page, uint32_t at, enum stet_drop why,
                        uint64_t total, uint64_t plain)
{
    const struct stet_part *part = &page->parts[at];
    uint64_t own = stet_prune_plain(part);
    return why == STET_DROP_COOKIE ||
           (why == STET_DROP_COMMENTS && is_below_article(page, at, plain)) ||
           part->all.chars * (uint64_t)100 <= total * PAGE_SHARE_MAX ||
           own * 100 <= plain * PAGE_SHARE_MAX || has_body_elsewhere(page, at);
}

static void drop_at_sight(struct stet_page *page)
{
    uint64_t total = page->parts[0].all.chars, plain = stet_prune_plain(&page->parts[0]);
    for (uint32_t i = 1; i < page->count;) {
        struct stet_part *part = &page->parts[i];
        if (!part->drop && !part->text && part->tag != STET_HTML_TAG_BODY &&
            part->tag != STET_HTML_TAG_HTML) {
            enum stet_drop why = stet_prune_at_sight(page, i);
            if (why && is_believed(page, i, why, total, plain))
                part->drop = (uint8_t)why;
        }
        i = part->drop ? part->end : i + 1;
    }
}

void stet_prune_page(struct stet_page *page)
{
    stet_parts_measure(page);
    bool uncovered = uncover(page), unfolded = unfold(page);
    if (uncovered || unfolded)
        stet_parts_measure(page);
    drop_at_sight(page);
    stet_parts_measure(page);
    restore(page);
}

void stet_prune_thread(struct stet_page *page)
{
    for (uint32_t i = 0; i < page->count; i++) {
        page->parts[i].hints &= ~(uint32_t)STET_HINT_COMMENTS;
        if (page->parts[i].drop == STET_DROP_COMMENTS)
            page->parts[i].drop = STET_KEEP;
    }
    stet_parts_measure(page);
    drop_at_sight(page);
    stet_parts_measure(page);
}
