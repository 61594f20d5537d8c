/* prune.c - what stands on the page around the article and in it, and is not the article.
 *
 * Before the choice goes what no article can be: menus, notices, comments by their plain names.
 * After it goes what stands between its paragraphs, by weaker names with little text, by links, and
 * by words. */
#include "prune.h"
#include "ephemera.h"
#include "kind.h"
#include "limits.h"
#include "phrases.h"
#include "span.h"
#include "validity.h"

/* Ceilings, in letters and percents. */
enum {
    ARTICLE_SHARE_MAX = 30, /* of the chosen text, likewise */
    LIST_LINKS = 60,        /* links in a list that is a menu, */
    LIST_LINK_LETTERS = 90, /* letters of an item of such a list */
    BLOCK_LINKS = 70,       /* links in any other block that is one, */
    BLOCK_LETTERS = 1000,   /* unless it has more letters */
    LINE_LINKS = 80,        /* links in a paragraph that only leads elsewhere, */
    LINE_LETTERS = 200,     /* unless it is longer */
    PHRASE_LETTERS = 300,   /* a longer block is not looked at for its words */
    LABEL_LETTERS = 60,     /* of a heading or a line before what is dropped */
    LINE_PARTS = 500,       /* parts of what is looked at for its words */
    WALL_LETTERS = 150,     /* a longer block that asks to subscribe is kept */
    OUTSIDE_LETTERS = 80,   /* of a block that is told of although it is not near the article */
    FORM_PROSE = 50         /* prose in a form that is kept */
};

/* Is it one of the reasons that never hold an article by mistake? A side bar or a header may. */
static bool is_beside_article(enum stet_drop why)
{
    return why == STET_DROP_COMMENTS || why == STET_DROP_COOKIE || why == STET_DROP_SIGNUP ||
           why == STET_DROP_SHARE || why == STET_DROP_ADVERT || why == STET_DROP_RELATED ||
           why == STET_DROP_NAVIGATION;
}

uint64_t stet_prune_letters(const struct stet_page *page, bool chosen)
{
    uint64_t letters = 0;
    uint32_t inside = 0; /* the end of the chosen part that was met last */
    for (uint32_t i = 0; i < page->count;) {
        const struct stet_part *part = &page->parts[i];
        if (part->drop || (!part->text && is_beside_article(stet_prune_at_sight(page, i)))) {
            i = part->end;
            continue;
        }
        inside = part->chosen && part->end > inside ? part->end : inside;
        if (part->text && !part->in_link && (!chosen || i < inside))
            letters += part->all.chars;
        i++;
    }
    return letters;
}

static bool is_list(unsigned tag)
{
    return tag == STET_HTML_TAG_UL || tag == STET_HTML_TAG_OL || tag == STET_HTML_TAG_DL ||
           tag == STET_HTML_TAG_TABLE;
}

static enum stet_drop drop_by_links(const struct stet_part *part)
{
    uint32_t share = stet_measure_links(&part->all);
    if (part->tag == STET_HTML_TAG_FORM)
        return part->prose * 100 < part->all.chars * (int64_t)FORM_PROSE ? STET_DROP_FORM
                                                                         : STET_KEEP;
    if (stet_prune_is_heading(part->tag) || part->tag == STET_HTML_TAG_LI ||
        part->tag == STET_HTML_TAG_TR || part->tag == STET_HTML_TAG_TD ||
        part->tag == STET_HTML_TAG_TH || part->tag == STET_HTML_TAG_BLOCKQUOTE ||
        part->tag == STET_HTML_TAG_PRE)
        return STET_KEEP;
    if (is_list(part->tag)) {
        if (share < LIST_LINKS)
            return STET_KEEP;
        uint32_t links = part->all.links;
        return links && part->all.chars / links <= LIST_LINK_LETTERS ? STET_DROP_LINKS : STET_KEEP;
    }
    if (part->own.chars * 2 >= part->all.chars)
        return share >= LINE_LINKS && part->all.chars <= LINE_LETTERS ? STET_DROP_LINKS : STET_KEEP;
    return share >= BLOCK_LINKS && part->all.chars <= BLOCK_LETTERS ? STET_DROP_LINKS : STET_KEEP;
}

