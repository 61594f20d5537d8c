/* meta.c - the claims of a page about its article, weighed: the first of the best rank is written
 * down. */
#include "meta.h"
#include "language.h"
#include "limits.h"
#include "normalize.h"
#include "span.h"
#include "url.h"
#include <stdlib.h>

#define VALUE_BYTES   (64 * 1024) /* of one claim; more is no title, name or description */
#define LANGUAGE_SURE 80          /* confidence from which the text is believed before the page */

/* Values escaped once too often: "&quot;" becomes what it stands for, and tags go. */
static void unescape(struct stet_span value, struct stet_buf *out)
{
    struct stet_html *html = NULL;
    struct stet_error ignored;
    size_t mark = stet_span_find(value, "&");
    if (mark == value.len ||
        stet_span_find(stet_span_sub(value, mark, value.len), ";") == value.len - mark ||
        value.len > VALUE_BYTES || stet_html_parse(&html, value, &ignored) < 0) {
        stet_buf_append(out, value.ptr, value.len);
        return;
    }
    for (stet_html_node n = STET_HTML_DOCUMENT; n;
         n = stet_html_walk(html, STET_HTML_DOCUMENT, n, false))
        if (stet_html_kind(html, n) == STET_HTML_KIND_TEXT) {
            struct stet_span text = stet_html_text(html, n);
            stet_buf_append(out, text.ptr, text.len);
        }
    stet_html_free(html);
}

void stet_claim_add(struct stet_claims *claims, enum stet_meta_field field, enum stet_origin origin,
                    unsigned rank, size_t offset, struct stet_span value)
{
    if (claims->count == STET_CLAIMS_MAX || !claims->all)
        return;
    struct stet_buf plain, line;
    stet_buf_init(&plain, 8 * VALUE_BYTES);
    stet_buf_init(&line, 8 * VALUE_BYTES);
    unescape(value, &plain);
    stet_normalize_line(&line, (struct stet_span){plain.ptr, plain.len});
    if (line.len > 0 && !line.failed && !plain.failed)
        claims->all[claims->count++] = (struct stet_claim){
            field, origin, rank, offset,
            stet_document_copy(claims->document, (struct stet_span){line.ptr, line.len})};
    stet_buf_free(&plain);
    stet_buf_free(&line);
}

const struct stet_claim *stet_claim_best(const struct stet_claims *claims,
                                         enum stet_meta_field field)
{
    const struct stet_claim *best = NULL;
    for (size_t i = 0; i < claims->count; i++)
        if (claims->all[i].field == field && (!best || claims->all[i].rank < best->rank))
            best = &claims->all[i];
    return best;
}

enum stet_status stet_meta_collect(struct stet_claims *claims, const struct stet_page *page,
                                   struct stet_error *error)
{
    claims->document = page->document;
    claims->all = calloc(STET_CLAIMS_MAX, sizeof(*claims->all));
    if (!claims->all)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    stet_meta_markup(claims, page);
    return STET_OK;
}

void stet_claims_free(struct stet_claims *claims)
{
    free(claims->all);
    claims->all = NULL;
    claims->count = 0;
}

static void decide_simple(struct stet_claims *claims, enum stet_meta_field name,
                          struct stet_field *field)
{
    const struct stet_claim *best = stet_claim_best(claims, name);
    if (best)
        stet_document_set(claims->document, field, best->value, best->origin);
}

/* ---- language ------------------------------------------------------------------------------- */

/* "en_US" or "EN-us" as "en-US"; false if it is no language tag. */
static bool clean_tag(struct stet_span value, char out[24])
{
    size_t part = 0, start = 0;
    if (value.len < 2 || value.len >= 24)
        return false;
    for (size_t i = 0; i <= value.len; i++) {
        char c = i < value.len ? value.ptr[i] : '-';
        if (c == '-' || c == '_') {
            size_t len = i - start;
            if (len < 2 || len > 8 || (part == 0 && len > 3))
                return false;
            if (part > 0 && len == 2)
                for (size_t k = start; k < i; k++)
                    out[k] = (char)(stet_is_alpha(out[k]) ? out[k] & ~0x20 : out[k]);
            if (part > 0 && len == 4 && stet_is_alpha(out[start]))
                out[start] = (char)(out[start] & ~0x20);
            out[i] = '-';
            start = i + 1;
            part++;
        } else if (stet_is_alpha(c) || (part > 0 && stet_is_digit(c))) {
            out[i] = stet_ascii_lower(c);
        } else {
            return false;
        }
    }
    out[value.len] = '\0';
    return true;
}

static bool same_language(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && a[i] != '-' && a[i] == b[i])
        i++;
    return (!a[i] || a[i] == '-') && (!b[i] || b[i] == '-');
}

static void decide_language(struct stet_claims *claims)
{
    struct stet_document *document = claims->document;
    struct stet_language found = {"", 0};
    char tag[24] = "";
    struct stet_buf text;
    const struct stet_claim *declared = NULL;
    for (unsigned rank = 0; rank < 64 && !declared; rank++)
        for (size_t i = 0; i < claims->count && !declared; i++)
            if (claims->all[i].field == STET_META_LANGUAGE && claims->all[i].rank == rank &&
                clean_tag(claims->all[i].value, tag))
                declared = &claims->all[i];
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    stet_document_text(document, &text);
    (void)stet_language_detect((struct stet_span){text.ptr, text.len}, &found);
    stet_buf_free(&text);
    if (declared && (found.confidence < LANGUAGE_SURE || same_language(tag, found.tag))) {
        stet_document_set(document, &document->meta.language, stet_span_of(tag), declared->origin);
        return;
    }
    if (declared)
        stet_document_diagnose(document, "conflicting-language", declared->offset, declared->value);
    if (found.confidence >= 50)
        stet_document_set(document, &document->meta.language, stet_span_of(found.tag),
                          STET_ORIGIN_TEXT);
}

