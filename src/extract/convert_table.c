/* convert_table.c - tells tables of data from tables that lay out a page. */
#include "convert.h"
#include "span.h"

enum {
    CELL_LETTERS_MAX = 800, /* a cell with more is a column of the page */
    CELL_BLOCKS_MAX = 3     /* paragraphs in one cell, likewise */
};

static bool has_role(const struct stet_page *page, uint32_t table, bool *presentation)
{
    struct stet_span role;
    if (!stet_html_attribute(page->html, page->parts[table].node, STET_HTML_ATTR_ROLE, &role))
        return false;
    *presentation = stet_span_is_nocase(role, "presentation") || stet_span_is_nocase(role, "none");
    return true;
}

/* What was put into a cell, and dropped, says nothing of the table. */
static bool is_foreign(const struct stet_part *part)
{
    return part->drop && part->tag != STET_HTML_TAG_TR && part->tag != STET_HTML_TAG_TD &&
           part->tag != STET_HTML_TAG_TH && part->tag != STET_HTML_TAG_TBODY &&
           part->tag != STET_HTML_TAG_THEAD;
}

/* The answer stops at the first table inside, so nested tables cost no more than their length. */
bool stet_table_is_data(const struct stet_page *page, uint32_t table)
{
    bool presentation = false, heads = false;
    if (has_role(page, table, &presentation))
        return !presentation;
    unsigned rows = 0, cells = 0, widest = 0, blocks = 0;
    for (uint32_t i = table + 1, next; i < page->parts[table].end; i = next) {
        const struct stet_part *part = &page->parts[i];
        next = is_foreign(part) ? part->end : i + 1;
        if (next > i + 1)
            continue;
        switch (part->tag) {
        case STET_HTML_TAG_TABLE:
        case STET_HTML_TAG_H1:
        case STET_HTML_TAG_H2:
        case STET_HTML_TAG_FORM:
        case STET_HTML_TAG_ARTICLE: return false;
        case STET_HTML_TAG_TH:
        case STET_HTML_TAG_THEAD:
        case STET_HTML_TAG_CAPTION: heads = true; break;
        case STET_HTML_TAG_TR:
            rows++;
            cells = 0;
            break;
        case STET_HTML_TAG_P:
            if (++blocks > CELL_BLOCKS_MAX)
                return heads;
            break;
        default: break;
        }
        if (part->tag == STET_HTML_TAG_TD || part->tag == STET_HTML_TAG_TH) {
            blocks = 0;
            widest = ++cells > widest ? cells : widest;
            if (part->all.chars > CELL_LETTERS_MAX)
                return false;
        }
    }
    return widest >= 2 && (rows >= 2 || heads);
}