/* A heading that repeats the title is not part of the text. */
static void prune_title(struct stet_page *page)
{
    struct stet_span title = page->document->meta.title.value;
    for (uint32_t i = 0; i < page->count && title.len > 0; i++) {
        struct stet_part *part = &page->parts[i];
        if (!stet_prune_is_heading(part->tag))
            continue;
        struct stet_buf line;
        stet_buf_init(&line, 4096);
        stet_part_text(page, i, 2000, &line);
        struct stet_span text = {line.ptr, line.len};
        if (!part->drop && stet_title_same(text, title))
            part->drop = STET_DROP_TITLE;
        else if (!part->drop && part->tag == STET_HTML_TAG_H1 &&
                 (stet_title_begins(title, text) || stet_title_begins(text, title)))
            part->drop = STET_DROP_TITLE;
        stet_buf_free(&line);
    }
}

static const struct {
    const char *phrase;
    enum stet_drop drop;
} by_phrase[] = {
    {"dropped-signup", STET_DROP_SIGNUP},
    {"dropped-share", STET_DROP_SHARE},
    {"dropped-related", STET_DROP_RELATED},
    {"dropped-comments", STET_DROP_COMMENTS},
    {"dropped-cookie-notice", STET_DROP_COOKIE},
    {"dropped-advert", STET_DROP_ADVERT},
    {"dropped-copyright", STET_DROP_COPYRIGHT},
    {"dropped-popup", STET_DROP_POPUP},
    {"dropped-form", STET_DROP_FORM},
};

/* Does a line ask the reader to subscribe? One too long for the tables of wordings may, too. */
static bool is_wall(const struct stet_folded *folded)
{
    char whole[4096];
    struct stet_span text = {folded->text, folded->len};
    if (text.len == 0)
        text = (struct stet_span){whole, stet_fold(folded->line, whole, sizeof(whole))};
    return stet_kind_wall(text).len > 0;
}

/* What a line is by its words alone. */
static enum stet_drop drop_of_line(struct stet_span line, bool short_enough_for_wall, bool in_table)
{
    struct stet_folded folded;
    stet_folded_make(&folded, line);
    const char *kind = stet_phrase_of(&folded);
    if (short_enough_for_wall && is_wall(&folded))
        return STET_DROP_SIGNUP;
    for (size_t i = 0; kind && i < sizeof(by_phrase) / sizeof(*by_phrase); i++)
        if (strcmp(kind, by_phrase[i].phrase) == 0)
            return by_phrase[i].drop;
    return !in_table && stet_ephemera_is(&folded) ? STET_DROP_COUNTER : STET_KEEP;
}

static enum stet_drop drop_by_words(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    if (part->own.chars == 0 || part->all.chars > PHRASE_LETTERS || part->end - at > LINE_PARTS)
        return STET_KEEP;
    struct stet_buf line;
    stet_buf_init(&line, 4 * PHRASE_LETTERS + 16);
    stet_part_text(page, at, 4 * PHRASE_LETTERS, &line);
    enum stet_drop why =
        drop_of_line((struct stet_span){line.ptr, line.len}, part->all.chars <= WALL_LETTERS,
                     part->tag == STET_HTML_TAG_TD || part->tag == STET_HTML_TAG_TH);
    stet_buf_free(&line);
    return why;
}

/* Drops the run of text and inline elements from first to end if it is a label that changes with no
 * edit. */
static void prune_run(struct stet_page *page, uint32_t first, uint32_t end)
{
    struct stet_buf line;
    stet_buf_init(&line, 4 * PHRASE_LETTERS + 16);
    for (uint32_t i = first; i < end && end - first <= LINE_PARTS; i = page->parts[i].end) {
        stet_buf_putc(&line, ' ');
        stet_part_text(page, i, PHRASE_LETTERS, &line);
    }
    if (end - first <= LINE_PARTS && stet_ephemera_is_line((struct stet_span){line.ptr, line.len}))
        for (uint32_t i = first; i < end; i = page->parts[i].end)
            stet_part_drop(page, i, STET_DROP_COUNTER);
    stet_buf_free(&line);
}

