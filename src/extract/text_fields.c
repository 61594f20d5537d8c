/* text_fields.c - "Title: x" and its like at the top of a text, into the metadata. */
#include "text_head.h"

#include "byline.h"
#include "date.h"
#include "fold.h"
#include "span.h"

/* Which metadata a key of a mail-like header names. */
enum header_kind {
    HEADER_TITLE,
    HEADER_AUTHOR,
    HEADER_PUBLISHED,
    HEADER_MODIFIED,
    HEADER_URL,
    HEADER_SITE,
    HEADER_LANGUAGE,
    HEADER_TAGS,
    HEADER_DESCRIPTION,
    HEADER_SECTION,
    HEADER_LICENSE
};
static const struct {
    const char *key;
    enum header_kind kind;
} header_keys[] = {
    {"title", HEADER_TITLE},
    {"headline", HEADER_TITLE},
    {"subject", HEADER_TITLE},
    {"titolo", HEADER_TITLE},
    {"titel", HEADER_TITLE},
    {"titre", HEADER_TITLE},
    {"titulo", HEADER_TITLE},
    {"author", HEADER_AUTHOR},
    {"authors", HEADER_AUTHOR},
    {"by", HEADER_AUTHOR},
    {"autore", HEADER_AUTHOR},
    {"autor", HEADER_AUTHOR},
    {"auteur", HEADER_AUTHOR},
    {"date", HEADER_PUBLISHED},
    {"published", HEADER_PUBLISHED},
    {"data", HEADER_PUBLISHED},
    {"datum", HEADER_PUBLISHED},
    {"fecha", HEADER_PUBLISHED},
    {"modified", HEADER_MODIFIED},
    {"updated", HEADER_MODIFIED},
    {"url", HEADER_URL},
    {"link", HEADER_URL},
    {"source url", HEADER_URL},
    {"source", HEADER_SITE},
    {"site", HEADER_SITE},
    {"publisher", HEADER_SITE},
    {"publication", HEADER_SITE},
    {"fonte", HEADER_SITE},
    {"quelle", HEADER_SITE},
    {"language", HEADER_LANGUAGE},
    {"lang", HEADER_LANGUAGE},
    {"tags", HEADER_TAGS},
    {"keywords", HEADER_TAGS},
    {"description", HEADER_DESCRIPTION},
    {"summary", HEADER_DESCRIPTION},
    {"section", HEADER_SECTION},
    {"category", HEADER_SECTION},
    {"license", HEADER_LICENSE},
};

static void set_authors(struct stet_document *document, struct stet_span value)
{
    struct stet_span names[STET_BYLINE_NAMES];
    size_t count = stet_byline_names(value, false, names);
    if (count == 0)
        names[count++] = value;
    for (size_t i = 0; i < count; i++)
        stet_document_add(document, &document->meta.authors, names[i], STET_ORIGIN_TEXT);
}

static void set_tags(struct stet_document *document, struct stet_span value)
{
    while (value.len > 0) {
        size_t comma = stet_span_find(value, ",");
        struct stet_span tag = stet_span_trim(stet_span_sub(value, 0, comma));
        if (tag.len > 0)
            stet_document_add(document, &document->meta.tags, tag, STET_ORIGIN_TEXT);
        value = stet_span_sub(value, comma < value.len ? comma + 1 : comma, value.len);
    }
}

static bool is_language_tag(struct stet_span value)
{
    if (value.len < 2 || value.len > 11)
        return false;
    for (size_t i = 0; i < value.len; i++) {
        if (!stet_is_alpha(value.ptr[i]) && (i < 2 || value.ptr[i] != '-'))
            return false;
    }
    return value.len <= 3 || value.ptr[2] == '-' || value.ptr[3] == '-';
}

/* -1 if there is no such key. */
static int kind_of(struct stet_span key)
{
    char folded[32];
    if (stet_fold(key, folded, sizeof(folded)) == 0)
        return -1;
    for (size_t i = 0; i < sizeof(header_keys) / sizeof(header_keys[0]); i++) {
        if (strcmp(header_keys[i].key, folded) == 0)
            return (int)header_keys[i].kind;
    }
    return -1;
}

bool stet_head_knows_field(struct stet_span key)
{
    return kind_of(key) >= 0;
}

static void set_date(struct stet_document *document, struct stet_field *field,
                     struct stet_span value)
{
    struct stet_date date;
    char text[STET_DATE_TEXT];
    if (field->origin != STET_ORIGIN_NONE ||
        (!stet_date_parse(value, NULL, &date) && !stet_date_find(value, NULL, &date)))
        return;
    stet_date_write(&date, text);
    stet_document_set(document, field, stet_span_of(text), STET_ORIGIN_TEXT);
}

bool stet_head_set_field(struct stet_document *document, struct stet_span key,
                         struct stet_span value)
{
    struct stet_metadata *meta = &document->meta;
    struct stet_field *field = NULL;
    int kind = kind_of(key);
    if (kind < 0)
        return false;
    if (kind == HEADER_SITE && stet_span_find(value, "://") < value.len)
        kind = HEADER_URL;
    switch ((enum header_kind)kind) {
    case HEADER_TITLE: field = &meta->title; break;
    case HEADER_URL: field = &meta->url; break;
    case HEADER_SITE: field = &meta->site; break;
    case HEADER_DESCRIPTION: field = &meta->description; break;
    case HEADER_SECTION: field = &meta->section; break;
    case HEADER_LICENSE: field = &meta->license; break;
    case HEADER_LANGUAGE: field = is_language_tag(value) ? &meta->language : NULL; break;
    case HEADER_AUTHOR: set_authors(document, value); break;
    case HEADER_TAGS: set_tags(document, value); break;
    case HEADER_PUBLISHED: set_date(document, &meta->published, value); break;
    case HEADER_MODIFIED: set_date(document, &meta->modified, value); break;
    }
    if (field && field->origin == STET_ORIGIN_NONE)
        stet_document_set(document, field, value, STET_ORIGIN_TEXT);
    return true;
}
