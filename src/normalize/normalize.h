/* normalize.h - one rule: it never changes what a reader sees. See docs/normalisation.md. */
#ifndef STET_NORMALIZE_H
#define STET_NORMALIZE_H

#include "document.h"

/* Brings a document into its one normal form, in place: NFC, one kind of space, no invisible
 * characters, no empty nodes, neighbouring equal inlines joined, SENTENCE nodes where a sentence
 * ends. Repairs are added to the diagnostics. Idempotent. STET_ERR_MEMORY, STET_ERR_LIMIT. Linear.
 */
enum stet_status stet_normalize(struct stet_document *document,
                                struct stet_error *error) STET_MUST_CHECK;

/* Appends one line of metadata in normal form: NFC, white space collapsed and trimmed, no controls.
 */
void stet_normalize_line(struct stet_buf *out, struct stet_span text);

#endif
