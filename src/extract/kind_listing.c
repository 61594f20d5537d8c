/* kind_listing.c - pages that lead to articles and are none: front pages, sections, results.
 *
 * What tells: headings or long links that lead elsewhere stand within the content itself, between
 * texts that are all short; or there is hardly any content but such links. */
#include "kind.h"
#include "span.h"
#include "url.h"
#include <stdio.h>

enum {
    HEADINGS = 6,        /* headings that lead elsewhere, within the content */
    HEADINGS_ROOT = 4,   /* the same on the front page of a site */
    LINKS = 20,          /* lines that are links as long as a headline, if there are none */
    LINK_LETTERS = 20,   /* of such a line */
    RUN = 700,           /* letters of paragraphs one after the other: more are an article's */
    RUN_LETTERS = 50,    /* of such a paragraph */
    PROSE = 350,         /* letters of its longest paragraph, at most, */
    SHARE = 30,          /* and percent of link text in the content, at least, */
    SHARE_HEADINGS = 10, /* or, where headings are the links, this */
    BARE = 300           /* letters of a page that has hardly any content */
};

struct counts {
    unsigned headings, links; /* that lead elsewhere */
    uint32_t prose;           /* letters of the longest paragraph */
    uint32_t run, longest;    /* letters of paragraphs since the last such link; at most */
    uint64_t letters, link_letters;
};

static bool is_heading(const struct stet_part *part)
{
    return part->tag >= STET_HTML_TAG_H1 && part->tag <= STET_HTML_TAG_H6;
}

/* Menus and footers stand on every page. */
static bool is_furniture(const struct stet_part *part)
{
    return part->drop == STET_DROP_HIDDEN || part->drop == STET_DROP_NAVIGATION ||
           part->drop == STET_DROP_FOOTER || part->drop == STET_DROP_HEADER ||
           part->drop == STET_DROP_COOKIE || part->drop == STET_DROP_POPUP ||
           part->drop == STET_DROP_COMMENTS || part->drop == STET_DROP_TAGS;
}

static void count_block(const struct stet_part *part, struct counts *counts)
{
    uint32_t own = part->own.chars, share = stet_measure_links(&part->own);
    bool heading = is_heading(part) && part->all.chars > 0 &&
                   (part->in_link || stet_measure_links(&part->all) > 80);
    bool line = part->flow == STET_FLOW_BLOCK && own >= LINK_LETTERS && share > 80;
    counts->headings += heading;
    counts->links += line;
    if (heading || line)
        counts->run = 0;
    if (part->flow != STET_FLOW_BLOCK || share >= 50)
        return;
    if (own > counts->prose)
        counts->prose = own;
    if (own >= RUN_LETTERS && part->own.marks > 0)
        counts->run += own;
    if (counts->run > counts->longest)
        counts->longest = counts->run;
}

static void count_below(const struct stet_page *page, uint32_t root, struct counts *counts)
{
    for (uint32_t i = root; i < page->parts[root].end;) {
        const struct stet_part *part = &page->parts[i];
        if (is_furniture(part)) {
            i = part->end;
            continue;
        }
        count_block(part, counts);
        if (part->text) {
            counts->letters += part->all.chars;
            counts->link_letters += part->all.link_chars;
        }
        i++;
    }
}

/* Is the page what a site shows first? */
static bool is_root(const struct stet_page *page)
{
    struct stet_span said = page->document->meta.url.value;
    struct stet_url url;
    if (said.len == 0)
        said = page->url;
    return stet_url_parse(said, &url) && (url.path.len == 0 || stet_span_is(url.path, "/")) &&
           url.query.len == 0;
}

bool stet_kind_listing(const struct stet_page *page, uint64_t letters, bool dated, char reason[128])
{
    struct counts inside = {0}, all = {0};
    unsigned headings = is_root(page) ? HEADINGS_ROOT : HEADINGS;
    if (dated)
        return false;
    for (uint32_t i = 0; i < page->count;) {
        bool chosen = page->parts[i].chosen;
        if (chosen)
            count_below(page, i, &inside);
        i = chosen ? page->parts[i].end : i + 1;
    }
    bool by_headings = inside.headings >= headings;
    uint64_t share = by_headings ? SHARE_HEADINGS : SHARE;
    if (inside.prose < PROSE && inside.longest < RUN &&
        inside.link_letters * 100 >= inside.letters * share &&
        (by_headings || inside.links >= LINKS)) {
        snprintf(reason, 128, "%u %s of it lead to other pages",
                 by_headings ? inside.headings : inside.links, by_headings ? "headings" : "links");
        return true;
    }
    if (letters > BARE)
        return false;
    count_below(page, 0, &all);
    if (all.prose >= PROSE || all.longest >= RUN || (all.headings < headings && all.links < LINKS))
        return false;
    snprintf(reason, 128, "it has little text, and %u %s that lead to other pages",
             all.headings >= headings ? all.headings : all.links,
             all.headings >= headings ? "headings" : "links");
    return true;
}
