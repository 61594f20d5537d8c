/* extract.h - from the bytes of a page or text to a normalised document. */
#ifndef STET_EXTRACT_H
#define STET_EXTRACT_H

#include <stet/document.h>
#include <stet/html.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Rules that people wrote for single sites: docs/rules.md. Read-only: several threads may use them.
 */
struct stet_site_rules;

/* Reads the rule file at path, or the files *.rules of a folder and those below it. STET_ERR_INPUT
 * (the message begins with "file:line"), STET_ERR_IO, STET_ERR_LIMIT, STET_ERR_MEMORY. The caller
 * frees *out. */
STET_API enum stet_status stet_site_rules_read(struct stet_site_rules **out, const char *path,
                                               struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_site_rules_free(struct stet_site_rules *rules);

/* What is known of a source. All strings may be NULL: unknown. Lent for the call only. */
struct stet_source {
    struct stet_bytes bytes;
    const char *name;       /* of the file: its ending helps to tell Markdown from text */
    const char *media_type; /* a Content-Type, as "text/html; charset=shift_jis" */
    const char *encoding;   /* the encoding found at an earlier time; it overrules detection */
    const char *url;        /* where it was; links are resolved against it */
    const char *title;      /* given by the user; overrules */
    const struct stet_site_rules *rules;
    int64_t captured_utc; /* when it was seen, for rules with dates; 0: unknown */
};

/* The charset that media_type (a Content-Type, or NULL) names though there is no encoding of that
 * name, a span into it; empty if there is none. Such a one is passed over, and the encoding told
 * from the bytes. */
STET_API struct stet_span stet_source_unknown_charset(const char *media_type);

/* Decodes, parses, takes the main content and the metadata, normalises.
 * STET_ERR_INPUT if it is neither HTML, text nor Markdown (the message says what it looks like);
 * STET_ERR_LIMIT if it passes a ceiling; STET_ERR_MEMORY. A page without an article is no failure:
 * (*out)->kind says what it is. The caller frees *out. Takes time linear in the source; safe to
 * call from several threads at once. */
STET_API enum stet_status stet_extract(struct stet_document **out, const struct stet_source *source,
                                       struct stet_error *error) STET_MUST_CHECK;

/* ---- why ------------------------------------------------------------------------------------ */

/* What was made of each block of a page, a block being a run of text below one element. */
struct stet_trace;

struct stet_trace_block {
    stet_html_node node;      /* the element that holds it, in stet_trace_html */
    struct stet_span element; /* its name: "p" */
    struct stet_span text;    /* its beginning, white space collapsed, at most 400 bytes */
    size_t offset;            /* of its first text, in the page as UTF-8 */
    uint32_t letters;
    uint32_t link_percent; /* of these, in links */
    int32_t score;         /* thousandths of a logit: above 0 it is likely text of the article */
    bool kept;
    bool chosen;        /* the rules chose what is around it, before the score had its say */
    const char *reason; /* the lasting name of why it was dropped, as "dropped-signup"; of a kept
                           one, why a rule would have dropped it; NULL: none. Static */
    const uint8_t *features; /* stet_trace_feature_count() of them */
};

/* The same as stet_extract, and tells why: *trace has a block for each run of text of an HTML page,
 * in its order, and none for other sources. Text that was taken from the page's data (a diagnostic
 * "text-from-...") has none either. Costs the text and the tree of the page again. The caller frees
 * *out and *trace. */
STET_API enum stet_status stet_extract_traced(struct stet_document **out, struct stet_trace **trace,
                                              const struct stet_source *source,
                                              struct stet_error *error) STET_MUST_CHECK;
STET_API void stet_trace_free(struct stet_trace *trace);

/* All lent, as long as the trace. */
STET_API size_t stet_trace_count(const struct stet_trace *trace);
STET_API const struct stet_trace_block *stet_trace_get(const struct stet_trace *trace, size_t i);
/* The page; NULL if the source was none. */
STET_API const struct stet_html *stet_trace_html(const struct stet_trace *trace);
/* The block that a text node belongs to, or SIZE_MAX: it is hidden, blank, or no text of a page. */
STET_API size_t stet_trace_block_of(const struct stet_trace *trace, stet_html_node node);

/* The features, in the order of stet_trace_block: their names, as "LINK_SHARE". */
STET_API size_t stet_trace_feature_count(void);
STET_API const char *stet_trace_feature_name(size_t i);
/* What it measures, in a few words; may be empty. */
STET_API const char *stet_trace_feature_about(size_t i);

#ifdef __cplusplus
}
#endif

#endif
