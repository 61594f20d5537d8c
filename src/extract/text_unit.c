/* text_unit.c - what a paragraph of a plain text is: title, date line, caption, heading, or text.
 *
 * In: one paragraph at a time, in order. Out: nodes under the root, metadata, diagnostics. */
#include "text_build.h"

#include "span.h"
#include "text_head.h"

#define MAX_HEAD_UNITS 8 /* paragraphs that may stand before the first of running text */

struct stet_node *stet_text_add(struct text_builder *builder, struct stet_node *parent,
                                enum stet_node_kind kind, size_t offset)
{
    struct stet_node *node = parent ? stet_node_add(builder->document, parent, kind) : NULL;
    if (node)
        node->offset = offset;
    else
        builder->failed = true;
    return node;
}

void stet_text_add_text(struct text_builder *builder, struct stet_node *parent,
                        struct stet_span text, size_t offset)
{
    struct stet_node *node = parent ? stet_node_add_text(builder->document, parent, text) : NULL;
    if (node)
        node->offset = offset;
    else
        builder->failed = true;
}

/* A block with one text in it. */
struct stet_node *stet_text_add_block(struct text_builder *builder, struct stet_node *parent,
                                      enum stet_node_kind kind, struct stet_span text,
                                      size_t offset)
{
    struct stet_node *node = stet_text_add(builder, parent, kind, offset);
    stet_text_add_text(builder, node, text, offset);
    return node;
}

/* The candidate becomes the title, unless too much stands between it and the running text. */
void stet_text_settle_title(struct text_builder *builder)
{
    struct stet_node *node = builder->title;
    builder->head = false;
    builder->title = NULL;
    if (!node || builder->title_doubtful || builder->since_title > 1 || !node->first)
        return;
    struct stet_span text = node->first->text;
    stet_document_set(builder->document, &builder->document->meta.title, text, STET_ORIGIN_TEXT);
    stet_document_diagnose(builder->document, "title-line", node->offset, text);
    stet_node_remove(node);
}

static void add_caption(struct text_builder *builder, const struct text_unit *unit)
{
    struct stet_node *figure =
        stet_text_add(builder, builder->document->root, STET_NODE_FIGURE, unit->offset);
    stet_text_add_block(builder, figure, STET_NODE_PARAGRAPH, unit->text, unit->offset);
}

/* Lines at the head that are no text: they go to the metadata, or are captions. */
static bool take_head_line(struct text_builder *builder, const struct text_unit *unit)
{
    const char *language = builder->language[0] ? builder->language : NULL;
    bool below_date = builder->below_date;
    builder->below_date = false;
    if (stet_head_take_line(builder->document, unit->text, unit->offset)) {
        builder->below_date = true;
        builder->title_doubtful = false;
        return true;
    }
    if (!stet_head_is_caption(unit->text, below_date, language))
        return false;
    add_caption(builder, unit);
    return true;
}

static bool is_heading(const struct text_builder *builder, const struct text_unit *unit)
{
    return unit->lone && unit->lines == 1 && !builder->layout.shouted &&
           builder->next.text.len > 0 && stet_text_is_capitals(unit->text) &&
           stet_text_words(unit->text) <= 15 && !stet_text_ends_open(unit->text) &&
           unit->text.ptr[unit->text.len - 1] != '.';
}

/* Can this unit, the first of the text, be its title? Below it there must be more. */
static bool may_be_title(struct text_builder *builder, const struct text_unit *unit)
{
    bool weak;
    if (!builder->head || builder->units > 0 || unit->lines > 3 ||
        builder->document->meta.title.origin != STET_ORIGIN_NONE ||
        (builder->next.text.len == 0 && unit->lone) || !stet_head_is_title(unit->text, &weak))
        return false;
    builder->title_doubtful = weak || !unit->lone;
    return true;
}

void stet_text_add_unit(struct text_builder *builder, const struct text_unit *unit)
{
    struct stet_node *root = builder->document->root;
    bool single = unit->lines == 1;
    builder->list = NULL;
    if (single && stet_head_drop_phrase(builder->document, unit->text, unit->offset))
        return;
    if (single && builder->head && take_head_line(builder, unit))
        return;
    if (single && stet_head_is_credit(unit->text)) {
        add_caption(builder, unit);
        return;
    }
    if (may_be_title(builder, unit)) {
        builder->title =
            stet_text_add_block(builder, root, STET_NODE_PARAGRAPH, unit->text, unit->offset);
        builder->units++;
        return;
    }
    if (builder->head && stet_head_is_running_text(unit->text))
        stet_text_settle_title(builder);
    struct stet_node *node = stet_text_add_block(
        builder, root, is_heading(builder, unit) ? STET_NODE_HEADING : STET_NODE_PARAGRAPH,
        unit->text, unit->offset);
    if (node && node->kind == STET_NODE_HEADING)
        node->number = 2;
    builder->since_title += builder->title != NULL;
    if (builder->head && ++builder->units > MAX_HEAD_UNITS)
        stet_text_settle_title(builder);
}
