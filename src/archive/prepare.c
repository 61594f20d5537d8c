/* prepare.c - bytes in; out comes a capture with its text and its source as git objects, or the
 * reason why there is none. Runs on any thread and shares nothing. */
#include "prepare.h"
#include "digest.h"
#include "document.h"
#include "escape.h"
#include "ingest.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include "url.h"
#include "utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <stet/diff.h>
#include <stet/extract.h>

static bool set(struct stet_prepared *out, char **field, struct stet_span value)
{
    free(*field);
    *field = strndup(value.len ? value.ptr : "", value.len);
    if (!*field)
        out->out_of_memory = true;
    return *field != NULL;
}

static void give_up(struct stet_prepared *out, enum stet_outcome outcome, const char *reason)
{
    out->capture.outcome = outcome;
    set(out, &out->reason, stet_span_of(reason));
    out->capture.reason = out->reason;
}

/* The same for what was told as an error. */
static void give_up_for(struct stet_prepared *out, enum stet_outcome outcome,
                        const struct stet_error *error)
{
    if (error->status == STET_ERR_MEMORY)
        out->out_of_memory = true;
    give_up(out, outcome, error->message);
}

/* A given name lives in paths of messages and lists, so it must be one plain line. */
static const char *name_fault(struct stet_span name)
{
    if (name.len == 0)
        return "it is empty";
    if (name.len > STET_MAX_URL_BYTES)
        return "it is too long";
    if (stet_utf8_check(name.ptr, name.len) != name.len)
        return "it is not UTF-8";
    if (!stet_escape_is_plain(name))
        return "it holds a control or invisible character";
    struct stet_span rest = name;
    while (rest.len) {
        const char *slash = memchr(rest.ptr, '/', rest.len);
        size_t len = slash ? (size_t)(slash - rest.ptr) : rest.len;
        if (stet_span_is((struct stet_span){rest.ptr, len}, ".."))
            return "it holds '..'";
        rest = stet_span_sub(rest, slash ? len + 1 : len, rest.len);
    }
    return NULL;
}

enum stet_status stet_prepare_name(const struct stet_run_options *options, char **out,
                                   struct stet_error *error)
{
    *out = NULL;
    struct stet_buf url;
    stet_buf_init(&url, STET_MAX_URL_BYTES);
    enum stet_status status = STET_OK;
    if (options->id) {
        const char *fault = name_fault(stet_span_of(options->id));
        if (fault)
            return stet_error_set(error, STET_ERR_USAGE, "cannot use the id '%.80s': %s",
                                  options->id, fault);
        stet_buf_puts(&url, options->id);
    } else if (options->url) {
        status = stet_url_canonical(stet_span_of(options->url), &url, error);
        if (status != STET_OK)
            return error->status = STET_ERR_USAGE;
    } else {
        return STET_OK;
    }
    *out = stet_buf_take(&url);
    if (!*out)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
    return status;
}

/* "file:///home/a/b.txt": where nothing better is known, a file is the article at its own address.
 * false, and given up, if it has none. */
static bool name_by_path(struct stet_prepared *out, const char *path)
{
    static const char plain[] = "-._~/!$&'()*+,;=:@";
    struct stet_error error;
    struct stet_buf url;
    char *real = realpath(path, NULL);
    if (!real) {
        stet_io_error(&error, "archive", path);
        give_up_for(out, STET_OUTCOME_FAILED, &error);
        return false;
    }
    stet_buf_init(&url, STET_MAX_URL_BYTES);
    stet_buf_puts(&url, "file://");
    for (const char *p = real; *p; p++) {
        if (stet_is_alpha(*p) || stet_is_digit(*p) || strchr(plain, *p))
            stet_buf_putc(&url, *p);
        else
            stet_buf_printf(&url, "%%%02X", (unsigned char)*p);
    }
    enum stet_status status =
        stet_buf_status(&url, "the address that follows from its path", &error);
    if (status != STET_OK) {
        stet_error_prefix(&error, "cannot archive '%.200s' without --url or --id", path);
        give_up_for(out, STET_OUTCOME_FAILED, &error);
    }
    bool named = status == STET_OK && set(out, &out->url, (struct stet_span){url.ptr, url.len});
    stet_buf_free(&url);
    free(real);
    return named;
}

