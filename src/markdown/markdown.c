/* markdown.c - the second pass: the blocks in order, each entered and left, and what leaves hold.
 */
#include "blocks.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

bool markdown_reserve(struct parse *p, void *array, size_t *cap, size_t count, size_t size)
{
    void *items;
    memcpy(&items, array, sizeof(items)); /* array: the address of a pointer of any type */
    items = stet_room(items, count, cap, size);
    if (items)
        memcpy(array, &items, sizeof(items));
    else
        p->failed = true;
    return items != NULL;
}

struct stet_span markdown_copy(struct parse *p, struct stet_span text)
{
    char *copy = stet_arena_dup(p->arena, text.ptr, text.len);
    p->failed |= !copy;
    return copy ? (struct stet_span){copy, text.len} : (struct stet_span){"", 0};
}

void markdown_emit(struct parse *p, enum stet_markdown_kind kind, bool leave)
{
    p->call(p->context, &(struct stet_markdown_event){.kind = kind, .leave = leave});
}

void markdown_emit_text(struct parse *p, enum stet_markdown_kind kind, struct stet_span text)
{
    while (text.len > 0) {
        const char *nul = memchr(text.ptr, '\0', text.len);
        size_t len = nul ? (size_t)(nul - text.ptr) : text.len;
        struct stet_span piece =
            len > 0 ? stet_span_sub(text, 0, len) : STET_SPAN_LITERAL("\xEF\xBF\xBD");
        p->call(p->context, &(struct stet_markdown_event){.kind = kind, .text = piece});
        text = stet_span_sub(text, len > 0 ? len : 1, text.len);
    }
}

static void emit_verbatim(struct parse *p, const struct block *block, enum stet_markdown_kind kind)
{
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct line *line = &p->lines[block->first_line + i];
        markdown_emit_text(p, kind, (struct stet_span){"   ", line->spaces});
        markdown_emit_text(p, kind, (struct stet_span){line->ptr, line->len});
        markdown_emit_text(p, kind, STET_SPAN_LITERAL("\n"));
    }
}

/* The first word behind a fence. */
static struct stet_span language(struct parse *p, struct stet_span info)
{
    size_t len = 0;
    while (len < info.len && info.ptr[len] != ' ' && info.ptr[len] != '\t')
        len++;
    return markdown_resolve(p, stet_span_sub(info, 0, len));
}

static void emit_leaf(struct parse *p, const struct block *block)
{
    switch (block->kind) {
    case STET_MARKDOWN_TABLE: markdown_emit_table(p, block); break;
    case STET_MARKDOWN_CODE_BLOCK: emit_verbatim(p, block, STET_MARKDOWN_TEXT); break;
    case STET_MARKDOWN_HTML_BLOCK: emit_verbatim(p, block, STET_MARKDOWN_HTML); break;
    case STET_MARKDOWN_HEADING:
    case STET_MARKDOWN_PARAGRAPH:
        markdown_emit_lines(p, &p->lines[block->first_line], block->line_count);
        break;
    default: break;
    }
}

static void enter(struct parse *p, const struct block *block)
{
    struct stet_markdown_event event = {
        .kind = block->kind, .ordered = block->ordered, .number = block->number};
    if (block->kind == STET_MARKDOWN_CODE_BLOCK)
        event.title = language(p, block->info);
    p->call(p->context, &event);
}

static void emit_blocks(struct parse *p)
{
    uint32_t open = 0; /* the container that is open */
    for (uint32_t i = 1; i < p->block_count && !p->failed; i++) {
        const struct block *block = &p->blocks[i];
        for (; open != block->parent; open = p->blocks[open].parent)
            markdown_emit(p, p->blocks[open].kind, true);
        if (block->kind == STET_MARKDOWN_PARAGRAPH && block->line_count == 0)
            continue; /* it held nothing but definitions */
        enter(p, block);
        if (block->kind <= STET_MARKDOWN_ITEM) {
            open = i;
            continue;
        }
        emit_leaf(p, block);
        markdown_emit(p, block->kind, true);
    }
    for (; open != 0; open = p->blocks[open].parent)
        markdown_emit(p, p->blocks[open].kind, true);
}

enum stet_status stet_markdown_read(struct stet_span text, struct stet_arena *arena,
                                    stet_markdown_fn *call, void *context)
{
    struct parse p = {.arena = arena, .call = call, .context = context};
    p.referable = 4 * text.len + STET_MIB;
    p.padding = text.len / 2 + 1024; /* a row that is there takes two bytes a cell */
    stet_buf_init(&p.scratch, STET_MAX_DECODED_BYTES);
    markdown_find_blocks(&p, text);
    if (!p.failed)
        emit_blocks(&p);
    free(p.blocks);
    free(p.lines);
    free(p.definitions);
    free(p.kept.items);
    free(p.kept.marks);
    free(p.kept.brackets);
    free(p.kept.starts);
    stet_map_free(p.labels);
    stet_buf_free(&p.scratch);
    return p.failed ? STET_ERR_MEMORY : STET_OK;
}

size_t stet_markdown_entity(struct stet_span text, char out[8], size_t *out_len)
{
    return markdown_scan_entity(text, 0, out, out_len);
}
