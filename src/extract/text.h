/* text.h - articles that come as plain text or as Markdown. */
#ifndef STET_EXTRACT_TEXT_H
#define STET_EXTRACT_TEXT_H

#include "document.h"

/* Plain text (UTF-8) into an empty document: paragraphs, headings, lists, quotes and captions as
 * blocks; title, authors, dates and language as metadata where the text has them, with origin TEXT.
 * What is taken out of the body is in the diagnostics, with its offset in text. Not yet normalised.
 * A text without a word is of kind EMPTY. STET_ERR_LIMIT if a line exceeds STET_MAX_LINE_BYTES,
 * STET_ERR_MEMORY. Linear in text. */
enum stet_status stet_extract_text(struct stet_document *document, struct stet_span text,
                                   struct stet_error *error) STET_MUST_CHECK;

/* Markdown, with front matter or without: as stet_document_read, then the metadata is completed
 * from the head of the text, and relative links are resolved against url (or the url of the front
 * matter; may be empty). Not yet normalised. STET_ERR_LIMIT, STET_ERR_MEMORY. The caller frees
 * *out. */
enum stet_status stet_extract_markdown(struct stet_document **out, struct stet_span text,
                                       struct stet_span url,
                                       struct stet_error *error) STET_MUST_CHECK;

#endif
