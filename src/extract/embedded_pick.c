/* embedded_pick.c - which string of a page's data is the article, or which list of its blocks.
 *
 * A string is taken for its name or its mark-up, if it reads like prose; a list for the prose of
 * its elements, unless they are articles themselves. What stands beside the page's own title is
 * believed first. */
#include "embedded.h"
#include "span.h"
#include "utf8.h"
#include <stdlib.h>

/* Ceilings, in letters. */
enum {
    PROSE_MIN = 400,    /* of an article, */
    UNNAMED_MIN = 1000, /* and of one whose string has no name that says so */
    ELEMENTS_MIN = 3,   /* of a list of blocks */
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
    for (; text.len > 0; text = stet_span_sub(text, 1, text.len)) {
        if (*text.ptr != '<' && *text.ptr != '&')
            continue;
        for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
            if (stet_span_starts_nocase(text, tags[i]))
                return true;
    }
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
    if (!stet_held_is_block(item) || !stet_held_is_words(text))
        return;
    struct prose prose = measure(text, stet_held_is_html(text));
    uint32_t frame = item->frame, child = item->index;
    bool own = true; /* the element is the string itself */
    for (unsigned level = 0; level < STET_HELD_LEVELS; level++) {
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
            !reads(&sums[i].prose) ||
            (sums[i].articles > 1 && !stet_held_is_live(held, (uint32_t)i)) ||
            title_of(held, (uint32_t)i) == TITLE_OTHER)
            continue;
        bool within = best != SIZE_MAX && stet_held_lies_in(held, (uint32_t)i, (uint32_t)best);
        uint64_t least = best == SIZE_MAX ? 0
                         : within         ? sums[best].prose.letters * INNER_SHARE / 100
                                          : sums[best].prose.letters;
        if (sums[i].prose.letters > least)
            best = i;
    }
    return best;
}

/* ---- choosing ------------------------------------------------------------------------------- */

/* Where nothing stands beside the page's title and there are several texts, any of them may be the
 * page's: then none is taken. */
static bool is_doubtful(const struct stet_held *held, uint64_t letters, struct stet_span html)
{
    uint64_t all = 0;
    for (size_t i = 0; i < held->item_count; i++) {
        const struct stet_held_item *item = &held->items[i];
        struct stet_span text = stet_held_text(held, item);
        if (text.len < RIVAL_MIN || !stet_held_is_block(item))
            continue;
        struct prose prose = measure(text, stet_held_is_html(text));
        all += prose.signs * SIGN_LETTERS <= prose.letters && stet_held_is_words(text)
                   ? prose.letters
                   : 0;
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
        stet_held_write_list(held, (uint32_t)list, html);
    } else if (best) {
        struct stet_span text = stet_held_text(held, best);
        letters = stet_held_prose(text, stet_held_is_html(text), PROSE_MIN);
        stet_held_write(text, html);
    }
    struct stet_span text = {html->ptr, html->len};
    *sure = letters > 0 && (titled || is_summed_up(held, text));
    return *sure || (typed && !is_doubtful(held, letters, text)) ? letters : 0;
}
