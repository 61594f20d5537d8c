/* convert_code.c - program text: pre elements, with the language their classes name. */
#include "convert.h"
#include "limits.h"
#include "span.h"

void stet_part_raw_text(const struct stet_page *page, uint32_t part, struct stet_buf *out)
{
    for (uint32_t i = part; i < page->parts[part].end;) {
        const struct stet_part *at = &page->parts[i];
        if (at->drop && i != part) {
            i = at->end;
            continue;
        }
        if (at->text) {
            struct stet_span text = stet_html_text(page->html, at->node);
            stet_buf_append(out, text.ptr, text.len);
        } else if (at->tag == STET_HTML_TAG_BR ||
                   (at->flow == STET_FLOW_BLOCK && i != part && out->len > 0 &&
                    out->ptr[out->len - 1] != '\n')) {
            stet_buf_putc(out, '\n');
        }
        i++;
    }
}

/* "language-c", "lang-c", "brush: c" or "highlight-source-c" in a class attribute. */
static struct stet_span language_of_class(struct stet_span classes)
{
    static const char *const prefixes[] = {"language-", "lang-", "highlight-source-", "brush:"};
    for (size_t p = 0; p < sizeof(prefixes) / sizeof(*prefixes); p++) {
        size_t at = stet_span_find_nocase(classes, prefixes[p]);
        if (at == classes.len || (at > 0 && !stet_is_space(classes.ptr[at - 1])))
            continue;
        struct stet_span rest = stet_span_sub(classes, at + strlen(prefixes[p]), classes.len);
        while (rest.len > 0 && stet_is_space(rest.ptr[0]))
            rest = stet_span_sub(rest, 1, rest.len);
        size_t len = 0;
        while (len < rest.len && len < 32 &&
               (stet_is_alpha(rest.ptr[len]) || stet_is_digit(rest.ptr[len]) ||
                rest.ptr[len] == '+' || rest.ptr[len] == '#' || rest.ptr[len] == '-'))
            len++;
        if (len > 0)
            return stet_span_sub(rest, 0, len);
    }
    return (struct stet_span){NULL, 0};
}

static struct stet_span language_of(const struct stet_page *page, uint32_t pre)
{
    struct stet_span classes, language = {NULL, 0};
    for (uint32_t i = pre; i < page->parts[pre].end && i < pre + 4 && language.len == 0; i++)
        if (!page->parts[i].text &&
            stet_html_attribute(page->html, page->parts[i].node, STET_HTML_ATTR_CLASS, &classes))
            language = language_of_class(classes);
    stet_html_node above = stet_html_parent(page->html, page->parts[pre].node);
    if (language.len == 0 && above &&
        stet_html_attribute(page->html, above, STET_HTML_ATTR_CLASS, &classes))
        language = language_of_class(classes);
    return language;
}

void stet_convert_pre(struct stet_converter *to, uint32_t part)
{
    struct stet_buf text;
    if (to->fixed || to->block->kind == STET_NODE_LIST || to->block->kind == STET_NODE_TABLE ||
        to->block->kind == STET_NODE_ROW) {
        stet_buf_init(&text, STET_MAX_HTML_ARENA);
        stet_part_raw_text(to->page, part, &text);
        stet_convert_text(to, (struct stet_span){text.ptr, text.len});
        stet_buf_free(&text);
        return;
    }
    stet_convert_close_paragraph(to);
    stet_buf_init(&text, STET_MAX_HTML_ARENA);
    stet_part_raw_text(to->page, part, &text);
    struct stet_node *code =
        text.len > 0 ? stet_convert_add(to, to->block, STET_NODE_CODE_BLOCK) : NULL;
    if (code) {
        code->text = stet_document_copy(to->document, (struct stet_span){text.ptr, text.len});
        code->title = stet_document_copy(to->document, language_of(to->page, part));
        code->offset = stet_html_offset(to->page->html, to->page->parts[part].node);
    }
    stet_buf_free(&text);
}
