/* markdown.c - Markdown into a document.
 *
 * In: Markdown, with front matter or without. Out: the tree of stet_document_read; then title,
 * date, byline and language are looked for at its head, and links made absolute. Bytes that are
 * canonical already are taken as they are. */
#include "text.h"

#include "limits.h"
#include "span.h"
#include "text_head.h"
#include "url.h"

#define MAX_HEAD_BLOCKS 8 /* that may stand before the first real paragraph */

/* Are these bytes of our own writing? Their front matter says so. */
static bool is_canonical(struct stet_span text)
{
    struct stet_span line;
    if (!stet_span_starts(text, "---\n"))
        return false;
    for (bool first = true; stet_span_line(&text, &line); first = false) {
        if (!first && stet_span_is(line, "---"))
            return false;
        if (stet_span_starts(line, "normalizer: "))
            return true;
    }
    return false;
}

/* Appends what a reader reads of a block's inlines. */
static void read_inlines(const struct stet_node *block, struct stet_buf *out)
{
    for (struct stet_node *node = block->first; node; node = stet_node_walk(block, node, false)) {
        if (node->kind == STET_NODE_TEXT || node->kind == STET_NODE_CODE)
            stet_buf_append(out, node->text.ptr, node->text.len);
        else if (node->kind == STET_NODE_BREAK || node->kind == STET_NODE_SENTENCE)
            stet_buf_putc(out, ' ');
    }
}

/* The one heading of the first level, if nothing but pictures, rules and short blocks stand before
 * it. */
static struct stet_node *find_title(const struct stet_document *document)
{
    struct stet_node *title = NULL;
    for (struct stet_node *node = document->root->first; node; node = node->next) {
        if (node->kind != STET_NODE_HEADING || node->number != 1)
            continue;
        if (title)
            return NULL;
        title = node;
    }
    struct stet_node *before = title ? title->previous : NULL;
    for (size_t count = 0; before; before = before->previous) {
        if (++count > 2 || before->kind == STET_NODE_HEADING || before->kind == STET_NODE_LIST)
            return NULL;
    }
    return title;
}

static void take_title(struct stet_document *document, struct stet_buf *scratch)
{
    struct stet_node *node = find_title(document);
    if (!node)
        return;
    stet_buf_clear(scratch);
    read_inlines(node, scratch);
    struct stet_span text = stet_span_trim((struct stet_span){scratch->ptr, scratch->len});
    struct stet_field *field = &document->meta.title;
    if (text.len == 0)
        return;
    if (field->origin == STET_ORIGIN_NONE)
        stet_document_set(document, field, text, STET_ORIGIN_MARKUP);
    else if (!stet_span_equal(field->value, text))
        return; /* the page's own heading says something else: it is text */
    stet_document_diagnose(document, "title-line", node->offset, text);
    stet_node_remove(node);
}

/* Short paragraphs before the first real one: dates, bylines, sign-up calls. */
static void take_head(struct stet_document *document, struct stet_buf *scratch)
{
    size_t count = 0;
    struct stet_node *next = NULL;
    for (struct stet_node *node = document->root->first; node && count < MAX_HEAD_BLOCKS;
         node = next, count++) {
        next = node->next;
        if (node->kind != STET_NODE_PARAGRAPH)
            continue;
        stet_buf_clear(scratch);
        read_inlines(node, scratch);
        struct stet_span text = stet_span_trim((struct stet_span){scratch->ptr, scratch->len});
        if (stet_head_is_running_text(text))
            return;
        if (stet_head_take_line(document, text, node->offset) ||
            stet_head_drop_phrase(document, text, node->offset))
            stet_node_remove(node);
    }
}

static void find_language(struct stet_document *document, struct stet_buf *scratch)
{
    const struct stet_node *root = document->root;
    stet_buf_clear(scratch);
    for (struct stet_node *node = root->first; node && scratch->len < 20000;
         node = stet_node_walk(root, node, false)) {
        if (node->kind != STET_NODE_TEXT)
            continue;
        stet_buf_append(scratch, node->text.ptr, node->text.len);
        stet_buf_putc(scratch, ' ');
    }
    stet_head_set_language(document, (struct stet_span){scratch->ptr, scratch->len});
}

static void resolve_urls(struct stet_document *document, struct stet_span url,
                         struct stet_buf *scratch)
{
    if (url.len == 0)
        url = document->meta.url.value;
    if (url.len == 0)
        return;
    for (struct stet_node *node = document->root->first; node;
         node = stet_node_walk(document->root, node, false)) {
        if (node->url.len == 0)
            continue;
        stet_buf_clear(scratch);
        stet_url_resolve(url, node->url, scratch);
        if (!stet_span_equal(node->url, (struct stet_span){scratch->ptr, scratch->len}))
            node->url =
                stet_document_copy(document, (struct stet_span){scratch->ptr, scratch->len});
    }
}

/* Is there a word, or a picture, in the document? */
static bool has_content(const struct stet_document *document)
{
    for (const struct stet_node *node = document->root->first; node;
         node = stet_node_walk(document->root, (struct stet_node *)node, false)) {
        if (node->text.len > 0 || node->url.len > 0)
            return true;
    }
    return false;
}

enum stet_status stet_extract_markdown(struct stet_document **out, struct stet_span text,
                                       struct stet_span url, struct stet_error *error)
{
    enum stet_status status = stet_document_read(out, text, error);
    if (status != STET_OK)
        return status;
    struct stet_document *document = *out;
    if (!is_canonical(text)) {
        struct stet_buf scratch;
        stet_buf_init(&scratch, STET_MAX_DECODED_BYTES);
        find_language(document, &scratch);
        take_title(document, &scratch);
        take_head(document, &scratch);
        resolve_urls(document, url, &scratch);
        status = stet_buf_status(&scratch, "the head of a Markdown text", error);
        stet_buf_free(&scratch);
    }
    if (!has_content(document)) {
        document->kind = STET_KIND_EMPTY;
        document->kind_reason = STET_SPAN_LITERAL("no text was found");
    }
    if (status != STET_OK) {
        stet_document_free(document);
        *out = NULL;
    }
    return status;
}