/* Which article this is: as the user says, else as the page says, else the file itself. */
static bool name_article(struct stet_prepared *out, const char *path,
                         const struct stet_document *document,
                         const struct stet_run_options *options)
{
    struct stet_error error;
    if (stet_prepare_name(options, &out->url, &error) != STET_OK) {
        give_up_for(out, STET_OUTCOME_FAILED, &error);
        return false;
    }
    struct stet_span said = document ? document->meta.url.value : (struct stet_span){0};
    if (!out->url && said.len)
        out->named_by_page = set(out, &out->url, said);
    if (!out->url && strcmp(path, "-") == 0) {
        give_up(
            out, STET_OUTCOME_FAILED,
            "cannot archive standard input: it does not say where it is from; give --url or --id");
        return false;
    }
    if (!out->url && !name_by_path(out, path))
        return false;
    out->capture.url = out->url;
    stet_store_article_id(stet_span_of(out->url), out->id);
    return true;
}

/* Whether an object could be made; else the input failed. */
static bool is_made(struct stet_prepared *out, enum stet_status status,
                    const struct stet_error *error)
{
    if (status == STET_OK)
        return true;
    give_up_for(out, STET_OUTCOME_FAILED, error);
    return false;
}

static bool keep_source(struct stet_prepared *out, const struct stet_buf *source)
{
    struct stet_error error;
    out->capture.source_bytes = source->len;
    stet_sha256(source->ptr, source->len, out->capture.source_sha256);
    return is_made(out, stet_object_new(&out->source, source->ptr, source->len, &error), &error);
}

static void keep_text(struct stet_prepared *out, const struct stet_document *document,
                      const struct stet_buf *source, struct stet_indexer *indexer)
{
    struct stet_buf text;
    struct stet_error error;
    stet_buf_init(&text, STET_MAX_CANONICAL_BYTES);
    if (stet_document_write(document, &text, &error) != STET_OK) {
        give_up_for(out, STET_OUTCOME_REFUSED, &error);
    } else if (is_made(out,
                       stet_object_new_on(&out->text, text.ptr, text.len, out->source,
                                          (struct stet_span){source->ptr, source->len}, &error),
                       &error)) {
        struct stet_span canonical = {text.ptr, text.len};
        const struct stet_oid *oid = stet_object_oid(out->text);
        if (stet_indexer_take(indexer, oid, canonical, document, &out->indexed, &error) == STET_OK)
            out->words = stet_indexed_words(out->indexed);
        else /* the catalog will see for itself */
            out->words = stet_diff_words(canonical);
        out->capture.normalizer = STET_NORMALIZER;
    }
    stet_buf_free(&text);
}

static const char *extension_of(const char *media_type)
{
    if (strcmp(media_type, "text/html") == 0)
        return "html";
    return strcmp(media_type, "text/markdown") == 0 ? "md" : "txt";
}

/* What a reader would want to know of a text that is kept. */
static void note_kind(struct stet_prepared *out, const char *path,
                      const struct stet_document *document)
{
    struct stet_buf note;
    if (document->kind == STET_KIND_ARTICLE)
        return;
    stet_buf_init(&note, 1024);
    stet_buf_printf(&note, "'%.300s' is archived, but taken for %s: %.*s", path,
                    document->kind == STET_KIND_LISTING ? "a listing" : "the start of an article",
                    (int)document->kind_reason.len, document->kind_reason.ptr);
    set(out, &out->note, (struct stet_span){note.ptr, note.len});
    stet_buf_free(&note);
}

