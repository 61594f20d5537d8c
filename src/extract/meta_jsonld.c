/* meta_jsonld.c - claims from schema.org objects in JSON-LD, with @graph, arrays, references and
 * broken syntax. */
#include "limits.h"
#include "meta.h"
#include "span.h"
#include <jansson.h>
#include <stdlib.h>

#define OBJECTS_MAX 1000           /* objects looked at in one script */
#define SCRIPT_MAX  (8 * STET_MIB) /* bytes of one script */
#define BODY_MIN    200            /* bytes; a shorter articleBody is no text of an article */

enum schema_type { TYPE_OTHER, TYPE_ARTICLE, TYPE_PAGE, TYPE_SITE };

static const struct {
    const char *name;
    enum schema_type type;
} types[] = {
    {"Article", TYPE_ARTICLE},
    {"NewsArticle", TYPE_ARTICLE},
    {"BlogPosting", TYPE_ARTICLE},
    {"ReportageNewsArticle", TYPE_ARTICLE},
    {"AnalysisNewsArticle", TYPE_ARTICLE},
    {"OpinionNewsArticle", TYPE_ARTICLE},
    {"BackgroundNewsArticle", TYPE_ARTICLE},
    {"AskPublicNewsArticle", TYPE_ARTICLE},
    {"ReviewNewsArticle", TYPE_ARTICLE},
    {"LiveBlogPosting", TYPE_ARTICLE},
    {"TechArticle", TYPE_ARTICLE},
    {"ScholarlyArticle", TYPE_ARTICLE},
    {"MedicalScholarlyArticle", TYPE_ARTICLE},
    {"SatiricalArticle", TYPE_ARTICLE},
    {"AdvertiserContentArticle", TYPE_ARTICLE},
    {"SocialMediaPosting", TYPE_ARTICLE},
    {"DiscussionForumPosting", TYPE_ARTICLE},
    {"Report", TYPE_ARTICLE},
    {"Review", TYPE_ARTICLE},
    {"Recipe", TYPE_ARTICLE},
    {"CreativeWork", TYPE_ARTICLE},
    {"WebPage", TYPE_PAGE},
    {"ItemPage", TYPE_PAGE},
    {"AboutPage", TYPE_PAGE},
    {"MedicalWebPage", TYPE_PAGE},
    {"VideoObject", TYPE_PAGE},
    {"WebSite", TYPE_SITE},
    {"NewsMediaOrganization", TYPE_SITE},
};

/* Where to find a field in an object of type Article or WebPage. */
static const struct {
    const char *key;
    enum stet_meta_field field;
    bool article_only;
} keys[] = {
    {"headline", STET_META_TITLE, false},
    {"name", STET_META_TITLE, false},
    {"author", STET_META_AUTHOR, true},
    {"creator", STET_META_AUTHOR, true},
    {"datePublished", STET_META_PUBLISHED, false},
    {"dateCreated", STET_META_PUBLISHED, true},
    {"dateModified", STET_META_MODIFIED, false},
    {"inLanguage", STET_META_LANGUAGE, false},
    {"articleSection", STET_META_SECTION, true},
    {"keywords", STET_META_TAG, true},
    {"description", STET_META_DESCRIPTION, false},
    {"mainEntityOfPage", STET_META_URL, true},
    {"url", STET_META_URL, true},
    {"image", STET_META_IMAGE, true},
    {"license", STET_META_LICENSE, false},
    {"publisher", STET_META_SITE, true},
};

struct scan {
    struct stet_claims *claims;
    size_t offset;
    json_t *objects[OBJECTS_MAX]; /* all of the script, to follow references */
    size_t count;
    bool article; /* one was taken: the others are related ones */
};

static enum schema_type type_named(const json_t *name)
{
    const char *text = json_string_value(name);
    if (!text)
        return TYPE_OTHER;
    const char *slash = strrchr(text, '/');
    text = slash ? slash + 1 : text;
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (strcmp(text, types[i].name) == 0)
            return types[i].type;
    return TYPE_OTHER;
}

/* Types of what no article is: things to buy, lists, questions and answers. */
static const char *const listed[] = {
    "Product",        "CollectionPage",      "ItemList",
    "Offer",          "SearchResultsPage",   "FAQPage",
    "Service",        "LocalBusiness",       "QAPage",
    "AggregateOffer", "SoftwareApplication", "DiscussionForumPosting",
};

