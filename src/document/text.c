/* text.c - what a reader reads, without mark-up.
 *
 * Blocks are apart by a blank line, items by a line end; items begin with "- " or their number, and
 * what follows in an item stands under its first line; cells are apart by " | ". Images and embeds
 * show nothing; captions do. In the running text they do not, nor do numbers of items: a browser
 * makes these up, as letters or not at all where the page's style says so. */
#include "document.h"
#include "limits.h"
#include "span.h"
#include <stdio.h>

struct level {
    uint32_t number; /* of the next item */
    bool ordered;
    unsigned width; /* of the mark of the item that is open */
};

struct text_writer {
    struct stet_buf *out;
    struct level levels[STET_MAX_DOCUMENT_DEPTH]; /* of the lists that are open */
    size_t depth;                                 /* of lists; may exceed the levels */
    unsigned indent;
    unsigned pending;   /* line ends due before the next text */
    bool running;       /* without figures and numbers of items */
    bool fresh;         /* nothing stands before here but an item's mark, or nothing at all */
    bool at_line_start; /* the indentation is due */
};

static void put(struct text_writer *w, struct stet_span text)
{
    if (text.len == 0)
        return;
    for (; w->pending > 0; w->pending--) {
        stet_buf_putc(w->out, '\n');
        w->at_line_start = true;
    }
    for (size_t i = 0, end; i < text.len; i = end) {
        if (w->at_line_start && text.ptr[i] != '\n')
            for (unsigned k = 0; k < w->indent; k++)
                stet_buf_putc(w->out, ' ');
        const char *lf = memchr(text.ptr + i, '\n', text.len - i);
        end = lf ? (size_t)(lf - text.ptr) + 1 : text.len;
        stet_buf_append(w->out, text.ptr + i, end - i);
        w->at_line_start = lf != NULL;
    }
    w->fresh = false;
}

static struct level *current_level(struct text_writer *w)
{
    return w->depth > 0 && w->depth <= STET_MAX_DOCUMENT_DEPTH ? &w->levels[w->depth - 1] : NULL;
}

static void open_item(struct text_writer *w)
{
    struct level *level = current_level(w);
    char mark[16] = "- ";
    if (level && level->ordered && !w->running)
        snprintf(mark, sizeof(mark), "%lu. ", (unsigned long)level->number++);
    put(w, stet_span_of(mark));
    w->fresh = true;
    if (level)
        w->indent += level->width = (unsigned)strlen(mark);
}

/* Line ends between a block and what stands before it. */
static unsigned separation(const struct stet_node *node)
{
    if (!node->previous)
        return 0;
    if (node->kind == STET_NODE_ITEM || node->kind == STET_NODE_ROW ||
        node->parent->kind == STET_NODE_ITEM)
        return 1;
    return 2;
}

static void enter(struct text_writer *w, const struct stet_node *node)
{
    if (node->kind == STET_NODE_CELL) {
        if (node->previous)
            put(w, STET_SPAN_LITERAL(" | "));
    } else if (!stet_node_is_inline(node->kind) && !w->fresh && separation(node) > w->pending) {
        w->pending = separation(node);
    }
    switch (node->kind) {
    case STET_NODE_LIST:
        w->depth++;
        if (current_level(w))
            *current_level(w) = (struct level){.number = node->number, .ordered = node->ordered};
        break;
    case STET_NODE_ITEM: open_item(w); break;
    case STET_NODE_TEXT:
    case STET_NODE_CODE: put(w, node->text); break;
    case STET_NODE_CODE_BLOCK: {
        struct stet_span text = node->text;
        while (text.len > 0 && text.ptr[text.len - 1] == '\n')
            text.len--;
        put(w, text);
        break;
    }
    case STET_NODE_BREAK:
    case STET_NODE_SENTENCE: put(w, STET_SPAN_LITERAL("\n")); break;
    default: break;
    }
}

static void leave(struct text_writer *w, const struct stet_node *node)
{
    if (node->kind == STET_NODE_LIST) {
        w->depth--;
    } else if (node->kind == STET_NODE_ITEM) {
        if (current_level(w))
            w->indent -= current_level(w)->width;
        w->fresh = false;
    }
}

static void write_text(const struct stet_document *document, bool running, struct stet_buf *out)
{
    struct text_writer w = {.out = out, .fresh = true, .running = running};
    for (const struct stet_node *node = document->root; node;) {
        bool passed = running && node->kind == STET_NODE_FIGURE;
        if (!passed)
            enter(&w, node);
        if (!passed && node->first) {
            node = node->first;
            continue;
        }
        for (; node; node = node->parent) {
            leave(&w, node);
            if (node->next)
                break;
        }
        node = node ? node->next : NULL;
    }
    if (!w.fresh)
        stet_buf_putc(out, '\n');
}

void stet_document_text(const struct stet_document *document, struct stet_buf *out)
{
    write_text(document, false, out);
}

void stet_document_running_text(const struct stet_document *document, struct stet_buf *out)
{
    size_t before = out->len;
    write_text(document, true, out);
    if (out->len == before)
        write_text(document, false, out);
}