/* Labels that stand between the blocks of a part without a block of their own. */
static void prune_loose(struct stet_page *page, uint32_t part)
{
    uint32_t end = page->parts[part].end, first = end;
    for (uint32_t i = part + 1; i < end; i = page->parts[i].end) {
        bool block = page->parts[i].flow == STET_FLOW_BLOCK && !page->parts[i].text;
        if (block && first < i)
            prune_run(page, first, i);
        first = block ? end : first == end ? i : first;
    }
    if (first < end)
        prune_run(page, first, end);
}

/* Drops what stands between the paragraphs of a chosen part. */
static void prune_below(struct stet_page *page, uint32_t root, uint64_t chosen)
{
    for (uint32_t i = root + 1; i < page->parts[root].end;) {
        struct stet_part *part = &page->parts[i];
        if (!part->drop && part->flow == STET_FLOW_BLOCK && part->all.chars > 0) {
            enum stet_drop why = drop_by_words(page, i);
            bool small = part->all.chars * (uint64_t)100 <= chosen * ARTICLE_SHARE_MAX;
            if (!why && small)
                why = stet_prune_by_name(part);
            if (why == STET_DROP_BYLINE && stet_validity_is_part(page, i))
                why = STET_KEEP;
            if (!why && small)
                why = drop_by_links(part);
            part->drop = (uint8_t)why;
            if (!why && part->own.chars > 0 && part->own.chars < part->all.chars)
                prune_loose(page, i);
        }
        i = part->drop ? part->end : i + 1;
    }
}

/* A line such as "More:" right before something dropped. */
static bool is_label(const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    if (part->all.chars > LABEL_LETTERS || part->all.marks > 1 || part->end - at > LINE_PARTS)
        return false;
    struct stet_buf line;
    stet_buf_init(&line, 1024);
    stet_part_text(page, at, 4 * LABEL_LETTERS, &line);
    bool label = line.len > 0 && line.ptr[line.len - 1] == ':';
    stet_buf_free(&line);
    return label;
}

static bool leads_away(unsigned drop)
{
    return drop == STET_DROP_LINKS || drop == STET_DROP_RELATED || drop == STET_DROP_COMMENTS ||
           drop == STET_DROP_SIGNUP || drop == STET_DROP_TAGS || drop == STET_DROP_BIO;
}

static bool is_picture(const struct stet_part *part)
{
    return part->flow == STET_FLOW_VOID && part->tag != STET_HTML_TAG_BR;
}

/* Drops a label, or a heading that another of its level or the end follows, when nothing but what
 * was dropped for the reason why stands between. What is only named for related articles is put
 * anywhere, after "By post:" too. */
static void settle_label(struct stet_page *page, uint32_t label, unsigned why, uint32_t next)
{
    struct stet_part *above = &page->parts[label];
    const struct stet_part *after = &page->parts[next];
    if (!label || !leads_away(why) || (next && is_picture(after)))
        return;
    if (stet_prune_is_heading(above->tag) && above->all.chars <= LABEL_LETTERS &&
        (!next || (stet_prune_is_heading(after->tag) && after->tag <= above->tag)))
        above->drop = (uint8_t)why;
    else if (!stet_prune_is_heading(above->tag) && why != STET_DROP_SIGNUP &&
             why != STET_DROP_COMMENTS && why != STET_DROP_RELATED && is_label(page, label))
        above->drop = (uint8_t)why;
}