/* The surest thing that is said: an article before a list, and that before anything. */
static void note_type(struct stet_claims *claims, const json_t *type)
{
    const char *text = json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
    if (!text)
        return;
    const char *slash = strrchr(text, '/');
    text = slash ? slash + 1 : text;
    uint8_t said = STET_SAID_OTHER;
    for (size_t i = 0; i < sizeof(listed) / sizeof(*listed); i++)
        if (strcmp(text, listed[i]) == 0)
            said = STET_SAID_LIST;
    size_t len = strlen(text);
    if (strcmp(text, "BlogPosting") == 0 || (len >= 7 && strcmp(text + len - 7, "Article") == 0))
        said = STET_SAID_ARTICLE;
    if (claims->schema == STET_SAID_NOTHING || said < claims->schema)
        claims->schema = said;
}

static enum schema_type type_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    if (!json_is_array(type))
        return type_named(type);
    for (size_t i = 0; i < json_array_size(type); i++)
        if (type_named(json_array_get(type, i)) != TYPE_OTHER)
            return type_named(json_array_get(type, i));
    return TYPE_OTHER;
}

/* The object that a reference {"@id": ...} stands for, or the value itself. */
static const json_t *follow(const struct scan *scan, const json_t *value)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    if (!id || json_object_get(value, "name") || json_object_get(value, "url"))
        return value;
    for (size_t i = 0; i < scan->count; i++) {
        const char *other = json_string_value(json_object_get(scan->objects[i], "@id"));
        if (other && scan->objects[i] != value && strcmp(id, other) == 0)
            return scan->objects[i];
    }
    return value;
}

static bool is_url_field(enum stet_meta_field field)
{
    return field == STET_META_URL || field == STET_META_IMAGE || field == STET_META_LICENSE;
}

static bool is_list_field(enum stet_meta_field field)
{
    return field == STET_META_AUTHOR || field == STET_META_TAG;
}

/* A string, or the name or address of an object. */
static struct stet_span text_of(const struct scan *scan, const json_t *value,
                                enum stet_meta_field field)
{
    static const char *const address[] = {"@id", "url", "contentUrl"};
    static const char *const label[] = {"name", "headline", "@value", "alternateName"};
    if (json_is_object(value)) {
        value = follow(scan, value);
        const json_t *object = value;
        value = NULL;
        for (size_t i = 0; !json_is_string(value) && i < 4; i++)
            if (!is_url_field(field))
                value = json_object_get(object, label[i]);
            else if (i < 3)
                value =
                    json_object_get(object, address[field == STET_META_IMAGE ? (i + 1) % 3 : i]);
        if (json_is_array(value))
            value = json_array_get(value, 0);
    }
    if (!json_is_string(value))
        return (struct stet_span){NULL, 0};
    return (struct stet_span){json_string_value(value), json_string_length(value)};
}

/* A person whose name is told in parts. */
static void claim_person(struct scan *scan, unsigned rank, const json_t *person)
{
    const char *given = json_string_value(json_object_get(person, "givenName"));
    const char *family = json_string_value(json_object_get(person, "familyName"));
    struct stet_buf name;
    if (!given || !family)
        return;
    stet_buf_init(&name, 1024);
    stet_buf_printf(&name, "%s %s", given, family);
    if (!name.failed)
        stet_claim_add(scan->claims, STET_META_AUTHOR, STET_ORIGIN_JSON_LD, rank, scan->offset,
                       (struct stet_span){name.ptr, name.len});
    stet_buf_free(&name);
}

/* Are all authors organisations? */
static bool are_houses(const struct scan *scan, const json_t *authors)
{
    size_t many = json_is_array(authors) ? json_array_size(authors) : 1;
    for (size_t i = 0; i < many; i++) {
        const json_t *one = json_is_array(authors) ? json_array_get(authors, i) : authors;
        const char *type = json_string_value(json_object_get(follow(scan, one), "@type"));
        if (!type || !stet_span_ends(stet_span_of(type), "Organization"))
            return false;
    }
    return many > 0;
}

