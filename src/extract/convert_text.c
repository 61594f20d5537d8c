/* convert_text.c - where text goes as a page is made nodes: paragraphs that open when it comes, the
 * marks around it, white space and line breaks between. */
#include "convert.h"
#include "limits.h"
#include "span.h"

struct stet_node *stet_convert_add(struct stet_converter *to, struct stet_node *parent,
                                   enum stet_node_kind kind)
{
    struct stet_node *node = stet_node_add(to->document, parent, kind);
    if (!node)
        to->failed = true;
    return node;
}

static void forget_marks(struct stet_converter *to)
{
    for (size_t i = to->count; to->marks > 0 && i-- > 0;)
        to->frames[i].made = NULL;
    to->unmade = to->marks;
    to->target = NULL;
}

void stet_convert_close_paragraph(struct stet_converter *to)
{
    to->breaks = 0;
    if (to->fixed) {
        to->space = true;
        return;
    }
    to->space = false;
    to->holder = NULL;
    forget_marks(to);
}

/* Opens a paragraph where text comes without one. */
static struct stet_node *open_holder(struct stet_converter *to)
{
    if (to->holder)
        return to->holder;
    struct stet_node *parent = to->block, *table = NULL;
    if (parent->kind == STET_NODE_LIST)
        parent = stet_convert_add(to, parent, STET_NODE_ITEM);
    else if (parent->kind == STET_NODE_ROW)
        table = parent->parent;
    else if (parent->kind == STET_NODE_TABLE)
        table = parent;
    if (!table && !parent)
        return NULL;
    to->holder = stet_convert_add(to, table ? NULL : parent, STET_NODE_PARAGRAPH);
    if (table && to->holder)
        stet_node_insert_before(table,
                                to->holder); /* a caption, or what strayed out of its cells */
    to->target = to->holder;
    to->space = false;
    return to->holder;
}

struct stet_node *stet_convert_target(struct stet_converter *to)
{
    struct stet_node *node = open_holder(to);
    if (!node || to->marks == 0)
        return node;
    if (to->unmade == 0 && to->target)
        return to->target;
    for (size_t i = 0; i < to->count && node; i++) {
        struct stet_frame *frame = &to->frames[i];
        if (!frame->is_inline)
            continue;
        if (!frame->made) {
            frame->made = stet_convert_add(to, node, frame->kind);
            if (!frame->made)
                return NULL;
            to->unmade--;
            frame->made->url = frame->url;
            frame->made->title = frame->title;
        }
        node = frame->made;
    }
    to->target = node;
    return node;
}

void stet_convert_breaks(struct stet_converter *to)
{
    if (to->breaks == 0)
        return;
    if (to->breaks > 1 && !to->fixed) {
        stet_convert_close_paragraph(to);
        return;
    }
    to->breaks = 0;
    to->space = false;
    if (to->holder && to->holder->first)
        (void)stet_convert_add(to, to->target ? to->target : to->holder, STET_NODE_BREAK);
}

/* Puts text, its white space collapsed, behind what is there. */
void stet_convert_text(struct stet_converter *to, struct stet_span text)
{
    char stack[512];
    struct stet_buf long_line;
    stet_buf_init(&long_line, STET_MAX_HTML_ARENA);
    char *line = stack;
    size_t len = 0;
    if (text.len > sizeof(stack)) {
        stet_buf_append(&long_line, text.ptr, text.len);
        if (long_line.failed) {
            to->failed = true;
            return;
        }
        line = long_line.ptr;
    }
    bool gap = false;
    for (size_t i = 0, end; i < text.len; i = end) {
        end = i + 1;
        if (stet_is_space(text.ptr[i])) {
            gap = true;
            continue;
        }
        if (gap && len > 0)
            line[len++] = ' ';
        else if (gap)
            to->space = true;
        gap = false;
        end = stet_span_words(text, i);
        memcpy(line + len, text.ptr + i, end - i);
        len += end - i;
    }
    if (len > 0) {
        stet_convert_breaks(to);
        if (to->space && to->holder && to->holder->first &&
            !stet_node_add_text(to->document, to->target ? to->target : to->holder,
                                STET_SPAN_LITERAL(" ")))
            to->failed = true;
        struct stet_node *target = stet_convert_target(to);
        to->space = false;
        if (target && !stet_node_add_text(to->document, target, (struct stet_span){line, len}))
            to->failed = true;
    }
    to->space = to->space || gap;
    stet_buf_free(&long_line);
}
