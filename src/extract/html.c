/* html.c - from the text of an HTML page to a document: parse, look, choose, convert, describe. */
#include "blocks.h"
#include "embedded.h"
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

/* Which blocks of text are kept. */
static enum stet_status judge_blocks(struct stet_page *page, const struct stet_watch *watch,
                                     struct stet_error *error)
{
    struct stet_blocks blocks = {0};
    enum stet_status status = stet_blocks_make(&blocks, page, error);
    if (status >= 0)
        status = stet_blocks_features(&blocks, page, error);
    if (status >= 0)
        status = stet_blocks_judge(&blocks, error);
    if (status >= 0 && watch)
        watch->seen(page, &blocks, watch->data);
    if (status >= 0)
        stet_blocks_apply(&blocks, page);
    stet_blocks_free(&blocks);
    return status;
}

static enum stet_status extract_parts(struct stet_page *page, struct stet_claims *claims,
                                      const struct stet_watch *watch, struct stet_error *error)
{
    stet_prune_page(page);
    enum stet_status status = stet_meta_collect(claims, page, error);
    if (status < 0)
        return status;
    stet_meta_decide(claims, page);
    if (stet_score_choose(page))
        stet_prune_chosen(page);
    status = judge_blocks(page, watch, error);
    if (status < 0)
        return status;
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

enum stet_status stet_extract_watched(struct stet_document *document, struct stet_span text,
                                      struct stet_span url, const struct stet_watch *watch,
                                      struct stet_error *error)
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
        status = extract_parts(&page, &claims, watch, error);
    stet_claims_free(&claims);
    stet_parts_free(&page);
    stet_html_free(html);
    return status;
}

enum stet_status stet_extract_html(struct stet_document *document, struct stet_span text,
                                   struct stet_span url, struct stet_error *error)
{
    return stet_extract_watched(document, text, url, NULL, error);
}