static void take_document(struct stet_prepared *out, const char *path,
                          const struct stet_document *document, const struct stet_buf *source,
                          struct stet_indexer *indexer, const struct stet_run_options *options)
{
    set(out, &out->title, document->meta.title.value);
    out->capture.kind = stet_document_kind_name(document->kind);
    out->capture.media_type = document->media_type;
    out->capture.encoding = document->encoding;
    if (document->rules.len > 0 && set(out, &out->rules, document->rules))
        out->capture.rules = out->rules;
    out->extension = extension_of(document->media_type);
    out->diagnostics = document->diagnostics.count;
    if (!name_article(out, path, document, options) || !keep_source(out, source))
        return;
    /* An error page must not become an article's text; a listing or a stub is what the reader saw.
     */
    if (!stet_document_kind_is_substitute(document->kind)) {
        note_kind(out, path, document);
        keep_text(out, document, source, indexer);
        return;
    }
    struct stet_buf reason;
    stet_buf_init(&reason, 1024);
    stet_buf_printf(&reason, "cannot archive '%s' as an article: %.*s", path,
                    (int)document->kind_reason.len, document->kind_reason.ptr);
    give_up(out, STET_OUTCOME_REFUSED, reason.ptr);
    stet_buf_free(&reason);
}

/* A page that the extractor refuses for its shape keeps its bytes; what is no document does not. */
static void take_failure(struct stet_prepared *out, const char *path, const struct stet_buf *source,
                         struct stet_error *error, const struct stet_run_options *options)
{
    enum stet_media media;
    struct stet_bytes bytes = {(const uint8_t *)source->ptr, source->len};
    stet_error_prefix(error, "cannot archive '%s'", path);
    bool is_page = error->status == STET_ERR_LIMIT &&
                   stet_ingest_sniff(bytes, options->media_type, path, &media, NULL) == STET_OK;
    if (!is_page) {
        give_up_for(out, STET_OUTCOME_FAILED, error);
        return;
    }
    out->capture.media_type = stet_ingest_media_type(media);
    out->extension = extension_of(out->capture.media_type);
    if (name_article(out, path, NULL, options) && keep_source(out, source))
        give_up(out, STET_OUTCOME_REFUSED, error->message);
}

static void start(struct stet_prepared *out, const struct stet_input *input)
{
    *out = (struct stet_prepared){.extension = "bin"};
    out->capture.captured_utc = input->captured_utc;
    out->capture.outcome = STET_OUTCOME_CAPTURED;
    set(out, &out->input, stet_span_of(input->path));
    set(out, &out->title, stet_span_of(""));
    out->capture.input = out->input;
}

void stet_prepare(struct stet_prepared *out, const struct stet_input *input,
                  struct stet_indexer *indexer, const struct stet_run_options *options)
{
    struct stet_buf source;
    struct stet_error error;
    struct stet_document *document = NULL;
    const char *path = input->path;
    start(out, input);
    if (input->reason) {
        give_up(out, STET_OUTCOME_FAILED, input->reason);
        return;
    }
    stet_buf_init(&source, STET_MAX_SOURCE_BYTES);
    if (stet_io_read_file(path, STET_MAX_SOURCE_BYTES, &source, &error) != STET_OK) {
        give_up_for(out, STET_OUTCOME_FAILED, &error);
    } else {
        const struct stet_source said = {
            .bytes = {(const uint8_t *)source.ptr, source.len},
            .name = path,
            .media_type = options->media_type,
            .url = options->url,
            .title = options->title,
            .rules = options->rules,
            .captured_utc = input->captured_utc,
        };
        if (stet_extract(&document, &said, &error) == STET_OK)
            take_document(out, path, document, &source, indexer, options);
        else
            take_failure(out, path, &source, &error, options);
    }
    stet_document_free(document);
    stet_buf_free(&source);
}

void stet_prepared_separate(struct stet_prepared *prepared, const char *note)
{
    if (!name_by_path(prepared, prepared->input))
        return;
    set(prepared, &prepared->note, stet_span_of(note));
    prepared->named_by_page = false;
    prepared->capture.url = prepared->url;
    stet_store_article_id(stet_span_of(prepared->url), prepared->id);
}

void stet_prepared_fail(struct stet_prepared *prepared, const char *reason)
{
    give_up(prepared, STET_OUTCOME_FAILED, reason);
}

void stet_prepared_free(struct stet_prepared *prepared)
{
    stet_object_free(prepared->text);
    stet_object_free(prepared->source);
    stet_indexed_free(prepared->indexed);
    free(prepared->input);
    free(prepared->url);
    free(prepared->title);
    free(prepared->reason);
    free(prepared->note);
    free(prepared->rules);
    *prepared = (struct stet_prepared){0};
}
