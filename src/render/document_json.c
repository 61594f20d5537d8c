/* document_json.c - a document for programs; the grammar is in docs/json.md. */
#include "render.h"
#include "span.h"

/* The fields that hold one value, in the order in which they are put out. */
static const struct {
    const char *key;
    const char *also; /* a shorter name of the same, or NULL */
    size_t offset;    /* in struct stet_metadata */
} fields[] = {
    {"title", NULL, offsetof(struct stet_metadata, title)},
    {"published", "date", offsetof(struct stet_metadata, published)},
    {"modified", NULL, offsetof(struct stet_metadata, modified)},
    {"language", "lang", offsetof(struct stet_metadata, language)},
    {"site", NULL, offsetof(struct stet_metadata, site)},
    {"section", NULL, offsetof(struct stet_metadata, section)},
    {"description", NULL, offsetof(struct stet_metadata, description)},
    {"url", NULL, offsetof(struct stet_metadata, url)},
    {"image", NULL, offsetof(struct stet_metadata, image)},
    {"license", NULL, offsetof(struct stet_metadata, license)},
};
#define FIELDS (sizeof(fields) / sizeof(*fields))

static const struct stet_field *field_at(const struct stet_document *document, size_t i)
{
    return (const struct stet_field *)(const void *)((const char *)&document->meta +
                                                     fields[i].offset);
}

static void put_key(struct stet_buf *out, const char *key)
{
    stet_buf_printf(out, ",\n\"%s\":", key);
}

/* The text, or null if there is none. */
static void put_text(struct stet_buf *out, const char *key, struct stet_span text)
{
    put_key(out, key);
    if (text.len > 0)
        stet_json_string(out, text);
    else
        stet_buf_puts(out, "null");
}

static void put_list(struct stet_buf *out, const char *key, const struct stet_field_list *list)
{
    put_key(out, key);
    stet_buf_putc(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        stet_buf_puts(out, i > 0 ? "," : "");
        stet_json_string(out, list->values[i]);
    }
    stet_buf_putc(out, ']');
}

/* All authors in one text. */
static void put_author(struct stet_buf *out, const struct stet_field_list *authors)
{
    struct stet_buf joined;
    stet_buf_init(&joined, out->max);
    for (size_t i = 0; i < authors->count; i++) {
        stet_buf_puts(&joined, i > 0 ? ", " : "");
        stet_buf_append(&joined, authors->values[i].ptr, authors->values[i].len);
    }
    put_text(out, "author", (struct stet_span){joined.ptr, joined.len});
    out->failed = out->failed || joined.failed;
    stet_buf_free(&joined);
}

static void put_origin(struct stet_buf *out, const char *key, enum stet_origin origin, bool *any)
{
    if (origin == STET_ORIGIN_NONE)
        return;
    stet_buf_printf(out, "%s\"%s\":\"%s\"", *any ? "," : "", key, stet_origin_name(origin));
    *any = true;
}

static void put_origins(struct stet_buf *out, const struct stet_document *document)
{
    bool any = false;
    put_key(out, "origins");
    stet_buf_putc(out, '{');
    for (size_t i = 0; i < FIELDS; i++)
        put_origin(out, fields[i].key, field_at(document, i)->origin, &any);
    put_origin(out, "authors", document->meta.authors.origin, &any);
    put_origin(out, "tags", document->meta.tags.origin, &any);
    stet_buf_putc(out, '}');
}

static void put_metadata(struct stet_buf *out, const struct stet_document *document)
{
    for (size_t i = 0; i < FIELDS; i++) {
        put_text(out, fields[i].key, field_at(document, i)->value);
        if (fields[i].also)
            put_text(out, fields[i].also, field_at(document, i)->value);
    }
    put_list(out, "authors", &document->meta.authors);
    put_author(out, &document->meta.authors);
    put_list(out, "tags", &document->meta.tags);
    put_origins(out, document);
}

static void put_diagnostics(struct stet_buf *out, const struct stet_diagnostics *list)
{
    put_key(out, "diagnostics");
    stet_buf_putc(out, '[');
    for (const struct stet_diagnostic *item = list->first; item; item = item->next) {
        stet_buf_puts(out, item == list->first ? "\n{\"code\":" : ",\n{\"code\":");
        stet_json_string(out, stet_span_of(item->code));
        if (item->offset == STET_NO_OFFSET)
            stet_buf_puts(out, ",\"offset\":null");
        else
            stet_buf_printf(out, ",\"offset\":%zu", item->offset);
        stet_buf_puts(out, ",\"detail\":");
        stet_json_string(out, item->detail);
        stet_buf_putc(out, '}');
    }
    stet_buf_printf(out, "],\n\"diagnostics_count\":%zu", list->count);
}

/* The canonical bytes and the plain text, both of which may be empty. */
static void put_content(struct stet_buf *out, const struct stet_document *document)
{
    struct stet_buf content;
    stet_buf_init(&content, out->max);
    stet_document_running_text(document, &content);
    put_key(out, "text");
    stet_json_string(out, (struct stet_span){content.ptr, content.len});
    out->failed = out->failed || content.failed;
    stet_buf_clear(&content);
    if (stet_document_write(document, &content, NULL) != STET_OK)
        out->failed = true;
    put_key(out, "markdown");
    stet_json_string(out, (struct stet_span){content.ptr, content.len});
    stet_buf_free(&content);
}

void stet_render_document_json(const struct stet_document *document, struct stet_buf *out)
{
    stet_buf_puts(out, "{\"stet_document\":1");
    put_text(out, "kind", stet_span_of(stet_document_kind_name(document->kind)));
    put_text(out, "kind_reason", document->kind_reason);
    put_metadata(out, document);
    put_text(out, "media_type", stet_span_of(document->media_type));
    put_text(out, "encoding", stet_span_of(document->encoding));
    put_text(out, "rules", document->rules);
    put_content(out, document);
    put_diagnostics(out, &document->diagnostics);
    stet_buf_puts(out, "}\n");
}
