/* document.h - the narrow waist: an article as a tree of blocks and inlines, with its metadata.
 *
 * Everything before makes one, everything after reads one. Its canonical bytes are Markdown with
 * front matter, one sentence a line: equal content, equal bytes. See docs/document.md. */
#ifndef STET_DOCUMENT_H
#define STET_DOCUMENT_H

#include <stet/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The number of the rules that make canonical bytes; written into them. */
#define STET_NORMALIZER 1

enum stet_node_kind {
    /* Blocks that hold blocks. */
    STET_NODE_DOCUMENT, /* the root */
    STET_NODE_QUOTE,
    STET_NODE_LIST, /* holds ITEMs; ordered, number: the first item's */
    STET_NODE_ITEM,
    STET_NODE_FIGURE, /* holds at most one IMAGE block, then its caption as blocks */
    STET_NODE_TABLE,  /* holds ROWs; the first is the head */
    STET_NODE_ROW,    /* holds CELLs */
    /* Blocks that hold inlines. */
    STET_NODE_HEADING, /* number: 1 to 6 */
    STET_NODE_PARAGRAPH,
    STET_NODE_CELL,
    /* Blocks that hold nothing. */
    STET_NODE_CODE_BLOCK, /* text; title: the language or empty */
    STET_NODE_IMAGE,      /* only in a FIGURE; url, text: the alternative text */
    STET_NODE_EMBED,      /* url, text: its title or empty */
    STET_NODE_RULE,
    /* Inlines that hold inlines. */
    STET_NODE_EMPHASIS,
    STET_NODE_STRONG,
    STET_NODE_LINK, /* url, title */
    STET_NODE_SUBSCRIPT,
    STET_NODE_SUPERSCRIPT,
    /* Inlines that hold nothing. */
    STET_NODE_TEXT,         /* text */
    STET_NODE_CODE,         /* text */
    STET_NODE_INLINE_IMAGE, /* url, text: the alternative text */
    STET_NODE_BREAK,        /* a line break that the reader sees */
    STET_NODE_SENTENCE /* between two sentences: seen as a space, or as nothing behind full-width
                          punctuation; a line end in the canonical bytes */
};

/* Spans live as long as the document. */
struct stet_node {
    enum stet_node_kind kind;
    bool ordered;
    uint32_t number;
    struct stet_span text, url, title;
    size_t
        offset; /* where its text begins in the bytes it was read from; STET_NO_OFFSET if unknown */
    struct stet_node *parent, *first, *last, *previous, *next;
};

/* Where a field was found. */
enum stet_origin {
    STET_ORIGIN_NONE,  /* the field is absent */
    STET_ORIGIN_GIVEN, /* by the user */
    STET_ORIGIN_FRONT_MATTER,
    STET_ORIGIN_JSON_LD,
    STET_ORIGIN_OPEN_GRAPH,
    STET_ORIGIN_META,
    STET_ORIGIN_MICRODATA,
    STET_ORIGIN_TIME_ELEMENT,
    STET_ORIGIN_MARKUP, /* an element: title, h1, html lang, rel=author, link ... */
    STET_ORIGIN_URL,
    STET_ORIGIN_TEXT,
    STET_ORIGIN_RULE /* where a rule for the site says */
};

struct stet_field {
    struct stet_span value;
    enum stet_origin origin;
};

struct stet_field_list {
    struct stet_span *values;
    size_t count;
    enum stet_origin origin;
};

/* published and modified are RFC 3339 ("2024-12-03T09:30:00+01:00") or a date ("2024-12-03"), with
 * the zone the source gave; language is a BCP 47 tag ("it", "zh-Hant"). */
struct stet_metadata {
    struct stet_field title, published, modified, language, site, section, description, url, image,
        license;
    struct stet_field_list authors, tags;
};

/* What sort of page it was taken from. */
enum stet_document_kind {
    STET_KIND_ARTICLE,
    STET_KIND_LISTING,
    STET_KIND_PAYWALLED,
    STET_KIND_ERROR_PAGE,
    STET_KIND_ROBOT_CHECK,
    STET_KIND_EMPTY,  /* no text was found */
    STET_KIND_LOGIN,  /* a form for logging in */
    STET_KIND_CONSENT /* a question for consent before anything is shown */
};

struct stet_arena;

struct stet_document {
    struct stet_arena *arena; /* owns all of it */
    struct stet_node *root;
    struct stet_metadata meta;
    enum stet_document_kind kind;
    struct stet_span kind_reason; /* why it was taken for that kind; empty for an article */
    struct stet_diagnostics diagnostics;
    const char *media_type; /* of the source, as "text/html"; static */
    struct stet_span rules; /* SHA-256 of the rule file that was used, in hex; empty: none */
    const char *encoding; /* of the source, as "windows-1252" (WHATWG name in lower case); static */
};

/* An empty document. NULL without memory. */
STET_API struct stet_document *stet_document_new(void);
STET_API void stet_document_free(struct stet_document *document);

/* "article", "listing", "paywalled", "error", "robot-check", "empty", "login", "consent". */
STET_API const char *stet_document_kind_name(enum stet_document_kind kind);
/* Is it the kind of page that a site shows in the place of an article: an error, a robot check, a
 * login, a question about cookies, nothing? What it says is never an article's text. */
STET_API bool stet_document_kind_is_substitute(enum stet_document_kind kind);
/* "json-ld", "open-graph", "meta", "microdata", "time", "markup", "url", "text", "given",
 * "front-matter", "rule", "none". */
STET_API const char *stet_origin_name(enum stet_origin origin);
/* "paragraph", "heading" ... */
STET_API const char *stet_node_kind_name(enum stet_node_kind kind);

/* Appends the canonical bytes: front matter, then the blocks. The document must be normalised (as
 * stet_extract leaves it) for them to be canonical. STET_ERR_LIMIT above STET_MAX_CANONICAL_BYTES.
 * Takes time linear in the document. */
STET_API enum stet_status stet_document_write(const struct stet_document *document,
                                              struct stet_buf *out,
                                              struct stet_error *error) STET_MUST_CHECK;

/* Reads canonical bytes back: stet_document_write of the result gives the same bytes. Any Markdown
 * with or without front matter is accepted, as a tree that is not yet normalised. Node offsets are
 * offsets into text. STET_ERR_INPUT if it is not UTF-8, STET_ERR_LIMIT, STET_ERR_MEMORY. The caller
 * frees *out. text is copied. */
STET_API enum stet_status stet_document_read(struct stet_document **out, struct stet_span text,
                                             struct stet_error *error) STET_MUST_CHECK;

/* Appends what a reader reads, without mark-up: blocks apart by a blank line, one sentence a line.
 */
STET_API void stet_document_text(const struct stet_document *document, struct stet_buf *out);
/* The same without figures and their captions, unless it has nothing but figures, and without the
 * numbers of items. */
STET_API void stet_document_running_text(const struct stet_document *document,
                                         struct stet_buf *out);

#ifdef __cplusplus
}
#endif

#endif