/* ---- addresses ------------------------------------------------------------------------------ */

static bool is_root(struct stet_span url)
{
    struct stet_url parsed;
    return !stet_url_parse(url, &parsed) ||
           (parsed.query.len == 0 && (parsed.path.len == 0 || stet_span_is(parsed.path, "/")));
}

/* The URL that names the article: as given, or the first claim that names a page and not a site. */
static void decide_url(struct stet_claims *claims, struct stet_page *page)
{
    struct stet_document *document = claims->document;
    struct stet_error ignored;
    struct stet_buf url, given;
    stet_buf_init(&url, 4 * STET_MAX_URL_BYTES);
    stet_buf_init(&given, 4 * STET_MAX_URL_BYTES);
    if (page->url.len > 0 && stet_url_canonical(page->url, &given, &ignored) >= 0)
        stet_document_set(document, &document->meta.url, (struct stet_span){given.ptr, given.len},
                          STET_ORIGIN_GIVEN);
    for (unsigned rank = 0; rank < 64; rank++)
        for (size_t i = 0; i < claims->count; i++) {
            const struct stet_claim *claim = &claims->all[i];
            if (claim->field != STET_META_URL || claim->rank != rank)
                continue;
            struct stet_buf joined;
            stet_buf_init(&joined, 4 * STET_MAX_URL_BYTES);
            stet_url_resolve(page->url, claim->value, &joined);
            stet_buf_clear(&url);
            bool good =
                !joined.failed &&
                stet_url_canonical((struct stet_span){joined.ptr, joined.len}, &url, &ignored) >= 0;
            stet_buf_free(&joined);
            struct stet_span found = {url.ptr, url.len};
            if (!good || is_root(found)) {
                if (good && claim->rank < 10)
                    stet_document_diagnose(document, "ignored-canonical", claim->offset,
                                           claim->value);
                continue;
            }
            if (document->meta.url.value.len == 0)
                stet_document_set(document, &document->meta.url, found, claim->origin);
            else if (!stet_span_equal(found, document->meta.url.value))
                stet_document_diagnose(document, "conflicting-url", claim->offset, found);
            rank = 64;
            break;
        }
    stet_buf_free(&url);
    stet_buf_free(&given);
}

static void decide_address(struct stet_claims *claims, enum stet_meta_field name,
                           struct stet_field *field, struct stet_span base)
{
    const struct stet_claim *best = stet_claim_best(claims, name);
    if (!best)
        return;
    struct stet_buf url;
    stet_buf_init(&url, 4 * STET_MAX_URL_BYTES);
    stet_url_resolve(base, best->value, &url);
    if (!url.failed && !stet_span_starts_nocase(best->value, "data:"))
        stet_document_set(claims->document, field, (struct stet_span){url.ptr, url.len},
                          best->origin);
    stet_buf_free(&url);
}

/* ---- tags --------------------------------------------------------------------------------------
 */

/* Tags of the best rank; a list in one string is cut at its commas. */
static void decide_tags(struct stet_claims *claims)
{
    const struct stet_claim *best = stet_claim_best(claims, STET_META_TAG);
    for (size_t i = 0; best && i < claims->count; i++) {
        const struct stet_claim *claim = &claims->all[i];
        if (claim->field != STET_META_TAG || claim->rank != best->rank)
            continue;
        size_t start = 0;
        for (size_t k = 0; k <= claim->value.len; k++)
            if (k == claim->value.len || claim->value.ptr[k] == ',' || claim->value.ptr[k] == ';') {
                stet_document_add(claims->document, &claims->document->meta.tags,
                                  stet_span_trim(stet_span_sub(claim->value, start, k)),
                                  claim->origin);
                start = k + 1;
            }
    }
}

void stet_meta_decide(struct stet_claims *claims, struct stet_page *page)
{
    struct stet_metadata *meta = &claims->document->meta;
    decide_url(claims, page);
    decide_simple(claims, STET_META_SITE, &meta->site);
    stet_meta_title(claims);
    decide_simple(claims, STET_META_SECTION, &meta->section);
    decide_simple(claims, STET_META_DESCRIPTION, &meta->description);
    struct stet_span base = meta->url.value.len > 0 ? meta->url.value : page->url;
    decide_address(claims, STET_META_IMAGE, &meta->image, base);
    decide_address(claims, STET_META_LICENSE, &meta->license, base);
    decide_tags(claims);
    stet_meta_url(claims, meta->url.value);
    if (claims->base.len > 0) {
        struct stet_buf joined;
        stet_buf_init(&joined, 4 * STET_MAX_URL_BYTES);
        stet_url_resolve(base, claims->base, &joined);
        if (!joined.failed)
            base = stet_document_copy(claims->document, (struct stet_span){joined.ptr, joined.len});
        stet_buf_free(&joined);
    }
    page->base = base;
}

void stet_meta_finish(struct stet_claims *claims, const struct stet_page *page)
{
    stet_meta_text(claims, page);
    decide_language(claims);
    stet_meta_authors(claims);
    stet_meta_dates(claims);
}
