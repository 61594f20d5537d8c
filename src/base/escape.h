/* escape.h - text made safe for the place it goes to; each is named by its place. */
#ifndef STET_ESCAPE_H
#define STET_ESCAPE_H

#include <stet/base.h>

void stet_escape_html_text(struct stet_buf *out, struct stet_span text);
void stet_escape_html_attribute(struct stet_buf *out, struct stet_span text); /* for "..." */
/* For a terminal: C0, C1, DEL, invisible and bidi controls are shown as \x1b or \u202e; LF and TAB
 * stay only where keep_lines says so. */
void stet_escape_terminal(struct stet_buf *out, struct stet_span text, bool keep_lines);
/* Would the terminal's escaper leave one line of text as it is? */
bool stet_escape_is_plain(struct stet_span text);
/* A JSON string with its quotes; only what JSON demands is escaped. */
void stet_escape_json(struct stet_buf *out, struct stet_span text);

#endif
