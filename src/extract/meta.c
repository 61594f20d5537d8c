/* meta.c - the claims of a page about its article, weighed: the first of the best rank is written
 * down. */
#include "meta.h"
#include "limits.h"
#include "normalize.h"
#include "span.h"
#include "url.h"
#include <stdlib.h>

#define VALUE_BYTES (64 * 1024) /* of one claim; more is no title, name or description */

/* Does a value hold HTML: a reference, or a tag that is closed? "List<String>" does not. */
static bool is_html(struct stet_span value)
{
    size_t mark = stet_span_find(value, "&");
    struct stet_span rest = stet_span_sub(value, mark, value.len);
    return stet_span_find(rest, ";") < rest.len || stet_span_find(value, "</") < value.len;
}

/* Values escaped once too often: "&quot;" becomes what it stands for, and tags go. */
static void unescape(struct stet_span value, struct stet_buf *out)
{
    struct stet_html *html = NULL;
    struct stet_error ignored;
    if (!is_html(value) || value.len > VALUE_BYTES || stet_html_parse(&html, value, &ignored) < 0) {
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

void stet_meta_conflict(struct stet_claims *claims, const char *code, struct stet_span value,
                        const struct stet_claim *believed, const struct stet_claim *other)
{
    struct stet_buf detail;
    stet_buf_init(&detail, 4096);
    stet_buf_printf(&detail, "%.*s (%s), not %.*s (%s)", value.len < 80 ? (int)value.len : 80,
                    value.ptr, stet_origin_name(believed->origin),
                    other->value.len < 80 ? (int)other->value.len : 80, other->value.ptr,
                    stet_origin_name(other->origin));
    stet_document_diagnose(claims->document, code, other->offset,
                           (struct stet_span){detail.ptr, detail.len});
    stet_buf_free(&detail);
}

struct stet_span stet_meta_host(const struct stet_claims *claims)
{
    struct stet_url url;
    if (stet_url_parse(claims->document->meta.url.value, &url) ||
        stet_url_parse(claims->home, &url))
        return url.host;
    return (struct stet_span){NULL, 0};
}

enum stet_status stet_meta_collect(struct stet_claims *claims, const struct stet_page *page,
                                   struct stet_error *error)
{
    claims->document = page->document;
    claims->all = calloc(STET_CLAIMS_MAX, sizeof(*claims->all));
    if (!claims->all)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot read a page: no memory");
    stet_meta_markup(claims, page);
    stet_meta_parts(claims, page);
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
    if (best && (name != STET_META_SITE || best->rank <= STET_RANK_SITE))
        stet_document_set(claims->document, field, best->value, best->origin);
}

/* Where a list of sections is given for one, "News,Harbour" or "News, Harbour, Piers", the first;
 * "Arts, Culture & Life" is one. */
static struct stet_span first_of_list(struct stet_span section)
{
    static const char *const joiners[] = {" & ", " and ", " und ", " et ", " y ", " e "};
    size_t comma = stet_span_find(section, ",");
    struct stet_span rest = stet_span_sub(section, comma + (comma < section.len), section.len);
    bool spaced = rest.len > 0 && *rest.ptr == ' ';
    for (size_t i = 0; spaced && i < sizeof(joiners) / sizeof(*joiners); i++)
        if (stet_span_find(rest, joiners[i]) < rest.len)
            return section;
    bool list = rest.len > 0 && (!spaced || stet_span_find(rest, ",") < rest.len);
    return list ? stet_span_trim(stet_span_sub(section, 0, comma)) : section;
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
    if (name == STET_META_LICENSE && stet_span_find(best->value, " ") < best->value.len) {
        stet_document_set(claims->document, field, best->value, best->origin); /* said in words */
        return;
    }
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
    stet_site_settle(claims, stet_meta_host(claims));
    decide_simple(claims, STET_META_SECTION, &meta->section);
    stet_document_set(claims->document, &meta->section, first_of_list(meta->section.value),
                      meta->section.origin);
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
    stet_meta_language(claims);
    stet_meta_authors(claims);
    stet_meta_dates(claims);
}
