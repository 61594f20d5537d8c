/* html.c - from the text of an HTML page to a document: parse, look, choose, convert, describe. */
#include "blocks.h"
#include "embedded.h"
#include "kind.h"
#include "site_rules.h"
#include "span.h"
#include "survey.h"
#include <stdio.h>

static struct stet_span title_element(const struct stet_claims *claims)
{
    for (size_t i = 0; i < claims->count; i++)
        if (claims->all[i].field == STET_META_TITLE && claims->all[i].rank == STET_RANK_TITLE)
            return claims->all[i].value;
    return (struct stet_span){NULL, 0};
}

/* The rule for the page's address, noted as what its text follows from. */
static const struct stet_site_rule *find_rule(const struct stet_page *page,
                                              const struct stet_extras *extras)
{
    struct stet_document *document = page->document;
    if (!extras || !extras->rules)
        return NULL;
    struct stet_span url = page->url.len > 0 ? page->url : document->meta.url.value;
    const struct stet_site_rule *rule =
        stet_site_rules_find(extras->rules, url, extras->captured_utc);
    if (!rule)
        return NULL;
    const struct stet_rule_file *file = &extras->rules->files[rule->file];
    struct stet_buf where;
    stet_buf_init(&where, 8192);
    stet_buf_printf(&where, "%s:%zu", file->name, rule->line);
    stet_document_diagnose(document, "used-rule", STET_NO_OFFSET,
                           (struct stet_span){where.ptr, where.len});
    document->rules = stet_document_copy(document, stet_span_of(file->digest));
    stet_buf_free(&where);
    return rule;
}

/* Where a rule has chosen the body, it has the last word, and blocks follow. */
static void follow_parts(struct stet_blocks *blocks, const struct stet_page *page)
{
    for (uint32_t i = 0; i < blocks->count; i++) {
        struct stet_block *block = &blocks->all[i];
        bool inside = false;
        unsigned drop = STET_KEEP;
        for (uint32_t at = block->part;; at = page->parts[at].parent) {
            drop = page->parts[at].drop ? page->parts[at].drop : drop;
            inside = inside || page->parts[at].chosen;
            if (inside || at == 0)
                break;
        }
        block->kept = inside && !drop;
        block->why = (uint8_t)(block->kept ? STET_KEEP : drop ? drop : STET_DROP_OUTSIDE);
    }
}

/* Which blocks of text are kept; by_rule: that is settled. */
static enum stet_status judge_blocks(struct stet_page *page, bool by_rule,
                                     const struct stet_watch *watch, struct stet_error *error)
{
    if (by_rule && !watch)
        return STET_OK;
    struct stet_blocks blocks = {0};
    enum stet_status status = stet_blocks_make(&blocks, page, error);
    if (status >= 0)
        status = stet_blocks_features(&blocks, page, error);
    if (status >= 0)
        status = stet_blocks_judge(&blocks, error);
    if (status >= 0)
        status = stet_blocks_drop_copies(&blocks, page, error);
    if (status >= 0 && by_rule)
        follow_parts(&blocks, page);
    if (status >= 0 && watch)
        watch->seen(page, &blocks, watch->data);
    if (status >= 0 && !by_rule)
        stet_blocks_apply(&blocks, page);
    stet_blocks_free(&blocks);
    return status;
}

static enum stet_status extract_parts(struct stet_page *page, struct stet_claims *claims,
                                      const struct stet_extras *extras, struct stet_error *error)
{
    stet_prune_page(page);
    enum stet_status status = stet_meta_collect(claims, page, error);
    if (status < 0)
        return status;
    page->claims = claims;
    stet_meta_decide(claims, page);
    if (stet_page_is_thread(page))
        stet_prune_thread(page);
    const struct stet_site_rule *rule = find_rule(page, extras);
    if (rule)
        stet_site_rule_title(rule, page);
    bool by_rule = rule && stet_site_rule_choose(rule, page), taken = false;
    if ((by_rule || stet_score_choose(page)) && !(by_rule && rule->raw))
        stet_prune_chosen(page);
    status = judge_blocks(page, by_rule, extras ? extras->watch : NULL, error);
    if (status < 0)
        return status;
    if (!by_rule)
        status = stet_embedded_take(page, claims, &taken, error);
    if (status >= 0 && !taken) {
        status = stet_convert(page, error);
        stet_prune_report(page);
    }
    if (status < 0)
        return status;
    stet_meta_finish(claims, page);
    if (rule)
        stet_site_rule_meta(rule, page);
    stet_kind_of_page(page, claims, title_element(claims));
    return STET_OK;
}

enum stet_status stet_extract_html(struct stet_document *document, struct stet_span text,
                                   struct stet_span url, const struct stet_extras *extras,
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
        status = extract_parts(&page, &claims, extras, error);
    stet_claims_free(&claims);
    stet_parts_free(&page);
    stet_html_free(html);
    return status;
}
