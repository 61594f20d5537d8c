/* embedded_pick.c - which string of a page's data is the article, or which list of its blocks.
 *
 * A string is taken for its name or its mark-up, if it reads like prose; a list for the prose of
 * its elements, unless they are articles themselves. What stands beside the page's own title is
 * believed first. */
#include "embedded.h"
#include "escape.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

/* Ceilings, in letters. */
enum {
    PROSE_MIN = 400,    /* of an article, */
    UNNAMED_MIN = 1000, /* and of one whose string has no name that says so */
    ELEMENTS_MIN = 3,   /* of a list of blocks */
    LEVELS = 5,         /* from a list down to the strings of its blocks */
    TITLE_LEVELS = 3,   /* from a string up to what has the title */
    TITLE_TIMES = 3,    /* what the title makes a text worth */
    DOUBT_SHARE = 30,   /* percent of the best text that make another a rival, */
    SAME_SHARE = 60,    /* unless so much of it is the same */
    RIVAL_MIN = 80,     /* letters of a string that counts */
    WHOLE_TIMES = 2,    /* so many times longer may all texts together be */
    INNER_SHARE = 60,   /* percent of the best list's prose that make a list within it better */
    WORD_LETTERS = 12,  /* of a word, on average, at most, */
    MARK_LETTERS = 250, /* of a sentence, */
    SIGN_LETTERS = 40   /* and to each sign of a program, at least */
};

bool stet_held_is_html(struct stet_span text)
{
    static const char *const tags[] = {"</", "<p", "<br", "<h2", "<div", "&lt;p"};
    for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
        if (stet_span_find_nocase(text, tags[i]) < text.len)
            return true;
    return false;
}

struct prose {
    uint64_t letters, dense, spaces, marks, signs;
};

static void count_code(struct prose *prose, uint32_t code)
{
    if (code <= ' ' || code == 0xA0) {
        prose->spaces++;
        return;
    }
    bool dense = code >= 0x0E00 && (code < 0x1100 || code >= 0x2E80);
    prose->letters += dense ? 2 : 1;
    prose->dense += dense ? 2 : 0;
    prose->marks += code == '.' || code == ',' || code == '?' || code == '!' || code == 0x3002 ||
                    code == 0xFF0C || code == 0x0964 || code == 0x060C;
    prose->signs += code == '{' || code == '}' || code == '=' || code == '_' || code == '\\' ||
                    code == '|' || code == '/' || code == '<' || code == '>' || code == '(' ||
                    code == ')' || code == '[' || code == ']';
}

static struct prose measure(struct stet_span text, bool html)
{
    struct prose prose = {0};
    bool tag = false;
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        char next = pos < text.len ? text.ptr[pos] : ' ';
        if (html && code == '<' && (stet_is_alpha(next) || next == '/' || next == '!'))
            tag = true;
        else if (html && code == '>' && tag)
            tag = false;
        else if (!tag)
            count_code(&prose, code);
    }
    return prose;
}

static bool reads(const struct prose *prose)
{
    return prose->marks * MARK_LETTERS >= prose->letters &&
           prose->spaces * WORD_LETTERS >= prose->letters - prose->dense &&
           prose->signs * SIGN_LETTERS <= prose->letters;
}

uint64_t stet_held_prose(struct stet_span text, bool html, size_t least)
{
    if (text.len < least)
        return 0;
    struct prose prose = measure(text, html);
    return prose.letters >= least && reads(&prose) ? prose.letters : 0;
}

/* Whose title stands beside it? */
enum title { TITLE_NONE, TITLE_OTHER, TITLE_SAME };

static enum title title_of(const struct stet_held *held, uint32_t frame)
{
    enum title title = TITLE_NONE;
    for (unsigned level = 0; level < TITLE_LEVELS; level++) {
        if (held->frames[frame].titled)
            return TITLE_SAME;
        if (held->frames[frame].headed)
            title = TITLE_OTHER;
        frame = held->frames[frame].parent;
    }
    return title;
}

/* ---- one string ----------------------------------------------------------------------------- */

static uint64_t item_score(const struct stet_held *held, const struct stet_held_item *item)
{
    struct stet_span text = stet_held_text(held, item);
    if (text.len < PROSE_MIN)
        return 0;
    bool html = stet_held_is_html(text), named = item->key == STET_HELD_BODY;
    if (!html && !named)
        return 0;
    uint64_t letters = stet_held_prose(text, html, PROSE_MIN);
    enum title title = title_of(held, item->frame);
    if ((!named && letters < UNNAMED_MIN) || title == TITLE_OTHER)
        return 0;
    return title == TITLE_SAME ? letters * TITLE_TIMES : letters;
}

/* ---- a list of blocks ----------------------------------------------------------------------- */

struct sum {
    struct prose prose;
    uint32_t elements, last; /* with prose; the last one met, plus one */
    uint32_t articles;       /* elements with a title and an address, */
    uint32_t typed;          /* that are said to be blocks of text */
};

