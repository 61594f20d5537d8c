/* block.c - the first pass: which blocks there are, and which lines belong to each leaf.
 *
 * In: the text. Out: blocks in the order they began, each naming its parent, and their lines. A
 * line is first offered to the containers that are open, then looked at for the beginnings of
 * blocks, and what is left of it is text. */
#include "block_start.h"
#include "blocks.h"
#include "span.h"

struct passer {
    struct parse *p;
    struct cursor at;
    uint32_t open[2 * STET_MAX_DOCUMENT_DEPTH + 2]; /* containers, from the whole inwards */
    size_t depth;                                   /* of them */
    size_t matched;                                 /* those that the present line continues */
    uint32_t leaf;                                  /* the open leaf, or 0 */
};

static struct block *top(struct passer *s)
{
    return &s->p->blocks[s->open[s->depth - 1]];
}

/* A new block in the innermost open container; its number, or 0 without memory. */
static uint32_t add_block(struct passer *s, struct block block)
{
    struct parse *p = s->p;
    if (!markdown_reserve(p, &p->blocks, &p->block_cap, p->block_count, sizeof(*p->blocks)))
        return 0;
    block.parent = s->open[s->depth - 1];
    block.first_line = (uint32_t)p->line_count;
    p->blocks[p->block_count] = block;
    return (uint32_t)p->block_count++;
}

static void add_line(struct passer *s)
{
    struct parse *p = s->p;
    struct cursor *at = &s->at;
    if (!markdown_reserve(p, &p->lines, &p->line_cap, p->line_count, sizeof(*p->lines)))
        return;
    p->lines[p->line_count++] = (struct line){
        .ptr = at->line.ptr + at->pos,
        .len = (uint32_t)(at->line.len - at->pos),
        .spaces = at->tab_rest,
    };
    p->blocks[s->leaf].line_count++;
}

static void close_leaf(struct passer *s)
{
    struct parse *p = s->p;
    struct block *leaf = &p->blocks[s->leaf];
    if (s->leaf && leaf->kind == STET_MARKDOWN_PARAGRAPH)
        markdown_take_definitions(p, leaf);
    if (s->leaf && leaf->kind == STET_MARKDOWN_CODE_BLOCK && leaf->fence == 0)
        while (leaf->line_count > 0) {
            struct line *last = &p->lines[leaf->first_line + leaf->line_count - 1];
            if (!markdown_is_blank((struct stet_span){last->ptr, last->len}))
                break;
            leaf->line_count--;
        }
    s->leaf = 0;
}

/* Closes the leaf and the containers that the line does not continue. */
static void close_unmatched(struct passer *s)
{
    close_leaf(s);
    s->depth = s->matched;
}

/* The same before anything but an item: it ends a list whose last item is closed. */
static void close_for_block(struct passer *s)
{
    close_unmatched(s);
    if (top(s)->kind == STET_MARKDOWN_LIST)
        s->matched = --s->depth;
}

static bool open_container(struct passer *s, struct block block)
{
    uint32_t made = add_block(s, block);
    if (made == 0)
        return false;
    s->open[s->depth++] = made;
    s->matched = s->depth;
    return true;
}

/* ---- what is open --------------------------------------------------------------------------- */

/* Whether the line continues that container; takes its mark off the line. */
static bool continues(struct passer *s, size_t i)
{
    struct block *block = &s->p->blocks[s->open[i]];
    struct cursor *at = &s->at;
    if (block->kind == STET_MARKDOWN_QUOTE)
        return cursor_take_quote(at);
    if (block->kind != STET_MARKDOWN_ITEM)
        return true;
    cursor_look(at);
    if (at->blank) {
        cursor_to_text(at);
        return s->open[i] + 1 < s->p->block_count; /* two empty lines begin no item */
    }
    if (at->indent < block->indent)
        return false;
    cursor_advance(at, block->indent);
    return true;
}

/* A list is continued by every line; what comes decides whether it goes on. */
static void match_containers(struct passer *s)
{
    s->matched = 1;
    while (s->matched < s->depth && continues(s, s->matched))
        s->matched++;
}

