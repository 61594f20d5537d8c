/* indexed.c - canonical bytes in, what the catalog's rows will say of them out: the part of
 * indexing that any thread can do. */
#include "indexed.h"
#include "limits.h"
#include "sketch.h"
#include "span.h"
#include <stdlib.h>
#include <stet/diff.h>
#include <stet/document.h>

/* A piece of the memory of a text being made; its place, as the memory may move. */
struct piece {
    size_t at, len;
};

struct stet_indexer {
    struct stet_terms *terms;
    struct stet_buf text, out;
};

struct stet_indexer *stet_indexer_new(void)
{
    struct stet_indexer *indexer = calloc(1, sizeof(*indexer));
    if (!indexer)
        return NULL;
    stet_buf_init(&indexer->text, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&indexer->out, 4 * STET_MAX_CANONICAL_BYTES);
    indexer->terms = stet_terms_new();
    if (!indexer->terms) {
        free(indexer);
        return NULL;
    }
    return indexer;
}

void stet_indexer_free(struct stet_indexer *indexer)
{
    if (!indexer)
        return;
    stet_terms_free(indexer->terms);
    stet_buf_free(&indexer->text);
    stet_buf_free(&indexer->out);
    free(indexer);
}

static struct piece put(struct stet_buf *out, struct stet_span text)
{
    struct piece piece = {out->len, text.len};
    stet_buf_append(out, text.ptr, text.len);
    return piece;
}

void stet_indexed_put(struct stet_buf *out, const struct stet_term *token)
{
    _Static_assert(STET_TERM_BYTES <= 255, "a length is one byte");
    char bytes[STET_TERM_BYTES + 1];
    bytes[0] = (char)(unsigned char)token->len;
    memcpy(bytes + 1, token->ptr, token->len);
    stet_buf_append(out, bytes, token->len + 1);
}

static int put_token(void *context, const struct stet_term *token)
{
    struct stet_buf *out = context;
    stet_indexed_put(out, token);
    return out->failed;
}

static struct piece put_words(struct stet_indexer *indexer, struct stet_span text)
{
    size_t at = indexer->out.len;
    (void)stet_terms_run(indexer->terms, text, put_token, &indexer->out);
    return (struct piece){at, indexer->out.len - at};
}

static struct piece put_sketch(struct stet_buf *out, struct piece words)
{
    size_t at = out->len;
    if (!out->failed && words.len > 0)
        stet_sketch_make((struct stet_span){out->ptr + words.at, words.len}, out);
    return (struct piece){at, out->len - at};
}

static struct piece put_authors(struct stet_buf *out, const struct stet_metadata *meta)
{
    size_t at = out->len;
    for (size_t i = 0; i < meta->authors.count; i++) {
        if (i > 0)
            stet_buf_puts(out, ", ");
        stet_buf_append(out, meta->authors.values[i].ptr, meta->authors.values[i].len);
    }
    return (struct piece){at, out->len - at};
}

/* The whole in one piece of memory: the struct, then what it points at. */
static struct stet_indexed *assemble(const struct stet_buf *out, const struct piece *pieces)
{
    struct stet_indexed *indexed = malloc(sizeof(*indexed) + out->len);
    if (!indexed)
        return NULL;
    *indexed = (struct stet_indexed){.bytes = sizeof(*indexed) + out->len};
    char *memory = (char *)(indexed + 1);
    if (out->len)
        memcpy(memory, out->ptr, out->len);
    struct stet_span *const spans[] = {
        &indexed->title,      &indexed->title_folded, &indexed->published, &indexed->language,
        &indexed->site,       &indexed->authors,      &indexed->url,       &indexed->title_words,
        &indexed->body_words, &indexed->sketch};
    for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
        *spans[i] = (struct stet_span){memory + pieces[i].at, pieces[i].len};
    return indexed;
}

/* meta: of the canonical bytes; document: with the text that they hold. */
static enum stet_status take(struct stet_indexer *indexer, const struct stet_oid *oid,
                             struct stet_span canonical, const struct stet_metadata *meta,
                             const struct stet_document *document, struct stet_indexed **out,
                             struct stet_error *error)
{
    struct stet_buf *buf = &indexer->out;
    stet_buf_clear(buf);
    stet_buf_clear(&indexer->text);
    stet_document_text(document, &indexer->text);
    struct piece title = put(buf, meta->title.value);
    struct piece folded = {buf->len, 0};
    stet_terms_fold(indexer->terms, meta->title.value, buf);
    folded.len = buf->len - folded.at;
    /* In the order of the struct; an initialiser's own order is anybody's. */
    struct piece pieces[10] = {title, folded};
    pieces[2] = put(buf, meta->published.value);
    pieces[3] = put(buf, meta->language.value);
    pieces[4] = put(buf, meta->site.value);
    pieces[5] = put_authors(buf, meta);
    pieces[6] = put(buf, meta->url.value);
    pieces[7] = put_words(indexer, meta->title.value);
    pieces[8] = put_words(indexer, (struct stet_span){indexer->text.ptr, indexer->text.len});
    pieces[9] = put_sketch(buf, pieces[8]);
    enum stet_status status = stet_buf_status(&indexer->text, "a text", error);
    if (status == STET_OK)
        status = stet_buf_status(buf, "the words of a text", error);
    if (status != STET_OK)
        return status;
    *out = assemble(buf, pieces);
    if (!*out)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot index a text: no memory");
    (*out)->text = *oid;
    (*out)->words = stet_diff_words(canonical);
    return STET_OK;
}

enum stet_status stet_indexer_run(struct stet_indexer *indexer, const struct stet_oid *oid,
                                  struct stet_span canonical, struct stet_indexed **out,
                                  struct stet_error *error)
{
    struct stet_document *document = NULL;
    *out = NULL;
    enum stet_status status = stet_document_read(&document, canonical, error);
    if (status == STET_OK)
        status = take(indexer, oid, canonical, &document->meta, document, out, error);
    stet_document_free(document);
    return status;
}

enum stet_status stet_indexer_take(struct stet_indexer *indexer, const struct stet_oid *oid,
                                   struct stet_span canonical, const struct stet_document *document,
                                   struct stet_indexed **out, struct stet_error *error)
{
    static const char end[] = "\n---\n"; /* of the front matter, which does not say all */
    struct stet_document *front = NULL;
    *out = NULL;
    size_t len = stet_span_find(canonical, end);
    len += len < canonical.len ? strlen(end) : 0;
    enum stet_status status = stet_document_read(&front, stet_span_sub(canonical, 0, len), error);
    if (status == STET_OK)
        status = take(indexer, oid, canonical, &front->meta, document, out, error);
    stet_document_free(front);
    return status;
}

size_t stet_indexed_words(const struct stet_indexed *indexed)
{
    return indexed->words;
}

size_t stet_indexed_bytes(const struct stet_indexed *indexed)
{
    return indexed->bytes;
}

void stet_indexed_free(struct stet_indexed *indexed)
{
    free(indexed);
}

int stet_indexed_tokens(struct stet_span tokens, stet_term_fn *each, void *context)
{
    for (size_t pos = 0; pos < tokens.len;) {
        size_t len = (unsigned char)tokens.ptr[pos++];
        if (len > tokens.len - pos)
            return 1; /* these are no tokens of ours */
        struct stet_term token = {
            .ptr = tokens.ptr + pos, .len = len, .start = pos, .end = pos + len};
        int stop = each(context, &token);
        if (stop)
            return stop;
        pos += len;
    }
    return 0;
}
