/* text_head.h - what stands at the head of an article besides its text. Private to the text files.
 */
#ifndef STET_TEXT_HEAD_H
#define STET_TEXT_HEAD_H

#include "document.h"

/* If the line is nothing but dates, bylines and times of reading, puts them into the metadata that
 * is still empty, adds the diagnostics, and returns true. */
bool stet_head_take_line(struct stet_document *document, struct stet_span line, size_t offset);

/* Is it such a line, or boilerplate, or a caption that says so? Changes nothing. */
bool stet_head_is_line(struct stet_document *document, struct stet_span line);

/* If the line is boilerplate by its words, adds the diagnostic and returns true. */
bool stet_head_drop_phrase(struct stet_document *document, struct stet_span line, size_t offset);

/* Does the line say itself that it belongs to a picture ("Foto: X")? */
bool stet_head_is_credit(struct stet_span line);

/* Does a short line near the head describe a picture? behind_date: it stands right below a date;
 * language: the document's, or NULL. */
bool stet_head_is_caption(struct stet_span line, bool behind_date, const char *language);

/* Could it be a title, by its looks? *weak: only if more speaks for it, as it is long or ends with
 * a question or exclamation mark. */
bool stet_head_is_title(struct stet_span line, bool *weak);

/* Is it a paragraph of the article itself, by its length and end? The head is over then. */
bool stet_head_is_running_text(struct stet_span text);

/* Sets the language from the text, if the text tells. */
void stet_head_set_language(struct stet_document *document, struct stet_span text);

/* "Title: x", "Author: x" and so on: puts value where key says. false if there is no such key. */
bool stet_head_knows_field(struct stet_span key);
bool stet_head_set_field(struct stet_document *document, struct stet_span key,
                         struct stet_span value);

#endif
