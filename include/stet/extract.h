/* extract.h - from the bytes of a page or text to a normalised document. */
#ifndef STET_EXTRACT_H
#define STET_EXTRACT_H

#include <stet/document.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is known of a source. All strings may be NULL: unknown. Lent for the call only. */
struct stet_source {
    struct stet_bytes bytes;
    const char *name;       /* of the file: its ending helps to tell Markdown from text */
    const char *media_type; /* a Content-Type, as "text/html; charset=shift_jis" */
    const char *encoding;   /* the encoding found at an earlier time; it overrules detection */
    const char *url;        /* where it was; links are resolved against it */
    const char *title;      /* given by the user; overrules */
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
