/* tree.h - random documents from a seed, and the comparison of trees: for the laws. */
#ifndef STET_TEST_TREE_H
#define STET_TEST_TREE_H

#include "document.h"
#include "span.h"
#include <stdio.h>

struct dice {
    uint64_t state;
};

static inline uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (uint32_t)(dice->state >> 33) % sides;
}

/* Pieces that mean something to Markdown, to HTML or to the rules of normalisation. */
static const char *const pieces[] = {
    "word",
    "Other",
    "a",
    "B",
    "é",
    "文",
    "字。",
    "！",
    "」",
    " ",
    " ",
    " ",
    "  ",
    ". ",
    "! ",
    "? ",
    "... ",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```",
    "[",
    "]",
    "](",
    "]:",
    "(",
    ")",
    "!",
    "![",
    "<",
    "<em>",
    "</em>",
    "<b",
    "<!--",
    "<?",
    "<a@b.c>",
    ">",
    "> ",
    "#",
    "# ",
    "###### ",
    "-",
    "- ",
    "--",
    "---",
    "+",
    "+ ",
    "=",
    "===",
    "~",
    "~~~",
    "|",
    "|-|",
    ":-",
    "1.",
    "1. ",
    "12) ",
    "&",
    "&amp;",
    "&#32;",
    "&copy",
    "\\",
    "\\\\",
    "\\*",
    "\n",
    "\t",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xE2\x80\x8B",
    "\xE2\x80\x8C",
    "\xE2\x80\x8D",
    "\xE2\x80\x8E",
    "\xE2\x80\xAB",
    "\xE2\x80\xAC",
    "\xE2\x81\xA6",
    "\xE2\x81\xA9",
    "\xD7\x90",
    "e\xCC\x81",
    "\xCC\x81",
    "“",
    "”",
    "’",
    "«",
    "»",
    "—",
    "…",
    "€",
    "😀",
    "3. ",
    "Dr. ",
    "z.B. ",
    "U.S. ",
    "The ",
    "März",
    "http://x.org/_a_*b*",
    "$",
    "^",
    "~",
    "@",
    "%",
    "'",
    "\"",
    ",",
    ";",
    ":",
    "0",
    "2024",
    "<iframe",
    "</figure>",
    "<script>",
    "\x01",
    "\xEF\xBB\xBF",
};

static inline struct stet_span random_text(struct stet_document *document, struct dice *dice,
                                           uint32_t most)
{
    char text[512];
    size_t len = 0;
    for (uint32_t count = roll(dice, most + 1); count > 0; count--) {
        const char *piece = pieces[roll(dice, sizeof(pieces) / sizeof(pieces[0]))];
        memcpy(text + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return stet_document_copy(document, (struct stet_span){text, len});
}

static inline struct stet_span random_url(struct stet_document *document, struct dice *dice)
{
    static const char *const parts[] = {"a",   "_b_", "*", "(", ")",  "&amp;", "&copy=1", "?x[]=1",
                                        "%20", " ",   "<", ">", "\\", "|",     "`",       "\"",
                                        "'",   "#f",  "/", ":", "é",  "!["};
    char text[256] = "https://x.org/";
    for (uint32_t count = roll(dice, 6); count > 0; count--)
        strcat(text, parts[roll(dice, sizeof(parts) / sizeof(parts[0]))]);
    return stet_document_copy(document, stet_span_of(roll(dice, 12) ? text : ""));
}

static inline void random_inlines(struct stet_document *document, struct stet_node *parent,
                                  struct dice *dice, int depth)
{
    for (uint32_t count = 1 + roll(dice, 4); count > 0; count--) {
        struct stet_node *node;
        switch (roll(dice, depth > 0 ? 16 : 8)) {
        case 0:
            node = stet_node_add(document, parent, STET_NODE_CODE);
            node->text = random_text(document, dice, 3);
            break;
        case 1:
            node = stet_node_add(document, parent, STET_NODE_INLINE_IMAGE);
            node->text = random_text(document, dice, 3);
            node->url = random_url(document, dice);
            break;
        case 2: (void)!stet_node_add(document, parent, STET_NODE_BREAK); break;
        case 3: (void)!stet_node_add(document, parent, STET_NODE_SENTENCE); break;
        case 4:
        case 5:
        case 6:
        case 7:
            node = stet_node_add(document, parent, STET_NODE_TEXT);
            node->text = random_text(document, dice, 5);
            break;
        default:
            node = stet_node_add(document, parent, STET_NODE_EMPHASIS + roll(dice, 5));
            if (node->kind == STET_NODE_LINK) {
                node->url = random_url(document, dice);
                if (roll(dice, 3) == 0)
                    node->title = random_text(document, dice, 3);
            }
            random_inlines(document, node, dice, depth - 1);
        }
    }
}

