/* blocks.c - the blocks of text of a page, and what their letters and words add up to.
 *
 * In: the parts of a page, with what the rules dropped. Out: an array of runs of text, in order. A
 * run ends where a block element begins or ends, at a rule and at two line breaks. */
#include "blocks.h"
#include "span.h"
#include "utf8.h"
#include <pthread.h>
#include <stdlib.h>

enum { OPENS_OTHER, OPENS_SMALL, OPENS_CAPITAL, OPENS_DIGIT, OPENS_SIGN };

/* Latin, Greek and Cyrillic; by code points alone, for the answer must never change. */
static bool is_capital(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
           (code >= 0x100 && code < 0x138 && code % 2 == 0) ||
           (code >= 0x139 && code < 0x149 && code % 2 == 1) ||
           (code >= 0x14A && code < 0x178 && code % 2 == 0) ||
           (code >= 0x386 && code <= 0x3AB && code != 0x390) || (code >= 0x400 && code <= 0x42F);
}

static bool is_sign(uint32_t code)
{
    return code < '0' || (code > '9' && code < 'A') || (code > 'Z' && code < 'a') ||
           (code > 'z' && code < 0xAA) || (code >= 0x2010 && code < 0x2070) ||
           (code >= 0x2190 && code < 0x2C00) || (code >= 0x3000 && code < 0x3020) ||
           (code >= 0xFF00 && code < 0xFF10);
}

static uint8_t ending_of(uint32_t code)
{
    switch (code) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x0964:
    case 0x061F:
    case 0x06D4: return STET_ENDS_SENTENCE;
    case ':':
    case 0xFF1A: return STET_ENDS_COLON;
    case ',':
    case ';':
    case 0x3001:
    case 0xFF0C: return STET_ENDS_COMMA;
    default: break;
    }
    if (code >= '0' && code <= '9')
        return STET_ENDS_DIGIT;
    return is_sign(code) ? STET_ENDS_SIGN : STET_ENDS_OTHER;
}

static uint8_t opening_of(uint32_t code)
{
    if (is_capital(code))
        return OPENS_CAPITAL;
    if (code >= '0' && code <= '9')
        return OPENS_DIGIT;
    if (is_sign(code))
        return OPENS_SIGN;
    return code < 0x2E80 ? OPENS_SMALL : OPENS_OTHER;
}

/* Closing quotes and brackets may stand behind the mark that ends a sentence. */
static bool is_closer(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0xBB ||
           code == 0x2019 || code == 0x201D || code == 0x201C || code == 0x300D || code == 0xFF09;
}

/* What ASCII characters are, as the functions above say; LETTER: what makes a word. */
enum { BLANK = 1, LETTER = 2, DIGIT = 4, CAPITAL = 8, CLOSER = 16 };
static uint8_t ascii[0x80];
static pthread_once_t ascii_once = PTHREAD_ONCE_INIT;

static unsigned class_of(uint32_t code)
{
    if (code <= ' ' || code == 0xA0 || code == 0x200B || code == 0xFEFF)
        return BLANK;
    return (is_sign(code) ? 0 : LETTER) | (code >= '0' && code <= '9' ? DIGIT : 0) |
           (is_capital(code) ? CAPITAL : 0) | (is_closer(code) ? CLOSER : 0);
}

static void fill_ascii(void)
{
    for (uint32_t code = 0; code < 0x80; code++)
        ascii[code] = (uint8_t)class_of(code);
}

static unsigned look_up(uint32_t code)
{
    return code < 0x80 ? ascii[code] : class_of(code);
}

/* How a text begins and ends: the first and last that is no blank, and the last no closer, too. */
static void read_ends(struct stet_block *block, struct stet_span text)
{
    uint32_t code;
    for (size_t pos = 0; block->opens == UINT8_MAX && pos < text.len;)
        if (!(look_up(code = stet_utf8_next(text.ptr, text.len, &pos)) & BLANK)) {
            block->opens = opening_of(code);
            block->ends = ending_of(code);
        }
    for (size_t pos = text.len; pos > 0;)
        if (!(look_up(code = stet_utf8_prev(text.ptr, &pos)) & (BLANK | CLOSER))) {
            block->ends = ending_of(code);
            return;
        }
}

/* Adds the words of one text to those of its block. Nothing branches on ASCII: where words end
 * cannot be foretold. */
static void read_text(struct stet_block *block, struct stet_span text)
{
    uint32_t words = 0, capitals = 0, digits = 0;
    unsigned in_word = 0; /* LETTER or 0 */
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = (unsigned char)text.ptr[pos];
        unsigned class;
        if (code < 0x80) {
            class = ascii[code];
            pos++;
        } else {
            code = stet_utf8_next(text.ptr, text.len, &pos);
            class = class_of(code);
            if (in_word && code >= 0x2E80 && (class & LETTER))
                words += pos % 2; /* about every second one begins a word */
        }
        unsigned begins = (class & ~in_word & LETTER) / LETTER;
        words += begins;
        capitals += class / CAPITAL & begins;
        digits += class / DIGIT & 1;
        in_word = (in_word | class) & (class & BLANK ? 0 : LETTER);
    }
    block->words += words;
    block->capitals += capitals;
    block->digits += digits;
    read_ends(block, text);
}

