/* embedded_names.c - what the names of strings, objects and lists in a page's data say of them. */
#include "embedded.h"
#include "span.h"

/* Names in lower case, without hyphens and underscores. */
static const struct {
    const char *name;
    enum stet_held_key key;
} names[] = {
    {"body", STET_HELD_BODY},
    {"content", STET_HELD_BODY},
    {"articlebody", STET_HELD_BODY},
    {"text", STET_HELD_BODY},
    {"html", STET_HELD_BODY},
    {"bodyhtml", STET_HELD_BODY},
    {"contenthtml", STET_HELD_BODY},
    {"bodytext", STET_HELD_BODY},
    {"story", STET_HELD_BODY},
    {"storybody", STET_HELD_BODY},
    {"storyhtml", STET_HELD_BODY},
    {"articletext", STET_HELD_BODY},
    {"rendered", STET_HELD_BODY},
    {"value", STET_HELD_BODY},
    {"markdown", STET_HELD_BODY},
    {"paragraph", STET_HELD_BODY},
    {"paragraphs", STET_HELD_BODY},
    {"copy", STET_HELD_BODY},
    {"fulltext", STET_HELD_BODY},
    {"richtext", STET_HELD_BODY},
    {"postcontent", STET_HELD_BODY},
    {"contentbody", STET_HELD_BODY},
    {"maincontent", STET_HELD_BODY},
    {"articlecontent", STET_HELD_BODY},
    {"innerhtml", STET_HELD_BODY},
    {"selftext", STET_HELD_BODY},
    {"texthtml", STET_HELD_BODY},
    {"children", STET_HELD_BODY},
    {"data", STET_HELD_BODY},
    {"quote", STET_HELD_BODY},
    {"blocks", STET_HELD_BODY},
    {"contentelements", STET_HELD_BODY},
    {"title", STET_HELD_TITLE},
    {"headline", STET_HELD_TITLE},
    {"name", STET_HELD_TITLE},
    {"heading", STET_HELD_TITLE},
    {"type", STET_HELD_TYPE},
    {"nodetype", STET_HELD_TYPE},
    {"typename", STET_HELD_TYPE},
    {"tag", STET_HELD_TYPE},
    {"tagname", STET_HELD_TYPE},
    {"style", STET_HELD_TYPE},
    {"liveblogupdate", STET_HELD_LIVE},
    {"url", STET_HELD_LINK},
    {"href", STET_HELD_LINK},
    {"link", STET_HELD_LINK},
    {"slug", STET_HELD_LINK},
    {"permalink", STET_HELD_LINK},
    {"path", STET_HELD_LINK},
    {"uri", STET_HELD_LINK},
    {"canonicalurl", STET_HELD_LINK},
    {"comments", STET_HELD_ASIDE},
    {"replies", STET_HELD_ASIDE},
    {"reviews", STET_HELD_ASIDE},
    {"related", STET_HELD_ASIDE},
    {"relatedposts", STET_HELD_ASIDE},
    {"relatedarticles", STET_HELD_ASIDE},
    {"recommended", STET_HELD_ASIDE},
    {"recommendations", STET_HELD_ASIDE},
    {"mostread", STET_HELD_ASIDE},
    {"trending", STET_HELD_ASIDE},
    {"messages", STET_HELD_ASIDE},
    {"translations", STET_HELD_ASIDE},
    {"i18n", STET_HELD_ASIDE},
    {"locale", STET_HELD_ASIDE},
    {"locales", STET_HELD_ASIDE},
    {"labels", STET_HELD_ASIDE},
    {"footer", STET_HELD_ASIDE},
    {"header", STET_HELD_ASIDE},
    {"navigation", STET_HELD_ASIDE},
    {"menu", STET_HELD_ASIDE},
    {"cookie", STET_HELD_ASIDE},
    {"cookies", STET_HELD_ASIDE},
    {"consent", STET_HELD_ASIDE},
    {"gdpr", STET_HELD_ASIDE},
    {"newsletter", STET_HELD_ASIDE},
    {"newsletters", STET_HELD_ASIDE},
    {"bio", STET_HELD_ASIDE},
    {"authors", STET_HELD_ASIDE},
    {"author", STET_HELD_ASIDE},
    {"caption", STET_HELD_ASIDE},
    {"css", STET_HELD_ASIDE},
    {"styles", STET_HELD_ASIDE},
};

/* What a name or a type says about a block: its level as a heading, 'p' for others, 0 unknown. */
static const struct {
    const char *name;
    char level;
} types[] = {
    {"paragraph", 'p'},  {"p", 'p'},          {"block", 'p'},       {"listitem", 'p'},
    {"li", 'p'},         {"blockquote", 'p'}, {"quote", 'p'},       {"normal", 'p'},
    {"unstyled", 'p'},   {"heading", '2'},    {"header", '2'},      {"h1", '2'},
    {"h2", '2'},         {"h3", '3'},         {"h4", '4'},          {"h5", '5'},
    {"h6", '6'},         {"heading1", '2'},   {"heading2", '2'},    {"heading3", '3'},
    {"headerone", '2'},  {"headertwo", '2'},  {"headerthree", '3'}, {"subhead", '3'},
    {"subheading", '3'},
};

/* A name without what its spelling adds: "article_body" and "articleBody" are one. */
void stet_held_plain(struct stet_span name, char out[STET_HELD_NAME + 1])
{
    size_t len = 0;
    for (size_t i = 0; i < name.len && len < STET_HELD_NAME; i++)
        if (stet_is_alpha(name.ptr[i]) || stet_is_digit(name.ptr[i]))
            out[len++] = stet_ascii_lower(name.ptr[i]);
    out[len] = '\0';
}

enum stet_held_key stet_held_key_of(const char *name)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (*name == *names[i].name && strcmp(name, names[i].name) == 0)
            return names[i].key;
    return STET_HELD_OTHER;
}

char stet_held_level_of(struct stet_span type)
{
    char name[STET_HELD_NAME + 1];
    stet_held_plain(type, name);
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (strcmp(name, types[i].name) == 0)
            return types[i].level;
    return 0;
}
