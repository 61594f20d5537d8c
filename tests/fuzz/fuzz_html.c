/* fuzz_html.c - the law of the HTML parser: every input gives a tree or a refusal, the tree is a
 * tree, no element lies deeper than the ceiling, and what is written of it can be parsed again,
 * into the same tree where the standard says so.
 *
 * The first byte tells how often the rest is repeated, so that depth and length are reached. */
#include "html_plain.h"
#include "limits.h"
#include "tree.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *law, stet_html_node node)
{
    fprintf(stderr, "fuzz_html: %s at node %u\n", law, (unsigned)node);
    abort();
}

static void check_links(const struct stet_html *html, stet_html_node node)
{
    stet_html_node first = stet_html_first_child(html, node),
                   last = stet_html_last_child(html, node);
    stet_html_node next = stet_html_next(html, node);
    if (!first != !last || (first && stet_html_previous(html, first)) ||
        (last && stet_html_next(html, last)) || (first && stet_html_parent(html, first) != node) ||
        (last && stet_html_parent(html, last) != node))
        fail("children are not linked", node);
    if (next && (stet_html_previous(html, next) != node ||
                 stet_html_parent(html, next) != stet_html_parent(html, node)))
        fail("siblings are not linked", node);
    size_t offset = stet_html_offset(html, node);
    if (offset != SIZE_MAX && offset > html->input.len)
        fail("offset beyond the input", node);
}

static void check_tree(const struct stet_html *html)
{
    uint32_t *depths = calloc(html->node_count, sizeof(*depths));
    size_t seen = 0;
    stet_html_node node = STET_HTML_DOCUMENT;
    if (!depths)
        return;
    while ((node = stet_html_walk(html, STET_HTML_DOCUMENT, node, false)) != STET_HTML_NONE) {
        if (++seen > html->node_count)
            fail("the walk does not end", node);
        check_links(html, node);
        depths[node] = depths[stet_html_parent(html, node)] + 1;
        if (stet_html_kind(html, node) == STET_HTML_KIND_ELEMENT &&
            depths[node] > STET_MAX_HTML_DEPTH)
            fail("an element lies too deep", node);
        struct stet_span name, value;
        size_t count = 0;
        while (stet_html_attribute_at(html, node, count, &name, &value))
            count++;
        if (count > STET_MAX_HTML_ATTRIBUTES)
            fail("too many attributes", node);
    }
    free(depths);
}

/* Parses, checks and writes; false if the page was refused. */
static bool round_trip(struct stet_span text, struct stet_buf *out, bool *plain)
{
    struct stet_html *html = NULL;
    struct stet_error error;
    enum stet_status status = stet_html_parse(&html, text, &error);
    if (status != STET_OK && status != STET_ERR_LIMIT)
        fail(error.message, STET_HTML_NONE);
    if (status != STET_OK)
        return false;
    check_tree(html);
    *plain = html_is_plain(html);
    stet_html_write(html, STET_HTML_DOCUMENT, out);
    stet_html_free(html);
    return !out->failed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_buf text, first, second;
    if (size == 0)
        return 0;
    stet_buf_init(&text, STET_MIB);
    stet_buf_init(&first, 64 * STET_MIB);
    stet_buf_init(&second, 256 * STET_MIB);
    for (unsigned i = 0; i <= data[0] * 4u && text.len < 20000; i++)
        stet_buf_append(&text, data + 1, size - 1);
    bool plain, again;
    if (round_trip((struct stet_span){text.ptr, text.len}, &first, &plain)) {
        bool parsed = round_trip((struct stet_span){first.ptr, first.len}, &second, &again);
        if (plain &&
            (!parsed || first.len != second.len || memcmp(first.ptr, second.ptr, first.len) != 0))
            fail("another tree after writing and parsing", STET_HTML_DOCUMENT);
    }
    stet_buf_free(&text);
    stet_buf_free(&first);
    stet_buf_free(&second);
    return 0;
}