static void prune_labels(struct stet_page *page, uint32_t root)
{
    uint32_t label = 0;
    unsigned why = STET_KEEP; /* the last thing dropped since the label */
    for (uint32_t i = root + 1; i < page->parts[root].end;) {
        const struct stet_part *part = &page->parts[i];
        bool block = part->flow == STET_FLOW_BLOCK && part->own.chars > 0;
        if (part->drop) {
            why = part->all.chars > 0 ? part->drop : why;
            i = part->end;
        } else if (block || is_picture(part)) {
            settle_label(page, label, why, i);
            label = block ? i : 0;
            why = STET_KEEP;
            i = stet_prune_is_heading(part->tag) ? part->end : i + 1;
        } else {
            if (part->text && part->all.chars > 0 && i >= page->parts[label].end)
                label = 0; /* loose text stands below it */
            i++;
        }
    }
    settle_label(page, label, why, 0);
}

void stet_prune_chosen(struct stet_page *page)
{
    prune_title(page);
    uint64_t chosen = 0;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->parts[i].chosen && !page->parts[i].drop)
            chosen += page->parts[i].all.chars;
    for (uint32_t i = 0; i < page->count;) {
        if (page->parts[i].drop || !page->parts[i].chosen) {
            i = page->parts[i].drop ? page->parts[i].end : i + 1;
            continue;
        }
        if (page->parts[i].flow == STET_FLOW_BLOCK) {
            prune_loose(page, i);
            prune_below(page, i, chosen);
        }
        prune_labels(page, i);
        i = page->parts[i].end;
    }
    stet_parts_measure(page);
}

static const char *const drop_codes[STET_DROP_COUNT] = {
    [STET_DROP_HIDDEN] = "dropped-hidden",       [STET_DROP_NAVIGATION] = "dropped-navigation",
    [STET_DROP_RELATED] = "dropped-related",     [STET_DROP_COMMENTS] = "dropped-comments",
    [STET_DROP_SIGNUP] = "dropped-signup",       [STET_DROP_COOKIE] = "dropped-cookie-notice",
    [STET_DROP_SHARE] = "dropped-share",         [STET_DROP_ADVERT] = "dropped-advert",
    [STET_DROP_BYLINE] = "dropped-byline",       [STET_DROP_BIO] = "dropped-author-bio",
    [STET_DROP_TAGS] = "dropped-tags",           [STET_DROP_SIDEBAR] = "dropped-sidebar",
    [STET_DROP_FOOTER] = "dropped-footer",       [STET_DROP_HEADER] = "dropped-header",
    [STET_DROP_POPUP] = "dropped-popup",         [STET_DROP_CREDIT] = "dropped-credit",
    [STET_DROP_PLAYER] = "dropped-player",       [STET_DROP_TITLE] = "dropped-title",
    [STET_DROP_LINKS] = "dropped-links",         [STET_DROP_FORM] = "dropped-form",
    [STET_DROP_COPYRIGHT] = "dropped-copyright", [STET_DROP_COUNTER] = "dropped-counter",
    [STET_DROP_UNLIKELY] = "dropped-unlikely",   [STET_DROP_OUTSIDE] = "dropped-outside",
    [STET_DROP_RULE] = "dropped-by-rule",        [STET_DROP_COPY] = "dropped-copy",
};

const char *stet_prune_code(enum stet_drop why)
{
    return drop_codes[why];
}

static void report(const struct stet_page *page, uint32_t at, const char *code)
{
    struct stet_buf text;
    stet_buf_init(&text, 512);
    stet_part_text(page, at, 200, &text);
    stet_document_diagnose(page->document, code, stet_html_offset(page->html, page->parts[at].node),
                           (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
}

void stet_prune_report(const struct stet_page *page)
{
    uint32_t inside = 0; /* the end of the chosen part that was met last */
    for (uint32_t i = 0; i < page->count;) {
        const struct stet_part *part = &page->parts[i];
        bool prose = part->flow == STET_FLOW_BLOCK && part->own.chars >= OUTSIDE_LETTERS &&
                     stet_measure_links(&part->own) < LIST_LINKS;
        if (part->chosen && !part->drop)
            inside = part->end;
        bool outside = !part->drop && i >= inside && prose;
        if (part->drop && part->all.chars > 0)
            report(page, i, drop_codes[part->drop]);
        else if (outside)
            report(page, i, "dropped-outside");
        i = part->drop || outside ? part->end : i + 1;
    }
}
