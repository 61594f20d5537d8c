/* extract.h - from the bytes of a page or text to a normalised document. */
#ifndef STET_EXTRACT_H
#define STET_EXTRACT_H

#include <stet/document.h>

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

/* Decodes, parses, takes the main content and the metadata, normalises.
 * STET_ERR_INPUT if it is neither HTML, text nor Markdown (the message says what it looks like);
 * STET_ERR_LIMIT if it passes a ceiling; STET_ERR_MEMORY. A page without an article is no failure:
 * (*out)->kind says what it is. The caller frees *out. Takes time linear in the source; safe to
 * call from several threads at once. */
STET_API enum stet_status stet_extract(struct stet_document **out, const struct stet_source *source,
                                       struct stet_error *error) STET_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