/* Is it a text, or an id, an address, a date? */
static bool is_words(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ' ' || (unsigned char)text.ptr[i] >= 0xE0)
            return true;
    return false;
}

static bool is_block_text(const struct stet_held_item *item)
{
    return item->key == STET_HELD_BODY || item->key == STET_HELD_NONE;
}

/* The posts of a live blog have titles of their own, which are part of it. */
static bool is_live(const struct stet_held *held, uint32_t list)
{
    return held->frames[list].key == STET_HELD_LIVE;
}

static void add_prose(struct prose *sum, const struct prose *more)
{
    sum->letters += more->letters;
    sum->dense += more->dense;
    sum->spaces += more->spaces;
    sum->marks += more->marks;
    sum->signs += more->signs;
}

/* Adds an item to the lists that it stands in. */
static void add_to_lists(const struct stet_held *held, const struct stet_held_item *item,
                         struct sum *sums)
{
    struct stet_span text = stet_held_text(held, item);
    if (!is_block_text(item) || !is_words(text))
        return;
    struct prose prose = measure(text, stet_held_is_html(text));
    uint32_t frame = item->frame, child = item->index;
    bool own = true; /* the element is the string itself */
    for (unsigned level = 0; level < LEVELS; level++) {
        const struct stet_held_frame *at = &held->frames[frame];
        if (at->list && !(own && item->key != STET_HELD_NONE)) {
            add_prose(&sums[frame].prose, &prose);
            sums[frame].elements += sums[frame].last != child + 1;
            sums[frame].last = child + 1;
        }
        if (at->parent == frame)
            return;
        own = false;
        child = at->index;
        frame = at->parent;
    }
}

static bool lies_in(const struct stet_held *held, uint32_t frame, uint32_t list)
{
    while (frame > list && held->frames[frame].parent != frame)
        frame = held->frames[frame].parent;
    return frame == list;
}

/* The list with the most prose, or one within it that has nearly as much; the frame's number, or
 * SIZE_MAX. */
static size_t best_list(const struct stet_held *held, struct sum *sums)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < held->item_count; i++)
        add_to_lists(held, &held->items[i], sums);
    for (size_t i = 0; i < held->frame_count; i++) {
        struct sum *above = &sums[held->frames[i].parent];
        above->articles += held->frames[i].headed && held->frames[i].linked;
        above->typed += held->frames[i].level != 0;
    }
    for (size_t i = 0; i < held->frame_count; i++) {
        if (sums[i].elements < ELEMENTS_MIN || sums[i].prose.letters < PROSE_MIN ||
            !reads(&sums[i].prose) || (sums[i].articles > 1 && !is_live(held, (uint32_t)i)) ||
            title_of(held, (uint32_t)i) == TITLE_OTHER)
            continue;
        bool within = best != SIZE_MAX && lies_in(held, (uint32_t)i, (uint32_t)best);
        uint64_t least = best == SIZE_MAX ? 0
                         : within         ? sums[best].prose.letters * INNER_SHARE / 100
                                          : sums[best].prose.letters;
        if (sums[i].prose.letters > least)
            best = i;
    }
    return best;
}

/* The frame that makes a block of its own: a typed one, else the list's element. */
static uint32_t block_of(const struct stet_held *held, const struct stet_held_item *item,
                         uint32_t list)
{
    uint32_t frame = item->frame, element = frame;
    for (; frame != list; frame = held->frames[frame].parent) {
        if (held->frames[frame].level)
            return frame;
        element = frame;
    }
    return element;
}

static void close_block(struct stet_buf *html, char level)
{
    if (level == 'p')
        stet_buf_puts(html, "</p>\n");
    else if (level)
        stet_buf_printf(html, "</h%c>\n", level);
}

static void write_list(const struct stet_held *held, uint32_t list, struct stet_buf *html)
{
    uint32_t last = UINT32_MAX;
    char open = 0;
    for (size_t i = 0; i < held->item_count; i++) {
        const struct stet_held_item *item = &held->items[i];
        struct stet_span text = stet_held_text(held, item);
        bool heading = item->key == STET_HELD_TITLE && is_live(held, list) &&
                       held->frames[item->frame].parent == list;
        if ((!is_block_text(item) && !heading) || text.len == 0 ||
            !lies_in(held, item->frame, list) ||
            held->frames[item->frame].depth > held->frames[list].depth + LEVELS)
            continue;
        uint32_t block = block_of(held, item, list);
        if (block != last || block == list || stet_held_is_html(text)) {
            close_block(html, open);
            open = 0;
        }
        last = heading ? UINT32_MAX : block;
        if (heading) {
            close_block(html, open);
            open = 0;
            stet_buf_puts(html, "<h3>");
            stet_escape_html_text(html, text);
            stet_buf_puts(html, "</h3>\n");
            continue;
        }
        if (stet_held_is_html(text)) {
            stet_held_write(text, html);
            continue;
        }
        bool typed = block != list && held->frames[block].level;
        if (!open && !typed && !is_words(text))
            continue;
        if (!open) {
            open = typed ? held->frames[block].level : 'p';
            stet_buf_printf(html, open == 'p' ? "<%c>" : "<h%c>", open);
        }
        stet_escape_html_text(html, text);
    }
    close_block(html, open);
}