static void claim_value(struct scan *scan, enum stet_meta_field field, unsigned rank,
                        const json_t *value)
{
    size_t many = json_is_array(value) ? json_array_size(value) : 1;
    if (!is_list_field(field) && many > 1)
        many = 1;
    if (field == STET_META_AUTHOR && are_houses(scan, value))
        rank = STET_RANK_HOUSE;
    for (size_t i = 0; i < many && i < 100; i++) {
        const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        struct stet_span text = text_of(scan, one, field);
        if (text.len == 0 && field == STET_META_AUTHOR)
            claim_person(scan, rank, follow(scan, one));
        else
            stet_claim_add(scan->claims, field, STET_ORIGIN_JSON_LD, rank, scan->offset, text);
    }
}

static void claim_object(struct scan *scan, const json_t *object, enum schema_type type)
{
    bool article = type == TYPE_ARTICLE;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        const json_t *value = json_object_get(object, keys[i].key);
        if (!value || (keys[i].article_only && !article))
            continue;
        bool spare = strcmp(keys[i].key, "name") == 0 || strcmp(keys[i].key, "dateCreated") == 0 ||
                     strcmp(keys[i].key, "creator") == 0 || strcmp(keys[i].key, "url") == 0;
        claim_value(scan, keys[i].field, (article ? 10 : 40) + spare, value);
    }
    if (!article)
        return;
    const json_t *free = json_object_get(object, "isAccessibleForFree");
    const char *word = json_string_value(free);
    if (json_is_false(free) || (word && (strcmp(word, "False") == 0 || strcmp(word, "false") == 0)))
        scan->claims->paywalled = true;
    const json_t *body = json_object_get(object, "articleBody");
    if (json_string_length(body) >= BODY_MIN && scan->claims->article_body.len == 0) {
        scan->claims->article_body = stet_document_copy(
            scan->claims->document,
            (struct stet_span){json_string_value(body), json_string_length(body)});
        scan->claims->body_offset = scan->offset;
    }
}

/* All objects, outer ones first; not what a review is of, which others wrote. */
static void gather(struct scan *scan, json_t *root)
{
    json_t *queue[OBJECTS_MAX];
    size_t head = 0, tail = 0;
    queue[tail++] = root;
    while (head < tail) {
        json_t *value = queue[head++];
        const char *key;
        json_t *below;
        if (json_is_object(value)) {
            if (scan->count < OBJECTS_MAX)
                scan->objects[scan->count++] = value;
            json_object_foreach(value, key, below)
            {
                if (tail < OBJECTS_MAX && (json_is_object(below) || json_is_array(below)) &&
                    strcmp(key, "itemReviewed") != 0)
                    queue[tail++] = below;
            }
            continue;
        }
        for (size_t i = 0; i < json_array_size(value) && tail < OBJECTS_MAX; i++) {
            below = json_array_get(value, i);
            if (json_is_object(below) || json_is_array(below))
                queue[tail++] = below;
        }
    }
}

static void claim_all(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        const json_t *object = scan->objects[i];
        enum schema_type type = type_of(object);
        note_type(scan->claims, json_object_get(object, "@type"));
        bool headed = json_object_get(object, "headline") ||
                      json_object_get(object, "datePublished") ||
                      json_object_get(object, "articleBody");
        if (type == TYPE_ARTICLE && !scan->article && headed) {
            scan->article = true;
            claim_object(scan, object, type);
        } else if (type == TYPE_PAGE) {
            claim_object(scan, object, type);
        } else if (type == TYPE_SITE) {
            claim_value(scan, STET_META_SITE, 30, json_object_get(object, "name"));
        }
    }
}

void stet_meta_json_ld(struct stet_claims *claims, struct stet_span text, size_t offset)
{
    if (text.len > SCRIPT_MAX)
        return;
    json_t *root = json_loadb(text.ptr, text.len, JSON_DISABLE_EOF_CHECK, NULL);
    if (!root) {
        struct stet_buf repaired;
        stet_buf_init(&repaired, 2 * SCRIPT_MAX);
        stet_json_repair(text, &repaired);
        if (!repaired.failed)
            root = json_loadb(repaired.ptr, repaired.len, JSON_DISABLE_EOF_CHECK, NULL);
        stet_buf_free(&repaired);
        stet_document_diagnose(claims->document, root ? "repaired-json-ld" : "broken-json-ld",
                               offset, stet_span_trim(text));
    }
    struct scan *scan = root ? calloc(1, sizeof(*scan)) : NULL;
    if (scan) {
        scan->claims = claims;
        scan->offset = offset;
        gather(scan, root);
        claim_all(scan);
    }
    free(scan);
    json_decref(root);
}