static inline void random_table(struct stet_document *document, struct stet_node *table,
                                struct dice *dice)
{
    for (uint32_t rows = roll(dice, 4); rows > 0; rows--) {
        struct stet_node *row = stet_node_add(document, table, STET_NODE_ROW);
        for (uint32_t cells = roll(dice, 4); cells > 0; cells--) {
            struct stet_node *cell = stet_node_add(document, row, STET_NODE_CELL);
            if (roll(dice, 4))
                random_inlines(document, cell, dice, 2);
        }
    }
}

static inline void random_blocks(struct stet_document *document, struct stet_node *parent,
                                 struct dice *dice, int depth)
{
    for (uint32_t count = roll(dice, 4); count > 0; count--) {
        enum stet_node_kind kind = STET_NODE_QUOTE + roll(dice, depth > 0 ? 16 : 13);
        if (depth == 0 && kind < STET_NODE_TABLE)
            kind = STET_NODE_PARAGRAPH;
        if (kind == STET_NODE_ROW || kind == STET_NODE_CELL || kind > STET_NODE_RULE)
            kind = STET_NODE_PARAGRAPH;
        if (parent->kind == STET_NODE_LIST)
            kind = STET_NODE_ITEM;
        else if (kind == STET_NODE_ITEM)
            kind = STET_NODE_LIST;
        struct stet_node *node = stet_node_add(document, parent, kind);
        node->number = kind == STET_NODE_HEADING ? 1 + roll(dice, 6) : 0;
        if (kind == STET_NODE_LIST && roll(dice, 2)) {
            node->ordered = true;
            node->number = roll(dice, 12);
        }
        if (stet_node_holds_inlines(kind))
            random_inlines(document, node, dice, 3);
        else if (kind == STET_NODE_TABLE)
            random_table(document, node, dice);
        else if (kind < STET_NODE_TABLE)
            random_blocks(document, node, dice, depth - 1);
        if (kind == STET_NODE_IMAGE || kind == STET_NODE_EMBED)
            node->url = random_url(document, dice);
        if (kind == STET_NODE_IMAGE || kind == STET_NODE_EMBED || kind == STET_NODE_CODE_BLOCK)
            node->text = random_text(document, dice, 6);
        if (kind == STET_NODE_CODE_BLOCK && roll(dice, 2))
            node->title = random_text(document, dice, 1);
    }
}

static inline struct stet_document *random_document(uint64_t seed)
{
    struct dice dice = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    struct stet_document *document = stet_document_new();
    (void)roll(&dice, 2);
    random_blocks(document, document->root, &dice, 4);
    stet_document_set(document, &document->meta.title, random_text(document, &dice, 4),
                      STET_ORIGIN_MARKUP);
    stet_document_add(document, &document->meta.authors, random_text(document, &dice, 4),
                      STET_ORIGIN_MARKUP);
    stet_document_add(document, &document->meta.authors, random_text(document, &dice, 4),
                      STET_ORIGIN_MARKUP);
    return document;
}

static inline void print_tree(const struct stet_node *root)
{
    int depth = 0;
    for (const struct stet_node *node = root; node;) {
        fprintf(stderr, "%*s%s %u [%.*s] <%.*s> (%.*s)\n", depth * 2, "",
                stet_node_kind_name(node->kind), (unsigned)node->number, (int)node->text.len,
                node->text.ptr, (int)node->url.len, node->url.ptr, (int)node->title.len,
                node->title.ptr);
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == root ? NULL : node->next;
    }
}

/* The first node of a that has no like in b, or NULL. */
static inline const struct stet_node *first_difference(struct stet_node *a, struct stet_node *b)
{
    struct stet_node *root_a = a, *root_b = b;
    while (a && b) {
        if (a->kind != b->kind || a->ordered != b->ordered || a->number != b->number ||
            !stet_span_equal(a->text, b->text) || !stet_span_equal(a->url, b->url) ||
            !stet_span_equal(a->title, b->title) || !a->first != !b->first || !a->next != !b->next)
            return a;
        a = stet_node_walk(root_a, a, false);
        b = stet_node_walk(root_b, b, false);
    }
    return a;
}

#endif