static bool ends_fence(const struct passer *s, const struct block *block)
{
    struct stet_span rest = cursor_text(&s->at);
    size_t len = 0;
    while (len < rest.len && rest.ptr[len] == block->mark)
        len++;
    return s->at.indent < 4 && len >= block->fence &&
           markdown_is_blank(stet_span_sub(rest, len, rest.len));
}

static void continue_code(struct passer *s, struct block *block)
{
    if (block->fence == 0) {
        if (s->at.indent >= 4)
            cursor_advance(&s->at, 4);
        else
            cursor_to_text(&s->at);
        add_line(s);
        return;
    }
    if (ends_fence(s, block)) {
        s->leaf = 0;
        return;
    }
    cursor_advance(&s->at, s->at.indent < block->indent ? s->at.indent : block->indent);
    add_line(s);
}

/* Whether the line is one more of an open leaf that takes any text: then it is done with. */
static bool continue_verbatim(struct passer *s)
{
    struct block *block = &s->p->blocks[s->leaf];
    if (s->leaf == 0 || s->matched < s->depth)
        return false;
    cursor_look(&s->at);
    if (block->kind == STET_MARKDOWN_CODE_BLOCK) {
        if (block->fence == 0 && s->at.indent < 4 && !s->at.blank)
            return false;
        continue_code(s, block);
        return true;
    }
    if (block->kind != STET_MARKDOWN_HTML_BLOCK)
        return false;
    if (block->html_end >= HTML_END_BLANK && s->at.blank)
        return false;
    struct stet_span rest = cursor_rest(&s->at);
    add_line(s);
    if (block_html_ends(block->html_end, rest))
        s->leaf = 0;
    return true;
}

/* ---- what begins ---------------------------------------------------------------------------- */

static bool in_paragraph(const struct passer *s)
{
    return s->leaf && s->p->blocks[s->leaf].kind == STET_MARKDOWN_PARAGRAPH;
}

static bool is_deep(const struct passer *s)
{
    return s->matched + 2 > 2 * STET_MAX_DOCUMENT_DEPTH;
}

static bool begin_quote(struct passer *s)
{
    if (is_deep(s) || !cursor_take_quote(&s->at))
        return false;
    close_for_block(s);
    return open_container(s, (struct block){.kind = STET_MARKDOWN_QUOTE});
}

static bool begin_item(struct passer *s)
{
    struct block item;
    uint32_t inner = s->open[s->matched - 1];
    bool in_list = s->p->blocks[inner].kind == STET_MARKDOWN_LIST;
    bool interrupts = in_paragraph(s) && s->matched == s->depth;
    if (is_deep(s) || !block_scan_item(&s->at, interrupts, &item))
        return false;
    close_unmatched(s);
    const struct block *list = top(s);
    if (in_list && (list->mark != item.mark || list->ordered != item.ordered)) {
        s->depth = --s->matched;
        in_list = false;
    }
    struct block begun = item;
    begun.kind = STET_MARKDOWN_LIST;
    if (!in_list && !open_container(s, begun))
        return false;
    return open_container(s, item);
}

/* A paragraph of one line above a line of dashes is the head of a table. */
static bool begin_table(struct passer *s)
{
    struct block *block = &s->p->blocks[s->leaf];
    if (!in_paragraph(s) || s->matched < s->depth || block->line_count != 1)
        return false;
    const struct line *head = &s->p->lines[block->first_line];
    uint32_t cells = markdown_count_dashes(cursor_text(&s->at));
    if (cells == 0 || cells != markdown_count_cells((struct stet_span){head->ptr, head->len}))
        return false;
    block->kind = STET_MARKDOWN_TABLE;
    block->number = cells;
    return true;
}

static bool begin_setext(struct passer *s)
{
    struct block *block = &s->p->blocks[s->leaf];
    uint32_t level = block_scan_underline(cursor_text(&s->at));
    if (level == 0 || !in_paragraph(s) || s->matched < s->depth)
        return false;
    markdown_take_definitions(s->p, block);
    if (block->line_count == 0)
        return false;
    block->kind = STET_MARKDOWN_HEADING;
    block->number = level;
    s->leaf = 0;
    return true;
}