/* ---- choosing ------------------------------------------------------------------------------- */

/* "23:T1a2b,": rows of data in a stream have such a head. */
static struct stet_span without_head(struct stet_span text)
{
    size_t i = 0;
    while (i < text.len && i < 8 && (stet_is_digit(text.ptr[i]) || stet_is_alpha(text.ptr[i])))
        i++;
    if (i == 0 || i + 1 >= text.len || text.ptr[i] != ':' || text.ptr[i + 1] != 'T')
        return text;
    size_t comma = stet_span_find(stet_span_sub(text, 0, text.len < 24 ? text.len : 24), ",");
    return comma < 24 && comma < text.len ? stet_span_sub(text, comma + 1, text.len) : text;
}

/* Mark-up that was escaped once too often. */
static void unescape(struct stet_span text, struct stet_buf *html)
{
    static const struct {
        const char *entity;
        char sign;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
    for (size_t i = 0; i < text.len;) {
        size_t k = 0, count = sizeof(entities) / sizeof(*entities);
        struct stet_span rest = stet_span_sub(text, i, text.len);
        while (k < count && !stet_span_starts(rest, entities[k].entity))
            k++;
        stet_buf_putc(html, k < count ? entities[k].sign : text.ptr[i]);
        i += k < count ? strlen(entities[k].entity) : 1;
    }
}

void stet_held_write(struct stet_span text, struct stet_buf *html)
{
    struct stet_span line;
    text = without_head(text);
    if (stet_span_find(text, "<") == text.len && stet_span_find(text, "&lt;") < text.len) {
        unescape(text, html);
        return;
    }
    if (stet_held_is_html(text)) {
        stet_buf_append(html, text.ptr, text.len);
        return;
    }
    while (stet_span_line(&text, &line))
        if (stet_span_trim(line).len > 0) {
            stet_buf_puts(html, "<p>");
            stet_escape_html_text(html, line);
            stet_buf_puts(html, "</p>\n");
        }
}

/* Where nothing stands beside the page's title and there are several texts, any of them may be the
 * page's: then none is taken. */
static bool is_doubtful(const struct stet_held *held, uint64_t letters, struct stet_span html)
{
    uint64_t all = 0;
    for (size_t i = 0; i < held->item_count; i++) {
        const struct stet_held_item *item = &held->items[i];
        struct stet_span text = stet_held_text(held, item);
        if (text.len < RIVAL_MIN || !is_block_text(item))
            continue;
        struct prose prose = measure(text, stet_held_is_html(text));
        all += prose.signs * SIGN_LETTERS <= prose.letters && is_words(text) ? prose.letters : 0;
        if (prose.letters * 100 >= letters * DOUBT_SHARE && item_score(held, item) > 0 &&
            stet_held_shared(text, html) < SAME_SHARE)
            return true;
    }
    return letters * WHOLE_TIMES < all;
}

/* Does the text begin as the page's own description does? */
static bool is_summed_up(const struct stet_held *held, struct stet_span html)
{
    return held->summary.len >= RIVAL_MIN && stet_held_shared(held->summary, html) >= SAME_SHARE;
}

uint64_t stet_held_pick(const struct stet_held *held, struct stet_buf *html, bool *sure)
{
    const struct stet_held_item *best = NULL;
    uint64_t score = 0, letters = 0;
    for (size_t i = 0; i < held->item_count; i++) {
        uint64_t here = item_score(held, &held->items[i]);
        if (here > score) {
            score = here;
            best = &held->items[i];
        }
    }
    struct sum *sums = held->frame_count ? calloc(held->frame_count, sizeof(*sums)) : NULL;
    size_t list = sums ? best_list(held, sums) : SIZE_MAX;
    bool titled = best && title_of(held, best->frame) == TITLE_SAME, typed = best != NULL;
    if (list != SIZE_MAX) {
        bool near = title_of(held, (uint32_t)list) == TITLE_SAME;
        letters = sums[list].prose.letters * (near ? TITLE_TIMES : 1) > score
                      ? sums[list].prose.letters
                      : 0;
        titled = letters > 0 ? near : titled;
        typed = letters > 0 ? sums[list].typed >= sums[list].elements / 2 : typed;
    }
    free(sums);
    if (letters > 0) {
        write_list(held, (uint32_t)list, html);
    } else if (best) {
        struct stet_span text = stet_held_text(held, best);
        letters = stet_held_prose(text, stet_held_is_html(text), PROSE_MIN);
        stet_held_write(text, html);
    }
    struct stet_span text = {html->ptr, html->len};
    *sure = letters > 0 && (titled || is_summed_up(held, text));
    return *sure || (typed && !is_doubtful(held, letters, text)) ? letters : 0;
}
