/* normalize.c - a document into its one normal form: the metadata, the blocks, and what is said of
 * it.
 *
 * It never changes what a reader sees. What was repaired is counted and reported once a kind. */
#include "limits.h"
#include "rules.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>

static void normalize_field(struct stet_normalizer *n, struct stet_field *field)
{
    field->value = stet_line_normalize(n, field->value);
    if (field->value.len == 0)
        field->origin = STET_ORIGIN_NONE;
}

static void normalize_address(struct stet_normalizer *n, struct stet_field *field, bool picture)
{
    field->value = stet_url_normalize(n, field->value, picture);
    if (field->value.len == 0)
        field->origin = STET_ORIGIN_NONE;
}

/* A licence is told by its address, or in words. */
static void normalize_license(struct stet_normalizer *n, struct stet_field *license)
{
    struct stet_span value = stet_span_trim(license->value);
    bool address = stet_span_starts_nocase(value, "http") &&
                   stet_span_find(value, "://") < value.len &&
                   stet_span_find(value, " ") == value.len;
    if (address)
        normalize_address(n, license, false);
    else
        normalize_field(n, license);
}

static void normalize_list(struct stet_normalizer *n, struct stet_field_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct stet_span value = stet_line_normalize(n, list->values[i]);
        bool wanted = value.len > 0;
        for (size_t k = 0; k < kept; k++)
            wanted = wanted && !stet_span_equal(list->values[k], value);
        if (wanted)
            list->values[kept++] = value;
    }
    list->count = kept;
    if (kept == 0)
        list->origin = STET_ORIGIN_NONE;
}

static void normalize_metadata(struct stet_normalizer *n, struct stet_metadata *meta)
{
    struct stet_field *const lines[] = {&meta->title,      &meta->published, &meta->modified,
                                        &meta->language,   &meta->site,      &meta->section,
                                        &meta->description};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        normalize_field(n, lines[i]);
    normalize_address(n, &meta->url, false);
    normalize_address(n, &meta->image, true);
    normalize_license(n, &meta->license);
    normalize_list(n, &meta->authors);
    normalize_list(n, &meta->tags);
}

static void report(struct stet_normalizer *n, const char *code, size_t count)
{
    char detail[32];
    if (count == 0)
        return;
    int len = snprintf(detail, sizeof(detail), "%zu", count);
    stet_document_diagnose(n->document, code, STET_NO_OFFSET,
                           (struct stet_span){detail, (size_t)len});
}

enum stet_status stet_normalize(struct stet_document *document, struct stet_error *error)
{
    struct stet_normalizer n = {.document = document};
    stet_buf_init(&n.scratch, STET_MAX_DECODED_BYTES);
    stet_buf_init(&n.kept_controls, STET_MAX_DECODED_BYTES);
    normalize_metadata(&n, &document->meta);
    stet_blocks_normalize(&n, document->root);
    report(&n, "removed-invisible", n.repairs.invisible);
    report(&n, "removed-direction", n.repairs.directions);
    report(&n, "composed-unicode", n.repairs.composed);
    report(&n, "cleaned-address", n.repairs.addresses);
    report(&n, "nested-too-deep", n.repairs.lifted);
    stet_buf_free(&n.scratch);
    stet_buf_free(&n.kept_controls);
    free(n.boundaries.items);
    free(n.frames);
    if (!n.failed)
        return STET_OK;
    if (stet_arena_used(document->arena) > STET_MAX_DOCUMENT_ARENA / 2)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "the document needs more than %zu bytes of memory",
                              STET_MAX_DOCUMENT_ARENA);
    return stet_error_set(error, STET_ERR_MEMORY, "cannot normalise the document: no memory");
}
