/* html.c - from the text of an HTML page to a document: parse, look, choose, convert, describe. */
#include "embedded.h"
#include "extract.h"
#include "kind.h"
#include "span.h"
#include <stdio.h>

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
    bool taken = false;
    status = stet_embedded_take(page, claims, &taken, error);
    if (status >= 0 && !taken) {
        status = stet_convert(page, error);
        stet_prune_report(page);
    }
    if (status < 0)
        return status;
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