/* What the walk over the parts holds. */
struct cutter {
    struct stet_blocks *blocks;
    const struct stet_page *page;
    uint32_t room;
    bool open;
    unsigned breaks;
};

static struct stet_block *add_block(struct cutter *cut)
{
    struct stet_blocks *blocks = cut->blocks;
    if (blocks->count == cut->room) {
        uint32_t more = cut->room ? cut->room * 2 : 256;
        struct stet_block *grown = realloc(blocks->all, more * sizeof(*grown));
        if (!grown)
            return NULL;
        blocks->all = grown;
        cut->room = more;
    }
    struct stet_block *block = &blocks->all[blocks->count++];
    *block = (struct stet_block){.opens = UINT8_MAX, .ends = UINT8_MAX};
    return block;
}

/* The block element around a part; *dropped: an inline element between them was dropped. */
static uint32_t owner_of(const struct stet_page *page, uint32_t at, bool *dropped)
{
    *dropped = page->parts[at].drop != STET_KEEP;
    at = page->parts[at].parent;
    while (at != 0 && page->parts[at].flow == STET_FLOW_INLINE) {
        *dropped = *dropped || page->parts[at].drop;
        at = page->parts[at].parent;
    }
    return at;
}

static bool add_text(struct cutter *cut, uint32_t at)
{
    const struct stet_part *part = &cut->page->parts[at];
    bool dropped;
    uint32_t owner = owner_of(cut->page, at, &dropped);
    if (dropped || part->all.chars == 0)
        return true;
    struct stet_block *block =
        cut->blocks->count ? &cut->blocks->all[cut->blocks->count - 1] : NULL;
    if (!cut->open || cut->breaks > 1 || !block || block->part != owner) {
        block = add_block(cut);
        if (!block)
            return false;
        block->part = owner;
        block->first = at;
        block->offset = stet_html_offset(cut->page->html, part->node);
    }
    cut->open = true;
    cut->breaks = 0;
    block->last = at;
    block->stop = stet_html_offset(cut->page->html, part->node);
    block->measure.chars += part->all.chars;
    block->measure.link_chars += part->all.link_chars;
    block->measure.marks += part->all.marks;
    block->measure.links += part->in_link && part->all.link_chars > 0;
    return true;
}

void stet_block_count(struct stet_block *block, const struct stet_page *page)
{
    bool dropped = false;
    pthread_once(&ascii_once, fill_ascii);
    for (uint32_t i = block->first; i <= block->last; i++) {
        const struct stet_part *part = &page->parts[i];
        if (!part->text || part->all.chars == 0)
            continue;
        if (block->first < block->last) /* a single text is not dropped */
            (void)owner_of(page, i, &dropped);
        if (!dropped)
            read_text(block, stet_html_text(page->html, part->node));
    }
}

enum stet_status stet_blocks_make(struct stet_blocks *blocks, const struct stet_page *page,
                                  struct stet_error *error)
{
    struct cutter cut = {.blocks = blocks, .page = page};
    for (uint32_t i = 1; i < page->count; i++) {
        const struct stet_part *part = &page->parts[i];
        if (part->text) {
            if (!add_text(&cut, i))
                return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
        } else if (part->flow == STET_FLOW_BLOCK || part->tag == STET_HTML_TAG_HR) {
            cut.open = false;
        } else if (part->tag == STET_HTML_TAG_BR) {
            cut.breaks++;
        }
    }
    return STET_OK;
}

enum stet_status stet_blocks_open(struct stet_blocks *open, const struct stet_blocks *blocks,
                                  struct stet_error *error)
{
    open->count = 0;
    open->all = malloc((blocks->count + 1) * sizeof(*open->all));
    if (!open->all)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    for (uint32_t i = 0; i < blocks->count; i++)
        if (blocks->all[i].certain != STET_CERTAIN_DROPPED)
            open->all[open->count++] = blocks->all[i];
    return STET_OK;
}

void stet_blocks_close(struct stet_blocks *open, struct stet_blocks *blocks)
{
    for (uint32_t i = 0, from = 0; i < blocks->count; i++)
        if (blocks->all[i].certain != STET_CERTAIN_DROPPED)
            blocks->all[i] = open->all[from++];
    stet_blocks_free(open);
}

void stet_blocks_free(struct stet_blocks *blocks)
{
    free(blocks->all);
    *blocks = (struct stet_blocks){0};
}

void stet_block_text(const struct stet_page *page, const struct stet_block *block, size_t max,
                     struct stet_buf *out)
{
    size_t start = out->len;
    bool space = false;
    for (uint32_t i = block->first; i <= block->last && out->len - start < max; i++) {
        const struct stet_part *part = &page->parts[i];
        space = space || part->flow == STET_FLOW_VOID;
        stet_part_add_words(page, part, start, max, &space, out);
    }
}