static bool begin_leaf(struct passer *s, struct block block)
{
    close_for_block(s);
    s->leaf = add_block(s, block);
    return true;
}

static bool begin_html(struct passer *s, uint8_t end)
{
    struct stet_span rest = cursor_rest(&s->at);
    begin_leaf(s, (struct block){.kind = STET_MARKDOWN_HTML_BLOCK, .html_end = end});
    add_line(s);
    if (block_html_ends(end, rest))
        s->leaf = 0;
    return true;
}

static bool begin_heading(struct passer *s)
{
    struct block block = {.kind = STET_MARKDOWN_HEADING};
    if (!block_scan_heading(&s->at, &block.number))
        return false;
    begin_leaf(s, block);
    add_line(s);
    s->leaf = 0;
    return true;
}

/* Whether a leaf begins here that takes the rest of the line. */
static bool begin_line(struct passer *s)
{
    struct block fence;
    if (s->at.indent >= 4)
        return false;
    uint8_t end = block_scan_html(cursor_text(&s->at), in_paragraph(s));
    if (begin_heading(s))
        return true;
    if (block_scan_fence(&s->at, &fence))
        return begin_leaf(s, fence);
    if (end > 0)
        return begin_html(s, end);
    if (begin_setext(s) || begin_table(s))
        return true;
    if (!block_scan_rule(cursor_text(&s->at)))
        return false;
    begin_leaf(s, (struct block){.kind = STET_MARKDOWN_RULE});
    s->leaf = 0;
    return true;
}

static bool begin_indented(struct passer *s)
{
    if (s->at.indent < 4 || s->at.blank || in_paragraph(s))
        return false;
    cursor_advance(&s->at, 4);
    begin_leaf(s, (struct block){.kind = STET_MARKDOWN_CODE_BLOCK});
    add_line(s);
    return true;
}

/* ---- the line ------------------------------------------------------------------------------- */

static void take_text(struct passer *s)
{
    bool all = s->matched == s->depth;
    cursor_to_text(&s->at);
    if (s->at.blank) {
        close_unmatched(s);
        return;
    }
    bool row = all && s->leaf && s->p->blocks[s->leaf].kind == STET_MARKDOWN_TABLE;
    if (row || in_paragraph(s)) { /* lazily, if not all are matched */
        add_line(s);
        return;
    }
    close_for_block(s);
    s->leaf = add_block(s, (struct block){.kind = STET_MARKDOWN_PARAGRAPH});
    add_line(s);
}

static void take_line(struct passer *s)
{
    match_containers(s);
    if (continue_verbatim(s))
        return;
    for (;;) {
        cursor_look(&s->at);
        struct cursor here = s->at;
        if (here.blank)
            break;
        if (begin_line(s))
            return;
        s->at = here;
        if (here.indent < 4 && (begin_quote(s) || begin_item(s)))
            continue;
        s->at = here;
        if (begin_indented(s))
            return;
        break;
    }
    take_text(s);
}

void markdown_find_blocks(struct parse *p, struct stet_span text)
{
    struct passer s = {.p = p, .depth = 1};
    if (!markdown_reserve(p, &p->blocks, &p->block_cap, 0, sizeof(*p->blocks)))
        return;
    p->blocks[p->block_count++] = (struct block){.kind = STET_MARKDOWN_QUOTE};
    const char *lf = NULL; /* the next one, once it was looked for */
    while (text.len > 0 && !p->failed) {
        if (!lf || lf < text.ptr)
            lf = memchr(text.ptr, '\n', text.len);
        lf = lf ? lf : text.ptr + text.len;
        size_t len = (size_t)(lf - text.ptr);
        const char *cr = memchr(text.ptr, '\r', len);
        len = cr ? (size_t)(cr - text.ptr) : len;
        s.at = (struct cursor){.line = stet_span_sub(text, 0, len)};
        take_line(&s);
        if (len < text.len)
            len += text.ptr[len] == '\r' && len + 1 < text.len && text.ptr[len + 1] == '\n' ? 2 : 1;
        text = stet_span_sub(text, len, text.len);
    }
    s.matched = s.depth;
    close_leaf(&s);
}
