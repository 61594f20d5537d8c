/* extract.c - from bytes to a normalised document: what are they, decode, read by media type,
 * overrule, normalise. */
#include "extract.h"
#include "blocks.h"
#include "ingest.h"
#include "limits.h"
#include "normalize.h"
#include "span.h"
#include "text.h"
#include "trace.h"
#include "url.h"

/* Reads decoded text into *document, or puts another in its place. */
static enum stet_status read_media(struct stet_document **document, enum stet_media media,
                                   struct stet_span text, const struct stet_source *source,
                                   const struct stet_watch *watch, struct stet_error *error)
{
    struct stet_span url = stet_span_of(source->url);
    if (media == STET_MEDIA_HTML) {
        const struct stet_extras extras = {
            .rules = source->rules, .captured_utc = source->captured_utc, .watch = watch};
        return stet_extract_html(*document, text, url, &extras, error);
    }
    if (media == STET_MEDIA_TEXT)
        return stet_extract_text(*document, text, error);
    struct stet_document *read = NULL;
    enum stet_status status = stet_extract_markdown(&read, text, url, error);
    if (status < 0)
        return status;
    for (const struct stet_diagnostic *at = (*document)->diagnostics.first; at; at = at->next)
        stet_document_diagnose(read, at->code, at->offset, at->detail);
    stet_document_free(*document);
    *document = read;
    return STET_OK;
}

/* What the user gives is believed before what the source says. */
static void overrule(struct stet_document *document, const struct stet_source *source)
{
    struct stet_error ignored;
    struct stet_buf text;
    stet_buf_init(&text, 4 * STET_MAX_URL_BYTES);
    if (source->title)
        stet_normalize_line(&text, stet_span_of(source->title));
    stet_document_set(document, &document->meta.title, (struct stet_span){text.ptr, text.len},
                      STET_ORIGIN_GIVEN);
    stet_buf_clear(&text);
    if (source->url && stet_url_canonical(stet_span_of(source->url), &text, &ignored) >= 0)
        stet_document_set(document, &document->meta.url, (struct stet_span){text.ptr, text.len},
                          STET_ORIGIN_GIVEN);
    else if (source->url)
        stet_document_diagnose(document, "unusable-url", STET_NO_OFFSET, stet_span_of(source->url));
    stet_buf_free(&text);
}

struct stet_span stet_source_unknown_charset(const char *media_type)
{
    return stet_ingest_unknown_charset((struct stet_bytes){NULL, 0}, STET_MEDIA_HTML, media_type);
}

/* A charset that is none is passed over, and that is told. */
static void diagnose_charset(struct stet_document *document, const struct stet_source *source,
                             enum stet_media media)
{
    struct stet_span label = stet_ingest_unknown_charset(source->bytes, media, source->media_type);
    const char *first = (const char *)source->bytes.ptr;
    char shown[60]; /* the bytes are not known to be UTF-8 */
    size_t len = label.len < sizeof(shown) ? label.len : sizeof(shown);
    for (size_t i = 0; i < len; i++)
        shown[i] = label.ptr[i] > ' ' && label.ptr[i] < 0x7F ? label.ptr[i] : '?';
    bool within = len > 0 && label.ptr >= first && label.ptr < first + source->bytes.len;
    if (len > 0)
        stet_document_diagnose(document, "unknown-charset",
                               within ? (size_t)(label.ptr - first) : STET_NO_OFFSET,
                               (struct stet_span){shown, len});
}

static enum stet_status extract(struct stet_document **document, const struct stet_source *source,
                                const struct stet_watch *watch, struct stet_buf *text,
                                struct stet_error *error)
{
    enum stet_media media;
    if (source->bytes.len > STET_MAX_SOURCE_BYTES)
        return stet_error_set(error, STET_ERR_LIMIT,
                              "cannot read a source of %zu bytes: the most is %zu",
                              source->bytes.len, STET_MAX_SOURCE_BYTES);
    enum stet_status status =
        stet_ingest_sniff(source->bytes, source->media_type, source->name, &media, error);
    if (status < 0)
        return status;
    bool valid;
    const char *encoding =
        stet_ingest_encoding(source->bytes, media, source->media_type, source->encoding, &valid);
    diagnose_charset(*document, source, media);
    struct stet_span decoded = {(const char *)source->bytes.ptr, source->bytes.len};
    valid = valid && !memchr(decoded.ptr, '\r', decoded.len);
    if (watch || !valid) { /* a trace keeps the text */
        status = stet_ingest_decode(source->bytes, encoding, text, &(*document)->diagnostics,
                                    (*document)->arena, error);
        decoded = (struct stet_span){text->ptr, text->len};
    }
    if (status >= 0)
        status = read_media(document, media, decoded, source, watch, error);
    if (status < 0)
        return status;
    (*document)->media_type = stet_ingest_media_type(media);
    (*document)->encoding = encoding;
    overrule(*document, source);
    return stet_normalize(*document, error);
}

enum stet_status stet_extract(struct stet_document **out, const struct stet_source *source,
                              struct stet_error *error)
{
    return stet_extract_traced(out, NULL, source, error);
}

enum stet_status stet_extract_traced(struct stet_document **out, struct stet_trace **trace,
                                     const struct stet_source *source, struct stet_error *error)
{
    struct stet_buf text;
    struct stet_watch watch = {stet_trace_see, NULL};
    struct stet_document *document = stet_document_new();
    enum stet_status status = STET_OK;
    stet_buf_init(&text, STET_MAX_DECODED_BYTES);
    if (!document || (trace && !(watch.data = stet_trace_new())))
        status = stet_error_set(error, STET_ERR_MEMORY, "cannot read a source: no memory");
    if (status >= 0)
        status = extract(&document, source, trace ? &watch : NULL, &text, error);
    if (status >= 0 && trace)
        status = stet_trace_finish(watch.data, &text, error);
    stet_buf_free(&text);
    if (status < 0) {
        stet_document_free(document);
        stet_trace_free(watch.data);
        return status;
    }
    *out = document;
    if (trace)
        *trace = watch.data;
    return STET_OK;
}
