/* adoption.c - the adoption agency algorithm: an end tag of a formatting element that stands across
 * blocks. In: the tag. Out: the tree and both lists put in order. */
#include "builder.h"
#include "limits.h"

/* Open elements that may be moved: on any page, and for each byte that was read. */
#define ADOPTION_FREE  ((size_t)100000)
#define ADOPTION_STEPS ((size_t)8)

/* The state of one round: places on the stack, and where the new element goes in the list. */
struct round {
    uint32_t element, block; /* the formatting element and the furthest block */
    size_t bookmark;
};

void body_any_end(struct builder *b, uint32_t tag)
{
    uint32_t place = stack_last(b, tag);
    if (place == 0 || place < b->open[b->top].stop[STOP_SPECIAL])
        return;
    stack_close_implied(b, tag);
    stack_pop_to(b, place);
}

/* Takes a formatting element at index i off the list. */
static void forget(struct builder *b, struct round *round, size_t i)
{
    formatting_remove(b, b->formats[i].node);
    if (i < round->bookmark)
        round->bookmark--;
}

/* Copies the formatting elements between element and block, one in the other; what is between and
 * formats nothing leaves the stack. Returns the outermost node of the chain. */
static stet_html_node copy_between(struct builder *b, struct round *round)
{
    struct stet_html *html = b->html;
    stet_html_node block = b->open[round->block].node, last = block;
    unsigned count = 0;
    for (uint32_t i = round->block - 1; i > round->element; i--) {
        stet_html_node node = b->open[i].node;
        bool listed = html->nodes[node].flags & NODE_FORMATTING;
        if (++count > 3 && listed) {
            forget(b, round, formatting_index(b, node));
            listed = false;
        }
        html->nodes[node].flags &= (uint8_t)~NODE_OPEN;
        if (!listed) {
            b->open[i].node = STET_HTML_NONE;
            continue;
        }
        size_t index = formatting_index(b, node);
        stet_html_node copy = insert_copy(b, node);
        html->nodes[node].flags &= (uint8_t)~NODE_FORMATTING;
        html->nodes[copy].flags |= NODE_OPEN | NODE_FORMATTING;
        b->formats[index].node = copy;
        b->open[i].node = copy;
        if (last == block)
            round->bookmark = index + 1;
        html_unlink(html, last);
        html_link(html, copy, STET_HTML_NONE, last);
        last = copy;
    }
    return last;
}

/* Puts the copy of the formatting element in its place in the list. */
static void move_in_list(struct builder *b, struct round *round, stet_html_node old,
                         stet_html_node copy)
{
    struct formatting entry = b->formats[formatting_index(b, old)];
    forget(b, round, formatting_index(b, old));
    b->format_count++; /* there is room: one was just taken off */
    for (size_t i = b->format_count - 1; i > round->bookmark; i--)
        b->formats[i] = b->formats[i - 1];
    entry.node = copy;
    b->formats[round->bookmark] = entry;
    b->html->nodes[copy].flags |= NODE_FORMATTING;
}

/* Takes the formatting element off the stack and puts its copy above the block. depth is that of
 * the first element above the common ancestor. */
static void move_on_stack(struct builder *b, const struct round *round, uint32_t top,
                          stet_html_node copy, uint16_t depth)
{
    struct open entry = b->open[round->element];
    int old_depth = b->open[round->block].depth;
    uint32_t to = round->element;
    b->html->nodes[entry.node].flags &= (uint8_t)~NODE_OPEN;
    for (uint32_t i = round->element + 1; i <= round->block; i++) {
        if (b->open[i].node == STET_HTML_NONE)
            continue;
        b->open[to] = b->open[i];
        b->open[to++].depth = depth++;
    }
    int deeper = depth - old_depth; /* of what was in the block and is now in the copy */
    entry.node = copy;
    entry.depth = depth;
    b->open[to++] = entry;
    b->html->nodes[copy].flags |= NODE_OPEN;
    for (uint32_t i = round->block + 1; i <= top; i++) {
        b->open[to] = b->open[i];
        b->open[to].depth = (uint16_t)(b->open[to].depth + deeper);
        to++;
    }
    stack_rewind(b, round->element, to - 1);
}

static void adopt(struct builder *b, struct round *round)
{
    struct stet_html *html = b->html;
    uint32_t top = b->top;
    stet_html_node element = b->open[round->element].node, block = b->open[round->block].node;
    round->bookmark = formatting_index(b, element);
    stack_unwind(b, round->element);
    stet_html_node last = copy_between(b, round);
    html_unlink(html, last);
    struct place place;
    insert_place(b, round->element - 1, &place);
    insert_at(b, &place, last);
    stet_html_node copy = insert_copy(b, element);
    if (html->status != STET_OK)
        return;
    html_move_children(html, block, copy);
    html_link(html, block, STET_HTML_NONE, copy);
    move_in_list(b, round, element, copy);
    move_on_stack(b, round, top, copy, (uint16_t)place.depth);
}

/* Where elements were flattened, stack and tree differ: nothing is moved. Nor is it once the moving
 * has cost more than a few steps for each byte of the page, which only a page made for that can
 * reach. */
static bool may_adopt(struct builder *b, uint32_t element)
{
    if (b->top > STET_MAX_HTML_DEPTH || b->open[b->top].deepest >= STET_MAX_HTML_DEPTH)
        return false;
    b->adoption_work += b->top - element;
    return b->adoption_work <= ADOPTION_FREE + ADOPTION_STEPS * b->tokenizer.pos;
}

/* Whether there is nothing left to do. */
static bool run_round(struct builder *b, uint32_t tag)
{
    stet_html_node element = formatting_find(b, tag);
    if (!element) {
        body_any_end(b, tag);
        return true;
    }
    if (!(b->html->nodes[element].flags & NODE_OPEN)) {
        formatting_remove(b, element);
        return true;
    }
    struct round round = {.element = stack_place(b, element)};
    const struct open *current = &b->open[b->top];
    if (round.element < current->stop[STOP_SCOPE])
        return true;
    if (current->stop[STOP_SPECIAL] < round.element) {
        stack_pop_to(b, round.element);
        formatting_remove(b, element);
        return true;
    }
    if (!may_adopt(b, round.element))
        return true;
    round.block = round.element + 1;
    while (!(b->open[round.block].traits & TRAIT_SPECIAL))
        round.block++;
    adopt(b, &round);
    return false;
}

void adoption_run(struct builder *b, uint32_t tag)
{
    const struct node *current = &b->html->nodes[b->open[b->top].node];
    if (stack_is(b, tag) && !(current->flags & NODE_FORMATTING)) {
        stack_pop(b);
        return;
    }
    for (int i = 0; i < 8 && b->html->status == STET_OK; i++)
        if (run_round(b, tag))
            return;
}
