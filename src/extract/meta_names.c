/* meta_names.c - the names by which pages say things of an article to machines.
 *
 * In: the name or property of a meta element, or an itemprop. Out: which field it is of, and how
 * far it is believed. */
#include "meta_names.h"
#include "span.h"

static const struct stet_meta_name meta_names[] = {
    {"og:title", STET_META_TITLE, STET_ORIGIN_OPEN_GRAPH, 12},
    {"twitter:title", STET_META_TITLE, STET_ORIGIN_META, 25},
    {"title", STET_META_TITLE, STET_ORIGIN_META, 28},
    {"parsely-title", STET_META_TITLE, STET_ORIGIN_META, 20},
    {"sailthru.title", STET_META_TITLE, STET_ORIGIN_META, 21},
    {"dc.title", STET_META_TITLE, STET_ORIGIN_META, 26},
    {"dcterms.title", STET_META_TITLE, STET_ORIGIN_META, 26},
    {"citation_title", STET_META_TITLE, STET_ORIGIN_META, 9},
    {"headline", STET_META_TITLE, STET_ORIGIN_META, 22},

    {"article:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 30},
    {"article:author_name", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 29},
    {"og:article:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 31},
    {"og:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 32},
    {"book:author", STET_META_AUTHOR, STET_ORIGIN_OPEN_GRAPH, 32},
    {"author", STET_META_AUTHOR, STET_ORIGIN_META, 24},
    {"authors", STET_META_AUTHOR, STET_ORIGIN_META, 24},
    {"parsely-author", STET_META_AUTHOR, STET_ORIGIN_META, 20},
    {"sailthru.author", STET_META_AUTHOR, STET_ORIGIN_META, 21},
    {"writer", STET_META_AUTHOR, STET_ORIGIN_META, 27},
    {"byl", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"byline", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"dc.creator", STET_META_AUTHOR, STET_ORIGIN_META, 26},
    {"dcterms.creator", STET_META_AUTHOR, STET_ORIGIN_META, 26},
    {"dc.contributor", STET_META_AUTHOR, STET_ORIGIN_META, 28},
    {"citation_author", STET_META_AUTHOR, STET_ORIGIN_META, 9},
    {"cxenseparse:author", STET_META_AUTHOR, STET_ORIGIN_META, 22},
    {"creator", STET_META_AUTHOR, STET_ORIGIN_META, 28},

    {"article:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:article:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 13},
    {"og:published_time", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"og:pubdate", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"article:published", STET_META_PUBLISHED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"published_time", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"datepublished", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"parsely-pub-date", STET_META_PUBLISHED, STET_ORIGIN_META, 20},
    {"sailthru.date", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"pubdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publishdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publish-date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publish_date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"published-date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publication_date", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"publicationdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"article.published", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"article_date_original", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"originalpublicationdate", STET_META_PUBLISHED, STET_ORIGIN_META, 21},
    {"cxenseparse:recs:publishtime", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"rnews:datepublished", STET_META_PUBLISHED, STET_ORIGIN_META, 22},
    {"displaydate", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dc.date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dc.date.issued", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"dc.date.created", STET_META_PUBLISHED, STET_ORIGIN_META, 26},
    {"dcterms.date", STET_META_PUBLISHED, STET_ORIGIN_META, 34},
    {"dcterms.created", STET_META_PUBLISHED, STET_ORIGIN_META, 26},
    {"dcterms.issued", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"citation_publication_date", STET_META_PUBLISHED, STET_ORIGIN_META, 23},
    {"citation_date", STET_META_PUBLISHED, STET_ORIGIN_META, 24},
    {"datecreated", STET_META_PUBLISHED, STET_ORIGIN_META, 27},
    {"created", STET_META_PUBLISHED, STET_ORIGIN_META, 28},

    {"article:modified_time", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:updated_time", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"article:modified", STET_META_MODIFIED, STET_ORIGIN_OPEN_GRAPH, 14},
    {"datemodified", STET_META_MODIFIED, STET_ORIGIN_META, 20},
    {"last-modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"lastmod", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"revised", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"dc.date.modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"dcterms.modified", STET_META_MODIFIED, STET_ORIGIN_META, 24},
    {"utime", STET_META_MODIFIED, STET_ORIGIN_META, 26},

    {"og:locale", STET_META_LANGUAGE, STET_ORIGIN_OPEN_GRAPH, 32},
    {"content-language", STET_META_LANGUAGE, STET_ORIGIN_META, 31},
    {"language", STET_META_LANGUAGE, STET_ORIGIN_META, 33},
    {"dc.language", STET_META_LANGUAGE, STET_ORIGIN_META, 33},

    {"og:site_name", STET_META_SITE, STET_ORIGIN_OPEN_GRAPH, 5},
    {"application-name", STET_META_SITE, STET_ORIGIN_META, 24},
    {"apple-mobile-web-app-title", STET_META_SITE, STET_ORIGIN_META, 26},
    {"dc.publisher", STET_META_SITE, STET_ORIGIN_META, 25},
    {"citation_journal_title", STET_META_SITE, STET_ORIGIN_META, 12},

    {"article:section", STET_META_SECTION, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:section", STET_META_SECTION, STET_ORIGIN_OPEN_GRAPH, 13},
    {"parsely-section", STET_META_SECTION, STET_ORIGIN_META, 20},
    {"section", STET_META_SECTION, STET_ORIGIN_META, 22},

    {"article:tag", STET_META_TAG, STET_ORIGIN_OPEN_GRAPH, 12},
    {"og:article:tag", STET_META_TAG, STET_ORIGIN_OPEN_GRAPH, 13},
    {"news_keywords", STET_META_TAG, STET_ORIGIN_META, 18},
    {"parsely-tags", STET_META_TAG, STET_ORIGIN_META, 20},
    {"sailthru.tags", STET_META_TAG, STET_ORIGIN_META, 21},
    {"keywords", STET_META_TAG, STET_ORIGIN_META, 24},
    {"citation_keywords", STET_META_TAG, STET_ORIGIN_META, 23},

    {"og:description", STET_META_DESCRIPTION, STET_ORIGIN_OPEN_GRAPH, 8},
    {"description", STET_META_DESCRIPTION, STET_ORIGIN_META, 9},
    {"twitter:description", STET_META_DESCRIPTION, STET_ORIGIN_META, 14},
    {"dc.description", STET_META_DESCRIPTION, STET_ORIGIN_META, 15},

    {"og:url", STET_META_URL, STET_ORIGIN_OPEN_GRAPH, 8},
    {"twitter:url", STET_META_URL, STET_ORIGIN_META, 20},
    {"parsely-link", STET_META_URL, STET_ORIGIN_META, 20},

    {"og:image", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 5},
    {"og:image:url", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 6},
    {"og:image:secure_url", STET_META_IMAGE, STET_ORIGIN_OPEN_GRAPH, 7},
    {"twitter:image", STET_META_IMAGE, STET_ORIGIN_META, 20},
    {"twitter:image:src", STET_META_IMAGE, STET_ORIGIN_META, 20},
    {"parsely-image-url", STET_META_IMAGE, STET_ORIGIN_META, 22},

    {"dc.rights", STET_META_LICENSE, STET_ORIGIN_META, 24},
    {"dcterms.license", STET_META_LICENSE, STET_ORIGIN_META, 22},
    {"license", STET_META_LICENSE, STET_ORIGIN_META, 22},
};

static const struct stet_meta_name properties[] = {
    {"headline", STET_META_TITLE, STET_ORIGIN_MICRODATA, 20},
    {"author", STET_META_AUTHOR, STET_ORIGIN_MICRODATA, 19},
    {"creator", STET_META_AUTHOR, STET_ORIGIN_MICRODATA, 23},
    {"datepublished", STET_META_PUBLISHED, STET_ORIGIN_MICRODATA, 15},
    {"datecreated", STET_META_PUBLISHED, STET_ORIGIN_MICRODATA, 27},
    {"datemodified", STET_META_MODIFIED, STET_ORIGIN_MICRODATA, 15},
    {"inlanguage", STET_META_LANGUAGE, STET_ORIGIN_MICRODATA, 34},
    {"articlesection", STET_META_SECTION, STET_ORIGIN_MICRODATA, 24},
    {"license", STET_META_LICENSE, STET_ORIGIN_MICRODATA, 24},
};

static const struct stet_meta_name *find_name(const struct stet_meta_name *table, size_t count,
                                              struct stet_span name)
{
    name = stet_span_trim(name);
    char first = name.len > 0 ? stet_ascii_lower(name.ptr[0]) : '\0';
    for (size_t i = 0; i < count; i++)
        if (table[i].name[0] == first && stet_span_is_nocase(name, table[i].name))
            return &table[i];
    return NULL;
}

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

const struct stet_meta_name *stet_meta_name(struct stet_span name)
{
    return find_name(meta_names, COUNT(meta_names), name);
}

const struct stet_meta_name *stet_meta_property(struct stet_span name)
{
    return find_name(properties, COUNT(properties), name);
}
