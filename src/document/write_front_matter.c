/* write_front_matter.c - metadata as YAML that any reader of front matter takes.
 *
 * Fixed order, double-quoted strings as JSON writes them, absent fields left out. */
#include "escape.h"
#include "write.h"

static void put_field(struct stet_buf *out, const char *name, const struct stet_field *field)
{
    if (field->value.len == 0)
        return;
    stet_buf_puts(out, name);
    stet_buf_puts(out, ": ");
    stet_escape_json(out, field->value);
    stet_buf_putc(out, '\n');
}

static void put_list(struct stet_buf *out, const char *name, const struct stet_field_list *list)
{
    if (list->count == 0)
        return;
    stet_buf_puts(out, name);
    for (size_t i = 0; i < list->count; i++) {
        stet_buf_puts(out, i == 0 ? ": [" : ", ");
        stet_escape_json(out, list->values[i]);
    }
    stet_buf_puts(out, "]\n");
}

void stet_write_front_matter(struct stet_buf *out, const struct stet_metadata *meta)
{
    stet_buf_puts(out, "---\n");
    put_field(out, "title", &meta->title);
    put_list(out, "authors", &meta->authors);
    put_field(out, "published", &meta->published);
    put_field(out, "modified", &meta->modified);
    put_field(out, "language", &meta->language);
    put_field(out, "site", &meta->site);
    put_field(out, "section", &meta->section);
    put_list(out, "tags", &meta->tags);
    put_field(out, "description", &meta->description);
    put_field(out, "url", &meta->url);
    put_field(out, "image", &meta->image);
    put_field(out, "license", &meta->license);
    stet_buf_printf(out, "normalizer: %d\n---\n", STET_NORMALIZER);
}
