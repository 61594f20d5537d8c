/* trace.c - the blocks of a page with their verdicts, and the page itself, read again: the same
 * text gives the same tree, node for node. */
#include "trace.h"
#include "limits.h"
#include "span.h"
#include <stdlib.h>

#define TEXT_BYTES 400 /* of a block that are kept */

struct stet_trace {
    struct stet_trace_block *blocks;
    size_t count;
    uint8_t *features;  /* STET_FEATURE_COUNT for each block */
    uint32_t *block_of; /* by node: its block, plus one */
    size_t nodes;
    struct stet_buf texts; /* what the blocks' texts point into */
    struct stet_buf page;
    struct stet_html *html;
    bool seen, failed;
};

static const struct {
    const char *name, *about;
} features[STET_FEATURE_COUNT] = {
#define FEATURE(name, about) {#name, about},
#include "feature_names.h"
#undef FEATURE
};

struct stet_trace *stet_trace_new(void)
{
    struct stet_trace *trace = calloc(1, sizeof(*trace));
    if (!trace)
        return NULL;
    stet_buf_init(&trace->texts, STET_MAX_HTML_ARENA);
    stet_buf_init(&trace->page, STET_MAX_DECODED_BYTES);
    return trace;
}

void stet_trace_free(struct stet_trace *trace)
{
    if (!trace)
        return;
    free(trace->blocks);
    free(trace->features);
    free(trace->block_of);
    stet_html_free(trace->html);
    stet_buf_free(&trace->texts);
    stet_buf_free(&trace->page);
    free(trace);
}

/* Why it was dropped, or what a rule said against it although it is kept. */
static const char *reason_of(const struct stet_block *block)
{
    unsigned rule = block->features[STET_FEATURE_RULE];
    if (!block->kept)
        return stet_prune_code((enum stet_drop)block->why);
    return rule < STET_DROP_COUNT ? stet_prune_code((enum stet_drop)rule) : NULL;
}

static void note_nodes(struct stet_trace *trace, const struct stet_page *page,
                       const struct stet_block *block, uint32_t number)
{
    for (uint32_t i = block->first; i <= block->last && i < page->count; i++)
        if (page->parts[i].text && page->parts[i].node < trace->nodes)
            trace->block_of[page->parts[i].node] = number + 1;
}

static void note_block(struct stet_trace *trace, const struct stet_page *page,
                       const struct stet_block *block, uint32_t number)
{
    struct stet_trace_block *out = &trace->blocks[number];
    uint8_t *measured = trace->features + (size_t)number * STET_FEATURE_COUNT;
    memcpy(measured, block->features, STET_FEATURE_COUNT);
    *out = (struct stet_trace_block){
        .node = page->parts[block->part].node,
        .offset = block->offset,
        .letters = block->measure.chars,
        .link_percent = stet_measure_links(&block->measure),
        .score = block->score,
        .kept = block->kept,
        .chosen = block->chosen,
        .reason = reason_of(block),
        .features = measured,
    };
    /* The buffers move while they grow: addresses are filled in at the end. */
    size_t start = trace->texts.len;
    stet_block_text(page, block, TEXT_BYTES, &trace->texts);
    out->text = (struct stet_span){NULL, trace->texts.len - start};
    note_nodes(trace, page, block, number);
}

void stet_trace_see(const struct stet_page *page, const struct stet_blocks *blocks, void *data)
{
    struct stet_trace *trace = data;
    trace->seen = true;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->parts[i].node >= trace->nodes)
            trace->nodes = (size_t)page->parts[i].node + 1;
    trace->blocks = calloc(blocks->count + 1, sizeof(*trace->blocks));
    trace->features = calloc((size_t)blocks->count + 1, STET_FEATURE_COUNT);
    trace->block_of = calloc(trace->nodes + 1, sizeof(*trace->block_of));
    trace->failed = !trace->blocks || !trace->features || !trace->block_of;
    if (trace->failed)
        return;
    trace->count = blocks->count;
    for (uint32_t i = 0; i < blocks->count; i++)
        note_block(trace, page, &blocks->all[i], i);
    trace->failed = trace->texts.failed;
}

/* Texts and names get their addresses, in what the trace owns. */
static void settle(struct stet_trace *trace)
{
    size_t at = 0;
    for (size_t i = 0; i < trace->count; i++) {
        trace->blocks[i].element = stet_html_name(trace->html, trace->blocks[i].node);
        trace->blocks[i].text.ptr = trace->texts.ptr + at;
        at += trace->blocks[i].text.len;
    }
}

enum stet_status stet_trace_finish(struct stet_trace *trace, struct stet_buf *text,
                                   struct stet_error *error)
{
    if (trace->failed)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot explain a page: no memory");
    if (!trace->seen)
        return STET_OK;
    struct stet_buf mine = trace->page;
    trace->page = *text;
    *text = mine;
    enum stet_status status =
        stet_html_parse(&trace->html, (struct stet_span){trace->page.ptr, trace->page.len}, error);
    if (status >= 0)
        settle(trace);
    return status;
}

size_t stet_trace_count(const struct stet_trace *trace)
{
    return trace->count;
}

const struct stet_trace_block *stet_trace_get(const struct stet_trace *trace, size_t i)
{
    return &trace->blocks[i];
}

const struct stet_html *stet_trace_html(const struct stet_trace *trace)
{
    return trace->html;
}

size_t stet_trace_block_of(const struct stet_trace *trace, stet_html_node node)
{
    return node < trace->nodes && trace->block_of[node] ? trace->block_of[node] - 1 : SIZE_MAX;
}

size_t stet_trace_feature_count(void)
{
    return STET_FEATURE_COUNT;
}

const char *stet_trace_feature_name(size_t i)
{
    return features[i].name;
}

const char *stet_trace_feature_about(size_t i)
{
    return features[i].about;
}
