/* document.c - a document's memory, its metadata, and the names of its enumerations. */
#include "document.h"
#include "limits.h"
#include "span.h"

#define MAX_FIELD_VALUES 100

struct stet_document *stet_document_new(void)
{
    struct stet_arena *arena = stet_arena_new(STET_MAX_DOCUMENT_ARENA);
    if (!arena)
        return NULL;
    struct stet_document *document = stet_arena_alloc(arena, sizeof(*document));
    if (document) {
        document->arena = arena;
        document->root = stet_node_add(document, NULL, STET_NODE_DOCUMENT);
    }
    if (!document || !document->root) {
        stet_arena_free(arena);
        return NULL;
    }
    return document;
}

void stet_document_free(struct stet_document *document)
{
    if (document)
        stet_arena_free(document->arena);
}

struct stet_span stet_document_copy(struct stet_document *document, struct stet_span text)
{
    char *copy = stet_arena_dup(document->arena, text.ptr, text.len);
    return copy ? (struct stet_span){copy, text.len} : (struct stet_span){"", 0};
}

void stet_document_set(struct stet_document *document, struct stet_field *field,
                       struct stet_span value, enum stet_origin origin)
{
    if (value.len == 0)
        return;
    struct stet_span copy = stet_document_copy(document, value);
    if (copy.len > 0)
        *field = (struct stet_field){.value = copy, .origin = origin};
}

void stet_document_add(struct stet_document *document, struct stet_field_list *list,
                       struct stet_span value, enum stet_origin origin)
{
    if (value.len == 0 || list->count == MAX_FIELD_VALUES)
        return;
    for (size_t i = 0; i < list->count; i++)
        if (stet_span_equal(list->values[i], value))
            return;
    if (!list->values) /* most lists are short, but a pointer a value is cheap */
        list->values = stet_arena_alloc(document->arena, MAX_FIELD_VALUES * sizeof(*list->values));
    struct stet_span copy =
        list->values ? stet_document_copy(document, value) : (struct stet_span){0};
    if (copy.len == 0)
        return;
    if (list->count == 0)
        list->origin = origin;
    list->values[list->count++] = copy;
}

void stet_document_diagnose(struct stet_document *document, const char *code, size_t offset,
                            struct stet_span detail)
{
    stet_diagnostics_add(&document->diagnostics, document->arena, code, offset, detail);
}

const char *stet_document_kind_name(enum stet_document_kind kind)
{
    static const char *const names[] = {
        [STET_KIND_ARTICLE] = "article",
        [STET_KIND_LISTING] = "listing",
        [STET_KIND_PAYWALLED] = "paywalled",
        [STET_KIND_ERROR_PAGE] = "error",
        [STET_KIND_ROBOT_CHECK] = "robot-check",
        [STET_KIND_EMPTY] = "empty",
        [STET_KIND_LOGIN] = "login",
        [STET_KIND_CONSENT] = "consent",
    };
    return names[kind];
}

bool stet_document_kind_is_substitute(enum stet_document_kind kind)
{
    return kind == STET_KIND_ERROR_PAGE || kind == STET_KIND_ROBOT_CHECK ||
           kind == STET_KIND_EMPTY || kind == STET_KIND_LOGIN || kind == STET_KIND_CONSENT;
}

const char *stet_origin_name(enum stet_origin origin)
{
    static const char *const names[] = {
        [STET_ORIGIN_NONE] = "none",
        [STET_ORIGIN_GIVEN] = "given",
        [STET_ORIGIN_FRONT_MATTER] = "front-matter",
        [STET_ORIGIN_JSON_LD] = "json-ld",
        [STET_ORIGIN_OPEN_GRAPH] = "open-graph",
        [STET_ORIGIN_META] = "meta",
        [STET_ORIGIN_MICRODATA] = "microdata",
        [STET_ORIGIN_TIME_ELEMENT] = "time",
        [STET_ORIGIN_MARKUP] = "markup",
        [STET_ORIGIN_URL] = "url",
        [STET_ORIGIN_TEXT] = "text",
        [STET_ORIGIN_RULE] = "rule",
    };
    return names[origin];
}

const char *stet_node_kind_name(enum stet_node_kind kind)
{
    static const char *const names[] = {
        [STET_NODE_DOCUMENT] = "document",
        [STET_NODE_QUOTE] = "quote",
        [STET_NODE_LIST] = "list",
        [STET_NODE_ITEM] = "item",
        [STET_NODE_FIGURE] = "figure",
        [STET_NODE_TABLE] = "table",
        [STET_NODE_ROW] = "row",
        [STET_NODE_HEADING] = "heading",
        [STET_NODE_PARAGRAPH] = "paragraph",
        [STET_NODE_CELL] = "cell",
        [STET_NODE_CODE_BLOCK] = "code-block",
        [STET_NODE_IMAGE] = "image",
        [STET_NODE_EMBED] = "embed",
        [STET_NODE_RULE] = "rule",
        [STET_NODE_EMPHASIS] = "emphasis",
        [STET_NODE_STRONG] = "strong",
        [STET_NODE_LINK] = "link",
        [STET_NODE_SUBSCRIPT] = "subscript",
        [STET_NODE_SUPERSCRIPT] = "superscript",
        [STET_NODE_TEXT] = "text",
        [STET_NODE_CODE] = "code",
        [STET_NODE_INLINE_IMAGE] = "inline-image",
        [STET_NODE_BREAK] = "break",
        [STET_NODE_SENTENCE] = "sentence",
    };
    return names[kind];
}
