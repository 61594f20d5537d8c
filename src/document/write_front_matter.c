/* write_front_matter.c - metadata as YAML that any reader of front matter takes.
 *
 * Fixed order, double-quoted strings as JSON writes them, absent fields left out. What a site says
 * to machines about its page changes with the site, without an edit: it is no part of the text. */
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

/* Was it written with the text, and not by the site around it? */
static bool is_own(enum stet_origin origin)
{
    return origin == STET_ORIGIN_GIVEN || origin == STET_ORIGIN_FRONT_MATTER ||
           origin == STET_ORIGIN_TEXT;
}

static void put_own(struct stet_buf *out, const char *name, const struct stet_field *field)
{
    if (is_own(field->origin))
        put_field(out, name, field);
}

void stet_write_front_matter(struct stet_buf *out, const struct stet_metadata *meta)
{
    stet_buf_puts(out, "---\n");
    put_field(out, "title", &meta->title);
    put_list(out, "authors", &meta->authors);
    put_field(out, "published", &meta->published);
    put_own(out, "modified", &meta->modified);
    put_field(out, "language", &meta->language);
    put_own(out, "site", &meta->site);
    put_own(out, "section", &meta->section);
    if (is_own(meta->tags.origin))
        put_list(out, "tags", &meta->tags);
    put_own(out, "description", &meta->description);
    put_field(out, "url", &meta->url);
    put_own(out, "image", &meta->image);
    put_field(out, "license", &meta->license);
    stet_buf_printf(out, "normalizer: %d\n---\n", STET_NORMALIZER);
}
