/* direction.c - which controls of direction stay in a block.
 *
 * Marks (LRM, RLM, ALM) stay where there are right-to-left letters. An embedding, an override or an
 * isolate stays if it is closed within the block and holds visible text. */
#include "rules.h"
#include "utf8.h"

#define MAX_OPEN 125 /* as deep as the bidirectional algorithm looks */

struct opened {
    size_t number, visible;
    bool isolate;
};

struct matching {
    struct stet_buf *keep;
    struct opened open[MAX_OPEN];
    size_t depth;
    size_t visible;
    bool has_rtl;
};

static void close_direction(struct matching *m, bool isolate, size_t number)
{
    size_t depth = m->depth;
    if (isolate)
        while (depth > 0 && !m->open[depth - 1].isolate)
            depth--; /* embeddings end with the isolate around them */
    else if (depth > 0 && m->open[depth - 1].isolate)
        return;
    if (depth == 0)
        return;
    const struct opened *opened = &m->open[depth - 1];
    if (m->visible > opened->visible)
        m->keep->ptr[opened->number] = m->keep->ptr[number] = 1;
    m->depth = depth - 1;
}

static void meet(struct matching *m, uint32_t code, enum stet_char_role role)
{
    size_t number = m->keep->len;
    stet_buf_putc(m->keep, role == STET_ROLE_MARK ? 2 : 0);
    if (m->keep->failed)
        return;
    bool isolate = code >= 0x2066 && code <= 0x2069;
    if (role == STET_ROLE_OPENER && m->depth < MAX_OPEN)
        m->open[m->depth++] = (struct opened){number, m->visible, isolate};
    else if (role == STET_ROLE_CLOSER)
        close_direction(m, isolate, number);
}

static void read_text(struct matching *m, struct stet_span text)
{
    for (size_t pos = 0; pos < text.len;) {
        uint32_t code = stet_utf8_next(text.ptr, text.len, &pos);
        enum stet_char_role role = stet_character_role(code);
        m->has_rtl = m->has_rtl || stet_character_is_rtl(code);
        if (role == STET_ROLE_VISIBLE)
            m->visible++;
        else if (role >= STET_ROLE_MARK)
            meet(m, code, role);
    }
}

struct stet_span stet_direction_match(struct stet_normalizer *n, const struct stet_node *block)
{
    struct matching m = {.keep = &n->kept_controls};
    stet_buf_clear(m.keep);
    for (struct stet_node *node = block->first; node; node = stet_node_walk(block, node, false))
        if (node->kind == STET_NODE_TEXT)
            read_text(&m, node->text);
    for (size_t i = 0; i < m.keep->len; i++)
        if (m.keep->ptr[i] == 2)
            m.keep->ptr[i] = m.has_rtl;
    n->failed = n->failed || m.keep->failed;
    return (struct stet_span){m.keep->ptr, m.keep->len};
}
