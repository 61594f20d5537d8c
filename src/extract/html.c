/* html.c - from the text of an HTML page to a document: parse, look, choose, convert, describe. */
#include "extract.h"
#include "kind.h"
#include "span.h"
#include <stdio.h>

#define BODY_TIMES \
    3 /* a text in JSON-LD so many times longer than the page's own is taken instead */

/* Adds the lines of a text as paragraphs. */
static void add_lines(struct stet_document *document, struct stet_span text, size_t offset)
{
    struct stet_span line;
    while (stet_span_line(&text, &line)) {
        line = stet_span_trim(line);
        struct stet_node *paragraph =
            line.len ? stet_node_add(document, document->root, STET_NODE_PARAGRAPH) : NULL;
        if (paragraph && stet_node_add_text(document, paragraph, line))
            paragraph->offset = offset;
    }
}

/* A page whose text a script would have made may still carry it as data. */
static bool take_article_body(const struct stet_page *page, const struct stet_claims *claims)
{
    uint64_t own = stet_prune_letters(page, true);
    struct stet_span body = claims->article_body;
    if (body.len == 0 || body.len < own * BODY_TIMES || stet_span_find(body, "</") < body.len)
        return false;
    add_lines(page->document, body, claims->body_offset);
    stet_document_diagnose(page->document, "text-from-json-ld", claims->body_offset, body);
    return true;
}

static struct stet_span title_element(const struct stet_claims *claims)
{
    for (size_t i = 0; i < claims->count; i++)
        if (claims->all[i].field == STET_META_TITLE && claims->all[i].rank == STET_RANK_TITLE)
            return claims->all[i].value;
    return (struct stet_span){NULL, 0};
}

static enum stet_status extract_parts(struct stet_page *page, struct stet_claims *claims,
                                      struct stet_error *error)
{
    stet_prune_page(page);
    enum stet_status status = stet_meta_collect(claims, page, error);
    if (status < 0)
        return status;
    stet_meta_decide(claims, page);
    if (stet_score_choose(page))
        stet_prune_chosen(page);
    if (!take_article_body(page, claims)) {
        status = stet_convert(page, error);
        if (status < 0)
            return status;
        stet_prune_report(page);
    }
    stet_meta_finish(claims, page);
    stet_kind_of_page(page, claims, title_element(claims));
    return STET_OK;
}

enum stet_status stet_extract_html(struct stet_document *document, struct stet_span text,
                                   struct stet_span url, struct stet_error *error)
{
    struct stet_html *html = NULL;
    struct stet_claims claims = {0};
    enum stet_status status = stet_html_parse(&html, text, error);
    if (status < 0)
        return status;
    struct stet_page page = {.html = html, .document = document, .url = url};
    size_t flattened = stet_html_flattened(html);
    if (flattened > 0) {
        char detail[64];
        snprintf(detail, sizeof(detail), "%zu elements deeper than 512", flattened);
        stet_document_diagnose(document, "flattened-elements", STET_NO_OFFSET,
                               stet_span_of(detail));
    }
    status = stet_parts_make(&page, STET_HTML_DOCUMENT, error);
    if (status >= 0)
        status = extract_parts(&page, &claims, error);
    stet_claims_free(&claims);
    stet_parts_free(&page);
    stet_html_free(html);
    return status;
}
